"""An English text as words, folded so that a term is found however it is typed.

Case, typographic apostrophes, and the choice between hyphen, space and non-breaking space make no difference; any
other punctuation mark is a word of its own, and the possessive ``'s`` too, so that no term is found across one.
``U.S.`` is the word ``US``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from l10n_pipeline.kept import MOST, Table

_WORD = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.){2,}"  # U.S., U.N.
    r"|[\w\u0300-\u036f]+(?:'(?![sS](?!\w))[\w\u0300-\u036f]+)*"
    r"|(?<=\w)'[sS](?!\w)"  # the possessive is a word of its own, so that no term includes it by chance
    r"|[^\w\s\u2010\u2011-]"
)
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark at ``text[start:end]``."""

    start: int
    end: int
    text: str
    """NFC, with typographic apostrophes as ``'``; case kept."""


@lru_cache(maxsize=MOST)
def words_of(piece: str) -> tuple[Word, ...]:
    """Return what `split` finds in a piece of text without spaces, kept for the next text that has it.

    No word reaches over a space or looks beyond one, so that the words of a text are those of its pieces.
    """
    return split(piece)


def _fold_piece(piece: str) -> str:
    if piece.isascii() and piece.isalpha():
        return f"{piece.lower()} "
    return "".join([f"{word.casefold()} " for word in tokens(piece)])


FOLDED: Mapping[str, str] = Table(_fold_piece)
"""The words of a piece of text without spaces, whatever their case, with a space behind each."""


def _places(piece: str) -> dict[int, int]:
    places: dict[int, int] = {}
    at = 0
    for word in words_of(piece):
        places[at] = word.start
        at += len(word.text.casefold())
        places[at] = word.end
        at += 1
    return places


PLACES: Mapping[str, Mapping[int, int]] = Table(_places)
"""Where in a piece of text without spaces its words begin and end, by where they do in its `FOLDED`."""


def tokens(text: str) -> list[str]:
    """Return the texts of what `split` finds: without the places it takes a third of the time."""
    if text.isascii() and "." not in text:
        plain: list[str] = _WORD.findall(text)
        return plain
    return [_plain(word) for word in _WORD.findall(text.translate(_MARKS))]


def split(text: str) -> tuple[Word, ...]:
    """Return the words and punctuation marks of ``text``, in order."""
    return tuple(Word(m.start(), m.end(), _plain(m.group())) for m in _WORD.finditer(text.translate(_MARKS)))


def key(text: str, *, fold: bool = True) -> tuple[str, ...]:
    """Return what two spellings of one term have in common; with ``fold`` whatever their case."""
    return tuple(word.casefold() if fold else word for word in tokens(text))


def _plain(word: str) -> str:
    if len(word) > 1 and word[1] == "." and word[-1] == ".":
        return word.replace(".", "")
    return word if word.isascii() else unicodedata.normalize("NFC", word)
