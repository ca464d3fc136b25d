"""Messages compared with each other: one source, one translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n_pipeline.checks.base import CatalogRule, Entry
from l10n_pipeline.checks.folding import fold
from l10n_pipeline.kept import Table
from l10n_pipeline.model import Severity

_NOT_A_WORD = re.compile(r"[\W_]+")
_LONG = 20
"""Letters of a translation below which two sources may share it by chance."""


_PIECES = Table(lambda piece: _NOT_A_WORD.sub("", fold(piece)))


def _key(text: str) -> str:
    """Return ``text`` without its case, punctuation, spaces, vowel signs."""
    return "".join(map(_PIECES.__getitem__, text.split(" ")))


def _single_spaced(text: str) -> str:
    """Return ``text`` with one space where it has white space, and none at its ends."""
    # all white space but the plain space counts as not printable, and most texts have none
    plain = text.isprintable() and "  " not in text and text == text.strip(" ")
    return text if plain else " ".join(text.split())


def _inconsistent(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Yield each entry whose source has another translation in an earlier entry; a context is a reason to differ."""
    first: dict[tuple[str | None, str], int] = {}
    for index, entry in enumerate(entries):
        if not entry.target.strip():
            continue
        other = first.setdefault((entry.context, _single_spaced(entry.source)), index)
        if other != index and _key(entries[other].target) != _key(entry.target):
            yield (
                index,
                f"The same source is translated otherwise{_at(entries[other])}: “{_cut(entries[other].target)}”.",
            )


def _same_target(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Yield each entry whose translation an earlier entry has for another source."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        key = _key(entry.target)
        if len(key) < _LONG:
            continue
        other = first.setdefault(key, index)
        if other != index and _key(entries[other].source) != _key(entry.source):
            yield index, f"Another source has this translation{_at(entries[other])}: “{_cut(entries[other].source)}”."


def _at(entry: Entry) -> str:
    return f" in {entry.place}" if entry.place else ""


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


INCONSISTENT = CatalogRule("inconsistent", Severity.WARNING, "One source has one translation.", _inconsistent)
SAME_TARGET = CatalogRule("same-target", Severity.WARNING, "Two sources do not share a translation.", _same_target)
