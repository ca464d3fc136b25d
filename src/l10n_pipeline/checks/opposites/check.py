"""A word of amount, change or time that became its opposite: *all* and *some*, *increased* and *diminué*.

Words are compared, not aligned: something is wrong where the source says one thing of a family, the target has no
word that could say it, and clearly says another thing of that family of which the source has nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import fold, folded, pieces, unfolded
from l10n_pipeline.checks.opposites.thing import BEGINS, Thing
from l10n_pipeline.checks.opposites.words import FAMILIES, FREE
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

LANGUAGES = {"fr": "fr", "fa": "fa", "prs": "fa", "ar": "ar"}
"""The languages with tables, and whose each has."""
_THINGS: tuple[Thing, ...] = tuple(thing for family in FAMILIES for thing in family)
_BITS = tuple(1 << place for place in range(len(_THINGS)))


class _Bits:
    """Tells the bits of the things of which a piece has a pattern; most pieces have none, and one search tells."""

    def __init__(self, before: str, patterns: Sequence[str]) -> None:
        """Look for ``patterns``, one for each thing, behind ``before``."""
        self._any = re.compile(f"{before}(?:{'|'.join(patterns)})", re.IGNORECASE)
        self._each = [re.compile(f"{before}(?:{pattern})", re.IGNORECASE) for pattern in patterns]

    def of(self, piece: str) -> int:
        if self._any.search(piece) is None:
            return 0
        return sum(bit for bit, pattern in zip(_BITS, self._each, strict=True) if pattern.search(piece))


_SIGNS = _Bits("", [thing.sign for thing in _THINGS])
_LOOSE = _Bits(BEGINS["en"], [thing.loose for thing in _THINGS])


def _families() -> Iterator[int]:
    """Yield for each thing the bits of the others of its family."""
    start = 0
    for family in FAMILIES:
        every = sum(_BITS[start : start + len(family)])
        for bit in _BITS[start : start + len(family)]:
            yield every & ~bit
        start += len(family)


_OTHERS = tuple(_families())
_RIVALS = tuple(
    tuple((thing, bit) for thing, bit in zip(_THINGS, _BITS, strict=True) if others & bit) for others in _OTHERS
)
"""For each thing the others of its family, with their bits."""
_KEEP_ORDER = sum(bit for bit, thing in zip(_BITS, _THINGS, strict=True) if all(thing not in free for free in FREE))
"""The bits of the things that seldom stand the other way round in another language."""

_JOINED = re.compile(r"(?:and|or|the|\W)*")
"""What stands between two things of which either may come first."""


@dataclass(frozen=True, slots=True)
class _English:
    """What a piece of an English text tells, in bits of things."""

    signs: int
    """What it may say for certain."""
    loose: int
    """What it says in any way."""


def _tell(piece: str) -> _English | None:
    signs, loose = _SIGNS.of(piece), _LOOSE.of(piece)
    return _English(signs, loose) if signs or loose else None


_TOLD = Table(_tell, any_digit=True)


def _may_tell(piece: str, _: LocaleInfo) -> bool:
    told = _TOLD[piece]
    return told is not None and told.signs != 0


@cache
def _said(language: str) -> Table[int]:
    """Return a table of the bits of what pieces of targets may say."""
    said = _Bits(BEGINS[language], [thing.said[language] for thing in _THINGS])
    return Table(lambda piece: said.of(fold(piece)))


def _opposites(context: CheckContext) -> Iterable[Finding]:
    language = LANGUAGES.get(context.locale.language)
    if language is None or context.source_locale.language != "en":
        return ()
    told = list(filter(None, map(_TOLD.__getitem__, pieces(context.source))))
    signs = reduce(or_, (each.signs for each in told), 0)
    if not signs:
        return ()
    spoken = list(filter(None, map(_said(language).__getitem__, pieces(context.target))))
    said = reduce(or_, spoken, 0)
    rivals = [place for place, bit in enumerate(_BITS) if signs & bit and said & _OTHERS[place]]
    if not rivals:
        return ()
    found = list(_exchanged(context, language, rivals, told, spoken))
    both = signs & said & _KEEP_ORDER
    return found or (_turned(context, language, both) if both & (both - 1) else ())


def _exchanged(
    context: CheckContext, language: str, places: Sequence[int], read: Sequence[_English], spoken: Sequence[int]
) -> Iterator[Finding]:
    """Yield a finding for each thing at ``places`` that the target says less often than the source, and another more.

    ``read`` is what the source's pieces tell, ``spoken`` the bits of the target's.
    """
    target = folded(context.target)
    every = reduce(or_, spoken)
    for place in places:
        thing, bit = _THINGS[place], _BITS[place]
        heard = sum([bits & bit != 0 for bits in spoken])
        # each time it is said a piece has its sign
        if sum([each.signs & bit != 0 for each in read]) <= heard:
            continue
        matches = list(_pattern(thing.sure).finditer(context.source))
        if len(matches) <= heard:
            continue
        for other, its in _RIVALS[place]:
            there = list(_pattern(other.clear[language]).finditer(target)) if every & its else []
            if len(there) > sum([each.loose & its != 0 for each in read]):
                start, end = unfolded(context.target, there[-1].span())
                said = matches[-1][0].strip()
                message = f"The source says “{said}”, the translation has {other.name}, not {thing.name}."
                yield Finding(message, start, end)
                break


def _turned(context: CheckContext, language: str, both: int) -> Iterator[Finding]:
    """Yield a finding where the source says two things of a family once each, and the target the other way round.

    ``both`` are the things that either text may say.
    """
    target = folded(context.target)
    for place, (thing, bit, family) in enumerate(zip(_THINGS, _BITS, _OTHERS, strict=True)):
        if not (both & bit and both & family & ~(bit - 1)):
            continue
        for other, its in zip(_THINGS[place:], _BITS[place:], strict=True):
            if not both & family & its:
                continue
            first = [list(_pattern(each.sure).finditer(context.source)) for each in (thing, other)]
            then = [list(_pattern(each.clear[language]).finditer(target)) for each in (thing, other)]
            if any(len(each) != 1 for each in (*first, *then)):
                continue
            between = sorted((*first[0][0].span(), *first[1][0].span()))[1:3]
            if _JOINED.fullmatch(context.source, *between):
                continue
            if (first[0][0].start() < first[1][0].start()) != (then[0][0].start() < then[1][0].start()):
                start, end = unfolded(context.target, then[0][0].span())
                yield Finding(f"{thing.name} and {other.name} stand the other way round: are they swapped?", start, end)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


OPPOSITES = Rule(
    "opposites",
    Severity.WARNING,
    "Words of amount, change, order and time are not the opposites of the source's.",
    _opposites,
    review=Severity.WARNING,
    source_sign=_may_tell,
    of_letters=True,
)
