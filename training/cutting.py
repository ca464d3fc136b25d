"""Sentences to numbers, by many processes beside the card: in the best way, or each time a little differently.

The latter is subword regularisation (Kudo 2018): a model that has seen a word in other pieces, too, knows its parts.
"""

from __future__ import annotations

import lzma
import multiprocessing
from dataclasses import dataclass
from multiprocessing.pool import AsyncResult
from pathlib import Path

import numpy as np
import sentencepiece

_CHUNK = 20_000
"""Pairs that a process cuts into pieces at once."""
_PEAKED = 0.5
"""How much the best way to cut a word is preferred over others: 0 not at all."""

Lines = list[tuple[str, str, str]]
"""Source, target, corpus."""
Waiting = AsyncResult


@dataclass(slots=True)
class Sentences:
    """Pairs as numbers, one behind the other, with where each begins."""

    source: np.ndarray
    target: np.ndarray
    source_at: np.ndarray
    target_at: np.ndarray

    @property
    def lengths(self) -> tuple[np.ndarray, np.ndarray]:
        """How many pieces each source, and each target, has."""
        return np.diff(self.source_at), np.diff(self.target_at)


_TEXTS: dict[str, Lines] = {}
_PIECES: dict[str, sentencepiece.SentencePieceProcessor] = {}
"""What the processes find in their memory: they are forked."""


def _cut(job: tuple[str, int, bool, int]) -> tuple[str, int, bool, list[bytes]]:
    """Return the numbers of a chunk of a language's pairs, and their lengths."""
    name, start, sampled, seed = job
    processor = _PIECES["model"]
    lines = _TEXTS[name][start : start + _CHUNK]
    if sampled:
        sentencepiece.set_random_generator_seed(seed)
    found = []
    for side in (0, 1):
        texts = [line[side] for line in lines]
        if sampled:
            rows = processor.encode(texts, enable_sampling=True, alpha=_PEAKED, nbest_size=-1, num_threads=1)
        else:
            rows = processor.encode(texts, num_threads=1)
        lengths = np.fromiter(map(len, rows), np.int32, len(rows))
        flat = np.fromiter((n for row in rows for n in row), np.uint16, int(lengths.sum()))
        found += [flat.tobytes(), lengths.tobytes()]
    return name, start, sampled, found


class Cutter:
    """Cuts all pairs into pieces: once in the best way, then again and again in others."""

    def __init__(self, texts: dict[str, Lines], pieces: Path, processes: int) -> None:
        """Cut ``texts``, by name, with the SentencePiece model ``pieces``."""
        _TEXTS.update(texts)
        _PIECES["model"] = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
        self.processor = _PIECES["model"]
        self.names = list(texts)
        self.pool = multiprocessing.get_context("fork").Pool(processes)
        self.seed = 0
        self.waiting: Waiting | None = None

    def _start(self, *, sampled: bool) -> Waiting:
        self.seed += 1
        jobs = [
            (name, start, sampled, self.seed * 1000 + start // _CHUNK)
            for name in self.names
            for start in range(0, len(_TEXTS[name]), _CHUNK)
        ]
        return self.pool.map_async(_cut, jobs, chunksize=1)

    def best(self) -> Sentences:
        """Return the pairs of all languages, those of the first first, in their order."""
        return _joined(self._start(sampled=False).get())

    def other(self) -> Sentences | None:
        """Return another way to cut all pairs, if one is ready, and begin the next."""
        if self.waiting is None:
            self.waiting = self._start(sampled=True)
        if not self.waiting.ready():
            return None
        found = _joined(self.waiting.get())
        self.waiting = self._start(sampled=True)
        return found

    def close(self) -> None:
        """End the processes."""
        self.pool.terminate()


def _joined(parts: list[tuple[str, int, bool, list[bytes]]]) -> Sentences:
    flat = [np.concatenate([np.frombuffer(part[3][k], np.uint16) for part in parts]) for k in (0, 2)]
    lengths = [np.concatenate([np.frombuffer(part[3][k], np.int32) for part in parts]) for k in (1, 3)]
    at = [np.concatenate([[0], np.cumsum(row, dtype=np.int64)]) for row in lengths]
    return Sentences(flat[0], flat[1], at[0], at[1])


def read_lines(path: Path) -> Lines:
    """Return the lines of ``path``, as `joint.py` wrote them."""
    with (
        lzma.open(path, "rt", encoding="utf-8", newline="\n")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8", newline="\n") as file
    ):
        return [tuple(line.rstrip("\n").split("\t")) for line in file]  # type: ignore[misc]
