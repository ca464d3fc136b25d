"""Words said twice, and the loops of machine translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import fold, words
from l10n_pipeline.model import Severity

_WORD = re.compile(r"\w+(?:[\u200c'’-]\w+)*")
_GAP = re.compile(r"[ \u00a0\u202f\n]")
_LETTER_LOOP = re.compile(r"([^\W\d_])\1{5,}")
_MOST_WORDS = 4
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


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` as `fold` has them; two checks ask for those of a source and of a target."""
    return tuple(_WORD.findall(fold(text)))


def _doubled_word(context: CheckContext) -> Iterator[Finding]:
    fine = frozenset(map(fold, _FINE.get(context.locale.language, ())))
    found = _doubled(context.target, fine)
    if found and _doubled(context.source, frozenset()):
        return
    for word, start, end in found:
        yield Finding(f"“{word}” stands twice.", start, end)


def _doubled(text: str, fine: frozenset[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    names = _words(text)
    if not any(map(eq, names, names[1:])):
        return found
    for word, after in pairwise(_WORD.finditer(text)):
        name = fold(word[0])
        near = _GAP.fullmatch(text, word.end(), after.start()) is not None
        if near and name == fold(after[0]) and not name.isdigit() and name not in fine:
            found.append((word[0], word.start(), after.end()))
    return found


def _may_loop(names: Sequence[str]) -> bool:
    """Return whether, for some period, enough words in a row are those of a period before."""
    for period in range(1, _MOST_WORDS + 1):
        same = bytes(map(eq, names[period:], names))
        if b"\1" * (_MOST_TIMES * period) in same:
            return True
    return False


def _loops(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each loop in ``text``: for every period the words are compared once."""
    if not _may_loop(_words(text)):
        return
    matches = [match for match in _WORD.finditer(text) if not match[0].isdigit()]
    names = [fold(match[0]) for match in matches]
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
    loops = list(_loops(context.target))
    if loops and not any(True for _ in _loops(context.source)):
        for start, end in loops:
            yield Finding("The same words stand four times or more in a row.", start, end)
    letters = list(_LETTER_LOOP.finditer(context.target))
    if letters and not _LETTER_LOOP.search(context.source):
        for match in letters:
            yield Finding(f"“{match[1]}” stands {len(match[0])} times in a row.", *match.span())


DOUBLED_WORD = Rule("doubled-word", Severity.WARNING, "The same word twice in a row.", _doubled_word)
LOOP = Rule("repetition", Severity.ERROR, "One to four words repeated four times or more: a loop.", _loop)
