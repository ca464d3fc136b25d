"""What stands beside numbers: units, currencies, bounds, times of the day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

WRONG = [
    ("fr", "He was held for 9 months.", "Il a été détenu 9 ans.", "ans"),
    ("fa", "He was held for nine months.", "او نُه سال در بازداشت بود.", "سال"),
    ("ar", "He was held for 9 months.", "احتُجز 9 سنوات.", "سنوات"),
    ("fr", "It took 48 hours.", "Cela a duré 48 minutes.", "minute"),
    ("fr", "It cost $4,500.", "Cela a coûté 4 500 €.", "€"),
    ("fa", "It cost 4,500 dollars.", "۴٬۵۰۰ یورو هزینه داشت.", "یورو"),
    ("fa", "It cost 4,500 rials.", "۴٬۵۰۰ تومان هزینه داشت.", "تومان"),
    ("fr", "At least 47 died.", "Au plus 47 sont morts.", "plus"),
    ("fa", "At least 47 died.", "حداکثر ۴۷ نفر جان باختند.", "حداکثر"),
    ("ar", "At least 47 died.", "مات 47 شخصا على الأكثر.", "الأكثر"),
    ("fr", "More than 500 were held.", "Moins de 500 ont été détenus.", "oins"),
    ("fa", "Fewer than 500 were held.", "بیش از ۵۰۰ تن بازداشت شدند.", "بیش"),
    ("ar", "More than 500 were held.", "اعتُقل أقل من 500 شخص.", "أقل"),
    ("fr", "no fewer than 30 people", "30 personnes au plus", "au plus"),
    ("fr", "At 8:45 p.m. he left.", "À 8 h 45 du matin, il est parti.", "matin"),
    ("fa", "At 8:45 p.m. he left.", "ساعت ۸:۴۵ بامداد رفت.", "بامداد"),
    ("ar", "At 8 a.m. he left.", "غادر في الثامنة مساءً.", "مساء"),
    ("fr", "from 5:30 a.m. to 8 p.m.", "de 5 h 30 du soir à 8 h du matin", "matin"),
    ("fa", "At 8:45 p.m. he left.", "ساعت ۸:۴۵ رفت.", ""),
    ("fr", "At noon he left.", "À minuit il est parti.", "minuit"),
    ("fr", "They met before 1988.", "Ils se sont rencontrés après 1988.", "après"),
    ("fa", "They met after 1988.", "آن‌ها قبل از ۱۹۸۸ دیدار کردند.", "قبل"),
    ("fa", "In the summer of 1988 they died.", "در زمستان ۶۷ جان باختند.", "زمستان"),
    ("fr", "in northern Iran", "dans le sud de l’Iran", "sud"),
    ("fr", "in the southeast of the country", "dans le nord-est du pays", "nord"),
    ("fa", "the southeastern city of Zahedan, at least", "شهر زاهدان در جنوب‌غربی کشور، دست‌کم", "غرب"),
    ("ar", "in north-western Iran", "في جنوب غرب إيران", "جنوب"),
    ("fr", "3 months in prison, 9 years of exile", "3 ans de prison, 9 mois d’exil", "3"),
    ("fa", "three months of prison and nine years of exile", "سه سال حبس و نه ماه تبعید", "سه"),
    ("ar", "two months and nine years", "سنتين وتسعة أشهر", ""),
    ("fr", "He spent 18 months there.", "Il y a passé 18 ans.", "18"),
    ("ar", "The girl, aged 17, was arrested.", "اعتُقلت الفتاة البالغة من العمر 17 شهراً.", "17"),
    ("fr", "in two decades", "en deux ans", "deux"),
    ("fa", "The convoy travelled 120 kilometres.", "کاروان ۱۲۰ متر پیمود.", "۱۲۰"),
    ("fr", "10 kilograms of rice", "10 grammes de riz", "10"),
    ("fa", "children under the age of 18", "کودکان بالای ۱۸ سال", "بالا"),
    ("fr", "Nearly 4,000 were arrested.", "Plus de 4 000 ont été arrêtées.", "lus"),
    ("fa", "over 30,000 were killed", "نزدیک به ۳۰٬۰۰۰ تن کشته شدند", "نزدیک"),
    ("fr", "from 10 a.m. to noon", "de 10 heures à minuit", "minuit"),
    ("fr", "in less than an hour", "en plus d’une heure", "plus"),
]
RIGHT = [
    ("fr", "He was held for 12 months.", "Il a été détenu un an."),
    ("fr", "for nine months, a year later", "neuf mois durant, un an après"),
    ("fa", "for 24 hours", "یک روز تمام"),
    ("fr", "for thirty days", "pendant un mois"),
    ("ar", "for two months", "لمدة شهرين"),
    ("ar", "no fewer than 47 people", "ما لا يقل عن 47 شخصا"),
    ("fr", "no more than 5 visits", "pas plus de 5 visites"),
    ("fr", "no fewer than 5 visits", "pas moins de 5 visites"),
    ("ar", "at most one visit", "ألا تزيد عن زيارة بأكثر من يوم"),
    ("fr", "at 8 p.m.", "à 20 heures"),
    ("fr", "at 8 p.m.", "à 8 heures du soir"),
    ("fa", "at 2 a.m.", "ساعت ۲ شب"),
    ("fa", "at 8:45 p.m.", "ساعت ۸:۴۵ شب"),
    ("ar", "from 5:30 a.m. to 8 p.m.", "من الساعة 5:30 صباحًا إلى 8 مساءً"),
    ("fr", "this morning, at 8 p.m. yesterday", "ce matin, hier à 20 h"),
    ("fr", "It was in the summer.", "Cela a été en été."),
    ("fr", "the Middle East, in the south", "le Moyen-Orient, dans le Sud"),
    ("fr", "It shall not involve more than 30 people.", "L’étude porte sur 30 personnes au plus."),
    ("ar", "The unit should not be more than 20 minutes.", "يفضل ألا تزيد الوحدة عن 20 دقيقة."),
    ("fr", "in the southeast, near the northern border", "dans le sud-est, près de la frontière nord"),
    ("fa", "3 months and 9 years", "۹ سال و ۳ ماه"),
    ("fa", "on the fourteenth day of the month", "در روز چهاردهم ماه"),
    ("fr", "at 9:00, for 9 months", "à 9 h, pendant 9 mois"),
    ("ar", "I am 150 centimetres tall.", "طولي 150 سنتي متر."),
    ("fr", "In 2019, 300 days passed.", "En 2019, 300 jours passèrent."),
    ("fr", "two or three posts at least", "quelques messages au moins"),
    ("tr", "for 9 months", "dokuz yıl boyunca"),
]


@pytest.mark.parametrize(("locale", "source", "target", "place"), WRONG)
def test_another_unit_bound_or_time_of_the_day_is_an_error(
    check: Check, locale: str, source: str, target: str, place: str
) -> None:
    """The number is right, and what it says is not."""
    issues = check("measures", source, target, locale)
    assert [issue.severity for issue in issues] == [Severity.ERROR]
    assert place in target[issues[0].start : issues[0].end] or not issues[0].end


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_what_comes_to_the_same_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Twelve months are a year, and *no more than* is a bound from above."""
    assert check("measures", source, target, locale) == ()


def test_a_number_of_thousands_of_digits_is_no_error_of_ours(check: Check) -> None:
    """Text is data from anywhere."""
    assert len(check("measures", f"for {'9' * 5000} months", "pendant des années")) == 1
