"""The words of a text that may be names, kept by piece: in a source, and in Latin letters in a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n_pipeline.checks.folding import words
from l10n_pipeline.checks.pieces import Table, pieces
from l10n_pipeline.checks.urls import find_addresses, mask_addresses

NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w'’.-].)(?:[^\W_]|[’'-](?=[^\W\d_])){2,}")
"""A word with a capital. What must not stand before it is asked second: `re` is fast in finding a capital."""
WORD = re.compile(r"[^\W\d_]+(?:[\u200c'’-][^\W\d_]+)*")
"""A word with its half-spaces, hyphens and apostrophes."""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
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
    """A word of a source that may be a name, at its place in a piece."""

    text: str
    """Without the ending of a possessive."""
    start: int
    end: int
    adjective: bool


@dataclass(frozen=True, slots=True)
class Latin:
    """What a piece of a target with a Latin capital, or an address, has of Latin names."""

    words: tuple[str, ...]
    """The words with a capital."""
    stems: tuple[str, ...]
    """Those without the endings of possessives."""
    spelt: tuple[tuple[str, int, int], ...]
    """The names that its words may spell, and where: the words, and what an elided article stands before."""


def own(word: str) -> str:
    """Return ``word`` without the ending of a possessive."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _find_words(piece: str) -> tuple[tuple[str, int, int], ...]:
    if not _CAPITAL.search(piece):
        return ()
    return tuple((match[0], *match.span()) for match in NAME.finditer(mask_addresses(piece)))


def _find_names(piece: str) -> tuple[Name, ...]:
    return tuple(
        Name(text := own(word), start, end, _ADJECTIVE.search(text) is not None)
        for word, start, end in _WORDS[piece]
        if word not in NO_NAMES
    )


def _find_latin(piece: str) -> Latin | None:
    if not _CAPITAL.search(piece) and next(find_addresses(piece), None) is None:
        return None
    found = tuple(word for word, _, _ in _WORDS[piece])
    return Latin(found, tuple(map(own, found)), tuple(_spelt(piece)))


def _spelt(piece: str) -> Iterator[tuple[str, int, int]]:
    for match in WORD.finditer(piece):
        word = match[0]
        if word[0].isupper():
            yield word, *match.span()
        if word[1:2] in ("'", "’"):
            yield word[2:], *match.span()


_WORDS = Table(_find_words)
NAMES_OF = Table(_find_names)
"""The names of a piece of a source, those in addresses left out."""
LATIN_OF = Table(_find_latin)
"""What a piece of a target has of Latin names, if anything; the words in addresses left out, what they spell not."""


def find_words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of ``text`` with a capital, those in addresses left out, and their spans."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for piece in pieces(text):
        found += [(word, at + start, at + end) for word, start, end in _WORDS[piece]]
        at += len(piece) + 1
    return found
