"""The Iranian calendar, and the Gregorian dates that Persian may give by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from l10n_pipeline.checks.numbers.solar import find_solar, solar_date, solar_years
from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]


@pytest.mark.parametrize(
    ("gregorian", "solar"),
    [
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(1988, 3, 21), (1367, 1, 1)),
        (date(1988, 8, 9), (1367, 5, 18)),
        (date(2020, 3, 20), (1399, 1, 1)),
        (date(2021, 3, 20), (1399, 12, 30)),
        (date(2022, 9, 16), (1401, 6, 25)),
        (date(1900, 1, 1), (1278, 10, 11)),
    ],
)
def test_known_days_are_converted(gregorian: date, solar: tuple[int, int, int]) -> None:
    """Days whose Iranian date is in every almanac, leap years among them."""
    assert solar_date(gregorian) == solar


def test_a_year_overlaps_two_and_may_be_written_short() -> None:
    """1988 is 1367 until its last days of March, and ۶۷ in speech; the 1980s are the sixties."""
    assert set(solar_years(1988)) == {1367, 1366, 67, 66}
    assert solar_years(1980, decade=True) == (1360, 60)


def test_a_month_counts_only_where_it_dates() -> None:
    """مهر is love, and تیر an arrow."""
    assert [found.month for found in find_solar("مهر و تیر")] == []
    assert [found.month for found in find_solar("۷ تیر، مهر ماه، شهریور ۱۳۶۷")] == [4, 7, 6]


RIGHT = [
    ("on August 9, 1988", "در ۱۸ مرداد ۱۳۶۷"),
    ("on August 9, 1988", "در ۱۸ مرداد ۶۷"),
    ("on August 9, 1988", "در ۹ اوت ۱۹۸۸ (۱۸ مرداد ۱۳۶۷)"),
    ("in the summer of 1988", "در تابستان ۶۷"),
    ("in the summer of 1988", "در تابستان ۱۳۶۷"),
    ("in the summer of '88", "در تابستان ۶۷"),
    ("in the summer of ’88", "در تابستان ۱۳۶۷"),
    ("in August 1988", "در مرداد ۱۳۶۷"),
    ("in August 1988", "در شهریور ۶۷"),
    ("in the 1980s", "در دهه ۶۰"),
    ("on July 28", "در ۶ مرداد"),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_the_right_iranian_date_raises_nothing(check: Check, source: str, target: str) -> None:
    """In full, with a short year, or beside the Gregorian one."""
    assert check("numbers", source, target, "fa") == ()


WRONG = [
    ("on August 9, 1988", "در ۱۹ مرداد ۱۳۶۷"),
    ("on August 9, 1988", "در ۱۸ مهر ۱۳۶۷"),
    ("on August 9, 1988", "در ۱۸ مرداد ۱۳۷۶"),
    ("in August 1988", "در دی ۱۳۶۷"),
    ("in the summer of 1988", "در تابستان ۷۶"),
]


@pytest.mark.parametrize(("source", "target"), WRONG)
def test_another_iranian_date_is_an_error(check: Check, source: str, target: str) -> None:
    """The day, the month or the year is not the source's."""
    assert Severity.ERROR in {issue.severity for issue in check("numbers", source, target, "fa")}


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        pytest.param("در ۱۹ مرداد ۱۳۶۷", ["is not the day"], id="day"),
        pytest.param("در ۱۹ مرداد ۱۳۷۶", ["is not the day", "1376"], id="day-and-year"),
    ],
)
def test_a_wrong_iranian_day_is_told_once(check: Check, target: str, messages: list[str]) -> None:
    """The date says it; the number within it need not."""
    issues = sorted(check("numbers", "on August 9, 1988", target, "fa"), key=lambda issue: issue.start)
    assert len(issues) == len(messages)
    assert all(message in issue.message for message, issue in zip(messages, issues, strict=True))
