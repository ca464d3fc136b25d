"""What stands beside a number or a date and makes another of it: units, currencies, bounds, times of the day.

Nine months are no nine years, $4,500 are no 4,500 €, eight in the evening is not eight in the morning, and *at least
47* is not at most 47. Words are compared, not aligned: something is wrong where the source says one thing of a family,
the target has no word for it, and has one for another thing of that family of which the source says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import ascii_digits, folded, pieces, unfolded
from l10n_pipeline.checks.measures.counted import other_units
from l10n_pipeline.checks.measures.elsewhere import SAID
from l10n_pipeline.checks.measures.words import EVENING_OR_ANY, FAMILIES, LANGUAGES, NUMBER_OR_DAY, Family, Thing
from l10n_pipeline.checks.negation.forms import FORMS
from l10n_pipeline.checks.numbers.words import phrases
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

Span = tuple[int, int]
_EQUAL = {
    ("seconds", "minutes"): 30,
    ("minutes", "hours"): 15,
    ("hours", "days"): 12,
    ("days", "weeks"): 7,
    ("days", "months"): 30,
    ("weeks", "months"): 4,
    ("months", "years"): 6,
    ("years", "decades"): 10,
}
"""How many of a unit come to the other or a usual part of it: for their multiples languages take either."""
_HOUR = re.compile(r"(?<![\d:.,])\d{1,2}(?!\d)")
_NOON = 12
_NEGATED = re.compile(r"no\b|not\b", re.IGNORECASE)
"""What begins a bound that a target may say as *not* and the other one."""
_SEPARATOR = "[.,٬ \u00a0\u202f]?"
_BEFORE = 90
"""Characters before a number within which a negation may be its."""
_MOST_DIGITS = 9
_WORDS = 5
"""Words before and behind the telling one among which all of it stands."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of a thing in one language."""

    name: str
    sure: re.Pattern[str]
    loose: re.Pattern[str]
    said: re.Pattern[str]
    unless: re.Pattern[str]
    around: tuple[int, int]
    language: str


def _compiled(thing: Thing, said: str, language: str, around: tuple[int, int]) -> _Patterns:
    sure, loose = re.compile(thing.sure, re.IGNORECASE), re.compile(thing.loose, re.IGNORECASE)
    unless = re.compile(thing.unless, re.IGNORECASE)
    return _Patterns(thing.name, sure, loose, re.compile(said), unless, around, language)


@cache
def _things(family: Family, language: str) -> tuple[_Patterns, ...]:
    """Return the things of a family of which ``language`` has patterns."""
    words = FAMILIES[family]
    told = SAID.get(language)
    said = ((thing, thing.said[language] if told is None else told.get(thing.name)) for thing in words.things)
    return tuple(_compiled(thing, pattern, language, words.around) for thing, pattern in said if pattern)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a piece of an English text may say."""

    families: tuple[tuple[Family, frozenset[str]], ...]
    """With the names of the things that it may be a word of."""
    number: bool


def _tell(piece: str) -> _Told | None:
    families = tuple(
        (family, _names(words.things, piece)) for family, words in FAMILIES.items() if words.sign.search(piece)
    )
    number = any(map(str.isdigit, piece)) or NUMBER_OR_DAY.search(piece) is not None
    return _Told(families, number) if families or number else None


def _names(things: Sequence[Thing], piece: str) -> frozenset[str]:
    """Return the names of those of ``things`` that ``piece`` has a word of; of all where it is one word of several."""
    found = frozenset(thing.name for thing in things if re.search(thing.loose, piece, re.IGNORECASE))
    return found or frozenset(thing.name for thing in things)


_TOLD = Table(_tell, any_digit=True)


def _may_tell(piece: str, _: LocaleInfo) -> bool:
    told = _TOLD[piece]
    return told is not None and bool(told.families)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an English text may say something of a family, and which things."""

    start: int
    end: int
    names: frozenset[str]


def _places(text: str) -> dict[Family, list[_Place]]:
    """Return where an English text may say something of each family: most units stand beside no number."""
    cut = pieces(text)
    told = list(map(_TOLD.__getitem__, cut))
    found: dict[Family, list[_Place]] = {}
    for place, piece in [(place, piece) for place, piece in enumerate(told) if piece is not None and piece.families]:
        for family, names in piece.families:
            before, behind = FAMILIES[family].reach
            near = told[max(place - before, 0) : place + behind + 1]
            if not (before or behind) or any(each is not None and each.number for each in near):
                start = sum(map(len, cut[: max(place - _WORDS, 0)])) + max(place - _WORDS, 0)
                end = sum(map(len, cut[: place + _WORDS])) + place + _WORDS
                found.setdefault(family, []).append(_Place(start, end, names))
    return found


def _measures(context: CheckContext) -> Iterable[Finding]:
    language = LANGUAGES.get(context.locale.language)
    if language is None or context.source_locale.language != "en":
        return ()
    places = _places(context.source)
    return _compared(context, places, language) if places else ()


def _compared(context: CheckContext, places: Mapping[Family, Sequence[_Place]], language: str) -> Iterator[Finding]:
    """Yield the findings about the families that the source may speak of at ``places``."""
    target = folded(context.target)
    told = False
    for family in FAMILIES:
        if family not in places:
            continue
        if family is Family.COUNTED:
            yield from () if told or language in SAID else other_units(context, language)
            continue
        things = _things(family, language)
        if not things:
            continue
        found = list(_exchanged(context.source, target, things, places[family]))
        if family is Family.HALF and not found:
            morning, evening = things
            found += _turned(context.source, target, morning, evening)
            found += _lost(context.source, target, evening, language)
        told = told or bool(found)
        for each in found:
            start, end = unfolded(context.target, (each.start, each.end))
            yield each._replace(start=start, end=end)


def _exchanged(source: str, target: str, things: Sequence[_Patterns], places: Sequence[_Place]) -> Iterator[Finding]:
    """Yield a finding for each of ``things`` that the source says at ``places`` where the target says another."""
    for thing in things:
        matches = (
            match
            for place in places
            if thing.name in place.names
            for match in thing.sure.finditer(source, place.start, place.end)
        )
        found = next(filter(None, (_other(match, source, target, thing, things) for match in matches)), None)
        if found:
            yield found


def _other(
    match: re.Match[str], source: str, target: str, thing: _Patterns, things: Sequence[_Patterns]
) -> Finding | None:
    """Return a finding where the target says another of ``things`` for the one of ``match``.

    Only what stands around the number counts, where the target has it.
    """
    number = match.start("number") if match.groupdict().get("number") else match.start()
    if thing.unless.search(source, max(number - _BEFORE, 0), number):
        return None
    if _NEGATED.match(match[0]) and FORMS[thing.language].count(target).strong:
        return None
    begin, end = 0, len(target)
    if place := _place(match, target):
        before, behind = thing.around
        begin, end = max(place[0] - before, 0), place[1] + behind
        source = source[max(match.start() - before, 0) : match.end() + behind]
    if thing.said.search(target, begin, end):
        return None
    for other in things:
        if other is thing or other.loose.search(source) or _come_to_the_same(match, thing, other):
            continue
        if there := other.said.search(target, begin, end):
            message = f"The source says “{match[0].strip()}”, the translation has {other.name}, not {thing.name}."
            return Finding(message, *there.span())
    return None


def _place(match: re.Match[str], target: str) -> tuple[int, int] | None:
    """Return where ``target``, folded, has the number of ``match`` in digits, once; else nothing."""
    number = match.groupdict().get("number") or match.groupdict().get("hour") or ""
    digits = number.strip("$€£").replace(",", "")
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return None
    pattern = rf"(?<!\d){_SEPARATOR.join(digits)}(?!\d)"
    found = list(re.finditer(pattern, ascii_digits(target)))
    return found[0].span() if len(found) == 1 else None


def _come_to_the_same(match: re.Match[str], thing: _Patterns, other: _Patterns) -> bool:
    """Return whether the number of the one may well be told in the other: twelve months, a year."""
    part = _EQUAL.get((thing.name, other.name))
    if part is None:
        return False
    number = match["number"].lower().replace(",", "")
    if number.isdecimal():
        value = int(number) if len(number) <= _MOST_DIGITS else 0
    else:
        value = next((int(phrase.value) for phrase in phrases(number, "en")), 0)
    return value > 0 and value % part == 0


def _turned(source: str, target: str, morning: _Patterns, evening: _Patterns) -> Iterator[Finding]:
    """Yield a finding where the source has each half of the day once, and the target the other way round."""
    halves = (morning, evening)
    told = [list(half.sure.finditer(source)) for half in halves]
    there = [list(half.said.finditer(target)) for half in halves]
    if any(len(each) != 1 for each in (*told, *there)):
        return
    if (told[0][0].start() < told[1][0].start()) != (there[0][0].start() < there[1][0].start()):
        yield Finding("Morning and evening stand the other way round.", *there[0][0].span())


def _lost(source: str, target: str, evening: _Patterns, language: str) -> Iterator[Finding]:
    """Yield a finding where *8 p.m.* is 8 in the target, and nothing there says that it is not in the morning."""
    if evening.said.search(target) or EVENING_OR_ANY[language].search(target):
        return
    hours = {int(found) for found in _HOUR.findall(target)}
    for match in evening.sure.finditer(source):
        hour = int(match["hour"])
        if hour < _NOON and hour in hours and hour + _NOON not in hours:
            yield Finding(
                f"The source says “{match[0].strip()}”: the translation does not say that it is in the evening."
            )


MEASURES = Rule(
    "measures",
    Severity.ERROR,
    "Units, currencies, bounds and times of the day are the source's.",
    _measures,
    source_sign=_may_tell,
    of_letters=True,
)
