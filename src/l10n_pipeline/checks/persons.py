"""Persons: Hamid Nouri who became حمید موسوی, or Hassan Nouri.

Only where one half of the name is there for certain: a known given name in the target, and nowhere a word that can be
the family name; or the family name, and before it another given name. Vowels tell nothing in Arabic script: Hamid
Karzai is حامد.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import fold, folded
from l10n_pipeline.checks.french_names import is_french_spelling, unaccented
from l10n_pipeline.checks.given_names import GIVEN, IRANIAN, NO_FAMILY
from l10n_pipeline.checks.sounds import may_be, may_stand
from l10n_pipeline.checks.transliteration import SHORTEST, SHORTEST_ALIKE, latin_skeleton
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.model import Severity

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*"
_PERSON = re.compile(
    rf"(?<![\w'’.-])(?P<given>{_NAME})[ -](?:[A-Z]\. )?(?P<family>{_NAME}(?:[ -]{_NAME}){{0,2}})(?![\w-])"
)
_PART = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u200c’'-](?=[^\W\d_])|[\u064b-\u0652])*")
_ON = "على"
"""The Arabic preposition, in which Ali would be found."""


@dataclass(frozen=True, slots=True)
class _Person:
    given: str
    families: tuple[str, ...]
    """The words behind the given name: one of them has to be there."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    """Folded in Arabic script."""
    start: int
    end: int


def other_persons(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each person of the source who has another given or family name in the target."""
    persons = list(_persons(context))
    if not persons:
        return
    target = mask_addresses(context.target)
    if context.locale.script == "Arab":
        words = [_Word(fold(m[0]), *m.span()) for m in _WORD.finditer(target) if m[0] != _ON]
        find = _by_sound
    elif context.locale.script == "Latn":
        words = [_Word(m[0], *m.span()) for m in _WORD.finditer(target)]
        find = _by_letter
    else:
        return
    for person in persons:
        if place := find(person, context, words):
            name = f"{person.given} {' '.join(person.families)}"
            message = f"“{target[slice(*place)]}” stands where the source has “{name}”: is it another person?"
            yield Finding(message, *place, Severity.WARNING)


def _persons(context: CheckContext) -> Iterator[_Person]:
    """Yield the persons of the source; those of the glossary are the business of its checks."""
    start = 0
    while match := _PERSON.search(context.source, start):
        given, families = match["given"], tuple(_PART.findall(match["family"]))
        start = match.start() + len(given)
        in_glossary = any(term.start < match.end() and match.start() < term.end for term in context.terms)
        if given in GIVEN and families[0] not in GIVEN and NO_FAMILY.isdisjoint(families) and not in_glossary:
            yield _Person(given, families)


def _by_sound(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    """Return the place of another person in an Arabic-script target."""
    if any(family in context.target for family in person.families):
        return None
    if any(may_stand(family, folded(context.target)) for family in person.families):
        return _other_given(person, context, words)
    for word, behind in pairwise(words):
        if _is_given(person.given, word.text) and context.target[word.end : behind.start] == " ":
            return word.start, behind.end
    return None


def _is_given(given: str, word: str) -> bool:
    if given in IRANIAN:
        return word.removeprefix("و").removeprefix("ل") == IRANIAN[given] or word == IRANIAN[given]
    return len(latin_skeleton(given)) >= SHORTEST and len(word) >= SHORTEST_ALIKE and may_be(given, word)


def _other_given(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    """Return the place of an Iranian given name before the family name, where the source's stands nowhere."""
    if person.given not in IRANIAN or IRANIAN[person.given] in folded(context.target):
        return None
    others = set(IRANIAN.values()) - {form for given, form in IRANIAN.items() if given in context.source}
    for word, behind in pairwise(words):
        if word.text in others and any(may_stand(family, behind.text) for family in person.families):
            return word.start, word.end
    return None


def _by_letter(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    """Return the place of another person in a Latin-script target."""
    if any(_is_form(family, word.text) for family in person.families for word in words):
        return _other_given_form(person, context, words)
    for word, behind in pairwise(words):
        apart = context.target[word.end : behind.start] == " "
        if apart and word.text == person.given and behind.text[0].isupper() and behind.text not in context.source:
            return behind.start, behind.end
    return None


def _other_given_form(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    if person.given not in IRANIAN or any(_is_form(person.given, word.text) for word in words):
        return None
    for word, behind in pairwise(words):
        other = word.text in IRANIAN and IRANIAN[word.text] != IRANIAN[person.given]
        if other and word.text not in context.source and any(_is_form(name, behind.text) for name in person.families):
            return word.start, word.end
    return None


def _is_form(name: str, word: str) -> bool:
    """Return whether ``word`` may be ``name``: misspelt by a letter, which is told elsewhere, or a form of it."""
    plain, other = unaccented(name), unaccented(word)
    return is_french_spelling(plain, other) or OSA.distance(plain, other, score_cutoff=1) <= 1
