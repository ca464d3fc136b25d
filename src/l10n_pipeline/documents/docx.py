"""Word documents to blocks and segments, and back: text, tables, headers, footers, footnotes, endnotes, text boxes.

A paragraph is a block, and so are the file's title, subject and description. Only paragraphs of which a segment is
translated are rewritten; the file keeps every other part and element. In a right-to-left locale paragraphs, tables,
sections and runs are told so (docx_rtl).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import right_to_left
from l10n_pipeline.documents.base import KEPT, KEPT_END, Notice, Rule, Segmentation, Translate
from l10n_pipeline.documents.docx_leads import Leads, Notes, note_of, number_notes, own_mark, part_of
from l10n_pipeline.documents.docx_numbering import BULLET, Numbering
from l10n_pipeline.documents.docx_properties import PART as PROPERTIES
from l10n_pipeline.documents.docx_properties import properties
from l10n_pipeline.documents.docx_rtl import make_rtl_part, make_rtl_styles
from l10n_pipeline.documents.docx_runs import Content, W, hold_left_to_right, put_notices, read_content, write_content
from l10n_pipeline.documents.docx_tables import cell_of, table_cells, without_layout
from l10n_pipeline.documents.ooxml import read_parts, write_parts
from l10n_pipeline.documents.rules import RuleBook
from l10n_pipeline.documents.tagged import Item, Open, Text, cut, items_of, plain, read, tags_of, unwrap
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import WHOLE, Block, BlockKind, Part, Segment
from l10n_pipeline.safe_xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_OTHER_PARTS = re.compile(r"word/(?:footnotes|endnotes|header\d*|footer\d*)\.xml")
_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocxDocument:
    """A Word document: its file, and its blocks in the order of its parts and paragraphs."""

    path: str
    data: bytes
    parts: Mapping[str, bytes]
    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...]
    segmentation: Segmentation

    @property
    def suffix(self) -> str:
        """``.docx``."""
        return ".docx"

    @property
    def tagged(self) -> bool:
        """True."""
        return True

    def merge(self, translate: Translate, locale: LocaleInfo | None = None, notices: Sequence[Notice] = ()) -> bytes:
        """Return the file with its segments replaced, in the direction of ``locale``, ``notices`` at its top.

        The bytes are those that were read where every target equals its source and the direction stays.
        """
        rtl = locale is not None and locale.rtl
        tag = locale.tag if locale else ""
        changed: dict[str, bytes] = {}
        blocks = iter(self.blocks)
        for name in _text_parts(self.parts):
            root = parse(self.parts[name], f"{self.path}: {name}", DocumentError)
            pairs = [(found, next(blocks)) for found in _paragraphs(root, self.segmentation)]
            # From the last to the first: a text box is rewritten before the paragraph that it is anchored in.
            touched = sum(_rewritten(*pair, translate, rtl=rtl, tag=tag) for pair in reversed(pairs)) > 0
            if rtl:
                make_rtl_part(root, {*_copies(root), *_held(pairs, translate)})
            if notices and name == _DOCUMENT:
                put_notices(root, notices)
                touched = True
            if touched or rtl:
                _copy_boxes(root)
                changed[name] = _bytes(root)
        changed |= self._properties(blocks, translate)
        if rtl and _STYLES in self.parts:
            root = parse(self.parts[_STYLES], f"{self.path}: {_STYLES}", DocumentError)
            make_rtl_styles(root, tag)
            changed[_STYLES] = _bytes(root)
        return write_parts(self.data, changed)

    def _properties(self, blocks: Iterator[Block], translate: Translate) -> dict[str, bytes]:
        """Return the part of the properties by its name, its texts replaced by those of ``blocks``, if any changed."""
        if PROPERTIES not in self.parts:
            return {}
        root = parse(self.parts[PROPERTIES], f"{self.path}: {PROPERTIES}", DocumentError)
        touched = False
        for (element, _), block in zip(properties(root), blocks, strict=True):
            targets = _targets(block, translate)
            if not all(target.same for target in targets):
                element.text = " ".join(target.mark + plain(items_of(target.text)) for target in targets)
                touched = True
        return {PROPERTIES: _bytes(root)} if touched else {}


class DocxFormat:
    """Reads Word documents."""

    suffixes = frozenset({".docx"})

    def read(
        self,
        data: bytes,
        path: str,
        rules: Sequence[Rule] = (),
        segmentation: Segmentation = Segmentation.SENTENCE,
    ) -> DocxDocument:
        """Return the document in ``data``. Raises `DocumentError` with path and part where it cannot be read."""
        parts = read_parts(data, path)
        styles = _style_names(parts, path)
        book = RuleBook(rules)
        numbering = Numbering(parts, path)
        notes: Notes = {}
        blocks: list[Block] = []
        for name in _text_parts(parts):
            root = parse(parts[name], f"{path}: {name}", DocumentError)
            notes = number_notes(root) if name == _DOCUMENT else notes
            leads = Leads(parts, name, path, notes if name == _DOCUMENT else {})
            markers = _markers(root, numbering)
            cells = table_cells(root) if name == _DOCUMENT else {}
            for found in _paragraphs(root, segmentation):
                block = _block(found, styles, book, markers.get(found.element), leads, len(blocks) + 1)
                note, cell = note_of(found.element, notes), cell_of(found.element, cells)
                blocks.append(replace(block, part=part_of(name), note=note, cell=cell))
        blocks = without_layout(blocks)
        blocks += _property_blocks(parts, path, RuleBook(rules), segmentation, len(blocks) + 1)
        return DocxDocument(path, data, parts, tuple(blocks), tuple(rules), segmentation)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with words, and what is in it."""

    element: _Element
    around: tuple[Item, ...]
    """What stands before all of its words: a note's own mark, elements that hold everything."""
    after: tuple[Item, ...]
    segments: tuple[tuple[str, tuple[Item, ...]], ...]
    text: str
    content: Content
    words: bool
    """False where there are signs alone, as a dash in a table."""


def _paragraphs(root: _Element, segmentation: Segmentation) -> Iterator[_Paragraph]:
    """Yield the paragraphs below ``root`` with words, or in its tables signs, in the order in which they stand."""
    for element in list(root.iter(f"{W}p")):
        if _is_copy(element):
            continue
        content = read_content(element)
        mark, rest = own_mark(content)
        around, inner = unwrap(rest)
        segments = tuple((segment.text, segment.items) for segment in cut(inner, segmentation))
        words = any(character.isalnum() for text, _ in segments for character in re.sub(r"<[^>]*>", "", text))
        in_cell = root.tag == f"{W}document" and next(element.iterancestors(f"{W}tc"), None) is not None
        if words or (in_cell and plain(inner).strip()):
            yield _Paragraph(
                element,
                (*mark, *(first for first, _ in around)),
                tuple(last for _, last in reversed(around)),
                segments,
                " ".join(plain(inner).split()),
                content,
                words,
            )


def _is_copy(paragraph: _Element) -> bool:
    """Return whether ``paragraph`` is an old program's copy of a text box (mc:Fallback), or was deleted."""
    return any(str(parent.tag).endswith("}Fallback") for parent in paragraph.iterancestors())


def _markers(root: _Element, numbering: Numbering) -> dict[_Element, tuple[str, int]]:
    """Return the number or bullet of each paragraph below ``root`` that has one, and its level."""
    counter = numbering.counter()
    found = ((element, counter.marker(element)) for element in root.iter(f"{W}p") if not _is_copy(element))
    return {element: marker for element, marker in found if marker is not None}


def _block(
    found: _Paragraph,
    styles: Mapping[str, str],
    book: RuleBook,
    marker: tuple[str, int] | None,
    leads: Leads,
    line: int,
) -> Block:
    """Return ``found`` as the block number ``line`` of its file."""
    kind, bullet = _kind(found.element, styles, numbered=marker is not None)
    kind, translate, count = book.rule(found.text, kind) if found.words else (kind, False, 0)
    whole = {item.key: WHOLE for item in found.around if isinstance(item, Open)}
    segments = tuple(
        Segment(text, line, index, leads.of(found.content, whole | dict(tags_of(items))))
        for index, (text, items) in enumerate(found.segments, 1)
    )
    text, level = marker or (bullet, 1)
    return Block(kind, line, count, segments, translate, text, level if kind is BlockKind.ITEM else 1)


def _property_blocks(
    parts: Mapping[str, bytes], path: str, book: RuleBook, segmentation: Segmentation, line: int
) -> Iterator[Block]:
    """Yield the file's title and the like; ``line`` is the first one's."""
    if PROPERTIES not in parts:
        return
    root = parse(parts[PROPERTIES], f"{path}: {PROPERTIES}", DocumentError)
    for place, (element, kind) in enumerate(properties(root), line):
        text = element.text or ""
        kind, translate, count = book.rule(" ".join(text.split()), kind)
        segments = enumerate(cut([Text(text)], segmentation), 1)
        made = tuple(Segment(segment.text, place, index) for index, segment in segments)
        yield Block(kind, place, count, made, translate, part=Part.PROPERTY)


def _kind(element: _Element, styles: Mapping[str, str], *, numbered: bool) -> tuple[BlockKind, str]:
    """Return what ``element`` is to its reader, by its style and place, and its bullet if its style has one."""
    style = element.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val", ""), "").lower() if style is not None else ""
    if name == "title":
        return BlockKind.TITLE, ""
    if _HEADING.match(name) or name == "subtitle":
        return BlockKind.HEADING, ""
    own = element.find(f"{W}pPr/{W}numPr/{W}numId")
    listed = own is not None and own.get(f"{W}val") != "0"
    if numbered or listed or name.startswith("list"):
        return BlockKind.ITEM, BULLET if listed or name.startswith("list bullet") else ""
    in_cell = next(element.iterancestors(f"{W}tc"), None) is not None
    return (BlockKind.CELL if in_cell else BlockKind.PARAGRAPH), ""


def _rewritten(found: _Paragraph, block: Block, translate: Translate, *, rtl: bool, tag: str) -> bool:
    """Put the targets of ``block`` into its paragraph, and return whether that changed it."""
    targets = _targets(block, translate)
    if all(target.same for target in targets):
        return False
    items: list[Item] = [*found.around]
    for number, (target, (_, own)) in enumerate(zip(targets, found.segments, strict=True)):
        if number:
            items.append(Text(" "))
        if target.mark:
            items.append(Text(target.mark))
        inner = [*own] if target.text == target.source else read(target.text, own)
        items += [Text(KEPT), *inner, Text(KEPT_END)] if target.latin else inner
    write_content(found.element, read_content(found.element), [*items, *found.after], rtl=rtl, tag=tag)
    return True


def _held(pairs: Sequence[tuple[_Paragraph, Block]], translate: Translate) -> Iterator[_Element]:
    """Yield the paragraphs that stay in a left-to-right source language in a right-to-left document.

    In a table such a text stands where its neighbours do, and so do numbers everywhere: marks keep its order there.
    """
    for found, block in pairs:
        targets = _targets(block, translate)
        if not found.words or not all(target.same for target in targets) or any(map(right_to_left, found.text)):
            continue
        in_cell = next(found.element.iterancestors(f"{W}tc"), None) is not None
        if not in_cell and any(map(str.isalpha, found.text)):
            yield found.element
        else:
            hold_left_to_right(found.element)


@dataclass(frozen=True, slots=True)
class _Target:
    """What stands in the place of a segment."""

    source: str
    text: str
    mark: str = ""
    """What says before it that it is not translated."""

    @property
    def same(self) -> bool:
        """True where the segment stays as it is."""
        return self.text == self.source and not self.mark

    @property
    def latin(self) -> bool:
        """True where it is in a source language that runs from left to right."""
        words = plain(items_of(self.text))
        return self.text == self.source and any(map(str.isalpha, words)) and not any(map(right_to_left, words))


def _targets(block: Block, translate: Translate) -> list[_Target]:
    if not block.translate:
        return [_Target(segment.text, segment.text) for segment in block.segments]
    made = []
    for segment in block.segments:
        mark, kept, text = translate(segment).rpartition(KEPT)
        made.append(_Target(segment.text, text.removesuffix(KEPT_END) if kept else text, mark))
    return made


def _copies(root: _Element) -> Iterator[_Element]:
    return (paragraph for paragraph in root.iter(f"{W}p") if _is_copy(paragraph))


def _copy_boxes(root: _Element) -> None:
    """Let the copies of text boxes that old programs read say what the text boxes say."""
    for both in root.iter("{*}AlternateContent"):
        box, copied = (both.find(f"{{*}}{name}") for name in ("Choice", "Fallback"))
        if box is None or copied is None:
            continue
        texts = [*box.iter(f"{W}txbxContent")], [*copied.iter(f"{W}txbxContent")]
        if len(texts[0]) == len(texts[1]) == 1:
            texts[1][0][:] = [copy.deepcopy(paragraph) for paragraph in texts[0][0]]


def _text_parts(parts: Mapping[str, bytes]) -> list[str]:
    """Return the names of the parts that hold text: the document itself, then the others by name."""
    return [_DOCUMENT, *sorted(name for name in parts if _OTHER_PARTS.fullmatch(name))]


def _style_names(parts: Mapping[str, bytes], path: str) -> dict[str, str]:
    """Return the names of the styles by their ids."""
    if _STYLES not in parts:
        return {}
    root = parse(parts[_STYLES], f"{path}: {_STYLES}", DocumentError)
    found: dict[str, str] = {}
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "")
    return found


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
