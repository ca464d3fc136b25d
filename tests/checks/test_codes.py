"""Telephone numbers, case numbers and noughts: digits that are compared one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

RIGHT = [
    pytest.param("fa", "Cell 0101 was empty.", "سلول ۰۱۰۱ خالی بود.", id="persian-digits"),
    pytest.param("ar", "Cell 0101 was empty.", "كانت الزنزانة ٠١٠١ خالية.", id="arabic-digits"),
    pytest.param("fr", "Call +98 21 5555 0101.", "Appelez le +98-21-5555-0101.", id="other-separators"),
    pytest.param("fr", "Call +98 21 5555 0101.", "Appelez le 0098 21 55550101.", id="noughts-for-the-plus"),
    pytest.param("fr", "Call 0033 142 685 300.", "Appelez le +33 1 42 68 53 00.", id="plus-for-the-noughts"),
    pytest.param("fa", "Call +98 (0)21 5555 0101.", "با ‎+۹۸ ۲۱ ۵۵۵۵۰۱۰۱ تماس بگیرید.", id="trunk-nought"),
    pytest.param("fa", "Call +98 21 5555 0101.", "با ۰۱۰۱ ۵۵۵۵ ۲۱ ۹۸+ تماس بگیرید.", id="groups-set-from-the-right"),
    pytest.param("fr", "Case no. 0017/2023", "Affaire n° 0017/2023", id="case"),
    pytest.param("ar", "Case no. 0017/2023", "القضية رقم 0017 لسنة 2023", id="case-with-its-year-in-words"),
    pytest.param("fr", "Phone: (212) 963-1234", "Tél. : 212 963 1234", id="north-american"),
    pytest.param("fr", "See Nos. 30–40.", "Voir les n° 30 à 40.", id="range"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_the_same_digits_raise_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Whatever script they are of and whatever separates them."""
    assert check("numbers", source, target, locale) == ()


FREE = [
    pytest.param("On 03/06/2024 at 08:30 he left.", "Le 3 juin 2024 à 8 h 30, il est parti.", id="day-and-time"),
    pytest.param("On 05 June 2024 he left.", "Le 5 juin 2024, il est parti.", id="month-after"),
    pytest.param("On June 05, 2024 he left.", "Le 5 juin 2024, il est parti.", id="month-before"),
    pytest.param("From 05–07 June", "Du 5 au 7 juin", id="days-of-a-month"),
    pytest.param("in 2008-09", "en 2008-2009", id="years"),
    pytest.param("10,000 and 30 000, 0.05, 1.05", "10 000 et 30 000, 0,05, 1,05", id="amounts"),
    pytest.param("what they call 1988-2016", "ce qu’ils appellent la période de 1988 à 2016", id="years-after-call"),
    pytest.param("from 0.001-0.005", "de 0,001 à 0,005", id="fractions"),
    pytest.param("from 0-100000", "de 0 à 100 000", id="range-from-nought"),
    pytest.param("05.06.2024 06.06.2024", "le 5 juin 2024 et le 06.06.2024", id="two-days"),
    pytest.param("on 24/07 and in 07/1988", "le 24 juillet et en juillet 1988", id="short-dates"),
    pytest.param("on 05/06/2024 in cell 05", "dans la cellule 05, le 05/06/2024", id="beside-the-same-digits"),
    pytest.param("by 2016 100 000 fell", "en 2016, 100 000 sont tombés", id="year-before-an-amount"),
]


@pytest.mark.parametrize(("source", "target"), FREE)
def test_dates_times_and_amounts_are_written_freely(check: Check, source: str, target: str) -> None:
    """Their noughts mean nothing."""
    assert check("numbers", source, target, "fr") == ()


WRONG = [
    pytest.param("fr", "Cell 0101 was empty.", "La cellule 101 était vide.", "101", id="nought-lost"),
    pytest.param("fr", "Call 0033 142 685 300.", "Appelez le 33 142 685 300.", "33 142 685 300", id="prefix"),
    pytest.param("fr", "+98 21 5555 0101", "+98 21 5555 101", "98 21 5555 101", id="nought-within"),
    pytest.param("fa", "+98 21 5555 0100", "+۹۸ ۲۱ ۵۵۵۵ ۰۱", "۹۸ ۲۱ ۵۵۵۵ ۰۱", id="last-noughts"),
    pytest.param("fr", "+98 21 5555 0102", "+98 21 5555 0120", "98 21 5555 0120", id="digits-swapped"),
    pytest.param("fr", "Case no. 0017/2023", "Affaire n° 17/2023", "17", id="case"),
    pytest.param("ar", "Case no. 17/2023", "القضية رقم 17/2032", "2032", id="year-of-a-case"),
    pytest.param("fr", "the file A-0045", "le dossier A-45", "45", id="file"),
    pytest.param("fr", "Tel. 555 0100", "Tél. 555 01", "555 01", id="short-number"),
    pytest.param("fr", "Dial 021 5555 0101.", "Composez le numéro.", "", id="missing"),
]


@pytest.mark.parametrize(("locale", "source", "target", "at"), WRONG)
def test_other_digits_are_one_error(check: Check, locale: str, source: str, target: str, at: str) -> None:
    """The issue stands at the digits that took their place."""
    (issue,) = check("numbers", source, target, locale)
    assert issue.severity is Severity.ERROR
    assert target[issue.start : issue.end] == at


def test_a_month_glued_to_a_code_is_still_a_month(check: Check) -> None:
    """What is left of a text without its codes is read anew: 012Aug 5 names a day of August."""
    found = check("numbers", "012Aug 5", "012 5", "fr")
    assert [issue.message for issue in found] == ["Aug is missing from the translation."]
