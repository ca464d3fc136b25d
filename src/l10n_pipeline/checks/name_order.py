"""Two names that changed places: *Obama said that Putin had lied* becomes Putin said that Obama had lied.

Where a name stands in the target is known by the glossary, by CLDR's names of countries, by spelling, and in Arabic
script by sound. Translations keep the order of names far more often than not; what turns it anyway is known too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations, repeat

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import KEPT, folded
from l10n_pipeline.checks.transliteration import SHORTEST, arabic_skeleton, latin_skeleton, sound_alike
from l10n_pipeline.glossary import find_forms
from l10n_pipeline.model import Severity, Term

_WORD = re.compile(r"[^\W\d_]+(?:[\u200c'’-][^\W\d_]+)*")
_MOST = 16
"""Names in one message beyond which it is a list."""
_SAME_NAME = re.compile(
    r"(?:[\s\u00a0(),&/.:’'-]++|\b[A-Z][\w’'-]*+|\b(?:of|and|the|for|in|on|de|la|le|al|el|bin|van|von|s|or|to|at)\b)*+"
)
"""What stands between the parts of one name, or between names of which it does not matter which comes first."""
_ADJECTIVE = re.compile(r"(?:[^\W_]ian|ese|ish)s?$")
"""*Iranian*, *Chinese*: other languages set adjectives elsewhere."""
_OF_FIRST = re.compile(r"\w{0,2}['’]s?(?!\w)")
_FRONTED = re.compile(
    r"[\W]*(?:In|As|According|During|After|On|At|With|For|Since|While|Despite|Under|By|Before|Following|When|If|Although|From|To"
    r"|Among|Because|Once|Until|Throughout|Through|Between|Besides|Like|Unlike|Due|Based)\b"
)
_QUOTED = re.compile(r"[”»\"]|(?<=[,.?!])['’]")
_PREFIX = re.compile(r"(?:[وفبلك]|ال|لل|[وف]?(?:ال|[بكل]ال|لل)|[وف][بلك])(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name found on both sides: ``source[start:end]`` and ``target[place:stop]``."""

    name: str
    start: int
    end: int
    place: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its place in a piece of a text, what stands between two spaces."""

    text: str
    start: int
    end: int
    spellings: tuple[str, ...]
    """The Latin names that it may be."""


def swapped(source: str, anchors: list[Anchor]) -> Iterator[Finding]:
    """Yield a finding for the first two names that stand the other way round."""
    if not 2 <= len(anchors) <= _MOST or anchors == sorted(anchors, key=lambda anchor: anchor.place):
        return
    for first, second in combinations(anchors, 2):
        apart = first.stop <= second.place or second.stop <= first.place
        if second.place < first.place and apart and not _may_turn(source, first, second):
            message = f"“{first.name}” and “{second.name}” stand the other way round: are they swapped?"
            yield Finding(message, second.place, second.stop, Severity.WARNING)
            return


def _may_turn(source: str, first: Anchor, second: Anchor) -> bool:
    """Return whether languages turn the two round: *X's Y*, *In X, Y said*, *“... X ...,” Y said*, *X and Y*."""
    between = source[first.end : second.start]
    if _SAME_NAME.fullmatch(between) or _OF_FIRST.match(source, max(first.end - 2, 0)):
        return True
    fronted = "," in source[first.end :] and "," not in source[: first.start] and _FRONTED.match(source) is not None
    return fronted or _QUOTED.search(between) is not None


def find_anchors(context: CheckContext, names: list[tuple[str, int, int]], target: str) -> list[Anchor]:
    """Return the names that stand once on each side, in the source's order, with their places.

    ``names`` are the capitalised words of the source with their spans; the glossary's names are found besides.
    """
    once = Counter(name for name, _, _ in names)
    words = _Words(target, context.locale.language)
    countries = _countries(context.locale.tag, context.source_locale.tag)
    covered = _glossary_anchors(context, target)
    anchors = list(covered)
    for name, start, end in names:
        if once[name] > 1 or _ADJECTIVE.search(name) or any(anchor.start <= start < anchor.end for anchor in covered):
            continue
        found = words.spelt.get(name, [])
        if not found and name in countries:
            found = countries[name].find(folded(target))
        if not found and context.locale.script == "Arab":
            found = _sounding(name, words)
        if len(found) == 1:
            anchors.append(Anchor(name, start, end, *found[0]))
    taken = Counter(anchor.place for anchor in anchors)
    return sorted((anchor for anchor in anchors if taken[anchor.place] == 1), key=lambda anchor: anchor.start)


def _glossary_anchors(context: CheckContext, target: str) -> list[Anchor]:
    matches = [match for match in context.terms if is_name(match.term)]
    once = Counter(id(match.term) for match in matches)
    anchors = []
    for match in matches:
        rendering = match.term.rendering(context.locale.tag)
        forms = match.term.sources if match.term.do_not_translate else rendering.forms if rendering else ()
        spans = find_forms(forms, target, context.locale.tag) if forms and once[id(match.term)] == 1 else ()
        if len(spans) == 1:
            anchors.append(Anchor(context.source[match.start : match.end], match.start, match.end, *spans[0]))
    return anchors


class _Words:
    """The words of a target, found by the names that they may spell or sound like."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self._language = language
        self._pieces = text.split(" ")
        self._words = list(map(_words_of_piece, self._pieces))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for piece in self._pieces:
            starts.append(starts[-1] + len(piece) + 1)
        return starts

    @cached_property
    def spelt(self) -> Mapping[str, list[tuple[int, int]]]:
        """The places of words by the Latin names that they spell."""
        found: dict[str, list[tuple[int, int]]] = {}
        for place, words in enumerate(self._words):
            if not words.spelling:
                continue
            for word in words.words:
                for name in word.spellings:
                    found.setdefault(name, []).append(self._span(place, word))
        return found

    @cached_property
    def _sounds(self) -> list[frozenset[str]]:
        return list(map(_sounds_of_piece, self._pieces, repeat(self._language)))

    @cached_property
    def _all_sounds(self) -> frozenset[str]:
        return frozenset().union(*self._sounds)

    def heard(self, skeleton: str) -> list[tuple[int, int]]:
        """Return the places of words with the consonants ``skeleton``, particles before them aside."""
        # one consonant says nothing
        if len(skeleton) < 2 or skeleton not in self._all_sounds:
            return []
        return [
            self._span(place, word)
            for place, sounds in enumerate(self._sounds)
            if skeleton in sounds
            for word in self._words[place].words
            if skeleton in _skeletons(word.text, self._language)
        ]

    def _span(self, place: int, word: _Word) -> tuple[int, int]:
        return self._starts[place] + word.start, self._starts[place] + word.end


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of a piece of a text."""

    words: tuple[_Word, ...]
    spelling: bool
    """True where one of them may spell a Latin name."""


@lru_cache(maxsize=KEPT)
def _words_of_piece(piece: str) -> _Piece:
    words = tuple(_Word(match[0], *match.span(), tuple(_spellings(match[0]))) for match in _WORD.finditer(piece))
    return _Piece(words, any(word.spellings for word in words))


@lru_cache(maxsize=KEPT)
def _sounds_of_piece(piece: str, language: str) -> frozenset[str]:
    return frozenset().union(*(_skeletons(word.text, language) for word in _words_of_piece(piece).words))


def _spellings(word: str) -> Iterator[str]:
    """Yield the names that ``word`` may spell: itself, and what an elided article stands before."""
    if word[0].isupper():
        yield word
        if word[1:2] in "'’":
            yield word[2:]
    elif word[1:2] in ("'", "’"):
        yield word[2:]


@lru_cache(maxsize=KEPT)
def _skeletons(word: str, language: str) -> frozenset[str]:
    """Return the consonants that ``word`` may be heard as, with its particles and without; one alone says nothing."""
    skeletons = {arabic_skeleton(word)}
    if language == "ar" and (prefix := _PREFIX.match(word)):
        skeletons.add(arabic_skeleton(word[prefix.end() :]))
    return frozenset(skeleton for skeleton in skeletons if len(skeleton) > 1)


def _sounding(name: str, words: _Words) -> list[tuple[int, int]]:
    """Return the places of the words that ``name`` may be."""
    skeleton = latin_skeleton(name)
    found = words.heard(skeleton)
    if len(skeleton) > SHORTEST and not found:
        return words.heard(skeleton[:-1])  # a silent last consonant: Callamard, كالامار
    if len(skeleton) >= SHORTEST:
        return found
    return [(start, end) for start, end in found if len(name) > 4 and sound_alike(name, words.text[start:end])]


@dataclass(frozen=True, slots=True)
class _Country:
    """How a locale calls a country, folded."""

    name: str
    pattern: re.Pattern[str]

    def find(self, plain: str) -> list[tuple[int, int]]:
        """Return where the folded text ``plain`` names it."""
        return [match.span() for match in self.pattern.finditer(plain)] if self.name in plain else []


@cache
def _countries(tag: str, source_tag: str) -> Mapping[str, _Country]:
    """Return the locale's names of countries, by the name in the source language; one-word names only."""
    from babel import Locale

    theirs: Mapping[str, str] = Locale.parse(tag.replace("-", "_")).territories
    ours: Mapping[str, str] = Locale.parse(source_tag.replace("-", "_")).territories
    prefix = r"(?:[وفبلك]|لل|[وف][بلك])?" if tag.startswith("ar") else "(?:[dl]['’])?" if tag.startswith("fr") else ""
    return {
        name: _Country(own := folded(theirs[code]), re.compile(rf"(?<!\w){prefix}{re.escape(own)}(?!\w)"))
        for code, name in ours.items()
        if code.isalpha() and " " not in name and code in theirs
    }


def is_name(term: Term) -> bool:
    """Return whether a term of the glossary is a name."""
    return term.do_not_translate or term.part_of_speech == "proper noun"
