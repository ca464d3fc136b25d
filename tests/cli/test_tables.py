"""Tables on terminals of any width: what matters is never cut."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from l10n_pipeline.cli.render import counted, naming
from l10n_pipeline.cli.tables import Column, layout

PERSIAN = "زندانیان سیاسی در سال ۱۳۶۷ اعدام شدند و هیچ‌کس محاکمه نشد"
ARABIC = "أُعدم السجناء السياسيون ولم يُحاكم أحد"
STATUS = (
    *naming(),
    *(counted(n, spare=n == "reviewed") for n in ("messages", "untranslated", "drafts", "translated", "reviewed")),
    *(counted(n) for n in ("errors", "warnings")),
    Column("note", remark=True),
)
STATUS_ROWS = [
    ("fa", "page", "120", "3", "19", "98", "0", "12", "7", "stale: run l10n update; 19 demonstration drafts"),
    ("ar", "rights", "120", "0", "0", "120", "0", "0", "0", ""),
]
PLACE = "locales/fr/LC_MESSAGES/rights.po:1234"
REFUSED = (Column("message"), Column("reason"), Column("source"))
REFUSED_ROWS = [
    (PLACE, "the number 30,000 of the source is not in the target", PERSIAN),
    (PLACE, "draft", ARABIC),
]


def shown(columns: tuple[Column, ...], rows: Sequence[Sequence[str]], room: int) -> list[str]:
    return layout(columns, rows, room, cell_len)


@pytest.mark.parametrize("room", [40, 60, 80, 100, 200])
@pytest.mark.parametrize(
    ("columns", "rows"), [(STATUS, STATUS_ROWS), (REFUSED, REFUSED_ROWS)], ids=["status", "publish --check"]
)
def test_nothing_is_lost_or_too_wide_at_any_width(
    columns: tuple[Column, ...], rows: Sequence[Sequence[str]], room: int
) -> None:
    """Every word of every cell that says something is there, whole, and no line is wider than the terminal."""
    lines = shown(columns, rows, room)
    words = " ".join(lines).replace("\u2068", "").replace("\u2069", "")
    for row in rows:
        for cell in row:
            assert all(word in words for word in cell.split()), cell
    assert max(cell_len(line) for line in lines) <= room


def test_remarks_go_under_a_narrow_table_with_their_row() -> None:
    """At 80 columns the figures stay in the table, and the note is a line of its own that names its row."""
    lines = shown(STATUS, STATUS_ROWS, 80)
    assert lines[0].split() == ["locale", "document", "msgs", "empty", "drafts", "done", "err.", "warn."]
    assert lines[2].split() == ["fa", "page", "120", "3", "19", "98", "12", "7"]
    assert lines[-1] == "fa page: stale: run l10n update; 19 demonstration drafts"


def test_a_wide_terminal_shows_every_column_under_its_title() -> None:
    """Where there is room nothing is shortened or left out, noughts neither."""
    lines = shown(STATUS, STATUS_ROWS, 200)
    assert lines[0].split() == [column.title for column in STATUS]
    assert len(lines) == 4


def test_a_very_narrow_terminal_gets_a_block_for_every_row() -> None:
    """The row's name, its figures on a line, its texts on lines of their own."""
    assert shown(STATUS, STATUS_ROWS, 40) == [
        "fa page",
        "  messages: 120, untranslated: 3,",
        "    drafts: 19, translated: 98,",
        "    errors: 12, warnings: 7",
        "  note: stale: run l10n update; 19",
        "    demonstration drafts",
        "ar rights",
        "  messages: 120, untranslated: 0,",
        "    drafts: 0, translated: 120,",
        "    errors: 0, warnings: 0",
    ]


def test_a_path_with_its_line_is_never_cut() -> None:
    """Even where it is wider than the terminal: an editor opens it, and half of it is of no use."""
    assert PLACE in shown(REFUSED, REFUSED_ROWS, 30)


def test_right_to_left_cells_are_isolated_and_keep_the_columns_in_line() -> None:
    """Each piece stands between isolates, and what comes after it begins where it does in other rows."""
    columns = (Column("text"), Column("file"))
    lines = shown(columns, [(PERSIAN, "x.po:1"), ("word", "y.po:2")], 200)
    assert lines[2].startswith(f"\u2068{PERSIAN}\u2069")
    assert cell_len(lines[2].partition("x.po:1")[0]) == cell_len(lines[3].partition("y.po:2")[0])


def test_control_characters_do_not_reach_the_terminal() -> None:
    """A text from a file cannot colour, clear or move anything."""
    assert "\x1b" not in "".join(shown((Column("text"),), [("a\x1b[2Jb\nc",)], 80))
