"""Cut a sentence where its clauses meet, so that a model which fails on the whole may do better on the parts."""

from __future__ import annotations

import re

from l10n_pipeline.inline import Piece

_WORDS = 3
"""A part has at least so many words: a single word says too little to be translated alone."""
_WORDS_INSIDE = 1
"""The same beside a bracket or a quotation mark, which a model that fails may well have lost."""
_CUT = re.compile(
    r"""(?P<mark>\s*[;:—–]\s+|\s*,\s+|\s*--\s*)
      | \s(?=(?:and|but|or|because|although|while|when|where|which|who|whose|that|if|unless|until|after|before|since|
              so|as|despite|including|according)\b)
      | (?P<quote>\s*["“”«»()\[\]][\s"“”«»()\[\].,;:]*)
    """,
    re.VERBOSE,
)


def cut_clauses(text: str) -> tuple[Piece, ...]:
    """Return ``text`` as clauses to translate and the marks and spaces between them; one piece where it has none.

    A cut is made after ``; : , —`` and before conjunctions wherever at least three words stand on both of its sides,
    and at quotation marks and brackets.
    """
    pieces: list[Piece] = []
    start = 0
    for found in _CUT.finditer(text):
        least = _WORDS_INSIDE if found["quote"] else _WORDS
        if found.end() <= start or min(_count(text[start : found.start()]), _count(text[found.end() :])) < least:
            continue
        pieces += [Piece(text[start : found.start()], translate=True), Piece(found.group(), translate=False)]
        start = found.end()
    rest = text[start:]
    mark = re.search(r"\s*[.!?…]+[\"”»)]*$", rest)
    if mark and pieces:
        return (*pieces, Piece(rest[: mark.start()], translate=True), Piece(mark.group(), translate=False))
    return (*pieces, Piece(rest, translate=True))


def _count(text: str) -> int:
    return len(re.findall(r"\w+", text))
