"""Dates, percentages and names of locales."""

from __future__ import annotations

import datetime as dt

import pytest

from l10n_pipeline.locales import get_locale
from l10n_pipeline.publish.dates import format_date, format_percent, solar_date

DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("gregorian", "solar"),
    [
        # the first and last days of years, leap years among them, and days that history knows
        ((2024, 3, 20), (1403, 1, 1)),
        ((2025, 3, 20), (1403, 12, 30)),
        ((2025, 3, 21), (1404, 1, 1)),
        ((2021, 3, 21), (1400, 1, 1)),
        ((2017, 3, 20), (1395, 12, 30)),
        ((2023, 9, 22), (1402, 6, 31)),
        ((2023, 9, 23), (1402, 7, 1)),
        ((1979, 2, 11), (1357, 11, 22)),
        ((1988, 7, 28), (1367, 5, 6)),
        ((1906, 8, 5), (1285, 5, 13)),
    ],
)
def test_the_solar_date_is_that_of_the_iranian_calendar(
    gregorian: tuple[int, int, int], solar: tuple[int, int, int]
) -> None:
    """The arithmetic agrees with printed calendars."""
    assert solar_date(dt.date(*gregorian)) == solar


def test_every_day_follows_the_one_before() -> None:
    """In two hundred years no day is left out or comes twice, and new years fall on 20, 21 or 22 March."""
    before = solar_date(dt.date(1899, 12, 31))
    for number in range(dt.date(1900, 1, 1).toordinal(), dt.date(2100, 1, 1).toordinal()):
        day = dt.date.fromordinal(number)
        year, month, date = solar_date(day)
        if date > 1:
            assert (year, month, date - 1) == before
        elif month > 1:
            assert before[:2] == (year, month - 1)
        else:
            assert before[:2] == (year - 1, 12)
            assert (day.month, day.day) in ((3, 20), (3, 21), (3, 22))
        before = (year, month, date)


@pytest.mark.parametrize(
    ("tag", "solar", "shown"),
    [
        ("fa", True, "۲۶ نوامبر ۲۰۲۶ (۵ آذر ۱۴۰۵)"),
        ("fa", False, "۲۶ نوامبر ۲۰۲۶"),
        ("fr", True, "26 novembre 2026"),
        ("ar", True, "26 نوفمبر 2026"),
        ("en", False, "November 26, 2026"),
    ],
)
def test_dates_are_written_as_their_language_does(tag: str, solar: bool, shown: str) -> None:
    """CLDR's order and names, the locale's digits, and the solar date in Persian only."""
    assert format_date(DAY, get_locale(tag), solar=solar) == shown


def test_percentages_are_rounded_down() -> None:
    """Only all is a hundred per cent."""
    assert format_percent(199, 200, get_locale("fr")) == "99\u00a0%"
    assert format_percent(2, 2, get_locale("fa")) == "۱۰۰٪"
    assert format_percent(0, 0, get_locale("en")) == "100%"
