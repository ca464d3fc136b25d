"""All checks together: the registry, their order, their promises."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.checks import CATALOG_CHECKS, CHECKS, CatalogCheck, Check, CheckContext, run_checks
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity

DOCS = Path(__file__).parents[2] / "docs" / "checks.md"
LOCALES = ("fa", "ar", "fr", "de", "ru", "zh", "ur", "pt-BR")

SOURCE = (
    "In May 2014, Dr. Shaheed told Reuters: “I am at a loss; at least 1,320 people (687 in 2013) have not been "
    "released.”"
)
TRANSLATIONS = {
    "fa": "در مهٔ ۲۰۱۴ دکتر شهید به رویترز گفت: «درمانده‌ام؛ دست‌کم ۱٬۳۲۰ تن (۶۸۷ تن در ۲۰۱۳) آزاد نشده‌اند».",
    "ar": "في مايو 2014 قال الدكتور شهيد لرويترز: «أنا في حيرة؛ فلم يُفرج عن 1320 شخصًا على الأقل (687 في عام 2013)».",
    "fr": "En mai 2014, M. Shaheed a déclaré à Reuters : « Je ne comprends pas ; au moins 1 320 personnes "
    "(687 en 2013) n’ont pas été libérées. »",
}

# Pieces that the checks look at, so that random texts reach their branches.
PIECES = st.sampled_from(
    [
        *" \u00a0\u202f\u200c\u200f\u202e\n\t.,،؛;:!?؟…%٪()[]{}«»“”„\"'‘’/-–",
        *"0123456789۰۱۲۳٠١٢³½",
        *"aZéßİѐдπ中אيكیةـًن",
        "1,000", "1.000", "1 000", "00", "12:00", " million", " هزار", " ألف", "1980s", "'88", "2019–20", "p.m.",
        "0930 hours", "May 1",
        "the ", "of ", "not ", "n't", "ne ", "pas ", "سه ", "و ", "quatre-vingt ", "XIV", "https://a.b/c", "a@b.c",
        "<<<<<<< ", "(a)", "b)", "[i]f", "\ud800", "\ufffd", "\U0001d7d8",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


def context(source: str, target: str, locale: str) -> CheckContext:
    return CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_good_translation_has_no_issues(locale: str) -> None:
    """A correct sentence with numbers, a date, a quotation, brackets and a negation passes every check."""
    assert run_checks(context(SOURCE, TRANSLATIONS[locale], locale)) == ()


@given(TEXTS, TEXTS, st.sampled_from(LOCALES))
def test_no_text_makes_a_check_fail_and_every_place_is_in_the_target(source: str, target: str, locale: str) -> None:
    """Whatever the texts, issues come back, with places inside the target, in order."""
    issues = run_checks(context(source, target, locale))
    assert all(0 <= issue.start <= issue.end <= len(target) for issue in issues)
    assert list(issues) == sorted(issues, key=lambda issue: (issue.start, issue.end))


@given(TEXTS)
def test_a_text_compared_with_itself_has_its_own_numbers_quotations_and_brackets(text: str) -> None:
    """What the source has, the target may have: identity never breaks these checks."""
    same = context(text, text, "en")
    own = (
        "numbers",
        "names",
        "quotes",
        "brackets",
        "urls",
        "markup",
        "bidi",
        "doubled-punctuation",
        "conflict-markers",
    )
    for name in own:
        assert list(CHECKS[name].run(same)) == []


def test_disabled_checks_do_not_run() -> None:
    """Settings switch a check off by its id."""
    spoilt = context("30 people.", "31 personnes..", "fr")
    assert {issue.check for issue in run_checks(spoilt)} >= {"numbers", "doubled-punctuation"}
    assert "numbers" not in {issue.check for issue in run_checks(spoilt, frozenset({"numbers"}))}


def test_an_empty_target_has_only_that_issue() -> None:
    """That its numbers are missing too goes without saying."""
    (issue,) = run_checks(context("30 people (all).", " ", "fa"))
    assert (issue.check, issue.severity) == ("empty", Severity.ERROR)
    assert run_checks(context("30 people.", " ", "fa"), frozenset({"empty"})) == ()


def test_issues_come_in_the_order_of_their_places() -> None:
    """A translator reads them along the text."""
    issues: tuple[Issue, ...] = run_checks(context("In 1988 they came.", "En 1989  ils vinrent !!", "fr"))
    assert [issue.check for issue in issues] == ["numbers", "whitespace", "doubled-punctuation", "final-punctuation"]


def test_every_check_is_registered_under_its_id_and_described() -> None:
    """The registry is what the command line lists."""
    assert len(CHECKS) == 32
    assert not CHECKS.keys() & CATALOG_CHECKS.keys()
    known: Mapping[str, Check | CatalogCheck] = {**CHECKS, **CATALOG_CHECKS}
    for name, check in known.items():
        assert check.id == name
        assert check.description.endswith(".")
        assert "\n" not in check.description


def test_every_check_is_documented() -> None:
    """docs/checks.md has a section for each check, in the registry's order, with its severity."""
    text = DOCS.read_text(encoding="utf-8")
    headings = [line for line in text.split("\n") if line.startswith("## `")]
    known: Mapping[str, Check | CatalogCheck] = {**CHECKS, **CATALOG_CHECKS}
    assert headings == [f"## `{name}` ({check.severity})" for name, check in known.items()]
