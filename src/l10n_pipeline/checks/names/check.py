"""Names: misspelt ones, and two that changed places.

Latin names stand in every language letter for letter, so one that differs from the source's by a letter or two is a
slip. Whether names changed places can be seen in other scripts too: by the glossary, by CLDR's names of countries, and
by sound (`transliteration`). Translations keep the order of names far more often than not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from itertools import chain, filterfalse

from rapidfuzz.distance import OSA

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import pieces
from l10n_pipeline.checks.names.cities import cities
from l10n_pipeline.checks.names.french import differ_in_a_vowel, is_french_spelling
from l10n_pipeline.checks.names.given import GIVEN
from l10n_pipeline.checks.names.order import is_name, swapped
from l10n_pipeline.checks.names.peoples import other_people
from l10n_pipeline.checks.names.persons import lost_given, other_persons
from l10n_pipeline.checks.names.places import other_place
from l10n_pipeline.checks.names.words import CAPITAL, LATIN_OF, NAME, NAMES_OF, find_words, own
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.kept import MOST
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

_SHORT = 4
_LONG = 8
"""Letters of a name in which two may differ; in a shorter one, one."""
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
_SHARED = re.compile(r"(?:i?an|er|or|y|ie)s?")
"""English endings that begin like the French ones: *Iran-ian*, *Iran-ien*."""
_NEXT = re.compile(r" [A-ZÀ-ÖØ-Þ][^\W\d_]+")
_OPENING = " \u00a0\u202f«“\"'(–—-"


def _names(context: CheckContext) -> Iterable[Finding]:
    capitalised = filterfalse(str.islower, pieces(context.source))
    names = list(chain.from_iterable(map(NAMES_OF.__getitem__, capitalised)))
    if not names:
        return ()
    found: list[Finding] = []
    if CAPITAL.search(context.target) and _some_near({name.text for name in names}, context.target):
        found += _misspelt(context, [name.text for name in names])
    found += list(other_place(context, names)) or other_people(context, names)
    if len(names) > 1 and any(name.text in GIVEN for name in names):
        found += other_persons(context)
        found += lost_given(context)
    if len(names) > 1:
        found += swapped(context, names)
    return found


def _misspelt(context: CheckContext, names: list[str]) -> Iterator[Finding]:
    """Yield a finding for each Latin word of the target that is almost a name of the source.

    Where the target's script is Latin too, languages have forms of their own for names: there only the glossary's
    names are an error, and what such a form would explain is none.
    """
    latin = context.locale.script == "Latn"
    target = mask_addresses(context.target)
    found = find_words(target)
    present = {word for word, _, _ in found} | {own(word) for word, _, _ in found}
    missing = [name for name in dict.fromkeys(names) if name not in present]
    right, known = present.intersection(names) | _renderings(context), _glossary_words(context)
    for word, start, end in found:
        if word in right:
            continue
        before = target[max(start - 6, 0) : start].rstrip(_OPENING)
        exempt = not before or before[-1] in ".!?…:»”" or word.split("-")[0].isupper()
        for name in missing:
            if not _near(word, name) or (latin and name not in known and _is_own_form(word, name, context)):
                continue
            if not latin or name in known or not exempt or _belongs(name, target[end : end + 40], context.source):
                severity = None if name in known or not latin else Severity.WARNING
                yield Finding(f"“{word}” is almost the source's “{name}”: is it misspelt?", start, end, severity)
                break


def _some_near(names: Set[str], target: str) -> bool:
    """Return whether a word of the target, and none of the names, is almost a name that the target has not."""
    latin = list(filter(None, map(LATIN_OF.__getitem__, pieces(target))))
    words = set(chain.from_iterable(piece.words for piece in latin)) - names
    if not words:
        return False
    missing = names - set(chain.from_iterable((*piece.words, *piece.stems) for piece in latin))
    return any(_near(word, name) for word in words for name in missing)


def _near(word: str, name: str) -> bool:
    """Return whether one may be the other misspelt: more than its case or the *s* of a plural differs."""
    shorter = min(len(word), len(name))
    limit = 2 if shorter >= _LONG else 1
    return shorter >= _SHORT and max(len(word), len(name)) - shorter <= limit and _differ_by(word, name, limit)


@lru_cache(maxsize=MOST)
def _differ_by(word: str, name: str, limit: int) -> bool:
    if _even(word) == _even(name) or name.removesuffix("s") == word or word.removesuffix("s") == name:
        return False
    return bool(OSA.distance(word, name, score_cutoff=limit) <= limit)


def _even(word: str) -> str:
    return word.casefold().replace("’", "'")


def _belongs(name: str, behind: str, source: str) -> bool:
    """Return whether the capitalised word that ``behind`` begins with stands behind ``name`` in the source too."""
    match = _NEXT.match(behind)
    return match is not None and f"{name}{match[0]}" in source


def _is_own_form(word: str, name: str, context: CheckContext) -> bool:
    """Return whether ``word`` may be what a Latin-script language makes of ``name``."""
    plain, other = _unaccented(word), _unaccented(name)
    if plain == other or _COMMON.search(name) or word in _places(context.locale.tag):
        return True
    if context.locale.language == "fr" and is_french_spelling(other, plain):
        return True
    common = next(
        (i for i, (a, b) in enumerate(zip(plain, other, strict=False)) if a != b), min(len(plain), len(other))
    )
    least = max(_SHORT - 1, len(other) - 4)
    adapted = [cut for cut in range(common, least - 1, -1) if _ADAPTED.fullmatch(plain[cut:])]
    if any(_SHARED.fullmatch(other[cut:]) for cut in adapted):
        return True
    return common in adapted and not differ_in_a_vowel(other, plain)


def _unaccented(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)).casefold()


def _glossary_words(context: CheckContext) -> frozenset[str]:
    """Return the words of the names that the glossary knows in this source."""
    terms = (match.term for match in context.terms if is_name(match.term))
    return frozenset(word for term in terms for source in term.sources for word in source.split())


def _renderings(context: CheckContext) -> frozenset[str]:
    """Return the words of the right forms, in this locale, of the terms of this source."""
    renderings = (match.term.rendering(context.locale.tag) for match in context.terms)
    forms = (form for rendering in renderings if rendering for form in rendering.forms)
    return frozenset(name[0] for form in forms for name in NAME.finditer(form))


@cache
def _places(tag: str) -> frozenset[str]:
    """Return the words of CLDR's names of countries and of the cities that time zones are named after."""
    from babel import Locale

    locale = Locale.parse(tag.replace("-", "_"))
    zones: Mapping[str, Mapping[str, str]] = locale.time_zones
    zoned = (zone["city"] for zone in zones.values() if "city" in zone)
    others = (form for _, forms in cities(locale.language) for form in forms)
    return frozenset(word for name in (*locale.territories.values(), *zoned, *others) for word in str(name).split())


def _has_name(piece: str, _: LocaleInfo) -> bool:
    return bool(NAMES_OF[piece])


NAMES = Rule(
    "names",
    Severity.ERROR,
    "Names are spelt as in the source, and none has changed places.",
    _names,
    source_sign=_has_name,
    of_letters=True,
)
