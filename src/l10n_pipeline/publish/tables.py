"""Passages that stand in the cells of a table, as its rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n_pipeline.publish.page import Passage


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as it is shown; one without passages is empty."""

    passages: tuple[Passage, ...] = ()
    span: int = 1
    """How many columns it takes."""
    head: bool = False


def with_tables(passages: Iterable[Passage]) -> Iterator[Passage | tuple[Passage, ...]]:
    """Yield ``passages``, those of one table together."""
    for table, group in itertools.groupby(passages, key=lambda passage: passage.cell and passage.cell.table):
        if table is None:
            yield from group
        else:
            yield tuple(group)


def table_rows(passages: Iterable[Passage]) -> list[list[TableCell]]:
    """Return the rows of the table in whose cells ``passages`` stand; all reach to its last column."""
    rows: dict[int, list[TableCell]] = {}
    for cell, group in itertools.groupby(passages, key=lambda passage: passage.cell):
        if cell is None:
            continue
        row = rows.setdefault(cell.row, [])
        row += [TableCell(head=cell.head)] * (cell.column - _width(row))
        row.append(TableCell(tuple(group), cell.span, cell.head))
    columns = max((_width(row) for row in rows.values()), default=0)
    for row in rows.values():
        row += [TableCell(head=row[0].head)] * (columns - _width(row))
    return list(rows.values())


def _width(row: Iterable[TableCell]) -> int:
    return sum(cell.span for cell in row)
