"""Cut work into what a model takes well: long sentences into chunks, many chunks into batches."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_CUTS = (
    re.compile(r"(?<=[.!?…؟۔])[\"'”’»)\]]*(\s+)"),
    re.compile(r"(?<=[;:،؛—–])(\s+)"),
    re.compile(r"(?<=,)(\s+)"),
    re.compile(r"(\s+)"),
)
"""Where a sentence may be cut, the best places first; the white space goes between the chunks."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a sentence that is short enough to translate."""

    text: str
    gap: str = ""
    """What stands between it and the next one: a space, or nothing where a word had to be cut."""


def cut_long(text: str, limit: int, count: Callable[[str], int]) -> tuple[Chunk, ...]:
    """Return ``text`` in chunks that ``count`` gives ``limit`` tokens at most.

    It is halved again and again: after a full stop in its middle half, else after a semicolon or comma there, else at a
    space, else between two characters.
    """
    if len(text) < 2 or count(text) <= limit:
        return (Chunk(text),)
    start, end = _cut(text)
    head, tail = cut_long(text[:start], limit, count), cut_long(text[end:], limit, count)
    return (*head[:-1], Chunk(head[-1].text, " " if end > start else ""), *tail)


def _cut(text: str) -> tuple[int, int]:
    """Return the white space to cut ``text`` at, the nearest to its middle; both offsets the same inside a word."""
    middle = len(text) / 2
    for rule in _CUTS:
        places = [found.span(1) for found in rule.finditer(text)]
        places = [place for place in places if len(text) / 4 <= place[0] and place[1] <= len(text) * 3 / 4]
        if places:
            return min(places, key=lambda place: abs(place[0] - middle))
    return (len(text) // 2, len(text) // 2)


def plan(lengths: Sequence[int], limit: int) -> list[list[int]]:
    """Return batches of indices into ``lengths``, each of ``limit`` tokens at most with its padding.

    The plan depends on the lengths and their order alone, never on the machine: a translation can differ in a word with
    the batch it is in (OpenNMT/CTranslate2#546, #693). The longest come first: no core ends up waiting for them.
    """
    order = sorted(range(len(lengths)), key=lambda index: (-lengths[index], index))
    batches: list[list[int]] = []
    for index in order:
        if batches and lengths[batches[-1][0]] * (len(batches[-1]) + 1) <= limit:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches
