"""Places where a sentence may end, with what stands on both sides of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from l10n_pipeline.segmentation.quotes import Quotations

_WIDE = "。！？｡．"
_STOPS = rf".!?…‥؟۔।॥⸮‼⁇⁈⁉‽።፧։{_WIDE}"
_CLOSERS = r"\"'”’»›)\]}」』】）》〉*_`"
_TAG_END = r"</[\w:-]{1,40}>"
_MARKS = re.compile(rf"(?:\. )+(?=\.)[{_STOPS}]+|[{_STOPS}]+")
_CLUSTER = re.compile(rf"(?:\. (?:\. )+\.|[{_STOPS}])(?:[{_STOPS}]|[{_CLOSERS}]|{_TAG_END})*")

# What may follow a stop and still belong to its sentence.
_REFERENCE = re.compile(r" {0,2}\[(?:[\d ,;–-]{1,20}|citation needed|[a-z]|note \d{1,3}|\.{3}|…)\]")
_EMOTICON = re.compile(r" {1,2}(?:[:;=8]['-]?[()DPp]|<3)(?= |$)")
_NOTE_NUMBER = re.compile(r"\d{1,3}(?: \d{1,3})?(?= +[A-Z])")
_NOTED = re.compile(r"[^\W\d_]|\)")
_SOURCE_NOTE = re.compile(r" {1,2}\((?P<inside>[^()]{1,120})\)[.]?")
_SPACED_CLOSER = re.compile(r" {1,2}[»›]")
_SPACED_QUOTE = re.compile(r' {1,2}"(?= |$)')
_QUOTE_END = re.compile("[\"'”’»›]")

_OPENERS = re.compile(r"(?:[ \"'“‘’„‚«‹(\[{¿¡*_`—–-]|<[\w:-][^<>]{0,200}>)*")
_WORD = re.compile(r"[^\W_](?:[\w'’&-]|\.(?=\w)){0,60}")
_LEFT_WIDTH = 60
_LEFT_EDGE = re.compile(r"[\"'“‘«(\[{„‚¿¡*_`—–•⁃▪‣●◦-]*")
_TWO_SMALL = re.compile(r"[a-z]{2}")
_CAPITALISED = re.compile(r"[A-Z][a-z]+ ")


class Kind(Enum):
    """What a stop is."""

    PERIOD = auto()
    """One full stop."""
    ELLIPSIS = auto()
    """Several, or ``…``."""
    STRONG = auto()
    """A question or exclamation mark, or a stop of a script that uses it for nothing else."""
    WIDE = auto()
    """A full-width stop of Chinese or Japanese: no space follows it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop in a text whose white space is all spaces, and its neighbours."""

    kind: Kind
    mark: str
    """The stop itself, without what closes behind it."""
    start: int
    end: int
    """Behind the closing quotation marks, brackets, references and source notes that belong to the sentence."""
    next: int
    """Where the next sentence would begin."""
    left: str
    """The word before the stop, without the opening marks at its front; empty behind a space."""
    left_start: int
    closing: str
    """``mark`` to ``end``."""
    opening: str
    """Spaces and opening marks between ``end`` and the next word."""
    right: str
    """The next word, without its stop; empty where a symbol stands there."""
    right_end: int
    symbol: str
    """The character behind ``opening``."""

    @property
    def quoted(self) -> bool:
        """True where a quotation closes behind the stop."""
        return bool(_QUOTE_END.search(self.closing))


def stops(text: str, quotes: Quotations) -> Iterator[Stop]:
    """Return the places in ``text`` where a sentence may end, in order; the end of the text is none."""
    position = 0
    while match := _CLUSTER.search(text, position):
        position = match.end()
        end = _absorb(text, match, quotes)
        following = end
        while following < len(text) and text[following] == " ":
            following += 1
        if following == len(text):
            return
        marks = _MARKS.match(match[0])
        mark = marks[0] if marks else match[0]
        kind = _kind(mark)
        if following > end or kind is Kind.WIDE or _glued(text, match.start(), end):
            position = end
            yield _stop(text, kind, mark, match.start(), end, following)


def _kind(mark: str) -> Kind:
    if mark[-1] in _WIDE:
        return Kind.WIDE
    if set(mark) <= set(".…‥ "):
        return Kind.PERIOD if mark == "." else Kind.ELLIPSIS
    return Kind.STRONG


def _stop(text: str, kind: Kind, mark: str, start: int, end: int, following: int) -> Stop:
    before = text[max(0, start - _LEFT_WIDTH) : start].rpartition(" ")[2]
    edge = _LEFT_EDGE.match(before)
    left = before[edge.end() :] if edge else before
    openers = _OPENERS.match(text, following)
    word_start = openers.end() if openers else following
    word = _WORD.match(text, word_start)
    return Stop(
        kind=kind,
        mark=mark,
        start=start,
        end=end,
        next=following,
        left=left,
        left_start=start - len(left),
        closing=text[start + len(mark) : end],
        opening=text[end:word_start],
        right=word[0] if word else "",
        right_end=word.end() if word else word_start,
        symbol=text[word_start : word_start + 1],
    )


def _absorb(text: str, match: re.Match[str], quotes: Quotations) -> int:
    """Return where the sentence that stops at ``match`` really ends: spaced closing marks and notes belong to it."""
    end = match.end()
    spaced = _SPACED_CLOSER.match(text, end) or (quotes.around(end) and _SPACED_QUOTE.match(text, end))
    if spaced:
        end = spaced.end()
    while reference := _REFERENCE.match(text, end) or _EMOTICON.match(text, end):
        end = reference.end()
    if match[0] == "." and _NOTED.match(text, match.start() - 1) and (number := _NOTE_NUMBER.match(text, end)):
        return number.end()
    if _QUOTE_END.search(text, match.start(), end) and (note := _SOURCE_NOTE.match(text, end)):
        # A stop inside the brackets makes a sentence of them.
        return end if note["inside"].rstrip().endswith((".", "!", "?", "…")) else note.end()
    return end


def _glued(text: str, start: int, end: int) -> bool:
    """Return True where the space after a stop is missing: ``the dinner.We left``."""
    return bool(_TWO_SMALL.match(text, max(0, start - 2)) and _CAPITALISED.match(text, end))
