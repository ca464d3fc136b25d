"""States and origins as messages show them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n_pipeline.model import Catalog, Message, Origin, Previous, State, target_digest

REVIEWED = f"reviewed: Jane Doe 2026-11-01 {target_digest(['Bonjour'])}"


@pytest.mark.parametrize(
    ("message", "state"),
    [
        (Message(source="Hello"), State.UNTRANSLATED),
        (Message(source="Hello", flags=("fuzzy",)), State.UNTRANSLATED),
        (Message(source="Hello", targets=("Bonjour",), flags=("fuzzy",)), State.DRAFT),
        (Message(source="Hello", targets=("Bonjour",)), State.TRANSLATED),
        (Message(source="Hello", targets=("Bonjour",), comments=(REVIEWED,)), State.REVIEWED),
        (Message(source="Hello", targets=("Salut",), comments=(REVIEWED,)), State.TRANSLATED),
        (Message(source="Hello", targets=("Bonjour",), comments=(REVIEWED,), flags=("fuzzy",)), State.DRAFT),
        (Message(source="a", source_plural="b", targets=("x", "")), State.DRAFT),
    ],
    ids=[
        "empty",
        "empty fuzzy",
        "fuzzy",
        "translated",
        "reviewed",
        "edited after review",
        "fuzzy again",
        "half a plural",
    ],
)
def test_the_state_is_read_from_flags_targets_and_review(message: Message, state: State) -> None:
    """A message is reviewed only while the reviewed text is the text it has."""
    assert message.state is state


def test_a_draft_says_where_it_came_from_and_loses_its_review() -> None:
    """A machine's target is fuzzy, with one origin; other comments and flags stay."""
    before = Message(source="Hello", comments=("keep me", "origin: old", REVIEWED), flags=("no-wrap",))
    draft = before.as_draft(["Bonjour"], Origin("argos en→fr 0.1 (demonstration)"))
    assert draft.state is State.DRAFT
    assert draft.flags == ("fuzzy", "no-wrap")
    digest = target_digest(["Bonjour"])[:8]
    assert draft.comments == ("keep me", f"origin: argos en→fr 0.1 (demonstration) [{digest}]")
    assert draft.origin is not None
    assert draft.origin.source == "argos"
    assert draft.origin.demonstration
    assert not Origin("argos en→fr 1.5").demonstration


@pytest.mark.parametrize(
    ("message", "outdated"),
    [
        (Message(source="b", targets=("x",), flags=("fuzzy",), previous=Previous(source="a")), True),
        (Message(source="b", targets=("x",), flags=("fuzzy",), previous=Previous(source="b")), False),
        (Message(source="b", targets=("x",), flags=("fuzzy",), previous=Previous(context="c")), False),
        (Message(source="b", targets=("x",), previous=Previous(source="a")), False),
        (Message(source="b", flags=("fuzzy",), previous=Previous(source="a")), False),
        (Message(source="b", targets=("x",), flags=("fuzzy",), previous=Previous(source_plural="as")), True),
    ],
    ids=["another source", "the same source", "another context", "no draft", "no translation", "another plural"],
)
def test_a_draft_of_another_source_is_outdated(message: Message, outdated: bool) -> None:
    """What a person finished is not, whatever an editor left of the old source."""
    assert message.outdated is outdated


def test_machine_text_as_it_came_is_told_from_what_people_wrote_or_reviewed() -> None:
    """Without its mark, letter for letter, by an engine for certain, and reviewed by nobody."""
    draft = Message(source="Hello").as_draft(["Bonjour"], Origin("argos en→fr 1.5"))
    bare = replace(draft, flags=())
    old = replace(bare, comments=("origin: argos en→fr 1.5",))
    memory = replace(Message(source="Hello").as_draft(["Bonjour"], Origin("memory 100 a.po")), flags=())
    review = f"reviewed: Jane Doe 2026-11-01 {target_digest(['Bonjour'])}"
    assert [m.by_machine for m in (draft, bare, old, memory)] == [True, True, True, False]
    assert bare.as_it_came
    others = (draft, old, memory, replace(bare, targets=("Salut",)), replace(bare, comments=(*bare.comments, review)))
    assert not any(message.as_it_came for message in others)


def test_a_draft_that_a_person_edited_shows() -> None:
    """The origin has a digest of the text that came from there; what lacks one is never taken for untouched."""
    draft = Message(source="Hello").as_draft(["Bonjour"], Origin("argos en→fr 0.1"))
    assert draft.origin == Origin("argos en→fr 0.1", target_digest(["Bonjour"])[:8])
    assert (draft.edited, draft.untouched) == (False, True)
    edited = replace(draft, targets=("Salut",))
    assert (edited.edited, edited.untouched) == (True, False)
    assert not replace(draft, previous=Previous(source="Hi")).untouched
    assert not replace(draft, flags=()).untouched
    older = replace(draft, comments=("origin: argos en→fr 0.1",))
    assert (older.edited, older.untouched, older.origin) == (False, False, Origin("argos en→fr 0.1"))


def test_a_catalog_knows_its_header_and_its_active_messages() -> None:
    """Header fields are read by name; obsolete messages are not active."""
    header = Message(source="", targets=("Language: fa\nContent-Type: text/plain; charset=UTF-8\n",))
    old = Message(source="Old", targets=("x",), obsolete=True)
    new = Message(source="New")
    catalog = Catalog(header=header, messages=(new, old))
    assert catalog.fields["Language"] == "fa"
    assert catalog.active == (new,)
    assert catalog.by_key() == {(None, "New"): new}
    assert replace(catalog, header=None).fields == {}
