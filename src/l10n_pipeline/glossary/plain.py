"""Languages without rules of their own: whole words, whatever their case."""

from __future__ import annotations

import re

from l10n_pipeline.glossary.folding import Folding, Language

_FOLDING = Folding({}, keep_marks=True)
_PIECE = re.compile(r"\s+|-|[^\s-]+")


def _pattern(form: str) -> str:
    """Return ``form`` with hyphens and spaces interchangeable."""
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    return "".join(r"[\s-]+" if piece == "-" or piece.isspace() else re.escape(piece) for piece in pieces)


def _anchor(form: str) -> str:
    """Return the longest piece of ``form``."""
    pieces = [piece for piece in _PIECE.findall(_FOLDING.fold(form).text) if piece.strip("- ")]
    return max(pieces, key=len, default="")


LANGUAGE = Language(_FOLDING, _pattern, _anchor)
"""Words between spaces and punctuation."""

UNSPACED = Language(_FOLDING, _pattern, _anchor, left="", right="")
"""Scripts that do not write spaces between words: a form may stand anywhere."""
