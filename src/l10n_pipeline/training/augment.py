"""Pairs that teach what no downloaded package knows: to copy masks and tags, and to read a term's rendering.

*Masks.* Words that surely translate each other are replaced, on both sides, by the same mask (`inline.DEFAULT_STYLE`):
the model learns to copy it to the right place. A pair of inline tags is two masks around a phrase.

*Terms.* The rendering follows its term in the source, as `pretranslate.terms.annotated` will write it (Dinu et al., ACL
2019). What is written there is not the form that stands in the target but, where the corpus has one, the shortest form
of which it is an inflection: the model learns to inflect what it is given (Bergmanis and Pinnis, EACL 2021).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n_pipeline import glossary, inline
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.training.lexicon import Lexicon, Phrase
from l10n_pipeline.training.reading import Pair

MASKS = "augmented: masks"
TERMS = "augmented: terms"
"""What `Pair.corpus` says of the pairs made here."""
_MOST_MASKS, _MOST_TERMS = 4, 2
_HIGHEST_MASK = 9
"""Masks of up to this number are shown: a sentence may have many, and each has a piece of its own."""
_HIGH = 0.4
"""Share of the masked pairs whose first mask is another than number 0."""
_TAGGED = 0.35
"""Share of the masked pairs that have two masks around a phrase, as tags would be."""
_LEAST_LETTERS = 4
"""Of a term: function words are in no glossary."""
_COMMON, _OFTEN = 0.002, 200
"""A word that is more than this share of all words, and occurs more often than this, is no term."""
_OPTIONS = 12
"""Other translations of a word that are looked at for its base form."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many pairs are made, as shares of those there are."""

    masks: float = 0.08
    terms: float = 0.12


@dataclass(slots=True)
class Augmenter:
    """Makes pairs of pairs, always the same ones for a seed."""

    lexicon: Lexicon
    locale: LocaleInfo
    """Of the targets."""
    chance: random.Random
    _bases: dict[tuple[str, str], str] = field(default_factory=dict)

    def pairs(self, pairs: Sequence[Pair], shares: Shares) -> Iterator[Pair]:
        """Yield the pairs that are to be added to ``pairs``."""
        for pair in pairs:
            for share, make in ((shares.masks, self.masked), (shares.terms, self.annotated)):
                if share and self.chance.random() < share and (made := make(pair)) is not None:
                    yield made

    def masked(self, pair: Pair) -> Pair | None:
        """Return ``pair`` with masks in the place of words, or around a phrase; None where nothing is sure enough."""
        phrases = self._usable(pair)
        if not phrases:
            return None
        if self.chance.random() < _TAGGED:
            places = _around(self.chance.choice(phrases))
        else:
            chosen = _apart(self.chance.sample(phrases, len(phrases)), self.chance.randint(1, _MOST_MASKS))
            places = [((p.start, p.end), (p.target_start, p.target_end)) for p in chosen]
        first = self.chance.randint(0, _HIGHEST_MASK + 1 - len(places)) if self.chance.random() < _HIGH else 0
        numbers = range(first, first + len(places))
        source = _write(pair.source, [place for place, _ in places], numbers)
        target = _write(pair.target, [place for _, place in places], numbers)
        return Pair(source, target, MASKS)

    def annotated(self, pair: Pair) -> Pair | None:
        """Return ``pair`` with renderings beside one or two of its terms; None where it has none."""
        phrases = [phrase for phrase in self._usable(pair) if self._is_term(pair.source[phrase.start : phrase.end])]
        chosen = _apart(self.chance.sample(phrases, len(phrases)), self.chance.randint(1, _MOST_TERMS))
        source = pair.source
        for phrase in sorted(chosen, key=lambda p: -p.start):
            source = f"{source[: phrase.end]} {self._rendering(pair, phrase)}{source[phrase.end :]}"
        return Pair(source, pair.target, TERMS) if chosen else None

    def _usable(self, pair: Pair) -> list[Phrase]:
        """Return the sure phrases of ``pair``, none if it has masks already."""
        if inline.DEFAULT_STYLE.pattern.search(pair.source):
            return []
        return self.lexicon.phrases(pair)

    def _is_term(self, text: str) -> bool:
        # No punctuation inside, no numbers: a glossary's terms have none either.
        if not all(character.isalpha() or character in " -'’" for character in text):
            return False
        words = text.lower().split()
        total = max(self.lexicon.counts.total(), 1)
        return all(
            len(word) >= _LEAST_LETTERS and self.lexicon.counts[word] <= max(_COMMON * total, _OFTEN)
            for word in (words[0], words[-1])
        )

    def _rendering(self, pair: Pair, phrase: Phrase) -> str:
        """Return what is written beside the source of ``phrase``: the base of its target, as far as it is known."""
        written = pair.target[phrase.target_start : phrase.target_end]
        if len(written.split()) > 1:
            return written
        key = (pair.source[phrase.start : phrase.end].lower(), written.lower())
        if key not in self._bases:
            self._bases[key] = self._base(*key)
        base = self._bases[key]
        if base == key[1]:
            return written
        return base[:1].upper() + base[1:] if written[:1].isupper() and not written.isupper() else base

    def _base(self, source: str, written: str) -> str:
        """Return the shortest other translation of ``source`` of which ``written`` is an inflection, or ``written``."""
        others = [form for form in self.lexicon.options.get(source, ())[:_OPTIONS] if len(form) < len(written)]
        for form in sorted(others, key=len):
            if (0, len(written)) in glossary.find_forms((form,), written, self.locale.tag):
                return form
        return written


Place = tuple[int, int]


def _around(phrase: Phrase) -> list[tuple[Place, Place]]:
    """Return the places of two masks around ``phrase``, in source and target."""
    source = [(phrase.start, phrase.start), (phrase.end, phrase.end)]
    target = [(phrase.target_start, phrase.target_start), (phrase.target_end, phrase.target_end)]
    return list(zip(source, target, strict=True))


def _apart(phrases: Sequence[Phrase], most: int) -> list[Phrase]:
    """Return the first ``most`` of ``phrases`` that overlap nowhere, in the order of the source."""
    chosen: list[Phrase] = []
    for phrase in phrases:
        if len(chosen) < most and all(
            (phrase.end < other.start or phrase.start > other.end)
            and (phrase.target_end < other.target_start or phrase.target_start > other.target_end)
            for other in chosen
        ):
            chosen.append(phrase)
    return sorted(chosen, key=lambda phrase: phrase.start)


def _write(text: str, places: Sequence[Place], numbers: Sequence[int]) -> str:
    """Return ``text`` with the mask of each number in its place, parted by spaces as `inline.mask` parts them."""
    spans = sorted(zip(places, numbers, strict=True))
    out, end = "", 0
    for (start, stop), number in spans:
        out += text[end:start]
        token = inline.DEFAULT_STYLE.write(number)
        before = bool(out) and (out[-1].isalnum() or out[-1] == token[-1])
        after = text[stop : stop + 1].isalnum()
        out += " " * before + token + " " * after
        end = stop
    return out + text[end:]
