"""Stage 4: what passes the gate goes to ``public/``; of the rest marked previews go to ``preview/``.

What becomes of the rest in ``public/`` is the locale's policy. Both folders are built aside and put in place as a
whole; pages of which nothing changed are not made again.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import assert_never

from l10n_pipeline import files
from l10n_pipeline.catalogs.mo import read_mo
from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.errors import CatalogError, DocumentError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Catalog
from l10n_pipeline.pipeline.judging import Candidate, Judgement, Sources, Verdict, judge_all
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.site import MANIFEST, Entry, Site, write_manifest
from l10n_pipeline.publish import (
    Alternate,
    Format,
    Page,
    Policy,
    Reason,
    Refusal,
    Row,
    Setting,
    Standing,
    Templates,
    make_page,
    render,
    render_index,
    without,
)

PUBLIC = "public"
PREVIEW = "preview"
TEMPLATES = "templates"
INDEX = "index.html"
SOURCES = ".sources"
"""Where public/ keeps the documents that its pages were made of, so that an earlier version can be made again."""


class Outcome(StrEnum):
    """What became of a document in a locale."""

    PUBLISHED = "published"
    PREVIEW = "preview"
    """Not finished: a marked preview was written."""
    WITHHELD = "withheld"
    """Not finished, and an older finished version stays published; a marked preview was written."""
    KEPT = "earlier version"
    """The same, and the older version says that it is one."""
    PARTIAL = "partly translated"
    """Not finished: published with marked sentences in the source language."""
    NOTHING = "no catalog"


@dataclass(frozen=True, slots=True)
class Published:
    """What became of one document in one locale."""

    domain: str
    locale: str
    outcome: Outcome
    catalog: Path
    refusals: tuple[Refusal, ...]

    def refused(self, reason: Reason) -> int:
        """Return how many messages were refused for ``reason``."""
        return sum(refusal.reason is reason for refusal in self.refusals)


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What became of every document in every locale."""

    results: tuple[Published, ...]
    written: tuple[Path, ...] = ()
    """Files whose content changed, that appeared or went."""

    @property
    def complete(self) -> bool:
        """True where everything was published."""
        return all(result.outcome is Outcome.PUBLISHED for result in self.results)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands in public/ for one document in one locale after this run."""

    judgement: Judgement
    outcome: Outcome
    standing: Standing | None
    """What is to be made; None where ``old``, if anything, stays as it is."""
    old: Entry | None
    """What stands there before."""

    @property
    def listed(self) -> bool:
        """Whether pages in other languages may refer to it: a draft is nothing to send readers to."""
        stays = self.old is not None and self.old.standing != Standing.PREVIEW
        return stays if self.standing is None else self.standing is not Standing.PREVIEW


def publish_project(
    project: Project, locales: Sequence[LocaleInfo] = (), *, write: bool = True, again: bool = False
) -> PublishReport:
    """Publish the documents that are ready in ``locales`` (all if none); write previews of the others.

    With ``write`` False only the gate is asked, and no file is touched. With ``again`` every page is made anew. Raises
    `L10nError` and leaves everything as it was where a file cannot be read, rendered or written.
    """
    return _Publisher(project, tuple(locales) or project.locales, again=again).run(write=write)


class _Publisher:
    def __init__(self, project: Project, locales: Sequence[LocaleInfo], *, again: bool) -> None:
        self._project = project
        self._locales = locales
        self._again = again
        self._settings = project.settings.publish
        self._sources = Sources(project)
        self._public = Site(project.root / PUBLIC, (INDEX,))
        self._preview = Site(project.root / PREVIEW)
        folder = project.root / TEMPLATES
        self._templates = Templates(folder if folder.is_dir() else None)
        self._today = _today()

    def run(self, *, write: bool) -> PublishReport:
        if write:
            self._public.recover()
            self._preview.recover()
        known = {} if self._again else self._public.entries
        judged = judge_all(self._project, self._locales, known, self._sources)
        plans = [self._plan(judgement) for judgement in judged]
        written: list[Path] = []
        if write:
            written = self._write(plans)
        results = (
            Published(
                plan.judgement.candidate.domain,
                plan.judgement.candidate.locale.tag,
                plan.outcome,
                plan.judgement.candidate.catalog_path,
                plan.judgement.refusals,
            )
            for plan in plans
        )
        return PublishReport(tuple(results), tuple(written))

    # ------------------------------------------------------------ what becomes of each

    def _plan(self, judgement: Judgement) -> _Plan:
        candidate = judgement.candidate
        old = self._public.entries.get(candidate.name)
        if old is not None and not (self._public.folder / f"{candidate.name}.html").exists():
            old = None  # somebody took it down
        earlier = old if old is not None and old.standing in (Standing.FINISHED, Standing.OLDER) else None
        policy = self._settings.policy_of(candidate.locale.tag)
        if judgement.verdict is Verdict.READY:
            return _Plan(judgement, Outcome.PUBLISHED, Standing.FINISHED, old)
        if judgement.verdict is Verdict.NOTHING:
            return _Plan(judgement, Outcome.NOTHING, None, earlier)
        match policy:
            case Policy.WITHHOLD:
                return _Plan(judgement, Outcome.WITHHELD if earlier else Outcome.PREVIEW, None, earlier)
            case Policy.KEEP if earlier is None:
                return _Plan(judgement, Outcome.PREVIEW, None, None)
            case Policy.KEEP:
                return _Plan(judgement, Outcome.KEPT, Standing.OLDER, earlier)
            case Policy.SOURCE:
                return _Plan(judgement, Outcome.PARTIAL, Standing.PARTIAL, old)
            case Policy.PREVIEW:
                return _Plan(judgement, Outcome.PREVIEW, Standing.PREVIEW, old)
        assert_never(policy)

    # ------------------------------------------------------------ the sites

    def _public_site(self, plans: Sequence[_Plan]) -> tuple[dict[str, Entry], dict[str, bytes | None]]:
        """Return the entries and the files of public/; None for a file that stays."""
        chosen = {locale.tag for locale in self._locales}
        known = self._known
        others = {
            name: entry
            for name, entry in self._public.entries.items()
            if name in known and name.partition("/")[0] not in chosen
        }
        listed = {plan.judgement.candidate.name for plan in plans if plan.listed}
        listed |= {name for name, entry in others.items() if entry.standing != Standing.PREVIEW}
        entries = dict(others)
        contents: dict[str, bytes | None] = {name: None for entry in others.values() for name in entry.files}
        for plan in plans:
            entry, made = self._made(plan, listed)
            if entry is not None:
                entries[plan.judgement.candidate.name] = entry
                contents |= made
        complete = all(plan.judgement.verdict is Verdict.READY for plan in plans)
        if complete and not self._again and self._public.stands(entries):
            contents[INDEX] = None  # it would say the same
        elif entries:
            contents[INDEX] = self._index(plans, entries)
        return entries, contents

    def _preview_site(self, plans: Sequence[_Plan]) -> tuple[dict[str, Entry], dict[str, bytes | None]]:
        """Return the entries and the files of preview/."""
        judged = {plan.judgement.candidate.name: plan.judgement for plan in plans}
        known = self._known
        entries = {n: e for n, e in self._preview.entries.items() if n in known and n not in judged}
        contents: dict[str, bytes | None] = {name: None for entry in entries.values() for name in entry.files}
        for name, judgement in judged.items():
            if judgement.verdict is Verdict.REFUSED:
                old = self._preview.entries.get(name)
                look = self._look(Standing.PREVIEW, ())
                if not self._same(self._preview, old, judgement.candidate, Standing.PREVIEW, look):
                    setting = Setting(project=self._project.title)
                    entries[name], made = self._render(judgement, Standing.PREVIEW, setting, look, preview=True)
                    contents |= made
                elif old is not None:
                    entries[name] = old
                    contents |= dict.fromkeys(old.files)
        return entries, contents

    def _write(self, plans: Sequence[_Plan]) -> list[Path]:
        """Render both sites, and put them in place when both are built."""
        public, preview = self._public_site(plans), self._preview_site(plans)
        try:
            changed = self._stage(self._public, *public) + self._stage(self._preview, *preview)
            self._public.commit()
            self._preview.commit()
        finally:
            self._public.discard()
            self._preview.discard()
        return changed

    def _stage(self, site: Site, entries: dict[str, Entry], contents: dict[str, bytes | None]) -> list[Path]:
        if not entries and not site.folder.exists():
            return []
        index = contents.get(INDEX)
        if index is None and INDEX in contents:
            return []
        also = {} if index is None else {INDEX: files.digest(index)}
        return site.stage({**contents, MANIFEST: write_manifest(entries, also)})

    @property
    def _known(self) -> set[str]:
        """The names of what the project has: every document in every locale."""
        domains = [document.name for document in self._project.settings.documents]
        return {f"{locale.tag}/{domain}" for locale in self._project.locales for domain in domains}

    # ------------------------------------------------------------ one document

    def _made(self, plan: _Plan, listed: set[str]) -> tuple[Entry | None, dict[str, bytes | None]]:
        """Return what stands in public/ for ``plan``, and its files."""
        old, candidate = plan.old, plan.judgement.candidate
        stays = (old, dict.fromkeys(old.files) if old else {})
        if plan.standing is None:
            return stays
        alternates = self._alternates(candidate, listed)
        look = self._look(plan.standing, alternates)
        if self._same(self._public, old, candidate, plan.standing, look):
            return stays
        setting = Setting(self._project.title, alternates, f"../{INDEX}", None, self._settings.solar_date)
        if plan.standing is Standing.OLDER and old is not None:
            return self._older(plan.judgement, old, setting, look)
        return self._render(plan.judgement, plan.standing, setting, look, preview=False)

    def _same(self, site: Site, old: Entry | None, candidate: Candidate, standing: Standing, look: str) -> bool:
        """Return whether ``old`` is what would be made, and is there."""
        if old is None or self._again or old.standing != standing or old.look != look:
            return False
        # An earlier version does not change with the catalog that it is not made of any more.
        return (standing is Standing.OLDER or old.key == candidate.key) and site.whole(old)

    def _look(self, standing: Standing, alternates: Sequence[Alternate]) -> str:
        refers = [[alternate.locale.tag, alternate.address, alternate.url] for alternate in alternates]
        return files.digest(json.dumps([standing, refers, self._templates.digest]).encode())

    def _alternates(self, candidate: Candidate, listed: set[str]) -> tuple[Alternate, ...]:
        found: list[Alternate] = []
        for locale in self._project.locales:
            name = f"{locale.tag}/{candidate.domain}"
            if name in listed:
                base = self._settings.base_url
                address = f"../{name}.html"
                found.append(Alternate(locale, address, f"{base}/{name}.html" if base else address))
        return tuple(found)

    def _render(
        self, judgement: Judgement, standing: Standing, setting: Setting, look: str, *, preview: bool
    ) -> tuple[Entry, dict[str, bytes | None]]:
        """Return the entry and the files of a document as its catalog is now."""
        candidate = judgement.candidate
        catalog = candidate.safe_catalog
        if standing is Standing.PARTIAL:
            catalog = without(catalog, {refusal.source for refusal in judgement.refusals})
        page = self._page(candidate, candidate.document, catalog, standing, setting)
        text = _text_digest(page)
        old = None if preview else self._public.entries.get(candidate.name)
        day = old.published if old is not None and old.text == text and old.published else self._today.isoformat()
        page = replace(page, setting=replace(setting, published=dt.date.fromisoformat(day)))
        formats = (Format.HTML, Format.DOCUMENT) if preview else self._settings.formats
        made = self._files(candidate, page, candidate.document, catalog, formats)
        if standing is Standing.FINISHED:
            data = self._sources.data(candidate.settings)
            made[_source_name(candidate, str(candidate.made_of["document_sha256"]))] = data
        digests = {name: files.digest(data) for name, data in made.items()}
        entry = Entry(
            str(standing), candidate.key, look, day, text, page.title, judgement.total, judgement.finished,
            candidate.made_of, digests,
        )  # fmt: skip
        return entry, dict(made)

    def _older(
        self, judgement: Judgement, old: Entry, setting: Setting, look: str
    ) -> tuple[Entry | None, dict[str, bytes | None]]:
        """Return the version that is published, made again with a notice; nothing where it cannot be made."""
        candidate = judgement.candidate
        source_name = _source_name(candidate, str(old.made_of["document_sha256"]))
        mo_name = f"{candidate.name}.mo"
        source = files.read_if_there(self._public.folder / source_name, DocumentError)
        binary = files.read_if_there(self._public.folder / mo_name, CatalogError)
        if source is None or binary is None:
            return None, {}
        settings = candidate.settings
        rules = [rule.rule for rule in settings.rules]
        document = read_document(source, settings.path, rules, settings.format, settings.segmentation)
        catalog = read_mo(binary, str(self._public.folder / mo_name))
        setting = replace(setting, published=dt.date.fromisoformat(old.published))
        page = self._page(candidate, document, catalog, Standing.OLDER, setting)
        made = self._files(candidate, page, document, catalog, self._settings.formats)
        made |= {source_name: source, mo_name: binary}
        digests = {name: files.digest(data) for name, data in made.items()}
        entry = replace(
            old,
            standing=str(Standing.OLDER),
            look=look,
            files=digests,
            sentences=judgement.total,
            finished=judgement.finished,
        )
        return entry, dict(made)

    def _page(
        self, candidate: Candidate, document: Document, catalog: Catalog, standing: Standing, setting: Setting
    ) -> Page:
        return make_page(
            document,
            catalog,
            candidate.locale,
            self._project.source_locale,
            self._project.title,
            standing=standing,
            setting=setting,
        )

    def _files(
        self, candidate: Candidate, page: Page, document: Document, catalog: Catalog, formats: Sequence[Format]
    ) -> dict[str, bytes]:
        made = render(page, document, catalog, candidate.domain, formats, self._templates)
        return {f"{candidate.locale.tag}/{name}": data for name, data in made.items()}

    # ------------------------------------------------------------ the index

    def _index(self, plans: Sequence[_Plan], entries: dict[str, Entry]) -> bytes:
        judged = {plan.judgement.candidate.name: plan.judgement for plan in plans}
        rows: list[Row] = []
        for locale in self._project.locales:
            for settings in self._project.settings.documents:
                name = f"{locale.tag}/{settings.name}"
                entry, judgement = entries.get(name), judged.get(name)
                finished, total = (
                    (judgement.finished, judgement.total)
                    if judgement is not None
                    else (0 if entry is None else entry.finished, 1 if entry is None else entry.sentences)
                )
                standing = None if entry is None else Standing(entry.standing)
                title = settings.name if entry is None else entry.title
                rows.append(Row(locale, settings.name, title, standing, finished, total))
        source, base = self._project.source_locale, self._settings.base_url
        return render_index(rows, source, self._project.title, base, self._templates)


def _source_name(candidate: Candidate, digest: str) -> str:
    return f"{SOURCES}/{digest}{PurePosixPath(candidate.settings.path).suffix}"


def _text_digest(page: Page) -> str:
    texts = [sentence.text for passage in page.passages for sentence in passage.sentences]
    return files.digest(json.dumps([page.standing, texts], ensure_ascii=False).encode())


def _today() -> dt.date:
    """Return the day that pages published now are dated; SOURCE_DATE_EPOCH (reproducible-builds.org) may say which."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdecimal() else None
    return (now or dt.datetime.now(dt.UTC)).date()
