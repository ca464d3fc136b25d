"""A document that was renamed: the catalog of its old name gives the translations of its new one."""

from __future__ import annotations

from dataclasses import replace

from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Catalog
from l10n_pipeline.pipeline.project import Project, SourceDocument, StoredCatalog, load_catalog

MOST = 0.5
"""Share of a document's sentences that a catalog must hold to be taken for that of its old name."""


def former_catalog(project: Project, document: SourceDocument, locale: LocaleInfo) -> StoredCatalog | None:
    """Return the catalog that ``document``, which has none yet in ``locale``, had under another name; None for none.

    It is one that no document of the project has any more, with a translation, and it holds most of the document's
    sentences; of several the one that holds most, and the first by name. Raises `CatalogError` where one is broken.
    """
    folder = project.catalog_path(document.domain, locale).parent
    domains = {settings.name for settings in project.settings.documents}
    sources = set(document.sources)
    best, most = None, MOST * len(sources)
    for path in sorted(folder.glob("*.po")):
        if path.stem in domains:
            continue
        stored = load_catalog(path)
        shared = [m for m in stored.catalog.messages if m.source in sources] if stored.catalog else []
        held = len({message.source for message in shared})
        if any(any(message.targets) for message in shared) and (held > most or (best is None and held >= most)):
            best, most = stored, held
    return best


def under_name(catalog: Catalog, old: str, new: str) -> Catalog:
    """Return ``catalog`` of the domain ``old`` as one of ``new``: its header names the project where it named that."""
    header = catalog.header
    if header is None or catalog.fields.get("Project-Id-Version") != old:
        return catalog
    lines = header.target.split("\n")
    named = [f"Project-Id-Version: {new}" if line.startswith("Project-Id-Version:") else line for line in lines]
    return replace(catalog, header=replace(header, targets=("\n".join(named),)))
