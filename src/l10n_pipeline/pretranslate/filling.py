"""Which messages of a catalog may be filled, and with what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from l10n_pipeline.model import Catalog, Message, State, Suggestion
from l10n_pipeline.pretranslate.carrying import CARRIED_OVER
from l10n_pipeline.pretranslate.matching import Key, Remembered


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalog after filling."""

    catalog: Catalog
    from_memory: int
    from_engine: int
    carried_over: int
    """Drafts that are the source, which has no words."""

    @property
    def drafts(self) -> int:
        """How many messages were filled."""
        return self.from_memory + self.from_engine + self.carried_over


def pending(catalog: Catalog, again: Collection[str] = ()) -> tuple[Message, ...]:
    """Return the messages of ``catalog`` that wait for a draft: active, no target, no plural.

    A message with any target, draft or not, is somebody's work and stays as it is, but for untouched drafts of the
    sources ``again``, which are to be drafted anew.
    """
    return tuple(
        m
        for m in catalog.active
        if m.source_plural is None and (m.state is State.UNTRANSLATED or (m.source in again and m.untouched))
    )


def fill(
    catalog: Catalog,
    known: Mapping[Key, Remembered],
    suggestions: Mapping[str, Suggestion],
    again: Collection[str] = (),
) -> Filled:
    """Return ``catalog`` with its pending messages filled, as drafts with their origin.

    Where memory had something, ``known`` by message, it is taken, else that of ``suggestions``, which are by source. An
    untouched draft of ``again`` stays where neither has anything.
    """
    waiting = {message.key for message in pending(catalog, again)}
    from_memory = from_engine = carried_over = 0
    messages: list[Message] = []
    for message in catalog.messages:
        if not message.obsolete and message.key in waiting:
            suggestion = suggestions.get(message.source)
            if message.key in known:
                message = known[message.key].draft(message)
                from_memory += 1
            elif suggestion is not None and suggestion.target.strip():
                message = message.as_draft([suggestion.target], suggestion.origin)
                if suggestion.origin == CARRIED_OVER:
                    carried_over += 1
                else:
                    from_engine += 1
        messages.append(message)
    return Filled(replace(catalog, messages=tuple(messages)), from_memory, from_engine, carried_over)
