"""Text with inline markup: what a format finds in a block, what translators see of it, and the way back.

A format gives a block's content as a flat list of `Text`, `Open`, `Close` and `Empty`. `cut` makes segments of it, in
which markup stands as short tags: ``<b1>bold</b1>``, ``<a2>a link</a2>``, ``<n3/>``. Letters say what a tag is (b bold,
i italic, a link, n footnote ...), numbers which one: they begin at 1 in every segment, so that the same sentence is the
same message wherever it stands. `read` makes the flat list of a target again. What looks like a tag in the text itself
is written ``&lt;``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline.documents.base import Segmentation


@dataclass(frozen=True, slots=True)
class Text:
    """Words, unescaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """Where an inline element begins."""

    letter: str
    """What it is, for translators: ``b``, ``a`` ..."""
    key: int
    """Which one of its block: its format knows the rest by it."""


@dataclass(frozen=True, slots=True)
class Close:
    """Where the element ``key`` ends."""

    letter: str
    key: int


@dataclass(frozen=True, slots=True)
class Empty:
    """An element without content: a line break, a footnote reference."""

    letter: str
    key: int


Item = Text | Open | Close | Empty


@dataclass(frozen=True, slots=True)
class TaggedSegment:
    """A segment of a block with inline markup."""

    text: str
    """As translators see it: single spaces, tags numbered from 1."""
    items: tuple[Item, ...]
    offset: int
    """Of its first character in the block's text without markup, where line breaks still stand."""


_TAG = re.compile(r"<(/?)([a-z]+)(\d+)(/?)>")
_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z/])|&(?=(?:amp;)*lt;)")
_ESCAPED = re.compile(r"&((?:amp;)*)lt;")


def unwrap(items: Sequence[Item]) -> tuple[tuple[tuple[Open, Close], ...], tuple[Item, ...]]:
    """Return the elements that hold all of ``items``, the outermost first, and what they hold.

    A paragraph that is bold as a whole needs no tags, and its sentences can be told apart.
    """
    around: list[tuple[Open, Close]] = []
    inner = tuple(items)
    while len(inner) > 2:
        first, last = inner[0], inner[-1]
        if not (isinstance(first, Open) and isinstance(last, Close) and first.key == last.key):
            break
        around.append((first, last))
        inner = inner[1:-1]
    return tuple(around), inner


def cut(items: Sequence[Item], segmentation: Segmentation) -> list[TaggedSegment]:
    """Return the segments of a block, in order.

    A sentence end inside a pair of tags is none, so that every segment's tags are its own. What stands between two
    sentences belongs to the first, up to an element that opens for the second.
    """
    text = plain(items)
    starts: list[int] = []
    for start, end in segmentation.spans(text):
        if text[start:end].strip() and (not starts or not _open(items, start)):
            starts.append(start)
    groups = _groups(items, starts[1:]) if starts else []
    segments = [(start, tuple(_trimmed(group))) for start, group in zip(starts, groups, strict=True)]
    return [TaggedSegment(write(group), group, start) for start, group in segments]


def write(items: Sequence[Item]) -> str:
    """Return ``items`` as translators see them: tags numbered from 1, white space single."""
    numbers: dict[int, int] = {}
    out: list[str] = []
    for item in _joined(items):
        match item:
            case Text():
                out.append(escape(item.text))
            case Open():
                out.append(f"<{item.letter}{numbers.setdefault(item.key, len(numbers) + 1)}>")
            case Close():
                out.append(f"</{item.letter}{numbers.setdefault(item.key, len(numbers) + 1)}>")
            case Empty():
                out.append(f"<{item.letter}{numbers.setdefault(item.key, len(numbers) + 1)}/>")
    return " ".join("".join(out).split())


def _joined(items: Sequence[Item]) -> list[Item]:
    """Return ``items`` with neighbouring texts as one: what looks like a tag may begin in one and end in the next."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(item, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + item.text)
        else:
            found.append(item)
    return found


def read(target: str, items: Sequence[Item]) -> list[Item]:
    """Return ``target``, a translation of the segment with ``items``, as a flat list.

    Tags that the segment has not, that come twice or do not nest are left out: their text stays, no markup is made up.
    The checks tell the translator of them.
    """
    keys = _keys(items)
    good = _good(target, keys)
    found: list[Item] = []
    end = 0
    for place, match in enumerate(_TAG.finditer(target)):
        found.append(Text(unescape(target[end : match.start()])))
        end = match.end()
        if place in good:
            letter, (key, _) = match[2], keys[match[2], int(match[3])]
            found.append(Close(letter, key) if match[1] else Empty(letter, key) if match[4] else Open(letter, key))
    found.append(Text(unescape(target[end:])))
    return [item for item in found if item != Text("")]


def items_of(target: str) -> list[Item]:
    """Return what ``target``, whatever its tags, holds; the numbers of the tags are the keys."""
    made: list[Item] = []
    for match in _TAG.finditer(target):
        letter, key = match[2], int(match[3])
        made.append(Empty(letter, key) if match[4] else Open(letter, key))
    return read(target, list(dict.fromkeys(_numbered(made))))


def _numbered(items: Sequence[Item]) -> list[Item]:
    """Return ``items`` in the order of their numbers, with gaps filled, so that `read` counts them alike."""
    known = {item.key: item for item in items if not isinstance(item, Text)}
    return [known.get(key, Empty("x", key)) for key in range(1, max(known, default=0) + 1)] if known else []


def tags_of(items: Sequence[Item]) -> dict[int, str]:
    """Return what the elements of a segment's ``items`` are called in it, by their keys: ``{7: "a1"}``."""
    return {key: f"{letter}{number}" for (letter, number), (key, _) in _keys(items).items()}


def escape(text: str) -> str:
    """Return ``text`` with what looks like a tag written so that it is none."""
    return _LIKE_A_TAG.sub(lambda match: "&lt;" if match.group() == "<" else "&amp;", text)


def unescape(text: str) -> str:
    """Return what `escape` made ``text`` of."""
    return _ESCAPED.sub(lambda match: f"&{match[1][4:]}lt;" if match[1] else "<", text)


def plain(items: Sequence[Item]) -> str:
    """Return the words of ``items`` without markup."""
    return "".join(item.text for item in items if isinstance(item, Text))


def _open(items: Sequence[Item], offset: int) -> bool:
    """Return whether an element that began before ``offset`` of the text goes on behind it."""
    opened: set[int] = set()
    place = 0
    for item in items:
        match item:
            case Text():
                place += len(item.text)
            case Open() if place < offset:
                opened.add(item.key)
            case Close() if place <= offset:
                opened.discard(item.key)
            case _:
                pass
    return bool(opened)


def _groups(items: Sequence[Item], bounds: Sequence[int]) -> list[list[Item]]:
    """Return ``items`` cut at the offsets ``bounds`` of their text, at which nothing is open."""
    groups: list[list[Item]] = [[]]
    waiting = list(bounds)
    place = 0
    for item in items:
        if not isinstance(item, Text):
            groups[-1].append(item)
            continue
        text = item.text
        while waiting and waiting[0] < place + len(text):
            head = text[: waiting[0] - place]
            if head:
                groups[-1].append(Text(head))
            groups.append(_opening(groups[-1]))
            text = text[len(head) :]
            place = waiting.pop(0)
        groups[-1].append(Text(text))
        place += len(text)
    return groups


def _opening(group: list[Item]) -> list[Item]:
    """Take from the end of ``group`` what opens for the next one, and return it."""
    closed = {item.key for item in group if isinstance(item, Close)}
    for place, item in enumerate(group):
        if isinstance(item, Open) and item.key not in closed:
            taken = group[place:]
            del group[place:]
            return taken
    return []


def _trimmed(items: Sequence[Item]) -> list[Item]:
    """Return ``items`` without the white space at their ends."""
    found = list(items)
    while found and isinstance(found[0], Text) and not found[0].text.strip():
        del found[0]
    while found and isinstance(found[-1], Text) and not found[-1].text.strip():
        del found[-1]
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip())
    return found


_Keys = dict[tuple[str, int], tuple[int, bool]]
"""By a tag's letter and number: the element's key, and whether it is empty."""


def _keys(items: Sequence[Item]) -> _Keys:
    numbers: dict[int, int] = {}
    keys: _Keys = {}
    for item in items:
        if not isinstance(item, Text):
            number = numbers.setdefault(item.key, len(numbers) + 1)
            keys[item.letter, number] = (item.key, isinstance(item, Empty))
    return keys


def _good(target: str, keys: _Keys) -> set[int]:
    """Return which of the tags in ``target``, counted from 0, are known, come once and nest."""
    tags = list(_TAG.finditer(target))
    seen = Counter(match.group() for match in tags)
    good: set[int] = set()
    stack: list[tuple[int, tuple[str, int]]] = []
    for place, match in enumerate(tags):
        name = (match[2], int(match[3]))
        if name not in keys or seen[match.group()] > 1 or (match[1] and match[4]):
            continue
        if keys[name][1] != bool(match[4]):
            continue
        if match[4]:
            good.add(place)
        elif not match[1]:
            stack.append((place, name))
        elif any(opened == name for _, opened in stack):
            while stack[-1][1] != name:
                stack.pop()
            good |= {stack.pop()[0], place}
    return good
