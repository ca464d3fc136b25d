"""Tests of l10n_pipeline.engines.lockfile."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from l10n_pipeline.engines.lockfile import read_lock
from l10n_pipeline.engines.packages import ModelPackage, read_package
from l10n_pipeline.errors import PackageError
from tests.conftest import FRENCH

NAME = FRENCH.stem
DIGEST = "0123456789abcdef" * 4


def test_a_pinned_package_is_known_again_packed_and_unpacked(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """What was written is read; the digest is that of the files."""
    lock = read_lock(tmp_path / "models.lock")
    assert not lock.check(packages["fr"])
    lock.pinning(packages["fr"], "https://example.org/x").pinning(packages["ar"], "a file").write()
    again = read_lock(tmp_path / "models.lock")
    assert [pin.name for pin in again.pins] == [packages["ar"].name, NAME]
    assert again.find(NAME) == again.pins[1]
    assert again.pins[1].origin == "https://example.org/x"
    assert again.check(packages["fr"])


def test_a_changed_package_is_refused(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """Both digests are told, and where the package lies."""
    folder = Path(shutil.copytree(packages["fr"].folder(), tmp_path / "copy"))
    lock = read_lock(tmp_path / "models.lock").pinning(packages["fr"], "")
    (folder / "README.md").write_text("changed")
    changed = read_package(folder)
    with pytest.raises(PackageError, match="is not the package that") as caught:
        lock.check(changed)
    assert caught.value.path == str(folder)
    assert packages["fr"].digest[:12] in str(caught.value)
    assert lock.pinning(changed, "").check(changed)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param(f"{NAME} sha256:{DIGEST[:-1]}\n", 1, "expected NAME", id="short-digest"),
        pytest.param(f"# comment\n\n{NAME} md5:{DIGEST}\n", 3, "expected NAME", id="other-digest"),
        pytest.param("<<<<<<< HEAD\n", 1, "expected NAME", id="merge-conflict"),
        pytest.param(f"{NAME} sha256:{DIGEST}\n{NAME} sha256:{DIGEST}\n", 2, "twice", id="twice"),
    ],
)
def test_a_lock_that_cannot_be_read_protects_nobody(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """It is an error with its line, not an empty lock."""
    (tmp_path / "models.lock").write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match=reason) as caught:
        read_lock(tmp_path / "models.lock")
    assert caught.value.line == line


def test_comments_and_a_missing_origin_are_fine(tmp_path: Path) -> None:
    """People may write notes into it."""
    (tmp_path / "models.lock").write_text(f"# why\n\n{NAME} sha256:{DIGEST}\n", encoding="utf-8")
    (pin,) = read_lock(tmp_path / "models.lock").pins
    assert (pin.name, pin.digest, pin.origin) == (NAME, DIGEST, "")
