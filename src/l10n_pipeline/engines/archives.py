"""Unpack `.argosmodel` files, which are ZIP archives from anywhere, without trusting them.

Refused are absolute paths, ``..``, links and other special files, encryption, two entries of one name, more than
`MAX_ENTRIES` entries, more than `MAX_BYTES` bytes, and entries that shrank more than weights and word lists do.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n_pipeline.errors import PackageError, explain

SUFFIX = ".argosmodel"
METADATA = "metadata.json"
MAX_BYTES = 4 * 2**30
"""Unpacked. The largest packages in use have 0.6 GB."""
MAX_ENTRIES = 2_000
MAX_RATIO = 100
"""How many times smaller an entry may be in the archive than outside. Weights reach 2, word lists 10."""
_RATIO_FROM = 2**20
_BLOCK = 2**20
_ENCRYPTED = 0x1
_UNPACKING = ".unpacking-"
_YOUNG = 60
"""Seconds for which a temporary folder is left alone: its maker may not have locked it yet."""
_FOREIGN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises on archives that are damaged or use what it does not know."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a package inside its archive."""

    name: str
    """Relative to the package's own folder, with ``/``."""
    size: int
    """In bytes, unpacked."""
    entry: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive that was found safe to unpack."""

    path: Path
    file: zipfile.ZipFile
    members: tuple[Member, ...]
    """The files of the package, sorted by name."""

    @property
    def size(self) -> int:
        """Bytes of the package, unpacked."""
        return sum(member.size for member in self.members)

    def blocks(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of ``member``; the archive's checksum is compared at the end."""
        with self.file.open(member.entry) as stream:
            while block := stream.read(_BLOCK):
                yield block

    def read(self, name: str, limit: int) -> bytes:
        """Return the file ``name``; raises `PackageError` where it is missing or larger than ``limit`` bytes."""
        for member in self.members:
            if member.name == name:
                if member.size > limit:
                    raise PackageError(f"{name} is larger than {limit // 1024} KiB", path=self.path)
                return b"".join(self.blocks(member))
        raise PackageError(f"has no {name}", path=self.path)


@contextlib.contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open the archive ``path`` for the length of a ``with`` block.

    Raises `PackageError`, here and for whatever goes wrong inside the block, where it is not a ZIP archive, is damaged
    or unsafe, or does not hold exactly one ``metadata.json``.
    """
    try:
        with zipfile.ZipFile(path) as file:
            yield Archive(path, file, _members(file, path))
    except _FOREIGN as reason:
        raise PackageError(f"is damaged or not a model package: {reason}", path=path) from reason
    except OSError as reason:
        raise PackageError(f"cannot be read: {explain(reason)}", path=reason.filename or path) from reason


def unpack(path: Path, folder: Path) -> None:
    """Write the files of the package in the archive ``path`` into ``folder``, which exists and is empty."""
    with open_archive(path) as archive:
        for member in archive.members:
            target = folder.joinpath(*PurePosixPath(member.name).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                for block in archive.blocks(member):
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())


def pack(folder: Path, file: Path) -> None:
    """Make the archive ``file`` of the package ``folder``, whole or not at all; the same files give the same bytes.

    Its files lie in a folder with the name of ``folder``, as in Argos' own packages. Raises `PackageError` where it
    cannot be written.
    """
    temporary = file.with_name(f".{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo((PurePosixPath(folder.name) / path.relative_to(folder).as_posix()).as_posix())
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (stat.S_IFREG | 0o644) << 16
                with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as out:
                    shutil.copyfileobj(source, out, _BLOCK)
        temporary.replace(file)
    except OSError as reason:
        raise PackageError(f"cannot be written: {explain(reason)}", path=file) from reason
    finally:
        temporary.unlink(missing_ok=True)


def fill_folder(folder: Path, fill: Callable[[Path], None]) -> bool:
    """Make the new ``folder`` with what ``fill`` writes into the folder it is given; return whether this call did.

    The work is done in a temporary folder beside it, which takes its name at the end: ``folder`` is there as a whole or
    not at all. Where another process was faster its folder stays. What killed processes left behind is deleted.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _delete_leftovers(folder.parent)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_UNPACKING))
        handle = _hold(temporary)
    except OSError as reason:
        raise PackageError(f"cannot unpack a model package here: {explain(reason)}", path=folder.parent) from reason
    try:
        fill(temporary)
        temporary.chmod(0o755)
        temporary.rename(folder)
    except OSError as reason:
        if folder.is_dir():
            return False
        raise PackageError(f"cannot unpack a model package here: {explain(reason)}", path=folder.parent) from reason
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        os.close(handle)
    return True


def _hold(folder: Path) -> int:
    """Return a handle that locks ``folder`` until it is closed, or its process dies; raises `OSError` where held."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _delete_leftovers(parent: Path) -> None:
    """Delete the temporary folders in ``parent`` that no living process works in."""
    for folder in parent.glob(f"{_UNPACKING}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime < _YOUNG:
                continue
            handle = _hold(folder)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(handle)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of the file ``path`` in hexadecimal."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as reason:
        raise PackageError(f"cannot be read: {explain(reason)}", path=path) from reason


def _members(file: zipfile.ZipFile, path: Path) -> tuple[Member, ...]:
    """Return the files of the package in ``file``; raises `PackageError` where unpacking them would not be safe."""
    entries = file.infolist()
    if len(entries) > MAX_ENTRIES:
        raise PackageError(f"unsafe: {len(entries)} entries, more than {MAX_ENTRIES}", path=path)
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise PackageError(f"unsafe: unpacks to more than {MAX_BYTES // 2**30} GiB", path=path)
    if sum(entry.compress_size for entry in entries) > path.stat().st_size:
        raise PackageError("unsafe: its entries overlap", path=path)
    for entry in entries:
        _check(entry, path)
    names = [entry.filename.rstrip("/").casefold() for entry in entries]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise PackageError(f"unsafe: two entries are called {twice!r}", path=path)
    root = _root(entries, path)
    members = [
        Member(str(PurePosixPath(entry.filename).relative_to(root)), entry.file_size, entry)
        for entry in entries
        if not entry.is_dir() and PurePosixPath(entry.filename).is_relative_to(root)
    ]
    return tuple(sorted(members, key=lambda member: member.name))


def _check(entry: zipfile.ZipInfo, path: Path) -> None:
    """Raise `PackageError` where one entry alone is unsafe."""
    name = entry.filename
    parts = name.rstrip("/").split("/")
    if any(part in ("", ".", "..") for part in parts) or any(c in "\\:" or ord(c) < 32 for c in name):
        raise PackageError(f"unsafe: the entry {name!r} would leave its folder", path=path)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise PackageError(f"unsafe: the entry {name!r} is a link or a special file", path=path)
    if entry.flag_bits & _ENCRYPTED:
        raise PackageError(f"the entry {name!r} is encrypted", path=path)
    if entry.file_size > _RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise PackageError(f"unsafe: the entry {name!r} unpacks to {entry.file_size} bytes out of nothing", path=path)


def _root(entries: list[zipfile.ZipInfo], path: Path) -> PurePosixPath:
    """Return the folder inside the archive that is the package."""
    found = [PurePosixPath(entry.filename) for entry in entries if PurePosixPath(entry.filename).name == METADATA]
    if len(found) != 1:
        raise PackageError(f"holds {len(found)} files {METADATA}, not exactly one", path=path)
    if len(found[0].parts) > 2:
        raise PackageError(f"its {METADATA} lies too deep: {found[0]}", path=path)
    return found[0].parent
