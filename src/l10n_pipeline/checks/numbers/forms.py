"""Numbers written in digits: where they stand in a text, and which values they may have.

``30,000``, ``30 000``, ``30.000``, ``۳۰٬۰۰۰``, ``30 mille`` and ``۳۰ هزار`` are one number in five writings,
and ``1,234`` is two numbers in two of them. So each place in a text gets *readings*, the most likely first, and the
check takes the reading that has a counterpart on the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from l10n_pipeline.checks.folding import ascii_digits, fold
from l10n_pipeline.checks.numbers.tables import TABLES

Values = tuple[Decimal, ...]
"""What one number may be worth, the likeliest first: 1980s is 1980 or 80."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a place: as one number, or as several side by side."""

    numbers: tuple[Values, ...]
    foreign: bool = False
    """True where only the source language writes it so, and the target's readers would see another value."""


@dataclass(frozen=True, slots=True)
class Place:
    """Digits in a text, at ``text[start:end]``."""

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    in_name: bool = False
    """True for the digits of N95, CO2 and COVID-19."""


@dataclass(frozen=True, slots=True)
class Separators:
    """What stands inside a number in one locale."""

    group: frozenset[str]
    decimal: frozenset[str]


_ONE = Decimal(1)
_SPACES = "\u00a0\u202f\u2009"
_EVERYWHERE = frozenset(_SPACES + "'’")
CLUSTER = re.compile(rf"[0-9]+(?:[.,٫٬،'’/{_SPACES}][0-9]+)*")
_GROUP_SPACES = frozenset(" " + _SPACES)
_SPACED_GROUP = re.compile(rf"[ {_SPACES}](?=[0-9]{{3}}(?![0-9]))")
_LAST_GROUP = re.compile(r"[0-9]{3}(?:[.,٫/][0-9]+)?")
_SEPARATOR = re.compile(r"[^0-9]")
_ZERO_MINUTES = re.compile(r"00(?:(?<=[0-9][:hH]00)|(?<=[0-9] h 00))(?![0-9])")
_FROM_YEAR = re.compile(r"(?<![0-9])([0-9]{2})[0-9]{2}[-–/]$")
_DECADE = re.compile(r"['’]?s\b")
_SHORT_SCALE = re.compile(r"[kKmM](?![^\W_])")
"""*10k*, *$3M*; 3m may be three metres too."""
_CURRENCIES = frozenset("$€£¥")
_AFTERNOON = re.compile(
    r"(?::[0-9]{2})?(?:\s?(?:[-–—]|\bto\b|\band\b|\buntil\b|\bor\b)\s?[0-9]{1,2}(?::[0-9]{2})?)?(?:\s?o['’]clock)?"
    r"\s?(?:p\.?\s?m\b|in the (?:afternoon|evening)\b|at night\b)",
    re.IGNORECASE,
)
"""What follows the hour of a time after noon, or of the first of two."""
_MORNING = re.compile(r"(?::[0-9]{2})?\s?(?:a\.?\s?m\b|at night\b)", re.IGNORECASE)
_DOTTED = re.compile(r"(1?[0-9])\.([0-5][0-9])")
_NOON = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)
_CLOCK = re.compile(r"([01][0-9]|2[0-3])([0-5][0-9])\s?(?:h|hrs|hours)\b", re.IGNORECASE)
_YEAR_MARK = re.compile(r"(?<![^\W_])(?:’|'(?!.*[\w.,!?]'(?!\w)))(?=[0-9]{2}(?![0-9]))", re.DOTALL)
"""What stands for the century in '88; not the quotation mark of '20 people'."""
_SCALE_WORD = re.compile(r"[\s\u200c-]{0,2}([^\W\d_]+)")
_OPEN_CENTURY = 50
"""Two-digit years from which the 1900s are meant for certain."""
_MARKS = ".,;:،؛"
_WORD_BEHIND_SPACE = re.compile(r"[\s\u200c-]?([^\W\d_]+)")
_NAME_BEFORE = re.compile(r"(?:[A-Z]|(?<![^\W\d_])[A-Z][^\W\d_]*-|[A-Za-z\u0620-\u06ff]{3,}-|[a-z])$")
_NAME_AFTER = re.compile(r"[A-Z](?![A-Za-z])[0-9]?")
RANGE = re.compile(r"\s*(?:[-–—]|\b(?:to|and|or|à|et|ou|تا|الی|و|یا|إلى|الى|أو)\b)\s*")
"""What may stand within 10 to 20 million."""
SUM = re.compile(r"\s*(?:و|and|et|,)?\s*")
"""What may stand within 1 million 200 thousand."""


@cache
def separators(tag: str) -> Separators:
    """Return the group and decimal separators of a locale (CLDR, Number Symbols), with those its writers mix in."""
    from babel import Locale

    locale = Locale.parse(tag.replace("-", "_"))
    group, decimal = set(_EVERYWHERE), set()
    for system in ("latn", locale.default_numbering_system):
        symbols: Mapping[str, str] = locale.number_symbols.get(system, {})
        group.add(symbols.get("group", ","))
        decimal.add(symbols.get("decimal", "."))
    if locale.language in {"fa", "prs", "ar", "ur", "ps", "ckb"}:
        group |= set("٬،,")
        decimal |= set("٫./")
    return Separators(frozenset(group) - decimal, frozenset(decimal) - group)


@cache
def sets_points(tag: str) -> bool:
    """Return whether a point may stand in a number of a locale."""
    own = separators(tag)
    return "." in own.decimal | own.group


def find_numbers(text: str, tag: str, source_tag: str | None = None, *, loose: bool = False) -> tuple[Place, ...]:
    """Return the numbers in digits of ``text``, written in locale ``tag``.

    ``source_tag`` is given for a target: what only that locale writes so is read too, as *foreign*.
    With ``loose``, "1.8 million" may be 1.8 too: the other side's word for a million is not known.
    """
    plain = ascii_digits(text)
    language = _language(tag)
    clusters = [_cluster(plain, match, tag, source_tag) for match in CLUSTER.finditer(plain)]
    if "00" in plain:
        zeros = {match.start() for match in _ZERO_MINUTES.finditer(plain)}
        clusters = [place for place in clusters if place.start not in zeros]
    clusters = [_by_context(plain, place, language) for place in clusters]
    return tuple(_with_scales(plain, _join_spaced(plain, clusters), language, loose=loose))


@cache
def _language(tag: str) -> str:
    return re.split("[-_]", tag)[0]


def _cluster(plain: str, match: re.Match[str], tag: str, source_tag: str | None) -> Place:
    token, (start, end) = match[0], match.span()
    in_name = len(token) < 4 and _in_name(plain, start)
    in_name = in_name or _NAME_AFTER.match(plain, end) is not None
    return Place(token, start, end, readings(token, tag, source_tag), in_name)


def _in_name(plain: str, start: int) -> bool:
    """Return whether letters before ``start`` make the digits there part of a name."""
    before = plain[start - 1 : start]
    # letters and hyphens of other scripts are never next to the digits of a name
    if not before.isascii() or not (before.isalpha() or before in "-\n"):
        return False
    return _NAME_BEFORE.search(plain, max(start - 20, 0), start) is not None


@lru_cache(maxsize=8192)
def readings(token: str, tag: str, source_tag: str | None) -> tuple[Reading, ...]:
    """Return the readings of digits and separators by themselves, the likeliest first."""
    own, source = separators(tag), separators(source_tag) if source_tag else None
    found = []
    value = _value(token, own)
    if value is not None:
        found.append(Reading(((value,),)))
    elsewhere = _value(token, source) if source else None
    if elsewhere is not None and elsewhere != value:
        found.append(Reading(((elsewhere,),), foreign=value is not None))
    # 30,000 in its own locale is nothing else; 1.5 may be item 5 of part 1
    if value is None or "." in str(value) or token.isdigit():
        found.append(Reading(tuple(_parts(token))))
    return tuple(dict.fromkeys(found))


def _parts(token: str) -> Iterator[Values]:
    """Yield the numbers of ``token`` side by side; the 69 of 1968/69 may be 1969."""
    before = ""
    for part in _SEPARATOR.split(token):
        year = "/" in token and len(part) == 2 and len(before) == 4
        yield (Decimal(part), Decimal(before[:2] + part)) if year else (Decimal(part),)
        before = part


def _value(token: str, marks: Separators) -> Decimal | None:
    """Return the one number that ``token`` is by the separators ``marks``, or None."""
    if token.isdigit():
        return Decimal(token)
    signs = _SEPARATOR.findall(token)
    groups = _SEPARATOR.split(token)
    fraction = groups.pop() if signs[-1] in marks.decimal else ""
    inner = set(signs[:-1] if fraction else signs)
    grouped = len(groups) > 1
    if len(inner) > 1 or not inner <= marks.group:
        return None
    if grouped and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    return Decimal("".join(groups) + (f".{fraction}" if fraction else ""))


def _by_context(plain: str, place: Place, language: str) -> Place:
    """Return ``place`` with the further values that its neighbours give it: 1980s, '88, 5 p.m., 0930 hours, 10k."""
    if language == "en" and (dotted := _DOTTED.fullmatch(place.text)) and _NOON.match(plain, place.end):
        hour, minutes = map(Decimal, dotted.groups())
        return replace(place, readings=(Reading(((hour, hour + 12), (minutes,))), *place.readings))
    if language == "en" and (letter := _SHORT_SCALE.match(plain, place.end)) and len(place.readings[0].numbers) == 1:
        value = place.readings[0].numbers[0][0]
        scaled = value * (1000 if letter[0] in "kK" else 1_000_000)
        paid = plain[place.start - 1 : place.start] in _CURRENCIES
        values = (scaled, value) if paid or letter[0] in "kK" else (value, scaled)
        return replace(place, readings=(Reading((values,)), *place.readings[1:]), in_name=False)
    if len(place.readings) != 1 or len(place.readings[0].numbers) != 1:
        return place
    value = place.readings[0].numbers[0][0]
    extra: Values = ()
    if len(place.text) == 2 and (year := _FROM_YEAR.search(plain[max(place.start - 6, 0) : place.start])):
        extra = (Decimal(year[1] + place.text),)
    elif language == "en":
        if clock := _CLOCK.match(plain, place.start):
            hour, minutes = map(Decimal, clock.groups())
            time = Reading(((hour,), (minutes,)) if minutes else ((hour,),))
            amount = place.readings[0]
            return replace(place, readings=(time, amount) if place.text.startswith("0") else (amount, time))
        extra = _english_extra(plain, place, value)
    return replace(place, readings=(Reading(((value, *extra),)),)) if extra else place


def _english_extra(plain: str, place: Place, value: Decimal) -> Values:
    """Return what an English number may be worth beside ``value``."""
    if value % 10 == 0 and value > 100 and _DECADE.match(plain, place.end):
        # the 1800s are the nineteenth century
        return (value % 100 or value // 100 + 1,)
    if place.start and _YEAR_MARK.match(plain, place.start - 1):
        return (value + 1900, value + 2000) if value < _OPEN_CENTURY else (value + 1900,)
    if value < 12 and _AFTERNOON.match(plain, place.end):
        return (value + 12,)
    return (Decimal(0),) if value == 12 and _MORNING.match(plain, place.end) else ()


def _join_spaced(plain: str, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the places, those like ``30 000`` made one that can be read both ways."""
    index = 0
    while index < len(places):
        text = places[index].text
        if text == "000" and (turned := _turned(plain, places, index)) is not None:
            yield turned
            index += len(turned.text.split())
            continue
        last = index
        if len(text) <= 3 and text.isdigit():
            while (
                last + 1 < len(places)
                and places[last].text.isdigit()
                and places[last].end + 1 == places[last + 1].start
                and _SPACED_GROUP.match(plain, places[last].end)
                and _LAST_GROUP.fullmatch(places[last + 1].text)
            ):
                last += 1
        yield places[index] if last == index else _joined(plain, places[index : last + 1])
        index = last + 1


def _turned(plain: str, places: Sequence[Place], index: int) -> Place | None:
    """Return ``000 100`` as the hundred thousand that it is in Arabic texts of the United Nations; else None.

    The place at ``index`` is a group of noughts. No number begins with one: the groups stand as they are read from
    right to left.
    """
    groups = [places[index]]
    while (
        len(groups) < 4
        and index + len(groups) < len(places)
        and groups[-1].end + 1 == places[index + len(groups)].start
        and plain[groups[-1].end] in _GROUP_SPACES
        and re.fullmatch(r"[0-9]{1,3}", places[index + len(groups)].text)
    ):
        groups.append(places[index + len(groups)])
        if groups[-1].text != "000":
            break
    if len(groups) == 1 or groups[-1].text == "000":
        return None
    value = Decimal("".join(group.text for group in reversed(groups)))
    start, end = groups[0].start, groups[-1].end
    return Place(plain[start:end], start, end, (Reading(((value,),)),))


def _joined(plain: str, places: Sequence[Place]) -> Place:
    start, end = places[0].start, places[-1].end
    whole = Decimal("".join(place.text for place in places[:-1]) + re.sub(r"[,٫/]", ".", places[-1].text))
    apart = Reading(tuple(values for place in places for values in place.readings[0].numbers))
    return Place(plain[start:end], start, end, (Reading(((whole,),)), apart))


def _with_scales(plain: str, places: Iterator[Place], language: str, *, loose: bool) -> Iterator[Place]:
    """Yield the places, with ``108 million`` worth its millions and ``33 هزار و 700`` one number."""
    scaled: list[tuple[Place, Decimal]] = []
    for place in places:
        word = _SCALE_WORD.match(plain, place.end)
        factor = _scale(word[1], language) if word else None
        if word and factor:
            place = _times(place, (factor, _ONE) if loose else (factor,), word.end(), plain)
        scaled.append((place, factor or _ONE))
    if all(factor is _ONE for _, factor in scaled):
        yield from (place for place, _ in scaled)
    else:
        yield from _summed(plain, _ranged(plain, scaled))


@lru_cache(maxsize=4096)
def _scale(word: str, language: str) -> Decimal | None:
    """Return what a word behind digits multiplies them by, if it does."""
    table = TABLES.get(language)
    return table.scales.get(fold(word)) if table else None


def scale_of(piece: str, folded: str, tag: str) -> Decimal | None:
    """Return what ``piece`` of a text in locale ``tag``, behind a space, multiplies digits before it by, if it does.

    ``folded`` is the piece folded.
    """
    if piece.rstrip(_MARKS).isalpha():
        table = TABLES.get(_language(tag))
        return table.scales.get(folded.rstrip(_MARKS)) if table else None
    word = _WORD_BEHIND_SPACE.match(piece)
    return _scale(word[1], _language(tag)) if word else None


def _times(place: Place, factors: Values, end: int, plain: str) -> Place:
    multiplied = tuple(
        replace(
            reading,
            numbers=(*reading.numbers[:-1], tuple(v * factor for factor in factors for v in reading.numbers[-1])),
        )
        for reading in place.readings
    )
    return Place(plain[place.start : end], place.start, end, multiplied)


def _ranged(plain: str, scaled: Sequence[tuple[Place, Decimal]]) -> Iterator[tuple[Place, Decimal]]:
    """Yield the places, the 10 of "10 to 20 million" worth ten or ten million."""
    for (place, factor), (after, following) in zip(scaled, [*scaled[1:], (None, Decimal(1))], strict=False):
        if factor == 1 and following > 1 and after and RANGE.fullmatch(plain, place.end, after.start):
            first, *others = place.readings
            values = first.numbers[-1]
            first = replace(first, numbers=(*first.numbers[:-1], (*values, values[0] * following)))
            place = replace(place, readings=(first, *others))
        yield place, factor


def _summed(plain: str, scaled: Iterator[tuple[Place, Decimal]]) -> Iterator[Place]:
    """Yield the places, "1 million 200 thousand" and "33 هزار و 700" as a sum or apart."""
    held: Place | None = None
    limit = Decimal(0)
    for place, factor in scaled:
        value = place.readings[0].numbers[0][0]
        fits = limit > 1 and value < limit and len(place.readings[0].numbers) == 1
        if held and fits and SUM.fullmatch(plain, held.end, place.start):
            whole = held.readings[0].numbers[0][0] + value
            apart = Reading((*held.readings[-1].numbers, *place.readings[0].numbers))
            held = Place(plain[held.start : place.end], held.start, place.end, (Reading(((whole,),)), apart))
            limit = factor
            continue
        if held:
            yield held
        held, limit = place, factor
    if held:
        yield held
