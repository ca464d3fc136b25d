"""The Iranian (solar Hijri) calendar: what the Gregorian dates of a text are called in Persian.

A translator may write 9 August 1988 as ۱۸ مرداد ۱۳۶۷ or as ۱۸ مرداد ۶۷. Leap years follow the 33-year cycle, which
agrees with the official calendar from 1244 to 1472 (1865 to 2093). Afghanistan's names of the months are known too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from l10n_pipeline.checks.folding import pieces
from l10n_pipeline.kept import Table

_FIRST_YEAR = 1244
_LAST_YEAR = 1472
_ANCHOR_YEAR, _ANCHOR = 1300, date(1921, 3, 21)
"""1 Farvardin 1300."""
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})

_NAMES = (
    "فروردین|حمل اردیبهشت|ثور خرداد|جوزا تیر|سرطان مرداد|امرداد|اسد شهریور|سنبله مهر|میزان آبان|عقرب آذر|قوس دی|جدی "
    "بهمن|دلو اسفند|حوت"
)
_NUMBERS: Mapping[str, int] = MappingProxyType(
    {name: month for month, group in enumerate(_NAMES.split(), 1) for name in group.split("|")}
)
_ANY = "|".join(_NUMBERS)
_DIGITS = r"[0-9۰-۹٠-٩]"
_MAY_NAME = re.compile(rf"(?<!\w)(?:{_ANY})(?:ماه)?(?!\w)")
_ORDINALS = (
    "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم "
    "بیستم بیستویکم بیستودوم بیستوسوم بیستوچهارم بیستوپنجم بیستوششم بیستوهفتم بیستوهشتم بیستونهم سیام سیویکم"
)
_DAYS: Mapping[str, int] = MappingProxyType(
    {word: day for day, word in enumerate(_ORDINALS.split(), 1)} | {"اول": 1, "هیجدهم": 18}
)
"""The days of a month in words, without the spaces and ZWNJ within them."""
_WITHIN = re.compile(r"[\s\u200c]")
_UNITS = "|".join(_ORDINALS.split()[:9])
_IN_WORDS = (
    rf"بیست[\s\u200c]?و[\s\u200c]?(?:{_UNITS})|سی[\s\u200c]?(?:ام|و[\s\u200c]?یکم)"
    rf"|{'|'.join(_ORDINALS.split()[:20])}|اول|هیجدهم"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<day>{_DIGITS}{{1,2}}[\s\u200c]?(?:ام|م|‌ام)?|{_IN_WORDS})\s(?:ماه\s)?(?P<dated>{_ANY})(?:[\s\u200c]?ماه)?(?!\w)"
    rf"|ماه\s(?P<month>{_ANY})(?!\w)|(?P<before>{_ANY})(?:[\s\u200c]?ماه)?(?=\s(?:سال\s)?'?{_DIGITS}{{2,4}}(?!{_DIGITS}))"
    rf"|(?P<plain>{_ANY})[\s\u200c]?ماه(?!\w))"
)


@dataclass(frozen=True, slots=True)
class SolarMonth:
    """A month of the Iranian calendar that a text names, at ``text[start:end]``."""

    month: int
    day: int
    """0 where none stands before the name."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SolarDates:
    """What the Gregorian dates of a text may be in the Iranian calendar."""

    days: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Days of the month by the place of the Gregorian day in the text."""
    dates: frozenset[tuple[int, int]] = frozenset()
    """Months and days."""
    months: frozenset[int] = frozenset()
    open: frozenset[int] = frozenset()
    """The months of dates without their day or their year, to which there is more than one answer."""


_LIST = 40
"""Characters before a date in which further days of its month may stand."""
_LISTED = re.compile(r"(?:(?<!\d)\d{1,2}\s?(?:و|تا|به|الی|الى|[-–،])\s?)+$")
"""``۵ و`` before ``۶ مرداد``."""
_LISTED_DAY = re.compile(r"\d{1,2}")


def find_solar(text: str) -> Iterator[SolarMonth]:
    """Yield the months that a Persian text dates by: with a day, a year or *ماه* beside them."""
    if not any(map(_may_name.__getitem__, pieces(text))):
        return
    for match in _NAMED.finditer(text):
        name = match["dated"] or match["month"] or match["before"] or match["plain"]
        if match["day"] and (listed := _LISTED.search(text, max(match.start() - _LIST, 0), match.start())):
            for day in _LISTED_DAY.finditer(text, listed.start(), listed.end()):
                yield SolarMonth(_NUMBERS[name], int(day[0]), *day.span())
        yield SolarMonth(
            _NUMBERS[name], _day(match["day"] or "0"), match.start(), match.start() + len(match[0].rstrip())
        )


def _day(said: str) -> int:
    """Return the day of the month that is said in digits or in words."""
    digits = "".join(filter(str.isdigit, said))
    return int(digits) if digits else _DAYS[_WITHIN.sub("", said)]


_may_name = Table(lambda piece: _MAY_NAME.search(piece) is not None)


def solar_date(day: date) -> tuple[int, int, int]:
    """Return year, month and day in the Iranian calendar.

    >>> solar_date(date(1988, 8, 9))
    (1367, 5, 18)
    """
    year = day.year - 621
    if day < _new_year(year):
        year -= 1
    past = (day - _new_year(year)).days
    month = past // 31 if past < 186 else 6 + (past - 186) // 30
    return year, month + 1, past - (month * 31 if month <= 6 else 186 + (month - 6) * 30) + 1


def _new_year(year: int) -> date:
    low, high = sorted((year, _ANCHOR_YEAR))
    leaps = sum(other % 33 in _LEAP for other in range(low, high))
    days = 365 * (year - _ANCHOR_YEAR) + (leaps if year > _ANCHOR_YEAR else -leaps)
    return _ANCHOR + timedelta(days=days)


_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTHS = {name[:3]: number for number, name in enumerate(_ENGLISH.split("|"), 1)}
_YEAR = r"(?P<{}>1[89]\d\d|20\d\d)(?!\d)"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_ENGLISH}|{_SHORT})\b\.?(?:,?\s{_YEAR.format('y1')})?"
    rf"|(?P<m2>{_ENGLISH}|{_SHORT})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s{_YEAR.format('y2')})?"
    rf"|(?P<m3>{_ENGLISH}|{_SHORT})\b\.?(?:,?\s(?:of\s)?{_YEAR.format('y3')})?)"
)
_JOINED = r"\s?(?:,|and|to|or|through|until|[-–])\s?"
_LISTED_BEFORE = re.compile(rf"(?:(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?{_JOINED})+$")
_LISTED_BEHIND = re.compile(rf"(?:st|nd|rd|th)?(?:{_JOINED}\d{{1,2}}(?!\d)(?:st|nd|rd|th)?)+")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)")


def solar_dates(english: str) -> SolarDates:
    """Return what the dates of an English text may be in the Iranian calendar."""
    days: dict[int, frozenset[int]] = {}
    dates: set[tuple[int, int]] = set()
    months: set[int] = set()
    open_months: set[int] = set()
    years = frozenset(int(year[0]) for year in _ANY_YEAR.finditer(english))
    for match in _DATE.finditer(english):
        number = next(group for group in ("1", "2", "3") if match[f"m{group}"])
        day = match[f"d{number}"] if number != "3" else None
        own = match[f"y{number}"]
        # without a year the answer is one of two days
        found = _answers(_MONTHS[match[f"m{number}"][:3]], day, {int(own)} if own else years or {2019, 2020})
        months |= {month for month, _ in found}
        if not (day and own):
            open_months |= {month for month, _ in found}
        if not day:
            continue
        dates |= found
        days[match.start(f"d{number}")] = frozenset(other for _, other in found)
        for place, listed in _listed(english, match, number):
            more = _answers(_MONTHS[match[f"m{number}"][:3]], listed, {int(own)} if own else years or {2019, 2020})
            dates |= more
            days[place] = frozenset(other for _, other in more)
    return SolarDates(days, frozenset(dates), frozenset(months), frozenset(open_months))


def _listed(english: str, match: re.Match[str], number: str) -> Iterator[tuple[int, str]]:
    """Yield the further days of the month of a date, *27* of *27 and 28 July*, and their places."""
    if number == "1":
        found = _LISTED_BEFORE.search(english, max(match.start() - _LIST, 0), match.start())
    else:
        found = _LISTED_BEHIND.match(english, match.end("d2"))
    if found:
        for day in _LISTED_DAY.finditer(english, *found.span()):
            yield day.start(), day[0]


def _answers(month: int, day: str | None, years: frozenset[int] | set[int]) -> set[tuple[int, int]]:
    """Return months and days that a Gregorian date may be; of a whole month, its first and its last."""
    found = set()
    for year in years:
        for number in (int(day),) if day else (1, 28):
            try:
                solar_year, solar_month, solar_day = solar_date(date(year, month, number))
            except ValueError:
                continue
            if _FIRST_YEAR <= solar_year <= _LAST_YEAR:
                found.add((solar_month, solar_day))
    return found


def solar_years(year: int, *, decade: bool = False) -> tuple[int, ...]:
    """Return the Iranian years that overlap a Gregorian one (each begins in March), and their two-digit forms.

    Of a decade: the Iranian decade that is meant by it, 1360 and 60 for the 1980s.
    """
    if decade:
        solar = round((year - 621) / 10) * 10
        return solar, solar % 100
    return year - 621, year - 622, (year - 621) % 100, (year - 622) % 100
