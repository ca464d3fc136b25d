"""Words said twice, and the loops of machine translation."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, pairwise
from operator import eq, is_

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import TEXTS, fold, pieces, words
from l10n_pipeline.kept import Table
from l10n_pipeline.model import Severity

_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+(?:[\u200c'’-][\w\u064b-\u065f\u0670]+)*")
_GAP = re.compile(r"[ \u00a0\u202f\n]")
_MARKS = '()[].,:;!?%،؛؟٪«»“”"'
_STRETCHED = 6
_LETTER_LOOP = re.compile(rf"([^\W\d_])\1{{{_STRETCHED - 1},}}")
_PERIODS = (1, 2, 3, 4)
"""Of how many words the sequences are that repeat."""
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


def _telling(piece: str) -> tuple[str, ...]:
    """Return what tells whether a text with ``piece`` is worth a look: its words, folded, without numbers.

    Each is interned, so that the same words are one object. A stretched piece is there four times, to look like a loop.
    """
    bare = piece.strip(_MARKS)
    if bare.isdecimal():
        return ()
    if len(piece) >= _STRETCHED and _LETTER_LOOP.search(piece):
        return (sys.intern(piece),) * (_MOST_TIMES + 1)
    name = fold(bare)
    if name.isalpha():
        return (sys.intern(name),)
    return tuple([sys.intern(name) for name in _WORD.findall(name) if not name.isdigit()])


_TELLING = Table(_telling)


@lru_cache(maxsize=TEXTS)
def _sample(text: str) -> list[str]:
    """Return the words of ``text`` that tell whether it is worth a look."""
    return list(chain.from_iterable(map(_TELLING.__getitem__, pieces(text))))


def _places(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words of ``text`` with their places, and folded one by one."""
    found = list(_WORD.finditer(text))
    return found, [fold(match[0]) for match in found]


def _doubled_word(context: CheckContext) -> Iterable[Finding]:
    names = _sample(context.target)
    if True not in map(is_, names, names[1:]):
        return ()
    found = list(_doubled(context.target, _fine(context.locale.language)))
    if not found or any(True for _ in _doubled(context.source, frozenset())):
        return ()
    return [Finding(f"“{word}” stands twice.", start, end) for word, start, end in found]


@cache
def _fine(language: str) -> frozenset[str]:
    return frozenset(map(fold, _FINE.get(language, ())))


def _doubled(text: str, fine: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    matches, names = _places(text)
    for index, (name, after) in enumerate(pairwise(names)):
        word, other = matches[index], matches[index + 1]
        near = _GAP.fullmatch(text, word.end(), other.start()) is not None
        if near and name == after and not name.isdigit() and name not in fine:
            yield word[0], word.start(), other.end()


def _seems_to_loop(names: list[str]) -> bool:
    """Return whether ``names`` repeat themselves. Within a loop all do, so a few places are looked at first."""
    half = len(names) // 2
    if len(names) >= _TWICE and names[0] is names[half] and names[:half] == names[half:]:
        return True
    for period in _PERIODS:
        least = _MOST_TIMES * period
        if True in map(is_, names[::least], names[period::least]) and sum(map(is_, names, names[period:])) >= least:
            return True
    return False


def _may_loop(names: list[str]) -> bool:
    """Return whether enough words stand again after one to four others, or after half the text."""
    if len(names) - len(set(names)) < _MOST_TIMES:
        return False
    half = len(names) // 2
    if len(names) >= _TWICE and names[0] in names[half - 1 : half + 2]:
        return True
    return any(sum(map(eq, names, names[period:])) >= _MOST_TIMES * period for period in _PERIODS)


def _loops(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each loop in ``text``: for every period the words are compared once."""
    matches, names = _places(text)
    if not _may_loop(names):
        return
    words = [(match, name) for match, name in zip(matches, names, strict=True) if not name.isdigit()]
    matches, names = [match for match, _ in words], [name for _, name in words]
    half = len(names) // 2
    if len(names) >= _TWICE and len(names) % 2 == 0 and names[:half] == names[half:]:
        yield matches[0].start(), matches[-1].end()
        return
    done = -1
    for period in _PERIODS:
        if sum(map(eq, names, names[period:])) < _MOST_TIMES * period:
            continue
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


def _loop(context: CheckContext) -> Iterable[Finding]:
    return _repeated(context) if _seems_to_loop(_sample(context.target)) else ()


def _repeated(context: CheckContext) -> Iterator[Finding]:
    found = list(_loops(context.target))
    if found and not any(True for _ in _loops(context.source)):
        for start, end in found:
            yield Finding("The same words stand here again and again.", start, end)
    letters = list(_LETTER_LOOP.finditer(context.target))
    if letters and not _LETTER_LOOP.search(context.source):
        for match in letters:
            yield Finding(f"“{match[1]}” stands {len(match[0])} times in a row.", *match.span())


DOUBLED_WORD = Rule("doubled-word", Severity.WARNING, "The same word twice in a row.", _doubled_word)
LOOP = Rule(
    "repetition", Severity.ERROR, "One to four words four times or more, or the whole text twice: a loop.", _loop
)
