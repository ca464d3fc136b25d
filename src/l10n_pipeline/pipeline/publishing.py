"""Stage 4: what passes the gate goes to ``public/``, what does not goes to ``preview/`` and says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.catalogs.mo import compile_mo
from l10n_pipeline.engines.packages import ModelPackage
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Catalog, Issue
from l10n_pipeline.pipeline.checking import project_checker
from l10n_pipeline.pipeline.machines import find_packages_of
from l10n_pipeline.pipeline.project import Project, SourceDocument, StoredCatalog
from l10n_pipeline.publish import Reason, Refusal, gate, make_page, render_document, render_html

PUBLIC = "public"
PREVIEW = "preview"
MANIFEST = "manifest.json"


class Outcome(StrEnum):
    """What became of a document in a locale."""

    PUBLISHED = "published"
    PREVIEW = "preview"
    """Not finished: a marked preview was written."""
    WITHHELD = "withheld"
    """Not finished, and an older finished version stays published; a marked preview was written."""
    NOTHING = "no catalog"


@dataclass(frozen=True, slots=True)
class Published:
    """What became of one document in one locale."""

    domain: str
    locale: str
    outcome: Outcome
    catalog: Path
    refusals: tuple[Refusal, ...]
    written: tuple[Path, ...]
    """Files whose content changed."""

    def refused(self, reason: Reason) -> int:
        """Return how many messages were refused for ``reason``."""
        return sum(refusal.reason is reason for refusal in self.refusals)


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What became of every document in every locale."""

    results: tuple[Published, ...]

    @property
    def complete(self) -> bool:
        """True where everything was published."""
        return all(result.outcome is Outcome.PUBLISHED for result in self.results)


@dataclass(frozen=True, slots=True)
class _Job:
    """One document in one locale with what is needed to judge and render it."""

    project: Project
    source: SourceDocument
    locale: LocaleInfo
    stored: StoredCatalog
    catalog: Catalog
    packages: tuple[ModelPackage, ...]
    """Those that draft this locale, in their order."""


def publish_project(project: Project, locales: Sequence[LocaleInfo] = (), *, write: bool = True) -> PublishReport:
    """Publish the documents that are ready in ``locales`` (all if none); write previews of the others.

    With ``write`` False only the gate is asked, and no file is touched.
    """
    # All catalogs are read before the first page is written: a broken one stops everything with nothing half done.
    catalogs = {locale.tag: list(project.catalogs(locale)) for locale in locales or project.locales}
    results: list[Published] = []
    for locale in locales or project.locales:
        checker = project_checker(project, locale)
        packages = find_packages_of(project, locale)
        for source, stored in catalogs[locale.tag]:
            if stored.catalog is None:
                missing = tuple(Refusal(text, 0, Reason.MISSING) for text in dict.fromkeys(source.sources))
                results.append(Published(source.domain, locale.tag, Outcome.NOTHING, stored.path, missing, ()))
                continue
            issues = checker.check_catalog(stored.catalog)
            job = _Job(project, source, locale, stored, stored.catalog, packages)
            results.append(_publish(job, issues, write=write))
    return PublishReport(tuple(results))


def _publish(job: _Job, issues: dict[tuple[str | None, str], tuple[Issue, ...]], *, write: bool) -> Published:
    refusals = gate(job.catalog, issues, job.source.sources)
    public, preview = _folder(job, PUBLIC), _folder(job, PREVIEW)
    outcome = Outcome.PUBLISHED
    if refusals:
        older = (public / f"{job.source.domain}.html").exists()
        outcome = Outcome.WITHHELD if older else Outcome.PREVIEW
    written: list[Path] = []
    if write:
        contents = _render(job, preview=bool(refusals))
        folder = preview if refusals else public
        written += [folder / name for name, data in contents.items() if files.write(folder / name, data)]
        written += _record(job, PREVIEW if refusals else PUBLIC, contents)
        if not refusals:
            # What is published has no preview any more: an old one could be taken for the newer text.
            written += [preview / name for name in contents if files.remove(preview / name)]
            written += _record(job, PREVIEW, {})
    return Published(job.source.domain, job.locale.tag, outcome, job.stored.path, refusals, tuple(written))


def _folder(job: _Job, kind: str) -> Path:
    return job.project.root / kind / job.locale.tag


def _render(job: _Job, *, preview: bool) -> dict[str, bytes]:
    """Return the files of one document in one locale by name."""
    page = make_page(
        job.source.document, job.catalog, job.locale, job.project.source_locale, job.project.title, preview=preview
    )
    domain, document = job.source.domain, job.source.document
    contents = {
        f"{domain}.html": render_html(page, document, job.catalog),
        f"{domain}{document.suffix}": render_document(page, document, job.catalog),
    }
    if not preview:
        contents[f"{domain}.mo"] = compile_mo(job.catalog)
    return contents


def _record(job: _Job, kind: str, contents: dict[str, bytes]) -> list[Path]:
    """Write what ``contents`` were made of to the manifest of ``kind``; return the manifest where it changed."""
    path = job.project.root / kind / MANIFEST
    known = files.read_if_there(path)
    if known is None and not contents:
        return []
    entries = _known_entries(known)
    mine = f"{job.locale.tag}/{job.source.domain}."
    entries = {name: entry for name, entry in entries.items() if not name.startswith(mine)}
    made_of = _digests(job)
    entries |= {
        f"{job.locale.tag}/{name}": {"sha256": files.digest(data), **made_of} for name, data in contents.items()
    }
    record = {"version": 1, "files": dict(sorted(entries.items()))}
    data = json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"
    return [path] if files.write(path, data) else []


def _known_entries(data: bytes | None) -> dict[str, object]:
    """Return the files that an older manifest lists; none where it is not one: it is made anew."""
    try:
        record = json.loads(data or b"{}")
    except ValueError:
        return {}
    entries = record.get("files") if isinstance(record, dict) else None
    return dict(entries) if isinstance(entries, dict) else {}


def _digests(job: _Job) -> dict[str, object]:
    """Return the SHA-256 of everything that a page is made of."""
    project = job.project
    record: dict[str, object] = {
        "document": job.source.settings.path,
        "document_sha256": files.digest(job.source.data),
        "catalog": project.relative(job.stored.path),
        "catalog_sha256": files.digest(job.stored.data or b""),
    }
    if project.glossary_data is not None:
        record |= {"glossary": project.settings.glossary, "glossary_sha256": files.digest(project.glossary_data)}
    if job.packages:
        record["models"] = [{"name": p.name, "version": p.version, "sha256": p.digest} for p in job.packages]
    return record
