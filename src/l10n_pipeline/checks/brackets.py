"""Brackets are balanced, and those of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.bracketed import pairs_added, pairs_left_out
from l10n_pipeline.model import Severity

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_FULL_WIDTH = str.maketrans("（）［］｛｝", "()[]{}")
_WIDE = re.compile("[（）［］｛｝]")
_BRACKET = re.compile(r"[()\[\]{}]")
_ANY = re.compile(r"[()\[\]{}（）［］｛｝]")
_ITEM = r"(?:\w|\d{1,3}(?:\.\d)?|[a-z]\.\d{1,2}|[ivx]{1,5}|الف)\)"
_ITEM_END = re.compile(r"\(((?:[a-z](?:\.\d{1,2})?|[ivx]{1,5})\))")
_ITEM_AT_END = re.compile(r"(?<!\w)(?:[a-z](?:\.\d{1,2})?|[ivx]{1,5})\)$")
_LIST_MARK = re.compile(
    rf"\({_ITEM}|(?:^|(?:[.:;؛,،–—-]|\b(?:and|or|et|ou|و|أو|یا))\s|(?<=\d)(?=[a-z])|(?<=\)) ?){_ITEM}"
)
"""``(1)`` and ``1)``, which are the same, the second with a bracket that closes nothing; 6(2)(a.1) and 6(2)a.1) too."""
_LONGEST_MARK = len("and xviii")
_MAY_BE_ITEM = re.compile(rf"(?:^|(?<=[\s()])|(?<=\d)(?=[a-z])){_ITEM}")
"""What every `_LIST_MARK` ends with."""
_LONGEST_ITEM = len("xviii")
_CASE = re.compile(r"\[(\w)\](?=\w)")
"""``[I]n``: the capital or small letter of a quotation, changed by who quotes. Other languages do not need it."""


@dataclass(frozen=True, slots=True)
class _Brackets:
    opened: dict[str, int]
    """How often each kind is opened."""
    loose: tuple[tuple[str, int], ...]
    """Those without a partner, with their places."""


def _read(text: str) -> _Brackets:
    if not text.isascii() and _WIDE.search(text):
        text = text.translate(_FULL_WIDTH)
    text = _without_list_marks(_CASE.sub(_blank, text))
    opened = dict.fromkeys(_PAIRS, 0)
    stack: list[tuple[str, int]] = []
    loose: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        char, place = match[0], match.start()
        if char in _PAIRS:
            opened[char] += 1
            stack.append((char, place))
        elif stack and stack[-1][0] == _CLOSERS[char]:
            stack.pop()
        else:
            loose.append((char, place))
    return _Brackets(opened, (*loose, *stack))


def _simple(text: str) -> str | None:
    """Return the brackets of ``text`` one after the other; None where one of them may be no more than a list's mark."""
    found = "".join(_ANY.findall(text))
    if not found.isascii() or ("[" in found and _CASE.search(text)):
        return None
    place = text.find(")")
    while place >= 0:
        if _MAY_BE_ITEM.search(text, max(place - _LONGEST_ITEM, 0), place + 1):
            return None
        place = text.find(")", place + 1)
    return found


def _without_list_marks(text: str) -> str:
    """Return ``text`` with spaces for its list marks: each ends with a bracket, before which alone it is looked for."""
    left, start = text, 0
    while (place := text.find(")", start)) >= 0:
        match = _LIST_MARK.search(text, max(start, place - _LONGEST_MARK), place + 1)
        if match:
            left = left[: match.start()] + _blank(match) + left[place + 1 :]
        start = place + 1
    return left


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _brackets(context: CheckContext) -> Iterable[Finding]:
    brackets = _simple(context.source)
    return () if brackets is not None and brackets == _simple(context.target) else _compared(context)


def _compared(context: CheckContext) -> Iterator[Finding]:
    source, target = _read(context.source), _read(context.target)
    expected = Counter(char for char, _ in source.loose)
    items = frozenset(match[1] for match in _ITEM_END.finditer(context.source))
    for char, place in sorted(target.loose, key=lambda item: item[1]):
        # French writes alinéa a) for paragraph (a)
        item = _ITEM_AT_END.search(context.target[max(place - 6, 0) : place + 1])
        if char == ")" and item and item[0] in items:
            continue
        if expected[char]:
            expected[char] -= 1
        else:
            yield Finding(f"“{char}” has no partner.", place, place + 1)
    if source.loose or target.loose:
        return
    for char, closer in _PAIRS.items():
        wanted, found = source.opened[char], target.opened[char]
        if char == "(" and _by_right(context, wanted, found):
            continue
        if found < wanted:
            message = f"The source has {char}…{closer} {wanted} times, the translation {found} times."
            # what stands in round brackets may as well stand between commas; square ones mark what was put in
            yield Finding(message, severity=Severity.WARNING if char == "(" else None)
        elif found > wanted:
            message = f"The translation has {char}…{closer} {found} times, the source {wanted} times."
            yield Finding(message, severity=Severity.WARNING)


def _by_right(context: CheckContext, wanted: int, found: int) -> bool:
    """Return whether the target may have ``found`` round brackets, the source having ``wanted``."""
    if found > wanted:
        return found - wanted <= pairs_added(context)
    return found == 0 < wanted == pairs_left_out(context)


BRACKETS = Rule(
    "brackets",
    Severity.ERROR,
    "Brackets are balanced, and as many as in the source.",
    _brackets,
    source_sign=has(_ANY),
    target_sign=has(_ANY),
)
