"""Read bytes, write them atomically, keep two runs apart. The only room that writes below `pipeline`."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from l10n_pipeline.errors import FileError, L10nError

MAX_BYTES = 64 * 1024 * 1024
"""The largest source, catalog or glossary that is read: a statement has 30 kB."""
_TEMPORARY = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp")
"""What `tempfile.mkstemp` calls the files of `write`."""


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
        raise error(_explain(reason), path=path) from reason
    if len(data) > limit:
        raise error(f"is larger than {limit // 2**20} MiB", path=path)
    return data


def read_if_there(path: Path, error: type[L10nError] = FileError) -> bytes | None:
    """Return the bytes of ``path``, or None where there is no such file."""
    return read_bytes(path, error) if path.exists() or path.is_symlink() else None


def write(path: Path, data: bytes, *, replacing: bytes | Unchecked | None = Unchecked.ANYTHING) -> bool:
    """Make ``data`` the content of ``path``, atomically, and return whether that changed anything.

    The bytes go to a temporary file beside it, are flushed to disk, and take its place by rename: a crash or a full
    disk leaves the old file. A file that holds ``data`` already is not touched. A symbolic link stays one.

    ``replacing`` is what the caller read before (None: no file). Where the file holds something else by now, somebody
    edited it meanwhile, and `FileError` is raised instead of losing that edit.
    """
    path = Path(os.path.realpath(path))
    current = read_if_there(path)
    if current == data:
        return False
    if not isinstance(replacing, Unchecked) and current != replacing:
        raise FileError("was changed by another program while this one worked on it; nothing was written", path=path)
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if current is not None and not os.access(path, os.W_OK):
            raise FileError("cannot be written: the file is read-only", path=path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if current is not None else 0o666 & ~_umask())
        temporary.replace(path)
    except OSError as reason:
        raise FileError(f"cannot be written: {_explain(reason)}", path=path) from reason
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return True


def delete_leftovers(folder: Path) -> None:
    """Delete the temporary files that `write` left below ``folder`` because its process was killed.

    Only for who holds the lock under which everything there is written: nobody else may be in the middle of it.
    """
    for path in folder.rglob(".*.tmp"):
        if _TEMPORARY.fullmatch(path.name):
            with contextlib.suppress(OSError):
                path.unlink()


def remove(path: Path) -> bool:
    """Delete the file ``path`` and return whether there was one."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as reason:
        raise FileError(f"cannot be deleted: {_explain(reason)}", path=path) from reason
    return True


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


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
        raise FileError(f"cannot be locked: {_explain(reason)}", path=path) from reason
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as reason:
        raise FileError("another l10n command is working in this project; wait for it to end", path=path) from reason
    finally:
        os.close(handle)


def decode_utf8(data: bytes, path: str, error: type[L10nError]) -> str:
    """Return ``data`` as text; raises ``error`` with path and line where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        byte = f"0x{data[reason.start]:02x}"
        raise error(f"is not UTF-8: byte {byte} at offset {reason.start}", path=path, line=line) from reason


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _explain(reason: OSError) -> str:
    """Return the operating system's reason in lower case, without the path."""
    text = reason.strerror or str(reason)
    return text[:1].lower() + text[1:]
