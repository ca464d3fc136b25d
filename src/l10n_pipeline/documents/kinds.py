"""Guess what a block of plain text is to its reader, from its words and its place."""

from __future__ import annotations

import re
from collections import Counter

from l10n_pipeline.model import BlockKind

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}\b"
)
_SALUTATION = re.compile(r"(?:To|Dear|Attn|Attention)\b[^.]*\Z")
_CLOSING = re.compile(
    r"(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?) regards|respectfully(?: yours)?"
    r"|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?),?\Z",
    re.IGNORECASE,
)
_FINAL_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_ROMAN = re.compile(r"\(?[IVXLC]+[.)]\Z")
_SHORT = 60
_HEADING_LIMIT = 200


class KindGuesser:
    """Names the blocks of one document, in order: a title comes first, a signature after a closing formula."""

    def __init__(self) -> None:
        self._title: str | None = None
        self._body = False
        self._closing = False
        self._counts: Counter[BlockKind] = Counter()

    def guess(self, text: str, marker: str, *, forced: BlockKind | None = None) -> BlockKind:
        """Return the kind of the next block; ``forced`` is what a rule says it is."""
        kind = forced or self._guess(text, marker)
        if kind is BlockKind.TITLE:
            self._title = text
        if kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            self._body = True
        self._closing = bool(_CLOSING.match(text)) or (
            self._closing and kind in (BlockKind.SIGNATURE, BlockKind.DATELINE)
        )
        self._counts[kind] += 1
        return kind

    def count(self, kind: BlockKind) -> int:
        """Return how many blocks of ``kind`` there were so far."""
        return self._counts[kind]

    def _guess(self, text: str, marker: str) -> BlockKind:
        stopped = bool(_FINAL_STOP.search(text))
        if _CLOSING.match(text):
            return BlockKind.SIGNATURE
        date = _DATE.search(text)
        if date and len(text.split()) <= len(date.group().split()) + 2:
            return BlockKind.DATELINE
        if self._closing and len(text) <= _SHORT and not stopped:
            return BlockKind.SIGNATURE
        if marker:
            heading = bool(_ROMAN.match(marker)) and not stopped
            return BlockKind.HEADING if heading else BlockKind.ITEM
        if not self._body and _SALUTATION.match(text):
            return BlockKind.SALUTATION
        if stopped or len(text) > _HEADING_LIMIT:
            return BlockKind.PARAGRAPH
        if not self._body and (self._title is None or text == self._title):
            return BlockKind.TITLE
        return BlockKind.HEADING
