"""What may become a target: translation units of the memory, their matches, suggestions; and the issues of a target."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline.model.messages import Origin, State


class Severity(StrEnum):
    """How bad an issue is. An error withholds publication."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem that a check found in a target."""

    check: str
    """The check's id: ``numbers``, ``glossary-missing`` ..."""
    severity: Severity
    message: str
    """What is wrong, for a translator, in one sentence."""
    start: int = 0
    end: int = 0
    """Where: ``target[start:end]``, in code points. Both 0 where the whole target is meant."""
    form: int = 0
    """In which of the message's targets, where it has plurals."""


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A stored pair in the translation memory."""

    source: str
    target: str
    locale: str
    state: State
    document: str = ""
    """Name of the file it stands in: ``statement.po``."""
    machine: bool = False
    """True where a machine wrote the target and nobody changed it."""
    before: str | None = None
    """The source of the message before it, empty where it is the first; None where that is not known."""
    after: str | None = None
    """The source of the message after it, empty where it is the last; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation unit and how well its source fits."""

    unit: TranslationUnit
    score: int
    """0 to 100, penalties taken off; 100 is the same text, 99 the same words: case, punctuation or numbers differ."""
    neighbours: int = 0
    """How many of the messages before and after it are the same too: 0, 1 or 2."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed target. Always a draft."""

    target: str
    origin: Origin
    issues: tuple[Issue, ...] = ()
