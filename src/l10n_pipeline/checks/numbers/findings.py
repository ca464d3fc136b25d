"""What numbers without a counterpart come to: changed, lost, added, or said more often on one side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.numbers import elsewhere
from l10n_pipeline.checks.numbers.dates import Calendar
from l10n_pipeline.checks.numbers.dual import has_dual
from l10n_pipeline.checks.numbers.order import Placed
from l10n_pipeline.checks.numbers.said import changed, figure, only, paired, swapped, wording
from l10n_pipeline.checks.numbers.tables import TABLES
from l10n_pipeline.checks.numbers.words import Phrase
from l10n_pipeline.checks.wording import times
from l10n_pipeline.model import Severity

_DUAL = 2
_COUNTED = re.compile(r"(?:[\s–-]+\d+)?[\s-]+[a-z]")
"""What follows a number that counts something."""
_TH = re.compile(r"(?:st|nd|rd|th)\b")
_NAMED_AFTER = re.compile(r"\s*\([A-Z][\w-]*?[A-Za-z][-‐‑]?(\d\d)\)")
"""The short name of what is named after a year: *disease 2019 (COVID-19)*. Either says it."""


def meets(number: Placed, values: frozenset[Decimal]) -> bool:
    """Return whether ``number`` may be worth one of ``values``."""
    return not values.isdisjoint(number.values)


Strays = tuple[Sequence[Phrase], Sequence[Phrase]]
"""The numbers in words of source and target without a counterpart."""


def report(
    context: CheckContext,
    values: tuple[frozenset[Decimal], frozenset[Decimal]],
    digits: tuple[list[Placed], list[Placed]],
    strays: Strays,
    calendar: Calendar,
) -> Iterator[Finding]:
    """Yield what the lost and added numbers come to; a lost and an added one together are a changed one.

    ``values`` are the numbers that source and target have in digits, ``digits`` those lost and added.
    """
    lost, added = digits
    gone = [number for number in lost if not meets(number, values[1])]
    new = [number for number in added if not meets(number, values[0])]
    # which day of the other calendar is meant cannot always be told
    only_days = bool(calendar.target) and all(_is_day(number, calendar) for number in (*gone, *new))
    severity = Severity.WARNING if only_days else Severity.ERROR
    for old, number in zip(gone, new, strict=False):
        message = f"The source has {old.place.text}, the translation {number.place.text}."
        yield Finding(message, number.place.start, number.place.end, severity)
    missing, extra = strays
    whole = [phrase for phrase in missing if not phrase.fraction]
    for phrase, number in zip(whole, new[len(gone) :], strict=False):
        message = f"The source has {wording(context.source, phrase)}, the translation {number.place.text}."
        yield Finding(message, number.place.start, number.place.end, severity)
    others = [phrase for phrase in extra if not phrase.fraction]
    fewer = [number for number in lost if meets(number, values[1])]
    more = [number for number in added if meets(number, values[0])]
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
            exchanged = others and (not mild or context.locale.language in elsewhere.LANGUAGES)
            yield _lost(context, number, others.pop(0) if exchanged else None, mild=mild, severity=severity)
    missing = list(only(missing, whole[: max(len(new) - len(gone), 0)]))
    for number in new[len(gone) + len(whole) :]:
        place = number.place
        degree = Severity.WARNING if place.in_name else severity
        yield Finding(f"The source has no {place.text}.", place.start, place.end, degree)
    yield from _miscounted(fewer, more)
    yield from report_words(context, missing, [*others, *(phrase for phrase in extra if phrase.fraction)])


def _is_day(number: Placed, calendar: Calendar) -> bool:
    """Return whether ``number`` is the day of a date, of the source or by the Iranian calendar."""
    if number.place.start in calendar.source.days and number.place.text.isdigit():
        return True
    return any(named.start <= number.place.start < named.end for named in calendar.target)


def _lost(context: CheckContext, number: Placed, other: Phrase | None, *, mild: bool, severity: Severity) -> Finding:
    """Return the finding that ``number`` is not there, or that ``other`` stands in its place."""
    if other is None:
        # where its words are not known it may well be there in words
        mildly = Severity.WARNING if _says(number, context) else Severity.INFO
        degree = mildly if mild else severity
        return Finding(f"{number.place.text} is missing from the translation.", severity=degree)
    said = f"{wording(context.target, other)} ({figure(other.value)})"
    message = f"The source has {number.place.text}, the translation {said}."
    return Finding(message, other.start, other.end, Severity.WARNING if mild else severity)


def _says(number: Placed, context: CheckContext) -> bool:
    """Return whether the locale's words for ``number`` are known; ordinals are in the tables of few languages."""
    language = context.locale.language
    if language in TABLES:
        return True
    return language in elsewhere.LANGUAGES and number.values[0] > 1 and not _TH.match(context.source, number.place.end)


def _may_go_unsaid(number: Placed, context: CheckContext) -> bool | None:
    """Return whether it is mild that ``number`` is not there; None where grammar says it (the Arabic dual)."""
    value, language = number.values[0], context.locale.language
    if value > 1900 and (name := _NAMED_AFTER.match(context.source, number.place.end)):
        return int(name[1]) == value % 100
    counts = _COUNTED.match(context.source, number.place.end) is not None
    if value == _DUAL and language == "ar" and counts and has_dual(context.source, number.place.start, context.target):
        return None
    return value == 1 or number.place.in_name or (value <= 12 and language not in TABLES)


def _miscounted(fewer: list[Placed], more: list[Placed]) -> Iterator[Finding]:
    """Yield a warning for each number that both sides have, but not as often."""
    for text, count in Counter(number.place.text for number in fewer).items():
        yield Finding(f"{text} stands {times(count)} more in the source.", severity=Severity.WARNING)
    for place in {number.values[0]: number.place for number in reversed(more)}.values():
        yield Finding(f"{place.text} stands more often than in the source.", place.start, place.end, Severity.WARNING)


def report_words(context: CheckContext, missing: Sequence[Phrase], extra: Sequence[Phrase]) -> Iterator[Finding]:
    """Yield what the numbers in words without a counterpart come to, or that two of them changed places."""
    texts = context.source, context.target
    used: list[Phrase] = []
    for old, new in paired(missing, extra):
        used.append(old)
        yield changed(texts, old, new)
    for phrase in only(missing, used):
        # the Arabic dual
        if context.locale.language != "ar" or phrase.value != _DUAL:
            message = f"“{wording(context.source, phrase)}” is missing from the translation."
            yield Finding(message, severity=Severity.WARNING)
    if not missing:
        yield from swapped(texts, (context.source_locale.language, context.locale.language))
