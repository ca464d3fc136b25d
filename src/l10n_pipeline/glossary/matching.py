"""The terms of a glossary found in an English source text.

Every spelling of every term, inflected forms included (`english`), is a pattern of one Aho-Corasick automaton, which
reads the folded words of a text once: the time depends on the text and its matches, not on the number of terms. Terms
that may stand inside words (``whole_word: false``) have an automaton of their own. Of matches that overlap the longest
is kept, of two equally long ones the first.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from l10n_pipeline.glossary import english
from l10n_pipeline.glossary.quotation import quoted
from l10n_pipeline.glossary.words import Word, folded_piece, split, tokens, words_of
from l10n_pipeline.model import Glossary, Term, TermContext, TermMatch

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_CACHE_SIZE = 8
_MOST_SPELLINGS = 48
"""Of one source form; more would come from a coordination of many nouns."""
_Place = tuple[int, int, int]
"""A pattern's number, and where it starts and ends in the folded words, which stand between single spaces."""
_Placed = tuple[int, Word]
"""Where a piece of the text begins, and a word at its place in that piece."""
_COORDINATION = frozenset(("and", "or", "/", ","))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write a term, as words."""

    term: Term
    words: tuple[str, ...]
    exact: bool
    """True where the letters' case counts: a case-sensitive term, or the plural of an acronym (``ITs`` is not its)."""


def _spellings(term: Term, words: tuple[str, ...]) -> Iterator[_Spelling]:
    """Yield the ways to write ``words``: as they are, one of them inflected, in a coordination several."""
    yield _Spelling(term, words, term.case_sensitive)
    name = term.part_of_speech == "proper noun"
    changed = [english.plurals(word, name=name) for word in words]
    heads = [words]
    if term.part_of_speech == "verb":
        heads += [(form, *words[1:]) for form in english.conjugated(words[0])]
        changed[0] = ()
    ways = list(heads)
    several = not _COORDINATION.isdisjoint(word.lower() for word in words)
    for place, forms in enumerate(changed):
        before = ways if several else heads
        ways += [(*way[:place], form, *way[place + 1 :]) for way in before[:_MOST_SPELLINGS] for form in forms]
    for way in ways[1:]:
        acronym = any(a != b and len(b) > 1 and b.isupper() for a, b in zip(way, words, strict=True))
        yield _Spelling(term, way, term.case_sensitive or acronym)


class _Patterns:
    """Spellings by their folded words, and the automaton that finds them."""

    def __init__(self, edge: str) -> None:
        self.spellings: list[list[_Spelling]] = []
        self._edge = edge
        self._places: dict[str, int] = {}
        self._automaton: AhoCorasick | None = None

    def add(self, spelling: _Spelling) -> None:
        """Take one more spelling."""
        pattern = f"{self._edge}{' '.join(spelling.words).casefold()}{self._edge}"
        place = self._places.setdefault(pattern, len(self.spellings))
        if place == len(self.spellings):
            self.spellings.append([])
        self.spellings[place].append(spelling)

    def build(self) -> None:
        """Compile what was added."""
        if self._places:
            from ahocorasick_rs import AhoCorasick  # a megabyte of machine code that `l10n --help` does not need

            self._automaton = AhoCorasick(list(self._places), store_patterns=False)
        self._places = {}

    def find(self, folded: str) -> list[_Place]:
        """Return the pattern, start and end of every match."""
        return [] if self._automaton is None else self._automaton.find_matches_as_indexes(folded, overlapping=True)


class _Automaton:
    """A glossary compiled for finding its terms."""

    def __init__(self, glossary: Glossary) -> None:
        self._whole = _Patterns(" ")
        self._partial = _Patterns("")
        for term in glossary.terms:
            for source in term.sources:
                words = tuple(tokens(source))
                if not words:
                    continue
                if term.whole_word:
                    for spelling in _spellings(term, words):
                        self._whole.add(spelling)
                else:
                    self._partial.add(_Spelling(term, words, term.case_sensitive))
        self._whole.build()
        self._partial.build()
        self.everywhere = all(term.context is TermContext.ANYWHERE for term in glossary.terms)
        """True where no term asks for a heading or a quotation around it."""

    def find(self, text: str) -> list[TermMatch]:
        """Return every term in ``text``, overlapping ones too."""
        pieces = text.split(" ")
        folded = f" {' '.join(filter(None, map(folded_piece, pieces)))} "
        whole, partial = self._whole.find(folded), self._partial.find(folded)
        found = list(self._whole_matches(whole, folded, _placed(pieces))) if whole else []
        if partial:
            starts = [1, *(1 + at for at in accumulate(len(word) + 1 for word in folded.split()))]
            words = split(text)
            found += [match for place in partial for match in self._partial_matches(place, starts, words)]
        return found

    def _whole_matches(self, places: Sequence[_Place], folded: str, words: Sequence[_Placed]) -> Iterator[TermMatch]:
        for pattern, start, _ in places:
            first = folded.count(" ", 0, start)
            for spelling in self._whole.spellings[pattern]:
                size = len(spelling.words)
                if not spelling.exact or spelling.words == tuple(word.text for _, word in words[first : first + size]):
                    (before, begin), (after, end) = words[first], words[first + size - 1]
                    yield TermMatch(spelling.term, before + begin.start, after + end.end)

    def _partial_matches(self, place: _Place, starts: Sequence[int], words: Sequence[Word]) -> Iterator[TermMatch]:
        pattern, start, end = place
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        begin = _cut(words[first], start - starts[first], starts[first + 1] - starts[first] - 1)
        stop = _cut(words[last], end - starts[last], starts[last + 1] - starts[last] - 1)
        for spelling in self._partial.spellings[pattern]:
            if not spelling.exact or " ".join(spelling.words) == _letters(words, first, last, begin, stop):
                yield TermMatch(spelling.term, begin.start, stop.end)


def _placed(pieces: Sequence[str]) -> list[_Placed]:
    """Return the words of a text, given as its pieces between single spaces."""
    placed: list[_Placed] = []
    at = 0
    for piece in pieces:
        placed += [(at, word) for word in words_of(piece)]
        at += len(piece) + 1
    return placed


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place within a word: where a match that begins or ends there begins or ends in the text."""

    start: int
    end: int
    offset: int


def _cut(word: Word, offset: int, folded_length: int) -> _Cut:
    """Return the place ``offset`` letters into a folded word; the whole word where folding changed its length."""
    if folded_length == word.end - word.start == len(word.text):
        return _Cut(word.start + offset, word.start + offset, offset)
    return _Cut(word.start, word.end, offset)


def _letters(words: Sequence[Word], first: int, last: int, begin: _Cut, stop: _Cut) -> str:
    """Return the letters of a match within words, as the text has them."""
    if first == last:
        return words[first].text[begin.offset : stop.offset]
    inner = [word.text for word in words[first + 1 : last]]
    return " ".join([words[first].text[begin.offset :], *inner, words[last].text[: stop.offset]])


class Matcher:
    """Finds the terms of one glossary. Compiling it takes time in the number of terms, finding does not."""

    def __init__(self, glossary: Glossary) -> None:
        kept = _kept(glossary)
        self._automaton: _Automaton = kept._automaton if kept else _Automaton(glossary)
        _keep(glossary, kept or self)

    def find(self, text: str, *, heading: bool = False) -> tuple[TermMatch, ...]:
        """Return the terms in ``text`` in order, without overlaps.

        A match covers a plural ending but not a possessive ``'s``. Terms whose context is a heading count only where
        ``heading`` says that the text is one; terms whose context is a quotation only inside one (see `quotation`).
        """
        found = self._automaton.find(text)
        if not found:
            return ()
        if self._automaton.everywhere:
            return _without_overlaps(found)
        spans = quoted(text) if any(match.term.context is TermContext.QUOTATION for match in found) else ()
        return _without_overlaps([match for match in found if _counts(match, spans, heading=heading)])


def _counts(match: TermMatch, spans: Sequence[tuple[int, int]], *, heading: bool) -> bool:
    match match.term.context:
        case TermContext.HEADING:
            return heading
        case TermContext.QUOTATION:
            before = bisect_right(spans, (match.start, sys.maxsize)) - 1
            return before >= 0 and match.end <= spans[before][1]
        case TermContext.ANYWHERE:
            return True


_START = attrgetter("start")


def _without_overlaps(found: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    ordered = sorted(found, key=_START)
    if all(one.end <= other.start for one, other in pairwise(ordered)):
        return tuple(ordered)
    kept: list[TermMatch] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        # whatever is at least as long as this one has been placed: an overlap shows at one of its ends
        if match.start not in taken and match.end - 1 not in taken:
            kept.append(match)
            taken.update(range(match.start, match.end))
    return tuple(sorted(kept, key=_START))


_compiled: OrderedDict[int, tuple[Glossary, Matcher]] = OrderedDict()
"""The last few glossaries, compiled: every locale has a checker of its own, and a call per message costs nothing."""


def _kept(glossary: Glossary) -> Matcher | None:
    # by identity, since a glossary cannot be hashed; kept with its glossary, so that the identity stays its own
    kept = _compiled.get(id(glossary))
    return kept[1] if kept is not None and kept[0] is glossary else None


def _keep(glossary: Glossary, matcher: Matcher) -> None:
    _compiled[id(glossary)] = (glossary, matcher)
    _compiled.move_to_end(id(glossary))
    while len(_compiled) > _CACHE_SIZE:
        _compiled.popitem(last=False)


def matcher(glossary: Glossary) -> Matcher:
    """Return the compiled ``glossary``, the same one where it was compiled before in this process."""
    return _kept(glossary) or Matcher(glossary)


def find(glossary: Glossary, text: str, *, heading: bool = False) -> tuple[TermMatch, ...]:
    """Return the terms of ``glossary`` in the English ``text``, in order and without overlaps (see `Matcher.find`)."""
    return matcher(glossary).find(text, heading=heading)
