"""Measure what packages were taught: `python bench/taught.py [PACKAGE ...]`.

Of first proposals, without any retry: the sentences whose masks all came back (braces, and the style that the package
declares or that survives it best), and the glossary's terms that stand in a right form, without and with the rendering
beside the term. Sentences: the development set of TICO-19 for masks, bench/data/term_sentences.tsv for terms.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from l10n_pipeline import glossary, inline
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.packages import find_packages, read_package
from l10n_pipeline.pretranslate.masking import choose_style
from l10n_pipeline.pretranslate.taught import measure

ROOT = Path(__file__).parent.parent
DATA = ROOT / "bench" / "data"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", nargs="*", type=Path, help="model packages, or those of models/")
    given = parser.parse_args().packages
    lines = (DATA / "term_sentences.tsv").read_text(encoding="utf-8").splitlines()
    with_terms = [line.split("\t")[1] for line in lines if "\t" in line]
    general = (DATA / "tico19-dev.en").read_text(encoding="utf-8").splitlines()
    matcher = glossary.Matcher(glossary.parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml"))
    print("| package | taught masks / terms | whole, braces | whole, best style | terms plain | terms told |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        packages = [read_package(path, cache) for path in given] or find_packages([ROOT / "models"], cache)
        for package in packages:
            engine = ArgosEngine(package)
            style = choose_style(engine) or inline.DEFAULT_STYLE
            braces = measure(engine, general, matcher, inline.STYLES["braces"])
            best = measure(engine, general, matcher, style)
            terms = measure(engine, with_terms, matcher, style)
            told = f"{package.mask_style or 'no'} / {'yes' if package.term_annotation else 'no'}"
            print(
                f"| {package.name} | {told} | {braces.whole} of {braces.sentences} "
                f"| {best.whole} of {best.sentences} ({style.name}) "
                f"| {terms.plain.tolerant_rate:.1%} of {terms.plain.terms} | {terms.told.tolerant_rate:.1%} |"
            )


if __name__ == "__main__":
    main()
