"""Dates: the months that both texts name, and the Iranian calendar in the target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import permutations, zip_longest
from types import MappingProxyType

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import ascii_digits
from l10n_pipeline.checks.numbers.forms import Place
from l10n_pipeline.checks.numbers.months import NamedMonth, dated_days, dated_months, named_months, possible_months
from l10n_pipeline.checks.numbers.solar import SolarDates, SolarMonth, find_solar, solar_dates, solar_years
from l10n_pipeline.model import Severity

IRANIAN_LANGUAGES = frozenset({"fa", "prs", "ckb"})
"""Languages whose readers count years from the Hijra by the sun."""
_FIRST_IRANIAN, _FIRST_GREGORIAN = 1200, 1600
"""Years between them are Iranian, later ones Gregorian."""
_YEAR_AFTER = re.compile(r"(?:[\s\u200c]?ماه)?\s?(?:سال\s)?([0-9]{4}|[0-9]{2})(?![0-9])")
_ANY_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_DECADE = re.compile(r"(?<![0-9])(?:19|20)([0-9]0)s\b")
_TENS = MappingProxyType({"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90})
_PERSIAN_DECADE = re.compile(
    rf"ده(?:ه\u0654?|ۀ)(?:[\s\u200c]?(?:ی|های))?\s([0-9]{{2}}|{'|'.join(_TENS)})(?![\w\u200c])(?!\s(?:\S+\s){{0,2}}میلادی)"
)

_DAY_BEFORE = re.compile(r"(?<![0-9.,/:])([0-9]{1,2})(?:er)?[\s\u00a0]{1,2}$")
_DAY_REACH = 6


@dataclass(frozen=True, slots=True)
class Calendar:
    """The Iranian calendar on both sides; empty where the target's language does not use it."""

    source: SolarDates = field(default_factory=SolarDates)
    target: tuple[SolarMonth, ...] = ()


NO_CALENDAR = Calendar()
"""Of texts that date nothing by it."""


def read_calendar(context: CheckContext) -> Calendar:
    """Return what the two texts have of the Iranian calendar; nothing where the target dates nothing by it."""
    if context.locale.language not in IRANIAN_LANGUAGES or context.source_locale.language != "en":
        return NO_CALENDAR
    named = tuple(find_solar(context.target))
    return Calendar(solar_dates(context.source), named) if named else NO_CALENDAR


def in_both_calendars(text: str, place: Place, calendar: Calendar, written: frozenset[Decimal]) -> Place:
    """Return ``place`` with what it is in the Iranian calendar, where the target has that in digits.

    A year, a decade or a day of a date: ۱۳۶۷ or ۶۷ for 1988.
    """
    first, *others = place.readings
    values = first.numbers[0]
    decade = text[place.end : place.end + 1] == "s"
    years = [int(value) for value in values if 1600 < value < 2200] if place.text.isdigit() else []
    more = [solar for year in years for solar in solar_years(year, decade=decade)]
    more = [value for value in more if value in written]
    if not years:
        named = {month.day for month in calendar.target}
        more += named & calendar.source.days.get(place.start, frozenset())
    if not more or len(first.numbers) != 1:
        return place
    return replace(place, readings=(replace(first, numbers=((*values, *map(Decimal, more)),)), *others))


def month_findings(context: CheckContext, values: frozenset[Decimal], calendar: Calendar) -> Iterator[Finding]:
    """Yield a finding for each dated month that the target does not name; an error where it names another one.

    ``values`` are the target's numbers: a month may be a number there.
    """
    if context.source_locale.language != "en":
        return
    wanted = dated_months(context.source)
    if not wanted:
        return
    named = named_months(context.target, context.locale.tag)
    said = frozenset(month for name in named for month in name.months)
    wrong = [name for name in named if (name.sure or name.dated) and name.months.isdisjoint(wanted)]
    if wrong:
        possible = possible_months(context.source)
        wrong = [name for name in wrong if name.months.isdisjoint(possible)]
    missing = [month for month in wanted if month not in said and month not in values]
    for month, name in zip_longest(missing[: len(wrong)], wrong):
        text = context.target[name.start : name.end]
        message = (
            f"The source has {wanted[month]}, the translation “{text}”." if month else f"The source has no “{text}”."
        )
        yield Finding(message, name.start, name.end)
    if calendar.target:
        return
    for month in missing[len(wrong) :]:
        yield Finding(f"{wanted[month]} is missing from the translation.", severity=Severity.WARNING)


def exchanged_days(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where two dates exchanged their months: 1 January and 30 June, 1er juin and 30 janvier."""
    dates = dated_days(context.source) if context.source_locale.language == "en" else set()
    if len(dates) < 2:
        return
    plain = ascii_digits(context.target)
    there: dict[tuple[int, int], NamedMonth] = {}
    for name in named_months(context.target, context.locale.tag):
        if before := _DAY_BEFORE.search(plain, max(name.start - _DAY_REACH, 0), name.start):
            there |= {(int(before[1]), month): name for month in name.months}
    for (day, month), (other, another) in permutations(dates - there.keys(), 2):
        if day != other and month != another and (day, another) in there and (other, month) in there:
            name = there[day, another]
            text = context.target[name.start : name.end]
            message = f"The months of two dates stand the other way round: {day} is in no “{text}”."
            yield Finding(message, name.start, name.end)
            return


def solar_findings(context: CheckContext, calendar: Calendar) -> Iterator[Finding]:
    """Yield a finding for each date by the Iranian calendar that is none of the source's."""
    source = calendar.source
    for named in calendar.target if source.months else ():
        text = context.target[named.start : named.end]
        year = _YEAR_AFTER.match(ascii_digits(context.target), named.end)
        if year and int(year[1]) > _FIRST_GREGORIAN:
            yield _mixed(context.target, named.start, year.end(), "an Iranian month with a Gregorian year")
        elif named.month not in source.months:
            yield Finding(f"“{text}” is in no month that the source names.", named.start, named.end)
        elif named.day and source.dates and (named.month, named.day) not in source.dates:
            severity = Severity.WARNING if named.month in source.open else None
            yield Finding(f"“{text}” is not the day that the source names.", named.start, named.end, severity)


def calendar_findings(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each Gregorian month of a Persian text that has an Iranian year."""
    if context.locale.language not in IRANIAN_LANGUAGES:
        return
    plain = ascii_digits(context.target)
    ours = [int(year[0]) for year in _ANY_YEAR.finditer(context.source)]
    short = {solar for year in ours for solar in solar_years(year)} - {year % 100 for year in ours}
    for name in named_months(context.target, context.locale.tag):
        year = _YEAR_AFTER.match(plain, name.end)
        if year and (_FIRST_IRANIAN < int(year[1]) < _FIRST_GREGORIAN or int(year[1]) in short):
            yield _mixed(context.target, name.start, year.end(), "a Gregorian month with an Iranian year")


def _mixed(text: str, start: int, end: int, what: str) -> Finding:
    return Finding(f"“{text[start:end]}” is {what}.", start, end)


def decade_findings(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the 1980s as دهه ۸۰, which is the Iranian 1380s unless میلادی stands beside it.

    An error where the text has years of the Iranian calendar.
    """
    decades = set(map(int, _DECADE.findall(context.source)))
    if not decades or context.locale.language not in IRANIAN_LANGUAGES:
        return
    plain = ascii_digits(context.target)
    years = [int(year[0]) for year in _ANY_YEAR.finditer(plain)]
    if any(year > _FIRST_GREGORIAN for year in years):
        return
    iranian = {solar for year in decades for solar in solar_years(1900 + year, decade=True)}
    for match in _PERSIAN_DECADE.finditer(plain):
        decade = _TENS.get(match[1]) or int(match[1])
        if decade in decades - iranian:
            text = context.target[match.start() : match.end()]
            message = f"“{text}” reads as the Iranian 13{decade}s: the source's decade is Gregorian."
            yield Finding(message, *match.span(), None if years else Severity.WARNING)


def decades_in_words(persian: str) -> frozenset[Decimal]:
    """Return the decades that a Persian text names in words: شصت of دهه شصت."""
    return frozenset(Decimal(_TENS[match[1]]) for match in _PERSIAN_DECADE.finditer(persian) if match[1] in _TENS)


def beside(solar: Sequence[Finding], numbers: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings about ``numbers`` that no finding about the date around them says, as badly or worse."""
    for finding in numbers:
        mild = finding.severity is Severity.WARNING
        if not any(
            date.start <= finding.start < finding.end <= date.end and (mild or date.severity is None) for date in solar
        ):
            yield finding
