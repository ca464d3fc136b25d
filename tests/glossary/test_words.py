"""glossary.words: where the words of a text stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.glossary.words import FOLDED, PLACES, split, tokens

TEXT = st.text("aBİß'’s.-\u2011,(é\u03011_", max_size=10)


@given(st.lists(TEXT, max_size=5))
def test_the_words_of_a_text_are_those_of_its_pieces(pieces: list[str]) -> None:
    """Folded, each with a space behind it: no word looks over a space."""
    words = split(" ".join(pieces))
    assert "".join(FOLDED[piece] for piece in pieces) == "".join(f"{word.text.casefold()} " for word in words)
    assert tokens(" ".join(pieces)) == [word.text for word in words]


@given(TEXT)
def test_places_lead_from_folded_words_to_the_text(piece: str) -> None:
    """Where a word begins and ends among the folded words tells where it does in the piece."""
    at = 0
    for word in split(piece):
        folded = word.text.casefold()
        assert FOLDED[piece][at : at + len(folded)] == folded
        assert (PLACES[piece][at], PLACES[piece][at + len(folded)]) == (word.start, word.end)
        at += len(folded) + 1
