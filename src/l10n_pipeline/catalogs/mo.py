"""Catalogs compiled for gettext (.mo)."""

from __future__ import annotations

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog


def compile_mo(catalog: Catalog) -> bytes:
    """Return ``catalog`` as a .mo file: finished messages only, drafts and obsolete ones left out.

    polib writes it; our own reader has parsed the text before.
    """
    import polib

    try:
        parsed = polib.pofile(po.serialize(catalog).decode(catalog.encoding))
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"polib cannot compile it: {error}") from error
    binary: bytes = parsed.to_binary()
    return binary
