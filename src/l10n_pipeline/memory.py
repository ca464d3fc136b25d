"""Translation memory: what was translated before, found again by its source.

This one lives in memory and is built from the project's own catalogs at each run; it finds exact matches.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n_pipeline.model import Catalog, Match, State, TranslationUnit

_RANK = {State.REVIEWED: 0, State.TRANSLATED: 1}


class Memory:
    """Translation units of one locale by source text."""

    def __init__(self, units: Iterable[TranslationUnit] = ()) -> None:
        """Remember ``units``; of several with the same source the one a person stands behind longest wins."""
        self._units: dict[str, TranslationUnit] = {}
        for unit in units:
            self.add(unit)

    def __len__(self) -> int:
        """Return how many different sources it knows."""
        return len(self._units)

    def add(self, unit: TranslationUnit) -> None:
        """Remember ``unit``, unless a better one with its source is known. Drafts are not remembered."""
        if unit.state not in _RANK:
            return
        known = self._units.get(unit.source)
        if known is None or _RANK[unit.state] < _RANK[known.state]:
            self._units[unit.source] = unit

    def exact(self, source: str) -> Match | None:
        """Return the unit whose source is ``source``, scored 100."""
        unit = self._units.get(source)
        return None if unit is None else Match(unit, 100)


def units_of(catalog: Catalog, locale: str, document: str) -> Iterable[TranslationUnit]:
    """Yield what people translated in ``catalog``, obsolete messages included; plurals and drafts are left out."""
    for message in catalog.messages:
        if message.source_plural is None and message.state in _RANK:
            yield TranslationUnit(message.source, message.target, locale, message.state, document)
