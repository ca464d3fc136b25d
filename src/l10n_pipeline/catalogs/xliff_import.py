"""Bring what a CAT tool made of exported messages back into their catalog. Nothing is written.

A message is taken or refused, each for itself. What a person translated since the export is never overwritten, a
changed source or spoiled tag is never taken.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n_pipeline.catalogs.states import accept, back_to_draft, review
from l10n_pipeline.catalogs.xliff_inline import spoiled
from l10n_pipeline.catalogs.xliff_types import Unit, fingerprint, unit_id
from l10n_pipeline.model import Catalog, Message, State

_HUMAN = (State.TRANSLATED, State.REVIEWED)
_ORDER = list(State)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A message that is not taken, and why."""

    line: int
    """1-based line of the XLIFF file."""
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    catalog: Catalog
    taken: Counter[State]
    """How many messages were changed, by their state afterwards."""
    same: int
    """How many came back as they went, or are so already."""
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who answers for what a file calls reviewed, and since when."""

    name: str
    date: dt.date


def take(catalog: Catalog, units: Sequence[Unit], reviewer: Reviewer | None = None) -> Imported:
    """Return ``catalog`` with what ``units`` say of its messages.

    Reviewed is only what ``reviewer`` answers for; without one it is translated.
    """
    places = {unit_id(message): n for n, message in enumerate(catalog.messages) if not message.obsolete}
    by_key = {message.key: n for n, message in enumerate(catalog.messages) if not message.obsolete}
    messages = list(catalog.messages)
    taken: Counter[State] = Counter()
    refused: list[Refusal] = []
    same = 0
    seen: set[int] = set()
    for unit in units:
        place = places.get(unit.id, by_key.get((unit.context, unit.source)))
        if place is None:
            refused.append(Refusal(unit.line, unit.source, _gone(catalog, unit)))
            continue
        if place in seen:
            refused.append(Refusal(unit.line, unit.source, "stands in the file twice; the first counts"))
            continue
        seen.add(place)
        message, reason = _taken(catalog.messages[place], unit, reviewer)
        if reason:
            refused.append(Refusal(unit.line, unit.source, reason))
        elif message == catalog.messages[place]:
            same += 1
        else:
            messages[place] = message
            taken[message.state] += 1
    changed = replace(catalog, messages=tuple(messages)) if taken else catalog
    return Imported(changed, taken, same, tuple(refused))


def _gone(catalog: Catalog, unit: Unit) -> str:
    """Return why there is no message for ``unit``."""
    for message in catalog.messages:
        if not message.obsolete and message.previous is not None and message.previous.source == unit.source:
            return f"its source was changed since the export: {message.source!r}"
    if any(message.obsolete and message.source == unit.source for message in catalog.messages):
        return "its source left the document since the export, or was changed"
    return "the catalog has no such message: its source was changed or left the document since the export"


def _taken(message: Message, unit: Unit, reviewer: Reviewer | None) -> tuple[Message, str]:
    """Return what becomes of ``message``, and why ``unit`` is refused if it is."""
    if (unit.source, unit.source_plural) != (message.source, message.source_plural):
        other = unit.source if unit.source != message.source else unit.source_plural or ""
        return message, f"its source in the file is another one than in the catalog: {other!r}"
    if not any(target.strip() for target in unit.targets):
        return message, ""  # nothing was translated; an emptied target erases nothing
    unstated = fingerprint(message.state, unit.targets)
    if unit.exported == fingerprint(unit.state, unit.targets) or (not unit.stated and unit.exported == unstated):
        return message, ""
    if len(unit.targets) != len(message.targets):
        return message, f"has {len(unit.targets)} plural forms where the catalog has {len(message.targets)}"
    same = unit.targets == message.targets
    if same and unit.missing:
        return message, ""
    if not same and (reason := _half(message, unit) or _conflict(message, unit)):
        return message, reason
    # A draft may lack a tag; it is not finished by being called so.
    if (not same or (unit.stated and unit.state in _HUMAN)) and (reason := _spoiled(message, unit)):
        return message, reason
    if same:
        return _marked(message, unit, reviewer), ""
    edited = replace(message, targets=unit.targets)
    if message.origin is not None and not message.origin.digest:
        # Without a digest it would claim the person's text for the machine.
        edited = replace(edited, comments=tuple(c for c in edited.comments if not c.startswith("origin:")))
    if unit.state in _HUMAN and all(unit.targets):
        edited = accept(edited)
        return (review(edited, reviewer.name, reviewer.date) if _reviewed(unit, reviewer) and reviewer else edited), ""
    return back_to_draft(edited), ""


def _spoiled(message: Message, unit: Unit) -> str:
    """Return which codes of the source the text of ``unit`` lost or has besides; "" if none."""
    source_of = [message.source, *[message.source_plural or message.source] * (len(unit.targets) - 1)]
    for source, target in zip(source_of, unit.targets, strict=True):
        if target and (reason := spoiled(source, message.source_plural, target)):
            return f"its translation {reason}: {target!r}"
    return ""


def _half(message: Message, unit: Unit) -> str:
    """Return what the text of ``unit`` lacks where that of the catalog may be somebody's work; "" if nothing."""
    if not any(message.targets) or message.untouched:
        return ""
    shown = " | ".join(message.targets)
    if unit.missing:
        what = "segment" if len(unit.missing) == 1 else "segments"
        return f"is translated in part, {what} {', '.join(unit.missing)} not at all; the catalog has: {shown!r}"
    pairs = zip(message.targets, unit.targets, strict=True)
    if emptied := [str(form) for form, (was, now) in enumerate(pairs) if was.strip() and not now.strip()]:
        return f"lacks plural form {', '.join(emptied)}, which the catalog has: {shown!r}"
    return ""


def _conflict(message: Message, unit: Unit) -> str:
    """Return what keeps the text of ``unit`` from replacing that of the catalog; "" if nothing."""
    if unit.exported == fingerprint(message.state, message.targets) or not any(message.targets):
        return ""
    shown = " | ".join(message.targets)
    if message.state in _HUMAN:
        return f"was translated since the export, and otherwise: {shown!r}"
    if unit.state not in _HUMAN and not message.untouched:
        return f"is a draft, and another one than was exported stands in the catalog: {shown!r}"
    return ""


def _marked(message: Message, unit: Unit, reviewer: Reviewer | None) -> Message:
    """Return ``message``, whose text came back as it is, in the state that the file tells."""
    if not unit.stated:
        return message
    if unit.state in _HUMAN:
        accepted = message if message.state in _HUMAN else accept(message)
        if accepted.state is State.TRANSLATED and reviewer is not None and _reviewed(unit, reviewer):
            return review(accepted, reviewer.name, reviewer.date)
        return accepted
    untouched = unit.exported == fingerprint(message.state, message.targets)
    return back_to_draft(message) if untouched and message.state in _HUMAN else message


def _reviewed(unit: Unit, reviewer: Reviewer | None) -> bool:
    return unit.state is State.REVIEWED and reviewer is not None
