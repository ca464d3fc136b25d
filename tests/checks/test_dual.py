"""The Arabic dual stands for a 2."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue

Check = Callable[..., tuple[Issue, ...]]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He left with his 2 children.", "غادر بطفليه."),
        ("She left with her 2 children.", "غادرت بطفليها."),
        ("He left with his 2 children.", "غادر مع ولديه."),
        ("his 2 young daughters", "ابنتيه الصغيرتين"),
        ("Their 2 sons died.", "مات ولداهما."),
        ("2 prisons", "سجنان"),
    ],
)
def test_a_dual_says_two(check: Check, source: str, target: str) -> None:
    """With a pronoun too, where the source has one."""
    assert check("numbers", source, target, "ar") == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("He has his 2 letters.", "لديه رسائله.", id="preposition"),
        pytest.param("the political 2 prisons", "السجون السياسية", id="feminine-adjective"),
        pytest.param("his 2 letters", "رسائله السياسية", id="feminine-adjective-with-owner"),
        pytest.param("the 2 letters", "رسائليه", id="no-owner"),
    ],
)
def test_a_two_that_nothing_says_is_missing(check: Check, source: str, target: str) -> None:
    """Prepositions and adjectives only look like a dual."""
    (issue,) = check("numbers", source, target, "ar")
    assert issue.message == "2 is missing from the translation."
