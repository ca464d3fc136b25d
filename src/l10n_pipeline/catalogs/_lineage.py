"""Which old messages the new ones of a document were made from: edited, moved, split in several, joined to one.

Two sentences that share most of their words are the same sentence edited, wherever they stand; those that stand beside
the same neighbour are paired first, and need share less. What is left of an old sentence when a new one was made from
it, and stands in the next new sentence, says that it was split there; joined is the reverse.

The thresholds were set on pairs of unrelated sentences (docs/updating.md): what passes as the same place lets one of
some thousand such pairs through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from l10n_pipeline.catalogs._similar import Texts, ordered, without

Key: TypeAlias = tuple[str | None, str]
"""A message's context and source."""

SIMILAR = 0.6
"""Similarity of the words from which on an old sentence is taken for a new one's, wherever both stand."""
SURE_IN_PLACE = 0.7
"""Similarity of the words from which on a sentence beside the same neighbour is not looked for elsewhere."""
STEPS = (0.8, SIMILAR)
"""The best pairs are made first. Those of a high step are found fast and leave little for the next."""
IN_PLACE = 0.1
"""What the same place adds to the similarity."""
SIMILAR_IN_PLACE = 0.5
"""Similarity, the mean of words and letters, from which on that is enough between the same neighbours."""
ALIKE_IN_PLACE = 0.8
"""Similarity of the letters alone from which on that is enough there: "Introduction", "Introductions"."""
CONTAINED = 0.8
"""Share of the shorter one's words from which on it stands in the longer one: a clause was added or taken away."""
CONTAINED_WORDS = 4
"""Words that the shorter one must have then."""
PART = 0.6
"""Share of a sentence's words that must stand in what is left of another for the first to be split off from it."""
PART_WORDS = 2
"""Words that must."""
PARTS = 5
"""Sentences that one is split in, or that are joined to one, at most."""
ROUNDS = 3
"""Times what was found is taken for a neighbour of what is left."""
WINDOW = 8
"""Sentences from a common neighbour on, or before it, that stand in the same place."""


@dataclass(frozen=True, slots=True)
class Descent:
    """What a new message was made from."""

    new: Key
    olds: tuple[Key, ...]
    """The old messages in their order; several were joined."""
    part: int = 1
    """1-based place among the sentences that the old one was split in."""
    parts: int = 1


def lineage(new: Sequence[Key], old: Sequence[Key]) -> list[Descent]:
    """Return what the messages of ``new`` that are not in ``old`` were made from, in the order of ``new``.

    Both are in the order of their documents. A message that resembles no old one has no descent; an old one serves
    one new message, or the consecutive ones that it was split in.
    """
    known = set(new)
    return _Lineage(new, old).find() if any(key not in known for key in old) else []


class _Lineage:
    def __init__(self, new: Sequence[Key], old: Sequence[Key]) -> None:
        self._new, self._old = _Side(new, set(old)), _Side(old, set(new))
        self._expected = _expected(new, old)
        places = {key: place for place, key in enumerate(new)}
        self._same = {place: places[key] for place, key in enumerate(old) if key in places}
        """Places of what both have, and of what was found to be the same: in the old document → in the new one."""
        self._texts = Texts([new[n][1] for n in self._new.places], [old[o][1] for o in self._old.places])
        self._news: dict[int, list[int]] = {}
        """The new texts that were made from an old one, by the latter."""
        self._olds: dict[int, list[int]] = {}
        """The old texts that a new one was made from, by the latter."""

    def find(self) -> list[Descent]:
        self._take(self._by_words_in_place(SURE_IN_PLACE))
        for step in STEPS:
            self._take(self._by_words(step))
        self._extend()
        for _ in range(ROUNDS):
            if self._take(self._by_place()):
                self._extend()
        return list(self._descents())

    def _by_words(self, step: float) -> Iterator[tuple[float, int, int]]:
        """Yield pairs whose words reach ``step``, the same place counted in."""
        for score, n, o in self._by_words_in_place(step - IN_PLACE):
            yield score + IN_PLACE, n, o
        for n, o, score in self._texts.pairs(*self._free(), step):
            yield score, n, o

    def _by_words_in_place(self, threshold: float) -> Iterator[tuple[float, int, int]]:
        for n, o in self._near(*self._free()):
            if score := self._texts.words(n, o, threshold):
                yield score, n, o

    def _by_place(self) -> Iterator[tuple[float, int, int]]:
        """Yield pairs in the same place that resemble each other enough for that."""
        for n, o in self._near(*self._free()):
            words, letters = self._texts.words(n, o), self._texts.letters(n, o)
            score = (words + letters) / 2
            if score >= SIMILAR_IN_PLACE or letters >= ALIKE_IN_PLACE or self._contained(n, o):
                yield score, n, o

    def _contained(self, n: int, o: int) -> bool:
        new, old = self._texts.new[n], self._texts.old[o]
        shorter = min(len(new), len(old))
        return shorter >= CONTAINED_WORDS and ordered(new, old) >= CONTAINED * shorter

    def _take(self, scored: Iterable[tuple[float, int, int]]) -> bool:
        """Make pairs, the best first, of equal ones those whose places are closest; return whether there are any."""
        ranked = sorted((-score, self._distance(n, o), n, o) for score, n, o in scored)
        taken = False
        for _, _, n, o in ranked:
            if n not in self._olds and o not in self._news:
                self._olds[n], self._news[o] = [o], [n]
                taken = True
        return taken

    def _distance(self, n: int, o: int) -> int:
        return abs(self._new.places[n] - self._expected[self._old.places[o]])

    def _free(self) -> tuple[list[int], list[int]]:
        """Return the texts of both sides that have no partner."""
        return (
            [n for n in range(len(self._new.places)) if n not in self._olds],
            [o for o in range(len(self._old.places)) if o not in self._news],
        )

    def _near(self, new: Sequence[int], old: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that stand after, or before, the same neighbour; some twice."""
        for backwards in (False, True):
            # Neighbours go by their place in the new document.
            names = self._same
            for o, news in self._news.items():
                names[self._old.places[o]] = self._new.places[news[0 if backwards else -1]]
            runs = self._new.runs(new, None, backwards=backwards)
            others = self._old.runs(old, names, backwards=backwards)
            for neighbour, run in runs.items():
                other = others.get(neighbour, [])
                for at, n in enumerate(run):
                    for o in other[max(0, at - WINDOW) : at + WINDOW + 1]:
                        yield n, o

    def _extend(self) -> None:
        """Give a split sentence all its parts, and a joined one all it was joined from."""
        for o in sorted(self._news):
            (n, *more) = self._news[o]
            if not more and self._olds[n] == [o]:
                self._split(n, o)
                if self._news[o] == [n]:
                    self._join(n, o)

    def _split(self, n: int, o: int) -> None:
        parts = self._new.grown(n, self._texts.new, self._texts.old[o], self._olds)
        if len(parts) > 1:
            self._news[o] = parts
            self._olds.update((part, [o]) for part in parts)

    def _join(self, n: int, o: int) -> None:
        parts = self._old.grown(o, self._texts.old, self._texts.new[n], self._news)
        if len(parts) > 1:
            self._olds[n] = parts
            self._news.update((part, [n]) for part in parts)

    def _descents(self) -> Iterator[Descent]:
        new, old = self._new, self._old
        for n in sorted(self._olds):
            olds = self._olds[n]
            parts = self._news[olds[0]]
            keys = tuple(old.keys[old.places[o]] for o in olds)
            yield Descent(new.keys[new.places[n]], keys, parts.index(n) + 1, len(parts))


class _Side:
    """The messages of one version of a document, and which of them the other version has not."""

    def __init__(self, keys: Sequence[Key], others: set[Key]) -> None:
        self.keys = keys
        self.places = [place for place, key in enumerate(keys) if key not in others]
        """Of the texts that the other version has not."""

    def runs(self, free: Sequence[int], names: dict[int, int] | None, *, backwards: bool) -> dict[int, list[int]]:
        """Return the ``free`` texts by the neighbour they follow (or precede), from it on; -1 is the document's end.

        ``names`` gives neighbours, which are places of this version, as places of the other one.
        """
        runs: dict[int, list[int]] = {}
        step = 1 if backwards else -1
        run: list[int] = []
        last: int | None = None
        for text in reversed(free) if backwards else free:
            place = self.places[text]
            if place + step != last:
                neighbour = place + step if place + step < len(self.keys) else -1
                run = runs.setdefault(neighbour if names is None else names.get(neighbour, -1), [])
            run.append(text)
            last = place
        return runs

    def grown(self, start: int, words: Sequence[str], whole: str, taken: dict[int, list[int]]) -> list[int]:
        """Return the consecutive texts that are parts of ``whole``, a text of the other version; ``start`` is one.

        ``words`` has the words of each text; those in ``taken`` have a partner. Together the parts must resemble the
        whole as an edited sentence does, or ``start`` is returned alone.
        """
        parts, rest = [start], ""
        while len(parts) < PARTS and (found := self._beside(parts, taken)):
            rest = rest if len(parts) > 1 else without(whole, words[start])
            shared, part = max((_share(words[each], rest), each) for each in found)
            if not shared:
                break
            parts = sorted([*parts, part])
            rest = without(rest, words[part])
        joined = "".join([words[part] for part in parts])
        return parts if 2 * ordered(joined, whole) >= SIMILAR * (len(joined) + len(whole)) else [start]

    def _beside(self, parts: Sequence[int], taken: dict[int, list[int]]) -> list[int]:
        """Return the texts without partner that stand right before and right after the consecutive ``parts``."""
        found = []
        for text, step in ((parts[0] - 1, -1), (parts[-1] + 1, 1)):
            there = 0 <= text < len(self.places) and text not in taken
            if there and self.places[text] - self.places[text - step] == step:
                found.append(text)
        return found


def _share(words: str, rest: str) -> int:
    """Return how many of ``words`` stand in ``rest``; 0 where they are too few for a part of it."""
    shared = ordered(words, rest)
    return shared if shared >= max(PART_WORDS, PART * len(words)) else 0


def _expected(new: Sequence[Key], old: Sequence[Key]) -> list[int]:
    """Return for each place of ``old`` the place of ``new`` where it would stand, by what stands before it."""
    places = {key: place for place, key in enumerate(new)}
    expected, last = [], -1
    for key in old:
        last = places.get(key, last + 1)
        expected.append(last)
    return expected
