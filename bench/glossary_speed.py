"""Measure whether the number of terms slows the glossary: `python bench/glossary_speed.py [--terms NUMBER] [--checks]`.

The messages are the TICO-19 development set. The large glossary is ours and made-up terms of two or three words of that
text's own vocabulary, drawn with a fixed seed. Printed are CPU time a message with either glossary, alternately and the
best of several rounds, the ratio, and the time to compile; with `--checks` the same for both glossary checks on the
Persian reference. Exits with 1 where the ratio is above `MOST`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from l10n_pipeline import glossary
from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.checks.registry import CHECKS
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Rendering, Term

ROOT = Path(__file__).parent.parent
ROUNDS = 7
MOST = 2.0
_OFF = frozenset(name for name in CHECKS if not name.startswith("glossary-"))


def made_up(words: Sequence[str], count: int) -> list[Term]:
    """Return ``count`` terms of two or three random ``words``, the same every time."""
    chance = random.Random(7)
    sources = {" ".join(chance.sample(words, chance.choice((2, 3)))): None for _ in range(2 * count)}
    rendering = {"fa": Rendering("چیز", ("چیزها",))}
    return [Term(source, definition="made up", renderings=rendering) for source in list(sources)[:count]]


def best(work: Sequence[Callable[[], object]]) -> list[float]:
    """Return the least CPU seconds of each piece of work, done in turn so that a slow moment hits all."""
    rounds = []
    for _ in range(ROUNDS):
        times = []
        for one in work:
            start = time.process_time()
            one()
            times.append(time.process_time() - start)
        rounds.append(times)
    return [min(column) for column in zip(*rounds, strict=True)]


def compiled(terms: Glossary) -> tuple[glossary.Matcher, float]:
    """Return a matcher and the CPU seconds that it took to make."""
    start = time.process_time()
    return glossary.Matcher(terms), time.process_time() - start


def checked(terms: Glossary, pairs: Sequence[tuple[str, str]]) -> int:
    """Run the two glossary checks over ``pairs``; return how many issues there are."""
    matcher, english, persian = glossary.matcher(terms), get_locale("en"), get_locale("fa")
    return sum(
        len(
            run_checks(
                CheckContext(
                    source=source,
                    target=target,
                    locale=persian,
                    source_locale=english,
                    terms=matcher.find(source),
                    glossary=terms,
                ),
                _OFF,
            )
        )
        for source, target in pairs
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="time of the glossary by its number of terms")
    parser.add_argument("--terms", type=int, default=10_000)
    parser.add_argument("--eval", type=Path, default=ROOT / "bench" / "data", help="folder of tico19-dev.*")
    parser.add_argument("--checks", action="store_true", help="the glossary checks too")
    given = parser.parse_args()
    sources = (given.eval / "tico19-dev.en").read_text(encoding="utf-8").splitlines()
    targets = (given.eval / "tico19-dev.fa").read_text(encoding="utf-8").splitlines()
    ours = glossary.parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml")
    vocabulary = sorted({word for line in sources for word in re.findall(r"[A-Za-z]{3,}", line)})
    terms = Glossary((*ours.terms, *made_up(vocabulary, given.terms - len(ours.terms))))
    (few, few_build), (many, many_build) = compiled(ours), compiled(terms)
    print(f"compiled: {len(ours.terms):,} terms {few_build:.2f} s, {len(terms.terms):,} terms {many_build:.2f} s CPU")
    found = [sum(len(matcher.find(source)) for source in sources) for matcher in (few, many)]
    work = [lambda: [few.find(source) for source in sources], lambda: [many.find(source) for source in sources]]
    ok = report("find", best(work), len(sources), f"{found[0]} and {found[1]} terms found")
    if given.checks:
        pairs = list(zip(sources, targets, strict=True))
        issues = [checked(ours, pairs), checked(terms, pairs)]
        times = best([lambda: checked(ours, pairs), lambda: checked(terms, pairs)])
        ok &= report("find and check", times, len(pairs), f"{issues[0]} and {issues[1]} issues")
    return 0 if ok else 1


def report(name: str, times: Sequence[float], count: int, note: str) -> bool:
    """Print the times a message and their ratio; return whether it is small enough."""
    few, many = (seconds / count * 1e6 for seconds in times)
    print(f"{name}: {few:.1f} and {many:.1f} µs a message, ratio {many / few:.2f} ({note})")
    return many / few <= MOST


if __name__ == "__main__":
    sys.exit(main())
