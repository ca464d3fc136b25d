"""What a command leaves behind that is killed while it writes (Project.lock, files.delete_leftovers)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from l10n_pipeline.pipeline import Project
from tests.conftest import tree

KILLED = """
import os, signal, sys
from pathlib import Path
from l10n_pipeline import files
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
files.write(Path(sys.argv[1]), b"new")
"""


def test_half_written_files_of_killed_commands_are_deleted_by_the_next(project: Path) -> None:
    """Only those: other programs' temporary files, and what lies outside the written folders, stay."""
    catalog = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_bytes(b"old")
    theirs = [
        catalog.with_name(".appeal.po.tmp"),
        catalog.with_name("mine.tmp"),
        project / "source" / ".a.x1234567.tmp",
    ]
    for path in theirs:
        path.write_bytes(b"")
    before = tree(project)
    subprocess.run([sys.executable, "-c", KILLED, str(catalog)], check=False)
    assert len(tree(project)) == len(before) + 1
    with Project.open(project).lock():
        assert tree(project) == before
