"""What a person sees on a terminal: tables with rules, and a progress bar that goes away."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def on_a_terminal(*arguments: str, cwd: Path, width: int = 120) -> tuple[int, str]:
    """Run the command on a pseudo-terminal of ``width`` columns and return its exit code and everything it showed."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(width), "TERM": "xterm-256color"}
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


@pytest.mark.parametrize("width", [60, 80, 100])
def test_narrow_terminals_show_what_matters(project: Path, width: int) -> None:
    """Which catalog is stale, what became of each document, and where each refused message stands."""
    _, shown = on_a_terminal("run", cwd=project, width=width)
    assert shown.count("preview") >= 2
    source = project / "source" / "appeal.txt"
    source.write_text("One new sentence.\n", encoding="utf-8")
    code, shown = on_a_terminal("status", cwd=project, width=width)
    assert code == 1
    assert "Does not match its document: fr appeal, fa appeal. Run l10n update." in " ".join(shown.split())
    assert "err" in shown
    on_a_terminal("update", cwd=project, width=width)
    _, shown = on_a_terminal("publish", "--check", cwd=project, width=width)
    assert re.search(r"locales/fr/LC_MESSAGES/appeal\.po:\d+\b", shown)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_why_a_message_is_refused_fits_the_terminal(project: Path, width: int) -> None:
    """However long the reason is: no line is longer than the terminal."""
    on_a_terminal("run", cwd=project, width=width)
    catalog = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    _, shown = on_a_terminal("publish", "--check", "--all", "--locale", "fr", cwd=project, width=width)
    assert "reason" in shown
    assert max(len(line) for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).split("\r\n")) <= width


@pytest.mark.parametrize("seconds", [0.02, 0.3, 1.0])
def test_an_interruption_is_told_and_leaves_whole_files(project: Path, seconds: float) -> None:
    """Ctrl-C ends with 130 and a line, never a traceback, from the first moment on; the next run finishes the work."""
    command = [sys.executable, "-c", LATE_START, "run"]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode in (130, 0), told  # 0 where it was quicker than the signal
    if process.returncode:
        assert told.startswith("l10n: interrupted")
    assert subprocess.run([sys.executable, "-m", "l10n_pipeline", "run"], cwd=project, check=False).returncode == 0


LATE_START = """
print("started", flush=True)
import sys
import time
try:
    from l10n_pipeline.__main__ import start
except KeyboardInterrupt:
    print("l10n: interrupted", file=sys.stderr)
    sys.exit(130)
sys.exit(start())
"""
