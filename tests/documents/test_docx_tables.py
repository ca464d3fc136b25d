"""Which cells the paragraphs of a Word table stand in."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.model import Block, Cell

LOOK = '<w:tblPr><w:tblLook w:val="{}"/></w:tblPr>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str, look: str = "0020") -> str:
    return f"<w:tbl>{LOOK.format(look)}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def read(*bodies: str) -> Document:
    made = docx.Document()
    for body in reversed(bodies):
        made.element.body.insert(0, parse_xml(body.replace(">", f" {nsdecls('w')}>", 1)))
    out = io.BytesIO()
    made.save(out)
    return read_document(out.getvalue(), "a.docx")


def cells(document: Document) -> dict[str, Cell | None]:
    return {block.segments[0].text: block.cell for block in document.blocks if block.segments}


def test_a_paragraph_knows_its_cell() -> None:
    """Rows and columns from 0, cells over several columns counted as such, the head by the table's look."""
    wide = '<w:gridSpan w:val="2"/>'
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    found = cells(
        read(
            table(cell("Prison") + cell("Deaths", wide), cell("Evin") + cell("") + cell("19"), before + cell("Total")),
            paragraph("Between."),
            table(cell("One") + cell("Two"), look="0000"),
        )
    )
    assert found == {
        "Prison": Cell(1, 0, 0, 1, head=True),
        "Deaths": Cell(1, 0, 1, 2, head=True),
        "Evin": Cell(1, 1, 0),
        "19": Cell(1, 1, 2),
        "Total": Cell(1, 2, 1),
        "Between.": None,
        "One": Cell(2, 0, 0),
        "Two": Cell(2, 0, 1),
    }


def test_a_table_in_a_cell_is_part_of_the_cell() -> None:
    """Its paragraphs stand in the outer cell, in their order."""
    inner = table(cell("Inner"))
    outer = f"<w:tc>{paragraph('Outer')}{inner}{paragraph('After')}</w:tc>"
    found = cells(read(table(outer + cell("Next"), look="0000")))
    assert found == {"Outer": Cell(1, 0, 0), "Inner": Cell(1, 0, 0), "After": Cell(1, 0, 0), "Next": Cell(1, 0, 1)}


@pytest.mark.parametrize("sign", ["—", "✓"])
def test_a_sign_alone_in_a_cell_is_shown_and_not_translated(sign: str) -> None:
    """The page would have an empty cell; the file keeps its bytes, whatever a catalog says of it."""
    document = read(table(cell("Total") + cell(sign)))
    shown: dict[str, Block] = {block.segments[0].text: block for block in document.blocks}
    assert (shown[sign].translate, shown[sign].number) == (False, 0)
    data = document.merge(lambda segment: {"Total": "Somme", sign: "x"}.get(segment.text, segment.text))
    assert [c.text for c in docx.Document(io.BytesIO(data)).tables[0].rows[0].cells] == ["Somme", sign]


def test_a_table_with_a_title_is_a_layout() -> None:
    """A letterhead made of a table keeps its title as the page's, and its paragraphs as paragraphs."""
    title = '<w:tc><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A call</w:t></w:r></w:p></w:tc>'
    document = read(table(title + cell("Geneva")))
    assert cells(document) == {"A call": None, "Geneva": None}
