"""Sentences cut where their clauses meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.pretranslate.clauses import cut_clauses


def cut(text: str) -> list[str]:
    return [piece.text for piece in cut_clauses(text) if piece.translate]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The men were free; the women were not.", ["The men were free", "the women were not"]),
        ("He was arrested because he had written a book.", ["He was arrested", "because he had written a book"]),
        ("Yes, he was arrested.", ["Yes, he was arrested."]),
        ("They said “it is over” and left the house.", ["They said", "it is over", "and left the house"]),
        ("The court (in Tehran) was wrong.", ["The court", "in Tehran", "was wrong"]),
        ("A short one.", ["A short one."]),
    ],
    ids=["semicolon", "conjunction", "too short", "quotation", "bracket", "one clause"],
)
def test_clauses_are_cut_where_they_meet(text: str, parts: list[str]) -> None:
    """At marks and conjunctions, if enough words stand on both sides."""
    assert cut(text) == parts


@given(st.text(alphabet="abc ,;:—“”()." + "and but", max_size=60))
def test_pieces_put_together_are_the_sentence(text: str) -> None:
    """Nothing is lost between the pieces."""
    assert "".join(piece.text for piece in cut_clauses(text)) == text
