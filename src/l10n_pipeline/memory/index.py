"""Which texts share most of their words with a given one: an inverted index in the tables of `store`.

Every text is kept as a string with a character for each of its words, so that two texts are compared in one call. For
each *token* (a word, and whether it is its first, second ... time in the text) the numbers of the texts that hold it
are kept as one array. Texts are numbered as they come and indexed in *segments* of neighbouring numbers; a new segment
swallows smaller ones before it, so that there are few, and each text is indexed a few times at most.

Two texts of m and n words score at least t % only if they share t % of the longer one's words: so texts are looked for
that hold one of the rarest words of the query, all but so many, and every further word narrows them down (Bayardo et
al., Scaling up all pairs similarity search, 2007). Nothing that reaches t is missed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from l10n_pipeline.memory.scoring import from_distance

if TYPE_CHECKING:
    import numpy as np

    Numbers: TypeAlias = np.ndarray[tuple[Any, ...], np.dtype[np.int64]]
    Texts: TypeAlias = np.ndarray[tuple[Any, ...], np.dtype[np.uint32]]

TABLES = """
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
CREATE TABLE codes (id INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE segments (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, lengths BLOB NOT NULL);
CREATE TABLE postings (id INTEGER PRIMARY KEY, texts BLOB NOT NULL);
"""
"""``codes.words`` has a character for each word of the text ``id``. ``postings.id`` is the segment's number times 2^40
plus the token; ``texts`` are 32-bit numbers, rising."""

MOST = 2**18
"""Texts in a segment: how many are indexed in memory at once."""
_FEW = 200
"""Candidates that are quicker compared than narrowed down further."""
_SHIFT = 40
_TIMES = 8
"""How often a word may stand in a text and still be a token of its own."""
_SURROGATES = 0xD800
_LAST = 0x10F000
"""Characters for words; where there are more words than that, two may share one."""
UNKNOWN = chr(0x10FFFF)
"""The character of a word that no text has."""


class Vocabulary:
    """Words to characters."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._known: dict[str, str] = {}

    def encode(self, connection: sqlite3.Connection, words: Sequence[str], *, learn: bool = False) -> str:
        """Return a character for each of ``words``; with ``learn`` new words get one, else `UNKNOWN`."""
        return "".join([self._known.get(word) or self._find(connection, word, learn=learn) for word in words])

    def _find(self, connection: sqlite3.Connection, word: str, *, learn: bool) -> str:
        row = connection.execute("SELECT id FROM words WHERE word = ?", (word,)).fetchone()
        if row is None:
            if not learn:
                return UNKNOWN
            row = (connection.execute("INSERT INTO words (word) VALUES (?)", (word,)).lastrowid,)
        number = (row[0] - 1) % _LAST + 1
        character = self._known[word] = chr(number if number < _SURROGATES else number + 0x800)
        return character

    def forget(self) -> None:
        """Forget what was read: a transaction that taught new words was undone."""
        self._known.clear()


def learn(connection: sqlite3.Connection, vocabulary: Vocabulary, text: int, words: Sequence[str]) -> None:
    """Keep the ``words`` of the text numbered ``text``; `add` indexes it."""
    connection.execute("INSERT INTO codes VALUES (?, ?)", (text, vocabulary.encode(connection, words, learn=True)))


def add(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Index the texts numbered ``first`` to ``last``, with smaller segments before them."""
    size = last - first + 1
    for number, begin in connection.execute("SELECT id, first FROM segments ORDER BY first DESC").fetchall():
        if first - begin > 2 * size or last - begin + 1 > MOST:
            break
        connection.execute("DELETE FROM segments WHERE id = ?", (number,))
        connection.execute(
            "DELETE FROM postings WHERE id BETWEEN ? AND ?", (number << _SHIFT, ((number + 1) << _SHIFT) - 1)
        )
        first, size = begin, last - begin + 1
    for begin in range(first, last + 1, MOST):
        _build(connection, begin, min(begin + MOST - 1, last))


def _build(connection: sqlite3.Connection, first: int, last: int) -> None:
    import numpy as np

    rows = connection.execute("SELECT words FROM codes WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)).fetchall()
    lengths = np.array([len(row[0]) for row in rows], dtype=np.uint32)
    characters = np.frombuffer("".join(row[0] for row in rows).encode("utf-32-le"), dtype=np.uint32)
    texts = np.repeat(np.arange(first, last + 1, dtype=np.uint32), lengths)
    order = np.lexsort((texts, characters))
    words, texts = characters[order].astype(np.int64), texts[order]
    tokens = words * _TIMES + _times(words, texts)
    order = np.argsort(tokens, kind="stable")
    tokens, texts = tokens[order], texts[order]
    starts = np.flatnonzero(np.diff(tokens, prepend=-1)) if tokens.size else np.empty(0, dtype=np.int64)
    (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM segments").fetchone()
    connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?)", (number, first, last, lengths.tobytes()))
    ends = [*starts.tolist(), int(tokens.size)][1:]
    connection.executemany(
        "INSERT INTO postings VALUES (?, ?)",
        (
            ((number << _SHIFT) + token, texts[start:end].tobytes())
            for token, start, end in zip(tokens[starts].tolist(), starts.tolist(), ends, strict=True)
        ),
    )


def _times(characters: Numbers, texts: Texts) -> Numbers:
    """Return how often each word, sorted by word and text, stood in its text before: `_TIMES` - 1 at most."""
    import numpy as np

    places = np.arange(characters.size, dtype=np.int64)
    new = np.ones(characters.size, dtype=bool)
    new[1:] = (characters[1:] != characters[:-1]) | (texts[1:] != texts[:-1])
    starts = np.maximum.accumulate(np.where(new, places, 0))
    return np.minimum(places - starts, _TIMES - 1)


@dataclass(frozen=True, slots=True)
class _Segment:
    number: int
    first: int
    lengths: Texts


class Candidates:
    """Texts that may be like a given one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the lengths of all texts: four bytes each."""
        import numpy as np

        self._connection = connection
        self._segments = [
            _Segment(number, first, np.frombuffer(lengths, dtype=np.uint32))
            for number, first, lengths in connection.execute("SELECT id, first, lengths FROM segments ORDER BY id")
        ]

    def find(self, words: str, threshold: int) -> list[tuple[int, int]]:
        """Return (text, the most it can score) for every text that can reach ``threshold``, the best first.

        ``words`` are characters of a `Vocabulary`. Below the threshold nothing is complete.
        """
        tokens = _tokens(words)
        found: list[tuple[int, int]] = []
        for segment in self._segments:
            texts, bounds = self._narrow(segment, tokens, len(words), threshold)
            found.extend(zip(texts, bounds, strict=True))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _narrow(
        self, segment: _Segment, tokens: Sequence[int], size: int, threshold: int
    ) -> tuple[list[int], list[int]]:
        import numpy as np

        # What `_tokens` left out may be shared besides.
        spare = size - len(tokens)
        needed = -(-threshold * size // 100)
        lengths = segment.lengths
        ranked = self._ranked(segment, tokens)
        asked = max(needed - spare, 1)
        if len(ranked) < asked:
            return [], []
        begin = len(ranked) - asked + 1
        texts = np.concatenate([self._texts(segment, token) for token in ranked[:begin]])
        near = lengths[texts - segment.first]
        near = (near >= needed) & (near <= size * 100 // threshold)
        texts, counts = np.unique(texts[near], return_counts=True)
        longer = np.maximum(lengths[texts - segment.first].astype(np.int64), size)
        least = -(-threshold * longer // 100)
        left = asked - 1
        for token in ranked[begin:]:
            alive = counts + left + spare >= least
            texts, counts, longer, least = texts[alive], counts[alive], longer[alive], least[alive]
            if texts.size <= _FEW:
                break
            with_token = self._texts(segment, token)
            places = np.minimum(np.searchsorted(with_token, texts), with_token.size - 1)
            counts = counts + (with_token[places] == texts)
            left -= 1
        alive = counts + left + spare >= least
        bounds = 100 * np.minimum(counts + left + spare, longer)[alive] // longer[alive]
        return texts[alive].tolist(), bounds.tolist()

    def _ranked(self, segment: _Segment, tokens: Sequence[int]) -> list[int]:
        """Return the tokens that the segment has, the rarest first."""
        base = segment.number << _SHIFT
        rows = self._connection.execute(
            "SELECT id, length(texts) FROM postings WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([base + token for token in tokens]),),
        )
        return [number - base for number, _ in sorted(rows, key=lambda row: (row[1], row[0]))]

    def _texts(self, segment: _Segment, token: int) -> Texts:
        import numpy as np

        row = self._connection.execute(
            "SELECT texts FROM postings WHERE id = ?", ((segment.number << _SHIFT) + token,)
        ).fetchone()
        return np.frombuffer(row[0], dtype=np.uint32)


def _tokens(words: str) -> list[int]:
    seen: dict[str, int] = {}
    tokens = []
    for character in words:
        times = seen.get(character, 0)
        seen[character] = times + 1
        if times < _TIMES:
            tokens.append(ord(character) * _TIMES + times)
    return tokens


def compare(connection: sqlite3.Connection, words: str, texts: Sequence[int], threshold: int) -> list[tuple[int, int]]:
    """Return (minus the score, text) of those of ``texts`` that score ``threshold`` or more, the best first."""
    from rapidfuzz.distance import Levenshtein

    sql = "SELECT id, words FROM codes WHERE id IN (SELECT value FROM json_each(?))"
    size = len(words)
    found = []
    for number, theirs in connection.execute(sql, (json.dumps(texts),)):
        score = from_distance(Levenshtein.distance(words, theirs), max(size, len(theirs)))
        if score >= threshold:
            found.append((-score, number))
    return sorted(found)
