"""The body of a page from a document in a markup language of its own, and what pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import runs
from l10n_pipeline.documents import Document, Translate
from l10n_pipeline.model import Catalog, Message, Segment, State

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict
    from markupsafe import Markup

    from l10n_pipeline.publish.page import Page

_DRAFT_BEGIN, _DRAFT_END = "\ue000", "\ue001"
"""Stand around a draft until the page is HTML: private-use characters, which no text of people has."""


def translated(catalog: Catalog, show: Callable[[Message, Segment], str]) -> Translate:
    """Return what gives each segment its target, as ``show`` shows it, or its own text where it has none."""
    messages = {message.source: message for message in catalog.active if message.context is None}

    def translate(segment: Segment) -> str:
        message = messages.get(segment.text)
        return segment.text if message is None or message.state is State.UNTRANSLATED else show(message, segment)

    return translate


def render_markdown(page: Page, document: Document, catalog: Catalog) -> Markup:
    """Return the Markdown ``document`` in the page's locale as HTML for the body of a page.

    Raw HTML of the source is shown as text; drafts of a preview are marked; runs against the direction are isolated.
    """
    from markupsafe import Markup

    from l10n_pipeline.documents.markdown_inline import make_parser

    def show(message: Message, segment: Segment) -> str:
        del segment
        marked = page.preview and message.state is State.DRAFT
        return f"{_DRAFT_BEGIN}{message.target}{_DRAFT_END}" if marked else message.target

    def text(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        del renderer, options, env
        return str(isolated(tokens[index].content, rtl=page.locale.rtl))

    parser = make_parser(html=False)
    parser.add_render_rule("text", text)
    parser.add_render_rule("front_matter", lambda *_: "")
    body = str(parser.render(document.merge(translated(catalog, show)).decode()))
    body = body.replace(_DRAFT_BEGIN, '<span class="draft">').replace(_DRAFT_END, "</span>")
    return Markup(body)  # noqa: S704 - markdown-it escapes text and, without html, every tag


def isolated(text: str, *, rtl: bool) -> Markup:
    """Return ``text`` escaped, with the runs against its direction inside ``<bdi>``."""
    from markupsafe import Markup, escape

    parts = (Markup("<bdi>{}</bdi>").format(run) if against else escape(run) for run, against in runs(text, rtl=rtl))
    return Markup("").join(parts)
