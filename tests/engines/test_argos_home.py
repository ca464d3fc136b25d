"""Tests of l10n_pipeline.engines.argos_home, in processes of their own: argostranslate looks around once, at import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, sys
from l10n_pipeline.engines.argos_home import argos_folders
print(json.dumps([[str(folder) for folder in argos_folders()], 'argostranslate.settings' in sys.modules]))
"""


def folders(**environment: str) -> tuple[list[str], bool]:
    """Return what argos_folders says in a bare environment, and whether argostranslate was imported for it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found, imported = json.loads(done.stdout)
    return found, imported


def test_a_home_that_does_not_exist_is_no_obstacle(tmp_path: Path) -> None:
    """The folder where packages would be is named; nothing is created, nothing imported."""
    home = tmp_path / "nowhere"
    assert folders(HOME=str(home)) == ([f"{home}/.local/share/argos-translate/packages"], False)
    assert not home.exists()


def test_a_read_only_home_is_no_obstacle() -> None:
    """/proc can be written by nobody, not even root."""
    assert folders(HOME="/proc") == (["/proc/.local/share/argos-translate/packages"], False)


def test_an_empty_home_stays_empty(tmp_path: Path) -> None:
    """Looking for packages leaves no folders behind."""
    folders(HOME=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_where_argos_is_in_use_it_is_asked(tmp_path: Path) -> None:
    """The settings of argostranslate decide where all of its folders exist."""
    packages = tmp_path / ".local/share/argos-translate/packages"
    for folder in (packages, tmp_path / ".config/argos-translate", tmp_path / ".local/cache/argos-translate/downloads"):
        folder.mkdir(parents=True)
    assert folders(HOME=str(tmp_path)) == ([str(packages)], True)


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    """ARGOS_PACKAGES_DIR wins over everything."""
    assert folders(HOME=str(tmp_path), ARGOS_PACKAGES_DIR="/some/where") == (["/some/where"], False)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param('{"ARGOS_PACKAGES_DIR": "/my/models"}', "/my/models", id="named"),
        pytest.param("{", "{home}/data/argos-translate/packages", id="malformed"),
        pytest.param("[]", "{home}/data/argos-translate/packages", id="not-an-object"),
    ],
)
def test_the_settings_file_of_argos_is_read(tmp_path: Path, settings: str, expected: str) -> None:
    """settings.json may name the folder; where it makes no sense the XDG data folder holds the packages."""
    config = tmp_path / "config/argos-translate"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(settings)
    found, _ = folders(
        HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / "config"), XDG_DATA_HOME=str(tmp_path / "data")
    )
    assert found == [expected.replace("{home}", str(tmp_path))]


def test_the_packages_of_a_snap_are_found(tmp_path: Path) -> None:
    """In a snap, packages come with the snap and with content snaps."""
    (tmp_path / "snap_custom/content_snap_packages/fr").mkdir(parents=True)
    found, _ = folders(HOME=str(tmp_path), SNAP=str(tmp_path), SNAP_USER_DATA=str(tmp_path / "user"))
    assert found == [
        f"{tmp_path}/user/.local/share/argos-translate/packages",
        f"{tmp_path}/snap_custom/packages",
        f"{tmp_path}/snap_custom/content_snap_packages/fr",
    ]
