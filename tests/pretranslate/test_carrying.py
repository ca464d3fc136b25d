"""Texts without words, carried over."""

from __future__ import annotations

import pytest

from l10n_pipeline import inline
from l10n_pipeline.locales import get_locale
from l10n_pipeline.pretranslate import carried_over

ENGLISH = get_locale("en")


@pytest.mark.parametrize(
    ("locale", "text", "written"),
    [
        ("fa", "14%", "۱۴٪"),
        ("fa", "1,250.5 %", "۱٬۲۵۰٫۵٪"),
        ("ar", "14%", "14%"),
        ("de", "14%", "14\u00a0%"),
        ("fr", "(3.5 %)", "(3,5\u00a0%)"),
        ("es", "+14%", "+14\u00a0%"),
        ("tr", "14%", "14%"),
        ("de", "<b1>1,250</b1> – 3", "<b1>1.250</b1> – 3"),
        ("fa", "https://example.org/%20?a=5%", "https://example.org/%20?a=5%"),
        ("de", "14% of all", None),
    ],
)
def test_a_number_is_written_as_the_locale_does(locale: str, text: str, written: str | None) -> None:
    """Digits, separators and per cent signs; what must survive stays, and words are for an engine."""
    assert carried_over(text, inline.find(text), get_locale(locale), ENGLISH) == written


def test_of_another_source_language_only_digits_are_known() -> None:
    """A comma may be either."""
    assert carried_over("1,5 %", (), get_locale("fa"), get_locale("fr")) == "۱,۵ %"
