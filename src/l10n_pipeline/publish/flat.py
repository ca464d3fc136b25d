"""Pages as Markdown and as plain text, for documents that are not that themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n_pipeline.bidi import with_mark
from l10n_pipeline.documents import Document
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text, items_of
from l10n_pipeline.model import BlockKind, Catalog, State
from l10n_pipeline.publish.flow import FlowBlock, Span
from l10n_pipeline.publish.flow_markdown import markdown_flow
from l10n_pipeline.publish.page import Page, Passage, Sentence
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.render import banner, item_number
from l10n_pipeline.publish.templates import Templates, escape_markdown, no_item, trusted_markdown

_ELEMENTS = {"b": "strong", "i": "em", "u": "u", "s": "del"}
"""As HTML, which Markdown allows: asterisks between a letter and a guillemet are no emphasis."""
_ASTERISKS = {"b": "**", "i": "*"}


_ISOLATES = re.compile("[\u2066-\u2069]")
"""Text files have direction marks instead."""


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
    lines = [_markdown_line(page, passage) for passage in page.passages]
    return _rendered("page.md", page, lines, templates)


def render_text_page(page: Page, document: Document, catalog: Catalog, templates: Templates) -> bytes:
    """Return ``page`` as plain text, a passage a line, list numbers in the locale's digits.

    A line that begins against the page's direction gets a direction mark. A Markdown ``document`` has the lines of its
    tables and code, and its notes at the end.
    """
    markdown = document.suffix == ".md"
    lines = (
        list(text_lines(page, markdown_flow(page, document, catalog)))
        if markdown
        else [_text_line(page, passage) for passage in page.passages]
    )
    return _rendered("page.txt", page, lines, templates)


def _rendered(name: str, page: Page, lines: list[Line], templates: Templates) -> bytes:
    text = templates.render(name, page=page, words=page.words, banner=banner(page), lines=lines)
    return (text.strip("\n") + "\n").encode()


def _text_line(page: Page, passage: Passage) -> Line:
    marker = page.locale.with_digits(passage.marker) if item_number(passage) else passage.marker
    marker = f"{marker} " if marker else ""
    text = " ".join(_marked(page, passage, sentence) + page.plain(sentence) for sentence in passage.sentences)
    if passage.translate:
        # The mark stands first in the line, whatever comes first there.
        marked = with_mark(marker + text, rtl=page.locale.rtl)
        marker = marked[: len(marked) - len(text)]
    return Line(str(passage.kind), marker, text)


def text_lines(page: Page, blocks: Sequence[FlowBlock]) -> Iterator[Line]:
    """Yield ``blocks`` as lines of text: notes have numbers in the locale's digits, and stand behind the rest."""
    notes: dict[tuple[Span, ...], int] = {}

    def words(spans: Sequence[Span]) -> str:
        return "".join(_ISOLATES.sub("", span.text) + (called(span.note) if span.note else "") for span in spans)

    def called(note: tuple[Span, ...]) -> str:
        return f"[{page.locale.integer(notes.setdefault(note, len(notes) + 1))}]"

    def directed(kind: str, marker: str, text: str) -> Line:
        first, *rest = text.split("\n")
        marked = with_mark(marker + first, rtl=page.locale.rtl)
        text = "\n".join([first, *(with_mark(line, rtl=page.locale.rtl) for line in rest)])
        return Line(kind, marked[: len(marked) - len(first)], text)

    for block in blocks:
        match block.kind:
            case "table":
                rows = (" | ".join(words(cell) for cell in row) for row in block.rows)
                yield directed(block.kind, "", "\n".join(rows))
            case "code":
                yield Line(block.kind, "", words(block.spans))
            case "rule":
                yield Line(block.kind, "", "* * *")
            case "quote":
                yield directed(block.kind, "> " * block.level, words(block.spans))
            case "item":
                marker = f"{block.marker} " if block.marker else "  "
                yield directed(block.kind, "  " * (block.level - 1) + marker, words(block.spans))
            case _:
                yield directed(block.kind, "", words(block.spans))
    # A note may call another.
    waiting = 0
    while waiting < len(notes):
        note = list(notes)[waiting]
        waiting += 1
        yield directed("note", f"{called(note)} ", words(note))


def _markdown_line(page: Page, passage: Passage) -> Line:
    parts = [
        escape_markdown(_marked(page, passage, sentence)) + _inline(page, sentence) for sentence in passage.sentences
    ]
    number = item_number(passage)
    kind = str(passage.kind)
    if passage.kind in (BlockKind.ITEM, BlockKind.SIGNATORY):
        kind = "item"
    marker = trusted_markdown(f"{escape_markdown(passage.marker)} ") if passage.marker else ""
    bullet = trusted_markdown(f"{number}." if number else "-")
    return Line(kind, marker, trusted_markdown(no_item(" ".join(parts))), bullet)


def _marked(page: Page, passage: Passage, sentence: Sentence) -> str:
    """Return what says that ``sentence`` is not translated, in a page in which some are."""
    partial = page.standing is Standing.PARTIAL and passage.translate and sentence.state is State.UNTRANSLATED
    return f"[{page.words.mark}] " if partial else ""


def _inline(page: Page, sentence: Sentence) -> str:
    """Return ``sentence`` as Markdown."""
    if not page.tagged:
        return escape_markdown(sentence.text)
    items = [item for item in items_of(sentence.text) if _shown(item)]
    texts = [escape_markdown(item.text) if isinstance(item, Text) else "" for item in items]
    asterisks = set(_emphasised(items, texts))
    parts: list[str] = []
    for item, text in zip(items, texts, strict=True):
        match item:
            case Text():
                parts.append(text)
            case Open() | Close() if item.key in asterisks:
                parts.append(_ASTERISKS[item.letter])
            case Open():
                parts.append(f"<{_ELEMENTS[item.letter]}>")
            case Close():
                parts.append(f"</{_ELEMENTS[item.letter]}>")
            case Empty():
                parts.append("<br>")
    return "".join(parts)


def _shown(item: Item) -> bool:
    """Return whether Markdown has something for ``item``."""
    match item:
        case Text():
            return bool(item.text)
        case Empty():
            return item.letter == "br"
        case _:
            return item.letter in _ELEMENTS


def _emphasised(items: Sequence[Item], texts: Sequence[str]) -> Iterator[int]:
    """Yield the keys of the elements that asterisks around them make (CommonMark 0.31, the flanking rules).

    They have words on both sides, or the end of the sentence on the outer one; nothing can be read another way.
    """
    opened: dict[int, bool] = {}
    for place, item in enumerate(items):
        if not isinstance(item, Open | Close) or item.letter not in _ASTERISKS:
            continue
        before = texts[place - 1][-1:] if place else " "
        behind = texts[place + 1][:1] if place + 1 < len(items) else " "
        outer, inner = (before, behind) if isinstance(item, Open) else (behind, before)
        good = bool(outer and inner) and not inner.isspace()
        good = good and (outer.isspace() or (_punctuation(outer) and not _punctuation(inner)))
        if isinstance(item, Open):
            opened[item.key] = good
        elif good and opened.get(item.key):
            yield item.key


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
