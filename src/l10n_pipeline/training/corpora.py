"""What a model is trained on: the corpus manifest, and how often each corpus is seen.

A manifest is a table (tab-separated, the first line has the names of its columns) with a line a corpus: ``corpus``,
``source``, ``licence``, ``kind`` (human, machine or mixed), ``weight`` (how many times it counts; 0 leaves it out) and
``most`` (pairs taken at most; empty for all). Which data matter more than layers do, so the choice is written down.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.errors import UsageError
from l10n_pipeline.training.reading import Pair

_COLUMNS = ("corpus", "source", "licence", "kind")
_KINDS = ("human", "machine", "mixed")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A line of a manifest."""

    name: str
    source: str = ""
    """Where it comes from."""
    licence: str = ""
    kind: str = "human"
    """``human``, ``machine`` or ``mixed``: who translated it."""
    weight: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """A corpus, and how many of its pairs a model was trained on."""

    corpus: Corpus
    pairs: int
    """Different ones; each counted ``corpus.weight`` times."""


def read_manifest(path: Path, weight: str = "weight", most: str = "most") -> tuple[Corpus, ...]:
    """Return the corpora in the manifest ``path``; raises `UsageError` with file and line where it makes no sense.

    ``weight`` and ``most`` name the columns with those: a manifest may serve several trainings.
    """
    needed = (*_COLUMNS, weight, most)
    text = files.decode_utf8(files.read_bytes(path, UsageError), str(path), UsageError)
    head, *lines = text.removeprefix("\ufeff").splitlines() or [""]
    columns = head.split("\t")
    if missing := [name for name in needed if name not in columns]:
        raise UsageError(f"has no column {missing[0]!r} (columns are {', '.join(needed)})", path=path, line=1)
    found: dict[str, Corpus] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        row = dict(zip(columns, line.split("\t"), strict=False))
        corpus = _corpus(row, weight, most, path, number)
        if corpus.name in found:
            raise UsageError(f"names the corpus {corpus.name!r} a second time", path=path, line=number)
        found[corpus.name] = corpus
    return tuple(found.values())


def _corpus(row: Mapping[str, str], weight: str, most: str, path: Path, line: int) -> Corpus:
    name, kind = row.get("corpus", ""), row.get("kind", "")
    if not name:
        raise UsageError("a corpus has no name", path=path, line=line, key="corpus")
    if kind not in _KINDS:
        raise UsageError(f"{kind!r} is none of {', '.join(_KINDS)}", path=path, line=line, key="kind")
    counts = _number(row.get(weight) or "1", path, line, weight)
    limit = _number(row[most], path, line, most) if row.get(most) else None
    return Corpus(name, row.get("source", ""), row.get("licence", ""), kind, counts, limit)


def _number(text: str, path: Path, line: int, key: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"{text!r} is no whole number", path=path, line=line, key=key)
    return int(text)


def take(pairs: Iterable[Pair], manifest: Sequence[Corpus], chance: random.Random) -> list[Pair]:
    """Return the pairs that ``manifest`` takes, once each: a sample of a corpus that has more than its ``most``.

    A corpus that the manifest does not name is taken whole. Raises `UsageError` where nothing is left.
    """
    known = {corpus.name: corpus for corpus in manifest}
    grouped: dict[str, list[Pair]] = {}
    for pair in pairs:
        grouped.setdefault(pair.corpus, []).append(pair)
    taken: list[Pair] = []
    for name, own in sorted(grouped.items()):
        corpus = known.get(name) or Corpus(name)
        if corpus.weight:
            many = corpus.most is not None and len(own) > corpus.most
            taken += chance.sample(own, corpus.most or 0) if many else own
    if not taken:
        raise UsageError("nothing to train on is left: see the files, and the weights of the manifest")
    return taken


def weigh(pairs: Sequence[Pair], manifest: Sequence[Corpus]) -> tuple[tuple[Pair, ...], tuple[Used, ...]]:
    """Return ``pairs``, each as often as ``manifest`` counts it, and how many different ones there are by corpus."""
    known = {corpus.name: corpus for corpus in manifest}
    counts = Counter(pair.corpus for pair in pairs)
    used = tuple(Used(known.get(name) or Corpus(name), count) for name, count in sorted(counts.items()))
    weights = {item.corpus.name: item.corpus.weight for item in used}
    return tuple(pair for pair in pairs for _ in range(weights[pair.corpus])), used


def kinds(used: Sequence[Used]) -> Mapping[str, int]:
    """Return how many different pairs there are of each kind."""
    counts: Counter[str] = Counter()
    for item in used:
        counts[item.corpus.kind] += item.pairs
    return dict(counts)
