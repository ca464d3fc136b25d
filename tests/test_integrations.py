"""What other tools run: the pre-commit hooks and the GitHub Action."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.test_commands import finished
from tests.conftest import ROOT, Command


def load(name: str) -> object:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_hooks_run_commands_that_exist_and_see_the_files_that_matter(project: Path, l10n: Command) -> None:
    """Each hook is a command of ours without file names; catalogs, settings and glossary set it off."""
    hooks = load(".pre-commit-hooks.yaml")
    assert isinstance(hooks, list)
    assert [hook["id"] for hook in hooks] == ["l10n-check", "l10n-fix"]
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert program == "l10n"
        assert l10n(*arguments, cwd=project).code in (0, 1)
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        for name in ("locales/fa/LC_MESSAGES/a.po", "l10n.yaml", "texts/l10n.yaml", "glossary.yaml"):
            assert re.search(hook["files"], name)
        assert not re.search(hook["files"], "source/a.txt")


@pytest.fixture
def action() -> dict[str, object]:
    """Return the step of the action that checks."""
    found = load("action.yml")
    assert isinstance(found, dict)
    assert found["runs"]["using"] == "composite"
    step = found["runs"]["steps"][-1]
    assert isinstance(step, dict)
    inputs = {value.removeprefix("${{ inputs.").removesuffix(" }}") for value in step["env"].values()}
    assert inputs == set(found["inputs"])
    return step


def run(step: dict[str, object], workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's script as GitHub does: bash with -e and pipefail, inputs in the environment."""
    tools = workspace.parent / "runner" / "l10n" / "bin"
    tools.mkdir(parents=True, exist_ok=True)
    program = tools / "l10n"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m l10n_pipeline "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    names = {"PROJECT": ".", "LOCALES": "", "STRICT": "false", "SARIF": "", "HTML": ""}
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(workspace.parent / "runner"),
        "GITHUB_WORKSPACE": str(workspace),
        **names,
        **inputs,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", str(step["run"])]
    return subprocess.run(command, cwd=workspace, env=environment, capture_output=True, text=True, check=False)


def test_the_action_annotates_and_writes_reports(project: Path, l10n: Command, action: dict[str, object]) -> None:
    """Errors are workflow commands with names from the repository's root, and the step fails; reports are written."""
    path = finished(project, l10n)
    text = path.read_text(encoding="utf-8")
    inputs = {"PROJECT": "project", "LOCALES": "fr", "SARIF": "l10n.sarif", "HTML": "l10n.html"}
    done = run(action, project.parent, PROJECT="project", LOCALES="fr")
    assert done.returncode == 0, done.stderr
    path.write_text(text.replace("30\u202f000", "3\u202f000"), encoding="utf-8")
    done = run(action, project.parent, **inputs)
    assert done.returncode == 1
    assert "::error file=project/locales/fr/LC_MESSAGES/appeal.po,line=" in done.stdout
    assert (project.parent / "l10n.sarif").exists()
    assert (project.parent / "l10n.html").exists()
    assert run(action, project.parent, PROJECT="nowhere").returncode == 2


def test_no_input_can_become_a_command(project: Path, action: dict[str, object]) -> None:
    """The script names no expression of GitHub's, and an input with a command in it is only a name."""
    assert "${{" not in str(action["run"])
    hostile = "$(touch hacked); `touch hacked`"
    done = run(action, project, PROJECT=hostile, LOCALES=hostile, STRICT=hostile)
    assert done.returncode == 2
    assert not list(project.parent.rglob("hacked"))
