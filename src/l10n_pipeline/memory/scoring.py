"""How alike two texts are, word by word, on the scale that CAT tools show.

100 is the same text. 99 is the same words in the same order: upper and lower case, punctuation, white space, inline
tags or numbers differ. Below that it is the share of words that need no edit: 100 minus the number of words inserted,
deleted or replaced (Levenshtein) per hundred of the longer text, 98 at most.
"""

from __future__ import annotations

import re

SAME = 100
SAME_WORDS = 99
NUMBER = "0"
"""The word that stands for every number."""

# A word with its apostrophes and hyphens; Chinese and Japanese characters one by one, since no space parts their words.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,٫٬]\d+)*(?!\w)|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:[’'\u200c-]\w+)*"
)
TAG = re.compile(r"</?[a-z]+\d+/?>")
"""An inline tag."""


def words(text: str, *, numbers_alike: bool = True) -> list[str]:
    """Return the words of ``text`` as they are compared: case folded, numbers in digits as `NUMBER`, no tags."""
    found: list[str] = WORD.findall(TAG.sub("", text).casefold().replace("’", "'"))
    if not numbers_alike:
        return found
    return [NUMBER if word[0].isdigit() and _is_number(word) else word for word in found]


def score(one: str, other: str, *, numbers_alike: bool = True) -> int:
    """Return how alike two texts are, 0 to 100. With ``numbers_alike`` 1988 and 2016 are the same word."""
    if one == other:
        return SAME
    from rapidfuzz.distance import Levenshtein

    ours, theirs = words(one, numbers_alike=numbers_alike), words(other, numbers_alike=numbers_alike)
    longer = max(len(ours), len(theirs))
    return from_distance(Levenshtein.distance(ours, theirs), longer) if longer else 0


def from_distance(distance: int, longer: int) -> int:
    """Return the score of two texts that differ by ``distance`` edits, the longer one of ``longer`` words."""
    return SAME_WORDS if distance == 0 else min(SAME_WORDS - 1, 100 * (longer - distance) // longer)


def _is_number(word: str) -> bool:
    return not any(character.isalpha() for character in word)
