"""Word documents to blocks and segments, and back, also from right to left."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from l10n_pipeline.bidi import LRM, RLM
from l10n_pipeline.documents import Rule, read_document
from l10n_pipeline.documents.base import Document
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Segment

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FOOTNOTE = (
    f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
)
PAGE = (
    f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/></w:r>',
    f"<w:r {nsdecls('w')}><w:instrText> PAGE </w:instrText></w:r>",
    f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>',
    f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>",
    f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>',
)
LINK = (
    f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>a link</w:t></w:r>'
    "</w:hyperlink>"
)
BOX = (
    f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def word(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sample() -> WordDocument:
    """Make a document with what statements have."""
    document = docx.Document()
    document.add_heading("A call", 0)
    document.add_heading("Our demands", 1)
    paragraph = document.add_paragraph("We call on ")
    paragraph.add_run("the United").bold = True
    paragraph.add_run(" Nations").bold = True
    paragraph.add_run(" to act")
    paragraph.add_run(". According to Amnesty, 30,000 were killed.")
    paragraph.runs[-1]._r.addprevious(parse_xml(FOOTNOTE))
    document.add_paragraph("First.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Name"
    table.cell(0, 1).text = "Role"
    document.sections[0].header.paragraphs[0].text = "Statement"
    return document


def read(document: WordDocument, *rules: Rule) -> Document:
    return read_document(word(document), "a.docx", rules)


def texts(document: Document) -> list[str]:
    return [segment.text for block in document.blocks for segment in block.segments]


def unchanged(segment: Segment) -> str:
    return segment.text


def merged(document: Document, targets: Mapping[str, str], locale: str | None = None) -> WordDocument:
    data = document.merge(lambda s: targets.get(s.text, s.text), get_locale(locale) if locale else None)
    return docx.Document(io.BytesIO(data))


def test_a_document_that_is_not_translated_keeps_its_bytes() -> None:
    """With source for target the file is what it was; and so it is in a left-to-right locale."""
    document = read(sample())
    data = word(sample())
    again = read_document(data, "a.docx")
    assert again.merge(unchanged) == data
    assert again.merge(unchanged, get_locale("fr")) == data
    assert texts(document) == texts(again)


def test_a_sentence_that_word_cut_into_runs_is_one_segment() -> None:
    """Runs that look alike are joined; what looks different has a tag; headers come after the text."""
    assert [(b.kind.value, b.marker, [s.text for s in b.segments]) for b in read(sample()).blocks] == [
        ("title", "", ["A call"]),
        ("heading", "", ["Our demands"]),
        (
            "paragraph",
            "",
            ["We call on <b1>the United Nations</b1> to act<n2/>.", "According to Amnesty, 30,000 were killed."],
        ),
        ("item", "•", ["First."]),
        ("cell", "", ["Name"]),
        ("cell", "", ["Role"]),
        ("paragraph", "", ["Statement"]),
    ]


def test_only_paragraphs_that_are_translated_change() -> None:
    """The translated runs have the look of the source's; the footnote mark moved with its tag."""
    target = "Que <b1>les Nations unies</b1><n2/> agissent."
    document = merged(read(sample()), {"We call on <b1>the United Nations</b1> to act<n2/>.": target})
    paragraph = document.paragraphs[2]
    assert paragraph.text == "Que les Nations unies agissent. According to Amnesty, 30,000 were killed."
    assert [run.text for run in paragraph.runs if run.bold] == ["les Nations unies"]
    children = [child for run in paragraph.runs for child in run._r if child.tag != qn("w:rPr")]
    assert [str(child.tag).rpartition("}")[2] for child in children].index("footnoteReference") == 2
    before, after = zipfile.ZipFile(io.BytesIO(word(sample()))), document.part.package
    assert {part.partname.lstrip("/") for part in after.iter_parts()} <= set(before.namelist())


def test_right_to_left_documents_say_so_everywhere() -> None:
    """Paragraphs, runs, tables and sections; Latin runs stay left to right; sizes and weights count for Persian too."""
    targets = {
        "A call": "فراخوان",
        "We call on <b1>the United Nations</b1> to act<n2/>.": "از <b1>سازمان ملل</b1> می‌خواهیم<n2/>.",
        "According to Amnesty, 30,000 were killed.": "به گفتهٔ Amnesty International ۳۰٬۰۰۰ تن کشته شدند.",
        "Name": "نام",
        "Statement": "بیانیه",
    }
    document = merged(read(sample()), targets, "fa")
    assert document.paragraphs[2]._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    rtl = {run.text: run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in document.paragraphs[2].runs}
    assert rtl["Amnesty International"] is False
    assert rtl["سازمان ملل"] is True
    [bold] = [run._r for run in document.paragraphs[2].runs if run.bold]
    assert bold.find(f"{qn('w:rPr')}/{qn('w:bCs')}") is not None
    body = document.element.body
    assert body.find(f".//{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None
    assert body.find(f"{qn('w:sectPr')}/{qn('w:bidi')}") is not None
    styles = document.styles.element
    assert not [p for p in styles.iter(qn("w:rPr")) if p.find(qn("w:spacing")) is not None], (
        "it would tear letters apart"
    )
    sizes = [
        (p.find(qn("w:sz")), p.find(qn("w:szCs"))) for p in styles.iter(qn("w:rPr")) if p.find(qn("w:sz")) is not None
    ]
    assert sizes
    assert all(cs is not None and cs.get(qn("w:val")) == sz.get(qn("w:val")) for sz, cs in sizes)


def directions(document: WordDocument) -> dict[str, bool]:
    """Return whether each paragraph runs from right to left, by its text; cells of tables included."""
    found = document.element.body.iter(qn("w:p"))
    return {
        "".join(t.text or "" for t in p.iter(qn("w:t"))): p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        for p in found
    }


def test_what_is_left_in_the_source_language_keeps_its_direction() -> None:
    """A paragraph without a translation, or that a rule keeps, stays left to right."""
    rule = Rule(match=re.compile("^First"), translate=False)
    document = merged(read(sample(), rule), {"First.": "نخست.", "Our demands": "خواسته‌ها"}, "fa")
    assert document.paragraphs[3].text == "First."
    found = [p._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in document.paragraphs]
    assert found == [False, True, False, False]


def test_numbers_and_empty_paragraphs_run_from_right_to_left_like_their_neighbours() -> None:
    """A number that is the same in both languages has its place; so has a cell that is kept, with marks at its ends."""
    document = docx.Document()
    document.add_paragraph("2019")
    document.add_paragraph("")
    document.add_paragraph("+98 21 5555 0100")
    row = document.add_table(rows=1, cols=4).rows[0]
    for cell, text in zip(row.cells, ["Year", "10.6%", "Not known.", "Reuters"], strict=True):
        cell.text = text
    rule = Rule(match=re.compile("^Reuters"), translate=False)
    after = merged(read(document, rule), {"Year": "سال"}, "fa")
    assert directions(after) == dict.fromkeys(
        ["2019", "", f"{LRM}+98 21 5555 0100", "سال", "10.6%", f"Not known.{LRM}", "Reuters"], True
    )
    assert directions(merged(read(document, rule), {"Year": "Année"}, "fr")).keys() >= {"Not known.", "10.6%"}


def test_a_telephone_number_keeps_its_order_in_right_to_left_text() -> None:
    """Marks stand in a run of its own without w:rtl, inside links too; dates and addresses need none."""
    document = docx.Document()
    document.add_paragraph("Call us on +98 21 5555 0100 today.")
    document.add_paragraph("See our page: ")._p.append(parse_xml(LINK))
    document.add_paragraph("It was 12/03/2024.")
    targets = {
        "Call us on +98 21 5555 0100 today.": "امروز با +98 21 5555 0100 تماس بگیرید.",
        "See our page: <a1>a link</a1>": "نک. <a1>Amnesty</a1> ۳۰ صفحه",
        "It was 12/03/2024.": "در 12/03/2024 بود.",
    }
    after = merged(read(document), targets, "fa")
    found = [
        [
            ("".join(t.text or "" for t in run.iter(qn("w:t"))), run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None)
            for run in paragraph._p.iter(qn("w:r"))
        ]
        for paragraph in after.paragraphs
    ]
    assert found == [
        [("امروز با ", True), (f"{LRM}+98 21 5555 0100", False), (" تماس بگیرید.", True)],
        [("نک. ", True), ("Amnesty", False), (f"{RLM} ۳۰ صفحه", True)],
        [("در ", True), ("12/03/2024", False), (" بود.", True)],
    ]


def test_a_sentence_that_is_kept_among_translated_ones_is_one_left_to_right_run() -> None:
    """Its full stop stands at its end."""
    document = docx.Document()
    document.add_paragraph("They came. He met “Amnesty” (30 people).")
    after = merged(read(document), {"They came.": "آمدند."}, "fa")
    runs = [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in after.paragraphs[0].runs]
    assert runs == [("آمدند.", True), (" ", True), (f"He met “Amnesty” (30 people).{LRM}", False)]


def test_the_file_s_title_subject_and_description_are_translated() -> None:
    """Keywords are not, nor what a library signs with; a title of numbers is nothing to translate."""
    document = sample()
    properties = document.core_properties
    properties.title, properties.subject, properties.keywords = "Prisoners <b1> in Evin", "Deaths", "prison, Evin"
    found = read(document)
    assert [(b.kind.value, b.part.value, [s.text for s in b.segments]) for b in found.blocks[-2:]] == [
        ("title", "property", ["Prisoners &lt;b1> in Evin"]),
        ("paragraph", "property", ["Deaths"]),
    ]
    after = merged(found, {"Prisoners &lt;b1> in Evin": "Prisonniers &lt;b1> d’Evine"}).core_properties
    assert (after.title, after.subject, after.keywords) == ("Prisonniers <b1> d’Evine", "Deaths", "prison, Evin")
    assert after.comments == "generated by python-docx"
    assert found.merge(unchanged) == found.merge(unchanged, get_locale("fr"))
    properties.title, properties.subject = "2023", ""
    assert all(block.part.value != "property" for block in read(document).blocks)


@pytest.mark.parametrize("name", ["dir", "bdo"])
def test_words_whose_direction_the_source_states_are_words(name: str) -> None:
    """An embedding or override (17.3.2.8, 17.3.2.3) holds runs: its text is translated with the rest."""
    document = docx.Document()
    paragraph = document.add_paragraph("He wrote ")
    run = "<w:r><w:t>PMOI</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:{name} {nsdecls("w")} w:val="ltr">{run}</w:{name}>'))
    paragraph.add_run(" there.")
    assert texts(read(document)) == ["He wrote PMOI there."]
    assert merged(read(document), {"He wrote PMOI there.": "Il."}).paragraphs[0].text == "Il."


def test_links_fields_and_boxes_survive_in_their_places() -> None:
    """A link is a pair, a page number an empty tag, a text box a block of its own inside its paragraph's drawing."""
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    paragraph._p.append(parse_xml(LINK))
    paragraph.add_run(" on page ")
    for run in PAGE:
        paragraph._p.append(parse_xml(run))
    paragraph.add_run(" here")
    paragraph._p.append(parse_xml(BOX))
    found = read(document)
    assert texts(found) == ["See <a1>a link</a1> on page <x2/> here<img3/>", "In a box."]
    targets = {texts(found)[0]: "Page <x2/> : <img3/><a1>un lien</a1>", "In a box.": "Dans un cadre."}
    after = merged(found, targets)
    xml = after.paragraphs[0]._p.xml
    assert re.findall(r"Page |PAGE|In a box|Dans un cadre|<w:hyperlink|un lien", xml) == [
        "Page ", "PAGE", "Dans un cadre", "<w:hyperlink", "un lien",
    ]  # fmt: skip


def field(instruction: str, *result: str) -> list[str]:
    words = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in result)
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end"))
    half = len(instruction) // 2
    told = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (instruction[:half], instruction[half:]))
    return [begin, told, separate, words, end]


def paragraph_of(*runs: str) -> WordDocument:
    document = docx.Document()
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{''.join(runs)}</w:p>")
    document.element.body.insert(0, paragraph)
    return document


OWN_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'


@pytest.mark.parametrize(
    ("behind", "source", "shown"),
    [
        ("<w:t xml:space='preserve'> See </w:t>", "See the report.", ["footnoteRef", " ", "Voir."]),
        ("<w:tab/><w:t xml:space='preserve'>See </w:t>", "See the report.", ["footnoteRef", "tab", "Voir."]),
        ("<w:t xml:space='preserve'>See </w:t>", "See the report.", ["footnoteRef", "Voir."]),
        ("<w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> See </w:t>", "<b1>See </b1>the report.",
         ["footnoteRef", " ", "Voir."]),
    ],
    ids=["space", "tab", "nothing", "look"],
)  # fmt: skip
def test_the_mark_of_a_note_stays_at_its_beginning(behind: str, source: str, shown: list[str]) -> None:
    """It is no tag of the message, which a translation might move into the sentence, and it is not lost."""
    document = paragraph_of(OWN_MARK, f"<w:r>{behind}</w:r>", "<w:r><w:t>the report.</w:t></w:r>")
    found = read(document)
    assert texts(found) == [source]
    for target in ("Voir.", "<x1/>Voir."):
        runs = merged(found, {source: target}).paragraphs[0].runs
        children = [child for run in runs for child in run._r if child.tag != qn("w:rPr")]
        assert [child.text or str(child.tag).rpartition("}")[2] for child in children] == shown
        assert runs[0].font.superscript


SEE, END = '<w:r><w:t xml:space="preserve">See </w:t></w:r>', "<w:r><w:t>.</w:t></w:r>"
HYPERLINK = 'HYPERLINK "https://example.org/a" \\l "b" \\o "A tooltip"'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([SEE, *field(HYPERLINK, "our ", "report"), END], "See <a1>our report</a1>."),
        ([SEE, *field("REF _Ref1 \\h", "Table 1"), END], "See <f1>Table 1</f1>."),
        ([SEE, *field("SEQ Table", "1"), END], "See <f1>1</f1>."),
        (field(HYPERLINK, "Our report"), "Our report"),
        ([SEE, *field("NUMPAGES", "3"), END], "See <x1/>."),
        ([SEE, *field("INDEX"), END], "See <x1/>."),
        ([*field("TOC", "")[:3], SEE], "<x1/>See"),
        ([SEE, field("TOC", "")[4]], "See <x1/>"),
        ([SEE, *field("IF", "a ")[:3], *field("PAGE", "1"), "<w:r><w:t>or b</w:t></w:r>", field("", "")[4]],
         "See <f1><x2/>or b</f1>"),
        ([SEE, *field("IF", "a")[:4] * 2000, *field("IF", "a")[4:] * 2000, END], "See <x1/>."),
    ],
    ids=[
        "link", "reference", "number", "link alone", "pages", "no words", "begins here", "ends here", "nested", "deep",
    ],
)  # fmt: skip
def test_the_words_of_a_field_are_translated(runs: list[str], text: str) -> None:
    """What readers see of a link, a reference or a number is a pair; what counts pages, or has no words, an empty tag.

    The runs that make the field stay, around the words or where the empty tag is.
    """
    document = paragraph_of(*runs)
    assert texts(read(document)) == [text]
    target = text.upper().replace("<A1>", "<a1>").replace("</A1>", "</a1>")
    target = re.sub(r"<[^>]*>", lambda tag: tag[0].lower(), target)
    after = merged(read(document), {text: target})
    marks = re.compile(r'fldCharType="(\w+)"')
    assert marks.findall(after.paragraphs[0]._p.xml) == marks.findall(document.paragraphs[0]._p.xml)
    told = re.compile(r"<w:instrText>([^<]*)")
    assert told.findall(after.paragraphs[0]._p.xml) == told.findall(document.paragraphs[0]._p.xml)
    assert texts(read(after)) == [target]


def test_the_copy_of_a_text_box_says_the_same() -> None:
    """Programs that know no drawing shapes show the copy: it was left in the source language."""
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f'<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = read(paragraph_of(both))
    assert texts(found) == ["In a box."]
    xml = merged(found, {"In a box.": "در کادر."}, "fa").paragraphs[0]._p.xml
    assert re.findall(r"In a box\.|در کادر\.|<w:bidi/>", xml).count("در کادر.") == 2
    assert "In a box." not in xml


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (b"plain text", "not a DOCX"),
        (b"\xd0\xcf\x11\xe0 old", "password"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, reason: str) -> None:
    """With the file's name and what to do."""
    with pytest.raises(DocumentError, match=reason):
        read_document(data, "a.docx")


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive(word__other_xml=b"<a/>"), "no word/document.xml"),
        (archive(word__document_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "document type"),
        (archive(word__document_xml=b"<a>"), "not well-formed"),
        (archive(word__document_xml=b"<a/>", word__media=b"\0" * 50_000_000), "far more than its size"),
    ],
    ids=["no document", "entities", "broken xml", "bomb"],
)
def test_a_word_file_that_is_a_trap_is_refused(data: bytes, reason: str) -> None:
    """Entities, bombs and missing parts are errors with the part's name."""
    with pytest.raises(DocumentError, match=reason):
        read_document(data, "a.docx")
