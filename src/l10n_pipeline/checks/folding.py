"""How words are made alike before tables are asked: case, Arabic letter variants, vowel signs, tatweel."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

KEPT = 2**14
"""Pieces of texts, between two spaces, that a table of what pieces tell keeps: the words in use, some MB a table."""
_LETTERS = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("آ", "ا"),
    ("ٱ", "ا"),
    ("ى", "ي"),
    ("ی", "ي"),
    ("ک", "ك"),
    ("ة", "ه"),
    ("ۀ", "ه"),
    ("ۃ", "ه"),
    ("’", "'"),
)
_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]+")
"""Vowel signs and the tatweel."""
WORD = re.compile(r"[^\W\d_]+")
"""A run of letters; ZWNJ, hyphens and apostrophes end it."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def words(text: str) -> frozenset[str]:
    """Return the words of a table written as one text."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """Return ``text`` for look-ups: lower case, one form of each Arabic letter. Its length may change."""
    if not text.isascii():
        # a dozen replacements are ten times as fast as one str.translate
        for letter, by in _LETTERS:
            if letter in text:
                text = text.replace(letter, by)
        text = _SIGNS.sub("", text)
    return text.casefold()


@lru_cache(maxsize=16)
def word_set(text: str) -> frozenset[str]:
    """Return the different words of ``text``, folded."""
    return frozenset(WORD.findall(folded(text)))


def ascii_digits(text: str) -> str:
    """Return ``text`` with 0-9 for the decimal digits of every script, as long as before."""
    return text if text.isascii() else _OTHER_DIGIT.sub(_ascii_digit, text)


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


@lru_cache(maxsize=32)
def folded(text: str) -> str:
    """Return `fold` of a whole text: the checks of one message ask for the same two again and again."""
    return fold(text)
