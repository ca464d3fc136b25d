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
    ],
    ids=["pair", "placeholders", "empty", "percent sign", "signs of comparison", "entity"],
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
