"""How words are made alike before tables are asked: case, Arabic letter variants, vowel signs, tatweel."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TOGETHER = 256
"""Messages at which each check looks before the next has its turn."""
TEXTS = 2 * TOGETHER
"""Whole texts, their sources and targets, of which something is kept for the other checks to come."""
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
_TAG = re.compile(r"</?[A-Za-z]{1,16}\d{1,6}/?>")


@lru_cache(maxsize=TEXTS)
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
        # vowel signs are no letters, the tatweel is one
        if "ـ" in text or not text.isalpha():
            text = _SIGNS.sub("", text)
    return text.casefold()


@lru_cache(maxsize=TEXTS)
def word_set(text: str) -> frozenset[str]:
    """Return the different words of ``text``, folded."""
    return frozenset(WORD.findall(folded(text)))


def ascii_digits(text: str) -> str:
    """Return ``text`` with 0-9 for the decimal digits of every script, as long as before."""
    return text if text.isascii() else _OTHER_DIGIT.sub(_ascii_digit, text)


def mask_tags(text: str) -> str:
    """Return ``text`` with spaces for inline tags, whose digits are no numbers: as long as before."""
    return _TAG.sub(lambda tag: " " * len(tag[0]), text) if "<" in text else text


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


@lru_cache(maxsize=TEXTS)
def folded(text: str) -> str:
    """Return `fold` of a whole text: the checks of one message ask for the same two again and again."""
    return fold(text)


def unfolded(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return where ``span`` of the folded ``text`` stands in it; nowhere where folding changed its length."""
    return span if len(folded(text)) == len(text) else (0, 0)
