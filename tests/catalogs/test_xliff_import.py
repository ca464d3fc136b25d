"""xliff_import.py: what of a CAT tool's work is taken, and what is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.update import Entry, update
from l10n_pipeline.catalogs.xliff import Export, Format, Unit, parse, write
from l10n_pipeline.catalogs.xliff_import import Imported, Reviewer, take
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message, Origin, Previous, State, target_digest

EMPTY = Message(source="Nothing yet.")
DRAFT = replace(
    Message(source="The <b1>law</b1> of {n}.").as_draft(("La <b1>loi</b1> de {n}.",), Origin("argos en→fr")),
    previous=Previous(source="Law."),
)
DONE = Message(source="Two.", targets=("Deux.",))
REVIEWED = Message(
    source="Court", targets=("Tribunal",), comments=(f"reviewed: Mina 2026-01-02 {target_digest(['Tribunal'])}",)
)
PLURAL = Message(source="{n} man", source_plural="{n} men", targets=("", ""))
MINA = Reviewer("Mina Karimi", dt.date(2026, 11, 24))


def catalog(*messages: Message) -> Catalog:
    return Catalog(header=None, messages=messages)


def units(*messages: Message, form: Format = Format.XLIFF20) -> list[Unit]:
    """Return the messages exported and read back."""
    data = write(
        Export(catalog=catalog(*messages), domain="d", original="d.po", source_locale="en", target_locale="fr"), form
    )
    return list(parse(data, "x.xlf")[0].units)


def returned(
    message: Message, target: str | Sequence[str], state: State = State.TRANSLATED, *, stated: bool = True
) -> Unit:
    """Return the unit of ``message`` as a CAT tool gives it back."""
    targets = (target,) if isinstance(target, str) else tuple(target)
    return replace(units(message)[0], targets=targets, state=state, stated=stated)


def only(result: Imported) -> Message:
    """Return the only message, which was taken."""
    assert result.refused == ()
    return result.catalog.messages[0]


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("reviewer", [None, MINA], ids=["nobody", "a reviewer"])
def test_what_comes_back_as_it_went_changes_nothing(form: Format, reviewer: Reviewer | None) -> None:
    """Also where the catalog went on since: there is nothing to bring back."""
    before = catalog(EMPTY, DRAFT, DONE, REVIEWED, PLURAL)
    result = take(before, units(*before.messages, form=form), reviewer)
    assert result.catalog is before
    assert (result.same, sum(result.taken.values()), result.refused) == (5, 0, ())
    later = catalog(
        replace(EMPTY, targets=("Rien.",)), DRAFT, replace(DONE, targets=("II",)), EMPTY.as_draft(("x",), Origin(""))
    )
    later = replace(later, messages=later.messages[:3])
    assert take(later, units(EMPTY, DRAFT, DONE)).catalog is later


def test_a_draft_that_lacks_a_tag_is_not_finished_by_being_called_so() -> None:
    """The text came back as it went, and is refused all the same; as a draft it may stay."""
    toy = replace(DRAFT, targets=("Le droit.",))
    (refusal,) = take(catalog(toy), [returned(toy, "Le droit.")]).refused
    assert "lacks" in refusal.reason
    assert take(catalog(toy), units(toy)).refused == ()


@pytest.mark.parametrize("stated", [True, False], ids=["with its state", "by a tool that writes no states"])
def test_a_translation_is_taken_without_mark(stated: bool) -> None:
    """What a person wrote is theirs: no fuzzy mark, no previous source, and the origin tells that it was edited."""
    message = only(take(catalog(DRAFT), [returned(DRAFT, "Le <b1>droit</b1> de {n}.", stated=stated)]))
    assert (message.target, message.state, message.previous) == ("Le <b1>droit</b1> de {n}.", State.TRANSLATED, None)
    assert message.edited
    old = replace(DRAFT, comments=("origin: argos", "mine"))
    assert only(take(catalog(old), [returned(old, "<b1>x</b1>{n}", stated=stated)])).comments == ("mine",)
    assert only(take(catalog(EMPTY), [returned(EMPTY, "Rien.")])).state is State.TRANSLATED


def test_an_accepted_draft_keeps_its_origin() -> None:
    """The machine's text is still the machine's, whoever accepted it; without a stated state it was not accepted."""
    message = only(take(catalog(DRAFT), [returned(DRAFT, DRAFT.target)]))
    assert (message.state, message.origin) == (State.TRANSLATED, DRAFT.origin)
    assert take(catalog(DRAFT), [returned(DRAFT, DRAFT.target, stated=False)]).same == 1


def test_reviewed_is_what_somebody_answers_for() -> None:
    """With a name the message is reviewed, text and state alone too; without one it is translated."""
    for before, target in ((EMPTY, "Rien."), (DRAFT, DRAFT.target), (DONE, DONE.target)):
        unit = returned(before, target, State.REVIEWED)
        message = only(take(catalog(before), [unit], MINA))
        assert message.state is State.REVIEWED
        assert message.comments[-1] == f"reviewed: Mina Karimi 2026-11-24 {target_digest([target])}"
        assert only(take(catalog(before), [unit])).state is State.TRANSLATED


def test_a_review_is_not_lost_to_a_tool_that_knows_none() -> None:
    """Reviewed text that comes back as translated is still reviewed; another text is not."""
    assert only(take(catalog(REVIEWED), [returned(REVIEWED, "Tribunal")])).state is State.REVIEWED
    edited = only(take(catalog(REVIEWED), [returned(REVIEWED, "Cour")]))
    assert (edited.state, edited.review is not None) == (State.TRANSLATED, True)


def test_a_doubt_makes_a_draft_again() -> None:
    """A translator who marks a finished text as needing work is heard, if it is the text in the catalog."""
    for before in (DONE, REVIEWED):
        message = only(take(catalog(before), [returned(before, before.target, State.DRAFT)]))
        assert (message.state, message.target, message.review) == (State.DRAFT, before.target, None)
    unit = returned(DRAFT, DRAFT.target, State.TRANSLATED)
    accepted = only(take(catalog(DRAFT), [unit]))
    assert take(catalog(accepted), [replace(unit, state=State.DRAFT, exported=None)]).same == 1


def test_unfinished_work_is_a_draft() -> None:
    """A text that the tool calls a draft, and plural forms of which one is empty."""
    assert only(take(catalog(EMPTY), [returned(EMPTY, "Rien", State.DRAFT)])).fuzzy
    half = only(take(catalog(PLURAL), [returned(PLURAL, ["un homme", ""])]))
    assert (half.targets, half.state) == (("un homme", ""), State.DRAFT)
    whole = only(take(catalog(PLURAL), [returned(PLURAL, ["un homme", "{n} hommes"])]))
    assert whole.state is State.TRANSLATED


def test_an_emptied_target_erases_nothing() -> None:
    """A tool that drops a target, or a translator who clears it, does not delete a translation."""
    result = take(catalog(DONE), [returned(DONE, "", State.UNTRANSLATED)])
    assert (result.same, result.catalog.messages[0]) == (1, DONE)


def test_half_a_translation_replaces_nobodys_work() -> None:
    """Not all segments, or plural forms, have a text: a person's stays, a machine's draft and an empty one do not."""
    forms = Message(source="{n} man", source_plural="{n} men", targets=("un homme", "{n} hommes"))
    stale = replace(DONE.as_draft(("2",), Origin("argos")), previous=Previous(source="Too."))
    for message in (DONE, REVIEWED, stale):
        for state in (State.DRAFT, State.TRANSLATED):
            half = replace(returned(message, "De", state), missing=("2", "3"))
            assert "in part, segments 2, 3" in refused(take(catalog(message), [half], MINA))
    assert "plural form 1" in refused(take(catalog(forms), [returned(forms, ("un", " "))]))
    assert take(catalog(DONE), [replace(returned(DONE, DONE.target), missing=("2",))]).same == 1
    machine = Message(source="Two.").as_draft(("Deux",), Origin("argos en→fr"))
    for message in (EMPTY, machine):
        taken = only(take(catalog(message), [replace(returned(message, "De", State.DRAFT), missing=("2",))]))
        assert (taken.target, taken.state) == ("De", State.DRAFT)


def refused(result: Imported) -> str:
    """Return why the only message was refused; the catalog is as it was."""
    (refusal,) = result.refused
    assert not result.taken
    return refusal.reason


def test_a_translation_made_meanwhile_is_never_overwritten() -> None:
    """A person's text that is another one than was exported stays; a machine's draft gives way to a person."""
    unit = returned(EMPTY, "Rien.")
    meanwhile = replace(EMPTY, targets=("Rien encore.",))
    assert refused(take(catalog(meanwhile), [unit])) == "was translated since the export, and otherwise: 'Rien encore.'"
    assert take(catalog(replace(EMPTY, targets=("Rien.",))), [unit]).same == 1
    drafted = EMPTY.as_draft(("Machine.",), Origin("pseudo"))
    assert only(take(catalog(drafted), [unit])).target == "Rien."
    begun = returned(EMPTY, "Rien", State.DRAFT)
    assert only(take(catalog(drafted), [begun])).target == "Rien"
    reason = refused(take(catalog(replace(drafted, comments=())), [begun]))
    assert reason == "is a draft, and another one than was exported stands in the catalog: 'Machine.'"


def test_a_file_whose_fingerprints_a_tool_dropped_is_taken_with_more_care() -> None:
    """Without knowing what was exported, no finished text is replaced by another; empty ones and drafts are."""
    assert "was translated since" in refused(take(catalog(DONE), [replace(returned(DONE, "II"), exported=None)]))
    assert (
        only(take(catalog(DRAFT), [replace(returned(DRAFT, "<b1>x</b1>{n}"), exported=None)])).target == "<b1>x</b1>{n}"
    )
    assert take(catalog(DONE), [replace(units(DONE)[0], exported=None)]).same == 1


def test_a_changed_source_is_refused_with_what_it_is_now() -> None:
    """The sentence was edited, or left the document, or the file's own source was changed."""
    sources = ["The people of Iran demand freedom.", "Two prisoners were executed."]
    fr = get_locale("fr")
    old, _ = update(None, [Entry(source=s) for s in sources], fr, "d")
    old = replace(old, messages=tuple(replace(m, targets=("x",)) for m in old.messages))
    new, _ = update(old, [Entry(source="The brave people of Iran demand freedom.")], fr, "d")
    result = take(new, [returned(m, "y") for m in old.messages])
    assert [refusal.reason for refusal in result.refused] == [
        "its source was changed since the export: 'The brave people of Iran demand freedom.'",
        "its source left the document since the export, or was changed",
    ]
    assert result.catalog is new
    assert "has no such message" in refused(take(catalog(EMPTY), [returned(DONE, "II")]))
    edited = replace(returned(DONE, "II"), source="Two!")
    assert refused(take(catalog(DONE), [edited])) == "its source in the file is another one than in the catalog: 'Two!'"
    other = replace(PLURAL, source_plural="{n} humans")
    assert "'{n} men'" in refused(take(catalog(other), [returned(PLURAL, ["a", "b"])]))


def test_a_spoiled_tag_is_refused() -> None:
    """A lost or changed tag or placeholder, a second one, and a number of plural forms that the catalog has not."""
    assert refused(take(catalog(DRAFT), [returned(DRAFT, "Le droit de {n}.")])) == (
        "its translation lacks <b1>, </b1>: 'Le droit de {n}.'"
    )
    assert "lacks {n}" in refused(take(catalog(DRAFT), [returned(DRAFT, "<b1>x</b1>")]))
    assert "has 3 plural forms where the catalog has 2" in refused(
        take(catalog(PLURAL), [returned(PLURAL, ["a", "b", "c"])])
    )


def test_a_message_that_stands_twice_in_a_file_is_taken_once() -> None:
    """The first counts, the other is told."""
    result = take(catalog(EMPTY), [returned(EMPTY, "Rien."), returned(EMPTY, "Zéro.")])
    assert result.catalog.messages[0].target == "Rien."
    assert [refusal.reason for refusal in result.refused] == ["stands in the file twice; the first counts"]


def test_a_unit_of_another_tool_is_found_by_its_source() -> None:
    """Files that were not exported here have ids of their own."""
    assert only(take(catalog(DONE), [replace(returned(DONE, "II"), id="17")])).target == "II"


TEXTS = st.sampled_from(["", "a", "b", "c"])


def messages() -> st.SearchStrategy[Message]:
    kinds = st.sampled_from(list(State))

    def made(text: str, state: State) -> Message:
        message = Message(source="S", targets=(text,))
        if text and state is State.REVIEWED:
            return replace(message, comments=(f"reviewed: M 2026-01-01 {target_digest([text])}",))
        return message.as_draft((text,), Origin("pseudo")) if text and state is State.DRAFT else message

    return st.builds(made, TEXTS, kinds)


@given(exported=messages(), now=messages(), back=messages(), told=st.booleans(), stated=st.booleans())
@settings(max_examples=400, deadline=None)
def test_no_finished_text_of_since_the_export_is_ever_replaced(
    exported: Message, now: Message, back: Message, told: bool, stated: bool
) -> None:
    """Whatever was exported, came back and stands in the catalog: a text finished meanwhile stays or is refused."""
    unit = replace(units(exported)[0], targets=back.targets, state=back.state, stated=stated)
    result = take(catalog(now), [unit if told else replace(unit, exported=None)], MINA)
    after = result.catalog.messages[0]
    if now.state in (State.TRANSLATED, State.REVIEWED) and now != exported:
        assert after.target == now.target
        assert after.state is not State.DRAFT or now.state is exported.state
    if result.refused or result.same:
        assert after == now
    assert after.target in (now.target, back.target)
    assert po.parse(po.serialize(result.catalog)).messages == result.catalog.messages
