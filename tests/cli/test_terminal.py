"""What a person sees on a terminal: tables with rules, and a progress bar that goes away."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path


def on_a_terminal(*arguments: str, cwd: Path) -> tuple[int, str]:
    """Run the command on a pseudo-terminal of 120 columns and return its exit code and everything it showed."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "l10n_pipeline", *arguments]
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b""
    while True:
        try:
            block = os.read(master, 65536)
        except OSError:  # Linux says EIO when the last writer is gone
            break
        if not block:
            break
        shown += block
    os.close(master)
    return process.wait(), shown.decode("utf-8", "replace")


def test_run_shows_a_table_and_its_progress(project: Path) -> None:
    """The table has rules and every locale; the bar was there while drafting."""
    code, shown = on_a_terminal("run", cwd=project)
    assert code == 0
    assert "━" in shown
    assert "fa Persian" in shown
    assert "Drafting" in shown
    assert "\x1b[?25h" in shown, "the cursor is shown again"


def test_texts_from_files_are_not_taken_for_markup(project: Path) -> None:
    """Square brackets in a source are shown as they are: rich must not read them as its own tags."""
    source = project / "source" / "appeal.txt"
    source.write_text("The law [bold]in Iran[/bold] says [/so].\n", encoding="utf-8")
    on_a_terminal("update", cwd=project)
    code, shown = on_a_terminal("publish", "--check", cwd=project)
    assert code == 1
    assert "[bold]in Iran[/bold]" in shown
