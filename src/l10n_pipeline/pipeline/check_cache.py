"""What the checks found, kept in ``.l10n/checks`` from one run to the next; may be deleted at any time.

``LOCALE.report.json`` is everything found in a locale, good as long as not a byte of its catalogs, of the documents, of
the glossary, of the settings that matter and of this program has changed: then nothing is parsed at all.
``shown.json`` is the report that was printed last, good as long as the same is asked for again: see `unchanged`.
``NAME.messages.json`` holds the issues of each message of a catalog by a digest of its texts: after an edit only the
edited messages are checked.

A file that cannot be read, or is not ours, counts as absent; where none can be written the work goes on without one.
Publication never asks it, since who can write into the folder could hide an error there: the gate checks anew, and so
does ``l10n check --fresh``, for checks of what others send.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Issue, Message, Severity
from l10n_pipeline.pipeline import unchanged
from l10n_pipeline.pipeline.findings import CheckedFile, Finding
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.spelling import dictionary_digest

_VERSION = 5
_Fields = list[object]


def subject(message: Message) -> str:
    """Return a digest of everything in ``message`` that the checks look at, its comments on silencing aside."""
    parts = (message.source, message.source_plural or "", *message.targets, "", *message.extracted)
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def environment(project: Project, locale: LocaleInfo) -> str:
    """Return a digest of everything but the catalog that decides what the checks find in ``locale``."""
    policy = project.settings.checks.policy(locale.tag)
    record = (
        _VERSION,
        unchanged.program(),
        locale.tag,
        project.source_locale.tag,
        files.digest(project.glossary_data or b""),
        sorted(policy.disabled),
        sorted(policy.severities.items()),
        dictionary_digest(project, locale),
    )
    return files.digest(json.dumps(record).encode())


@dataclass(frozen=True, slots=True)
class CheckCache:
    """The folder of kept findings."""

    folder: Path

    def report(self, locale: LocaleInfo, key: str) -> tuple[CheckedFile, ...] | None:
        """Return what was found in ``locale``, if its `report_key` is the one it had then."""
        try:
            match self._read(f"{locale.folder}.report", key):
                case {"files": list(files)}:
                    return tuple(_file(locale, _list(fields)) for fields in files)
        except (ValueError, TypeError):
            pass
        return None

    def issues(self, file: CheckedFile, around: str) -> Mapping[str, tuple[Issue, ...]]:
        """Return the issues of messages of ``file`` by `subject`, if the environment is what it was then."""
        try:
            match self._read(_messages_name(file), around):
                case {"clean": list(clean), "issues": dict(issues)}:
                    found: dict[str, tuple[Issue, ...]] = dict.fromkeys(map(str, clean), ())
                    found |= {str(name): tuple(map(_issue, _list(fields))) for name, fields in issues.items()}
                    return found
        except (ValueError, TypeError):
            pass
        return {}

    def store_report(self, locale: LocaleInfo, key: str, checked: Iterable[CheckedFile]) -> None:
        """Keep what was found in the catalogs of ``locale``."""
        records = [
            [file.file, file.document, file.messages, file.stale, _grouped(file.findings), _grouped(file.silenced)]
            for file in checked
        ]
        self._write(f"{locale.folder}.report", key, {"files": records})

    def store_issues(
        self, file: CheckedFile, around: str, subjects: Sequence[str], issues: Sequence[Sequence[Issue]]
    ) -> None:
        """Keep what was found in each of the messages of ``file``, given by `subject`."""
        clean = [name for name, found in zip(subjects, issues, strict=True) if not found]
        spoilt = {
            name: [_issue_fields(issue) for issue in found]
            for name, found in zip(subjects, issues, strict=True)
            if found
        }
        self._write(_messages_name(file), around, {"clean": clean, "issues": spoilt})

    def _read(self, name: str, key: str) -> object:
        found = unchanged.read_kept(self.folder / f"{name}.json", key)
        return None if found is None else found[1]

    def _write(self, name: str, key: str, record: Mapping[str, object]) -> None:
        unchanged.write_kept(self.folder / f"{name}.json", key, record)


def report_key(around: str, sources: str, stored: Iterable[tuple[CheckedFile, str]]) -> str:
    """Return a digest of the environment ``around``, of the documents and of every catalog with its digest."""
    parts = (part for file, digest in stored for part in (file.file, file.document, digest))
    return files.digest("\0".join((around, sources, *parts)).encode("utf-8", "surrogateescape"))


def _messages_name(file: CheckedFile) -> str:
    name = hashlib.blake2b(file.file.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return f"{name}.messages"


def _file(locale: LocaleInfo, fields: Sequence[object]) -> CheckedFile:
    name, document, messages, stale, findings, silenced = fields
    file = CheckedFile(str(name), locale.tag, str(document), int(str(messages)), stale=stale is True)
    return replace(
        file,
        findings=tuple(_findings(file, _list(findings))),
        silenced=tuple(_findings(file, _list(silenced))),
    )


def _grouped(findings: Iterable[Finding]) -> list[_Fields]:
    """Return ``findings`` as JSON: a message once, with its issues and the reasons for silencing them."""
    grouped: dict[int, tuple[Message, list[_Fields]]] = {}
    for finding in findings:
        _, issues = grouped.setdefault(id(finding.message), (finding.message, []))
        issues.append([*_issue_fields(finding.issue), finding.reason])
    return [[*_message_fields(message), issues] for message, issues in grouped.values()]


def _message_fields(message: Message) -> _Fields:
    texts = [message.source, message.source_plural, message.context, list(message.targets)]
    lines = [list(message.comments), list(message.extracted), list(message.references), list(message.flags)]
    return [message.line, *texts, *lines]


def _findings(file: CheckedFile, records: Sequence[object]) -> Iterable[Finding]:
    for record in records:
        fields = _list(record)
        line, source, plural, context, targets, comments, extracted, references, flags, issues = fields
        message = Message(
            line=int(str(line)),
            source=str(source),
            source_plural=None if plural is None else str(plural),
            context=None if context is None else str(context),
            targets=_texts(targets),
            comments=_texts(comments),
            extracted=_texts(extracted),
            references=_texts(references),
            flags=_texts(flags),
        )
        for issue in _list(issues):
            *values, reason = _list(issue)
            found = _issue(values)
            if not 0 <= found.form < max(len(message.targets), 1):
                raise ValueError("no such plural form")
            yield Finding(file.file, file.locale, message, found, str(reason))


def _issue_fields(issue: Issue) -> _Fields:
    return [issue.check, str(issue.severity), issue.message, issue.start, issue.end, issue.form]


def _issue(record: object) -> Issue:
    check, severity, message, start, end, form = _list(record)
    numbers = (int(str(number)) for number in (start, end, form))
    return Issue(str(check), Severity(str(severity)), str(message), *numbers)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, _list(value)))
