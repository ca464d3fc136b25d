"""The terms of a glossary found in an English source text.

A trie over folded words (`words`): the time depends on the text, not on the number of terms. Terms that may stand
inside words (``whole_word: false``) have a trie over characters. Of matches that overlap the longest is kept, of two
equally long ones the first.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n_pipeline.glossary.quotation import quoted
from l10n_pipeline.glossary.words import Word, split
from l10n_pipeline.model import Glossary, Term, TermContext, TermMatch

_CACHE_SIZE = 8


@dataclass(slots=True)
class _Node:
    """A place in a trie: what may come next, and the terms that end here with their spelling."""

    next: dict[str, _Node] = field(default_factory=dict)
    terms: list[tuple[Term, tuple[str, ...]]] = field(default_factory=list)

    def add(self, path: Sequence[str], term: Term, spelling: tuple[str, ...]) -> None:
        node = self
        for step in path:
            node = node.next.setdefault(step, _Node())
        node.terms.append((term, spelling))


class Matcher:
    """A glossary compiled for finding its terms. Building it takes time in the number of terms, finding does not."""

    def __init__(self, glossary: Glossary) -> None:
        self._words = _Node()
        self._characters = _Node()
        for term in glossary.terms:
            for source in term.sources:
                self._add(term, split(source))

    def _add(self, term: Term, words: Sequence[Word]) -> None:
        if not words:
            return
        if term.whole_word:
            spelling = tuple(word.text for word in words)
            self._words.add([text.casefold() for text in spelling], term, spelling)
        else:
            flat = _Flat.of(words)
            self._characters.add(flat.folded, term, tuple(flat.text))

    def find(self, text: str, *, heading: bool = False) -> tuple[TermMatch, ...]:
        """Return the terms in ``text`` in order, without overlaps.

        A match covers a plural ending but not a possessive ``'s``. Terms whose context is a heading count only where
        ``heading`` says that the text is one; terms whose context is a quotation only inside one (see `quotation`).
        """
        words = split(text)
        found = list(self._whole(words))
        if self._characters.next:
            found += self._partial(_Flat.of(words))
        spans = quoted(text) if any(match.term.context is TermContext.QUOTATION for match in found) else ()
        return _without_overlaps([match for match in found if _counts(match, spans, heading=heading)])

    def _whole(self, words: Sequence[Word]) -> Iterator[TermMatch]:
        forms = [word.forms for word in words]
        for first, word in enumerate(words):
            pending: list[tuple[_Node, int, tuple[str, ...]]] = [(self._words, first, ())]
            while pending:
                node, place, spelling = pending.pop()
                for form in forms[place]:
                    child = node.next.get(form.folded)
                    if child is None:
                        continue
                    so_far = (*spelling, form.text)
                    yield from _ending(child, so_far, word.start, form.end)
                    if child.next and not form.last and place + 1 < len(words):
                        pending.append((child, place + 1, so_far))

    def _partial(self, flat: _Flat) -> Iterator[TermMatch]:
        for first in range(len(flat.folded)):
            node: _Node | None = self._characters
            for place in range(first, len(flat.folded)):
                node = node.next.get(flat.folded[place]) if node else None
                if node is None:
                    break
                yield from _ending(node, tuple(flat.text[first : place + 1]), flat.starts[first], flat.ends[place])


def _ending(node: _Node, spelling: tuple[str, ...], start: int, end: int) -> Iterator[TermMatch]:
    for term, expected in node.terms:
        if not term.case_sensitive or expected == spelling:
            yield TermMatch(term, start, end)


def _counts(match: TermMatch, spans: Sequence[tuple[int, int]], *, heading: bool) -> bool:
    match match.term.context:
        case TermContext.HEADING:
            return heading
        case TermContext.QUOTATION:
            before = bisect_right(spans, (match.start, sys.maxsize)) - 1
            return before >= 0 and match.end <= spans[before][1]
        case TermContext.ANYWHERE:
            return True


def _without_overlaps(found: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    kept: list[TermMatch] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        # whatever is at least as long as this one has been placed: an overlap shows at one of its ends
        if match.start not in taken and match.end - 1 not in taken:
            kept.append(match)
            taken.update(range(match.start, match.end))
    return tuple(sorted(kept, key=lambda match: match.start))


@dataclass(frozen=True, slots=True)
class _Flat:
    """Words as one string of characters, each with its place in the text; one space for any gap."""

    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> _Flat:
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        before = words[0].start if words else 0
        for word in words:
            if word.start > before:
                text.append(" ")
                starts.append(before)
                ends.append(word.start)
            exact = len(word.text) == word.end - word.start
            for place, character in enumerate(word.text):
                text.append(character)
                starts.append(word.start + place if exact else word.start)
                ends.append(word.start + place + 1 if exact else word.end)
            before = word.end
        joined = "".join(text)
        folded = "".join(low if len(low := c.lower()) == 1 else c for c in joined)
        return cls(joined, folded, tuple(starts), tuple(ends))


_compiled: OrderedDict[int, tuple[Glossary, Matcher]] = OrderedDict()


def matcher(glossary: Glossary) -> Matcher:
    """Return the compiled ``glossary``; the last few are kept, so that a call per message costs nothing."""
    # by identity, since a glossary cannot be hashed; kept with its glossary, so that the identity stays its own
    kept = _compiled.pop(id(glossary), None)
    entry = kept if kept is not None and kept[0] is glossary else (glossary, Matcher(glossary))
    _compiled[id(glossary)] = entry
    while len(_compiled) > _CACHE_SIZE:
        _compiled.popitem(last=False)
    return entry[1]


def find(glossary: Glossary, text: str, *, heading: bool = False) -> tuple[TermMatch, ...]:
    """Return the terms of ``glossary`` in the English ``text``, in order and without overlaps (see `Matcher.find`)."""
    return matcher(glossary).find(text, heading=heading)
