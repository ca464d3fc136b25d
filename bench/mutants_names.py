"""Kinds of mutation of who and where: persons, places, and quotations with an attribution in them. All are built."""

from __future__ import annotations

import re

from mutants import ERROR, WARNING, Material, Mutant, built, kind

Forms = dict[str, str]


def forms(*texts: str) -> Forms:
    return dict(zip(("en", "fa", "ar", "fr"), texts, strict=True))


# ---------------------------------------------------------------- persons and places

GIVEN = [
    forms("Hamid", "حمید", "حميد", "Hamid"),
    forms("Kazem", "کاظم", "كاظم", "Kazem"),
    forms("Maryam", "مریم", "مريم", "Maryam"),
    forms("Hossein", "حسین", "حسين", "Hossein"),
    forms("Ebrahim", "ابراهیم", "إبراهيم", "Ebrahim"),
    forms("Nasrin", "نسرین", "نسرين", "Nasrin"),
]
FAMILY = [
    forms("Nouri", "نوری", "نوري", "Nouri"),
    forms("Rajavi", "رجوی", "رجوي", "Radjavi"),
    forms("Mousavi", "موسوی", "موسوي", "Moussavi"),
    forms("Eshraghi", "اشراقی", "إشراقي", "Eshraghi"),
    forms("Sotoudeh", "ستوده", "ستوده", "Sotoudeh"),
    forms("Pour-Mohammadi", "پورمحمدی", "بور محمدي", "Pour-Mohammadi"),
    forms("Ebadi", "عبادی", "عبادي", "Ebadi"),
    forms("Lahiji", "لاهیجی", "لاهيجي", "Lahiji"),
    forms("Raisi", "رئیسی", "رئيسي", "Raïssi"),
    forms("Robertson", "رابرتسون", "روبرتسون", "Robertson"),
]
SAYS = forms("(according to {})", "(به گفتهٔ {})", "(وفقاً لما قاله {})", "(selon {})")
CITIES = [
    forms("Paris", "پاریس", "باريس", "Paris"),
    forms("London", "لندن", "لندن", "Londres"),
    forms("Berlin", "برلین", "برلين", "Berlin"),
    forms("Madrid", "مادرید", "مدريد", "Madrid"),
    forms("Brussels", "بروکسل", "بروكسل", "Bruxelles"),
    forms("Tehran", "تهران", "طهران", "Téhéran"),
]
COUNTRIES = [
    forms("Iraq", "عراق", "العراق", "Irak"),
    forms("Iran", "ایران", "إيران", "Iran"),
    forms("Sweden", "سوئد", "السويد", "Suède"),
    forms("Brazil", "برزیل", "البرازيل", "Brésil"),
    forms("Norway", "نروژ", "النرويج", "Norvège"),
    forms("Lebanon", "لبنان", "لبنان", "Liban"),
]
THERE = forms("(the embassy in {})", "(سفارت در {})", "(السفارة في {})", "(l’ambassade : {})")


def named(m: Material, frame: Forms, right: Forms, wrong: Forms) -> Mutant:
    pieces = {tag: frame[tag].format(right[tag]) for tag in frame}
    return built(m, pieces, lambda _: frame[m.locale].format(wrong[m.locale]))


@kind("person becomes another", "names", WARNING, built=True)
def change_person(m: Material) -> Mutant:
    """The family name or the given name is another's."""
    (given, other_given), (family, other_family) = m.chance.sample(GIVEN, 2), m.chance.sample(FAMILY, 2)
    wrong = (given, other_family) if m.chance.random() < 0.5 else (other_given, family)
    full = [{tag: f"{first[tag]} {last[tag]}" for tag in SAYS} for first, last in ((given, family), wrong)]
    return named(m, SAYS, *full)


@kind("place becomes another", "names", WARNING, built=True)
def change_place(m: Material) -> Mutant:
    return named(m, THERE, *m.chance.sample(m.chance.choice((CITIES, COUNTRIES)), 2))


# ---------------------------------------------------------------- quotations

ASKED = "“We saw nothing there,” she said, “until the others came.”"
MERGED = forms(
    ASKED,
    "او گفت: «ما آنجا هیچ ندیدیم تا آنکه دیگران آمدند.»",
    "قالت: «لم نر شيئاً هناك حتى جاء الآخرون.»",
    "«\u00a0Nous n’avons rien vu là-bas, a-t-elle dit, jusqu’à ce que les autres viennent.\u00a0»",
)
APART = forms(
    ASKED,
    "او گفت: «ما آنجا هیچ ندیدیم» و افزود: «تا آنکه دیگران آمدند.»",
    "قالت: «لم نر شيئاً هناك» وأضافت: «حتى جاء الآخرون.»",
    "«\u00a0Nous n’avons rien vu là-bas\u00a0», a-t-elle dit, «\u00a0jusqu’à ce que les autres viennent.\u00a0»",
)


@kind("marks of an interrupted quotation lost", "quotes", ERROR, built=True)
def lose_interrupted(m: Material) -> Mutant | None:
    """All marks where the target has one quotation for the two, else one pair."""
    if re.search('[“”"«»‘]', m.source + m.target):
        return None
    text = m.chance.choice((MERGED, APART))
    place = m.chance.randrange(text[m.locale].count("«"))

    def bare(piece: str) -> str:
        pairs = list(re.finditer(r"«\u00a0?(.*?)\u00a0?»", piece))
        lost = pairs[place]
        return piece[: lost.start()] + lost[1] + piece[lost.end() :]

    return built(m, text, bare)
