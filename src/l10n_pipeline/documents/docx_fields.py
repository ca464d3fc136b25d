"""Fields of a Word document that are runs from a begin to an end (ECMA-376 part 1, 17.16.18 fldChar).

Between the separator and the end stands what readers see: the words of a link, "Table 1" of a cross-reference, the
number of a caption. A field may begin in one paragraph and end in another, as a table of contents does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n_pipeline.documents.ooxml import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{WORD}}}"
_MARK = f"{_W}fldChar"
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF"})
"""What counts pages has no words, and says nothing where there are no pages."""
_ARGUMENT = re.compile(r'(\\[A-Za-z])?\s*(?:"([^"]*)"|([^\s"\\]+))')
_DEEPEST = 8
"""Fields in fields beyond this are none that anybody made by hand: they stay as they are."""
_SWITCHES = frozenset({"\\l", "\\o", "\\t"})
"""Switches of HYPERLINK that take an argument: a place in the target, a tooltip, a window."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field in one paragraph, or the first part of one that ends in another."""

    before: tuple[_Element, ...]
    """From its begin to its separator; all of it where readers see no words of it."""
    result: tuple[_Element, ...]
    """What readers see, if there are words in it."""
    end: tuple[_Element, ...]
    instruction: str

    @property
    def name(self) -> str:
        """``HYPERLINK``, ``REF``, ``SEQ`` ..."""
        return next(iter(self.instruction.split()), "").upper()

    @property
    def address(self) -> str:
        """Where a link leads, ``https://example.org/a#b``; empty for other fields."""
        if self.name != "HYPERLINK":
            return ""
        address = anchor = ""
        for switch, quoted, bare in _ARGUMENT.findall(self.instruction.split(None, 1)[1]):
            if switch == "\\l":
                anchor = quoted or bare
            elif switch not in _SWITCHES:
                address = address or quoted or bare
        return f"{address}#{anchor}" if address and anchor and "#" not in address else address


def counts_pages(element: _Element) -> bool:
    """Return whether ``element``, a run or a simple field, holds the instruction of a field that counts pages."""
    told = [part.text or "" for part in element.iter(f"{_W}instrText")]
    told += [part.get(f"{_W}instr", "") for part in element.iter(f"{_W}fldSimple")]
    return next(iter("".join(told).split()), "").upper() in _PAGES


def fields_in(children: Sequence[_Element]) -> Iterator[_Element | Field]:
    """Yield ``children``, those of a paragraph or a link in it, with each field's together."""
    place = 0
    while place < len(children):
        found = _field(children, place) if "begin" in _marks(children[place]) else None
        if found is None:
            yield children[place]
            place += 1
        else:
            yield found
            place += len(found.before) + len(found.result) + len(found.end)


def _field(children: Sequence[_Element], begin: int) -> Field | None:
    """Return the field that begins at ``begin``; None where neither its end nor its separator stands there."""
    depth = deepest = 0
    separator = -1
    instruction: list[str] = []
    for place in range(begin, len(children)):
        child = children[place]
        for mark in _marks(child):
            depth += {"begin": 1, "end": -1}.get(mark, 0)
            deepest = max(deepest, depth)
            if mark == "separate" and depth == 1 and separator < 0:
                separator = place
        if depth == 1 and separator < 0:
            instruction += [part.text or "" for part in child.iter(f"{_W}instrText")]
        if depth == 0 and deepest > _DEEPEST:
            return Field(tuple(children[begin : place + 1]), (), (), "")
        if depth == 0:
            return _whole(children, begin, separator, place, "".join(instruction).strip())
    if separator < 0 or any(_shows(child) for child in children[begin : separator + 1]):
        return None
    return Field(tuple(children[begin : separator + 1]), (), (), "")


def _whole(children: Sequence[_Element], begin: int, separator: int, end: int, instruction: str) -> Field:
    result = children[separator + 1 : end] if separator >= 0 else ()
    made = Field(tuple(children[begin : separator + 1]), tuple(result), (children[end],), instruction)
    apart = not any(_shows(child) for child in (*made.before, *made.end))
    if made.name in _PAGES or not apart or not any(_shows(child) for child in made.result):
        return Field(tuple(children[begin : end + 1]), (), (), instruction)
    return made


def _marks(child: _Element) -> list[str]:
    """Return the marks of fields in the run ``child``, in order; none of other elements."""
    return [mark.get(f"{_W}fldCharType", "") for mark in child.iter(_MARK)] if child.tag == f"{_W}r" else []


def _shows(child: _Element) -> bool:
    return any(text.text for text in child.iter(f"{_W}t"))
