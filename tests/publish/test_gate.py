"""What may be published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n_pipeline.catalogs.states import accept
from l10n_pipeline.model import Catalog, Issue, Message, Origin, Severity, State, target_digest
from l10n_pipeline.publish import Reason, gate

ERROR = Issue("numbers", Severity.ERROR, "30,000 is missing")
WARNING = Issue("length", Severity.WARNING, "is long")
DOUBT = Issue("negation", Severity.WARNING, "a not may be lost")


@pytest.mark.parametrize(
    ("message", "issues", "reason"),
    [
        (Message(source="A", targets=("x",)), (), None),
        (Message(source="A", targets=("x",)), (WARNING,), None),
        (Message(source="A", targets=("x",)), (WARNING, ERROR), Reason.ERROR),
        (Message(source="A", targets=("x",), flags=("fuzzy",)), (), Reason.DRAFT),
        (Message(source="A"), (), Reason.UNTRANSLATED),
        (Message(source="A", targets=("x",), obsolete=True), (), Reason.MISSING),
        (Message(source="B", targets=("x",)), (), Reason.MISSING),
    ],
    ids=["finished", "warning", "error", "draft", "empty", "obsolete", "not there"],
)
def test_only_finished_messages_without_errors_pass(
    message: Message, issues: tuple[Issue, ...], reason: Reason | None
) -> None:
    """Drafts, empty messages, errors and sentences that the catalog does not know each keep it from publication."""
    refusals = gate(Catalog(header=None, messages=(message,)), {message.key: issues}, ["A", "A"])
    assert [refusal.reason for refusal in refusals] == ([] if reason is None else [reason])


def test_a_doubt_about_a_negation_withholds_what_nobody_has_reviewed() -> None:
    """A lost "not" is the worst that can be published: a person has to have looked at the sentence."""
    message = Message(source="A", targets=("x",))
    (refusal,) = gate(Catalog(header=None, messages=(message,)), {message.key: (WARNING, DOUBT)}, ["A"])
    assert (refusal.reason, refusal.issues) == (Reason.REVIEW, (DOUBT,))


def test_a_review_settles_a_doubt_about_a_negation() -> None:
    """The reviewer has seen the warning; an error still counts."""
    message = Message(source="A", targets=("x",), comments=(f"reviewed: Ali 2026-11-26 {target_digest(('x',))}",))
    catalog = Catalog(header=None, messages=(message,))
    assert message.state is State.REVIEWED
    assert gate(catalog, {message.key: (DOUBT,)}, ["A"]) == ()
    assert [refusal.reason for refusal in gate(catalog, {message.key: (DOUBT, ERROR)}, ["A"])] == [Reason.ERROR]


def test_a_document_without_sentences_passes() -> None:
    """Nothing to translate is nothing to refuse."""
    assert gate(Catalog(header=None, messages=()), {}, []) == ()


def test_what_a_demonstration_package_wrote_is_no_translation_because_its_mark_is_gone() -> None:
    """A tool that took the fuzzy marks away read nothing; an edit, or a review, is a person's word."""
    toy = accept(Message(source="A").as_draft(["x"], Origin("argos en→fr 0.1 (demonstration)")))
    reviewed = replace(toy, comments=(*toy.comments, f"reviewed: Ali 2026-11-26 {target_digest(('x',))}"))
    found = [
        [refusal.reason for refusal in gate(Catalog(header=None, messages=(message,)), {}, ["A"])]
        for message in (toy, replace(toy, targets=("y",)), reviewed)
    ]
    assert found == [[Reason.DEMONSTRATION], [], []]
