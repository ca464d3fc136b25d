"""What memory knows of messages, made ready for a catalog: exact first, then fuzzy, with tags and numbers fitted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from l10n_pipeline import inline
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.memory import THRESHOLD, Memory
from l10n_pipeline.memory.scoring import SAME, score
from l10n_pipeline.memory.units import neighbours
from l10n_pipeline.model import Catalog, Match, Message, Origin, Previous
from l10n_pipeline.pretranslate.numbers import put_numbers
from l10n_pipeline.pretranslate.tags import fit_tags

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A target from memory for one message."""

    target: str
    origin: Origin
    previous: Previous | None
    """The source it was made for, where that is another: an editor shows what changed."""

    def draft(self, message: Message) -> Message:
        """Return ``message`` as a draft with this target."""
        return replace(message.as_draft([self.target], self.origin), previous=self.previous)


def remembered(
    catalog: Catalog, messages: Collection[Message], memory: Memory, locale: LocaleInfo, threshold: int = THRESHOLD
) -> Mapping[Key, Remembered]:
    """Return what ``memory`` has for ``messages`` of ``catalog``, by their keys.

    The same text in the same place of another document comes before the same text elsewhere, that before a text like
    it; what scores below ``threshold`` is left to the engine, and so is a text without words like another one: the
    drafter carries it over, which is right where another number is not.
    """
    beside = neighbours(catalog)
    found: dict[Key, Remembered] = {}
    for message in messages:
        before, after = beside[message.key]
        exact = memory.exact(message.source, locale.tag, before, after)
        if exact is not None and exact.score == SAME:
            matches = [exact]
        elif _wordless(message.source):
            continue
        else:
            matches = memory.matches(message.source, locale.tag, before, after, threshold=threshold)
        best = _best(message.source, matches, locale, threshold)
        if best is not None:
            found[message.key] = best
    return found


def _wordless(text: str) -> bool:
    return not any(piece.translate for piece in inline.pieces(text, inline.find(text)))


def _best(source: str, matches: Collection[Match], locale: LocaleInfo, threshold: int) -> Remembered | None:
    ready = [made for match in matches if (made := _adapted(source, match, locale)) is not None]
    ready = [made for made in ready if made[0] >= threshold]
    return max(ready, key=lambda made: made[0])[1] if ready else None


def _adapted(source: str, match: Match, locale: LocaleInfo) -> tuple[int, Remembered] | None:
    """Return ``match`` as it can be used for ``source``, with the score it has then; None if nothing is left."""
    unit = match.unit
    notes = ["in context"] if match.neighbours == 2 and unit.source == source else []
    if unit.machine:
        notes.append("machine")
    target, reached = unit.target, match.score
    if unit.source != source:
        target = fit_tags(source, unit.source, unit.target)
        if not target.strip():
            return None
        if target != unit.target:
            notes.append("tags fitted")
        put = put_numbers(source, unit.source, target, locale)
        if put is None:
            lost = score(source, unit.source) - score(source, unit.source, numbers_alike=False)
            reached = match.score - lost
            notes.append("numbers not put in")
        elif put != target:
            target = put
            notes.append("numbers put in")
    told = f" ({'; '.join(notes)})" if notes else ""
    previous = None if unit.source == source else Previous(source=unit.source)
    return reached, Remembered(target, Origin(f"memory {reached} {unit.document}{told}"), previous)
