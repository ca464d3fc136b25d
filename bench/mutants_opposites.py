"""Kinds of mutation of words that become their opposites, and of what changes places. All are built."""

from __future__ import annotations

from mutants import ERROR, WARNING, Material, Mutant, built, kind, localized
from mutants_measures import TAGS, UNITS, exchanged

FRAMES = dict.fromkeys(TAGS, "({})")
AMOUNTS = {
    "en": ("all detainees", "some detainees", "most of the detainees", "few detainees"),
    "fa": ("همهٔ بازداشت‌شدگان", "برخی از بازداشت‌شدگان", "بیشتر بازداشت‌شدگان", "شمار اندکی از بازداشت‌شدگان"),
    "ar": ("جميع المحتجزين", "بعض المحتجزين", "معظم المحتجزين", "قليل من المحتجزين"),
    "fr": ("tous les détenus", "certains détenus", "la plupart des détenus", "peu de détenus"),
}
CHANGES = {
    "en": ("the number increased", "the number decreased"),
    "fa": ("این شمار افزایش یافت", "این شمار کاهش یافت"),
    "ar": ("ارتفع العدد", "انخفض العدد"),
    "fr": ("ce nombre a augmenté", "ce nombre a diminué"),
}
ORDERS = {
    "en": ("before the trial", "after the trial"),
    "fa": ("پیش از محاکمه", "پس از محاکمه"),
    "ar": ("قبل المحاكمة", "بعد المحاكمة"),
    "fr": ("avant le procès", "après le procès"),
}
ENDS = {
    "en": ("at the beginning of the war", "at the end of the war"),
    "fa": ("در آغاز جنگ", "در پایان جنگ"),
    "ar": ("في بداية الحرب", "في نهاية الحرب"),
    "fr": ("au début de la guerre", "à la fin de la guerre"),
}
FREQUENCIES = {
    "en": ("every day", "every week", "every month", "every year"),
    "fa": ("هر روز", "هر هفته", "هر ماه", "هر سال"),
    "ar": ("كل يوم", "كل أسبوع", "كل شهر", "كل عام"),
    "fr": ("chaque jour", "chaque semaine", "chaque mois", "chaque année"),
}
MAGNITUDES = {
    "en": ("hundreds of thousands", "tens of thousands", "hundreds", "thousands"),
    "fa": ("صدها هزار", "ده‌ها هزار", "صدها", "هزاران"),
    "ar": ("مئات الآلاف", "عشرات الآلاف", "المئات", "الآلاف"),
    "fr": ("des centaines de milliers", "des dizaines de milliers", "des centaines", "des milliers"),
}
WINDS = {
    "en": ("in the southeast", "in the southwest", "in the northeast", "in the northwest"),
    "fa": ("در جنوب شرقی", "در جنوب غربی", "در شمال شرقی", "در شمال غربی"),
    "ar": ("في جنوب شرق البلاد", "في جنوب غرب البلاد", "في شمال شرق البلاد", "في شمال غرب البلاد"),
    "fr": ("dans le sud-est", "dans le sud-ouest", "dans le nord-est", "dans le nord-ouest"),
}
MONTHS = {
    "en": ("January", "June"),
    "fa": ("ژانویه", "ژوئن"),
    "ar": ("يناير", "يونيو"),
    "fr": ("janvier", "juin"),
}


def opposite(m: Material, words: dict[str, tuple[str, ...]]) -> Mutant:
    """Return the pair with one of ``words`` put in, and the target with another of them."""
    number, other = m.chance.sample(range(len(words["en"])), 2)
    return exchanged(m, FRAMES, words, number, other)


@kind("all, most, some or few changed", "opposites", WARNING, built=True)
def change_amount(m: Material) -> Mutant:
    # some for most may be a matter of style
    number, other = m.chance.choice(((0, 1), (0, 3), (2, 3), (3, 0)))
    return exchanged(m, FRAMES, AMOUNTS, number, other)


@kind("increase becomes decrease", "opposites", WARNING, built=True)
def turn_change(m: Material) -> Mutant:
    return opposite(m, CHANGES)


@kind("before becomes after, without a date", "opposites", WARNING, built=True)
def turn_time(m: Material) -> Mutant:
    return opposite(m, ORDERS)


@kind("beginning becomes end", "opposites", WARNING, built=True)
def turn_end(m: Material) -> Mutant:
    return opposite(m, ENDS)


@kind("each day becomes each year", "opposites", WARNING, built=True)
def change_frequency(m: Material) -> Mutant:
    return opposite(m, FREQUENCIES)


@kind("hundreds of thousands changed", "numbers", WARNING, built=True)
def change_magnitude(m: Material) -> Mutant:
    number, other = m.chance.choice(((0, 1), (0, 2), (0, 3), (1, 0), (1, 2), (1, 3)))
    return exchanged(m, FRAMES, MAGNITUDES, number, other)


@kind("point of the compass changed", "measures", ERROR, built=True)
def change_wind(m: Material) -> Mutant:
    return opposite(m, WINDS)


@kind("units of two numbers exchanged", "measures", ERROR, built=True)
def exchange_units(m: Material) -> Mutant:
    first, second = (localized(str(number), m.locale) for number in (17, 23))
    one, other = m.chance.sample(range(len(UNITS["en"])), 2)
    pieces = {"en": f"(17 {UNITS['en'][one]} and 23 {UNITS['en'][other]})"}
    here = UNITS[m.locale]
    pieces[m.locale] = f"({first} {here[one]}, {second} {here[other]})"
    return built(m, pieces, lambda _: f"({first} {here[other]}, {second} {here[one]})")


@kind("months of two dates exchanged", "numbers", ERROR, built=True)
def exchange_months(m: Material) -> Mutant:
    first, second = m.chance.sample(range(2, 29), 2)
    days = [localized(str(day), m.locale) for day in (first, second)]
    one, other = MONTHS[m.locale]
    pieces = {
        "en": f"({first} January, {second} June)",
        m.locale: f"({days[0]} {one}, {days[1]} {other})",
    }
    return built(m, pieces, lambda _: f"({days[0]} {other}, {days[1]} {one})")
