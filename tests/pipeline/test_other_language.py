"""A catalog of another language in a locale's place is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.locales import get_locale
from tests.conftest import Command, tree

FR = Path("locales/fr/LC_MESSAGES/appeal.po")


@pytest.fixture
def catalog(project: Path, l10n: Command) -> Path:
    """Make a project with catalogs, and return the French one."""
    assert l10n("update", cwd=project).code == 0
    return project / FR


def say(catalog: Path, language: str) -> None:
    text = catalog.read_text(encoding="utf-8")
    assert text.count('"Language: fr\\n"') == 1
    catalog.write_text(text.replace('"Language: fr\\n"', language), encoding="utf-8")


@pytest.mark.parametrize("command", ["run", "update", "check", "status", "publish", "export"])
def test_a_header_of_another_language_is_refused(command: str, catalog: Path, project: Path, l10n: Command) -> None:
    """Exit code 2 with file, line and key, and no file is touched."""
    say(catalog, '"Language: de\\n"')
    before = tree(project)
    done = l10n(command, cwd=project)
    line = catalog.read_text(encoding="utf-8").split("\n").index('msgid ""') + 1
    assert done.code == 2
    assert f"{FR}:{line}: " in done.err
    assert "its header says it is in German, and it stands where the French catalog does" in done.err
    assert tree(project) == before


@pytest.mark.parametrize("field", ["", '"Language: \\n"', '"Language: fr_CA\\n"', '"Language: French\\n"'])
def test_a_header_that_says_nothing_else_is_fine(field: str, catalog: Path, project: Path, l10n: Command) -> None:
    """No field, an empty one, a region, or what is no locale."""
    say(catalog, field)
    assert l10n("status", cwd=project).code == 0


def test_a_file_whose_folder_contradicts_it_needs_a_locale(catalog: Path, project: Path, l10n: Command) -> None:
    """Which of the two is right nobody knows but who checks it."""
    say(catalog, '"Language: de\\n"')
    assert "its header says Language: de, its folder fr" in l10n("check", str(FR), cwd=project).err
    assert "8 messages checked" in l10n("check", str(FR), "--locale", "fr", cwd=project).out


def test_old_and_new_codes_are_one_language() -> None:
    """Norwegian, Hebrew, Indonesian, Filipino and Yiddish have two codes."""
    assert not get_locale("nb").contradicts("no")
    assert not get_locale("he").contradicts("iw_IL")
    assert get_locale("fa").contradicts("ar")
