"""Raw HTML in a Markdown document as tokens of Markdown: its words, and of its markup what is harmless.

A whole pair of tags of an element that only says what its words are becomes markup again, with a few attributes; every
other tag of HTML is left out, and its words stay. What is no HTML, such as ``<name>``, is text. So a page has no markup
but what is made here, whatever a source or a translation holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from l10n_pipeline.documents import MARKS
from l10n_pipeline.documents.html_tokens import GONE, INLINE, RAW, VOID, attributes, tokens
from l10n_pipeline.documents.html_tokens import Token as Tag

if TYPE_CHECKING:
    from markdown_it.token import Token

SafeLink = Callable[[str], str]
"""Returns an address as it may stand in a page; empty where it may not."""

_HARMLESS = INLINE - {"bdo", "data", "font", "label", "tspan"}
_LOOKS = {
    "a": "link", "b": "strong", "strong": "strong", "i": "em", "em": "em", "s": "s", "del": "s", "strike": "s",
    "u": "u",
}  # fmt: skip
"""Inline elements that Markdown, or a PDF, has too: the tokens that they become."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDERS = _HEADINGS | {"p", "li", "dt", "dd", "td", "th", "caption", "summary", "figcaption"}
"""Blocks that hold text; in the others it stands in paragraphs."""
_SECTIONS = (
    "address article aside blockquote center details div dl figure footer header hr main nav ol section table tbody "
    "tfoot thead tr ul"
)
_BLOCKS = _HOLDERS | frozenset(_SECTIONS.split())
_OTHERS = (
    "audio body button canvas circle colgroup datalist defs desc dialog ellipse fieldset form frame frameset g head "
    "html iframe legend line map marquee menu meter noscript optgroup option output path picture polygon polyline "
    "progress rect search select slot svg text textpath title use video"
)
_KNOWN = INLINE | VOID | RAW | _BLOCKS | frozenset(_OTHERS.split())
_ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "ol": ("start",),
    "li": ("value",),
}
_EVERYWHERE = ("id", "title", "lang", "dir")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def settled(stream: Sequence[Token], safe: SafeLink) -> list[Token]:
    """Return the tokens of a Markdown document with its raw HTML as tokens that any renderer may print."""
    found: list[Token] = []
    for token in stream:
        if token.type == "html_block":
            found += _block(token.content, safe)
            continue
        if token.children and any(child.type == "html_inline" for child in token.children):
            token.children = _inline(token.children, safe)
        found.append(token)
    return found


def _inline(children: Sequence[Token], safe: SafeLink) -> list[Token]:
    """Return the tokens of a line with its tags settled."""
    from markdown_it.token import Token

    children = _without_gone(children)
    tags = {place: _tag(child.content) for place, child in enumerate(children) if child.type == "html_inline"}
    pairs = _pairs(children, tags)
    found: list[Token] = []
    for place, child in enumerate(children):
        tag = tags.get(place)
        if child.type != "html_inline":
            doubled = child.type == "text" and found and found[-1].type == "text" and found[-1].content.endswith(" ")
            if doubled and not MARKS.match(child.content):
                child.content = child.content.lstrip(" ")  # a tag stood between two spaces
            found.append(child)
        elif tag is None:
            continue
        elif tag.name not in _KNOWN:
            found.append(Token("text", "", 0, content=child.content))
        elif tag.name == "br":
            found.append(Token("hardbreak", "br", 0))
        elif tag.name == "img":
            found.append(Token("html_img", "img", 0, attrs=_attributes("img", child.content, safe)))
        elif place in pairs:
            found.append(_half(tag.name, child.content if tag.kind == "open" else "", safe))
    return found


def _without_gone(children: Sequence[Token]) -> list[Token]:
    """Return the tokens of a line without scripts and the like, and what is in them."""
    kept: list[Token] = []
    waiting: tuple[str, int] | None = None
    for child in children:
        tag = _tag(child.content) if child.type == "html_inline" else None
        if tag and tag.name in GONE:
            if waiting and tag.kind == "close" and tag.name == waiting[0]:
                del kept[waiting[1] :]
                waiting = None
                continue
            if waiting is None and tag.kind == "open":
                waiting = (tag.name, len(kept))
        kept.append(child)
    return kept


def _tag(raw: str) -> Tag | None:
    """Return what the tag ``raw`` is; None for comments and the like."""
    found = [tag for tag in tokens(raw) if tag.kind in ("open", "close", "void")]
    return found[0] if len(found) == 1 else None


def _pairs(children: Sequence[Token], tags: dict[int, Tag | None]) -> set[int]:
    """Return the places of the tags of harmless elements that come in pairs and nest, with Markdown's own too."""
    stack: list[tuple[str, int]] = []
    found: set[int] = set()
    for place, child in enumerate(children):
        tag = tags.get(place)
        name, nesting = f"{child.type.rpartition('_')[0]}_", int(child.nesting)
        if tag is not None:
            name, nesting = tag.name, {"open": 1, "close": -1}.get(tag.kind, 0)
            if name not in _HARMLESS:
                continue
        if nesting > 0:
            stack.append((name, place))
        elif nesting < 0:
            own = _innermost(stack, name, through=tag is None)
            if own is not None:
                found |= {stack[own][1], place} if tag is not None else set()
                del stack[own:]
    return found


def _innermost(stack: Sequence[tuple[str, int]], name: str, *, through: bool) -> int | None:
    """Return where ``name`` was opened last; a tag does not end beyond what Markdown began, unless ``through``."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at][0] == name:
            return at
        if stack[at][0].endswith("_") and not through:
            return None
    return None


def _half(name: str, raw: str, safe: SafeLink) -> Token:
    """Return the token of the start tag ``raw`` of the inline element ``name``, or of its end tag where it is empty."""
    from markdown_it.token import Token

    kind = _LOOKS.get(name, "html")
    if raw:
        return Token(f"{kind}_open", name, 1, attrs=_attributes(name, raw, safe))
    return Token(f"{kind}_close", name, -1)


def _attributes(name: str, raw: str, safe: SafeLink) -> dict[str, str | int | float]:
    """Return of the start tag ``raw`` the attributes that may stay."""
    values = attributes(raw)
    found: dict[str, str | int | float] = {}
    for key in (*_ATTRIBUTES.get(name, ()), *_EVERYWHERE):
        value = values.get(key)
        if value is not None and key in ("href", "src"):
            value = safe(value) or None
        if value is not None:
            found[key] = value
    return found


# ---------------------------------------------------------------- blocks


def _block(html: str, safe: SafeLink) -> Iterator[Token]:
    """Yield the tokens of a block of HTML."""
    from markdown_it.token import Token

    tags = list(_visible(tokens(html)))
    pairs = _whole(tags)
    holders: list[str] = []
    run: list[Token] = []
    for place, tag in enumerate(tags):
        raw = html[tag.start : tag.end]
        if tag.kind == "text":
            run.append(Token("text", "", 0, content=_SPACE.sub(" ", tag.text)))
        elif tag.name in INLINE or tag.name in ("img", "br") or tag.name not in _KNOWN:
            run.append(Token("html_inline", "", 0, content=raw))
        else:
            yield from _text(run, safe, bare=holders[-1:] != [] and holders[-1] in _HOLDERS)
            run = []
            if tag.name == "pre":
                yield Token("code_block", "code", 0, content=tag.text, block=True)
            elif tag.name == "hr":
                yield Token("hr", "hr", 0, block=True)
            elif place in pairs:
                yield _block_half(tag, raw, safe)
                if tag.kind == "open":
                    holders.append(tag.name)
                else:
                    holders.pop()
    yield from _text(run, safe, bare=False)


def _visible(tags: Sequence[Tag]) -> Iterator[Tag]:
    """Yield ``tags`` without comments and what is not for readers; preformatted text is one, with its words."""
    waiting = iter(tags)
    for tag in waiting:
        if tag.kind == "open" and (tag.name in GONE or tag.name == "pre"):
            words: list[str] = []
            for other in waiting:
                if other.kind == "close" and other.name == tag.name:
                    break
                words.append(other.text)
            if tag.name == "pre":
                yield Tag(tag.start, tag.end, "void", "pre", "".join(words))
        elif tag.kind not in ("comment", "other"):
            yield tag


def _whole(tags: Sequence[Tag]) -> set[int]:
    """Return the places of the tags of harmless block-level elements that come in pairs; pairs nest."""
    stack: list[tuple[str, int]] = []
    found: set[int] = set()
    for place, tag in enumerate(tags):
        if tag.name not in _BLOCKS:
            continue
        if tag.kind == "open":
            stack.append((tag.name, place))
        elif tag.kind == "close" and (own := _innermost(stack, tag.name, through=True)) is not None:
            found |= {stack[own][1], place}
            del stack[own:]
    return found


def _block_half(tag: Tag, raw: str, safe: SafeLink) -> Token:
    from markdown_it.token import Token

    kind = "heading" if tag.name in _HEADINGS else "blockquote" if tag.name == "blockquote" else "html"
    if tag.kind == "open":
        return Token(f"{kind}_open", tag.name, 1, attrs=_attributes(tag.name, raw, safe), block=True)
    return Token(f"{kind}_close", tag.name, -1, block=True)


def _text(run: Sequence[Token], safe: SafeLink, *, bare: bool) -> Iterator[Token]:
    """Yield the text between two block-level tags, in a paragraph unless ``bare``; nothing where it has no words."""
    from markdown_it.token import Token

    children = _inline(run, safe)
    if not any(child.type == "html_img" or child.content.strip() for child in children):
        return
    if children[0].type == "text":
        children[0].content = children[0].content.lstrip(" ")
    if children[-1].type == "text":
        children[-1].content = children[-1].content.rstrip(" ")
    if not bare:
        yield Token("paragraph_open", "p", 1, block=True)
    yield Token("inline", "", 0, children=children, block=True)
    if not bare:
        yield Token("paragraph_close", "p", -1, block=True)
