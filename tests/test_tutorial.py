"""docs/tutorial.md: its commands, run in order, print what the page says.

``L10N_WRITE_TUTORIAL=1 pytest tests/test_tutorial.py`` writes what they print into the page.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n_pipeline.cli.main import main
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "tutorial.md"
WRITE = bool(os.environ.get("L10N_WRITE_TUTORIAL"))
FILES = ("l10n.yaml", "glossary.yaml", "models", "source", "locales")
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
_VARIES = (
    (re.compile(r"\b20\d\d-\d\d-\d\d\b"), "DATE"),  # of a review: today's
    (re.compile(r"(?<=\.po:)\d+"), "LINE"),  # after drafts whose length may differ from one processor to another
)
"""What may differ between two runs, and what it is compared as. Everything else must be the same."""


@dataclass(frozen=True)
class Step:
    """A command of the page and what the page says that it prints."""

    command: str
    output: str


def steps(block: str) -> Iterator[Step]:
    """Yield the commands of a console block, each with the lines below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Step(command, output)


class Shell:
    """Runs commands as somebody who types them does: ``cd`` lasts, the home folder is empty, there is no terminal.

    ``l10n`` runs in this process where only that is quick enough: to compare, not to write the page.
    """

    def __init__(self, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch, *, quick: bool) -> None:
        self._folder = folder
        self._quick = quick
        home.mkdir()
        self._environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
        }
        for name, value in self._environment.items():
            monkeypatch.setenv(name, value)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
            monkeypatch.delenv(name, raising=False)
        self._chdir = monkeypatch.chdir

    def run(self, command: str) -> str:
        """Return what the command prints, to either stream, without spaces at line ends."""
        name, _, rest = command.partition(";")
        if self._quick and name.startswith("l10n "):
            code, printed = self._l10n(shlex.split(name)[1:])
            printed += self._bash(f"(exit {code}); {rest}") if rest else ""
        else:
            printed = self._bash(command)
        return re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE)

    def _l10n(self, arguments: list[str]) -> tuple[int, str]:
        self._chdir(self._folder)
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            code = main(arguments)
        return code, stream.buffer.getvalue().decode()

    def _bash(self, command: str) -> str:
        where = "\n__folder__"
        done = subprocess.run(
            ["bash", "-c", f"{command}\nprintf '{where}%s' \"$PWD\""],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        printed, _, folder = done.stdout.rpartition(where)
        self._folder = Path(folder)
        return printed


def stable(text: str) -> str:
    """Return a text with what varies replaced."""
    for pattern, name in _VARIES:
        text = pattern.sub(name, text)
    return text


def replay(page: str, shell: Shell) -> str:
    """Return the page with the outputs that its commands really print, where they differ from those it has."""

    def rerun(block: re.Match[str]) -> str:
        text = ""
        for step in steps(block[1]):
            printed = shell.run(step.command)
            kept = step.output if stable(printed) == stable(step.output) else printed
            text += f"$ {step.command}\n{kept}"
        return text

    return _BLOCK.sub(rerun, page)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in a folder with the project of this repository."""
    folder = tmp_path / "l10n_pipeline"
    folder.mkdir()
    for name in FILES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    return Shell(folder, tmp_path / "home", monkeypatch, quick=not WRITE)


def test_every_command_of_the_tutorial_prints_what_the_page_says(shell: Shell) -> None:
    """In order, in one folder; nothing but dates and the lines of catalogs may differ."""
    page = PAGE.read_text(encoding="utf-8")
    real = replay(page, shell)
    if WRITE:
        PAGE.write_text(real, encoding="utf-8")
    else:
        assert page == real, "docs/tutorial.md is out of date: L10N_WRITE_TUTORIAL=1 pytest tests/test_tutorial.py"


def test_the_tutorial_shows_every_stage() -> None:
    """No stage of the pipeline may drop out of the tour unnoticed."""
    commands = [step.command for block in _BLOCK.findall(PAGE.read_text(encoding="utf-8")) for step in steps(block)]
    for stage in ("init", "update", "status", "pretranslate", "check", "state", "publish", "run", "diff"):
        assert any(command.startswith(f"l10n {stage}") for command in commands), stage


def test_a_wrong_output_in_the_page_is_noticed(shell: Shell) -> None:
    """A page that says something else is not taken for right; a date is no difference."""
    page = (
        "Text\n\n```console\n$ mkdir a\n$ cd a\n$ pwd | tail -c 3; echo 'read 2026-11-25'\n/a\nread 2020-01-01\n```\n"
    )
    assert replay(page, shell) == page
    assert replay(page.replace("\n/a\n", "\n/b\n"), shell) == page.replace("2020-01-01", "2026-11-25")
