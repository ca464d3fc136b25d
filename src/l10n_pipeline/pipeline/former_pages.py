"""The published pages of a document that was renamed: they stay until there are others under its new name."""

from __future__ import annotations

from l10n_pipeline.catalogs.mo import read_mo
from l10n_pipeline.config import DocumentSettings
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pipeline.judging import Sources
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.renaming import MOST
from l10n_pipeline.pipeline.site import Entry, Site
from l10n_pipeline.publish import Standing

EARLIER = (Standing.FINISHED, Standing.OLDER)
"""What was finished when it was published."""


class FormerPages:
    """The finished pages in public/ that no document of the project has any more."""

    def __init__(self, project: Project, sources: Sources, public: Site) -> None:
        """Look among the pages of ``public``."""
        self._sources = sources
        self._public = public
        domains = {document.name for document in project.settings.documents}
        self._known = {f"{locale.tag}/{domain}" for locale in project.locales for domain in domains}
        self._messages: dict[str, frozenset[str]] = {}

    def of(self, document: DocumentSettings, locale: LocaleInfo) -> str | None:
        """Return what the manifest calls the page that ``document`` had in ``locale`` under another name, if any.

        It was made of the same bytes, or it holds most of the document's sentences; of several it is the one that
        holds most, and the first by name.
        """
        prefix = f"{locale.tag}/"
        best, most = None, 0.0
        for name, entry in sorted(self._public.entries.items()):
            orphan = name.startswith(prefix) and name not in self._known and entry.standing in EARLIER
            if not orphan or not self._public.shown(name):
                continue
            if entry.made_of.get("document_sha256") == self._sources.digests(document)[0]:
                return name
            sources = set(self._sources.read(document).sources)
            share = len(sources & self._translated(name, entry)) / max(len(sources), 1)
            if share >= MOST and share > most:
                best, most = name, share
        return best

    def _translated(self, name: str, entry: Entry) -> frozenset[str]:
        """Return the sentences of a page, in the source language; none where its messages are not there any more."""
        if name not in self._messages:
            data = self._public.read(entry, f"{name}.mo")
            try:
                messages = () if data is None else read_mo(data, f"{name}.mo").messages
            except CatalogError:
                messages = ()
            self._messages[name] = frozenset(message.source for message in messages)
        return self._messages[name]
