"""Numbers put into the translation of a similar sentence, or left alone."""

from __future__ import annotations

import pytest

from l10n_pipeline.locales import get_locale
from l10n_pipeline.pretranslate.numbers import localized, put_numbers


@pytest.mark.parametrize(
    ("locale", "old_source", "old_target", "source", "expected"),
    [
        pytest.param(
            "fa",
            "In 1988, 30,000 prisoners died.",
            "در سال ۱۹۸۸، ۳۰٬۰۰۰ زندانی جان باختند.",
            "In 1989, 33,700 prisoners died.",
            "در سال ۱۹۸۹، ۳۳٬۷۰۰ زندانی جان باختند.",
            id="persian-digits",
        ),
        pytest.param(
            "fr",
            "The total is 30,000 (3.5 %).",
            "Le total est de 30\u202f000 (3,5\u00a0%).",
            "The total is 1,250,000 (12.25 %).",
            "Le total est de 1\u202f250\u202f000 (12,25\u00a0%).",
            id="french-separators",
        ),
        pytest.param("ar", "Section 240.", "القسم 240.", "Section 7.", "القسم 7.", id="latin-digits-in-arabic"),
        pytest.param(
            "fr", "Only 900 left.", "Il en reste 900.", "Only 1,100 left.", "Il en reste 1\u202f100.", id="cldr"
        ),
        pytest.param(
            "fr", "20 of 30 died.", "Sur 30, 20 sont morts.", "21 of 31 died.", "Sur 31, 21 sont morts.", id="order"
        ),
        pytest.param("fr", "Only 9 left!", "Il en reste 9 !", "only 9 left.", "Il en reste 9 !", id="the-same-numbers"),
        pytest.param("fr", "A 3 and 3", "Un 3 et 3", "A 4 and 4", "Un 4 et 4", id="both-of-two"),
        pytest.param(
            "fr", "In 1988 they left", "En 1988 <b1>ici</b1>", "in 1 they left!", "En 1 <b1>ici</b1>", id="tags"
        ),
        pytest.param(
            "fr", "Of the 5th, 20 left.", "Du 5e, 20 partis.", "Of the 5th, 21 left.", "Du 5e, 21 partis.", id="ordinal"
        ),
        pytest.param("fr", "5 men left.", "5 sont partis.", "5 women left.", "5 sont partis.", id="nothing-to-put-in"),
    ],
)
def test_numbers_are_put_in(locale: str, old_source: str, old_target: str, source: str, expected: str) -> None:
    """In the digits and with the separators of the old translation."""
    assert put_numbers(source, old_source, old_target, get_locale(locale)) == expected


@pytest.mark.parametrize(
    ("old_source", "old_target", "source"),
    [
        pytest.param("3 people died", "Trois personnes sont mortes", "4 people died", id="spelled-out"),
        pytest.param("20 died of 30", "Sur 30, 20 sont morts", "30 were held, 20 died", id="moved"),
        pytest.param("A 3 and 3", "Un 3 et 3", "A 3 and 4", id="one-of-two-equal-ones"),
        pytest.param("He is 3", "Il a 3 ans, 3", "He is 4", id="more-often-than-in-the-source"),
        pytest.param("30,000 died", "۳۰ هزار نفر جان باختند", "33,700 died", id="with-a-word-for-thousand"),
        pytest.param("It has 3 parts", "En 3 parties", "It has parts", id="a-number-less"),
        pytest.param(
            "At 5:30 a.m. he left", "À 5 h 30 il partit", "At 8:45 p.m. he left", id="another-half-of-the-day"
        ),
        pytest.param("It took 9 months", "En 9 mois", "It took 8 days", id="another-unit"),
        pytest.param("On 9 August 2022", "Le 9 août 2022", "On 7 July 2022", id="another-month"),
        pytest.param("He paid $5", "Il paya 5 dollars", "He paid €6", id="another-currency"),
        pytest.param("It fell by 5%", "Une baisse de 5 %", "It fell by 6 °C", id="another-sign"),
        pytest.param("It is 5 °C", "Il fait 5 °C", "It is -6 °C", id="a-minus"),
        pytest.param("With 5 armed men", "Avec 5 hommes armés", "With 6 unarmed men", id="a-word-elsewhere"),
        pytest.param("It has 5 mW", "Il a 5 mW", "It has 6 MW", id="another-case-of-a-unit"),
        pytest.param("Did 5 leave.", "5 sont partis.", "Did 6 leave?", id="a-question"),
        pytest.param("In 2022 he left", "En 2022 (1401) il partit", "In 2023 he left", id="a-number-of-its-own"),
        pytest.param("1 man<n1/>", "Un homme<n1/>", "2 man<n1/>", id="a-tag-is-no-number"),
    ],
)
def test_where_it_would_be_a_guess_nothing_is_done(old_source: str, old_target: str, source: str) -> None:
    """A wrong number is worse than no match."""
    assert put_numbers(source, old_source, old_target, get_locale("fr")) is None


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("fa", "1988", "۱۹۸۸"),
        ("fa", "$30,000.50", "$۳۰٬۰۰۰٫۵۰"),
        ("fr", "30,000–1,250,000", "30\u202f000–1\u202f250\u202f000"),
        ("fr", "12.5%", "12,5%"),
        ("fr", "1.5", "1.5"),
        ("fr", "1,5,000", "1,5,000"),
        ("fr", "3.5.1990, 7:30", "3.5.1990, 7:30"),
        ("ar", "30,000", "30,000"),
    ],
)
def test_a_number_alone_is_written_as_the_locale_does(locale: str, text: str, expected: str) -> None:
    """Digits always, separators where they can be nothing else: 1.5 may be a section, 3.5.1990 is a date."""
    assert localized(text, get_locale(locale)) == expected
