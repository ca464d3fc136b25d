"""What every document format offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, assert_never

from l10n_pipeline import segmentation
from l10n_pipeline.bidi import LRM
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.files import decode_utf8
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Block, BlockKind, Segment

Translate = Callable[[Segment], str]
"""Gives a segment's target; the segment's own text where it is to stay."""


def decode_text(data: bytes, path: str) -> str:
    """Return the text of a document; raises `DocumentError` with path and line where it is not UTF-8 or holds a NUL."""
    text = decode_utf8(data, path, DocumentError)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError("holds a NUL character: not a text file", path=path, line=line)
    return text


KEPT, KEPT_END = "\ufdd2 ", " \ufdd3"
"""Stand around a segment that stays in the source language, in what a `Translate` gives where HTML is made of it."""
DRAFT, DRAFT_END = "\ufdd0 ", " \ufdd1"
"""Stand around a draft there. All are noncharacters, which `publish.targets` lets no text have, and a space, by which
emphasis beside them is what it is at the end of a line (CommonMark 0.31, the flanking rules)."""


MARKS = re.compile(f"({DRAFT}|{DRAFT_END}|{KEPT}|{KEPT_END})")


def unmarked(text: str, *, rtl: bool) -> str:
    """Return ``text`` without marks, for a place where no element may stand.

    In right-to-left text a direction mark keeps the full stop of what stays in a left-to-right language beside it.
    """
    return MARKS.sub(lambda found: LRM if rtl and found[0] == KEPT_END else "", text)


class Segmentation(StrEnum):
    """What a segment of a block is, and so what a message is."""

    SENTENCE = "sentence"
    BLOCK = "block"
    """The whole block is one segment: for catalogs that other tools have begun that way."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the offsets of the segments of a block's ``text``, which has no white space around it."""
        match self:
            case Segmentation.SENTENCE:
                return segmentation.spans(text)
            case Segmentation.BLOCK:
                return [(0, len(text))] if text else []
        assert_never(self)


@dataclass(frozen=True, slots=True)
class Notice:
    """What an unfinished document says of itself, in one language, before anything else."""

    language: str
    direction: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A setting of l10n.yaml that says what some blocks of a document are.

    With ``after`` it rules every line after the first one that matches, up to ``until`` or the end, and each of these
    lines is a block of its own; otherwise it rules the blocks whose text ``match`` finds.
    """

    match: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    until: re.Pattern[str] | None = None
    kind: BlockKind | None = None
    translate: bool | None = None


class Document(Protocol):
    """A document in memory: its blocks, and the skeleton that holds everything else."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in document order."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix of its files: ``.txt``."""
        ...

    @property
    def tagged(self) -> bool:
        """True where inline markup stands in the segments as tags (`tagged`)."""
        ...

    def merge(self, translate: Translate, locale: LocaleInfo | None = None, notices: Sequence[Notice] = ()) -> bytes:
        """Return the document with its segments replaced; blocks that are not to be translated keep theirs.

        Where the format can say so, it says that it is in ``locale`` and runs in its direction. It begins with
        ``notices``. Without these, and where every target equals its source, the bytes are those that were read.
        """
        ...


class DocumentFormat(Protocol):
    """Reads the documents of one format."""

    suffixes: frozenset[str]
    """File suffixes in lower case, with their dot."""

    def read(
        self,
        data: bytes,
        path: str,
        rules: Sequence[Rule] = (),
        segmentation: Segmentation = Segmentation.SENTENCE,
    ) -> Document:
        """Return the document in ``data``; raises `DocumentError` with path and line."""
        ...
