"""HTML to blocks and segments, and back.

A block is a run of text and inline elements between two block-level tags; its segments have short tags for the inline
ones. Attributes that readers see (alt, title, aria-label, placeholder, a page's description, what stands on a button)
and the lines of text fields are blocks of their own. Scripts, styles, preformatted text and what ``translate="no"`` or
the class ``notranslate`` keeps are left alone. The file changes only where a target differs from its source, in the
``lang`` and ``dir`` of ``<html>``, and where another element repeats the language or direction of the whole.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n_pipeline import bidi
from l10n_pipeline.documents.base import (
    KEPT,
    KEPT_END,
    MARKS,
    Notice,
    Rule,
    Segmentation,
    Translate,
    decode_text,
    unmarked,
)
from l10n_pipeline.documents.html_tokens import (
    INLINE,
    OPEN_GRAPH,
    RAW,
    VOID_INLINE,
    Attribute,
    Token,
    language_attributes,
    repeated_language,
    set_language,
    shown_attributes,
    text_field_lines,
    tokens,
)
from l10n_pipeline.documents.rules import RuleBook
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, TaggedSegment, Text, cut, plain, read, unwrap
from l10n_pipeline.locales import LocaleInfo, open_graph_locale
from l10n_pipeline.model import Block, BlockKind, Segment

_LETTERS = {
    "strong": "b",
    "em": "i",
    "b": "b",
    "i": "i",
    "a": "a",
    "u": "u",
    "s": "s",
    "code": "c",
    "q": "q",
    "br": "br",
    "img": "img",
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})


@dataclass(frozen=True, slots=True)
class _Run:
    """A block's place in the file and what is in it."""

    start: int
    end: int
    block: Block
    items: tuple[Item, ...]
    """With the elements that hold everything."""
    segments: tuple[TaggedSegment, ...]
    raw: tuple[tuple[int, int], ...]
    """By the items' keys: where the tag stands in the file; of a pair the start tag."""
    names: tuple[str, ...]
    bare: bool
    """True where no element of ours may stand in it: a page's title, a choice, a drawing."""


@dataclass(frozen=True, slots=True)
class _Value:
    """An attribute that readers see, or a line of a text field."""

    start: int
    end: int
    block: Block
    bare: bool
    """True where it stands without quotation marks."""


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """An HTML document: its text, and the places in it that are translated."""

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[_Run, ...]
    values: tuple[_Value, ...]
    language: tuple[int, int] | None
    """Where the start tag ``<html>`` stands."""
    body: int = 0
    """Where what readers see begins."""
    repeated: tuple[Attribute, ...] = ()
    """Attributes ``lang``, ``dir`` and the like of other elements that say what the whole document is."""

    @property
    def suffix(self) -> str:
        """``.html``."""
        return ".html"

    @property
    def tagged(self) -> bool:
        """True."""
        return True

    def merge(self, translate: Translate, locale: LocaleInfo | None = None, notices: Sequence[Notice] = ()) -> bytes:
        """Return the file with its segments replaced, in the language and direction of ``locale``, as UTF-8.

        ``notices`` stand where its body begins. Marks around drafts and what is kept stay; between those of what is
        kept, nothing is isolated.
        """
        rtl = locale is not None and locale.rtl
        changes = [change for value in self.values if (change := _value(value, translate, rtl=rtl)) is not None]
        if locale is not None and self.language is not None:
            start, end = self.language
            changes.append((start, end, set_language(self.text[start:end], locale.tag, locale.direction)))
        if locale is not None:
            said = {"lang": locale.tag, "dir": locale.direction, OPEN_GRAPH: open_graph_locale(locale)}
            places = [place for place in self.repeated if place.text != said[place.name] and not self._keeps(place)]
            changes += [(place.start, place.end, said[place.name]) for place in places]
        inner = sorted(changes)
        for run in self.runs:
            if run.block.translate and (new := self._run(run, translate, inner, rtl=rtl)) is not None:
                # What changes inside a run is in its new text.
                changes = [c for c in changes if not run.start <= c[0] < run.end]
                changes.append((run.start, run.end, new))
        if notices:
            changes.append((self.body, self.body, "".join(map(_notice, notices))))
        out: list[str] = []
        end = 0
        for start, stop, new in sorted(changes):
            out += [self.text[end:start], new]
            end = stop
        return "".join([*out, self.text[end:]]).encode()

    def _keeps(self, place: Attribute) -> bool:
        """Return whether ``place`` stands in a run that is not translated."""
        return any(run.start <= place.start < run.end and not run.block.translate for run in self.runs)

    def _run(self, run: _Run, translate: Translate, inner: list[tuple[int, int, str]], *, rtl: bool) -> str | None:
        """Return the new text of ``run``; None where every segment keeps its text."""
        targets = [translate(segment) for segment in run.block.segments]
        if all(target == segment.text for target, segment in zip(targets, run.segments, strict=True)):
            return None
        around, _ = unwrap(run.items)
        items: list[Item] = [first for first, _ in around]
        for number, (target, segment) in enumerate(zip(targets, run.segments, strict=True)):
            if number:
                items.append(Text(" "))
            items += segment.items if target == segment.text else read(target, segment.items)
        items += [last for _, last in reversed(around)]
        if run.bare:
            items = [Text(unmarked(item.text, rtl=rtl)) if isinstance(item, Text) else item for item in items]
        out: list[str] = []
        kept = False
        for item in items:
            if not isinstance(item, Text):
                out.append(self._tag(item, run, inner))
                continue
            for part in MARKS.split(item.text):
                kept = part == KEPT or (kept and part != KEPT_END)
                out.append(_escaped(part, rtl=rtl and not kept and not run.bare))
        return "".join(out)

    def _tag(self, item: Open | Close | Empty, run: _Run, inner: list[tuple[int, int, str]]) -> str:
        match item:
            case Close():
                return f"</{run.names[item.key]}>"
            case Open() | Empty():
                start, end = run.raw[item.key]
                tag = self.text[start:end]
                for a, b, new in reversed([change for change in inner if start <= change[0] < end]):
                    tag = tag[: a - start] + new + tag[b - start :]
                return tag


class HtmlFormat:
    """Reads HTML in UTF-8."""

    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def read(
        self,
        data: bytes,
        path: str,
        rules: Sequence[Rule] = (),
        segmentation: Segmentation = Segmentation.SENTENCE,
    ) -> HtmlDocument:
        """Return the document in ``data``. Raises `DocumentError` with path and line where it is not UTF-8 text."""
        text = decode_text(data, path)
        return _Reader(text, RuleBook(rules), segmentation).read()


def read_fragment(text: str, line: int, book: RuleBook, segmentation: Segmentation) -> HtmlDocument:
    """Return the HTML ``text``, which begins on the 1-based ``line`` of a document that has a title of its own."""
    return _Reader(text, book, segmentation, line, _title=True).read()


@dataclass(slots=True)
class _Reader:
    text: str
    book: RuleBook
    segmentation: Segmentation
    line: int = 1
    """Of the file, on which the text begins."""
    runs: list[_Run] = field(default_factory=list)
    values: list[_Value] = field(default_factory=list)
    language: tuple[int, int] | None = None
    body: int = 0
    said: list[tuple[str, list[Attribute]]] = field(default_factory=list)
    """Elements, and their attributes that say a language or direction."""
    _waiting: list[Token] = field(default_factory=list)
    _blocks: list[str] = field(default_factory=list)
    """Names of the block-level elements that are open."""
    _title: bool = False

    def read(self) -> HtmlDocument:
        """Return the document, its runs and its attributes found."""
        stream = iter(tokens(self.text))
        for token in stream:
            if token.kind == "open" and (token.keep or token.name in RAW):
                kept = _rest(token, stream)
                if not token.keep:
                    self._field(token, kept)
                if token.name in INLINE:
                    self._waiting.append(kept)
                else:
                    self._flush()
                continue
            if token.kind in ("open", "void"):
                self._attributes(token)
                self.said.append((token.name, language_attributes(self._raw(token), token.start)))
            if token.kind in ("text", "comment") or token.name in INLINE or token.name in VOID_INLINE:
                self._waiting.append(token)
                continue
            self._flush()
            if token.kind == "open":
                if token.name == "html":
                    self.language = (token.start, token.end)
                if token.name == "body":
                    self.body = token.end
                self._blocks.append(token.name)
            elif token.kind == "close" and token.name in self._blocks:
                while self._blocks.pop() != token.name:
                    pass
        self._flush()
        found: list[_Run | _Value] = [*self.runs, *self.values]
        blocks = tuple(part.block for part in sorted(found, key=lambda part: part.start))
        runs, values, repeated = tuple(self.runs), tuple(self.values), tuple(repeated_language(self.said))
        return HtmlDocument(self.text, blocks, runs, values, self.language, self.body, repeated)

    def _field(self, token: Token, whole: Token) -> None:
        """Take the attributes of an element that is left alone, and the words of a text field."""
        self._attributes(token)
        if token.name == "textarea":
            self._values(text_field_lines(self._raw(whole), whole.start))

    def _attributes(self, token: Token) -> None:
        self._values(shown_attributes(self._raw(token), token.start))

    def _values(self, values: Sequence[Attribute]) -> None:
        for found in values:
            block = self._block(found.text, BlockKind.PARAGRAPH, found, [" ".join(found.text.split())])
            self.values.append(_Value(found.start, found.end, block, found.bare))

    def _block(
        self, text: str, kind: BlockKind, place: Token | Attribute, segments: Sequence[str], marker: str = ""
    ) -> Block:
        kind, translate, number = self.book.rule(" ".join(text.split()), kind)
        line = self.text.count("\n", 0, place.start) + self.line
        found = tuple(Segment(words, line, index) for index, words in enumerate(segments, 1))
        return Block(kind, line, number, found, translate, marker)

    def _flush(self) -> None:
        """Make a run of what waits."""
        waiting = _trimmed(self._waiting)
        self._waiting = []
        if not waiting:
            return
        items, raw, names = _items(waiting)
        _, inner = unwrap(items)
        segments = tuple(cut(inner, self.segmentation))
        if not any(character.isalnum() for character in plain(inner)):
            return
        first, last = waiting[0], waiting[-1]
        lead = len(first.text) - len(first.text.lstrip()) if first.kind == "text" and "&" not in self._raw(first) else 0
        tail = len(last.text) - len(last.text.rstrip()) if last.kind == "text" and "&" not in self._raw(last) else 0
        kind, marker = self._kind()
        block = self._block(plain(inner), kind, first, [segment.text for segment in segments], marker)
        self.runs.append(
            _Run(
                first.start + lead,
                last.end - tail,
                block,
                tuple(items),
                segments,
                tuple(raw),
                tuple(names),
                bare=self._blocks[-1:] in (["title"], ["option"]) or self._drawing,
            )
        )

    def _raw(self, token: Token) -> str:
        return self.text[token.start : token.end]

    @property
    def _drawing(self) -> bool:
        return "svg" in self._blocks

    def _kind(self) -> tuple[BlockKind, str]:
        if self._drawing:
            return BlockKind.PARAGRAPH, ""
        here = self._blocks[-1] if self._blocks else ""
        if here == "h1" and not self._title:
            self._title = True
            return BlockKind.TITLE, ""
        if here in _HEADINGS:
            return BlockKind.HEADING, ""
        if here in ("td", "th"):
            return BlockKind.CELL, ""
        if here == "li":
            return BlockKind.ITEM, "•"
        return BlockKind.PARAGRAPH, ""


def _rest(first: Token, stream: Iterator[Token]) -> Token:
    """Return the element that ``first`` opens as one token, with everything up to its end."""
    depth, end = 1, first.end
    for token in stream:
        end = token.end
        if token.name == first.name and token.kind in ("open", "close"):
            depth += 1 if token.kind == "open" else -1
            if depth == 0:
                break
    return Token(first.start, end, "void", first.name)


def _trimmed(waiting: Sequence[Token]) -> list[Token]:
    """Return ``waiting`` without white space and comments at its ends."""
    found = list(waiting)

    def idle(token: Token) -> bool:
        return token.kind == "comment" or (token.kind == "text" and not token.text.strip())

    while found and idle(found[0]):
        del found[0]
    while found and idle(found[-1]):
        del found[-1]
    return found


def _items(waiting: Sequence[Token]) -> tuple[list[Item], list[tuple[int, int]], list[str]]:
    """Return the items of a run, and by their keys where their tags stand and what they are called.

    A tag without its other half becomes an empty one of its own.
    """
    raw: list[tuple[int, int]] = []
    names: list[str] = []
    items: list[Item] = []
    halves = _halves(waiting)
    keys: dict[int, int] = {}
    for place, token in enumerate(waiting):
        letter = _LETTERS.get(token.name, "f")
        match token.kind:
            case "text":
                items.append(Text(" ".join(token.text.split(" ")).replace("\n", " ")))
                continue
            case "close" if place in halves:
                items.append(Close(letter, keys[halves[place]]))
                continue
            case "open" if place in halves:
                keys[place] = len(raw)
                items.append(Open(letter, len(raw)))
            case "comment":
                items.append(Empty("x", len(raw)))
            case _:
                items.append(Empty(letter, len(raw)))
        raw.append((token.start, token.end))
        names.append(token.name)
    return items, raw, names


def _halves(waiting: Sequence[Token]) -> dict[int, int]:
    """Return for each tag of a pair the place of the other; pairs nest."""
    stack: list[int] = []
    found: dict[int, int] = {}
    for place, token in enumerate(waiting):
        if token.kind == "open":
            stack.append(place)
        elif token.kind == "close" and any(waiting[other].name == token.name for other in stack):
            while waiting[other := stack.pop()].name != token.name:
                pass
            found |= {other: place, place: other}
    return found


def _value(value: _Value, translate: Translate, *, rtl: bool) -> tuple[int, int, str] | None:
    """Return where and how the value changes; None where it does not."""
    [segment] = value.block.segments
    target = unmarked(translate(segment), rtl=rtl) if value.block.translate else segment.text
    if target == segment.text:
        return None
    quote = '"' if value.bare else ""
    return value.start, value.end, f"{quote}{html.escape(target)}{quote}"


_NOTICE_STYLE = "border:3px solid #9b1c1c;background:#fdecea;color:#9b1c1c;padding:0.8rem;margin:0.5rem"


def _notice(notice: Notice) -> str:
    heading, body = html.escape(notice.heading), html.escape(notice.body)
    return (
        f'<div role="note" lang="{html.escape(notice.language)}" dir="{notice.direction}" style="{_NOTICE_STYLE}">'
        f"<strong>{heading}</strong> {body}</div>"
    )


def _escaped(text: str, *, rtl: bool) -> str:
    """Return ``text`` for HTML; in right-to-left text, Latin runs are isolated (HTML Living Standard, ``bdi``)."""
    if not rtl:
        return html.escape(text, quote=False)
    parts = ((html.escape(part, quote=False), against) for part, against in bidi.runs(text, rtl=True))
    return "".join(f"<bdi>{part}</bdi>" if against else part for part, against in parts)
