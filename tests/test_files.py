"""Reading, atomic writing, locks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n_pipeline import files
from l10n_pipeline.errors import CatalogError, DocumentError, FileError


def test_writing_the_same_bytes_again_leaves_the_file_alone(tmp_path: Path) -> None:
    """A file that holds the data already is not touched, so its time does not change."""
    path = tmp_path / "a.po"
    assert files.write(path, b"one")
    os.utime(path, (1, 1))
    assert not files.write(path, b"one")
    assert path.stat().st_mtime == 1
    assert files.write(path, b"two")
    assert path.read_bytes() == b"two"


def test_writing_makes_folders_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    """Folders are made as needed, and only the file itself remains."""
    files.write(tmp_path / "a" / "b" / "c.txt", b"x")
    assert [p.name for p in (tmp_path / "a" / "b").iterdir()] == ["c.txt"]


def test_an_edit_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """A write that expects other bytes than the file holds is refused and changes nothing."""
    path = tmp_path / "a.po"
    path.write_bytes(b"edited by a translator")
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=b"as read before")
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=None)
    assert path.read_bytes() == b"edited by a translator"
    assert files.write(path, b"ours", replacing=b"edited by a translator")


def test_a_read_only_file_is_an_error_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be written keeps its bytes; the error names it."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    # Tests may run as root, who may write anything: the question is what we do with the answer.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileError, match="read-only") as caught:
        files.write(path, b"new")
    assert caught.value.path == str(path)
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """When the bytes do not fit, the old file is whole and nothing is left lying about."""
    code = (
        "import resource, sys, signal; from pathlib import Path; from l10n_pipeline import files\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: files.write(Path(sys.argv[1]), b'x' * 5000)\n"
        "except files.FileError as error: print(error)\n"
    )
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    result = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "cannot be written: file too large" in result.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]
    assert path.read_bytes() == b"old"


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    """Writing to a link changes the file it points to."""
    (tmp_path / "real.po").write_bytes(b"old")
    (tmp_path / "link.po").symlink_to("real.po")
    files.write(tmp_path / "link.po", b"new")
    assert (tmp_path / "link.po").is_symlink()
    assert (tmp_path / "real.po").read_bytes() == b"new"


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    """A rewritten file keeps its permissions."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.write(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_reading_what_is_not_there_or_a_folder_names_it(tmp_path: Path) -> None:
    """The error is of the caller's kind and names the path."""
    with pytest.raises(DocumentError, match="no such file") as caught:
        files.read_bytes(tmp_path / "gone.txt", DocumentError)
    assert caught.value.path == str(tmp_path / "gone.txt")
    with pytest.raises(CatalogError, match="is a folder"):
        files.read_bytes(tmp_path, CatalogError)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """Sizes are capped, so that a wrong path cannot eat the memory."""
    path = tmp_path / "big"
    path.write_bytes(b"x" * 11)
    with pytest.raises(FileError, match="larger"):
        files.read_bytes(path, limit=10)


def test_bytes_that_are_not_utf8_are_named_by_line() -> None:
    """The line of the first wrong byte is told."""
    with pytest.raises(DocumentError, match=r"^a\.txt:3: is not UTF-8: byte 0xe9"):
        files.decode_utf8(b"one\ntwo\ncaf\xe9\n", "a.txt", DocumentError)


def test_a_second_process_does_not_get_the_lock(tmp_path: Path) -> None:
    """While one holds the lock another is told so at once; afterwards it gets it."""
    code = (
        "import sys; from pathlib import Path; from l10n_pipeline import files\n"
        "try:\n  with files.lock(Path(sys.argv[1])): print('got it')\n"
        "except files.FileError as error: print(error.reason)\n"
    )

    def other() -> str:
        command = [sys.executable, "-c", code, str(tmp_path / "lock")]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    with files.lock(tmp_path / "lock"):
        assert "another l10n command" in other()
    assert other() == "got it\n"


# ---------------------------------------------------------------- two writers, one file


def saved_before(monkeypatch: pytest.MonkeyPatch, name: str, *saves: Callable[[], object]) -> None:
    """Have an editor save right before each call of a function of `files`, one save a call."""
    real, waiting = getattr(files, name), list(saves)

    def then(*arguments: object) -> object:
        if waiting:
            waiting.pop(0)()
        return real(*arguments)

    monkeypatch.setattr(files, name, then)


def atomically(path: Path, data: bytes) -> Callable[[], object]:
    """Return an editor's save by rename."""

    def save() -> None:
        path.with_suffix(".theirs").write_bytes(data)
        path.with_suffix(".theirs").replace(path)

    return save


def exchanges(folder: Path) -> bool:
    one, two = folder / "one", folder / "two"
    one.touch()
    two.touch()
    done = files._swap(one, two)
    one.unlink()
    two.unlink()
    return done


@pytest.mark.parametrize("moment", ["_short", "_holds", "_swap"])
@pytest.mark.parametrize("in_place", [False, True], ids=["by rename", "in place"])
def test_an_edit_saved_at_any_moment_of_a_write_stays(
    moment: str, in_place: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the last look, between it and the exchange, by rename or in place: the editor's text stays in the file."""
    if not exchanges(tmp_path):
        pytest.skip("this file system does not exchange files")
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    save = (lambda: path.write_bytes(b"edited")) if in_place else atomically(path, b"edited")
    saved_before(monkeypatch, moment, save)
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=b"old")
    assert path.read_bytes() == b"edited"
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


def test_without_exchange_the_last_look_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be exchanged a rename replaces the file, if nobody edited it until then."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    monkeypatch.setattr(files, "_swap", lambda one, other: False)
    assert files.write(path, b"ours", replacing=b"old")
    saved_before(monkeypatch, "_holds", atomically(path, b"edited"))
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"more", replacing=b"ours")
    assert path.read_bytes() == b"edited"
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


def test_two_saves_in_the_moment_of_an_exchange_are_both_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The later one has the name, the earlier one stands beside it."""
    if not exchanges(tmp_path):
        pytest.skip("this file system does not exchange files")
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    saved_before(monkeypatch, "_swap", atomically(path, b"first"), atomically(path, b"second"))
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=b"old")
    assert path.read_bytes() == b"second"
    (beside,) = tmp_path.glob("a.po.saved-*")
    assert beside.read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 2


def test_an_edit_that_was_deleted_right_after_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is gone when an edit is put back does not keep it from being put back."""
    if not exchanges(tmp_path):
        pytest.skip("this file system does not exchange files")
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    saved_before(monkeypatch, "_swap", atomically(path, b"edited"), path.unlink)
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=b"old")
    assert path.read_bytes() == b"edited"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes a file")
def test_a_file_that_is_open_for_writing_is_left_to_its_writer(tmp_path: Path) -> None:
    """An editor that saves in place may have written the first half: what it writes next must reach the file."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    with path.open("wb", buffering=0) as editor:
        editor.write(b"half ")
        with pytest.raises(FileError, match="changed by another program"):
            files.write(path, b"ours", replacing=b"half ")
        assert files.being_written(path)
        editor.write(b"whole")
    assert not files.being_written(path)
    assert not files.being_written(tmp_path / "gone")
    assert path.read_bytes() == b"half whole"
    with path.open("rb"):
        assert files.write(path, b"ours", replacing=b"half whole")


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who makes the same new file first keeps it; a file that went away meanwhile is not made again."""
    path = tmp_path / "a.po"
    saved_before(monkeypatch, "_create", lambda: path.write_bytes(b"edited"))
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=None)
    assert path.read_bytes() == b"edited"
    saved_before(monkeypatch, "_holds", path.unlink)
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=b"edited")
    assert list(tmp_path.iterdir()) == []
    assert files.write(path, b"ours", replacing=None)
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


def test_a_file_system_without_links_still_makes_new_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where links are not permitted, a look before the rename has to do."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.po"
    assert files.write(path, b"ours", replacing=None)
    path.unlink()
    saved_before(monkeypatch, "_create", lambda: path.write_bytes(b"edited"))
    with pytest.raises(FileError, match="changed by another program"):
        files.write(path, b"ours", replacing=None)
    assert path.read_bytes() == b"edited"


KILLED = """
import os, signal, sys
from pathlib import Path
from l10n_pipeline import files
path, moment = Path(sys.argv[1]), sys.argv[2]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
real = files._swap
def swap(one, other):
    if moment == "before": die()
    path.write_bytes(b"edited")
    real(one, other)
    if moment == "again": path.write_bytes(b"edited again")
    die()
if moment == "clean":
    def swap(one, other):
        real(one, other)
        die()
files._swap = swap
files.write(path, b"ours", replacing=b"old")
"""


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("before", {"a.po": b"old"}),
        ("clean", {"a.po": b"ours"}),
        ("edited", {"a.po": b"edited"}),
        ("again", {"a.po": b"edited again", "a.po.saved": b"edited"}),
    ],
)
def test_a_writer_killed_in_the_exchange_loses_nobodys_edit(
    moment: str, left: dict[str, bytes], tmp_path: Path
) -> None:
    """The next command finds what was displaced, and puts an edit back into its place."""
    if not exchanges(tmp_path):
        pytest.skip("this file system does not exchange files")
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    # Its coverage would be cut off in the middle of a file.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), moment], env=environment, check=False)
    assert done.returncode == -9
    assert len(list(tmp_path.iterdir())) == 2
    files.delete_leftovers(tmp_path)
    assert {p.name.partition("-")[0]: p.read_bytes() for p in tmp_path.iterdir()} == left


def test_parts_are_written_one_after_the_other_and_all_or_nothing(tmp_path: Path) -> None:
    """What breaks off in the middle leaves the file as it was, and no other file behind."""
    path = tmp_path / "new" / "big.tmx"
    files.write_parts(path, (b"%d" % n for n in range(3)))
    assert path.read_bytes() == b"012"
    path.chmod(0o600)

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        files.write_parts(path, broken())
    assert path.read_bytes() == b"012"
    files.write_parts(path, [b"x"])
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"x", 0o600)
    assert [p.name for p in path.parent.iterdir()] == ["big.tmx"]


def test_an_exchange_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is told, and nothing is left lying about."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")

    def fail(*_: object) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "_swap", fail)
    with pytest.raises(FileError, match="cannot be written: input/output error"):
        files.write(path, b"ours", replacing=b"old")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.po": b"old"}


def test_a_file_that_is_larger_than_what_is_read_can_be_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state of a training has hundreds of megabytes: it is replaced without being compared."""
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    for content in (b"first state", b"second state"):
        assert files.write(tmp_path / "checkpoint", content)
        assert (tmp_path / "checkpoint").read_bytes() == content
