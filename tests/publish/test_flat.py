"""Pages as Markdown and as plain text."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from l10n_pipeline.bidi import RLM
from l10n_pipeline.documents import read_document
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message
from l10n_pipeline.publish import Page, Standing, Templates, make_page
from l10n_pipeline.publish.flat import render_markdown_page, render_text_page
from l10n_pipeline.publish.flow import flow
from l10n_pipeline.publish.templates import escape_markdown

SOURCE = b"The title\n\nHRW wrote a letter. Nobody answered.\n\n1. the demand.\n\n2. the other demand.\n"
TARGETS = {"The title": "عنوان", "HRW wrote a letter.": "HRW نامه‌ای نوشت.", "the demand.": "PMOI خواست."}


def page(standing: Standing, targets: dict[str, str]) -> Page:
    messages = tuple(Message(source=source, targets=(target,)) for source, target in targets.items())
    catalog = Catalog(header=None, messages=messages)
    document = read_document(SOURCE, "a.txt", [])
    return make_page(document, catalog, get_locale("fa"), get_locale("en"), "Project", standing=standing)


def test_a_partial_text_says_what_is_not_translated() -> None:
    """A notice in both languages comes first, and each sentence in the source language is marked."""
    text = render_text_page(page(Standing.PARTIAL, TARGETS), Templates()).decode()
    assert text.startswith("*** ترجمهٔ ناتمام ***\nاز ۵ جمله، ۲ جمله")
    assert "*** PARTLY TRANSLATED ***\nOf 5 sentences, 2 are not translated yet" in text
    assert "[ترجمه‌نشده] Nobody answered." in text
    assert text.count("[ترجمه‌نشده]") == 2
    assert "[ترجمه‌نشده] the other demand." in text


def test_lists_have_the_digits_of_the_language_and_marks_where_they_are_needed() -> None:
    """A paragraph that begins in Latin gets a right-to-left mark before everything in it, no other does."""
    lines = render_text_page(page(Standing.FINISHED, TARGETS), Templates()).decode().split("\n\n")
    assert lines[0] == "عنوان"
    assert lines[1].startswith(f"{RLM}HRW")
    assert lines[2] == f"{RLM}۱. PMOI خواست."


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "*no* _emphasis_ `code`",
        "[x](javascript:alert(1))",
        "<b>x</b> &amp;",
        "1. no list",
        "- no",
        "+ no",
        "a | b",
        "> no quote",
        "![x](y)",
        "~~no~~",
        "\\*",
        "<https://x.org>",
    ],
)
def test_text_from_a_catalog_is_text_to_markdown(text: str) -> None:
    """Whatever a target holds, a Markdown program shows it letter for letter."""
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape_markdown(text))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown == f"<p>{escaped}</p>\n"


def test_a_word_document_keeps_its_looks(tmp_path: Path) -> None:
    """Bold and italics are marked in Markdown, are spans for PDF, and leave no tags in text."""
    word = docx.Document()
    paragraph = word.add_paragraph("We call on ")
    paragraph.add_run("the court").bold = True
    paragraph.add_run(" to ")
    paragraph.add_run("act").italic = True
    paragraph.add_run(".")
    word.save(str(tmp_path / "a.docx"))
    document = read_document((tmp_path / "a.docx").read_bytes(), "a.docx", [])
    source = document.blocks[0].segments[0].text
    assert source == "We call on <b1>the court</b1> to <i2>act</i2>."
    target = "از <b1>دادگاه</b1> می‌خواهیم <i2>اقدام</i2> کند."
    catalog = Catalog(header=None, messages=(Message(source=source, targets=(target,)),))
    made = make_page(document, catalog, get_locale("fa"), get_locale("en"), "Project")
    shown = render_markdown_page(made, Templates()).decode()
    assert shown == "از <strong>دادگاه</strong> می‌خواهیم <em>اقدام</em> کند.\n"
    assert render_text_page(made, Templates()).decode() == "از دادگاه می‌خواهیم اقدام کند.\n"
    looks = [(span.text, span.bold, span.italic) for span in flow(made)[0].spans]
    assert looks == [
        ("از ", False, False),
        ("دادگاه", True, False),
        (" می‌خواهیم ", False, False),
        ("اقدام", False, True),
        (" کند.", False, False),
    ]


def test_a_page_is_markdown() -> None:
    """Title and lists are what they are; the text is escaped."""
    made = render_markdown_page(page(Standing.FINISHED, {**TARGETS, "The title": "A *star*"}), Templates()).decode()
    assert made.startswith("# A \\*star\\*\n\n")
    assert "\n\n1. PMOI خواست.\n\n2. the other demand.\n" in made
