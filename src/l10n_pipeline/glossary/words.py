"""An English text as words, folded so that a term is found however it is typed.

Case, typographic apostrophes, and the choice between hyphen, space and non-breaking space make no difference; any
other punctuation mark is a word of its own, so that no term is found across one. ``U.S.`` is the word ``US``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.){2,}"  # U.S., U.N.
    r"|[\w\u0300-\u036f]+(?:['’ʼ][\w\u0300-\u036f]+)*"
    r"|[^\w\s\u2010\u2011-]"
)
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_QUOTES = str.maketrans("“”", '""')


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word: as it stands, or with an ending taken off."""

    text: str
    """Typographic apostrophes as ``'``; case kept."""
    folded: str
    end: int
    """Where it ends in the text."""
    last: bool = False
    """True where no other word of the same term may follow: the possessive ``'s`` has been taken off."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark at ``text[start:end]``."""

    start: int
    end: int
    text: str
    """NFC, with typographic apostrophes as ``'``; case kept."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """The word as it stands, without ``'s``, and without a plural ending."""
        found = [Form(self.text, self.text.casefold(), self.end)]
        if not self.text[0].isalnum():
            return tuple(found)
        base = self.text
        possessive = len(base) > 2 and base[-2:] in ("'s", "'S")
        if possessive:
            base = base[:-2]
            found.append(Form(base, base.casefold(), self.end - 2, last=True))
        end = self.end - 2 if possessive else self.end
        found += [Form(text, text.casefold(), end, last=possessive) for text in _singulars(base)]
        return tuple(found)


def split(text: str) -> tuple[Word, ...]:
    """Return the words and punctuation marks of ``text``, in order."""
    return tuple(Word(m.start(), m.end(), _plain(m.group())) for m in _WORD.finditer(text))


def key(text: str, *, fold: bool = True) -> tuple[str, ...]:
    """Return what two spellings of one term have in common; with ``fold`` whatever their case."""
    return tuple(word.text.casefold() if fold else word.text for word in split(text))


def _plain(word: str) -> str:
    if len(word) == 1:
        return word.translate(_APOSTROPHES).translate(_QUOTES)
    if word[1] == "." and word[-1] == ".":
        word = word.replace(".", "")
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES)


def _singulars(word: str) -> list[str]:
    """Return what ``word`` may be the plural of; wrong guesses do no harm, for no term is spelt so."""
    lower = word.lower()
    if not lower.endswith("s") or lower.endswith("ss"):
        return []
    found = [word[:-1]]
    if lower.endswith("es"):
        found.append(word[:-2])
    if lower.endswith("ies"):
        found.append(word[:-3] + ("Y" if word.isupper() else "y"))
    # "its" is not the plural of "IT", nor "US" of "U"; "MPs" is that of "MP"
    return [base for base in found if len(base) >= 3 or (len(base) == 2 and base.isupper() and word[-1] == "s")]
