"""Kinds of mutation of what is no amount: telephone and case numbers, noughts, days of the week. All are built."""

from __future__ import annotations

from mutants import ERROR, LOCALES, WARNING, Material, Mutant, built, kind, localized

# ---------------------------------------------------------------- codes

FRAMES = {
    "telephone": {"en": "(telephone {})", "fa": "(تلفن {})", "ar": "(هاتف {})", "fr": "(téléphone {})"},
    "case": {"en": "(case no. {})", "fa": "(پرونده شماره {})", "ar": "(القضية رقم {})", "fr": "(affaire n° {})"},
    "cell": {"en": "(cell {})", "fa": "(سلول {})", "ar": "(الزنزانة {})", "fr": "(cellule {})"},
    "file": {"en": "(file A-{})", "fa": "(پرونده A-{})", "ar": "(الملف A-{})", "fr": "(dossier A-{})"},
}


def coded(m: Material, frame: str, code: str, damaged: str) -> Mutant:
    """Return the pair with ``code`` put in, and the target with the ``damaged`` one."""
    pieces = {tag: text.format(localized(code, tag)) for tag, text in FRAMES[frame].items()}
    wrong = FRAMES[frame][m.locale].format(localized(damaged, m.locale))
    return built(m, pieces, lambda _: wrong)


def telephone(m: Material) -> str:
    groups = [f"{m.chance.randrange(10**length):0{length}}" for length in (2, 4, 4)]
    return f"+{m.chance.choice(('98', '33', '44', '1'))} {' '.join(groups)}"


def other_digit(m: Material, text: str, first: int = 0) -> str:
    place = m.chance.choice([place for place, char in enumerate(text) if char.isdigit() and place >= first])
    return f"{text[:place]}{(int(text[place]) + m.chance.randrange(1, 10)) % 10}{text[place + 1 :]}"


@kind("nought lost", "numbers", ERROR, built=True)
def lose_nought(m: Material) -> Mutant:
    code = f"0{m.chance.randrange(2, 999):0{m.chance.randrange(1, 4)}}"
    return coded(m, m.chance.choice(("cell", "file")), code, code.removeprefix("0"))


@kind("telephone number changed", "numbers", ERROR, built=True)
def change_telephone(m: Material) -> Mutant:
    """A digit becomes another, or is lost."""
    number = telephone(m)
    if m.chance.random() < 0.5:
        return coded(m, "telephone", number, other_digit(m, number, 1))
    place = m.chance.choice([place for place, char in enumerate(number) if char.isdigit()])
    return coded(m, "telephone", number, number[:place] + number[place + 1 :])


@kind("end of a telephone number lost", "numbers", ERROR, built=True)
def cut_telephone(m: Material) -> Mutant:
    number = f"{telephone(m)[:-2]}00"
    return coded(m, "telephone", number, number[:-2])


@kind("case number changed", "numbers", ERROR, built=True)
def change_case(m: Material) -> Mutant:
    number = f"{m.chance.randrange(2, 400):04}/{m.chance.randrange(1980, 2024)}"
    return coded(m, "case", number, m.chance.choice((number.lstrip("0"), other_digit(m, number))))


# ---------------------------------------------------------------- days of the week

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه", "شنبه", "یکشنبه"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
DATED = {"en": "({}, {} June)", "fa": "({} {} ژوئن)", "ar": "(يوم {} {} يونيو)", "fr": "({} {} juin)"}
UNDATED = {"en": "(it was a {})", "fa": "(روز {} بود)", "ar": "(كان يوم {})", "fr": "(c’était un {})"}


def another_day(m: Material, frames: dict[str, str]) -> Mutant | None:
    """Return the pair with a day of the week put in, and another one in the damaged target."""
    if any(day in m.source for day in DAYS["en"]):
        return None
    day, other = m.chance.sample(range(7), 2)
    date = str(m.chance.randrange(2, 31))
    pieces = {tag: frames[tag].format(DAYS[tag][day], localized(date, tag)) for tag in LOCALES}
    pieces["en"] = frames["en"].format(DAYS["en"][day], date)
    wrong = frames[m.locale].format(DAYS[m.locale][other], localized(date, m.locale))
    return built(m, pieces, lambda _: wrong)


@kind("day of the week changed", "numbers", ERROR, built=True)
def change_dated_day(m: Material) -> Mutant | None:
    return another_day(m, DATED)


@kind("day of the week without a date changed", "numbers", WARNING, built=True)
def change_undated_day(m: Material) -> Mutant | None:
    return another_day(m, UNDATED)
