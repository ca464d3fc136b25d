"""What the triage leaves out would have found nothing."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.checks import CHECKS, CheckContext, registry
from l10n_pipeline.checks.base import Rule
from l10n_pipeline.checks.registry import run_checks
from l10n_pipeline.checks.triage import Triage
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue

ENGLISH = "The no not one two May 3 30,000 (1) a) [x] COVID-19 2019 100 p.m. % per cent million Tehran Iran’s"
MARKS = "http://a.org/x a@b.org <b> {name} %s “x” \" '' ... ؟? , . — « » \u202e \u200b <<<<<<< аб aaaaaaa"
OTHERS = "نمی‌شود می شود ها کتاب نه بدون ۳ ۳۰٬۰۰۰ درصد لا لم ك ی ـ مه تیر ماه ne pas sans n'est deux mai"
PIECES = (*f"{ENGLISH} {MARKS} {OTHERS}".split(), "\u00a0", "\n", "")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).flatmap(
    lambda pieces: st.sampled_from((" ", "", "  ")).map(lambda gap: gap.join(pieces))
)

RULES = [check for check in CHECKS.values() if isinstance(check, Rule)]


def context(source: str, target: str, locale: str = "fa") -> CheckContext:
    return CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))


def chosen(source: str, target: str) -> set[str]:
    return {rule.id for rule in Triage(RULES).chosen(context(source, target))}


def order(issue: Issue) -> tuple[int, int]:
    return issue.start, issue.end


@pytest.mark.parametrize("locale", ["fa", "ar", "fr", "ru"])
def test_what_is_left_out_finds_nothing(locale: str) -> None:
    """All checks run one by one find what the chosen ones find, in whatever is made of words with a meaning to one."""

    @settings(deadline=None)
    @given(TEXTS, TEXTS)
    def compare(source: str, target: str) -> None:
        message = context(source, target, locale)
        found = run_checks(message)
        if not any(issue.check == "empty" for issue in found):
            every = [issue for check in CHECKS.values() for issue in check.run(message)]
            assert found == tuple(sorted(every, key=order))

    compare()


def test_messages_together_find_what_each_finds_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of checks within a message, over several batches, with an empty target and a disabled check."""
    monkeypatch.setattr(registry, "TOGETHER", 3)
    pairs = [
        ("He did not (ever) come.", "او آمد"),
        ("He came.", "  "),
        ("12 came", "۱۳ نفر می شود آمد . ."),
        ("A", "ب"),
    ]
    messages = [context(*pair) for pair in (*pairs, *reversed(pairs), *pairs)]
    for disabled in (frozenset[str](), frozenset({"brackets", "empty"})):
        together = registry.run_checks_together(messages, disabled)
        assert together == [run_checks(message, disabled) for message in messages]
        assert len({issue.check for issues in together for issue in issues}) > 3


def test_a_plain_message_is_for_few_checks() -> None:
    """Where the words of neither text give a reason, a check about marks, numbers or negation is not asked."""
    asked = chosen("The book is on the table.", "کتاب روی میز است.")
    assert asked.isdisjoint({"numbers", "brackets", "quotes", "urls", "markup", "bidi", "negation", "half-spaces"})
    assert {"length", "final-punctuation", "glossary-missing"} <= asked


@pytest.mark.parametrize(
    ("source", "target", "check"),
    [
        pytest.param("He (whom we know) came.", "او آمد.", "brackets", id="source"),
        pytest.param("He came.", "او نیامد.", "negation", id="target"),
        pytest.param("He came.", "او  آمد.", "whitespace", id="two-spaces"),
        pytest.param("He came alone. He saw. He won.", "او آمد.", "sentence-count", id="before-another"),
    ],
)
def test_a_word_of_either_text_calls_a_check(source: str, target: str, check: str) -> None:
    """A sign in the source or in the target is enough for a check to look, in a text of many plain words too."""
    assert check in {issue.check for issue in run_checks(context(source, target))}


def test_what_ends_a_text_divides_none() -> None:
    """A full stop is a reason to count sentences where more stands behind it, and a no-break space is enough."""
    assert "sentence-count" not in chosen("He came.", "او آمد.")
    assert "sentence-count" in chosen("He came. He saw.", "او آمد.")
    assert "sentence-count" in chosen("He came.\u00a0He saw.", "او آمد.")


def test_an_apostrophe_is_no_quotation() -> None:
    """It stands in half of the messages in French, and opens nothing between two letters or behind one."""
    assert "quotes" not in chosen("The people’s court isn't the judges' own.", "l’État d'Iran")
    assert "quotes" in chosen("The 'people’s' court.", "دادگاه")


def test_pieces_are_told_apart_by_locale() -> None:
    """What a piece is a sign of in one language is none in another, whichever was checked first."""
    checks = partial(context, "Books.", "می شود.")
    assert "half-spaces" in {issue.check for issue in run_checks(checks("fa"))}
    assert "half-spaces" not in {issue.check for issue in run_checks(checks("ar"))}
