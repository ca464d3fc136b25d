"""The pictures and links of a document that lead to files beside it, and the same in its page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from l10n_pipeline.documents.html_tokens import tokens

_WANTED = {"img": "src", "a": "href"}
_ATTRIBUTE = re.compile(r"""(\s)(src|href)(\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\?#]|\Z")
"""Begins an address that is not relative to the folder of its page (RFC 3986, section 4.2), or that leads into it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a picture or a link leads."""

    path: str
    """From the folder of the document, unescaped."""
    picture: bool


@dataclass(frozen=True, slots=True)
class _Place:
    attribute: int
    """Where the white space before the attribute begins."""
    start: int
    """Of the address, inside its quotation marks."""
    end: int
    path: str
    rest: str
    """Of the address: what stands from ``?`` or ``#`` on."""
    picture: bool


def targets(data: bytes, suffix: str) -> tuple[Target, ...]:
    """Return what the pictures and links of a Markdown or HTML document lead to beside it, each once.

    Of a document in another format, nothing.
    """
    if suffix not in (".md", ".markdown", ".html", ".htm", ".xhtml"):
        return ()
    text = data.decode("utf-8-sig", errors="replace")
    if suffix in (".md", ".markdown"):
        if "](" not in text and "]:" not in text and "<" not in text:
            return ()
        from l10n_pipeline.documents.markdown_inline import make_parser

        text = str(make_parser().render(text))
    return tuple(dict.fromkeys(Target(place.path, place.picture) for place in _places(text)))


def relinked(page: str, addresses: Mapping[str, str | None]) -> str:
    """Return the HTML ``page`` with its links to the paths ``addresses`` leading to the addresses given there.

    Where that is None, a link leads nowhere any more: its address is taken out.
    """
    out: list[str] = []
    end = 0
    for place in _places(page):
        if place.picture or place.path not in addresses:
            continue
        address = addresses[place.path]
        if address is None:
            out.append(page[end : place.attribute])
            end = place.end + 1
        else:
            out += [page[end : place.start], html.escape(address + place.rest)]
            end = place.end
    return "".join([*out, page[end:]])


def _places(text: str) -> Iterator[_Place]:
    for token in tokens(text):
        if token.kind not in ("open", "void") or token.name not in _WANTED:
            continue
        for found in _ATTRIBUTE.finditer(text, token.start, token.end):
            address = html.unescape(found[4][1:-1]).strip()
            if found[2].lower() == _WANTED[token.name] and not _ELSEWHERE.match(address):
                path = re.split("[?#]", address, maxsplit=1)[0]
                rest = address[len(path) :]
                place = (found.start(), found.start(4) + 1, found.end(4) - 1)
                yield _Place(*place, unquote(path), rest, token.name == "img")
