"""Faults made on purpose in correct translations: the kinds of mutation, and what makes one of each.

A mutant is a source, its correct target and the damaged one. Where the references have too few sentences with the
element that a kind needs (an address, a tag, a term of the glossary ...), the same element is put into source and
target first: such kinds are marked ``built``, and the target before the damage has the element too.

`mutants` makes as many of a kind as wanted, the same ones in every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from l10n_pipeline.model import Glossary, Severity

LOCALES: Final = ("fa", "ar", "fr")
ERROR, WARNING = Severity.ERROR, Severity.WARNING
ARABIC_SCRIPT = ("fa", "ar")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One damaged translation."""

    source: str
    clean: str
    damaged: str


@dataclass(frozen=True, slots=True)
class Material:
    """What a kind may draw from."""

    source: str
    target: str
    locale: str
    chance: random.Random
    glossary: Glossary
    after: tuple[str, str] = ("", "")
    """The next pair of the references."""


Make = Callable[[Material], Mutant | str | None]
"""Returns a mutant, a damaged target of the material's own pair, or nothing where the pair has no place for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage, and the check that has to see it."""

    name: str
    check: str
    severity: Severity
    make: Make
    locales: tuple[str, ...] = LOCALES
    built: bool = False


KINDS: list[Kind] = []


def kind(
    name: str, check: str, severity: Severity, locales: tuple[str, ...] = LOCALES, *, built: bool = False
) -> Callable[[Make], Make]:
    def register(make: Make) -> Make:
        KINDS.append(Kind(name, check, severity, make, locales, built))
        return make

    return register


def read_pairs(folder: Path, locale: str) -> list[tuple[str, str]]:
    texts = [
        (folder / f"tico19-dev.{tag}").read_text(encoding="utf-8").rstrip("\n").split("\n") for tag in ("en", locale)
    ]
    return list(zip(*texts, strict=True))


def mutants(
    kind: Kind, pairs: Sequence[tuple[str, str]], locale: str, count: int, glossary: Glossary, seed: int = 7
) -> Iterator[Mutant]:
    """Yield up to ``count`` mutants of a kind, one a pair; a second round over the pairs where one was not enough."""
    chance = random.Random(f"{seed} {kind.name} {locale}")
    order = list(range(len(pairs)))
    chance.shuffle(order)
    made: set[tuple[str, str]] = set()
    for index in order * 3:
        if len(made) == count:
            return
        source, target = pairs[index]
        result = kind.make(Material(source, target, locale, chance, glossary, pairs[(index + 1) % len(pairs)]))
        mutant = Mutant(source, target, result) if isinstance(result, str) else result
        if mutant and mutant.clean != mutant.damaged and (mutant.source, mutant.damaged) not in made:
            made.add((mutant.source, mutant.damaged))
            yield mutant


# ---------------------------------------------------------------- tools


def pick(pattern: str, material: Material, text: str | None = None) -> re.Match[str] | None:
    found = list(re.finditer(pattern, material.target if text is None else text))
    return material.chance.choice(found) if found else None


def put(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


def append(text: str, piece: str) -> str:
    """Return ``text`` with ``piece`` before the mark that ends it."""
    end = re.search(r"[\s.!?؟…:;]*$", text)
    place = end.start() if end else len(text)
    return f"{text[:place]} {piece}{text[place:]}"


def built(material: Material, pieces: dict[str, str], damage: Callable[[str], str]) -> Mutant:
    """Return the pair with a piece put in, ``pieces`` by language, and what ``damage`` makes of the target's piece."""
    piece = pieces[material.locale]
    return Mutant(
        append(material.source, pieces["en"]),
        append(material.target, piece),
        append(material.target, damage(piece)),
    )


DIGITS = {"en": "0123456789", "fa": "۰۱۲۳۴۵۶۷۸۹", "ar": "0123456789", "fr": "0123456789"}


def localized(number: str, locale: str) -> str:
    return number.translate(str.maketrans("0123456789", DIGITS[locale]))


NUMERAL = r"(?<![\w.,٫٬،/\u00a0\u202f–‐‑-])\d+(?![\w.,٫٬،/\u00a0\u202f–‐‑-]?\d)(?![A-Za-z])"
"""A plain number: not in a name such as COVID-19, no part of a range, an address or a longer number."""


# ---------------------------------------------------------------- numbers


def once_in(text: str) -> set[str]:
    """Return the numbers in digits that ``text`` has once, without 1, which many languages leave unsaid."""
    found = re.findall(r"\d+", text)
    return {number for number in found if found.count(number) == 1 and number != "1"}


@kind("number dropped", "numbers", ERROR)
def drop_number(m: Material) -> str | None:
    """One that the source has once: a number said twice may be said once."""
    match = pick(NUMERAL + " ?", m)
    if not match or "".join(str(int(char)) for char in match[0].strip()) not in once_in(m.source):
        return None
    return put(m.target, match, "")


@kind("digit changed", "numbers", ERROR)
def change_digit(m: Material) -> str | None:
    match = pick(NUMERAL, m)
    if not match:
        return None
    place = match.start() + m.chance.randrange(len(match[0]))
    zero = ord(m.target[place]) - int(m.target[place])
    new = chr(zero + (int(m.target[place]) + m.chance.randrange(1, 10)) % 10)
    return m.target[:place] + new + m.target[place + 1 :]


@kind("two digits swapped", "numbers", ERROR)
def swap_digits(m: Material) -> str | None:
    match = pick(r"(?<![\w–-])\d*?(\d)(?!\1)(\d)\d*(?![\w–-])", m)
    return m.target[: match.start(1)] + match[2] + match[1] + m.target[match.end(2) :] if match else None


@kind("decimal sign moved", "numbers", ERROR, built=True)
def move_decimal(m: Material) -> Mutant | str | None:
    match = pick(r"(?<![\d.,٫/])(\d{1,3})([.٫,/])(\d)(?!\d)(?![.,٫/]\d)", m) if m.chance.random() < 0.5 else None
    if match and len(match[1]) > 1:
        return put(m.target, match, f"{match[1][:-1]}{match[2]}{match[1][-1]}{match[3]}")
    whole, part = m.chance.randrange(11, 99), m.chance.randrange(1, 10)
    sign = {"en": ".", "fa": "٫", "ar": ".", "fr": ","}
    unit = {"en": "kilometres", "fa": "کیلومتر", "ar": "كيلومتراً", "fr": "kilomètres"}
    pieces = {
        tag: f"({localized(f'{whole}{sign[tag]}{part}', tag if tag != 'en' else 'fr')} {unit[tag]})" for tag in sign
    }
    return built(m, pieces, lambda piece: re.sub(r"(\d)([.,٫])(\d)", r"\2\1\3", piece))


@kind("thousands sign moved", "numbers", ERROR, built=True)
def move_thousands(m: Material) -> Mutant | str | None:
    match = pick(r"(?<![\d.,٫٬])(\d{1,3})([,٬،.\u00a0\u202f ])(\d{3})(?![\d.,٫٬])", m)
    if match:
        # 30 000 becomes 30,000, which is thirty in French; elsewhere the sign moves one place
        french = f"{match[1]},{match[3]}"
        return put(m.target, match, french if m.locale == "fr" else f"{match[1]}{match[3][0]}{match[2]}{match[3][1:]}")
    number = m.chance.randrange(11, 99), m.chance.randrange(100, 999)
    sign = {"en": ",", "fa": "٬", "ar": ",", "fr": "\u00a0"}
    unit = {"en": "people", "fa": "نفر", "ar": "شخص", "fr": "personnes"}
    pieces = {
        tag: f"({localized(f'{number[0]}{sign[tag]}{number[1]}', tag if tag != 'en' else 'fr')} {unit[tag]})"
        for tag in sign
    }
    if m.locale == "fr":
        return built(m, pieces, lambda piece: piece.replace("\u00a0", ","))
    return built(m, pieces, lambda piece: re.sub(r"([,٬])(\d)", r"\2\1", piece))


@kind("million becomes thousand", "numbers", ERROR, built=True)
def shrink_million(m: Material) -> Mutant | str | None:
    words = {"fa": ("میلیون|میلیارد", "هزار"), "ar": ("مليون|مليار", "ألف"), "fr": ("millions?|milliards?", "mille")}
    match = pick(rf"(?<=\d[ \u00a0])(?:{words[m.locale][0]})\b", m)
    if match:
        return put(m.target, match, words[m.locale][1])
    number = str(m.chance.randrange(13, 99))
    pieces = {
        "en": f"({number} million people)",
        "fa": f"({localized(number, 'fa')} میلیون نفر)",
        "ar": f"({number} مليون شخص)",
        "fr": f"({number} millions de personnes)",
    }
    return built(m, pieces, lambda piece: re.sub(r"میلیون|مليون|millions de", words[m.locale][1], piece))


@kind("percent sign lost", "numbers", ERROR)
def lose_percent(m: Material) -> str | None:
    if len(re.findall(r"%|percent|per cent", m.source)) != 1 or not re.search(r"\d ?(?:%|per ?cent\b)", m.source):
        return None
    damaged = re.sub(
        r"[ \u00a0\u202f]?(?:[%٪]|درصدی|درصد|(?:في|ب)ال?ما?ئة|في المائة|بالمائة|بالمئة|pour cent)", "", m.target
    )
    return damaged if damaged != m.target else None


MONTHS = {
    "fa": ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@kind("month changed", "numbers", ERROR, built=True)
def change_month(m: Material) -> Mutant | str | None:
    names = MONTHS[m.locale]
    said = [name for name in ENGLISH_MONTHS if re.search(rf"\b{name}\b", m.source)]
    match = pick(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", m)
    if match and len(said) == 1 and m.target.count(match[0]) == 1 and ENGLISH_MONTHS[names.index(match[0])] in said:
        others = [
            name for name in names if ENGLISH_MONTHS[names.index(name)] not in said and name not in ("مه", "mars")
        ]
        return put(m.target, match, m.chance.choice(others))
    number, other = m.chance.sample([0, 1, 3, 5, 6, 7, 8, 9, 10, 11], 2)
    pieces = {tag: f"({MONTHS[tag][number]} 1988)" for tag in LOCALES}
    pieces |= {"en": f"({ENGLISH_MONTHS[number]} 1988)", "fa": f"({names[number]} ۱۹۸۸)" if m.locale == "fa" else ""}
    return built(m, pieces, lambda piece: piece.replace(names[number], names[other]))


@kind("Iranian date changed", "numbers", ERROR, ("fa",), built=True)
def change_solar(m: Material) -> Mutant:
    dates = [("9 August 1988", "۱۸", "مرداد"), ("July 28, 1988", "۶", "مرداد"), ("16 September 2022", "۲۵", "شهریور")]
    english, day, month = m.chance.choice(dates)
    year = "۱۴۰۱" if "2022" in english else m.chance.choice(("۱۳۶۷", "۶۷"))
    wrong = {"۱۳۶۷": "۱۳۷۶", "۶۷": "۷۶", "۱۴۰۱": "۱۴۱۰"}
    pieces = {"en": f"({english})", "fa": f"({day} {month} {year})"}
    changes = ((year, wrong[year]), (month, "آبان"), (day, "۲۱"))
    old, new = m.chance.choice(changes)
    return built(m, pieces, lambda piece: piece.replace(old, new, 1))


NUMBER_WORDS = {
    "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "fa": ["دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده"],
    "ar": ["اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
    "fr": ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"],
}


@kind("number word changed", "numbers", WARNING, built=True)
def change_number_word(m: Material) -> Mutant | None:
    if re.search(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)\b", m.source) or re.search(
        r"\d", m.target
    ):
        return None
    number, other = m.chance.sample((1, 2, 3, 4, 5, 6), 2)
    noun = {"en": "{} prisons", "fa": "{} زندان", "ar": "{} سجون", "fr": "{} prisons"}
    pieces = {tag: f"({noun[tag].format(NUMBER_WORDS[tag][number])})" for tag in noun}
    words = NUMBER_WORDS[m.locale]
    return built(m, pieces, lambda piece: piece.replace(words[number], words[other]))


TENS = {
    "en": ["twenty", "thirty", "forty", "fifty", "sixty"],
    "fa": ["بیست", "سی", "چهل", "پنجاه", "شصت"],
    "ar": ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين"],
    "fr": ["vingt", "trente", "quarante", "cinquante", "soixante"],
}
COMPOUNDS = {"en": "{0}-{1}", "fa": "{0} و {1}", "ar": "{1} و{0}", "fr": "{0}-{1}"}


def compound(tag: str, tens: int, ones: int, half_spaces: bool = False) -> str:
    """Return the number with the tens and ones at these places of the tables, in words."""
    said = COMPOUNDS[tag].format(TENS[tag][tens], NUMBER_WORDS[tag][ones])
    return said.replace(" و ", "\u200cو") if half_spaces else said


@kind("compound number word changed", "numbers", ERROR, built=True)
def change_compound(m: Material) -> Mutant | None:
    """Into one with the same tens or ones, or into its tens or ones alone."""
    if re.search(r"\d", m.source + m.target) or re.search(rf"\b(?:{'|'.join(NUMBER_WORDS['en'])})\b", m.source):
        return None
    (tens, other_tens), (ones, other_ones) = m.chance.sample(range(5), 2), m.chance.sample(range(8), 2)
    noun = {"en": "{} prisons", "fa": "{} زندان", "ar": "{} سجون", "fr": "{} prisons"}
    half_spaces = m.chance.random() < 0.5 and m.locale == "fa"
    said = {tag: compound(tag, tens, ones, half_spaces and tag == "fa") for tag in noun}
    pieces = {tag: f"({noun[tag].format(said[tag])})" for tag in noun}
    wrong = m.chance.choice(
        [
            compound(m.locale, other_tens, ones, half_spaces),
            compound(m.locale, tens, other_ones, half_spaces),
            TENS[m.locale][tens],
            NUMBER_WORDS[m.locale][ones],
        ]
    )
    return built(m, pieces, lambda piece: piece.replace(said[m.locale], wrong))


FRACTIONS = [
    {"en": "half", "fa": "نیمی", "ar": "نصف", "fr": "la moitié"},
    {"en": "a third", "fa": "یک\u200cسوم", "ar": "ثلث", "fr": "un tiers"},
    {"en": "a quarter", "fa": "یک چهارم", "ar": "ربع", "fr": "le quart"},
    {"en": "two-thirds", "fa": "دو\u200cسوم", "ar": "ثلثي", "fr": "les deux tiers"},
    {"en": "three quarters", "fa": "سه\u200cچهارم", "ar": "ثلاثة أرباع", "fr": "les trois quarts"},
]


@kind("fraction changed", "numbers", ERROR, built=True)
def change_fraction(m: Material) -> Mutant | None:
    if re.search(r"\b(?:half|third|quarter|fifth)|%|per ?cent", m.source):
        return None
    right, wrong = m.chance.sample(FRACTIONS, 2)
    noun = {"en": "{} of the prisons", "fa": "{} از زندان‌ها", "ar": "{} السجون", "fr": "{} des prisons"}
    pieces = {tag: f"({noun[tag].format(right[tag])})" for tag in noun}
    return built(m, pieces, lambda piece: piece.replace(right[m.locale], wrong[m.locale]))


@kind("calendars mixed", "numbers", ERROR, ("fa",), built=True)
def mix_calendars(m: Material) -> Mutant:
    """A Gregorian month with an Iranian year, and the other way round."""
    dates = [
        ("9 August 1988", "۹ اوت", "۱۹۸۸", "۱۸ مرداد", "۱۳۶۷"),
        ("April 24, 1990", "۲۴ آوریل", "۱۹۹۰", "۴ اردیبهشت", "۱۳۶۹"),
        ("September 2022", "سپتامبر", "۲۰۲۲", "شهریور", "۱۴۰۱"),
    ]
    english, day, year, solar_day, solar_year = m.chance.choice(dates)
    old, new = m.chance.choice([((day, year), (day, solar_year)), ((solar_day, solar_year), (solar_day, year))])
    pieces = {"en": f"({english})", "fa": f"({' '.join(old)})"}
    return built(m, pieces, lambda piece: piece.replace(old[1], new[1]))


@kind("Iranian day in words changed", "numbers", ERROR, ("fa",), built=True)
def change_solar_words(m: Material) -> Mutant:
    english, day, month = m.chance.choice(
        [
            ("9 August 1988", "هجدهم", "مرداد ۱۳۶۷"),
            ("April 24, 1990", "چهارم", "اردیبهشت ۱۳۶۹"),
            ("12 April 1990", "بیست\u200cوسوم", "فروردین ۱۳۶۹"),
        ]
    )
    wrong = m.chance.choice(["پنجم", "بیست و دوم", "سیزدهم", "سی\u200cام"])
    pieces = {"en": f"({english})", "fa": f"({day} {month})"}
    return built(m, pieces, lambda piece: piece.replace(day, wrong))


MAGNITUDES = {
    "en": ("dozens", "hundreds", "thousands", "millions"),
    "fa": ("ده‌ها", "صدها", "هزاران", "میلیون‌ها"),
    "ar": ("عشرات", "مئات", "آلاف", "ملايين"),
    "fr": ("dizaines", "centaines", "milliers", "millions"),
}


@kind("magnitude in words changed", "numbers", WARNING, built=True)
def change_magnitude(m: Material) -> Mutant | None:
    if re.search(r"\b(?:hundred|thousand|million|billion|dozen)s?\b", m.source):
        return None
    size, other = m.chance.sample(range(4), 2)
    noun = {"en": "{} of prisons", "fa": "{} زندان", "ar": "{} السجون", "fr": "des {} de prisons"}
    pieces = {tag: f"({noun[tag].format(MAGNITUDES[tag][size])})" for tag in noun}
    words = MAGNITUDES[m.locale]
    return built(m, pieces, lambda piece: piece.replace(words[size], words[other]))


@kind("two numbers swapped", "numbers", WARNING)
def swap_numbers(m: Material) -> str | None:
    found = list(re.finditer(NUMERAL, m.target))
    once = [match for match in found if len(re.findall(rf"(?<!\d){match[0]}(?!\d)", m.target)) == 1]
    if len(once) < 2:
        return None
    first, second = sorted(m.chance.sample(once, 2), key=lambda match: match.start())
    if re.fullmatch(r"\W*(?:و|and|et|تا|أو|یا|ou|à)?\W*", m.target[first.end() : second.start()]):
        return None
    middle = m.target[first.end() : second.start()]
    return f"{m.target[: first.start()]}{second[0]}{middle}{first[0]}{m.target[second.end() :]}"


# ---------------------------------------------------------------- names

NAMES = [
    ("Montazeri", "منتظری", "منتظري", "Montazeri"),
    ("Khomeini", "خمینی", "الخميني", "Khomeini"),
    ("Larijani", "لاریجانی", "لاريجاني", "Larijani"),
    ("Shaheed", "شهید", "شهيد", "Shaheed"),
    ("Tehran", "تهران", "طهران", "Téhéran"),
    ("Germany", "آلمان", "ألمانيا", "Allemagne"),
    ("Sweden", "سوئد", "السويد", "Suède"),
    ("Karroubi", "کروبی", "كروبي", "Karroubi"),
    ("Mousavi", "موسوی", "موسوي", "Moussavi"),
    ("Robertson", "رابرتسون", "روبرتسون", "Robertson"),
    ("Geneva", "ژنو", "جنيف", "Genève"),
    ("Italy", "ایتالیا", "إيطاليا", "Italie"),
    ("Obama", "اوباما", "أوباما", "Obama"),
    ("Callamard", "کالامار", "كالامار", "Callamard"),
    ("Brazil", "برزیل", "البرازيل", "Brésil"),
]
FRAMES = [
    (
        "{0} asked {1} in a letter to come to {2}.",
        "{0} در نامه‌ای از {1} خواست که به {2} بیاید.",
        "طلب {0} من {1} في رسالة أن يأتي إلى {2}.",
        "{0} a prié {1} dans une lettre de venir à {2}.",
    ),
    (
        "{0} said yesterday that {1} had lied about {2}.",
        "{0} دیروز گفت که {1} درباره {2} دروغ گفته است.",
        "قال {0} أمس إن {1} كذب بشأن {2}.",
        "{0} a dit hier que {1} avait menti à propos de {2}.",
    ),
]


@kind("two names swapped", "names", WARNING, built=True)
def swap_names(m: Material) -> Mutant:
    names, frame = m.chance.sample(NAMES, 3), m.chance.choice(FRAMES)
    column = ("en", "fa", "ar", "fr").index(m.locale)
    first, second = sorted(m.chance.sample(range(3), 2))
    right = [name[column] for name in names]
    wrong = list(right)
    wrong[first], wrong[second] = right[second], right[first]
    source = f"{m.source} {frame[0].format(*(name[0] for name in names))}"
    return Mutant(source, f"{m.target} {frame[column].format(*right)}", f"{m.target} {frame[column].format(*wrong)}")


def misspell(name: str, chance: random.Random) -> str:
    """Return ``name`` with a letter changed, lost, doubled or moved, beyond its first."""
    places = [place for place in range(1, len(name) - 1) if name[place].isalpha() and name[place].islower()]
    place = chance.choice(places)
    letter = chance.choice([char for char in "abdeiklmnoprstuvz" if char != name[place]])
    if name[place] != name[place + 1] and chance.random() < 0.3:
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + chance.choice((letter, "", name[place] + letter)) + name[place + 1 :]


@kind("name misspelt", "names", ERROR, built=True)
def change_name(m: Material) -> Mutant | str | None:
    """Of the glossary in French; in Persian and Arabic any Latin name that stands in the text."""
    if m.locale == "fr":
        terms = [term for term in m.glossary.terms if term.part_of_speech == "proper noun" and "fr" in term.renderings]
        term = m.chance.choice(terms)
        shared = [
            word for word in term.source.split() if word in term.renderings["fr"].preferred.split() and len(word) > 4
        ]
        if not shared or not re.fullmatch(r"[A-Z][a-z]+", shared[0]):
            return None
        pieces = {"en": f"({term.source})", "fr": f"({term.renderings['fr'].preferred})"}
        return built(m, pieces, lambda piece: piece.replace(shared[0], misspell(shared[0], m.chance)))
    names = [name for name in re.findall(r"(?<![\w’'-])[A-Z][a-z]{4,}(?![\w’'-])", m.target) if name in m.source]
    if names:
        name = m.chance.choice(names)
        return m.target.replace(name, misspell(name, m.chance))
    name = m.chance.choice(
        ["Robertson", "Callamard", "Kaleme", "Reuters", "Guardian", "Larijani", "Halabja", "Politico"]
    )
    return built(
        m, {"en": f"({name})", m.locale: f"({name})"}, lambda piece: piece.replace(name, misspell(name, m.chance))
    )


@kind("other name misspelt", "names", WARNING, ("fr",), built=True)
def change_other_name(m: Material) -> Mutant:
    """Names that no glossary knows."""
    names = (
        "Newsom Tedros Ghebreyesus Robertson Callamard Whitmer Wakefield Farsight Hopkins Pfizer Bhattacharya Xinhua"
    )
    name = m.chance.choice(names.split())
    pieces = {"en": f"(according to {name})", "fr": f"(selon {name})"}
    return built(m, pieces, lambda piece: piece.replace(name, misspell(name, m.chance)))
