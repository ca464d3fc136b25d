"""Proposals kept from one run to the next, in one SQLite file that may be deleted at any time.

The file also remembers the plan of a run that is under way: which texts are drafted together. A translation can differ
in a word with the sentences that share its batch, so a run that was killed goes on with the plan it had, and its drafts
are those of a run that nobody disturbed.

A damaged file is set aside and begun anew; where none can be written the work goes on without one (`database`).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from itertools import islice
from pathlib import Path

from l10n_pipeline.database import DamagedError, Database, Layout, transaction
from l10n_pipeline.engines.base import (
    DEFAULT_OPTIONS,
    Engine,
    Hypotheses,
    Hypothesis,
    Link,
    TranslateOptions,
    has_letters,
)

LIMIT = 256 * 2**20
"""Bytes that are kept: the proposals for some 100,000 sentences."""
_KEEP = 0.8
"""Share of the limit that is left when it was passed: pruning must not be due again at once."""
_LAYOUT = Layout(
    name="the cache of drafts",
    without="drafts are not cached",
    version=1,
    schema="""
CREATE TABLE proposals (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, texts TEXT NOT NULL, used INTEGER NOT NULL);
CREATE INDEX proposals_used ON proposals (used, id);
CREATE TABLE plans (name TEXT PRIMARY KEY, digest TEXT NOT NULL, chunks TEXT NOT NULL);
""",
)
_HOUR = 3600
"""Seconds between two notes that a proposal was of use: each costs a write."""
_AT_ONCE = 500
"""Keys in one query; SQLite takes 999 everywhere."""

Chunks = Sequence[Sequence[str]]


class DraftCache:
    """The cache file. Where it cannot be used every method does nothing and finds nothing."""

    def __init__(self, path: Path, note: Callable[[str], None] = lambda text: None, *, limit: int = LIMIT) -> None:
        """Open or make the file ``path``, of some ``limit`` bytes at most; ``note`` is told what is wrong with it."""
        self.path = path
        self._limit = limit
        self._database = Database(path, _LAYOUT, note)

    def __enter__(self) -> DraftCache:
        """Return itself; the file is closed at the end of the ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    @property
    def usable(self) -> bool:
        """False where the file cannot be opened or written: nothing is kept then."""
        return self._database.usable

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Hypotheses]:
        """Return what is kept under each of ``keys``, and note that it was of use."""
        return self._database.do(lambda connection: _get(connection, iter(keys)), {})

    def put(self, items: Mapping[bytes, Hypotheses]) -> None:
        """Keep ``items``: all, or none where the process dies meanwhile. What is kept under a key already stays."""
        self._database.do(lambda connection: _put(connection, items, self._limit), None)

    def plan(self, name: str, digest: str) -> list[list[str]]:
        """Return the chunks of texts that an unfinished run called ``name`` planned; none under another ``digest``."""
        return self._database.do(lambda connection: _plan(connection, name, digest), [])

    def keep_plan(self, name: str, digest: str, chunks: Chunks) -> None:
        """Remember ``chunks`` until the run called ``name`` is finished."""
        texts = json.dumps([list(chunk) for chunk in chunks], ensure_ascii=False)
        sql = "INSERT OR REPLACE INTO plans VALUES (?, ?, ?)"
        self._database.do(lambda connection: _write(connection, sql, (name, digest, texts)), None)

    def drop_plan(self, name: str) -> None:
        """Forget the plan of the run called ``name``: it is finished."""
        self._database.do(lambda connection: _write(connection, "DELETE FROM plans WHERE name = ?", (name,)), None)

    def close(self) -> None:
        """Close the file; its write-ahead log is folded into it."""
        self._database.close()


class CachedEngine:
    """An engine whose proposals are looked up in a cache first, and kept there. What else it has is passed on."""

    def __init__(self, engine: Engine, cache: DraftCache) -> None:
        """Translate with ``engine`` what ``cache`` does not know."""
        self._engine = engine
        self._cache = cache

    def __getattr__(self, name: str) -> object:
        """Return the attribute ``name`` of the engine: ``mask_style``, ``term_annotation`` ..."""
        return getattr(self._engine, name)

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._engine.name

    @property
    def source(self) -> str:
        """The locale tag it translates from."""
        return self._engine.source

    @property
    def target(self) -> str:
        """The locale tag it translates into."""
        return self._engine.target

    @property
    def origin(self) -> str:
        """The engine's origin: a draft from the cache is its draft."""
        return self._engine.origin

    @property
    def demonstration(self) -> bool:
        """Whether the engine is a demonstration."""
        return self._engine.demonstration

    @property
    def digest(self) -> str:
        """The engine's digest."""
        return self._engine.digest

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        """Return the proposals for each sentence, in their order; those that the cache lacks are made in one call."""
        prefix = json.dumps([self.digest, astuple(options)])
        keys = {s: hashlib.sha256(f"{prefix}\n{s}".encode("utf-8", "surrogatepass")).digest() for s in sentences}
        known = self._cache.get(key for sentence, key in keys.items() if has_letters(sentence))
        missing = [sentence for sentence, key in keys.items() if key not in known]
        if missing:
            made = dict(zip(missing, self._engine.translate(missing, options), strict=True))
            self._cache.put({keys[s]: proposals for s, proposals in made.items() if has_letters(s)})
            known |= {keys[sentence]: proposals for sentence, proposals in made.items()}
        return [known[keys[sentence]] for sentence in sentences]


def _get(connection: sqlite3.Connection, keys: Iterator[bytes]) -> dict[bytes, Hypotheses]:
    found: dict[bytes, Hypotheses] = {}
    useful: list[tuple[int, int]] = []
    now = int(time.time())
    while part := list(islice(keys, _AT_ONCE)):
        marks = ", ".join("?" * len(part))
        # Only question marks are put together here.
        rows = connection.execute(f"SELECT id, key, texts, used FROM proposals WHERE key IN ({marks})", part)  # noqa: S608
        for number, key, texts, used in rows:
            found[key] = _read(texts)
            if abs(now - used) > _HOUR:
                useful.append((now, number))
    if useful:
        with transaction(connection):
            connection.executemany("UPDATE proposals SET used = ? WHERE id = ?", useful)
    return found


def _put(connection: sqlite3.Connection, items: Mapping[bytes, Hypotheses], limit: int) -> None:
    now = int(time.time())
    rows = [(key, json.dumps([astuple(h) for h in found], ensure_ascii=False), now) for key, found in items.items()]
    with transaction(connection):
        connection.executemany("INSERT OR IGNORE INTO proposals (key, texts, used) VALUES (?, ?, ?)", rows)
    size = _size(connection)
    if size > limit:
        _prune(connection, 1 - _KEEP * limit / size)


def _size(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the file are in use."""
    pages, free, page = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * page)


def _prune(connection: sqlite3.Connection, share: float) -> None:
    """Delete ``share`` of the proposals, those that were of no use for longest first."""
    with transaction(connection):
        (count,) = connection.execute("SELECT count(*) FROM proposals").fetchone()
        connection.execute(
            "DELETE FROM proposals WHERE id IN (SELECT id FROM proposals ORDER BY used, id LIMIT ?)",
            (int(count * share) + 1,),
        )
    connection.execute("PRAGMA incremental_vacuum").fetchall()


def _plan(connection: sqlite3.Connection, name: str, digest: str) -> list[list[str]]:
    row = connection.execute("SELECT chunks FROM plans WHERE name = ? AND digest = ?", (name, digest)).fetchone()
    try:
        return [[str(text) for text in chunk] for chunk in json.loads(row[0])] if row else []
    except (ValueError, TypeError) as reason:
        raise DamagedError(str(reason)) from reason


def _write(connection: sqlite3.Connection, sql: str, values: tuple[str, ...]) -> None:
    with transaction(connection):
        connection.execute(sql, values)


def _read(texts: str) -> Hypotheses:
    """Return the proposals in a row; raises `DamagedError` where it is not one of ours."""
    try:
        return tuple(
            Hypothesis(text, score, tuple(Link(*link) for link in links)) for text, score, links in json.loads(texts)
        )
    except (ValueError, TypeError) as reason:
        raise DamagedError(str(reason)) from reason
