"""The comments that silence checks, as the review page writes them and takes them back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.checks import UNSILENCEABLE
from l10n_pipeline.model import Issue, Severity
from l10n_pipeline.pipeline.ignoring import LONGEST, Flaw, flaw, ignored, may_ignore, with_ignored, without_ignored

WHY = "the Iranian year is meant"


@pytest.mark.parametrize(
    ("check", "reason", "expected"),
    [
        ("numbers", WHY, None),
        ("numbers", "سال ایرانی منظور است، نه می‌لادی", None),
        ("numbers", "it says -- and means -- that", None),
        ("length", "headline", None),
        ("numbers", "", Flaw.EMPTY),
        ("numbers", " \t ", Flaw.EMPTY),
        ("numbers", "1367 !!", Flaw.EMPTY),
        ("numbers", "ok", Flaw.CURT),
        ("numbers", "right so\n#, fuzzy", Flaw.CHARACTERS),
        ("numbers", "right so\r", Flaw.CHARACTERS),
        ("numbers", "right\x1b[31m so", Flaw.CHARACTERS),
        ("numbers", "right \u202eso", Flaw.CHARACTERS),
        ("numbers", "right\u2028so", Flaw.CHARACTERS),
        ("numbers", "right \ud800 so", Flaw.CHARACTERS),
        ("numbers", "so " * LONGEST, Flaw.LONG),
        ("empty", WHY, Flaw.FIXED),
        ("silencing", WHY, Flaw.FIXED),
        ("nonsense", WHY, Flaw.FIXED),
        ("numbers, names", WHY, Flaw.FIXED),
    ],
)
def test_a_reason_that_would_silence_nothing_is_told(check: str, reason: str, expected: Flaw | None) -> None:
    """Words, on one line, that everybody can see; for a check that may be silenced."""
    assert flaw(check, reason) is expected


def test_what_is_written_is_read_as_it_was_meant() -> None:
    """By the parser of catalogs, beside other comments of any length."""
    for length in range(40, 120):
        reason = ("so it is " * 20)[:length].strip()
        before = ("a note", "origin: argos en→fa 1.5 [0123abcd]", "another note that says more than a word")
        message = 'msgid "A"\nmsgstr "B"\n'
        text = "".join(f"# {line}\n" for line in with_ignored(before, {"numbers": reason}))
        [read] = po.parse(f"{text}{message}".encode()).active
        assert read.comments[:3] == before
        assert ignored(read.comments) == {"numbers": reason}


@pytest.mark.parametrize(
    ("before", "reasons", "after"),
    [
        ([], {"numbers": f" {WHY} "}, [f"l10n: ignore numbers -- {WHY}"]),
        ([], {"numbers": WHY, "names": WHY}, [f"l10n: ignore numbers, names -- {WHY}"]),
        (
            ["note"],
            {"numbers": WHY, "names": "a man"},
            ["note", f"l10n: ignore numbers -- {WHY}", "l10n: ignore names -- a man"],
        ),
        ([f"L10N : ignore  numbers — {WHY}"], {"names": WHY}, [f"L10N : ignore  numbers, names — {WHY}"]),
        (
            ["l10n: ignore length -- headline"],
            {"numbers": WHY},
            ["l10n: ignore length -- headline", f"l10n: ignore numbers -- {WHY}"],
        ),
        (
            ["l10n: ignore numbers -- ok"],
            {"numbers": WHY},
            ["l10n: ignore numbers -- ok", f"l10n: ignore numbers -- {WHY}"],
        ),
    ],
    ids=["one", "one reason", "two reasons", "by hand", "another", "one that counts for nothing"],
)
def test_several_in_one_message_are_merged_where_the_reason_is_one(
    before: Sequence[str], reasons: dict[str, str], after: Sequence[str]
) -> None:
    """The others get a comment of their own."""
    assert with_ignored(before, reasons) == tuple(after)
    assert {check: " ".join(reason.split()) for check, reason in reasons.items()}.items() <= ignored(after).items()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["note", f"l10n: ignore numbers -- {WHY}", "x"], ["note", "x"]),
        ([f"l10n: ignore numbers, names -- {WHY}"], [f"l10n: ignore names -- {WHY}"]),
        ([f"l10n: ignore names, numbers -- {WHY}"], [f"l10n: ignore names -- {WHY}"]),
        ([f"L10N:ignore: names numbers,  length – {WHY}"], [f"L10N:ignore: names length – {WHY}"]),
        (["l10n: ignore numbers, names -- numbers, they say"], ["l10n: ignore names -- numbers, they say"]),
        (
            [f"l10n: ignore numbers -- {WHY}", "l10n: ignore numbers -- as they say"],
            ["l10n: ignore numbers -- as they say"],
        ),
        (["l10n: ignore names -- numbers are right"], ["l10n: ignore names -- numbers are right"]),
        (["l10n: ignore numbers -- ok"], ["l10n: ignore numbers -- ok"]),
    ],
    ids=["alone", "first", "last", "by hand", "in the reason too", "twice", "in the reason", "that counts for nothing"],
)
def test_taking_back_takes_that_one_alone(before: Sequence[str], after: Sequence[str]) -> None:
    """What else the comment silences stays silent, for the same reason."""
    assert without_ignored(before, "numbers") == tuple(after)


def test_what_may_be_said_to_be_none() -> None:
    """Errors and warnings, but for those with which no text is right."""
    assert may_ignore(Issue("numbers", Severity.ERROR, ""))
    assert may_ignore(Issue("length", Severity.WARNING, ""))
    assert not may_ignore(Issue("length", Severity.INFO, ""))
    assert not any(may_ignore(Issue(check, Severity.ERROR, "")) for check in UNSILENCEABLE)
