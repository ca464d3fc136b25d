"""Measure which masks survive which model package: `python bench/mask_survival.py [models/*.argosmodel]`.

Takes 60 sentences of the statement, replaces one to three words in each by masks (the same words for every style) and
counts the masks that come back once, and the sentences whose masks all do.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from pathlib import Path

from l10n_pipeline import inline
from l10n_pipeline.engines.argos import ArgosEngine, ArgosSettings
from l10n_pipeline.engines.base import TranslateOptions
from l10n_pipeline.engines.packages import find_packages, read_package

ROOT = Path(__file__).parent.parent
COUNT = 60
SEED = 20161106


CANDIDATES = (
    *inline.STYLES.values(),
    inline.bracketed("parentheses", "(", ")"),
    inline.bracketed("hash in parentheses", "(#", ")"),
    inline.bracketed("white brackets", "⟦", "⟧"),
    inline.bracketed("stars", "*", "*"),
    inline.bracketed("percent", "%(", ")s"),
    inline.bracketed("dollar", "${", "}"),
    inline.bracketed("tag", "<b", "/>"),
    inline.bracketed("two letters", "QQ", ""),
    inline.Style("codes", lambda n: f"XB{'CDFGH'[n]}Q", re.compile(r"XB([CDFGH])Q"), lambda m: "CDFGH".index(m[1])),
    inline.Style("years", lambda n: str(1951 + n), re.compile(r"\b195([1-6])\b"), lambda m: int(m[1]) - 1),
    inline.Style("emoji", lambda n: chr(0x1F330 + n), re.compile("[🌰-🌵]"), lambda m: ord(m[0]) - 0x1F330),
)
"""The styles of `inline`, and those that were tried and not taken in."""


def sentences() -> list[str]:
    """Return sentences of 8 to 35 words, without the brackets that some styles use."""
    text = (ROOT / "source" / "statement.txt").read_text(encoding="utf-8")
    found = [s.strip() for line in text.splitlines() for s in re.split(r"(?<=[.!?])\s+", line)]
    fit = [s for s in dict.fromkeys(found) if 8 <= len(s.split()) <= 35 and not re.search(r"[{}\[\]<>]", s)]
    return fit[:COUNT]


def with_spans(sentence: str, chance: random.Random) -> tuple[str, tuple[inline.Span, ...]]:
    """Return the sentence and one to three of its words as spans."""
    words = list(re.finditer(r"[A-Za-z]{4,}", sentence))
    chosen = sorted(chance.sample(words, min(len(words), chance.randint(1, 3))), key=lambda m: m.start())
    return sentence, tuple(inline.Span(m.start(), m.end(), inline.SpanKind.KEEP, m.group()) for m in chosen)


def survival(engine: ArgosEngine, style: inline.Style) -> tuple[float, float, float]:
    """Return the shares of masks, of sentences, and of sentences with one of four proposals right, that survive."""
    chance = random.Random(SEED)
    masked = [inline.mask(text, spans, style) for text, spans in (with_spans(s, chance) for s in sentences())]
    translated = engine.translate([m.text for m in masked], TranslateOptions(hypotheses=4))
    tried = [[inline.restore(m, h.text) for h in t] for m, t in zip(masked, translated, strict=True)]
    restored = [proposals[0] for proposals in tried]
    total = sum(len(m.masks) for m in masked)
    bad = sum(len(r.lost) + len(r.doubled) for r in restored)
    any_ok = sum(any(r.ok for r in proposals) for proposals in tried)
    return 1 - bad / total, sum(r.ok for r in restored) / len(restored), any_ok / len(restored)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", nargs="*", type=Path, help="model packages, or those of models/")
    given = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        packages = [read_package(path, cache) for path in given] or find_packages([ROOT / "models"], cache)
        engines = [ArgosEngine(p, ArgosSettings(replace_unknowns=True)) for p in packages]
        print("| style | mask | " + " | ".join(f"{p.from_code}→{p.to_code} {p.version}" for p in packages) + " |")
        print("|---|---|" + "---|" * len(packages))
        rows = []
        for style in CANDIDATES:
            results = [survival(engine, style) for engine in engines]
            rows.append((sum(ok for _, ok, _ in results), style, results))
        for _, style, results in sorted(rows, key=lambda row: -row[0]):
            cells = " | ".join(f"{masks:.0%} / {one:.0%} / {four:.0%}" for masks, one, four in results)
            print(f"| {style.name} | `{style.write(0)}` | {cells} |")
        print("\nmasks that came back once / sentences with nothing wrong / the same in one of four proposals")


if __name__ == "__main__":
    main()
