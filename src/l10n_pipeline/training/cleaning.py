"""Pairs that teach something wrong are left out, and why is counted.

What is dropped: empty and very long texts, lengths that do not fit together, targets in another language or script,
digits of which some are lost (a model that learns to drop a number is worse than none), markup that differs, doubles,
and everything that a test set has, so that scores mean something.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline import inline
from l10n_pipeline.checks import CheckContext
from l10n_pipeline.checks.language import SCRIPT
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.training.reading import Pair

LONGEST = 100
"""Words of a source or a target."""
_RATIO, _SLACK = 2.5, 12
"""How many times longer one text may be than the other, in letters, and by how many letters more."""
_RUN = 8
"""Words in a row that a pair may not share with a test set."""
_WORD = re.compile(r"\w+")


class Dropped(StrEnum):
    """Why a pair was left out."""

    EMPTY = "empty"
    LONG = "too long"
    LENGTHS = "lengths do not fit"
    LANGUAGE = "language or script"
    NUMBERS = "numbers differ"
    MARKUP = "markup differs"
    TEST = "in a test set"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The pairs that are left, and how many were dropped for what."""

    pairs: tuple[Pair, ...]
    dropped: Mapping[Dropped, int]


def clean(pairs: Iterable[Pair], source: LocaleInfo, target: LocaleInfo, held: Iterable[str] = ()) -> Cleaned:
    """Return ``pairs`` without those that teach something wrong; ``held`` are the sentences of test sets.

    Texts are normalised: NFC, white space as single spaces, and masks in the place of markup that both sides have.
    """
    held_runs, held_whole = _held(held)
    kept: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    dropped: Counter[Dropped] = Counter()
    for pair in pairs:
        plain = Pair(_normal(pair.source), _normal(pair.target), pair.corpus)
        masked = _masked(plain)
        reason = Dropped.MARKUP if masked is None else _reason(plain, source, target)
        if reason is None and any(_overlaps(text, held_runs, held_whole) for text in (plain.source, plain.target)):
            reason = Dropped.TEST
        key = (plain.source, plain.target)
        if reason is None and key in seen:
            reason = Dropped.DOUBLE
        if reason is not None or masked is None:
            dropped[reason or Dropped.MARKUP] += 1
            continue
        seen.add(key)
        kept.append(masked)
    return Cleaned(tuple(kept), dict(dropped))


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _reason(pair: Pair, source: LocaleInfo, target: LocaleInfo) -> Dropped | None:
    """Return why ``pair`` is to be dropped, as far as it can be told from itself."""
    if not any(map(str.isalpha, pair.source)) or not any(map(str.isalpha, pair.target)):
        return Dropped.EMPTY
    if max(len(pair.source.split()), len(pair.target.split())) > LONGEST:
        return Dropped.LONG
    short, long = sorted((len(pair.source), len(pair.target)))
    if long > _RATIO * short + _SLACK:
        return Dropped.LENGTHS
    if _digits(pair.source) != _digits(pair.target):
        return Dropped.NUMBERS
    context = CheckContext(source=pair.source, target=pair.target, locale=target, source_locale=source)
    if pair.source.casefold() == pair.target.casefold() or next(iter(SCRIPT.find(context)), None) is not None:
        return Dropped.LANGUAGE
    return None


def _digits(text: str) -> list[int]:
    """Return the digits of ``text``, of whatever script, sorted: their order in a date is the language's."""
    return sorted(unicodedata.digit(character) for character in text if character.isdecimal())


def _masked(pair: Pair) -> Pair | None:
    """Return ``pair`` with the same masks in the place of the same markup; None where the markup differs."""
    spans = {"source": inline.find(pair.source), "target": inline.find(pair.target)}
    wanted = Counter(span.text for span in spans["source"])
    if wanted != Counter(span.text for span in spans["target"]):
        return None
    if not wanted:
        return pair
    if max(wanted.values()) > 1:
        return None
    numbers = {span.text: number for number, span in enumerate(spans["source"])}
    return Pair(_put(pair.source, spans["source"], numbers), _put(pair.target, spans["target"], numbers), pair.corpus)


def _put(text: str, spans: Sequence[inline.Span], numbers: Mapping[str, int]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + inline.DEFAULT_STYLE.write(numbers[span.text]) + text[span.end :]
    return text


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _held(sentences: Iterable[str]) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Return the runs of words of test sentences, and those sentences themselves."""
    runs: set[tuple[str, ...]] = set()
    whole: set[tuple[str, ...]] = set()
    for sentence in sentences:
        words = _words(sentence)
        whole.add(tuple(words))
        runs.update(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))
    return frozenset(runs), frozenset(whole)


def _overlaps(text: str, runs: frozenset[tuple[str, ...]], whole: frozenset[tuple[str, ...]]) -> bool:
    if not whole:
        return False
    words = _words(text)
    if tuple(words) in whole:
        return True
    return any(tuple(words[start : start + _RUN]) in runs for start in range(len(words) - _RUN + 1))
