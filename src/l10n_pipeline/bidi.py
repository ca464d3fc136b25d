"""Keep left-to-right runs in one piece inside right-to-left text, and the other way round.

By the Unicode bidirectional algorithm (UAX 9) punctuation beside a Latin name takes the direction of what surrounds it:
``HRW (2014)`` falls apart inside a Persian sentence. HTML isolates such runs with ``<bdi>``; plain text needs a
right-to-left mark where a right-to-left line begins with Latin letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

RLM = "\u200f"
LRM = "\u200e"

_LATIN_RUN = re.compile(
    # addresses to their last character, a slash or a bracket of their own included
    r"(?:https?://|www\.)(?:\([^\s()]*\)|[^\s()<>«»“”\"،؛؟])*(?:\([^\s()]*\)|[^\s()<>«»“”\"،؛؟.,:;!?'])"
    # names and what stands between them
    r"|[A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff()\[\]«»“”\"،؛؟]*[A-Za-z\u00c0-\u024f0-9])?"
    # telephone numbers, dates and ranges in ASCII digits, signed numbers
    r"|[+\-−]?\(?[0-9]+\)?(?:[ /:–\-.]{1,2}\(?[0-9]+\)?)+|[+\-−][0-9]+(?:[.,][0-9]+)*%?"
)
_RTL_RUN = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\u00c0-\u024f()\[\]«»“”\"]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)


def runs(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces with whether each runs against the direction of the text around it."""
    end = 0
    for found in (_LATIN_RUN if rtl else _RTL_RUN).finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def with_mark(text: str, *, rtl: bool) -> str:
    """Return ``text`` with a direction mark in front where its first strong character runs the other way."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return text if (direction != "L") is rtl else (RLM if rtl else LRM) + text
    return text


def right_to_left(character: str) -> bool:
    """Return whether ``character`` is written from right to left."""
    return unicodedata.bidirectional(character) in ("R", "AL")
