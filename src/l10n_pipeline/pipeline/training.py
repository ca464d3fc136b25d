"""A package of one's own: `l10n models train`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n_pipeline import files, glossary, inline
from l10n_pipeline.engines import archives, installation
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.packages import MEASURE, ModelPackage, below_bar, choose, reaches_bar, read_package
from l10n_pipeline.errors import PackageError, UsageError, explain
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary
from l10n_pipeline.pipeline import machines
from l10n_pipeline.pipeline.evaluating import Pairs, read_pairs
from l10n_pipeline.pipeline.machines import Place
from l10n_pipeline.pipeline.models import keep
from l10n_pipeline.pretranslate import scores
from l10n_pipeline.pretranslate.taught import measure
from l10n_pipeline.training import packing, reading, recipe
from l10n_pipeline.training.corpora import read_manifest
from l10n_pipeline.training.plan import Report
from l10n_pipeline.training.recipe import Lesson, Recipe, Start
from l10n_pipeline.training.weights import Weights

NOTHING = "nothing"
"""What to start with where no package is to be gone on from."""
_HELD_NAME = "held back"
_LEARNT = 0.9
"""Share of masked sentences that come back whole, at least, before a package declares that it copies masks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for, beside the recipe."""

    memory: tuple[Path, ...]
    manifest: Path | None = None
    start: str = ""
    """A package's name or path, or `NOTHING`; empty for what would translate the pair here."""
    test: tuple[Path, Path] | None = None
    """Files with the sentences of a test set and their references."""
    version: str = ""
    """Empty for the next after the start's."""
    licence: str = ""
    output: Path | None = None
    """A folder for the `.argosmodel` file; None to install the package."""
    forget: bool = False
    """Whether to begin anew although an interrupted training could be gone on with."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What came out."""

    path: Path
    package: ModelPackage
    installed: bool
    pairs: int
    """Learnt from, weighted, those that were made included."""
    scores: tuple[packing.Score, ...]
    """Of the start, if there was one, and of the new package, on each test set."""


Say = Callable[[str], None]


def train(order: Order, plan: Recipe, say: Say = lambda text: None, report: Report = lambda progress: None) -> Trained:
    """Train a package as ``plan`` and ``order`` say, evaluate it, and install it or write its file.

    ``say`` is told what is done, ``report`` how training goes. Raises `UsageError` where PyTorch is missing, files
    cannot be read or too few pairs are left, `PackageError` where the start cannot be gone on from.
    """
    recipe.require_torch()
    where = machines.here()
    begin = _begin(where, order, plan)
    version = order.version or _next(begin, where, plan)
    _check_free(where, order, plan, version)
    tests = _tests(order)
    lesson = _lesson(order, plan, tests, say)
    start = recipe.start_with(begin) if begin else recipe.start_from_nothing(lesson, plan.size)
    say(f"{start.shape}; going on from {start.name}" if begin else f"{start.shape}; from nothing")
    work = where.cache.parent / "training" / f"{plan.source.tag}-{plan.target.tag}"
    if order.forget:
        files.remove(work / recipe.CHECKPOINT)
    with files.lock(work / ".lock"):
        learnt = recipe.learn(lesson, start, plan.plan, work, report)
        about = packing.Label(
            source=plan.source,
            target=plan.target,
            version=version,
            licence=order.licence or _licence(begin),
            demonstration=begin.demonstration if begin else True,
            masks=plan.shares.masks > 0,
            terms=plan.shares.terms > 0,
            how=_how(start, plan, learnt.device),
            used=lesson.used,
            dropped=lesson.dropped,
        )
        tests = {**tests, **_held(lesson)}
        trained = finish(where, order, about, learnt.weights, start, begin, tests, len(lesson.pairs))
        files.remove(work / recipe.CHECKPOINT)
    return trained


def _lesson(order: Order, plan: Recipe, tests: dict[str, Pairs], say: Say) -> Lesson:
    manifest = read_manifest(order.manifest) if order.manifest else ()
    held = [text for pairs in tests.values() for text in (*pairs.sources, *pairs.references)]
    lesson = recipe.prepare(_read(order.memory, plan), replace(plan, manifest=manifest), held)
    taken = sum(used.pairs for used in lesson.used)
    dropped = ", ".join(f"{count:,} {reason}" for reason, count in sorted(lesson.dropped.items()))
    say(f"{taken:,} pairs ({len(lesson.pairs):,} with weights and made ones), {len(lesson.held):,} held back")
    if dropped:
        say(f"left out: {dropped}")
    return lesson


def _read(paths: Sequence[Path], plan: Recipe) -> Iterator[reading.Pair]:
    for path in paths:
        yield from reading.read_pairs(path, plan.source, plan.target)


def _begin(where: Place, order: Order, plan: Recipe) -> ModelPackage | None:
    """Return the package to go on from; None to start from nothing."""
    if order.start == NOTHING:
        return None
    packages = machines.installed(where)
    if not order.start:
        found = choose(packages, plan.source.tag, plan.target.tag)
        if found is None:
            raise UsageError(
                f"no package translates {plan.source.tag}→{plan.target.tag} here: say --start {NOTHING}, or give one"
            )
        return _checked(where, found)
    named = next((package for package in packages if package.name == order.start), None)
    if named is None and not Path(order.start).exists():
        raise UsageError(f"no package is called {order.start!r}, and there is no such file")
    package = named or read_package(Path(order.start), where.cache)
    if choose([package], plan.source.tag, plan.target.tag) is None:
        raise UsageError(f"translates {package.source}→{package.target}", path=package.path)
    return _checked(where, package)


def _checked(where: Place, package: ModelPackage) -> ModelPackage:
    """Return ``package``; raises `PackageError` where models.lock names another one."""
    lock = where.lock()
    if lock is not None:
        lock.check(package)
    return package


def _next(begin: ModelPackage | None, where: Place, plan: Recipe) -> str:
    """Return a version that no package of this pair has here: the start's, its last number one higher."""
    taken = {p.version for p in machines.installed(where) if (p.source, p.target) == (plan.source.tag, plan.target.tag)}
    head, _, last = (begin.version if begin else "0.0").rpartition(".")
    number = int(last) if last.isdecimal() else 0
    while True:
        number += 1
        version = f"{head}.{number}" if head else str(number)
        if version not in taken:
            return version


def _check_free(where: Place, order: Order, plan: Recipe, version: str) -> None:
    """Raise `PackageError` where there is such a package already: better now than after hours."""
    name = ModelPackage(path=Path(), from_code=plan.source.tag, to_code=plan.target.tag, version=version).name
    taken = order.output / f"{name}{archives.SUFFIX}" if order.output else where.install / name
    if taken.exists():
        raise PackageError("is there already: give another version, or remove it", path=taken)


def _tests(order: Order) -> dict[str, Pairs]:
    """Return the test set by its name: the files' common one, without ending."""
    if order.test is None:
        return {}
    source, reference = order.test
    return {source.stem: read_pairs(source, reference)}


def _held(lesson: Lesson) -> dict[str, Pairs]:
    if not lesson.held:
        return {}
    return {_HELD_NAME: Pairs(tuple(p.source for p in lesson.held), tuple(p.target for p in lesson.held))}


def finish(
    where: Place,
    order: Order,
    about: packing.Label,
    weights: Weights,
    start: Start,
    begin: ModelPackage | None,
    tests: dict[str, Pairs],
    pairs: int,
) -> Trained:
    """Make the package of ``weights``, measure it on ``tests``, by name, and install it or write its file.

    Raises `PackageError` where it cannot be written.
    """
    place = order.output or where.downloads
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place, prefix=".training-") as temporary:
            folder = Path(temporary) / about.name
            packing.fill(folder, weights, start.pieces, begin)
            packing.label(folder, weights, about)
            installation.verify(read_package(folder))
            about = _scored(folder, about, begin, tests)
            packing.label(folder, weights, about)
            file = Path(temporary) / f"{about.name}{archives.SUFFIX}"
            archives.pack(folder, file)
            if order.output is None:
                package = keep(where, file, f"trained on {', '.join(sorted(path.name for path in order.memory))}")
                return Trained(package.path, package, True, pairs, tuple(about.scores))
            target = order.output / file.name
            file.replace(target)
    except OSError as reason:
        raise PackageError(f"cannot be written: {explain(reason)}", path=reason.filename or place) from reason
    return Trained(target, read_package(target), False, pairs, tuple(about.scores))


def _scored(folder: Path, about: packing.Label, begin: ModelPackage | None, tests: dict[str, Pairs]) -> packing.Label:
    """Return ``about`` with the scores of the start and of the package in ``folder``, and whether it copies masks."""
    packages = [(begin.name, begin)] if begin else []
    packages.append((about.name, read_package(folder)))
    found = [
        _score(test, pairs, name, package, about.target) for test, pairs in tests.items() for name, package in packages
    ]
    stated = next((s.chrf for s in found if s.test == MEASURE and s.package == about.name), None)
    target = about.target.tag
    demonstration = (about.demonstration and not reaches_bar(target, stated)) or below_bar(target, stated)
    declares = about.masks and _copies_masks(read_package(folder), tests)
    return replace(about, scores=tuple(found), demonstration=demonstration, declares_masks=declares)


def _copies_masks(package: ModelPackage, tests: dict[str, Pairs]) -> bool:
    """Return whether masked sentences come back whole from ``package``: having been taught is not having learnt."""
    found = [
        measure(ArgosEngine(package), pairs.sources, glossary.Matcher(Glossary()), inline.DEFAULT_STYLE)
        for pairs in tests.values()
    ]
    sentences = sum(taught.sentences for taught in found)
    return sentences > 0 and sum(taught.whole for taught in found) >= _LEARNT * sentences


def _score(test: str, pairs: Pairs, name: str, package: ModelPackage, target: LocaleInfo) -> packing.Score:
    """Return what `l10n evaluate` calls the plain way."""
    found = ArgosEngine(package, target=target.tag).translate(pairs.sources)
    quality = scores.quality([hypotheses[0].text for hypotheses in found], pairs.references, target)
    return packing.Score(test, len(pairs.sources), name, quality.bleu, quality.chrf)


def _how(start: Start, plan: Recipe, device: str) -> str:
    """Return what a package's README says of its training."""
    begun = f"going on from {start.name} (README.{start.name}.md, if it had one)" if start.name else "from nothing"
    return f"`l10n models train`, {begun}, for {plan.plan.minutes:.0f} minutes on {device}"


def _licence(begin: ModelPackage | None) -> str:
    return begin.license if begin and begin.license else "that of its data: see README.md"
