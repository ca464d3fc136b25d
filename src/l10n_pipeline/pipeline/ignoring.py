"""The word of a person that an issue is none, written into the comments of a message and taken back from there.

`checks.silence` alone decides what such a comment means: each one written here is read with it again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline import checks
from l10n_pipeline.model import Issue, Severity

LONGEST = 300
"""Characters of a reason at most."""
_TOOLS = "\u200c\u200d\u200e\u200f"
"""Invisible characters that people write: half-spaces, joiners and direction marks."""
_MARK = re.compile(r"\s*l10n\s*:\s*ignore\b", re.IGNORECASE)
_DASH = re.compile(r"--|–|—")


class Flaw(StrEnum):
    """Why a reason silences nothing."""

    EMPTY = "gives no reason"
    CHARACTERS = "has a line break or an invisible character"
    LONG = f"is longer than {LONGEST} characters"
    CURT = "is a single word, and this check needs some"
    FIXED = "is for a check that no comment silences"
    NOTHING = "is for a check that finds nothing here"
    UNSAVED = "is for a text that was not saved"


@dataclass(frozen=True, slots=True)
class Unheard:
    """A reason that was given, and is not written."""

    check: str
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Ignored:
    """A check that comments silence in a message."""

    check: str
    reason: str
    issues: tuple[Issue, ...] = ()
    """What it finds all the same; none where it runs here no more, or the text was corrected."""
    waits: bool = False
    """True in a draft for a grave check: the word counts when a person has finished the text."""


def may_ignore(issue: Issue) -> bool:
    """Return whether a person may say on the page that ``issue`` is none."""
    return issue.severity is not Severity.INFO and issue.check in checks.KNOWN - checks.UNSILENCEABLE


def ignored(comments: Iterable[str]) -> dict[str, str]:
    """Return the checks that ``comments`` silence in a finished message, each with the reason."""
    said = [comment for comment in comments if _MARK.match(comment)]
    if not said:
        return {}
    everything = [Issue(name, Severity.ERROR, "") for name in sorted(checks.KNOWN)]
    verdict = checks.silence(everything, said, draft=False, known=checks.KNOWN)
    return {each.issue.check: each.reason for each in verdict.silenced}


def flaw(check: str, reason: str) -> Flaw | None:
    """Return what is wrong with ``reason`` for silencing ``check``; None where it will do."""
    if check not in checks.KNOWN or check in checks.UNSILENCEABLE:
        return Flaw.FIXED
    if not reason.strip():
        return Flaw.EMPTY
    if any(_hidden(char) for char in reason):
        return Flaw.CHARACTERS
    if len(reason) > LONGEST:
        return Flaw.LONG
    if not any(char.isalpha() for char in reason):
        return Flaw.EMPTY
    return None if ignored([_comment(check, reason)]).get(check) == _words(reason) else Flaw.CURT


def flawed(reasons: Mapping[str, str]) -> Unheard | None:
    """Return the first of ``reasons``, by check, that would silence nothing."""
    flaws = ((check, flaw(check, reason)) for check, reason in reasons.items())
    return next((Unheard(check, found) for check, found in flaws if found), None)


def silenced(comments: Iterable[str], verdict: checks.Verdict) -> tuple[Ignored, ...]:
    """Return what ``comments`` of a message silence, some of it when a person has finished the text."""
    left = {issue.check for issue in verdict.issues}
    found = (*verdict.issues, *(each.issue for each in verdict.silenced))
    return tuple(
        Ignored(check, reason, tuple(issue for issue in found if issue.check == check), waits=check in left)
        for check, reason in ignored(comments).items()
    )


def with_ignored(comments: Sequence[str], reasons: Mapping[str, str]) -> tuple[str, ...]:
    """Return ``comments`` so that they silence each check of ``reasons``, none of which has a `flaw`.

    A reason that stands in a comment already gets the check beside those that it is given for. A new comment comes
    last: a short one before other words could be taken for one that an editor wrapped.
    """
    written = list(comments)
    for check, reason in reasons.items():
        for place, old in enumerate(written):
            longer = _with(old, check)
            if set(ignored([old]).values()) == {_words(reason)} and check in ignored([longer]):
                written[place] = longer
                break
        else:
            written.append(_comment(check, reason))
    return tuple(written)


def without_ignored(comments: Sequence[str], check: str) -> tuple[str, ...]:
    """Return ``comments`` without the first that silences ``check``; where it silences others too, it keeps those."""
    for place, comment in enumerate(comments):
        silent = ignored([comment])
        if check in silent:
            left = [_without(comment, check, silent)] if len(silent) > 1 else []
            return (*comments[:place], *left, *comments[place + 1 :])
    return tuple(comments)


def _comment(check: str, reason: str) -> str:
    return f"l10n: ignore {check} -- {_words(reason)}"


def _with(comment: str, check: str) -> str:
    """Return the ``comment`` with ``check`` behind the checks that it names."""
    dash = _DASH.search(comment)
    if dash is None or _MARK.match(comment) is None:
        return comment
    return f"{comment[: dash.start()].rstrip(', ')}, {check} {comment[dash.start() :]}"


def _without(comment: str, check: str, silent: Mapping[str, str]) -> str:
    """Return the ``comment``, which silences ``check`` and more, without it; what else stands there stays."""
    rest = {name: reason for name, reason in silent.items() if name != check}
    shorter = re.sub(rf"(?<![^\s,:]){re.escape(check)}(?:[\s,]+(?!--|–|—)|(?=\s))", "", comment, count=1)
    shorter = re.sub(r"[\s,]+(--|–|—)", r" \1", shorter, count=1)
    return shorter if ignored([shorter]) == rest else f"l10n: ignore {', '.join(rest)} -- {next(iter(rest.values()))}"


def _words(reason: str) -> str:
    return " ".join(reason.split())


def _hidden(char: str) -> bool:
    """Return whether ``char`` could end the comment, or hide or turn round what stands there."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in _TOOLS
