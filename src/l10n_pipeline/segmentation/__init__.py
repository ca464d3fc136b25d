"""A text's sentences. English by default; Persian, Arabic, French, Chinese and Japanese stops are understood.

::

    layout   blank lines, list items, headings      text → regions
    stops    where a sentence may end               region → stops
    rules    whether it does                        stop → cut or not
    punkt    what nupunkt's model thinks of a stop that the rules leave open
    quotes   where quotations open and close
    words    closed classes of words: abbreviations, sentence starters, verbs of saying

Time grows linearly with the text; nothing is downloaded, and nupunkt is imported only when a rule asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n_pipeline.segmentation.layout import inline_items, is_title, regions
from l10n_pipeline.segmentation.punkt import Punkt
from l10n_pipeline.segmentation.quotes import quotations
from l10n_pipeline.segmentation.rules import Judge
from l10n_pipeline.segmentation.stops import stops

__all__ = ["spans", "split"]

_SPACE = re.compile(r"\s")


def split(text: str) -> list[str]:
    """Return the sentences of ``text``, in order, without white space around them; none for a blank text."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the sentences: in order, apart from each other, covering all but white space.

    A blank line ends a sentence; a single line break is white space, unless a list item or heading ends there.
    Non-breaking spaces are white space. ``text[a:b]`` may hold line breaks and double spaces of the source.
    """
    return [
        (start + first, start + last)
        for start, end in regions(text)
        for first, last in _sentences(_SPACE.sub(" ", text[start:end]))
    ]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Return the offsets of the sentences of a region, whose white space is all spaces."""
    begin = 0
    for cut in [*_cuts(text), len(text)]:
        piece = text[begin:cut]
        bare = piece.strip()
        if bare:
            start = begin + len(piece) - len(piece.lstrip())
            yield start, start + len(bare)
        begin = cut


def _cuts(text: str) -> Iterator[int]:
    """Return where a region is cut, in order."""
    quotes = quotations(text)
    judge = Judge(text, quotes, Punkt(text), title=is_title(text.strip()))
    items = inline_items(text)
    items.reverse()
    begin = 0
    for stop in stops(text, quotes):
        while items and items[-1] <= stop.start:
            item = items.pop()
            if item > begin:
                begin = item
                yield item
        if judge.ends_sentence(stop, begin):
            begin = stop.next
            yield stop.end
    yield from (item for item in reversed(items) if item > begin)
