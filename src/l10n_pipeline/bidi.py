"""Keep left-to-right runs in one piece inside right-to-left text, and the other way round.

By the Unicode bidirectional algorithm (UAX 9) punctuation beside a Latin name takes the direction of what surrounds it:
``HRW (2014)`` falls apart inside a Persian sentence. HTML isolates such runs with ``<bdi>``; plain text needs a
right-to-left mark where a right-to-left line begins with Latin letters; Word files get marks around the runs (`Marks`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

RLM = "\u200f"
LRM = "\u200e"

_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = r"(?<![0-9])(?<![0-9][.,'’٫٬])[0-9]+(?:[.,'’٫٬][0-9]+)*"
"""A number with all of its groups and its fraction, never a piece of one: 980,500.50."""
_NUMBERS = rf"(?:\({_NUMBER}\)(?:{_SPACE}?{_NUMBER})?|{_NUMBER})"
_MONEY = "[$€£¥₹]"
_UNIT = rf"(?:{_SPACE}?(?:[%‰$€£¥₹]|°[CF]?(?![A-Za-z]))|[¼-¾⅐-⅞])"
_LATIN = r"A-Za-z\u00c0-\u024f"
_LATIN_RUN = re.compile(
    # addresses to their last character, a slash or a bracket of their own included
    r"(?:https?://|www\.)(?:\([^\s()]*\)|[^\s()<>«»“”\"،؛؟])*(?:\([^\s()]*\)|[^\s()<>«»“”\"،؛؟.,:;!?'])"
    # mail addresses with their angle brackets
    r"|<[^\s<>@]+@[^\s<>@]+>"
    # names, what stands between them, and a number that begins one (3D, 1990s)
    rf"|(?:{_NUMBER}-?)?[{_LATIN}](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff()\[\]<>«»“”\"،؛؟]*[{_LATIN}0-9])?"
    # telephone numbers, dates and ranges in ASCII digits, signed numbers, amounts of money, percentages, degrees
    rf"|[+\-−]?{_MONEY}?{_NUMBERS}(?:(?:{_SPACE}?[–\-/]{_SPACE}?|:|{_SPACE}){_MONEY}?{_NUMBERS})+{_UNIT}?"
    rf"|(?:(?<![0-9])[+\-−]{_MONEY}?|{_MONEY}{_SPACE}?){_NUMBER}{_UNIT}?|{_NUMBER}{_UNIT}"
    r"|(?<![0-9])[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,][0-9]+)?"
    # in Persian and Arabic digits what spaces and fractions would turn round
    r"|\+[۰-۹]+(?:[ \-.]{1,3}\(?[۰-۹]+\)?)+"
    rf"|(?<![۰-۹٠-٩])(?:[۰-۹]{{1,3}}(?:{_SPACE}[۰-۹]{{3}})+|[٠-٩]{{1,3}}(?:{_SPACE}[٠-٩]{{3}})+)(?![۰-۹٠-٩])"
    r"|[۰-۹٠-٩]+[¼-¾⅐-⅞]"
)
_RTL_RUN = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\u00c0-\u024f()\[\]«»“”\"]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)
_ONE_NUMBER = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*")
"""Keeps its order wherever it stands: a separator between two digits is one with them (UAX 9, rule W4)."""
_PARTS = frozenset('()[]«»“”"،؛؟')
"""What parts two Latin runs, as it does in `_LATIN_RUN`: they follow each other in the direction of the text."""


def runs(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces with whether each runs against the direction of the text around it."""
    end = 0
    for found in (_LATIN_RUN if rtl else _RTL_RUN).finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def with_mark(text: str, *, rtl: bool) -> str:
    """Return ``text`` with a direction mark in front where its first strong character runs the other way."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return text if (direction != "L") is rtl else (RLM if rtl else LRM) + text
    return text


class Marks:
    """Puts direction marks into a right-to-left paragraph, piece after piece, where it falls apart without.

    A left-to-right mark stands before a run that begins, and behind one that ends, with a character that has no
    direction of its own, as the digits and the sign of a telephone number. A right-to-left mark stands between two runs
    that a comma or bracket parts, and before a Persian number behind a Latin word, which would go to its wrong side.
    """

    def __init__(self) -> None:
        """Begin at the beginning of a paragraph."""
        self._left_to_right = False
        self._parted = False

    def __call__(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield ``text`` in pieces, as `runs` does, with the marks that they need here."""
        for part, against in runs(text, rtl=True):
            yield from self.whole(part) if against else self._own(part)

    def whole(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield ``text``, which runs from left to right as a whole, with the marks that it needs here."""
        follows = self._left_to_right and not self._parted
        if self._left_to_right and self._parted:
            yield RLM, False
            self._left_to_right = self._parted = False
        if _ONE_NUMBER.fullmatch(text):
            yield text, True
            return
        yield ("" if follows else _before(text)) + text + _behind(text), True
        self._left_to_right, self._parted = True, False

    def _own(self, text: str) -> Iterator[tuple[str, bool]]:
        mark = RLM if self._left_to_right and self._number_first(text) else ""
        yield mark + text, False
        for character in mark + text:
            direction = unicodedata.bidirectional(character)
            if direction in ("L", "R", "AL"):
                self._left_to_right, self._parted = direction == "L", False
            elif character in _PARTS:
                self._parted = True

    def _number_first(self, text: str) -> bool:
        """Return whether a number that belongs to this text comes first in ``text``, whatever is before it."""
        parted = self._parted
        for character in text:
            match unicodedata.bidirectional(character):
                case "EN" | "AN":
                    return parted or not character.isascii()
                case "L" | "R" | "AL":
                    return False
                case _:
                    parted |= character in _PARTS
        return False


def marks_around(text: str) -> tuple[str, str]:
    """Return the marks that ``text``, all of a right-to-left paragraph, needs at its ends to run from left to right.

    One number needs none, nor does its percent sign.
    """
    text = text.strip()
    if not text or _ONE_NUMBER.fullmatch(text.removesuffix("%")):
        return "", ""
    return _before(text), _behind(text)


def _before(text: str) -> str:
    return "" if unicodedata.bidirectional(text[0]) == "L" else LRM


def _behind(text: str) -> str:
    return "" if unicodedata.bidirectional(text[-1]) in ("L", "EN") else LRM


def right_to_left(character: str) -> bool:
    """Return whether ``character`` is written from right to left."""
    return unicodedata.bidirectional(character) in ("R", "AL")
