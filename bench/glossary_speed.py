"""Measure whether the number of terms slows the glossary: `python bench/glossary_speed.py`.

The messages are the TICO-19 development set with its Persian references. Both glossaries hold the health terms of
bench/data/health.yaml, which stand in the messages 1,419 times; 100 and 10,000 terms they become by made-up ones of two
or three words of the same text's vocabulary, drawn with a fixed seed. Printed are CPU time a message with either,
alternately and the best of several rounds, and the ratio: of finding the terms in the source alone, and with both
glossary checks on the target. Exits with 1 where a ratio is above `MOST`.
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

DATA = Path(__file__).parent / "data"
COUNTS = (100, 10_000)
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
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    sources, targets = ((DATA / f"tico19-dev.{tag}").read_text(encoding="utf-8").splitlines() for tag in ("en", "fa"))
    health = glossary.parse((DATA / "health.yaml").read_bytes(), "health.yaml").terms
    vocabulary = sorted({word for line in sources for word in re.findall(r"[A-Za-z]{3,}", line)})
    few, many = (Glossary((*health, *made_up(vocabulary, count - len(health)))) for count in COUNTS)
    (few_matcher, few_build), (many_matcher, many_build) = compiled(few), compiled(many)
    print(f"compiled: {COUNTS[0]:,} terms {few_build:.2f} s, {COUNTS[1]:,} terms {many_build:.2f} s CPU")
    found = [sum(len(matcher.find(source)) for source in sources) for matcher in (few_matcher, many_matcher)]
    work = [lambda: [few_matcher.find(one) for one in sources], lambda: [many_matcher.find(one) for one in sources]]
    ok = report("find", best(work), len(sources), f"{found[0]:,} and {found[1]:,} terms found")
    pairs = list(zip(sources, targets, strict=True))
    issues = [checked(few, pairs), checked(many, pairs)]
    times = best([lambda: checked(few, pairs), lambda: checked(many, pairs)])
    ok &= report("find and check", times, len(pairs), f"{issues[0]:,} and {issues[1]:,} issues")
    return 0 if ok else 1


def report(name: str, times: Sequence[float], count: int, note: str) -> bool:
    """Print the times a message and their ratio; return whether it is small enough."""
    few, many = (seconds / count * 1e6 for seconds in times)
    print(f"{name}: {few:.1f} and {many:.1f} µs a message, ratio {many / few:.2f} ({note})")
    return many / few <= MOST


if __name__ == "__main__":
    sys.exit(main())
