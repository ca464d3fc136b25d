"""The inline markup of a Markdown block: from markdown-it's tokens to tagged text, and back to Markdown.

What is written is read again and compared: emphasis that would not be emphasis beside a Persian letter or a guillemet
(CommonMark 0.31, "Emphasis and strong emphasis", the flanking rules) is written as HTML, which Markdown allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape as escape_html
from typing import TYPE_CHECKING

from l10n_pipeline.documents.html_tokens import GONE, Attribute, shown_attributes
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class _Element:
    """How an inline element is written."""

    begin: str
    end: str = ""
    html_begin: str = ""
    html_end: str = ""
    address: str = ""
    """Of a link or a picture, as it is written."""
    title: str = ""
    """Of a link or a picture, unescaped, on one line."""
    attributes: tuple[Attribute, ...] = ()
    """Of an HTML tag: those that readers see, by their places in ``begin``."""

    @property
    def shown(self) -> tuple[str, ...]:
        """What readers see of it beside the words that it holds: titles, on one line each."""
        title = (self.title,) if any(character.isalnum() for character in self.title) else ()
        return (*title, *(" ".join(attribute.text.split()) for attribute in self.attributes))

    def showing(self, texts: Sequence[str]) -> _Element:
        """Return the element with ``texts`` in the place of what is `shown`."""
        if tuple(texts) == self.shown:
            return self
        if self.address:
            written = f"]({_addressed(self.address, texts[0])})"
            return replace(self, end=written) if self.end else replace(self, begin=f"![{written}")
        begin = self.begin
        for attribute, text in reversed(list(zip(self.attributes, texts, strict=True))):
            quote = '"' if attribute.bare else ""
            value = f"{quote}{escape_html(text)}{quote}"
            begin = begin[: attribute.start] + value + begin[attribute.end :]
        return replace(self, begin=begin)


@dataclass(frozen=True, slots=True)
class Inline:
    """The content of a block."""

    items: tuple[Item, ...]
    elements: tuple[_Element, ...]
    """By the items' keys."""
    autolinks: frozenset[str] = frozenset()
    """Addresses that stand in angle brackets."""
    breaks: tuple[int, ...] = ()
    """Offsets, in the text without markup, of the spaces that were line breaks."""
    references: frozenset[str] = frozenset()
    """Labels of the document's link references: such a word in square brackets would be a link."""

    def breaks_before(self, offset: int) -> int:
        """Return how many lines of the file end before ``offset`` of the text."""
        return sum(place < offset for place in self.breaks)

    @property
    def shown(self) -> list[tuple[str, int]]:
        """What readers see beside the words, titles of links and pictures: each with its offset in the text."""
        offset = 0
        offsets: dict[int, int] = {}
        for item in self.items:
            if isinstance(item, Text):
                offset += len(item.text)
            else:
                offsets.setdefault(item.key, offset)
        return [(text, offsets[key]) for key, element in enumerate(self.elements) for text in element.shown]

    def showing(self, texts: Sequence[str]) -> Inline:
        """Return the content with ``texts`` in the place of what is `shown`."""
        waiting = iter(texts)
        made = (element.showing([next(waiting) for _ in element.shown]) for element in self.elements)
        return replace(self, elements=tuple(made))


_PAIRS = {"strong": ("b", "strong"), "em": ("i", "em"), "s": ("s", "del")}
_LINE_BREAK = "\\\n"
_HTML_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)[^>]*?(/?)>")
_VOID = frozenset({"br", "img", "wbr", "hr", "input"})
_BOX = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


@cache
def parser() -> MarkdownIt:
    """Return the parser, with link targets left as they are written."""
    md = make_parser()
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return md


def make_parser() -> MarkdownIt:
    """Return a new parser of our Markdown, raw HTML included."""
    # 20 ms to import: only projects with Markdown pay for it.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return md.use(front_matter_plugin).use(footnote_plugin, inline=False)


def take_boxes(tokens: Sequence[Token]) -> None:
    """Take the boxes of task lists, ``[ ]`` and ``[x]``, out of the words of a document's ``tokens``.

    They are those of GitHub Flavored Markdown 0.29, "Task list items". The item keeps in its ``meta["done"]`` whether
    it is done, its inline token in ``meta["box"]`` how many characters were taken, the space behind the box included.
    """
    for item, _, words in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and words.type == "inline" and words.children:
            first, box = words.children[0], _BOX.match(words.content)
            if box and first.type == "text" and first.content.startswith(box[0]):
                first.content = first.content[box.end() :]
                item.meta["done"] = box[1] != " "
                words.meta["box"] = box.end()


def read_inline(tokens: Sequence[Token], references: frozenset[str] = frozenset()) -> Inline:
    """Return what the inline ``tokens`` of a block hold, in a document with ``references``."""
    reader = _Reader()
    for token in tokens:
        reader.take(token)
    return replace(reader.inline(), references=references)


class _Reader:
    def __init__(self) -> None:
        self._items: list[Item] = []
        self._elements: list[_Element] = []
        self._stack: list[tuple[str, int]] = []
        self._html: list[tuple[str, int, int]] = []
        """Open tags of HTML: name, key, place in the items."""
        self._autolinks: set[str] = set()
        self._autolink = False
        self._breaks: list[int] = []
        self._length = 0

    def inline(self) -> Inline:
        return Inline(tuple(self._items), tuple(self._elements), frozenset(self._autolinks), tuple(self._breaks))

    def take(self, token: Token) -> None:
        name, _, way = token.type.rpartition("_")
        if token.markup == "autolink":
            self._autolink = way == "open"
            return
        if way == "open" and name in (*_PAIRS, "link"):
            self._open(token, name)
        elif way == "close" and name in (*_PAIRS, "link"):
            letter, key = self._stack.pop()
            self._items.append(Close(letter, key))
        else:
            self._leaf(token)

    def _open(self, token: Token, name: str) -> None:
        if name == "link":
            letter, element = "a", _linked("[", token, "href")
        else:
            letter, html = _PAIRS[name]
            element = _Element(token.markup, token.markup, f"<{html}>", f"</{html}>")
        self._stack.append((letter, len(self._elements)))
        self._items.append(Open(letter, len(self._elements)))
        self._elements.append(element)

    def _leaf(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._breaks.append(self._length)
                self._text(" ")
            case "hardbreak":
                self._breaks.append(self._length)
                self._empty("br", _LINE_BREAK)
                self._text(" ")
            case "code_inline":
                self._text(_code(token))
            case "image":
                self._image(token)
            case "html_inline":
                self._html_inline(token.content)
            case "footnote_ref":
                self._empty("n", f"[^{token.meta['label']}]")
            case _:
                if self._autolink:
                    self._autolinks.add(token.content)
                self._text(token.content)

    def _text(self, text: str) -> None:
        if text:
            self._items.append(Text(text))
            self._length += len(text)

    def _empty(self, letter: str, raw: str) -> None:
        self._items.append(Empty(letter, len(self._elements)))
        self._elements.append(_Element(raw))

    def _image(self, token: Token) -> None:
        key = len(self._elements)
        element = _linked("![", token, "src")
        if not token.content.strip():
            self._items.append(Empty("img", key))
            self._elements.append(replace(element, begin=element.begin + element.end, end=""))
            return
        self._elements.append(element)
        self._items.append(Open("img", key))
        self._text(" ".join(_words(token.children or []).split()))
        self._items.append(Close("img", key))

    def _html_inline(self, raw: str) -> None:
        """Take a tag of raw HTML: a pair where its other half stands in the block, an empty element otherwise."""
        found = _HTML_NAME.fullmatch(raw)
        name = found[2].lower() if found else ""
        if found and found[1]:
            for place in range(len(self._html) - 1, -1, -1):
                opened, key, at = self._html[place]
                if opened == name and not any(other > at for _, other in self._open_places()):
                    if name in GONE:
                        self._withhold(key, at, raw)
                        del self._html[place:]
                        return
                    self._elements[key] = replace(self._elements[key], end=raw)
                    self._items[at] = Open("h", key)
                    self._items.append(Close("h", key))
                    del self._html[place:]
                    return
        elif found and not found[3] and name not in _VOID:
            self._html.append((name, len(self._elements), len(self._items)))
        self._empty("br" if name == "br" else "h", raw)
        self._elements[-1] = replace(self._elements[-1], attributes=tuple(shown_attributes(raw, 0)))

    def _withhold(self, key: int, at: int, end: str) -> None:
        """Make one element of the tag ``key``, what is behind it, and ``end``: a script is no words."""
        inner = self._items[at + 1 :]
        self._length -= sum(len(item.text) for item in inner if isinstance(item, Text))
        parts = [self._elements[key].begin]
        for item in inner:
            match item:
                case Text():
                    parts.append(_ALL.sub(lambda found: f"\\{found[0]}", item.text))
                case Close():
                    parts.append(self._elements[item.key].end)
                case Open() | Empty():
                    parts.append(self._elements[item.key].begin)
        self._elements[key] = _Element("".join([*parts, end]))
        self._items[at:] = [Empty("h", key)]

    def _open_places(self) -> list[tuple[int, int]]:
        keys = {key for _, key in self._stack}
        return [(i.key, at) for at, i in enumerate(self._items) if isinstance(i, Open) and i.key in keys]


def _words(tokens: Sequence[Token]) -> str:
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens)


def _code(token: Token) -> str:
    content = token.content
    pad = " " if content.startswith("`") or content.endswith("`") else ""
    return f"{token.markup}{pad}{content}{pad}{token.markup}"


_ENTITY = re.compile(r"&(?=#?\w+;)")
_IN_BRACKETS = re.compile(r"[\\<>]")


def _linked(begin: str, token: Token, attribute: str) -> _Element:
    """Return the element of a link or a picture."""
    link = str(token.attrs.get(attribute, ""))
    balanced = link.count("(") == link.count(")") and not re.search(r"[\s<>\\]|\)[^(]*\(", link)
    # The token has it without the escapes of the file.
    escaped = _ENTITY.sub("&amp;", link)
    shown = escaped if link and balanced else f"<{_IN_BRACKETS.sub(lambda m: f'{chr(92)}{m[0]}', escaped)}>"
    title = " ".join(str(token.attrs.get("title", "")).split())
    return _Element(begin, f"]({_addressed(shown, title)})", address=shown, title=title)


def _addressed(address: str, title: str) -> str:
    """Return what stands in the round brackets of a link or an image.

    A code span would begin before the link that it ends in: a backtick is a character reference.
    """
    title = _ENTITY.sub("&amp;", title).replace("\\", "\\\\").replace('"', '\\"').replace("`", "&#96;")
    return f'{address} "{title}"' if title else address


# ---------------------------------------------------------------- back

_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_LIGHT = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|\*|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\[(?=\^|[^\[\]]*\][(\[:])|~(?=~)"
)
"""What is markup nearly always, or to other programs. Other signs are escaped where reading the result shows that they
have to be."""
_ALL = re.compile(r"[\\*_\[\]<>`~!&]")
_AT_START = re.compile(r"(?:#{1,6}(?=\s|\Z)|>|[-+](?=\s|\Z)|=+\s*\Z|-+\s*\Z|~{3}|`{3}|\||\[(?=[^\]]*\]:))")
_AT_END_OF_HEADING = re.compile(r"(?<=\s)#+\Z")
_EMPTY = "<span></span>"
"""Is nothing to readers, and begins no block of HTML."""
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")


def write_inline(items: Sequence[Item], content: Inline, *, cell: bool, prefix: str) -> str:
    """Return ``items`` as Markdown: one line, but for hard line breaks, whose next line begins with ``prefix``."""
    wanted = _signature(items, content)
    labels = re.findall(r"\[\^([^\]\n]+)\]", " ".join(element.begin for element in content.elements))
    line = ""
    for special, html in ((_LIGHT, False), (_ALL, False), (_LIGHT, True), (_ALL, True)):
        line = _written(items, content, special, html=html)
        # A footnote is one only where its note is known, as it is in the document.
        known = {
            "footnotes": {"refs": {f":{label}": -1 for label in labels}},
            "references": {label: {"title": "", "href": ""} for label in content.references},
        }
        again = read_inline(parser().parseInline(line, known)[0].children or [])
        if _signature(again.items, again) == wanted:
            break
    if cell:
        return line.replace(_LINE_BREAK, "<br>").replace("|", "\\|")
    line = _AT_START.sub(lambda match: f"\\{match.group()}", line, count=1) if _AT_START.match(line) else line
    line = _NUMBER_AT_START.sub(r"\1\\\2", line, count=1) if _NUMBER_AT_START.match(line) else line
    line = _AT_END_OF_HEADING.sub(r"\\\g<0>", line)
    return (_LINE_BREAK + prefix).join(_no_block(part) for part in line.split(_LINE_BREAK))


def _no_block(line: str) -> str:
    """Return ``line`` so that no block of HTML begins with it, in which the escapes of Markdown would be none."""
    return f"{_EMPTY}{line}" if begins_html(line) else line


def begins_html(line: str) -> bool:
    """Return whether ``line`` begins a block of HTML (CommonMark 0.31, "HTML blocks")."""
    from markdown_it.rules_block.html_block import HTML_SEQUENCES

    return line.startswith("<") and any(first.search(line) for first, _, _ in HTML_SEQUENCES)


def _written(items: Sequence[Item], content: Inline, special: re.Pattern[str], *, html: bool) -> str:
    out: list[str] = []
    for item in items:
        match item:
            case Text():
                out.append(_escaped(item.text, content, special))
            case Empty():
                out.append(content.elements[item.key].begin)
            case Open():
                element = content.elements[item.key]
                out.append(element.html_begin if html and element.html_begin else element.begin)
            case Close():
                element = content.elements[item.key]
                out.append(element.html_end if html and element.html_end else element.end)
    text = "".join(out)
    # A hard break ends its line: the space that stood for its line end goes.
    return re.sub(r"[^\S\n\u00a0\u202f]+", " ", text).replace(f"{_LINE_BREAK} ", _LINE_BREAK).strip()


def _escaped(text: str, content: Inline, special: re.Pattern[str]) -> str:
    """Return ``text`` with what Markdown would take for markup escaped; code and autolinks stay."""
    out: list[str] = []
    end = 0
    for match in _CODE.finditer(text):
        out += [special.sub(lambda m: f"\\{m.group()}", text[end : match.start()]), match.group()]
        end = match.end()
    out.append(special.sub(lambda m: f"\\{m.group()}", text[end:]))
    escaped = "".join(out)
    for link in content.autolinks:
        plain_link = special.sub(lambda m: f"\\{m.group()}", link)
        escaped = re.sub(rf"(?<!<){re.escape(plain_link)}(?![\w/])", f"<{link}>".replace("\\", "\\\\"), escaped)
    return escaped


def _signature(items: Sequence[Item], content: Inline) -> list[str]:
    """Return what readers would see of ``items``: texts, and which element begins and ends where."""
    out: list[str] = [""]
    for item in items:
        if isinstance(item, Text):
            out[-1] += item.text
            continue
        element = content.elements[item.key]
        names = {"<strong>": "b", "<em>": "i", "<del>": "s", "**": "b", "__": "b", "*": "i", "_": "i", "~~": "s"}
        name = names.get(element.begin, f"{element.begin}…{element.end}")
        out += [f"{type(item).__name__} {name}", ""]
    return [" ".join(part.split()) for part in out if part.strip()]
