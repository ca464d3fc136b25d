"""Find, mask and restore what must survive translation letter for letter: tags, links, code, placeholders, names.

The way through an engine: `find` the spans, `mask` them, translate, `restore`, and look whether that went well. Where
it did not, in any style, `pieces` gives the text between the spans to translate alone. `lost` looks at a finished
target.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SpanKind(StrEnum):
    """What a span is. The first of these wins where two of one length start at one place."""

    KEEP = "keep"
    """A string that the caller wants kept."""
    OPEN = "open"
    """``<b1>``"""
    CLOSE = "close"
    """``</b1>``"""
    EMPTY = "empty"
    """``<a2/>``"""
    URL = "url"
    EMAIL = "email"
    CODE = "code"
    """Text between backticks."""
    PLACEHOLDER = "placeholder"
    """``{name}``, ``{{ name }}``, ``${name}``, ``%(name)s``, ``%1$s``, ``&nbsp;``"""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text that must survive: ``text[start:end]``, in code points."""

    start: int
    end: int
    kind: SpanKind
    text: str


_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+"
_URL = rf"(?:(?:https?|ftp)://|mailto:|(?<![\w@.])www\.|(?<![\w@.-]){_DOMAIN}(?:com|org|net|int|edu|gov|info|eu)(?![\w-])(?!\.\w)/?)"
_RULES: tuple[tuple[SpanKind, re.Pattern[str]], ...] = (
    (SpanKind.EMPTY, re.compile(r"<[A-Za-z][\w:.-]*(?:\s[^<>]*)?/>")),
    (SpanKind.OPEN, re.compile(r"<[A-Za-z][\w:.-]*(?:\s[^<>]*)?(?<!/)>")),
    (SpanKind.CLOSE, re.compile(r"</[A-Za-z][\w:.-]*\s*>")),
    (SpanKind.URL, re.compile(rf"{_URL}[^\s<>\"“”«»`{{}}|\\^]*", re.IGNORECASE)),
    (SpanKind.EMAIL, re.compile(rf"(?<![\w.+-])[\w.+-]+@{_DOMAIN}[A-Za-z]{{2,}}(?![\w-])")),
    (SpanKind.CODE, re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")),
    (SpanKind.PLACEHOLDER, re.compile(r"\{\{\s*[\w.|-]+\s*\}\}|\$?\{[\w.\[\]-]*(?:![rsa])?(?::[^{}\s]*)?\}")),
    (SpanKind.PLACEHOLDER, re.compile(r"%\([\w.]+\)[-+#0]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]")),
    (
        SpanKind.PLACEHOLDER,
        re.compile(r"(?<![\w%])%(?:\d+\$)?[-+#0]*\d*(?:\.\d+)?(?:hh?|ll?|[qjzt])?[diouxXeEfFgGcrsa](?![\w%])"),
    ),
    (SpanKind.PLACEHOLDER, re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")),
)
"""printf's space flag is left out: ``50 % of`` is prose."""
_AFTER_LINK = ".,;:!?'’…*_،؛؟"
_OPENING = {")": "(", "]": "["}
_KINDS = list(SpanKind)


def find(text: str, keep: Sequence[str] = ()) -> tuple[Span, ...]:
    """Return what must survive in ``text``, in order, without overlaps: the leftmost wins, then the longest.

    ``keep`` are strings to keep letter for letter, found as whole words.
    """
    found = [
        Span(match.start(), end, kind, text[match.start() : end])
        for kind, rule in _RULES
        for match in rule.finditer(text)
        for end in [_link_end(match) if kind is SpanKind.URL else match.end()]
    ]
    for string in {string for string in keep if string.strip()}:
        found.extend(Span(*match.span(), SpanKind.KEEP, string) for match in _whole(string).finditer(text))
    spans: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end, _KINDS.index(s.kind))):
        if span.end > span.start and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    return tuple(spans)


def lost(spans: Sequence[Span], target: str) -> tuple[str, ...]:
    """Return what of ``spans`` does not stand in ``target`` as often as it should, in order."""
    missing: Counter[str] = Counter()
    wanted = Counter(span.text for span in spans)
    for text in sorted(wanted, key=len, reverse=True):  # a longer one is not to be taken for the shorter one inside it
        missing[text] = max(0, wanted[text] - target.count(text))
        target = target.replace(text, "\0", wanted[text])
    return tuple(text for text in wanted for _ in range(missing[text]))


def _whole(string: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if re.match(r"\w", string) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", string) else ""
    return re.compile(before + re.escape(string) + after)


def _link_end(match: re.Match[str]) -> int:
    """Return where a link ends: before the punctuation of the sentence, and a bracket that it did not open."""
    link = match.group()
    while link:
        last = link[-1]
        unopened = last in _OPENING and link.count(last) > link.count(_OPENING[last])
        if not unopened and last not in _AFTER_LINK:
            break
        link = link[:-1]
    return match.start() + len(link)


# ---------------------------------------------------------------- masks


@dataclass(frozen=True, slots=True)
class Style:
    """How a mask is written."""

    name: str
    write: Callable[[int], str]
    """Gives the mask number n, from 0."""
    pattern: re.Pattern[str]
    """Finds masks as engines leave them: other digits, spaces inside."""
    read: Callable[[re.Match[str]], int | None]
    """Gives the number of what ``pattern`` found; None where it is not a mask."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A span and the mask in its place."""

    number: int
    token: str
    span: Span
    glued_before: bool = False
    """True where a space was put before the mask to part it from a word."""
    glued_after: bool = False


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose spans are masked."""

    text: str
    masks: tuple[Mask, ...]
    style: Style
    taken: frozenset[int] = frozenset()
    """Numbers of what looks like a mask in the text itself; it is left alone."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A translation with its masks replaced by what they stood for, and what went wrong."""

    text: str
    lost: tuple[str, ...] = ()
    """Spans whose mask the engine dropped."""
    doubled: tuple[str, ...] = ()
    """Spans whose mask the engine wrote more than once."""
    stray: tuple[str, ...] = ()
    """Masks that the engine made up; they are still in the text."""
    out_of_order: bool = False
    """True where a tag closes before it opens, or two pairs of tags cross."""

    @property
    def ok(self) -> bool:
        """True where every span is there once and the tags nest."""
        return not (self.lost or self.doubled or self.stray or self.out_of_order)


def bracketed(name: str, left: str, right: str) -> Style:
    """Return the style that writes the number between two strings."""
    pattern = re.compile(rf"{re.escape(left)}\s*(\d{{1,3}})\s*{re.escape(right)}", re.IGNORECASE)
    return Style(name, lambda number: f"{left}{number}{right}", pattern, lambda match: int(match[1]))


_NUMERAL_BASE, _NUMERAL_STEP = 7013, 37


def _numeral(number: int) -> str:
    return str(_NUMERAL_BASE + _NUMERAL_STEP * number)


def _read_numeral(match: re.Match[str]) -> int | None:
    steps, rest = divmod(int(match[1] + match[2]) - _NUMERAL_BASE, _NUMERAL_STEP)
    return steps if rest == 0 and 0 <= steps < 50 else None


STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        bracketed("braces", "{", "}"),
        bracketed("underscores", "__", "__"),
        Style(
            "numerals",
            _numeral,
            re.compile(r"(?<!\d)(\d)[.,٬ \u00a0\u202f]?(\d{3})(?!\d)"),
            _read_numeral,
        ),
        bracketed("brackets", "[", "]"),
        bracketed("letters", "X", "X"),
        bracketed("hashes", "#", "#"),
        bracketed("angles", "<", ">"),
    )
}
"""The known styles by name, those that survive most first (bench/mask_survival.py). Packages differ."""

DEFAULT_STYLE = STYLES["braces"]
"""One of those that leave most sentences whole."""


def mask(text: str, spans: Sequence[Span], style: Style = DEFAULT_STYLE) -> Masked:
    """Return ``text`` with a mask in the place of each of ``spans``, which are its own, in order.

    A mask that would touch a word or another mask is parted from it by a space, which `restore` takes out again.
    """
    rest = "\0".join(piece.text for piece in pieces(text, spans) if piece.span is None)
    taken = frozenset(n for n in map(style.read, style.pattern.finditer(rest)) if n is not None)
    numbers = (n for n in itertools.count() if n not in taken)
    out: list[str] = []
    masks: list[Mask] = []
    end = 0
    for index, (number, span) in enumerate(zip(numbers, spans, strict=False)):
        out.append(text[end : span.start])
        end = span.end
        token = style.write(number)
        touched = bool(masks) and masks[-1].span.end == span.start
        before = span.start > 0 and (touched or _sticks(text[span.start - 1], token))
        touching = index + 1 < len(spans) and spans[index + 1].start == end
        after = end < len(text) and not touching and _sticks(text[end], token)
        out.append(" " * before + token + " " * after)
        masks.append(Mask(number, token, span, before, after))
    out.append(text[end:])
    return Masked("".join(out), tuple(masks), style, taken)


def restore(masked: Masked, translated: str) -> Restored:
    """Return ``translated`` with what the masks stood for, and what the engine did to them."""
    by_number = {mask.number: mask for mask in masked.masks}
    seen: list[Mask] = []
    stray: list[str] = []
    out = ""
    end = 0
    for start, stop, number in _scan(masked, translated):
        found = by_number.get(number)
        if found is None:
            if number not in masked.taken:
                stray.append(translated[start:stop])
            continue
        gap = translated[end:start]
        if seen and seen[-1].glued_after:
            gap = gap.removeprefix(" ")
        if found.glued_before:
            gap = gap.removesuffix(" ")
        out += gap + found.span.text
        seen.append(found)
        end = stop
    tail = translated[end:]
    out += tail.removeprefix(" ") if seen and seen[-1].glued_after else tail
    counts = Counter(mask.number for mask in seen)
    return Restored(
        out,
        tuple(mask.span.text for mask in masked.masks if not counts[mask.number]),
        tuple(mask.span.text for mask in masked.masks if counts[mask.number] > 1),
        tuple(stray),
        _disordered([mask.span for mask in masked.masks], [mask.span for mask in seen]),
    )


def _sticks(character: str, token: str) -> bool:
    """Return whether ``character``, beside the mask ``token``, would make another word or another mask of it."""
    return character.isalnum() or character in token


def _scan(masked: Masked, translated: str) -> list[tuple[int, int, int]]:
    """Return start, end and number of the masks in ``translated``, in order.

    Those written exactly as they were come first, then what an engine may have made of others in the rest.
    """
    numbers = {mask.token: mask.number for mask in masked.masks}
    exact = re.compile("|".join(rf"(?<!\w){re.escape(token)}(?!\w)" for token in numbers)) if numbers else None
    found = [(*m.span(), numbers[m.group()]) for m in exact.finditer(translated)] if exact else []
    edges = [0, *(edge for start, end, _ in found for edge in (start, end)), len(translated)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for match in masked.style.pattern.finditer(translated[start:end]):
            number = masked.style.read(match)
            if number is not None:
                found.append((start + match.start(), start + match.end(), number))
    return sorted(found)


_TAGS = (SpanKind.OPEN, SpanKind.CLOSE)


def _disordered(source: Sequence[Span], target: Sequence[Span]) -> bool:
    """Return whether the tags of ``target`` fail to nest or, where those of ``source`` do too, changed places."""
    before = [span for span in source if span.kind in _TAGS]
    after = [span for span in target if span.kind in _TAGS]
    return not nests(after) if nests(before) else [s.text for s in before] != [s.text for s in after]


def nests(spans: Sequence[Span]) -> bool:
    """Return whether every tag among ``spans`` is closed, in the reverse of the order in which they were opened."""
    stack: list[str] = []
    for tag in spans:
        if tag.kind not in _TAGS:
            continue
        name = re.split(r"[\s/<>]+", tag.text)[1]
        if tag.kind is SpanKind.OPEN:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


# ---------------------------------------------------------------- the last resort


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text cut at its spans."""

    text: str
    translate: bool
    """True where it holds words to translate; it has no white space at its ends then."""
    span: Span | None = None
    """The span that it is, if it is one."""


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return ``text`` cut into its spans and what stands between them; put together again they are ``text``."""
    out: list[Piece] = []
    end = 0
    for span in spans:
        out.extend(_between(text[end : span.start]))
        out.append(Piece(span.text, translate=False, span=span))
        end = span.end
    out.extend(_between(text[end:]))
    return tuple(out)


def join(parts: Sequence[Piece], translations: Sequence[str]) -> str:
    """Return ``parts`` put together, each one to translate replaced by its translation, in order."""
    following = iter(translations)
    return "".join(next(following) if part.translate else part.text for part in parts)


def _between(text: str) -> list[Piece]:
    """Return the text between two spans, its white space apart, so that only words go to an engine."""
    core = text.strip()
    if not any(character.isalpha() for character in core):
        return [Piece(text, translate=False)] if text else []
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    found = [Piece(lead, translate=False), Piece(core, translate=True), Piece(tail, translate=False)]
    return [piece for piece in found if piece.text]
