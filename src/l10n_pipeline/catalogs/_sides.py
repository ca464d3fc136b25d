"""Three-way merges of small values, for `merge`."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from l10n_pipeline.catalogs._entry import Field, RawEntry
from l10n_pipeline.model import Message

T = TypeVar("T")


def one_side(base: T, ours: T, theirs: T) -> T:
    """Return the value that one side changed; ours where both did."""
    return theirs if ours == base else ours


def both(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return ours without what they took away since ``base``, and with what they added."""
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    was, yours = set(base), set(theirs)
    kept = [item for item in ours if item in yours or item not in was]
    return (*kept, *(item for item in theirs if item not in was and item not in set(kept)))


def same_bytes(one: Message, other: Message) -> bool:
    """Return whether two messages were read from the same bytes, blank lines before them aside."""
    texts = [
        b"".join([chunk.data for chunk in raw.chunks if chunk.field is not Field.BLANK]).rstrip()
        for raw in (one.raw, other.raw)
        if isinstance(raw, RawEntry)
    ]
    return len(texts) == 2 and texts[0] == texts[1]


def keep_bytes(message: Message, *, keep: bool) -> Message:
    """Return ``message`` to be written with its own bytes, or laid out anew."""
    return message if keep or message.raw is None else replace(message, raw=None)
