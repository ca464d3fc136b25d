"""Which messages of a catalog may be filled, and with what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from l10n_pipeline.memory import Memory
from l10n_pipeline.model import Catalog, Message, Origin, State, Suggestion


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalog after filling."""

    catalog: Catalog
    from_memory: int
    from_engine: int


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
    catalog: Catalog, memory: Memory, suggestions: Mapping[str, Suggestion], again: Collection[str] = ()
) -> Filled:
    """Return ``catalog`` with its pending messages filled, as drafts with their origin.

    Where ``memory`` knows the source its target is taken, else that of ``suggestions``, which are by source. An
    untouched draft of ``again`` stays where neither has anything.
    """
    waiting = {message.key for message in pending(catalog, again)}
    from_memory = from_engine = 0
    messages: list[Message] = []
    for message in catalog.messages:
        if not message.obsolete and message.key in waiting:
            match = memory.exact(message.source)
            suggestion = suggestions.get(message.source)
            if match is not None:
                message = message.as_draft([match.unit.target], Origin(f"memory {match.score} {match.unit.document}"))
                from_memory += 1
            elif suggestion is not None and suggestion.target.strip():
                message = message.as_draft([suggestion.target], suggestion.origin)
                from_engine += 1
        messages.append(message)
    return Filled(replace(catalog, messages=tuple(messages)), from_memory, from_engine)
