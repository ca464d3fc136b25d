"""What processes that were killed while unpacking leave behind (l10n_pipeline.engines.archives)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from l10n_pipeline.engines.archives import fill_folder

KILLED = """
import os, signal, sys
from pathlib import Path
from l10n_pipeline.engines.archives import fill_folder
def fill(folder):
    (folder / "half").write_bytes(bytes(1000))
    if sys.argv[2] == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    print("ready", flush=True)
    sys.stdin.read()
fill_folder(Path(sys.argv[1]), fill)
"""


def leftovers(folder: Path) -> list[Path]:
    found = list(folder.glob(".unpacking-*"))
    for path in found:
        os.utime(path, (0, 0))  # a minute is too long to wait
    return found


def test_the_folders_of_killed_processes_are_deleted_those_of_living_ones_are_not(tmp_path: Path) -> None:
    """The next one that unpacks there cleans up, but not what another process is working on."""
    command = [sys.executable, "-c", KILLED, str(tmp_path / "p")]
    subprocess.run([*command, "die"], check=False)
    assert len(leftovers(tmp_path)) == 1
    with subprocess.Popen([*command, "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as living:
        assert living.stdout is not None
        living.stdout.readline()
        assert len(leftovers(tmp_path)) == 1, "the second one has deleted what the first left"
        assert fill_folder(tmp_path / "q", lambda folder: None)
        assert len(leftovers(tmp_path)) == 1, "the second one still works there"
        living.communicate(b"")
    assert living.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p", "q"]
