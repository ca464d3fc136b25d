"""HTML as tokens with their places in the file, by Python's own parser, and what the elements are to a reader.

No tree is built: HTML of this world has unclosed paragraphs and crossed tags, and what is not translated is to keep its
bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tspan tt u var"
)
INLINE = frozenset(_INLINE.split())
"""Elements that stand in a line of text (HTML Living Standard, phrasing content; tspan: SVG 2)."""
VOID_INLINE = frozenset({"br", "img", "wbr", "input"})
VOID = VOID_INLINE | {"area", "base", "col", "embed", "hr", "link", "meta", "param", "source", "track"}
GONE = frozenset({"script", "style", "template", "object", "math", "metadata"})
"""Elements of which nothing is for readers."""
RAW = GONE | {"pre", "textarea"}
"""Elements whose content is no text with markup: it is left alone, but for the lines of a text field."""
SHOWN_ATTRIBUTES = frozenset(
    {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-placeholder", "aria-valuetext"}
)
_SHOWN_OF = frozenset({("option", "label"), ("optgroup", "label"), ("track", "label")})
"""Attributes that readers see in some elements only."""
_BUTTONS = frozenset({"submit", "button", "reset"})
"""Types of ``<input>`` whose value is what stands on them; that of others is what a form sends."""
OPEN_GRAPH = "og:locale"
"""Property of the ``<meta>`` that tells other sites which language a page is in (ogp.me)."""
SHOWN_META = frozenset({"description", "og:title", "og:description", "twitter:title", "twitter:description"})
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+?)(?=\s|/?>))""")
_UNQUOTED = 4
"""Group of a value without quotation marks."""
_TEXT_FIELD = re.compile(r"<textarea\b[^>]*>(.*)</textarea\s*>\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the file: ``text[start:end]``."""

    start: int
    end: int
    kind: str
    """``text``, ``open``, ``close``, ``void``, ``other``."""
    name: str = ""
    text: str = ""
    """What a text token says, unescaped."""
    keep: bool = False
    """True for a start tag whose element is not to be translated: ``translate="no"``, class ``notranslate``."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of an attribute that readers see."""

    start: int
    end: int
    name: str
    text: str
    """Unescaped."""
    bare: bool = False
    """True where it stands without quotation marks."""


class _Parser(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str, str, str, bool]] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        self.close()

    def _add(self, kind: str, name: str = "", text: str = "", keep: bool = False) -> None:
        line, column = self.getpos()
        self.found.append((self._lines[line - 1] + column, kind, name, text, keep))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        keep = values.get("translate", "yes") == "no" or "notranslate" in classes
        self._add("void" if tag in VOID else "open", tag, keep=keep)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("close", tag)

    def handle_data(self, data: str) -> None:
        self._add("text", text=data)

    def handle_entityref(self, name: str) -> None:
        self._add("text", text=f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add("text", text=f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._add("comment")

    def handle_decl(self, decl: str) -> None:
        self._add("other")

    def handle_pi(self, data: str) -> None:
        self._add("other")

    def unknown_decl(self, data: str) -> None:
        self._add("other")


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text``, which cover it from its first to its last character."""
    found = _Parser(text).found
    ends = [*(start for start, *_ in found[1:]), len(text)][: len(found)]
    return [
        Token(start, end, kind, name, unescape(text[start:end]) if kind == "text" else words, keep)
        for (start, kind, name, words, keep), end in zip(found, ends, strict=True)
    ]


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes with a value of the start tag ``tag``, unescaped; names are in lower case."""
    return {match[1].lower(): unescape(match[match.lastindex or 0]) for match in _ATTRIBUTE.finditer(tag)}


def shown_attributes(tag: str, start: int) -> list[Attribute]:
    """Return the attributes of the start tag ``tag``, which begins at ``start``, whose values readers see."""
    element = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    values = [(match[1].lower(), match) for match in _ATTRIBUTE.finditer(tag)]
    names = {name: match[match.lastindex or 0] for name, match in values}
    meta = element == "meta" and (names.get("name") or names.get("property") or "").lower() in SHOWN_META
    button = element == "input" and names.get("type", "").lower() in _BUTTONS
    found: list[Attribute] = []
    for name, match in values:
        shown = name in SHOWN_ATTRIBUTES or (element, name) in _SHOWN_OF
        shown = shown or (meta and name == "content") or (button and name == "value")
        if shown and any(character.isalnum() for character in names[name]):
            group = match.lastindex or 0
            place = (start + match.start(group), start + match.end(group))
            found.append(Attribute(*place, name, unescape(names[name]), bare=group == _UNQUOTED))
    return found


def language_attributes(tag: str, start: int) -> list[Attribute]:
    """Return the attributes of the start tag ``tag``, which begins at ``start``, that say its language or direction.

    The language that ``<meta http-equiv="Content-Language">`` says is one of them, called ``lang``, and so is the
    locale of ``<meta property="og:locale">``, called `OPEN_GRAPH`.
    """
    element = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    said = attributes(tag) if element == "meta" else {}
    header = said.get("http-equiv", "").lower() == "content-language"
    graph = OPEN_GRAPH in (said.get("property", "").lower(), said.get("name", "").lower())
    found: list[Attribute] = []
    for match in _ATTRIBUTE.finditer(tag):
        name, group = match[1].lower(), match.lastindex or 0
        if name in ("lang", "xml:lang", "dir") or (name == "content" and (header or graph)):
            called = "dir" if name == "dir" else OPEN_GRAPH if name == "content" and graph else "lang"
            found.append(Attribute(start + match.start(group), start + match.end(group), called, match[group].lower()))
    return found


def repeated_language(said: Sequence[tuple[str, Sequence[Attribute]]]) -> Iterator[Attribute]:
    """Yield what elements besides ``<html>`` say of the language and direction of the whole document.

    ``said`` has elements with their `language_attributes`, in order. A direction counts of elements that hold
    paragraphs, not in a line of text, where it is there for a number or a name, nor where another language is said
    beside it. What is said to Open Graph is always of the whole.
    """
    whole: dict[str, str] = {}
    for element, found in said:
        if element in ("html", "body"):
            whole = {attribute.name: attribute.text for attribute in found} | whole
    own = {"lang": whole.get("lang", "").partition("-")[0], "dir": whole.get("dir", "ltr")}
    for element, found in said:
        yield from (attribute for attribute in found if attribute.name == OPEN_GRAPH)
        found = [attribute for attribute in found if attribute.name != OPEN_GRAPH]
        same = [attribute for attribute in found if attribute.text.partition("-")[0] == own[attribute.name]]
        other = any(attribute.name == "lang" for attribute in found if attribute not in same)
        in_line = element in INLINE or element in VOID_INLINE
        if element != "html":
            yield from (attribute for attribute in same if attribute.name == "lang" or not (other or in_line))


def text_field_lines(element: str, start: int) -> list[Attribute]:
    """Return the lines of words in the text field ``element``, which begins at ``start``; none without an end tag."""
    content = _TEXT_FIELD.match(element)
    if content is None:
        return []
    lines = re.finditer(r"[^\s](?:.*[^\s])?", content[1])
    first = start + content.start(1)
    return [
        Attribute(first + line.start(), first + line.end(), "", unescape(line[0]))
        for line in lines
        if any(character.isalnum() for character in line[0])
    ]


def set_language(tag: str, language: str, direction: str) -> str:
    """Return the start tag ``<html ...>`` with ``lang`` and ``dir``."""
    for name, value in (("lang", language), ("dir", direction)):
        pattern = re.compile(rf"""(\s){name}\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
        if pattern.search(tag):
            tag = pattern.sub(rf'\g<1>{name}="{value}"', tag, count=1)
        else:
            tag = re.sub(r"\s*/?>\Z", f' {name}="{value}">', tag)
    return tag
