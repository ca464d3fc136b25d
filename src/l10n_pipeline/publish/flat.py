"""Pages as Markdown and as plain text, for documents that are not that themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from l10n_pipeline.bidi import with_mark
from l10n_pipeline.documents import Document
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text
from l10n_pipeline.model import BlockKind, Catalog, State
from l10n_pipeline.publish.flow import FlowBlock, Span
from l10n_pipeline.publish.flow_markdown import markdown_flow
from l10n_pipeline.publish.page import Page, Passage, Sentence, sentence_items
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.render import banner, item_number, marker_of
from l10n_pipeline.publish.tables import TableCell, table_rows, with_tables
from l10n_pipeline.publish.templates import Templates, escape_markdown, no_item, trusted_markdown

_ELEMENTS = {"b": "strong", "i": "em", "u": "u", "s": "del"}
"""As HTML, which Markdown allows: asterisks between a letter and a guillemet are no emphasis."""
_ASTERISKS = {"b": "**", "i": "*"}
_READ_OTHERWISE = re.compile(r"(?=!\[)|(\[\^\w+\])(?=[(:])")
"""Where a link would become a picture, or a note's mark a link or the beginning of the note."""
_PIPE = re.compile(r"(?<!\\)\|")
"""Parts cells in a link's address too."""
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
    lines = [*_markdown_lines(page), *_markdown_notes(page)]
    return _rendered("page.md", page, lines, templates)


def render_text_page(page: Page, document: Document, catalog: Catalog, templates: Templates) -> bytes:
    """Return ``page`` as plain text, a passage a line, list numbers in the locale's digits.

    A line that begins against the page's direction gets a direction mark. A Markdown ``document`` has the lines of its
    tables and code, and its notes at the end.
    """
    if document.suffix == ".md":
        lines = list(_flow_lines(page, markdown_flow(page, document, catalog)))
    else:
        lines = [*_text_lines(page), *_text_notes(page)]
    return _rendered("page.txt", page, lines, templates)


def _rendered(name: str, page: Page, lines: list[Line], templates: Templates) -> bytes:
    text = templates.render(name, page=page, words=page.words, banner=banner(page), lines=lines)
    return (text.strip("\n") + "\n").encode()


def _text_lines(page: Page) -> Iterator[Line]:
    for piece in with_tables(page.text):
        if isinstance(piece, tuple):
            rows = (" | ".join(_text_cell(page, cell) for cell in row) for row in table_rows(piece))
            yield Line("table", "", "\n".join(with_mark(row, rtl=page.locale.rtl) for row in rows))
        else:
            yield _text_line(page, piece)


def _text_cell(page: Page, cell: TableCell) -> str:
    lines = (_text_line(page, passage) for passage in cell.passages)
    return " / ".join(line.marker.lstrip() + line.text for line in lines)


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
    for passage in with_tables(page.text):
        if isinstance(passage, tuple):
            lists = {}
            yield Line("table", "", trusted_markdown("\n".join(_markdown_rows(page, passage))))
            continue
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


def _markdown_rows(page: Page, passages: tuple[Passage, ...]) -> Iterator[str]:
    """Yield the rows of a table (GitHub Flavored Markdown 0.29, "Tables"), which has a head there, if an empty one."""
    rows = table_rows(passages)
    columns = sum(cell.span for cell in rows[0])
    written = ["".join(f"| {_markdown_cell(page, cell)} " + "| " * (cell.span - 1) for cell in row) for row in rows]
    head, body = (written[0], written[1:]) if any(cell.head for cell in rows[0]) else ("| " * columns, written)
    yield from (f"{row}|" for row in (head, "|---" * columns, *body))


def _markdown_cell(page: Page, cell: TableCell) -> str:
    lines = (_markdown_line(page, passage) for passage in cell.passages)
    return "<br>".join(str(line.marker) + _PIPE.sub(r"\\|", str(line.text)) for line in lines)


def _markdown_notes(page: Page) -> Iterator[Line]:
    """Yield the notes of ``page`` as footnotes; what has no number is a paragraph."""
    before = ""
    for passage in page.notes:
        marker = "" if not passage.note else f"[^{passage.note}]: " if passage.note != before else "    "
        before = passage.note
        yield replace(_markdown_line(page, passage), kind="note", marker=trusted_markdown(marker))


def _flow_lines(page: Page, blocks: Sequence[FlowBlock]) -> Iterator[Line]:
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
    item = passage.kind is BlockKind.SIGNATORY or (passage.kind is BlockKind.ITEM and passage.marker != "")
    text = " ".join(parts)
    if item:
        written = "" if item_number(passage) or passage.marker == "•" else passage.marker
        text = f"{escape_markdown(written)} {text}" if written else text
        return Line(
            "item",
            "",
            trusted_markdown(no_item(text)),
            trusted_markdown(f"{item_number(passage)}." if item_number(passage) else "-"),
        )
    marker = trusted_markdown(f"{escape_markdown(passage.marker)} ") if passage.marker else ""
    return Line(str(passage.kind), marker, trusted_markdown(no_item(text)))


def _marked(page: Page, passage: Passage, sentence: Sentence) -> str:
    """Return what says that ``sentence`` is not translated, in a page in which some are."""
    partial = page.standing is Standing.PARTIAL and passage.translate and sentence.state is State.UNTRANSLATED
    return f"[{page.words.mark}] " if partial else ""


def _inline(page: Page, sentence: Sentence) -> str:
    """Return ``sentence`` as Markdown."""
    if not page.tagged:
        return escape_markdown(sentence.text)
    found = ((item, _piece(page, sentence, item)) for item in sentence_items(sentence))
    pieces = [(item, piece) for item, piece in found if piece is not None]
    asterisks = set(_emphasised(pieces))
    made = "".join(
        _ASTERISKS[item.letter] if isinstance(item, Open | Close) and item.key in asterisks else piece
        for item, piece in pieces
    )
    return _READ_OTHERWISE.sub(r"\1\\", made)


def _piece(page: Page, sentence: Sentence, item: Item) -> str | None:
    """Return ``item`` as Markdown, emphasis as HTML; None where there is nothing for it."""
    lead = sentence.lead(item)
    match item:
        case Text():
            return escape_markdown(item.text) or None
        case Open() if item.letter in _ELEMENTS:
            return f"<{_ELEMENTS[item.letter]}>"
        case Close() if item.letter in _ELEMENTS:
            return f"</{_ELEMENTS[item.letter]}>"
        case Open() if lead is not None and lead.address:
            return "["
        case Close() if lead is not None and lead.address:
            return f"](<{_address(lead.address)}>)"
        case Empty() if number := _note_at(page, sentence, item):
            return f"[^{number}]"
        case Empty() if item.letter == "br":
            return "<br>"
    return None


def _emphasised(pieces: Sequence[tuple[Item, str]]) -> Iterator[int]:
    """Yield the keys of the elements that asterisks around them make (CommonMark 0.31, the flanking rules).

    They have no other emphasis beside them, and nothing can be read another way.
    """
    texts = ["" if isinstance(item, Open | Close) and item.letter in _ASTERISKS else piece for item, piece in pieces]
    opened: dict[int, bool] = {}
    for place, (item, _) in enumerate(pieces):
        if not isinstance(item, Open | Close) or item.letter not in _ASTERISKS:
            continue
        before = texts[place - 1][-1:] if place else " "
        behind = texts[place + 1][:1] if place + 1 < len(texts) else " "
        outer, inner = (before, behind) if isinstance(item, Open) else (behind, before)
        good = bool(outer and inner) and not inner.isspace()
        good = good and (outer.isspace() or (_punctuation(outer) and not _punctuation(inner)))
        if isinstance(item, Open):
            opened[item.key] = good
        elif good and opened.get(item.key):
            yield item.key


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _address(address: str) -> str:
    """Return ``address`` so that it ends where Markdown sees its end (CommonMark 0.31, "Link destination")."""
    return re.sub(r"[\s<>\\\x00-\x1f]", lambda found: quote(found[0]), address)
