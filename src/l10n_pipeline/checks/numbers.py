"""Every number of the source has its counterpart in the target, and the other way round.

Digits are compared strictly, words generously: a changed or lost digit is an error, a number spelled out is right, and
a number word that finds no counterpart is at most a warning, since *one of them* and *in two minds* are no numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.codes import compare_codes
from l10n_pipeline.checks.dates import (
    IRANIAN_LANGUAGES,
    NO_CALENDAR,
    Calendar,
    beside,
    in_both_calendars,
    month_findings,
    read_calendar,
    solar_findings,
)
from l10n_pipeline.checks.dual import has_dual
from l10n_pipeline.checks.folding import ascii_digits, mask_tags
from l10n_pipeline.checks.months import named_months, possible_months
from l10n_pipeline.checks.number_forms import Place, Reading, find_numbers
from l10n_pipeline.checks.number_kinds import exchanged_words
from l10n_pipeline.checks.number_order import Placed, out_of_order
from l10n_pipeline.checks.number_pieces import (
    DAY,
    DIGITS,
    KIND_WORD,
    MONTH,
    PERCENT,
    PERCENT_SAID,
    SURELY_PERCENT,
    WORD_NUMBER,
    Look,
    source_pieces,
    target_pieces,
    without_per_100,
)
from l10n_pipeline.checks.number_ranges import without_counted_out
from l10n_pipeline.checks.number_words import (
    ENGLISH,
    STRICT_ENGLISH,
    TABLES,
    read_runs,
    single_values,
    strict_words,
    word_values,
)
from l10n_pipeline.checks.plain_numbers import are_same, plain_numbers
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.checks.weekdays import weekday_findings
from l10n_pipeline.checks.wording import times
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

_SIGN = re.compile(r"[%٪]")
_SOURCE_PERCENT = re.compile(
    r"(?:\d\s?%|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|\w+ty|hundred))[\s-]?per\s?cent\b)"
)
_PERCENTAGE = re.compile(r"(?<![\d.,])([\d.,٫]+|fifty)[\s\u00a0\u202f]?(?:[%٪]|(?:per|pour)\s?cent\b|درصد|في الم)")
_FIFTY, _HALF = Decimal(50), Decimal("0.5")
_COUNTED = re.compile(r"(?:[\s–-]+\d+)?[\s-]+[a-z]")
"""What follows a number that counts something."""
_NAMED_AFTER = re.compile(r"\s*\([A-Z][\w-]*?[A-Za-z][-‐‑]?(\d\d)\)")
"""The short name of what is named after a year: *disease 2019 (COVID-19)*. Either says it."""


@dataclass(slots=True)
class _Side:
    """What one text offers: the numbers chosen from its readings, all values of those, and what its words could say."""

    numbers: list[Placed] = field(default_factory=list)
    values: frozenset[Decimal] = frozenset()
    foreign: list[tuple[Place, Reading]] = field(default_factory=list)
    say: Callable[[], frozenset[Decimal]] = frozenset
    said: frozenset[Decimal] | None = None

    @property
    def words(self) -> frozenset[Decimal]:
        """What the words of the text could say, read when somebody asks."""
        if self.said is None:
            self.said = self.say()
        return self.said


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
        findings = _weighed(context, source, told, may_hold_codes=plain is None)
    elif told & _BESIDE:
        findings = _beside_numbers(context, source, target, plain.values)
    else:
        return more
    return chain(findings, more) if more else findings


def _written(look: Look) -> frozenset[Decimal]:
    return frozenset(value for record in look.records.values() for value in (*record.numbers, *record.others))


def _other_findings(context: CheckContext, source: Look, target: Look) -> Sequence[Finding]:
    """Return the findings about what is neither digits nor plain number words."""
    told = source.bits | target.bits
    found = list(weekday_findings(context)) if told & DAY else []
    if told & KIND_WORD:
        found += exchanged_words(context, _written(source), _written(target), lambda: _target_words(context))
    return found


def _beside_numbers(context: CheckContext, source: Look, target: Look, numbers: Sequence[Decimal]) -> Iterator[Finding]:
    """Yield the findings in texts whose numbers in digits are the same: about months, percentages and number words."""
    if (source.bits | target.bits) & PERCENT and not source.bits & target.bits & SURELY_PERCENT:
        yield from _percent(context)
    if not source.bits & (MONTH | WORD_NUMBER):
        return
    values = frozenset(chain(numbers, *(record.others for record in target.records.values())))
    if source.bits & MONTH:
        calendar = read_calendar(context) if values else NO_CALENDAR
        yield from month_findings(context, values, calendar)
        yield from solar_findings(context, calendar)
    if source.bits & WORD_NUMBER:
        yield from _lost_words(context, source, _Side(values=values, say=lambda: _target_words(context)))


def _weighed(context: CheckContext, looked: Look, told: int, *, may_hold_codes: bool) -> Iterator[Finding]:
    """Yield the findings in texts whose numbers have to be weighed against each other.

    ``looked`` is the source as its pieces tell it, and ``told`` what any piece of either text tells.
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
    missing, extra = _match(source.numbers, target.numbers)
    lost = [number for number in missing if not _meets(number, target.words)]
    added = [number for number in extra if not _meets(number, source.words)]
    if told & PERCENT:
        halves = _is_half(context, source_is_half=False), _is_half(context, source_is_half=True)
        lost = [number for number in lost if not (halves[0] and number.values[0] == _FIFTY)]
        added = [number for number in added if not (halves[1] and number.values[0] == _FIFTY)]
    if context.locale.language in IRANIAN_LANGUAGES:
        # a date given by both calendars
        smallest = 1 if calendar.target else 1000
        both = frozenset(value for number in source.numbers for value in number.values[1:] if value >= smallest)
        added = [number for number in added if number.values[0] not in both]
    lost = without_counted_out(lost, target.numbers, context.target)
    added = without_counted_out(added, source.numbers, context.source)
    solar = tuple(solar_findings(context, calendar))
    if lost or added:
        yield from beside(solar, _report(context, source, target, lost, added, calendar))
    yield from out_of_order(source.numbers, target.numbers, (context.source, context.target))
    if told & PERCENT:
        yield from _percent(context)
    if told & MONTH:
        yield from month_findings(context, target.values, calendar)
    yield from solar
    if told & WORD_NUMBER:
        yield from _lost_words(context, looked, target)


def _sides(context: CheckContext, calendar: Calendar) -> tuple[_Side, _Side]:
    locale, source_locale = context.locale, context.source_locale
    source_text = mask_tags(mask_addresses(context.source))
    target_text = without_per_100(mask_tags(mask_addresses(context.target)))
    source_places = find_numbers(source_text, source_locale.tag, loose=locale.language not in TABLES)
    target_places = find_numbers(target_text, locale.tag, source_locale.tag)
    if locale.language in IRANIAN_LANGUAGES:
        written = _possible(target_places)
        source_places = tuple(in_both_calendars(source_text, place, calendar, written) for place in source_places)
    source, target = _Side(say=lambda: _source_words(context)), _Side(say=lambda: _target_words(context))
    _choose(source, source_places, target_places, target)
    _choose(target, target_places, source_places, source)
    return source, target


def _source_words(context: CheckContext) -> frozenset[Decimal]:
    """Return what the words of the source could say: its number words, and the months that the target does not name."""
    text, language = mask_addresses(context.source), context.source_locale.language
    months, named = _months(context.source, context.source_locale.language, context.target, context.locale.tag)
    return word_values(text, language) | {Decimal(month) for month in months - named}


def _target_words(context: CheckContext) -> frozenset[Decimal]:
    """Return what the words of the target could say: its number words, and the months that the source does not name."""
    text, language = mask_addresses(context.target), context.locale.language
    months, named = _months(context.source, context.source_locale.language, context.target, context.locale.tag)
    return word_values(text, language) | {Decimal(month) for month in named - months}


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


def _meets(number: Placed, values: frozenset[Decimal]) -> bool:
    return not values.isdisjoint(number.values)


def _report(
    context: CheckContext,
    source: _Side,
    target: _Side,
    lost: list[Placed],
    added: list[Placed],
    calendar: Calendar,
) -> Iterator[Finding]:
    """Yield what the lost and added numbers come to; a lost and an added one together are a changed one."""
    gone = [number for number in lost if not _meets(number, target.values)]
    new = [number for number in added if not _meets(number, source.values)]
    # which day of the other calendar is meant cannot always be told
    only_days = bool(calendar.target) and all(number.values[0] <= 31 for number in (*gone, *new))
    severity = Severity.WARNING if only_days else Severity.ERROR
    for old, number in zip(gone, new, strict=False):
        message = f"The source has {old.place.text}, the translation {number.place.text}."
        yield Finding(message, number.place.start, number.place.end, severity)
    fewer = [number for number in lost if _meets(number, target.values)]
    more = [number for number in added if _meets(number, source.values)]
    left = gone[len(new) :]
    for old, number in list(zip((*left, *fewer), more, strict=False)):
        # what was changed became a number that stands elsewhere too
        if not (old.place.in_name or number.place.in_name):
            message = f"The source has {old.place.text}, the translation {number.place.text} more often."
            yield Finding(message, number.place.start, number.place.end, severity)
            more.remove(number)
            (left if old in left else fewer).remove(old)
    for number in left:
        mild = _may_go_unsaid(number, context)
        if mild is not None:
            yield Finding(
                f"{number.place.text} is missing from the translation.", severity=Severity.WARNING if mild else severity
            )
    for number in new[len(gone) :]:
        place = number.place
        degree = Severity.WARNING if place.in_name else severity
        yield Finding(f"The source has no {place.text}.", place.start, place.end, degree)
    yield from _miscounted(fewer, more)


def _may_go_unsaid(number: Placed, context: CheckContext) -> bool | None:
    """Return whether it is mild that ``number`` is not there; None where grammar says it (the Arabic dual)."""
    value, language = number.values[0], context.locale.language
    if value > 1900 and (name := _NAMED_AFTER.match(context.source, number.place.end)):
        return int(name[1]) == value % 100
    counts = _COUNTED.match(context.source, number.place.end) is not None
    if value == 2 and language == "ar" and counts and has_dual(context.source, number.place.start, context.target):
        return None
    return value == 1 or number.place.in_name or (value <= 12 and language not in TABLES)


def _miscounted(fewer: list[Placed], more: list[Placed]) -> Iterator[Finding]:
    """Yield a warning for each number that both sides have, but not as often."""
    for text, count in Counter(number.place.text for number in fewer).items():
        yield Finding(f"{text} stands {times(count)} more in the source.", severity=Severity.WARNING)
    for place in {number.values[0]: number.place for number in reversed(more)}.values():
        yield Finding(f"{place.text} stands more often than in the source.", place.start, place.end, Severity.WARNING)


def _foreign(place: Place, reading: Reading) -> Finding:
    reader, writer = place.readings[0].numbers[0][0], reading.numbers[0][0]
    message = f"“{place.text}” is written the source's way: here it reads as {reader.normalize():f}, not {writer:f}."
    return Finding(message, place.start, place.end)


def _percent(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where one side has percentages and the other has none."""
    if context.locale.language not in TABLES:
        return
    signs = "%" in context.source or "cent" in context.source
    match = _SOURCE_PERCENT.search(context.source) if signs else None
    if match and not PERCENT_SAID.search(context.target) and not _is_half(context, source_is_half=False):
        yield Finding("The source has a percentage, the translation none.")
    sign = _SIGN.search(context.target) if "%" in context.target or "٪" in context.target else None
    if sign and not PERCENT_SAID.search(context.source) and not _is_half(context, source_is_half=True):
        yield Finding("The translation has a percentage, the source none.", *sign.span())


def _is_half(context: CheckContext, *, source_is_half: bool) -> bool:
    """Return whether the one percentage of a side is 50, and the other side says *half*."""
    text, other = (context.target, context.source) if source_is_half else (context.source, context.target)
    language = context.source_locale.language if source_is_half else context.locale.language
    found = _PERCENTAGE.findall(ascii_digits(text))
    return found in (["50"], ["fifty"]) and _HALF in word_values(mask_addresses(other), language)


def _lost_words(context: CheckContext, source: Look, target: _Side) -> Iterator[Finding]:
    """Yield a warning for each plain number word of an English source that the target says in no way."""
    language = context.locale.language
    if language not in TABLES:
        return
    unsaid = {Decimal(100)} | ({Decimal(2)} if language == "ar" else set())  # a hundred; the dual
    words = strict_words(source.pieces[place] for place, record in source.records.items() if record.bits & WORD_NUMBER)
    wanted = {ENGLISH.values[word] for word in words} - target.values
    if (len(words) == 1 and wanted <= unsaid) or wanted <= single_values(mask_addresses(context.target), language):
        return
    for run in read_runs(context.source, ENGLISH):
        if not STRICT_ENGLISH.issuperset(run.words) or run.whole in unsaid or not run.values.isdisjoint(target.values):
            continue
        if run.values.isdisjoint(target.words):
            yield Finding(f"“{' '.join(run.words)}” is missing from the translation.", severity=Severity.WARNING)


def _source_sign(piece: str, locale: LocaleInfo) -> bool:
    record = source_pieces(locale.tag)[piece]
    return record is not None and record.bits & (DIGITS | KIND_WORD | _BESIDE) != 0


NUMBERS = Rule(
    "numbers",
    Severity.ERROR,
    "Numbers, percentages, months and weekdays are those of the source.",
    _numbers,
    source_sign=_source_sign,
    target_sign=has(re.compile(rf"\d|{_SIGN.pattern}")),
    of_letters=True,
)
