"""Measure the forms of terms in correct translations: `python bench/glossary_references.py [--show LOCALE]`.

A glossary of everyday health terms (bench/data/health.yaml) over the human translations of the TICO-19 development set.
For each locale: of the terms in the sources, the share whose rendering the target holds word for word, and the share
that the rules of the language find. `--show` lists, for one locale, in which spellings each rendering was found, and
the sentences where it was not: synonyms, pronouns, or a rule that the language still lacks.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from l10n_pipeline import glossary

DATA = Path(__file__).parent / "data"
LOCALES = ("fa", "ar", "fr")


def lines(locale: str) -> list[str]:
    return (DATA / f"tico19-dev.{locale}").read_text(encoding="utf-8").splitlines()


def exact(forms: tuple[str, ...], target: str) -> bool:
    """Return whether one of ``forms`` stands in ``target`` as whole words, in the glossary's spelling."""
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", target, re.IGNORECASE) for form in forms)


def main() -> int:
    parser = argparse.ArgumentParser(description="terms found in correct translations")
    parser.add_argument("--show", choices=LOCALES, help="list what was found, and what was not")
    given = parser.parse_args()
    terms = glossary.parse((DATA / "health.yaml").read_bytes(), "health.yaml")
    sources = lines("en")
    print(f"{len(terms.terms)} terms  occurrences  word for word  by rule")
    for locale in LOCALES:
        counts: Counter[str] = Counter()
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        missing: list[str] = []
        for source, target in zip(sources, lines(locale), strict=True):
            for name, term in {found.term.source: found.term for found in glossary.find(terms, source)}.items():
                forms = term.renderings[locale].forms
                spans = glossary.find_forms(forms, target, locale)
                counts["terms"] += 1
                counts["exact"] += exact(forms, target)
                counts["rule"] += bool(spans)
                spellings[name].update(target[start:end].casefold() for start, end in spans)
                if not spans:
                    missing.append(f"{name}\t{source}\t{target}")
        print(
            f"{locale:<9} {counts['terms']:>11} {counts['exact'] / counts['terms']:>14.3f} "
            f"{counts['rule'] / counts['terms']:>8.3f}"
        )
        if locale == given.show:
            show(spellings, missing)
    return 0


def show(spellings: dict[str, Counter[str]], missing: list[str]) -> None:
    for name, found in spellings.items():
        print(f"  {name}: {', '.join(f'{form} {count}' for form, count in found.most_common())}")
    print("\n".join(missing))


if __name__ == "__main__":
    sys.exit(main())
