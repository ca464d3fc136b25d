"""The gate: what keeps a catalog from being published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline.checks import REVIEW
from l10n_pipeline.model import Catalog, Issue, Message, Severity, State


class Reason(StrEnum):
    """Why a message is not fit for publication."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    ERROR = "error"
    REVIEW = "review"
    """A check asks for a person's review: a negation may be lost, or a number have changed."""
    DEMONSTRATION = "written by a demonstration package, and nobody changed it: translate it, or review it"
    """A draft that lost its mark is no translation."""
    UNREVIEWED = "not reviewed"
    """The project wants every message of the locale reviewed."""
    MISSING = "missing"
    """The document has a sentence that the catalog does not know."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One message that keeps its catalog from being published."""

    source: str
    line: int
    """1-based line of the catalog; 0 where it has no such message."""
    reason: Reason
    issues: tuple[Issue, ...] = ()


def gate(
    catalog: Catalog,
    issues: Mapping[tuple[str | None, str], Sequence[Issue]],
    sources: Sequence[str],
    *,
    reviewed: bool = False,
) -> tuple[Refusal, ...]:
    """Return what keeps ``catalog`` from being published; nothing where it is ready.

    ``sources`` are the texts of the document's translatable segments, ``issues`` what the checks found by message key.
    A catalog is ready when each of them has a finished translation without an error; with ``reviewed`` a person must
    have reviewed each, and nobody have edited it since. A draft is never ready. What the checks of `REVIEW` find,
    warnings too, is for a person: it withholds a message that nobody has reviewed.
    """
    messages = {message.source: message for message in catalog.active if message.context is None}
    refusals: list[Refusal] = []
    for source in dict.fromkeys(sources):
        message = messages.get(source)
        if message is None:
            refusals.append(Refusal(source, 0, Reason.MISSING))
        elif (refusal := withheld(message, issues.get(message.key, ()), reviewed=reviewed)) is not None:
            refusals.append(refusal)
    return tuple(refusals)


def withheld(message: Message, issues: Sequence[Issue], *, reviewed: bool) -> Refusal | None:
    """Return what keeps ``message``, in which the checks found ``issues``, from being published, if anything does."""
    match message.state:
        case State.UNTRANSLATED:
            return Refusal(message.source, message.line, Reason.UNTRANSLATED)
        case State.DRAFT:
            return Refusal(message.source, message.line, Reason.DRAFT)
        case State.TRANSLATED | State.REVIEWED:
            errors = tuple(issue for issue in issues if issue.severity is Severity.ERROR)
            if errors:
                return Refusal(message.source, message.line, Reason.ERROR, errors)
            if message.demonstration and message.state is State.TRANSLATED:
                return Refusal(message.source, message.line, Reason.DEMONSTRATION)
            doubts = tuple(issue for issue in issues if issue.severity in REVIEW.get(issue.check, ()))
            if doubts and message.state is State.TRANSLATED:
                return Refusal(message.source, message.line, Reason.REVIEW, doubts)
            if reviewed and message.state is not State.REVIEWED:
                return Refusal(message.source, message.line, Reason.UNREVIEWED)
            return None
