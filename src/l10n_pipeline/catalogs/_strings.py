"""Strings of PO files: C escapes, and long strings laid out over lines as GNU gettext does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

WIDTH = 79
"""Columns of a line at most, GNU gettext's page width."""

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "\\": "\\", '"': '"'}
_CODE_OF = {value: f"\\{letter}" for letter, value in _SIMPLE.items()}
_ESCAPES = str.maketrans({chr(n): f"\\{n:03o}" for n in (*range(1, 32), 127)} | _CODE_OF)
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]+|[0-7]{1,3}|.)")
_NUMERIC = re.compile(r"\\[0-7x]")
_WORD = re.compile(r"[^ ]* +|[^ ]+")


def unescape(parts: Sequence[str], encoding: str) -> str:
    """Return what the quoted ``parts`` of a field say together.

    Octal and hexadecimal escapes are bytes in the charset of the file. Raises `ValueError` with the reason.
    """
    text = "".join(parts)
    if "\\" not in text:
        return text
    if not _NUMERIC.search(text):
        return _ESCAPE.sub(_simple, text)
    data = b"".join([_bytes(part, encoding) for part in parts])
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"escaped bytes do not fit the declared charset {encoding}") from error
    if "\0" in text:
        raise ValueError("escaped NUL character")
    return text


def unquote(lines: str) -> str:
    """Return what quoted ``lines`` say together; raise `ValueError` where only `unescape` can tell, or say why not."""
    text = lines[1:-1].replace('"\n"', "")
    if "\\" not in text:
        return text
    if _NUMERIC.search(text):
        raise ValueError("escaped bytes")
    return _ESCAPE.sub(_simple, text)


def _simple(match: re.Match[str]) -> str:
    try:
        return _SIMPLE[match[1]]
    except KeyError:
        raise ValueError(f"invalid escape {match[0]}") from None


def _bytes(part: str, encoding: str) -> bytes:
    pieces = []
    end = 0
    for match in _ESCAPE.finditer(part):
        pieces.append(part[end : match.start()].encode(encoding))
        end = match.end()
        code = match[1]
        if code[0] in "01234567" or (code[0] == "x" and len(code) > 1):
            value = int(code[1:], 16) if code[0] == "x" else int(code, 8)
            if value > 255:
                raise ValueError(f"invalid escape {match[0]}: more than a byte")
            pieces.append(bytes([value]))
        else:
            pieces.append(_simple(match).encode(encoding))
    return b"".join([*pieces, part[end:].encode(encoding)])


def escape(text: str) -> str:
    """Return ``text`` as it stands between quotes."""
    return text.translate(_ESCAPES)


def layout(
    keyword: str, value: str, *, prefix: str = "", wrap: bool = True, known: Mapping[str, Sequence[str]] | None = None
) -> list[str]:
    r"""Return the lines of a field, without line breaks, as GNU gettext lays them out.

    A string that fits the page on the keyword's line stands there; any other starts on the next line, a line per
    ``\n`` and, where ``wrap`` is true, broken after spaces. ``known`` gives the lines to use for a line of the value.
    """
    escaped = escape(value)
    inner = "\n" in value[:-1]
    single = f'{prefix}{keyword} "{escaped}"'
    if not inner and (not value or not wrap or width(single) <= WIDTH):
        return [single]
    lines = [f'{prefix}{keyword} ""']
    for logical in logical_lines(value):
        if known and logical in known:
            lines += known[logical]
        else:
            room = WIDTH - len(prefix) - 2
            lines += [f'{prefix}"{piece}"' for piece in (_fill(escape(logical), room) if wrap else [escape(logical)])]
    return lines


def logical_lines(value: str) -> list[str]:
    r"""Return the lines of ``value`` with their ``\n``; nothing else ends a line of a PO string."""
    return [line for line in re.split(r"(?<=\n)", value) if line]


def _fill(text: str, room: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in _WORD.findall(text):
        columns = width(word)
        if line and used + columns > room:
            lines.append(line)
            line, used = "", 0
        line += word
        used += columns
    return [*lines, line]


def width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal (Unicode Annex 11; combining marks take none)."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
