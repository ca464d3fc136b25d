"""SQLite files that hold what can be made again: caches and indexes. They may be deleted at any time.

A process killed at any moment leaves such a file whole (SQLite's write-ahead log). One that is damaged all the same, or
was made by another version of its tables, is begun anew; where none can be written the work goes on without a file.
Whatever happens is told as a note; nothing here stops a run.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_WAIT = 10.0
"""Seconds to wait for another process that writes."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""SQLITE_ERROR: the tables are not ours."""
_IN_MEMORY = ":memory:"

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a kind of file holds, and how it is called in notes."""

    schema: str
    """SQL statements, each ended by a semicolon."""
    version: int
    """Of the schema; a file of another version is begun anew."""
    name: str
    """``the cache of drafts``."""
    without: str
    """What it means to have no file: ``drafts are not cached``."""
    in_memory: bool = False
    """Whether the work goes on in the computer's memory where no file can be used."""


class DamagedError(Exception):
    """Raised by work on a database that finds something in it that nobody put there."""


class Database:
    """One file, kept open. Where it cannot be used nothing is done and nothing is found."""

    def __init__(self, path: Path, layout: Layout, note: Callable[[str], None] = lambda text: None) -> None:
        """Open or make the file ``path``; ``note`` is told what is wrong with it."""
        self.path = path
        self._layout = layout
        self._note = note
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = _open(path, layout)
        except (sqlite3.Error, OSError) as reason:
            self._recover(reason)

    @property
    def usable(self) -> bool:
        """False where there is no file: nothing is kept then."""
        return self._connection is not None

    def do(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        """Return what ``work`` makes of the open file; ``otherwise`` where there is none, or it turns out damaged.

        What ``work`` raises besides `DamagedError` and SQLite's own errors is raised.
        """
        if self._connection is not None:
            try:
                return work(self._connection)
            except (sqlite3.Error, DamagedError) as reason:
                self.close()
                self._recover(reason)
        return otherwise

    def close(self) -> None:
        """Close the file; its write-ahead log is folded into it."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _recover(self, reason: Exception) -> None:
        """Set a damaged file aside and begin anew; do without where the file cannot be used for another reason."""
        layout = self._layout
        if isinstance(reason, DamagedError) or _code(reason) in _DAMAGED:
            aside = self.path.with_name(f"{self.path.name}.damaged")
            try:
                self.path.replace(aside)
                _forget(self.path)
                self._connection = _open(self.path, layout)
            except (sqlite3.Error, OSError) as second:
                reason = second
            else:
                self._note(f"{layout.name} was damaged: set aside as {aside}, and begun anew")
                return
        self._note(f"{layout.without}: {self.path} cannot be used: {reason}")
        if layout.in_memory:
            self._connection = _connect(_IN_MEMORY)
            _create(self._connection, layout)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make all that is written in a ``with`` block stand in the file, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextlib.contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Make all that is read in a ``with`` block what stood in the file at one moment, whoever writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _open(path: Path, layout: Layout) -> sqlite3.Connection:
    """Return the file ``path``, made if there is none; one of another version is made anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(str(path))
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, layout.version):
            connection.close()
            path.unlink()
            _forget(path)
            connection = _connect(str(path))
        _create(connection, layout)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    # A power cut may cost what was written last, never the file; a killed process costs nothing.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _create(connection: sqlite3.Connection, layout: Layout) -> None:
    """Make the tables of ``layout`` where there are none."""
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in filter(str.strip, layout.schema.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {layout.version}")


def _forget(path: Path) -> None:
    """Delete the write-ahead log that belonged to the file ``path``."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _code(reason: Exception) -> int | None:
    """Return SQLite's primary error code."""
    code = getattr(reason, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None
