"""Where the lay-out of a text ends a piece: blank lines, list items, headings, and lists that run on in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from l10n_pipeline.segmentation.words import PARTICLES

_BREAK = r"(?>\r\n|[\n\r\x0b\x85\u2028])"
_BLANK = re.compile(rf"{_BREAK}(?:[^\S\n\r\x0b\x0c\x85\u2028\u2029]*{_BREAK})+|[\x0c\u2029]")
_LINE = re.compile(_BREAK)
_ITEM = re.compile(
    r"\s*(?:[•⁃▪▫‣●○◦■□–—*+-]\s+\S|[•⁃▪‣●◦]\S|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[IVXLC]{1,6}|[ivxlc]{1,6})"
    r"(?:\.\)|[.)])\s+\S)"
)
_INLINE_ITEM = re.compile(r"(?<!\S)(?P<bullet>[•⁃▪▫‣●◦]\s?)?(?P<mark>\d{1,2}|[a-z])(?P<style>\.\)|\)|\.)(?=\s+\S)")
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？][\"'”’»)\]」』]*\s*$")
_IN_SENTENCE = re.compile(r"(?:[,;:]|\b(?:and|or))\s*$")
_HEADING_WIDTH = 60


def regions(text: str) -> Iterator[tuple[int, int]]:
    """Return the stretches of ``text`` between breaks of its lay-out, in order; some may be blank."""
    start = 0
    for match in _BLANK.finditer(text):
        yield from _lines(text, start, match.start())
        start = match.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where a line break was meant, not only the end of the column."""
    lines: list[tuple[int, int]] = []
    begin = start
    for match in _LINE.finditer(text, start, end):
        lines.append((begin, match.start()))
        begin = match.end()
    lines.append((begin, end))
    width = max(len(text[a:b].strip()) for a, b in lines)
    piece = start
    for (a, b), (c, d) in pairwise(lines):
        line = text[a:b].strip()
        if not line and a == piece:
            piece = c
        elif _meant(line, text[c:d].strip(), width, whole=a == piece):
            yield piece, b
            piece = c
    yield piece, end


def _meant(line: str, following: str, width: int, *, whole: bool) -> bool:
    """Return True where the break between two lines is the author's. ``whole``: nothing stands before ``line``."""
    if not line or not following:
        return False
    if _ITEM.match(following):
        # A wrapped sentence can put a number first on a line ("... of Article\n5. The court").
        return not following[0].isalnum() or bool(_ITEM.match(line)) or _ended(line) or len(line) < _HEADING_WIDTH
    if following[0].islower() or following[0] in ",;:)»”’" or line[-1] in ",;-–—" or _ITEM.match(line):
        return False
    if line[-1] == ":":
        return following[0].isalpha() and len(line) < _HEADING_WIDTH
    fits = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width
    pair = is_title(following) and " " in line and " " in following
    return whole and not _ended(line) and is_title(line) and (fits or pair)


def _ended(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) or line[-1] in ":;"


def is_title(line: str) -> bool:
    """Return True for a short line without a final stop in which every word but particles has a capital or digit."""
    if len(line) > 2 * _HEADING_WIDTH or _SENTENCE_END.search(line):
        return False
    words = [word.strip("\"'“”‘’()[],:;&–—-") for word in line.split()]
    words = [word for word in words if word and word not in PARTICLES]
    return bool(words) and all(not word[0].islower() for word in words)


@dataclass(frozen=True, slots=True)
class _Item:
    """The mark of an item in running text."""

    start: int
    style: str
    value: int

    @classmethod
    def of(cls, match: re.Match[str]) -> _Item:
        mark = match["mark"]
        style = f"{'1' if mark.isdigit() else 'a'}{match['style']}{'•' if match['bullet'] else ''}"
        return cls(match.start(), style, int(mark) if mark.isdigit() else ord(mark))

    @property
    def first(self) -> bool:
        return self.value in (1, ord("a"))

    def follows(self, other: _Item) -> bool:
        return self.style == other.style and self.value == other.value + 1


def inline_items(text: str) -> list[int]:
    """Return where the items of a list in running text begin: ``1. The first 2. The second``.

    The first mark stands at the start of a sentence, or two others follow; the others count on from it in the same
    style. An enumeration inside a sentence (``either: a) one; or b) two``) is no list.
    """
    starts: list[int] = []
    run: list[_Item] = []
    for match in _INLINE_ITEM.finditer(text):
        item = _Item.of(match)
        if run and item.follows(run[-1]):
            run.append(item)
        elif _opens(text, item.start) or item.first:
            starts += _list_starts(text, run)
            run = [item]
    return starts + _list_starts(text, run)


def _list_starts(text: str, run: list[_Item]) -> list[int]:
    if len(run) < 2 or (len(run) < 3 and not _opens(text, run[0].start)):
        return []
    if any(_IN_SENTENCE.search(text, max(0, item.start - 8), item.start) for item in run):
        return []
    return [item.start for item in run]


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start].rstrip()
    return not before or bool(_SENTENCE_END.search(before))
