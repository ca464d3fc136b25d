"""XLIFF 2.0 and later 2.x: units ↔ XML (OASIS, XLIFF Version 2.0, 5 August 2014)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n_pipeline.catalogs.xliff_inline import Code, Part, every, of_source, of_target
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

DOCUMENT = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
PLURAL = "l10n:plural"
STATES = {
    State.UNTRANSLATED: ("initial", None),
    State.DRAFT: ("initial", "l10n:draft"),
    State.TRANSLATED: ("translated", None),
    State.REVIEWED: ("reviewed", None),
}
"""state and subState; ``final`` is read as reviewed."""
_READ = {"initial": State.DRAFT, "translated": State.TRANSLATED, "reviewed": State.REVIEWED, "final": State.REVIEWED}
_CONTEXT = "context"


# ---------------------------------------------------------------- writing


def write_start(export: Export) -> str:
    """Return what stands before the first unit."""
    root = {
        "xmlns": DOCUMENT,
        "xmlns:mtc": MATCHES,
        "xmlns:l10n": NAMESPACE,
        "version": "2.0",
        "srcLang": export.source_locale,
        "trgLang": export.target_locale,
    }
    identifier = "".join([each if each.isalnum() or each in "_-." else "_" for each in export.domain])
    file = attributes({"id": identifier or "f1", "original": export.original})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff{attributes(root)}>\n <file{file}>\n'


def write_end() -> str:
    """Return what stands after the last unit."""
    return " </file>\n</xliff>\n"


def write_message(message: Message, notes: Sequence[tuple[str, str]]) -> str:
    """Return the unit of a message, or the group of units of a plural one, with ``notes`` as category and text."""
    identifier = unit_id(message)
    exported = fingerprint(message.state, message.targets)
    if message.source_plural is None:
        pairs: dict[str, str | None] = {"id": identifier, "xml:space": "preserve", "l10n:exported": exported}
        return _unit(message, 0, pairs, notes)
    group = {
        "id": identifier,
        "type": PLURAL,
        "l10n:exported": exported,
        "l10n:singular": message.source if len(message.targets) == 1 else None,
    }
    units = [
        _unit(message, index, {"id": f"{identifier}.{index}", "xml:space": "preserve"}, notes if index == 0 else ())
        for index in range(len(message.targets))
    ]
    return f"  <group{attributes(group)}>\n{''.join(units)}  </group>\n"


def _unit(message: Message, index: int, names: dict[str, str | None], notes: Sequence[tuple[str, str]]) -> str:
    target = message.targets[index]
    parts = of_source(source_of_form(message, index))
    lines = [f"  <unit{attributes(names)}>\n"]
    if match := previous_pair(message, target):
        lines.append(f'   <mtc:matches><mtc:match ref="#s1">{match}</mtc:match></mtc:matches>\n')
    if message.context is not None:
        notes = ((_CONTEXT, message.context), *notes)
    if notes:
        lines.append("   <notes>\n")
        lines += [f"    <note{attributes({'category': c})}>{escape(text)}</note>\n" for c, text in notes]
        lines.append("   </notes>\n")
    lines.append(_original_data(parts))
    state, detail = STATES[message.state] if target else STATES[State.UNTRANSLATED]
    lines.append(f"   <segment{attributes({'id': 's1', 'state': state, 'subState': detail})}>\n")
    lines.append(f"    <source>{_text(parts)}</source>\n")
    if target:
        lines.append(f"    <target>{_text(of_target(target, parts))}</target>\n")
    lines.append("   </segment>\n  </unit>\n")
    return "".join(lines)


def _original_data(parts: Sequence[Part]) -> str:
    data: list[tuple[str, str]] = []
    for part in every(parts):
        if isinstance(part, Code):
            data.append((f"d{part.id}", part.text))
        else:
            data += [(f"d{part.id}s", part.open), (f"d{part.id}e", part.close)]
    if not data:
        return ""
    lines = [f'    <data id="{name}">{escape(text)}</data>\n' for name, text in data]
    return f"   <originalData>\n{''.join(lines)}   </originalData>\n"


def _text(parts: Sequence[Part]) -> str:
    out: list[str] = []
    for part in parts:
        if isinstance(part, str):
            out.append(escape(part))
            continue
        fixed = {"id": part.id, "canCopy": "no", "canDelete": "no"}
        if isinstance(part, Code):
            out.append(f"<ph{attributes({**fixed, 'dataRef': f'd{part.id}', 'disp': part.text})}/>")
        else:
            shown = {"dispStart": part.open, "dispEnd": part.close}
            refs = {"dataRefStart": f"d{part.id}s", "dataRefEnd": f"d{part.id}e"}
            out.append(f"<pc{attributes({**fixed, **refs, **shown})}>{_text(part.parts)}</pc>")
    return "".join(out)


# ---------------------------------------------------------------- reading


def read(root: etree._Element) -> Iterator[XliffFile]:
    """Yield the files of an XLIFF 2.x document."""
    for file in children(root, "file"):
        yield XliffFile(
            original=attribute(file, "original") or attribute(file, "id") or "",
            source_locale=attribute(root, "srcLang") or "",
            target_locale=attribute(root, "trgLang") or "",
            units=tuple(read_units(file, "unit", ("type", PLURAL), _read_unit)),
        )


def _read_unit(unit: etree._Element) -> Unit:
    """Return a unit with its segments put together: CAT tools may cut it into several."""
    data = child(unit, "originalData")
    reader = _Inline(
        {attribute(d, "id") or "": _content(d) for d in children(data, "data")} if data is not None else {}
    )
    sources: list[str] = []
    targets: list[tuple[int, str]] = []
    states: list[State] = []
    missing: list[str] = []
    stated = filled = False
    for place, segment in enumerate(children(unit, "segment", "ignorable"), 1):
        source, target = child(segment, "source"), child(segment, "target")
        text = reader.text(source) if source is not None else ""
        sources.append(text)
        translated = reader.text(target) if target is not None else ""
        if name_of(segment) == "ignorable":
            targets.append((_order(target, place), translated or text))
            continue
        state = attribute(segment, "state")
        stated = stated or state is not None
        states += [_READ.get(state or "translated", State.DRAFT)] if translated else []
        filled = filled or bool(translated.strip())
        blank = not text.strip()
        missing += [] if blank or translated.strip() else [attribute(segment, "id") or str(place)]
        targets.append((_order(target, place), translated or (text if blank else "")))
    missing = missing if filled else []
    state_of_all = min(states, key=list(State).index, default=State.UNTRANSLATED)
    return Unit(
        id=attribute(unit, "id") or "",
        source="".join(sources),
        targets=("".join([text for _, text in sorted(targets, key=lambda t: t[0])]) if states else "",),
        state=State.DRAFT if missing else state_of_all,
        stated=stated or bool(missing),
        context=_context(unit),
        exported=attribute(unit, EXPORTED),
        missing=tuple(missing),
        line=line_of(unit),
    )


def _order(target: etree._Element | None, place: int) -> int:
    """Return which segment's target comes where: a translation may need another order."""
    order = attribute(target, "order") if target is not None else None
    return int(order) if order is not None and order.isdigit() else place


def _context(unit: etree._Element) -> str | None:
    notes = child(unit, "notes")
    found = children(notes, "note") if notes is not None else iter(())
    return next((_content(note) for note in found if attribute(note, "category") == _CONTEXT), None)


def _content(element: etree._Element) -> str:
    """Return the text of an element that holds text and code points."""
    out = [element.text or ""]
    for inner in element:
        out += [_code_point(inner) if name_of(inner) == "cp" else "", inner.tail or ""]
    return "".join(out)


def _code_point(element: etree._Element) -> str:
    try:
        return chr(int(attribute(element, "hex") or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"


@dataclass(slots=True)
class _Inline:
    """Puts back what the codes of a unit stand for. Reads a source before its target."""

    data: dict[str, str]
    known: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What each code met so far stands for."""

    def text(self, element: etree._Element) -> str:
        """Return the text of a source or target."""
        return "".join(self._walk(element))

    def _walk(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for inner in element:
            identifier = attribute(inner, "id") or ""
            match name_of(inner):
                case "cp":
                    yield _code_point(inner)
                case "pc":
                    opened, closed = self._pair(inner, identifier)
                    yield opened
                    yield from self._walk(inner)
                    yield closed
                case "mrk":
                    yield from self._walk(inner)
                case "ph" | "sc" | "ec":
                    yield self._single(inner, identifier)
            yield inner.tail or ""

    def _single(self, element: etree._Element, identifier: str) -> str:
        # An end may name its start instead of an id of its own: they are two codes.
        key = f"{name_of(element)} {identifier or attribute(element, 'startRef') or ''}"
        told = self.data.get(attribute(element, "dataRef") or "")
        return self.known.setdefault(key, (f"<{identifier or 'ec'}/>" if told is None else told, ""))[0]

    def _pair(self, element: etree._Element, identifier: str) -> tuple[str, str]:
        start = self.data.get(attribute(element, "dataRefStart") or "")
        end = self.data.get(attribute(element, "dataRefEnd") or "")
        fallback = (f"<g{identifier}>", f"</g{identifier}>")
        told = fallback if start is None or end is None else (start, end)
        return self.known.setdefault(f"pc {identifier}", told)
