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
from typing import TYPE_CHECKING

from l10n_pipeline.glossary import english
from l10n_pipeline.glossary.quotation import quoted
from l10n_pipeline.glossary.words import FOLDED, PLACES, Word, split, tokens, words_of
from l10n_pipeline.model import Glossary, Term, TermContext, TermMatch

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_CACHE_SIZE = 8
_MOST_SPELLINGS = 48
"""Of one source form; more would come from a coordination of many nouns."""
_Place = tuple[int, int, int]
"""A pattern's number, and where it starts and ends in the folded words, which stand between single spaces."""
_Found = tuple[int, int, Term]
"""Where a term starts and ends in the text."""
_COORDINATION = frozenset(("and", "or", "/", ","))


_Spelling = tuple[Term, tuple[str, ...] | None]
"""A term, and the words of one way to write it where their letters' case counts."""


def _spellings(term: Term, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the ways to write ``words``: as they are, one of them inflected, in a coordination several."""
    name = term.part_of_speech == "proper noun"
    changed = [english.plurals(word, name=name) for word in words]
    heads = [words]
    if term.part_of_speech == "verb":
        heads += [(form, *words[1:]) for form in english.conjugated(words[0])]
        changed[0] = ()
    ways = list(heads)
    several = not _COORDINATION.isdisjoint(map(str.lower, words))
    for place, forms in enumerate(changed):
        before = (ways if several else heads)[:_MOST_SPELLINGS]
        ways += [(*way[:place], form, *way[place + 1 :]) for form in forms for way in before]
    return ways


def _acronym_changed(words: tuple[str, ...], spelling: tuple[str, ...]) -> bool:
    """Return whether ``spelling`` has the plural of an acronym in ``words``: ``ITs`` is not its."""
    return any(a != b and len(b) > 1 and b.isupper() for a, b in zip(spelling, words, strict=True))


class _Patterns:
    """Spellings by their folded words, and the automaton that finds them."""

    def __init__(self, edge: str) -> None:
        self.spellings: list[list[_Spelling]] = []
        self._edge = edge
        self._places: dict[str, list[_Spelling]] = {}
        self._automaton: AhoCorasick | None = None

    def add(self, term: Term, words: tuple[str, ...], *, exact: bool) -> None:
        """Take one more spelling of ``term``; with ``exact`` the case of its letters counts."""
        pattern = f"{self._edge}{' '.join(words).casefold()}{self._edge}"
        self._places.setdefault(pattern, []).append((term, words if exact else None))

    def build(self) -> None:
        """Compile what was added."""
        if self._places:
            from ahocorasick_rs import AhoCorasick  # a megabyte of machine code that `l10n --help` does not need

            self._automaton = AhoCorasick(list(self._places), store_patterns=False)
            self.spellings = list(self._places.values())
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
                if not term.whole_word:
                    self._partial.add(term, words, exact=term.case_sensitive)
                    continue
                acronym = any(map(str.isupper, words))
                for way in _spellings(term, words):
                    exact = term.case_sensitive or (acronym and _acronym_changed(words, way))
                    self._whole.add(term, way, exact=exact)
        self._whole.build()
        self._partial.build()
        self.everywhere = all(term.context is TermContext.ANYWHERE for term in glossary.terms)
        """True where no term asks for a heading or a quotation around it."""

    def find(self, text: str) -> list[_Found]:
        """Return every term in ``text``, overlapping ones too."""
        pieces = text.split(" ")
        folded = [*map(FOLDED.__getitem__, pieces)]
        whole = self._whole.find(f" {''.join(folded)}")
        found = self._whole_matches(whole, pieces, folded) if whole else []
        if self._partial.spellings:
            found += self._partly(text, f" {''.join(folded)}")
        return found

    def _whole_matches(self, places: Sequence[_Place], pieces: Sequence[str], folded: Sequence[str]) -> list[_Found]:
        """Return the terms at ``places`` of a text, given as its pieces between single spaces and those folded."""
        found: list[_Found] = []
        bounds = [*accumulate(map(len, folded), initial=0)]
        begins = [*accumulate(map(len, pieces), initial=0)]
        for pattern, start, end in places:
            # a pattern has a space before it, which is not in the pieces, and one behind it, which is
            end -= 2
            first = last = bisect_right(bounds, start) - 1
            offset = start - bounds[first]
            at, piece = begins[first] + first, pieces[first]
            plain = piece.isalpha() and piece.isascii()
            begin = at if plain else at + PLACES[piece][offset]
            if end < bounds[first + 1]:
                stop = at + (len(piece) if plain else PLACES[piece][end - bounds[first]])
            else:
                last = bisect_right(bounds, end) - 1
                stop = begins[last] + last + PLACES[pieces[last]][end - bounds[last]]
            for term, words in self._whole.spellings[pattern]:
                if words and not _stands(words, pieces[first : last + 1], folded[first].count(" ", 0, offset)):
                    continue
                found.append((begin, stop, term))
        return found

    def _partly(self, text: str, folded: str) -> Iterator[_Found]:
        """Yield the terms that may stand inside words."""
        partial = self._partial.find(folded)
        if partial:
            starts = [1, *(1 + at for at in accumulate(len(word) + 1 for word in folded.split()))]
            words = split(text)
            for place in partial:
                yield from self._partial_matches(place, starts, words)

    def _partial_matches(self, place: _Place, starts: Sequence[int], words: Sequence[Word]) -> Iterator[_Found]:
        pattern, start, end = place
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        begin = _cut(words[first], start - starts[first], starts[first + 1] - starts[first] - 1)
        stop = _cut(words[last], end - starts[last], starts[last + 1] - starts[last] - 1)
        for term, exact in self._partial.spellings[pattern]:
            if exact is None or " ".join(exact) == _letters(words, first, last, begin, stop):
                yield begin.start, stop.end, term


def _stands(words: tuple[str, ...], pieces: Sequence[str], at: int) -> bool:
    """Return whether the words of ``pieces`` from the one ``at`` are ``words`` to the letter."""
    there = [word.text for piece in pieces for word in words_of(piece)]
    return tuple(there[at : at + len(words)]) == words


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
        if not self._automaton.everywhere:
            quotation = any(term.context is TermContext.QUOTATION for _, _, term in found)
            spans = quoted(text) if quotation else ()
            found = [match for match in found if _counts(match, spans, heading=heading)]
        return tuple([TermMatch(term, start, end) for start, end, term in _without_overlaps(found)])


def _counts(match: _Found, spans: Sequence[tuple[int, int]], *, heading: bool) -> bool:
    start, end, term = match
    match term.context:
        case TermContext.HEADING:
            return heading
        case TermContext.QUOTATION:
            before = bisect_right(spans, (start, sys.maxsize)) - 1
            return before >= 0 and end <= spans[before][1]
        case TermContext.ANYWHERE:
            return True


def _shortness(match: _Found) -> tuple[int, int]:
    start, end, _ = match
    return start - end, start


def _without_overlaps(found: Sequence[_Found]) -> Sequence[_Found]:
    """Return the longest of the matches that overlap, and all others, in order."""
    # the automaton finds them by their ends, and those of most texts stand one behind the other
    if all(end <= start for (_, end, _), (start, _, _) in pairwise(found)):
        return found
    kept: list[_Found] = []
    starts: list[int] = []
    for match in sorted(found, key=_shortness):
        start, end, _ = match
        place = bisect_right(starts, start)
        if (place and kept[place - 1][1] > start) or (place < len(starts) and starts[place] < end):
            continue
        starts.insert(place, start)
        kept.insert(place, match)
    return kept


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
