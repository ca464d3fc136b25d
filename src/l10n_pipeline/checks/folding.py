"""How words are made alike before tables are asked: case, Arabic letter variants, vowel signs, tatweel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

KEPT = 2**14
"""Pieces of texts, between two spaces, that a table of what pieces tell keeps: the words in use, some MB a table."""
_ANY_DIGIT = str.maketrans("123456789۱۲۳۴۵۶۷۸۹١٢٣٤٥٦٧٨٩", "000000000۰۰۰۰۰۰۰۰۰٠٠٠٠٠٠٠٠٠")
_Told = TypeVar("_Told")
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


class Table(Generic[_Told], dict[str, _Told]):
    """What pieces of texts tell, by piece: asked with ``table[piece]``, worked out once while the piece is in use.

    A look-up in a dict costs a third of one in an `lru_cache`, and one text makes thirty. Pieces are kept in two
    generations of at most `KEPT` each; what was not asked for during the whole of one is forgotten.
    """

    __slots__ = ("_any_digit", "_older", "_tell")

    def __init__(self, tell: Callable[[str], _Told], *, any_digit: bool = False) -> None:
        """Keep what ``tell`` says of each piece; the same for ``any_digit``: numbers are what texts seldom repeat."""
        super().__init__()
        self._tell = tell
        self._any_digit = any_digit
        self._older: dict[str, _Told] = {}

    def __missing__(self, piece: str) -> _Told:
        """Return what ``piece`` tells, and keep it."""
        if len(self) >= KEPT:
            self._older = dict(self)
            self.clear()
        if piece in self._older:
            told = self._older[piece]
        elif self._any_digit and not piece.isalpha() and (alike := piece.translate(_ANY_DIGIT)) != piece:
            told = self[alike]
        else:
            told = self._tell(piece)
        self[piece] = told
        return told


@lru_cache(maxsize=8)
def pieces(text: str) -> list[str]:
    """Return ``text`` cut at its spaces. The list is shared by all who ask: leave it as it is."""
    return text.split(" ")


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
