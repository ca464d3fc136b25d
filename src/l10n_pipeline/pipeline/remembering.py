"""The project's translation memory: filled from its catalogs and from what was imported into ``memory/``.

The SQLite file in ``.l10n/`` is an index of those files and can be deleted at any time; what was imported is kept as
TMX in the project's ``memory`` folder, for version control and backups to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from l10n_pipeline import __version__, files
from l10n_pipeline.catalogs import po, xliff
from l10n_pipeline.errors import CatalogError, UsageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.memory import Memory, table, tmx
from l10n_pipeline.memory.table import Passed
from l10n_pipeline.memory.tmx import Languages
from l10n_pipeline.memory.units import units_of
from l10n_pipeline.model import Catalog, Match, State, TranslationUnit
from l10n_pipeline.pipeline.project import Project

FOLDER = "memory"
"""Where imported units are kept, in the project folder."""
FILENAME = "memory.sqlite"
EXPORT = Path("exchange") / "memory.tmx"
"""Where an export goes if nobody says, in the project folder."""

_LOSS = 5
"""Finished messages that are missed in a file from one run to the next."""

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Took:
    """What an import brought."""

    path: Path
    """The file that was imported."""
    kept: Path
    """Where its units are kept now."""
    units: int
    passed: tuple[Passed, ...] = ()
    """Lines of a table that brought nothing."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many units a file has in one locale."""

    file: str
    """Relative to the project folder."""
    locale: str
    people: int
    machine: int
    """Written by a machine and changed by nobody, accepted or not."""


def open_memory(project: Project, note: Note = lambda text: None) -> Memory:
    """Return the translation memory of ``project``, brought up to date with its files; ``note`` is told what is wrong.

    Only files that changed since are read: catalogs of all locales of the project, also of documents that it has no
    more, and TMX files in ``memory/``. One that cannot be read is told, and counts as it was when it last could.
    """
    memory = Memory(project.cache / FILENAME, note, machine_penalty=project.settings.memory.machine_penalty)
    known = memory.files
    there = dict(_files(project))
    for name in known.keys() - there.keys():
        memory.drop(name)
    for name, file in there.items():
        if known.get(name) != file.signature:
            had = memory.count(name)
            try:
                has = memory.put(name, file.signature, file.read())
                if had - has >= max(_LOSS, had // 2):
                    note(f"{name} had {had} finished messages and has {has} now: was it cut off, or replaced?")
            except CatalogError as error:
                note(f"not taken into the translation memory: {error}")
    return memory


def find(project: Project, text: str, locale: LocaleInfo, threshold: int, limit: int, note: Note) -> list[Match]:
    """Return what the memory has that is like ``text``, best first; then what holds it as a part, scored 0."""
    with open_memory(project, note) as memory:
        found = memory.matches(text, locale.tag, threshold=threshold, limit=limit)
        seen = {match.unit.source for match in found}
        parts = [unit for unit in memory.search(text, locale.tag, limit) if unit.source not in seen]
    return [*found, *(Match(unit, 0) for unit in parts)][:limit]


def held(project: Project, note: Note) -> list[Held]:
    """Return what the memory holds, by file and locale."""
    with open_memory(project, note) as memory:
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for name, locale, by_machine, count in memory.counts():
            people, machine = found.get((name, locale), (0, 0))
            found[name, locale] = (people, machine + count) if by_machine else (people + count, machine)
    return [Held(name, locale, *counts) for (name, locale), counts in found.items()]


def import_memory(
    project: Project,
    paths: Sequence[Path],
    locale: LocaleInfo | None = None,
    *,
    machine: bool = False,
    again: bool = False,
) -> tuple[Took, ...]:
    """Take the units of TMX, PO, XLIFF and CSV files into the memory, and return what each brought.

    ``locale`` is that of files that do not say theirs; others are taken in the locales of the project. With ``machine``
    nobody has looked at them: they count less. With ``again`` a file of the same name that was imported before is
    replaced. Raises `UsageError` where that is not given, `CatalogError` for what cannot be read or brings nothing:
    that file is not taken then, the ones before it are.
    """
    taken = []
    for path in paths:
        wanted = (locale,) if locale else project.locales
        languages = Languages(project.source_locale.tag, tuple(known.tag for known in wanted))
        passed: list[Passed] = []
        name, units = _read(path, languages, locale, passed.append)
        kept = project.root / FOLDER / f"{name}{tmx.SUFFIX}"
        if kept.exists() and not again:
            raise UsageError(
                f"{path.name} was imported before as {project.relative(kept)}: say --replace, or rename it", path=path
            )
        counted = _Counted(units, machine, passed)
        files.write_parts(kept, tmx.write(counted.units(path, languages), languages.source, __version__))
        taken.append(Took(path, kept, counted.count, tuple(passed)))
    open_memory(project).close()
    return tuple(taken)


def export_memory(project: Project, locales: Sequence[LocaleInfo], path: Path | None, note: Note) -> Path:
    """Write what the memory has in ``locales`` (all if none) as TMX, and return where."""
    target = path or project.root / EXPORT
    with open_memory(project, note) as memory:
        units = (unit for locale in locales or project.locales for unit in memory.units(locale.tag))
        files.write_parts(target, tmx.write(units, project.source_locale.tag, __version__))
    return target


@dataclass(slots=True)
class _Counted:
    """Units on their way, counted."""

    read: Iterator[TranslationUnit]
    machine: bool
    passed: Sequence[Passed]
    count: int = 0

    def units(self, path: Path, languages: Languages) -> Iterator[TranslationUnit]:
        """Yield the units; raises `CatalogError` after the last where there was none."""
        for unit in self.read:
            self.count += 1
            yield replace(unit, state=State.DRAFT, machine=True) if self.machine else unit
        if not self.count:
            wanted = " or ".join(languages.targets)
            why = f": {self.passed[0].reason}" if self.passed else ""
            line = self.passed[0].line if self.passed else None
            raise CatalogError(f"holds no translation from {languages.source} into {wanted}{why}", path=path, line=line)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that makes the memory."""

    signature: str
    read: Callable[[], Iterator[TranslationUnit]]


def _files(project: Project) -> Iterator[tuple[str, _File]]:
    """Yield the files that make the memory, each with its name."""
    for locale in project.locales:
        folder = project.root / "locales" / locale.folder / "LC_MESSAGES"
        for path in sorted(folder.glob("*.po")):
            yield project.relative(path), _File(_signature(path, ""), partial(_of_catalog, path, locale.tag))
    languages = Languages(project.source_locale.tag, tuple(locale.tag for locale in project.locales))
    wanted = " ".join((languages.source, *languages.targets))
    for path in sorted((project.root / FOLDER).glob(f"*{tmx.SUFFIX}")):
        yield project.relative(path), _File(_signature(path, wanted), partial(_of_tmx, path, languages))


def _signature(path: Path, wanted: str) -> str:
    """Return what changes when the file does, or what is wanted of it."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino} {wanted}".strip()


def _catalog(path: Path) -> Catalog:
    return po.parse(files.read_bytes(path, CatalogError), str(path))


def _of_catalog(path: Path, tag: str) -> Iterator[TranslationUnit]:
    return units_of(_catalog(path), tag, path.name)


def _of_tmx(path: Path, languages: Languages) -> Iterator[TranslationUnit]:
    try:
        file = path.open("rb")
    except OSError as reason:
        raise CatalogError(f"cannot be read: {reason.strerror}", path=path) from reason
    with file:
        yield from tmx.read(file, str(path), languages)


def _read(
    path: Path, languages: Languages, locale: LocaleInfo | None, pass_over: Callable[[Passed], None]
) -> tuple[str, Iterator[TranslationUnit]]:
    """Return the name under which the units of a file are kept, and the units.

    ``pass_over`` is told the lines of a table that bring none.
    """
    suffix = path.suffix.lower()
    if suffix == tmx.SUFFIX:
        return path.stem, _of_tmx(path, languages)
    if suffix in table.SUFFIXES:
        text = files.decode_utf8(files.read_bytes(path, CatalogError), str(path), CatalogError)
        return path.stem, table.read(text, str(path), languages, pass_over)
    if suffix in (".po", ".pot"):
        catalog = _catalog(path)
        tag = locale.tag if locale else languages.target(catalog.fields.get("Language", ""))
        if tag is None:
            raise CatalogError("does not say which locale it is in: give --to", path=path)
        # the same name has a catalog in every locale
        return f"{path.stem}.{tag}", units_of(catalog, tag, path.name)
    if suffix in (".xlf", ".xliff"):
        return path.stem, _of_xliff(path, languages)
    raise UsageError("is no translation memory: .tmx, .po, .xlf, .xliff, .csv and .tsv are read", path=path)


def _of_xliff(path: Path, languages: Languages) -> Iterator[TranslationUnit]:
    for pairs in xliff.read_pairs(files.read_bytes(path, CatalogError), str(path)):
        tag = languages.target(pairs.target_locale)
        if tag is not None and languages.is_source(pairs.source_locale):
            yield from units_of(pairs.catalog, tag, path.name)
