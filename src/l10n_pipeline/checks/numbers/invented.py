"""Numbers in words that a target has of its own: *two people* that became *eighty*, where a dual may say the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.numbers.said import Spoken, figure, spoken, unmatched, wording
from l10n_pipeline.checks.numbers.words import Phrase
from l10n_pipeline.model import Severity

_NO_NUMBER = re.compile(
    # the letter C of acronyms; wholly; no article, but a name; a nautical mile
    r"سی|صددرصد|[وف]?أل\w*|un\smille"
)
_CENTURY = re.compile(r"(?<!\w)[وفبل]?ال?قرن\s$")
"""The sixties are *of the twentieth century* in Arabic."""
_NEAR = 9

_SAID_OTHERWISE = {
    "fortnight": (14, 15),
    "score": (20,),
    "half": (30, 50, 500),
    "halves": (50,),
    "quarter": (15, 25, 45, 75),
    "century": (100,),
    "centuries": (100,),
    "teens": (13, 19),
    "teenage": (13, 19),
    "night": (24,),
    "day": (24,),
    "mile": (1000,),
}
"""What English says without a number, and other languages with one, by its words."""


def large_words(text: str, language: str) -> list[Phrase]:
    """Return the numbers in words of ``text`` that are beyond what idioms and articles say."""
    found = [phrase for phrase in spoken(text, language).phrases if phrase.sure and not phrase.loose]
    return [
        phrase
        for phrase in found
        if phrase.value > 1
        and not _NO_NUMBER.fullmatch(text, phrase.start, phrase.end)
        and not _CENTURY.search(text, max(phrase.start - _NEAR, 0), phrase.start)
    ]


def invented_words(context: CheckContext, known: frozenset[Decimal]) -> Iterator[Finding]:
    """Yield a warning for each large number in words that only the target has; the source has ``known``."""
    words = context.source.casefold()
    more = (Decimal(value) for word, values in _SAID_OTHERWISE.items() if word in words for value in values)
    said = Spoken(tuple(large_words(context.target, context.locale.language)))
    for phrase in unmatched(said, known.union(more)):
        message = f"The source has no {wording(context.target, phrase)} ({figure(phrase.value)})."
        yield Finding(message, phrase.start, phrase.end, Severity.WARNING)
