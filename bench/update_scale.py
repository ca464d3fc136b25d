"""Update of large catalogs beside GNU msgmerge: `python bench/update_scale.py [--text FOLDER] [--no-msgmerge]`.

A catalog of 20,000 sentences (bench/prose.py says whose) meets a document in which a tenth of them was edited, with a
fixed seed; besides, every hundredth sentence left and as many new ones came. Since the edits are known, so is the
predecessor of each edited sentence. It counts as found where the previous source (`#| msgid`) is that one; for a
joined sentence one of the several is enough. A new sentence that got any previous source counts as wrong.

Then read + update + write of 100,000 messages against 10,000. CPU seconds, all of one run; only ratios mean anything.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.update import Entry, make_template, update
from l10n_pipeline.locales import get_locale
from prose import sentences

MESSAGES, SMALL, LARGE = 20_000, 10_000, 100_000
FASTER = 10.0
LINEAR = 1.3
SEED = 4
FR = get_locale("fr")


@dataclass(slots=True)
class Edited:
    """A document before and after, and what became of what."""

    before: list[str]
    after: list[str]
    predecessors: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """By new sentence: the kind of edit, and the sentences it was made from."""
    added: set[str] = field(default_factory=set)


class Author:
    """Edits sentences."""

    def __init__(self, spare: Sequence[str], draw: random.Random) -> None:
        self._draw = draw
        self._spare = list(spare)
        self._words = [word for text in spare[:2000] for word in text.split()]

    def new(self) -> str:
        return self._spare.pop()

    def replaced(self, words: list[str]) -> list[str]:
        place = self._draw.randrange(len(words))
        return [*words[:place], self._draw.choice(self._words), *words[place + 1 :]]

    def inserted(self, words: list[str]) -> list[str]:
        place = self._draw.randint(0, len(words))
        return [*words[:place], self._draw.choice(self._words), *words[place:]]

    def deleted(self, words: list[str]) -> list[str]:
        place = self._draw.randrange(len(words))
        return [*words[:place], *words[place + 1 :]]

    def clause_added(self, words: list[str]) -> list[str]:
        clause = self._draw.choice(self._spare).rstrip(".").split()[: self._draw.randint(3, 9)]
        return [*words[:-1], words[-1].rstrip(".:") + ",", "and", *clause[:-1], clause[-1] + "."]

    def clause_moved(self, words: list[str]) -> list[str]:
        place = self._draw.randint(1, len(words) - 1)
        return [*words[place:], *words[:place]]

    def rewritten(self, words: list[str]) -> list[str]:
        """Replace a third of the words."""
        for place in self._draw.sample(range(len(words)), len(words) // 3 + 1):
            words[place] = self._draw.choice(self._words)
        return words


KINDS: dict[str, Callable[[Author, list[str]], list[str]]] = {
    "word replaced": Author.replaced,
    "word inserted": Author.inserted,
    "word deleted": Author.deleted,
    "clause added": Author.clause_added,
    "clause moved": Author.clause_moved,
    "a third rewritten": Author.rewritten,
    "edited and moved": Author.replaced,
    "split in two": lambda author, words: words,
    "joined": lambda author, words: words,
}


def edited(before: list[str], spare: Sequence[str], share: float) -> Edited:
    """Return the document after edits of ``share`` of its sentences."""
    draw = random.Random(SEED)
    author = Author(spare, draw)
    result = Edited(before, [])
    moved: list[str] = []
    known = set(before)
    texts = iter(before)
    for text in texts:
        roll = draw.random()
        if roll < 0.01:
            continue
        if roll < 0.02:
            new = author.new()
            result.added.add(new)
            result.after += [text, new]
        elif roll < 0.02 + share:
            kind = draw.choice(list(KINDS))
            olds = (text, next(texts, text)) if kind == "joined" else (text,)
            for new in _edit(author, kind, olds):
                if new not in known:
                    known.add(new)
                    result.predecessors[new] = (kind, olds)
                    (moved if kind == "edited and moved" else result.after).append(new)
        else:
            result.after.append(text)
    for new in moved:
        result.after.insert(draw.randint(0, len(result.after)), new)
    return result


def _edit(author: Author, kind: str, olds: tuple[str, ...]) -> list[str]:
    words = " ".join(olds).split()
    if kind == "split in two" and len(words) >= 8:
        half = len(words) // 2
        return [" ".join(words[:half]).rstrip(",;") + ".", " ".join([words[half].capitalize(), *words[half + 1 :]])]
    if kind == "joined":
        return [f"{olds[0].rstrip('.:!?')}, and {olds[-1][:1].lower()}{olds[-1][1:]}"]
    return [" ".join(KINDS[kind](author, words))]


def catalog_bytes(texts: Sequence[str]) -> bytes:
    """Return a catalog in which every sentence is translated."""
    catalog, _ = update(None, entries(texts), FR, "prose")
    done = (replace(m, targets=(f"« {m.source.swapcase()} »",)) for m in catalog.messages)
    return po.serialize(replace(catalog, messages=tuple(done)))


def entries(texts: Sequence[str]) -> list[Entry]:
    return [Entry(source=text, references=(f"prose.txt:{n}",)) for n, text in enumerate(texts, 1)]


def by_us(data: bytes, new: Sequence[Entry]) -> tuple[bytes, float]:
    """Return the updated catalog, and the CPU seconds of reading, updating and writing."""
    start = time.process_time()
    updated, _ = update(po.parse(data), new, FR, "prose")
    written = po.serialize(updated)
    return written, time.process_time() - start


def by_msgmerge(data: bytes, new: Sequence[Entry], folder: Path) -> tuple[bytes, float]:
    """Return what msgmerge makes of the same, and its CPU seconds."""
    (folder / "old.po").write_bytes(data)
    (folder / "new.pot").write_bytes(po.serialize(make_template("prose", "", new)))
    start = _children()
    command = ["msgmerge", "--quiet", "--previous", "--output-file=out.po", "old.po", "new.pot"]
    subprocess.run(command, cwd=folder, check=True)
    return (folder / "out.po").read_bytes(), _children() - start


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def found(data: bytes, document: Edited) -> Counter[str]:
    """Return how many predecessors were found by kind of edit, and under "wrong" how many that are none."""
    counts: Counter[str] = Counter()
    for message in po.parse(data).active:
        previous = message.previous.source if message.previous else None
        if message.source in document.added:
            counts["wrong"] += previous is not None
        elif message.source in document.predecessors and previous is not None:
            kind, olds = document.predecessors[message.source]
            right = previous in (*olds, " ".join(olds))
            counts[kind if right else "wrong"] += 1
            counts["both"] += kind == "joined" and previous == " ".join(olds)
    return counts


def compare(texts: Sequence[str], *, msgmerge: bool) -> bool:
    document = edited(list(texts[:MESSAGES]), texts[MESSAGES:], 0.1)
    data, new = catalog_bytes(document.before), entries(document.after)
    ours, seconds = by_us(data, new)
    again, _ = by_us(ours, new)
    counts = [found(ours, document)]
    if msgmerge:
        with tempfile.TemporaryDirectory() as folder:
            theirs, other = by_msgmerge(data, new, Path(folder))
        counts.append(found(theirs, document))
    total = Counter(kind for kind, _ in document.predecessors.values())
    print(f"{len(document.before):,} messages, {len(document.predecessors):,} sentences edited, predecessors found:")
    print(f"  {'':18} {'edited':>7} {'l10n':>7} {'msgmerge':>9}")
    for kind in KINDS:
        print(f"  {kind:18} {total[kind]:7,} " + "  ".join(f"{each[kind]:7,}" for each in counts))
    sums = [sum(each[kind] for kind in KINDS) for each in counts]
    print(f"  {'all':18} {total.total():7,} " + "  ".join(f"{each:7,}" for each in sums))
    print(f"  {'wrong ones':18} {'':7} " + "  ".join(f"{each['wrong']:7,}" for each in counts))
    print(f"  joined sentences with both translations: {counts[0]['both']:,}")
    print(f"  a second update changes {'nothing' if again == ours else 'SOMETHING'}")
    if not msgmerge:
        return again == ours
    fast = other / seconds
    print(f"  l10n {seconds:.2f} s, msgmerge {other:.2f} s: {fast:.1f} times as fast (at least {FASTER:.0f})")
    return again == ours and fast >= FASTER and sums[0] >= sums[1]


def linear(texts: Sequence[str]) -> bool:
    """Print how the time per message grows from 10,000 to 100,000; return whether it hardly does."""
    micro = []
    for count in (SMALL, LARGE):
        document = edited(list(texts[:count]), texts[count:], 0.1)
        data, new = catalog_bytes(document.before), entries(document.after)
        _, seconds = min((by_us(data, new) for _ in range(3 if count == SMALL else 2)), key=lambda each: each[1])
        micro.append(seconds / count * 1e6)
        print(f"{count:9,} messages read, updated, written: {seconds:6.2f} s, {micro[-1]:.0f} µs each")
    ratio = micro[1] / micro[0]
    print(f"          per message {ratio:.2f} times as long (at most {LINEAR})")
    return ratio <= LINEAR


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, help="A folder of *.txt in the place of the installed documentation.")
    parser.add_argument("--no-msgmerge", action="store_true")
    parser.add_argument("--no-linear", action="store_true")
    parser.add_argument("--only-linear", action="store_true")
    options = parser.parse_args()
    fine = True
    if not options.only_linear:
        fine = compare(sentences(MESSAGES * 6 // 5, options.text), msgmerge=not options.no_msgmerge)
    if not options.no_linear:
        fine &= linear(sentences(LARGE * 6 // 5, options.text))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
