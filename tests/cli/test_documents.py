"""Commands that take names of documents work on these alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SETTINGS, Command, tree


@pytest.fixture
def two(project: Path) -> Path:
    """Return a project of two documents, appeal and letter."""
    (project / "source" / "letter.txt").write_text("A letter to 30,000 people.\n", encoding="utf-8")
    text = SETTINGS.replace(
        "  - path: source/appeal.txt\n", "  - path: source/appeal.txt\n  - path: source/letter.txt\n"
    )
    (project / "l10n.yaml").write_text(text, encoding="utf-8")
    return project


@pytest.mark.parametrize("command", ["status", "update", "pretranslate", "check", "publish --check"])
def test_an_unknown_document_is_told_with_the_known_ones(two: Path, l10n: Command, command: str) -> None:
    """Nothing is done."""
    result = l10n(*command.split(), "leter", cwd=two)
    assert result.code == 2
    assert "no document 'leter' (l10n.yaml lists: appeal, letter)" in result.err
    assert not (two / "locales").exists()


def test_update_and_pretranslate_write_the_catalogs_of_one_document(two: Path, l10n: Command) -> None:
    """The other document's catalogs are not made, and made ones are left byte for byte."""
    assert l10n("update", "letter", cwd=two).code == 0
    assert {path.name for path in (two / "locales").rglob("*.po*")} == {"letter.po", "letter.pot"}
    l10n("update", cwd=two)
    before = tree(two)
    result = l10n("pretranslate", "letter", "--locale", "fr", cwd=two)
    assert result.code == 0
    changed = [name for name, data in tree(two).items() if data != before[name]]
    assert changed == ["locales/fr/LC_MESSAGES/letter.po"]


def test_status_and_the_gate_tell_of_one_document(two: Path, l10n: Command) -> None:
    """What is stale or refused in another does not count."""
    l10n("update", "letter", cwd=two)
    result = l10n("status", "letter", cwd=two)
    assert (result.code, "appeal" in result.out) == (0, False)
    assert l10n("status", cwd=two).code == 1
    result = l10n("publish", "--check", "letter", cwd=two)
    assert result.code == 1
    assert "fr letter: refused" in result.out
    assert "appeal" not in result.out


def test_check_takes_names_or_files(two: Path, l10n: Command) -> None:
    """A name means the project's catalogs, a path the file; both at once are refused."""
    l10n("update", cwd=two)
    result = l10n("check", "letter", cwd=two)
    assert "letter.po:" in result.out
    assert "appeal.po:" not in result.out
    result = l10n("check", "appeal", "--locale", "fr", cwd=two)
    assert result.code == 1
    assert "locales/fr/LC_MESSAGES/appeal.po:" in result.out
    assert l10n("check", "locales/fr/LC_MESSAGES/appeal.po", cwd=two).code == 1
    assert l10n("check", "appeal.po", cwd=two / "locales" / "fr" / "LC_MESSAGES").code == 1
    assert "no such file" in l10n("check", "nowhere.po", cwd=two).err
    mixed = l10n("check", "letter", "locales/fr/LC_MESSAGES/appeal.po", cwd=two)
    assert (mixed.code, "'letter' is no PO file" in mixed.err) == (2, True)


def test_a_single_document_is_not_published_alone(two: Path, l10n: Command) -> None:
    """Pages refer to each other: without --check names are refused, and nothing is written."""
    l10n("update", cwd=two)
    result = l10n("publish", "letter", cwd=two)
    assert result.code == 2
    assert "--check" in result.err
    assert not (two / "preview").exists()


def test_nothing_to_draft_names_the_way_to_make_drafts_anew(two: Path, l10n: Command) -> None:
    """Who imported memory later learns of --redraft, and who did not touch anything is counted."""
    l10n("run", cwd=two)
    result = l10n("pretranslate", "letter", cwd=two)
    assert "no message is empty" in result.out
    assert "Nobody touched 2 drafts: --redraft makes such anew" in result.out


def test_run_tells_where_drafts_came_from(two: Path, l10n: Command) -> None:
    """Drafts from memory alone name no engine."""
    assert "fr: drafted 9 messages: 9 by pseudo" in l10n("run", cwd=two).out
    path = two / "locales" / "fr" / "LC_MESSAGES" / "letter.po"
    text = path.read_text(encoding="utf-8")
    (two / "old.csv").write_text(
        'en,fr\n"A letter to 30,000 people.",Une lettre à 30 000 personnes.\n', encoding="utf-8"
    )
    assert l10n("memory", "import", "old.csv", cwd=two).code == 0
    path.write_text(text[: text.index("\n\n")] + "\n", encoding="utf-8")
    assert "fr: drafted 1 message: 1 from memory\n" in l10n("run", "--locale", "fr", cwd=two).out
