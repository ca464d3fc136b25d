"""Tags and placeholders."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a <b1>new</b1> book", "un livre <b1>neuf</b1>"),
        ("Hello {name}, %(count)s files", "Bonjour {name}, %(count)s fichiers"),
        ("two lines<br2/>of text", "deux lignes<br2/>de texte"),
        ("50 percent of", "50 %d’intérêts"),
        ("5 < 6 and 7 > 6", "5 < 6 et 7 > 6"),
        ("Yes:", "Oui&nbsp;:"),
        ("<a1>Home</a1> | <a2><i3/></a2>", "<a2><i3/></a2> | <a1>Accueil</a1>"),
        ("a <b1></b1>book", "un <b1></b1>livre"),
        ("a <b1>—</b1> book", "un <b1> </b1> livre"),
    ],
    ids=["pair", "placeholders", "empty", "percent sign", "comparison", "entity", "picture", "held nothing", "a mark"],
)
def test_markup_that_is_there_raises_nothing(check: Check, source: str, target: str) -> None:
    """Its order is the translator's."""
    assert check("markup", source, target) == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a <b1>new</b1> book", "un livre neuf"),
        ("a <b1>new</b1> book", "un livre <b1>neuf"),
        ("a <b1>new</b1> book", "un livre <b2>neuf</b2>"),
        ("a <b1>new</b1> book", "un livre </b1>neuf<b1>"),
        ("a book", "un <b1>livre</b1>"),
        ("Hello {name}", "Bonjour {nom}"),
        ("%(count)s files", "%(count) fichiers"),
    ],
    ids=[
        "both lost",
        "one lost",
        "renumbered",
        "turned round",
        "added",
        "placeholder translated",
        "placeholder broken",
    ],
)
def test_markup_that_is_lost_or_changed_is_an_error(check: Check, source: str, target: str) -> None:
    """The published page would show or lose it."""
    issues = check("markup", source, target)
    assert issues
    assert {issue.severity for issue in issues} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("source", "target", "place"),
    [
        ("<a1>Appeal</a1> | <a2>Home</a2>", "<a1></a1> d’appel | <a2>Accueil</a2>", "<a1>"),
        ("<b1>10 years</b1> in <b2>prison</b2>", "<b1>10 ans de prison</b1> <b2> </b2>", "<b2>"),
        ("<b1>an <i2>old</i2> law</b1>", "<b1><i2></i2></b1>une vieille loi", "<i2>"),
        ("<b>one</b> and <b>two</b>", "<b>un et deux</b><b></b>", "<b>"),
    ],
    ids=["link", "space", "nested", "one of two"],
)
def test_a_pair_of_tags_that_lost_its_words_is_an_error(check: Check, source: str, target: str, place: str) -> None:
    """A link that holds nothing cannot be seen, nor followed."""
    issues = check("markup", source, target)
    assert {issue.severity for issue in issues} == {Severity.ERROR}
    assert target[issues[0].start : issues[0].end] == place
    assert "holds nothing" in issues[0].message
