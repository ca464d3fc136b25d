"""Whole sentences through all checks, as readers of fresh eyes tried them."""

from __future__ import annotations

import pytest

from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity

DAMAGED = [
    (
        "fr",
        "No more than 30 people died.",
        "Plus de 30 personnes sont mortes.",
    ),
    (
        "fa",
        "No more than 30 people died.",
        "بیش از ۳۰ نفر مردند.",
    ),
    (
        "ar",
        "No more than 30 people died.",
        "مات أكثر من 30 شخصاً.",
    ),
    (
        "fr",
        "It took no longer than 5 minutes.",
        "Cela a duré plus de 5 minutes.",
    ),
    (
        "fr",
        "It took less than four minutes to sentence a 26-year-old teacher.",
        "Il a fallu plus de quatre minutes pour condamner un enseignant de 26 ans.",
    ),
    (
        "fr",
        "Within four hours, at least 12 died.",
        "En quatre heures, au plus 12 sont morts.",
    ),
    (
        "fr",
        "At least twice he was beaten.",
        "Au plus deux fois il a été battu.",
    ),
    (
        "fr",
        "At least a hundred died.",
        "Au plus cent sont morts.",
    ),
    (
        "fr",
        "More than half of them died.",
        "Moins de la moitié d’entre eux sont morts.",
    ),
    (
        "fa",
        "More than half of them died.",
        "کمتر از نیمی از آنان مردند.",
    ),
    (
        "fr",
        "Up to thirty people died.",
        "Au moins trente personnes sont mortes.",
    ),
    (
        "ar",
        "€2.3 billion were lost.",
        "فُقد 2.3 مليار دولار.",
    ),
]
RIGHT = [
    (
        "fa",
        "Until 3 September 1988, none of the families had been informed.",
        "تا ۱۲ شهریور ۱۳۶۷ به هیچ‌یک از خانواده‌ها خبر داده نشده بود.",
    ),
    (
        "fa",
        "Until 2016, nobody spoke of it.",
        "تا سال ۲۰۱۶ هیچ‌کس از آن سخن نگفت.",
    ),
    (
        "fa",
        "Until today, no official has been tried.",
        "تا امروز هیچ مقامی محاکمه نشده است.",
    ),
    (
        "fa",
        "They would not leave until the guards came.",
        "تا آمدن نگهبانان نرفتند.",
    ),
    (
        "fa",
        "He was not told anything until the day he was hanged.",
        "تا روز اعدامش هیچ چیز به او نگفتند.",
    ),
    (
        "fa",
        "We were told nothing until a guard came.",
        "تا وقتی نگهبانی آمد، چیزی به ما نگفتند.",
    ),
    (
        "fr",
        "No more than 30 people died.",
        "Pas plus de 30 personnes sont mortes.",
    ),
    (
        "fr",
        "Up to thirty people died.",
        "Jusqu’à trente personnes sont mortes.",
    ),
    (
        "fa",
        "Up to 30 people died.",
        "تا ۳۰ نفر مردند.",
    ),
    (
        "ar",
        "Up to 30 people died.",
        "مات ما يصل إلى 30 شخصا.",
    ),
    (
        "fr",
        "More than half of them died.",
        "Plus de la moitié d’entre eux sont morts.",
    ),
    (
        "fa",
        "Between 28 July and 9 August 1988 they were hanged.",
        "بین ۶ و ۱۸ مرداد ۱۳۶۷ به دار آویخته شدند.",
    ),
    (
        "fa",
        "From 27 to 29 July 1988 they were hanged.",
        "از ۵ تا ۷ مرداد ۱۳۶۷ به دار آویخته شدند.",
    ),
    (
        "fa",
        "On 27 and 28 July 1988 they were hanged.",
        "در ۵ و ۶ مرداد ۱۳۶۷ به دار آویخته شدند.",
    ),
    (
        "fa",
        "on the night of 27 to 28 July 1988",
        "در شب ۵ به ۶ مرداد ۱۳۶۷",
    ),
    (
        "fa",
        "On July 27 and 28, 1988 they were hanged.",
        "در ۵ و ۶ مرداد ۱۳۶۷ به دار آویخته شدند.",
    ),
    (
        "fa",
        "in the 1980s",
        "در دهه شصت",
    ),
    (
        "fr",
        "At 12 noon he left.",
        "À midi, il est parti.",
    ),
    (
        "fr",
        "At 12 a.m. he left.",
        "À minuit, il est parti.",
    ),
    (
        "fr",
        "At 12:30 p.m. he left.",
        "À midi et demi, il est parti.",
    ),
]


def told(locale: str, source: str, target: str) -> list[Issue]:
    """Return the errors and warnings."""
    context = CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))
    return [issue for issue in run_checks(context) if issue.severity is not Severity.INFO]


@pytest.mark.parametrize(("locale", "source", "target"), DAMAGED)
def test_a_damaged_sentence_is_told(locale: str, source: str, target: str) -> None:
    """Bounds turned round, with numbers in digits and in words, and another currency."""
    assert told(locale, source, target)


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_a_right_sentence_raises_nothing(locale: str, source: str, target: str) -> None:
    """An until with a date, several days before one Iranian month, noon, a decade in words."""
    assert told(locale, source, target) == []
