"""Tables that fit a terminal: no column is dropped, no word, path or line number is cut.

What gives way, in this order: columns of nothing but noughts, long headings, remarks (they stand under the table, each
with the names of its row), line breaks between the words of a text; and where even that is too wide, every row becomes
a small block of ``name: value``. Cells with right-to-left text stand between FIRST STRONG ISOLATE and POP DIRECTIONAL
ISOLATE (UAX 9), so that a terminal that knows directions leaves the columns in their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n_pipeline.bidi import right_to_left

Width = Callable[[str], int]
"""Takes a text and returns how many places of a terminal's line it fills."""

GAP = 2
"""Spaces between two columns."""
READABLE = 16
"""The least width of a text that could be wider."""
_INDENT = 2
_RULE = "━"
_ISOLATE = ("\u2068", "\u2069")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Column:
    """A table column."""

    title: str
    right: bool = False
    """True for figures, which are flush right."""
    short: str = ""
    """What the title is where there is little room; empty for the title itself."""
    optional: bool = False
    """True where a column of nothing but noughts is not shown on a terminal: eighty columns are few."""
    spare: bool = False
    """The same, but only where the table does not fit otherwise."""
    names: bool = False
    """True where its cell names the row; the first column does so if none is marked."""
    remark: bool = False
    """True where its cells may stand under the table instead."""

    @property
    def brief(self) -> Column:
        """The column under its short title."""
        return replace(self, title=self.short or self.title)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table as it may be printed."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()
    """Lines under the table."""

    def keep(self, wanted: Callable[[int], bool]) -> _Grid:
        """Return the grid without the columns whose places ``wanted`` does not want."""
        places = [place for place in range(len(self.columns)) if wanted(place)]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return replace(self, columns=tuple(self.columns[place] for place in places), rows=rows)

    def without_noughts(self, *, spare: bool) -> _Grid:
        """Return the grid without columns that say nothing and need not be shown."""

        def says_something(place: int) -> bool:
            column = self.columns[place]
            may_go = column.optional or column.remark or (spare and column.spare)
            return not may_go or any(row[place] not in ("0", "") for row in self.rows)

        return self.keep(says_something)

    def brief(self) -> _Grid:
        """Return the grid under short titles."""
        return replace(self, columns=tuple(column.brief for column in self.columns))

    def remarks_below(self) -> _Grid:
        """Return the grid with its remarks as lines under it: ``fa page: stale: run l10n update``."""
        lines = [
            f"{' '.join(self.named(row))}: {cell}"
            for row in self.rows
            for column, cell in zip(self.columns, row, strict=True)
            if column.remark and cell
        ]
        return replace(self.keep(lambda place: not self.columns[place].remark), below=tuple(lines))

    def named(self, row: Sequence[str]) -> list[str]:
        """Return the cells that name ``row``."""
        return [row[place] for place in self.naming]

    @property
    def naming(self) -> list[int]:
        """The places of the columns that name a row."""
        return [place for place, column in enumerate(self.columns) if column.names] or [0]

    def natural(self, width: Width) -> list[int]:
        """Return how wide every column is with nothing wrapped."""
        return [
            max(width(column.title), *(width(row[place]) for row in self.rows), 0)
            for place, column in enumerate(self.columns)
        ]

    def least(self, width: Width) -> list[int]:
        """Return how wide every column is at least: no word is cut, and no text is a tower of single words."""
        return [
            full if column.right else max(min(full, READABLE), *(_longest(row[place], width) for row in self.rows), 0)
            for place, (column, full) in enumerate(zip(self.columns, self.natural(width), strict=True))
        ]


def layout(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    room: int,
    width: Width,
    bold: Callable[[str], str] = str,
) -> list[str]:
    """Return the lines that show ``rows`` in ``room`` places; ``bold`` marks headings.

    Only a single word that is longer than a line makes a line longer than ``room``.
    """
    cells = tuple(tuple(_CONTROLS.sub(" ", cell) for cell in row) for row in rows)
    full = _Grid(tuple(columns), cells).without_noughts(spare=False)
    lean = full.without_noughts(spare=True)
    bare = lean.brief().remarks_below()
    for grid in (full, lean, lean.brief(), bare):
        natural = grid.natural(width)
        if _whole(natural) <= room:
            return [*_table(grid, natural, width, bold), *_below(grid, room, width)]
    widths = _share(bare.least(width), bare.natural(width), room)
    if _whole(widths) <= room:
        return [*_table(bare, widths, width, bold), *_below(bare, room, width)]
    return list(_blocks(lean, room, width, bold))


def _whole(widths: Sequence[int]) -> int:
    """Return how wide a table is."""
    return sum(widths) + GAP * (len(widths) - 1)


def _share(least: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """Return widths between ``least`` and ``natural`` that fill ``room``, each growing as the others do."""
    widths = list(least)
    spare = room - _whole(widths)
    while spare > 0:
        growing = [place for place, width in enumerate(widths) if width < natural[place]]
        if not growing:
            break
        for place in growing[:spare]:
            widths[place] += 1
        spare -= len(growing)
    return widths


def _table(grid: _Grid, widths: Sequence[int], width: Width, bold: Callable[[str], str]) -> Iterator[str]:
    yield bold(_line([column.title for column in grid.columns], grid, widths, width))
    yield (" " * GAP).join(_RULE * size for size in widths)
    for row in grid.rows:
        wrapped = [list(wrap(cell, size, width)) for cell, size in zip(row, widths, strict=True)]
        for place in range(max(len(lines) for lines in wrapped)):
            yield _line([lines[place] if place < len(lines) else "" for lines in wrapped], grid, widths, width)


def _line(cells: Sequence[str], grid: _Grid, widths: Sequence[int], width: Width) -> str:
    parts = []
    for cell, size, column in zip(cells, widths, grid.columns, strict=True):
        space = " " * (size - width(cell))
        parts.append(space + isolated(cell) if column.right else isolated(cell) + space)
    return (" " * GAP).join(parts).rstrip()


def _below(grid: _Grid, room: int, width: Width) -> Iterator[str]:
    for text in grid.below:
        yield from (isolated(line) for line in wrap(text, room, width))


def _blocks(grid: _Grid, room: int, width: Width, bold: Callable[[str], str]) -> Iterator[str]:
    """Yield a block a row: what names it, its figures on one line, each of its texts on lines of its own."""
    for row in grid.rows:
        yield bold(isolated(" ".join(grid.named(row))))
        pairs = list(zip(grid.columns, row, strict=True))
        rest = [pair for place, pair in enumerate(pairs) if place not in grid.naming]
        figures = [f"{column.title}: {cell}," for column, cell in rest if column.right]
        if figures:
            figures[-1] = figures[-1].removesuffix(",")
            yield from _indented(_filled(figures, room - _INDENT * 2, width))
        for column, cell in rest:
            if cell and not column.right:
                title = f"{column.title}: "
                lines = wrap(title + cell, room - _INDENT * 2, width)
                yield from _indented(
                    title + isolated(line.removeprefix(title)) if line.startswith(title) else isolated(line)
                    for line in lines
                )


def _indented(lines: Iterable[str]) -> Iterator[str]:
    """Yield ``lines`` indented, the first one less."""
    for number, line in enumerate(lines):
        yield " " * (_INDENT if number == 0 else _INDENT * 2) + line


def wrap(text: str, room: int, width: Width) -> Iterator[str]:
    """Yield ``text`` in lines of ``room`` places, broken at spaces; a longer word has a line of its own, whole."""
    return iter([text]) if width(text) <= room else _filled(text.split(" "), room, width)


def _filled(parts: Sequence[str], room: int, width: Width) -> Iterator[str]:
    """Yield ``parts`` joined to lines of ``room`` places."""
    line = ""
    for part in parts:
        longer = f"{line} {part}" if line else part
        if line and width(longer) > room:
            yield line
            longer = part
        line = longer
    yield line


def isolated(text: str) -> str:
    """Return ``text``, between isolates where any of it is written from right to left."""
    rtl = any(right_to_left(char) for char in text)
    return f"{_ISOLATE[0]}{text}{_ISOLATE[1]}" if rtl else text


def _longest(text: str, width: Width) -> int:
    return max((width(word) for word in text.split(" ")), default=0)
