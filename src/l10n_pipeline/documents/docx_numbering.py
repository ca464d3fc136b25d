"""The numbers that Word shows before list items and headings (ECMA-376 part 1, 17.9): they stand in no text.

A paragraph names a list and a level, itself or by its style. The list says how the level's numbers are written and
where they begin. Lists made of one definition go on with each other's numbers, unless one of them begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n_pipeline.documents.ooxml import WORD
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.safe_xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{WORD}}}"
BULLET = "•"
_LEVELS = 9
_MOST_IN_LETTERS, _MOST_IN_ROMAN = 780, 3999
_PART, _STYLES = "word/numbering.xml", "word/styles.xml"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_DIGITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    """``%1.%2)``"""
    style: str = ""
    """Id of the paragraph style that has this level."""
    restart: int | None = None
    """After which level, counted from 1, it begins anew; None for any above it, 0 for none."""
    legal: bool = False
    """True where the numbers of all levels are decimal in it."""


@dataclass(frozen=True, slots=True)
class _List:
    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]
    """By level: where the list begins, whatever other lists of its definition have counted."""


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    list_id: str
    level: int


class Numbering:
    """The lists of a Word file. Raises `DocumentError` where its part cannot be read."""

    def __init__(self, parts: Mapping[str, bytes], path: str) -> None:
        """Read the lists and styles among ``parts`` of the file ``path``."""
        self._styles = dict(_styles(_root(parts, _STYLES, path)))
        self._lists = _lists(_root(parts, _PART, path), self._styles)

    def counter(self) -> Counter:
        """Return what counts the items of a part from its beginning."""
        return Counter(self)

    def place(self, paragraph: _Element) -> tuple[str, _List, int] | None:
        """Return the list of ``paragraph``, its id and the level, from 0; None where it is no item of a known list."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = style.get(f"{W}val", "") if style is not None else ""
        list_id, level = self._of_style(named)
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            list_id = _value(own, "numId", list_id)
            level = _number(own, "ilvl", level)
        found = self._lists.get(list_id)
        return (list_id, found, level) if found is not None and level in found.levels else None

    def _of_style(self, name: str) -> tuple[str, int]:
        """Return the list and level that the style ``name``, or the first one below it that has any, gives."""
        seen = set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if style.list_id:
                found = self._lists.get(style.list_id)
                levels = found.levels if found is not None else {}
                return style.list_id, next((n for n, one in levels.items() if one.style == name), style.level)
            name = style.based_on
        return "", 0


@dataclass(slots=True)
class Counter:
    """Counts the items of a part: told every paragraph in order, it gives each its number."""

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """By definition and level: the number of the last item."""
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def marker(self, paragraph: _Element) -> tuple[str, int] | None:
        """Return what stands before ``paragraph``, and its level from 1; None where it is no item."""
        place = self.numbering.place(paragraph)
        if place is None:
            return None
        list_id, found, level = place
        counts = self._counts.setdefault(found.definition, {})
        own = found.levels[level]
        if level in found.starts and (list_id, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        self._begun.add((list_id, level))
        for above in range(level):
            counts.setdefault(above, found.levels.get(above, _Level()).start)
        for deeper in [number for number in counts if number > level]:
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        return _written(own, found.levels, counts), level + 1


def _written(own: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    """Return the number as its level's text puts it together."""
    if own.form == "bullet":
        return BULLET

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        form = "decimal" if own.legal else levels.get(level, _Level()).form
        return number_text(counts.get(level, 1), form)

    return re.sub(r"%([1-9])", number, own.text).strip()


def number_text(number: int, form: str) -> str:
    """Return ``number`` in Word's number format ``form``; decimal in those that are not known here (17.18.59)."""
    match form:
        case "lowerLetter" | "upperLetter" if 0 < number <= _MOST_IN_LETTERS:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number <= _MOST_IN_ROMAN:
            return _roman(number).upper() if form == "upperRoman" else _roman(number)
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made + _ROMAN_DIGITS[number]


def _root(parts: Mapping[str, bytes], name: str, path: str) -> _Element | None:
    return parse(parts[name], f"{path}: {name}", DocumentError) if name in parts else None


def _styles(root: _Element | None) -> Iterator[tuple[str, _Style]]:
    for style in root.iter(f"{W}style") if root is not None else ():
        numbers = style.find(f"{W}pPr/{W}numPr")
        list_id = _value(numbers, "numId", "") if numbers is not None else ""
        level = _number(numbers, "ilvl", 0) if numbers is not None else 0
        yield style.get(f"{W}styleId", ""), _Style(_value(style, "basedOn", ""), list_id, level)


def _lists(root: _Element | None, styles: Mapping[str, _Style]) -> dict[str, _List]:
    if root is None:
        return {}
    definitions = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
    lists = {one.get(f"{W}numId", ""): one for one in root.findall(f"{W}num")}
    found: dict[str, _List] = {}
    for list_id, one in lists.items():
        name = _value(one, "abstractNumId", "")
        linked = _value(definitions[name], "numStyleLink", "") if name in definitions else ""
        if linked in styles and styles[linked].list_id in lists:
            name = _value(lists[styles[linked].list_id], "abstractNumId", "")
        if name in definitions:
            found[list_id] = _list(name, definitions[name], one)
    return found


def _list(name: str, definition: _Element, one: _Element) -> _List:
    levels = dict(_levels(definition))
    starts: dict[int, int] = {}
    for override in one.findall(f"{W}lvlOverride"):
        number = _int(override.get(f"{W}ilvl", ""), 0)
        levels |= dict(_levels(override))
        start = override.find(f"{W}startOverride")
        if start is not None:
            starts[number] = _int(start.get(f"{W}val", ""), 1)
            levels[number] = replace(levels.get(number, _Level()), start=starts[number])
    return _List(name, levels, starts)


def _levels(parent: _Element) -> Iterator[tuple[int, _Level]]:
    for level in parent.findall(f"{W}lvl"):
        number = _int(level.get(f"{W}ilvl", ""), 0)
        restart = _value(level, "lvlRestart", "")
        if 0 <= number < _LEVELS:
            yield (
                number,
                _Level(
                    _number(level, "start", 0),
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    _value(level, "pStyle", ""),
                    _int(restart, 0) if restart else None,
                    _on(level.find(f"{W}isLgl")),
                ),
            )


def _on(element: _Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _value(parent: _Element, name: str, default: str) -> str:
    """Return the value of the child ``name`` of ``parent``."""
    child = parent.find(f"{W}{name}")
    return default if child is None else child.get(f"{W}val", default)


def _number(parent: _Element, name: str, default: int) -> int:
    return _int(_value(parent, name, ""), default)


def _int(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else default
