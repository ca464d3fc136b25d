"""The gate: what keeps a catalog from being published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline.checks import WITHHOLDING
from l10n_pipeline.model import Catalog, Issue, Message, Severity, State


class Reason(StrEnum):
    """Why a message is not fit for publication."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    ERROR = "error"
    MISSING = "missing"
    """The document has a sentence that the catalog does not know."""
    UNREVIEWED = "not reviewed"
    """A check warns of what only a person can judge (`WITHHOLDING`), and nobody has reviewed or silenced it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One message that keeps its catalog from being published."""

    source: str
    line: int
    """1-based line of the catalog; 0 where it has no such message."""
    reason: Reason
    issues: tuple[Issue, ...] = ()


def gate(
    catalog: Catalog, issues: Mapping[tuple[str | None, str], Sequence[Issue]], sources: Sequence[str]
) -> tuple[Refusal, ...]:
    """Return what keeps ``catalog`` from being published; nothing where it is ready.

    ``sources`` are the texts of the document's translatable segments, ``issues`` what the checks found by message key.
    A catalog is ready when each of them has a finished translation without an error, and a person has reviewed what may
    have lost its negation. A draft is never ready.
    """
    messages = {message.source: message for message in catalog.active if message.context is None}
    refusals: list[Refusal] = []
    for source in dict.fromkeys(sources):
        message = messages.get(source)
        if message is None:
            refusals.append(Refusal(source, 0, Reason.MISSING))
        elif (refusal := _refuse(message, issues.get(message.key, ()))) is not None:
            refusals.append(refusal)
    return tuple(refusals)


def _refuse(message: Message, issues: Sequence[Issue]) -> Refusal | None:
    match message.state:
        case State.UNTRANSLATED:
            return Refusal(message.source, message.line, Reason.UNTRANSLATED)
        case State.DRAFT:
            return Refusal(message.source, message.line, Reason.DRAFT)
        case State.TRANSLATED | State.REVIEWED:
            errors = tuple(issue for issue in issues if issue.severity is Severity.ERROR)
            if errors:
                return Refusal(message.source, message.line, Reason.ERROR, errors)
            if message.state is State.REVIEWED:
                return None
            doubts = tuple(i for i in issues if i.check in WITHHOLDING and i.severity is Severity.WARNING)
            return Refusal(message.source, message.line, Reason.UNREVIEWED, doubts) if doubts else None
