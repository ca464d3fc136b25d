"""Stage 1: documents to templates and catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n_pipeline import files, glossary
from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.update import Entry, UpdateReport, make_template, update
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Block, BlockKind, Catalog, Message, Part, Rendering, TermMatch
from l10n_pipeline.pipeline.project import Project, SourceDocument, StoredCatalog, store_catalog
from l10n_pipeline.pipeline.renaming import former_catalog, under_name

HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
"""Where the terms count whose context is a heading."""


@dataclass(frozen=True, slots=True)
class UpdatedCatalog:
    """What an update did to one catalog."""

    domain: str
    locale: str
    report: UpdateReport
    taken_from: str = ""
    """The catalog whose translations it took over, from the project folder: that of the document's former name."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source text stands in the document: it may stand in several places."""

    block: Block
    index: int
    line: int


def update_project(
    project: Project, locales: Sequence[LocaleInfo] = (), domains: Sequence[str] = ()
) -> tuple[UpdatedCatalog, ...]:
    """Bring the templates and the catalogs of ``locales`` (all if none) up to date with the documents ``domains``.

    All documents are meant where ``domains`` is empty. A document without a catalog takes over that of its former
    name, if there is one; the old file is left alone.
    """
    updated: list[UpdatedCatalog] = []
    # Everything is read and computed before anything is written: a broken catalog stops the run with nothing half done.
    templates: list[tuple[Path, bytes]] = []
    catalogs: list[tuple[StoredCatalog, Catalog]] = []
    for document in project.documents:
        if domains and document.domain not in domains:
            continue
        places = _places(document)
        template = make_template(document.domain, "", _entries(project, document, places, None))
        templates.append((project.template_path(document.domain), po.serialize(template)))
        for locale in locales or project.locales:
            stored = project.catalog(document.domain, locale)
            former = former_catalog(project, document, locale) if stored.catalog is None else None
            old = stored.catalog
            if former is not None and former.catalog is not None:
                old = under_name(former.catalog, former.path.stem, document.domain)
            entries = _entries(project, document, places, locale)
            catalog, report = update(old, entries, locale, document.domain)
            taken_from = project.relative(former.path) if former else ""
            report = replace(report, changed=report.changed or stored.catalog is None)
            updated.append(UpdatedCatalog(document.domain, locale.tag, report, taken_from))
            catalogs.append((stored, catalog))
    for path, data in templates:
        files.write(path, data)
    for stored, catalog in catalogs:
        store_catalog(stored, catalog)
    return tuple(updated)


def _places(document: SourceDocument) -> dict[str, list[_Place]]:
    """Return where each source text of ``document`` stands, in order of first appearance."""
    places: dict[str, list[_Place]] = {}
    for block in document.document.blocks:
        if block.translate:
            for segment in block.segments:
                places.setdefault(segment.text, []).append(_Place(block, segment.index, segment.line))
    return places


def _entries(
    project: Project, document: SourceDocument, places: dict[str, list[_Place]], locale: LocaleInfo | None
) -> list[Entry]:
    """Return the entries of a template, or of a catalog in ``locale`` with the glossary's renderings beside them."""
    matcher = glossary.Matcher(project.glossary)
    entries = []
    for text, where in places.items():
        heading = any(place.block.kind in HEADINGS for place in where)
        comments = [_describe(place) for place in where]
        comments += _term_comments(matcher.find(text, heading=heading), locale)
        references = tuple(f"{document.settings.path}:{place.line}" for place in where)
        entries.append(Entry(source=text, references=references, extracted=tuple(dict.fromkeys(comments))))
    return entries


def _describe(place: _Place) -> str:
    """Return a place as a translator reads it: ``paragraph 12, sentence 2 of 4``."""
    block = place.block
    name = f"{block.kind} {block.marker}" if block.marker else f"{block.kind} {block.number}"
    if block.part is Part.PROPERTY:
        name = f"{block.kind} in the file's properties"
    count = len(block.segments)
    return name if count == 1 else f"{name}, sentence {place.index} of {count}"


def is_heading(message: Message) -> bool:
    """Return True where a heading or title of the document has ``message``, as its extracted comments say."""
    return any(comment.partition(" ")[0] in HEADINGS for comment in message.extracted)


def _term_comments(matches: Iterable[TermMatch], locale: LocaleInfo | None) -> list[str]:
    """Return a line for each term of a segment: its renderings in ``locale``, or in a template its note."""
    lines = []
    for term in {match.term.source: match.term for match in matches}.values():
        if term.do_not_translate:
            lines.append(f"term: {term.source} = {term.source} (never translated)")
        elif locale is None:
            lines.append(f"term: {term.source}")
        elif (rendering := term.rendering(locale.tag)) is not None:
            lines.append(f"term: {term.source} = {_told(rendering)}")
    return lines


def _told(rendering: Rendering) -> str:
    text = ", ".join(filter(None, (rendering.preferred, rendering.gender, rendering.number)))
    if rendering.accepted:
        text += f" (or: {', '.join(rendering.accepted[:4])})"
    if rendering.forbidden:
        text += f" (never: {', '.join(form.form for form in rendering.forbidden[:4])})"
    return text
