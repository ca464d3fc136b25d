"""Model packages come and go: `l10n models`.

`offers` and `install` by name are all that ever uses a network, and only with the index and links that they are given.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from l10n_pipeline import files
from l10n_pipeline.engines import installation
from l10n_pipeline.engines.archives import METADATA, SUFFIX, file_digest
from l10n_pipeline.engines.download import MAX_INDEX, download, read_url
from l10n_pipeline.engines.imports import Details, import_model
from l10n_pipeline.engines.index import ARGOS_INDEX, Offer, find_offer, is_url, names_an_offer, parse_index
from l10n_pipeline.engines.lockfile import Lock, Pin
from l10n_pipeline.engines.packages import ModelPackage, read_package
from l10n_pipeline.errors import PackageError
from l10n_pipeline.pipeline.machines import Place, installed

INDEX_VARIABLE = "L10N_PACKAGE_INDEX"
"""The environment variable that names an index: a URL, a file, or a folder with ``index.json``."""

Progress = Callable[[int, int], None]
"""Takes the bytes that are here and the bytes there will be (0: not known)."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` found of one package."""

    name: str
    package: ModelPackage | None
    """None where models.lock names it and it is not installed."""
    pinned: bool
    """True where models.lock names it, with this digest."""
    problem: PackageError | None = None
    """Why it cannot be used."""


def index_place(where: Place, given: str | None = None) -> str:
    """Return where the index is: as ``given``, else as `INDEX_VARIABLE` or the project's settings say, else Argos'.

    A folder means the ``index.json`` in it.
    """
    place = given or os.environ.get(INDEX_VARIABLE) or where.index or ARGOS_INDEX
    return str(Path(place) / "index.json") if not is_url(place) and Path(place).is_dir() else place


def offers(index: str, broken: Callable[[PackageError], None] | None = None) -> list[Offer]:
    """Return what the index at the URL or in the file ``index`` offers; entries that make no sense go to ``broken``.

    Raises `PackageError`, one line with the place, where it cannot be had or is not an index.
    """
    data = read_url(index) if "://" in index else files.read_bytes(Path(index), PackageError, limit=MAX_INDEX)
    return parse_index(data, index, broken)


def install(
    where: Place,
    what: str,
    index: str,
    *,
    repin: bool = False,
    progress: Progress = lambda done, total: None,
) -> list[ModelPackage]:
    """Install ``what``: a file, a package folder, a folder of files, a URL, or a name in the index at ``index``.

    The first time in a project the digest goes into models.lock; ever after another package of that name is refused,
    unless ``repin`` says that it is to be trusted from now on.
    """
    lock = None if repin else where.lock()
    path = Path(what)
    if is_url(what):
        return [_from_links(where, (what,), lock, progress, label=PurePosixPath(urlsplit(what).path).stem)]
    if path.is_dir() and not (path / METADATA).is_file() and (os.sep in what or any(path.glob(f"*{SUFFIX}"))):
        return [_from_file(where, file, lock, file.name) for file in installation.package_files(path)]
    if path.suffix == SUFFIX or os.sep in what or (path.is_dir() and (path / METADATA).is_file()):
        return [_from_file(where, path, lock, path.name)]
    if not names_an_offer(what):
        # Asking the network for it could only hide that a file's name is wrong.
        raise PackageError("no such file, and it is no locale (fa), pair (en-fa) or package's name either", path=what)
    return [_from_index(where, what, index, lock, progress)]


def places(where: Place) -> frozenset[Path]:
    """Return where packages are that `install` put there: one of these is not installed a second time."""
    return frozenset(where.install.glob("*"))


def verify(where: Place, names: Sequence[str] = (), *, pin: bool = False) -> list[Verified]:
    """Load the packages ``names`` (all if none), let each translate a word, and compare them with models.lock.

    With ``pin`` the good ones that models.lock does not name are added to it. What models.lock names and is not
    installed has that as its problem. Raises `PackageError` for a name that neither knows.
    """
    missing = _missing(where)
    absent = {item.name for item in missing}
    packages = [_named(where, name) for name in names if name not in absent] if names else installed(where)
    found = [item for item in missing if not names or item.name in names]
    for package in packages:
        try:
            lock = where.lock()
            pinned = lock is not None and lock.check(package)
            installation.verify(package)
        except PackageError as problem:
            found.append(Verified(package.name, package, False, problem))
            continue
        if pin and not pinned and lock is not None:
            _pin(where, package, package.path.name)
            pinned = True
        found.append(Verified(package.name, package, pinned))
    return found


def remove(where: Place, name: str) -> ModelPackage:
    """Delete the installed package ``name`` and return what it was; its line in models.lock stays."""
    package = _named(where, name)
    installation.remove(package)
    return package


def import_package(where: Place, source: Path, details: Details, output: Path | None = None) -> tuple[Path, bool]:
    """Make a package of the model in the folder ``source``; return where it is and whether it was installed.

    With ``output`` its `.argosmodel` file goes into that folder and nothing is installed.
    """
    if output is not None:
        return import_model(source, output, details), False
    try:
        where.downloads.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=where.downloads, prefix="import-") as folder:
            file = import_model(source, Path(folder), details)
            package = keep(where, file, f"imported from {source.resolve().name}")
    except OSError as reason:
        raise PackageError(f"cannot be written: {reason.strerror}", path=reason.filename or where.downloads) from reason
    return package.path, True


def keep(where: Place, file: Path, origin: str) -> ModelPackage:
    """Install the package in the `.argosmodel` file ``file``, made here, and pin it as coming from ``origin``."""
    return _from_file(where, file, where.lock(), origin)


def _from_file(where: Place, path: Path, lock: Lock | None, origin: str, name: str = "") -> ModelPackage:
    """Install the package at ``path`` and pin it, as coming from ``origin``."""
    package = installation.install(path, where.install, lock, name)
    _pin(where, package, origin)
    return package


def _from_index(where: Place, wanted: str, index: str, lock: Lock | None, progress: Progress) -> ModelPackage:
    """Install the package that the index calls ``wanted``; one that is there already is not downloaded again."""
    if not re.fullmatch(r"[\w.@-]+", wanted):
        raise PackageError("is neither a file nor the name of a package", path=wanted)
    offer = find_offer(offers(index, lambda error: None), wanted, where.source)
    if (where.install / offer.name / METADATA).is_file():
        package = read_package(where.install / offer.name)
        if lock is not None:
            lock.check(package)
        _pin(where, package, _safe(index))
        return package
    if not offer.links:
        raise PackageError(f"has no link to {offer.name}", path=index)
    return _from_links(where, offer.links, lock, progress, label=offer.name, name=offer.name, sha256=offer.sha256)


def _from_links(
    where: Place,
    links: Sequence[str],
    lock: Lock | None,
    progress: Progress,
    *,
    label: str,
    name: str = "",
    sha256: str = "",
) -> ModelPackage:
    """Install the package from the first of ``links`` that gives the right one.

    Raises `PackageError` with the reason of each where none does.
    """
    problems: list[PackageError] = []
    with files.lock(where.downloads / ".lock"):
        for number, link in enumerate(links):
            # A part belongs to its link: two mirrors need not have the same bytes.
            file = where.downloads / f"{re.sub('[^A-Za-z0-9_+-]', '_', label)[:80]}.{number}{SUFFIX}"
            try:
                return _from_link(where, link, file, lock, progress, name, sha256)
            except PackageError as problem:
                problems.append(problem)
    if len(problems) == 1:
        raise problems[0]
    reasons = "; ".join(str(problem) for problem in problems)
    raise PackageError(f"none of the {len(problems)} links to {label} gives the package: {reasons}")


def _from_link(
    where: Place, link: str, file: Path, lock: Lock | None, progress: Progress, name: str, sha256: str
) -> ModelPackage:
    """Install the package at the URL, or in the file, ``link``; what was downloaded goes away again."""
    remote = "://" in link
    try:
        if remote:
            download(link, file, progress)
        path = file if remote else Path(link)
        if sha256 and (found := file_digest(path)) != sha256:
            raise PackageError(f"has another SHA-256 than the index says: {found[:12]}…, not {sha256[:12]}…")
        return _from_file(where, path, lock, _safe(link), name)
    except PackageError as error:  # a temporary file would be named
        raise PackageError(error.reason, path=error.path if error.path != str(file) and error.path else link) from error
    finally:
        if remote:
            file.unlink(missing_ok=True)


def _pin(where: Place, package: ModelPackage, origin: str) -> None:
    """Write the digest of ``package`` into models.lock, unless it is there."""
    lock = where.lock()
    if lock is None:
        return
    pin = lock.find(package.name)
    if pin is None or pin.digest != package.digest:
        lock.pinning(package, origin).write()


def _safe(link: str) -> str:
    """Return ``link`` without name and password, and a file without its folders: models.lock is shared."""
    if not is_url(link):
        return PurePosixPath(link).name
    parts = urlsplit(link)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _missing(where: Place) -> list[Verified]:
    """Return what models.lock names and no folder holds, or only damaged, in its order."""
    lock = where.lock()
    if lock is None:
        return []
    broken: list[PackageError] = []
    there = {package.name for package in installed(where, broken)}
    return [
        Verified(
            pin.name,
            None,
            False,
            next((error for error in broken if pin.name in (error.path or "")), None) or _not_installed(pin, lock),
        )
        for pin in lock.pins
        if pin.name not in there
    ]


def _not_installed(pin: Pin, lock: Lock) -> PackageError:
    what = pin.name if is_url(pin.origin) else f"FILE{SUFFIX}"
    told = f" (it came from {pin.origin})" if pin.origin else ""
    return PackageError(f"is named in {lock.path.name} and not installed: l10n models install {what}{told}")


def _named(where: Place, name: str) -> ModelPackage:
    packages = installed(where)
    for package in packages:
        if package.name == name:
            return package
    known = ", ".join(package.name for package in packages) or "none"
    raise PackageError(f"no package is called {name!r} (installed: {known})")
