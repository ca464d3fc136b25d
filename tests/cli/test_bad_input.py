"""Bad input: one line that names file, line and key, exit code 2, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from l10n_pipeline import files
from l10n_pipeline.cli.main import main
from tests.conftest import GLOSSARY, SETTINGS, Command, Result, tree


def assert_refused(result: Result, *parts: str) -> None:
    assert result.code == 2, (result.out, result.err)
    assert len(result.err.strip().split("\n")) == 1, result.err
    assert result.err.startswith("l10n: error: ")
    for part in parts:
        assert part in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("source/appeal.txt", b"One.\n\nCaf\xe9.\n", ("source/appeal.txt:3", "is not UTF-8")),
        ("source/appeal.txt", None, ("source/appeal.txt: no such file", "l10n.yaml:5 names it: documents.0.path")),
        ("source/appeal.txt", b" \n\n", ("source/appeal.txt", "holds no text")),
        ("glossary.yaml", (GLOSSARY + GLOSSARY.partition("terms:\n")[2]).encode(), ("glossary.yaml:9", "Amnesty")),
        ("glossary.yaml", GLOSSARY.replace("preferred: عفو", "preferd: عفو").encode(), ("glossary.yaml:7", "preferd")),
        ("glossary.yaml", None, ("glossary.yaml: no such file", "l10n.yaml:6 names it: glossary")),
        ("l10n.yaml", SETTINGS.replace("fr, fa", "fr, zz").encode(), ("l10n.yaml:3", "locales", "'zz'")),
        ("l10n.yaml", SETTINGS.replace("engine:", "engin:").encode(), ("l10n.yaml:7", "engin", "unknown key")),
        ("l10n.yaml", b"a: [", ("l10n.yaml:", "YAML")),
    ],
    ids=[
        "not UTF-8", "no source", "empty source", "duplicate term", "unknown glossary key", "no glossary",
        "no such locale",
        "unknown key", "not YAML",
    ],
)  # fmt: skip
def test_a_bad_file_is_named_with_line_and_key(
    project: Path, l10n: Command, name: str, content: bytes | None, parts: tuple[str, ...]
) -> None:
    """The error names what is wrong and where; no catalog changes."""
    assert l10n("run", cwd=project).code == 0
    if content is None:
        (project / name).unlink()
    else:
        (project / name).write_bytes(content)
    before = tree(project)
    assert_refused(l10n("run", cwd=project), *parts)
    assert tree(project) == before


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('msgstr ""', 'msgstr "open', "unterminated"),
        ('msgid "Nobody was charged."', '<<<<<<< HEAD\nmsgid "Nobody was charged."', "conflict"),
        ('msgid "Nobody was charged."', 'msgid "to condemn the massacre."', "duplicate"),
    ],
    ids=["unterminated", "conflict markers", "duplicate"],
)
def test_a_broken_catalog_stops_everything_and_stays(
    project: Path, l10n: Command, old: str, new: str, reason: str
) -> None:
    """A catalog that cannot be read is named with its line; it and all others keep their bytes."""
    assert l10n("update", cwd=project).code == 0
    path = project / "locales" / "fa" / "LC_MESSAGES" / "appeal.po"
    text = path.read_text(encoding="utf-8")
    head, entries = text.split("\n\n", 1)
    path.write_text(f"{head}\n\n{entries.replace(old, new, 1)}", encoding="utf-8")
    (project / "source" / "appeal.txt").write_text("Everything is new.\n", encoding="utf-8")
    before = tree(project)
    for command in ("run", "update", "pretranslate", "check", "status", "publish"):
        result = l10n(command, cwd=project)
        assert_refused(result, "fa/LC_MESSAGES/appeal.po:", reason)
    assert tree(project) == before


def test_a_folder_without_a_project_is_told(tmp_path: Path, l10n: Command) -> None:
    """The way out is named."""
    assert_refused(l10n("run", cwd=tmp_path), "no l10n.yaml", "l10n init")


def test_a_locale_the_project_has_not_is_told(project: Path, l10n: Command) -> None:
    """Both a locale that does not exist and one that the project does not list."""
    assert_refused(l10n("update", "--locale", "zz", cwd=project), "no such locale: 'zz'")
    assert_refused(l10n("update", "--locale", "de", cwd=project), "no locale 'de'", "fr, fa")


def test_a_full_disk_leaves_every_catalog_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When a write fails half-way the old file is there, the error names the file, and a later run goes on."""
    monkeypatch.chdir(project)
    assert main(["update"]) == 0
    before = tree(project)
    real, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr("os.fsync", full)
    assert main(["pretranslate"]) == 2
    monkeypatch.undo()
    monkeypatch.chdir(project)
    error = capsys.readouterr().err
    assert "l10n: error:" in error
    assert "no space left on device" in error
    after = tree(project)
    assert set(after) == set(before)
    assert sum(after[name] != before[name] for name in before) == 1, "one locale was written before the disk was full"
    assert main(["pretranslate"]) == 0
    assert main(["check"]) in (0, 1)


@pytest.mark.parametrize("made", [False, True], ids=["never worked in", "worked in"])
def test_a_read_only_project_is_named(project: Path, l10n: Command, made: bool) -> None:
    """Nothing can be written: the folder is named, with what is wrong with it, and nothing changes."""
    if made:
        l10n("update", cwd=project)
        (project / ".l10n" / "lock").unlink()
    before = tree(project)
    command = [sys.executable, "-m", "l10n_pipeline", "run"]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and there is no setpriv (util-linux)")
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    folders = [project, project / ".l10n"] if made else [project]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr == f"l10n: error: {project}: this project folder is read-only for this user\n"
    assert tree(project) == before


def test_what_stands_in_the_way_of_a_folder_is_named(project: Path, l10n: Command) -> None:
    """Also for root: where a folder should be and a file is, the error names it."""
    (project / "locales").write_text("in the way")
    assert_refused(l10n("run", cwd=project), "locales", "cannot be")


def test_a_second_run_at_the_same_time_is_refused(project: Path, l10n: Command) -> None:
    """Two runs in one project would tread on each other."""
    with files.lock(project / ".l10n" / "lock"):
        assert_refused(l10n("run", cwd=project), "another l10n command")


def test_a_bug_is_exit_code_3_with_a_log(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception that nobody foresaw is told in two lines; the traceback is in a file."""
    monkeypatch.setattr("l10n_pipeline.cli.main.app", lambda **_: 1 // 0)
    assert main([]) == 3
    error = capsys.readouterr().err
    assert "ZeroDivisionError" in error
    log = Path(error.strip().rsplit(" ", 1)[1])
    assert "Traceback" in log.read_text()
    log.unlink()


def test_an_interrupt_is_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C is not a bug."""

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("l10n_pipeline.cli.main.app", interrupted)
    assert main([]) == 130
    assert "interrupted" in capsys.readouterr().err
