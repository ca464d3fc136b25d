"""Kinds of mutation of what stands beside numbers: units, currencies, bounds, times of the day. All are built."""

from __future__ import annotations

from mutants import ERROR, LOCALES, Material, Mutant, built, kind, localized

UNITS = {
    "en": ("minutes", "hours", "days", "weeks", "months", "years"),
    "fa": ("دقیقه", "ساعت", "روز", "هفته", "ماه", "سال"),
    "ar": ("دقيقة", "ساعة", "يومًا", "أسبوعًا", "شهرًا", "سنة"),
    "fr": ("minutes", "heures", "jours", "semaines", "mois", "ans"),
}
CURRENCIES = {
    "en": ("dollars", "euros", "rials", "tomans"),
    "fa": ("دلار", "یورو", "ریال", "تومان"),
    "ar": ("دولار", "يورو", "ريال", "تومان"),
    "fr": ("dollars", "euros", "rials", "tomans"),
}
BOUNDS = {
    "en": ("at least {}", "more than {}", "at most {}", "fewer than {}"),
    "fa": ("دست‌کم {}", "بیش از {}", "حداکثر {}", "کمتر از {}"),
    "ar": ("{} على الأقل", "أكثر من {}", "{} على الأكثر", "أقل من {}"),
    "fr": ("au moins {}", "plus de {}", "au plus {}", "moins de {}"),
}
HALVES = {
    "en": ("at {}:45 a.m.", "at {}:45 p.m."),
    "fa": ("ساعت {}:۴۵ صبح", "ساعت {}:۴۵ عصر"),
    "ar": ("الساعة {}:45 صباحًا", "الساعة {}:45 مساءً"),
    "fr": ("à {} h 45 du matin", "à {} h 45 du soir"),
}
ORDER = {
    "en": ("before {}", "after {}"),
    "fa": ("پیش از {}", "پس از {}"),
    "ar": ("قبل {}", "بعد {}"),
    "fr": ("avant {}", "après {}"),
}
TAGS = ("en", *LOCALES)


def exchanged(
    m: Material, frames: dict[str, str], words: dict[str, tuple[str, ...]], number: int, other: int
) -> Mutant:
    """Return the pair with the thing ``number`` of ``words`` put in, and the target with the ``other``."""

    def piece(tag: str, which: int) -> str:
        return frames[tag].format(words[tag][which])

    wrong = piece(m.locale, other)
    return built(m, {tag: piece(tag, number) for tag in TAGS}, lambda _: wrong)


def numbered(amount: int, words: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return ``words`` with ``amount`` in the place of ``{}``, in the digits of each language."""
    return {tag: tuple(text.format(localized(str(amount), tag)) for text in words[tag]) for tag in TAGS}


def counted(amount: int) -> dict[str, str]:
    """Return frames with ``amount`` before what it counts."""
    return {tag: f"({localized(str(amount), tag)} {{}})" for tag in TAGS}


BARE = dict.fromkeys(TAGS, "({})")


@kind("unit of time changed", "measures", ERROR, built=True)
def change_unit(m: Material) -> Mutant:
    # a number that no other unit has: 11 months are no year
    amount = m.chance.choice((11, 13, 17, 19, 23))
    number, other = m.chance.sample(range(len(UNITS["en"])), 2)
    return exchanged(m, counted(amount), UNITS, number, other)


@kind("currency changed", "measures", ERROR, built=True)
def change_currency(m: Material) -> Mutant:
    amount = m.chance.randrange(3, 900)
    number, other = m.chance.sample(range(len(CURRENCIES["en"])), 2)
    return exchanged(m, counted(amount), CURRENCIES, number, other)


@kind("bound turned round", "measures", ERROR, built=True)
def turn_bound(m: Material) -> Mutant:
    number = m.chance.randrange(4)
    other = (number + 2) % 4 if m.chance.random() < 0.5 else 3 - number
    return exchanged(m, BARE, numbered(m.chance.randrange(13, 900), BOUNDS), number, other)


@kind("half of the day changed", "measures", ERROR, built=True)
def change_half(m: Material) -> Mutant:
    number = m.chance.randrange(2)
    return exchanged(m, BARE, numbered(m.chance.randrange(2, 12), HALVES), number, 1 - number)


@kind("before becomes after", "measures", ERROR, built=True)
def turn_order(m: Material) -> Mutant:
    number = m.chance.randrange(2)
    return exchanged(m, BARE, numbered(m.chance.randrange(1950, 2024), ORDER), number, 1 - number)
