"""Pages as Markdown and as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from l10n_pipeline.bidi import RLM
from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.documents.markdown_inline import make_parser
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import BlockKind, Catalog, Lead, Message, Part, State
from l10n_pipeline.publish import Page, Passage, Sentence, Standing, Templates, make_page, render_document
from l10n_pipeline.publish.bodies import render_markdown
from l10n_pipeline.publish.flat import render_markdown_page, render_text_page
from l10n_pipeline.publish.flow import flow
from l10n_pipeline.publish.flow_markdown import markdown_flow
from l10n_pipeline.publish.templates import escape_markdown

SOURCE = b"The title\n\nHRW wrote a letter. Nobody answered.\n\n1. the demand.\n\n2. the other demand.\n"
TARGETS = {"The title": "عنوان", "HRW wrote a letter.": "HRW نامه‌ای نوشت.", "the demand.": "PMOI خواست."}


DOCUMENT = read_document(SOURCE, "a.txt", [])


def catalog_of(targets: dict[str, str]) -> Catalog:
    messages = tuple(Message(source=source, targets=(target,)) for source, target in targets.items())
    return Catalog(header=None, messages=messages)


def page(standing: Standing, targets: dict[str, str], document: Document = DOCUMENT) -> Page:
    made = catalog_of(targets)
    return make_page(document, made, get_locale("fa"), get_locale("en"), "Project", standing=standing)


def text_of(standing: Standing, targets: dict[str, str], document: Document = DOCUMENT) -> str:
    shown = page(standing, targets, document)
    return render_text_page(shown, document, catalog_of(targets), Templates()).decode()


def test_a_partial_text_says_what_is_not_translated() -> None:
    """A notice in both languages comes first, and each sentence in the source language is marked."""
    text = text_of(Standing.PARTIAL, TARGETS)
    assert text.startswith("*** ترجمهٔ ناتمام ***\nاز ۵ جمله، ۲ جمله")
    assert "*** PARTLY TRANSLATED ***\nOf 5 sentences, 2 are not translated yet" in text
    assert "[ترجمه‌نشده] Nobody answered." in text
    assert text.count("[ترجمه‌نشده]") == 2
    assert "[ترجمه‌نشده] the other demand." in text


def test_lists_have_the_digits_of_the_language_and_marks_where_they_are_needed() -> None:
    """A paragraph that begins in Latin gets a right-to-left mark before everything in it, no other does."""
    lines = text_of(Standing.FINISHED, TARGETS).split("\n\n")
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
    assert shown == "از **دادگاه** می‌خواهیم *اقدام* کند.\n"
    assert render_text_page(made, document, catalog, Templates()).decode() == "از دادگاه می‌خواهیم اقدام کند.\n"
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


@pytest.mark.parametrize(
    ("target", "made"),
    [
        ("<b1>All of</b1> it.", "**All of** it."),
        ("All (<b1>of it</b1>).", "All (**of it**)."),
        ("All <b1>of it.</b1> Then", "All **of it.** Then"),
        ("All<b1>of</b1>it.", "All<strong>of</strong>it."),
        ("او<b1>«نه»</b1>گفت.", "او<strong>«نه»</strong>گفت."),
        ("(<b1>«no»</b1>)", "(<strong>«no»</strong>)"),
        ("<b1><i2>All</i2></b1> of it.", "<strong><em>All</em></strong> of it."),
        ("<i1>All <b2>of</b2> it</i1>.", "*All **of** it*."),
        ("It is<b1> all</b1> of it.", "It is<strong> all</strong> of it."),
        ("<a1>1986</a1>. All of 0100. And 3) too.", "1986\\. All of 0100. And 3) too."),
        ("<u1>All</u1> <s2>of</s2> it.", "<u>All</u> <del>of</del> it."),
        ("- 2 * 3 ** 4", "\\- 2 \\* 3 \\*\\* 4"),
    ],
)
def test_bold_words_of_a_word_document_are_markdown(target: str, made: str) -> None:
    """With asterisks where these are emphasis, as HTML elsewhere; a full stop is escaped where it begins a list."""
    passage = Passage(BlockKind.PARAGRAPH, "", (Sentence(target, State.TRANSLATED),), translate=True)
    shown = replace(page(Standing.FINISHED, {}), passages=(passage,), tagged=True)
    assert render_markdown_page(shown, Templates()).decode() == f"{made}\n"
    html = MarkdownIt("commonmark").render(made)
    assert re.sub(r"</?(strong|em|u|del)>", "", html) == f"<p>{re.sub('<[^>]*>', '', target)}</p>\n"
    for letter, element in (("b", "strong"), ("i", "em")):
        assert html.count(f"<{element}>") == len(re.findall(rf"<{letter}\d>", target))


@pytest.mark.parametrize(
    ("target", "made"),
    [
        ("<b1><a2>All</a2></b1> of it.", "**[All](<https://e.org>)** of it."),
        ("<a2><b1>All</b1></a2> of it.", "[**All**](<https://e.org>) of it."),
        ("<i1>All of it.<n2/></i1> Then", "*All of it.[^1]* Then"),
        ("<i1>All</i1><n2/> of it.", "*All*[^1] of it."),
        ("Look!<a2>All</a2>", "Look\\![All](<https://e.org>)"),
        ("All!<n2/>(of) it", "All\\![^1]\\(of) it"),
        ("<n2/>: all", "[^1]\\: all"),
        ("<a2>^1</a2>", "[\\^1](<https://e.org>)"),
    ],
)
def test_links_and_notes_of_a_word_document_are_markdown_beside_emphasis(target: str, made: str) -> None:
    """A link stays one behind an exclamation mark, and the mark of a note one before a bracket or a colon."""
    leads = (Lead("a2", address="https://e.org"), Lead("n2", note="1"))
    sentence = Sentence(target, State.TRANSLATED, leads=leads)
    note = Passage(BlockKind.PARAGRAPH, "", (Sentence("N", State.TRANSLATED),), True, part=Part.NOTE, note="1")
    passages = (Passage(BlockKind.PARAGRAPH, "", (sentence,), True), note)
    shown = replace(page(Standing.FINISHED, {}), passages=passages, tagged=True)
    assert render_markdown_page(shown, Templates()).decode() == f"{made}\n\n[^1]: N\n"
    html = make_parser().render(f"{made}\n\n[^1]: N\n")
    for letter, markup in (("a", '<a href="https://e.org">'), ("n", '<sup class="footnote-ref">'), ("b", "<strong>")):
        assert html.count(markup) == len(re.findall(rf"<{letter}\d", target))
    assert "<img" not in html


MARKDOWN = """\
---
title: The call
---
# The call

They met[^a] on 4 June.[^b] They met again.[^a]

![A cell](c.png)

![](d.png)

> Quoted.\\
> On.

1. one
   - inner ![map](m.png)
2. two

| Name | Age |
|---|---|
| Ali | 20 |

```
code  here
  more
```

---

[^a]: Note A[^b].
[^b]: Note B.

    More of it.
"""


def test_a_markdown_document_is_text() -> None:
    """Notes have their marks and stand at the end, a title stands once, a picture is no sentence, code is whole."""
    document = read_document(MARKDOWN.encode(), "a.md", [])
    told = {segment.text: segment.text for block in document.blocks for segment in block.segments}
    shown = make_page(document, catalog_of(told), get_locale("fr"), get_locale("en"), "Project")
    assert render_text_page(shown, document, catalog_of(told), Templates()).decode() == (
        "The call\n\nThey met[1] on 4 June.[2] They met again.[1]\n\n[A cell]\n\n> Quoted.\nOn.\n\n1. one\n\n"
        "  • inner [map]\n\n2. two\n\nName | Age\nAli | 20\n\ncode  here\n  more\n\n* * *\n\n"
        "[1] Note A[2].\n\n[2] Note B. More of it.\n"
    )


def test_boxes_of_task_lists_are_boxes() -> None:
    """On the page, in text and in PDF, in place of bullets; drafts are marked behind them."""
    document = read_document(b"- [ ] One\n- [x] Two\n\n1. [ ] Three\n", "a.md", [])
    targets = Catalog(header=None, messages=(Message(source="One", targets=("\u06cc\u06a9",), flags=("fuzzy",)),))
    shown = make_page(document, targets, get_locale("fa"), get_locale("en"), "T", standing=Standing.PREVIEW)
    body = render_markdown(shown, document, targets)
    assert '<li class="task">☐ <span class="draft">\u06cc\u06a9</span></li>' in body
    assert '<li class="task">☑ <span class="untranslated"' in body
    assert [block.marker for block in markdown_flow(shown, document, targets)] == ["☐", "☑", "۱. ☐"]
    assert render_text_page(shown, document, targets, Templates()).decode().endswith("۱. ☐ Three\n")
    assert "- [ ] \u06cc\u06a9\n- [x] Two\n" in render_document(shown, document, targets).decode()


def test_a_markdown_document_is_text_in_persian() -> None:
    """Digits are the language's, marks stand only where a line begins in the other script, and no isolates."""
    document = read_document(MARKDOWN.encode(), "a.md", [])
    targets = {"one": "HRW یک", "Note A<n1/>.": "یادداشت<n1/>.", "They met<n1/> on 4 June.<n2/>": "دیدند<n1/>.<n2/>"}
    lines = text_of(Standing.PARTIAL, targets, document).split("\n\n")
    assert lines[3] == "دیدند[۱].[۲] [ترجمه‌نشده] They met again.[۱]"
    assert f"{RLM}۱. HRW یک" in lines
    assert "[۱] یادداشت[۲]." in lines
    assert f"{RLM}> [ترجمه‌نشده] Quoted." not in lines
    assert f"نقل:\n{RLM}HRW" in text_of(Standing.FINISHED, {"Quoted.<br1/>": "نقل:<br1/>", "On.": "HRW"}, document)
    assert not any(isolate in "".join(lines) for isolate in "\u2066\u2067\u2068\u2069\ufdd2\ufdd3")


def test_a_title_of_the_front_matter_is_the_title_where_there_is_no_other() -> None:
    """On the page, in text and PDF: its only place in a document without a heading of the first level."""
    document = read_document(b"---\ntitle: 'It''s \"HRW\"'\n---\n\nNobody answered.\n\n## Two\n", "a.md", [])
    targets = {'It\'s "HRW"': 'HRW: "نام"', "Nobody answered.": "هیچ"}
    shown = page(Standing.PARTIAL, targets, document)
    assert f'\n\n{RLM}HRW: "نام"\n\nهیچ\n' in text_of(Standing.PARTIAL, targets, document)
    assert [block.kind for block in markdown_flow(shown, document, catalog_of(targets))[:2]] == ["title", "paragraph"]
    assert "<h1><bdi>HRW</bdi>: &#34;نام&#34;</h1>" in str(render_markdown(shown, document, catalog_of(targets)))
    kept = render_markdown(page(Standing.PARTIAL, {}, document), document, catalog_of({}))
    assert '<h1>[ترجمه‌نشده] <span class="untranslated"' in str(kept)
