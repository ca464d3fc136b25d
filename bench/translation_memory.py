"""The translation memory at a million units: exact and fuzzy look-ups, recall against brute force, a peer beside it.

    python bench/translation_memory.py [--units 1000000] [--queries 500] [--prose FILE ...]

Units are made from real prose by edits, with a fixed seed: sentences of the files (TICO-19's English and the statement
if none are given; a text file with a sentence a line, or a table whose first column is taken, ``.xz`` or not) with one
word to a third of them replaced by words of other sentences, deleted, inserted, or with a clause of another sentence.
Queries are units with one word to an eighth edited again. *Brute force* compares a query with every unit by the same
score; *recall* is the share of queries with a match at the threshold whose best score is found.

translate-toolkit's matcher (``translate.search.match``) is asked the same on 20,000 units in the same run; its scores
count characters, so only times are compared.
"""

from __future__ import annotations

import argparse
import io
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from translate.search import match as peer
from translate.storage import factory

from l10n_pipeline.memory import THRESHOLD, Memory
from l10n_pipeline.memory.scoring import SAME, from_distance, words
from l10n_pipeline.model import State, TranslationUnit

HERE = Path(__file__).parent
PROSE = (HERE / "data" / "tico19-dev.en", HERE.parent / "source" / "statement.txt")
PEER_UNITS = 20_000
PEER_QUERIES = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--prose", type=Path, nargs="*", default=PROSE)
    options = parser.parse_args()
    rng = random.Random(20)
    base = read_prose(options.prose)
    texts = list(made(base, options.units, rng))
    queries = [edited(rng.choice(texts), base, rng, share=8) for _ in range(options.queries)]
    print(f"{len(base):,} sentences of prose, {len(texts):,} units, {len(queries)} queries, threshold {THRESHOLD}")
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory.sqlite") as memory:
        begun = time.perf_counter()
        memory.put("made", "1", map(unit, texts))
        print(f"filled in {time.perf_counter() - begun:.0f} s, {size(Path(folder)) / len(texts):.0f} bytes a unit")
        report("exact look-up", [timed(lambda t=text: memory.exact(t, "fa")) for text in rng.sample(texts, 2000)])
        memory.matches(queries[0], "fa")  # reads the lengths, once
        report("fuzzy, top 5", [timed(lambda q=query: memory.matches(q, "fa")) for query in queries])
        found = [matches[0].score if (matches := memory.matches(query, "fa")) else 0 for query in queries]
    best = brute_force(queries, texts)
    have = [(ours, theirs) for ours, theirs in zip(found, best, strict=True) if theirs >= THRESHOLD]
    wrong = sum(ours > theirs for ours, theirs in zip(found, best, strict=True))
    print(f"recall of the best match: {sum(o == t for o, t in have)} of {len(have)}; scored higher than it is: {wrong}")
    beside_peer(texts[:PEER_UNITS], queries[:PEER_QUERIES])
    return 0


def read_prose(paths: Sequence[Path]) -> list[str]:
    """Return the different sentences of the files that have between 4 and 60 words."""
    found: dict[str, None] = {}
    for path in paths:
        data = path.read_bytes()
        lines = (lzma.decompress(data) if path.suffix == ".xz" else data).decode().splitlines()
        for line in lines:
            text = " ".join(line.partition("\t")[0].split())
            if 4 <= text.count(" ") + 1 <= 60:
                found[text] = None
    return list(found)


def made(base: Sequence[str], count: int, rng: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < count:
        text = edited(rng.choice(base), base, rng)
        if text not in seen:
            seen.add(text)
            yield text


def edited(text: str, base: Sequence[str], rng: random.Random, share: int = 3) -> str:
    parts = text.split()
    for _ in range(rng.randint(1, max(1, len(parts) // share))):
        place = rng.randrange(len(parts))
        other = rng.choice(base).split()
        change = rng.random()
        if change < 0.4:
            parts[place] = rng.choice(other)
        elif change < 0.6 and len(parts) > 3:
            del parts[place]
        elif change < 0.8:
            parts.insert(place, rng.choice(other))
        else:
            begin = rng.randrange(len(other))
            parts[place:place] = other[begin : begin + rng.randint(2, 8)]
    return " ".join(parts)


def unit(text: str) -> TranslationUnit:
    return TranslationUnit(text, f"<{text}>", "fa", State.TRANSLATED, "made.tmx")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds that one look-up took, and those of them in which this process had the processor."""

    wall: float
    processor: float


def timed(work: Callable[[], object]) -> Took:
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)


def report(name: str, times: Sequence[Took]) -> None:
    middle, late = len(times) // 2, len(times) * 95 // 100
    wall, processor = sorted(t.wall for t in times), sorted(t.processor for t in times)
    print(
        f"{name:18} median {wall[middle]:7.3f} ms   95th percentile {wall[late]:7.3f} ms"
        f"   (processor time: {processor[middle]:7.3f}, {processor[late]:7.3f})"
    )


def brute_force(queries: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Return the score of the best of all ``texts`` for each query: every pair is compared."""
    vocabulary: dict[str, str] = {}

    def coded(text: str) -> str:
        return "".join(
            vocabulary.setdefault(word, chr(len(vocabulary) + (1 if len(vocabulary) < 0xD7FE else 0x801)))
            for word in words(text)
        )

    codes = [coded(text) for text in texts]
    known = set(texts)
    best = []
    for query in queries:
        ours = coded(query)
        _, _, place = process.extractOne(ours, codes, scorer=Levenshtein.normalized_similarity)
        longer = max(len(ours), len(codes[place]))
        score = from_distance(Levenshtein.distance(ours, codes[place]), longer)
        best.append(SAME if query in known else score)
    return best


def beside_peer(texts: Sequence[str], queries: Sequence[str]) -> None:
    """Ask translate-toolkit's matcher and ours for the same texts, both holding ``texts``."""
    store = factory.getclass("a.po")()
    for text in texts:
        added = store.addsourceunit(text)
        added.target = f"<{text}>"
    matcher = peer.matcher([store], max_candidates=5, min_similarity=THRESHOLD, max_length=2000)
    crashes = 0
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory.sqlite") as memory:
        memory.put("made", "1", map(unit, texts))
        memory.matches(queries[0], "fa")
        ours = [timed(lambda q=query: memory.matches(q, "fa")) for query in queries]

        def ask(query: str) -> None:
            nonlocal crashes
            try:
                matcher.matches(query)
            except TypeError:  # two candidates of the same score: it compares the units themselves
                crashes += 1

        theirs = [timed(lambda q=query: ask(q)) for query in queries]
    print(f"\n{len(texts):,} units, {len(queries)} queries, beside translate-toolkit's matcher:")
    report("ours", ours)
    report("translate-toolkit", theirs)
    times = sum(t.processor for t in theirs) / sum(t.processor for t in ours)
    print(f"{times:.0f} times as fast by processor time; it crashed on {crashes} of {len(queries)} queries")


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main())
