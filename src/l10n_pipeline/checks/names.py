"""Names: misspelt ones, and two that changed places.

Latin names stand in every language letter for letter, so one that differs from the source's by a letter or two is a
slip. Whether names changed places can be seen in other scripts too: by the glossary, by CLDR's names of countries, and
by sound (`transliteration`). Translations keep the order of names far more often than not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import folded
from l10n_pipeline.checks.transliteration import SHORTEST, arabic_skeleton, latin_skeleton, sound_alike
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.glossary import find_forms
from l10n_pipeline.model import Severity, Term

_NAME = re.compile(r"(?<![\w'’.-])[A-ZÀ-ÖØ-Þ](?:[^\W_]|[’'-](?=[^\W\d_])){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c'’-][^\W\d_]+)*")
_SHORT = 4
_LONG = 8
"""Letters of a name in which two may differ; in a shorter one, one."""
_MOST = 16
"""Names in one message beyond which it is a list."""
_NO_NAMES = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "The",
        "This",
        "That",
        "These",
        "Those",
        "And",
        "But",
        "For",
        "With",
        "From",
        "His",
        "Her",
        "Its",
        "Our",
        "Your",
        "Their",
        "They",
        "You",
        "Not",
        "All",
        "Any",
        "Some",
        "Many",
        "Most",
    ]
)
_COMMON = re.compile(
    r"(?:ments?|tions?|sions?|ty|ties|cy|cies|[ae]nces?|isms?|ists?|ics?|ures?|ories|ary|aries|ives?|ous|[ai]bles?|lands?"
    r"|ages?|ology|graphy|les?|dges?|rces?|ssion\w*)$"
)
"""Endings of English words that Romance languages share but for a letter: *Parliament*, *Parlement*."""
_ADAPTED = re.compile(
    r"(?:|es?|s|x|is|ies?|iens?|iennes?|ais|aise|ois|iques?|ques?|ane?s?|ains?|ine?s?|ées?|y|i|ou|os?|as?|um|us|ers?|iers?|res?"
    r"|eurs?|ts?|cts?|ces?|aux|al|ale|els?|elle|ants?|ents?|se|ze|iser|isez|er|ez|ion)"
)
"""Endings by which a name is made French, or plural."""
_SAME_NAME = re.compile(
    r"(?:[\s\u00a0(),&/.:’'-]|\b[A-Z][\w’'-]*|\b(?:of|and|the|for|in|on|de|la|le|al|el|bin|van|von|s|or|to|at)\b)*"
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
_OPENING = " \u00a0\u202f«“\"'(–—-"
_PREFIX = re.compile(r"(?:[وفبلك]|ال|لل|[وف]?(?:ال|[بكل]ال|لل)|[وف][بلك])(?=\w{3})")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A name found on both sides: ``source[start:end]`` and ``target[place:stop]``."""

    name: str
    start: int
    end: int
    place: int
    stop: int


def _names(context: CheckContext) -> Iterator[Finding]:
    source = mask_addresses(context.source)
    names = [match for match in _NAME.finditer(source) if match[0] not in _NO_NAMES]
    if not names:
        return
    target = mask_addresses(context.target)
    yield from _misspelt(context, [_POSSESSIVE.sub("", match[0]) for match in names], target)
    if len(names) > 1:
        yield from _swapped(source, _anchors(context, names, target))


# ---------------------------------------------------------------- misspelt


def _misspelt(context: CheckContext, names: list[str], target: str) -> Iterator[Finding]:
    """Yield a finding for each Latin word of the target that is almost a name of the source.

    Where the target's script is Latin too, languages have forms of their own for names: there only the glossary's
    names are an error, and what such a form would explain is none.
    """
    latin = context.locale.script == "Latn"
    found = list(_NAME.finditer(target))
    if not found:
        return
    present = {match[0] for match in found} | {_POSSESSIVE.sub("", match[0]) for match in found}
    missing = [name for name in dict.fromkeys(names) if len(name) >= _SHORT and name not in present]
    if not missing:
        return
    own, known = present.intersection(names) | _renderings(context), _glossary_words(context)
    for match in found:
        word = match[0]
        if word in own or len(word) < _SHORT:
            continue
        before = target[max(match.start() - 6, 0) : match.start()].rstrip(_OPENING)
        exempt = not before or before[-1] in ".!?…:»”" or word.split("-")[0].isupper()
        for name in missing:
            if not _near(word, name) or (latin and name not in known and _is_own_form(word, name, context)):
                continue
            if not latin or name in known or not exempt:
                severity = None if name in known or not latin else Severity.WARNING
                yield Finding(f"“{word}” is almost the source's “{name}”: is it misspelt?", *match.span(), severity)
                break


def _near(word: str, name: str) -> bool:
    """Return whether one may be the other misspelt: more than its case or the *s* of a plural differs."""
    if word.casefold() == name.casefold() or name.removesuffix("s") == word or word.removesuffix("s") == name:
        return False
    limit = 2 if min(len(word), len(name)) >= _LONG else 1
    return bool(OSA.distance(word, name, score_cutoff=limit) <= limit)


def _is_own_form(word: str, name: str, context: CheckContext) -> bool:
    """Return whether ``word`` may be what a Latin-script language makes of ``name``."""
    plain, other = _unaccented(word), _unaccented(name)
    if plain == other or _COMMON.search(name) or word in _places(context.locale.tag):
        return True
    common = next(
        (i for i, (a, b) in enumerate(zip(plain, other, strict=False)) if a != b), min(len(plain), len(other))
    )
    return len(other) - common <= 4 and common >= _SHORT - 1 and bool(_ADAPTED.fullmatch(plain[common:]))


def _unaccented(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)).casefold()


def _glossary_words(context: CheckContext) -> frozenset[str]:
    """Return the words of the names that the glossary knows in this source."""
    terms = (match.term for match in context.terms if _is_name(match.term))
    return frozenset(word for term in terms for source in term.sources for word in source.split())


def _renderings(context: CheckContext) -> frozenset[str]:
    """Return the words of the right forms, in this locale, of the terms of this source."""
    renderings = (match.term.rendering(context.locale.tag) for match in context.terms)
    forms = (form for rendering in renderings if rendering for form in rendering.forms)
    return frozenset(name[0] for form in forms for name in _NAME.finditer(form))


def _is_name(term: Term) -> bool:
    return term.do_not_translate or term.part_of_speech == "proper noun"


@cache
def _places(tag: str) -> frozenset[str]:
    """Return the words of CLDR's names of countries and of the cities that time zones are named after."""
    from babel import Locale

    locale = Locale.parse(tag.replace("-", "_"))
    zones: Mapping[str, Mapping[str, str]] = locale.time_zones
    cities = (zone["city"] for zone in zones.values() if "city" in zone)
    return frozenset(word for name in (*locale.territories.values(), *cities) for word in str(name).split())


# ---------------------------------------------------------------- swapped


def _swapped(source: str, anchors: list[_Anchor]) -> Iterator[Finding]:
    """Yield a finding for the first two names that stand the other way round."""
    if not 2 <= len(anchors) <= _MOST or anchors == sorted(anchors, key=lambda anchor: anchor.place):
        return
    for first, second in combinations(anchors, 2):
        apart = first.stop <= second.place or second.stop <= first.place
        if second.place < first.place and apart and not _may_turn(source, first, second):
            message = f"“{first.name}” and “{second.name}” stand the other way round: are they swapped?"
            yield Finding(message, second.place, second.stop, Severity.WARNING)
            return


def _may_turn(source: str, first: _Anchor, second: _Anchor) -> bool:
    """Return whether languages turn the two round: *X's Y*, *In X, Y said*, *“... X ...,” Y said*, *X and Y*."""
    between = source[first.end : second.start]
    if _SAME_NAME.fullmatch(between) or _OF_FIRST.match(source, max(first.end - 2, 0)):
        return True
    fronted = "," in source[first.end :] and "," not in source[: first.start] and _FRONTED.match(source) is not None
    return fronted or _QUOTED.search(between) is not None


def _anchors(context: CheckContext, names: list[re.Match[str]], target: str) -> list[_Anchor]:
    """Return the names that stand once on each side, in the source's order, with their places."""
    once = Counter(match[0] for match in names)
    words = list(_WORD.finditer(target))
    spelt = _by_spelling(words)
    sounds: dict[str, list[tuple[int, int]]] | None = None
    countries = _countries(context.locale.tag, context.source_locale.tag)
    covered = _glossary_anchors(context, target)
    anchors = list(covered)
    for match in names:
        name = _POSSESSIVE.sub("", match[0])
        if (
            once[match[0]] > 1
            or _ADJECTIVE.search(name)
            or any(anchor.start <= match.start() < anchor.end for anchor in covered)
        ):
            continue
        found = spelt.get(name, [])
        if not found and name in countries:
            found = [(m.start(), m.end()) for m in countries[name].finditer(folded(target))]
        if not found and context.locale.script == "Arab":
            sounds = _by_sound(words, context.locale.language) if sounds is None else sounds
            found = _sounding(name, sounds, target)
        if len(found) == 1:
            anchors.append(_Anchor(name, *match.span(), *found[0]))
    taken = Counter(anchor.place for anchor in anchors)
    return sorted((anchor for anchor in anchors if taken[anchor.place] == 1), key=lambda anchor: anchor.start)


def _glossary_anchors(context: CheckContext, target: str) -> list[_Anchor]:
    matches = [match for match in context.terms if _is_name(match.term)]
    once = Counter(id(match.term) for match in matches)
    anchors = []
    for match in matches:
        rendering = match.term.rendering(context.locale.tag)
        forms = match.term.sources if match.term.do_not_translate else rendering.forms if rendering else ()
        spans = find_forms(forms, target, context.locale.tag) if forms and once[id(match.term)] == 1 else ()
        if len(spans) == 1:
            anchors.append(_Anchor(context.source[match.start : match.end], match.start, match.end, *spans[0]))
    return anchors


def _by_spelling(words: list[re.Match[str]]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for match in words:
        if match[0][0].isupper():
            found.setdefault(match[0], []).append(match.span())
            if match[0][1:2] in "'’":
                found.setdefault(match[0][2:], []).append(match.span())
        elif match[0][1:2] in ("'", "’"):
            found.setdefault(match[0][2:], []).append(match.span())
    return found


def _by_sound(words: list[re.Match[str]], language: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for match in words:
        word = match[0]
        skeletons = {arabic_skeleton(word)}
        if language == "ar" and (prefix := _PREFIX.match(word)):
            skeletons.add(arabic_skeleton(word[prefix.end() :]))
        for skeleton in skeletons:
            if len(skeleton) > 1:
                found.setdefault(skeleton, []).append(match.span())
    return found


def _sounding(name: str, sounds: Mapping[str, list[tuple[int, int]]], target: str) -> list[tuple[int, int]]:
    """Return the places of the words that ``name`` may be."""
    skeleton = latin_skeleton(name)
    found = sounds.get(skeleton, [])
    if len(skeleton) > SHORTEST and not found:
        return sounds.get(skeleton[:-1], [])  # a silent last consonant: Callamard, كالامار
    if len(skeleton) >= SHORTEST:
        return found
    return [(start, end) for start, end in found if len(name) > _SHORT and sound_alike(name, target[start:end])]


@cache
def _countries(tag: str, source_tag: str) -> Mapping[str, re.Pattern[str]]:
    """Return patterns for the locale's names of countries, by the name in the source language; one-word names only."""
    from babel import Locale

    theirs: Mapping[str, str] = Locale.parse(tag.replace("-", "_")).territories
    ours: Mapping[str, str] = Locale.parse(source_tag.replace("-", "_")).territories
    prefix = r"(?:[وفبلك]|لل|[وف][بلك])?" if tag.startswith("ar") else "(?:[dl]['’])?" if tag.startswith("fr") else ""
    return {
        name: re.compile(rf"(?<!\w){prefix}{re.escape(folded(theirs[code]))}(?!\w)")
        for code, name in ours.items()
        if code.isalpha() and " " not in name and code in theirs
    }


NAMES = Rule("names", Severity.ERROR, "Names are spelt as in the source, and none has changed places.", _names)
