"""A Markdown document as a flow of blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n_pipeline.documents import DRAFT, DRAFT_END, KEPT, KEPT_END, Document
from l10n_pipeline.model import Catalog
from l10n_pipeline.publish.bodies import Sides, box_of, markdown_tokens, merge_markdown
from l10n_pipeline.publish.flow import FlowBlock, Span, directed, isolation, switched
from l10n_pipeline.publish.page import Page

if TYPE_CHECKING:
    from markdown_it.token import Token

_LOOKS = {"strong": "bold", "em": "italic", "s": "strike", "u": "underline"}
_SAFE = ("http://", "https://", "mailto:")
_ALIGNED = {"text-align:left": "start", "text-align:right": "end", "text-align:center": "center"}


def markdown_flow(page: Page, document: Document, catalog: Catalog) -> tuple[FlowBlock, ...]:
    """Return the blocks of the Markdown ``document`` in the page's locale.

    Pictures are their descriptions in square brackets; of raw HTML the words are left.
    """
    from l10n_pipeline.documents.markdown_inline import make_parser

    reader = _Reader(page)
    tokens = markdown_tokens(make_parser(), merge_markdown(page, document, catalog))
    reader.notes = _notes(tokens, page, _notes(tokens, page, {}))
    for token in tokens:
        if token.type == "footnote_block_open":
            break
        reader.take(token)
    return tuple(reader.blocks)


def _notes(tokens: Sequence[Token], page: Page, known: Mapping[int, tuple[Span, ...]]) -> dict[int, tuple[Span, ...]]:
    """Return the text of each footnote by its number, with those of ``known`` that it calls."""
    found: dict[int, tuple[Span, ...]] = {}
    number = -1
    for token in tokens:
        if token.type == "footnote_open":
            number = int(token.meta["id"])
        elif token.type == "inline" and number >= 0:
            before = (*found[number], Span(" ")) if number in found else ()
            found[number] = (*before, *_spans(token.children or [], page, known))
        elif token.type == "footnote_close":
            number = -1
    return found


@dataclass(slots=True)
class _Reader:
    page: Page
    blocks: list[FlowBlock] = field(default_factory=list)
    notes: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    _lists: list[int | None] = field(default_factory=list)
    """The open lists: the number of the next item, or None for bullets."""
    _marker: str = ""
    _quotes: int = 0
    _heading: int = 0
    _title: bool = False
    _rows: list[list[tuple[Span, ...]]] = field(default_factory=list)
    _align: list[str] = field(default_factory=list)
    _cell: bool = False

    def take(self, token: Token) -> None:
        """Take note of ``token``, and make a block of it where it is one."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                self._list(token)
            case "list_item_open":
                self._marker = self._next_marker(box_of(token))
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "heading_open" | "heading_close":
                self._heading = int(token.tag[1:]) if token.nesting > 0 else 0
            case "table_open" | "table_close" | "tr_open" | "th_open" | "td_open" | "th_close" | "td_close":
                self._table(token)
            case "hr":
                self.blocks.append(FlowBlock("rule"))
            case "code_block" | "fence":
                self.blocks.append(FlowBlock("code", (Span(token.content.rstrip("\n"), code=True),)))
            case "inline":
                self._inline(token)
            case _:
                pass

    def _list(self, token: Token) -> None:
        if token.nesting < 0:
            self._lists.pop()
        else:
            self._lists.append(int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None)

    def _next_marker(self, box: str) -> str:
        number = self._lists[-1]
        if number is None:
            return box or "•"
        self._lists[-1] = number + 1
        return f"{self.page.locale.integer(number)}. {box}".rstrip()

    def _table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._rows, self._align = [], []
            case "tr_open":
                self._rows.append([])
            case "th_open":
                self._align.append(_ALIGNED.get(str(token.attrs.get("style", "")), "start"))
                self._cell = True
            case "td_open":
                self._cell = True
            case "table_close":
                rows = tuple(tuple(row) for row in self._rows)
                self.blocks.append(FlowBlock("table", rows=rows, align=tuple(self._align)))
            case _:
                self._cell = False

    def _inline(self, token: Token) -> None:
        spans = tuple(_spans(token.children or [], self.page, self.notes))
        if self._cell:
            self._rows[-1].append(spans)
        elif self._heading:
            title = self._heading == 1 and not self._title
            self._title |= title
            self.blocks.append(FlowBlock("title" if title else "heading", spans, level=self._heading))
        elif self._lists:
            self.blocks.append(FlowBlock("item", spans, self._marker, len(self._lists)))
            self._marker = ""
        elif self._quotes:
            self.blocks.append(FlowBlock("quote", spans, level=self._quotes))
        elif any(span.text or span.note for span in spans):
            self.blocks.append(FlowBlock("paragraph", spans))


def _spans(tokens: Sequence[Token], page: Page, notes: Mapping[int, tuple[Span, ...]]) -> list[Span]:
    """Return what the inline ``tokens`` hold."""
    found: list[Span] = []
    look = Span("")
    sides = Sides(page)
    for token in tokens:
        name, _, way = token.type.rpartition("_")
        if way in ("open", "close") and name in _LOOKS:
            look = switched(look, _LOOKS[name], on=way == "open")
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            look = replace(look, link=target if target.startswith(_SAFE) else "")
        elif token.type == "link_close":
            look = replace(look, link="")
        elif token.type == "footnote_ref":
            found.append(replace(look, text="", note=notes.get(int(token.meta["id"]), ())))
        elif token.type == "code_inline":
            found.append(replace(look, text=token.content, code=True, against=page.locale.rtl))
        elif token.type in ("softbreak", "hardbreak"):
            found.append(replace(look, text=" " if token.type == "softbreak" else "\n"))
        elif token.type in ("image", "html_img"):
            look = _picture(token, look, page, sides, found)
        else:
            look = _text(token.content, look, page, sides, found)
    return found


def _picture(token: Token, look: Span, page: Page, sides: Sides, found: list[Span]) -> Span:
    """Add the description of a picture to ``found``, in brackets; nothing where it has none."""
    children = token.children or []
    words = "".join(" " if child.type.endswith("break") else child.content for child in children)
    words = words or str(token.attrs.get("alt", ""))
    return _text(f"[{words}]", look, page, sides, found) if words.strip() else look


def _text(text: str, look: Span, page: Page, sides: Sides, found: list[Span]) -> Span:
    """Add ``text`` to ``found`` and return the look of what follows: drafts begin and end inside a text."""
    for part, rtl in sides(text):
        if part in (DRAFT, DRAFT_END):
            look = replace(look, draft=part == DRAFT)
        elif part in (KEPT, KEPT_END):
            look = replace(look, foreign=part == KEPT)
            found.append(isolation(page, begins=part == KEPT))
        else:
            found += directed(part, look, rtl=rtl)
    return look
