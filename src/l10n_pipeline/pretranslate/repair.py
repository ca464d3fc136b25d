"""Put the right rendering in the place of the words that the model wrote for a term, found by its attention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n_pipeline.engines.base import Hypothesis

Range = tuple[int, int]

_WORD = re.compile(r"\S+")
_EDGE_START = re.compile(r"^[«“”\"'‘(\[<]+\s?")
_EDGE_END = re.compile(r"[»“”\"'’)\]>.,;:!?…،؛؟]+$")
_MOST = 2
"""A span of more than so many words beyond those of the term and its rendering was written for something else too."""


def repair(proposal: Hypothesis, term: Range, preferred: str, others: Sequence[Range] = ()) -> str | None:
    """Return the proposal's text with ``preferred`` for the words that were written from the source's ``term``.

    None where no words were, where they do not stand together, are too many, hold a digit, or overlap with ``others``
    (ranges of the target that must stay). ``term`` is in the source as the engine had it.
    """
    words = [found.span() for found in _WORD.finditer(proposal.text)]
    aligned = [index for index, (start, end) in enumerate(words) if _mostly(proposal, (start, end), term)]
    if not aligned or aligned[-1] - aligned[0] + 1 != len(aligned):
        return None
    if len(aligned) > len(preferred.split()) + _MOST:
        return None
    start, end = words[aligned[0]][0], words[aligned[-1]][1]
    written = proposal.text[start:end]
    start += len(lead.group()) if (lead := _EDGE_START.search(written)) else 0
    end -= len(tail.group()) if (tail := _EDGE_END.search(written)) else 0
    if start >= end or any(character.isdigit() for character in proposal.text[start:end]):
        return None
    if any(start < other_end and other_start < end for other_start, other_end in others):
        return None
    return proposal.text[:start] + preferred + proposal.text[end:]


def _mostly(proposal: Hypothesis, word: Range, term: Range) -> bool:
    """Return whether at least half of the letters of ``word`` were written from ``term``."""
    linked = sum(
        link.end - link.start
        for link in proposal.links
        if link.start >= word[0] and link.end <= word[1] and link.source_start < term[1] and term[0] < link.source_end
    )
    return linked * 2 >= word[1] - word[0]
