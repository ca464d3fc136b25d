"""Catalogs that were cut off are refused, not filled anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command, tree


@pytest.fixture
def catalog(project: Path, l10n: Command) -> Path:
    assert l10n("update", cwd=project).code == 0
    return project / "locales/fr/LC_MESSAGES/appeal.po"


@pytest.mark.parametrize("command", ["run", "update", "check", "status", "publish"])
@pytest.mark.parametrize("left", ["nothing", "white space", "half a comment"])
def test_what_was_cut_off_is_not_taken_for_new(
    command: str, left: str, catalog: Path, project: Path, l10n: Command
) -> None:
    """Exit code 2 with the file's name, and no file is touched."""
    text = catalog.read_text(encoding="utf-8")
    begin = text.index("#: source", text.index("Nobody"))
    catalog.write_text({"nothing": "", "white space": "\n"}.get(left, text[: begin + 7]), encoding="utf-8")
    before = tree(project)
    done = l10n(command, cwd=project)
    assert done.code == 2
    assert ("ends in the middle of an entry" if left == "half a comment" else "appeal.po: is empty") in done.err
    if left == "half a comment":
        entry = text.rindex("\n\n", 0, begin) + 2
        assert f"appeal.po:{text.count(chr(10), 0, entry) + 1}: " in done.err
    assert tree(project) == before


def test_a_comment_of_a_person_at_the_end_is_no_loss(catalog: Path, project: Path, l10n: Command) -> None:
    """Editors leave their settings there."""
    with catalog.open("a", encoding="utf-8") as file:
        file.write("\n# vim: set fileencoding=utf-8:\n")
    assert l10n("status", cwd=project).code == 0
