"""Which number words in a row make one number: a grammar for English, French, Persian and Arabic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from l10n_pipeline.checks.numbers.tables import Kind, Number, Word

_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_ENDLESS = Decimal("1e30")
_LARGEST = Decimal("1e24")
"""Beyond it `Decimal` does not divide any more."""
_ROW = 60
"""Number words in a row beyond which each is read for itself: nobody writes so many."""
_MOST = 14
"""Words of one number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A number word in a row of such words."""

    word: Word
    joined: bool = False
    """True with *and* before it."""
    filled: bool = False
    """True with *a* before it."""


Read = tuple[int, int, Number, frozenset[Number], bool]
"""The first and the last word of a number, its likeliest value, all values, and whether it is plainly a number."""


@lru_cache(maxsize=8192)
def read_parts(parts: tuple[Part, ...], language: str, between: bool) -> tuple[Read, ...]:
    """Return the numbers that words in a row make, as few as they can be; two at least where ``between``."""
    ends = _cut(parts, language) if len(parts) <= _ROW else list(range(1, len(parts) + 1))
    if between and len(ends) == 1 and len(parts) <= _MOST:
        joints = [place for place, part in enumerate(parts) if part.joined]
        cuts = [_cut(parts[:place], language) + [place + e for e in _cut(parts[place:], language)] for place in joints]
        ends = min((cut for cut in cuts if len(cut) == 2), key=len, default=ends)
    found: list[Read] = []
    first = 0
    for end in ends:
        found.append(_whole(parts, first, end, language))
        first = end
    return tuple(_years(found, parts)) if language == "en" else tuple(found)


def _cut(parts: Sequence[Part], language: str) -> list[int]:
    """Return where the fewest well-formed numbers end; of two ways the one with less bare hundreds and thousands."""
    best: list[tuple[int, int]] = [(0, 0)]
    """The cost of the words up to each place, and where their last number begins."""
    for end in range(1, len(parts) + 1):
        ways = []
        for first in range(max(end - _MOST, 0), end):
            if end - first == 1 or _value(parts[first:end], language) is not None:
                bare = first > 0 and parts[first].word.kind in (Kind.HUNDRED, Kind.SCALE)
                ways.append((best[first][0] + 10 + bare, first))
        best.append(min(ways))
    ends = [len(parts)]
    while first := best[ends[-1]][1]:
        ends.append(first)
    return ends[::-1]


def _whole(parts: Sequence[Part], first: int, end: int, language: str) -> Read:
    own = parts[first:end]
    word = own[0].word
    if len(own) == 1:
        values: tuple[Number, ...] = (word.value,) if word.fraction is None else (word.value, word.fraction)
        if word.kind is Kind.DENOMINATOR:
            values = (_ONE / word.value, word.value)
        elif word.dual:
            values = (2 * word.value, word.value)
        plain = word.plain and word.kind is not Kind.TIMES and (word.kind is not Kind.DENOMINATOR or own[0].filled)
    else:
        values = _value(own, language) or (_ZERO,)
        # صدها هزار, hundreds of thousands, is no number
        plain = word.plain or word.value < 10 or word.kind is not Kind.UNIT
    return first, end - 1, values[0], frozenset(values), plain


def _years(found: Sequence[Read], parts: Sequence[Part]) -> Iterator[Read]:
    """Yield the numbers, those of *nineteen eighty-eight* one."""
    held: Read | None = None
    for read in found:
        if held and 13 <= held[2] <= 20 and 10 <= read[2] <= 99 and not parts[read[0]].joined and held[0] == held[1]:
            year = held[2] * 100 + read[2]
            yield held[0], read[1], year, frozenset((year,)), True
            held = None
            continue
        if held:
            yield held
        held = read
    if held:
        yield held


def _value(parts: Sequence[Part], language: str) -> tuple[Number, ...] | None:
    """Return what several words are worth as one number, the likeliest first; None where they are not one."""
    number = _Number(language)
    for place, part in enumerate(parts):
        if not number.take(part, parts[place - 1] if place else None):
            return None
    return number.values()


class _Number:
    """A number that is read word by word."""

    def __init__(self, language: str) -> None:
        """Read one of ``language``."""
        self._language = language
        self._total, self._limit = _ZERO, _ENDLESS
        self._group: Number | None = None
        self._tail = False
        """True where the group is a half that may be one of the scale before it."""
        self._closed = False
        self._other: Number | None = None
        self._words = 0

    def take(self, part: Part, before: Part | None) -> bool:
        """Take one word more; return False where it does not belong to the number."""
        word = part.word
        self._words += 1
        # quatre-vingts millions
        closed = self._closed and not (self._language == "fr" and word.kind is Kind.SCALE)
        if closed or (part.filled and before and not self._may_be_filled(part, before)):
            return False
        match word.kind:
            case Kind.SCALE:
                return self._scale(part)
            case Kind.HUNDRED:
                return self._hundred(part)
            case Kind.WHOLE:
                if self._group is not None or (self._total and not part.joined):
                    return False
                self._total += word.value
                self._limit = word.value / 2
                return True
            case Kind.TIMES:
                return self._times(part)
            case Kind.FRACTION:
                return self._fraction(part)
            case Kind.DENOMINATOR:
                return self._denominator(part)
            case Kind.UNIT:
                return self._unit(part)
            case Kind.ALONE:
                return False

    def values(self) -> tuple[Number, ...]:
        """Return what the number may be worth."""
        whole = self._total + (self._group or _ZERO)
        if self._tail and self._group is not None:
            return self._total + self._group * self._limit, whole
        return (whole,) if self._other is None else (whole, self._other)

    def _may_be_filled(self, part: Part, before: Part) -> bool:
        kind = part.word.kind
        if kind in (Kind.FRACTION, Kind.DENOMINATOR):
            return part.joined
        return before.word.kind is Kind.FRACTION and kind in (Kind.SCALE, Kind.HUNDRED, Kind.TIMES)

    def _scale(self, part: Part) -> bool:
        value = part.word.value
        if part.joined and self._group is not None:
            return False
        if self._group is None and self._total and not part.joined:
            # mille milliards
            if self._total * value > _LARGEST:
                return False
            self._total *= value
            self._limit = value
            return True
        if value > self._limit or (value == self._limit and not self._tail):
            return False
        if self._group is not None and self._group < 1:
            # a demi-mille is half a mile
            self._other = self._group
        self._closed = part.word.ordinal
        self._total += (_ONE if self._group is None else self._group) * value
        self._limit, self._group, self._tail = value, None, False
        return True

    def _hundred(self, part: Part) -> bool:
        if self._group is None:
            if self._total and self._language in ("fa", "ar") and not part.joined:
                return False
            self._group = _HUNDRED
        elif part.joined:
            return False
        elif self._group < 10 or (not self._total and 11 <= self._group <= 99 and self._language in ("en", "fr")):
            self._group *= 100
        else:
            return False
        self._closed = part.word.ordinal
        return True

    def _times(self, part: Part) -> bool:
        if self._group is None or self._total or part.joined:
            return False
        self._other = self._group
        self._group *= part.word.value
        self._closed = True
        return True

    def _fraction(self, part: Part) -> bool:
        if self._words > 1 and (not part.joined or self._group == part.word.value):
            return False
        self._tail = self._group is None and self._words > 1
        self._group = (self._group or _ZERO) + part.word.value
        return True

    def _denominator(self, part: Part) -> bool:
        value = _ONE / part.word.value
        if part.joined and self._group is not None:
            self._group += value
        elif self._group is not None and not self._total and self._words == 2 and self._group < 10:
            self._group = self._group / part.word.value
        else:
            return False
        self._closed = True
        return True

    def _unit(self, part: Part) -> bool:
        word = part.word
        self._closed = word.ordinal
        if self._group is None:
            if self._total and self._language in ("fa", "ar") and not part.joined:
                return False
            self._group = word.value
            return True
        if self._fits(part):
            if self._language == "en" and word.ordinal and word.value == 2:
                # a ninety-second call
                self._other = self._total + self._group
            four_twenties = self._language == "fr" and word.value == 20
            self._group += 76 if four_twenties and self._group % 10 == 4 else word.value
            return True
        return self._ordinal_part(part)

    def _ordinal_part(self, part: Part) -> bool:
        """Take the ordinal of *one third*, دو سوم, *deux cinquièmes*; return False where it is none."""
        word, whole = part.word, self._group
        if not word.ordinal or part.joined or self._total or self._words != 2 or whole is None or not 1 <= whole < 10:
            return False
        # one second is a moment, and two thirds are told by their plural
        if word.value > 10 or word.value <= whole or (self._language != "fa" and word.value == 2):
            return False
        self._group = whole / word.value
        return True

    def _fits(self, part: Part) -> bool:
        """Return whether a number under a thousand may follow the group: *twenty* and *eight*, خمسة and وعشرين."""
        value, joined, group = part.word.value, part.joined, self._group or _ZERO
        if value >= 100 or group != int(group):
            return False
        rest = group % 100
        if rest == 0:
            return joined or self._language not in ("fa", "ar")
        tens, ones = rest >= 20 and rest % 10 == 0, 1 <= value <= 9
        match self._language:
            case "en":
                return tens and ones and not joined
            case "fr":
                if rest == 4 and value == 20:
                    return not joined
                if rest == 10:
                    return 7 <= value <= 9
                teens = rest in (60, 80) and 10 <= value <= 16
                return ((tens or rest in (70, 90)) and ones and (not joined or value == 1)) or (
                    teens and (not joined or value == 11)
                )
            case "fa":
                return tens and ones and joined
            case _:
                if value == 10:
                    return rest < 10 and not joined
                return rest < 10 and 20 <= value <= 90 and joined
