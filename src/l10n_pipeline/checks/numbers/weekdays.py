"""Days of the week: those of the source are those of the target, in the languages of which they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import fold, folded
from l10n_pipeline.model import Severity

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {name[:3]: number for number, name in enumerate(_NAMES)}
DAY_STARTS = frozenset(_NUMBERS)
"""How the English names of days begin."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_ENGLISH = re.compile(
    rf"\b(?P<name>{'|'.join(_NAMES)})s?\b"
    rf"|\b(?<!the )(?P<short>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?=,?\s(?:[0-9]{{1,2}}\b|{_MONTH}\b))"
)
_FROM_TO = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?\s?[-–]\s?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_DATE_AFTER = re.compile(rf",?\s(?:the\s)?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\b|{_MONTH}\b)")
_NAME = re.compile(rf"\b(?:(?:{'|'.join(_NAMES)})s?|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b")
_NIGHT = re.compile(r"\s(?:night|evening)\b")
_TITLES = re.compile(
    r"\b(?:(?:Black|Good|Bloody|Super|Cyber|Easter|Ash|Holy|Palm|Man|Maundy|Shrove|Whit|Fat)\s(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|Sunday\s(?:Times|Telegraph|Mail|Express|Mirror|Post|Herald)"
    r"|(?:Mail|Independent|Scotland)\son\sSunday|(?:Fri|Satur|Sun)day\s(?:[Pp]rayers?|[Ss]ermons?|[Mm]osques?|[Ss]chools?))\b"
)
"""Names with a day in them, which a language may have another word for."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language names the days: one group of ``pattern`` for each, ``d0`` for Monday to ``d6``."""

    pattern: re.Pattern[str]
    unsure: re.Pattern[str] | None = None
    """Names that are other words too, unless they stand in a date."""


def _persian() -> re.Pattern[str]:
    counts = {"d6": "يك", "d0": "دو", "d1": "سه", "d2": "چهار|چار", "d3": "پنج"}
    numbered = "|".join(rf"(?P<{group}>(?:{word})[\s\u200c]?شنبه)" for group, word in counts.items())
    return re.compile(rf"(?<![^\W_])(?:{numbered}|(?P<d5>شنبه)|(?P<d4>جمعه|ادينه))(?:\u200c?(?:ها|شب|اي|ي)\w*)?(?!\w)")


_ARABIC = ("اثنين", "ثلاثاء?", "اربعاء?", "خميس", "جمعه", "سبت", "احد")
_ARABIC_ARTICLE = "[وف]?(?:[بك]?ال|لل)"
_ARABIC_PIECE = re.compile(rf"(?<!\w)(?:{_ARABIC_ARTICLE})?(?:{'|'.join(_ARABIC)})(?!\w)")


def _arabic() -> re.Pattern[str]:
    groups = "|".join(f"(?P<d{number}>{day})" for number, day in enumerate(_ARABIC))
    return re.compile(rf"(?<!\w)(?:{_ARABIC_ARTICLE}|(?<=يوم )|(?<=ايام ))(?:{groups})(?!\w)")


_LATIN_AND_CYRILLIC: Mapping[str, tuple[tuple[str, ...], str]] = MappingProxyType(
    {
        "fr": (("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), "s?"),
        "de": (
            ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
            r"(?:s|e|en|(?:abend|morgen|mittag|nachmittag|nacht)\w{0,2})?",
        ),
        "nl": (
            ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
            "(?:s|en|avond|ochtend|middag|nacht)?",
        ),
        "sv": (
            ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
            r"(?:s|en|ar|ens|arna|s\w{5,9})?",
        ),
        "es": (("lunes", "martes", "mi[ée]rcoles", "jueves", "viernes", "s[áa]bado", "domingo"), "s?"),
        "pt": (("segunda{0}", "ter[çc]a{0}", "quarta{0}", "quinta{0}", "sexta{0}", "s[áa]bado", "domingo"), "s?"),
        "it": (("luned[ìi]", "marted[ìi]", "mercoled[ìi]", "gioved[ìi]", "venerd[ìi]", "sabato", "domenica"), "['’]?"),
        "ru": (
            ("понедельник", "вторник", "сред(?:[аыуе]|ой|ам|ами|ах)", "четверг", "пятниц", "суббот", "воскресень"),
            r"[а-я]{0,3}",
        ),
    }
)
"""The days from Monday on, and what may stand at their ends."""


def _suffixed(language: str) -> re.Pattern[str]:
    days, ends = _LATIN_AND_CYRILLIC[language]
    groups = "|".join(f"(?P<d{number}>{day.format('(?:-feira)?')})" for number, day in enumerate(days))
    return re.compile(rf"(?<!\w)(?:{groups}){ends}(?!\w)")


_UNSURE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "es": re.compile("domingo"),
        "pt": re.compile("segunda|ter[çc]a|quarta|quinta|sexta|domingo"),
        "it": re.compile("sabato|domenica"),
        # the middle, surroundings
        "ru": re.compile("сред.*"),
    }
)
_WORDS: Mapping[str, _Words] = MappingProxyType(
    {
        "fa": _Words(_persian()),
        "prs": _Words(_persian()),
        # the two, a family name, a mosque, one
        "ar": _Words(_arabic(), re.compile("اثنين|خميس|جمعه|احد")),
        **{language: _Words(_suffixed(language), _UNSURE.get(language)) for language in _LATIN_AND_CYRILLIC},
    }
)
_NAME_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fa": ("شنبه", "جمعه", "ادينه"),
        "prs": ("شنبه", "جمعه", "ادينه"),
        "ar": ("اثنين", "ثلاثا", "اربعا", "خميس", "جمعه", "سبت", "احد"),
    }
)
"""What stands in a name of a day that may have several pieces, folded, by language."""
_DIGIT_BESIDE = re.compile(r"[\s،,:(]{1,3}\d")
_DAY_BEFORE = re.compile(r"(?:يوم|ايام|روز|شب)\s$")
_NO_DAY_BEFORE = re.compile(r"(?:(?<!\w)شب|ليله|نماز|امام|ايمه|صلاه|خطبه)[\s\u200c]$")
"""The night *of* a day is the one before it: شب جمعه is Thursday night. And Friday's prayers have no date."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that a text names, at ``text[start:end]``."""

    day: int
    start: int
    end: int
    dated: bool
    sure: bool = True


def weekday_findings(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each day of the week that the target lacks, and for each other one that it dates by.

    An error where either side names one, the source in a date, and they differ. Nothing for other languages.
    """
    words = _WORDS.get(context.locale.language)
    if words is None or context.source_locale.language != "en":
        return
    wanted, possible = _english(context.source)
    named = _named(context.target, words)
    said = frozenset(day.day for day in named)
    lacking = [day for day in {day.day: day for day in wanted}.values() if day.day not in said]
    # an example or a name may keep its English day
    missing = [day for day in lacking if context.source[day.start : day.end] not in context.target]
    wrong = [day for day in named if day.day not in possible and (day.dated or (day.sure and wanted))]
    wrong = list({day.day: day for day in reversed(wrong)}.values())[::-1]
    certain = len({day.day for day in wanted}) == len(said) == 1 and any(day.dated for day in wanted)
    severity = Severity.ERROR if certain else Severity.WARNING
    for lost, other in zip_longest(missing, wrong):
        if other is None:
            yield Finding(f"{_NAMES[lost.day]} is missing from the translation.", severity=Severity.WARNING)
            continue
        text = context.target[other.start : other.end]
        if lost is None:
            message = f"The source has no “{text}”."
            yield Finding(message, other.start, other.end, Severity.WARNING)
        else:
            message = f"The source has {_NAMES[lost.day]}, the translation “{text}”."
            yield Finding(message, other.start, other.end, severity)


def may_name_day(piece: str, language: str) -> bool:
    """Return whether a piece of a text in ``language``, folded, names a day of the week, given its neighbours."""
    if language in _LATIN_AND_CYRILLIC:
        return _WORDS[language].pattern.search(piece) is not None
    if not any(map(piece.__contains__, _NAME_PARTS.get(language, ()))):
        return False
    return language != "ar" or _ARABIC_PIECE.search(piece) is not None


def names_day(piece: str) -> bool:
    """Return whether a piece of an English text, between two spaces, names a day of the week, given its neighbours."""
    return any(map(piece.__contains__, _NUMBERS)) and _NAME.search(piece) is not None


def _english(text: str) -> tuple[list[_Day], frozenset[int]]:
    """Return the days that an English text names, and all those that a translation of it may name."""
    titles = [match.span() for match in _TITLES.finditer(text)]
    days: list[_Day] = []
    possible = {_NUMBERS[name] for ends in _FROM_TO.findall(text) for name in ends}
    for match in _ENGLISH.finditer(text):
        day = _NUMBERS[(match["name"] or match["short"])[:3]]
        possible.add(day)
        if _NIGHT.match(text, match.end()):
            # what follows the sunset is the next day's
            possible.add((day + 1) % 7)
        elif not any(start <= match.start() < end for start, end in titles):
            days.append(_Day(day, *match.span(), dated=_is_dated(text, match)))
    return days, frozenset(possible)


def _is_dated(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 4, 0) : match.start()]
    return _DATE_AFTER.match(text, match.end()) is not None or re.search(r"\d[,( ]{1,2}$", before) is not None


def _named(text: str, words: _Words) -> list[_Day]:
    plain = folded(text)
    if words.pattern.search(plain) is None:
        return []
    places: Sequence[int] = range(len(text) + 1)
    if len(plain) != len(text):
        # vowel signs are folded away: each letter keeps the place that it came from
        letters = [(letter, place) for place, char in enumerate(text) for letter in fold(char)]
        plain, places = "".join(letter for letter, _ in letters), [*(place for _, place in letters), len(text)]
    days = []
    for match in words.pattern.finditer(plain):
        group = match.lastgroup or ""
        before = plain[max(match.start() - 6, 0) : match.start()]
        if _NO_DAY_BEFORE.search(before):
            continue
        dated = _DIGIT_BESIDE.match(plain, match.end()) is not None or re.search(r"\d[،,]?\s$", before) is not None
        sure = words.unsure is None or not words.unsure.fullmatch(match[group]) or bool(_DAY_BEFORE.search(before))
        start, end = places[match.start()], places[match.end() - 1] + 1
        days.append(_Day(int(group[1:]), start, end, dated=dated, sure=sure or dated))
    return days
