"""What a document needs to be published in a locale, and whether it may be.

The gate is asked anew only where something changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath

import l10n_pipeline
from l10n_pipeline import files
from l10n_pipeline.config import DocumentSettings
from l10n_pipeline.documents import Document
from l10n_pipeline.documents.links import Target, targets
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Catalog
from l10n_pipeline.pipeline.checking import Checker, project_checker
from l10n_pipeline.pipeline.machines import find_packages_of
from l10n_pipeline.pipeline.project import Project, SourceDocument, parse_catalog, read_catalog
from l10n_pipeline.pipeline.site import Entry
from l10n_pipeline.publish import Reason, Refusal, Standing, gate, harmless, make_page


class Verdict(StrEnum):
    """What the gate says."""

    READY = "ready"
    REFUSED = "refused"
    NOTHING = "no catalog"


class Sources:
    """The source documents of a project: their bytes, and, where somebody asks, what is in them."""

    def __init__(self, project: Project) -> None:
        """Read the documents of ``project`` when they are asked for."""
        self._project = project
        self._data: dict[str, bytes] = {}
        self._read: dict[str, SourceDocument] = {}
        self._digests: dict[str, tuple[str, str]] = {}
        self._targets: dict[str, tuple[Target, ...]] = {}
        self._titles: dict[str, str] = {}

    def data(self, settings: DocumentSettings) -> bytes:
        """Return the bytes of a document; raises `DocumentError` where it cannot be read."""
        if settings.path not in self._data:
            self._data[settings.path] = self._project.source_data(settings)
        return self._data[settings.path]

    def digests(self, settings: DocumentSettings) -> tuple[str, str]:
        """Return the SHA-256 of a document and that of its settings."""
        if settings.path not in self._digests:
            ruled = files.digest(settings.model_dump_json().encode())
            self._digests[settings.path] = (files.digest(self.data(settings)), ruled)
        return self._digests[settings.path]

    def targets(self, settings: DocumentSettings) -> tuple[Target, ...]:
        """Return what the pictures and links of a document lead to beside it."""
        if settings.path not in self._targets:
            suffix = PurePosixPath(settings.path).suffix.lower()
            self._targets[settings.path] = targets(self.data(settings), suffix)
        return self._targets[settings.path]

    def read(self, settings: DocumentSettings) -> SourceDocument:
        """Return a document cut into segments; raises `DocumentError` where it cannot be."""
        if settings.path not in self._read:
            self._read[settings.path] = self._project.parse_source(settings, self.data(settings))
        return self._read[settings.path]

    def title(self, settings: DocumentSettings) -> str:
        """Return the title of a document, in its own language; its name where it has none."""
        if settings.path not in self._titles:
            source, nothing = self._project.source_locale, Catalog(header=None, messages=())
            page = make_page(self.read(settings).document, nothing, source, source, settings.name)
            self._titles[settings.path] = page.title
        return self._titles[settings.path]


@dataclass(frozen=True)
class Candidate:
    """A document in a locale."""

    project: Project = field(repr=False)
    settings: DocumentSettings
    domain: str
    """The name of its catalog."""
    locale: LocaleInfo
    sources: Sources = field(repr=False)
    catalog_path: Path
    catalog_data: bytes | None = field(repr=False)
    common: str = field(repr=False)
    """Digest of the settings that every document of the locale is published under."""
    models: tuple[dict[str, str], ...] = field(repr=False)
    """Name, version and digest of the packages that draft the locale."""

    @property
    def name(self) -> str:
        """What the manifest calls it: ``fa/statement``."""
        return f"{self.locale.tag}/{self.domain}"

    @cached_property
    def document(self) -> Document:
        """The source document."""
        return self.sources.read(self.settings).document

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts of its translatable segments, each once."""
        return tuple(dict.fromkeys(self.sources.read(self.settings).sources))

    @cached_property
    def catalog(self) -> Catalog:
        """Its catalog as it was read; an empty one where there is none."""
        if self.catalog_data is None:
            return Catalog(header=None, messages=())
        return parse_catalog(self.catalog_data, self.catalog_path, self.locale)

    @cached_property
    def safe_catalog(self) -> Catalog:
        """Its catalog as it may appear."""
        return harmless(self.catalog)

    @cached_property
    def made_of(self) -> dict[str, object]:
        """The SHA-256 of everything that its pages are made of, as the manifest has it."""
        project = self.project
        record: dict[str, object] = {
            "document": self.settings.path,
            "document_sha256": self.sources.digests(self.settings)[0],
            "catalog": project.relative_below(self.catalog_path),
            "catalog_sha256": files.digest(self.catalog_data or b""),
        }
        if project.glossary_data is not None:
            record |= {"glossary": project.settings.glossary, "glossary_sha256": project.glossary_digest}
        if self.models:
            record["models"] = list(self.models)
        return record

    @cached_property
    def key(self) -> str:
        """Digest of everything that decides whether and how it is published, the look of pages aside."""
        record = json.dumps([self.common, self.sources.digests(self.settings)[1], self.made_of])
        return files.digest(record.encode())


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate says of a candidate."""

    candidate: Candidate
    verdict: Verdict
    refusals: tuple[Refusal, ...]
    total: int
    """How many sentences it has, each counted once."""
    as_it_came: int = 0
    """How many translations are a machine's that nobody changed or reviewed; 0 too where the gate was not asked."""

    @property
    def finished(self) -> int:
        """How many of them are ready."""
        return self.total - len(self.refusals)


class Court:
    """Judges the documents of one locale."""

    def __init__(self, project: Project, locale: LocaleInfo, sources: Sources) -> None:
        """Judge the documents of ``project`` in ``locale``."""
        self._project = project
        self._locale = locale
        self._sources = sources

    @cached_property
    def _checker(self) -> Checker:
        return project_checker(self._project, self._locale)

    def candidates(self) -> Iterator[Candidate]:
        """Yield every document; a broken catalog raises only when it is looked into."""
        models = tuple(
            {"name": package.name, "version": package.version, "sha256": package.digest}
            for package in find_packages_of(self._project, self._locale)
        )
        common = self._common()
        for settings in self._project.settings.documents:
            domain = settings.name
            path = self._project.catalog_path(domain, self._locale)
            data = read_catalog(path)
            yield Candidate(self._project, settings, domain, self._locale, self._sources, path, data, common, models)

    def _common(self) -> str:
        settings, tag = self._project.settings, self._locale.tag
        published = settings.publish
        parts = [
            l10n_pipeline.__version__,
            self._project.title,
            settings.source_locale,
            settings.checks.model_dump_json(),
            str(published.reviewed_in(tag)),
            ",".join(published.formats),
            str(published.solar_date),
        ]
        return files.digest("\0".join(parts).encode())

    def judge(self, candidate: Candidate, known: Entry | None) -> Judgement:
        """Return what the gate says of ``candidate``; it is not asked where ``known`` tells that it passed as it is."""
        if known is not None and known.key == candidate.key and known.standing == Standing.FINISHED:
            return Judgement(candidate, Verdict.READY, (), known.sentences)
        texts = candidate.texts
        if candidate.catalog_data is None:
            missing = tuple(Refusal(text, 0, Reason.MISSING) for text in texts)
            return Judgement(candidate, Verdict.NOTHING, missing, len(texts))
        issues = self._checker.check_catalog(candidate.catalog)
        reviewed = self._project.settings.publish.reviewed_in(self._locale.tag)
        refusals = gate(candidate.catalog, issues, texts, reviewed=reviewed)
        verdict = Verdict.REFUSED if refusals else Verdict.READY
        wanted = frozenset(texts) - {refusal.source for refusal in refusals}
        machine = sum(m.as_it_came and m.context is None and m.source in wanted for m in candidate.catalog.active)
        return Judgement(candidate, verdict, refusals, len(texts), machine)


def judge_all(
    project: Project,
    locales: Sequence[LocaleInfo],
    known: dict[str, Entry],
    sources: Sources,
    domains: Sequence[str] = (),
) -> list[Judgement]:
    """Return what the gate says of the documents ``domains`` (all if none) in ``locales``.

    ``known`` are the manifest's entries.
    """
    found: list[Judgement] = []
    courts = [Court(project, locale, sources) for locale in locales]
    # All catalogs are read before the first is judged, and all judged before the first page is written.
    waiting = [(court, candidate) for court in courts for candidate in court.candidates()]
    for court, candidate in waiting:
        if not domains or candidate.domain in domains:
            found.append(court.judge(candidate, known.get(candidate.name)))
    return found
