"""Catalogs as translation units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from l10n_pipeline.model import Catalog, Message, State, TranslationUnit

Neighbours: TypeAlias = tuple[str, str]
"""The sources of the messages before and after one; empty at the ends of the document."""

_FINISHED = (State.TRANSLATED, State.REVIEWED)
_ENGINES = ("argos", "apertium", "pseudo")
"""First words of the origins of machine translation."""


def units_of(catalog: Catalog, locale: str, document: str) -> Iterator[TranslationUnit]:
    """Yield what people stand behind in ``catalog``, obsolete messages included; plurals and drafts are left out."""
    beside = neighbours(catalog)
    for message in catalog.messages:
        if message.source_plural is None and message.state in _FINISHED:
            before, after = (None, None) if message.obsolete else beside[message.key]
            yield TranslationUnit(
                message.source,
                message.target,
                locale,
                message.state,
                document,
                machine=_by_machine(message),
                before=before,
                after=after,
            )


def neighbours(catalog: Catalog) -> Mapping[tuple[str | None, str], Neighbours]:
    """Return what stands beside each active message of ``catalog``, by their keys."""
    active = catalog.active
    sources = ["", *(message.source for message in active), ""]
    return {message.key: (sources[place], sources[place + 2]) for place, message in enumerate(active)}


def _by_machine(message: Message) -> bool:
    """Return whether a machine wrote the target and nobody changed it, a person having accepted it."""
    origin = message.origin
    return origin is not None and origin.source in _ENGINES and not message.edited
