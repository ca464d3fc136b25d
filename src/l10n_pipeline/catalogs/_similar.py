"""Which old texts new ones were made from: pairs of texts that share most of their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"\w+")
_STEPS = (0.9, 0.8, 0.7)


def best_pairs(new: Sequence[tuple[int, str]], old: Sequence[tuple[int, str]], threshold: float) -> dict[int, int]:
    """Return for each new text the old one it resembles: index in ``new`` → index in ``old``.

    Each text comes with its place in its document. Similarity is twice the longest common subsequence of words by the
    number of words of both, 0 to 1, upper and lower case alike. Pairs below ``threshold`` (above 0) do not count. The
    best pairs are made first, of equal ones those whose places are closest; an old text serves one new text at most.
    """
    new_words = {n: _words(text) for n, (_, text) in enumerate(new)}
    old_words = {o: _words(text) for o, (_, text) in enumerate(old)}
    pairs: dict[int, int] = {}
    # The best pairs are made first, so those at a high threshold do not depend on the rest; they are found fast and
    # leave little for the low one, at which nearly every pair is a candidate.
    for step in (*(step for step in _STEPS if step > threshold), threshold):
        scored = [
            (-score, abs(new[n][0] - old[o][0]), n, o) for n, o, score in _similar_pairs(new_words, old_words, step)
        ]
        for _, _, n, o in sorted(scored):
            if n in new_words and o in old_words:
                pairs[n] = o
                del new_words[n], old_words[o]
    return pairs


def _similar_pairs(
    new: Mapping[int, list[str]], old: Mapping[int, list[str]], threshold: float
) -> Iterator[tuple[int, int, float]]:
    """Yield every pair that reaches ``threshold``, with its similarity."""
    from rapidfuzz.distance import LCSseq

    for n, o in _candidates(new, old, threshold):
        size = len(new[n]) + len(old[o])
        # A count of words, rounded down: rapidfuzz's own ratio loses pairs that are just at the threshold.
        common = LCSseq.similarity(new[n], old[o], score_cutoff=int(threshold * size / 2 - 1e-9))
        if 2 * common / size >= threshold:
            yield n, o, 2 * common / size


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _candidates(
    new: Mapping[int, list[str]], old: Mapping[int, list[str]], threshold: float
) -> Iterator[tuple[int, int]]:
    """Yield every pair that can reach ``threshold``, and some that cannot.

    Texts of m and n words at the threshold t share at least t(m+n)/2 words, hence n ≥ mt/(2-t), hence at least
    mt/(2-t) of the m words are shared. So two texts that share none of their rarest words, the remaining m words and
    one left out, are no pair (Bayardo et al., Scaling up all pairs similarity search, 2007).
    """
    new_tokens = {n: _numbered(words) for n, words in new.items()}
    old_tokens = {o: _numbered(words) for o, words in old.items()}
    frequency = Counter(token for tokens in (*new_tokens.values(), *old_tokens.values()) for token in tokens)
    ratio = threshold / (2 - threshold)

    def rarest(tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
        ranked = sorted(tokens, key=lambda token: (frequency[token], token))
        # Rounded down with some slack, so that no floating-point error loses a pair.
        return ranked[: len(tokens) - int(len(tokens) * ratio - 1e-9)]

    index: dict[tuple[str, int], list[int]] = defaultdict(list)
    for o, tokens in old_tokens.items():
        for token in rarest(tokens):
            index[token].append(o)
    for n, tokens in new_tokens.items():
        size = len(tokens)
        near = {o for token in rarest(tokens) for o in index.get(token, ())}
        for o in near:
            other = len(old[o])
            # The shorter text is all that can be shared.
            if 2 * min(size, other) >= threshold * (size + other):
                yield n, o


def _numbered(words: list[str]) -> list[tuple[str, int]]:
    """Return the words, the second "the" apart from the first: what two texts share is then a set."""
    seen: Counter[str] = Counter()
    tokens = []
    for word in words:
        tokens.append((word, seen[word]))
        seen[word] += 1
    return tokens
