"""Two names that changed places: *Obama said that Putin had lied* becomes Putin said that Obama had lied.

Where a name stands in the target is known by the glossary, by CLDR's names of countries, by spelling, and in Arabic
script by sound. Translations keep the order of names far more often than not; what turns it anyway is known too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, combinations

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import folded, pieces
from l10n_pipeline.checks.names.transliteration import SHORTEST, SHORTEST_ALIKE, arabic_skeleton, sound_alike
from l10n_pipeline.checks.names.words import NO_NAMES, WORD, Name, find_words
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.glossary import find_forms
from l10n_pipeline.kept import MOST, Table
from l10n_pipeline.model import Severity, Term

Span = tuple[int, int]
_MOST = 16
"""Names in one message beyond which it is a list."""
_SAME_NAME = re.compile(
    r"(?:[\s\u00a0(),&/.:’'-]++|\b[A-Z][\w’'-]*+|\b(?:of|and|the|for|in|on|de|la|le|al|el|bin|van|von|s|or|to|at)\b)*+"
)
"""What stands between the parts of one name, or between names of which it does not matter which comes first."""
_OF_FIRST = re.compile(r"\w{0,2}['’]s?(?!\w)")
_FRONTED = re.compile(
    r"[\W]*(?:In|As|According|During|After|On|At|With|For|Since|While|Despite|Under|By|Before|Following|When|If|Although|From|To"
    r"|Among|Because|Once|Until|Throughout|Through|Between|Besides|Like|Unlike|Due|Based)\b"
)
_BY = re.compile(
    r"\b(?:was|were|is|are|be|been|being)\b(?: \w+ly)? (?:\w+ed|\w+en|held|shot|sent|told|put|found|kept|led|sold|seen"
    r"|known|brought|caught|taught|sought|said|made|paid|struck|hung|won|set|hit|run)\b[^.;:?!]*\bby\b"
)
_STILL_BY = re.compile(
    r"\bpar\b|(?<!\w)(?:توسط|به ?وسیله|به‌وسیله|از سوی|از طرف|از جانب|به ?دست|به‌دست|به دستور|من قبل|من جانب|من طرف"
    r"|بواسطة|على يد|على أيدي|بأيدي|بيد)(?!\w)"
)
"""What says who did it in a sentence that is passive still."""
_QUOTED = re.compile(r"[”»\"]|(?<=[,.?!])['’]")
_VERBS = frozenset({"کرد", "کردند", "کرده", "کردن"})
"""Words of Persian that stand in every text: *Guards* is heard as کرد too."""
_PREFIX = re.compile(r"(?:[وفبلك]|ال|لل|[وف]?(?:ال|[بكل]ال|لل)|[وف][بلك])(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name found on both sides: ``source[start:end]`` and ``target[place:stop]``."""

    name: str
    start: int
    end: int
    place: int
    stop: int


def swapped(context: CheckContext, names: Sequence[Name]) -> Iterable[Finding]:
    """Return a finding for the first two of ``names`` that stand the other way round in the target.

    ``names`` are those of the source's words, in its order; the glossary's names are found besides.
    """
    once = _said_once(names)
    covered = _glossary_anchors(context)
    if len(once) + len(covered) < 2:
        return ()
    words = _Words(context)
    known = words.known(once)
    if not covered and len(known) < 2:
        return ()
    placed = words.placed(known)
    if not covered and _in_order([place for _, place in placed]):
        return ()
    anchors = [*covered, *_anchors(context.source, names, placed, covered)]
    taken = Counter(anchor.place for anchor in anchors)
    anchors = sorted((anchor for anchor in anchors if taken[anchor.place] == 1), key=lambda anchor: anchor.start)
    if len(anchors) > _MOST or _in_order([(anchor.place, anchor.stop) for anchor in anchors]):
        return ()
    source = mask_addresses(context.source)
    for first, second in combinations(anchors, 2):
        apart = first.stop <= second.place or second.stop <= first.place
        turned = second.place < first.place and apart and not _may_turn(source, first, second)
        if turned and not _made_active(context, first, second):
            message = f"“{first.name}” and “{second.name}” stand the other way round: are they swapped?"
            return [Finding(message, second.place, second.stop, Severity.WARNING)]
    return ()


def _said_once(names: Sequence[Name]) -> list[tuple[int, Name]]:
    """Return the names that stand once among ``names`` and may be found in a target, with their indexes."""
    texts = [name.text for name in names]
    again = {text for text, count in Counter(texts).items() if count > 1} if len(set(texts)) < len(texts) else ()
    return [(index, name) for index, name in enumerate(names) if name.sayings and name.text not in again]


def _may_turn(source: str, first: Anchor, second: Anchor) -> bool:
    """Return whether languages turn the two round: *X's Y*, *In X, Y said*, *“... X ...,” Y said*, *X and Y*."""
    between = source[first.end : second.start]
    if _SAME_NAME.fullmatch(between) or _OF_FIRST.match(source, max(first.end - 2, 0)):
        return True
    fronted = "," in source[first.end :] and "," not in source[: first.start] and _FRONTED.match(source) is not None
    return fronted or _QUOTED.search(between) is not None


def _made_active(context: CheckContext, first: Anchor, second: Anchor) -> bool:
    """Return whether *X was accused by Y* may have become Y accused X."""
    if not _BY.search(context.source, first.end, second.start):
        return False
    return not _STILL_BY.search(context.target)


def _in_order(places: list[Span]) -> bool:
    return len(places) < 2 or places == sorted(places)


def _anchors(
    source: str, names: Sequence[Name], placed: Sequence[tuple[int, Span]], covered: Sequence[Anchor]
) -> Iterator[Anchor]:
    """Yield the names that were ``placed``, without those in a name of the glossary."""
    spans = [(start, end) for word, start, end in find_words(source) if word not in NO_NAMES]
    for index, place in placed:
        (start, end), name = spans[index], names[index].text
        if not any(anchor.start <= start < anchor.end for anchor in covered):
            yield Anchor(name, start, end, *place)


def _glossary_anchors(context: CheckContext) -> list[Anchor]:
    matches = [match for match in context.terms if is_name(match.term)]
    if not matches:
        return []
    target = mask_addresses(context.target)
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

    def __init__(self, context: CheckContext) -> None:
        self._text = context.target
        self._language = context.locale.language if context.locale.script == "Arab" else ""
        self._countries = _countries(context.locale.tag, context.source_locale.tag)
        self._sayings = list(map(_sayings(self._language).__getitem__, pieces(self._text)))

    def known(self, names: Sequence[tuple[int, Name]]) -> list[tuple[int, Name]]:
        """Return the names that the text may have, with their indexes; the others it has not for certain."""
        wanted = set(chain.from_iterable([name.sayings for _, name in names]))
        said, countries = wanted.intersection(chain.from_iterable(self._sayings)), self._countries
        return [(index, name) for index, name in names if not said.isdisjoint(name.sayings) or name.text in countries]

    def placed(self, names: Sequence[tuple[int, Name]]) -> list[tuple[int, Span]]:
        """Return the place of each name that the text has once, with its index."""
        places = self._find({saying for _, name in names for saying in name.sayings})
        return [(index, found[0]) for index, name in names if len(found := self._places(name, places)) == 1]

    def _find(self, wanted: set[str]) -> Mapping[str, Sequence[Span]]:
        """Return the places of words by what they say; ``wanted`` is complete."""
        cut = pieces(self._text)
        places: dict[str, list[Span]] = {}
        for index, vain in enumerate(map(wanted.isdisjoint, self._sayings)):
            if vain:
                continue
            at = sum(map(len, cut[:index])) + index
            for saying, start, end in _placed_sayings(self._language)[cut[index]]:
                places.setdefault(saying, []).append((at + start, at + end))
        return places

    def _places(self, name: Name, places: Mapping[str, Sequence[Span]]) -> Sequence[Span]:
        if name.text in places:
            return places[name.text]
        country = self._countries.get(name.text)
        if country and (found := country.find(folded(mask_addresses(self._text)))):
            return found
        heard = next(filter(places.__contains__, name.heard), "")
        if len(heard) >= SHORTEST:
            return places[heard]
        return [place for place in places.get(heard, ()) if sound_alike(name.text, self._text[slice(*place)])]


@cache
def _sayings(language: str) -> Table[tuple[str, ...]]:
    """Return a table of what the words of pieces say, in an Arabic-script ``language`` or in none."""
    return Table(lambda piece: tuple(saying for saying, _, _ in _find_sayings(piece, language)), any_digit=True)


@cache
def _placed_sayings(language: str) -> Table[tuple[tuple[str, int, int], ...]]:
    """Return a table of those, with the places of the words that say them."""
    return Table(lambda piece: tuple(_find_sayings(piece, language)), any_digit=True)


def _find_sayings(piece: str, language: str) -> Iterator[tuple[str, int, int]]:
    for match in WORD.finditer(mask_addresses(piece)):
        for saying in _says(match[0], language):
            yield saying, *match.span()


def _says(word: str, language: str) -> Iterator[str]:
    """Yield the Latin names that ``word`` may spell and, in a language, the consonants that it may be heard as."""
    if word[0].isupper():
        yield word
    if word[1:2] in ("'", "’") and word[2].isupper():
        yield word[2:]
    if language and word not in _VERBS:
        for skeleton in _skeletons(word, language):
            if len(skeleton) >= SHORTEST or len(word) >= SHORTEST_ALIKE:
                yield skeleton.lower()


@lru_cache(maxsize=MOST)
def _skeletons(word: str, language: str) -> frozenset[str]:
    """Return the consonants that ``word`` may be heard as, with its particles and without; one alone says nothing."""
    skeletons = {arabic_skeleton(word)}
    if language == "ar" and (prefix := _PREFIX.match(word)):
        skeletons.add(arabic_skeleton(word[prefix.end() :]))
    return frozenset(skeleton for skeleton in skeletons if len(skeleton) > 1)


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
