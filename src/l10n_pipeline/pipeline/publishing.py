"""Stage 4: what passes the gate goes to ``public/``; of the rest marked previews go to ``preview/``.

What becomes of the rest in ``public/`` is the locale's policy. Both folders are built aside and put in place as a
whole; pages of which nothing changed are not made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from l10n_pipeline import files
from l10n_pipeline.errors import UsageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pipeline.beside import lost_links
from l10n_pipeline.pipeline.former_pages import EARLIER, FormerPages
from l10n_pipeline.pipeline.judging import Judgement, Sources, Verdict, judge_all
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.rendering import INDEX, SOURCES, Renderer
from l10n_pipeline.pipeline.site import MANIFEST, Entry, Site, write_manifest
from l10n_pipeline.publish import Policy, Reason, Refusal, Row, Standing, render_index

PUBLIC = "public"
PREVIEW = "preview"


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
    stays: Path | None = None
    """The page that was published before and stays, where there is one."""

    def refused(self, reason: Reason) -> int:
        """Return how many messages were refused for ``reason``."""
        return sum(refusal.reason is reason for refusal in self.refusals)


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What became of every document in every locale."""

    results: tuple[Published, ...]
    written: tuple[Path, ...] = ()
    """Files whose content changed, that appeared or went."""
    notes: tuple[str, ...] = ()
    """Pictures and links of the pages in public/ that lead nowhere; how much is machine text that nobody changed."""
    taken_down: tuple[Path, ...] = ()
    """Pages that are not in public/ any more: their document left the project, or is called otherwise now."""

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
    name: str
    """What the manifest calls ``old``: another name where the document was renamed."""

    @property
    def listed(self) -> bool:
        """Whether pages in other languages may refer to it: a draft is nothing to send readers to."""
        stays = self.old is not None and self.old.standing != Standing.PREVIEW
        return stays if self.standing is None else self.standing is not Standing.PREVIEW


def publish_project(
    project: Project,
    locales: Sequence[LocaleInfo] = (),
    *,
    domains: Sequence[str] = (),
    write: bool = True,
    again: bool = False,
) -> PublishReport:
    """Publish the documents that are ready in ``locales`` (all if none); write previews of the others.

    With ``write`` False only the gate is asked, of ``domains`` alone if there are any, and no file is touched. With
    ``again`` every page is made anew. Raises `L10nError` and leaves everything as it was where a file cannot be read,
    rendered or written; `UsageError` where ``domains`` are to be written without the others.
    """
    if write and domains:
        raise UsageError("names of documents go with --check: pages refer to each other and are published together")
    return _Publisher(project, tuple(locales) or project.locales, domains, again=again).run(write=write)


def _machine_notes(judged: Sequence[Judgement]) -> Iterator[str]:
    """Yield what readers get of a machine as it came, for each document that was judged."""
    for judgement in judged:
        if judgement.as_it_came:
            name, all_ = judgement.candidate.name.replace("/", " "), judgement.finished
            yield (
                f"{name}: {judgement.as_it_came} of {all_} finished messages are machine text as it came:"
                " nobody changed or reviewed them."
            )


class _Publisher:
    def __init__(self, project: Project, locales: Sequence[LocaleInfo], domains: Sequence[str], *, again: bool) -> None:
        self._project = project
        self._domains = domains
        self._locales = locales
        self._again = again
        self._sources = Sources(project)
        self._renderer = Renderer(project, self._sources, again=again)
        self._public = Site(project.root / PUBLIC, (INDEX,))
        self._preview = Site(project.root / PREVIEW)
        self._formers = FormerPages(project, self._sources, self._public)

    def run(self, *, write: bool) -> PublishReport:
        if write:
            self._public.recover()
            self._preview.recover()
        known = {} if self._again else self._public.entries
        judged = judge_all(self._project, self._locales, known, self._sources, self._domains)
        plans = [self._plan(judgement) for judgement in judged]
        lost = () if self._domains else tuple(self._lost_links(plans))
        written = self._write(plans) if write else []
        results = (
            Published(
                plan.judgement.candidate.domain,
                plan.judgement.candidate.locale.tag,
                plan.outcome,
                plan.judgement.candidate.catalog_path,
                plan.judgement.refusals,
                self._public.folder / f"{plan.name}.html" if plan.standing is None and plan.old else None,
            )
            for plan in plans
        )
        kept = self._public.folder / SOURCES
        gone = (path for path in written if path.is_relative_to(self._public.folder) and not path.exists())
        taken_down = tuple(path for path in gone if path.suffix == ".html" and not path.is_relative_to(kept))
        notes = tuple(dict.fromkeys((*self._renderer.notes, *lost, *_machine_notes(judged))))
        return PublishReport(tuple(results), tuple(written), notes, taken_down)

    def _plan(self, judgement: Judgement) -> _Plan:
        candidate = judgement.candidate
        name, old = candidate.name, self._present(candidate.name)
        if judgement.verdict is Verdict.READY:
            return _Plan(judgement, Outcome.PUBLISHED, Standing.FINISHED, old, name)
        if old is None and (found := self._formers.of(candidate.settings, candidate.locale)):
            name, old = found, self._public.entries[found]
        earlier = old if old is not None and old.standing in EARLIER else None
        if judgement.verdict is Verdict.NOTHING:
            return _Plan(judgement, Outcome.NOTHING, None, earlier, name)
        policy = self._project.settings.publish.policy_of(candidate.locale.tag)
        match policy:
            case Policy.KEEP if earlier is not None and self._renderer.can_remake(self._public, candidate, earlier):
                return _Plan(judgement, Outcome.KEPT, Standing.OLDER, earlier, name)
            case Policy.WITHHOLD | Policy.KEEP:
                return _Plan(judgement, Outcome.WITHHELD if earlier else Outcome.PREVIEW, None, earlier, name)
            case Policy.SOURCE:
                return _Plan(judgement, Outcome.PARTIAL, Standing.PARTIAL, old, name)
            case Policy.PREVIEW:
                return _Plan(judgement, Outcome.PREVIEW, Standing.PREVIEW, old, name)
        assert_never(policy)

    def _present(self, name: str) -> Entry | None:
        """Return what stands in public/ under ``name``; None where somebody took its page down."""
        return self._public.entries.get(name) if self._public.shown(name) else None

    def _lost_links(self, plans: Sequence[_Plan]) -> Iterator[str]:
        """Yield what leads nowhere on the pages that stay as they are: pages that it led to go, or went."""
        site = self._public
        stay = [(plan.name, plan.old) for plan in plans if plan.standing is None and plan.old is not None]
        made = {plan.judgement.candidate.name for plan in plans if plan.standing is not None}
        there = made | {name for name, _ in stay} | self._others(site).keys()
        go = {file for name, entry in site.entries.items() if name not in there for file in entry.files}
        pages = {f"{name}.html" for name in there}

        def leads(name: str) -> bool:
            return name in pages or (name not in go and (site.folder / name).exists())

        for name, entry in stay:
            page = site.read(entry, f"{name}.html")
            for path in lost_links(page, f"{name}.html", leads) if page is not None else ():
                place = self._project.relative(site.folder / f"{name}.html")
                yield f"{place} stays as it is, and its link to {path} leads nowhere: there is no such page any more"

    # ------------------------------------------------------------ the sites

    def _write(self, plans: Sequence[_Plan]) -> list[Path]:
        """Render both sites, put them in place when both are built, and return what changed."""
        try:
            changed = self._stage_public(plans) + self._stage_preview(plans)
            self._public.commit()
            self._preview.commit()
        finally:
            self._public.discard()
            self._preview.discard()
        return changed

    def _stage_public(self, plans: Sequence[_Plan]) -> list[Path]:
        site = self._public
        entries = self._others(site)
        listed = {plan.judgement.candidate.name for plan in plans if plan.listed}
        listed |= {name for name, entry in entries.items() if entry.standing != Standing.PREVIEW}
        for plan in plans:
            if plan.standing is None:
                if plan.old is not None:
                    entries[plan.name] = site.standing(plan.old)
                continue
            entry = self._renderer.public(site, plan.judgement, plan.standing, plan.old, listed)
            if entry is not None:
                entries[plan.judgement.candidate.name] = entry
        if not entries:
            return self._stage(site, {}, {})
        ready = all(plan.judgement.verdict is Verdict.READY for plan in plans)
        if ready and not self._again and site.stands(entries):
            return []  # the index would say the same
        index = self._index(plans, entries)
        site.put(INDEX, index)
        return self._stage(site, entries, {INDEX: files.digest(index)})

    def _stage_preview(self, plans: Sequence[_Plan]) -> list[Path]:
        entries = self._others(self._preview)
        for plan in plans:
            if plan.judgement.verdict is Verdict.REFUSED:
                entries[plan.judgement.candidate.name] = self._renderer.preview(self._preview, plan.judgement)
        return self._stage(self._preview, entries, {})

    def _stage(self, site: Site, entries: dict[str, Entry], also: dict[str, str]) -> list[Path]:
        if not entries and not site.folder.exists():
            return []
        site.put(MANIFEST, write_manifest(entries, also))
        return site.stage({MANIFEST, *also, *(name for entry in entries.values() for name in entry.files)})

    def _others(self, site: Site) -> dict[str, Entry]:
        """Return what stays in ``site`` untouched: what is in locales that were not asked for, whatever its document.

        Where all locales are asked for, nothing does.
        """
        asked = {locale.tag for locale in self._locales}
        if asked >= {locale.tag for locale in self._project.locales}:
            return {}
        stay = {name: entry for name, entry in site.entries.items() if name.partition("/")[0] not in asked}
        return {name: site.standing(entry) for name, entry in stay.items() if site.shown(name)}

    # ------------------------------------------------------------ the index

    def _index(self, plans: Sequence[_Plan], entries: dict[str, Entry]) -> bytes:
        judged = {plan.judgement.candidate.name: plan.judgement for plan in plans}
        rows: list[Row] = []
        for locale in self._project.locales:
            for settings in self._project.settings.documents:
                name = f"{locale.tag}/{settings.name}"
                judgement = judged.get(name)
                domain, entry = settings.name, entries.get(name)
                former = None if entry is not None else self._formers.of(settings, locale)
                if former is not None and (entry := entries.get(former)) is not None:
                    domain = former.partition("/")[2]
                if judgement is not None:
                    finished, total = judgement.finished, judgement.total
                else:
                    finished, total = (0, 1) if entry is None else (entry.finished, entry.sentences)
                standing = None if entry is None else Standing(entry.standing)
                listed = entry is not None and standing is not Standing.PREVIEW
                title = entry.title if entry is not None and listed else self._sources.title(settings)
                rows.append(Row(locale, domain, title, standing, finished, total))
        source, base = self._project.source_locale, self._project.settings.publish.base_url
        return render_index(rows, source, self._project.title, base, self._renderer.templates)
