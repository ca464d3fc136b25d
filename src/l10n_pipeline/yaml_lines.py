"""YAML with the line of every key, and pydantic's complaints told as path, line, key and reason.

A subset of YAML 1.1 as PyYAML reads it: one document of mappings with string keys, sequences and plain scalars. Aliases
(they can expand without bound), tags, merge keys and keys given twice are refused, since a settings file or a glossary
that needs them is more likely a mistake. Read from parser events without recursion, so depth cannot exhaust the stack.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import yaml

from l10n_pipeline.errors import L10nError

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails


class MisplacedError(ValueError):
    """What a validator raises where the culprit stands further inside: at ``loc`` below what it validates."""

    def __init__(self, reason: str, *loc: str | int) -> None:
        super().__init__(reason)
        self.loc = loc


M = TypeVar("M", bound="BaseModel")

Loc = tuple[str | int, ...]
"""Where a value stands: keys and 0-based places, from the outermost inwards."""

MAX_BYTES = 16 * 1024 * 1024
"""The largest file that is read."""
MAX_DEPTH = 64
"""How deep mappings and sequences may be nested."""

# libyaml is some ten times faster; PyYAML's wheels carry it, a build from source may not.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_STR_TAG = "tag:yaml.org,2002:str"
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "timestamp"))


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """What a YAML file says, and where."""

    data: object
    """dict (string keys), list, str, int, float, bool, date, datetime or None, in file order."""
    lines: Mapping[Loc, int] = field(default_factory=dict, repr=False)
    """The 1-based line of every key and sequence item by its place."""

    def line(self, loc: Sequence[str | int]) -> int:
        """Return the 1-based line of the key or item at ``loc``, or of its nearest ancestor in the file."""
        place = tuple(loc)
        for size in range(len(place), 0, -1):
            found = self.lines.get(place[:size])
            if found is not None:
                return found
        return self.lines.get((), 1)


def load(data: bytes, path: str, error: type[L10nError]) -> YamlDocument:
    """Return the YAML document in ``data``; ``path`` is only for messages.

    Raises ``error`` with path, line and key where it is larger than `MAX_BYTES`, not UTF-8, not YAML, or outside the
    subset that the module describes.
    """
    if len(data) > MAX_BYTES:
        raise error(f"larger than {MAX_BYTES // 1024 // 1024} MiB: {len(data):,} bytes", path=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = data.count(b"\n", 0, cause.start) + 1
        raise error(f"not UTF-8: byte 0x{data[cause.start]:02x}", path=path, line=line) from cause
    builder = _Builder(path, error)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as cause:
        mark = cause.problem_mark or cause.context_mark
        reason = f"not YAML: {', '.join(part for part in (cause.problem, cause.context) if part)}"
        if mark and _indented_by_tab(text, mark.line):
            reason = "not YAML: a tab stands before the text of the line; YAML wants spaces there"
        raise error(reason, path=path, line=mark.line + 1 if mark else None) from cause
    except yaml.YAMLError as cause:
        raise error(f"not YAML: {cause}", path=path, line=_bad_character_line(text)) from cause
    return YamlDocument(builder.root, builder.lines)


def _indented_by_tab(text: str, place: int) -> bool:
    """Return whether the line at the 0-based ``place`` has a tab among what it begins with."""
    lines = text.split("\n")
    line = lines[place] if place < len(lines) else ""
    return "\t" in line[: len(line) - len(line.lstrip(" \t"))]


def _bad_character_line(text: str) -> int | None:
    """Return the line of the first character that YAML does not allow, if any."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


# ---------------------------------------------------------------- events to data


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not been read yet."""

    value: dict[str, object] | list[object]
    loc: Loc
    key: str | None = None
    """In a mapping, the key whose value comes next."""


class _Builder:
    """Builds the data and the lines from parser events, one by one."""

    def __init__(self, path: str, error: type[L10nError]) -> None:
        self.root: object = None
        self.lines: dict[Loc, int] = {}
        self._path = path
        self._error = error
        self._open: list[_Open] = []
        self._documents = 0
        self._resolver = yaml.resolver.Resolver()
        self._constructor = yaml.constructor.SafeConstructor()

    def take(self, event: yaml.Event) -> None:
        """Add one event; raise the caller's error where it is outside the subset."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.MappingStartEvent():
                self._begin({}, event, line)
            case yaml.SequenceStartEvent():
                self._begin([], event, line)
            case yaml.AliasEvent():
                raise self._problem(f"alias *{event.anchor}: aliases are not allowed", line, self._here())
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._problem("a second document: one file holds one", line, ())

    def _problem(self, reason: str, line: int, loc: Loc) -> L10nError:
        return self._error(reason, path=self._path, line=line, key=dotted(loc) or None)

    def _here(self) -> Loc:
        """Return the place of the value that comes next."""
        if not self._open:
            return ()
        top = self._open[-1]
        if isinstance(top.value, list):
            return (*top.loc, len(top.value))
        return top.loc if top.key is None else (*top.loc, top.key)

    def _begin(
        self,
        value: dict[str, object] | list[object],
        event: yaml.MappingStartEvent | yaml.SequenceStartEvent,
        line: int,
    ) -> None:
        loc = self._here()
        if event.tag is not None:
            raise self._problem(f"tag {event.tag}: tags are not allowed", line, loc)
        if self._awaits_key():
            raise self._problem("a key must be a string, not a mapping or sequence", line, loc)
        if len(self._open) >= MAX_DEPTH:
            raise self._problem(f"nested more than {MAX_DEPTH} deep", line, ())
        self._add(value, line, loc)
        self._open.append(_Open(value, loc))

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        tag = self._tag(event.value, event.implicit)
        top = self._open[-1] if self._open else None
        if top and top.key is not None and isinstance(top.value, dict) and tag == _STR_TAG and event.tag is None:
            # most of a file is the text of a key, whose line is known
            top.value[top.key] = event.value
            top.key = None
            return
        loc = self._here()
        if event.tag is not None:
            raise self._problem(f"tag {event.tag}: tags are not allowed", line, loc)
        if self._awaits_key():
            self._key(event.value, tag, line, loc)
        else:
            self._add(self._construct(event, tag, line, loc), line, loc)

    def _tag(self, text: str, implicit: tuple[bool, bool]) -> str:
        """Return what YAML takes a scalar for."""
        if not implicit[0] or (text and text[0] not in self._resolver.yaml_implicit_resolvers):
            return _STR_TAG
        return str(self._resolver.resolve(yaml.ScalarNode, text, implicit))  # type: ignore[no-untyped-call]

    def _construct(self, event: yaml.ScalarEvent, tag: str, line: int, loc: Loc) -> object:
        if tag not in _PLAIN_TAGS:
            return event.value
        node = yaml.ScalarNode(tag, event.value)
        try:
            value: object = self._constructor.construct_object(node)
        except (ValueError, OverflowError) as cause:
            reason = f"{event.value[:40]!r} looks like a {tag.rsplit(':', 1)[1]} but is none: put it in quotes"
            raise self._problem(reason, line, loc) from cause
        return value

    def _key(self, key: str, tag: str, line: int, loc: Loc) -> None:
        if tag != _STR_TAG:
            raise self._problem(f"key {key!r} is not a string in YAML: put it in quotes", line, loc)
        top = self._open[-1]
        if key in top.value:
            first = self.lines[(*loc, key)]
            raise self._problem(f"the key is given twice, first on line {first}", line, (*loc, key))
        top.key = key
        self.lines[(*loc, key)] = line

    def _add(self, value: object, line: int, loc: Loc) -> None:
        self.lines.setdefault(loc, line)
        if not self._open:
            self.root = value
            return
        top = self._open[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is not None:
            top.value[top.key] = value
            top.key = None


# ---------------------------------------------------------------- pydantic


def dotted(loc: Sequence[str | int]) -> str:
    """Return a place as errors show it: ``terms.3.translations.fa``, sequence items counted from 0."""
    return ".".join(str(part) for part in loc)


def validate(model: type[M], document: YamlDocument, path: str, error: type[L10nError]) -> M:
    """Return ``document`` as a ``model``.

    Raises ``error`` with path, line, key and reason for the first complaint (unknown keys come before what is missing,
    since a misspelt key is both), and says how many more there are.
    """
    from pydantic import ValidationError

    if document.data is None:
        raise error("the file is empty", path=path, line=1)
    try:
        return model.model_validate(document.data)
    except ValidationError as cause:
        details = cause.errors(include_url=False)
        first = next((detail for detail in details if detail["type"] == "extra_forbidden"), details[0])
        loc = _place(first, document.data)
        reason = _reason(first, loc, model)
        if more := len(details) - 1:
            reason += f" (and {more} further error{'s' if more > 1 else ''})"
        raise error(reason, path=path, line=document.line(loc), key=dotted(loc) or None) from cause


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that a file says and its model does not allow."""

    reason: str
    line: int
    loc: Loc


def complaints(model: type[BaseModel], document: YamlDocument) -> tuple[Complaint, ...]:
    """Return all that keeps ``document`` from being a ``model``, where `validate` raises the first of it."""
    from pydantic import ValidationError

    if document.data is None:
        return (Complaint("the file is empty", 1, ()),)
    try:
        model.model_validate(document.data)
    except ValidationError as cause:
        details = cause.errors(include_url=False)
        places = [_place(detail, document.data) for detail in details]
        return tuple(
            Complaint(_reason(detail, loc, model), document.line(loc), loc)
            for detail, loc in zip(details, places, strict=True)
        )
    return ()


def _place(detail: ErrorDetails, data: object) -> Loc:
    """Return where the culprit of a complaint stands."""
    raised = detail.get("ctx", {}).get("error")
    return _known(detail, data) + (raised.loc if isinstance(raised, MisplacedError) else ())


def _known(detail: ErrorDetails, data: object) -> Loc:
    """Return the place of a complaint without what pydantic adds: names of union members, ``[key]``."""
    loc: list[str | int] = []
    for part in detail["loc"]:
        match data:
            case dict() if part in data:
                data = data[part]
            case list() if isinstance(part, int) and part < len(data):
                data = data[part]
            case _:
                continue
        loc.append(part)
    if detail["type"] == "missing":
        loc.append(detail["loc"][-1])
    return tuple(loc)


def _reason(detail: ErrorDetails, loc: Loc, model: type[BaseModel]) -> str:
    match detail["type"]:
        case "extra_forbidden":
            known = sorted(_keys_at(model, loc[:-1]))
            return f"unknown key {str(loc[-1])!r}{_hint(str(loc[-1]), known)}"
        case "missing":
            return "a required key is missing"
        case "value_error" | "assertion_error":
            return detail["msg"].split(", ", 1)[-1]
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"must be a mapping, not {_shown(detail['input'])}"
        case "list_type" | "tuple_type":
            return f"must be a list, not {_shown(detail['input'])}"
        case "string_too_short" | "too_short" if not str(detail["input"] or "").strip():
            return "must not be empty"
        case _:
            reason = detail["msg"].replace("String should", "must").replace("Input should", "must")
            return f"{reason}, not {_shown(detail['input'])}"


def _shown(value: object) -> str:
    """Return ``value`` as a reader of the YAML file knows it, cut to 40 characters."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"{str(value).lower()} (put it in quotes if you mean the word)"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            text = repr(value)
            return text if len(text) <= 40 else text[:39] + "…"


def _hint(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    if close:
        return f" (did you mean {close[0]!r}?)"
    return f" (known keys: {', '.join(known)})" if known else ""


def _keys_at(model: type[BaseModel], loc: Loc) -> set[str]:
    """Return the keys that the models at ``loc`` below ``model`` know."""
    found: list[object] = [model]
    for part in loc:
        found = [step for annotation in found for step in _steps(annotation, part)]
    return {name for annotation in found for kind in _flat(annotation) for name in _fields(kind)}


def _steps(annotation: object, part: str | int) -> Iterator[object]:
    """Yield the annotations of what stands at ``part`` within a value of ``annotation``."""
    for kind in _flat(annotation):
        fields = _fields(kind)
        if fields:
            if part in fields:
                yield fields[str(part)]
        else:
            yield from typing.get_args(kind)


def _flat(annotation: object) -> Iterator[object]:
    """Yield the members of a union, or the annotation itself."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        for member in typing.get_args(annotation):
            yield from _flat(member)
    else:
        yield annotation


def _fields(kind: object) -> dict[str, object]:
    """Return the annotations of a pydantic model's keys (an alias stands for its field's name); else nothing."""
    from pydantic import BaseModel

    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    return {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
