"""Which word became which: IBM Model 1 in both directions (Brown et al. 1993), and what both agree on.

Enough to find, in some thousand pairs, words and short phrases that surely translate each other. Nothing here is used
to translate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from l10n_pipeline.training.reading import Pair

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ROUNDS = 5
_MOST_PAIRS = 60_000
_MOST_WORDS = 40
"""Longer sentences tell little and take most of the time."""
_SURE = 0.25
"""A word's probability as the translation of another, at least, in one direction."""
_PHRASE = 3
"""Words of a source phrase, at most; of a target phrase one more."""

_Integers = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a source and the part of its target that was written from it, as places in the texts."""

    start: int
    end: int
    target_start: int
    target_end: int
    words: int
    """Of the source."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How probable a target word is for a source word, and the other way round; words in lower case."""

    forward: dict[tuple[str, str], float]
    backward: dict[tuple[str, str], float]
    """Keys are (source, target) here too."""
    counts: Counter[str]
    """How often each source word occurs."""
    options: dict[str, tuple[str, ...]]
    """The target words that a source word may become, those that are more probable first."""

    def phrases(self, pair: Pair) -> list[Phrase]:
        """Return the words and short phrases of ``pair`` that surely translate each other; they may overlap."""
        source, target = list(_WORD.finditer(pair.source)), list(_WORD.finditer(pair.target))
        links = self._links([m[0].lower() for m in source], [m[0].lower() for m in target])
        found: list[Phrase] = []
        for start in range(len(source)):
            for end in range(start, min(start + _PHRASE, len(source))):
                inside = [links[i] for i in range(start, end + 1) if i in links]
                if len(inside) < end - start + 1:
                    break
                low, high = min(inside), max(inside)
                covered = {place for place in links.values() if low <= place <= high}
                if high - low <= _PHRASE and covered == set(inside):
                    found.append(
                        Phrase(
                            source[start].start(),
                            source[end].end(),
                            target[low].start(),
                            target[high].end(),
                            end - start + 1,
                        )
                    )
        return found

    def _links(self, source: Sequence[str], target: Sequence[str]) -> dict[int, int]:
        """Return, by the place of a source word, that of the target word: each is the other's best."""
        best: dict[int, tuple[float, int]] = {}
        for place, word in enumerate(target):
            score, chosen = max(((self.forward.get((s, word), 0.0), i) for i, s in enumerate(source)), default=(0.0, 0))
            back, mutual = max(
                ((self.backward.get((source[chosen], t), 0.0), j) for j, t in enumerate(target)), default=(0.0, 0)
            )
            if mutual == place and max(score, back) >= _SURE and score > best.get(chosen, (0.0, 0))[0]:
                best[chosen] = (score, place)
        return {chosen: place for chosen, (_, place) in best.items()}


def learn(pairs: Sequence[Pair]) -> Lexicon:
    """Return the lexicon of ``pairs``: of an even sample of them where they are very many."""
    step = -(-len(pairs) // _MOST_PAIRS) or 1
    texts = [(_lower(pair.source), _lower(pair.target)) for pair in pairs[::step]]
    texts = [(s, t) for s, t in texts if 0 < len(s) <= _MOST_WORDS and 0 < len(t) <= _MOST_WORDS]
    counts = Counter(word for source, _ in texts for word in source)
    forward = _model([(s, t) for s, t in texts])
    backward = {(s, t): p for (t, s), p in _model([(t, s) for s, t in texts]).items()}
    ranked: dict[str, list[tuple[float, str]]] = {}
    for (source, target), chance in forward.items():
        ranked.setdefault(source, []).append((-chance, target))
    options = {source: tuple(target for _, target in sorted(found)) for source, found in ranked.items()}
    return Lexicon(forward, backward, counts, options)


def _lower(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _model(texts: Sequence[tuple[list[str], list[str]]]) -> dict[tuple[str, str], float]:
    """Return t(second | first) of IBM Model 1 for words that occur together, where it is worth keeping."""
    if not texts:
        return {}
    first = {word: number for number, word in enumerate(dict.fromkeys(w for s, _ in texts for w in s))}
    second = {word: number for number, word in enumerate(dict.fromkeys(w for _, t in texts for w in t))}
    ones: list[_Integers] = []
    twos: list[_Integers] = []
    groups: list[_Integers] = []
    tokens = 0
    for source, target in texts:
        s = np.array([first[word] for word in source])
        t = np.array([second[word] for word in target])
        ones.append(np.tile(s, len(t)))
        twos.append(np.repeat(t, len(s)))
        groups.append(np.repeat(np.arange(tokens, tokens + len(t)), len(s)))
        tokens += len(t)
    codes, links = np.unique(np.concatenate(ones) * len(second) + np.concatenate(twos), return_inverse=True)
    chances = _estimate(codes // len(second), links, np.concatenate(groups))
    keep = np.flatnonzero(chances >= 0.02)
    sources, targets = list(first), list(second)
    return {
        (sources[code // len(second)], targets[code % len(second)]): chance
        for code, chance in zip(codes[keep].tolist(), chances[keep].tolist(), strict=True)
    }


def _estimate(owner: _Integers, links: _Integers, groups: _Integers) -> _Floats:
    """Return the probability of each pair of words, whose first word is ``owner``, by expectation maximisation.

    ``links`` has the pair of every link between two tokens, ``groups`` the target token that the link belongs to.
    """
    chances = np.ones(len(owner))
    for _ in range(_ROUNDS):
        weights = chances[links]
        shares = weights / np.bincount(groups, weights)[groups]
        expected = np.bincount(links, shares, minlength=len(owner))
        chances = expected / np.bincount(owner, expected)[owner]
    return chances
