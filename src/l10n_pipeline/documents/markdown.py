"""Markdown to blocks and segments, and back: CommonMark with tables, footnotes, strikethrough and front matter.

markdown-it-py says where blocks are and what stands in them; the file itself is only changed where a block's text is
translated. Code, link targets, the boxes of task lists and everything between blocks stay byte for byte. A block of
which every segment keeps its text keeps its bytes, line breaks and all; another becomes one line. Titles of links and
pictures are blocks of their own. A block of raw HTML is a little HTML document in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n_pipeline.documents.base import Notice, Rule, Segmentation, Translate, decode_text, unmarked
from l10n_pipeline.documents.html import HtmlDocument, read_fragment
from l10n_pipeline.documents.html_tokens import tokens
from l10n_pipeline.documents.markdown_inline import Inline, begins_html, parser, read_inline, take_boxes, write_inline
from l10n_pipeline.documents.rules import RuleBook
from l10n_pipeline.documents.tagged import Item, TaggedSegment, Text, cut, plain, read, unwrap
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Block, BlockKind, Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"^(title|subtitle|description|summary)([ \t]*:[ \t]+)(\S.*?)[ \t]*$", re.MULTILINE)
"""Fields of the front matter that readers see. Values of several lines are left alone."""
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?\n\s*", re.DOTALL | re.MULTILINE)
_YAML_ESCAPE = re.compile(r'\\(["\\])')
_YAML_PLAIN = re.compile(r"[^\W\d_][^:#\[\]{}&*!|>'\"%@`\n]*\Z")
_TAG_BEGINS = re.compile(r"<[A-Za-z/!?]")
_FULL_STOPS = (".", "!", "?", "…", "؟", "۔")


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the text of a block stands in the file, and what is in it."""

    start: int
    end: int
    line: int
    """1-based."""
    kind: BlockKind
    marker: str
    content: Inline
    cell: bool
    prefix: str
    """What begins the block's second line: ``> ``, the indentation of a list item."""


@dataclass(frozen=True, slots=True)
class _HtmlSpan:
    """Where a block of raw HTML stands in the file, and what it is without what Markdown has before its lines."""

    start: int
    end: int
    line: int
    """1-based."""
    content: str
    prefix: str
    """What begins its second line."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A block, its raw text and its segments with their markup."""

    raw: str
    block: Block
    span: _Span
    segments: tuple[TaggedSegment, ...]
    titles: tuple[Block, ...] = ()
    """Of its links and pictures, in their order."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The block, where it has words, and its titles."""
        return (self.block, *self.titles) if self.segments else self.titles

    def merged(self, translate: Translate, *, rtl: bool) -> str:
        """Return the block's text with its segments replaced."""
        if not self.block.translate:
            return self.raw
        titles = [_spoken(block, translate, rtl=rtl) for block in self.titles]
        changed = any(title != block.segments[0].text for title, block in zip(titles, self.titles, strict=True))
        content = self.span.content.showing(titles) if changed else self.span.content
        items = self._items(translate)
        if items is None and not changed:
            return self.raw
        return write_inline(items or content.items, content, cell=self.span.cell, prefix=self.span.prefix)

    def _items(self, translate: Translate) -> list[Item] | None:
        """Return the block's content with its segments replaced; None where each keeps its text."""
        targets = [translate(segment) for segment in self.block.segments]
        if all(target == segment.text for target, segment in zip(targets, self.block.segments, strict=True)):
            return None
        around, _ = unwrap(self.span.content.items)
        items: list[Item] = [first for first, _ in around]
        for number, (target, segment) in enumerate(zip(targets, self.segments, strict=True)):
            if number:
                items.append(Text(" "))
            items += segment.items if target == segment.text else read(target, segment.items)
        return [*items, *(last for _, last in reversed(around))]


@dataclass(frozen=True, slots=True)
class _Html:
    """A block of raw HTML."""

    raw: str
    content: str
    """Without what Markdown has before its lines."""
    document: HtmlDocument
    prefix: str
    """What begins its second line and those behind it."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What of it is translated."""
        return self.document.blocks

    def merged(self, translate: Translate, *, rtl: bool) -> str:
        """Return the block with its segments replaced."""
        del rtl  # isolation is for pages, which are made of what this returns
        made = self.document.merge(translate).decode()
        if made == self.content:
            return self.raw
        made = _as_block(made)
        newline = "\r\n" if "\r\n" in self.raw else "\n"
        return f"{newline}{self.prefix}".join(made.split("\n"))


@dataclass(frozen=True, slots=True)
class _Field:
    """A value of the front matter."""

    raw: str
    block: Block

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The value."""
        return (self.block,)

    def merged(self, translate: Translate, *, rtl: bool) -> str:
        """Return the value as YAML, translated."""
        del rtl
        [segment] = self.block.segments
        target = translate(segment) if self.block.translate else segment.text
        if target == segment.text:
            return self.raw
        if _YAML_PLAIN.match(target):
            return target
        escaped = target.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'


_Piece = _Slot | _Html | _Field


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """A Markdown document: literal text, and the blocks between it."""

    blocks: tuple[Block, ...]
    pieces: tuple[str | _Piece, ...]

    @property
    def suffix(self) -> str:
        """``.md``."""
        return ".md"

    @property
    def tagged(self) -> bool:
        """True."""
        return True

    def merge(self, translate: Translate, locale: LocaleInfo | None = None, notices: Sequence[Notice] = ()) -> bytes:
        """Return the file with its segments replaced, as UTF-8, and ``notices`` as quotations at its top."""
        rtl = locale is not None and locale.rtl
        text = "".join(p if isinstance(p, str) else p.merged(translate, rtl=rtl) for p in self.pieces)
        told = "".join(f"> **{notice.heading}** {notice.body}\n\n" for notice in notices)
        front = _FRONT_MATTER.match(text)
        place = front.end() if front and told else 0
        return f"{text[:place]}{told}{text[place:]}".encode()


class MarkdownFormat:
    """Reads Markdown in UTF-8."""

    suffixes = frozenset({".md", ".markdown"})

    def read(
        self,
        data: bytes,
        path: str,
        rules: Sequence[Rule] = (),
        segmentation: Segmentation = Segmentation.SENTENCE,
    ) -> MarkdownDocument:
        """Return the document in ``data``. Raises `DocumentError` with path and line where it is not UTF-8 text."""
        text = decode_text(data, path)
        book = RuleBook(rules)
        pieces: list[str | _Piece] = []
        blocks: list[Block] = []
        end = 0
        for part in _parts(text, path):
            piece: _Piece | None
            match part:
                case _Span(start=start, end=stop):
                    piece = _slot(text[start:stop], part, book, segmentation)
                case _HtmlSpan(start=start, end=stop):
                    content = read_fragment(part.content, part.line, book, segmentation)
                    piece = _Html(text[start:stop], part.content, content, part.prefix)
                case re.Match():
                    start, stop = part.span(3)
                    piece = _field(part, text, book)
            if piece is not None:
                pieces += [text[end:start], piece]
                blocks += piece.blocks
                end = stop
        pieces.append(text[end:])
        return MarkdownDocument(tuple(blocks), tuple(piece for piece in pieces if piece != ""))


def _parts(text: str, path: str) -> Iterator[_Span | _HtmlSpan | re.Match[str]]:
    """Yield what there is to translate, in the order of the file: fields of the front matter, then blocks."""
    lines = _line_offsets(text)
    found: list[_Span | _HtmlSpan] = []
    environment: dict[str, dict[str, object]] = {}
    stream = parser().parse(text, environment)
    take_boxes(stream)
    context = _Context(frozenset(environment.get("references", ())))
    for token in stream:
        if token.type == "front_matter" and token.map:
            yield from _FRONT.finditer(text, lines[token.map[0]], lines[token.map[1]])
        context.see(token)
        if token.type == "inline" and token.content and token.map:
            found.append(context.span(token, text, lines, path))
        elif token.type == "html_block" and (span := _html_span(token, text, lines)) is not None:
            found.append(span)
    # Footnotes come last in markdown-it's stream wherever they stand.
    yield from sorted(found, key=lambda span: span.start)


class _Context:
    """What surrounds the token at hand."""

    def __init__(self, references: frozenset[str]) -> None:
        self._references = references
        self._title = False
        self._level = 0
        self._cell = False
        self._marker = ""
        self._item = 0
        self._row = 0
        self._cursor = 0

    def see(self, token: Token) -> None:
        """Take note of an opening or closing ``token``."""
        match token.type:
            case "heading_open":
                self._level = int(token.tag[1:])
            case "heading_close":
                self._level = 0
            case "list_item_open":
                self._item += 1
                self._marker = f"{token.info}{token.markup}"
            case "list_item_close":
                self._item -= 1
                self._marker = ""
            case "th_open" | "td_open":
                self._cell = True
            case "th_close" | "td_close":
                self._cell = False
            case _:
                pass

    def span(self, token: Token, text: str, lines: Sequence[int], path: str) -> _Span:
        """Return where the text of the ``inline`` token stands."""
        assert token.map is not None
        first = token.map[0]
        start, end = self._place(token.content, text, lines, first, path)
        second = lines[first + 1] if first + 1 < len(lines) else len(text)
        prefix = _prefix(text[second : _line_end(text, second)], token.content) if second < end else ""
        kind, marker = self._kind()
        content = read_inline(token.children or [], self._references)
        box = int(token.meta.get("box", 0))
        return _Span(start + box, end, first + 1, kind, marker, content, self._cell, prefix)

    def _place(self, content: str, text: str, lines: Sequence[int], first: int, path: str) -> tuple[int, int]:
        if self._cell:
            return self._cell_place(content, text, lines, first, path)
        start = end = -1
        for number, line in enumerate(content.split("\n"), first):
            words = line.strip()
            raw = text[lines[number] : _line_end(text, lines[number])]
            at = raw.rfind(words)
            if at < 0:
                raise DocumentError("this text is not found in its line: please report it", path=path, line=number + 1)
            start = lines[number] + at if start < 0 else start
            end = lines[number] + at + len(words)
        return start, end

    def _cell_place(self, content: str, text: str, lines: Sequence[int], row: int, path: str) -> tuple[int, int]:
        if row != self._row:
            self._row, self._cursor = row, lines[row]
        for words in (content.replace("|", "\\|"), content):
            at = text.find(words, self._cursor, _line_end(text, lines[row]))
            if at >= 0:
                self._cursor = at + len(words)
                return at, self._cursor
        raise DocumentError("this table cell is not found in its line: please report it", path=path, line=row + 1)

    def _kind(self) -> tuple[BlockKind, str]:
        if self._level:
            title = self._level == 1 and not self._title
            self._title |= title
            return (BlockKind.TITLE if title else BlockKind.HEADING), ""
        if self._cell:
            return BlockKind.CELL, ""
        if self._item:
            marker, self._marker = self._marker, ""
            return BlockKind.ITEM, marker
        return BlockKind.PARAGRAPH, ""


def _slot(raw: str, span: _Span, book: RuleBook, segmentation: Segmentation) -> _Slot | None:
    """Return the block of ``span``; None where it holds no words."""
    _, inner = unwrap(span.content.items)
    segments = tuple(cut(inner, segmentation))
    if not any(character.isalnum() for segment in segments for character in segment.text):
        wordless = Block(span.kind, span.line, 0, ())
        titles = _titles(raw, span, book, translate=True)
        return _Slot(raw, wordless, span, (), titles) if titles else None
    kind, translate, number = book.rule(" ".join(plain(inner).split()), span.kind)
    found: list[Segment] = []
    for index, segment in enumerate(segments, 1):
        # Soft breaks are spaces in the text; the lines of the file tell where they were.
        line = span.line + min(span.content.breaks_before(segment.offset), raw.count("\n"))
        found.append(Segment(segment.text, line, index))
    block = Block(kind, span.line, number, tuple(found), translate, span.marker)
    return _Slot(raw, block, span, segments, _titles(raw, span, book, translate=translate))


def _titles(raw: str, span: _Span, book: RuleBook, *, translate: bool) -> tuple[Block, ...]:
    """Return the titles in ``span``; where ``translate`` is False they are kept as their block is."""
    found: list[Block] = []
    for text, offset in span.content.shown:
        line = span.line + min(span.content.breaks_before(offset), raw.count("\n"))
        kind, wanted, number = book.rule(text, BlockKind.TOOLTIP)
        found.append(Block(kind, line, number, (Segment(text, line),), translate and wanted))
    return tuple(found)


def _spoken(block: Block, translate: Translate, *, rtl: bool) -> str:
    """Return the target of ``block``, which is a title, where only words may stand."""
    [segment] = block.segments
    return unmarked(translate(segment), rtl=rtl) if block.translate else segment.text


def _as_block(html: str) -> str:
    """Return ``html`` so that Markdown takes it for a block of HTML: an inline tag has its first line to itself."""
    bare = html.lstrip(" ")
    if begins_html(bare.partition("\n")[0]):
        return html
    html, first = bare, tokens(bare)[0]
    if first.kind in ("open", "close", "void"):
        return f"{html[: first.end]}\n{html[first.end :].lstrip()}"
    return f"<wbr>\n{html}"


def _html_span(token: Token, text: str, lines: Sequence[int]) -> _HtmlSpan | None:
    """Return where a block of raw HTML stands; None where its lines are not those of the file, or a tag has no end."""
    assert token.map is not None
    if any(part.kind == "text" and _TAG_BEGINS.match(token.content, part.start) for part in tokens(token.content)):
        return None
    rows = token.content.rstrip("\n").split("\n")
    places: list[int] = []
    for number, row in enumerate(rows, token.map[0]):
        end = _line_end(text, lines[number])
        if not text[lines[number] : end].endswith(row):
            return None
        places.append(end - len(row))
    first = token.map[0]
    prefix = text[lines[first + 1] : places[1]] if len(rows) > 1 else ""
    return _HtmlSpan(places[0], places[-1] + len(rows[-1]), first + 1, "\n".join(rows), prefix)


def front_title(front: str) -> str:
    """Return the title that the lines ``front`` of a front matter give; empty where there is none."""
    return next((_yaml_text(found[3]) for found in _FRONT.finditer(front) if found[1] == "title"), "")


def _yaml_text(value: str) -> str:
    """Return what the YAML ``value``, which stands on one line, says."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].replace("''", "'") if value[0] == "'" else _YAML_ESCAPE.sub(r"\1", value[1:-1])
    return value


def _field(found: re.Match[str], text: str, book: RuleBook) -> _Field:
    value, shown = found[3], _yaml_text(found[3])
    line = text.count("\n", 0, found.start(3)) + 1
    kind = BlockKind.HEADING if found[1] in ("title", "subtitle") else BlockKind.PARAGRAPH
    kind, translate, number = book.rule(shown, kind)
    return _Field(value, Block(kind, line, number, (Segment(" ".join(shown.split()), line),), translate))


def _line_offsets(text: str) -> list[int]:
    """Return where each line begins, as markdown-it counts them, and the end of the text."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)), len(text)]


def _line_end(text: str, start: int) -> int:
    found = re.compile(r"[\r\n]").search(text, start)
    return found.start() if found else len(text)


def _prefix(line: str, content: str) -> str:
    """Return what stands before the block's text on its second line."""
    words = content.split("\n")[1].strip() if "\n" in content else ""
    return line[: line.rfind(words)] if words and words in line else ""
