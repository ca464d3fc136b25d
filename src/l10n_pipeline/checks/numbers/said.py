"""Numbers in words that have no counterpart on the other side, and what that comes to.

*Twenty-eight* is 28 in whatever way the target says 28, and 18, 27 or 8 is another number. What languages count in
other units (*a fortnight*, *a year and a half*), and halves that are percentages, are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from l10n_pipeline.checks.base import Finding
from l10n_pipeline.checks.folding import fold
from l10n_pipeline.checks.numbers import elsewhere
from l10n_pipeline.checks.numbers.words import Phrase, phrases, roman_values
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.model import Severity

Values = frozenset[Decimal]
_NINE = Decimal(9)
_DAY = Decimal(12)
_DETERMINED = re.compile(r"\b(?:le|du|au)\s$", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\b(?:a|last|final|first|upper|lower|middle)\s$")
_ARTICLE = re.compile(r"\ban?\s$", re.IGNORECASE)
_OF = re.compile(r"\sof\b")
_HALVES = re.compile(
    r"\b(?:first|second|other|latter|former|better|third|fourth|last|in|two|both|northern|southern|eastern|western)[\s-]$",
    re.IGNORECASE,
)
"""What makes of a half or a quarter a part of a year, of a game or of an island."""
_HALF_DONE = re.compile(r"-(?!hour|day|century|million|dozen|year|mile)|\s(?:empty|full|as\b|open)")
"""What follows where nothing is counted: half-brothers, half empty."""
_RANGE = re.compile(r"\s(?:to|or|and|à|ou|et|تا|یا|و|إلى|أو)\s|\s?[-–—]\s?")
_TIMES_LESS = re.compile(r"\sfois\s(?:moins|plus\s(?:petit|court|faible|bas))|\sparts?\b")
_PART_OF = re.compile(r"\s(?:d[eu]s?\b|d['’])")
_CLOCK_BEFORE = re.compile(r"(?:\b(?:à|vers|après|avant|entre|et|dès|de|jusqu['’]à)|ساعت|الساعة)\s$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"\sheures?\b")
_SCALE, _LARGE = Decimal(1000), Decimal("1e12")
_OR_MORE = re.compile(r"\sor\smore\b")
_PAST = re.compile(r"\s(?:past|after|to|before)\b")
_AFTERNOON = re.compile(r"\s(?:o['’]clock|in\sthe\s(?:afternoon|evening)|at\snight|p\.?\s?m\b)")
_TAIL_BEFORE = re.compile(r"(?:\band\s(?:a\s)?|\bet\s|(?<!\w)و[\s\u200c]?)$")
_ONE_NOUN = re.compile(r"[\s\u200c]+[^\W\d_]+[\s\u200c]+(?:and\s(?:a\s)?|et\s|و[\s\u200c]?)?")
_ONE_IN = re.compile(r"(?:\b(?:in|out\sof|sur)|از\sهر|(?:من|لكل)(?:\s(?:كل|أصل|بين))?)\s$", re.IGNORECASE)
_ITEMS = re.compile(r"\s(?:[^\s,;.]+\s){0,3}")
"""What stands between the numbers of *two sons and three daughters*, to the conjunction."""
_JOINT = MappingProxyType({"en": "and ", "fr": "et ", "fa": "و ", "ar": "و"})
_UNIT = re.compile(r"[\s\u200c-]*(?:(?:of|an?|the|de|la|les)\s|d['’])*(?:ال)?([^\W\d_]+)")
_UNITS: Mapping[str, tuple[Decimal, ...]] = MappingProxyType(
    {
        fold(word): tuple(Decimal(above) / Decimal(below) for above, _, below in (f.partition("/") for f in factors))
        for words, factors in (
            ("minute minutes دقيقة دقائق دقیقه", ("1/60",)),
            ("hour hours heure heures ساعت ساعة ساعات", ("60/1", "1/24")),
            ("day days jour jours روز يوم أيام يوما", ("24/1", "1/7")),
            ("week weeks semaine semaines هفته أسبوع أسابيع", ("7/1", "15/2")),
            ("month months mois ماه شهر أشهر شهرا", ("1/12",)),
            ("year years an ans année années سال سنة عام سنوات أعوام عاما", ("12/1",)),
            ("decade decades décennie décennies دهه عقد عقود", ("10/1",)),
            ("century centuries siècle siècles قرن قرون سده", ("100/1",)),
            ("million millions میلیون مليون", ("1000000/1",)),
            ("dozen douzaine دوجین", ("12/1",)),
            ("cent cents", ("100/1",)),
        )
        for word in words.split()
    }
)
"""By words for units: what a number of them is in another one."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The numbers in words of a text."""

    phrases: tuple[Phrase, ...] = ()
    values: Values = frozenset()
    """All that they, and its Roman numerals, could stand for."""

    @property
    def fractions(self) -> Values:
        """Return what its fractions are worth, and those of *six and a half*."""
        return frozenset(value % 1 for phrase in self.phrases for value in phrase.values if value % 1)


@lru_cache(maxsize=64)
def spoken(text: str, language: str) -> Spoken:
    """Return the numbers in words of ``text``, each with all that it may be worth where it stands."""
    text = mask_addresses(text)
    found = list(phrases(text, language) if language not in elsewhere.LANGUAGES else elsewhere.phrases(text, language))
    for place, phrase in enumerate(found):
        found[place] = _in_place(text, phrase, language)
    for place, phrase in enumerate(found):
        if phrase.fraction and (
            _TAIL_BEFORE.search(text[max(phrase.start - 7, 0) : phrase.start]) or text[phrase.start] in "وف"
        ):
            near = place > 0 and _ONE_NOUN.fullmatch(text, found[place - 1].end, phrase.start) is not None
            # a year and a half is one and a half
            whole = found[place - 1].value if near else Decimal(1)
            both = whole + phrase.value
            found[place] = replace(phrase, values=phrase.values | {both, *_units(text, phrase, both)})
            if near:
                found[place - 1] = replace(found[place - 1], values=found[place - 1].values | {both})
    _widen(text, found)
    values = frozenset(value for phrase in found for value in phrase.values)
    if language == "en":
        values |= {phrase.value * 100 for phrase in found if phrase.fraction}
    else:
        # السادسة والنصف is half past six
        hours = [divmod(value, 1) for value in values if 1 < value < _DAY + 1 and value % 1]
        values = values.union(*hours)
    return Spoken(tuple(found), values | roman_values(text))


def _widen(text: str, found: list[Phrase]) -> None:
    """Give the numbers of *six to nine million* the scale of their neighbour, and make *dizaine de milliers* one."""
    for place, (first, second) in enumerate(pairwise(found)):
        between = text[first.end : second.start]
        if between in (" de ", " d’", " d'") and second.parts[0] >= _SCALE and max(first.value, second.value) < _LARGE:
            found[place] = replace(first, values=first.values | {first.value * second.value})
        elif _RANGE.fullmatch(between):
            for own, (one, other) in ((place, (first, second)), (place + 1, (second, first))):
                scale = max(other.parts)
                if scale >= _SCALE and max(one.parts) < _SCALE and one.value < _SCALE:
                    found[own] = replace(found[own], values=found[own].values | {one.value * scale})


def _in_place(text: str, phrase: Phrase, language: str) -> Phrase:
    """Return ``phrase`` with what the words around make of it."""
    before = text[max(phrase.start - 12, 0) : phrase.start]
    if language == "en":
        phrase = _in_english(text, phrase, before)
    elif language == "fr":
        phrase = _in_french(text, phrase, before)
    more = set(_units(text, phrase, phrase.value))
    if _ONE_IN.search(before) and phrase.value > 1:
        more.add(1 / phrase.value)
    return replace(phrase, values=phrase.values | more) if more else phrase


def _in_french(text: str, phrase: Phrase, before: str) -> Phrase:
    more: set[Decimal] = set()
    if not phrase.compound and phrase.fraction and _DETERMINED.search(before):
        return replace(phrase, plain=True)
    if phrase.value > 1 and (
        _TIMES_LESS.match(text, phrase.end) or (phrase.loose and _PART_OF.match(text, phrase.end))
    ):
        more.add(1 / phrase.value)
    elif _DAY < phrase.value < 2 * _DAY and _CLOCK_AFTER.match(text, phrase.end) and _CLOCK_BEFORE.search(before):
        more.add(phrase.value - _DAY)
    return replace(phrase, values=phrase.values | more) if more else phrase


def _in_english(text: str, phrase: Phrase, before: str) -> Phrase:
    if not phrase.compound and phrase.loose and 3 <= phrase.value <= _DAY and _OF_A_WHOLE.search(before):
        if _OF.match(text, phrase.end):
            part = 1 / phrase.value
            return replace(phrase, value=part, values=frozenset((part,)), loose=False)
        return phrase
    if phrase.fraction:
        plain = phrase.plain and not _HALVES.search(before) and not _HALF_DONE.match(text, phrase.end)
        past = {phrase.value * 60, 60 - phrase.value * 60} if _PAST.match(text, phrase.end) else set()
        return replace(phrase, plain=plain, values=phrase.values | past)
    if _OR_MORE.match(text, phrase.end) and phrase.value == 2:
        return replace(phrase, loose=True)
    if text[phrase.start : phrase.end].endswith("ties"):
        return replace(phrase, values=phrase.values | {phrase.value + 1900})
    if phrase.compound and phrase.parts[0] >= 100 and not _ARTICLE.search(before):
        # several hundred thousand
        return replace(phrase, loose=True)
    if phrase.value < _DAY and _AFTERNOON.match(text, phrase.end):
        return replace(phrase, values=phrase.values | {phrase.value + _DAY})
    return phrase


def _units(text: str, phrase: Phrase, value: Decimal) -> Iterator[Decimal]:
    """Yield what ``value`` is in other units than the one named behind ``phrase``."""
    unit = _UNIT.match(text, phrase.end)
    for factor in _UNITS.get(fold(unit[1]), ()) if unit and value < _LARGE else ():
        other = (value * factor).quantize(Decimal("0.01"))
        if other * 2 == int(other * 2):
            yield other.normalize()


def unmatched(spoken: Spoken, known: Values, missing: Sequence[Phrase] = (), *, percents: bool = True) -> list[Phrase]:
    """Return the plain numbers of ``spoken`` that the other text, which has ``known``, does not say.

    A half is its 50 only with ``percents``.

    Those of a target with a nine where it may be what is left of a nineteen among ``missing``: French *neuf* is new as
    well, and Persian نه is no.
    """
    nines = any(phrase.sure and phrase.value % 10 == _NINE for phrase in missing)
    return [
        phrase
        for phrase in spoken.phrases
        if (phrase.plain or (nines and phrase.value == _NINE))
        and phrase.value != 1
        and not _is_known(phrase, known, percents=percents)
    ]


def _is_known(phrase: Phrase, known: Values, *, percents: bool) -> bool:
    if not phrase.values.isdisjoint(known) or (percents and phrase.fraction and phrase.value * 100 in known):
        return True
    whole, part = divmod(phrase.value, 1)
    # two and a half years are deux ans et demi
    return bool(whole and part) and {whole, part} <= known


def paired(missing: Iterable[Phrase], extra: Iterable[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the numbers of the source that became others, each with its other."""
    missing = sorted(missing, key=lambda phrase: not phrase.sure)
    extra = sorted(extra, key=lambda phrase: not phrase.sure)
    for kind in (True, False):
        yield from zip(
            (phrase for phrase in missing if phrase.fraction is kind),
            (phrase for phrase in extra if phrase.fraction is kind),
            strict=False,
        )


def changed(texts: tuple[str, str], old: Phrase, new: Phrase) -> Finding:
    """Return the finding that ``old`` of the source is ``new`` in the target: an error where no idiom explains it."""
    grown = new.compound and old.value in new.parts
    certain = old.fraction or old.sure or grown
    message = (
        f"The source has {wording(texts[0], old)}, the translation {wording(texts[1], new)} ({figure(new.value)})."
    )
    return Finding(message, new.start, new.end, Severity.ERROR if certain else Severity.WARNING)


def wording(text: str, phrase: Phrase) -> str:
    """Return how ``text`` says a number."""
    return " ".join(text[phrase.start : phrase.end].split())


def figure(value: Decimal) -> str:
    """Return a number in digits, a fraction with its bar."""
    fraction = Fraction(value).limit_denominator(100)
    return str(fraction) if 0 < value < 1 else f"{value.normalize():f}"


def swapped(texts: tuple[str, str], languages: tuple[str, str]) -> Iterator[Finding]:
    """Yield a finding where two numbers in words that count things side by side changed places.

    *Two sons and three daughters* → *trois fils et deux filles*.
    """
    for first, second in _side_by_side(texts[0], languages[0]):
        for other, another in _side_by_side(texts[1], languages[1]):
            if (other.value, another.value) == (second.value, first.value) and first.value != second.value:
                numbers = f"{wording(texts[0], first)} and {wording(texts[0], second)}"
                message = f"{numbers} stand the other way round: are they swapped?"
                yield Finding(message, other.start, another.end, Severity.WARNING)
                return


def _side_by_side(text: str, language: str) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the numbers that *and* joins, each with what it counts behind it."""
    joint = _JOINT.get(language)
    found = [phrase for phrase in spoken(text, language).phrases if phrase.plain and not phrase.fraction]
    for first, second in pairwise(found if joint else ()):
        end = second.start + 1 if joint == "و" and text[second.start] == "و" else second.start
        middle = text[first.end : end]
        if joint and middle.endswith(f" {joint}") and _ITEMS.fullmatch(middle.removesuffix(joint)) and len(middle) > 4:
            yield first, second


def only(numbers: Iterable[Phrase], used: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield those of ``numbers`` that are none of ``used``."""
    return (phrase for phrase in numbers if all(phrase is not other for other in used))
