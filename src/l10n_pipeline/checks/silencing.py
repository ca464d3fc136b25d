"""``# l10n: ignore numbers -- reason``: a person's word, in a translator comment, that an issue is none.

The comment travels with the message through msgmerge, Poedit, OmegaT and Weblate, and shows in every diff. It needs a
reason: who publishes must be able to read why a number differs. A comment that is not understood, names no check that
exists, or gives no reason is a warning, and silences nothing; one that has nothing to silence is an info.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n_pipeline.checks.policy import SILENCING
from l10n_pipeline.checks.registry import CHECKS
from l10n_pipeline.model import Issue, Severity

UNSILENCEABLE = frozenset({"empty", "conflict-markers", SILENCING})
"""Checks that no comment silences: there is no text in which these are right."""
GRAVE = frozenset(c.id for c in CHECKS.values() if c.severity is Severity.ERROR or c.review) - UNSILENCEABLE
"""Checks that find what harms people or deceives readers: all that withhold publication.

Silencing one takes a reason of some words, and a message that a person has finished: in a draft the comment may be
older than the text, and nobody has vouched for it.
"""

_PREFIX = re.compile(r"\s*l10n\s*:\s*", re.IGNORECASE)
_IGNORE = re.compile(
    r"ignore\b[\s:]*(?P<ids>(?!--|–|—)[^\s,]+(?:[\s,]+(?!--|–|—)[^\s,]+)*)?[\s,]*(?:(?:--|–|—)(?P<reason>.*))?",
    re.DOTALL,
)
_HOW = "write “l10n: ignore CHECK, CHECK -- reason”"
_WORDS = 2
"""Words that the reason for silencing a grave check has at least: “ok” tells a publisher nothing."""


@dataclass(frozen=True, slots=True)
class Silenced:
    """An issue that a person has declared to be none, and why."""

    issue: Issue
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left of a message's issues, and what its comments silenced."""

    issues: tuple[Issue, ...]
    silenced: tuple[Silenced, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ignore:
    ids: tuple[str, ...]
    reason: str


def silence(
    issues: Sequence[Issue],
    comments: Iterable[str],
    *,
    draft: bool,
    known: Collection[str],
    idle: Collection[str] = frozenset(),
) -> Verdict:
    """Return ``issues`` without those that ``comments`` silence, and with what is wrong with those comments.

    ``comments`` are the translator comments of the message, a line each; ``draft`` tells whether no person has finished
    it; ``known`` are the ids of all checks, ``idle`` those that do not run here.
    """
    ignores, complaints = _read(comments, known)
    if not ignores:
        return Verdict((*issues, *complaints))
    reasons: dict[str, str] = {}
    for ignore in ignores:
        for name in ignore.ids:
            if not (draft and name in GRAVE):
                reasons.setdefault(name, ignore.reason)
    silenced = tuple(Silenced(issue, reasons[issue.check]) for issue in issues if issue.check in reasons)
    left = tuple(issue for issue in issues if issue.check not in reasons)
    needed = {each.issue.check for each in silenced} | set(idle)
    unused = tuple(
        Issue(SILENCING, Severity.INFO, f"“ignore {name}” has nothing to silence: take it away.")
        for name in reasons
        if name not in needed
    )
    return Verdict((*left, *complaints, *unused), silenced)


def _read(comments: Iterable[str], known: Collection[str]) -> tuple[list[_Ignore], list[Issue]]:
    ignores: list[_Ignore] = []
    complaints: list[Issue] = []
    for comment in comments:
        prefix = _PREFIX.match(comment)
        if prefix is None:
            continue
        ids, reason, told = _parse(comment[prefix.end() :], known)
        complaints += (Issue(SILENCING, Severity.WARNING, text) for text in told)
        if ids:
            ignores.append(_Ignore(ids, reason))
    return ignores, complaints


def _parse(text: str, known: Collection[str]) -> tuple[tuple[str, ...], str, list[str]]:
    """Return the ids that ``text`` silences, its reason, and what is wrong with it."""
    found = _IGNORE.fullmatch(text.strip())
    if found is None or not found["ids"]:
        return (), "", [f"“l10n: {text.strip()[:60]}” is not understood: {_HOW}."]
    ids = tuple(dict.fromkeys(re.split(r"[\s,]+", found["ids"])))
    reason = " ".join((found["reason"] or "").split())
    if not any(char.isalpha() for char in reason):
        return (), "", [f"“ignore {', '.join(ids)}” gives no reason, so it silences nothing: {_HOW}."]
    told = list(_complaints(ids, reason, known))
    right = tuple(name for name in ids if name in known and name not in UNSILENCEABLE and not _curt(name, reason))
    return right, reason, told


def _complaints(ids: Iterable[str], reason: str, known: Collection[str]) -> Iterator[str]:
    for name in ids:
        if name not in known:
            yield f"“ignore {name}”: there is no such check{near(name, known)}."
        elif name in UNSILENCEABLE:
            yield f"“{name}” cannot be silenced: correct the translation."
        elif _curt(name, reason):
            yield f"“ignore {name} -- {reason}” silences nothing: this check needs a reason of some words."


def _curt(name: str, reason: str) -> bool:
    return name in GRAVE and len(reason.split()) < _WORDS


def near(name: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'numbers'?)`` where a check's id is like ``name``, else the list of all."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1)
    return f" (did you mean {close[0]!r}?)" if close else f" (known: {', '.join(names)})"
