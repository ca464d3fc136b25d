"""Months, decades and whole dates: those of the source, in one calendar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]
ZWNJ = "\u200c"

RIGHT = [
    ("fa", "on April 24, 1990", "در چهارم اردیبهشت ۱۳۶۹"),
    ("fa", "on August 9, 1988", "در هجدهم مرداد ۱۳۶۷"),
    ("fa", "on August 9, 1988", "در هجدهم مردادماه ۱۳۶۷"),
    ("fa", "on April 12, 1990", f"در بیست{ZWNJ}وسوم فروردین ۱۳۶۹"),
    ("fa", "on April 12, 1990", "در بیست و سوم فروردین ۱۳۶۹"),
    ("fa", "on April 20, 1990", "در سی و یکم فروردین ۱۳۶۹"),
    ("fa", "on April 19, 1990", f"در سی{ZWNJ}ام فروردین ۱۳۶۹"),
    ("fa", "on 28 July 1988", "در ۲۸ ژوئیه ۱۹۸۸ (۶ مرداد ۱۳۶۷)"),
    ("fa", "on 28 July 1988", "در ۶ مرداد ۱۳۶۷ برابر با ۲۸ ژوئیه ۱۹۸۸"),
    ("fa", "in the early 1980s", "در اوایل دهه ۶۰"),
    ("fa", "in the early 1980s", "در اوایل دهه ۱۹۸۰"),
    ("fa", "in the early 1980s", "در اوایل دهه ۸۰ میلادی"),
    ("fr", "on 25/8/1988", "le 25/8/1988"),
    ("fr", "on 8/25/1988", "le 25/8/1988"),
    ("fr", "on 11/4/2016", "le 4 novembre 2016"),
    ("fr", "from 1 January to 30 June", "jusqu’au 30 juin, depuis le 1er janvier"),
    ("ar", "from 1 January to 31 December", "من 1 كانون الثاني/يناير إلى 31 كانون الأول"),
    ("fr", "1 and 3 June and 3 July", "les 1er et 3 juin et le 3 juillet"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_a_date_in_one_calendar_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """In digits or in words, or by both calendars side by side."""
    assert check("numbers", source, target, locale) == ()


WRONG = [
    ("fa", "on 28 July 1988", "در ۲۸ ژوئیه ۱۳۶۷", "ژوئیه ۱۳۶۷"),
    ("fa", "in August 1988", "در اوت ۱۳۶۷", "اوت ۱۳۶۷"),
    ("fa", "in August 1988", "در اوت سال ۱۳۶۷", "اوت سال ۱۳۶۷"),
    ("fa", "in August 1988", "در مرداد ۱۹۸۸", "مرداد ۱۹۸۸"),
    ("fa", "on April 24, 1990", "در پنجم اردیبهشت ۱۳۶۹", "پنجم اردیبهشت"),
    ("fa", "on August 9, 1988", "در نوزدهم مرداد ۱۳۶۷", "نوزدهم مرداد"),
    ("fa", "on April 12, 1990", f"در بیست{ZWNJ}ودوم فروردین ۱۳۶۹", f"بیست{ZWNJ}ودوم فروردین"),
    ("fa", "on 5 March and on August 9, 1988", "در ۵ مارس و در نوزدهم مرداد ۱۳۶۷", "نوزدهم مرداد"),
    ("fa", "on 28 July 1988 in Ward 8", "در ۶ مرداد ۱۳۶۷ در بند ۹", "۹"),
    ("fa", "on 28 July 1988 at 6", "در ۷ مرداد ۱۳۶۷ ساعت ۶", "۷ مرداد"),
    ("fa", "in the early 1980s, in 1981", "در اوایل دهه ۸۰، در سال ۱۳۶۰", "دهه ۸۰"),
    ("fr", "from 1 January to 30 June", "du 1er juin au 30 janvier", "juin"),
    ("fa", "from January 1 to June 30", "از ۱ ژوئن تا ۳۰ ژانویه", "ژوئن"),
    ("ar", "from 1 January to 31 December", "من 1 كانون الأول إلى 31 كانون الثاني", "كانون"),
    ("ar", "on 19 November 2019", "في 19 تشرين الأول 2019", "تشرين"),
]


@pytest.mark.parametrize(("locale", "source", "target", "place"), WRONG)
def test_a_date_of_the_other_calendar_is_an_error(
    check: Check, locale: str, source: str, target: str, place: str
) -> None:
    """A Gregorian month with an Iranian year is no date, and the other way round."""
    (issue,) = check("numbers", source, target, locale)
    assert issue.severity is Severity.ERROR
    assert target[issue.start : issue.end] == place


MILD = [
    ("fa", "in the early 1980s", "در اوایل دهه ۸۰", "دهه ۸۰"),
    ("fa", "in the early 1980s", "در اوایل دهه هشتاد", "دهه هشتاد"),
    ("fr", "On 6/8/1988", "Le 8/6/1988", "8/6/1988"),
    ("fr", "On 6/8/1988", "Le 08/06/1988", "08/06/1988"),
]


@pytest.mark.parametrize(("locale", "source", "target", "place"), MILD)
def test_what_may_be_the_other_calendar_is_a_warning(
    check: Check, locale: str, source: str, target: str, place: str
) -> None:
    """The eighties are Gregorian or Iranian, and 6/8 is August in Britain and June in America."""
    (issue,) = check("numbers", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert target[issue.start : issue.end] == place
