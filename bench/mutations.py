"""Damage correct translations on purpose and count what the checks see; the same through translate-toolkit's pofilter.

    python bench/mutations.py [--count 50] [--seed 7] [--show KIND [LOCALE]]

The material are the references of bench/data (TICO-19, CC0) and the terms of glossary.yaml. Each kind is made ``count``
times a language with a fixed seed; fewer where the language offers fewer places. A mutant counts as caught only where
the check that has to see it raises an issue, of the kind's severity or worse, that the undamaged pair does not have.
pofilter is let off more lightly: any of its tests that fails anew will do. Kinds marked + put the element into source
and target first.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import mutants_codes  # noqa: F401 (registers its kinds)
import mutants_denials  # noqa: F401 (registers its kinds)
import mutants_measures  # noqa: F401 (registers its kinds)
import mutants_names  # noqa: F401 (registers its kinds)
import mutants_opposites  # noqa: F401 (registers its kinds)
import mutants_text  # noqa: F401 (registers its kinds)
from l10n_pipeline import glossary
from l10n_pipeline.checks import CheckContext, Entry, run_catalog_checks, run_checks
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Issue, Severity
from mutants import KINDS, LOCALES, Kind, Mutant, mutants, read_pairs

ROOT = Path(__file__).parents[1]
NEEDED = {Severity.ERROR: 0.95, Severity.WARNING: 0.85}
_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def project_glossary() -> Glossary:
    path = ROOT / "glossary.yaml"
    return glossary.parse(path.read_bytes(), str(path))


class Ours:
    """Runs the checks with a glossary, the project's where none is given."""

    def __init__(self, terms: Glossary | None = None) -> None:
        self.glossary = project_glossary() if terms is None else terms
        self._matcher = glossary.Matcher(self.glossary)

    def issues(self, source: str, target: str, locale: str) -> tuple[Issue, ...]:
        return run_checks(
            CheckContext(
                source=source,
                target=target,
                locale=get_locale(locale),
                source_locale=get_locale("en"),
                terms=self._matcher.find(source),
                glossary=self.glossary,
            )
        )

    def sees(self, mutant: Mutant, kind: Kind, locale: str) -> bool:
        def count(target: str) -> int:
            found = self.issues(mutant.source, target, locale)
            return sum(issue.check == kind.check and _RANK[issue.severity] >= _RANK[kind.severity] for issue in found)

        return count(mutant.damaged) > count(mutant.clean)


def pofilter(locale: str) -> Callable[[str, str], frozenset[str]]:
    """Return a function that gives the names of pofilter's failing tests, all of its default ones, for one pair."""
    from translate.filters import checks
    from translate.storage.base import TranslationUnit

    checker = checks.TeeChecker(
        checkerconfig=checks.CheckerConfig(targetlanguage=locale),
        checkerclasses=[checks.StandardChecker, checks.StandardUnitChecker],
    )

    def failing(source: str, target: str) -> frozenset[str]:
        unit = TranslationUnit(source)
        unit.target = target
        return frozenset(checker.run_filters(unit))

    return failing


@dataclass(slots=True)
class Score:
    """How many mutants of a kind were made, and how many each side saw."""

    made: int = 0
    ours: int = 0
    theirs: int = 0

    @property
    def recall(self) -> float:
        return self.ours / self.made if self.made else 1.0


def measure(count: int, seed: int) -> dict[tuple[str, str], Score]:
    ours = Ours()
    scores: dict[tuple[str, str], Score] = {}
    for locale in LOCALES:
        pairs, failing = read_pairs(ROOT / "bench" / "data", locale), pofilter(locale)
        for kind in KINDS:
            if locale not in kind.locales:
                continue
            score = scores[kind.name, locale] = Score()
            for mutant in mutants(kind, pairs, locale, count, ours.glossary, seed):
                score.made += 1
                score.ours += ours.sees(mutant, kind, locale)
                score.theirs += bool(failing(mutant.source, mutant.damaged) - failing(mutant.source, mutant.clean))
    return scores


def catalogs(count: int) -> dict[tuple[str, str], Score]:
    """Damage the references as a whole: one source translated in two ways, one translation given to two sources."""
    scores: dict[tuple[str, str], Score] = {}
    for locale in LOCALES:
        entries = [Entry(*pair) for pair in read_pairs(ROOT / "bench" / "data", locale)]
        known = Counter(issue.check for _, issue in run_catalog_checks(entries))
        long = [place for place, entry in enumerate(entries) if len(entry.target) > 30][:count]
        for check in ("inconsistent", "same-target"):
            score = scores[check, locale] = Score(made=len(long))
            for place in long:
                entry, other = entries[place], entries[(place + 400) % len(entries)]
                new = (
                    Entry(entry.source, other.target)
                    if check == "inconsistent"
                    else Entry(other.source[::-1], entry.target)
                )
                found = Counter(issue.check for _, issue in run_catalog_checks([*entries, new]))
                score.ours += found[check] > known[check]
    return scores


def print_kinds(scores: dict[tuple[str, str], Score]) -> bool:
    """Print the table; return whether every kind reaches what it must."""
    print("| damage | check | severity | " + " | ".join(LOCALES) + " | pofilter " + " | pofilter ".join(LOCALES) + " |")
    print("|---" * 9 + "|")
    enough = True
    for kind in sorted(KINDS, key=lambda kind: kind.severity):
        cells = []
        for locale in LOCALES:
            score = scores.get((kind.name, locale))
            poor = score is not None and score.recall < NEEDED[kind.severity]
            enough = enough and not poor
            cells.append("" if score is None else f"{'**' * poor}{score.ours}/{score.made}{'**' * poor}")
        theirs = (scores.get((kind.name, locale)) for locale in LOCALES)
        cells += ["" if score is None else f"{score.theirs}/{score.made}" for score in theirs]
        print(f"| {kind.name}{'+' * kind.built} | `{kind.check}` | {kind.severity} | {' | '.join(cells)} |")
    total = {locale: [score for (_, tag), score in scores.items() if tag == locale] for locale in LOCALES}
    mine = (f"{sum(s.ours for s in total[tag]) / sum(s.made for s in total[tag]):.1%}" for tag in LOCALES)
    theirs = (f"{sum(s.theirs for s in total[tag]) / sum(s.made for s in total[tag]):.1%}" for tag in LOCALES)
    print(f"| all | | | {' | '.join(mine)} | {' | '.join(theirs)} |")
    return enough


def print_catalogs(scores: dict[tuple[str, str], Score]) -> None:
    for name in dict.fromkeys(name for name, _ in scores):
        row = (scores[name, locale] for locale in LOCALES)
        print(f"{name:<16}" + "".join(f"{f'{score.ours}/{score.made}':>10}" for score in row))


def print_alarms() -> None:
    """Print the share of the undamaged references on which each side fires, both without a glossary."""
    ours = Ours(Glossary())
    print(f"\n{'clean references with':<24}" + "".join(f"{locale:>10}" for locale in LOCALES))
    rows: dict[str, list[float]] = {"errors": [], "warnings": [], "pofilter": []}
    for locale in LOCALES:
        pairs, failing = read_pairs(ROOT / "bench" / "data", locale), pofilter(locale)
        found = [{issue.severity for issue in ours.issues(source, target, locale)} for source, target in pairs]
        rows["errors"].append(sum(Severity.ERROR in severities for severities in found) / len(pairs))
        rows["warnings"].append(sum(Severity.WARNING in severities for severities in found) / len(pairs))
        rows["pofilter"].append(sum(bool(failing(*pair)) for pair in pairs) / len(pairs))
    for name, shares in rows.items():
        print(f"{name:<24}" + "".join(f"{share:>10.2%}" for share in shares))


def shown(name: str, locales: Sequence[str], count: int) -> Iterator[str]:
    """Yield the mutants of a kind that no check sees."""
    ours = Ours()
    kind = next(kind for kind in KINDS if kind.name == name)
    for locale in locales or kind.locales:
        for mutant in mutants(kind, read_pairs(ROOT / "bench" / "data", locale), locale, count, ours.glossary):
            if not ours.sees(mutant, kind, locale):
                yield f"{locale}\n  {mutant.source}\n  {mutant.clean}\n  {mutant.damaged}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50, help="mutants a kind and language")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", nargs="+", metavar="KIND", help="print what is missed: a kind, a locale")
    arguments = parser.parse_args()
    if arguments.show:
        print("\n".join(shown(arguments.show[0], arguments.show[1:], arguments.count)))
        return 0
    start = time.perf_counter()
    scores = measure(arguments.count, arguments.seed)
    enough = print_kinds(scores)
    made = sum(score.made for score in scores.values())
    print(
        f"\n{len(KINDS)} kinds, {made} mutants, {time.perf_counter() - start:.0f} s. + marks kinds whose "
        f"element was put in."
    )
    print("\nWhole catalogs:")
    print_catalogs(catalogs(min(arguments.count, 20)))
    print_alarms()
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
