"""A test set through engines, against its references: `l10n evaluate`."""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from l10n_pipeline import files, glossary, inline
from l10n_pipeline.engines.argos import ArgosEngine, ArgosSettings
from l10n_pipeline.engines.base import Engine
from l10n_pipeline.engines.packages import ModelPackage, choose, read_package
from l10n_pipeline.errors import GlossaryError, UsageError
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Glossary, Issue
from l10n_pipeline.pipeline import machines
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pretranslate import Drafter, scores
from l10n_pipeline.pretranslate.taught import Taught, measure

Progress = Callable[[int, int], None]

CHUNK = 512
"""Sentences between two words to ``progress``."""
PSEUDO, APERTIUM = "pseudo", "apertium"
"""Engines that need no package."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sentences and what they should become, one for one."""

    sources: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How one way of translating the set did."""

    name: str
    """``plain``: the engine's first proposal, as it comes. ``ours``: the whole way of a draft."""
    quality: scores.Quality
    terms: scores.Adherence
    guarded: scores.Guarded
    rungs: Mapping[str, int]
    """By the rung of the ladder, how many drafts came by it; one may have come by two. None in the plain way."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How one engine did."""

    name: str
    """The package's name, or the engine's."""
    origin: str
    demonstration: bool
    ways: tuple[Way, ...]
    mask_style: str
    """Of the masks that it was measured with: the one that it declares, or that survives it best."""
    taught: Taught


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How every engine did on a test set."""

    source_locale: str
    locale: str
    sentences: int
    signatures: Mapping[str, str]
    """Of BLEU and chrF, sacreBLEU's."""
    reference_terms: scores.Adherence
    """What the references make of the glossary: people inflect and paraphrase, so it is no ceiling."""
    engines: tuple[Evaluated, ...]


def read_pairs(source: Path, reference: Path, limit: int = 0) -> Pairs:
    """Return the test set in two files with a sentence a line, its first ``limit`` sentences unless that is 0.

    Raises `UsageError` with file and line where a file cannot be read, is empty, has a blank line, or they do not have
    equally many lines.
    """
    sources, references = _lines(source), _lines(reference)
    if len(sources) != len(references):
        shorter, longer = sorted(((len(sources), source), (len(references), reference)))
        raise UsageError(
            f"ends here, but {longer[1]} has {longer[0]} lines: each sentence needs its reference",
            path=shorter[1],
            line=shorter[0],
        )
    end = limit or None
    return Pairs(sources[:end], references[:end])


def evaluate(
    pairs: Pairs,
    locale_tag: str,
    source_tag: str | None = None,
    *,
    packages: Sequence[str] = (),
    glossary_path: Path | None = None,
    project: Project | None = None,
    progress: Progress = lambda done, total: None,
) -> Evaluation:
    """Return how ``packages`` do on ``pairs``: names or paths of model packages, ``apertium`` or ``pseudo``.

    Without any it is what would draft the locale here. The glossary is that of ``glossary_path``, else the project's.
    ``progress`` is told how many sentences of all engines and ways are done. Raises `UsageError` for a package that
    nobody knows or that translates another pair, `EngineError` where one fails.
    """
    locale = get_locale(locale_tag)
    source_locale = get_locale(source_tag or (project.settings.source_locale if project else "en"))
    terms = _glossary(glossary_path, project)
    engines = _engines(packages, locale, source_locale, project)
    matcher = glossary.Matcher(terms)
    total = 2 * len(engines) * len(pairs.sources)
    evaluated: list[Evaluated] = []
    for name, engine in engines:
        drafter = Drafter(engine, locale, source_locale, terms)
        before = 2 * len(evaluated) * len(pairs.sources)
        run = _Run(pairs, drafter, matcher, functools.partial(_tell, progress, before, total))
        ways, style = run.ways(), drafter.mask_style or inline.DEFAULT_STYLE
        taught = measure(engine, pairs.sources, matcher, style)
        evaluated.append(Evaluated(name, engine.origin, engine.demonstration, ways, style.name, taught))
    return Evaluation(
        source_locale.tag,
        locale.tag,
        len(pairs.sources),
        scores.signatures(locale),
        scores.adherence(zip(pairs.sources, pairs.references, strict=True), matcher, locale.tag),
        tuple(evaluated),
    )


def _tell(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)


@dataclass(slots=True)
class _Run:
    """One engine at work on a test set."""

    pairs: Pairs
    drafter: Drafter
    matcher: glossary.Matcher
    progress: Callable[[int], None]

    def ways(self) -> tuple[Way, ...]:
        """Translate the set both ways."""
        # Loading the model and measuring its masks is done once, however long the text: it is not part of the speed.
        self.drafter.engine.translate(self.pairs.sources[:1])
        _ = self.drafter.mask_style
        return (self._plain(), self._ours())

    def _plain(self) -> Way:
        targets: list[str] = []
        started = time.perf_counter()
        for chunk in _chunks(self.pairs.sources):
            targets += [found[0].text for found in self.drafter.engine.translate(chunk)]
            self.progress(len(targets))
        seconds = time.perf_counter() - started
        issues = [self.drafter.issues(*pair) for pair in zip(self.pairs.sources, targets, strict=True)]
        return self._way("plain", targets, issues, Counter(), seconds)

    def _ours(self) -> Way:
        targets: list[str] = []
        issues: list[tuple[Issue, ...]] = []
        rungs: Counter[str] = Counter()
        started = time.perf_counter()
        for chunk in _chunks(self.pairs.sources):
            for suggestion in self.drafter.draft(chunk):
                targets.append(suggestion.target)
                issues.append(suggestion.issues)
                rungs.update(scores.rungs(suggestion.origin.text, self.drafter.engine.origin))
            self.progress(len(self.pairs.sources) + len(targets))
        return self._way("ours", targets, issues, rungs, time.perf_counter() - started)

    def _way(
        self,
        name: str,
        targets: Sequence[str],
        issues: Sequence[Sequence[Issue]],
        rungs: Counter[str],
        seconds: float,
    ) -> Way:
        locale = self.drafter.locale
        return Way(
            name,
            scores.quality(targets, self.pairs.references, locale),
            scores.adherence(zip(self.pairs.sources, targets, strict=True), self.matcher, locale.tag),
            scores.guarded(issues),
            MappingProxyType(dict(rungs.most_common())),
            seconds,
        )


def _chunks(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]


def _lines(path: Path) -> tuple[str, ...]:
    """Return the lines of ``path``: one at least, none blank."""
    text = files.decode_utf8(files.read_bytes(path, UsageError), str(path), UsageError).removeprefix("\ufeff")
    # Not splitlines(): a sentence may hold U+2028 and the like.
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if lines == [""]:
        raise UsageError("is empty: a sentence a line is needed", path=path)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            raise UsageError("is blank: each line is a sentence", path=path, line=number)
    return tuple(line.strip() for line in lines)


def _glossary(path: Path | None, project: Project | None) -> Glossary:
    if path is not None:
        return glossary.parse(files.read_bytes(path, GlossaryError), str(path))
    return project.glossary if project is not None else Glossary()


def _engines(
    names: Sequence[str], locale: LocaleInfo, source: LocaleInfo, project: Project | None
) -> list[tuple[str, Engine]]:
    """Return the engines called ``names``, or what would draft ``locale`` here, with their names."""
    if names:
        return [(name, _engine(name, locale, source, project)) for name in dict.fromkeys(names)]
    if project is None or source != project.source_locale:
        engine = machines.open_engine_anywhere(source, locale)
    else:
        allowed = project.settings.engine.model_copy(update={"demonstration": True})
        settings = project.settings.model_copy(update={"engine": allowed})
        engine = machines.open_engine(Project(project.root, settings), locale)
    return [(engine.package.name if isinstance(engine, ArgosEngine) else engine.name, engine)]


def _engine(name: str, locale: LocaleInfo, source: LocaleInfo, project: Project | None) -> Engine:
    if name == PSEUDO:
        from l10n_pipeline.engines.pseudo import PseudoEngine

        return PseudoEngine(source.tag, locale.tag)
    if name == APERTIUM:
        from l10n_pipeline.engines.apertium import ApertiumEngine

        return ApertiumEngine(source.tag, locale.tag)
    package = _package(name, machines.place(project))
    if choose([package], source.tag, locale.tag) is None:
        raise UsageError(
            f"translates {package.source}→{package.target}, not {source.tag}→{locale.tag}", path=package.path
        )
    chosen = ArgosSettings()
    if project is not None:
        engine = project.settings.engine
        chosen = ArgosSettings(beam=engine.beam, batch_tokens=engine.batch_tokens, inter_threads=engine.threads)
    return ArgosEngine(package, chosen, source=source.tag, target=locale.tag)


def _package(name: str, where: machines.Place) -> ModelPackage:
    """Return the package that is installed as ``name``, or stands in the file or folder ``name``."""
    packages = machines.installed(where)
    found = next((package for package in packages if package.name == name), None)
    if found is not None:
        return found
    if Path(name).exists():
        return read_package(Path(name), where.cache)
    known = ", ".join([*(package.name for package in packages), APERTIUM, PSEUDO])
    raise UsageError(f"no package is called {name!r}, and there is no such file (known: {known})")
