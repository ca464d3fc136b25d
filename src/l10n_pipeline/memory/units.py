"""Catalogs as translation units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from l10n_pipeline.model import Catalog, State, TranslationUnit

Neighbours: TypeAlias = tuple[str, str]
"""The sources of the messages before and after one; empty at the ends of the document."""

_FINISHED = (State.TRANSLATED, State.REVIEWED)


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
                machine=message.by_machine,
                before=before,
                after=after,
            )


def neighbours(catalog: Catalog) -> Mapping[tuple[str | None, str], Neighbours]:
    """Return what stands beside each active message of ``catalog``, by their keys."""
    active = catalog.active
    sources = ["", *(message.source for message in active), ""]
    return {message.key: (sources[place], sources[place + 2]) for place, message in enumerate(active)}
