"""Translation memory: what was translated before, found again by its source. One SQLite file, made again at any time.

It is filled from *files*: the project's catalogs, and what was imported. Each counts whole: when it changes, its units
are replaced. What was found by people ranks over what machines wrote, which is marked down besides.
"""

from __future__ import annotations

import bisect
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from l10n_pipeline.database import Database, Layout, snapshot, transaction
from l10n_pipeline.memory import index
from l10n_pipeline.memory.scoring import SAME, words
from l10n_pipeline.model import Match, State, TranslationUnit

THRESHOLD = 75
"""The least score of a match that is worth showing."""
MACHINE_PENALTY = 10
"""What is taken off the score of a machine's text that no person has accepted."""

_LAYOUT = Layout(
    name="the translation memory",
    without="the translation memory is made anew in each run",
    version=1,
    in_memory=True,
    schema="""
CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, signature TEXT NOT NULL);
CREATE TABLE texts (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX texts_key ON texts (key);
CREATE TABLE units (id INTEGER PRIMARY KEY, text INTEGER NOT NULL, locale TEXT NOT NULL, target TEXT NOT NULL,
  state TEXT NOT NULL, machine INTEGER NOT NULL, document TEXT NOT NULL, before INTEGER, after INTEGER,
  file INTEGER NOT NULL);
CREATE INDEX units_text ON units (text, locale);
CREATE INDEX units_file ON units (file);
"""
    + index.TABLES,
)
_AT_ONCE = 5000
"""Units that are put in together."""
_MANY = 50_000
"""Units after which the file is tidied up at once."""
_COMPARED = 256
"""Texts that are read and compared together."""
_RANK = {state: rank for rank, state in enumerate(reversed(State))}
_SELECT = (
    "SELECT t.text, u.locale, u.target, u.state, u.machine, u.document, u.before, u.after, f.name, u.id"
    " FROM units u JOIN texts t ON t.id = u.text JOIN files f ON f.id = u.file"
)

_Row: TypeAlias = tuple[str, str, str, str, int, str, int | None, int | None, str, int]


class Memory:
    """Translation units by source text. Where its file cannot be used it is held in the computer's memory."""

    def __init__(
        self,
        path: Path,
        note: Callable[[str], None] = lambda text: None,
        *,
        machine_penalty: int = MACHINE_PENALTY,
    ) -> None:
        """Open or make the file ``path``; ``note`` is told what is wrong with it."""
        self._database = Database(path, _LAYOUT, note)
        self._penalty = machine_penalty
        self._vocabulary = index.Vocabulary()
        self._candidates: index.Candidates | None = None
        self._seen = -1
        """SQLite's count of changes by other processes when the candidates were read."""

    def __enter__(self) -> Memory:
        """Return itself; the file is closed at the end of the ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._candidates = None
        self._database.close()

    @property
    def files(self) -> Mapping[str, str]:
        """The files it holds the units of, each with the signature it had then."""
        return self._database.do(lambda c: dict(c.execute("SELECT name, signature FROM files").fetchall()), {})

    def counts(self) -> list[tuple[str, str, bool, int]]:
        """Return how many units there are: (file, locale, whether a machine wrote them, units), in order."""
        sql = (
            "SELECT f.name, u.locale, u.machine, count(*) FROM units u JOIN files f ON f.id = u.file"
            " GROUP BY f.name, u.locale, u.machine ORDER BY 1, 2, 3"
        )
        return self._database.do(
            lambda c: [(name, locale, bool(machine), count) for name, locale, machine, count in c.execute(sql)], []
        )

    def count(self, name: str) -> int:
        """Return how many units are known from the file ``name``."""
        sql = "SELECT count(*) FROM units WHERE file = (SELECT id FROM files WHERE name = ?)"
        return self._database.do(lambda c: int(c.execute(sql, (name,)).fetchone()[0]), 0)

    def put(self, name: str, signature: str, units: Iterable[TranslationUnit]) -> int:
        """Make ``units`` what is known from the file ``name``, all or nothing, and return how many they are.

        Units without a source or a target are left out. What ``units`` raises is raised, and nothing is changed then.
        """

        def work(connection: sqlite3.Connection) -> int:
            self._candidates = None
            try:
                with transaction(connection):
                    count = _put(connection, self._vocabulary, name, signature, iter(units))
            except BaseException:
                self._vocabulary.forget()
                raise
            if count > _MANY:
                # The write-ahead log is as large as the database by now.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return count

        return self._database.do(work, 0)

    def drop(self, name: str) -> None:
        """Forget what is known from the file ``name``."""

        def work(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                connection.execute("DELETE FROM units WHERE file = (SELECT id FROM files WHERE name = ?)", (name,))
                connection.execute("DELETE FROM files WHERE name = ?", (name,))

        self._database.do(work, None)

    def exact(self, source: str, locale: str, before: str | None = None, after: str | None = None) -> Match | None:
        """Return the best unit in ``locale`` whose source is ``source``, scored 100 less its penalty.

        Of several the one whose neighbours in its document are ``before`` and ``after`` wins, then the one a person
        stands behind longest.
        """
        return self._database.do(lambda c: self._exact(c, source, locale, (before, after)), None)

    def matches(
        self,
        source: str,
        locale: str,
        before: str | None = None,
        after: str | None = None,
        *,
        threshold: int = THRESHOLD,
        limit: int = 5,
    ) -> list[Match]:
        """Return units in ``locale`` whose source is like ``source``, the best ``limit`` texts first, one unit each."""

        def work(connection: sqlite3.Connection) -> list[Match]:
            with snapshot(connection):
                return self._matches(connection, source, locale, (before, after), threshold, limit)

        return self._database.do(work, [])

    def search(self, text: str, locale: str, limit: int = 20) -> list[TranslationUnit]:
        """Return units in ``locale`` that hold ``text``, in source or target, upper and lower case of ASCII alike."""
        pattern = "%" + "".join(f"\\{c}" if c in "%_\\" else c for c in text) + "%"
        sql = (
            _SELECT + " WHERE u.locale = ? AND (t.text LIKE ? ESCAPE '\\' OR u.target LIKE ? ESCAPE '\\')"
            " ORDER BY f.name, u.id LIMIT ?"
        )
        return self._database.do(
            lambda c: [_unit(row) for row in c.execute(sql, (locale, pattern, pattern, limit))], []
        )

    def units(self, locale: str) -> Iterator[TranslationUnit]:
        """Yield all units in ``locale``, file by file, in the order they stand there."""
        sql = _SELECT + " WHERE u.locale = ? AND (f.name, u.id) > (?, ?) ORDER BY f.name, u.id LIMIT ?"
        last: tuple[str, int] = ("", 0)
        while rows := self._rows(sql, (locale, *last, _AT_ONCE)):
            yield from map(_unit, rows)
            last = rows[-1][8:]

    def _rows(self, sql: str, values: tuple[str | int, ...]) -> list[_Row]:
        return self._database.do(lambda connection: connection.execute(sql, values).fetchall(), [])

    def _exact(
        self, connection: sqlite3.Connection, source: str, locale: str, neighbours: tuple[str | None, str | None]
    ) -> Match | None:
        number = _find(connection, source)
        return None if number is None else self._best(connection, number, locale, SAME, neighbours)

    def _matches(
        self,
        connection: sqlite3.Connection,
        source: str,
        locale: str,
        neighbours: tuple[str | None, str | None],
        threshold: int,
        limit: int,
    ) -> list[Match]:
        found: list[Match] = []
        # Twice as many, so that a penalty does not keep a better one out.
        for number, score in self._alike(connection, source, locale, threshold, 2 * limit):
            match = self._best(connection, number, locale, score, neighbours)
            if match is not None and match.score >= threshold:
                found.append(match)
        found.sort(key=lambda m: (-m.score, -m.neighbours, m.unit.machine, m.unit.source))
        return found[:limit]

    def _alike(
        self, connection: sqlite3.Connection, source: str, locale: str, threshold: int, limit: int
    ) -> list[tuple[int, int]]:
        """Return (number, score) of the ``limit`` texts most like ``source`` that have a unit in ``locale``."""
        ours = self._vocabulary.encode(connection, words(source))
        own = _find(connection, source)
        best = [] if own is None or not _has_unit(connection, own, locale) else [(-SAME, own)]
        if ours:
            candidates = self._index(connection).find(ours, threshold)
            for start in range(0, len(candidates), _COMPARED):
                part = candidates[start : start + _COMPARED]
                least = -best[limit - 1][0] + 1 if len(best) >= limit else threshold
                if part[0][1] < least:
                    break
                for entry in index.compare(connection, ours, [number for number, _ in part], least):
                    if len(best) >= limit and entry > best[limit - 1]:
                        break
                    if entry[1] != own and _has_unit(connection, entry[1], locale):
                        bisect.insort(best, entry)
        return [(number, -score) for score, number in best[:limit]]

    def _index(self, connection: sqlite3.Connection) -> index.Candidates:
        """Return the index as the file has it: another process may have changed it."""
        (changes,) = connection.execute("PRAGMA data_version").fetchone()
        if self._candidates is None or changes != self._seen:
            self._candidates, self._seen = index.Candidates(connection), changes
        return self._candidates

    def _best(
        self,
        connection: sqlite3.Connection,
        number: int,
        locale: str,
        score: int,
        neighbours: tuple[str | None, str | None],
    ) -> Match | None:
        """Return the best unit of the text ``number`` in ``locale``."""
        keys = [None if neighbour is None else _key(neighbour) for neighbour in neighbours]
        sql = _SELECT + " WHERE u.text = ? AND u.locale = ?"
        best: tuple[tuple[int, int, int, bool, str, str], Match] | None = None
        for row in connection.execute(sql, (number, locale)):
            unit = _unit(row)
            beside = sum(key is not None and key == there for key, there in zip(keys, row[6:8], strict=True))
            reached = score - (self._penalty if unit.machine and unit.state is State.DRAFT else 0)
            rank = (-reached, -beside, _RANK[unit.state], unit.machine, row[8], unit.target)
            if best is None or rank < best[0]:
                best = (rank, Match(unit, reached, beside))
        return None if best is None else best[1]


def _key(text: str) -> int:
    """Return 64 bits that tell ``text`` from others."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _find(connection: sqlite3.Connection, text: str) -> int | None:
    row = connection.execute("SELECT id FROM texts WHERE key = ? AND text = ?", (_key(text), text)).fetchone()
    return None if row is None else int(row[0])


def _has_unit(connection: sqlite3.Connection, number: int, locale: str) -> bool:
    sql = "SELECT 1 FROM units WHERE text = ? AND locale = ? LIMIT 1"
    return connection.execute(sql, (number, locale)).fetchone() is not None


def _unit(row: _Row) -> TranslationUnit:
    source, locale, target, state, machine, document, *_ = row
    return TranslationUnit(source, target, locale, State(state), document, machine=bool(machine))


def _put(
    connection: sqlite3.Connection,
    vocabulary: index.Vocabulary,
    name: str,
    signature: str,
    units: Iterator[TranslationUnit],
) -> int:
    connection.execute(
        "INSERT INTO files (name, signature) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET signature = excluded.signature",
        (name, signature),
    )
    (file,) = connection.execute("SELECT id FROM files WHERE name = ?", (name,)).fetchone()
    connection.execute("DELETE FROM units WHERE file = ?", (file,))
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()
    begin = last + 1
    count = 0
    while part := list(islice(units, _AT_ONCE)):
        rows = []
        for unit in part:
            if not unit.source.strip() or not unit.target.strip():
                continue
            number = _find(connection, unit.source)
            if number is None:
                number = last = last + 1
                connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, _key(unit.source), unit.source))
                index.learn(connection, vocabulary, number, words(unit.source))
            beside = [None if text is None else _key(text) for text in (unit.before, unit.after)]
            rows.append(
                (number, unit.locale, unit.target, unit.state.value, unit.machine, unit.document, *beside, file)
            )
        connection.executemany(
            "INSERT INTO units (text, locale, target, state, machine, document, before, after, file)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        count += len(rows)
    if last >= begin:
        index.add(connection, begin, last)
    return count
