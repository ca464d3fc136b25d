"""Count the alarms of the checks on correct translations.

    python bench/checks_references.py [FOLDER] [--show CHECK [LOCALE]]

FOLDER holds ``tico19-dev.en`` and ``tico19-dev.fa``, ``.ar``, ``.fr``: aligned lines, human translations
(tico-19.github.io, CC0); bench/data does. The table counts the targets on which each check fires, which for an error
should be next to none. ``--show`` prints what fires. What the checks find in damaged translations: bench/mutations.py.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from l10n_pipeline.checks import CHECKS, CheckContext, run_checks
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity

LOCALES = ("fa", "ar", "fr")
Pair = tuple[str, str]


def read_pairs(folder: Path, locale: str) -> list[Pair]:
    texts = [
        (folder / f"tico19-dev.{tag}").read_text(encoding="utf-8").rstrip("\n").split("\n") for tag in ("en", locale)
    ]
    return list(zip(*texts, strict=True))


def check(source: str, target: str, locale: str) -> tuple[Issue, ...]:
    return run_checks(
        CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))
    )


def false_alarms(folder: Path) -> None:
    print(f"{'check':<22}{'severity':<9}" + "".join(f"{locale:>14}" for locale in LOCALES))
    counts: dict[str, Counter[tuple[str, str]]] = {}
    totals = {}
    for locale in LOCALES:
        pairs = read_pairs(folder, locale)
        totals[locale] = len(pairs)
        counter = counts[locale] = Counter()
        for source, target in pairs:
            issues = check(source, target, locale)
            counter.update({(issue.check, str(issue.severity)) for issue in issues})
            counter.update({("any", str(issue.severity)) for issue in issues})
    for name in (*CHECKS, "any"):
        for severity in Severity:
            row = [counts[locale][name, str(severity)] for locale in LOCALES]
            if any(row):
                cells = (f"{n:>6} {n / totals[tag]:>6.2%}" for n, tag in zip(row, LOCALES, strict=True))
                print(f"{name:<22}{severity:<9}" + "".join(f"{cell:>14}" for cell in cells))


def shown(folder: Path, name: str, locales: tuple[str, ...]) -> Iterator[str]:
    for locale in locales:
        for line, (source, target) in enumerate(read_pairs(folder, locale), 1):
            for issue in check(source, target, locale):
                if name in (issue.check, str(issue.severity), f"{issue.check}:{issue.severity}"):
                    yield f"{locale} {line} {issue.check} {issue.severity}: {issue.message}\n  {source}\n  {target}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent / "data")
    parser.add_argument("--show", nargs="+", metavar="CHECK", help="a check's id, a severity, or id:severity; a locale")
    arguments = parser.parse_args()
    if arguments.show:
        name, *locales = arguments.show
        print("\n".join(shown(arguments.folder, name, tuple(locales) or LOCALES)))
        return 0
    false_alarms(arguments.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
