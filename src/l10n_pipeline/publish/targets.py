"""The targets that may appear: harmless, and, in a partial page, finished."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from l10n_pipeline.model import Catalog, Message

_BREAKS = re.compile(r"[\t\n\x0b\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""A segment stands on one line: a line break in its target could begin a heading, a list, a fence."""
_NEVER = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, embeddings, overrides and isolates (UAX 9), surrogates, noncharacters, which the marks around
drafts are made of."""
_ISOLATES = "\u2066\u2067\u2068\u2069"


def harmless(catalog: Catalog) -> Catalog:
    """Return ``catalog`` without what its targets must not do to a page: reorder text, hide it, begin new lines.

    What the source has itself, such as an isolate, may stay. The checks report each of these.
    """
    return replace(catalog, messages=tuple(_harmless(message) for message in catalog.messages))


def without(catalog: Catalog, sources: Collection[str]) -> Catalog:
    """Return ``catalog`` with no translation of ``sources``."""
    refused = frozenset(sources)
    return replace(
        catalog,
        messages=tuple(
            replace(message, targets=("",) * len(message.targets)) if message.source in refused else message
            for message in catalog.messages
        ),
    )


def _harmless(message: Message) -> Message:
    targets = tuple(clean(target, message.source) for target in message.targets)
    return message if targets == message.targets else replace(message, targets=targets)


def clean(target: str, source: str = "") -> str:
    """Return ``target`` on one line, without the characters that do not belong into a text and that it may not have."""
    target = _BREAKS.sub(" ", target)
    return _NEVER.sub(lambda found: found[0] if found[0] in _ISOLATES and found[0] in source else "", target)
