"""A thing of a family of opposites, and where words begin.

Tables for targets are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة, small letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """What one word says and its opposite must not."""

    name: str
    """As a finding calls it."""
    sign: str
    """Found in a piece of an English text that may say it for certain."""
    sure: str
    """Where an English text says it for certain."""
    loose: str
    """Begins a word of an English text that says it in any way."""
    said: Mapping[str, str]
    """Begins a word of a target that may say it, by language, behind what is glued to words (`BEGINS`)."""
    clear: Mapping[str, str]
    """Where a target says it and nothing else, by language."""


def thing_of(
    name: str, sign: str, sure: str, loose: str, fr: tuple[str, str], fa: tuple[str, str], ar: tuple[str, str]
) -> Thing:
    """Return a thing; for each language what may say it in a piece, and what says it and nothing else in a text."""
    words = {"fr": fr, "fa": fa, "ar": ar}
    said, clear = ({tag: both[place] for tag, both in words.items()} for place in (0, 1))
    return Thing(name, sign, sure, loose, said, clear)


BEGINS: Mapping[str, str] = {
    "en": r"\b",
    "fr": r"\b",
    "fa": r"(?<!\w)(?:ن|ب|مي|نمي|در|بر|نا)?",
    "ar": r"(?<!\w)[وف]?[بلك]?(?:ال|لل|ل)?س?[يتنام]?[نتس]?",
}
"""What stands before a part of a word that says something: where it begins, and what is glued to it."""
FA = r"(?<!\w)"
"""Where a Persian word begins."""
AR = r"(?<!\w)[وفبلك]?(?:ال|لل)?"
"""Where an Arabic word begins, with what may be glued to it."""
