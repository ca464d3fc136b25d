"""Checks of the target as a piece of text: empty, leftovers of a merge, white space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.model import Severity
from l10n_pipeline.orthography import BEFORE_STOP

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp", "Mn"})
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||", "#-#-#-#-#")
_CONFLICT = re.compile(r"(?:^|(?<=\s))(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)|#-#-#-#-#")
_SPACES = re.compile(r"[ \t\u00a0\u202f]{2,}")


def shows_nothing(context: CheckContext) -> bool:
    """Return whether a source has a target, and it is empty, or only white space and invisible characters."""
    if context.target[:1].isalnum():
        return False
    return context.source != "" and all(unicodedata.category(char) in _INVISIBLE for char in context.target)


def _empty(context: CheckContext) -> Iterator[Finding]:
    if shows_nothing(context):
        yield Finding("The translation shows nothing: it is empty, or only white space and invisible characters.")


def _conflict_markers(context: CheckContext) -> Iterator[Finding]:
    if not any(mark in context.target for mark in _MARKERS):
        return
    for match in _CONFLICT.finditer(context.target):
        if match[0] not in context.source:
            yield Finding(f"“{match[0]}” was left behind by a merge: keep one version.", *match.span())


def _whitespace(context: CheckContext) -> Iterator[Finding]:
    source, target = context.source, context.target
    start, end = len(target) - len(target.lstrip()), len(target.rstrip())
    if start and not source[:1].isspace():
        yield Finding("The translation starts with white space.", 0, start)
    if end < len(target) and not source[-1:].isspace():
        yield Finding("The translation ends with white space.", end, len(target))
    if not BEFORE_STOP.search(source):
        for match in BEFORE_STOP.finditer(target):
            yield Finding(f"A space before {target[match.end()]}", match.start(), match.end() + 1)
    if _SPACES.search(source.strip()):
        return
    for match in _SPACES.finditer(target, start, end):
        yield Finding("Two or more spaces in a row.", *match.span())


EMPTY = Rule("empty", Severity.ERROR, "The target shows nothing.", _empty)
CONFLICT_MARKERS = Rule(
    "conflict-markers",
    Severity.ERROR,
    "A merge left its markers behind.",
    _conflict_markers,
    target_sign=lambda piece, _: any(mark in piece for mark in _MARKERS),
)
WHITESPACE = Rule(
    "whitespace",
    Severity.WARNING,
    "Space at the ends or before a stop, or two spaces in a row.",
    _whitespace,
    # between two spaces, and at an end with one, stands an empty piece
    target_sign=has(re.compile(r"^$|\s|^[.,،۔]")),
)
