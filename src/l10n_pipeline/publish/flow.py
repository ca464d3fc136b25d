"""Pages as a flow of simple blocks of spans, for renderings that are neither HTML nor text.

The blocks are made of a page's passages, or, for a Markdown document, of markdown-it's tokens, in which headings have
their levels, lists nest, and tables, quotations and footnotes are what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from l10n_pipeline.bidi import runs
from l10n_pipeline.documents.tagged import Close, Empty, Open, Text
from l10n_pipeline.model import BlockKind, Part, State
from l10n_pipeline.publish.page import Page, Passage, Sentence, sentence_items
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.render import marker_of
from l10n_pipeline.publish.tables import TableCell, table_rows, with_tables

_LOOKS = {"b": "bold", "i": "italic", "u": "underline", "s": "strike"}


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look."""

    text: str
    against: bool = False
    """True where it runs against the direction of the text around it."""
    foreign: bool = False
    """True where it is in the source language."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    code: bool = False
    draft: bool = False
    mark: bool = False
    link: str = ""
    note: tuple[Span, ...] = ()
    """What a footnote here says."""
    note_mark: str = ""
    """Its number, where it is not the next one."""


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A block, as a renderer lays it out."""

    kind: str
    """``title``, ``heading``, ``paragraph``, ``item``, ``quote``, ``code``, ``table``, ``rule``, ``signatory``,
    ``header``, ``footer``, or what else `BlockKind` says."""
    spans: tuple[Span, ...] = ()
    marker: str = ""
    """A list item's number or bullet, a heading's number."""
    level: int = 1
    """Of a heading, from 1; of a list item or quotation, how deep it stands."""
    foreign: bool = False
    """True where it is in the source language."""
    rows: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    """Cells of a table, its head first."""
    head: bool = True
    """Whether the first row of a table is its head."""
    align: tuple[str, ...] = field(default=())
    """Of its columns: ``start``, ``center`` or ``end``."""


def flow(page: Page) -> tuple[FlowBlock, ...]:
    """Return the blocks of ``page``; list numbers are in the locale's digits."""
    unnumbered = (passage for passage in page.notes if not passage.note)
    pieces = with_tables((*page.text, *unnumbered))
    return tuple(_table(page, piece) if isinstance(piece, tuple) else _block(page, piece) for piece in pieces)


def directed(text: str, look: Span, *, rtl: bool) -> Iterator[Span]:
    """Yield ``text`` as spans that look like ``look``, the runs against its direction apart."""
    for run, against in runs(text, rtl=rtl):
        yield replace(look, text=run, against=against)


def switched(look: Span, name: str, *, on: bool) -> Span:
    """Return ``look`` with bold, italic, underline or strike, as ``name`` says, on or off; as it is for other names."""
    match name:
        case "bold":
            return replace(look, bold=on)
        case "italic":
            return replace(look, italic=on)
        case "underline":
            return replace(look, underline=on)
        case "strike":
            return replace(look, strike=on)
        case _:
            return look


def _block(page: Page, passage: Passage) -> FlowBlock:
    level = 2 if passage.kind is BlockKind.HEADING else passage.level
    kind = str(passage.part if passage.part in (Part.HEADER, Part.FOOTER) else passage.kind)
    return FlowBlock(kind, tuple(_spans(page, passage)), marker_of(page, passage), level, not passage.translate)


def _table(page: Page, passages: tuple[Passage, ...]) -> FlowBlock:
    """Return the table of ``passages``. What takes several columns stands in the first of them."""
    found = table_rows(passages)
    head = any(cell.head for cell in found[0])
    rows = [tuple(part for cell in row for part in (_cell(page, cell), *[()] * (cell.span - 1))) for row in found]
    return FlowBlock("table", rows=tuple(rows), align=("start",) * len(rows[0]), head=head)


def _cell(page: Page, cell: TableCell) -> tuple[Span, ...]:
    spans: list[Span] = []
    for passage in cell.passages:
        spans += [Span("\n")] if spans else []
        spans += [Span(f"{marker_of(page, passage)} ")] if passage.marker else []
        spans += _spans(page, passage)
    return tuple(spans)


def _spans(page: Page, passage: Passage) -> Iterator[Span]:
    for place, sentence in enumerate(passage.sentences):
        if place:
            yield Span(" ")
        yield from _sentence(page, passage, sentence)


def _note(page: Page, number: str) -> Span:
    """Return the mark of the note ``number`` with what it says, its paragraphs on lines of their own."""
    spans: list[Span] = []
    for passage in page.note(number):
        spans += [Span("\n")] if spans else []
        spans += _spans(page, passage)
    return Span("", note=tuple(spans), note_mark=page.note_number(number) if spans else "")


def _sentence(page: Page, passage: Passage, sentence: Sentence) -> Iterator[Span]:
    foreign = not passage.translate or sentence.state is State.UNTRANSLATED
    draft = passage.translate and sentence.state is State.DRAFT
    if foreign and passage.translate and page.standing is Standing.PARTIAL:
        yield Span(f"[{page.words.mark}]", mark=True)
        yield Span(" ")
    look = Span("", foreign=foreign, draft=draft)
    apart = foreign and passage.kind is not BlockKind.SIGNATORY
    if apart:
        yield isolation(page, begins=True)
    yield from _words(page, sentence, look, rtl=page.source_locale.rtl if foreign else page.locale.rtl)
    if apart:
        yield isolation(page, begins=False)


def isolation(page: Page, *, begins: bool) -> Span:
    """Return what stands before, or behind, spans in the source language, so that they run as one (UAX 9, isolates)."""
    way = "\u2067" if page.source_locale.rtl else "\u2066"
    return Span("" if page.source_locale.rtl is page.locale.rtl else way if begins else "\u2069")


def _words(page: Page, sentence: Sentence, look: Span, *, rtl: bool) -> Iterator[Span]:
    if not page.tagged:
        yield from directed(sentence.text, look, rtl=rtl)
        return
    for item in sentence_items(sentence):
        lead = sentence.lead(item)
        match item:
            case Text():
                yield from directed(item.text, look, rtl=rtl)
            case Open() | Close() if lead is not None and lead.address:
                look = replace(look, link=lead.address if isinstance(item, Open) else "")
            case Open() | Close():
                look = switched(look, _LOOKS.get(item.letter, ""), on=isinstance(item, Open))
            case Empty() if lead is not None and lead.note:
                yield _note(page, lead.note)
            case Empty() if item.letter == "br":
                yield Span("\n")
            case _:
                pass
