"""Dates and percentages, by CLDR."""

from __future__ import annotations

import datetime as dt

from l10n_pipeline.locales import LocaleInfo

_EPOCH = 1948320
"""Julian day of 1 Farvardin 1 (19 March 622, Julian calendar)."""
_GREGORIAN = 1721425
"""Julian day of 1 January of the year 1, which `datetime.date` counts as 1."""
_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
"""CLDR's names in Persian."""


def format_date(day: dt.date, locale: LocaleInfo, *, solar: bool = False) -> str:
    """Return ``day`` as CLDR writes it in full in ``locale``, in the locale's digits.

    With ``solar`` a Persian date has the date of the solar calendar after it, in brackets.
    """
    from babel.dates import format_date as by_cldr

    shown = by_cldr(day, "long", locale=locale.folder)
    if solar and locale.tag in ("fa", "fa-IR"):
        year, month, number = solar_date(day)
        shown += f" ({number} {_MONTHS[month - 1]} {year})"
    return locale.with_digits(shown)


def solar_date(day: dt.date) -> tuple[int, int, int]:
    """Return year, month and day of ``day`` in the Persian solar calendar.

    The arithmetic of ICU's PersianCalendar (persncal.cpp): leap years in cycles of 33 years, right for the years 1206
    to 1497 (1827 to 2119), which is when they agree with the astronomical calendar.
    """
    passed = day.toordinal() + _GREGORIAN - _EPOCH
    year = (33 * passed + 3) // 12053 + 1
    left = passed - (365 * (year - 1) + (8 * year + 21) // 33)
    month = left // 31 if left < 216 else (left - 6) // 30
    before = 31 * month if month <= 6 else 30 * month + 6
    return year, month + 1, left - before + 1


def format_percent(part: int, whole: int, locale: LocaleInfo) -> str:
    """Return ``part`` of ``whole`` as CLDR writes a percentage, rounded down: 100 % means all."""
    from babel.numbers import format_percent as by_cldr

    shown = by_cldr(100 * part // whole / 100 if whole else 1, locale=locale.folder)
    return locale.with_digits(shown if locale.digits == "latn" else shown.replace("%", "٪"))
