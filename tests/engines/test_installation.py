"""Tests of l10n_pipeline.engines.installation."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from l10n_pipeline.engines import ModelPackage, find_packages, install, install_all, read_package, remove, verify
from l10n_pipeline.errors import PackageError

MODELS = Path(__file__).parents[2] / "models"
FRENCH = next(MODELS.glob("translate-en_fr-*.argosmodel"))


def test_an_installed_package_is_found_and_translates(tmp_path: Path) -> None:
    """From a file into a folder that argostranslate knows; a second time changes nothing."""
    package = install(FRENCH, tmp_path / "packages")
    assert package.path == tmp_path / "packages" / FRENCH.stem
    assert package.digest == read_package(FRENCH).digest
    assert find_packages([tmp_path / "packages"]) == [package]
    assert verify(package)
    assert install(FRENCH, tmp_path / "packages") == package


def test_a_folder_of_packages_is_installed(tmp_path: Path) -> None:
    """Every file in the folder; a folder without one, or no folder, is an error."""
    installed = install_all(MODELS, tmp_path / "packages")
    assert [p.name for p in installed] == sorted(path.stem for path in MODELS.glob("*.argosmodel"))
    for empty in (tmp_path, FRENCH):
        with pytest.raises(PackageError):
            install_all(empty, tmp_path / "packages")


def test_an_unpacked_package_is_copied(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """A package folder installs like a file."""
    folder = packages["fr"].folder()
    assert install(folder, tmp_path).digest == packages["fr"].digest
    assert folder.is_dir()


def test_what_does_not_load_is_not_installed(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """A package whose model is cut short leaves nothing behind, and the error names what was to be installed."""
    broken = Path(shutil.copytree(packages["fr"].folder(), tmp_path / "broken"))
    (broken / "model/model.bin").write_bytes(b"no model")
    with pytest.raises(PackageError, match="cannot be loaded") as caught:
        install(broken, tmp_path / "packages")
    assert caught.value.path == str(broken)
    assert list((tmp_path / "packages").iterdir()) == []


def test_another_package_of_the_same_name_is_kept(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """Nothing installed is overwritten."""
    other = Path(shutil.copytree(packages["fr"].folder(), tmp_path / "other"))
    (other / "README.md").write_text("another one")
    first = install(FRENCH, tmp_path / "packages")
    with pytest.raises(PackageError, match="remove it first"):
        install(other, tmp_path / "packages")
    assert read_package(first.path).digest == first.digest


def test_removing_deletes_the_package_and_its_cache(tmp_path: Path) -> None:
    """A folder goes; a file goes with what was unpacked of it; what is gone already is an error."""
    installed = install(FRENCH, tmp_path / "packages")
    remove(installed)
    assert not installed.path.exists()
    with pytest.raises(PackageError):
        remove(installed)
    file = tmp_path / "x.argosmodel"
    shutil.copyfile(FRENCH, file)
    packed = read_package(file, tmp_path / "cache")
    packed.folder()
    remove(packed)
    assert not file.exists()
    assert list((tmp_path / "cache").iterdir()) == []


def test_only_packages_are_removed(tmp_path: Path) -> None:
    """A folder without metadata.json is not deleted, whoever says that it is a package."""
    (tmp_path / "photos").mkdir()
    package = ModelPackage(path=tmp_path / "photos", from_code="en", to_code="fr", version="1")
    with pytest.raises(PackageError, match="not the folder of a package"):
        remove(package)
    assert (tmp_path / "photos").is_dir()
