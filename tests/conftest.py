"""What several tests need: small projects, and the command line in this process or its own."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FRENCH = next((ROOT / "models").glob("translate-en_fr-*.argosmodel"))
"""The French package that we ship, whichever version it has."""
FRENCH_VERSION = FRENCH.stem.rpartition("-")[2].replace("_", ".")


def put_demonstration(folder: Path) -> None:
    """Put the French package, marked as a demonstration, into the folder of packages ``folder``."""
    shutil.unpack_archive(FRENCH, folder, "zip")
    path = folder / FRENCH.stem / "metadata.json"
    metadata = json.loads(path.read_text(encoding="utf-8")) | {"demonstration": True, "chrf": {}}
    path.write_text(json.dumps(metadata), encoding="utf-8")


SOURCE = """\
Prosecute those responsible

To: All who care

In 1988 Khomeini ordered the death of 30,000 prisoners. Nobody was charged.

Amnesty International called it a crime.

We ask the United Nations:

1. to condemn the massacre.

2. to bring the perpetrators to justice.
"""

GLOSSARY = """\
version: 1
terms:
  - term: Amnesty International
    part_of_speech: proper noun
    definition: A human-rights organisation.
    translations:
      fa: {preferred: عفو بین‌الملل}
      fr: {preferred: Amnesty International}
"""

SETTINGS = """\
version: 1
title: Test project
locales: [fr, fa]
documents:
  - path: source/appeal.txt
glossary: glossary.yaml
engine: {name: pseudo}
"""


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project of one document in French and Persian, with the pseudo engine."""
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "source" / "appeal.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "l10n.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty home, where the command looks for packages and settings in this test."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return folder


@pytest.fixture
def l10n_apart(home: Path) -> Command:
    """Run the installed command as its users do, in a process of its own."""

    def run(*arguments: str, cwd: Path, stdin: str = "", home: Path = home) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "l10n_pipeline", *arguments],
            cwd=cwd,
            env={**os.environ, "HOME": str(home)},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def l10n(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command in this process: a new one costs a second."""
    from l10n_pipeline.cli.main import main

    def run(*arguments: str, cwd: Path, stdin: str = "", home: Path = home) -> Result:
        with monkeypatch.context() as patched:
            patched.chdir(cwd)
            patched.setenv("HOME", str(home))
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            capsys.readouterr()
            code = main(arguments)
        return Result(code, *capsys.readouterr())

    return run


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` with its bytes, caches left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".l10n" not in path.parts
    }
