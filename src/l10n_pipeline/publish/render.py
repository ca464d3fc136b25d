"""Pages as HTML and as plain text."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import with_mark
from l10n_pipeline.documents import Document, Notice
from l10n_pipeline.documents.tagged import Close, Empty, Open, Text, items_of
from l10n_pipeline.model import BlockKind, Catalog, Message, Segment, State
from l10n_pipeline.publish.bodies import isolated, render_markdown, translated
from l10n_pipeline.publish.notices import notices
from l10n_pipeline.publish.page import Page, Passage

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_ELEMENTS = {"b": "strong", "i": "em", "u": "u", "s": "s"}
_DECIMAL = re.compile(r"\(?(\d{1,3})[.)]\Z")


@dataclass(frozen=True, slots=True)
class _Group:
    """Passages that one HTML element holds: a list's items, or a single passage."""

    element: str
    passages: tuple[Passage, ...]


def render_html(page: Page, document: Document, catalog: Catalog) -> bytes:
    """Return ``page`` as one HTML file that asks for nothing from outside.

    Text is escaped. Runs against the page's direction are isolated; sentences left in the source language carry its
    ``lang`` and ``dir``. A preview has a banner at its top, and its drafts are marked. A document that is HTML itself
    is its own page.
    """
    if document.suffix == ".html":
        return render_document(page, document, catalog)
    body = render_markdown(page, document, catalog) if document.suffix == ".md" else None
    rendered = _template().render(
        page=page,
        banner=_banner(page),
        body=body,
        groups=list(_groups(page.passages)) if body is None else [],
        isolate=functools.partial(_isolate, tagged=page.tagged),
        item_number=_item_number,
        kinds=BlockKind,
        untranslated=State.UNTRANSLATED,
        draft=State.DRAFT,
    )
    return rendered.encode()


def render_document(page: Page, document: Document, catalog: Catalog) -> bytes:
    """Return the document in its own format and in the page's locale: the source's layout.

    In plain text a block that begins against the page's direction gets a direction mark. A preview begins with its
    banner.
    """

    def mark(message: Message, segment: Segment) -> str:
        marked = segment.index == 1 and document.suffix == ".txt"
        return with_mark(message.target, rtl=page.locale.rtl) if marked else message.target

    return document.merge(translated(catalog, mark), page.locale, _banner(page))


def _banner(page: Page) -> list[Notice]:
    """Return what a preview says of itself, in each language that it says it in; nothing for a finished page."""
    return list(_notices(page)) if page.preview else []


def _notices(page: Page) -> Iterator[Notice]:
    for language, notice in notices(page.locale.language):
        own = language == page.locale.language
        show = page.locale.integer if own else str
        body = notice.body.format(
            drafts=show(page.drafts), untranslated=show(page.untranslated), total=show(page.total)
        )
        if page.demonstration:
            body += f" {notice.demonstration}"
        direction = page.locale.direction if own else "ltr"
        yield Notice(language, direction, notice.heading, body)


@cache
def _template() -> Template:
    # Jinja2 costs 50 ms to import: only the commands that render pay for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("l10n_pipeline.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


def _isolate(text: str, rtl: bool, *, tagged: bool = False) -> Markup:
    """Return ``text`` escaped, with the runs against its direction inside ``<bdi>``, and its tags as HTML."""
    from markupsafe import Markup

    if not tagged:
        return isolated(text, rtl=rtl)
    parts: list[Markup] = []
    for item in items_of(text):
        match item:
            case Text():
                parts.append(isolated(item.text, rtl=rtl))
            case Open() if item.letter in _ELEMENTS:
                parts.append(Markup("<{}>").format(_ELEMENTS[item.letter]))
            case Close() if item.letter in _ELEMENTS:
                parts.append(Markup("</{}>").format(_ELEMENTS[item.letter]))
            case Empty() if item.letter == "br":
                parts.append(Markup("<br>"))
            case _:
                pass
    return Markup("").join(parts)


def _groups(passages: Iterable[Passage]) -> Iterable[_Group]:
    """Yield ``passages`` with neighbouring list items and signatories put together."""
    for element, group in itertools.groupby(passages, key=_element):
        if element in ("ol", "ul"):
            yield _Group(element, tuple(group))
        else:
            yield from (_Group(element, (passage,)) for passage in group)


def _element(passage: Passage) -> str:
    match passage.kind:
        case BlockKind.ITEM:
            return "ol" if _DECIMAL.match(passage.marker) else "p"
        case BlockKind.SIGNATORY:
            return "ul"
        case BlockKind.HEADING:
            return "h2"
        case _:
            return "p"


def _item_number(passage: Passage) -> int:
    found = _DECIMAL.match(passage.marker)
    return int(found.group(1)) if found else 0
