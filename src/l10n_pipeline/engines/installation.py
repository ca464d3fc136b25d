"""Install, verify and remove model packages: what `l10n models` does."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path

from l10n_pipeline.engines.archives import METADATA, SUFFIX, fill_folder, unpack
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.lockfile import Lock
from l10n_pipeline.engines.packages import ModelPackage, read_package
from l10n_pipeline.errors import PackageError, explain

_WORD = "Hello"


def install(path: Path, destination: Path, lock: Lock | None = None, name: str = "") -> ModelPackage:
    """Unpack the `.argosmodel` file ``path``, or copy the package folder, into the folder ``destination``.

    The package is loaded and translates a word before it gets its place. Installing it again changes nothing. Raises
    `PackageError` where it is damaged, unsafe or does not translate, where it is not the one that ``lock`` names or not
    called ``name`` (if given), where another package has its place, or where ``destination`` cannot be written; nothing
    is left behind then. The lock file is not written here.
    """
    package = read_package(path)
    if name and package.name != name:
        raise PackageError(f"is {package.name}, not {name}", path=path)
    if lock is not None:
        lock.check(package)
    folder = destination / package.name
    if folder.exists() or not fill_folder(folder, functools.partial(_fill, path, package.digest)):
        installed = read_package(folder)
        if installed.digest != package.digest:
            raise PackageError("another package of this name is installed; remove it first", path=folder)
    return read_package(folder)


def package_files(path: Path) -> list[Path]:
    """Return the `.argosmodel` files in the folder ``path``, by name; raises `PackageError` where there is none."""
    if not path.is_dir():
        raise PackageError("is not a folder", path=path)
    files = sorted(file for file in path.iterdir() if file.suffix == SUFFIX)
    if not files:
        raise PackageError(f"holds no {SUFFIX} file", path=path)
    return files


def install_all(path: Path, destination: Path, lock: Lock | None = None) -> list[ModelPackage]:
    """Install every `.argosmodel` file in the folder ``path`` into the folder ``destination``, by name.

    Raises `PackageError` at the first that cannot be installed, or where there is none.
    """
    return [install(file, destination, lock) for file in package_files(path)]


def verify(package: ModelPackage) -> str:
    """Load the model, translate a word and return what came out.

    Raises `PackageError` where the model cannot be loaded or writes nothing at all.
    """
    word = ArgosEngine(package).translate([_WORD])[0][0].text
    if not word:
        raise PackageError("the model is loaded but translates nothing", path=package.path)
    return word


def remove(package: ModelPackage) -> None:
    """Delete the package: its folder, or its file and what of it lies unpacked in the cache.

    Raises `PackageError` where it is not there (any more) or cannot be deleted.
    """
    path = package.path
    try:
        if not package.packed:
            if not (path / METADATA).is_file() or path.is_symlink():
                raise PackageError("is not the folder of a package", path=path)
            shutil.rmtree(path)
            return
        if package.cache is not None:
            for folder in package.cache.glob(f"{package.name}-*"):
                shutil.rmtree(folder)
        path.unlink()
    except OSError as reason:
        raise PackageError(f"cannot be deleted: {explain(reason)}", path=reason.filename or path) from reason


def _fill(path: Path, digest: str, folder: Path) -> None:
    """Write the package at ``path`` into ``folder`` and see whether it is whole and translates."""
    if path.is_dir():
        shutil.copytree(path, folder, dirs_exist_ok=True)
    else:
        unpack(path, folder)
    try:
        package = read_package(folder)
        if package.digest != digest:
            raise PackageError("was changed while it was being installed")
        verify(package)
    except PackageError as error:  # it names a temporary folder that is about to go
        raise PackageError(error.reason, path=path, key=error.key) from error
