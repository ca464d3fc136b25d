"""The glossary: terms, how each locale renders them, and where one stands in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class TermContext(StrEnum):
    """Where in a text a term counts."""

    ANYWHERE = "anywhere"
    QUOTATION = "quotation"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class ForbiddenForm:
    """A rendering that must not be used, and why."""

    form: str
    reason: str = ""


class Gender(StrEnum):
    """Grammatical gender, as TBX names it."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    COMMON = "common"
    """Both: ``élève`` in French."""


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a term is written in one locale."""

    preferred: str
    accepted: tuple[str, ...] = ()
    """Other forms that are right: inflected, plural, older, abbreviated."""
    forbidden: tuple[ForbiddenForm, ...] = ()
    note: str = ""
    gender: Gender | None = None
    """Of the preferred form, for those who decline what stands around it; None where the glossary does not tell."""
    number: Number | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Every right form, the preferred one first."""
        return (self.preferred, *self.accepted)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    source: str
    """The headword in the source language."""
    variants: tuple[str, ...] = ()
    """Other source spellings: ``muharaba``, ``moharebeh``."""
    part_of_speech: str = "noun"
    definition: str = ""
    note: str = ""
    case_sensitive: bool = False
    whole_word: bool = True
    do_not_translate: bool = False
    """True where every locale keeps the source form, letter for letter."""
    context: TermContext = TermContext.ANYWHERE
    renderings: Mapping[str, Rendering] = field(default_factory=dict)
    """By locale tag."""
    line: int = 0
    """1-based line in glossary.yaml."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The headword and its variants."""
        return (self.source, *self.variants)

    def rendering(self, tag: str) -> Rendering | None:
        """Return how the term is written in the locale ``tag``: its own rendering, or that of its language."""
        return self.renderings.get(tag) or self.renderings.get(tag.partition("-")[0])


@dataclass(frozen=True, slots=True)
class Glossary:
    """The organisation's terms."""

    terms: tuple[Term, ...] = ()
    path: str = ""


class TermMatch(NamedTuple):
    """A term found in a source text at ``text[start:end]``; a tuple, since every message checked makes some."""

    term: Term
    start: int
    end: int
