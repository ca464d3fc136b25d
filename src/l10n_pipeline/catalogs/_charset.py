"""The charset of a catalog: what its header declares, and what Python calls that."""

from __future__ import annotations

import codecs
import re

from l10n_pipeline.errors import CatalogError

DEFAULT = "utf-8"

# The syntax must look the same in bytes and in text: this leaves out UTF-16, EBCDIC and Python's own escape codecs.
_SYNTAX = '#~|., :="\\[]0123456789msgidctxplurMSG\t\r\n'
_HEADER = re.compile(
    rb'^[ \t]*msgid[ \t]*""[ \t\r]*\n(?:[ \t]*""[ \t\r]*\n)*[ \t]*msgstr((?:[ \t\r\n]*"[^\n]*)+)', re.MULTILINE
)
_CHARSET = re.compile(rb'charset=([^\s"\\;]+)')


def declared_in_bytes(data: bytes) -> tuple[str | None, int]:
    """Return the charset that the header of an undecoded catalog declares, and its 1-based line (0 for none)."""
    header = _HEADER.search(data)
    found = _CHARSET.search(data, header.start(1), header.end(1)) if header else None
    if found is None:
        return None, 0
    return found[1].decode("latin-1"), data.count(b"\n", 0, found.start()) + 1


def declared(header: str) -> str | None:
    """Return the charset that the text of a header declares, as gettext looks for it."""
    found = _CHARSET.search(header.encode("utf-8", "replace"))
    return found[1].decode("latin-1", "replace") if found else None


def codec_name(charset: str | None, *, path: str, line: int | None) -> str:
    """Return Python's name of a charset: ``utf-8`` where none is declared, or a template's placeholder ``CHARSET``.

    Raises `CatalogError` where Python does not know the charset or it is no superset of ASCII.
    """
    if charset is None or charset == "CHARSET":
        return DEFAULT
    try:
        name = codecs.lookup(charset).name
        probe = _SYNTAX.encode("ascii")
        # Through str and bytes, not the codec: only these refuse codecs such as base64, which are not charsets.
        # Encoding comes first, since to decode this with unicode_escape is deprecated.
        same = _SYNTAX.encode(name) == probe and probe.decode(name) == _SYNTAX
    except (LookupError, ValueError) as error:
        raise CatalogError(f"unknown charset {charset!r}", path=path, line=line) from error
    if not same:
        raise CatalogError(f"charset {charset!r} cannot be used: it is not a superset of ASCII", path=path, line=line)
    return name


def decode(data: bytes, encoding: str, *, path: str, known: bool = True) -> str:
    """Return the text of ``data``. Raises `CatalogError` naming the line of the first byte that does not fit.

    ``known`` says whether the charset is declared, rather than assumed.
    """
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        charset = f"the declared charset {encoding}" if known else f"{encoding}, and the header declares no charset"
        reason = f"byte 0x{data[start]:02x} does not fit {charset}"
        raise CatalogError(reason, path=path, line=data.count(b"\n", 0, start) + 1) from error
    if "\0" in text:
        raise CatalogError("NUL character", path=path, line=text.count("\n", 0, text.index("\0")) + 1)
    return text


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes of ``text``. Raises `CatalogError` naming the first character that the charset lacks."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        character = text[error.start]
        reason = f"{character!r} (U+{ord(character):04X}) cannot be written in the catalog's charset {encoding}"
        raise CatalogError(reason) from error
