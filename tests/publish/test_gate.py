"""What may be published."""

from __future__ import annotations

import pytest

from l10n_pipeline.model import Catalog, Issue, Message, Severity
from l10n_pipeline.publish import Reason, gate

ERROR = Issue("numbers", Severity.ERROR, "30,000 is missing")
WARNING = Issue("length", Severity.WARNING, "is long")


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


def test_a_document_without_sentences_passes() -> None:
    """Nothing to translate is nothing to refuse."""
    assert gate(Catalog(header=None, messages=()), {}, []) == ()
