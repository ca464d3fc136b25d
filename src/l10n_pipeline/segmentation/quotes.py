"""Where quotations open and close."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_PAIRS = {"“": "”", "„": "“", "«": "»"}
_MARK = re.compile('["“”„«»]')
_BEFORE_OPENING = frozenset(" ([{—–-:'‘")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text, in order; one inside another counts as part of it."""

    opens: tuple[int, ...]
    """Offsets of the opening marks."""
    closes: tuple[int, ...]
    """Offsets of the closing marks; the length of the text for a quotation that is never closed."""

    def around(self, offset: int) -> tuple[int, int] | None:
        """Return the offsets of the marks between which ``offset`` lies, or None."""
        place = bisect_left(self.opens, offset) - 1
        if place >= 0 and offset <= self.closes[place]:
            return self.opens[place], self.closes[place]
        return None


def quotations(text: str) -> Quotations:
    """Return the quotations of ``text``, whose white space is all spaces."""
    opens: list[int] = []
    closes: list[int] = []
    closer = ""
    for match in _MARK.finditer(text):
        offset, mark = match.start(), match[0]
        if not closer:
            if mark in _PAIRS or (mark == '"' and _may_open(text, offset)):
                opens.append(offset)
                closer = _PAIRS.get(mark, '"')
        elif mark == '"' and _must_open(text, offset):
            # The earlier mark was never closed, or meant inches.
            opens[-1] = offset
        elif mark == closer or {mark, closer} == {'"', "”"}:
            closes.append(offset)
            closer = ""
    if closer:
        closes.append(len(text))
    return Quotations(tuple(opens), tuple(closes))


def _may_open(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] in _BEFORE_OPENING


def _must_open(text: str, offset: int) -> bool:
    return text[offset - 1 : offset] == " " and text[offset + 1 : offset + 2].isalnum()
