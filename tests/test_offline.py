"""Nothing opens a socket: not import, not segmentation, not the engine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SETTINGS

NO_SOCKETS = """\
import sys
def refuse(event, args):
    # Every socket that Python code makes passes here (CPython's audit events).
    if event.startswith("socket."):
        print("a socket was used:", event, file=sys.stderr)
        raise SystemExit(99)
sys.addaudithook(refuse)
from l10n_pipeline.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_the_guard_sees_sockets() -> None:
    """The hook that the next test relies on stops a program that makes one."""
    code = NO_SOCKETS.replace("from l10n_pipeline.cli.main import main\n", "import socket; socket.socket()\n")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 99


@pytest.fixture
def real_project(project: Path) -> Path:
    """The small project with the real engine and the packages that we ship."""
    settings = SETTINGS.replace("{name: pseudo}", "{name: argos, demonstration: true}")
    (project / "l10n.yaml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "models", project / "models")
    return project


def environment(project: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(project.parent / "nobody")}


def test_a_whole_run_opens_no_socket(real_project: Path) -> None:
    """Update, drafts by the real engine, checks and previews, with sockets forbidden."""
    command = [sys.executable, "-c", NO_SOCKETS, "run"]
    done = subprocess.run(command, cwd=real_project, env=environment(real_project), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (real_project / "locales" / "fa" / "LC_MESSAGES" / "appeal.po").read_text(encoding="utf-8")
    assert text.count("# origin: argos en→fa") == 8


def _namespaces() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not _namespaces(), reason="needs the right to make a network namespace (unshare --net)")
def test_a_whole_run_needs_no_network_interface(real_project: Path) -> None:
    """The same in a network namespace that has no interfaces."""
    command = ["unshare", "--net", sys.executable, "-m", "l10n_pipeline", "run"]
    done = subprocess.run(command, cwd=real_project, env=environment(real_project), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
