"""What changed between two sentences, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+(?:[’'\u200c-]\w+)*|[^\w\s]")


class Change(StrEnum):
    """What became of a part of the old text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the two texts."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[Part, ...]:
    """Return the parts of ``old`` and ``new`` in order, what was removed before what took its place.

    The kept and removed parts put together are ``old``, the kept and added ones ``new``.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    parts: list[Part] = []
    for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if before[a:b] == after[c:d]:
            parts.append(Part(Change.KEPT, "".join(before[a:b])))
            continue
        if a < b:
            parts.append(Part(Change.REMOVED, "".join(before[a:b])))
        if c < d:
            parts.append(Part(Change.ADDED, "".join(after[c:d])))
    return tuple(parts)
