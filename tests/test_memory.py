"""Exact matches from the project's own catalogs."""

from __future__ import annotations

from l10n_pipeline.memory import Memory, units_of
from l10n_pipeline.model import Catalog, Message, target_digest


def test_what_people_translated_is_remembered_and_drafts_are_not() -> None:
    """Finished messages are found by their exact source, obsolete ones too; drafts and plurals are not."""
    messages = (
        Message(source="Done", targets=("Fait",)),
        Message(source="Draft", targets=("Brouillon",), flags=("fuzzy",)),
        Message(source="Gone", targets=("Parti",), obsolete=True),
        Message(source="One", source_plural="Many", targets=("Un", "Des")),
        Message(source="Empty"),
    )
    memory = Memory(units_of(Catalog(header=None, messages=messages), "fr", "a.po"))
    assert len(memory) == 2
    match = memory.exact("Done")
    assert match is not None
    assert (match.score, match.unit.target, match.unit.document) == (100, "Fait", "a.po")
    assert memory.exact("Gone") is not None
    assert [memory.exact(source) for source in ("Draft", "One", "Empty", "done")] == [None] * 4


def test_a_reviewed_translation_is_preferred() -> None:
    """Of two translations of a source the reviewed one wins, whichever came first."""
    plain = Message(source="A", targets=("x",))
    reviewed = Message(source="A", targets=("y",), comments=(f"reviewed: J 2026-01-01 {target_digest(['y'])}",))
    for messages in ((plain, reviewed), (reviewed, plain)):
        memory = Memory(unit for m in messages for unit in units_of(Catalog(header=None, messages=(m,)), "fr", "a.po"))
        match = memory.exact("A")
        assert match is not None
        assert match.unit.target == "y"
