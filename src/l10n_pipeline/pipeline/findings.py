"""What `l10n check` reports: issues, each with the message and the file it was found in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline.model import Issue, Message, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue and the message it was found in."""

    file: str
    locale: str
    message: Message
    issue: Issue
    reason: str = ""
    """Why a person silenced it, where one did."""

    @property
    def target(self) -> str:
        """The text in which the issue was found: the target, or one of its plural forms."""
        return self.message.targets[self.issue.form] if self.message.targets else ""

    @property
    def record(self) -> dict[str, str | int | None]:
        """The finding as ``l10n check --json`` prints it; offsets count code points of the target."""
        return {
            "file": self.file,
            "line": self.message.line,
            "locale": self.locale,
            "context": self.message.context,
            "source": self.message.source,
            "target": self.target,
            "check": self.issue.check,
            "severity": str(self.issue.severity),
            "message": self.issue.message,
            "start": self.issue.start,
            "end": self.issue.end,
        }


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A catalog that was checked."""

    file: str
    locale: str
    document: str
    """Its domain: what the document is called."""
    messages: int
    """How many messages were looked at."""
    findings: tuple[Finding, ...] = ()
    """By place in the file."""
    silenced: tuple[Finding, ...] = ()
    """What comments silenced, each with its reason."""
    stale: bool = False
    """True where the catalog is missing or does not hold its document's sentences: run ``l10n update``."""

    @property
    def untouched(self) -> tuple[Finding, ...]:
        """What was found in its messages for being empty, where nothing at all is translated; nothing otherwise."""
        empty = tuple(f for f in self.findings if f.issue.check == "empty" and not any(f.message.targets))
        return empty if len({finding.message.key for finding in empty}) == self.messages else ()

    @property
    def touched(self) -> tuple[Finding, ...]:
        """What was found beside `untouched`."""
        return tuple(f for f in self.findings if f.issue.check != "empty") if self.untouched else self.findings


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the checks found."""

    files: tuple[CheckedFile, ...]
    notes: tuple[str, ...] = ()
    """What was asked for and could not be checked."""

    @property
    def checked(self) -> int:
        """How many messages were looked at."""
        return sum(file.messages for file in self.files)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found and not silenced."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def silenced(self) -> tuple[Finding, ...]:
        """Everything that comments silenced."""
        return tuple(finding for file in self.files for finding in file.silenced)

    @property
    def stale(self) -> tuple[str, ...]:
        """The catalogs that are missing or do not hold their documents' sentences."""
        return tuple(file.file for file in self.files if file.stale)

    def count(self, severity: Severity) -> int:
        """Return how many findings have ``severity``."""
        return count(self.findings, severity)


def count(findings: Sequence[Finding], severity: Severity) -> int:
    """Return how many of ``findings`` have ``severity``."""
    return sum(finding.issue.severity is severity for finding in findings)
