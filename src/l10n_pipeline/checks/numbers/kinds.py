"""Amounts in words that were exchanged for others of their kind: *thousands* and *hundreds*, *first* and *second*.

Such words go unsaid or are reworded too often for a lost one to mean anything. But where the source's has no
counterpart and the target has another of the same kind that the source does not say, the two were most likely mistaken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Set
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import WORD, fold, pieces
from l10n_pipeline.checks.numbers.order import may_be_year
from l10n_pipeline.checks.numbers.said import spoken
from l10n_pipeline.checks.numbers.tables import TABLES
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.kept import Table
from l10n_pipeline.model import Severity


class Kind(StrEnum):
    """What a word that says an amount counts by."""

    MAGNITUDE = "magnitude"
    ORDINAL = "ordinal"


class _Said(NamedTuple):
    kind: Kind
    values: frozenset[Decimal]
    """What it may say: *dozens* are twelves, and tens in other languages."""
    exact: bool = False
    """True for a magnitude of which numbers spelled out are made."""


def _table(magnitudes: Mapping[str, str], ordinals: str) -> Mapping[str, _Said]:
    """Return the words of a language, folded, by kind.

    Magnitudes of which no number is made stand before a ``|``, others behind it. ``ordinals`` are from the first on,
    ``a/b`` two words for one.
    """
    said: dict[str, _Said] = {}
    for values, group in magnitudes.items():
        vague, _, exact = group.partition("|")
        for word in (*vague.split(), *exact.split()):
            said[fold(word)] = _Said(Kind.MAGNITUDE, frozenset(map(Decimal, values.split())), word in exact.split())
    for place, group in enumerate(ordinals.split(), 1):
        said |= {fold(word): _Said(Kind.ORDINAL, frozenset((Decimal(place),))) for word in group.split("/")}
    return MappingProxyType(said)


_ENGLISH = _table(
    {
        "10 12": "dozens",
        "10": "tens",
        "100": "hundreds hundred",
        "1e3": "thousands thousand",
        "1e6": "millions million",
        "1e9": "billions billion",
    },
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
)
KIND_WORDS = frozenset(_ENGLISH)
"""The English words of all kinds."""
_FA_ORDINALS = (
    "اول/اولین/نخست/نخستین دوم/دومین سوم/سومین/ثالث چهارم/چهارمین پنجم/پنجمین ششم/ششمین هفتم/هفتمین هشتم/هشتمین"
)
_PERSIAN = _table(
    {
        "10 12": "دهها",
        "100": "صدها | صد یکصد",
        "1e3": "هزاران | هزار یکهزار",
        "1e6": "میلیونها | میلیون",
        "1e9": "میلیاردها | میلیارد",
    },
    _FA_ORDINALS,
)
_TARGETS: Mapping[str, Mapping[str, _Said]] = MappingProxyType(
    {
        "fr": _table(
            {
                "10 12": "dizaine dizaines douzaine douzaines",
                "100": "centaine centaines | cent cents",
                "1e3": "millier milliers | mille",
                "1e6": "| million millions",
                "1e9": "| milliard milliards",
            },
            "premier/première/premiers/premières deuxième/deuxièmes/second/seconde/seconds/secondes "
            "troisième/troisièmes "
            "quatrième/quatrièmes cinquième/cinquièmes sixième septième huitième neuvième dixième onzième douzième",
        ),
        "ar": _table(
            {
                "10 12": "عشرات",
                "100": "مئات | مئة مائة",
                "1e3": "ألوف | آلاف ألف",
                "1e6": "| ملايين مليون",
                "1e9": "مليارات | مليار بلايين بليون",
            },
            "أول/أولى ثاني/ثانية ثالث/ثالثة رابع/رابعة خامس/خامسة سادس/سادسة سابع/سابعة ثامن/ثامنة تاسع/تاسعة "
            "عاشر/عاشرة",
        ),
        "fa": _PERSIAN,
        "prs": _PERSIAN,
    }
)
_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]+")
_HALF_SPACE_PLURAL = re.compile(r"(?:(?<=\w)\u200c|(?<=(?<!\w)ده) |(?<=(?<!\w)صد) )(?=ها(?!\w))")
_DIGIT_BEFORE = re.compile(r"\d[\s\u200c-]{0,2}$")
_NEAR = 4
_THOUSAND = Decimal(1000)
_MULTIPLIED = re.compile(r"[\s\u200c]+(?:of\s+|de\s+|d['’])?")
"""What stands within *hundreds of thousands*."""
_FIRST = frozenset((Decimal(1),))
"""What so many words could say that they explain nothing."""
_MONTHS = re.compile(r"(?:كانون|تشرين|ربيع|جماد[ىي]) (?:ال)?(?:[أا]ول[ىي]?|ثاني|آخر\w*)")
"""Arabic months with an ordinal in their names."""
_PER_CENT = re.compile(r"(?<!\w)(?:في |ب)ال(?:مئة|مائة|مية)|صد در صد|pour cent|per cent", re.IGNORECASE)
_NO_ORDINAL = re.compile(r"\b(?:at first|first name\w*|first of all|(?:per|each|every|one|\d) second)\b", re.IGNORECASE)


def exchanged_words(
    context: CheckContext, read: frozenset[Decimal], written: frozenset[Decimal], explained: Callable[[], Set[Decimal]]
) -> Iterator[Finding]:
    """Yield a warning for each kind of which the source has a word that the target says in no way, but another.

    ``read`` and ``written`` are the values of the digits of source and target, and ``explained`` returns what
    the target's words could say.
    """
    table = _TARGETS.get(context.locale.language)
    if table is None or context.source_locale.language != "en" or not _may_differ(context):
        return
    target = list(_find(mask_addresses(context.target), table, context.locale.language))
    source = list(_find(_NO_ORDINAL.sub(" ", mask_addresses(context.source)), _ENGLISH, "en")) if target else []
    if not source:
        return
    most = max((value for value in read if not may_be_year(value)), default=Decimal(0))
    parts = [
        {part for number in spoken(text, language).phrases if number.compound for part in number.parts if part >= 100}
        for text, language in ((context.source, "en"), (context.target, context.locale.language))
    ]
    for kind in Kind:
        here = [(word, said.values) for word, said in source if said.kind is kind]
        there = [(word, said) for word, said in target if said.kind is kind]
        own = read.union(parts[0], *(values for _, values in here))
        others = written.union(parts[1], *(said.values for _, said in there))
        lost = {word: values for word, values in here if values.isdisjoint(others)}
        # 2,500 may be spelled out
        new = [
            word for word, said in there if said.values.isdisjoint(own) and not (said.exact and min(said.values) < most)
        ]
        if kind is Kind.ORDINAL and lost and new:
            words = explained()
            if not all(values == _FIRST or words.isdisjoint(values) for values in lost.values()):
                continue
        if lost and new:
            message = f"The source has “{next(iter(lost))}”, the translation “{new[0]}”."
            yield Finding(message, severity=Severity.WARNING)


def _may_differ(context: CheckContext) -> bool:
    """Return whether the source has a word of a kind and the target another of the kind, for another amount."""
    here, there = (
        set(chain.from_iterable(map(_words(language).__getitem__, pieces(text))))
        for text, language in ((context.source, "en"), (context.target, context.locale.language))
    )
    return any(ours.kind is said.kind and ours.values.isdisjoint(said.values) for ours in here for said in there)


def _find(text: str, table: Mapping[str, _Said], language: str) -> Iterator[tuple[str, _Said]]:
    """Yield the words of a text that the table has; none that multiplies digits before it, and no percentage.

    *Hundreds of thousands* are one.
    """
    text = _PER_CENT.sub(" ", _HALF_SPACE_PLURAL.sub("", _SIGNS.sub("", text)))
    if language == "ar":
        text = _MONTHS.sub(" ", text)
    held: tuple[int, int, _Said] | None = None
    for start, end, said in _single(text, table, language):
        if held and _MULTIPLIED.fullmatch(text, held[1], start) and _multiplies(held[2], said):
            values = frozenset(some * many for some in held[2].values for many in said.values)
            start, said = held[0], _Said(Kind.MAGNITUDE, values)
        elif held:
            yield text[held[0] : held[1]], held[2]
        held = start, end, said
    if held:
        yield text[held[0] : held[1]], held[2]


def _multiplies(some: _Said, many: _Said) -> bool:
    """Return whether ``some`` tens, dozens or hundreds stand before a larger word of which they are that many."""
    magnitudes = some.kind is many.kind is Kind.MAGNITUDE
    return magnitudes and not some.exact and max(some.values) < _THOUSAND <= min(many.values)


def _single(text: str, table: Mapping[str, _Said], language: str) -> Iterator[tuple[int, int, _Said]]:
    """Yield where single words of the table stand in ``text``, and what they say."""
    # five million are a number, and a third is a fraction
    numbers = [
        number for number in spoken(text, language).phrases if number.fraction or (number.compound and number.plain)
    ]
    starts = [number.start for number in numbers]
    look_up, words, scales = _look_up(language), _words(language), TABLES[language].scales
    at = 0
    for piece in text.split(" "):
        end = at + len(piece)
        for match in WORD.finditer(text, at, end) if words[piece] else ():
            word = fold(match[0])
            found = table.get(word) or look_up(word, table)
            # in 1988 hundreds died
            multiplies = word in scales and _DIGIT_BEFORE.search(text, max(match.start() - _NEAR, 0), match.start())
            last = bisect_right(starts, match.start()) - 1
            if found and not multiplies and not (last >= 0 and match.start() < numbers[last].end):
                yield *match.span(), found
        at = end + 1


@cache
def _words(language: str) -> Table[tuple[_Said, ...]]:
    """Return a table of the words of a kind in pieces of texts in ``language``: most pieces have none."""
    table, look_up = _ENGLISH if language == "en" else _TARGETS[language], _look_up(language)

    def read(piece: str) -> tuple[_Said, ...]:
        words = map(fold, WORD.findall(_HALF_SPACE_PLURAL.sub("", _SIGNS.sub("", piece))))
        return tuple(said for word in words if (said := table.get(word) or look_up(word, table)))

    return Table(read, any_digit=True)


@cache
def _look_up(language: str) -> Callable[[str, Mapping[str, _Said]], _Said | None]:
    """Return a look-up of a word without what is glued to its front, as Arabic glues the article."""
    prefixes = TABLES[language].prefixes

    def look_up(word: str, table: Mapping[str, _Said]) -> _Said | None:
        found = (table.get(word[len(prefix) :]) for prefix in prefixes if word.startswith(prefix))
        return next(filter(None, found), None)

    return look_up
