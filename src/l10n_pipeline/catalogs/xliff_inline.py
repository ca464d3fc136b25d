"""Inline tags and placeholders of a text as codes of XLIFF: a CAT tool shows them, and cannot spoil them by accident.

A pair of tags that nests, and that closes as it opened, is a `Pair`; any other tag and every placeholder is a `Code`.
Links, addresses and code are left as text: a translator may have to change them. What is not a code stays as it is, so
that parts put together are always the text again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from l10n_pipeline import inline
from l10n_pipeline.inline import SpanKind

_TAGS = (SpanKind.OPEN, SpanKind.CLOSE, SpanKind.EMPTY)
_DEPTH = 50
"""Pairs inside pairs at most: deeper tags are single codes."""
_NAME = re.compile(r"</?([^\s/<>]+)")


@dataclass(frozen=True, slots=True)
class Code:
    """A placeholder, or a tag that stands alone."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tags and what stands between them."""

    id: str
    open: str
    close: str
    parts: tuple[Part, ...]


Part: TypeAlias = str | Code | Pair


def closing(tag: str) -> str:
    """Return what closes ``tag``: ``</b1>`` for ``<b1 class="x">``."""
    name = _NAME.match(tag)
    return f"</{name[1]}>" if name else ""


def of_source(text: str) -> tuple[Part, ...]:
    """Return the parts of a source; its codes are numbered as they come."""
    stack: list[tuple[str, str, list[Part]]] = [("", "", [])]
    end = number = 0
    for span in _codes(text):
        _add(stack[-1][2], text[end : span.start])
        end = span.end
        if span.kind is SpanKind.CLOSE and any(closing(opened) == span.text for _, opened, _ in stack[1:]):
            while closing(stack[-1][1]) != span.text:
                _unpair(stack)
            code, opened, inner = stack.pop()
            stack[-1][2].append(Pair(code, opened, span.text, tuple(inner)))
            continue
        number += 1
        if span.kind is SpanKind.OPEN and len(stack) <= _DEPTH:
            stack.append((str(number), span.text, []))
        else:
            stack[-1][2].append(Code(str(number), span.text))
    _add(stack[-1][2], text[end:])
    while len(stack) > 1:
        _unpair(stack)
    return tuple(stack[0][2])


def of_target(text: str, source: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts of a target; its codes are those of ``source``, what that has not is text."""
    known: dict[tuple[str, ...], list[str]] = {}
    for part in every(source):
        known.setdefault(_said(part), []).append(part.id)
    return _known_parts(of_source(text), known)


def every(parts: Sequence[Part]) -> Iterator[Code | Pair]:
    """Yield the codes of ``parts`` in the order of their ids."""
    for part in parts:
        if not isinstance(part, str):
            yield part
        if isinstance(part, Pair):
            yield from every(part.parts)


def spoiled(source: str, source_plural: str | None, target: str) -> str:
    """Return what a translator did to the codes of a text, in words; "" if nothing.

    A plural form need not repeat a placeholder that the other form lacks: "one man" for ``{n} men``.
    """
    wanted, found = _count(source), _count(target)
    allowed = wanted if source_plural is None else wanted | _count(source_plural)
    required = wanted if source_plural is None else wanted & _count(source_plural)
    if source_plural is not None:
        # The number itself may be a word in some forms.
        required = Counter({code: n for code, n in required.items() if code.startswith("<")})
    if lost := required - found:
        return f"lacks {', '.join(lost.elements())}"
    if added := Counter({code: n for code, n in (found - allowed).items() if code.startswith("<")}):
        return f"has {', '.join(added.elements())}, which its source has not"
    if not _loose(source) and (loose := _loose(target)):
        return f"has {loose} in a place where the tags do not nest"
    return ""


def _codes(text: str) -> list[inline.Span]:
    return [span for span in inline.find(text) if span.kind in _TAGS or span.kind is SpanKind.PLACEHOLDER]


def _count(text: str) -> Counter[str]:
    return Counter(span.text for span in _codes(text))


def _loose(text: str) -> str:
    """Return the first tag that opens or closes nothing."""
    singles = (part.text for part in every(of_source(text)) if isinstance(part, Code))
    return next((tag for tag in singles if tag.startswith("<") and not tag.endswith("/>")), "")


def _add(parts: list[Part], text: str) -> None:
    """Append text, to the text before it where there is one."""
    if text and parts and isinstance(parts[-1], str):
        parts[-1] += text
    elif text:
        parts.append(text)


def _unpair(stack: list[tuple[str, str, list[Part]]]) -> None:
    """Make the innermost open tag a code of its own."""
    code, opened, inner = stack.pop()
    outer = stack[-1][2]
    outer.append(Code(code, opened))
    for part in inner:
        if isinstance(part, str):
            _add(outer, part)
        else:
            outer.append(part)


def _said(part: Code | Pair) -> tuple[str, ...]:
    return (part.text,) if isinstance(part, Code) else (part.open, part.close)


def _known_parts(parts: Sequence[Part], known: dict[tuple[str, ...], list[str]]) -> tuple[Part, ...]:
    """Return ``parts`` with the ids that are ``known``, each used once, and everything else as text."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            _add(out, part)
            continue
        ids = known.get(_said(part))
        number = ids.pop(0) if ids else None
        if isinstance(part, Code):
            if number is None:
                _add(out, part.text)
            else:
                out.append(Code(number, part.text))
            continue
        inner = _known_parts(part.parts, known)
        if number is None:
            for each in (part.open, *inner, part.close):
                if isinstance(each, str):
                    _add(out, each)
                else:
                    out.append(each)
        else:
            out.append(Pair(number, part.open, part.close, inner))
    return tuple(out)
