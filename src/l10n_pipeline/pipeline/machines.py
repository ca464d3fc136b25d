"""Which engine and which model packages a project, or the current folder, can use."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline.engines import installation
from l10n_pipeline.engines.archives import METADATA
from l10n_pipeline.engines.argos_home import argos_folders
from l10n_pipeline.engines.base import Engine
from l10n_pipeline.engines.packages import ModelPackage, choose, find_packages
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


def place(project: Project | None) -> Place:
    """Return where packages are for ``project``, or for somebody who works in no project."""
    own = tuple(argos_folders())
    if project is None:
        cache = Path(tempfile.gettempdir()) / f"l10n-{_user()}" / "packages"
        return Place(own, own[0] if own else cache, cache)
    extra = tuple(project.root / folder for folder in project.settings.engine.packages)
    models = project.cache / "models"
    return Place((*extra, *own, models, project.root / "models"), models, project.cache / "unpacked")


def here() -> Place:
    """Return where packages are for the current folder."""
    return place(Project.open(Path.cwd()) if Project.find(Path.cwd()) else None)


def installed(where: Place, broken: list[PackageError] | None = None) -> list[ModelPackage]:
    """Return every package that ``where`` holds that can be used; what is wrong with the others goes to ``broken``."""
    return find_packages(where.folders, where.cache, (broken if broken is not None else []).append)


def install(where: Place, file: Path) -> list[ModelPackage]:
    """Install the package, or the folder of packages, ``file``."""
    if file.is_dir() and not (file / METADATA).is_file():
        return installation.install_all(file, where.install)
    return [installation.install(file, where.install)]


def verify(where: Place, name: str) -> ModelPackage:
    """Return the package ``name`` after it has loaded and translated a word."""
    package = _named(where, name)
    installation.verify(package)
    return package


def remove(where: Place, name: str) -> ModelPackage:
    """Delete the installed package ``name`` and return what it was."""
    package = _named(where, name)
    installation.remove(package)
    return package


def find_package(project: Project, locale: LocaleInfo) -> ModelPackage | None:
    """Return the package that drafts ``locale`` in ``project``; None where there is none, or another engine drafts."""
    if project.settings.engine.name != "argos":
        return None
    return _find(place(project), project.source_locale, locale, demonstration=project.settings.engine.demonstration)


def open_engine(project: Project, locale: LocaleInfo) -> Engine:
    """Return the engine that drafts ``locale`` in ``project``.

    Raises `PackageError` where there is no package for it, or only a demonstration package and the project did not ask
    for these; the reason says how to get one.
    """
    settings = project.settings.engine
    match settings.name:
        case "none":
            raise PackageError("machine translation is switched off (engine.name: none in l10n.yaml)")
        case "pseudo":
            return _pseudo(project.source_locale, locale)
        case "argos":
            return _argos(project, locale)


def open_engine_anywhere(source: LocaleInfo, locale: LocaleInfo) -> Engine:
    """Return the engine for somebody who works in no project; demonstration packages are allowed."""
    where = place(None)
    package = _find(where, source, locale, demonstration=True)
    if package is None:
        raise _missing(where, source, locale)
    from l10n_pipeline.engines.argos import ArgosEngine

    return ArgosEngine(package, source=source.tag, target=locale.tag)


def _argos(project: Project, locale: LocaleInfo) -> Engine:
    settings = project.settings.engine
    where = place(project)
    package = _find(where, project.source_locale, locale, demonstration=settings.demonstration)
    if package is None:
        if _find(where, project.source_locale, locale, demonstration=True) is not None:
            raise PackageError(
                f"only a demonstration package translates {project.source_locale.tag}→{locale.tag}, and this project "
                "did not ask for its drafts: install a real one (l10n models install FILE.argosmodel), or set "
                "engine.demonstration: true in l10n.yaml"
            )
        raise _missing(where, project.source_locale, locale)
    from l10n_pipeline.engines.argos import ArgosEngine, ArgosSettings

    chosen = ArgosSettings(beam=settings.beam, batch_tokens=settings.batch_tokens, inter_threads=settings.threads)
    return ArgosEngine(package, chosen, source=project.source_locale.tag, target=locale.tag)


def _pseudo(source: LocaleInfo, locale: LocaleInfo) -> Engine:
    from l10n_pipeline.engines.pseudo import PseudoEngine

    return PseudoEngine(source.tag, locale.tag)


def _find(where: Place, source: LocaleInfo, locale: LocaleInfo, *, demonstration: bool) -> ModelPackage | None:
    packages = [p for p in installed(where) if demonstration or not p.demonstration]
    return choose(packages, source.tag, locale.tag)


def _missing(where: Place, source: LocaleInfo, locale: LocaleInfo) -> PackageError:
    folders = ", ".join(str(folder) for folder in where.folders)
    broken: list[PackageError] = []
    installed(where, broken)
    if broken:
        return PackageError(f"no usable model package translates {source.tag}→{locale.tag}: {broken[0]}")
    return PackageError(
        f"no model package translates {source.tag}→{locale.tag}: get its .argosmodel file and run "
        f"l10n models install FILE.argosmodel (looked in {folders})"
    )


def _named(where: Place, name: str) -> ModelPackage:
    packages = installed(where)
    for package in packages:
        if package.name == name:
            return package
    known = ", ".join(package.name for package in packages) or "none"
    raise PackageError(f"no package is called {name!r} (installed: {known})")


def _user() -> str:
    import os

    return str(os.getuid()) if hasattr(os, "getuid") else "user"
