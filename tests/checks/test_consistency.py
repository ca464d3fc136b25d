"""Messages compared with each other."""

from __future__ import annotations

from l10n_pipeline.checks import Entry, run_catalog_checks
from l10n_pipeline.model import Severity

LONG = "une traduction assez longue pour ne pas se répéter par hasard"


def _found(*entries: Entry) -> list[tuple[int, str]]:
    return [(index, issue.check) for index, issue in run_catalog_checks(entries)]


def test_one_source_with_two_translations_is_reported_at_the_second() -> None:
    """The message says where the other stands."""
    first, second = Entry("The court", "Le tribunal", place="a.po:3"), Entry("The court", "La cour", place="b.po:9")
    ((index, issue),) = run_catalog_checks([first, second])
    assert (index, issue.check, issue.severity) == (1, "inconsistent", Severity.WARNING)
    assert "a.po:3" in issue.message
    assert "Le tribunal" in issue.message


def test_a_context_is_a_reason_to_differ() -> None:
    """So are case, punctuation and spaces in the target."""
    assert _found(Entry("Open", "Ouvrir", "verb"), Entry("Open", "Ouvert", "adjective")) == []
    assert _found(Entry("Yes", "Oui."), Entry("Yes", "oui")) == []


def test_one_long_translation_for_two_sources_is_reported() -> None:
    """A translation was copied to the wrong place; short ones coincide."""
    assert _found(Entry("One thing", LONG), Entry("Another thing", LONG)) == [(1, "same-target")]
    assert _found(Entry("One thing.", LONG), Entry("One thing", LONG)) == []
    assert _found(Entry("Jail", "Prison"), Entry("Gaol", "Prison")) == []


def test_untranslated_entries_are_passed_over() -> None:
    """They have nothing to compare."""
    assert _found(Entry("The court", ""), Entry("The court", "La cour"), Entry("The other", " ")) == []


def test_disabled_catalog_checks_do_not_run() -> None:
    """Settings switch one off by its id, as any other."""
    entries = [Entry("The court", "Le tribunal"), Entry("The court", "La cour")]
    assert list(run_catalog_checks(entries, frozenset({"inconsistent"}))) == []
