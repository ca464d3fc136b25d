"""The numbers that Word shows before paragraphs, and where links and notes lead."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from l10n_pipeline.documents import read_document
from l10n_pipeline.documents.docx_numbering import number_text
from l10n_pipeline.model import Block

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LEGAL = (
    (0, "decimal", "%1.", 1, ""),
    (1, "lowerLetter", "%2)", 1, ""),
    (2, "lowerRoman", "(%3)", 1, ""),
    (3, "decimal", "%1.%2.%4", 3, "<w:isLgl/>"),
)


def blocks(document: WordDocument) -> tuple[Block, ...]:
    out = io.BytesIO()
    document.save(out)
    return read_document(out.getvalue(), "a.docx").blocks


def define(document: WordDocument, levels: tuple[tuple[int, str, str, int, str], ...], *nums: str) -> list[int]:
    """Add a list definition and lists of it, each with what ``nums`` say, and return the lists' ids."""
    root = document.part.numbering_part.element
    made = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, form, text, start, more in levels
    )
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{made}</w:abstractNum>'
    root.insert(0, parse_xml(definition))
    for place, more in enumerate(nums, 900):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{place}"><w:abstractNumId w:val="90"/>{more}</w:num>'))
    return list(range(900, 900 + len(nums)))


def item(document: WordDocument, text: str, number: int, level: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    properties = (
        f'<w:pPr {nsdecls("w")}><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    )
    paragraph._p.insert(0, parse_xml(properties))


def markers(document: WordDocument) -> list[tuple[str, int]]:
    return [(block.marker, block.level) for block in blocks(document)]


def test_levels_have_their_formats_and_begin_anew_below_each_other() -> None:
    """1. a) (i), and a level that puts several together, all decimal; an item without words counts."""
    document = docx.Document()
    [number] = define(document, LEGAL, "")
    for level in (0, 1, 1, 2, 3, 0, 1):
        item(document, "Text", number, level)
    item(document, "", number)
    item(document, "Last", number)
    assert markers(document) == [
        ("1.", 1), ("a)", 2), ("b)", 2), ("(i)", 3), ("1.2.3", 4), ("2.", 1), ("a)", 2), ("4.", 1),
    ]  # fmt: skip


def test_lists_of_one_definition_go_on_unless_one_begins_anew() -> None:
    """As Word has it: restarts are overrides of a list, and count once."""
    document = docx.Document()
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    first, second, third = define(document, LEGAL, "", "", override)
    for number in (first, second, third, third, first):
        item(document, "Text", number)
    assert [marker for marker, _ in markers(document)] == ["1.", "2.", "7.", "8.", "9."]


def test_a_style_s_numbers_and_bullets_are_seen() -> None:
    """List Number has its list in the style; a paragraph may leave the list of its style."""
    document = docx.Document()
    document.add_paragraph("One", style="List Number")
    document.add_paragraph("Dot", style="List Bullet")
    document.add_paragraph("Two", style="List Number")
    document.add_paragraph("None", style="List Number")
    properties = document.paragraphs[-1]._p.pPr
    assert properties is not None
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    document.add_paragraph("Plain")
    found = [(block.kind.value, block.marker) for block in blocks(document)]
    assert found == [("item", "1."), ("item", "•"), ("item", "2."), ("item", ""), ("paragraph", "")]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (5, "decimalZero", "05"),
        (3, "ordinal", "3"),
        (10**8, "lowerRoman", "100000000"),
        (0, "lowerLetter", "0"),
        (3, "none", ""),
    ],
)
def test_number_formats(number: int, form: str, text: str) -> None:
    """Word's letters double after z; what is not known or has no letters is decimal."""
    assert number_text(number, form) == text


def test_broken_numbers_of_a_list_are_taken_for_none() -> None:
    """A level or start that is no number does not stop the document."""
    document = docx.Document()
    [number] = define(document, LEGAL, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="x"/></w:lvlOverride>')
    item(document, "Text", number)
    assert markers(document) == [("1.", 1)]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/?a=1&b=<2>", "https://example.org/?a=1&b=<2>"),
        ("mailto:info@example.org", "mailto:info@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("other.docx", ""),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(address: str, kept: str) -> None:
    """Its tag is known by name in the segment."""
    document = docx.Document()
    paragraph = document.add_paragraph("Here is our long list of names: ")
    relation = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>names</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    [segment] = blocks(document)[0].segments
    assert segment.text.endswith("<a1>names</a1>")
    assert [(lead.tag, lead.address) for lead in segment.leads] == ([("a1", kept)] if kept else [])


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    """Whatever their ids are; endnotes in roman numerals; a mark of the author's own has no number."""
    document = docx.Document()
    paragraph = document.add_paragraph("One")
    for mark in (
        '<w:footnoteReference w:id="9"/>',
        '<w:endnoteReference w:id="3"/>',
        '<w:footnoteReference w:id="5" w:customMarkFollows="1"/>',
        '<w:footnoteReference w:id="2"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>"))
    [segment] = blocks(document)[0].segments
    assert segment.text == "One<n1/><n2/><n3/><n4/>"
    assert [(lead.tag, lead.note) for lead in segment.leads] == [("n1", "1"), ("n2", "i"), ("n4", "2")]
    assert paragraph._p.tag == qn("w:p")
