"""Catalogs compiled for gettext (.mo)."""

from __future__ import annotations

import struct

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, State

_FINISHED = (State.TRANSLATED, State.REVIEWED)
_PUBLIC_FIELDS = frozenset({"Project-Id-Version", "PO-Revision-Date", "Language", "MIME-Version", "Plural-Forms"})
"""Header fields that say nothing of anybody: a compiled catalog is published, and translators may be in danger."""


def compile_mo(catalog: Catalog) -> bytes:
    """Return the finished messages of ``catalog`` as a .mo file; drafts and obsolete ones are left out.

    So are the header's names and addresses of translators. polib writes it, from the messages as our own reader has
    them. The texts are in UTF-8, as the header then says.
    """
    import polib

    compiled = polib.POFile()
    fields = {name: value for name, value in catalog.fields.items() if name in _PUBLIC_FIELDS}
    compiled.metadata = {**fields, "Content-Type": "text/plain; charset=UTF-8"}
    for message in catalog.active:
        if message.state not in _FINISHED:
            continue
        entry = polib.POEntry(msgid=message.source, msgctxt=message.context)
        if message.source_plural is None:
            entry.msgstr = message.target
        else:
            entry.msgid_plural = message.source_plural
            entry.msgstr_plural = dict(enumerate(message.targets))
        compiled.append(entry)
    binary: bytes = compiled.to_binary()
    return binary


def read_mo(data: bytes, path: str) -> Catalog:
    """Return the messages of a .mo file in UTF-8, as `compile_mo` writes it.

    The format: GNU gettext manual, "The Format of GNU MO Files". Raises `CatalogError` where ``data`` is not in it.
    """
    try:
        order = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}[data[:4]]
        _, count, originals, translations = struct.unpack_from(f"{order}4I", data, 4)
        pairs = [
            (_string(data, order, originals + 8 * n), _string(data, order, translations + 8 * n)) for n in range(count)
        ]
    except (KeyError, struct.error, UnicodeDecodeError) as error:
        raise CatalogError("is not a .mo file in UTF-8", path=path) from error
    messages = [_message(key, targets) for key, targets in pairs]
    header = next((message for message in messages if message.key == (None, "")), None)
    return Catalog(header=header, messages=tuple(message for message in messages if message is not header))


def _string(data: bytes, order: str, place: int) -> str:
    length, offset = struct.unpack_from(f"{order}2I", data, place)
    if offset + length > len(data):
        raise struct.error
    return data[offset : offset + length].decode()


def _message(key: str, targets: str) -> Message:
    context, separator, text = key.rpartition("\x04")
    source, _, plural = text.partition("\0")
    return Message(
        source=source,
        source_plural=plural or None,
        context=context if separator else None,
        targets=tuple(targets.split("\0")),
    )
