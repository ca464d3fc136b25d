"""What a check is given, what it hands back, and the interface all of them keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary, Issue, Severity, TermMatch


@dataclass(slots=True, kw_only=True)
class CheckContext:
    """One source and its target, with what a check may know of them.

    Nobody changes one. Not frozen: one is made for each message, and frozen it takes four times as long.
    """

    source: str
    target: str
    locale: LocaleInfo
    """Of the target."""
    source_locale: LocaleInfo
    terms: tuple[TermMatch, ...] = ()
    """The glossary's terms found in the source."""
    glossary: Glossary = field(default_factory=Glossary)
    heading: bool = False
    """True where the message is a title or a heading."""


class Finding(NamedTuple):
    """A problem as a rule sees it, before it is filed under its check's name and severity."""

    message: str
    start: int = 0
    end: int = 0
    """``target[start:end]`` in code points; both 0 where the whole target is meant."""
    severity: Severity | None = None
    """Where it is not the check's own."""


class Check(Protocol):
    """One rule about targets."""

    @property
    def id(self) -> str:
        """Return the name by which settings and issues call it."""
        ...

    @property
    def severity(self) -> Severity:
        """Return the severity of its issues, where an issue does not say otherwise."""
        ...

    @property
    def description(self) -> str:
        """Return what it looks for, in one line."""
        ...

    @property
    def review(self) -> Severity | None:
        """Return from which severity on its issues withhold publication until a person has reviewed the message."""
        ...

    def run(self, context: CheckContext) -> Iterable[Issue]:
        """Return the issues of the target. Never raises, whatever the texts."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A translated message beside others of its project, in one locale."""

    source: str
    target: str
    context: str | None = None
    place: str = ""
    """Where it stands, for a translator: ``statement.po:120``."""


class CatalogCheck(Protocol):
    """One rule about the messages of a whole project in one locale."""

    @property
    def id(self) -> str:
        """Return the name by which settings and issues call it."""
        ...

    @property
    def severity(self) -> Severity:
        """Return the severity of its issues."""
        ...

    @property
    def description(self) -> str:
        """Return what it looks for, in one line."""
        ...

    def run(self, entries: Sequence[Entry]) -> Iterable[tuple[int, Issue]]:
        """Return issues, each with the index of its entry, in linear time. Never raises, whatever the texts."""
        ...


Sign = Callable[[str, LocaleInfo], bool]
"""Whether a piece of a text, what stands between two spaces of it, makes it worth a look; the locale is the text's."""


def has(pattern: re.Pattern[str]) -> Sign:
    """Return the sign of pieces that have ``pattern``, whatever the locale."""
    return lambda piece, _: pattern.search(piece) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """A check made of one function that yields findings.

    A rule with signs is asked only about messages that have one (see `triage`): a sign may be seen in vain, and must be
    seen in a piece of every message for which ``find`` has a finding.
    """

    id: str
    severity: Severity
    description: str
    find: Callable[[CheckContext], Iterable[Finding]]
    """Asked about every message or many, so one that yields nothing is best no generator."""
    review: Severity | None = None
    """From which severity on its issues withhold publication until a person has reviewed the message."""
    source_sign: Sign | None = None
    target_sign: Sign | None = None
    inner_sign: Sign | None = None
    """Looked for in the pieces of either text that have another behind them."""
    of_letters: bool = False
    """True where a plain word, with or without a full stop or comma behind it, may be a sign."""

    def run(self, context: CheckContext) -> Iterable[Issue]:
        """Return the function's findings as issues under this rule's name."""
        return [self.issue(finding) for finding in self.find(context)]

    def issue(self, finding: Finding) -> Issue:
        """Return ``finding`` as an issue under this rule's name."""
        return Issue(self.id, finding.severity or self.severity, finding.message, finding.start, finding.end)


@dataclass(frozen=True, slots=True)
class CatalogRule:
    """A catalog check made of one function that yields indexes and messages."""

    id: str
    severity: Severity
    description: str
    find: Callable[[Sequence[Entry]], Iterable[tuple[int, str]]]

    def run(self, entries: Sequence[Entry]) -> Iterable[tuple[int, Issue]]:
        """Return the function's findings as issues under this rule's name."""
        for index, message in self.find(entries):
            yield index, Issue(self.id, self.severity, message)
