"""Show messages by their state and set it, as people decide; show what changed in the sources of drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from l10n_pipeline.catalogs.states import Filter, accept, back_to_draft, review
from l10n_pipeline.catalogs.worddiff import Part, word_diff
from l10n_pipeline.errors import UsageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Issue, Message, Severity, State
from l10n_pipeline.pipeline.checking import Checker, project_checker
from l10n_pipeline.pipeline.project import Project, load_catalog, store_catalog


@dataclass(frozen=True, slots=True)
class Found:
    """A message of a project."""

    locale: str
    domain: str
    file: str
    """Its catalog, from the project folder."""
    message: Message


@dataclass(frozen=True, slots=True)
class Refused:
    """A message whose state was not set, and why."""

    found: Found
    reason: str


class Bar(StrEnum):
    """What keeps a message from the state that a person decided, as `l10n state` tells it."""

    EMPTY = "has no translation"
    FORM = "lacks a plural form"
    DRAFT = "is a draft: accept it first (--accept)"
    DEMONSTRATION = (
        "was written by a demonstration package: translate it in an editor, or answer for it (--review NAME)"
    )
    OUTDATED = (
        "translates another text (l10n diff shows the difference): correct it in an editor, accept it with "
        "--outdated, or answer for it (--review NAME)"
    )
    ERROR = "has an error"


@dataclass(frozen=True, slots=True)
class Barred:
    """Why a message may not have the state that a person decided."""

    bar: Bar
    error: Issue | None = None
    """The first of its errors, where that is why."""

    def __str__(self) -> str:
        """Return the reason, for a line of `l10n state`."""
        return str(self.bar) if self.error is None else f"{self.bar} ({self.error.check}): {self.error.message}"


@dataclass(frozen=True, slots=True)
class StateReport:
    """What setting states did."""

    changed: tuple[Found, ...]
    """As they are now."""
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of messages."""

    accept: bool = False
    review: str = ""
    """The reviewer's name."""
    draft: bool = False

    def __post_init__(self) -> None:
        """Raise `UsageError` for a decision that contradicts itself."""
        if self.draft and (self.accept or self.review):
            raise UsageError("a message cannot be set back to draft and accepted or reviewed at once")
        if self.review and not self.review.strip():
            raise UsageError("a review needs the reviewer's name")


def find_messages(
    project: Project, locales: Sequence[LocaleInfo], chosen: Filter, domains: Sequence[str] = ()
) -> Iterator[Found]:
    """Yield the messages of ``locales`` that ``chosen`` means, in the documents ``domains``, or in all."""
    for locale in locales:
        for source, stored in project.catalogs(locale):
            if stored.catalog is not None and (not domains or source.domain in domains):
                for message in stored.catalog.active:
                    if chosen.fits(message):
                        yield Found(locale.tag, source.domain, project.relative(stored.path), message)


def check_domains(project: Project, domains: Sequence[str]) -> None:
    """Raise `UsageError` where one of ``domains`` is no document of ``project``."""
    known = [document.name for document in project.settings.documents]
    for domain in domains:
        if domain not in known:
            raise UsageError(f"this project has no document {domain!r} (l10n.yaml lists: {', '.join(known)})")


def set_states(
    project: Project,
    locales: Sequence[LocaleInfo],
    chosen: Filter,
    decision: Decision,
    *,
    domains: Sequence[str] = (),
    today: dt.date,
    write: bool = True,
) -> StateReport:
    """Set the state of the messages that ``chosen`` means, as ``decision`` says; with ``write`` False only tell.

    What demonstration packages wrote and nobody changed is accepted under a reviewer's name only; what translates
    another text, so too or where ``chosen`` means nothing else; what has an error is not: edit it first.
    """
    changed: list[Found] = []
    refused: list[Refused] = []
    for locale in locales:
        checker = project_checker(project, locale)
        for source, stored in project.catalogs(locale):
            if stored.catalog is None or (domains and source.domain not in domains):
                continue
            file = project.relative(stored.path)
            decisions = [
                decide(message, decision, checker, today, outdated=chosen.outdated)
                if not message.obsolete and chosen.fits(message)
                else message
                for message in stored.catalog.messages
            ]
            pairs = list(zip(stored.catalog.messages, decisions, strict=True))
            new = replace(stored.catalog, messages=tuple(old if isinstance(d, Barred) else d for old, d in pairs))
            if new.messages != stored.catalog.messages and write:
                store_catalog(stored, new)
                # What was written gave the messages below it other lines.
                new = replace(new, messages=_as_written(stored.path, new.messages))
            for place, (old, decided) in enumerate(pairs):
                found = Found(locale.tag, source.domain, file, new.messages[place])
                if isinstance(decided, Barred):
                    refused.append(Refused(found, str(decided)))
                elif decided != old:
                    changed.append(found)
    return StateReport(tuple(changed), tuple(refused))


def _as_written(path: Path, messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return ``messages``, which were written to ``path``, with the lines that they have there."""
    written = load_catalog(path).catalog
    lines = {(m.key, m.obsolete): m.line for m in written.messages} if written is not None else {}
    return tuple(replace(m, line=lines.get((m.key, m.obsolete), m.line)) for m in messages)


def decide(
    message: Message, decision: Decision, checker: Checker, today: dt.date, *, outdated: bool
) -> Message | Barred:
    """Return what becomes of ``message``, or why nothing may; with ``outdated`` it may translate another text."""
    if message.state is State.UNTRANSLATED:
        return Barred(Bar.EMPTY)
    if decision.draft:
        return back_to_draft(message)
    if not all(message.targets):
        return Barred(Bar.FORM)
    if message.fuzzy:
        if not decision.accept:
            return Barred(Bar.DRAFT)
        if message.demonstration and not decision.review:
            return Barred(Bar.DEMONSTRATION)
        if message.outdated and not (outdated or decision.review):
            return Barred(Bar.OUTDATED)
        message = accept(message)
    errors = [issue for issue in checker.check(message) if issue.severity is Severity.ERROR]
    if errors:
        return Barred(Bar.ERROR, errors[0])
    current = message.review
    if decision.review and not (message.state is State.REVIEWED and current and current.name == decision.review):
        return review(message, decision.review, today)
    return message


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A draft whose source changed since its translation was made."""

    found: Found
    parts: tuple[Part, ...]
    """From the source it was made for to the source of today."""


def source_changes(
    project: Project, locales: Sequence[LocaleInfo], domains: Sequence[str] = ()
) -> Iterator[SourceChange]:
    """Yield the drafts that were made for another source (``#| msgid``), with what changed in it, word by word."""
    for found in find_messages(project, locales, Filter(states=(State.DRAFT,)), domains):
        previous = found.message.previous
        if previous is not None and previous.source is not None:
            yield SourceChange(found, word_diff(previous.source, found.message.source))
