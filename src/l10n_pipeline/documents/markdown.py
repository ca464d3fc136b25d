"""Markdown to blocks and segments, and back: CommonMark with tables, footnotes, strikethrough and front matter.

markdown-it-py says where blocks are and what stands in them; the file itself is only changed where a block's text is
translated. Code, raw HTML blocks, link targets and everything between blocks stay byte for byte. A block of which every
segment keeps its text keeps its bytes, line breaks and all; another becomes one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n_pipeline.documents.base import Notice, Rule, Segmentation, Translate, decode_text
from l10n_pipeline.documents.markdown_inline import Inline, parser, read_inline, write_inline
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
_YAML_PLAIN = re.compile(r"[^\W\d_][^:#\[\]{}&*!|>'\"%@`\n]*\Z")
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
class _Slot:
    """A block, its raw text and its segments with their markup."""

    raw: str
    block: Block
    span: _Span
    segments: tuple[TaggedSegment, ...]

    def merged(self, translate: Translate) -> str:
        """Return the block's text with its segments replaced."""
        if not self.block.translate:
            return self.raw
        targets = [translate(segment) for segment in self.block.segments]
        if all(target == segment.text for target, segment in zip(targets, self.block.segments, strict=True)):
            return self.raw
        around, _ = unwrap(self.span.content.items)
        items: list[Item] = [first for first, _ in around]
        for number, (target, segment) in enumerate(zip(targets, self.segments, strict=True)):
            if number:
                items.append(Text(" "))
            items += segment.items if target == segment.text else read(target, segment.items)
        items += [last for _, last in reversed(around)]
        return write_inline(items, self.span.content, cell=self.span.cell, prefix=self.span.prefix)


@dataclass(frozen=True, slots=True)
class _Field:
    """A value of the front matter."""

    raw: str
    block: Block

    def merged(self, translate: Translate) -> str:
        """Return the value as YAML, translated."""
        [segment] = self.block.segments
        target = translate(segment) if self.block.translate else segment.text
        if target == segment.text:
            return self.raw
        if _YAML_PLAIN.match(target):
            return target
        escaped = target.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """A Markdown document: literal text, and the blocks between it."""

    blocks: tuple[Block, ...]
    pieces: tuple[str | _Slot | _Field, ...]

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
        del locale  # nothing in the file says it
        text = "".join(p if isinstance(p, str) else p.merged(translate) for p in self.pieces)
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
        pieces: list[str | _Slot | _Field] = []
        blocks: list[Block] = []
        end = 0
        for part in _parts(text, path):
            piece: _Slot | _Field | None
            if isinstance(part, _Span):
                start, stop = part.start, part.end
                piece = _slot(text[start:stop], part, book, segmentation)
            else:
                start, stop = part.span(3)
                piece = _field(part, text, book)
            if piece is not None:
                pieces += [text[end:start], piece]
                blocks.append(piece.block)
                end = stop
        pieces.append(text[end:])
        return MarkdownDocument(tuple(blocks), tuple(piece for piece in pieces if piece != ""))


def _parts(text: str, path: str) -> Iterator[_Span | re.Match[str]]:
    """Yield what there is to translate, in the order of the file: fields of the front matter, then blocks."""
    lines = _line_offsets(text)
    found: list[_Span] = []
    environment: dict[str, dict[str, object]] = {}
    stream = parser().parse(text, environment)
    context = _Context(frozenset(environment.get("references", ())))
    for token in stream:
        if token.type == "front_matter" and token.map:
            yield from _FRONT.finditer(text, lines[token.map[0]], lines[token.map[1]])
        context.see(token)
        if token.type == "inline" and token.content and token.map:
            found.append(context.span(token, text, lines, path))
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
        return _Span(start, end, first + 1, kind, marker, content, self._cell, prefix)

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
        return None
    kind, translate, number = book.rule(" ".join(plain(inner).split()), span.kind)
    found: list[Segment] = []
    for index, segment in enumerate(segments, 1):
        # Soft breaks are spaces in the text; the lines of the file tell where they were.
        line = span.line + min(span.content.breaks_before(segment.offset), raw.count("\n"))
        found.append(Segment(segment.text, line, index))
    block = Block(kind, span.line, number, tuple(found), translate, span.marker)
    return _Slot(raw, block, span, segments)


def _field(found: re.Match[str], text: str, book: RuleBook) -> _Field:
    value = found[3]
    shown = value
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        shown = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
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
