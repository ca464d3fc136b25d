"""A project folder, and the files in it."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from l10n_pipeline import files, glossary
from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.merge import merge
from l10n_pipeline.config import FILENAME, DocumentSettings, Settings, parse_settings
from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.errors import (
    CatalogError,
    ConfigError,
    DocumentError,
    GlossaryError,
    L10nError,
    UsageError,
)
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Catalog, Glossary

TRIES = 40
"""Times a catalog that is being edited is tried again."""
WAIT = 0.05
"""Seconds between two tries."""
_EMPTY = Catalog(header=None, messages=())
_CUT = re.compile(r"^#[:,.|~]", re.MULTILINE)
"""Comments that tools write before a message: without one the message is missing."""

WRITTEN = ("locales", "public", "preview", "exchange", "memory")
"""The folders that l10n commands write into, under the project's lock."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A source document as read."""

    settings: DocumentSettings
    data: bytes = field(repr=False)
    document: Document = field(repr=False)

    @property
    def domain(self) -> str:
        """The name of its catalogs."""
        return self.settings.name

    @property
    def sources(self) -> tuple[str, ...]:
        """The texts of its translatable segments, in document order, repetitions included."""
        return tuple(s.text for block in self.document.blocks if block.translate for s in block.segments)

    def fits(self, catalog: Catalog | None) -> bool:
        """Return whether ``catalog`` holds its sentences and no others; otherwise it is missing or stale."""
        return {message.source for message in catalog.active} == set(self.sources) if catalog else not self.sources


@dataclass(frozen=True, slots=True)
class StoredCatalog:
    """A catalog as its file has it."""

    path: Path
    data: bytes | None = field(repr=False)
    """None where there is no such file yet."""
    catalog: Catalog | None = field(repr=False)


class Project:
    """A project folder: ``l10n.yaml``, sources, catalogs and glossary."""

    def __init__(self, root: Path, settings: Settings, settings_digest: str = "") -> None:
        """Take ``root`` for the project that ``settings`` describe, read from a file with ``settings_digest``."""
        self.root = root
        self.settings = settings
        self.settings_digest = settings_digest

    @classmethod
    def open(cls, folder: Path) -> Project:
        """Return the project whose l10n.yaml stands in ``folder`` or the nearest folder above it."""
        root = cls.find(folder)
        if root is None:
            raise ConfigError(
                f"no {FILENAME} in this folder or above it: run 'l10n init' to start a project", path=folder
            )
        data = files.read_bytes(root / FILENAME, ConfigError)
        return cls(root, parse_settings(data, root / FILENAME), files.digest(data))

    @staticmethod
    def find(folder: Path) -> Path | None:
        """Return the nearest folder that holds l10n.yaml, from ``folder`` upwards."""
        return files.find_project(folder)

    @property
    def title(self) -> str:
        """What pages and catalogs call the project."""
        return self.settings.title or self.root.name

    @cached_property
    def source_locale(self) -> LocaleInfo:
        """The language the documents are written in."""
        return get_locale(self.settings.source_locale)

    @cached_property
    def locales(self) -> tuple[LocaleInfo, ...]:
        """The locales to translate into, in the order of l10n.yaml."""
        return tuple(get_locale(tag) for tag in self.settings.locales)

    def choose_locales(self, tags: tuple[str, ...] | list[str]) -> tuple[LocaleInfo, ...]:
        """Return the locales named by ``tags``, or all; raises `UsageError` for one that the project has not."""
        if not tags:
            return self.locales
        chosen = tuple(get_locale(tag) for tag in tags)
        for locale in chosen:
            if locale not in self.locales:
                known = ", ".join(self.settings.locales)
                raise UsageError(f"this project has no locale {locale.tag!r} (l10n.yaml lists: {known})")
        return chosen

    @cached_property
    def glossary_data(self) -> bytes | None:
        """The bytes of the glossary; None where the project has none."""
        if self.settings.glossary is None:
            return None
        return files.read_bytes(self.root / self.settings.glossary, GlossaryError)

    @cached_property
    def glossary_digest(self) -> str:
        """SHA-256 of the glossary; of nothing where the project has none."""
        return files.digest(self.glossary_data or b"")

    @cached_property
    def glossary(self) -> Glossary:
        """The organisation's terms."""
        if self.glossary_data is None or self.settings.glossary is None:
            return Glossary()
        return glossary.parse(self.glossary_data, str(self.root / self.settings.glossary))

    @cached_property
    def documents(self) -> tuple[SourceDocument, ...]:
        """The source documents, read and cut into segments."""
        return tuple(self._read(settings) for settings in self.settings.documents)

    def _read(self, settings: DocumentSettings) -> SourceDocument:
        return self.parse_source(settings, self.source_data(settings))

    def source_data(self, settings: DocumentSettings) -> bytes:
        """Return the bytes of a source document; raises `DocumentError` where it cannot be read."""
        return files.read_bytes(self.root / settings.path, DocumentError)

    def parse_source(self, settings: DocumentSettings, data: bytes) -> SourceDocument:
        """Return the source document in ``data`` cut into segments; raises `DocumentError` with path and line."""
        path = self.root / settings.path
        rules = [rule.rule for rule in settings.rules]
        document = read_document(data, str(path), rules, settings.format, settings.segmentation)
        if not document.blocks:
            # Taken as it is, it would make every message obsolete and publish empty pages in every locale.
            raise DocumentError("holds no text", path=path)
        return SourceDocument(settings, data, document)

    @cached_property
    def domains(self) -> Mapping[PurePosixPath, str]:
        """The domain of each document, by its path from the project folder."""
        return {PurePosixPath(settings.path): settings.name for settings in self.settings.documents}

    @cached_property
    def source_digests(self) -> tuple[str, ...]:
        """A digest of the bytes of each document."""
        return tuple(files.digest(self.source_data(settings)) for settings in self.settings.documents)

    @cached_property
    def sources_digest(self) -> str:
        """A digest of the documents' bytes, and of what l10n.yaml says of them."""
        documents = zip(self.settings.documents, self.source_digests, strict=True)
        return files.digest("\0".join(f"{settings.model_dump_json()}\0{told}" for settings, told in documents).encode())

    def template_path(self, domain: str) -> Path:
        """Return where the template of ``domain`` stands."""
        return self.root / "locales" / f"{domain}.pot"

    def catalog_path(self, domain: str, locale: LocaleInfo) -> Path:
        """Return where gettext looks for the catalog of ``domain`` in ``locale``."""
        return self.root / "locales" / locale.folder / "LC_MESSAGES" / f"{domain}.po"

    def relative(self, path: Path) -> str:
        """Return ``path`` as it is told to people: from the project folder, with slashes."""
        with contextlib.suppress(ValueError):
            return path.resolve().relative_to(self.root).as_posix()
        return str(path)

    def relative_below(self, path: Path) -> str:
        """Return ``path``, which was made of the project's folder, from that folder, with slashes."""
        return path.relative_to(self.root).as_posix()

    def catalog(self, domain: str, locale: LocaleInfo) -> StoredCatalog:
        """Return the catalog of ``domain`` in ``locale`` as its file has it."""
        return load_catalog(self.catalog_path(domain, locale), locale)

    def catalogs(self, locale: LocaleInfo) -> Iterator[tuple[SourceDocument, StoredCatalog]]:
        """Yield every document with its catalog in ``locale``."""
        for document in self.documents:
            yield document, self.catalog(document.domain, locale)

    @property
    def cache(self) -> Path:
        """The folder for what can be made again."""
        return self.root / ".l10n"

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the project against other l10n commands that write; what killed ones left half written is deleted."""
        with files.lock(self.cache / "lock"):
            for name in WRITTEN:
                files.delete_leftovers(self.root / name)
            yield


def load_catalog(path: Path, locale: LocaleInfo | None = None) -> StoredCatalog:
    """Return the catalog in ``path``, which need not exist; raises `CatalogError` as `parse_catalog` does.

    An editor that is in the middle of saving it is waited for.
    """
    data = read_catalog(path)
    return StoredCatalog(path, data, None if data is None else parse_catalog(data, path, locale))


def parse_catalog(data: bytes, path: Path, locale: LocaleInfo | None = None, *, raw: bool = True) -> Catalog:
    """Return the catalog ``data``, which stands where ``locale``'s does, if that is told.

    Raises `CatalogError` with path and line, also where the file was cut off (what is missing would be taken for new,
    and drafted, as if nobody had ever translated it) and where its header names another language than ``locale``'s.
    Without ``raw`` it is for reading alone.
    """
    if not data.strip():
        raise CatalogError("is empty: restore it from a backup, or delete it to begin anew", path=path)
    catalog = po.parse(data, str(path), raw=raw)
    cut = _CUT.search(catalog.tail)
    if cut is not None:
        line = data.count(b"\n") - catalog.tail.count("\n", cut.start()) + 1
        raise CatalogError("ends in the middle of an entry: it was cut off; restore it", path=path, line=line)
    language = catalog.fields.get("Language", "")
    if locale is not None and catalog.header and locale.contradicts(language):
        raise CatalogError(
            f"its header says it is in {get_locale(language).name}, and it stands where the {locale.name} catalog does:"
            f' bring the right file here, or write "Language: {locale.folder}\\n" in its header',
            path=path,
            line=catalog.header.line,
            key="Language",
        )
    return catalog


def read_catalog(path: Path) -> bytes | None:
    """Return the bytes of the catalog in ``path``, None where there is none; who is saving it is waited for."""
    for _ in range(TRIES):
        if not files.being_written(path):
            break
        time.sleep(WAIT)
    return files.read_if_there(path, CatalogError)


def store_catalog(stored: StoredCatalog, catalog: Catalog) -> StoredCatalog:
    """Write ``catalog`` in the place of ``stored`` and return it as stored.

    Raises `FileError` where the file was edited since it was read, `CatalogError` with path and line where its charset
    lacks a character: nothing is lost.
    """
    try:
        data = po.serialize(catalog)
    except CatalogError as error:
        raise CatalogError(error.reason, path=stored.path, line=error.line, key=error.key) from error
    files.write(stored.path, data, replacing=stored.data)
    return StoredCatalog(stored.path, data, catalog)


def store_merged(stored: StoredCatalog, catalog: Catalog) -> StoredCatalog:
    """Write ``catalog``, which was made from ``stored``, and return what the file holds then.

    Where the file was edited since it was read, the edit stays and what ``catalog`` changed is merged into it
    (`l10n_pipeline.catalogs.merge`; the edit is "ours"). An editor that is in the middle of saving is waited for.
    Raises `CatalogError` where the edit broke the file, `FileError` where it was deleted or is edited all the time.
    """
    wanted, now = catalog, stored
    last: L10nError | None = None
    for _ in range(TRIES):
        try:
            return store_catalog(now, wanted)
        except files.ChangedError as error:
            last = error
        time.sleep(WAIT)
        try:
            found = load_catalog(stored.path)
        except CatalogError as error:
            last = error  # half a file, perhaps, of an editor that writes in place
            continue
        if found.catalog is None:
            break
        if found.data != now.data:
            now, wanted = found, merge(stored.catalog or _EMPTY, found.catalog, catalog).catalog
    assert last is not None
    raise last
