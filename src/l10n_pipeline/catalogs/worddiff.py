"""What changed between two sentences, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

    The kept and removed parts put together are ``old``, the kept and added ones ``new``. Words that took the place of
    others one by one are a part together, with the spaces between them.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    spans = [
        ("".join(before[a:b]), "".join(after[c:d]))
        for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    ]
    parts: list[Part] = []
    for removed, added in _together(spans):
        if removed == added:
            parts.append(Part(Change.KEPT, removed))
            continue
        if removed:
            parts.append(Part(Change.REMOVED, removed))
        if added:
            parts.append(Part(Change.ADDED, added))
    return tuple(parts)


def _together(spans: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return ``spans`` of old and new text, those between which only a space was kept made into one."""
    joined: list[tuple[str, str]] = []
    for span in spans:
        if len(joined) >= 2 and _replaced(joined[-2]) and joined[-1][0].isspace() and _replaced(span):
            (was, now), (space, _) = joined[-2:]
            joined[-2:] = [(was + space + span[0], now + space + span[1])]
        else:
            joined.append(span)
    return joined


def _replaced(span: tuple[str, str]) -> bool:
    return span[0] != span[1] and all(span)
