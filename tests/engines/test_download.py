"""Tests of l10n_pipeline.engines.download, against a server on the loopback address."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n_pipeline.engines.download import ATTEMPTS, download, read_url
from l10n_pipeline.errors import PackageError
from tests.engines.local_server import Site, serve, tag_of

DATA = random.Random(1).randbytes(1_000_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site({"/model": DATA})) as running:
        yield running


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_arrives_whole_and_leaves_nothing_else(site: Site, tmp_path: Path) -> None:
    """The bytes, one file, and a progress that ends at the end."""
    seen: list[tuple[int, int]] = []
    download(f"{site.url}/model", tmp_path / "sub" / "file", lambda done, total: seen.append((done, total)))
    assert (tmp_path / "sub" / "file").read_bytes() == DATA
    assert left(tmp_path / "sub") == ["file"]
    assert seen[0] == (0, len(DATA))
    assert seen[-1] == (len(DATA), len(DATA))


def test_a_truncated_download_is_taken_up_where_it_broke(site: Site, tmp_path: Path) -> None:
    """Each break costs one more request, for the rest only."""
    site.breaks = [300_000, 200_000, 1]
    download(f"{site.url}/model", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA
    assert [asked for _, asked in site.asked] == ["", "bytes=300000-", "bytes=500000-", "bytes=500001-"]


def test_a_later_call_goes_on_from_the_part(site: Site, tmp_path: Path) -> None:
    """After too many breaks without a byte the part stays, and is the beginning of the next attempt."""
    site.breaks = [400_000, *[0] * ATTEMPTS]
    with pytest.raises(PackageError, match="broke off after 400,000 bytes") as caught:
        download(f"{site.url}/model", tmp_path / "file")
    assert caught.value.path == f"{site.url}/model"
    assert left(tmp_path) == ["file.part", "file.part.tag"]
    site.asked.clear()
    download(f"{site.url}/model", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA
    assert site.asked == [("/model", "bytes=400000-")]
    assert left(tmp_path) == ["file"]


def test_a_part_of_another_file_is_not_gone_on_with(site: Site, tmp_path: Path) -> None:
    """Where the server has a new file by now it is downloaded from its beginning."""
    site.breaks = [400_000, *[0] * ATTEMPTS]
    with pytest.raises(PackageError):
        download(f"{site.url}/model", tmp_path / "file")
    site.files["/model"] = DATA[::-1]
    download(f"{site.url}/model", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA[::-1]


def test_a_part_that_is_too_long_is_thrown_away(site: Site, tmp_path: Path) -> None:
    """A server that has no such range (416) is asked again for everything."""
    (tmp_path / "file.part").write_bytes(DATA + b"more")
    (tmp_path / "file.part.tag").write_text(tag_of(DATA))
    download(f"{site.url}/model", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA
    assert [asked for _, asked in site.asked] == [f"bytes={len(DATA) + 4}-", ""]


def test_a_server_without_ranges_is_asked_for_everything_again(site: Site, tmp_path: Path) -> None:
    """What is there is overwritten, not appended to."""
    site.ranges = False
    site.breaks = [700_000]
    download(f"{site.url}/model", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA


def test_an_unknown_length_is_no_obstacle(site: Site, tmp_path: Path) -> None:
    """Without Content-Length the end of the connection is the end of the file."""
    site.announce = False
    download(f"{site.url}/model", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA


@pytest.mark.parametrize("announce", [True, False], ids=["announced", "not-announced"])
def test_a_file_beyond_the_limit_is_refused(site: Site, tmp_path: Path, announce: bool) -> None:
    """Before a byte where its length is known, at the limit where it is not; the disk does not fill."""
    site.announce = announce
    with pytest.raises(PackageError, match="more than 500,000"):
        download(f"{site.url}/model", tmp_path / "file", limit=500_000)
    assert not (tmp_path / "file").exists()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 100
    with pytest.raises(PackageError, match="more than"):
        read_url(f"{site.url}/model", limit=500_000)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("/nothing", "the server says 404", id="not-there"),
        pytest.param("/to-file", "file:///etc/passwd' is not allowed", id="redirected-to-a-file"),
        pytest.param("/to-ftp", "an unsafe place: ftp://example.org/x", id="redirected-to-ftp"),
        pytest.param("/to-nothing", "the server says 404", id="redirected-to-nothing"),
    ],
)
def test_what_the_server_refuses_is_one_line(site: Site, tmp_path: Path, path: str, reason: str) -> None:
    """PackageError with the address; nothing is left."""
    site.redirects = {"/to-file": "file:///etc/passwd", "/to-ftp": "ftp://example.org/x", "/to-nothing": "/nothing"}
    for attempt in (lambda: download(site.url + path, tmp_path / "file"), lambda: read_url(site.url + path)):
        with pytest.raises(PackageError, match=reason) as caught:
            attempt()
        assert str(caught.value).startswith(site.url)
        assert "\n" not in str(caught.value)
    assert left(tmp_path) == []


def test_redirections_are_followed(site: Site, tmp_path: Path) -> None:
    """As GitHub and mirrors use them."""
    site.redirects = {"/old": "/model"}
    download(f"{site.url}/old", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        pytest.param(
            "http://127.0.0.1:1/index.json",
            "cannot be reached: (connection refused|network is unreachable)",
            id="nobody-listens",
        ),
        pytest.param("ftp://127.0.0.1/x", "cannot be reached: unknown url type: ftp", id="ftp"),
        pytest.param("file:///etc/passwd", "cannot be reached: unknown url type: file", id="file"),
        pytest.param("http://[x/", "is not an address", id="no-address"),
    ],
)
def test_what_cannot_be_reached_is_one_line(tmp_path: Path, url: str, reason: str) -> None:
    """No server, or an address that is none."""
    for attempt in (lambda: download(url, tmp_path / "file"), lambda: read_url(url)):
        with pytest.raises(PackageError, match=reason) as caught:
            attempt()
        assert "\n" not in str(caught.value)


def test_an_index_that_breaks_off_is_not_taken_for_the_whole(site: Site) -> None:
    """Half a list of packages is an error."""
    site.breaks = [10]
    with pytest.raises(PackageError, match="broke off after 10 of 1,000,000 bytes"):
        read_url(f"{site.url}/model")
    assert read_url(f"{site.url}/model") == DATA


def test_a_folder_that_cannot_be_written_is_told(site: Site, tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(PackageError, match="cannot be downloaded: file exists"):
        download(f"{site.url}/model", tmp_path / "taken" / "file")
