"""A desk at which a person goes through the messages of one locale: each look, and each decision, is at the files.

Somebody may edit the same catalog in Poedit meanwhile, or a run write it. So a decision names the revision of the
message that it was made of, and one about a message that has another revision by now changes nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n_pipeline import checks, files, glossary
from l10n_pipeline.catalogs.states import accept
from l10n_pipeline.catalogs.worddiff import Part, word_diff
from l10n_pipeline.config import FILENAME
from l10n_pipeline.errors import ConfigError, L10nError, UsageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Issue, Message, Severity, State, TermMatch
from l10n_pipeline.pipeline.check_cache import subject
from l10n_pipeline.pipeline.check_workers import check_all
from l10n_pipeline.pipeline.checking import Checker, project_checker
from l10n_pipeline.pipeline.ignoring import (
    Flaw,
    Ignored,
    Unheard,
    flawed,
    may_ignore,
    silenced,
    with_ignored,
    without_ignored,
)
from l10n_pipeline.pipeline.project import (
    TRIES,
    WAIT,
    Project,
    StoredCatalog,
    parse_catalog,
    read_catalog,
    store_catalog,
)
from l10n_pipeline.pipeline.spelling import dictionary_digest
from l10n_pipeline.pipeline.stating import Bar, Barred, Decision, check_domains, decide
from l10n_pipeline.pipeline.updating import is_heading
from l10n_pipeline.publish import Reason, withheld

_MOST_KEPT = 50_000
"""Texts whose issues are kept: every half-typed one is a text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message as a person sees it who is to decide."""

    id: str
    """The same in every run, for the same English in the same document."""
    revision: str
    """Another one as soon as anything that a person decides of has changed."""
    document: str
    """Its domain."""
    file: str
    """Its catalog, from the project folder."""
    message: Message
    issues: tuple[Issue, ...] = ()
    """By place in the text; none where there is no translation yet."""
    ignored: tuple[Ignored, ...] = ()
    """What comments silence."""
    withheld: Reason | None = None
    """Why it may not be published, if it may not: this one needs a person."""

    def count(self, severity: Severity) -> int:
        """Return how many open issues have ``severity``."""
        return sum(issue.severity is severity for issue in self.open_issues)

    @property
    def open_issues(self) -> tuple[Issue, ...]:
        """The issues of which no person said that they are none."""
        said = {each.check for each in self.ignored}
        return tuple(issue for issue in self.issues if issue.check not in said)

    @property
    def source_change(self) -> tuple[Part, ...]:
        """From the English that the draft was made for to that of today, word by word; empty where it is the same."""
        previous = self.message.previous
        if not self.message.outdated or previous is None or previous.source is None:
            return ()
        return word_diff(previous.source, self.message.source)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The messages of one locale as the files have them now."""

    title: str
    """Of the project."""
    locale: LocaleInfo
    source_locale: LocaleInfo
    rows: tuple[Row, ...] = field(repr=False)
    documents: tuple[str, ...]
    """The domains that are looked at."""
    stale: tuple[str, ...]
    """Catalogs that are missing or do not hold their documents' sentences."""
    places: Mapping[str, int] = field(repr=False)
    """Where in ``rows`` each stands, by its id."""

    def row(self, name: str) -> Row | None:
        """Return the row with the id ``name``; None where there is none any more."""
        place = self.places.get(name)
        return None if place is None else self.rows[place]


@dataclass(frozen=True, slots=True)
class Saved:
    """The decision stands in the file."""

    row: Row


@dataclass(frozen=True, slots=True)
class Declined:
    """The decision may not be made; the file is as it was."""

    row: Row
    barred: Barred


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody changed the message since it was shown; the file is as they left it."""

    row: Row | None
    """As it is now; None where the message is gone."""


Answer = Saved | Declined | Changed | Unheard


@dataclass(frozen=True, slots=True)
class _Around:
    """Everything but the catalogs, as long as no byte of it changes."""

    project: Project
    locale: LocaleInfo
    checker: Checker
    inputs: tuple[str, ...]


_Told = tuple[str, str, Message]
"""A message, behind the domain and the name of its catalog."""


class Desk:
    """The messages of one locale of a project. Several threads may ask: they wait for each other."""

    def __init__(self, folder: Path, tag: str = "", domains: Sequence[str] = ()) -> None:
        """Take the project that ``folder`` belongs to, its locale ``tag``, and of it ``domains``, or all documents.

        Raises `UsageError` where the project has no such locale or document, or several locales and none is named.
        """
        project = Project.open(folder)
        if not tag and len(project.locales) > 1:
            known = ", ".join(project.settings.locales)
            raise UsageError(f"say which locale: --locale {project.settings.locales[0]} (l10n.yaml lists: {known})")
        check_domains(project, domains)
        self.root = project.root
        self._tag = project.choose_locales([tag] if tag else [])[0].tag
        self._domains = tuple(domains)
        self._lock = threading.RLock()
        self._around: _Around | None = None
        self._stored: dict[str, StoredCatalog] = {}
        self._known: dict[str, tuple[Issue, ...]] = {}
        self._told: list[_Told] = []
        self._sheet: Sheet | None = None

    @property
    def name(self) -> str:
        """What tells this desk from those of other projects and locales on the same machine."""
        return _digest([str(self.root), self._tag])

    def sheet(self) -> Sheet:
        """Return the messages as the files have them now; raises `L10nError` where one cannot be read."""
        with self._lock:
            return self._present(self._look_around())

    def terms(self, row: Row) -> tuple[TermMatch, ...]:
        """Return the terms of the glossary in the English of ``row``, in order."""
        with self._lock:
            matcher = glossary.matcher(self._look_around().project.glossary)
            return matcher.find(row.message.source, heading=is_heading(row.message))

    def check(self, name: str, targets: Sequence[str]) -> Row | None:
        """Return the row ``name`` as it would be with ``targets`` as its translation; None where it is gone."""
        with self._lock:
            around = self._look_around()
            row = self._present(around).row(name)
            if row is None:
                return None
            edited = accept(replace(row.message, targets=_typed(row.message, targets)))
            messages = [message for _, _, message in self._told]
            place = next(place for place, message in enumerate(messages) if message is row.message)
            files_of = [file for _, file, _ in self._told]
            messages[place] = edited
            [raw] = self._raw(around, [edited])
            beside = around.checker.compare(list(zip(files_of, messages, strict=True))).get(place, ())
            return _row(around, row.document, row.file, edited, (*raw, *beside))

    def decide(
        self,
        name: str,
        revision: str,
        targets: Sequence[str],
        decision: Decision,
        *,
        compared: bool = False,
        reasons: Mapping[str, str] | None = None,
        today: dt.date,
    ) -> Answer:
        """Write ``targets`` and what a person decided of the row ``name``, which had ``revision`` when it was shown.

        With ``compared`` a person vouches that the translation of another English, unchanged, is right for this one.
        ``reasons`` are why what checks find in ``targets`` is right, by check; those for what is found no more are
        not written.
        Raises `UsageError` where there are not as many targets as the message has, `FileError` where another l10n
        command is writing or the file cannot be written.
        """

        def new(row: Row) -> Message | Barred | Unheard:
            typed = _typed(row.message, targets)
            said = self._found(row, typed, reasons) if reasons else {}
            return flawed(said) or self._decided(row, typed, decision, today, compared=compared, reasons=said)

        return self._write(name, revision, new)

    def ignore(self, name: str, revision: str, targets: Sequence[str], reasons: Mapping[str, str]) -> Answer:
        """Write why what checks find in the row ``name`` is right, ``reasons`` by check, and nothing else.

        ``targets`` are what is in the fields: of a text that was not saved nothing is said. Raises as `decide` does.
        """

        def new(row: Row) -> Message | Unheard:
            typed = _typed(row.message, targets)
            if typed != row.message.targets:
                return Unheard(next(iter(reasons), ""), Flaw.UNSAVED)
            if unheard := flawed(reasons):
                return unheard
            found = self._found(row, typed, reasons)
            if idle := next((check for check in reasons if check not in found), None):
                return Unheard(idle, Flaw.NOTHING)
            return replace(row.message, comments=with_ignored(row.message.comments, reasons))

        return self._write(name, revision, new)

    def take_back(self, name: str, revision: str, check: str) -> Answer:
        """Take the comment that silences ``check`` out of the row ``name``, and nothing else; raises as `decide`."""
        return self._write(
            name,
            revision,
            lambda row: replace(row.message, comments=without_ignored(row.message.comments, check)),
        )

    def _write(self, name: str, revision: str, make: Callable[[Row], Message | Barred | Unheard]) -> Answer:
        """Write the message that ``make`` makes of the row ``name``, as long as that has its ``revision``."""
        with self._lock, self._look_around().project.lock():
            last: L10nError | None = None
            for _ in range(TRIES):
                row = self.sheet().row(name)
                if row is None or row.revision != revision:
                    return Changed(row)
                new = make(row)
                if isinstance(new, Unheard):
                    return new
                if isinstance(new, Barred):
                    return Declined(row, new)
                try:
                    self._store(row, new)
                except files.ChangedError as error:
                    last = error  # an editor saved in between: look again, it may have been another message
                    time.sleep(WAIT)
                    continue
                after = self.sheet().row(name)
                return Changed(None) if after is None else Saved(after)
            assert last is not None
            raise last

    def _found(self, row: Row, targets: tuple[str, ...], reasons: Mapping[str, str]) -> dict[str, str]:
        """Return those of ``reasons`` that are for what checks find in ``targets``, and nobody silenced yet."""
        edited = self.check(row.id, targets)
        found = {issue.check for issue in edited.open_issues if may_ignore(issue)} if edited else set()
        return {check: reason for check, reason in reasons.items() if check in found}

    def _decided(
        self,
        row: Row,
        targets: tuple[str, ...],
        decision: Decision,
        today: dt.date,
        *,
        compared: bool,
        reasons: Mapping[str, str],
    ) -> Message | Barred:
        edited = targets != row.message.targets
        message = replace(row.message, targets=targets) if edited else row.message
        if not any(target.strip() for target in targets):
            return Barred(Bar.EMPTY)
        message = replace(message, comments=with_ignored(message.comments, reasons))
        return decide(message, decision, self._look_around().checker, today, outdated=compared or edited)

    def _store(self, row: Row, new: Message) -> None:
        stored = self._stored[row.document]
        if new == row.message or stored.catalog is None:
            return
        messages = tuple(new if message is row.message else message for message in stored.catalog.messages)
        store_catalog(stored, replace(stored.catalog, messages=messages))

    def _look_around(self) -> _Around:
        """Return settings, glossary and documents, read anew where a byte of them has changed."""
        before = self._around
        if before is not None and _inputs_now(before.project, before.locale) == before.inputs:
            return before
        project = Project.open(self.root)
        [locale] = project.choose_locales([self._tag])
        check_domains(project, self._domains)
        checker = project_checker(project, locale)
        self._around = _Around(project, locale, checker, _inputs(project, locale))
        self._stored, self._known, self._sheet = {}, {}, None
        return self._around

    def _present(self, around: _Around) -> Sheet:
        """Return the messages as the catalogs have them now."""
        self._read(around)
        if self._sheet is None:
            self._sheet = self._lay_out(around)
        return self._sheet

    def _read(self, around: _Around) -> None:
        """Read the catalogs, all of the locale, for messages are compared; where one has changed the sheet is old."""
        for settings in around.project.settings.documents:
            path = around.project.catalog_path(settings.name, around.locale)
            data = read_catalog(path)
            known = self._stored.get(settings.name)
            if known is None or known.data != data:
                self._sheet = None
                catalog = None if data is None else parse_catalog(data, path, around.locale)
                self._stored[settings.name] = StoredCatalog(path, data, catalog)

    def _lay_out(self, around: _Around) -> Sheet:
        project = around.project
        paths = {name: project.relative(stored.path) for name, stored in self._stored.items()}
        self._told = told = [
            (name, paths[name], message)
            for name, stored in self._stored.items()
            for message in (stored.catalog.active if stored.catalog else ())
        ]
        raw = self._raw(around, [message for _, _, message in told])
        beside = around.checker.compare([(file, message) for _, file, message in told])
        documents = self._domains or tuple(settings.name for settings in project.settings.documents)
        rows = tuple(
            _row(around, name, file, message, (*raw[place], *beside.get(place, ())))
            for place, (name, file, message) in enumerate(told)
            if name in documents
        )
        stale = tuple(
            paths[source.domain]
            for source in project.documents
            if source.domain in documents and not source.fits(self._stored[source.domain].catalog)
        )
        places = {row.id: place for place, row in enumerate(rows)}
        return Sheet(project.title, around.locale, project.source_locale, rows, documents, stale, places)

    def _raw(self, around: _Around, messages: Sequence[Message]) -> list[tuple[Issue, ...]]:
        """Return what the checks see in each message; only texts that they have not seen are looked at."""
        subjects = [subject(message) for message in messages]
        # Processes are forked, which is safe only where no other thread holds a lock.
        processes = around.project.settings.checks.processes if threading.active_count() == 1 else 1
        found = check_all(around.checker, messages, [self._known.get(each) for each in subjects], processes)
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        self._known |= zip(subjects, found, strict=True)
        return found


def _inputs(project: Project, locale: LocaleInfo) -> tuple[str, ...]:
    """Return digests of everything but the catalogs that decides what is shown, as ``project`` has read it."""
    digests = (project.settings_digest, project.glossary_digest, *project.source_digests)
    return (*digests, dictionary_digest(project, locale))


def _inputs_now(project: Project, locale: LocaleInfo) -> tuple[str, ...]:
    """Return what `_inputs` does of the files as they are now; nothing is the digest of what is missing."""
    settings = project.settings
    names = [FILENAME, settings.glossary, *(each.path for each in settings.documents)]
    read = [b"" if name is None else files.read_if_there(project.root / name, ConfigError) for name in names]
    return (*("" if data is None else files.digest(data) for data in read), dictionary_digest(project, locale))


def _row(around: _Around, document: str, file: str, message: Message, raw: Sequence[Issue]) -> Row:
    row = Row(_digest([document, message.context, message.source]), _revision(message), document, file, message)
    reviewed = around.project.settings.publish.reviewed_in(around.locale.tag)
    if message.state is State.UNTRANSLATED:
        return replace(row, ignored=silenced(message.comments, checks.Verdict(())), withheld=Reason.UNTRANSLATED)
    verdict = around.checker.judge(message, raw)
    # The gate judges each message by itself.
    own = [issue for issue in verdict.issues if issue.check not in checks.CATALOG_CHECKS]
    refusal = withheld(message, own, reviewed=reviewed)
    said = silenced(message.comments, verdict)
    return replace(row, issues=verdict.issues, ignored=said, withheld=refusal.reason if refusal else None)


def _revision(message: Message) -> str:
    """Return a digest of everything that a person decides of: the texts, whose they are, and what was said of them."""
    old = message.previous
    previous = None if old is None else [old.source, old.context, old.source_plural]
    return _digest([*message.targets, message.source_plural, message.flags, message.comments, previous])


def _digest(parts: Sequence[object]) -> str:
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=10).hexdigest()


def _typed(message: Message, targets: Sequence[str]) -> tuple[str, ...]:
    """Return ``targets`` as they were meant: a browser writes each line break in its own way.

    A target that was not edited is what the file has, to the byte.
    """
    if len(targets) != len(message.targets):
        raise UsageError(f"the message has {len(message.targets)} forms, and {len(targets)} were given")
    pairs = zip(message.targets, targets, strict=True)
    return tuple(old if _lines(old) == _lines(new) else _lines(new) for old, new in pairs)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
