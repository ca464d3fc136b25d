"""What XLIFF files say, whatever their version, and the XML that they are written in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, State

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "urn:l10n-pipeline:xliff"
"""Of the attributes that an export adds: what the target was when it was exported."""
EXPORTED = f"{{{NAMESPACE}}}exported"
SINGULAR = f"{{{NAMESPACE}}}singular"
XML = "{http://www.w3.org/XML/1998/namespace}"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped (section 2.2)."""
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A message as an XLIFF file has it; the units of a plural message are one."""

    id: str
    source: str
    """With inline tags and placeholders as they stand in catalogs."""
    targets: tuple[str, ...]
    """One for each plural form; ``("",)`` where there is none."""
    state: State
    stated: bool = True
    """False where the file names no state: what has a target counts as translated then."""
    source_plural: str | None = None
    context: str | None = None
    exported: str | None = None
    """`fingerprint` of the message when it was exported, where the file tells it."""
    missing: tuple[str, ...] = ()
    """The ids of its segments that have no translation where others have one: the text is not whole."""
    line: int = 0
    """1-based line of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XliffFile:
    """A ``<file>`` of an XLIFF document."""

    original: str
    """The name of the document or catalog that it was made of."""
    source_locale: str
    """BCP 47, as the file has it."""
    target_locale: str
    """BCP 47, as the file has it; empty where it names none."""
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A catalog on its way into an XLIFF file."""

    catalog: Catalog
    domain: str
    original: str
    """The catalog's path in its project, with slashes."""
    source_locale: str
    target_locale: str


def unit_id(message: Message) -> str:
    """Return the id of a message: the same as long as its context and source are."""
    # gettext's own way to join the two (gettext manual, "MO Files").
    key = message.source if message.context is None else f"{message.context}\x04{message.source}"
    return "m" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fingerprint(state: State, targets: Sequence[str]) -> str:
    """Return 16 hexadecimal digits that change whenever the state or a target does."""
    return hashlib.sha256("\x00".join([state.value, *targets]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


# ---------------------------------------------------------------- writing


def source_of_form(message: Message, index: int) -> str:
    """Return the source of the form ``index`` of a message: of all but the first of two or more, the plural."""
    plural_form = message.source_plural is not None and (index > 0 or len(message.targets) == 1)
    return (message.source_plural or "") if plural_form else message.source


def previous_pair(message: Message, target: str) -> str:
    """Return the source that ``target`` was made for, beside it, as elements; nothing where that is not told."""
    previous = message.previous.source if message.previous else None
    if previous is None or message.source_plural is not None or not target:
        return ""
    return f"<source>{escape(previous)}</source><target>{escape(target)}</target>"


def escape(text: str) -> str:
    """Return ``text`` as it stands between tags; raises `CatalogError` for a character that XML cannot hold."""
    _refuse(text)
    return text.translate(_TEXT)


def attributes(values: Mapping[str, str | None]) -> str:
    """Return attributes with a space before each; those that are None are left out."""
    for value in values.values():
        _refuse(value or "")
    told = {name: value.translate(_ATTRIBUTE) for name, value in values.items() if value is not None}
    return "".join([f' {name}="{value}"' for name, value in told.items()])


def _refuse(text: str) -> None:
    if found := _FORBIDDEN.search(text):
        raise CatalogError(f"holds the character U+{ord(found.group()):04X}, which XML cannot")


# ---------------------------------------------------------------- reading


def name_of(element: etree._Element) -> str:
    """Return the local name of an element; no name that XML allows for a comment or processing instruction."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children with one of these local names, of the document's own vocabulary."""
    own = str(element.tag).rpartition("}")[0]
    for child in element:
        if name_of(child) in names and str(child.tag).rpartition("}")[0] == own:
            yield child


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of this name."""
    return next(children(element, name), None)


def attribute(element: etree._Element, name: str) -> str | None:
    """Return the value of an attribute."""
    value = element.get(name)
    return None if value is None else str(value)


def line_of(element: etree._Element) -> int:
    """Return the 1-based line on which an element starts."""
    return int(getattr(element, "sourceline", 0) or 0)  # the stubs do not know its type


def read_units(
    parent: etree._Element, name: str, plural_group: tuple[str, str], read: Callable[[etree._Element], Unit]
) -> Iterator[Unit]:
    """Yield the units below ``parent``, elements of this ``name``; those of a plural message as one.

    ``plural_group`` are the attribute and value by which a group says that it is one.
    """
    for element in children(parent, name, "group"):
        if attribute(element, "translate") == "no":
            continue
        if name_of(element) == name:
            yield read(element)
            continue
        units = read_units(element, name, plural_group, read)
        if attribute(element, plural_group[0]) != plural_group[1]:
            yield from units
        elif (found := _plural([*units], element, attribute(element, "id") or "")) is not None:
            yield found


def _plural(units: Sequence[Unit], group: etree._Element, identifier: str) -> Unit | None:
    """Return the units of a plural message, one for each form, as one; None where there are none."""
    if not units:
        return None
    order = list(State)
    whole = all(unit.targets[0] for unit in units)
    lowest = min((unit.state for unit in units if unit.targets[0]), key=order.index, default=State.UNTRANSLATED)
    singular = attribute(group, SINGULAR)
    return Unit(
        id=identifier,
        source=units[0].source if singular is None else singular,
        source_plural=units[-1].source,
        targets=tuple(unit.targets[0] for unit in units),
        state=lowest if whole or lowest is State.UNTRANSLATED else State.DRAFT,
        stated=all(unit.stated for unit in units),
        context=units[0].context,
        exported=attribute(group, EXPORTED),
        missing=tuple(name for unit in units for name in unit.missing),
        line=line_of(group),
    )
