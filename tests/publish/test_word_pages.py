"""Pages, text and PDF of Word documents: list numbers, links, notes, headers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as WordPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from markdown_it import MarkdownIt
from markupsafe import escape

from l10n_pipeline.bidi import LRM
from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.documents.markdown_inline import make_parser
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message, Part
from l10n_pipeline.publish import Page, Standing, Templates, make_page
from l10n_pipeline.publish.flat import render_markdown_page, render_text_page
from l10n_pipeline.publish.flow import FlowBlock, flow
from l10n_pipeline.publish.pdf import render_pdf
from l10n_pipeline.publish.record import render_json
from l10n_pipeline.publish.render import render_document, render_html

ADDRESS = 'https://example.org/?a=1&b="x">)'
FOOTNOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Page 6.</w:t></w:r></w:p>
<w:p><w:r><w:t>And page 7.</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>
</w:footnote></w:footnotes>"""
LEVELS = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>"""
FRENCH = {
    "Read about it in <a1>our list</a1> now.": "Lisez <a1>notre liste</a1>, pas <a2>ceci</a2>.",
    "They died.<n1/>": "Ils sont morts<n1/>.",
    "Page 6.": "Page 6 (fr).",
    "First": "Premier",
    "Under seal until 3 June": "Sous embargo jusqu’au 3 juin",
    "Word title": "Titre Word",
}


def sample() -> Document:
    made = docx.Document()
    made.core_properties.title = "Word title"
    paragraph = made.add_paragraph("Read about it in ")
    relation = made.part.relate_to(ADDRESS, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>our list</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    paragraph.add_run(" now.")
    reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>'
    made.add_paragraph("They died.")._p.append(parse_xml(reference))
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in (("First", 0), ("Inner", 1), ("Second", 0)):
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        made.add_paragraph(text)._p.insert(0, parse_xml(f"<w:pPr {nsdecls('w')}>{listed}</w:pPr>"))
    section = made.sections[0]
    section.different_first_page_header_footer = True
    for part in (section.header, section.first_page_header):
        part.paragraphs[0].text = "Under seal until 3 June"
    section.footer.paragraphs[0].text = "Geneva"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = WordPart(PackURI("/word/footnotes.xml"), kind, FOOTNOTES.encode(), made.part.package)
    made.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    made.save(out)
    return read_document(out.getvalue(), "a.docx")


def page(locale: str = "fr", targets: Mapping[str, str] = FRENCH) -> tuple[Page, Document, Catalog]:
    document = sample()
    messages = tuple(Message(source=source, targets=(target,)) for source, target in targets.items())
    catalog = Catalog(header=None, messages=messages)
    return make_page(document, catalog, get_locale(locale), get_locale("en"), "Project"), document, catalog


def main(html: bytes) -> list[str]:
    text = html.decode()
    return [line for line in text[text.index("<main>") : text.index("</main>")].split("\n") if line.strip()]


def test_a_page_has_list_numbers_links_notes_and_headers_at_their_places() -> None:
    """A header comes first, and once; a link leads where the source says; a catalog makes none."""
    lines = main(render_html(*page()))
    assert lines == [
        "<main>",
        '<p class="paragraph header">Sous embargo jusqu’au 3 juin</p>',
        f'<p class="paragraph">Lisez <a href="{escape(ADDRESS)}">notre liste</a>, pas ceci.</p>',
        '<p class="paragraph">Ils sont morts<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">[1]</a></sup>.</p>',
        "<ol>",
        '<li value="1">Premier</li>',
        "</ol>",
        '<p class="item level-2">a) <span class="untranslated" lang="en" dir="ltr">Inner</span></p>',
        "<ol>",
        '<li value="2"><span class="untranslated" lang="en" dir="ltr">Second</span></li>',
        "</ol>",
        '<p class="paragraph footer"><span class="untranslated" lang="en" dir="ltr">Geneva</span></p>',
        '<section class="footnotes">',
        '<p id="fn-1"><a href="#fnref-1">[1]</a> Page 6 (fr).</p>',
        '<p><span class="untranslated" lang="en" dir="ltr">And page 7.</span></p>',
        "</section>",
    ]


def test_a_footer_has_no_number_of_pages_on_a_page() -> None:
    """Neither a field of runs nor a simple one; a footer with nothing else is none, and the file keeps them."""
    made = docx.Document()
    made.add_paragraph("They died.")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    complex_field = "".join(
        f"<w:r {nsdecls('w')}>{inner}</w:r>"
        for inner in ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText> PAGE </w:instrText>",
                      '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>')
    )  # fmt: skip
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    for run in parse_xml(f"<w:p {nsdecls('w')}>{complex_field}</w:p>"):
        footer._p.append(run)
    footer.add_run(" – Geneva")
    simple = section.first_page_footer.paragraphs[0]
    simple.add_run("Page ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    simple._p.append(parse_xml(field))
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), "a.docx")
    assert [s.text for b in document.blocks for s in b.segments if b.part is Part.FOOTER] == [
        "Page <x1/> – Geneva",
        "Page <x1/>",
    ]
    messages = (
        Message(source="Page <x1/> – Geneva", targets=("Genève – page <x1/>",)),
        Message(source="Page <x1/>", targets=("Page <x1/>",)),
    )
    catalog = Catalog(header=None, messages=messages)
    shown = make_page(document, catalog, get_locale("fr"), get_locale("en"), "Project")
    assert main(render_html(shown, document, catalog))[2:] == ['<p class="paragraph footer">Genève</p>']
    file = docx.Document(io.BytesIO(render_document(shown, document, catalog)))
    assert "Genève – page " in file.sections[0].footer.paragraphs[0].text
    assert "PAGE" in file.sections[0].footer._element.xml


def test_markdown_has_footnotes_and_links_that_markdown_reads() -> None:
    """What a program reads out of it is what the page says."""
    text = render_markdown_page(page()[0], Templates()).decode()
    html = make_parser().render(text)
    assert '<a href="https://example.org/?a=1&amp;b=%22x%22%3E)">notre liste</a>, pas ceci.' in html
    assert "Ils sont morts<sup" in html
    assert html.index("Sous embargo") < html.index("Lisez") < html.index("Page 6 (fr).")
    assert html.count("Sous embargo") == 1
    assert html.index("And page 7.") < html.index("</section>")
    assert "<li>\n<p>Premier</p>\n<ul>\n<li>a) Inner</li>\n</ul>" in html


def test_text_has_note_numbers_in_the_digits_of_the_language() -> None:
    """The mark in brackets, and the note last."""
    persian = {"They died.<n1/>": "درگذشتند.<n1/>", "Page 6.": "صفحهٔ ۶.", "First": "نخست"}
    lines = render_text_page(*page("fa", persian), Templates()).decode().split("\n\n")
    assert lines[2:4] == ["درگذشتند.[۱]", "۱. نخست"]
    assert lines[-2] == "[۱] صفحهٔ ۶."


def test_a_pdf_has_the_notes_at_the_foot_of_its_pages() -> None:
    """Each with its own number, links where they were, and items as deep as they stand."""
    made, document, catalog = page()
    blocks: tuple[FlowBlock, ...] = flow(made)
    assert [block.kind for block in blocks] == [
        "header", "paragraph", "paragraph", "item", "item", "item", "footer",
    ]  # fmt: skip
    assert [(block.marker, block.level) for block in blocks[3:6]] == [("1.", 1), ("a)", 2), ("2.", 1)]
    assert [(span.text, span.link) for span in blocks[1].spans][1] == ("notre liste", ADDRESS)
    [mark] = [span for span in blocks[2].spans if span.note]
    assert (mark.note_mark, "".join(span.text for span in mark.note)) == ("1", "Page 6 (fr).\nAnd page 7.")
    assert render_pdf(made, document, catalog, Templates()).startswith(b"%PDF")


@pytest.mark.parametrize(("locale", "direction"), [("fa", True), ("fr", False)])
def test_a_partial_word_file_marks_what_is_not_translated(locale: str, direction: bool) -> None:
    """The mark runs with the page, the sentence behind it, its full stop included, as its language does."""
    made, document, catalog = page(locale, {"First": "x"})
    partial = replace(made, standing=Standing.PARTIAL)
    after = docx.Document(io.BytesIO(render_document(partial, document, catalog)))
    [died] = [paragraph for paragraph in after.paragraphs if "They died." in paragraph.text]
    runs = [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in died.runs if run.text]
    assert runs == [
        (f"[{made.words.mark}] ", direction),
        ("They died." + (LRM if direction else ""), False),
    ]
    assert after.core_properties.title == f"[{made.words.mark}] Word title"


def test_the_record_says_what_each_passage_is() -> None:
    """The file's title is a sentence to translate like the others; no page is called after it."""
    made = page()[0]
    assert made.title == "Project"
    assert made.total == len({sentence.source for passage in made.passages for sentence in passage.sentences})
    record = render_json(made, "a").decode()
    assert '"part": "property"' in record
    assert '"note": "1"' in record


@pytest.mark.parametrize("style", ["List Number", "List Number 2"])
def test_a_list_that_begins_anew_is_another_list_in_markdown(style: str) -> None:
    """Markdown counts on by itself: two lists with nothing between them need two kinds of numbers."""
    made = docx.Document()
    for text in ("One", "Two"):
        made.add_paragraph(text, style=style)
    made.add_paragraph("Other", style="List Number 3")
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), "a.docx")
    shown = make_page(document, Catalog(header=None, messages=()), get_locale("fr"), get_locale("en"), "Project")
    html = MarkdownIt().render(render_markdown_page(shown, Templates()).decode())
    assert html.count("<ol>") == 2
    assert "start" not in html


def test_a_link_around_a_paragraph_leads_somewhere() -> None:
    """Made as an element or as a field (fldChar): page, Markdown and PDF have the link, and the words of fields."""
    made = docx.Document()
    relation = made.part.relate_to("https://example.org/a", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>All names</w:t></w:r></w:hyperlink>'
    made.add_paragraph()._p.append(parse_xml(link))
    for instruction, words in (('HYPERLINK "https://example.org/b"', "All dates"), ("SEQ Table", "7")):
        paragraph = made.add_paragraph("" if words == "All dates" else "Table ")
        for mark in ("begin", "separate", "end"):
            if mark == "separate":
                told = f"<w:r {nsdecls('w')}><w:instrText>{instruction}</w:instrText></w:r>"
                paragraph._p.append(parse_xml(told))
            if mark == "end":
                paragraph.add_run(words)
            paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{mark}"/></w:r>'))
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), "a.docx")
    targets = {"All names": "Tous les noms", "All dates": "Toutes les dates", "Table <f1>7</f1>": "Tableau <f1>7</f1>"}
    messages = tuple(Message(source=source, targets=(target,)) for source, target in targets.items())
    catalog = Catalog(header=None, messages=messages)
    shown = make_page(document, catalog, get_locale("fr"), get_locale("en"), "Project")
    assert main(render_html(shown, document, catalog))[1:4] == [
        '<p class="paragraph"><a href="https://example.org/a">Tous les noms</a></p>',
        '<p class="paragraph"><a href="https://example.org/b">Toutes les dates</a></p>',
        '<p class="paragraph">Tableau 7</p>',
    ]
    markdown = render_markdown_page(shown, Templates()).decode()
    assert "[Tous les noms](<https://example.org/a>)" in markdown
    assert [(span.text, span.link) for span in flow(shown)[1].spans if span.text] == [
        ("Toutes les dates", "https://example.org/b")
    ]


def table_page(locale: str = "fr") -> tuple[Page, Document, Catalog]:
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    rows = (("Prison", "Deaths", ""), ("Evin", "19", "yes | no"), ("Total", "47", "—"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).paragraphs[0].text = "Deaths"
    table.cell(1, 0).add_paragraph("Karaj")
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), "a.docx")
    targets = {"Prison": "Prison", "Deaths": "Morts", "Evin": "Evin", "19": "19", "47": "47", "Total": "Total"}
    targets |= {"yes | no": "oui | non"}
    messages = tuple(Message(source=source, targets=(target,)) for source, target in targets.items())
    catalog = Catalog(header=None, messages=messages)
    return make_page(document, catalog, get_locale(locale), get_locale("en"), "Project"), document, catalog


def test_a_table_of_a_word_file_is_a_table_on_its_page() -> None:
    """Head, cells over two columns, several paragraphs in a cell, signs that are not translated."""
    made = "".join(main(render_html(*table_page())))
    english = '<span class="untranslated" lang="en" dir="ltr">Karaj</span>'
    assert made.removeprefix("<main>").removesuffix("</main>") == (
        '<table><tr><th scope="col">Prison</th><th scope="col" colspan="2">Morts</th></tr>'
        f"<tr><td>Evin<br>{english}</td><td>19</td><td>oui | non</td></tr>"
        '<tr><td>Total</td><td>47</td><td><span lang="en" dir="ltr">—</span></td></tr></table>'
    )


def test_a_table_of_a_word_file_is_a_table_in_markdown_text_and_pdf() -> None:
    """As Markdown reads it; a row a line in text; as many cells in each row in PDF."""
    page, document, catalog = table_page()
    html = make_parser().render(render_markdown_page(page, Templates()).decode())
    assert html.count("<th>") == 3
    assert "<td>Evin<br>Karaj</td>\n<td>19</td>\n<td>oui | non</td>" in html
    assert "<td>47</td>\n<td>—</td>" in html
    text = render_text_page(page, document, catalog, Templates()).decode()
    assert text == "Prison | Morts\nEvin / Karaj | 19 | oui | non\nTotal | 47 | —\n"
    [block] = flow(page)
    assert (block.kind, block.head, [len(row) for row in block.rows]) == ("table", True, [3, 3, 3])
    assert render_pdf(page, document, catalog, Templates()).startswith(b"%PDF")


def test_a_table_without_a_head_has_an_empty_one_in_markdown() -> None:
    """Markdown has no other."""
    made = docx.Document()
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Role"
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), "a.docx")
    page = make_page(document, Catalog(header=None, messages=()), get_locale("fr"), get_locale("en"), "Project")
    html = make_parser().render(render_markdown_page(page, Templates()).decode())
    assert html.count("<th></th>") == 2
    assert "<td>Name</td>\n<td>Role</td>" in html
    assert flow(page)[0].head is False
    catalog = Catalog(header=None, messages=())
    assert render_pdf(page, document, catalog, Templates()).startswith(b"%PDF")
