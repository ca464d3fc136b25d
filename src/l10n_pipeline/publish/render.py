"""Pages as HTML and as plain text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from l10n_pipeline.documents import Document
from l10n_pipeline.model import BlockKind, Catalog, Segment, State
from l10n_pipeline.publish.bidi import runs, with_mark
from l10n_pipeline.publish.notices import notices
from l10n_pipeline.publish.page import Page, Passage

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_DECIMAL = re.compile(r"\(?(\d{1,3})[.)]\Z")


@dataclass(frozen=True, slots=True)
class _Group:
    """Passages that one HTML element holds: a list's items, or a single passage."""

    element: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Banner:
    language: str
    direction: str
    heading: str
    body: str


def render_html(page: Page) -> str:
    """Return ``page`` as one HTML file that asks for nothing from outside.

    Text is escaped. Runs against the page's direction are isolated; sentences left in the source language carry its
    ``lang`` and ``dir``. A preview has a banner at its top, and its drafts are marked.
    """
    return _template().render(
        page=page,
        banner=list(_banner(page)) if page.preview else [],
        groups=list(_groups(page.passages)),
        isolate=_isolate,
        item_number=_item_number,
        kinds=BlockKind,
        untranslated=State.UNTRANSLATED,
        draft=State.DRAFT,
    )


def render_text(page: Page, document: Document, catalog: Catalog) -> bytes:
    """Return the document as plain text in the page's locale: the source's layout, UTF-8.

    A block that begins against the page's direction gets a direction mark. A preview begins with its banner.
    """
    messages = {message.source: message for message in catalog.active if message.context is None}

    def translate(segment: Segment) -> str:
        message = messages.get(segment.text)
        if message is None or message.state is State.UNTRANSLATED:
            return segment.text
        return with_mark(message.target, rtl=page.locale.rtl) if segment.index == 1 else message.target

    body = document.merge(translate)
    if not page.preview:
        return body
    banner = [f"*** {part.heading} ***\n{part.body}\n\n" for part in _banner(page)]
    return "".join(banner).encode() + body


def _banner(page: Page) -> Iterator[_Banner]:
    """Yield what a preview says of itself, in each language that it says it in."""
    for language, notice in notices(page.locale.language):
        own = language == page.locale.language
        show = page.locale.integer if own else str
        body = notice.body.format(
            drafts=show(page.drafts), untranslated=show(page.untranslated), total=show(page.total)
        )
        if page.demonstration:
            body += f" {notice.demonstration}"
        direction = page.locale.direction if own else "ltr"
        yield _Banner(language, direction, notice.heading, body)


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


def _isolate(text: str, rtl: bool) -> Markup:
    """Return ``text`` escaped, with the runs against its direction inside ``<bdi>``."""
    from markupsafe import Markup, escape

    parts = (Markup("<bdi>{}</bdi>").format(run) if against else escape(run) for run, against in runs(text, rtl=rtl))
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
