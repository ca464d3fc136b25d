"""Stage 3: catalogs to issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import checks, files, glossary
from l10n_pipeline.errors import CatalogError, GlossaryError, UsageError
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Catalog, Glossary, Issue, Message, Severity, State
from l10n_pipeline.pipeline.project import Project, load_catalog

IssuesByKey = Mapping[tuple[str | None, str], Sequence[Issue]]


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue and the message it was found in."""

    file: str
    locale: str
    message: Message
    issue: Issue

    @property
    def record(self) -> dict[str, str | int | None]:
        """The finding as ``l10n check --json`` prints it; offsets count code points of the target."""
        return {
            "file": self.file,
            "line": self.message.line,
            "locale": self.locale,
            "context": self.message.context,
            "source": self.message.source,
            "target": self.message.target,
            "check": self.issue.check,
            "severity": str(self.issue.severity),
            "message": self.issue.message,
            "start": self.issue.start,
            "end": self.issue.end,
        }


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the checks found."""

    checked: int
    """How many messages were looked at."""
    findings: tuple[Finding, ...]
    stale: tuple[str, ...] = ()
    """The catalogs that are missing or do not hold their document's sentences: run ``l10n update``."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have ``severity``."""
        return sum(finding.issue.severity is severity for finding in self.findings)


class Checker:
    """Checks the messages of one locale against one glossary."""

    def __init__(
        self, locale: LocaleInfo, source_locale: LocaleInfo, terms: Glossary, disabled: Sequence[str] = ()
    ) -> None:
        """Check targets in ``locale``; ``disabled`` are the ids of checks to leave out."""
        unknown = sorted(set(disabled) - set(checks.CHECKS))
        if unknown:
            raise UsageError(f"no such check: {unknown[0]!r} (known: {', '.join(sorted(checks.CHECKS))})")
        self._locale = locale
        self._source_locale = source_locale
        self._glossary = terms
        self._matcher = glossary.Matcher(terms)
        self._disabled = frozenset(disabled)

    def check(self, message: Message) -> tuple[Issue, ...]:
        """Return what is wrong with ``message``; with plurals, in any of its forms."""
        found: list[Issue] = []
        for index, target in enumerate(message.targets):
            source = message.source if index == 0 or message.source_plural is None else message.source_plural
            context = checks.CheckContext(
                source=source,
                target=target,
                locale=self._locale,
                source_locale=self._source_locale,
                terms=self._matcher.find(source),
                glossary=self._glossary,
            )
            found.extend(checks.run_checks(context, self._disabled))
        return tuple(dict.fromkeys(found))

    def check_catalog(self, catalog: Catalog) -> dict[tuple[str | None, str], tuple[Issue, ...]]:
        """Return the issues of every active message of ``catalog`` by message key; untranslated ones have none."""
        active = (message for message in catalog.active if message.state is not State.UNTRANSLATED)
        return {message.key: issues for message in active if (issues := self.check(message))}


def project_checker(project: Project, locale: LocaleInfo) -> Checker:
    """Return the checker that ``project`` asks for in ``locale``."""
    return Checker(locale, project.source_locale, project.glossary, project.settings.checks.disabled)


def check_project(project: Project, locales: Sequence[LocaleInfo] = ()) -> CheckReport:
    """Return what the checks find in the catalogs of ``locales``, or of all, and which of them are stale."""
    checked = 0
    findings: list[Finding] = []
    stale: list[str] = []
    for locale in locales or project.locales:
        checker = project_checker(project, locale)
        for source, stored in project.catalogs(locale):
            if not source.fits(stored.catalog):
                stale.append(project.relative(stored.path))
            if stored.catalog is not None:
                checked += len(stored.catalog.active)
                findings += _findings(checker, stored.catalog, project.relative(stored.path), locale.tag)
    return CheckReport(checked, tuple(findings), tuple(stale))


def check_files(
    paths: Sequence[Path],
    locale: str | None = None,
    glossary_path: Path | None = None,
    source_locale: str = "en",
    disabled: Sequence[str] = (),
) -> CheckReport:
    """Return what the checks find in PO files from anywhere.

    The locale is ``locale``, or what the file's Language header says, or the folder above LC_MESSAGES; `UsageError`
    where none of them tells. The source language is taken for ``source_locale``.
    """
    terms = Glossary()
    if glossary_path is not None:
        terms = glossary.parse(files.read_bytes(glossary_path, GlossaryError), str(glossary_path))
    checked = 0
    findings: list[Finding] = []
    for path in paths:
        stored = load_catalog(path)
        if stored.catalog is None:
            raise CatalogError("no such file", path=path)
        info = get_locale(locale or _locale_of(stored.catalog, path))
        checker = Checker(info, get_locale(source_locale), terms, disabled)
        checked += len(stored.catalog.active)
        findings += _findings(checker, stored.catalog, str(path), info.tag)
    return CheckReport(checked, tuple(findings))


def _locale_of(catalog: Catalog, path: Path) -> str:
    language = catalog.fields.get("Language", "")
    if language:
        return language
    if path.resolve().parent.name == "LC_MESSAGES":
        return path.resolve().parent.parent.name
    raise UsageError("its header names no Language: say which with --locale", path=path)


def _findings(checker: Checker, catalog: Catalog, file: str, locale: str) -> Iterator[Finding]:
    for message in catalog.active:
        for issue in checker.check(message):
            yield Finding(file, locale, message, issue)
