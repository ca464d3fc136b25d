"""``l10n review``, as its users start and stop it."""

from __future__ import annotations

import builtins
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

BROWSER = """\
#!/bin/sh
echo "$1" > "$OPENED"
"""


@pytest.fixture
def started(project: Path, home: Path, l10n: Command) -> Iterator[subprocess.Popen[str]]:
    """Start the command in a process of its own, with a browser that only notes what it is to open."""
    l10n("run", cwd=project)
    browser = home / "browser"
    browser.write_text(BROWSER, encoding="utf-8")
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": f"{browser} %s &", "OPENED": str(home / "opened")}
    process = subprocess.Popen(
        [sys.executable, "-m", "l10n_pipeline", "review", "--locale", "fa", "--port", "0", "--open"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def test_the_page_is_served_until_ctrl_c(started: subprocess.Popen[str], home: Path) -> None:
    """It says how much there is to do and where; the address opens the page; Ctrl-C ends it with exit code 130."""
    assert started.stdout is not None
    assert started.stdout.readline() == "fa Persian: 8 messages, 8 of them need a person\n"
    line = started.stdout.readline()
    found = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/)\?token=(\S{40,})\n", line)
    assert found is not None, line
    assert "Ctrl-C stops" in started.stdout.readline()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(line.split()[1], timeout=20)
    assert page.geturl().startswith(f"{found[1]}m/")
    assert "Prosecute those responsible" in page.read().decode()
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(found[1], timeout=20)
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=30)
    assert started.returncode == 130
    assert err.startswith("l10n: interrupted; what was written so far is whole")
    assert err.count("\n") == 1
    opened = (home / "opened").read_text(encoding="utf-8")
    assert opened.startswith(f"{found[1]}?token=")
    assert found[2] not in opened, "others can read the command line of a browser"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "say which locale: --locale fr (l10n.yaml lists: fr, fa)"),
        (("--locale", "de"), "no locale 'de'"),
        (("other", "--locale", "fr"), "no document 'other'"),
        (("--locale", "fr", "--port", "70000"), "--port"),
    ],
)
def test_wrong_uses_are_errors(project: Path, l10n: Command, arguments: tuple[str, ...], words: str) -> None:
    """One line, exit code 2."""
    result = l10n("review", *arguments, cwd=project)
    assert result.code == 2
    assert words in result.err


def test_a_port_that_is_taken_is_told(project: Path, l10n: Command) -> None:
    """With the way to another one."""
    l10n("update", cwd=project)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = l10n("review", "--locale", "fr", "--port", str(port), cwd=project)
    assert result.code == 2
    assert f"--port {port}: another program listens there" in result.err
    assert "--port 0 takes a free one" in result.err


def test_a_broken_catalog_is_told_before_anything_is_served(project: Path, l10n: Command) -> None:
    """With file and line."""
    l10n("update", cwd=project)
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    path.write_text(path.read_text(encoding="utf-8") + 'msgid "x\n', encoding="utf-8")
    result = l10n("review", "--locale", "fr", "--port", "0", cwd=project)
    assert result.code == 2
    assert "fr/LC_MESSAGES/appeal.po:" in result.err


def test_without_its_packages_it_says_how_to_get_them(
    project: Path, l10n: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are an extra."""
    real = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:  # noqa: ANN401 - as the builtin has it
        if name in ("starlette", "uvicorn"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    result = l10n("review", "--locale", "fr", cwd=project)
    assert result.code == 2
    assert "needs the package starlette: pip install 'l10n-pipeline[review]'" in result.err


def test_help_loads_no_server() -> None:
    """Only who serves the page pays for importing its packages."""
    code = (
        "import sys; from l10n_pipeline.cli.main import main; main(['review', '--help']); "
        "sys.exit(any(name in sys.modules for name in ('starlette', 'uvicorn', 'jinja2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
