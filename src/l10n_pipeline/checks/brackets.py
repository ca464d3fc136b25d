"""Brackets are balanced, and those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.model import Severity

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_FULL_WIDTH = str.maketrans("()[]{}﴾﴿", "()[]{}()")
_BRACKET = re.compile(r"[()\[\]{}]")
_LIST_MARK = re.compile(r"(?<![\w(])(?:\w|\d{1,3}|[ivx]{1,5})\)")
"""The bracket of ``1)``, ``a)``: it closes nothing."""


@dataclass(frozen=True, slots=True)
class _Brackets:
    opened: dict[str, int]
    """How often each kind is opened."""
    loose: tuple[tuple[str, int], ...]
    """Those without a partner, with their places."""


def _read(text: str) -> _Brackets:
    text = text.translate(_FULL_WIDTH)
    marks = {match.end() - 1 for match in _LIST_MARK.finditer(text)}
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
        elif place not in marks:
            loose.append((char, place))
    return _Brackets(opened, (*loose, *stack))


def _brackets(context: CheckContext) -> Iterator[Finding]:
    source, target = _read(context.source), _read(context.target)
    expected = [char for char, _ in source.loose]
    for char, place in sorted(target.loose, key=lambda item: item[1]):
        if char in expected:
            expected.remove(char)
        else:
            yield Finding(f"“{char}” has no partner.", place, place + 1)
    if source.loose or target.loose:
        return
    for char, closer in _PAIRS.items():
        wanted, found = source.opened[char], target.opened[char]
        if found < wanted:
            yield Finding(f"The source has {char}…{closer} {wanted} times, the translation {found} times.")
        elif found > wanted:
            message = f"The translation has {char}…{closer} {found} times, the source {wanted} times."
            yield Finding(message, severity=Severity.WARNING)


BRACKETS = Rule("brackets", Severity.ERROR, "Brackets are balanced, and as many as in the source.", _brackets)
