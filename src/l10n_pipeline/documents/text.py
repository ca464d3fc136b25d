"""Plain text: lines to blocks, blocks to segments, and back byte for byte.

A blank line ends a block. So does a line that ends a sentence, unless all around it are filled up, and a line that is
too short to have been wrapped; other lines are taken for hard-wrapped and joined, as are the lines that hang below a
list item. List and heading numbers, white space of every kind and line endings stay in the skeleton. docs/text.md tells
authors.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n_pipeline.documents.base import Notice, Rule, Segmentation, Translate, decode_text
from l10n_pipeline.documents.kinds import KindGuesser
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Block, BlockKind, Segment

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_SENTENCE_END = re.compile(r"[.!?…。؟۔:;][\"'”’»)\]]*\s*\Z")
_MARKER = re.compile(
    r"\s*((?:\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]|[-*•–—·▪])(?=\s))[\s\ufeff]+(?=[^\s\ufeff])"
)
_WRAP_WIDTH = 60
"""Paragraphs at least this wide are taken for wrapped; narrower ones only where they look it (`_shape`)."""
_WIDEST = 120
"""Longer lines are paragraphs of their own: nobody wraps there."""
_NARROWEST = 20
"""Narrower lines than this are short on purpose, whatever they look like."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    """With its line ending."""
    start: int
    """Offset in the document."""
    number: int
    """1-based."""
    rule: Rule | None
    """The region rule it is under."""

    @property
    def blank(self) -> bool:
        return not self.text.replace("\ufeff", "").strip()


@dataclass(frozen=True, slots=True)
class _Gap:
    """White space between two segments of a block."""

    raw: str


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a segment."""

    raw: str
    segment: Segment
    fixed: bool
    """True where a rule keeps the block in the source language."""


_Piece = str | _Gap | _Slot


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the lines from one on to the next blank one are laid out."""

    width: int
    """Of the longest line, in characters."""
    wrapped: bool
    """True where a program may have wrapped them."""
    filled: bool
    """True where one surely did: at least three lines, and no word had room on the line before."""


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A plain-text document: a list of literal pieces, segment slots and the gaps between them."""

    blocks: tuple[Block, ...]
    pieces: tuple[_Piece, ...]
    bom: bool

    @property
    def suffix(self) -> str:
        """``.txt``."""
        return ".txt"

    @property
    def tagged(self) -> bool:
        """False: there is no markup in plain text."""
        return False

    def merge(self, translate: Translate, locale: LocaleInfo | None = None, notices: Sequence[Notice] = ()) -> bytes:
        """Return the text with its segments replaced, as UTF-8; a segment that keeps its text keeps its bytes."""
        del locale  # nothing in the file says it
        out: list[str] = ["\ufeff"] if self.bom else []
        out += [f"*** {notice.heading} ***\n{notice.body}\n\n" for notice in notices]
        gap: _Gap | None = None
        kept = True
        for piece in self.pieces:
            match piece:
                case _Gap():
                    gap = piece
                case _Slot():
                    target = piece.segment.text if piece.fixed else translate(piece.segment)
                    same = target == piece.segment.text
                    if gap is not None:
                        out.append(gap.raw if kept and same else " ")
                    out.append(piece.raw if same else target)
                    gap, kept = None, same
                case str():
                    out.append(piece)
                    kept = True
        return "".join(out).encode()


class TextFormat:
    """Reads plain text in UTF-8."""

    suffixes = frozenset({".txt", ".text"})

    def read(
        self,
        data: bytes,
        path: str,
        rules: Sequence[Rule] = (),
        segmentation: Segmentation = Segmentation.SENTENCE,
    ) -> TextDocument:
        """Return the document in ``data``, its blocks cut as ``segmentation`` says.

        Raises `DocumentError` with path and line where it is not UTF-8 or holds a NUL.
        """
        text = decode_text(data, path)
        bom = text.startswith("\ufeff")
        text = text.removeprefix("\ufeff")
        pieces: list[_Piece] = []
        blocks: list[Block] = []
        guesser = KindGuesser()
        end = 0
        for lines in _blocks(list(_lines(text, rules))):
            start = lines[0].start
            stop = lines[-1].start + len(lines[-1].text)
            pieces.append(text[end:start])
            block, parts = _cut(text[start:stop], lines, rules, guesser, segmentation)
            blocks.append(block)
            pieces.extend(parts)
            end = stop
        pieces.append(text[end:])
        return TextDocument(tuple(blocks), tuple(piece for piece in pieces if piece != ""), bom)


def _lines(text: str, rules: Sequence[Rule]) -> Iterator[_Line]:
    """Yield the lines of ``text``, each with the region rule that it stands under."""
    region: Rule | None = None
    waiting = [rule for rule in rules if rule.after is not None]
    for number, found in enumerate(_LINE.finditer(text), 1):
        words = " ".join(found.group().split())
        if region is not None and region.until is not None and region.until.search(words):
            region = None
        yield _Line(found.group(), found.start(), number, region)
        for rule in waiting:
            if rule.after is not None and rule.after.search(words):
                region = rule
                waiting.remove(rule)
                break


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of each block."""
    shape: _Shape | None = None
    block: list[_Line] = []
    for index, line in enumerate(lines):
        if line.blank:
            if block:
                yield block
            block, shape = [], None
            continue
        if not block or shape is None:
            shape = _shape(lines, index)
        if block and not (_hangs(block, line) or _continues(block[-1], line, shape)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _shape(lines: Sequence[_Line], index: int) -> _Shape:
    """Return how the lines from ``index`` to the next blank one, or list item, are laid out."""
    texts: list[str] = []
    for line in lines[index:]:
        if line.blank or (texts and _MARKER.match(line.text)):
            break
        texts.append(line.text.strip())
    width = max(map(len, texts))
    pairs = list(itertools.pairwise(texts))
    full = all(_full(text, after, width) for text, after in pairs)
    # A list of names or an address has lines that the next word would have fitted in, or capitals throughout.
    narrow = full and width >= _NARROWEST and any(after[0].islower() for _, after in pairs)
    wrapped = width >= _WRAP_WIDTH or narrow
    return _Shape(width, wrapped, wrapped and full and len(texts) > 2 and width <= _WIDEST)


def _full(text: str, after: str, width: int) -> bool:
    """Return whether the first word of the line ``after`` had no room on the line ``text``."""
    return len(text) + 1 + len(after.split(maxsplit=1)[0]) > width


def _hangs(block: Sequence[_Line], line: _Line) -> bool:
    """Return whether ``line`` goes on with the list item ``block``: indented as far as the item's text."""
    marker = _MARKER.match(block[0].text)
    if marker is None or line.rule is not None or _MARKER.match(line.text):
        return False
    return len(line.text) - len(line.text.lstrip(" \t")) >= len(marker.group().expandtabs())


def _continues(line: _Line, following: _Line, shape: _Shape) -> bool:
    """Return whether ``following`` goes on with the sentence that ``line`` was wrapped in."""
    text, after = line.text.strip(), following.text.strip()
    if line.rule is not None or following.rule is not None:
        return False
    if _MARKER.match(following.text) or (_SENTENCE_END.search(text) and not shape.filled):
        return False
    return shape.wrapped and (after[0].islower() or _full(text, after, shape.width))


def _cut(
    raw: str, lines: Sequence[_Line], rules: Sequence[Rule], guesser: KindGuesser, segmentation: Segmentation
) -> tuple[Block, list[_Piece]]:
    """Return the block in ``raw`` and the pieces of skeleton it leaves."""
    rule = lines[0].rule
    found = _MARKER.match(raw) if rule is None else None
    marker = found.group(1) if found else ""
    body = found.end() if found else len(raw) - len(raw.lstrip())
    text, offsets = _normalise(raw, body)
    ruled = [rule] if rule else [r for r in rules if r.match is not None and r.match.search(text)]
    kind = next((r.kind for r in ruled if r.kind is not None), None)
    kind = guesser.guess(text, marker, forced=kind)
    translate = next((r.translate for r in ruled if r.translate is not None), True)
    segments: list[Segment] = []
    pieces: list[_Piece] = [raw[:body]]
    end = body
    ranges = [(0, len(text))] if kind is BlockKind.SIGNATORY else segmentation.spans(text)
    for index, (a, b) in enumerate(ranges, 1):
        start, stop = offsets[a], offsets[b - 1] + 1
        line = lines[0].number + raw.count("\n", 0, start)
        segment = Segment(text[a:b], line, index)
        pieces.append(_Gap(raw[end:start]) if segments else raw[end:start])
        pieces.append(_Slot(raw[start:stop], segment, not translate))
        segments.append(segment)
        end = stop
    pieces.append(raw[end:])
    block = Block(kind, lines[0].number, guesser.count(kind), tuple(segments), translate, marker)
    return block, pieces


def _normalise(raw: str, start: int) -> tuple[str, list[int]]:
    """Return ``raw[start:]`` with every run of white space as one space, and each character's offset in ``raw``.

    White space is what `str.isspace` says (Unicode, so non-breaking spaces too), and the zero-width no-break space.
    """
    characters: list[str] = []
    offsets: list[int] = []
    space = True
    for offset in range(start, len(raw)):
        character = raw[offset]
        if character.isspace() or character == "\ufeff":
            if not space:
                characters.append(" ")
                offsets.append(offset)
            space = True
        else:
            characters.append(character)
            offsets.append(offset)
            space = False
    if characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets
