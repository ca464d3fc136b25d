"""How many pairs of unrelated sentences would pass as an edit of each other: `python bench/update_thresholds.py`.

Pairs drawn with a fixed seed from real prose (bench/prose.py), and from its sentences of six words at most.
docs/updating.md says what each rule is for.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence

from l10n_pipeline.catalogs import _lineage as rules
from l10n_pipeline.catalogs._similar import Texts, ordered
from prose import sentences

SENTENCES, PAIRS = 60_000, 60_000
SEED = 5


def passed(texts: Sequence[str]) -> Counter[str]:
    """Return how many of `PAIRS` random pairs of ``texts`` each rule lets through."""
    draw = random.Random(SEED)
    counts: Counter[str] = Counter()
    pairs = [draw.sample(texts, 2) for _ in range(PAIRS)]
    compared = Texts([new for new, _ in pairs], [old for _, old in pairs])
    for n in range(PAIRS):
        words, letters = compared.words(n, n), compared.letters(n, n)
        shorter = min(len(compared.new[n]), len(compared.old[n]))
        shared = ordered(compared.new[n], compared.old[n])
        contained = shorter >= rules.CONTAINED_WORDS and shared >= rules.CONTAINED * shorter
        counts["anywhere: words"] += words >= rules.SIMILAR
        counts["in place: words and letters"] += (words + letters) / 2 >= rules.SIMILAR_IN_PLACE
        counts["in place: letters"] += letters >= rules.ALIKE_IN_PLACE
        counts["in place: contained"] += contained
    return counts


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    texts = sentences(SENTENCES)
    short = [text for text in texts if len(text.split()) <= 6]
    every, few = passed(texts), passed(short)
    print(f"of {PAIRS:,} pairs      {len(texts):,} sentences   {len(short):,} of six words at most")
    for rule in every:
        print(f"{rule:28} {every[rule]:6} {every[rule] / PAIRS:8.3%}   {few[rule]:6} {few[rule] / PAIRS:8.3%}")


if __name__ == "__main__":
    main()
