"""What no check compares in a language is told, once a run of the checks."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Command

NOTE = "note: tr: negations and number words are not compared: there is no table for Turkish (docs/checks.md)"


def set_up(project: Path, l10n: Command, *extra: str) -> None:
    settings = project / "l10n.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "locales: [" in text
    text = text.replace("locales: [", "locales: [tr, de, ")
    settings.write_text("\n".join([text, *extra]), encoding="utf-8")
    assert l10n("update", cwd=project).code == 0


def test_what_a_language_has_no_table_for_is_told(project: Path, l10n: Command) -> None:
    """A lost *not* would pass in silence: whoever runs the checks knows that they do not see it."""
    set_up(project, l10n)
    told = l10n("check", cwd=project).out
    assert told.count("are not compared") == 1
    assert NOTE in told
    assert "are not compared" not in l10n("check", "--locale", "de", "--locale", "fr", cwd=project).out


def test_checks_that_are_switched_off_are_not_missed(project: Path, l10n: Command) -> None:
    """Who switched them off knows."""
    set_up(project, l10n, "checks:", "  disabled: [negation, numbers]")
    assert "are not compared" not in l10n("check", cwd=project).out


def test_only_english_is_compared(project: Path, l10n: Command) -> None:
    """The tables tell what English says."""
    settings = project / "l10n.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\nsource_locale: de\n", encoding="utf-8")
    assert l10n("update", cwd=project).code == 0
    told = l10n("check", "--locale", "fr", cwd=project).out
    assert "note: fr: negations and number words are not compared: only those of English sources are" in told
