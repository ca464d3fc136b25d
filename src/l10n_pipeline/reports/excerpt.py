"""Targets as a report may show them: nothing invisible that could deceive, the offending span apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline.model import Message
from l10n_pipeline.pipeline.findings import Finding

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""What would reorder or hide text, or command a terminal. LRM, RLM and ZWNJ are a translator's tools and stay."""
_SPACES = re.compile("[ \t\n\u00a0\u202f\u2009\u200c\u200d]")
_SPACE_NAMES = {
    " ": "space",
    "\t": "tab",
    "\n": "line break",
    "\u00a0": "no-break space",
    "\u202f": "narrow no-break space",
    "\u2009": "thin space",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
}


_WIDTH = 160
"""Characters of a text that are shown."""
_AROUND = 40
"""Characters before and after a marked place, where the text is longer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as it is shown."""

    text: str
    marked: bool = False
    """True where the issue is."""


def visible(text: str) -> str:
    """Return ``text`` with names (``⟨U+202E⟩``) for characters that reorder it, hide, or command a terminal."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def named(text: str) -> str:
    """Return ``text``, with names for its spaces where it has nothing else: a mark on a space would not be seen."""
    if text and not _SPACES.sub("", text):
        return "".join(f"⟨{_SPACE_NAMES[char]}⟩" for char in text)
    return visible(text)


def pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """Return ``text`` with ``text[start:end]`` apart; one unmarked piece where the whole is meant."""
    return marked_pieces(text, [(start, end)])


def marked_pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return ``text`` with each of ``spans`` apart, merged where they overlap; empty spans mark nothing."""
    found: list[Piece] = []
    place = 0
    for start, end in _merged(spans):
        found.append(Piece(visible(text[place:start])))
        found.append(Piece(named(text[start:end]), marked=True))
        place = end
    found.append(Piece(visible(text[place:])))
    return tuple(piece for piece in found if piece.text)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def cut(parts: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return ``parts`` with what is far from any mark left out, where the text is long."""
    if sum(len(part.text) for part in parts) <= _WIDTH:
        return tuple(parts)
    if len(parts) == 1 and not parts[0].marked:
        return (Piece(parts[0].text[: _WIDTH - 1] + "…"),)
    return tuple(
        part if part.marked else Piece(_shortened(part.text, index, len(parts))) for index, part in enumerate(parts)
    )


def _shortened(text: str, index: int, parts: int) -> str:
    head = text[:_AROUND] if index else ""
    tail = text[-_AROUND:] if index < parts - 1 else ""
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A message with everything that was found in one of its targets."""

    message: Message
    findings: tuple[Finding, ...]

    @property
    def target(self) -> str:
        """The text in which it was found."""
        return self.findings[0].target

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where, in code points of the target; a span of everything is left out: it sets nothing apart."""
        spans = ((finding.issue.start, finding.issue.end) for finding in self.findings)
        return tuple(span for span in spans if span != (0, len(self.target)))


def by_message(findings: Sequence[Finding]) -> tuple[Entry, ...]:
    """Return ``findings`` put together by message and plural form, in their order."""
    groups: dict[tuple[int, str | None, str, int], list[Finding]] = {}
    for finding in findings:
        message = finding.message
        groups.setdefault((message.line, message.context, message.source, finding.issue.form), []).append(finding)
    return tuple(Entry(group[0].message, tuple(group)) for group in groups.values())
