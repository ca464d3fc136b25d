"""Change the state of a message as a person decides (docs/architecture.md, "States"). Nothing is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n_pipeline.model import Message, Review, State, target_digest

_REVIEWED = "reviewed:"


def accept(message: Message) -> Message:
    """Return the draft ``message`` as a translation: no longer fuzzy, without its previous source.

    Its origin stays: who made the text is true whoever accepted it.
    """
    flags = tuple(flag for flag in message.flags if flag != "fuzzy")
    return replace(message, flags=flags, previous=None)


def review(message: Message, name: str, date: dt.date) -> Message:
    """Return the translated ``message`` with a person's word that it is right, in the place of an older one."""
    told = Review(" ".join(name.split()), date.isoformat(), target_digest(message.targets))
    comment = f"{_REVIEWED} {told.name} {told.date} {told.digest}"
    return replace(message, comments=(*_others(message), comment))


def back_to_draft(message: Message) -> Message:
    """Return ``message`` as a draft, without a review."""
    flags = message.flags if message.fuzzy else ("fuzzy", *message.flags)
    return replace(message, flags=flags, comments=_others(message))


def _others(message: Message) -> tuple[str, ...]:
    return tuple(comment for comment in message.comments if not comment.startswith(_REVIEWED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which messages are meant: those that fit everything that is given."""

    states: Sequence[State] = ()
    origin: str = ""
    """What the origin begins with: ``argos``, ``memory 100``."""
    text: re.Pattern[str] | None = None
    """Found in source or target."""
    reference: str = ""
    """Part of a reference: ``statement.txt:12``."""
    demonstration: bool = False
    """Only what demonstration packages wrote and nobody changed."""
    outdated: bool = False
    """Only drafts that translate another source than they have."""

    def fits(self, message: Message) -> bool:
        """Return whether ``message`` is meant."""
        origin = message.origin
        return (
            (not self.states or message.state in self.states)
            and (not self.origin or (origin is not None and origin.text.startswith(self.origin)))
            and (not self.demonstration or message.demonstration)
            and (not self.outdated or message.outdated)
            and (not self.reference or self._refers(message))
            and (self.text is None or any(self.text.search(text) for text in (message.source, *message.targets)))
        )

    def _refers(self, message: Message) -> bool:
        """Return whether a reference is the one meant: ``a.txt:1`` is not ``a.txt:12``, ``txt`` is both."""
        wanted = self.reference
        return any(
            r == wanted or r.endswith(f"/{wanted}") or (":" not in wanted and wanted in r) for r in message.references
        )
