"""XML from anywhere, read without surprises: no DTD, no entities of its own, nothing fetched, bounded in size.

Billion laughs, external entities and parameter entities all need a document type declaration, so a file that has one is
refused whole (OWASP, XML External Entity Prevention). TMX files of CAT tools often name tmx14.dtd: a declaration
without an internal subset is harmless when nothing is loaded for it, and `Doctype.EXTERNAL` lets it pass.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from l10n_pipeline.errors import L10nError

if TYPE_CHECKING:
    from lxml import etree

_PROLOG = 64 * 1024
"""Bytes in which a document type declaration has to stand: only comments and white space may come before it."""
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[)?", re.IGNORECASE)


class Doctype(Enum):
    """Which document type declarations may pass."""

    NONE = "none"
    EXTERNAL = "external"
    """One that only names a DTD, which is never loaded."""


def parse(data: bytes, path: str | Path, error: type[L10nError], doctype: Doctype = Doctype.NONE) -> etree._Element:
    """Return the root element of ``data``; raises ``error`` with path and line for what is broken or refused."""
    from lxml import etree

    _refuse_declarations(data[:_PROLOG], path, error, doctype)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        raise error(f"is not well-formed XML: {reason.msg}", path=path, line=reason.lineno or None) from reason
    if doctype is Doctype.NONE and str(root.getroottree().docinfo.doctype):  # type: ignore[union-attr]  # stubs know no doctype
        raise error("has a document type declaration, which is refused", path=path)
    return root


def elements(
    file: BinaryIO, tags: tuple[str, ...], path: str | Path, error: type[L10nError], doctype: Doctype = Doctype.NONE
) -> Iterator[etree._Element]:
    """Yield the elements named ``tags`` (``{namespace}name`` or ``{*}name``) as ``file`` is read, each then forgotten.

    Memory does not grow with the file. Raises ``error`` with path and line, perhaps after some elements.
    """
    from lxml import etree

    start = file.read(_PROLOG)
    _refuse_declarations(start, path, error, doctype)
    events = etree.iterparse(
        _Joined(start, file),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]
    except etree.XMLSyntaxError as reason:
        raise error(f"is not well-formed XML: {reason.msg}", path=path, line=reason.lineno or None) from reason


def _refuse_declarations(start: bytes, path: str | Path, error: type[L10nError], doctype: Doctype) -> None:
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
    found = _DOCTYPE.search(start.decode(encoding, errors="replace"))
    if found and (doctype is Doctype.NONE or found.group(1)):
        raise error("has a document type declaration (<!DOCTYPE ...), which is refused", path=path)


class _Joined(io.RawIOBase):
    """A file whose first bytes were read already."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if not self._start:
            return self._rest.read(size)
        taken = self._start if size < 0 else self._start[:size]
        self._start = self._start[len(taken) :]
        return taken + (self._rest.read() if size < 0 else b"")
