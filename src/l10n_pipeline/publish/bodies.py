"""The body of a page from a document in a markup language of its own, and what pages are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import runs
from l10n_pipeline.documents import DRAFT, DRAFT_END, KEPT, KEPT_END, MARKS, Document, Translate, unmarked
from l10n_pipeline.model import Catalog, Message, Segment, State
from l10n_pipeline.publish.page import Page
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.raw_html import settled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict
    from markupsafe import Markup

_BREAKS_AT_END = re.compile(r"(?:\s*<br\d+/>)+\Z")
_DRAFT_STYLE = "background:#fff4d6;color:#1a1a1a"
_BOXES = ("☐", "☑")
_ALIGNED = {"text-align:left": "start", "text-align:right": "end", "text-align:center": "center"}


def translated(
    page: Page, catalog: Catalog, show: Callable[[Message, Segment], str], *, kept: tuple[str, str] = ("", "")
) -> Translate:
    """Return what gives each segment its target, as ``show`` shows it, or its own text where it has none.

    Such a text stands between the two strings ``kept``; in a partial page it is marked.
    """
    messages = {message.source: message for message in catalog.active if message.context is None}

    def translate(segment: Segment) -> str:
        message = messages.get(segment.text)
        if message is not None and message.state is not State.UNTRANSLATED:
            return show(message, segment)
        text = between(segment.text, *kept)
        return f"[{page.words.mark}] {text}" if page.standing is Standing.PARTIAL else text

    return translate


def between(text: str, first: str, last: str) -> str:
    """Return ``text`` between two marks, the last before the line breaks at its end: a line does not begin with it."""
    end = len(_BREAKS_AT_END.sub("", text))
    return f"{first}{text[:end]}{last}{text[end:]}"


def merge_markdown(page: Page, document: Document, catalog: Catalog) -> str:
    """Return the Markdown ``document`` in the page's locale, drafts and what is not translated between marks."""

    def show(message: Message, segment: Segment) -> str:
        del segment
        marked = page.preview and message.state is State.DRAFT
        return between(message.target, DRAFT, DRAFT_END) if marked else message.target

    return document.merge(translated(page, catalog, show, kept=(KEPT, KEPT_END)), page.locale).decode()


def render_markdown(page: Page, document: Document, catalog: Catalog) -> Markup:
    """Return the Markdown ``document`` in the page's locale as HTML for the body of a page.

    Raw HTML of the source is what `raw_html` makes of it; drafts of a preview are marked; runs against the direction
    are isolated, and so is a sentence that is not translated, as a whole.
    Columns of tables that are left-aligned in the source are aligned with the start of the line.
    """
    from markupsafe import Markup

    from l10n_pipeline.documents.markdown_inline import make_parser

    def text(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        del renderer, options, env
        parts = sided(tokens[index].content)
        return "".join(part if MARKS.fullmatch(part) else isolated(part, rtl=rtl) for part, rtl in parts)

    def cell(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        token = tokens[index]
        style = str(token.attrs.pop("style", ""))
        if style in _ALIGNED:
            token.attrs["class"] = _ALIGNED[style]
        return renderer.renderToken(tokens, index, options, dict(env))

    sided = Sides(page)
    parser = make_parser()
    parser.add_render_rule("text", text)
    parser.add_render_rule("th_open", cell)
    parser.add_render_rule("td_open", cell)

    def image(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        for child in tokens[index].children or []:
            child.content = unmarked(child.content, rtl=page.locale.rtl)
        return renderer.image(tokens, index, options, dict(env))

    parser.add_render_rule("image", image)

    def caption(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, object]
    ) -> str:
        del renderer, options, env
        return f"[{page.locale.integer(int(tokens[index].meta['id']) + 1)}]"

    parser.add_render_rule("footnote_caption", caption)
    parser.add_render_rule("front_matter", lambda *_: "")
    environment: dict[str, object] = {}
    tokens = _with_boxes(markdown_tokens(parser, merge_markdown(page, document, catalog), environment))
    body = str(parser.renderer.render(tokens, parser.options, environment))
    return Markup(marks_as_html(body, page))  # noqa: S704 - markdown-it escapes text, and of tags the settled are left


def markdown_tokens(parser: MarkdownIt, text: str, environment: dict[str, object] | None = None) -> list[Token]:
    """Return the tokens of the Markdown ``text`` as they may be shown: without tags of its own.

    The title of its front matter is its heading where it has none. The boxes of task lists are taken out
    (`markdown_inline.take_boxes`).
    """
    from markdown_it.token import Token

    from l10n_pipeline.documents.markdown import front_title
    from l10n_pipeline.documents.markdown_inline import take_boxes

    def safe(address: str) -> str:
        link = parser.normalizeLink(address)
        return link if parser.validateLink(link) else ""

    parsed = parser.parse(text, {} if environment is None else environment)
    take_boxes(parsed)
    tokens = settled(parsed, safe)
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    title = front_title(front)
    if not title or any(token.type == "heading_open" and token.tag == "h1" for token in tokens):
        return tokens
    words = Token("inline", "", 0, children=[Token("text", "", 0, content=title)], block=True)
    return [Token("heading_open", "h1", 1, block=True), words, Token("heading_close", "h1", -1, block=True), *tokens]


def box_of(item: Token) -> str:
    """Return the box of a list's ``item`` as it is shown; empty where it is no task."""
    return "" if "done" not in item.meta else _BOXES[bool(item.meta["done"])]


def _with_boxes(tokens: list[Token]) -> list[Token]:
    """Return ``tokens`` with the boxes of task lists before their words, in place of bullets."""
    from markdown_it.token import Token

    for item, _, words in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (box := box_of(item)) and words.children is not None:
            item.attrSet("class", "task")
            words.children.insert(0, Token("text", "", 0, content=f"{box} "))
    return tokens


class Sides:
    """Tells, text after text of a page, in which direction each part of it runs: what is kept runs the source's way."""

    def __init__(self, page: Page) -> None:
        """Begin at the beginning of ``page``."""
        self._page = page
        self.kept = False
        """Whether what follows is kept in the source language."""

    def __call__(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield the parts of ``text`` with whether they run from right to left; marks are parts of their own."""
        for part in MARKS.split(text):
            if part:
                self.kept = part == KEPT or (self.kept and part != KEPT_END)
                yield part, (self._page.source_locale if self.kept else self._page.locale).rtl


def marks_as_html(text: str, page: Page, *, style: bool = False) -> str:
    """Return ``text``, which is HTML, with elements for the marks in it; with ``style`` they bring their looks."""
    source = page.source_locale
    look = f' style="{_DRAFT_STYLE}"' if style else ""
    kept = f'<span class="untranslated" lang="{source.tag}" dir="{source.direction}">'
    text = text.replace(KEPT, kept).replace(DRAFT, f'<span class="draft"{look}>')
    return text.replace(KEPT_END, "</span>").replace(DRAFT_END, "</span>")


def isolated(text: str, *, rtl: bool) -> Markup:
    """Return ``text`` escaped, with the runs against its direction inside ``<bdi>``.

    A number has no direction of its own: its element says one.
    """
    from markupsafe import Markup, escape

    def isolate(run: str) -> Markup:
        own = any(character.isalpha() for character in run)
        return (Markup("<bdi>{}</bdi>") if own else Markup('<bdi dir="ltr">{}</bdi>')).format(run)

    return Markup("").join(isolate(run) if against else escape(run) for run, against in runs(text, rtl=rtl))
