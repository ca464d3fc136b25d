"""Month names: which Gregorian months a text names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from l10n_pipeline.checks.folding import fold, pieces
from l10n_pipeline.kept import Table

_ENGLISH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_NUMBERS = {name[:3]: place for place, name in enumerate(_ENGLISH.split("|")[:12], 1)}
MONTH_STARTS = frozenset(_NUMBERS)
"""How the English names of months begin."""
_BEFORE = (
    r"(?:\b(?i:in|of|since|until|till|by|during|from|to|through|between|early|late|mid|last|next|this|every|before|after"
    r"|around|and|or|on)\s|\bmid-)(?:early\s|late\s|mid-?\s?)?"
)
_DATED = re.compile(
    rf"(?:\b[0-9]{{1,4}}(?:st|nd|rd|th)?\s(?:of\s)?|{_BEFORE})(?P<after>{_ENGLISH})\b"
    rf"|\b(?P<before>{_ENGLISH})\b\.?(?=,?\s[0-9])",
)
"""A month's name where its neighbours show that it is not the verb *may* or a *march*."""
_SIGNS = re.compile("[\u064b-\u065f\u0640\u0670]")
_DIGIT_BEFORE = re.compile(r"\d\s?$")
_REACH = 3
"""Pieces before a month's name that show what it is, as in *8th of early May*."""
_NAMED = re.compile(rf"\b(?:{_ENGLISH})\b")
_TWINS = {frozenset((1, 12)): (12, 1), frozenset((10, 11)): (10, 11)}
"""By the months that كانون and تشرين may be: the first of each name and the second."""
_WHICH = re.compile(r"ال(اول|ثاني)(?!\w)")
_DAY_AND_MONTH = re.compile(
    rf"\b(?P<before>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_ENGLISH})\b"
    rf"|\b(?P<name>{_ENGLISH})\b\.?\s(?P<after>[0-9]{{1,2}})(?![0-9:.])"
)
"""A day of a month in an English text."""

# One group a month. A name that is an everyday word too stands behind a colon: it speaks for a month, not against one.
_TABLES: Mapping[str, str] = {
    "fa": "ژانویه/جنوری فوریه/فبروری مارس/مارچ آوریل/آپریل/اپریل :مه/:می ژوئن/ژوین/:جون/ژوئین "
    "ژوئیه/ژولای/جولای/جولایی/ژوییه اوت/آگوست/اگست/اوگوست سپتامبر/سپتمبر اکتبر/اکتوبر نوامبر/نومبر دسامبر/دسمبر",
    "ar": "يناير/:كانون/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/نيسان/إبريل/أفريل مايو/أيار/:ماي "
    "يونيو/يونيه/حزيران/:جوان يوليو/يوليه/تموز/جويلية أغسطس/أوت/:آب/غشت سبتمبر/أيلول/شتنبر "
    "أكتوبر/تشرين نوفمبر/تشرين/نونبر ديسمبر/:كانون/دجنبر",
    "fr": "janvier février :mars avril :mai juin juillet août/aout septembre octobre novembre décembre",
}


@dataclass(frozen=True, slots=True)
class MonthNames:
    """The month names of a language, folded: each with the months it may be."""

    months: Mapping[str, frozenset[int]]
    sure: frozenset[str]
    """Those that mean nothing else."""
    pattern: re.Pattern[str]
    spaced: bool
    """True where a name is more than one word."""


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """A month's name in a target, at ``text[start:end]``."""

    months: frozenset[int]
    sure: bool
    dated: bool
    """True with a digit beside it."""
    start: int
    end: int


def names_month(piece: str) -> bool:
    """Return whether a piece of an English text, between two spaces, names a month by itself."""
    # a vowel sign ends a word, and without it the word may go on
    return bool(_ENGLISH_NAMES[piece]) or (not piece.isascii() and _NAMED.search(piece) is not None)


def dated_months(english: str) -> dict[int, str]:
    """Return the months that an English text certainly names, with the names."""
    cut = pieces(english)
    places = [place for place, months in enumerate(map(_ENGLISH_NAMES.__getitem__, cut)) if months]
    if not places:
        return {}
    near = " ".join(cut[max(places[0] - _REACH, 0) : places[-1] + 2])
    names = (match["after"] or match["before"] for match in _DATED.finditer(_without_signs(near)))
    return {_NUMBERS[name[:3]]: name for name in names}


def dated_days(english: str) -> set[tuple[int, int]]:
    """Return the days of months that an English text names, each with its month."""
    found = _DAY_AND_MONTH.finditer(_without_signs(english))
    return {(int(m["before"] or m["after"]), _NUMBERS[(m["month"] or m["name"])[:3]]) for m in found}


def possible_months(english: str) -> frozenset[int]:
    """Return the months that an English text may name."""
    return frozenset().union(*map(_ENGLISH_NAMES.__getitem__, pieces(english)))


def _read_english(piece: str) -> frozenset[int]:
    if not any(map(piece.__contains__, _NUMBERS)):
        return frozenset()
    return frozenset(_NUMBERS[name[:3]] for name in _NAMED.findall(_without_signs(piece)))


_ENGLISH_NAMES = Table(_read_english)
"""The months that pieces of English texts may name."""


def _without_signs(english: str) -> str:
    """Return ``english`` without Arabic vowel signs, where a quoted word has some: targets are read without them."""
    return english if english.isascii() else _SIGNS.sub("", english)


def named_months(text: str, tag: str) -> tuple[NamedMonth, ...]:
    """Return the month names in ``text``, a text in locale ``tag``."""
    if month_names(tag).spaced:
        return _find(text, tag)
    cut = pieces(text)
    found = []
    for place, names in [(place, names) for place, names in enumerate(map(_namer(tag).__getitem__, cut)) if names]:
        before = len(" ".join(cut[:place])) + 1 if place else 0
        which = _WHICH.match(fold(cut[place + 1])) if place + 1 < len(cut) else None
        for name in names:
            start, end = before + name.start, before + name.end
            months, sure = name.months, name.sure
            if which and months in _TWINS:
                months, sure = frozenset((_TWINS[months][which[1] == "ثاني"],)), True
            found.append(NamedMonth(months, sure, _is_dated(text, start, end), start, end))
    return tuple(found)


@cache
def _namer(tag: str) -> Table[tuple[NamedMonth, ...]]:
    """Return a table of the months that pieces of texts in locale ``tag`` name, at their places in the piece."""
    return Table(lambda piece: _find(piece, tag))


def _find(text: str, tag: str) -> tuple[NamedMonth, ...]:
    names = month_names(tag)
    plain = fold(text)
    if len(plain) != len(text):
        # vowel signs would shift the places: they become something that is no letter and keeps the length
        text = _SIGNS.sub("\u200c", text)
        plain = _fold_in_place(text)
    found = names.pattern.finditer(plain)
    return tuple(
        NamedMonth(names.months[m[1]], m[1] in names.sure, _is_dated(text, *m.span(1)), *m.span(1)) for m in found
    )


def _is_dated(text: str, start: int, end: int) -> bool:
    return _DIGIT_BEFORE.search(text[max(start - 3, 0) : start]) is not None or text[end + 1 : end + 2].isdigit()


def _fold_in_place(text: str) -> str:
    return "".join(map(_fold_letter, text))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    plain = fold(letter)
    return plain if len(plain) == 1 else letter


@cache
def month_names(tag: str) -> MonthNames:
    """Return the month names of a locale: our table where there is one, else CLDR's wide names."""
    language = re.split("[-_]", tag)[0]
    table = _TABLES.get(language)
    groups = [group.split("/") for group in table.split()] if table else _cldr(tag)
    sure = {fold(name) for group in groups for name in group if not name.startswith(":")}
    months: dict[str, set[int]] = {}
    for number, group in enumerate(groups, 1):
        for name in group:
            months.setdefault(fold(name.removeprefix(":")), set()).add(number)
    prefix = r"(?:[وفبلك]|\bلل)?" if language == "ar" else ""
    names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    frozen = {name: frozenset(numbers) for name, numbers in months.items()}
    pattern = re.compile(rf"(?<!\w){prefix}({names})(?![\w-])")
    return MonthNames(frozen, frozenset(sure) & frozen.keys(), pattern, any(" " in name for name in frozen))


def _cldr(tag: str) -> list[list[str]]:
    from babel import Locale

    months: Mapping[str, Mapping[str, Mapping[int, str]]] = Locale.parse(tag.replace("-", "_")).months
    return [[months[use]["wide"][number] for use in ("format", "stand-alone")] for number in range(1, 13)]
