"""Which messages are filled, and with what."""

from __future__ import annotations

from dataclasses import replace

from l10n_pipeline.model import Catalog, Message, Origin, State, Suggestion
from l10n_pipeline.pretranslate import Key, Remembered, fill, pending
from l10n_pipeline.pretranslate.carrying import CARRIED_OVER

HUMAN = Message(source="A", targets=("fait par une personne",))
DRAFT = Message(source="B", targets=("brouillon",), flags=("fuzzy",), comments=("mine",))
EMPTY = Message(source="C", comments=("note",))
KNOWN = Message(source="D")
PLURAL = Message(source="E", source_plural="Es", targets=("", ""))
GONE = Message(source="F", obsolete=True)
CATALOG = Catalog(header=None, messages=(HUMAN, DRAFT, EMPTY, KNOWN, PLURAL, GONE))


def suggestion(text: str) -> Suggestion:
    return Suggestion(text, Origin("argos en→fr 0.1"))


def test_only_empty_active_messages_are_filled() -> None:
    """What has a target, a person's or a draft, stays; so do plurals and obsolete messages."""
    assert pending(CATALOG) == (EMPTY, KNOWN)
    remembered = Remembered("connu", Origin("memory 100 other.po"), None)
    found: dict[Key, Remembered] = {(None, source): remembered for source in "ABDEF"}
    filled = fill(CATALOG, found, {source: suggestion(f"machine {source}") for source in "ABCDEF"})
    assert (filled.from_memory, filled.from_engine, filled.carried_over) == (1, 1, 0)
    human, draft, empty, known, plural, gone = filled.catalog.messages
    assert (human, draft, plural, gone) == (HUMAN, DRAFT, PLURAL, GONE)
    assert (empty.target, empty.state, empty.comments[0]) == ("machine C", State.DRAFT, "note")
    assert (known.target, known.state) == ("connu", State.DRAFT)
    assert [m.origin.text for m in (empty, known) if m.origin] == ["argos en→fr 0.1", "memory 100 other.po"]


def test_what_was_carried_over_is_counted_apart() -> None:
    """No engine wrote it."""
    filled = fill(CATALOG, {}, {"C": Suggestion("30 000", CARRIED_OVER), "D": suggestion("machine")})
    assert (filled.from_memory, filled.from_engine, filled.carried_over) == (0, 1, 1)
    assert filled.drafts == 2


def test_untouched_drafts_are_made_anew_where_asked() -> None:
    """Never one that somebody edited, that lost its mark, or that nothing new is known of."""
    made = [Message(source=s).as_draft([f"alt {s}"], Origin("argos en→fr 0.1")) for s in "ABC"]
    edited = replace(made[1], targets=("de ma main",))
    catalog = Catalog(header=None, messages=(made[0], edited, made[2], DRAFT))
    suggestions = {source: suggestion(f"neu {source}") for source in ("A", "B")}
    filled = fill(catalog, {}, suggestions, again={"A", "B", "C"})
    assert [m.target for m in filled.catalog.messages] == ["neu A", "de ma main", "alt C", "brouillon"]
    assert fill(catalog, {}, suggestions).catalog == catalog


def test_an_empty_suggestion_leaves_the_message_empty() -> None:
    """Nothing from the engine is nothing in the catalog."""
    filled = fill(CATALOG, {}, {"C": suggestion("  ")})
    assert filled.from_engine == 0
    assert filled.catalog == CATALOG
