"""The inflected forms of English words."""

from __future__ import annotations

import pytest

from l10n_pipeline.glossary.english import conjugated, plurals


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        pytest.param("prisoner", {"prisoners"}, id="s"),
        pytest.param("witness", {"witnesses"}, id="es after a sibilant"),
        pytest.param("Church", {"Churches"}, id="a capital stays"),
        pytest.param("body", {"bodies", "bodys"}, id="ies after a consonant"),
        pytest.param("day", {"days"}, id="ys after a vowel"),
        pytest.param("hero", {"heros", "heroes"}, id="o takes either"),
        pytest.param("crisis", {"crises"}, id="Greek sis"),
        pytest.param("woman", {"women", "womans"}, id="irregular"),
        pytest.param("policeman", {"policemen", "policemans"}, id="compound of man"),
        pytest.param("German", {"Germans"}, id="no compound of man"),
        pytest.param("NGO", {"NGOs"}, id="acronym"),
        pytest.param("species", set(), id="the same in the plural"),
        pytest.param("of", set(), id="function word"),
        pytest.param("1988", set(), id="number"),
        pytest.param("'s", set(), id="possessive"),
        pytest.param("is", set(), id="two letters"),
    ],
)
def test_plurals(word: str, forms: set[str]) -> None:
    """By rule and by list, in the capitals of the word."""
    assert set(plurals(word)) == forms


def test_the_acronym_of_a_name_has_no_plural() -> None:
    """There is one PMOI; a name in small letters may be one of several."""
    assert plurals("PMOI", name=True) == ()
    assert plurals("Mojahed", name=True) == ("Mojaheds",)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        pytest.param("torture", {"tortures", "tortured", "torturing"}, id="e"),
        pytest.param("deny", {"denies", "denied", "denying"}, id="y"),
        pytest.param("stop", {"stops", "stopped", "stopping"}, id="doubled"),
        pytest.param("visit", {"visits", "visited", "visiting", "visitted", "visitting"}, id="doubled or not"),
        pytest.param("lie", {"lies", "lay", "lain", "lied", "lying"}, id="ie"),
        pytest.param("panic", {"panics", "panicked", "panicking"}, id="c"),
        pytest.param("flee", {"flees", "fled", "fleeing"}, id="ee"),
        pytest.param("be", {"am", "is", "are", "was", "were", "been", "being"}, id="be"),
        pytest.param("have", {"has", "had", "having"}, id="have"),
        pytest.param("do", {"does", "did", "done", "doing"}, id="do"),
        pytest.param("Hang", {"Hangs", "Hung", "Hanged", "Hanging"}, id="capital"),
        pytest.param("put", {"puts", "putting"}, id="the same in the past"),
    ],
)
def test_conjugated(verb: str, forms: set[str]) -> None:
    """The third person, past and participles, without the infinitive; a wrong guess does no harm."""
    assert forms <= set(conjugated(verb))
    assert verb not in conjugated(verb)
