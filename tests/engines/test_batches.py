"""Tests of l10n_pipeline.engines.batches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.engines.batches import Chunk, cut_long, plan


@given(st.lists(st.integers(1, 400), max_size=60), st.integers(64, 2048))
def test_every_sentence_is_in_one_batch_and_no_batch_is_too_large(lengths: list[int], limit: int) -> None:
    """A batch with its padding keeps to the limit, unless one sentence alone is longer."""
    batches = plan(lengths, limit)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or max(lengths[index] for index in batch) * len(batch) <= limit


@given(st.text(alphabet="ab .,;é", min_size=1, max_size=200), st.integers(2, 30))
def test_cutting_loses_nothing_but_white_space(text: str, limit: int) -> None:
    """The chunks with their gaps are the text, runs of white space aside, and none is too long."""
    chunks = cut_long(text, limit, len)
    assert "".join(c.text + c.gap for c in chunks).split() == text.split()
    assert all(len(c.text) <= limit for c in chunks)
    assert chunks[-1].gap == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("short", [Chunk("short")], id="short"),
        pytest.param("One, two three. Four, five.", [Chunk("One, two three.", " "), Chunk("Four, five.")], id="stop"),
        pytest.param(
            "one two three, four five six", [Chunk("one two three,", " "), Chunk("four five six")], id="comma"
        ),
        pytest.param("one two three four five", [Chunk("one two three", " "), Chunk("four five")], id="space"),
        pytest.param("a" * 30, [Chunk("a" * 15), Chunk("a" * 15)], id="word"),
    ],
)
def test_long_sentences_are_cut_at_the_best_place(text: str, expected: list[Chunk]) -> None:
    """After a full stop rather than a comma, after a comma rather than at a space, at a space rather than in a word."""
    assert list(cut_long(text, 20, len)) == expected
