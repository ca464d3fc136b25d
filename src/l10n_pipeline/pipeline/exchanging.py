"""Catalogs to XLIFF files for CAT tools, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from l10n_pipeline import files
from l10n_pipeline.catalogs import xliff
from l10n_pipeline.catalogs.xliff import Format, Unit, XliffFile
from l10n_pipeline.catalogs.xliff_import import Imported, Reviewer, take
from l10n_pipeline.errors import CatalogError, LocaleError
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.pipeline.project import Project, StoredCatalog, store_merged

FOLDER = "exchange"
"""Where exports go, in the project folder."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for a CAT tool."""

    path: Path
    locale: str
    domain: str
    messages: int
    changed: bool
    """False where the file was there already, to the byte."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file of a CAT tool brought back for one catalog."""

    path: Path
    locale: str
    domain: str
    result: Imported


def export_project(
    project: Project,
    locales: Sequence[LocaleInfo] = (),
    form: Format = Format.XLIFF20,
    folder: Path | None = None,
    domains: Sequence[str] = (),
) -> tuple[Exported, ...]:
    """Write the catalogs of ``domains`` in ``locales`` (all if none) as XLIFF into ``folder``; return what was written.

    Raises `CatalogError` where there is no catalog yet, or XLIFF cannot hold a text: nothing is written then.
    """
    place = folder or project.root / FOLDER
    written: list[tuple[Exported, bytes]] = []
    for locale in locales or project.locales:
        for document in project.documents:
            if domains and document.domain not in domains:
                continue
            stored = project.catalog(document.domain, locale)
            if stored.catalog is None:
                raise CatalogError("there is no catalog to export yet: run 'l10n update'", path=stored.path)
            export = xliff.Export(
                catalog=stored.catalog,
                domain=document.domain,
                original=project.relative(stored.path),
                source_locale=project.source_locale.tag,
                target_locale=locale.tag,
            )
            path = place / f"{document.domain}.{locale.tag}.xlf"
            done = Exported(path, locale.tag, document.domain, len(stored.catalog.active), changed=True)
            written.append((done, xliff.write(export, form)))
    return tuple(
        Exported(done.path, done.locale, done.domain, done.messages, files.write(done.path, data))
        for done, data in written
    )


def import_files(
    project: Project, paths: Sequence[Path], reviewer: str = "", today: dt.date | None = None
) -> tuple[Returned, ...]:
    """Take what XLIFF files say into the catalogs they were made of, and return what came of each.

    Messages count as reviewed only under the name ``reviewer``. All files are read before anything is written. Raises
    `CatalogError` for a file that is no XLIFF or of no catalog of this project.
    """
    who = Reviewer(reviewer, today or dt.datetime.now().astimezone().date()) if reviewer.strip() else None
    found = [(path, file) for path in paths for file in xliff.parse(files.read_bytes(path, CatalogError), str(path))]
    wanted = [(path, file.units, *_catalog_of(project, path, file)) for path, file in found]
    held: dict[Path, StoredCatalog] = {}
    started: dict[Path, StoredCatalog] = {}
    returned: list[Returned] = []
    for path, units, locale, stored in wanted:
        now = held.get(stored.path, stored)
        started.setdefault(stored.path, stored)
        assert now.catalog is not None
        result = take(now.catalog, units, who)
        held[stored.path] = StoredCatalog(stored.path, stored.data, result.catalog)
        returned.append(Returned(path, locale.tag, stored.path.stem, result))
    for path, stored in started.items():
        catalog = held[path].catalog
        if catalog is not None and catalog != stored.catalog:
            store_merged(stored, catalog)
    return tuple(returned)


def _catalog_of(project: Project, path: Path, file: XliffFile) -> tuple[LocaleInfo, StoredCatalog]:
    """Return the catalog that ``file`` was made of."""
    try:
        locale = get_locale(file.target_locale)
    except LocaleError as error:
        raise CatalogError(f"its target language cannot be used: {error.reason}", path=path) from error
    # Some tools write fa-IR for fa.
    alike = [known for known in project.locales if known.language == locale.language]
    if locale not in project.locales and len(alike) != 1:
        raise CatalogError(f"is in {locale.tag}, which this project has not", path=path)
    locale = locale if locale in project.locales else alike[0]
    made_of = next((a for a, b in pairwise(PurePosixPath(file.original).parts) if b == "LC_MESSAGES"), "")
    if made_of and locale.contradicts(made_of):
        raise CatalogError(f"is in {locale.tag}, and was made of {file.original!r}: one of the two is wrong", path=path)
    name = PurePosixPath(file.original).name
    domains = [
        d.domain for d in project.documents if name in (d.domain, f"{d.domain}.po", f"{d.domain}.{locale.tag}.po")
    ]
    if not domains:
        raise CatalogError(f"is of {file.original!r}, which is no catalog of this project", path=path)
    stored = project.catalog(domains[0], locale)
    if stored.catalog is None:
        raise CatalogError("there is no catalog to import into: run 'l10n update'", path=stored.path)
    return locale, stored


__all__ = ["FOLDER", "Exported", "Format", "Returned", "Unit", "export_project", "import_files"]
