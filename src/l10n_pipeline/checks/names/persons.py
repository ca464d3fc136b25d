"""Persons: Hamid Nouri who became حمید موسوی, or Hassan Nouri.

Only where one half of the name is there for certain: a known given name in the target, and nowhere a word that can be
the family name; or the family name, and before it another given name. Vowels tell nothing in Arabic script: Hamid
Karzai is حامد.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import OSA

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import fold, folded
from l10n_pipeline.checks.names.french import is_french_spelling, unaccented
from l10n_pipeline.checks.names.given import GIVEN, IRANIAN, NO_FAMILY
from l10n_pipeline.checks.names.sounds import may_be, may_stand
from l10n_pipeline.checks.names.transliteration import SHORTEST, SHORTEST_ALIKE, latin_skeleton
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.glossary import find_forms
from l10n_pipeline.model import Severity, TermMatch

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*"
_PERSON = re.compile(
    rf"(?<![\w'’.-])(?P<given>{_NAME})[ -](?:[A-Z]\. )?(?P<family>{_NAME}(?:[ -]{_NAME}){{0,2}})(?![\w-])"
)
_TITLE = re.compile(r"\b(?:Saint|St\.?|Queen|King|Prince|Princess|Pope|Emperor|Fort|Port|Lake|Mount) $")
"""What stands before a name that is translated, or a place's."""
_ALONE = re.compile(rf"(?:(?<=, )|(?<=\band )|^(?={_NAME}, [A-Z])){_NAME}(?![\w'’-])(?=[,.;:]| and | [a-z]|$)")
"""A name in a row of names."""
_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u200c’'-](?=[^\W\d_])|[\u064b-\u0652])*")
_ARABIC = str.maketrans("گچپژ", "ججبج")
"""Letters of Persian given names that Arabic has not: نرگس is نرجس."""
_ON = "على"
"""The Arabic preposition, in which Ali would be found."""


@dataclass(frozen=True, slots=True)
class _Person:
    given: str
    families: tuple[str, ...]
    """The words behind the given name: one of them has to be there."""
    stands: tuple[tuple[int, int], ...] = ()
    """Where the glossary finds the family name in the target."""
    namesakes: tuple[_Person, ...] = ()
    """Others of the same given name."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    """Folded in Arabic script."""
    start: int
    end: int


def other_persons(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each person of the source who has another given or family name in the target."""
    alone = list(_persons(context))
    if not alone:
        return
    persons = [
        replace(one, namesakes=tuple(other for other in alone if other.given == one.given and other is not one))
        for one in alone
    ]
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
        if not _may_be_named(person, context, words):
            name = f"{person.given} {person.families[0]}"
            yield Finding(f"The translation has neither name of “{name}”.", severity=Severity.WARNING)
        elif place := find(person, context, words):
            name = f"{person.given} {person.families[0]}"
            message = f"“{target[slice(*place)]}” stands where the source has “{name}”: is it another person?"
            yield Finding(message, *place, Severity.WARNING)


def _may_be_named(person: _Person, context: CheckContext, words: Sequence[_Word]) -> bool:
    """Return whether a word of the target may be the given or the family name; a no is certain."""
    names = (person.given, *person.families)
    if person.given == "Bill" or person.stands or any(name in context.target for name in names):
        return True
    if context.locale.script == "Latn":
        return any(_is_form(name, word.text) or word.text[0] == name[0] for name in names for word in words)
    target = folded(context.target)
    return any(may_stand(name, target, iranian=False) for name in names)


def lost_given(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each Iranian given name that stands alone in the source, and nowhere in the target."""
    alone = [match[0] for match in _ALONE.finditer(context.source) if match[0] in IRANIAN]
    if not alone or any(term.term.part_of_speech == "proper noun" for term in context.terms):
        return
    target = mask_addresses(context.target)
    words = [match[0] for match in _WORD.finditer(target)]
    for given in dict.fromkeys(alone):
        if context.locale.script == "Arab":
            stands = any(_is_given(given, fold(word).lstrip("وفبلك")) or _is_given(given, fold(word)) for word in words)
            stands = stands or may_stand(given, folded(target), iranian=True)
        else:
            stands = any(_is_form(given, word) or word[0] == given[0] for word in words)
        if not stands:
            yield Finding(f"The source has “{given}”, and the translation no such name.", severity=Severity.WARNING)


def _persons(context: CheckContext) -> Iterator[_Person]:
    """Yield the persons of the source. A family name of the glossary that is lost is told by the glossary's checks."""
    start = 0
    while match := _PERSON.search(context.source, start):
        given, families = match["given"], tuple(_parts(match["family"]))
        start = match.start() + len(given)
        if _TITLE.search(context.source, max(match.start() - 12, 0), match.start()):
            continue
        if given not in GIVEN or families[0] in GIVEN or not NO_FAMILY.isdisjoint(families):
            continue
        terms = [term for term in context.terms if term.start < match.end() and match.start() < term.end]
        if not terms:
            yield _Person(given, families)
        elif all(term.start >= match.start("family") for term in terms) and (stands := _stands(terms, context)):
            yield _Person(given, families, stands)


def _parts(name: str) -> Iterator[str]:
    """Yield the words of a family name; of one with a hyphen its last part too."""
    for word in _PART.findall(name):
        yield word
        if "-" in word:
            yield word.rpartition("-")[2]


def _stands(terms: Sequence[TermMatch], context: CheckContext) -> tuple[tuple[int, int], ...]:
    """Return where the target has a right form of one of ``terms``."""
    tag = context.locale.tag
    renderings = [rendering for term in terms if (rendering := term.term.rendering(tag))]
    return tuple(span for rendering in renderings for span in find_forms(rendering.forms, context.target, tag))


def _by_sound(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    """Return the place of another person in an Arabic-script target."""
    if any(family in context.target for family in person.families):
        return None
    if person.stands or _has_family(person, folded(context.target)):
        return _other_given(person, context, words)
    for word, behind in pairwise(words):
        apart = context.target[word.end : behind.start] == " " and _is_given(person.given, word.text)
        if apart and not any(_has_family(namesake, behind.text) for namesake in person.namesakes):
            return word.start, behind.end
    return None


def _has_family(person: _Person, text: str) -> bool:
    return any(may_stand(family, text, iranian=person.given in IRANIAN) for family in person.families)


def _is_given(given: str, word: str) -> bool:
    if given in IRANIAN:
        form = IRANIAN[given]
        return {form, form.translate(_ARABIC)} & {word, word.removeprefix("و").removeprefix("ل")} != set()
    return len(latin_skeleton(given)) >= SHORTEST and len(word) >= SHORTEST_ALIKE and may_be(given, word)


def _other_given(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    """Return the place of an Iranian given name before the family name, where the source's stands nowhere."""
    if person.given not in IRANIAN or IRANIAN[person.given] in folded(context.target):
        return None
    others = set(IRANIAN.values()) - {form for given, form in IRANIAN.items() if given in context.source}
    for word, behind in pairwise(words):
        known = any(start <= behind.start < end for start, end in person.stands)
        if word.text in others and (known or _has_family(person, behind.text)):
            return word.start, word.end
    return None


def _by_letter(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    """Return the place of another person in a Latin-script target."""
    if person.stands or any(_is_form(family, word.text) for family in person.families for word in words):
        return _other_given_form(person, context, words)
    for word, behind in pairwise(words):
        apart = context.target[word.end : behind.start] == " "
        if (
            apart
            and unaccented(word.text) == unaccented(person.given)
            and behind.text[0].isupper()
            and behind.text not in context.source
        ):
            return behind.start, behind.end
    return None


def _other_given_form(person: _Person, context: CheckContext, words: Sequence[_Word]) -> tuple[int, int] | None:
    if person.given not in IRANIAN or any(_is_form(person.given, word.text) for word in words):
        return None
    for word, behind in pairwise(words):
        other = word.text in IRANIAN and IRANIAN[word.text] != IRANIAN[person.given]
        if not other or word.text in context.source:
            continue
        known = any(start <= behind.start < end for start, end in person.stands)
        if known or any(_is_form(name, behind.text) for name in person.families):
            return word.start, word.end
    return None


def _is_form(name: str, word: str) -> bool:
    """Return whether ``word`` may be ``name``: misspelt by a letter, which is told elsewhere, or a form of it."""
    plain, other = unaccented(name), unaccented(word)
    return word[0].isupper() and (is_french_spelling(plain, other) or OSA.distance(plain, other, score_cutoff=1) <= 1)
