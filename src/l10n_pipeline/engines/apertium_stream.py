"""Sentences as Apertium's stream format, and back.

The programs of a mode pass on lexical units (``^...$``) and, untouched, *superblanks* (``[...]``). Its own formatters
(``apertium-destxt``) are not used: they wrap lines, and protect only their own idea of markup. Here the characters with
a meaning in the format are escaped, and what must come back letter for letter becomes a numbered superblank. Between
two sentences stands a null character, at which every program forgets what it has read.

Source of the rules: https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline import inline

FLUSH = "\0"
END = ".[]"
"""Put after each sentence, as ``apertium-destxt`` does: without it, a sentence without a full stop at its end runs into
the next one, and Apertium 3.8 loses the null character between them."""
_MEANINGFUL = re.compile(r"[\[\]{}^$/\\@<>]")
_POSTGENERATION = re.compile(r"~+")
"""``~`` wakes the post-generator, escaped or not, and is lost."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BLANK = re.compile(r"(?<!\\)((?:\\\\)*)\[(\d+)\]")
_END = re.compile(r"\.(\s*(?:\[\d+\]\s*)*)\[\]\s*\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPACES = re.compile(r" {2,}")
_EMPTY = "[]"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence ready for a mode."""

    text: str
    """Without `END`."""
    blanks: tuple[str, ...] = ()
    """What each superblank stands for, by its number."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A translated sentence."""

    text: str
    faithful: bool
    """True where every superblank is there once, in the order of the source, and words still stand where some stood:
    between two of them, and after the last one."""


def encode(sentence: str, spans: Sequence[inline.Span] = ()) -> Encoded:
    """Return ``sentence`` in stream format, with superblanks for its ``spans`` and for what Apertium always loses.

    Control characters and line ends become spaces.
    """
    out: list[str] = []
    blanks: list[str] = []
    for part, keep in _parts(sentence, spans):
        if keep:
            out.append(f"[{len(blanks)}]")
            blanks.append(part)
        else:
            out.append(_MEANINGFUL.sub(r"\\\g<0>", _CONTROL.sub(" ", part)))
    return Encoded("".join(out).strip(), tuple(blanks))


def strip_end(text: str) -> str:
    """Return a mode's output without `END`; a superblank that got behind its full stop is kept."""
    found = _END.search(text)
    if found:
        return text[: found.start()] + found[1]
    return text.removesuffix(_EMPTY)


def decode(encoded: Encoded, text: str) -> Decoded:
    """Return the sentence that ``text``, the output of the last mode without `END`, stands for."""
    before, after = _split(encoded.text), _split(text)
    faithful = before[1::2] == after[1::2] and _filled(before) == _filled(after)
    plain = [
        encoded.blanks[int(part)] if index % 2 and int(part) < len(encoded.blanks) else _unescape(part)
        for index, part in enumerate(after)
    ]
    return Decoded("".join(plain).strip(), faithful)


def _parts(sentence: str, spans: Sequence[inline.Span]) -> list[tuple[str, bool]]:
    """Return ``sentence`` in parts, each with whether it is kept letter for letter."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for start, stop in [*((span.start, span.end) for span in spans), (len(sentence), len(sentence))]:
        between = sentence[end:start]
        last = 0
        for match in _POSTGENERATION.finditer(between):
            parts += [(between[last : match.start()], False), (match.group(), True)]
            last = match.end()
        parts += [(between[last:], False), (sentence[start:stop], True)]
        end = stop
    return [(part, keep) for part, keep in parts if part]


def _split(text: str) -> list[str]:
    """Return ``text`` cut at its superblanks: text, number, text, number ... text."""
    parts: list[str] = []
    end = 0
    for match in _BLANK.finditer(text):
        parts += [text[end : match.end(1)], match[2]]
        end = match.end()
    return [*parts, text[end:]]


def _filled(parts: Sequence[str]) -> list[bool]:
    """Return whether something stands between superblanks, and after the last one."""
    return [bool(part.strip()) for part in parts[2::2]]


def _unescape(text: str) -> str:
    return _SPACES.sub(" ", _ESCAPED.sub(r"\1", text.replace(_EMPTY, "")))
