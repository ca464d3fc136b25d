"""A target text folded for comparison, with the way back to its own offsets.

What folding takes away or makes equal is for matching only and never reaches a file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

ZWNJ = "\u200c"
TATWEEL = "\u0640"

_DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
COMMON: Mapping[str, str] = {
    **_DIGITS,
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u202f": " ",
    TATWEEL: "",
}
"""Equal in every language: digits of any of our scripts, apostrophes, hyphens, spaces."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: character ``i`` came from ``original[starts[i]:ends[i]]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]``, not empty, stands in the original."""
        return self.starts[start], self.ends[end - 1]


class Folding(dict[str, str]):
    """What each character folds to; filled as characters are met."""

    def __init__(self, special: Mapping[str, str], *, keep_marks: bool) -> None:
        super().__init__({**COMMON, **special})
        self._keep_marks = keep_marks
        self._changes: dict[str, str | None] = {}

    def __missing__(self, character: str) -> str:
        """Return and keep the folded form of a character that the tables do not name."""
        self[character] = folded = self._fold(character)
        return folded

    def _fold(self, character: str) -> str:
        category = unicodedata.category(character)
        if category == "Cf" or (category == "Mn" and not self._keep_marks):
            return ""
        if character.isspace():
            return " "
        if "\ufb50" <= character <= "\ufefc":  # Arabic presentation forms, from PDFs
            return "".join(self[part] for part in unicodedata.normalize("NFKC", character))
        return character.casefold()

    def fold(self, text: str) -> Folded:
        """Return ``text`` folded."""
        return self._fold_plain(text) or self._fold_clusters(text)

    def fold_text(self, text: str) -> str:
        """Return the text of `fold`, in a fifth of the time: without the way back to its offsets."""
        if not unicodedata.is_normalized("NFC", text):
            return self.fold(text).text
        changes = self._changes
        folded = text
        for character in set(text):
            by = changes[character] if character in changes else self._change(character)
            if by is None:
                return "".join(map(self.__getitem__, text))
            if by != character:
                folded = folded.replace(character, by)
        return folded

    def _change(self, character: str) -> str | None:
        """Return and keep what `fold_text` may replace ``character`` by; None where that would be folded again."""
        by = self[character]
        self._changes[character] = by if all(self[part] == part for part in by) else None
        return self._changes[character]

    def _fold_plain(self, text: str) -> Folded | None:
        """Return ``text`` folded where each character stands for itself or for nothing; None where it is not so."""
        if not unicodedata.is_normalized("NFC", text):
            return None
        parts = list(map(self.__getitem__, text))
        whole = "".join(parts)
        dropped = {character for character, part in zip(text, parts, strict=True) if not part}
        if len(whole) != len(text) - parts.count("") or any(map(_belongs_to_a_letter, dropped)):
            return None
        starts = tuple(at for at, part in enumerate(parts) if part) if dropped else tuple(range(len(text)))
        return Folded(whole, starts, tuple(map((1).__add__, starts)))

    def _fold_clusters(self, text: str) -> Folded:
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end, cluster in _clusters(text):
            folded = "".join(self[character] for character in cluster)
            if not folded:
                # a diacritic or tatweel belongs to the letter before it; an invisible control to nothing
                if ends and ends[-1] == start and _belongs_to_a_letter(cluster[0]):
                    ends[-1] = end
                continue
            out.append(folded)
            starts += [start] * len(folded)
            ends += [end] * len(folded)
        return Folded("".join(out), tuple(starts), tuple(ends))


def _belongs_to_a_letter(character: str) -> bool:
    return character == TATWEEL or unicodedata.category(character) == "Mn"


def _clusters(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and NFC form of each letter with its combining marks; each character where all is NFC."""
    if unicodedata.is_normalized("NFC", text):
        return [(at, at + 1, character) for at, character in enumerate(text)]
    found: list[tuple[int, int, str]] = []
    for at, character in enumerate(text):
        if found and unicodedata.combining(character):
            start, _, cluster = found[-1]
            found[-1] = (start, at + 1, cluster + character)
        else:
            found.append((at, at + 1, character))
    return [(start, end, unicodedata.normalize("NFC", cluster)) for start, end, cluster in found]


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is matched: its folding, and the pattern that finds a form and its inflections."""

    folding: Folding
    pattern: Callable[[str], str]
    """From a form as written to a regular expression over folded text, without word boundaries."""
    anchor: Callable[[str], str]
    """From a form as written to letters that every folded text with the form has; most other texts lack them."""
    left: str = r"(?<!\w)"
    """What must stand, unmatched, before a form."""
    prefix: str = ""
    """Particles glued to the front: they may stand there but are not part of the span."""
    right: str = r"(?!\w)"
    bases: Callable[[str], Collection[str]] = lambda _: ()
    """From a folded word to what it is really a form of, where it only looks like a particle or ending on another word:
    Arabic لجنة is not ل with جنة, Persian زندانی (prisoner) not زندان (prison) with an ending. Mostly empty."""
    name: Callable[[str], str] | None = None
    """As ``pattern``, for the forms of a proper noun; None where names take the endings that other nouns take."""
