"""TMX 1.4b, level 1: translation units → XML, and XML of any CAT tool → translation units. Both stream.

Level 1 is text without markup of its own: our inline tags (``<b1>``) are text like any other. What other tools write
into a segment is read as TMX 1.4b says: the native codes in ``bpt``, ``ept``, ``it``, ``ph`` and ``ut`` are not text,
what ``hi`` encloses is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from l10n_pipeline import safe_xml
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import State, TranslationUnit

if TYPE_CHECKING:
    from lxml import etree

SUFFIX = ".tmx"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "sub"})
_MACHINE = "machine"
_DOCUMENT = "x-document"
_ORIGIN = "x-origin"


@dataclass(frozen=True, slots=True)
class Languages:
    """Which of the languages of a file are wanted."""

    source: str
    """Locale tag of the source; a closer or wider tag of the same language is taken too."""
    targets: tuple[str, ...]
    """Locale tags; a variant in the language of exactly one of them counts as that one."""

    def is_source(self, tag: str) -> bool:
        """Return whether texts in ``tag`` are sources."""
        return _language(tag) == _language(self.source)

    def target(self, tag: str) -> str | None:
        """Return the wanted locale that texts in ``tag`` are in."""
        tag = tag.replace("_", "-")
        exact = [known for known in self.targets if known.casefold() == tag.casefold()]
        alike = exact or [known for known in self.targets if _language(known) == _language(tag)]
        return alike[0] if len(alike) == 1 else None


def read(file: BinaryIO, path: str, languages: Languages) -> Iterator[TranslationUnit]:
    """Yield the units of the TMX document ``file`` in the wanted languages, as it is read.

    What says that a machine wrote it is a draft, everything else a translation: a file does not tell who reviewed it.
    Raises `CatalogError` with path and line for what is not TMX, not well-formed, or has a DTD of its own.
    """
    document = path.replace("\\", "/").rpartition("/")[2]
    header_seen = False
    for element in safe_xml.elements(file, ("{*}header", "{*}tu"), path, CatalogError, safe_xml.Doctype.EXTERNAL):
        if not header_seen:
            root = element.getroottree().getroot()
            if _name(root) != "tmx":
                raise CatalogError("is not a TMX document", path=path, line=1)
            header_seen = True
        if _name(element) == "tu":
            yield from _units(element, document, languages)
    if not header_seen:
        raise CatalogError("is not a TMX document", path=path, line=1)


def write(units: Iterable[TranslationUnit], source_locale: str, version: str) -> Iterator[bytes]:
    """Yield the TMX document of ``units``, part by part; the same units always give the same bytes.

    Units with a character that XML 1.0 cannot hold are left out.
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="l10n_pipeline" creationtoolversion={quoteattr(version)} segtype="sentence"'
        f' o-tmf="l10n_pipeline" adminlang="en" srclang={quoteattr(source_locale)} datatype="plaintext"/>\n<body>\n'
    ).encode()
    source_tag = quoteattr(source_locale)
    for unit in units:
        if _ILLEGAL.search(unit.source + unit.target + unit.document):
            continue
        props = f'<prop type="{_DOCUMENT}">{escape(unit.document)}</prop>' if unit.document else ""
        if unit.machine:
            props += f'<prop type="{_ORIGIN}">{_MACHINE}</prop>'
        yield (
            f"<tu>{props}<tuv xml:lang={source_tag}><seg>{_escaped(unit.source)}</seg></tuv>"
            f"<tuv xml:lang={quoteattr(unit.locale)}><seg>{_escaped(unit.target)}</seg></tuv></tu>\n"
        ).encode()
    yield b"</body>\n</tmx>\n"


def _escaped(text: str) -> str:
    # A carriage return as such would come back as a line feed (XML 1.0, section 2.11).
    return escape(text, {"\r": "&#13;"})


def _units(tu: etree._Element, document: str, languages: Languages) -> Iterator[TranslationUnit]:
    props = {str(p.get("type")): (p.text or "").strip() for p in tu if _name(p) == "prop"}
    sources: list[str] = []
    targets: list[tuple[str, str, bool]] = []
    for tuv in tu:
        if _name(tuv) != "tuv":
            continue
        tag = str(tuv.get(_LANG) or tuv.get("lang") or "")
        text = next((_text(seg) for seg in tuv if _name(seg) == "seg"), "")
        if languages.is_source(tag):
            sources.append(text)
        elif (locale := languages.target(tag)) is not None:
            targets.append((locale, text, _by_machine(tuv)))
    machine = props.get(_ORIGIN) == _MACHINE or _by_machine(tu)
    for source in sources[:1]:
        for locale, target, made in targets:
            if source.strip() and target.strip():
                state = State.DRAFT if machine or made else State.TRANSLATED
                told = props.get(_DOCUMENT) or document
                yield TranslationUnit(source, target, locale, state, told, machine=machine or made)


def _by_machine(element: etree._Element) -> bool:
    """Return whether the element's creator is a machine, as Trados and OmegaT write it: ``MT!``, ``MT-...``."""
    creator = str(element.get("changeid") or element.get("creationid") or "")
    return re.match(r"MT\b|MT!", creator, re.IGNORECASE) is not None


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if _name(child) not in _CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _language(tag: str) -> str:
    return re.split("[-_]", tag.casefold())[0]
