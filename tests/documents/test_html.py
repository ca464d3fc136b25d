"""HTML to blocks and segments, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.documents import DRAFT, DRAFT_END, Rule, read_document
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import BlockKind, Segment

EVERYTHING = Path(__file__).parent / "data" / "everything.html"


def merged(text: str, target: str, locale: str | None = None) -> str:
    """Merge with ``target`` for the first segment."""
    document = read_document(text.encode(), "a.html")
    first = document.blocks[0].segments[0].text
    chosen = get_locale(locale) if locale else None
    return document.merge(lambda s: target if s.text == first else s.text, chosen).decode()


def unchanged(segment: Segment) -> str:
    return segment.text


def test_everything_is_written_back_byte_for_byte() -> None:
    """With source for target a file with every construct has its own bytes again."""
    data = EVERYTHING.read_bytes()
    assert read_document(data, str(EVERYTHING)).merge(unchanged) == data


def test_everything_has_the_blocks_a_reader_sees() -> None:
    """Titles, items, cells and the attributes that readers see; not scripts, styles, code or what is to be kept."""
    blocks = read_document(EVERYTHING.read_bytes(), str(EVERYTHING)).blocks
    assert [(block.kind.value, block.line, [s.text for s in block.segments]) for block in blocks] == [
        ("heading", 3, ["Call & more"]),
        ("paragraph", 4, ["A call for justice."]),
        ("title", 7, ["Our <i1>demands</i1>"]),
        (
            "paragraph",
            8,
            [
                "We call on <a1>the United Nations</a1> to act.<br2/>",
                "According to Amnesty International (2018), 30,000 were killed.",
            ],
        ),
        ("paragraph", 8, ["The UN"]),
        ("paragraph", 10, ["Unclosed <b1>bold. Two.</b1>"]),
        ("item", 11, ["First <c1>a < b</c1> item"]),
        ("item", 11, ["Second <f1/> item."]),
        ("paragraph", 12, ["A picture of graves"]),
        ("cell", 14, ["Cell one"]),
        ("cell", 14, ["2"]),
        ("paragraph", 15, ["All of it.", "Bold."]),
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<p>One <b class='x'>two</b>.</p>", "<b1>Deux</b1> un.", "<p><b class='x'>Deux</b> un.</p>"),
        ("<p>\n  One.\n</p>", "Un.", "<p>\n  Un.\n</p>"),
        ("<p>One <a href='?a&amp;b'>two</a></p>", "<a1>2</a1>", "<p><a href='?a&amp;b'>2</a></p>"),
        ('<img alt="One">', 'Un "mot"', '<img alt="Un &quot;mot&quot;">'),
        ("<p>One &amp; <br/>two", "Un<br1/>&", "<p>Un<br/>&amp;"),
        ("<p>One <span translate=no>X Y</span>", "<f1/> un", "<p><span translate=no>X Y</span> un"),
        ("<td>One<td>Two", "Un", "<td>Un<td>Two"),
    ],
)
def test_only_what_was_translated_changes(source: str, target: str, expected: str) -> None:
    """Tags keep their attributes, letter for letter, and go where the translator put them."""
    assert merged(source, target) == expected


@pytest.mark.parametrize("target", ["<script>alert(1)</script>", "a < b & c", '"><img onerror=x>', "&lt;b&gt;"])
def test_a_translator_cannot_write_markup(target: str) -> None:
    """What a target says is text, in text and in attributes."""
    out = merged("<p>One</p>", target)
    assert not re.search(r"<(?!/?p>)", out)
    assert merged('<img alt="One">', target).count("<") == 1


def test_the_page_says_its_language_and_direction_and_isolates_latin_runs() -> None:
    """``lang`` and ``dir`` are set where ``<html>`` stands, whatever it said before."""
    out = merged('<html lang="en" class="k"><p>One</p>', "عفو بین‌الملل Amnesty (2018) گفت", "fa")
    assert out.startswith('<html lang="fa" class="k" dir="rtl">')
    assert "<bdi>Amnesty</bdi>" in out
    assert merged("<html><p>One</p>", "Un", "fr").startswith('<html lang="fr" dir="ltr"><p>Un')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<html lang="en-GB" dir="ltr"><body lang="en" dir="ltr"><p>One', '<body lang="fa" dir="rtl"><p>یک'),
        ("<html><body lang=EN-US><p><span lang=EN-US>One</span>", "<body lang=fa><p><span lang=fa>یک</span>"),
        ('<html lang="en"><p dir="ltr" class="x">One', '<p dir="rtl" class="x">یک'),
        ('<html lang="en"><div lang="fr" dir="ltr"><p>One', '<div lang="fr" dir="ltr"><p>یک'),
        ('<html lang="en"><p><bdo dir="ltr">One</bdo>', '<p><bdo dir="ltr">یک</bdo>'),
        ('<html lang="en"><p>One<p lang="en" translate="no">Ref', '<p>یک<p lang="en" translate="no">Ref'),
        ('<html lang="en"><meta http-equiv="Content-Language" content="en"><p>One',
         '<meta http-equiv="Content-Language" content="fa"><p>یک'),
        ('<html><meta property="og:locale" content="en_GB"><meta property="og:locale:alternate" content="de_DE"><p>One',
         '<meta property="og:locale" content="fa_IR"><meta property="og:locale:alternate" content="de_DE"><p>یک'),
    ],
    ids=["body", "word processor", "paragraph", "other language", "in a line", "kept", "header", "Open Graph"],
)  # fmt: skip
def test_what_repeats_the_language_of_the_page_follows_it(text: str, expected: str) -> None:
    """A body or paragraph that says English, left to right, would turn a Persian page round."""
    assert merged(text, "یک", "fa") == f'<html lang="fa" dir="rtl">{expected}'


def test_an_attribute_inside_a_translated_sentence_is_translated_too() -> None:
    """Both changes land in one tag."""
    document = read_document(b'<p>See <a title="The law" href="x">this</a>.</p>', "a.html")
    targets = {"See <a1>this</a1>.": "Voir <a1>ceci</a1>.", "The law": "La loi"}
    assert document.merge(lambda s: targets[s.text]) == b'<p>Voir <a title="La loi" href="x">ceci</a>.</p>'


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<select><option value=1>One</option></select>", "Un", "<select><option value=1>Un</option></select>"),
        ("<select><option value=1>One<option>2</select>", "Un", "<select><option value=1>Un<option>2</select>"),
        ('<optgroup label="One">', "Un", '<optgroup label="Un">'),
        ("<textarea>\n One &lt;b>\n\n2\n</textarea>", "<i>&", "<textarea>\n &lt;i&gt;&amp;\n\n2\n</textarea>"),
        ("<textarea placeholder='One'></textarea>", "Un", "<textarea placeholder='Un'></textarea>"),
        ("<textarea placeholder=One></textarea>", 'Un "mot"', '<textarea placeholder="Un &quot;mot&quot;"></textarea>'),
        ('<input type="submit" value="One">', "Un", '<input type="submit" value="Un">'),
        ("<input type=button value=One />", "Un", '<input type=button value="Un" />'),
        ('<input TYPE="reset" value="One">', "Un", '<input TYPE="reset" value="Un">'),
        ('<input aria-description="One">', "Un", '<input aria-description="Un">'),
        ("<svg><title>One</title><rect/></svg>", "Un", "<svg><title>Un</title><rect/></svg>"),
        ("<svg><rect/><text x='1'>One</text></svg>", "Un", "<svg><rect/><text x='1'>Un</text></svg>"),
        ("<svg><text>One <tspan>2</tspan></text>", "<f1>2</f1> et", "<svg><text><tspan>2</tspan> et</text>"),
        ("<noscript>One</noscript>", "Un", "<noscript>Un</noscript>"),
    ],
)  # fmt: skip
def test_words_of_forms_and_drawings_are_translated(source: str, target: str, expected: str) -> None:
    """Readers see them as they see any text; a line of a text field is a message."""
    assert merged(source, target) == expected


@pytest.mark.parametrize(
    "source",
    [
        '<input value="One">',
        '<input type="hidden" value="One">',
        "<svg><style>One</style><metadata>Two</metadata></svg>",
        "<textarea translate=no>One</textarea>",
        "<textarea>One",
        "<p>1<select translate=no><option>One</select>",
    ],
)
def test_what_is_data_is_not_translated(source: str) -> None:
    """Values that forms send, style sheets, metadata, and what is to be kept."""
    assert [s.text for b in read_document(source.encode(), "a.html").blocks for s in b.segments] in ([], ["1"])


def test_no_element_is_put_where_only_words_may_stand() -> None:
    """In drawings, choices and text fields Latin runs are not isolated and a draft has no mark."""
    for source in ("<option>One</option>", "<svg><text>One</text></svg>", "<textarea>One</textarea>"):
        assert "<bdi>" not in merged(source, f"{DRAFT}یک Amnesty{DRAFT_END}", "fa")
        assert f">{'یک Amnesty'}<" in merged(source, f"{DRAFT}یک Amnesty{DRAFT_END}", "fa")


def test_rules_of_the_project_apply() -> None:
    """Blocks may be kept in the source language."""
    rules = [Rule(match=re.compile("^X"), translate=False, kind=BlockKind.SIGNATORY)]
    blocks = read_document(b"<p>X.<p>Text.", "a.html", rules).blocks
    assert [(b.kind, b.translate) for b in blocks] == [(BlockKind.SIGNATORY, False), (BlockKind.PARAGRAPH, True)]


@pytest.mark.parametrize("data", [b"\xff\xfe<p>", b"<p>\0"], ids=["not utf-8", "nul"])
def test_what_is_not_text_is_refused(data: bytes) -> None:
    """With the file's name."""
    with pytest.raises(DocumentError, match=r"a\.html"):
        read_document(data, "a.html")


PIECES = st.sampled_from(
    ["word. ",
     "<b>", "</b>", "<p>", "</p>", "<br>", "<a href=x title='T u'>", "</a>", "<img alt='A b'>",
     "&amp;", "&nbsp;", "<!-- c -->", "<script>x</script>", "<", ">", "&", "<li>", "</ul>", "<td>",
     "<i", "'", '"', "<span translate=no>",
     "<select>", "<option>One", "</select>", "<svg>", "<text>", "</svg>", "<title>",
     "<input type=submit value=Go>", "</span>", "سلام", "\n", "<?php x ?>", "<![CDATA[x]]>", "</", "<pre>", "</pre>"]
)  # fmt: skip


FIELDS = st.sampled_from(["<textarea>", "</textarea>"])
"""In them tags are text."""


@given(st.lists(PIECES | FIELDS, max_size=25).map("".join))
def test_any_html_is_written_back_byte_for_byte(text: str) -> None:
    """However broken it is."""
    assert read_document(text.encode(), "a.html").merge(unchanged) == text.encode()


@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_translation_keeps_the_tags(text: str) -> None:
    """Every tag of the source is in the translated file, as often."""
    document = read_document(text.encode(), "a.html")
    out = document.merge(lambda s: s.text.replace("word", "mot")).decode()
    assert sorted(re.findall(r"</?(?:p|li|td|br|img)\b", out)) == sorted(re.findall(r"</?(?:p|li|td|br|img)\b", text))
