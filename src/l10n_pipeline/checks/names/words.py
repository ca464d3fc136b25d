"""The words of a text that may be names, kept by piece: in a source, and in Latin letters in a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n_pipeline.checks.folding import pieces, words
from l10n_pipeline.checks.names.transliteration import SHORTEST, latin_skeleton
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.kept import Table

NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w'’.-].)(?:[^\W_]|[’'-](?=[^\W\d_])){2,}")
"""A word with a capital. What must not stand before it is asked second: `re` is fast in finding a capital."""
WORD = re.compile(r"[^\W\d_]+(?:[\u200c'’-][^\W\d_]+)*")
"""A word with its half-spaces, hyphens and apostrophes."""
CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
"""What `NAME` begins with."""
_POSSESSIVE = re.compile(r"['’]s?$")
_ADJECTIVE = re.compile(r"(?:[^\W_]ian|ese|ish)s?$")
"""*Iranian*, *Chinese*: other languages set adjectives elsewhere."""
NO_NAMES = words(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday The This That These Those And But For "
    "With From His Her Its Our Your Their They You Not All Any Some Many Most"
)
"""Words with a capital that are no names."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a source that may be a name."""

    text: str
    """Without the ending of a possessive."""
    sayings: tuple[str, ...]
    """It and what it is heard as; nothing for an adjective."""
    heard: tuple[str, ...]
    """Its consonants (see `transliteration`), and those without the last, which may be silent: Callamard, كالامار.

    In small letters, so that no name is spelt like them.
    """


@dataclass(frozen=True, slots=True)
class Latin:
    """What a piece of a target has of Latin names."""

    words: tuple[str, ...]
    """The words with a capital."""
    stems: tuple[str, ...]
    """Those without the endings of possessives."""


def own(word: str) -> str:
    """Return ``word`` without the ending of a possessive."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _find_words(piece: str) -> tuple[tuple[str, int, int], ...]:
    if not CAPITAL.search(piece):
        return ()
    return tuple((match[0], *match.span()) for match in NAME.finditer(mask_addresses(piece)))


def _find_names(piece: str) -> tuple[Name, ...]:
    return tuple(_name(own(word)) for word, _, _ in _find_words(piece) if word not in NO_NAMES)


def _name(text: str) -> Name:
    heard = tuple(_heard(text))
    return Name(text, () if _ADJECTIVE.search(text) else (text, *heard), heard)


def _heard(name: str) -> Iterator[str]:
    skeleton = latin_skeleton(name).lower()
    # one consonant says nothing, and two say little
    if len(skeleton) >= SHORTEST or (len(skeleton) == 2 and len(name) > 4):
        yield skeleton
    if len(skeleton) > SHORTEST:
        yield skeleton[:-1]


def _find_latin(piece: str) -> Latin | None:
    found = tuple(word for word, _, _ in _find_words(piece))
    return Latin(found, tuple(map(own, found))) if found else None


NAMES_OF = Table(_find_names)
"""The names of a piece of a source, those in addresses left out."""
LATIN_OF = Table(_find_latin)
"""What a piece of a target has of Latin names, if anything, those in addresses left out."""


def find_words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of ``text`` with a capital, those in addresses left out, and their spans."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for piece in pieces(text):
        found += [(word, at + start, at + end) for word, start, end in _find_words(piece)]
        at += len(piece) + 1
    return found
