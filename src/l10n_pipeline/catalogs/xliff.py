"""XLIFF 1.2 and 2.0: catalogs → files for CAT tools, and such files, ours or any tool's → what they say of messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline import safe_xml
from l10n_pipeline.catalogs import xliff12, xliff20
from l10n_pipeline.catalogs.xliff_types import Export, Unit, XliffFile, fingerprint, unit_id
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, State

__all__ = ["Export", "Format", "Pairs", "Unit", "XliffFile", "fingerprint", "parse", "read_pairs", "unit_id", "write"]


class Format(StrEnum):
    """The versions that are written."""

    XLIFF20 = "xliff20"
    XLIFF12 = "xliff12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The translated messages of a ``<file>``, as a catalog: for the translation memory."""

    source_locale: str
    target_locale: str
    original: str
    catalog: Catalog
    """Its messages have a target each. Their states are those of the file, except that nothing counts as reviewed:
    a file does not say by whom."""


def parse(data: bytes, path: str) -> tuple[XliffFile, ...]:
    """Return the ``<file>`` elements of an XLIFF 1.x or 2.x document, ours or any tool's.

    Raises `CatalogError` with ``path`` and line for what is not XLIFF, not well-formed, or has a DTD.
    """
    root = safe_xml.parse(data, path, CatalogError)
    version = str(root.get("version") or "")
    if str(root.tag).rpartition("}")[2] != "xliff" or version[:2] not in ("1.", "2."):
        raise CatalogError("is not an XLIFF 1 or 2 document", path=path, line=1)
    return tuple(xliff12.read(root) if version.startswith("1.") else xliff20.read(root))


def read_pairs(data: bytes, path: str) -> tuple[Pairs, ...]:
    """Return the translated messages of an XLIFF document, a catalog for each ``<file>``.

    A locale that the file does not name is empty. Of messages that a file repeats the first counts; one of
    which not all segments are translated counts as none. Raises `CatalogError` as `parse` does.
    """
    found = []
    for file in parse(data, path):
        messages = {
            (u.context, u.source): _message(u)
            for u in reversed(file.units)
            if any(u.targets) and u.source and not u.missing
        }
        catalog = Catalog(header=None, messages=tuple(reversed(messages.values())))
        found.append(
            Pairs(
                source_locale=file.source_locale,
                target_locale=file.target_locale,
                original=file.original,
                catalog=catalog,
            )
        )
    return tuple(found)


def write(export: Export, form: Format = Format.XLIFF20) -> bytes:
    """Return a catalog as an XLIFF document; the same catalog always gives the same bytes.

    Obsolete messages are left out. Raises `CatalogError` with the message's line and source where it holds a character
    that XML cannot.
    """
    writer = xliff20 if form is Format.XLIFF20 else xliff12
    notes = _notes20 if form is Format.XLIFF20 else _notes12
    units = [
        _written(writer.write_message, message, notes(message), export.original) for message in export.catalog.active
    ]
    return "".join([writer.write_start(export), *units, writer.write_end()]).encode()


def _written(
    write_message: Callable[[Message, list[tuple[str, str]]], str],
    message: Message,
    notes: list[tuple[str, str]],
    path: str,
) -> str:
    try:
        return write_message(message, notes)
    except CatalogError as error:
        key = "".join([each if each.isprintable() else " " for each in message.source[:60]])
        raise CatalogError(error.reason, path=path, line=message.line or None, key=key) from error


def _notes20(message: Message) -> list[tuple[str, str]]:
    """Return category and text of what a translator should know of a message."""
    return [
        *(("extracted", text) for text in message.extracted if text),
        *(("location", text) for text in message.references),
        *_notes_of_people(message, "translator", "origin"),
    ]


def _notes12(message: Message) -> list[tuple[str, str]]:
    """Return author and text of what a translator should know of a message."""
    extracted = [("developer", text) for text in message.extracted if text]
    return [*extracted, *_notes_of_people(message, "translator", "l10n origin")]


def _notes_of_people(message: Message, translator: str, origin: str) -> list[tuple[str, str]]:
    notes = [(translator, c) for c in message.comments if c and not c.startswith(("origin:", "reviewed:"))]
    notes += [(origin, message.origin.text)] if message.origin else []
    previous = message.previous
    if message.source_plural is not None and previous is not None and previous.source is not None:
        notes.append((translator, f"previous source: {previous.source}"))
    return notes


def _message(unit: Unit) -> Message:
    return Message(
        source=unit.source,
        source_plural=unit.source_plural,
        context=unit.context,
        targets=unit.targets,
        flags=("fuzzy",) if unit.state is State.DRAFT else (),
        line=unit.line,
    )
