"""Which parts of an English text are quotations.

A quotation stands between “ ”, « », „ “, straight double quotes or ‘ ’ (not straight single quotes: those are mostly
apostrophes); editorial square brackets within it belong to it. A text is often one sentence of a longer quotation:
therefore a closing mark that nothing opened closes a quotation that began with the text (or where the last one ended),
and an opening mark that nothing closes opens one up to the end of its paragraph. ’ closes only what ‘ opened, and not
inside a word.
"""

from __future__ import annotations

import re
from collections import Counter

_MARK = re.compile(r"[“”«»„‘’\"]|\n[^\S\n]*\n")
_CLOSERS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"'}


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of ``text`` between outermost quotation marks, in order and without overlaps."""
    scan = _Scan(text)
    for found in _MARK.finditer(text):
        scan.take(found.start(), found.group())
    scan.paragraph(len(text))
    outermost: list[tuple[int, int]] = []
    for start, end in sorted(scan.spans):
        if outermost and start <= outermost[-1][1]:
            outermost[-1] = (outermost[-1][0], max(end, outermost[-1][1]))
        else:
            outermost.append((start, end))
    return tuple(outermost)


class _Scan:
    """Goes through the quotation marks of one text."""

    def __init__(self, text: str) -> None:
        self.spans: list[tuple[int, int]] = []
        self._text = text
        self._open: list[tuple[str, int]] = []
        self._expected: Counter[str] = Counter()
        """How many of `_open` each closing mark would close."""
        self._free = 0
        """Where the last outermost quotation ended, or the paragraph began."""

    def take(self, at: int, mark: str) -> None:
        if mark[0] == "\n":
            self.paragraph(at)
            self._free = at + len(mark)
        elif mark == '"':
            self._straight(at)
        elif mark == "’":
            if self._is_open("’") and not self._follows_word(at):
                self._close(at, "’")
        elif mark in "”»" or (mark == "“" and self._is_open("“")):
            self._close(at, mark)
        else:
            self._begin(at, _CLOSERS[mark])

    def paragraph(self, at: int) -> None:
        """End what is open; a lone ‘ was an apostrophe."""
        self.spans += [(start, at) for closer, start in self._open if closer != "’"]
        self._open.clear()
        self._expected.clear()

    def _is_open(self, closer: str) -> bool:
        return self._expected[closer] > 0

    def _begin(self, at: int, closer: str) -> None:
        self._open.append((closer, at + 1))
        self._expected[closer] += 1

    def _follows_word(self, at: int) -> bool:
        return self._text[at + 1 : at + 2].isalnum()

    def _close(self, at: int, closer: str) -> None:
        if not self._is_open(closer):
            self.spans.append((self._free, at))
        while self._open:
            expected, start = self._open.pop()
            self._expected[expected] -= 1
            if expected == closer:
                self.spans.append((start, at))
                break
        if not self._open:
            self._free = at + 1

    def _straight(self, at: int) -> None:
        spaced_before = at == 0 or self._text[at - 1].isspace() or self._text[at - 1] in "([—–"
        spaced_after = not self._follows_word(at)
        is_open = self._is_open('"')
        if is_open and spaced_before and not spaced_after:
            self._close(at, '"')  # another one begins: its closing mark was forgotten
            self._begin(at, '"')
        elif is_open or (spaced_after and not spaced_before):
            self._close(at, '"')
        else:
            self._begin(at, '"')
