"""How much two texts resemble each other, and which of many do: by their words, and by their letters.

Texts are compared as sequences of words, upper and lower case alike. A word that both have in the same order counts
twice, one that only changed its place counts once; both lengths together are the whole. 1 is the same words in the same
order, and a sentence whose halves changed places has 0.75.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(r"\w+")
_CODES = 0x10FFFF - 0x800
BUDGET = 30
"""Candidates that are looked at for one text, those that share its rarest words first: time stays linear."""


class Texts:
    """The texts of two versions of a document, ready to be compared. ``new`` and ``old`` are numbered from 0."""

    def __init__(self, new: Sequence[str], old: Sequence[str]) -> None:
        """Cut the texts into words."""
        self._codes: dict[str, int] = {}
        self._ids: dict[tuple[int, int], int] = {}
        self._texts = (new, old)
        self.new = [self._words(text) for text in new]
        """Each text as a string of a character a word: equal words are equal characters."""
        self.old = [self._words(text) for text in old]
        self._new_tokens = [self._tokens(words) for words in self.new]
        self._old_tokens = [self._tokens(words) for words in self.old]

    def _words(self, text: str) -> str:
        codes = self._codes
        return "".join([_character(codes.setdefault(w, len(codes))) for w in _WORD.findall(text.casefold())])

    def _tokens(self, words: str) -> frozenset[int]:
        """Return the words, the second "the" apart from the first: what two texts share is then a set."""
        seen: dict[str, int] = {}
        tokens = []
        for word in words:
            count = seen[word] = seen.get(word, 0) + 1
            tokens.append(self._ids.setdefault((ord(word), count), len(self._ids)))
        return frozenset(tokens)

    def words(self, n: int, o: int, threshold: float = 0.0) -> float:
        """Return the similarity of the words of two texts, 0 to 1; 0 where it is below ``threshold``."""
        size = len(self.new[n]) + len(self.old[o])
        shared = len(self._new_tokens[n] & self._old_tokens[o])
        if not shared or 2 * shared < threshold * size:
            return 0.0
        score = (ordered(self.new[n], self.old[o]) + shared) / size
        return score if score >= threshold else 0.0

    def letters(self, n: int, o: int) -> float:
        """Return the similarity of the letters of two texts, 0 to 1: twice the common subsequence by both lengths."""
        from rapidfuzz.distance import Indel

        new, old = self._texts
        return Indel.normalized_similarity(new[n].casefold(), old[o].casefold())

    def pairs(
        self, new: Iterable[int], old: Iterable[int], threshold: float, budget: int = BUDGET
    ) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of ``new`` and ``old`` that reach ``threshold`` (above 0), with their similarity.

        Texts of m and n words at the threshold t share at least t(m+n)/2 words, hence n ≥ mt/(2-t), hence at least
        mt/(2-t) of the m words are shared. So two texts that share none of their rarest words, the remaining m words
        and one left out, are no pair (Bayardo et al., Scaling up all pairs similarity search, 2007). All are found as
        long as no text has more than ``budget`` candidates.
        """
        news = {n: self._new_tokens[n] for n in new}
        olds = {o: self._old_tokens[o] for o in old}
        frequency = Counter(token for tokens in (*news.values(), *olds.values()) for token in tokens)
        index: dict[int, list[int]] = defaultdict(list)
        for o, tokens in olds.items():
            for token in _rarest(tokens, frequency, threshold):
                index[token].append(o)
        for n, tokens in news.items():
            near: dict[int, None] = {}
            for token in _rarest(tokens, frequency, threshold):
                near.update(dict.fromkeys(index.get(token, ())[: budget - len(near)]))
                if len(near) >= budget:
                    break
            size = len(self.new[n])
            for o in near:
                other = len(self.old[o])
                # The shorter text is all that can be shared.
                if 2 * min(size, other) >= threshold * (size + other) and (score := self.words(n, o, threshold)):
                    yield n, o, score


def ordered(a: str, b: str) -> int:
    """Return how many words of ``a`` and ``b`` are the same in the same order (longest common subsequence)."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(a, b)


def without(words: str, taken: str) -> str:
    """Return what is left of ``words`` when those of ``taken`` are crossed out, each once."""
    crossed = Counter(taken)
    left = []
    for word in words:
        if crossed[word] > 0:
            crossed[word] -= 1
        else:
            left.append(word)
    return "".join(left)


def _rarest(tokens: frozenset[int], frequency: Mapping[int, int], threshold: float) -> list[int]:
    ranked = sorted(tokens, key=lambda token: (frequency[token], token))
    # Rounded down with some slack, so that no floating-point error loses a pair.
    return ranked[: len(tokens) - int(len(tokens) * threshold / (2 - threshold) - 1e-9)]


def _character(code: int) -> str:
    """Return a character of its own for the word ``code``; surrogates are left out."""
    code %= _CODES  # more different words than characters: then some words are taken for equal
    return chr(code if code < 0xD800 else code + 0x800)
