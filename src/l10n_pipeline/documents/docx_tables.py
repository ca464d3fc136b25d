"""Which cell of which table of a Word document a paragraph stands in (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n_pipeline.documents.ooxml import WORD
from l10n_pipeline.model import Block, BlockKind, Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{WORD}}}"
_OFF = frozenset({"0", "false", "off"})


def table_cells(root: _Element) -> dict[_Element, Cell]:
    """Return the cells of the tables below ``root`` by their ``w:tc``. A table in a cell is part of the cell."""
    found: dict[_Element, Cell] = {}
    outermost = (table for table in root.iter(f"{_W}tbl") if next(table.iterancestors(f"{_W}tc"), None) is None)
    for number, table in enumerate(outermost, 1):
        rows = [[*_columns(row)] for row in _own(table, f"{_W}tr", table)]
        head = len(rows) > 1 and _has_head(table)
        for place, row in enumerate(rows):
            for cell, column, span in row:
                found[cell] = Cell(number, place, column, span, head=head and place == 0)
    return found


def cell_of(paragraph: _Element, cells: Mapping[_Element, Cell]) -> Cell | None:
    """Return the cell of ``cells`` in which ``paragraph`` stands, if it stands in one."""
    return next((cells[cell] for cell in paragraph.iterancestors(f"{_W}tc") if cell in cells), None)


def without_layout(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks``, those of tables that hold titles or headings out of their cells: such a table is a layout."""
    layout = {block.cell.table for block in blocks if block.cell and block.kind in (BlockKind.TITLE, BlockKind.HEADING)}
    return [replace(block, cell=None) if block.cell and block.cell.table in layout else block for block in blocks]


def _columns(row: _Element) -> Iterator[tuple[_Element, int, int]]:
    """Yield the cells of ``row`` with the first column and the number of columns of each."""
    column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for cell in _own(row, f"{_W}tc", row):
        span = max(1, _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1))
        yield cell, column, span
        column += span


def _own(parent: _Element, name: str, holder: _Element) -> Iterator[_Element]:
    """Yield the elements ``name`` below ``parent`` that stand in no other element of its kind."""
    return (child for child in parent.iter(name) if next(child.iterancestors(str(holder.tag)), None) is holder)


def _has_head(table: _Element) -> bool:
    """Return whether the first row of ``table`` looks like its head, or is repeated on every page."""
    repeated = table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader")
    if repeated is not None:
        return repeated.get(f"{_W}val", "1") not in _OFF
    look = table.find(f"{_W}tblPr/{_W}tblLook")
    if look is None:
        return False
    first = look.get(f"{_W}firstRow")
    return first not in _OFF if first is not None else bool(int(look.get(f"{_W}val", "0"), 16) & 0x20)


def _number(element: _Element | None, otherwise: int) -> int:
    text = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(text), 1000) if text.isascii() and text.isdigit() else otherwise
