"""Stage 2: empty messages to drafts, written as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from l10n_pipeline.errors import EngineError
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.memory import Memory, units_of
from l10n_pipeline.model import Catalog, Glossary, Severity, Suggestion
from l10n_pipeline.pipeline import machines
from l10n_pipeline.pipeline.project import Project, StoredCatalog, store_catalog
from l10n_pipeline.pretranslate import Drafter, fill, pending

Progress = Callable[[int, int], None]

CHUNK = 512
"""Texts drafted between two writes: what a crash can lose."""


@dataclass(frozen=True, slots=True)
class LocaleDrafts:
    """What was drafted in one locale."""

    locale: str
    engine: str
    """What the drafts' origin says; empty where no engine was used."""
    from_memory: int
    from_engine: int
    left: int
    """Messages that are still empty."""
    problem: str
    """Why messages stayed empty."""


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was drafted in every locale."""

    locales: tuple[LocaleDrafts, ...]

    @property
    def filled(self) -> int:
        """How many messages were drafted."""
        return sum(item.from_memory + item.from_engine for item in self.locales)

    @property
    def pending(self) -> int:
        """How many messages there were to draft."""
        return self.filled + sum(item.left for item in self.locales)

    @property
    def failed(self) -> bool:
        """True where there was something to do and nothing could be done."""
        return bool(self.pending) and not self.filled


@dataclass(slots=True)
class _Work:
    """The catalogs of one locale, as they fill."""

    locale: LocaleInfo
    stored: list[StoredCatalog]
    memory: Memory
    from_memory: int = 0
    from_engine: int = 0
    problem: str = ""
    engine: str = ""
    texts: list[str] = field(default_factory=list)
    """What memory does not know."""

    def prepare(self) -> None:
        """Fill from memory what it knows, and list the texts that remain."""
        self.fill({})
        self.texts = list(dict.fromkeys(m.source for catalog in self.catalogs for m in pending(catalog)))

    def fill(self, suggestions: dict[str, Suggestion]) -> None:
        """Fill the catalogs and write those that changed."""
        for index, stored in enumerate(self.stored):
            if stored.catalog is None:
                continue
            filled = fill(stored.catalog, self.memory, suggestions)
            if filled.from_memory or filled.from_engine:
                self.stored[index] = store_catalog(stored, filled.catalog)
                self.from_memory += filled.from_memory
                self.from_engine += filled.from_engine

    @property
    def left(self) -> int:
        return sum(len(pending(catalog)) for catalog in self.catalogs)

    @property
    def catalogs(self) -> list[Catalog]:
        return [stored.catalog for stored in self.stored if stored.catalog is not None]


def draft_project(
    project: Project, locales: Sequence[LocaleInfo] = (), progress: Progress = lambda done, total: None
) -> DraftReport:
    """Fill the empty messages of ``locales`` (all if none): from the project's own catalogs, then by machine.

    The catalogs are written after every chunk of texts: a crash loses at most the chunk in flight, and the next run
    goes on from there. ``progress`` is told how many texts of all locales are done.
    """
    works = [_read(project, locale) for locale in locales or project.locales]
    for work in works:
        work.prepare()
    total = sum(len(work.texts) for work in works)
    done = 0
    for work in works:
        if not work.texts:
            continue
        try:
            engine = machines.open_engine(project, work.locale)
        except EngineError as error:
            # One locale without an engine must not keep the others from their drafts.
            work.problem = f"{len(work.texts)} messages stay empty: {error}"
            done += len(work.texts)
            continue
        work.engine = engine.origin
        drafter = Drafter(engine, work.locale, project.source_locale, project.glossary)
        for start in range(0, len(work.texts), CHUNK):
            chunk = work.texts[start : start + CHUNK]
            work.fill(dict(zip(chunk, drafter.draft(chunk), strict=True)))
            done += len(chunk)
            progress(done, total)
    return DraftReport(
        tuple(LocaleDrafts(w.locale.tag, w.engine, w.from_memory, w.from_engine, w.left, w.problem) for w in works)
    )


def _read(project: Project, locale: LocaleInfo) -> _Work:
    """Return the catalogs of ``locale`` and the memory that they make. Writes nothing."""
    stored = [catalog for _, catalog in project.catalogs(locale)]
    units = (
        unit
        for item in stored
        if item.catalog is not None
        for unit in units_of(item.catalog, locale.tag, item.path.name)
    )
    return _Work(locale, stored, Memory(units))


@dataclass(frozen=True, slots=True)
class TranslatedLines:
    """Lines through the engine."""

    targets: tuple[str, ...]
    flagged: int
    """How many have an error issue."""
    demonstration: bool


def translate_lines(
    lines: Sequence[str],
    locale_tag: str,
    source_tag: str | None = None,
    project: Project | None = None,
    progress: Progress = lambda done, total: None,
) -> TranslatedLines:
    """Return machine drafts of ``lines``, one for one; blank lines stay blank.

    With ``project`` its packages, settings and glossary are used; a demonstration package always may be, since nothing
    is written into a catalog. Raises `PackageError` where no package translates the pair.
    """
    locale = get_locale(locale_tag)
    source = get_locale(source_tag or (project.settings.source_locale if project else "en"))
    if project is None or source != project.source_locale:
        engine, terms = machines.open_engine_anywhere(source, locale), Glossary()
    else:
        engine, terms = machines.open_engine(_with_demonstration(project), locale), project.glossary
    drafter = Drafter(engine, locale, source, terms)
    texts = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    drafts: dict[str, Suggestion] = {}
    for start in range(0, len(texts), CHUNK):
        chunk = texts[start : start + CHUNK]
        drafts |= zip(chunk, drafter.draft(chunk), strict=True)
        progress(len(drafts), len(texts))
    targets = tuple(drafts[line.strip()].target if line.strip() else "" for line in lines)
    flagged = sum(
        any(issue.severity is Severity.ERROR for issue in drafts[line.strip()].issues) for line in lines if line.strip()
    )
    return TranslatedLines(targets, flagged, engine.demonstration and bool(texts))


def _with_demonstration(project: Project) -> Project:
    engine = project.settings.engine.model_copy(update={"demonstration": True})
    return Project(project.root, project.settings.model_copy(update={"engine": engine}))
