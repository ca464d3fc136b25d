"""Stage 3: catalogs to issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from l10n_pipeline import checks, collector, files, glossary
from l10n_pipeline.checks import EVERYTHING, Policy, Verdict, misspelt_flags
from l10n_pipeline.config import FILENAME
from l10n_pipeline.errors import CatalogError, GlossaryError, UsageError
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Catalog, Glossary, Issue, Message, State
from l10n_pipeline.pipeline import unchanged
from l10n_pipeline.pipeline.check_cache import CheckCache, environment, report_key, subject
from l10n_pipeline.pipeline.check_workers import beside, check_all
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding
from l10n_pipeline.pipeline.project import Project, load_catalog, parse_catalog, read_catalog
from l10n_pipeline.pipeline.spelling import dictionary_digest, project_speller, spelling_notes
from l10n_pipeline.pipeline.unchanged import MISSING, Shown
from l10n_pipeline.pipeline.updating import is_heading


class Checker:
    """Checks the messages of one locale against one glossary."""

    def __init__(
        self,
        locale: LocaleInfo,
        source_locale: LocaleInfo,
        terms: Glossary | Callable[[], Glossary],
        policy: Policy = EVERYTHING,
        speller: Callable[[], checks.Check] | None = None,
    ) -> None:
        """Check targets in ``locale`` as ``policy`` says.

        ``terms`` and ``speller`` may be functions: a glossary is read, and a dictionary loaded, at the first message.
        """
        self._locale = locale
        self._source_locale = source_locale
        self._terms = terms
        self._policy = policy
        self._speller = speller

    @cached_property
    def _glossary(self) -> Glossary:
        return self._terms if isinstance(self._terms, Glossary) else self._terms()

    @cached_property
    def _matcher(self) -> glossary.Matcher:
        return glossary.Matcher(self._glossary)

    @cached_property
    def _spelling(self) -> checks.Check | None:
        return self._speller() if self._speller and checks.SPELLING not in self._policy.disabled else None

    def prepare(self) -> None:
        """Build what is built once, so that processes begun from here share it."""
        _ = self._matcher, self._spelling

    def raw(self, message: Message) -> tuple[Issue, ...]:
        """Return what the checks see wrong with ``message``, in any of its plural forms, whatever was decided of it."""
        return self.raw_all((message,))[0]

    def raw_all(self, messages: Sequence[Message]) -> list[tuple[Issue, ...]]:
        """Return what `raw` does for each of ``messages``, some hundreds of them: together they take less time."""
        contexts = [self._contexts(message) for message in messages]
        found = iter(self._run([context for each in contexts for context in each]))
        return [_united([next(found) for _ in each]) for each in contexts]

    def _contexts(self, message: Message) -> list[checks.CheckContext]:
        """Return what the checks are asked about each plural form of ``message``."""
        heading = is_heading(message)
        contexts = []
        for form, target in enumerate(message.targets):
            source = message.source if form == 0 or message.source_plural is None else message.source_plural
            context = checks.CheckContext(
                source=source,
                target=target,
                locale=self._locale,
                source_locale=self._source_locale,
                terms=self._matcher.find(source, heading=heading),
                glossary=self._glossary,
                heading=heading,
            )
            contexts.append(context)
        return contexts

    def _run(self, contexts: Sequence[checks.CheckContext]) -> list[tuple[Issue, ...]]:
        found = checks.run_checks_together(contexts, self._policy.disabled)
        if self._spelling is None:
            return found
        return [(*issues, *self._spelling.run(each)) for issues, each in zip(found, contexts, strict=True)]

    def judge(self, message: Message, raw: Sequence[Issue]) -> Verdict:
        """Return what is left of the issues ``raw`` of ``message`` after the settings and its own comments."""
        rated = self._policy.rate((*raw, *misspelt_flags(message)))
        draft = message.state in (State.DRAFT, State.UNTRANSLATED)
        verdict = checks.silence(rated, message.comments, draft=draft, known=checks.KNOWN, idle=self._policy.disabled)
        left = (issue for issue in verdict.issues if issue.check not in self._policy.disabled)
        return replace(verdict, issues=self._policy.rate(left))

    def check(self, message: Message) -> tuple[Issue, ...]:
        """Return what is wrong with ``message``; with plurals, in any of its forms."""
        return self.judge(message, self.raw(message)).issues

    def compare(self, messages: Sequence[tuple[str, Message]]) -> Mapping[int, Sequence[Issue]]:
        """Return what is wrong with messages beside each other, by index: all of this locale, each with its file."""
        told = [n for n, (_, message) in enumerate(messages) if any(message.targets)]
        names = Table(lambda file: Path(file).name)
        entries = [
            checks.Entry(message.source, message.target, message.context, f"{names[file]}:{message.line}")
            for file, message in (messages[n] for n in told)
        ]
        found: dict[int, list[Issue]] = {}
        for index, issue in checks.run_catalog_checks(entries, self._policy.disabled):
            found.setdefault(told[index], []).append(issue)
        return found

    def check_catalog(self, catalog: Catalog) -> dict[tuple[str | None, str], tuple[Issue, ...]]:
        """Return the issues of every active message of ``catalog`` by message key; untranslated ones have none."""
        active = (message for message in catalog.active if message.state is not State.UNTRANSLATED)
        return {message.key: issues for message in active if (issues := self.check(message))}


def _united(forms: Sequence[Sequence[Issue]]) -> tuple[Issue, ...]:
    """Return the issues of the plural forms of a message, those of several forms under the first that has them."""
    found: dict[Issue, Issue] = {}
    for form, issues in enumerate(forms):
        for issue in issues:
            found.setdefault(issue, replace(issue, form=form) if form else issue)
    return tuple(found.values())


def project_checker(project: Project, locale: LocaleInfo) -> Checker:
    """Return the checker that ``project`` asks for in ``locale``."""
    policy = project.settings.checks.policy(locale.tag)
    speller = project_speller(project, locale) if checks.SPELLING not in policy.disabled else None
    return Checker(locale, project.source_locale, lambda: project.glossary, policy, speller)


def check_project(
    project: Project, locales: Sequence[LocaleInfo] = (), domains: Sequence[str] = (), *, cached: bool = True
) -> CheckReport:
    """Return what the checks find in the catalogs of ``locales``, or of all: see `begin_check`."""
    return begin_check(project, locales, domains, cached=cached).report()


def begin_check(
    project: Project, locales: Sequence[LocaleInfo] = (), domains: Sequence[str] = (), *, cached: bool = True
) -> ProjectCheck:
    """Read the catalogs of ``locales``, or of all, for the checks to look at.

    With ``domains`` only of those documents; the others are read too, since messages are compared with theirs.

    What was found before, in the same text under the same glossary and settings, is taken from ``.l10n/checks`` unless
    ``cached`` or the setting ``checks.cache`` is False.
    """
    cache = CheckCache(project.cache / "checks") if cached and project.settings.checks.cache else None
    chosen = tuple(locales or project.locales)
    stored = tuple(_read_locale(project, locale) for locale in chosen)
    notes = tuple(
        note for locale in chosen for note in (*_overlooked(project, locale), *spelling_notes(project, locale))
    )
    return ProjectCheck(project, stored, tuple(domains), notes, cache)


def _overlooked(project: Project, locale: LocaleInfo) -> Iterator[str]:
    """Yield what to tell of ``locale`` where a meaning turned round would pass in silence."""
    disabled = project.settings.checks.policy(locale.tag).disabled
    found = " and ".join(checks.overlooked(locale, project.source_locale, disabled))
    if found:
        english = project.source_locale.language == "en"
        reason = f"there is no table for {locale.name}" if english else "only those of English sources are"
        yield f"{locale.tag}: {found} are not compared: {reason} (docs/checks.md)"


@dataclass(frozen=True, slots=True)
class _Stored:
    """The catalogs of a locale as they lie on the disk."""

    locale: LocaleInfo
    around: str
    """Digest of everything but the catalogs that decides what the checks find."""
    catalogs: tuple[tuple[CheckedFile, bytes | None], ...]
    digests: tuple[str, ...]
    """Of each catalog; `MISSING` where there is none."""
    key: str
    """Digest of everything that decides what the checks find."""


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A check that has begun: the catalogs are read, and nothing is parsed."""

    project: Project
    _locales: tuple[_Stored, ...]
    domains: tuple[str, ...]
    notes: tuple[str, ...]
    _cache: CheckCache | None

    def report(self) -> CheckReport:
        """Return what the checks find."""
        report, store = self._found()
        store()
        return report

    def _found(self) -> tuple[CheckReport, Callable[[], None]]:
        """Return what the checks find, and what keeps it for the next run."""
        with collector.paused():
            found = [_check_locale(self.project, stored, self._cache) for stored in self._locales]

        def store() -> None:
            for _, keep in found:
                keep()

        files = (file for checked, _ in found for file in checked)
        chosen = (file for file in files if not self.domains or file.document in self.domains)
        return CheckReport(tuple(chosen), self.notes), store

    def shown(self, asked: str, how: str, show: Callable[[CheckReport], Shown]) -> Shown:
        """Return what ``show`` makes of the report, or made of the same one before in the same way: ``how``.

        It is kept as the answer to ``asked``, which says ``how`` without anything that the settings say.
        """
        key = files.digest(repr((how, self.domains, self.notes, [each.key for each in self._locales])).encode())
        found = unchanged.kept_shown(self.project.root, key) if self._cache else None
        if found is None:
            with collector.paused():
                report, store = self._found()
                with beside(store, report.checked, self.project.settings.checks.processes):
                    found = show(report)
            if self._cache:
                unchanged.keep_shown(self.project.root, key, found)
        # Which dictionary is found depends on folders of the system too.
        if self._cache and not any(dictionary_digest(self.project, each.locale) for each in self._locales):
            unchanged.remember(self.project.root, asked, self._inputs(), key)
        return found

    def _inputs(self) -> Mapping[str, str]:
        """Return the digests of all files that were read, by their names from the project's folder."""
        project = self.project
        inputs = {FILENAME: project.settings_digest}
        if project.settings.glossary is not None:
            inputs[str(project.settings.glossary)] = project.glossary_digest
        for settings, digest in zip(project.settings.documents, project.source_digests, strict=True):
            inputs[str(settings.path)] = digest
        for stored in self._locales:
            for settings, digest in zip(project.settings.documents, stored.digests, strict=True):
                inputs[project.relative_below(project.catalog_path(settings.name, stored.locale))] = digest
        return inputs


def _read_locale(project: Project, locale: LocaleInfo) -> _Stored:
    around = environment(project, locale)
    stored: list[tuple[CheckedFile, bytes | None]] = []
    for document in project.settings.documents:
        path = project.catalog_path(document.name, locale)
        file = CheckedFile(project.relative(path), locale.tag, document.name, 0)
        stored.append((file, read_catalog(path)))
    digests = tuple(MISSING if data is None else files.digest(data) for _, data in stored)
    told = zip((file for file, _ in stored), digests, strict=True)
    return _Stored(locale, around, tuple(stored), digests, report_key(around, project.sources_digest, told))


_Found = tuple[tuple[CheckedFile, ...], Callable[[], None]]
"""Checked catalogs, and what keeps what was found in them."""


def _check_locale(project: Project, stored: _Stored, cache: CheckCache | None) -> _Found:
    """Return what the checks find in the catalogs of a locale: all of them together, or nothing is parsed."""
    known = cache.report(stored.locale, stored.key) if cache else None
    if known is not None:
        return known, lambda: None
    read: list[_Read] = []
    before: dict[str, tuple[Issue, ...]] = {}
    for source, (file, data) in zip(project.documents, stored.catalogs, strict=True):
        catalog = None if data is None else parse_catalog(data, project.root / file.file, stored.locale, raw=False)
        read.append(_Read(replace(file, stale=not source.fits(catalog)), catalog.active if catalog else ()))
        if cache:
            before |= cache.issues(file, stored.around)
    work = _Work(project_checker(project, stored.locale), read)
    raw = work.raw(before, project.settings.checks.processes)
    found = work.judged(raw)

    def keep() -> None:
        if cache:
            for each, names, issues in zip(read, work.by_file(work.subjects), work.by_file(raw), strict=True):
                cache.store_issues(each.file, stored.around, names, issues)
            cache.store_report(stored.locale, stored.key, found)

    return found, keep


def check_files(
    paths: Sequence[Path],
    locale: str | None = None,
    glossary_path: Path | None = None,
    source_locale: str = "en",
    policy: Policy = EVERYTHING,
) -> CheckReport:
    """Return what the checks find in PO files from anywhere.

    The locale is ``locale``, or what the file's Language header says, or the folder above LC_MESSAGES; `UsageError`
    where none of them tells, `CatalogError` where the last two contradict each other. The source language is taken for
    ``source_locale``.
    """
    terms = Glossary()
    if glossary_path is not None:
        terms = glossary.parse(files.read_bytes(glossary_path, GlossaryError), str(glossary_path))
    found: list[CheckedFile] = []
    for path in paths:
        stored = load_catalog(path)
        if stored.catalog is None:
            raise CatalogError("no such file", path=path)
        info = get_locale(locale or _locale_of(stored.catalog, path))
        checker = Checker(info, get_locale(source_locale), terms, policy)
        work = _Work(checker, [_Read(CheckedFile(str(path), info.tag, path.stem, 0), stored.catalog.active)])
        found += work.judged(work.raw())
    return CheckReport(tuple(found))


def _locale_of(catalog: Catalog, path: Path) -> str:
    language = catalog.fields.get("Language", "")
    place = path.resolve().parent
    folder = place.parent.name if place.name == "LC_MESSAGES" else ""
    if language and folder and catalog.header and get_locale(language).contradicts(folder):
        raise CatalogError(
            f"its header says Language: {language}, its folder {folder}: say which with --locale",
            path=path,
            line=catalog.header.line,
            key="Language",
        )
    if language or folder:
        return language or folder
    raise UsageError("its header names no Language: say which with --locale", path=path)


@dataclass(frozen=True, slots=True)
class _Read:
    """A catalog that was read."""

    file: CheckedFile
    messages: Sequence[Message]


_Each = TypeVar("_Each")


class _Work:
    """The check of the catalogs of a locale: all their messages at once, so that every process has something to do."""

    def __init__(self, checker: Checker, read: Sequence[_Read]) -> None:
        self._checker = checker
        self._read = read
        self._messages = [message for each in read for message in each.messages]

    @cached_property
    def subjects(self) -> Sequence[str]:
        """The `subject` of each message."""
        return list(map(subject, self._messages))

    @cached_property
    def _beside(self) -> Mapping[int, Sequence[Issue]]:
        """What is wrong with messages beside each other, by their place."""
        return self._checker.compare([(each.file.file, message) for each in self._read for message in each.messages])

    def raw(self, known: Mapping[str, tuple[Issue, ...]] | None = None, processes: int = 0) -> list[tuple[Issue, ...]]:
        """Return what is wrong with each message by itself; ``known`` are issues found before, by `subject`."""
        before = list(map(known.get, self.subjects)) if known else ()

        def meanwhile() -> None:
            _ = self._beside, self.subjects

        return check_all(self._checker, self._messages, before, processes, meanwhile)

    def by_file(self, values: Sequence[_Each]) -> Iterator[Sequence[_Each]]:
        """Yield those of ``values``, which are one a message, of each catalog."""
        start = 0
        for each in self._read:
            yield values[start : start + len(each.messages)]
            start += len(each.messages)

    def judged(self, raw: Sequence[Sequence[Issue]]) -> tuple[CheckedFile, ...]:
        """Return the catalogs with what is left of the issues of their messages, and what was silenced.

        The messages are compared with each other too.
        """
        judged = []
        places = self.by_file(range(len(raw)))
        for each, numbers in zip(self._read, places, strict=True):
            file, findings, silenced = each.file, [], []
            for place, message in zip(numbers, each.messages, strict=True):
                issues = (*raw[place], *self._beside.get(place, ()))
                commented = any("l10n" in comment.lower() for comment in message.comments)
                if not issues and not commented and not misspelt_flags(message):
                    continue
                verdict = self._checker.judge(message, issues)
                findings += [Finding(file.file, file.locale, message, issue) for issue in verdict.issues]
                silenced += [Finding(file.file, file.locale, message, s.issue, s.reason) for s in verdict.silenced]
            counted = replace(file, messages=len(each.messages))
            judged.append(replace(counted, findings=tuple(findings), silenced=tuple(silenced)))
        return tuple(judged)
