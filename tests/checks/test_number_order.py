"""Numbers that changed places, and those that moved with their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        pytest.param(
            "fa",
            "the 1988 massacre of 30,000 political prisoners",
            "قتل\u200cعام ۳۰ هزار زندانی سیاسی در سال ۱۹۸۸",
            id="persian-year-with-its-word",
        ),
        pytest.param(
            "fr", "the 1988 massacre of 30,000 prisoners", "le massacre de 30 000 prisonniers en 1988", id="en"
        ),
        pytest.param("ar", "the 2013 report counts 687 cases", "أحصى 687 حالة في عام 2013", id="arabic-year"),
        pytest.param(
            "fa", "over 30,000 in the summer of 1988", "در تابستان ۱۳۶۷ بیش از ۳۰ هزار تن", id="year-of-a-season"
        ),
        pytest.param("fa", "between 7-20 years", "بین ۲۰-۷ سال", id="range-set-from-the-right"),
        pytest.param("fa", "by a factor of 2.5 within 18 months", "در ۱۸ ماه ۲٫۵ برابر", id="months-with-their-word"),
        pytest.param("fa", "heard 392 witnesses over 871 days", "در ۸۷۱ روز سخنان ۳۹۲ شاهد را شنید", id="days"),
        pytest.param("fa", "361 reporters on 1 December", "در ۱ دسامبر ۳۶۱ خبرنگار", id="day-of-a-month"),
        pytest.param("fr", "from 2017-07-05 on", "dès le 05-07-2017", id="parts-of-a-date"),
        pytest.param("fr", "687 in 2013 and 1,320 in 2014", "687 en 2013 et 1 320 en 2014", id="as-it-was"),
    ],
)
def test_numbers_may_move_with_their_words(check: Check, locale: str, source: str, target: str) -> None:
    """A year that brought its word along, and a range that is read from the right, are no swap."""
    assert check("numbers", source, target, locale) == ()


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("fr", "687 in 2013 and 1,320 in 2014", "1 320 en 2013 et 687 en 2014"),
        ("fa", "the 1988 massacre of 30,000 prisoners", "قتل\u200cعام ۱۹۸۸ زندانی در سال ۳۰ هزار"),
        ("fa", "They hanged 120 men and 30 women.", "۳۰ مرد و ۱۲۰ زن را به دار آویختند."),
        ("fa", "392 witnesses over 871 days", "۸۷۱ شاهد در ۳۹۲ روز"),
        ("ar", "35 journalists and 92 defenders", "92 صحفياً و35 مدافعاً"),
    ],
)
def test_numbers_that_changed_places_are_worth_a_look(check: Check, locale: str, source: str, target: str) -> None:
    """All of them are there, and say something else."""
    (issue,) = check("numbers", source, target, locale)
    assert (issue.severity, "are they swapped?" in issue.message) == (Severity.WARNING, True)


def test_a_percentage_that_moved_to_another_number_is_worth_a_look(check: Check) -> None:
    """It is the number that counts per hundred which changed."""
    (issue,) = check("numbers", "Of 40 people 12 % died.", "Sur 40 % des personnes, 12 sont mortes.", "fr")
    assert issue.severity is Severity.WARNING
    assert "percentage" in issue.message
