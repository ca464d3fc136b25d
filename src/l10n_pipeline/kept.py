"""Tables of what words tell, filled as words are met and bounded: texts say the same words again and again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Generic, TypeVar

MOST = 2**14
"""Entries of a table: the words in use, some MB."""
_ANY_DIGIT = str.maketrans("123456789۱۲۳۴۵۶۷۸۹١٢٣٤٥٦٧٨٩", "000000000۰۰۰۰۰۰۰۰۰٠٠٠٠٠٠٠٠٠")
Told = TypeVar("Told")


class Table(Generic[Told], dict[str, Told]):
    """What pieces of texts tell, by piece: asked with ``table[piece]``, worked out once while the piece is in use.

    A look-up in a dict costs a third of one in an `lru_cache`, and one text makes thirty; ``map(table.__getitem__,
    pieces)`` calls no Python for those that are known. Pieces are kept in two generations; what was not asked for
    during the whole of one is forgotten.
    """

    __slots__ = ("_any_digit", "_most", "_older", "_tell")

    def __init__(self, tell: Callable[[str], Told], *, any_digit: bool = False, most: int = MOST) -> None:
        """Keep what ``tell`` says of ``most`` pieces in a generation.

        It says the same of a piece with other digits where ``any_digit``: numbers are what texts seldom repeat.
        """
        super().__init__()
        self._tell = tell
        self._any_digit = any_digit
        self._most = most
        self._older: dict[str, Told] = {}

    def __missing__(self, piece: str) -> Told:
        """Return what ``piece`` tells, and keep it."""
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        if piece in self._older:
            told = self._older[piece]
        elif self._any_digit and not piece.isalpha() and (alike := piece.translate(_ANY_DIGIT)) != piece:
            told = self[alike]
        else:
            told = self._tell(piece)
        self[sys.intern(piece)] = told
        return told
