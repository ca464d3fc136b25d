"""kept.py: tables that fill themselves."""

from __future__ import annotations

from l10n_pipeline.kept import Kept


def test_a_text_is_asked_about_once() -> None:
    """What was made of it is kept."""
    asked: list[str] = []

    def make(text: str) -> int:
        asked.append(text)
        return len(text)

    table = Kept(make)
    assert list(map(table.__getitem__, ["one", "three", "one"])) == [3, 5, 3]
    assert asked == ["one", "three"]


def test_a_full_table_begins_anew() -> None:
    """It never grows beyond its bound, and answers all the same."""
    table = Kept(str.upper, most=3)
    assert [table[text] for text in "abcdea"] == list("ABCDEA")
    assert len(table) <= 3
