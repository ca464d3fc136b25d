"""What a person has to look at before it is published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n_pipeline.model import Catalog, Issue, Message, Severity, target_digest
from l10n_pipeline.publish import Reason, gate

ERROR = Issue("numbers", Severity.ERROR, "30,000 is missing")
DOUBT = Issue("negation", Severity.WARNING, "nothing in the translation negates")
REVIEWED = Message(source="A", targets=("x",), comments=(f"reviewed: R 2026-11-01 {target_digest(['x'])}",))
STALE = replace(REVIEWED, targets=("y",))


@pytest.mark.parametrize(
    ("message", "issue", "reason"),
    [
        (Message(source="A", targets=("x",)), DOUBT, Reason.REVIEW),
        (REVIEWED, DOUBT, None),
        (STALE, DOUBT, Reason.REVIEW),
        (REVIEWED, ERROR, Reason.ERROR),
        (Message(source="A", targets=("x",)), replace(DOUBT, severity=Severity.INFO), Reason.REVIEW),
        (Message(source="A", targets=("x",)), replace(DOUBT, severity=Severity.ERROR), Reason.ERROR),
        (Message(source="A", targets=("x",), flags=("fuzzy",)), DOUBT, Reason.DRAFT),
        (Message(source="A", targets=("x",)), replace(ERROR, severity=Severity.WARNING), Reason.REVIEW),
        (REVIEWED, replace(ERROR, severity=Severity.WARNING), None),
        (Message(source="A", targets=("x",)), replace(ERROR, severity=Severity.INFO), None),
    ],
    ids=[
        "translated",
        "reviewed",
        "edited after review",
        "reviewed, error",
        "rated info",
        "rated error",
        "draft",
        "number",
        "number, reviewed",
        "number, told",
    ],
)
def test_a_doubtful_negation_or_number_waits_for_a_person(
    message: Message, issue: Issue, reason: Reason | None
) -> None:
    """The warning withholds the message until somebody reviewed the very text that is there."""
    refusals = gate(Catalog(header=None, messages=(message,)), {message.key: (issue,)}, ["A"])
    assert [refusal.reason for refusal in refusals] == ([] if reason is None else [reason])
