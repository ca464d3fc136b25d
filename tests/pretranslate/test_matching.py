"""What memory has for the messages of a catalog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from l10n_pipeline.locales import get_locale
from l10n_pipeline.memory import Memory
from l10n_pipeline.model import Catalog, Message, Previous, State, TranslationUnit
from l10n_pipeline.pretranslate import Remembered, remembered

FRENCH = get_locale("fr")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite") as opened:
        yield opened


def known(memory: Memory, *sources: str, units: Sequence[TranslationUnit], threshold: int = 75) -> list[Remembered]:
    memory.put("old", "1", units)
    messages = tuple(Message(source=source) for source in sources)
    found = remembered(Catalog(header=None, messages=messages), messages, memory, FRENCH, threshold)
    return [found[message.key] for message in messages if message.key in found]


def unit(source: str, target: str, before: str | None = None, after: str | None = None) -> TranslationUnit:
    return TranslationUnit(source, target, "fr", State.TRANSLATED, "old.po", before=before, after=after)


def test_the_same_text_comes_back_as_it_was(memory: Memory) -> None:
    """Exact matches have no previous source; the place in the document decides between two."""
    units = [unit("Yes", "Oui"), unit("Yes", "Si", before="No?", after="")]
    yes, *_ = known(memory, "Yes", "More", units=units)
    assert (yes.target, yes.origin.text, yes.previous) == ("Oui", "memory 100 old.po", None)
    (second,) = known(memory, "No?", "Yes", units=units)
    assert (second.target, second.origin.text) == ("Si", "memory 100 old.po (in context)")


def test_a_like_text_says_what_it_was_made_for(memory: Memory) -> None:
    """The draft keeps the old source as its previous one, so that an editor shows the difference."""
    (found,) = known(
        memory, "All men are born free.", units=[unit("All women are born free.", "Toutes naissent libres.")]
    )
    assert found.origin.text == "memory 80 old.po"
    draft = found.draft(Message(source="All men are born free."))
    assert (draft.state, draft.previous) == (State.DRAFT, Previous(source="All women are born free."))


def test_numbers_are_put_in_and_told(memory: Memory) -> None:
    """Only numbers differ: 99, with the numbers of the new text."""
    (found,) = known(memory, "In 2016 they spoke.", units=[unit("In 1988 they spoke.", "En 1988, ils ont parlé.")])
    assert (found.target, found.origin.text) == ("En 2016, ils ont parlé.", "memory 99 old.po (numbers put in)")


@pytest.mark.parametrize("source", ["3", "<b1>3</b1>", "1,250.50", "— 5 %", "https://example.org/3"])
def test_a_number_is_not_drafted_from_another_one(memory: Memory, source: str) -> None:
    """In a table every number is like every other; the drafter carries it over. The same one comes back."""
    units = [unit("14", "quatorze"), unit("<b1>14</b1>", "<b1>14</b1>"), unit("https://example.org/4", "x")]
    assert known(memory, source, units=units) == []
    (same,) = known(memory, "14", units=units)
    assert (same.target, same.previous) == ("quatorze", None)


def test_numbers_that_cannot_be_put_in_are_words_that_differ(memory: Memory) -> None:
    """Then the match may be too weak to be used."""
    units = [unit("They held 3 people.", "Trois personnes furent détenues.")]
    (found,) = known(memory, "They held 4 people.", units=units)
    assert (found.target, found.origin.text) == (
        "Trois personnes furent détenues.",
        "memory 75 old.po (numbers not put in)",
    )
    assert known(memory, "They held 4 people.", units=units, threshold=80) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param(
            "Ali was arrested at 8:45 p.m. on 9 August 2022 in the city of Karaj by armed men.",
            "memory 85 old.po (numbers not put in)",
            id="p.m.",
        ),
        pytest.param(
            "Ali was arrested at 8:45 a.m. on 7 August 2023 in the city of Karaj by unarmed men.",
            "memory 75 old.po (numbers not put in)",
            id="unarmed",
        ),
        pytest.param(
            "Ali was arrested at 5:30 p.m. on 9 August 2022 in the city of Karaj by unarmed men.",
            "memory 90 old.po",
            id="the-same-numbers",
        ),
    ],
)
def test_numbers_are_left_where_any_word_differs(memory: Memory, source: str, told: str) -> None:
    """8:45 p.m. is not 8 h 45 du matin: the old text comes as it is, with the old source to compare."""
    old = "Ali was arrested at 5:30 a.m. on 9 August 2022 in the city of Karaj by armed men."
    target = "Ali a été arrêté à 5 h 30 du matin le 9 août 2022 à Karaj par des hommes armés."
    (found,) = known(memory, source, units=[unit(old, target)])
    assert (found.target, found.origin.text, found.previous) == (target, told, Previous(source=old))


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        pytest.param("He was never there.", "Il n’y fut jamais.", "memory 99 old.po (tags fitted)", id="none"),
        pytest.param(
            "He was <b2>never</b2> there.", "Il n’y fut <b2>jamais</b2>.", "memory 99 old.po (tags fitted)", id="others"
        ),
        pytest.param("He was <i1>never</i1> here.", "Il n’y fut <i1>jamais</i1>.", "memory 75 old.po", id="the-same"),
    ],
)
def test_a_match_has_no_tags_that_the_message_has_not(memory: Memory, source: str, target: str, told: str) -> None:
    """The sentence of a Word file comes into a plain text without its italics."""
    units = [unit("He was <i1>never</i1> there.", "Il n’y fut <i1>jamais</i1>.")]
    (found,) = known(memory, source, units=units)
    assert (found.target, found.origin.text) == (target, told)


def test_unread_machine_translations_are_marked_down(memory: Memory) -> None:
    """And say so."""
    made = TranslationUnit("Yes", "Oui", "fr", State.DRAFT, "old.tmx", machine=True)
    (found,) = known(memory, "Yes", units=[made])
    assert found.origin.text == "memory 90 old.tmx (machine)"
    assert known(memory, "Yes", units=[made], threshold=95) == []


def test_a_threshold_of_100_wants_the_same_text(memory: Memory) -> None:
    """Not even another case is taken."""
    assert known(memory, "yes", units=[unit("Yes", "Oui")], threshold=100) == []
