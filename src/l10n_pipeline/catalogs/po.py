"""Gettext PO: bytes ↔ `Catalog`, strictly and without loss.

What is read is written back byte for byte. A message changed with `dataclasses.replace` changes the bytes of its own
entry alone, and in it those of the changed fields alone; new text is laid out as GNU gettext does. A file that gettext
would refuse is refused, with its line (gettext manual, "The Format of PO Files").
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence

from l10n_pipeline import collector
from l10n_pipeline.catalogs import _charset
from l10n_pipeline.catalogs._entry import RawEntry
from l10n_pipeline.catalogs._reader import Reader
from l10n_pipeline.catalogs._writer import EntryWriter
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message


def parse(data: bytes, path: str = "", *, raw: bool = True) -> Catalog:
    """Return the catalog that a .po or .pot file holds.

    The charset is the one its header declares, UTF-8 if none. Raises `CatalogError` with ``path``, the 1-based line and
    the reason where the file is malformed. Without ``raw`` it takes three quarters of the time, and the catalog is for
    reading alone: its entries come without the bytes that `serialize` would give back.
    """
    bom = data.startswith(codecs.BOM_UTF8)
    body = data.removeprefix(codecs.BOM_UTF8)
    charset, line = _charset.declared_in_bytes(body)
    reader = _read(body, charset, path, line or None, raw=raw)
    declared = _charset.declared(reader.header.target) if reader.header else None
    if declared != charset:
        # What looked like the header in the bytes was something else.
        charset = declared
        reader = _read(body, charset, path, reader.header.line if reader.header else None, raw=raw)
    encoding = _charset.codec_name(charset, path=path, line=None)
    return Catalog(
        header=reader.header,
        messages=tuple(reader.messages),
        encoding=encoding,
        newline="\r\n" if b"\r" in body and 2 * body.count(b"\r\n") > body.count(b"\n") else "\n",
        tail=_tail_text(reader.tail, encoding),
        bom=bom,
    )


def serialize(catalog: Catalog) -> bytes:
    """Return the bytes of a catalog; those it was read from, where nothing changed.

    Raises `CatalogError` where a text cannot be written in the charset, the header declares another charset than
    ``catalog.encoding``, or two active messages have the same context and source.
    """
    _check(catalog)
    writer = EntryWriter(catalog.encoding, catalog.newline)
    newline = catalog.newline.encode()
    output = [codecs.BOM_UTF8] if catalog.bom else []
    last: Message | None = None
    for message in _in_order(catalog):
        try:
            data = writer.write(message)
        except CatalogError as error:
            raise CatalogError(error.reason, line=message.line or None, key=message.source[:60] or "header") from error
        if last is not None:
            if not output[-1].endswith(b"\n"):
                output.append(newline)
            if not isinstance(message.raw, RawEntry) or (message.raw.position == 0 and not _starts_blank(data)):
                output.append(newline)
        output.append(data)
        last = message
    if catalog.tail:
        if last is not None and not output[-1].endswith(b"\n"):
            output.append(newline)
        output.append(_tail_bytes(catalog.tail, catalog.encoding))
    elif last is not None and isinstance(last.raw, RawEntry) and not last.raw.terminated and output[-1].endswith(b"\n"):
        # It was written anew, with a line break; the file had none at its end.
        output[-1] = output[-1].removesuffix(b"\n").removesuffix(b"\r")
    return b"".join(output)


def new_header(fields: Mapping[str, str], *, comments: Sequence[str] = ()) -> Message:
    """Return a header entry with ``fields`` in their order.

    Raises `CatalogError` for a name or value that a header cannot hold.
    """
    return Message(source="", targets=(header_text(fields),), comments=tuple(comments))


def header_text(fields: Mapping[str, str]) -> str:
    """Return ``fields`` as the text of a header: ``Name: value``, a line each."""
    for name, value in fields.items():
        if not name or "\n" in name + value or ":" in name:
            raise CatalogError(f"{name!r} with the value {value!r} cannot be a header field", key=name)
    return "".join([f"{name}: {value}\n" for name, value in fields.items()])


def _read(body: bytes, charset: str | None, path: str, line: int | None, *, raw: bool) -> Reader:
    encoding = _charset.codec_name(charset, path=path, line=line)
    text = _charset.decode(body, encoding, path=path, known=charset is not None)
    reader = Reader(path, encoding, raw=raw)
    if encoding == "utf-8" and "\r" not in text:
        with collector.paused():
            reader.read_paragraphs(text)
        return reader
    texts = text.split("\n")
    lines = [data + b"\n" for data in body.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    if len(texts) != len(lines):
        raise CatalogError(f"charset {charset!r} cannot be used: it has line breaks of its own", path=path, line=line)
    if not lines[-1]:
        del texts[-1], lines[-1]
    if "\r" in text:
        texts = [each.removesuffix("\r") for each in texts]
    with collector.paused():
        reader.read(texts, lines)
    return reader


def _check(catalog: Catalog) -> None:
    """Refuse what could not be read again."""
    declared = _charset.declared(catalog.header.target) if catalog.header else None
    encoding = _charset.codec_name(declared, path="", line=None)
    if encoding != _charset.codec_name(catalog.encoding, path="", line=None):
        raise CatalogError(f"the header declares {declared or encoding}, the catalog is in {catalog.encoding}")
    seen: set[tuple[str | None, str]] = {(None, "")}
    for message in catalog.messages:
        if not message.obsolete:
            if message.key in seen:
                what = "duplicate message definition" if message.source else "a message without context needs a source"
                raise CatalogError(what, line=message.line or None, key=message.source[:60] or None)
            seen.add(message.key)
    if catalog.header and (catalog.header.key != (None, "") or catalog.header.obsolete):
        raise CatalogError("the header has an empty source and no context")


def _in_order(catalog: Catalog) -> Iterator[Message]:
    """Yield all entries; the header first unless its file had it elsewhere."""
    header = catalog.header
    place = header.raw.position if header and isinstance(header.raw, RawEntry) else 0
    yield from catalog.messages[:place]
    if header:
        yield header
    yield from catalog.messages[place:]


def _starts_blank(data: bytes) -> bool:
    return not data.split(b"\n", 1)[0].strip()


def _tail_text(tail: bytes, encoding: str) -> str:
    """Return the tail as text that `_tail_bytes` turns back into the same bytes."""
    text = tail.decode(encoding)
    if text.encode(encoding) == tail:
        return text
    # The charset has two ways to write a character: carry the bytes themselves.
    return tail.decode("ascii", "surrogateescape")


def _tail_bytes(tail: str, encoding: str) -> bytes:
    try:
        return tail.encode(encoding, "surrogateescape")
    except UnicodeEncodeError as error:
        raise CatalogError(f"the tail cannot be written in the catalog's charset {encoding}") from error
