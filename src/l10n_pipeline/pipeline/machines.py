"""Which engine and which model packages a project, or the current folder, can use.

How packages get there is `l10n_pipeline.pipeline.models`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline.engines.argos import ArgosEngine, ArgosSettings
from l10n_pipeline.engines.argos_home import argos_folders
from l10n_pipeline.engines.base import Engine
from l10n_pipeline.engines.lockfile import FILENAME as LOCK_FILENAME
from l10n_pipeline.engines.lockfile import Lock, read_lock
from l10n_pipeline.engines.packages import ModelPackage, find_packages
from l10n_pipeline.engines.pivot import PivotEngine, find_route
from l10n_pipeline.errors import PackageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pipeline.project import Project


@dataclass(frozen=True, slots=True)
class Place:
    """Where packages are looked for, and where zipped ones are unpacked to."""

    folders: tuple[Path, ...]
    """The earlier wins."""
    install: Path
    """Where new packages go."""
    cache: Path
    downloads: Path
    """Where files lie while they are downloaded."""
    lock_path: Path | None = None
    """The project's models.lock; None outside projects, where nothing is pinned."""
    source: str = "en"
    """The locale to translate from where nothing else is said."""
    index: str = ""
    """Where the project's settings say that the package index is; empty for Argos' own."""

    def lock(self) -> Lock | None:
        """Return what models.lock pins; None outside projects."""
        return None if self.lock_path is None else read_lock(self.lock_path)


def place(project: Project | None) -> Place:
    """Return where packages are for ``project``, or for somebody who works in no project."""
    own = tuple(argos_folders())
    if project is None:
        cache = _user_cache()
        return Place(own, own[0] if own else cache / "packages", cache / "packages", cache / "downloads")
    extra = tuple(project.root / folder for folder in project.settings.engine.packages)
    models = project.cache / "models"
    return Place(
        folders=(*extra, *own, models, project.root / "models"),
        install=models,
        cache=project.cache / "unpacked",
        downloads=project.cache / "downloads",
        lock_path=project.root / LOCK_FILENAME,
        source=project.source_locale.tag,
        index=project.settings.engine.index,
    )


def here() -> Place:
    """Return where packages are for the current folder."""
    return place(Project.open(Path.cwd()) if Project.find(Path.cwd()) else None)


def installed(where: Place, broken: list[PackageError] | None = None) -> list[ModelPackage]:
    """Return every package that ``where`` holds that can be used; what is wrong with the others goes to ``broken``."""
    return find_packages(where.folders, where.cache, (broken if broken is not None else []).append)


def find_packages_of(project: Project, locale: LocaleInfo) -> tuple[ModelPackage, ...]:
    """Return the packages that draft ``locale`` in ``project``, in their order: one, or a chain through others."""
    if project.settings.engine.name != "argos":
        return ()
    return _find(place(project), project.source_locale, locale, demonstration=project.settings.engine.demonstration)


def open_engine(project: Project, locale: LocaleInfo) -> Engine:
    """Return the engine that drafts ``locale`` in ``project``.

    Where no package translates the pair it is a chain of packages through other languages. Raises `PackageError` where
    there is none either, or only with a demonstration package and the project did not ask for these (the reason says
    how to get one), or where a package is not the one that models.lock names.
    """
    settings = project.settings.engine
    match settings.name:
        case "none":
            raise PackageError("machine translation is switched off (engine.name: none in l10n.yaml)")
        case "pseudo":
            return _pseudo(project.source_locale, locale)
        case "apertium":
            return _apertium(project.source_locale, locale)
        case "argos":
            try:
                return _argos(project, locale)
            except PackageError as error:
                # A package that is there and is not the pinned one must not be replaced in silence.
                if settings.fallback == "none" or find_packages_of(project, locale):
                    raise
                try:
                    return _apertium(project.source_locale, locale)
                except PackageError as other:
                    raise PackageError(f"{error}; and Apertium does not either: {other}") from error


def open_engine_anywhere(source: LocaleInfo, locale: LocaleInfo) -> Engine:
    """Return the engine for somebody who works in no project; demonstration packages are allowed."""
    where = place(None)
    route = _find(where, source, locale, demonstration=True)
    if not route:
        raise _missing(where, source, locale)
    return _chain(route, ArgosSettings(), source, locale)


def _argos(project: Project, locale: LocaleInfo) -> Engine:
    settings = project.settings.engine
    where = place(project)
    route = _find(where, project.source_locale, locale, demonstration=settings.demonstration)
    if not route:
        if _find(where, project.source_locale, locale, demonstration=True):
            raise PackageError(
                f"only a demonstration package translates {project.source_locale.tag}→{locale.tag}, and this project "
                "did not ask for its drafts: install a real one (l10n models install FILE.argosmodel), or set "
                "engine.demonstration: true in l10n.yaml"
            )
        raise _missing(where, project.source_locale, locale)
    lock = where.lock()
    for package in route:
        if lock is not None:
            lock.check(package)
    chosen = ArgosSettings(beam=settings.beam, batch_tokens=settings.batch_tokens, inter_threads=settings.threads)
    return _chain(route, chosen, project.source_locale, locale)


def _chain(
    route: Sequence[ModelPackage], settings: ArgosSettings, source: LocaleInfo, locale: LocaleInfo
) -> ArgosEngine | PivotEngine:
    """Return an engine that goes through the packages of ``route``."""
    if len(route) == 1:
        return ArgosEngine(route[0], settings, source=source.tag, target=locale.tag)
    start, *between, end = route
    return PivotEngine(
        [
            ArgosEngine(start, settings, source=source.tag),
            *(ArgosEngine(package, settings) for package in between),
            ArgosEngine(end, settings, target=locale.tag),
        ]
    )


def _apertium(source: LocaleInfo, locale: LocaleInfo) -> Engine:
    from l10n_pipeline.engines.apertium import ApertiumEngine

    return ApertiumEngine(source.tag, locale.tag)


def _pseudo(source: LocaleInfo, locale: LocaleInfo) -> Engine:
    from l10n_pipeline.engines.pseudo import PseudoEngine

    return PseudoEngine(source.tag, locale.tag)


def _find(where: Place, source: LocaleInfo, locale: LocaleInfo, *, demonstration: bool) -> tuple[ModelPackage, ...]:
    packages = [p for p in installed(where) if demonstration or not p.demonstration]
    return find_route(packages, source.tag, locale.tag)


def _missing(where: Place, source: LocaleInfo, locale: LocaleInfo) -> PackageError:
    folders = ", ".join(str(folder) for folder in where.folders)
    broken: list[PackageError] = []
    installed(where, broken)
    if broken:
        return PackageError(f"no usable model package translates {source.tag}→{locale.tag}: {broken[0]}")
    return PackageError(
        f"no model package translates {source.tag}→{locale.tag}: run l10n models install {locale.tag}, or without "
        f"network l10n models install FILE.argosmodel (looked in {folders})"
    )


def _user_cache() -> Path:
    """Return the folder for what can be made again outside projects: the user's, or a temporary one if that is shut."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        base = None
    if base is not None:
        there = next((folder for folder in (base, *base.parents) if folder.exists()), None)
        if there is not None and os.access(there, os.W_OK):
            return base / "l10n"
    return Path(tempfile.gettempdir()) / f"l10n-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
