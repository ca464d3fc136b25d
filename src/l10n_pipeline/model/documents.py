"""A document as its readers see it: blocks of segments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to its reader."""

    TITLE = "title"
    DATELINE = "dateline"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    SIGNATURE = "signature"
    SIGNATORY = "signatory"
    TOOLTIP = "tooltip"
    """What a reader sees who points at a link or a picture."""


class Part(StrEnum):
    """Where in its document a block stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    PROPERTY = "property"
    """What the file says of itself, as its title: no page shows it."""


WHOLE = "a0"
"""The tag of a link around a whole paragraph, which no translator sees."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where an inline tag leads."""

    tag: str
    """``a1``, or `WHOLE`."""
    address: str = ""
    """On the web, or ``mailto:``."""
    note: str = ""
    """The number of a note: ``1``, ``iv``."""
    page: bool = False
    """True for a number of pages, which says nothing where there are none."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a block, source side only."""

    text: str
    """Normalised: single spaces, no non-breaking or hard-wrap white space, no markup outside inline tags."""
    line: int
    """1-based line of the document on which it starts."""
    index: int = 1
    """1-based place in its block."""
    leads: tuple[Lead, ...] = ()
    """Of its inline tags, where the format knows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, where the page is made of blocks alone."""

    table: int
    """Which one of its document, from 1."""
    row: int
    """From 0."""
    column: int
    """The first of its own, from 0."""
    span: int = 1
    """How many columns it takes."""
    head: bool = False
    """True in the row that says what the columns are."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or the like, cut into segments."""

    kind: BlockKind
    line: int
    """1-based line of the document on which it starts."""
    number: int
    """1-based count of blocks of this kind up to here: "paragraph 12"."""
    segments: tuple[Segment, ...]
    translate: bool = True
    """False where a rule keeps the block in the source language."""
    marker: str = ""
    """The list or heading number kept out of the segments, such as ``1.`` or ``IV.``."""
    level: int = 1
    """How deep a list item stands."""
    part: Part = Part.BODY
    note: str = ""
    """The number of the note that it belongs to."""
    cell: Cell | None = None
    """Where it stands in a table."""
