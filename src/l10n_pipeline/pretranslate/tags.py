"""The inline tags in the translation of a sentence like a new one, made those of the new one.

Tags are named by the document they stand in: what is ``<i1>`` in a Word file may be ``<b2>`` on a page, and nothing in
a plain text.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n_pipeline import inline
from l10n_pipeline.memory.scoring import words

_TAGS = frozenset({inline.SpanKind.OPEN, inline.SpanKind.CLOSE, inline.SpanKind.EMPTY})
_AFTER_SPACE = " .,;:!?…،؛؟"
"""Before these a space goes with the tag that stood behind it."""


def fit_tags(source: str, old_source: str, old_target: str) -> str:
    """Return ``old_target`` without the tags that ``old_source`` has and ``source`` has not.

    Where the tags of both sources stand around the same words they are renamed instead. What the new sentence has
    besides is left for a person to set.
    """
    new, old = _tags(source), _tags(old_source)
    if [*map(_text, new)] == [*map(_text, old)]:
        return old_target
    if [tag.kind for tag in new] == [tag.kind for tag in old] and _parts(source, new) == _parts(old_source, old):
        return _renamed(old_target, {before.text: after.text for before, after in zip(old, new, strict=True)})
    return _renamed(old_target, dict.fromkeys({*map(_text, old)} - {*map(_text, new)}, ""))


def _tags(text: str) -> list[inline.Span]:
    return [span for span in inline.find(text) if span.kind in _TAGS]


def _text(tag: inline.Span) -> str:
    return tag.text


def _parts(text: str, tags: list[inline.Span]) -> list[list[str]]:
    """Return the words between the tags, as memory compares them."""
    edges = [0, *(edge for tag in tags for edge in (tag.start, tag.end)), len(text)]
    return [words(text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _renamed(text: str, names: Mapping[str, str]) -> str:
    """Return ``text`` with the tags that ``names`` has called as it says; those that are called "" are taken out."""
    for tag in reversed(_tags(text)):
        if tag.text not in names:
            continue
        before, after = text[: tag.start], text[tag.end :]
        if not (name := names[tag.text]):
            if not after or after[0] in _AFTER_SPACE:
                before = before.rstrip(" ")
            if not before:
                after = after.lstrip(" ")
        text = before + name + after
    return text
