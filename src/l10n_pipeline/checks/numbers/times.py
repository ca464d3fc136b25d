"""What digits become where the other text has words for fractions: 50% and 1/2 are a half, 6:30 is half past six."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from l10n_pipeline.checks.base import Finding
from l10n_pipeline.checks.folding import ascii_digits
from l10n_pipeline.checks.numbers.forms import Place, Reading
from l10n_pipeline.checks.numbers.order import is_percent

_BAR = re.compile(r"([1-9])/([2-9]|1[0-9])")
_HOUR = re.compile(r":45(?!\d)")
_MINUTES = re.compile(r"\d:$")
_TO = re.compile(r"\bmoins\s(?:le|un)\squart|(?:إلا|الا)\s(?:ال)?ربع|ربع\sبه|(?:مانده|به)\s")
"""What says that a quarter is missing to the hour."""
_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")
_DECIMAL = re.compile(r"(?<![\d.,٫])(\d{1,2})[,٫](\d\d)(?!\d|[.,٫]\d)")
_TWELVE = re.compile(r"\b12(?::[0-9]{2})?\s?(?:noon|midnight|[ap]\.?\s?m\b)", re.IGNORECASE)
_NOON = {
    "fr": re.compile(r"\bmidi\b|\bminuit\b"),
    "fa": re.compile(r"(?<!\w)ظهر|نیمه[\u200c ]?شب"),
    "ar": re.compile(r"ظهر|منتصف الليل"),
}


def decimal_times(source: str, target: str) -> Iterator[Finding]:
    """Yield a finding for each time of the source that is a decimal number in the target: 9:30 is not 9,30."""
    times = {(int(hour), minutes) for hour, minutes in _CLOCK.findall(source)}
    if not times:
        return
    times -= {(int(hour), minutes) for hour, minutes in _DECIMAL.findall(source)}
    for match in _DECIMAL.finditer(ascii_digits(target)):
        if (int(match[1]), match[2]) in times:
            text = target[match.start() : match.end()]
            message = f"{int(match[1])}:{match[2]} is a time: “{text}” reads as a decimal number."
            yield Finding(message, *match.span())


def noon(source: str, target: str, language: str) -> frozenset[Decimal]:
    """Return the twelve that a target says as noon or midnight, where the English source has it as an hour."""
    words = _NOON.get(language)
    said = words and _TWELVE.search(source) and words.search(target.lower())
    return frozenset((Decimal(12),)) if said else frozenset()


def in_words(text: str, place: Place, target: str, said: frozenset[Decimal]) -> Place:
    """Return ``place`` of a source with what it is worth where ``target`` says a percentage or a time in words.

    ``said`` are the fractions that the source has in words itself.
    """
    if bar := _BAR.fullmatch(place.text):
        part = Decimal(bar[1]) / Decimal(bar[2])
        return replace(place, readings=(*place.readings, Reading(((part,),))))
    values = place.readings[0].numbers[-1]
    value = values[0]
    if is_percent(text, place.start, place.end) and value / 100 not in said:
        more: tuple[Decimal, ...] = (value / 100,)
    elif _MINUTES.search(text[max(place.start - 2, 0) : place.start]) and value in (15, 30, 45):
        more = (Decimal("0.25"),) if value == 45 and _TO.search(target) else (value / 60,)
    elif _HOUR.match(text, place.end) and _TO.search(target):
        more = (*(v + 1 for v in values), Decimal(1)) if value == 12 else tuple(v + 1 for v in values)
    else:
        return place
    first, *others = place.readings
    numbers = (*first.numbers[:-1], (*values, *more))
    return replace(place, readings=(replace(first, numbers=numbers), *others))
