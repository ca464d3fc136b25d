"""One document in one locale as the files of a site: as it is now, or as it was published before."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n_pipeline import files
from l10n_pipeline.catalogs.mo import read_mo
from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.documents.links import relinked, targets
from l10n_pipeline.model import Catalog
from l10n_pipeline.pipeline.beside import PICTURES, Beside, beside
from l10n_pipeline.pipeline.judging import Candidate, Judgement, Sources
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.site import Entry, Site
from l10n_pipeline.publish import (
    Alternate,
    Format,
    Page,
    Refusal,
    Setting,
    Standing,
    Templates,
    make_page,
    render,
    without,
)

INDEX = "index.html"
SOURCES = ".sources"
"""Where public/ keeps the documents that its pages were made of, so that an earlier version can be made again."""
TEMPLATES = "templates"
_PREVIEW_FORMATS = (Format.HTML, Format.DOCUMENT)


class Renderer:
    """Makes the files of documents and puts them into a site."""

    def __init__(self, project: Project, sources: Sources, *, again: bool) -> None:
        """Make pages of ``project``; with ``again`` also those that would be the same."""
        self._project = project
        self._settings = project.settings.publish
        self._sources = sources
        self._again = again
        folder = project.root / TEMPLATES
        self.templates = Templates(folder if folder.is_dir() else None)
        self._today = _today()
        self.notes: list[str] = []
        """What the pages that were asked for miss."""

    def public(
        self, site: Site, judgement: Judgement, standing: Standing, old: Entry | None, listed: Collection[str]
    ) -> Entry | None:
        """Return what stands in ``site`` for a document that is to be ``standing`` there; its files are put there.

        ``old`` is what stands there, ``listed`` the names of the documents that pages may lead to.
        """
        candidate = judgement.candidate
        alternates = self._alternates(candidate, listed)
        earlier = site.read(old, _kept(old)[0]) if old is not None and standing is Standing.OLDER else None
        around = self._beside(candidate, listed, earlier)
        self.notes += around.notes
        look = self._look(standing, alternates, around)
        if self._same(site, old, candidate, standing, look):
            return old
        setting = Setting(self._project.title, alternates, f"../{INDEX}", None, self._settings.solar_date)
        if standing is Standing.OLDER:
            return None if old is None else self._older(site, judgement, old, setting, look, around)
        return self._render(site, judgement, standing, setting, look, self._settings.formats, around)

    def preview(self, site: Site, judgement: Judgement) -> Entry:
        """Return what stands in ``site`` for the preview of a document; its files are put there."""
        old = site.entries.get(judgement.candidate.name)
        # Its links stay as they are written: they lead to no other preview.
        around = replace(self._beside(judgement.candidate, ()), addresses={})
        look = self._look(Standing.PREVIEW, (), around)
        if old is not None and self._same(site, old, judgement.candidate, Standing.PREVIEW, look):
            return old
        setting = Setting(project=self._project.title)
        return self._render(site, judgement, Standing.PREVIEW, setting, look, _PREVIEW_FORMATS, around)

    def can_remake(self, site: Site, candidate: Candidate, old: Entry) -> bool:
        """Return whether what ``old`` was made of is still in ``site``, as it was."""
        suffix = PurePosixPath(candidate.settings.path).suffix
        read = (site.read(old, name) is not None for name in _kept(old))
        return PurePosixPath(str(old.made_of["document"])).suffix == suffix and all(read)

    def _same(self, site: Site, old: Entry | None, candidate: Candidate, standing: Standing, look: str) -> bool:
        """Return whether ``old`` is what would be made, and is there."""
        if old is None or self._again or old.standing != standing or old.look != look:
            return False
        if f"{candidate.name}.html" not in old.files:
            return False  # it has another name now
        # An earlier version does not change with the catalog that it is not made of any more.
        return (standing is Standing.OLDER or old.key == candidate.key) and site.whole(old)

    def _beside(self, candidate: Candidate, listed: Collection[str], earlier: bytes | None = None) -> Beside:
        """Return what stands beside a document: beside its pages made of the ``earlier`` bytes, if any."""
        settings = candidate.settings
        found = self._sources.targets(settings)
        if earlier is not None:
            links = (
                target for target in targets(earlier, PurePosixPath(settings.path).suffix.lower()) if not target.picture
            )
            found = (*(target for target in found if target.picture), *links)
        return beside(self._project, settings.path, found, candidate.locale, listed)

    def _look(self, standing: Standing, alternates: Sequence[Alternate], around: Beside) -> str:
        settings = self._settings
        refers = [[alternate.locale.tag, alternate.address, alternate.url] for alternate in alternates]
        parts = [standing, refers, settings.formats, settings.solar_date, self._project.title, self.templates.digest]
        parts.append(around.digest)
        return files.digest(json.dumps(parts).encode())

    def _alternates(self, candidate: Candidate, listed: Collection[str]) -> tuple[Alternate, ...]:
        found: list[Alternate] = []
        for locale in self._project.locales:
            name = f"{locale.tag}/{candidate.domain}"
            if name in listed:
                base = self._settings.base_url
                address = f"../{name}.html"
                found.append(Alternate(locale, address, f"{base}/{name}.html" if base else address))
        return tuple(found)

    def _render(
        self,
        site: Site,
        judgement: Judgement,
        standing: Standing,
        setting: Setting,
        look: str,
        formats: Sequence[Format],
        around: Beside,
    ) -> Entry:
        """Put the document into ``site`` as its catalog is now, and return its entry."""
        candidate = judgement.candidate
        catalog = candidate.safe_catalog
        if standing is Standing.PARTIAL:
            catalog = without(catalog, {refusal.source for refusal in judgement.refusals})
        page = self._page(candidate, candidate.document, catalog, standing, setting, judgement.refusals)
        text = _text_digest(page)
        old = site.entries.get(candidate.name)
        day = old.published if old is not None and old.text == text and old.published else self._today.isoformat()
        page = replace(page, setting=replace(setting, published=dt.date.fromisoformat(day)))
        made = self._files(candidate, page, candidate.document, catalog, formats, around)
        made |= _pictures(site, candidate, around)
        if standing is Standing.FINISHED:
            made[_source_name(candidate.made_of)] = self._sources.data(candidate.settings)
        return Entry(
            str(standing), candidate.key, look, day, text, page.title, judgement.total, judgement.finished,
            candidate.made_of, _put(site, made),
        )  # fmt: skip

    def _older(
        self, site: Site, judgement: Judgement, old: Entry, setting: Setting, look: str, around: Beside
    ) -> Entry:
        """Put the version that is published into ``site`` again, with a notice, and return its entry."""
        candidate, settings = judgement.candidate, judgement.candidate.settings
        source_name, mo_name = _kept(old)
        source, binary = site.read(old, source_name), site.read(old, mo_name)
        assert source is not None
        assert binary is not None
        rules = [rule.rule for rule in settings.rules]
        document = read_document(source, settings.path, rules, settings.format, settings.segmentation)
        catalog = read_mo(binary, str(site.folder / mo_name))
        setting = replace(setting, published=dt.date.fromisoformat(old.published))
        page = self._page(candidate, document, catalog, Standing.OLDER, setting)
        made = self._files(candidate, page, document, catalog, self._settings.formats, around)
        made |= _pictures(site, candidate, around)
        made |= {source_name: source, f"{candidate.name}.mo": binary}
        stays = {name: site.read(old, name) for name in old.files if PurePosixPath(name).suffix.lower() in PICTURES}
        made |= {name: data for name, data in stays.items() if data is not None}
        return replace(
            old,
            standing=str(Standing.OLDER),
            look=look,
            files=_put(site, made),
            sentences=judgement.total,
            finished=judgement.finished,
        )

    def _page(
        self,
        candidate: Candidate,
        document: Document,
        catalog: Catalog,
        standing: Standing,
        setting: Setting,
        refusals: Sequence[Refusal] = (),
    ) -> Page:
        project = self._project
        return make_page(
            document,
            catalog,
            candidate.locale,
            project.source_locale,
            project.title,
            standing=standing,
            setting=setting,
            refusals=refusals,
        )

    def _files(
        self,
        candidate: Candidate,
        page: Page,
        document: Document,
        catalog: Catalog,
        formats: Sequence[Format],
        around: Beside,
    ) -> dict[str, bytes]:
        made = render(page, document, catalog, candidate.domain, formats, self.templates)
        for name in made if around.addresses else ():
            if name.endswith(".html"):
                made[name] = relinked(made[name].decode(), around.addresses).encode()
        return {f"{candidate.locale.tag}/{name}": data for name, data in made.items()}


def _pictures(site: Site, candidate: Candidate, around: Beside) -> dict[str, bytes]:
    """Return the pictures of a document by name in ``site``; those that somebody put there are left as they are."""
    named = {f"{candidate.locale.tag}/{name}": data for name, data in around.pictures.items()}
    return {name: data for name, data in named.items() if not site.foreign(name)}


def _put(site: Site, made: dict[str, bytes]) -> dict[str, str]:
    """Put ``made`` into ``site`` and return the digests of the files by name."""
    for name, data in made.items():
        site.put(name, data)
    return {name: files.digest(data) for name, data in made.items()}


def _kept(old: Entry) -> tuple[str, str]:
    """Return the names of the document and of the messages that ``old`` was made of."""
    return _source_name(old.made_of), next((name for name in old.files if name.endswith(".mo")), "")


def _source_name(made_of: Mapping[str, object]) -> str:
    return f"{SOURCES}/{made_of['document_sha256']}{PurePosixPath(str(made_of['document'])).suffix}"


def _text_digest(page: Page) -> str:
    texts = [sentence.text for passage in page.passages for sentence in passage.sentences]
    return files.digest(json.dumps([page.standing, texts], ensure_ascii=False).encode())


def _today() -> dt.date:
    """Return the day that pages published now are dated; SOURCE_DATE_EPOCH (reproducible-builds.org) may say which."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdecimal() else None
    return (now or dt.datetime.now(dt.UTC)).date()
