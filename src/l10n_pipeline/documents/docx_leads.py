"""Where the links and note marks of a Word document lead (ECMA-376 part 1, 17.16.22 hyperlink; 17.11 notes)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from l10n_pipeline.documents.docx_fields import counts_pages
from l10n_pipeline.documents.docx_numbering import number_text
from l10n_pipeline.documents.docx_runs import Content, W
from l10n_pipeline.documents.ooxml import external_addresses
from l10n_pipeline.documents.tagged import Empty, Item, Open, Text
from l10n_pipeline.model import Lead, Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SAFE = ("http://", "https://", "mailto:")
_NOTES = (("footnote", "decimal"), ("endnote", "lowerRoman"))
"""Kinds of notes and how Word numbers them where the file says nothing else."""

_OWN_MARKS = (f"{W}footnoteRef", f"{W}endnoteRef")
"""What shows a note's own number inside it (17.11.6, 17.11.13)."""

Notes = Mapping[tuple[str, str], str]
"""Numbers of notes by kind and id."""


def number_notes(document: _Element) -> Notes:
    """Return the numbers of the notes that the root ``document`` refers to, in its order.

    A note with a mark of its author's own has no number.
    """
    found: dict[tuple[str, str], str] = {}
    for kind, form in _NOTES:
        count = 0
        for mark in document.iter(f"{W}{kind}Reference"):
            place = (kind, mark.get(f"{W}id", ""))
            if place not in found and mark.get(f"{W}customMarkFollows", "0") in ("0", "false", "off"):
                count += 1
                found[place] = number_text(count, form)
    return found


def note_of(paragraph: _Element, notes: Notes) -> str:
    """Return the number of the note in which ``paragraph`` stands; empty where it stands in none that has one."""
    for kind, _ in _NOTES:
        note = next(paragraph.iterancestors(f"{W}{kind}"), None)
        if note is not None:
            return notes.get((kind, note.get(f"{W}id", "")), "")
    return ""


def own_mark(content: Content) -> tuple[list[Item], list[Item]]:
    """Return the mark of its own with which a note's paragraph begins, the space behind it included, and the rest.

    Translators are not asked for it: it stands at the beginning in every language.
    """
    items = list(content.items)
    place, marked = 0, False
    for item in items:
        runs = content.empties.get(item.key, ()) if isinstance(item, Empty) else ()
        own = any(next(run.iter(*_OWN_MARKS), None) is not None for run in runs)
        if not own and not (marked and isinstance(item, Empty) and item.letter == "tab"):
            break
        place, marked = place + 1, True
    if not marked:
        return [], items
    mark, rest = items[:place], items[place:]
    for at, item in enumerate(rest):
        if isinstance(item, Text):
            words = item.text.lstrip()
            mark.append(Text(item.text[: len(item.text) - len(words)]))
            rest[at] = Text(words)
            if words:
                break
        elif not isinstance(item, Open):
            break
    return [item for item in mark if item != Text("")], [item for item in rest if item != Text("")]


def part_of(name: str) -> Part:
    """Return what the part ``word/header1.xml`` of a file is."""
    return next(
        (part for word, part in _PARTS if name.startswith(f"word/{word}")),
        Part.BODY,
    )


_PARTS = (("header", Part.HEADER), ("footer", Part.FOOTER), ("footnotes", Part.NOTE), ("endnotes", Part.NOTE))


class Leads:
    """Knows where the links and note marks of one part lead."""

    def __init__(self, parts: Mapping[str, bytes], name: str, path: str, notes: Notes) -> None:
        """Read the relations of the part ``name``. Raises `DocumentError` where they cannot be read."""
        self._addresses = external_addresses(parts, name, path)
        self._notes = notes

    def of(self, content: Content, tags: Mapping[int, str]) -> tuple[Lead, ...]:
        """Return where those of ``tags``, names by their keys in ``content``, lead that lead anywhere."""
        found: list[Lead] = []
        for key, tag in tags.items():
            target = content.fields.get(key)
            address = _safe(target.address) if target is not None else self._address(content.wrappers.get(key))
            runs = content.empties.get(key, ())
            note = next((n for run in runs if (n := self._note(run))), "")
            page = any(counts_pages(run) for run in runs)
            if address or note or page:
                found.append(Lead(tag, address, note, page))
        return tuple(found)

    def _address(self, wrapper: _Element | None) -> str:
        if wrapper is None or wrapper.tag != f"{W}hyperlink":
            return ""
        address = self._addresses.get(wrapper.get(_RELATION, ""), "")
        anchor = wrapper.get(f"{W}anchor", "")
        return _safe(f"{address}#{anchor}" if anchor and "#" not in address else address)

    def _note(self, run: _Element) -> str:
        for kind, _ in _NOTES:
            for mark in run.iter(f"{W}{kind}Reference"):
                return self._notes.get((kind, mark.get(f"{W}id", "")), "")
        return ""


def _safe(address: str) -> str:
    return address if address.lower().startswith(_SAFE) else ""
