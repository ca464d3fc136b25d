"""Tables of what words tell, filled as words are met and bounded: texts say the same words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST = 2**14
"""Entries of a table: the words in use, some MB."""

Value = TypeVar("Value")


class Kept(dict[str, Value]):
    """What a function makes of a text, kept for the next time that it is asked for.

    ``map(table.__getitem__, pieces)`` costs a look-up a piece and calls no Python for those it knows: `lru_cache` takes
    twice as long. A table that is full begins anew.
    """

    def __init__(self, make: Callable[[str], Value], most: int = MOST) -> None:
        """Keep at most ``most`` results of ``make``."""
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, text: str) -> Value:
        """Return and keep what is made of ``text``."""
        if len(self) >= self._most:
            self.clear()
        self[text] = value = self._make(text)
        return value
