"""Read bytes, write them atomically, keep two runs apart. The only room that writes below `pipeline`."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from l10n_pipeline.errors import FileError, L10nError, explain

PROJECT = "l10n.yaml"
"""The file that makes a folder a project."""
MAX_BYTES = 64 * 1024 * 1024
"""The largest source, catalog or glossary that is read: a statement has 30 kB."""
_TEMPORARY = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp")
"""What `tempfile.mkstemp` calls the files of `write`."""
_SWAP = re.compile(r"\.(.+)\.([0-9a-f]{16})-([0-9a-f]{16})\.[a-z0-9_]{8}\.swap")
"""What `write` calls a file that is about to change places with another: its name, digests of what is new and old."""
_NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What systems and file systems answer that cannot exchange two files."""


class ChangedError(FileError):
    """A file was edited by another program since it was read, or is being edited."""


class Unchecked(Enum):
    """Says that a write does not care what stands in the file."""

    ANYTHING = "anything"


def read_bytes(path: Path, error: type[L10nError] = FileError, *, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of ``path``.

    Raises ``error`` with the path where it cannot be read, is not a regular file, or is larger than ``limit`` bytes.
    """
    try:
        if path.is_dir():
            raise error("is a folder, not a file", path=path)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as reason:
        raise error(explain(reason), path=path) from reason
    if len(data) > limit:
        raise error(f"is larger than {limit // 2**20} MiB", path=path)
    return data


def read_if_there(path: Path, error: type[L10nError] = FileError, *, limit: int = MAX_BYTES) -> bytes | None:
    """Return the bytes of ``path``, or None where there is no such file."""
    return read_bytes(path, error, limit=limit) if path.exists() or path.is_symlink() else None


def write(path: Path, data: bytes, *, replacing: bytes | Unchecked | None = Unchecked.ANYTHING) -> bool:
    """Make ``data`` the content of ``path``, atomically, and return whether that changed anything.

    The bytes go to a temporary file beside it, are flushed to disk, and take its place by rename: a crash or a full
    disk leaves the old file. A file that holds ``data`` already is not touched. A symbolic link stays one.

    ``replacing`` is what the caller read before (None: no file). Where the file holds something else by now, or another
    program has it open for writing, somebody edits it meanwhile, and `ChangedError` is raised instead of losing that.
    There is no moment in which an edit could slip in between: the two files change places, and what came out is looked
    at before it is forgotten. (Where the system cannot exchange files, the moment between a look and a rename is left.)
    """
    path = Path(os.path.realpath(path))
    # What is larger than anything that is read (a training's state) is not compared either.
    current = read_if_there(path) if len(data) <= MAX_BYTES else None
    if current == data:
        return False
    if not isinstance(replacing, Unchecked) and current != replacing:
        raise _changed(path)
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if current is not None and not os.access(path, os.W_OK):
            raise FileError("cannot be written: the file is read-only", path=path)
        temporary = _begin(path)
        _fill(temporary, [data], path if current is not None else None)
        if isinstance(replacing, Unchecked):
            temporary.replace(path)
        elif replacing is None:
            _create(temporary, path)
        else:
            _exchange(temporary, path, _short(data), _short(replacing))
    except OSError as reason:
        raise FileError(f"cannot be written: {explain(reason)}", path=path) from reason
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return True


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Make ``parts``, one after the other, the content of ``path``, atomically: for what is too large to hold.

    What ``parts`` raises is raised, and the file stays as it was.
    """
    path = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _begin(path)
        _fill(temporary, parts, path if path.exists() else None)
        temporary.replace(path)
    except OSError as reason:
        raise FileError(f"cannot be written: {explain(reason)}", path=path) from reason
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def being_written(path: Path) -> bool:
    """Return whether a program has ``path`` open for writing; False where there is no file or the system does not tell.

    What is read then may be half of what is being saved.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        return _being_written(handle)
    finally:
        os.close(handle)


def delete_leftovers(folder: Path) -> None:
    """Delete the temporary files that `write` left below ``folder`` because its process was killed.

    Only for who holds the lock under which everything there is written: nobody else may be in the middle of it. An edit
    of another program that was displaced at that moment is put back; it stands beside the file, as ``NAME.saved-...``,
    where the file was edited again.
    """
    for path in [*folder.rglob(".*.tmp"), *folder.rglob(".*.swap")]:
        with contextlib.suppress(OSError):
            if _TEMPORARY.fullmatch(path.name):
                path.unlink()
            elif found := _SWAP.fullmatch(path.name):
                name, new, old = found.groups()
                if not _holds(path, new):
                    _settle(path, path.with_name(name), new, old)
                path.unlink(missing_ok=True)


def remove(path: Path) -> bool:
    """Delete the file ``path`` and return whether there was one."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as reason:
        raise FileError(f"cannot be deleted: {explain(reason)}", path=path) from reason
    return True


def link_or_copy(old: Path, new: Path) -> None:
    """Give the file ``old`` the second name ``new``, or copy it where the file system has no links.

    Nothing here writes into a file that stands, so that two names of one are as good as two files.
    """
    try:
        os.link(old, new)
    except OSError:
        new.write_bytes(old.read_bytes())


def exchange_folders(new: Path, old: Path) -> None:
    """Put the folder ``new``, flushed to disk, in the place of ``old``, and ``old`` in the place of ``new``.

    In one step where the system can; otherwise ``old`` is away for a moment, as `stand_in`. Where there is no ``old``
    yet, ``new`` is renamed. Raises `FileError` and leaves ``old`` where that fails.
    """
    try:
        _flush(new)
        if not old.exists():
            new.rename(old)
        elif not _swap(new, old):
            away = stand_in(old)
            old.rename(away)
            new.rename(old)
            away.rename(new)
    except OSError as reason:
        raise FileError(f"cannot be written: {explain(reason)}", path=old) from reason


def stand_in(folder: Path) -> Path:
    """Return where ``folder`` stands while it is replaced by a system that cannot exchange two."""
    return folder.with_name(f".{folder.name}.old")


def _flush(folder: Path) -> None:
    """Have the system write what is below ``folder`` to disk: all at once, which is faster than file by file."""
    import ctypes

    handle = os.open(folder, os.O_RDONLY)
    try:
        flush = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
        if flush is None:
            os.sync()
        elif flush(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """Return the `digest` of the bytes of ``path``, which are not held; raises `FileError`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as reason:
        raise FileError(explain(reason), path=path) from reason


def find_project(folder: Path) -> Path | None:
    """Return the nearest folder that holds a project, from ``folder`` upwards."""
    folder = folder.resolve()
    return next((place for place in (folder, *folder.parents) if (place / PROJECT).is_file()), None)


@contextlib.contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold the lock file ``path`` for the length of a ``with`` block.

    Raises `FileError` at once where another process holds it. The operating system releases it when a process dies,
    however it dies.
    """
    import fcntl

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as reason:
        raise _not_locked(path, reason) from reason
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as reason:
        raise FileError("another l10n command is working in this project; wait for it to end", path=path) from reason
    finally:
        os.close(handle)


def _not_locked(path: Path, reason: OSError) -> FileError:
    """Return why ``path`` cannot be locked: most often nobody but its owner may write in the project."""
    if reason.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        for folder in (path.parent.parent, path.parent):
            if folder.is_dir() and not os.access(folder, os.W_OK):
                what = "project folder" if (folder / PROJECT).exists() else "folder"
                return FileError(f"this {what} is read-only for this user", path=folder)
    return FileError(f"cannot be locked: {explain(reason)}", path=path)


def decode_utf8(data: bytes, path: str, error: type[L10nError]) -> str:
    """Return ``data`` as text; raises ``error`` with path and line where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        byte = f"0x{data[reason.start]:02x}"
        raise error(f"is not UTF-8: byte {byte} at offset {reason.start}", path=path, line=line) from reason


def _begin(path: Path) -> Path:
    """Return a new, empty file beside ``path``, named so that `delete_leftovers` knows it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    os.close(handle)
    return Path(name)


def _fill(temporary: Path, parts: Iterable[bytes], like: Path | None) -> None:
    """Write ``parts`` to disk, with the permissions of ``like``, or those of a new file."""
    with temporary.open("wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(0o666 & ~_umask() if like is None else like.stat().st_mode & 0o7777)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# ---------------------------------------------------------------- two writers, one file


def _changed(path: Path) -> ChangedError:
    return ChangedError("was changed by another program while this one worked on it; nothing was written", path=path)


def _short(data: bytes) -> str:
    return digest(data)[:16]


def _create(temporary: Path, path: Path) -> None:
    """Give ``temporary`` the name ``path``, which nobody may have taken meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise _changed(path) from None
    except OSError:  # a file system without links
        if path.exists():
            raise _changed(path) from None
        temporary.replace(path)


def _exchange(temporary: Path, path: Path, new: str, old: str) -> None:
    """Put ``temporary`` in the place of ``path`` if its bytes have the digest ``old``; raise `ChangedError` otherwise.

    The name that it has meanwhile tells `delete_leftovers` what to do if this process is killed at any point.
    """
    if not _holds(path, old):
        raise _changed(path)
    swap = path.with_name(f"{temporary.name.rsplit('.', 2)[0]}.{new}-{old}{temporary.suffixes[-2]}.swap")
    temporary.rename(swap)
    try:
        if not _swap(swap, path):
            swap.replace(path)
            return
    except OSError:
        swap.unlink(missing_ok=True)
        raise
    # From here on ``swap`` may hold an edit: it is deleted only when that is known not to be so.
    replaced = _settle(swap, path, new, old)
    swap.unlink(missing_ok=True)
    if not replaced:
        raise _changed(path)


def _settle(swap: Path, path: Path, new: str, old: str) -> bool:
    """Return whether ``swap``, which changed places with ``path``, holds what was to be replaced.

    Where it holds an edit instead, the edit is put back in its place, and ``swap`` is ours again or there is none.
    """
    if _holds(swap, old):
        return True
    saved = path.with_name(f"{path.name}.saved-{swap.name.split('.')[-2]}")
    try:
        exchanged = _swap(swap, path)
    except FileNotFoundError:  # deleted since
        swap.rename(path)
        return False
    if not exchanged or not _holds(swap, new):
        # Edited once more, since it was ours. The last edit counts; the one before is not ours to throw away.
        if exchanged:
            _swap(swap, path)
        swap.rename(saved)
    return False


def _holds(path: Path, wanted: str) -> bool:
    """Return whether the bytes of ``path`` have the digest ``wanted`` and no program has it open for writing."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    with os.fdopen(handle, "rb") as file:
        return not _being_written(handle) and _short(file.read()) == wanted


def _being_written(handle: int) -> bool:
    """Return whether a program has the file of ``handle`` open for writing, as far as the system tells.

    Linux gives a read lease only for a file that nobody writes (fcntl(2), "Leases").
    """
    import fcntl

    if sys.platform != "linux":
        return False
    try:
        # Who opens it for writing just now waits for us; the signal that tells us so is one that is ignored.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # not our file, or a file system without leases
        return False
    return False


def _swap(one: Path, other: Path) -> bool:
    """Have two files change places in one step and return True; False where the system cannot."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, 2)  # RENAME_SWAP
        else:
            failed = library.renameat2(-100, first, -100, second, 2)  # AT_FDCWD, RENAME_EXCHANGE
    except AttributeError:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))
