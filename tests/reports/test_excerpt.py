"""What may be shown of a target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.reports.excerpt import cut, marked_pieces, named, pieces, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\x1b[31mred", "⟨U+001B⟩[31mred"),
        ("می\u200cرود", "می\u200cرود"),
        ("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩"),
        ("a\nb\tc", "a\nb\tc"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_what_reorders_hides_or_commands_is_named(text: str, shown: str) -> None:
    """A report must not be deceived by the text that it reports."""
    assert visible(text) == shown


def test_spaces_are_named_where_nothing_else_is_marked() -> None:
    """A mark on a space would not be seen."""
    assert named("\u00a0 ") == "⟨no-break space⟩⟨space⟩"
    assert named("a ") == "a "
    assert named("\u200c") == "⟨ZWNJ⟩"


def test_overlapping_spans_are_marked_once() -> None:
    """Two checks may point to the same words."""
    parts = marked_pieces("abcdef", [(3, 5), (1, 4), (0, 0)])
    assert [(part.text, part.marked) for part in parts] == [("a", False), ("bcde", True), ("f", False)]


@given(st.text(alphabet="abc «؟می"), st.integers(0, 9), st.integers(0, 9))
def test_no_character_is_lost(text: str, start: int, end: int) -> None:
    """The pieces of a text, joined, are the text, but for the names of spaces."""
    parts = pieces(text, start, min(end, len(text)))
    assert "".join(part.text for part in parts).replace("⟨space⟩", " ") == text


def test_what_is_far_from_a_mark_is_left_out_of_long_texts() -> None:
    """The marked place always shows."""
    text = "a" * 300 + "X" + "b" * 300
    shown = "".join(part.text for part in cut(pieces(text, 300, 301)))
    assert shown == "…" + "a" * 40 + "X" + "b" * 40 + "…"
    assert "".join(part.text for part in cut(pieces(text, 0, 0))).endswith("a…")
