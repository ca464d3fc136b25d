"""Stage 2: empty messages to drafts, written as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l10n_pipeline.engines.base import Engine
from l10n_pipeline.engines.cache import CachedEngine, DraftCache
from l10n_pipeline.errors import EngineError
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Glossary, Severity, Suggestion
from l10n_pipeline.pipeline import machines
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.remembering import open_memory
from l10n_pipeline.pipeline.stream import CHUNK, LocaleStream
from l10n_pipeline.pretranslate import Drafter

Progress = Callable[[int, int], None]

CACHE = "drafts.sqlite"
"""Where proposals are kept, in the project's cache folder."""


@dataclass(frozen=True, slots=True)
class LocaleDrafts:
    """What was drafted in one locale."""

    locale: str
    engine: str
    """What the drafts' origin says; empty where no engine was used."""
    from_memory: int
    from_engine: int
    carried_over: int
    """Messages without words, a number in a table: drafted as the source has them."""
    left: int
    """Messages that are still empty."""
    problem: str
    """Why messages stayed empty."""
    untouched: int = 0
    """Drafts that nobody touched and a run with ``redraft`` would make anew."""

    @property
    def filled(self) -> int:
        """How many messages were drafted."""
        return self.from_memory + self.from_engine + self.carried_over


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was drafted in every locale."""

    locales: tuple[LocaleDrafts, ...]
    notes: tuple[str, ...] = ()
    """What is wrong with the cache, a sentence each."""

    @property
    def filled(self) -> int:
        """How many messages were drafted."""
        return sum(item.filled for item in self.locales)

    @property
    def carried_over(self) -> int:
        """How many messages were drafted as the source has them: they have no words."""
        return sum(item.carried_over for item in self.locales)

    @property
    def pending(self) -> int:
        """How many messages there were to draft."""
        return self.filled + sum(item.left for item in self.locales)

    @property
    def untouched(self) -> int:
        """How many drafts nobody touched."""
        return sum(item.untouched for item in self.locales)

    @property
    def failed(self) -> bool:
        """True where there was something to translate and nothing of it could be; numbers carried over are no words."""
        return self.pending > self.carried_over and self.filled == self.carried_over


def draft_project(
    project: Project,
    locales: Sequence[LocaleInfo] = (),
    progress: Progress = lambda done, total: None,
    *,
    domains: Sequence[str] = (),
    redraft: bool = False,
) -> DraftReport:
    """Fill the empty messages of ``locales`` (all if none): from the translation memory, then by machine.

    Those of the documents ``domains``, or of all. With ``redraft`` drafts that nobody touched are made anew
    too, by the engine and the glossary of today.

    The catalogs are written as the drafts come, and proposals are kept in the project's cache: a run that is killed
    loses the engine's call in flight at most, and the next one goes on from there. ``progress`` is told how many texts
    of all locales are done.
    """
    chosen = tuple(locales or project.locales)
    notes: list[str] = []
    with open_memory(project, notes.append) as memory, DraftCache(project.cache / CACHE, notes.append) as cache:
        # All catalogs are read before the first is written, and not held: one locale's at a time is memory enough.
        counts = [len(LocaleStream(project, locale, memory, domains, redraft=redraft).texts) for locale in chosen]
        told = _Told(progress, sum(counts))
        drafts = tuple(
            _draft_locale(LocaleStream(project, locale, memory, domains, redraft=redraft), project, cache, told)
            for locale in chosen
        )
    return DraftReport(drafts, tuple(notes))


def _draft_locale(stream: LocaleStream, project: Project, cache: DraftCache, told: _Told) -> LocaleDrafts:
    locale, pending = stream.locale, len(stream.texts)
    stream.fill_from_memory()
    stream.carry_over(project.source_locale)
    told.add(pending - len(stream.texts))
    waiting = len(stream.texts)
    origin = problem = ""
    if waiting:
        try:
            engine: Engine = machines.open_engine(project, locale)
            if project.settings.engine.cache:
                engine = CachedEngine(engine, cache)
            origin = engine.origin
            stream.draft(Drafter(engine, locale, project.source_locale, project.glossary), cache, told.add)
        except EngineError as error:
            # One locale without an engine must not keep the others from their drafts.
            problem = f"{stream.left} messages stay empty: {error}"
            told.add(len(stream.texts))
    return LocaleDrafts(
        locale=locale.tag,
        engine=origin,
        from_memory=stream.from_memory,
        from_engine=stream.from_engine,
        carried_over=stream.carried_over,
        left=stream.left,
        problem=problem,
        untouched=stream.untouched,
    )


@dataclass(slots=True)
class _Told:
    """Progress over all locales."""

    progress: Progress
    total: int
    done: int = 0

    def add(self, count: int) -> None:
        """Tell that ``count`` more texts are done."""
        self.done += count
        self.progress(min(self.done, self.total), self.total)


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
