"""``l10n: ignore`` comments: what they silence, and what is said of those that cannot."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.checks import CHECKS, GRAVE, KNOWN, REVIEW, UNSILENCEABLE, Verdict, silence
from l10n_pipeline.model import Issue, Severity

NUMBERS = Issue("numbers", Severity.ERROR, "The source has 9, the translation 7.", 3, 4)
LENGTH = Issue("length", Severity.WARNING, "is long")


def judge(comments: Sequence[str], issues: Sequence[Issue] = (NUMBERS, LENGTH), *, draft: bool = False) -> Verdict:
    return silence(issues, comments, draft=draft, known=KNOWN)


@pytest.mark.parametrize(
    ("comment", "silenced"),
    [
        ("l10n: ignore numbers -- the Iranian year stands here", ["numbers"]),
        ("l10n: ignore numbers, length -- a list that the source spells out", ["numbers", "length"]),
        ("l10n: ignore numbers length — an em dash, as editors set it", ["numbers", "length"]),
        ("L10N:ignore length -- wordy", ["length"]),
        ("l10n: ignore: length – short", ["length"]),
        ("l10n: ignore length -- a reason -- with dashes", ["length"]),
    ],
)
def test_a_comment_with_a_reason_silences_what_it_names(comment: str, silenced: list[str]) -> None:
    """Issues of the named checks are set aside with the reason; the others stay."""
    verdict = judge([comment])
    assert [each.issue.check for each in verdict.silenced] == silenced
    assert [issue.check for issue in verdict.issues] == [n for n in ("numbers", "length") if n not in silenced]
    assert all(each.reason and "ignore" not in each.reason for each in verdict.silenced)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("l10n: ignore numbers", "gives no reason"),
        ("l10n: ignore numbers --", "gives no reason"),
        ("l10n: ignore numbers -- 30!", "gives no reason"),
        ("l10n: ignore nubmers -- the year is Iranian", "did you mean 'numbers'?"),
        ("l10n: ignore xyzzy -- the year is Iranian", "(known: "),
        ("l10n: ignore all -- I am in a hurry", "there is no such check"),
        ("l10n: ignore empty -- nothing to say", "cannot be silenced"),
        ("l10n: ignore numbers -- ok", "needs a reason of some words"),
        ("l10n: ignore -- the year is Iranian", "is not understood"),
        ("l10n: silence numbers -- the year is Iranian", "is not understood"),
        ("l10n:", "is not understood"),
    ],
)
def test_a_comment_that_cannot_count_silences_nothing_and_is_a_warning(comment: str, told: str) -> None:
    """No reason, an unknown check, a word that is not understood: the issues stay, and the comment is one more."""
    verdict = judge([comment])
    assert verdict.silenced == ()
    assert verdict.issues[:2] == (NUMBERS, LENGTH)
    (complaint,) = verdict.issues[2:]
    assert (complaint.check, complaint.severity) == ("silencing", Severity.WARNING)
    assert told in complaint.message


def test_of_several_checks_the_unknown_one_is_told_and_the_others_are_silenced() -> None:
    """One slip of the pen does not bring back the whole list."""
    verdict = judge(["l10n: ignore numbers, lenght -- a table in words"])
    assert [each.issue for each in verdict.silenced] == [NUMBERS]
    assert [issue.check for issue in verdict.issues] == ["length", "silencing"]


def test_a_comment_without_anything_to_silence_is_an_info() -> None:
    """What was mended should not stay silenced: the next mistake would be silent too."""
    verdict = judge(["l10n: ignore urls -- the address moved"])
    assert verdict.issues[:2] == (NUMBERS, LENGTH)
    (told,) = verdict.issues[2:]
    assert (told.check, told.severity) == ("silencing", Severity.INFO)
    assert "nothing to silence" in told.message


def test_a_check_that_does_not_run_has_nothing_to_tell_of_its_comments() -> None:
    """Spelling is off on this machine: its comments are for others."""
    comments = ["l10n: ignore length -- wordy"]
    assert silence((), comments, draft=False, known=KNOWN, idle={"length"}) == Verdict(())


def test_grave_checks_are_not_silenced_in_a_draft() -> None:
    """The comment may be older than the machine's text; a person has to finish the message first."""
    comments = ["l10n: ignore numbers, length -- the year is Iranian"]
    verdict = judge(comments, draft=True)
    assert [each.issue for each in verdict.silenced] == [LENGTH]
    assert verdict.issues == (NUMBERS,)
    assert judge(comments).issues == ()


def test_other_comments_are_left_alone() -> None:
    """Reviews, origins and remarks that speak of l10n are not instructions."""
    comments = ["origin: argos en→fr", "reviewed: A 2026-01-01 abc", "ignore numbers -- why not", "see l10n: ignore x"]
    assert judge(comments) == Verdict((NUMBERS, LENGTH))


def test_the_rules_name_checks_that_exist() -> None:
    """A check that was renamed would lose its protection silently."""
    assert GRAVE | UNSILENCEABLE | REVIEW.keys() <= KNOWN
    assert not GRAVE & UNSILENCEABLE
    assert {"negation"} <= REVIEW.keys() <= GRAVE
    assert {"numbers", "glossary-forbidden", "script", "bidi"} <= GRAVE
    assert set(CHECKS) <= KNOWN


@given(st.lists(st.one_of(st.text(), st.text().map("l10n: ignore ".__add__), st.text().map("l10n:".__add__))))
def test_whatever_comments_say_no_issue_is_lost(comments: list[str]) -> None:
    """Every issue is either left or silenced with a reason."""
    verdict = judge(comments)
    assert {*verdict.issues, *(each.issue for each in verdict.silenced)} >= {NUMBERS, LENGTH}
    assert all(each.reason.strip() for each in verdict.silenced)
