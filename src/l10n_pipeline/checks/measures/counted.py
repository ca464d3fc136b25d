"""What a number counts: *3 months and 9 years* are no 3 years and 9 months.

Numbers are read with the unit behind them, in digits or in words. Where either text says a number once with a unit, and
the units differ, one of them is wrong: what is told in another unit has another number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import ascii_digits, fold
from l10n_pipeline.checks.measures.words import SIZES, UNITS, Thing
from l10n_pipeline.checks.numbers.words import phrases

_DIGITS = re.compile(r"(?<![\d.,])\d+(?:[.,٫٬\u00a0\u202f]\d+|[ ]\d{3}(?!\d))*")
_NOT_DIGIT = re.compile(r"\D")
_MOST_DIGITS = 9
_BETWEEN = re.compile(r"[\s\u200c-]{1,2}(?:(?:full|more|long|additional|consecutive|whole|square|cubic) )?")
_BETWEEN_ANY = re.compile(r"[\s\u00a0\u202f\u200c-]{0,2}")
_REACH = 24
"""Characters behind a number within which its unit begins and ends."""
_ORDINAL = re.compile(r"(?:th|first|second|third)$", re.IGNORECASE)
_LONG_UNIT = re.compile(
    r"(?:(?P<decades>decades?|décennies?|دهه|عقد(?:[يا]ن)?|عقود)"
    r"|(?P<centuries>centur(?:y|ies)|siècles?|قرن(?:[يا]ن)?|قرون))$"
)
_YEARS = {"decades": 10, "centuries": 100}
_AGED = re.compile(r"\b(?:aged|age of)\s$", re.IGNORECASE)
_DUALS = re.compile(
    r"(?<!\w)[وفبلك]?(?:ال|لل)?(?:(?P<minutes>دقيقت)|(?P<hours>ساعت)|(?P<days>يوم)|(?P<weeks>اسبوع)|(?P<months>شهر)"
    r"|(?P<years>سنت|عام))(?:ين|ان)(?!\w)"
)
"""Arabic duals, folded: two of what they name."""

Counts = list[tuple[int, str, int, int]]
"""What a text counts in units: how many, the unit's name, and where the number stands."""


@cache
def _units(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what says a unit behind a number, and the units' names by its groups."""

    def pattern(thing: Thing) -> str:
        if language != "en":
            return thing.said[language]
        return thing.sure if thing in SIZES else rf"{thing.name.removesuffix('s')}s?\b"

    things = {f"u{number}": thing for number, thing in enumerate((*SIZES, *UNITS))}
    groups = "|".join(f"(?P<{group}>{pattern(thing)})" for group, thing in things.items())
    return re.compile(groups, re.IGNORECASE), {group: thing.name for group, thing in things.items()}


def _numbers(text: str, language: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield the whole numbers of a text, in digits and in words, where they stand, and a unit that is part of one."""
    for match in _DIGITS.finditer(ascii_digits(text)):
        digits = _NOT_DIGIT.sub("", match[0])
        if len(digits) <= _MOST_DIGITS:
            yield int(digits), *match.span(), ""
    for phrase in phrases(text, language):
        # the third day of the month
        if language == "en" and _ORDINAL.search(text, phrase.start, phrase.end):
            continue
        number, unit = phrase.value, ""
        if found := _LONG_UNIT.search(fold(text[phrase.start : phrase.end])):
            unit = found.lastgroup or ""
            number /= _YEARS[unit]
        if number == int(number) and number < 10**_MOST_DIGITS:
            yield int(number), phrase.start, phrase.end, unit


def _counts(text: str, language: str) -> tuple[Counts, Counter[int]]:
    """Return what a text counts in units, and how often it has each number."""
    found: Counts = []
    numbers: Counter[int] = Counter()
    between = _BETWEEN if language == "en" else _BETWEEN_ANY
    units, names = _units(language)
    for number, start, end, unit in _numbers(text, language):
        numbers[number] += 1
        gap = between.match(text, end)
        behind = fold(text[gap.end() : gap.end() + _REACH]) if gap else ""
        named = units.match(behind)
        name = unit or (names[named.lastgroup or ""] if named else "")
        if not name and language == "en" and _AGED.search(text, max(start - 10, 0), start):
            name = "years"
        if name:
            found.append((number, name, start, end))
    if language == "ar":
        for match in _DUALS.finditer(fold(text)):
            numbers[2] += 1
            found.append((2, match.lastgroup or "", 0, 0))
    return found, numbers


def other_units(context: CheckContext, language: str) -> Iterator[Finding]:
    """Yield a finding for the first number that both texts have once and that counts another unit in the target."""
    here, numbers = _counts(context.source, "en")
    if not here:
        return
    there, others = _counts(context.target, language)
    units = {number: (name, start, end) for number, name, start, end in there if others[number] == 1}
    for number, name, start, end in here:
        if number > 1 and numbers[number] == 1 and number in units and units[number][0] != name:
            other, first, last = units[number]
            message = f"The source says “{context.source[start:end]}” of {name}, the translation of {other}."
            yield Finding(message, first, last)
            return
