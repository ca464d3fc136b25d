"""Every number of the source has its counterpart in the target, and the other way round.

Digits are compared strictly, words generously: a changed or lost digit is an error, a number spelled out is right, and
a number word that finds no counterpart is at most a warning, since *one of them* and *in two minds* are no numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import mask_tags
from l10n_pipeline.checks.numbers import elsewhere
from l10n_pipeline.checks.numbers.codes import compare_codes
from l10n_pipeline.checks.numbers.dates import (
    IRANIAN_LANGUAGES,
    NO_CALENDAR,
    Calendar,
    beside,
    calendar_findings,
    decade_findings,
    decades_in_words,
    exchanged_days,
    in_both_calendars,
    month_findings,
    read_calendar,
    solar_findings,
)
from l10n_pipeline.checks.numbers.dual import has_dual
from l10n_pipeline.checks.numbers.findings import meets, report, report_words
from l10n_pipeline.checks.numbers.forms import Place, Reading, find_numbers, sets_points
from l10n_pipeline.checks.numbers.invented import invented_words
from l10n_pipeline.checks.numbers.kinds import exchanged_words
from l10n_pipeline.checks.numbers.months import named_months, possible_months
from l10n_pipeline.checks.numbers.order import Placed, is_percent, out_of_order, swapped_dates
from l10n_pipeline.checks.numbers.percents import SIGN, percent_findings
from l10n_pipeline.checks.numbers.pieces import (
    DAY,
    DIGITS,
    KIND_WORD,
    LARGE_WORD,
    MONTH,
    PERCENT,
    SURELY_PERCENT,
    WORD_NUMBER,
    Look,
    source_pieces,
    target_pieces,
    without_per_100,
)
from l10n_pipeline.checks.numbers.plain import are_same, plain_numbers
from l10n_pipeline.checks.numbers.ranges import without_counted_out
from l10n_pipeline.checks.numbers.said import (
    Spoken,
    spoken,
    unmatched,
)
from l10n_pipeline.checks.numbers.tables import TABLES
from l10n_pipeline.checks.numbers.times import decimal_times, in_words, noon
from l10n_pipeline.checks.numbers.weekdays import weekday_findings
from l10n_pipeline.checks.numbers.words import Phrase
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

_IN_DIGITS = re.compile(rf"\d|{SIGN.pattern}")
_POINTED = re.compile(r"[0-9]+\.[0-9]{1,2}(?![0-9.])")


@dataclass(slots=True)
class _Side:
    """What one text offers: the numbers chosen from its readings, all values of those, and what its words say."""

    numbers: list[Placed] = field(default_factory=list)
    values: frozenset[Decimal] = frozenset()
    foreign: list[tuple[Place, Reading]] = field(default_factory=list)
    say: Callable[[], Spoken] = Spoken
    months: Callable[[], frozenset[Decimal]] = frozenset
    _spoken: Spoken | None = None
    _words: frozenset[Decimal] | None = None

    @property
    def spoken(self) -> Spoken:
        """The numbers in words of the text, read when somebody asks."""
        if self._spoken is None:
            self._spoken = self.say()
        return self._spoken

    @property
    def words(self) -> frozenset[Decimal]:
        """What the words of the text could say: its number words, and the months that the other text does not name."""
        if self._words is None:
            self._words = self.spoken.values | self.months()
        return self._words


_BESIDE = PERCENT | MONTH | WORD_NUMBER | DAY
"""What is left to compare where the numbers in digits are the same."""


def _numbers(context: CheckContext) -> Iterable[Finding]:
    source_tag = context.source_locale.tag
    source = source_pieces(source_tag).look(context.source)
    target = target_pieces(context.locale.tag, source_tag).look(context.target)
    told = source.bits | target.bits
    english = context.source_locale.language == "en"
    more = _other_findings(context, source, target)
    plain = plain_numbers(source) if english or not told & DIGITS else None
    if plain is None or not are_same(source, plain, target):
        findings = _weighed(context, told, may_hold_codes=plain is None)
    elif told & _BESIDE:
        findings = _beside_numbers(context, source, target, plain.values)
    else:
        findings = iter(())
    if more:
        findings = chain(findings, more)
    return _or_invented(context, findings) if english and target.bits & LARGE_WORD else findings


def _or_invented(context: CheckContext, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Return ``findings``; where there are none, those about numbers in words that only the target has."""
    found = list(findings)
    if not found:
        source, _ = _sides(context, read_calendar(context))
        found += invented_words(context, source.values | source.words)
    return found


def _written(look: Look) -> frozenset[Decimal]:
    return frozenset(value for record in look.records.values() for value in (*record.numbers, *record.others))


def _other_findings(context: CheckContext, source: Look, target: Look) -> Sequence[Finding]:
    """Return the findings about what is neither digits nor plain number words."""
    told = source.bits | target.bits
    found = list(weekday_findings(context)) if told & DAY else []
    if source.bits & target.bits & DIGITS and ":" in context.source:
        found += decimal_times(context.source, context.target)
    if told & KIND_WORD:
        language = context.locale.language
        found += exchanged_words(
            context, _written(source), _written(target), lambda: spoken(context.target, language).values
        )
    return found


def _beside_numbers(context: CheckContext, source: Look, target: Look, numbers: Sequence[Decimal]) -> Iterator[Finding]:
    """Yield the findings in texts whose numbers in digits are the same: about months, percentages and number words."""
    if (source.bits | target.bits) & PERCENT and not source.bits & target.bits & SURELY_PERCENT:
        yield from percent_findings(context)
    if not source.bits & (MONTH | WORD_NUMBER):
        return
    values = frozenset(chain(numbers, *(record.others for record in target.records.values())))
    if source.bits & MONTH:
        calendar = read_calendar(context) if values else NO_CALENDAR
        yield from _dates(context, values, calendar)
        yield from solar_findings(context, calendar)
    if source.bits & WORD_NUMBER:
        sides = _empty_sides(context)
        for side in sides:
            side.values = values
        missing, extra = _stray_words(context, *sides, source.bits | target.bits)
        yield from report_words(context, missing, extra)


def _dates(context: CheckContext, values: frozenset[Decimal], calendar: Calendar) -> Iterator[Finding]:
    """Yield the findings about months; ``values`` are the target's numbers."""
    yield from month_findings(context, values, calendar)
    yield from exchanged_days(context)
    yield from calendar_findings(context)


def _weighed(context: CheckContext, told: int, *, may_hold_codes: bool) -> Iterator[Finding]:
    """Yield the findings in texts whose numbers have to be weighed against each other.

    ``told`` is what any piece of either text tells.
    """
    if may_hold_codes:
        codes = compare_codes(context)
        yield from codes.findings
        if codes.rest is not context:
            # a month's name may have been glued to a code
            context, told = codes.rest, told | MONTH
    calendar = read_calendar(context)
    source, target = _sides(context, calendar)
    yield from (_foreign(place, reading) for place, reading in target.foreign)
    yield from _pointed(context, target.numbers)
    missing, extra = _match(source.numbers, target.numbers)
    lost = [number for number in missing if not meets(number, target.words)]
    added = [number for number in extra if not meets(number, source.words)]
    if context.locale.language in IRANIAN_LANGUAGES:
        # a date given by both calendars
        smallest = 1 if calendar.target else 1000
        both = frozenset(value for number in source.numbers for value in number.values[1:] if value >= smallest)
        added = [number for number in added if number.values[0] not in both]
    lost = without_counted_out(lost, target.numbers, context.target)
    added = without_counted_out(added, source.numbers, context.source)
    solar = tuple(solar_findings(context, calendar))
    if solar:
        lost = [number for number in lost if number.place.start not in calendar.source.days]
    strays = _stray_words(context, source, target, told, always=bool(lost))
    if lost or added or told & WORD_NUMBER:
        yield from beside(solar, report(context, (source.values, target.values), (lost, added), strays, calendar))
    yield from out_of_order(source.numbers, target.numbers, (context.source, context.target))
    yield from swapped_dates(source.numbers, target.numbers)
    if told & PERCENT:
        yield from percent_findings(context)
    if told & MONTH:
        yield from _dates(context, target.values, calendar)
    yield from decade_findings(context)
    yield from solar


def _empty_sides(context: CheckContext) -> tuple[_Side, _Side]:
    """Return what source and target say in words, when somebody asks."""
    source_language, language = context.source_locale.language, context.locale.language

    def months(*, target: bool) -> frozenset[Decimal]:
        ours, theirs = _months(context.source, source_language, context.target, context.locale.tag)
        return frozenset(map(Decimal, theirs - ours if target else ours - theirs))

    return (
        _Side(say=lambda: spoken(context.source, source_language), months=lambda: months(target=False)),
        _Side(
            say=lambda: spoken(context.target, language),
            months=lambda: months(target=True) | noon(context.source, context.target, language),
        ),
    )


def _sides(context: CheckContext, calendar: Calendar) -> tuple[_Side, _Side]:
    locale, source_locale = context.locale, context.source_locale
    source_text = mask_tags(mask_addresses(context.source))
    target_text = without_per_100(mask_tags(mask_addresses(context.target)))
    source_places = find_numbers(source_text, source_locale.tag, loose=locale.language not in TABLES)
    target_places = find_numbers(target_text, locale.tag, source_locale.tag)
    source, target = _empty_sides(context)
    if locale.language in IRANIAN_LANGUAGES:
        written = _possible(target_places) | decades_in_words(target_text)
        source_places = tuple(in_both_calendars(source_text, place, calendar, written) for place in source_places)
    if target.spoken.fractions:
        source_places = tuple(
            in_words(source_text, place, target_text, source.spoken.fractions) for place in source_places
        )
    _choose(source, source_places, target_places, target)
    _choose(target, target_places, source_places, source)
    return source, target


@lru_cache(maxsize=2)
def _months(source: str, language: str, target: str, tag: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the months that the source may name and those that the target names for certain."""
    months = possible_months(mask_addresses(source)) if language == "en" else frozenset()
    named = named_months(mask_addresses(target), tag)
    return months, frozenset(number for month in named if month.sure for number in month.months)


def _likely(places: Sequence[Place]) -> frozenset[Decimal]:
    return frozenset(value for place in places for values in place.readings[0].numbers for value in values)


def _possible(places: Sequence[Place]) -> frozenset[Decimal]:
    return frozenset(
        value for place in places for reading in place.readings for values in reading.numbers for value in values
    )


def _fits(reading: Reading, known: frozenset[Decimal]) -> bool:
    return all(not known.isdisjoint(values) for values in reading.numbers)


def _choose(side: _Side, places: Sequence[Place], theirs: Sequence[Place], other: _Side) -> None:
    """Fill ``side`` with the first reading of each place whose numbers the other side has, likely or else possibly."""
    if any(len(place.readings) > 1 for place in places):
        likely, possible = _likely(theirs), _possible(theirs)
    else:
        likely = possible = frozenset()
    known: frozenset[Decimal] | None = None
    for place in places:
        reading = place.readings[0]
        if len(place.readings) > 1 and not _fits(reading, likely):
            known = likely | other.words if known is None else known
            reading = _best(place, known, possible)
        if reading.foreign:
            side.foreign.append((place, reading))
        side.numbers += [Placed(values, place) for values in reading.numbers]
    side.values = frozenset(value for number in side.numbers for value in number.values)


def _best(place: Place, likely: frozenset[Decimal], possible: frozenset[Decimal]) -> Reading:
    for known in (likely, possible):
        for reading in place.readings:
            if _fits(reading, known):
                return reading
    return place.readings[0]


def _match(source: Sequence[Placed], target: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Return the numbers of each side that have no counterpart, one to one, on the other."""
    free: defaultdict[Decimal, list[int]] = defaultdict(list)
    for index in reversed(range(len(target))):
        for value in target[index].values:
            free[value].append(index)
    taken: set[int] = set()
    missing = []
    for number in source:
        for value in number.values:
            while free[value] and free[value][-1] in taken:
                free[value].pop()
            if free[value]:
                taken.add(free[value].pop())
                break
        else:
            missing.append(number)
    return missing, [number for index, number in enumerate(target) if index not in taken]


def _pointed(context: CheckContext, numbers: Sequence[Placed]) -> Iterator[Finding]:
    """Yield a warning for each 2.3 milliards and 2.3 % where the locale sets another decimal sign.

    2.3 by itself may be the name of a section.
    """
    if sets_points(context.locale.tag):
        return
    for place in {id(number.place): number.place for number in numbers}.values():
        text, start, end = place.text, place.start, place.end
        if _POINTED.match(text) and (text[-1].isalpha() or is_percent(context.target, start, end)):
            message = f"“{text}” is written the source's way: the locale has another decimal sign."
            yield Finding(message, start, end, Severity.WARNING)


def _foreign(place: Place, reading: Reading) -> Finding:
    reader, writer = place.readings[0].numbers[0][0], reading.numbers[0][0]
    message = f"“{place.text}” is written the source's way: here it reads as {reader.normalize():f}, not {writer:f}."
    return Finding(message, place.start, place.end)


def _stray_words(
    context: CheckContext, source: _Side, target: _Side, bits: int, *, always: bool = False
) -> tuple[list[Phrase], list[Phrase]]:
    """Return the numbers in words that have no counterpart; those of the target where something is missing there.

    With ``always`` something in digits is.
    """
    language = context.locale.language
    if context.source_locale.language != "en":
        return [], []
    if language not in TABLES:
        return _exchanged(source, target) if language in elsewhere.LANGUAGES else ([], [])
    missing: list[Phrase] = []
    percents = bits & PERCENT != 0
    # what the target says in words is read only where there is something to look for
    if bits & WORD_NUMBER and any(
        not phrase.loose for phrase in unmatched(source.spoken, target.values, percents=percents)
    ):
        known = target.values | target.words
        missing = [phrase for phrase in unmatched(source.spoken, known, percents=percents) if not phrase.loose]
    if language == "ar":
        missing = [
            phrase
            for phrase in missing
            if phrase.value != 2 or phrase.compound or not has_dual(context.source, phrase.start, context.target)
        ]
    extra = unmatched(target.spoken, source.values | source.words, missing) if missing or always else []
    return missing, extra


def _exchanged(source: _Side, target: _Side) -> tuple[list[Phrase], list[Phrase]]:
    """Return the numbers in words that have no counterpart, as many of the source as of the target, the surest first.

    Those of the source may be in digits; then there are more of the target.
    """
    extra = [phrase for phrase in unmatched(target.spoken, source.values | source.words) if phrase.plain]
    missing = [phrase for phrase in unmatched(source.spoken, target.values | target.words) if not phrase.loose]
    missing.sort(key=lambda phrase: not phrase.sure)
    return missing[: len(extra)], extra


def _source_sign(piece: str, locale: LocaleInfo) -> bool:
    record = source_pieces(locale.tag)[piece]
    return record is not None and record.bits & (DIGITS | KIND_WORD | _BESIDE) != 0


def _target_sign(piece: str, locale: LocaleInfo) -> bool:
    if _IN_DIGITS.search(piece):
        return True
    record = target_pieces(locale.tag, "en")[piece]
    return record is not None and record.bits & LARGE_WORD != 0


NUMBERS = Rule(
    "numbers",
    Severity.ERROR,
    "Numbers, percentages, months and weekdays are those of the source.",
    _numbers,
    review=Severity.WARNING,
    source_sign=_source_sign,
    target_sign=_target_sign,
    of_letters=True,
)
