"""Tests of l10n_pipeline.engines.archives."""

from __future__ import annotations

import os
import stat
import threading
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n_pipeline.engines import archives
from l10n_pipeline.errors import PackageError

MODELS = Path(__file__).parents[2] / "models"
FRENCH = next(MODELS.glob("translate-en_fr-*.argosmodel"))
METADATA = '{"from_code": "en", "to_code": "fr", "package_version": "1.0"}'


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def fifo(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFIFO | 0o644) << 16
    return info


def archive(path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")  # zipfile warns of two entries of one name
        file.writestr("p/metadata.json", METADATA)
        for name, data in entries:
            file.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        pytest.param([("p/../../evil", b"x")], "leave its folder", id="zip-slip"),
        pytest.param([("/etc/evil", b"x")], "leave its folder", id="absolute"),
        pytest.param([("p\\..\\evil", b"x")], "leave its folder", id="backslash"),
        pytest.param([("C:evil", b"x")], "leave its folder", id="drive"),
        pytest.param([("p//evil", b"x")], "leave its folder", id="empty-part"),
        pytest.param([(link("p/evil"), b"/etc/passwd")], "link or a special file", id="symlink"),
        pytest.param([(fifo("p/evil"), b"")], "link or a special file", id="fifo"),
        pytest.param([("p/zeros", bytes(30_000_000))], "out of nothing", id="bomb"),
        pytest.param([("p/a", b"1"), ("p/A", b"2")], "two entries", id="same-name"),
        pytest.param([("q/metadata.json", b"{}")], "2 files metadata.json", id="two-packages"),
    ],
)
def test_unsafe_archives_are_refused_before_anything_is_written(
    tmp_path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]], reason: str
) -> None:
    """Entries that would leave the folder, links, bombs and ambiguous archives raise and write nothing."""
    path = archive(tmp_path / "x.argosmodel", entries)
    folder = tmp_path / "out" / "p"
    with pytest.raises(PackageError, match=reason) as caught:
        archives.fill_folder(folder, lambda temporary: archives.unpack(path, temporary))
    assert caught.value.path == str(path)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        pytest.param("MAX_ENTRIES", 2, "entries, more than", id="entries"),
        pytest.param("MAX_BYTES", 100, "unpacks to more than", id="bytes"),
    ],
)
def test_archives_over_the_limits_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    """Too many entries or bytes raise. The limits are lowered here: 4 GiB take long to write."""
    path = archive(tmp_path / "x.argosmodel", [(f"p/{n}", os.urandom(50)) for n in range(3)])
    monkeypatch.setattr(archives, limit, value)
    with pytest.raises(PackageError, match=reason), archives.open_archive(path):
        pass


def truncated(path: Path) -> None:
    path.write_bytes(FRENCH.read_bytes()[: FRENCH.stat().st_size // 3])


def corrupted(path: Path) -> None:
    data = bytearray(FRENCH.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 100] = bytes(100)
    path.write_bytes(data)


def not_zip(path: Path) -> None:
    path.write_bytes(b"not a zip")


def no_metadata(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("p/model/model.bin", "x")


def deep(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a/b/metadata.json", METADATA)


def nothing(path: Path) -> None:
    del path


@pytest.mark.parametrize("make", [truncated, corrupted, not_zip, no_metadata, deep, nothing])
def test_damaged_archives_are_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """Whatever is wrong with an archive is a PackageError with its path, and no folder appears."""
    path = tmp_path / "x.argosmodel"
    make(path)
    with pytest.raises(PackageError) as caught:
        archives.fill_folder(tmp_path / "out", lambda temporary: archives.unpack(path, temporary))
    assert str(path) in str(caught.value)
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".unpacking-*"))


def test_an_archive_is_unpacked_without_its_outer_folder(tmp_path: Path) -> None:
    """The files of the package stand in the folder itself, byte for byte."""
    archives.unpack(FRENCH, tmp_path)
    names = ["README.md", "metadata.json", "model", "sentencepiece.model"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    with zipfile.ZipFile(FRENCH) as file:
        assert (tmp_path / "model/model.bin").read_bytes() == file.read(f"{FRENCH.stem}/model/model.bin")


def test_of_many_at_once_one_makes_the_folder(tmp_path: Path) -> None:
    """Several threads that unpack at once leave one whole folder and no temporary ones."""
    made: list[bool] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        made.append(archives.fill_folder(tmp_path / "p", lambda folder: archives.unpack(FRENCH, folder)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False, False, False, True]
    assert [path.name for path in tmp_path.iterdir()] == ["p"]
    assert (tmp_path / "p/metadata.json").is_file()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """Where the cache cannot be written (here: a file is in its place) the reason and the path are told."""
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(PackageError, match="cannot unpack a model package here") as caught:
        archives.fill_folder(tmp_path / "cache" / "p", lambda folder: archives.unpack(FRENCH, folder))
    assert caught.value.path == str(tmp_path / "cache")
