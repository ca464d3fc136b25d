"""Measure that nothing masked is ever lost: `python bench/masks.py [--count 1000] [PACKAGE.argosmodel ...]`.

Generates sentences with one to four tags, tag pairs or links, drafts them, and looks whether each draft has all of them
once, with tags that nest. Exits with 1 where one does not.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from l10n_pipeline import inline
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.packages import find_packages, read_package
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary
from l10n_pipeline.pretranslate import Drafter

ROOT = Path(__file__).parent.parent
DATA = ROOT / "bench" / "data"
SEED = 20161104
LINKS = (
    "https://example.org/a/b?c=1",
    "http://www.example.com/report_2016.pdf",
    "www.example.net",
    "press@example.org",
    "https://example.org/%D8%A7#x",
)


def generate(count: int) -> list[str]:
    """Return ``count`` sentences with one to four tags, pairs of tags or links each."""
    chance = random.Random(SEED)
    lines = (DATA / "tico19-dev.en").read_text(encoding="utf-8").splitlines()
    fit = [line for line in lines if 6 <= len(line.split()) <= 30 and not inline.find(line)]
    return [_mark(chance.choice(fit), chance) for _ in range(count)]


def _mark(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    for number in range(1, chance.randint(1, 4) + 1):
        at = chance.randrange(len(words))
        match chance.randrange(4):
            case 0:
                words[at] = f"<b{number}>{words[at]}</b{number}>"
            case 1:
                words.insert(at, f"<x{number}/>")
            case _:
                words.insert(at, chance.choice(LINKS))
    return " ".join(words)


def whole(source: str, target: str) -> bool:
    """Return whether ``target`` has every tag and link of ``source`` as often, and its tags nest."""
    spans = inline.find(source)
    if Counter(span.text for span in spans) != Counter(span.text for span in inline.find(target)):
        return False
    stack: list[str] = []
    for slash, name in re.findall(r"<(/?)(b\d)>", target):
        if not slash:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="survival of tags and links")
    parser.add_argument("packages", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    given = parser.parse_args(arguments)
    sentences = generate(given.count)
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        for package in [read_package(p, cache) for p in given.packages] or find_packages([ROOT / "models"], cache):
            engine = ArgosEngine(package)
            drafter = Drafter(engine, get_locale(engine.target), get_locale("en"), Glossary())
            start = time.perf_counter()
            drafts = drafter.draft(sentences)
            seconds = time.perf_counter() - start
            bad = [(s, d) for s, d in zip(sentences, drafts, strict=True) if not whole(s, d.target)]
            pieced = sum("in pieces" in draft.origin.text for draft in drafts)
            style = drafter.mask_style
            print(f"{engine.origin}: {len(sentences) - len(bad)} of {len(sentences)} whole, {seconds:.1f} s")
            print(
                f"  mask {style.name if style else 'none survives'}; {pieced / len(drafts):.0%} put together in pieces"
            )
            for source, draft in bad[:5]:
                print(f"  {source}\n  {draft.target}  [{draft.origin.text}]")
            lost += len(bad)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
