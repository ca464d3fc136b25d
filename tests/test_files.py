"""Reading, atomic writing, locks."""

from __future__ import annotations

import os
import subprocess
import sys
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
