"""Compare the speed of all checks with that of pofilter's default tests, on the references of bench/data.

    python bench/checks_speed.py [--rounds 3] [--profile]

One process, one core, the same 971 messages a language, our checks and theirs by turns; the best round counts. No
glossary and no spelling on either side. --profile prints what each check takes instead.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from l10n_pipeline.checks import CHECKS, Check, CheckContext, run_checks
from l10n_pipeline.locales import get_locale
from mutants import LOCALES, read_pairs
from mutations import pofilter

DATA = Path(__file__).parent / "data"


def contexts(locale: str) -> list[CheckContext]:
    target, source = get_locale(locale), get_locale("en")
    return [
        CheckContext(source=pair[0], target=pair[1], locale=target, source_locale=source)
        for pair in read_pairs(DATA, locale)
    ]


def seconds(work: Callable[..., object], loads: Sequence[tuple[object, ...]]) -> float:
    start = time.perf_counter()
    for load in loads:
        work(*load)
    return time.perf_counter() - start


def run_one(check: Check, context: CheckContext) -> None:
    for _ in check.run(context):
        pass


def compare(rounds: int) -> None:
    print(f"{'messages a second':<20}{'ours':>10}{'pofilter':>10}{'ratio':>8}")
    for locale in LOCALES:
        mine, pairs, failing = contexts(locale), read_pairs(DATA, locale), pofilter(locale)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(seconds(run_checks, [(context,) for context in mine]))
            theirs.append(seconds(failing, pairs))
        rates = len(mine) / min(ours), len(mine) / min(theirs)
        print(f"{locale:<20}{rates[0]:>10.0f}{rates[1]:>10.0f}{rates[0] / rates[1]:>8.2f}")


def profile() -> None:
    """Print the microseconds a message that each check takes by itself, without what the others have cached for it."""
    print(f"{'microseconds':<22}" + "".join(f"{locale:>8}" for locale in LOCALES))
    loads = {locale: contexts(locale) for locale in LOCALES}
    for name, check in CHECKS.items():
        row = [seconds(run_one, [(check, context) for context in load]) / len(load) for load in loads.values()]
        print(f"{name:<22}" + "".join(f"{share * 1e6:>8.1f}" for share in row))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    if arguments.profile:
        profile()
    else:
        compare(arguments.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
