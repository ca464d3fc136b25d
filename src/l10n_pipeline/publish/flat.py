"""Pages as Markdown and as plain text, for documents that are neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from l10n_pipeline.bidi import with_mark
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text
from l10n_pipeline.model import BlockKind, State
from l10n_pipeline.publish.page import Page, Passage, Sentence, sentence_items
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.render import banner, item_number, marker_of
from l10n_pipeline.publish.templates import Templates, escape_markdown, trusted_markdown

_ELEMENTS = {"b": "strong", "i": "em", "u": "u", "s": "del"}
"""As HTML, which Markdown allows: asterisks beside a Persian letter or a guillemet are no emphasis."""


@dataclass(frozen=True, slots=True)
class Line:
    """A passage on one line."""

    kind: str
    marker: str
    """With a space behind it; empty where there is none."""
    text: str
    bullet: str = ""
    """Of a Markdown list."""


def render_markdown_page(page: Page, templates: Templates) -> bytes:
    """Return ``page`` as CommonMark; what its texts hold is escaped."""
    lines = [*_markdown_lines(page), *_markdown_notes(page)]
    return _rendered("page.md", page, lines, templates)


def render_text_page(page: Page, templates: Templates) -> bytes:
    """Return ``page`` as plain text, a passage a line, list numbers in the locale's digits.

    A line that begins against the page's direction gets a direction mark.
    """
    lines = [*(_text_line(page, passage) for passage in page.text), *_text_notes(page)]
    return _rendered("page.txt", page, lines, templates)


def _rendered(name: str, page: Page, lines: list[Line], templates: Templates) -> bytes:
    text = templates.render(name, page=page, words=page.words, banner=banner(page), lines=lines)
    return (text.strip("\n") + "\n").encode()


def _text_line(page: Page, passage: Passage) -> Line:
    marker = marker_of(page, passage)
    return _directed(page, passage, f"{marker} " if marker else "", "  " * (passage.level - 1))


def _text_notes(page: Page) -> Iterator[Line]:
    """Yield the notes of ``page``, the first paragraph of each with its number."""
    before = ""
    for passage in page.notes:
        number = passage.note if passage.note != before else ""
        before = passage.note
        yield _directed(page, passage, f"[{page.note_number(number)}] " if number else "")


def _directed(page: Page, passage: Passage, marker: str, indent: str = "") -> Line:
    text = " ".join(_marked(page, passage, sentence) + _plain(page, sentence) for sentence in passage.sentences)
    if passage.translate:
        # The mark stands first in the line, whatever comes first there.
        marked = with_mark(marker + text, rtl=page.locale.rtl)
        marker = marked[: len(marked) - len(text)]
    return Line(str(passage.kind), indent + marker, text)


def _plain(page: Page, sentence: Sentence) -> str:
    """Return the words of ``sentence``, its notes' marks as numbers in brackets."""
    if not page.tagged:
        return sentence.text
    words = ""
    for item in sentence_items(sentence):
        number = _note_at(page, sentence, item)
        words += f"[{page.note_number(number)}]" if number else item.text if isinstance(item, Text) else ""
    return words


def _note_at(page: Page, sentence: Sentence, item: Item) -> str:
    """Return the number of the note whose mark ``item`` is; empty where it is none, or the note has no words."""
    lead = sentence.lead(item)
    return lead.note if lead is not None and page.note(lead.note) else ""


def _markdown_lines(page: Page) -> Iterator[Line]:
    """Yield the passages of ``page`` before its notes, items that stand below others indented.

    A list that begins behind another one without anything between has another delimiter: Markdown would go on counting.
    """
    lists: dict[int, tuple[int, str]] = {}
    for passage in page.text:
        line = _markdown_line(page, passage)
        depth = min(passage.level, max(lists, default=0) + 1)
        lists = {level: seen for level, seen in lists.items() if line.bullet and level <= depth}
        if line.bullet:
            number = item_number(passage)
            before, delimiter = lists.get(depth, (number - 1, "."))
            if number and before + 1 != number:
                delimiter = ")" if delimiter == "." else "."
            lists[depth] = (number, delimiter)
            bullet = "    " * (depth - 1) + (f"{number}{delimiter}" if number else "-")
            line = replace(line, bullet=trusted_markdown(bullet))
        yield line


def _markdown_notes(page: Page) -> Iterator[Line]:
    """Yield the notes of ``page`` as footnotes; what has no number is a paragraph."""
    before = ""
    for passage in page.notes:
        marker = "" if not passage.note else f"[^{passage.note}]: " if passage.note != before else "    "
        before = passage.note
        yield replace(_markdown_line(page, passage), kind="note", marker=trusted_markdown(marker))


def _markdown_line(page: Page, passage: Passage) -> Line:
    parts = [
        escape_markdown(_marked(page, passage, sentence)) + _inline(page, sentence) for sentence in passage.sentences
    ]
    item = passage.kind is BlockKind.SIGNATORY or (passage.kind is BlockKind.ITEM and passage.marker != "")
    text = " ".join(parts)
    if item:
        written = "" if item_number(passage) or passage.marker == "•" else passage.marker
        text = f"{escape_markdown(written)} {text}" if written else text
        return Line(
            "item",
            "",
            trusted_markdown(text),
            trusted_markdown(f"{item_number(passage)}." if item_number(passage) else "-"),
        )
    marker = trusted_markdown(f"{escape_markdown(passage.marker)} ") if passage.marker else ""
    return Line(str(passage.kind), marker, trusted_markdown(text))


def _marked(page: Page, passage: Passage, sentence: Sentence) -> str:
    """Return what says that ``sentence`` is not translated, in a page in which some are."""
    partial = page.standing is Standing.PARTIAL and passage.translate and sentence.state is State.UNTRANSLATED
    return f"[{page.words.mark}] " if partial else ""


def _inline(page: Page, sentence: Sentence) -> str:
    """Return ``sentence`` as Markdown."""
    if not page.tagged:
        return escape_markdown(sentence.text)
    parts: list[str] = []
    for item in sentence_items(sentence):
        lead = sentence.lead(item)
        match item:
            case Text():
                parts.append(escape_markdown(item.text))
            case Open() if item.letter in _ELEMENTS:
                parts.append(f"<{_ELEMENTS[item.letter]}>")
            case Close() if item.letter in _ELEMENTS:
                parts.append(f"</{_ELEMENTS[item.letter]}>")
            case Open() if lead is not None and lead.address:
                parts.append("[")
            case Close() if lead is not None and lead.address:
                parts.append(f"](<{_address(lead.address)}>)")
            case Empty() if number := _note_at(page, sentence, item):
                parts.append(f"[^{number}]")
            case Empty() if item.letter == "br":
                parts.append("<br>")
            case _:
                pass
    return "".join(parts)


def _address(address: str) -> str:
    """Return ``address`` so that it ends where Markdown sees its end (CommonMark 0.31, "Link destination")."""
    return re.sub(r"[\s<>\\\x00-\x1f]", lambda found: quote(found[0]), address)
