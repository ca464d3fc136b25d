"""The content of a Word paragraph as tagged text, and back to runs.

Word cuts a sentence into runs wherever it likes: spelling, revisions, a language mark. Runs that look alike are joined;
the look that most of the paragraph has is its own, and only what differs gets tags (ECMA-376, part 1, 17.3.2).

In a right-to-left paragraph what runs from left to right is a run of its own without ``w:rtl``. That is enough for
letters, but the signs and digits of a telephone number have no direction of their own and are resolved by the Unicode
algorithm (ISO/IEC 29500-1, I.7), which turns the groups round; LibreOffice shows them so. Direction marks
(`bidi.Marks`) give them one: the annex has them count in that algorithm. It leaves embedding characters unspecified and
does not know isolates (U+2066); LibreOffice 7.4 does not read ``w:dir`` and ``w:bdo``. Where no mark is needed there is
none.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n_pipeline import bidi
from l10n_pipeline.documents.base import KEPT, KEPT_END, Notice
from l10n_pipeline.documents.docx_fields import Field, counts_pages, fields_in
from l10n_pipeline.documents.docx_rtl import make_rtl_paragraph, make_rtl_run
from l10n_pipeline.documents.ooxml import WORD
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{WORD}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INVISIBLE_LOOK = {f"{W}{name}" for name in ("lang", "noProof", "rtl", "rPrChange", "webHidden")}
"""Properties of a run that readers do not see."""
_COMPLEX_LOOK = {f"{W}{name}" for name in ("bCs", "iCs", "szCs")}
"""The same for complex scripts: they say nothing of a Latin source."""
_TRANSPARENT = {f"{W}{name}" for name in ("ins", "smartTag", "customXml", "moveTo", "dir", "bdo")}
_WRAPPERS = {f"{W}hyperlink": "a", f"{W}sdt": "f", f"{W}fldSimple": "f"}
_UNSEEN = {
    f"{W}{name}"
    for name in (
        "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
        "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    )
}  # fmt: skip
_LETTERS = (("b", "b"), ("i", "i"), ("u", "u"), ("strike", "s"), ("vertAlign", "v"), ("highlight", "m"), ("color", "c"))
"""What tags are called after, the first that fits: properties of a run and letters."""
_HYPHENS = {f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_EMPTY_LETTERS = {
    "footnoteReference": "n", "endnoteReference": "n", "br": "br", "cr": "br", "tab": "tab", "ptab": "tab",
    "drawing": "img", "pict": "img", "object": "img",
}  # fmt: skip


@dataclass(slots=True)
class Content:
    """The content of a paragraph."""

    items: list[Item] = field(default_factory=list)
    looks: dict[int, _Element | None] = field(default_factory=dict)
    """By key: the run properties of a pair's text."""
    wrappers: dict[int, _Element] = field(default_factory=dict)
    """By key: the link or control that a pair stands for, without its runs."""
    fields: dict[int, Field] = field(default_factory=dict)
    """By key: the field whose words a pair holds."""
    empties: dict[int, list[_Element]] = field(default_factory=dict)
    """By key: the runs that an empty tag stands for."""
    unseen: list[_Element] = field(default_factory=list)
    """Bookmarks and the like, which keep their order and go to the paragraph's start when it is rewritten."""
    look: _Element | None = None
    """The run properties of most of the text."""

    def runs_of_field(self, key: int, *, closing: bool) -> list[_Element]:
        """Return copies of the runs that stand before, or behind, the words of the pair ``key`` if it is a field."""
        found = self.fields.get(key)
        return [] if found is None else [copy.deepcopy(run) for run in (found.end if closing else found.before)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a run."""

    text: str
    look: _Element | None
    element: _Element | None = None
    """What it is, if it is not text."""


def read_content(paragraph: _Element) -> Content:
    """Return what the runs of the ``w:p`` element ``paragraph`` say."""
    reader = _Reader()
    main = _majority([*_texts(paragraph)])
    reader.content.look = main
    reader.read(paragraph, main)
    return reader.content


class _Reader:
    def __init__(self) -> None:
        self.content = Content()
        self._key = 0

    def read(self, children: Iterable[_Element], base: _Element | None) -> None:
        """Add the content of ``children``, in which text mostly looks like ``base``."""
        pieces: list[_Piece] = []
        for child in fields_in([*children]):
            if isinstance(child, Field):
                self._flush(pieces, base)
                self._field(child)
            elif child.tag == f"{W}r":
                pieces += self._run(child)
            elif child.tag in _TRANSPARENT:
                self._flush(pieces, base)
                self.read(child, base)
            elif child.tag in _WRAPPERS:
                self._flush(pieces, base)
                self._wrapper(child, _WRAPPERS[child.tag])
            elif child.tag in _UNSEEN or child.tag == f"{W}pPr":
                if child.tag != f"{W}pPr":
                    self.content.unseen.append(child)
            elif isinstance(child.tag, str):
                self._flush(pieces, base)
                self._empty("x", [child])
        self._flush(pieces, base)

    def _wrapper(self, element: _Element, letter: str) -> None:
        if element.tag == f"{W}fldSimple" and counts_pages(element):
            self._empty("x", [element])
            return
        inner = element.find(f"{W}sdtContent") if element.tag == f"{W}sdt" else element
        if inner is None or not any(True for _ in _texts(inner)):
            self._empty(letter, [element])
            return
        key = self._next()
        self.content.wrappers[key] = element
        self.content.looks[key] = look = _majority([*_texts(inner)])
        self.content.items.append(Open(letter, key))
        self.read(inner, look)
        self.content.items.append(Close(letter, key))

    def _field(self, found: Field) -> None:
        if not found.result:
            self._empty("x", [copy.deepcopy(element) for element in found.before])
            return
        letter = "a" if found.name == "HYPERLINK" else "f"
        key = self._next()
        self.content.fields[key] = found
        self.content.looks[key] = look = _majority([text for child in found.result for text in _texts(child)])
        self.content.items.append(Open(letter, key))
        self.read(found.result, look)
        self.content.items.append(Close(letter, key))

    def _run(self, run: _Element) -> list[_Piece]:
        """Return the pieces of ``run``."""
        look = run.find(f"{W}rPr")
        pieces: list[_Piece] = []
        for child in run:
            if child.tag == f"{W}rPr" or child.tag == f"{W}lastRenderedPageBreak":
                continue
            if child.tag == f"{W}t":
                pieces.append(_Piece(child.text or "", look))
            elif child.tag in _HYPHENS:
                pieces.append(_Piece(_HYPHENS[child.tag], look))
            else:
                pieces.append(_Piece("", look, _alone(run, child)))
        return pieces

    def _flush(self, pieces: list[_Piece], base: _Element | None) -> None:
        """Add ``pieces`` to the content, those that look alike together, and empty the list."""
        place = 0
        while place < len(pieces):
            piece = pieces[place]
            if piece.element is not None:
                child = next((c for c in piece.element if c.tag != f"{W}rPr"), piece.element)
                self._empty(_EMPTY_LETTERS.get(str(child.tag).removeprefix(W), "x"), [piece.element])
                place += 1
                continue
            end = place
            while end < len(pieces) and pieces[end].element is None and _same(pieces[end].look, piece.look):
                end += 1
            self._text("".join(p.text for p in pieces[place:end]), piece.look, base)
            place = end
        pieces.clear()

    def _text(self, text: str, look: _Element | None, base: _Element | None) -> None:
        if not text:
            return
        if _same(look, base) or not text.strip():
            self.content.items.append(Text(text))
            return
        key = self._next()
        letter = _letter(look, base)
        self.content.looks[key] = look
        self.content.items += [Open(letter, key), Text(text), Close(letter, key)]

    def _empty(self, letter: str, elements: list[_Element]) -> None:
        key = self._next()
        self.content.empties[key] = elements
        self.content.items.append(Empty(letter, key))

    def _next(self) -> int:
        self._key += 1
        return self._key


def write_content(paragraph: _Element, content: Content, items: Sequence[Item], *, rtl: bool, tag: str) -> None:
    """Make ``items`` the content of ``paragraph``, in the locale ``tag``, right to left where ``rtl`` says so.

    What stands between the texts ``KEPT`` and ``KEPT_END`` is in the source language, and runs from left to right.
    """
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    paragraph.extend(content.unseen)
    places: list[tuple[_Element, _Element | None, int]] = [(paragraph, content.look, -1)]
    marks = bidi.Marks()
    kept = False
    for item in items:
        parent, look, _ = places[-1]
        match item:
            case Text(text) if text in (KEPT, KEPT_END):
                kept = text == KEPT
            case Text(text):
                pieces = [(text, True)] if not rtl else marks.whole(text) if kept else marks(text)
                parent.extend(_made(pieces, look, tag=tag))
            case Empty():
                parent.extend(copy.deepcopy(element) for element in content.empties[item.key])
            case Open() if item.key in content.wrappers:
                wrapper = _emptied(content.wrappers[item.key])
                parent.append(wrapper)
                inner = wrapper.find(f"{W}sdtContent") if wrapper.tag == f"{W}sdt" else wrapper
                places.append((wrapper if inner is None else inner, content.looks[item.key], item.key))
            case Open():
                parent.extend(content.runs_of_field(item.key, closing=False))
                places.append((parent, content.looks[item.key], item.key))
            case Close():
                if places[-1][2] == item.key:
                    places.pop()
                    parent.extend(content.runs_of_field(item.key, closing=True))


def hold_left_to_right(paragraph: _Element) -> None:
    """Let the text of the ``w:p`` element ``paragraph`` run from left to right as it stands, in any paragraph."""
    texts = [text for text in paragraph.iter(f"{W}t") if text.text and _paragraph(text) is paragraph]
    if texts:
        whole = "".join(text.text or "" for text in texts)
        before, behind = bidi.marks_around(whole)
        texts[0].text = before + (texts[0].text or "")
        texts[-1].text = (texts[-1].text or "") + behind


def put_notices(root: _Element, notices: Sequence[Notice]) -> None:
    """Put ``notices`` before everything else in the body of the document ``root``: bold, red, framed."""
    from lxml import etree

    body = root.find(f"{W}body")
    if body is None:
        return
    for place, notice in enumerate(notices):
        rtl = notice.direction == "rtl"
        paragraph = etree.Element(f"{W}p")
        borders = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pBdr")
        for side in ("top", "left", "bottom", "right"):
            values = {"val": "single", "sz": "12", "space": "4", "color": "9B1C1C"}
            etree.SubElement(borders, f"{W}{side}", {f"{W}{name}": value for name, value in values.items()})
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}b")
        etree.SubElement(look, f"{W}color", {f"{W}val": "9B1C1C"})
        text = f"{notice.heading}. {notice.body}"
        paragraph.extend(_made(bidi.Marks()(text) if rtl else [(text, True)], look, tag=notice.language))
        if rtl:
            make_rtl_paragraph(paragraph)
        body.insert(place, paragraph)


def _made(pieces: Iterable[tuple[str, bool]], look: _Element | None, *, tag: str) -> list[_Element]:
    """Return a run of each of ``pieces``, which are texts and whether these run from left to right."""
    from lxml import etree

    made: list[_Element] = []
    for part, left_to_right in pieces:
        run = etree.Element(f"{W}r")
        if look is not None:
            run.append(copy.deepcopy(look))
        properties = run.find(f"{W}rPr")
        for name in ("lang", "rtl"):
            old = properties.find(f"{W}{name}") if properties is not None else None
            if old is not None and properties is not None:
                properties.remove(old)
        if not left_to_right:
            make_rtl_run(run, tag)
        child = etree.SubElement(run, f"{W}t")
        child.text = part
        child.set(_SPACE, "preserve")
        made.append(run)
    return made


def _texts(parent: _Element) -> list[tuple[_Element | None, int]]:
    """Return the look and the length of every run of text below ``parent``, nested paragraphs aside."""
    found: list[tuple[_Element | None, int]] = []
    for run in parent.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p", f"{W}txbxContent"), None) is not _paragraph(parent):
            continue
        length = sum(len(child.text or "") for child in run.findall(f"{W}t"))
        if length:
            found.append((run.find(f"{W}rPr"), length))
    return found


def _paragraph(element: _Element) -> _Element | None:
    return element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)


def _majority(texts: Sequence[tuple[_Element | None, int]]) -> _Element | None:
    """Return the run properties that most characters have."""
    sizes: Counter[str] = Counter()
    looks: dict[str, _Element | None] = {}
    for look, length in texts:
        name = _signature(look)
        sizes[name] += length
        looks.setdefault(name, look)
    return looks[sizes.most_common(1)[0][0]] if sizes else None


def _signature(look: _Element | None) -> str:
    """Return a text that is the same for run properties that look the same."""
    if look is None:
        return ""
    hidden = _INVISIBLE_LOOK | _COMPLEX_LOOK
    shown = [child for child in look if child.tag not in hidden and not _off(child)]
    return " ".join(sorted(f"{child.tag} {sorted(_attributes(child))}" for child in shown))


def _attributes(element: _Element) -> list[tuple[str, str]]:
    return [
        (str(k), str(v))
        for k, v in element.attrib.items()
        if not re.search(r"(?:cs|eastAsia|hint)(?:Theme)?\Z", str(k))
    ]


def _off(element: _Element) -> bool:
    """Return whether a property only says that something is not the case: ``<w:b w:val="0"/>``."""
    return element.get(f"{W}val") in ("0", "false", "off", "none") and element.tag in {
        f"{W}{name}" for name in ("b", "i", "u", "strike", "caps", "smallCaps")
    }


def _same(one: _Element | None, other: _Element | None) -> bool:
    return one is other or _signature(one) == _signature(other)


def _letter(look: _Element | None, base: _Element | None) -> str:
    """Return what a pair is called: after what it has and its surroundings have not."""
    for name, letter in _LETTERS:
        mine = look.find(f"{W}{name}") if look is not None else None
        theirs = base.find(f"{W}{name}") if base is not None else None
        if mine is not None and not _off(mine) and (theirs is None or _off(theirs)):
            return letter
    return "f"


def _alone(run: _Element, child: _Element) -> _Element:
    """Return a run with the properties of ``run`` and ``child`` alone."""
    from lxml import etree

    made = etree.Element(f"{W}r")
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(copy.deepcopy(look))
    made.append(copy.deepcopy(child))
    return made


def _emptied(wrapper: _Element) -> _Element:
    """Return a copy of ``wrapper`` without the runs in it."""
    made = copy.deepcopy(wrapper)
    made.tail = None
    inner = made.find(f"{W}sdtContent") if made.tag == f"{W}sdt" else made
    for child in list(inner) if inner is not None else []:
        inner.remove(child)  # type: ignore[union-attr]
    return made
