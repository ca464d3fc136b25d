"""Two numbers that changed places: *687 in 2013 and 1,320 in 2014* become 1,320 in 2013 and 687 in 2014.

Translations keep the order of numbers far more often than not, so another order is worth a look. What explains it is
known: a range set the other way round for right-to-left readers, a year or a percentage that moved and kept its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from l10n_pipeline.checks.base import Finding
from l10n_pipeline.checks.folding import fold
from l10n_pipeline.checks.numbers.forms import Place, Values
from l10n_pipeline.model import Severity

_MOST = 24
"""Numbers in one message beyond which it is a table, not a sentence."""
_PERCENT_AFTER = re.compile(
    r"\s?\)?\s?(?:[%٪]|percent\b|per cent\b|pour cent\b|درصد|في ال?مائة|في ال?مئة|بالمائة|بالمئة)"
)
_PERCENT_SIGNS = ("%", "٪", "cent", "درصد", "مائة", "مئة")
"""One of these stands in whatever `_PERCENT_AFTER` matches."""
_PERCENT_BEFORE = re.compile(r"[%٪]\s?$")
_RANGE = re.compile(r"\s?[-–—/‐‑]\s?(?:[0-9]+[-–—/‐‑])?")
"""What stands between the numbers of a range, and of 2017-07-05."""
_MONTHS_ELSEWHERE = (
    "januari?|februari?|märz|maart|mars|april|mai|mei|maj|juni|juli|august(?:us|i)?|o[kc]tober|de[zc]ember"
    "|(?:sept|nov)ember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|(?:sept|nov|dic)iembre|octubre"
    "|janeiro|fevereiro|março|maio|junho|julho|(?:set|nov|dez|out)[eu]mbro|outubro"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|(?:sett|nov|dic)embre|ottobre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|(?:сент|окт|но|дек)я?бря"
)
"""Of German, Dutch, Swedish, Spanish, Portuguese, Italian and Russian."""
_YEAR_BEFORE = re.compile(
    rf"(?:(?i:\b(?:{_MONTHS_ELSEWHERE})(?: de)?|\bjahre?|\bjaar|\bår|\baño|\bano|\banno)|"
    r"سال(?:[\u200c ]?های)?|دهه|تابستان|زمستان|بهار|پاییز"
    r"|مارس|مه|می|ژوئن|ژوئیه|اوت|[\u0620-\u06cc]*بر|ژانویه|فوریه|آوریل"
    # not the end of Persian قتل‌عام, massacre
    r"|\b(?<!\u200c)[وفبل]?(?:ال)?(?:عامي?|سنة|أعوام|سنوات|سنتي)|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس"
    r"|صيف|شتاء|ربيع|خريف|\b[Ee]n|année|années|l['’]an|été|hiver|printemps|automne"
    r"|depuis|janvier|février|mars|avril|mai|juin|juillet|août|[a-z]+bre)[\s\u00a0]?[«(]?$"
)
_YEAR_NOUN = re.compile(r"(?:\bسال|\b(?<!\u200c)[وفبل]?(?:ال)?(?:عام|سنة)|année|l['’]an)[\s\u00a0]$")
YEAR_NOUNS = ("سال", "عام", "سنة", "année", "an")
"""One of these ends whatever says that the number after it is a year."""
_MONTH_AFTER = re.compile(
    rf"\.?\s(?:de )?(?i:{_MONTHS_ELSEWHERE})(?!\w)|"
    r"\s(?:ژانویه|فوریه|مارس|آوریل|مه|می|ژوئن|ژوئیه|جولای|اوت|آگوست|سپتامبر|اکتبر|نوامبر|دسامبر|فروردین|اردیبهشت|خرداد"
    r"|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|يناير|فبراير|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر"
    r"|ديسمبر|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\w)"
)

_DATE = re.compile(r"0?([0-9]{1,2})[./-]0?([0-9]{1,2})[./-]([0-9]{4})")
_ENGLISH_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")


_WORD_AFTER = re.compile(r"[\s\u00a0\u200c-]{1,2}([^\W\d_]+)")
_TIME = {
    fold(word): unit
    for unit, words in (
        ("minutes", "minute minutes دقیقه دقيقة دقائق"),
        ("hours", "hour hours heure heures ساعت ساعة ساعات"),
        ("days", "day days jour jours روز يوم يوما يومًا أيام"),
        ("weeks", "week weeks semaine semaines هفته أسبوع أسبوعا أسابيع"),
        ("months", "month months mois ماه شهر شهرا أشهر"),
        ("years", "year years an ans سال سنة عام عاما سنوات أعوام"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A number and where it stands."""

    values: Values
    place: Place


def out_of_order(source: Sequence[Placed], target: Sequence[Placed], texts: tuple[str, str]) -> Iterator[Finding]:
    """Yield a finding for the first pair of numbers that stand the other way round in the target.

    Only numbers that stand once on either side count. ``texts`` are those of source and target.
    """
    if min(len(source), len(target)) < 2 or max(len(source), len(target)) > 4 * _MOST:
        return
    pairs = _paired(source, target)
    if not 2 <= len(pairs) <= _MOST:
        return
    if (moved := _moved_percent(pairs, texts)) is not None:
        message = f"{moved.text} is a percentage here and not in the source, where another number is one."
        yield Finding(message, moved.start, moved.end, Severity.WARNING)
        return
    if (moved := _moved_year(pairs, texts)) is not None:
        message = f"{moved.text} is a year here, and another number is one in the source: are they swapped?"
        yield Finding(message, moved.start, moved.end, Severity.WARNING)
        return
    if pairs == sorted(pairs, key=lambda pair: pair[1].place.start):
        return
    for first, second in combinations(pairs, 2):
        if first[1].place.start <= second[1].place.start or _is_range(first, second, texts):
            continue
        kinds = [_kinds(pair, texts) for pair in (first, second)]
        if all(before == after for before, after in kinds) and kinds[0] != kinds[1]:
            continue
        place = second[1].place
        message = f"{first[0].place.text} and {second[0].place.text} stand the other way round: are they swapped?"
        yield Finding(message, place.start, place.end, Severity.WARNING)
        return


def swapped_dates(source: Sequence[Placed], target: Sequence[Placed]) -> Iterator[Finding]:
    """Yield a finding for a date in digits of which day and month changed places: 6/8/1988, 8/6/1988."""
    dates = [match for text in _date_texts(source) if (match := _DATE.fullmatch(text))]
    for place in {id(number.place): number.place for number in target}.values() if dates else ():
        turned = _DATE.fullmatch(place.text)
        for date in dates:
            days = {int(date[1]), int(date[2])}
            if turned and turned.groups() == (date[2], date[1], date[3]) and len(days) == 2 and max(days) <= 12:
                message = f"{date[0]} stands here as {place.text}: are day and month swapped?"
                yield Finding(message, place.start, place.end, Severity.WARNING)


def _date_texts(numbers: Sequence[Placed]) -> Sequence[str]:
    return list(dict.fromkeys(number.place.text for number in numbers))


def _moved_percent(pairs: Sequence[tuple[Placed, Placed]], texts: tuple[str, str]) -> Place | None:
    """Return the number that became a percentage where another one of the source is none any more."""
    if not all(any(map(text.__contains__, _PERCENT_SIGNS)) for text in texts):
        return None
    changes = [
        (_percent(texts[0], source.place), _percent(texts[1], target.place), target.place) for source, target in pairs
    ]
    gained = [place for before, after, place in changes if after and not before]
    return gained[0] if gained and any(before and not after for before, after, _ in changes) else None


def _moved_year(pairs: Sequence[tuple[Placed, Placed]], texts: tuple[str, str]) -> Place | None:
    """Return the number that has the word *year* before it though it is none, where a year of the source lost it."""
    if not any(map(texts[1].__contains__, YEAR_NOUNS)):
        return None
    years = [(_may_be_year(source), names_year(texts[1], target.place.start), target.place) for source, target in pairs]
    gained = [place for year, named, place in years if named and not year]
    return gained[0] if gained and any(year and not named for year, named, _ in years) else None


def _may_be_year(number: Placed) -> bool:
    return may_be_year(number.values[0]) and number.place.text.isdigit()


def may_be_year(number: Decimal) -> bool:
    """Return whether ``number`` may be a year of our calendar."""
    return 1500 < number < 2200


def names_year(text: str, start: int) -> bool:
    """Return whether the word *year* stands before a number at ``start`` of a target."""
    return _YEAR_NOUN.search(text[max(start - 8, 0) : start]) is not None


def _paired(source: Sequence[Placed], target: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    once: dict[Decimal, int] = {}
    for number in source:
        if not number.place.in_name:
            once[number.values[0]] = once.get(number.values[0], 0) + 1
    by_value: dict[Decimal, list[Placed]] = {}
    for number in target:
        for value in number.values:
            by_value.setdefault(value, []).append(number)
    pairs = []
    for number in source:
        if once.get(number.values[0]) != 1:
            continue
        found = [other for value in number.values for other in by_value.get(value, ())]
        if len(found) == 1:
            pairs.append((number, found[0]))
    met = [id(other) for _, other in pairs]
    return pairs if len(set(met)) == len(met) else [pair for pair in pairs if met.count(id(pair[1])) == 1]


def _is_range(first: tuple[Placed, Placed], second: tuple[Placed, Placed], texts: tuple[str, str]) -> bool:
    between = texts[0][first[0].place.end : second[0].place.start]
    turned = texts[1][second[1].place.end : first[1].place.start]
    return bool(_RANGE.fullmatch(between) and _RANGE.fullmatch(turned)) or first[0].place is second[0].place


def _kinds(pair: tuple[Placed, Placed], texts: tuple[str, str]) -> tuple[str, str]:
    """Return what the number counts in the source and in the target, as far as the words beside it tell."""
    (source, target), (text, other) = pair, texts
    value = source.values[0]
    before, after = ("year" if _may_be_year(source) else ""), ""
    if 1000 < value < 2200 and _YEAR_BEFORE.search(other[max(target.place.start - 14, 0) : target.place.start]):
        after = "year"
    if _percent(text, source.place):
        before = "percent"
    if not before and not after and (unit := _unit(text, source.place)) and unit == _unit(other, target.place):
        before = after = unit
    if _percent(other, target.place):
        after = "percent"
    elif _MONTH_AFTER.match(other, target.place.end):
        after = "day"
        near = text[max(source.place.start - 11, 0) : source.place.end + 14]
        before = "day" if value <= 31 and _ENGLISH_MONTH.search(near) else before
    return before, after


def _unit(text: str, place: Place) -> str:
    """Return the unit of time that stands behind a number, in English: *days*; else nothing."""
    word = _WORD_AFTER.match(text, place.end)
    return _TIME.get(fold(word[1]), "") if word else ""


def _percent(text: str, place: Place) -> bool:
    return is_percent(text, place.start, place.end)


def is_percent(text: str, start: int, end: int) -> bool:
    """Return whether a percent sign or word stands beside a number at ``text[start:end]``."""
    return bool(_PERCENT_AFTER.match(text, end) or _PERCENT_BEFORE.search(text[max(start - 2, 0) : start]))
