"""Words said twice, and the loops of machine translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import fold, words
from l10n_pipeline.model import Severity

_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+(?:[\u200c'’-][\w\u064b-\u065f\u0670]+)*")
_GAP = re.compile(r"[ \u00a0\u202f\n]")
_LETTER_LOOP = re.compile(r"([^\W\d_])\1{5,}")
_MOST_WORDS = 4
_TWICE = 12
"""Words of a text that may be the same twice; a short one may well be, as in *infection (infection)*."""
_MOST_TIMES = 3
"""A sequence repeated more often than this is a loop."""

_FINE: Mapping[str, frozenset[str]] = {
    "fr": frozenset({"nous", "vous", "très", "bien", "non", "oui"}),
    "fa": words(
        "یک تک کم رفته آرام دسته گروه گاه جا به کوچه خانه قطره تکه پاره ذره لحظه روز شهر سال نفر بخش دانه گونه زود "
        "خیلی بله نه هزار چند کند سی بی پی دی تی"
    ),
    "ar": words("شيئا واحدا رويدا خطوة بابا يوما قليلا صفا جيدا جدا نعم لا سنة مرة إن سي بي دي تي إس إل إم إف جي"),
    "de": frozenset({"die", "der", "das", "sie"}),
    "nl": frozenset({"die", "dat"}),
}
"""Words that their language may set twice, by language."""


def _doubled_word(context: CheckContext) -> Iterator[Finding]:
    fine = frozenset(map(fold, _FINE.get(context.locale.language, ())))
    if _doubled(context.source, frozenset()):
        return
    for word, start, end in _doubled(context.target, fine):
        yield Finding(f"“{word}” stands twice.", start, end)


def _doubled(text: str, fine: frozenset[str]) -> list[tuple[str, int, int]]:
    found = []
    for word, after in pairwise(_WORD.finditer(text)):
        name = fold(word[0])
        near = _GAP.fullmatch(text, word.end(), after.start()) is not None
        if near and name == fold(after[0]) and not name.isdigit() and name not in fine:
            found.append((word[0], word.start(), after.end()))
    return found


def _loops(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each loop in ``text``: for every period the words are compared once."""
    matches = [match for match in _WORD.finditer(text) if not match[0].isdigit()]
    names = [fold(match[0]) for match in matches]
    if len(names) >= _TWICE and len(names) % 2 == 0 and names[: len(names) // 2] == names[len(names) // 2 :]:
        yield matches[0].start(), matches[-1].end()
        return
    done = -1
    for period in range(1, _MOST_WORDS + 1):
        same = 0
        for index in range(period, len(names) + 1):
            if index < len(names) and names[index] == names[index - period]:
                same += 1
                continue
            first = index - same - period
            if same >= _MOST_TIMES * period and first > done:
                yield matches[first].start(), matches[index - 1].end()
                done = index - 1
            same = 0


def _loop(context: CheckContext) -> Iterator[Finding]:
    if not any(True for _ in _loops(context.source)):
        for start, end in _loops(context.target):
            yield Finding("The same words stand here again and again.", start, end)
    if not _LETTER_LOOP.search(context.source):
        for match in _LETTER_LOOP.finditer(context.target):
            yield Finding(f"“{match[1]}” stands {len(match[0])} times in a row.", *match.span())


DOUBLED_WORD = Rule("doubled-word", Severity.WARNING, "The same word twice in a row.", _doubled_word)
LOOP = Rule(
    "repetition", Severity.ERROR, "One to four words four times or more, or the whole text twice: a loop.", _loop
)
