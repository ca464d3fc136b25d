"""Scores as CAT tools show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.memory.scoring import score, words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("The law was changed.", "The law was changed.", 100, id="same"),
        pytest.param("The law was changed.", "the law was changed", 99, id="case-and-punctuation"),
        pytest.param("In 1988, 30,000 died.", "In 2016, 33,700.5 died.", 99, id="numbers"),
        pytest.param("Act <b1>now</b1>.", "Act now.", 99, id="inline-tags"),
        pytest.param("Iran’s law", "Iran's law", 99, id="apostrophes"),
        pytest.param("one two three four", "one two three five", 75, id="one-word-of-four"),
        pytest.param("one two three four", "one two three", 75, id="one-word-less"),
        pytest.param("the 29th of May", "the 28th of May", 75, id="ordinals-are-words"),
        pytest.param("one two", "three four", 0, id="nothing-in-common"),
        pytest.param("***", "---", 0, id="no-words"),
        pytest.param("禁止拷问", "禁止酷刑", 50, id="chinese-by-character"),
    ],
)
def test_scores(one: str, other: str, expected: int) -> None:
    """Words count, in their order; case, punctuation and numbers cost one point."""
    assert score(one, other) == expected
    assert score(other, one) == expected


def test_numbers_may_count_as_words() -> None:
    """Where they cannot be put in, another number is another word."""
    assert score("In 1988 they died", "In 2016 they died", numbers_alike=False) == 75


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t stop-gap 3.5 per cent", ["don't", "stop-gap", "0", "per", "cent"]),
        ("<b1>Ir</b1>an<n2/> U.S. <i>", ["iran", "u", "s", "i"]),
        ("5% of 1,000,000", ["0", "of", "0"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Hyphens and apostrophes hold words together; numbers are one word."""
    assert words(text) == expected


@given(st.text(), st.text())
def test_a_score_is_between_nought_and_a_hundred(one: str, other: str) -> None:
    """100 is the same text and nothing else; the order does not matter."""
    found = score(one, other)
    assert 0 <= found <= 100
    assert (found == 100) == (one == other)
    assert found == score(other, one)
