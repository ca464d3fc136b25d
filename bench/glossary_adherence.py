"""Measure how well drafts keep the glossary: `python bench/glossary_adherence.py [--part dev] [PACKAGE ...]`.

For each package: on bench/data/term_sentences.tsv the share of terms in a right form, plain and drafted, the rung each
sentence came by, and the time; on the TICO-19 development set chrF and time of plain translation and of drafts, without
a glossary and with ours. Exits with 1 where adherence is below 0.98 or chrF falls by more than 0.3.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import glossary
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.base import Engine, TranslateOptions
from l10n_pipeline.engines.packages import find_packages, read_package
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Suggestion, Term
from l10n_pipeline.pretranslate import Drafter
from l10n_pipeline.typography import tidy

ROOT = Path(__file__).parent.parent
DATA = ROOT / "bench" / "data"
RUNGS = ("annotated", "n-best", "beam", "in clauses", "synonym", "aligned", "suppressed", "masked", "in pieces")
LEAST_ADHERENCE = 0.98
MOST_LOSS = 0.3


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of the terms that stand in a right form."""

    terms: int
    exact: float
    tolerant: float
    """With the inflections and affixes of the language."""


def read_sentences(part: str) -> list[str]:
    """Return the sentences of one part of the list, or all."""
    rows = [line.split("\t") for line in (DATA / "term_sentences.tsv").read_text(encoding="utf-8").splitlines()]
    return [row[1] for row in rows if len(row) == 2 and row[0] in ((part,) if part != "all" else ("dev", "held"))]


def adherence(sentences: Sequence[str], targets: Sequence[str], terms: Glossary, locale: str) -> Rates:
    """Return how many of the terms in ``sentences`` have a right form in ``targets``."""
    matcher = glossary.Matcher(terms)
    total = exact = tolerant = 0
    for sentence, target in zip(sentences, targets, strict=True):
        for term in {m.term.source: m.term for m in matcher.find(sentence)}.values():
            forms = _forms(term, locale)
            if forms:
                total += 1
                exact += any(form in target for form in forms)
                tolerant += bool(glossary.find_forms(forms, target, locale))
    return Rates(total, exact / total, tolerant / total)


def _forms(term: Term, locale: str) -> tuple[str, ...]:
    rendering = term.rendering(locale)
    return term.sources if term.do_not_translate else rendering.forms if rendering else ()


def rung(suggestion: Suggestion) -> str:
    """Return the roughest rung that the origin tells of."""
    text = suggestion.origin.text.split("glossary:")[0]
    return next((name for name in reversed(RUNGS) if name in text), "plain")


def chrf(targets: Sequence[str], references: Sequence[str]) -> float:
    """Return chrF2 of the whole set: F2 of character n-grams, n = 1 to 6, without spaces (Popović 2015)."""
    precision: list[float] = []
    recall: list[float] = []
    for n in range(1, 7):
        same = hypothesis = reference = 0
        for target, wanted in zip(targets, references, strict=True):
            ours, theirs = _grams(target, n), _grams(wanted, n)
            same += sum((ours & theirs).values())
            hypothesis += sum(ours.values())
            reference += sum(theirs.values())
        precision.append(same / max(hypothesis, 1))
        recall.append(same / max(reference, 1))
    p, r = sum(precision) / 6, sum(recall) / 6
    return 100 * 5 * p * r / (4 * p + r) if p + r else 0.0


def _grams(text: str, n: int) -> Counter[str]:
    joined = "".join(text.split())
    return Counter(joined[i : i + n] for i in range(len(joined) - n + 1))


def timed(work: Callable[[], list[str]]) -> tuple[list[str], float]:
    """Return what ``work`` returns, and the seconds it took."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def plain(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Return the engine's first proposals, tidied: what there would be without guards and ladder."""
    locale = get_locale(engine.target)
    found = engine.translate(sentences, TranslateOptions(hypotheses=4))
    return [tidy(proposals[0].text, locale) for proposals in found]


def measure_terms(engine: Engine, terms: Glossary, part: str) -> bool:
    """Print the adherence of ``engine``; return whether it is enough."""
    enough = True
    for name in ("dev", "held") if part == "all" else (part,):
        sentences = read_sentences(name)
        drafter = Drafter(engine, get_locale(engine.target), get_locale("en"), terms)
        raw, plain_s = timed(lambda s=sentences: plain(engine, s))  # type: ignore[misc]
        start = time.perf_counter()
        drafts = drafter.draft(sentences)
        seconds = time.perf_counter() - start
        before = adherence(sentences, raw, terms, engine.target)
        after = adherence(sentences, [draft.target for draft in drafts], terms, engine.target)
        flagged = sum(any(issue.severity == "error" for issue in draft.issues) for draft in drafts)
        shares = Counter(map(rung, drafts))
        told = ", ".join(f"{k} {shares[k] / len(drafts):.0%}" for k in ("plain", *RUNGS) if shares[k])
        print(f"{engine.origin}, {name}: {len(sentences)} sentences, {after.terms} terms")
        print(f"  plain    {before.tolerant:.3f} affix-tolerant, {before.exact:.3f} exact, {plain_s:.1f} s")
        print(f"  drafted  {after.tolerant:.3f} affix-tolerant, {after.exact:.3f} exact, {seconds:.1f} s")
        print(f"  rungs    {told}; {flagged} drafts still have an error")
        enough &= after.tolerant >= LEAST_ADHERENCE
    return enough


def measure_quality(engine: Engine, terms: Glossary, folder: Path) -> bool:
    """Print chrF and time on the development set; return whether drafts are as good as plain translation."""
    sentences = (folder / "tico19-dev.en").read_text(encoding="utf-8").splitlines()
    references = (folder / f"tico19-dev.{engine.target}").read_text(encoding="utf-8").splitlines()
    locale = get_locale(engine.target)
    plain(engine, sentences[:5])
    ways: dict[str, Callable[[], list[str]]] = {"plain": lambda: plain(engine, sentences)}
    for name, own in (("drafted, no glossary", Glossary()), ("drafted, glossary", terms)):
        drafter = Drafter(engine, locale, get_locale("en"), own)
        ways[name] = lambda d=drafter: [draft.target for draft in d.draft(sentences)]  # type: ignore[misc]
    scores: dict[str, float] = {}
    base = math.nan
    for name, work in ways.items():
        targets, seconds = timed(work)
        base = seconds if name == "plain" else base
        scores[name] = chrf(targets, references)
        print(f"  TICO-19  chrF {scores[name]:.2f}, {seconds:.1f} s ({seconds / base:.2f} times plain), {name}")
    return min(scores.values()) >= scores["plain"] - MOST_LOSS


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="glossary adherence and quality of drafts")
    parser.add_argument("packages", nargs="*", type=Path)
    parser.add_argument("--part", default="all", choices=("dev", "held", "all"))
    parser.add_argument("--eval", type=Path, default=DATA, help="folder of tico19-dev.*")
    parser.add_argument("--apertium", action="store_true", help="measure Apertium en→fr instead of packages")
    parser.add_argument("--only", choices=("terms", "quality"))
    given = parser.parse_args(arguments)
    terms = glossary.parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml")
    enough = True
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        packages = [read_package(p, cache) for p in given.packages] or find_packages([ROOT / "models"], cache)
        engines: list[Engine] = [ArgosEngine(package) for package in packages]
        if given.apertium:
            from l10n_pipeline.engines.apertium import ApertiumEngine

            engines = [ApertiumEngine("en", "fr")]
        for engine in engines:
            engine.translate(["Ready."])
            if given.only != "quality":
                enough &= measure_terms(engine, terms, given.part)
            if given.only != "terms":
                enough &= measure_quality(engine, terms, given.eval)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
