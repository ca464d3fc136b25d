"""XLIFF 1.2 (and 1.1, 1.0): units ↔ XML (OASIS, XLIFF Version 1.2, and its representation guide for gettext PO)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from l10n_pipeline.catalogs.xliff_inline import Code, Part, closing, of_source, of_target
from l10n_pipeline.catalogs.xliff_types import (
    EXPORTED,
    NAMESPACE,
    Export,
    Unit,
    XliffFile,
    attribute,
    attributes,
    child,
    children,
    escape,
    fingerprint,
    line_of,
    name_of,
    previous_pair,
    read_units,
    source_of_form,
    unit_id,
)
from l10n_pipeline.model import Message, State

if TYPE_CHECKING:
    from lxml import etree

DOCUMENT = "urn:oasis:names:tc:xliff:document:1.2"
PLURAL = "x-gettext-plurals"
_CONTEXT = "x-po-msgctxt"
STATES = {
    State.DRAFT: ("needs-review-translation", "no"),
    State.TRANSLATED: ("translated", "yes"),
    State.REVIEWED: ("signed-off", "yes"),
}
"""state of the target, and whether the unit is approved; ``final`` is read as reviewed."""
_READ = {"translated": State.TRANSLATED, "signed-off": State.REVIEWED, "final": State.REVIEWED}


# ---------------------------------------------------------------- writing


def write_start(export: Export) -> str:
    """Return what stands before the first unit."""
    root = {"xmlns": DOCUMENT, "xmlns:l10n": NAMESPACE, "version": "1.2"}
    file = {
        "original": export.original,
        "source-language": export.source_locale,
        "target-language": export.target_locale,
        "datatype": "po",
    }
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff{attributes(root)}>\n <file{attributes(file)}>\n'
    tool = '<tool tool-id="l10n" tool-name="l10n-pipeline"/>'
    return f"{head}  <header>{tool}</header>\n  <body>\n"


def write_end() -> str:
    """Return what stands after the last unit."""
    return "  </body>\n </file>\n</xliff>\n"


def write_message(message: Message, notes: Sequence[tuple[str, str]]) -> str:
    """Return the unit of a message, or the group of units of a plural one, with ``notes`` as author and text."""
    identifier = unit_id(message)
    exported = fingerprint(message.state, message.targets)
    if message.source_plural is None:
        return _unit(message, 0, {"id": identifier, "l10n:exported": exported}, notes)
    group = {
        "id": identifier,
        "restype": PLURAL,
        "l10n:exported": exported,
        "l10n:singular": message.source if len(message.targets) == 1 else None,
    }
    units = [
        _unit(message, index, {"id": f"{identifier}[{index}]"}, notes if index == 0 else ())
        for index in range(len(message.targets))
    ]
    return f"   <group{attributes(group)}>\n{''.join(units)}   </group>\n"


def _unit(message: Message, index: int, names: dict[str, str | None], notes: Sequence[tuple[str, str]]) -> str:
    target = message.targets[index]
    parts = of_source(source_of_form(message, index))
    state, approved = STATES[message.state] if target else (None, None)
    lines = [
        f"   <trans-unit{attributes({**names, 'xml:space': 'preserve', 'approved': approved})}>\n",
        f"    <source>{_text(parts)}</source>\n",
    ]
    if target:
        lines.append(f"    <target{attributes({'state': state})}>{_text(of_target(target, parts))}</target>\n")
    if pair := previous_pair(message, target):
        lines.append(f'    <alt-trans alttranstype="previous-version" xml:space="preserve">{pair}</alt-trans>\n')
    if message.context is not None:
        context = f'<context context-type="{_CONTEXT}">{escape(message.context)}</context>'
        lines.append(f'    <context-group purpose="information">{context}</context-group>\n')
    if index == 0:
        lines += [_reference(reference) for reference in message.references]
    lines += [f"    <note{attributes({'from': author})}>{escape(text)}</note>\n" for author, text in notes]
    lines.append("   </trans-unit>\n")
    return "".join(lines)


def _reference(reference: str) -> str:
    # The guide's name="po-reference" would have to be unique in a file (the schema says so): groups go without a name.
    name, _, line = reference.rpartition(":")
    if not name or not line.isdigit():
        name, line = reference, ""
    told = f'<context context-type="sourcefile">{escape(name)}</context>'
    told += f'<context context-type="linenumber">{line}</context>' if line else ""
    return f'    <context-group purpose="location">{told}</context-group>\n'


def _text(parts: Sequence[Part]) -> str:
    out: list[str] = []
    for part in parts:
        if isinstance(part, str):
            out.append(escape(part))
        elif isinstance(part, Code):
            out.append(f"<x{attributes({'id': part.id, 'clone': 'no', 'equiv-text': part.text})}/>")
        else:
            out.append(
                f"<g{attributes({'id': part.id, 'clone': 'no', 'equiv-text': part.open})}>{_text(part.parts)}</g>"
            )
    return "".join(out)


# ---------------------------------------------------------------- reading


def read(root: etree._Element) -> Iterator[XliffFile]:
    """Yield the files of an XLIFF 1.x document."""
    for file in children(root, "file"):
        body = child(file, "body")
        yield XliffFile(
            original=attribute(file, "original") or "",
            source_locale=attribute(file, "source-language") or "",
            target_locale=attribute(file, "target-language") or "",
            units=tuple(read_units(body, "trans-unit", ("restype", PLURAL), _read_unit)) if body is not None else (),
        )


def _read_unit(unit: etree._Element) -> Unit:
    source, target = child(unit, "source"), child(unit, "target")
    known: dict[str, tuple[str, str]] = {}
    text = "".join(_walk(source, known)) if source is not None else ""
    translated = "".join(_walk(target, known)) if target is not None else ""
    state = attribute(target, "state") if target is not None else None
    approved = attribute(unit, "approved")
    missing = _missing(child(unit, "seg-source"), target) if target is not None and translated.strip() else ()
    return Unit(
        id=attribute(unit, "id") or "",
        source=text,
        targets=(translated,),
        state=State.DRAFT if missing else _state(state, approved) if translated else State.UNTRANSLATED,
        stated=state is not None or approved is not None or bool(missing),
        context=_context(unit),
        exported=attribute(unit, EXPORTED),
        missing=missing,
        line=line_of(unit),
    )


def _state(state: str | None, approved: str | None) -> State:
    """Return the state of a target. Some tools write no state, some only say that a unit is approved."""
    known = _READ.get(state or "")
    if known is not None:
        return known
    return State.TRANSLATED if approved == "yes" or (state is None and approved is None) else State.DRAFT


def _missing(source: etree._Element | None, target: etree._Element) -> tuple[str, ...]:
    """Return the ids of the segments that ``target``, which is cut as ``<seg-source>`` is, has no text for.

    A target without segments is one text, whatever its source was cut into.
    """
    found = _segments(target)
    wanted = _segments(source) if source is not None and found else {}
    lost = [name for name, filled in wanted.items() if filled and not found.get(name)]
    return (*lost, *(name for name, filled in found.items() if not filled and name not in wanted))


def _segments(element: etree._Element) -> dict[str, bool]:
    """Return whether the segments of a source or target, by their ids, have a text."""
    marks = [each for each in element.iter() if name_of(each) == "mrk" and attribute(each, "mtype") == "seg"]
    return {
        attribute(mark, "mid") or str(place): bool("".join(_walk(mark, {})).strip())
        for place, mark in enumerate(marks, 1)
    }


def _context(unit: etree._Element) -> str | None:
    for group in children(unit, "context-group"):
        for context in children(group, "context"):
            if attribute(context, "context-type") == _CONTEXT:
                return context.text or ""
    return None


def _walk(element: etree._Element, known: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the pieces of a source or target, with what its codes stand for; ``known`` are the codes of the source."""
    yield element.text or ""
    for inner in element:
        identifier = attribute(inner, "id") or ""
        told = attribute(inner, "equiv-text")
        match name_of(inner):
            case "g":
                pair = (f"<g{identifier}>", f"</g{identifier}>") if told is None else (told, closing(told))
                opened, closed = known.setdefault(f"g {identifier}", pair)
                yield opened
                yield from _walk(inner, known)
                yield closed
            case "mrk":
                yield from _walk(inner, known)
            case "x" | "bx" | "ex" as kind:
                single = f"<{kind}{identifier}/>" if told is None else told
                yield known.setdefault(f"{kind} {identifier}", (single, ""))[0]
            case "ph" | "bpt" | "ept" | "it":
                # The code itself, as it stands in the document.
                yield "".join([str(piece) for piece in inner.itertext()])
        yield inner.tail or ""
