"""The body of a page from a document in a markup language of its own, and what pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import runs
from l10n_pipeline.documents import Document, Translate
from l10n_pipeline.model import Catalog, Message, Segment, State
from l10n_pipeline.publish.page import Page
from l10n_pipeline.publish.policy import Standing

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict
    from markupsafe import Markup

BEGIN, END = "\ue000", "\ue001"
"""Stand around a draft until the page is HTML: private-use characters, which `targets` lets no text have."""
_ALIGNED = {"text-align:left": "start", "text-align:right": "end", "text-align:center": "center"}


def translated(page: Page, catalog: Catalog, show: Callable[[Message, Segment], str]) -> Translate:
    """Return what gives each segment its target, as ``show`` shows it, or its own text where it has none.

    In a partial page such a text is marked.
    """
    messages = {message.source: message for message in catalog.active if message.context is None}

    def translate(segment: Segment) -> str:
        message = messages.get(segment.text)
        if message is not None and message.state is not State.UNTRANSLATED:
            return show(message, segment)
        return f"[{page.words.mark}] {segment.text}" if page.standing is Standing.PARTIAL else segment.text

    return translate


def merge_markdown(page: Page, document: Document, catalog: Catalog) -> str:
    """Return the Markdown ``document`` in the page's locale, the drafts of a preview between private-use characters."""

    def show(message: Message, segment: Segment) -> str:
        del segment
        marked = page.preview and message.state is State.DRAFT
        return f"{BEGIN}{message.target}{END}" if marked else message.target

    return document.merge(translated(page, catalog, show)).decode()


def render_markdown(page: Page, document: Document, catalog: Catalog) -> Markup:
    """Return the Markdown ``document`` in the page's locale as HTML for the body of a page.

    Raw HTML of the source is shown as text; drafts of a preview are marked; runs against the direction are isolated.
    Columns of tables that are left-aligned in the source are aligned with the start of the line.
    """
    from markupsafe import Markup

    from l10n_pipeline.documents.markdown_inline import make_parser

    def text(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        del renderer, options, env
        return str(isolated(tokens[index].content, rtl=page.locale.rtl))

    def cell(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        token = tokens[index]
        style = str(token.attrs.pop("style", ""))
        if style in _ALIGNED:
            token.attrs["class"] = _ALIGNED[style]
        return renderer.renderToken(tokens, index, options, dict(env))

    parser = make_parser(html=False)
    parser.add_render_rule("text", text)
    parser.add_render_rule("th_open", cell)
    parser.add_render_rule("td_open", cell)

    def caption(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        del renderer, options, env
        return f"[{page.locale.integer(int(tokens[index].meta['id']) + 1)}]"

    parser.add_render_rule("footnote_caption", caption)
    parser.add_render_rule("front_matter", lambda *_: "")
    body = str(parser.render(merge_markdown(page, document, catalog)))
    body = body.replace(BEGIN, '<span class="draft">').replace(END, "</span>")
    return Markup(body)  # noqa: S704 - markdown-it escapes text and, without html, every tag


def isolated(text: str, *, rtl: bool) -> Markup:
    """Return ``text`` escaped, with the runs against its direction inside ``<bdi>``.

    A number has no direction of its own: its element says one.
    """
    from markupsafe import Markup, escape

    def isolate(run: str) -> Markup:
        own = any(character.isalpha() for character in run)
        return (Markup("<bdi>{}</bdi>") if own else Markup('<bdi dir="ltr">{}</bdi>')).format(run)

    return Markup("").join(isolate(run) if against else escape(run) for run, against in runs(text, rtl=rtl))
