"""Texts cut at their spaces, and tables of what the pieces tell.

Texts say the same words again and again, so a check keeps what it makes of a piece: a known one costs a look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from l10n_pipeline.checks.folding import KEPT

Told = TypeVar("Told")


@lru_cache(maxsize=8)
def pieces(text: str) -> Sequence[str]:
    """Return what stands between the spaces of ``text``: the checks of one message cut the same two texts."""
    return text.split(" ")


class Table(dict[str, Told]):
    """What a function tells of pieces, computed when first asked for.

    It holds `KEPT` pieces at most, and begins anew when it is full.
    """

    def __init__(self, tell: Callable[[str], Told]) -> None:
        """Keep what ``tell`` returns."""
        super().__init__()
        self._tell = tell

    def each(self, text: str) -> Iterator[Told]:
        """Return what is told of each piece of ``text``, in order."""
        return map(self.__getitem__, pieces(text))

    def __missing__(self, piece: str) -> Told:
        """Return what is told of ``piece``, and keep it."""
        told = self._tell(piece)
        if len(self) >= KEPT:
            self.clear()
        self[piece] = told
        return told
