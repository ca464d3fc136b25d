"""Measure Apertium, English to French, where it is installed: `python bench/apertium_quality.py`.

BLEU, chrF (sacrebleu) and sentences a second on bench/data/tico19-dev; whether neighbours change a text; and which way
of carrying masks loses least: the engine's own (superblanks, words for those that go astray), or each style of
`l10n_pipeline.inline`. Superblanks alone are measured too, as are words alone.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from pathlib import Path

import sacrebleu

from l10n_pipeline import inline
from l10n_pipeline.engines.apertium import ApertiumEngine
from l10n_pipeline.engines.apertium_stream import Decoded, encode

DATA = Path(__file__).parent / "data"
SEED = 20161104
COUNT = 200


class Bare(ApertiumEngine):
    """The engine without superblanks, so that a mask is text like any other."""

    def _translate(self, sentences: list[str]) -> list[str]:
        return [found.text for found in self._pass([encode(sentence) for sentence in sentences])]


class Blanks(ApertiumEngine):
    """The engine with superblanks only: nothing is translated again."""

    def _translate(self, sentences: list[str]) -> list[str]:
        found: list[Decoded] = self._pass([encode(sentence, inline.find(sentence)) for sentence in sentences])
        return [decoded.text for decoded in found]


def lines(language: str) -> list[str]:
    return (DATA / f"tico19-dev.{language}").read_text(encoding="utf-8").splitlines()


def texts(engine: ApertiumEngine, sentences: list[str]) -> list[str]:
    return [proposals[0].text for proposals in engine.translate(sentences)]


def with_tags(sentence: str, chance: random.Random) -> str:
    """Return the sentence with one or two pairs of tags around one to three words each."""
    words = list(re.finditer(r"\w+", sentence))
    starts = sorted(chance.sample(range(0, len(words) - 3, 4), chance.randint(1, 2)))
    out, end = "", 0
    for number, start in enumerate(starts, 1):
        first, last = words[start].start(), words[start + chance.randrange(3)].end()
        out += f"{sentence[end:first]}<b{number}>{sentence[first:last]}</b{number}>"
        end = last
    return out + sentence[end:]


def with_names(sentence: str, chance: random.Random) -> tuple[str, tuple[inline.Span, ...]]:
    """Return the sentence, and one to four of its words as spans."""
    words = list(re.finditer(r"[A-Za-z]{4,}", sentence))
    chosen = sorted(chance.sample(words, min(len(words), chance.randint(1, 4))), key=lambda m: m.start())
    return sentence, tuple(inline.Span(m.start(), m.end(), inline.SpanKind.KEEP, m.group()) for m in chosen)


def quality(engine: ApertiumEngine, english: list[str], french: list[str]) -> dict[str, str]:
    """Print the scores and the speed; return the texts."""
    before, start = os.times(), time.perf_counter()
    found = texts(engine, english)
    seconds, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    bleu, chrf = (f([*found], [french]).score for f in (sacrebleu.corpus_bleu, sacrebleu.corpus_chrf))
    print(f"{engine.origin}: {len(english)} sentences, BLEU {bleu:.2f}, chrF {chrf:.2f}")
    print(f"{len(english) / seconds:.0f} sentences a second; {len(english) / cpu:.0f} a second of processor time")
    return dict(zip(english, found, strict=True))


def neighbours(engine: ApertiumEngine, known: dict[str, str], chance: random.Random) -> None:
    """Print how many sentences get another text in other company."""
    sizes = [1] * 10 + [10] * 5 + [100, 300]
    changed = tried = 0
    for size in sizes:
        some = chance.sample(list(known), size)
        tried += size
        changed += sum(text != known[sentence] for sentence, text in zip(some, texts(engine, some), strict=True))
    print(f"{changed} of {tried} sentences got another text in other company\n")


def masks(english: list[str], french: list[str]) -> None:
    """Print a table of what becomes of masks."""
    chance = random.Random(SEED)
    pairs = [pair for pair in zip(english, french, strict=True) if 8 <= len(pair[0].split()) <= 40]
    chosen = chance.sample([pair for pair in pairs if not inline.find(pair[0])], COUNT)
    references = [reference for _, reference in chosen]
    named = [with_names(sentence, chance) for sentence, _ in chosen]
    tagged = [(text, inline.find(text)) for text in (with_tags(sentence, chance) for sentence, _ in chosen)]
    print("| way | words masked: whole | tags: whole | tags: pairs emptied | tags: chrF without them |")
    print("|---|---|---|---|---|")
    ways = [
        ("superblanks, then words", ApertiumEngine, inline.DEFAULT_STYLE),
        ("superblanks", Blanks, inline.DEFAULT_STYLE),
    ]
    for name, engine, style in [*ways, *((name, Bare, style) for name, style in inline.STYLES.items())]:
        cells = []
        for sentences in (named, tagged):
            masked = [inline.mask(*pair, style) for pair in sentences]
            found = texts(engine("en", "fr"), [mask.text for mask in masked])
            restored = [inline.restore(*pair) for pair in zip(masked, found, strict=True)]
            cells.append(f"{sum(r.ok for r in restored)} of {COUNT}")
        plain = [" ".join(re.sub(r"</?b\d>", " ", r.text).split()) for r in restored]
        empty = sum(bool(re.search(r"<b(\d)>\W*</b\1>", r.text)) for r in restored)
        print(
            f"| {name} | {cells[0]} | {cells[1]} | {empty} | {sacrebleu.corpus_chrf(plain, [references]).score:.2f} |"
        )
    untouched = sacrebleu.corpus_chrf(texts(ApertiumEngine("en", "fr"), [s for s, _ in chosen]), [references]).score
    print(f"\nchrF of the same sentences without tags: {untouched:.2f}")


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    english, french = lines("en"), lines("fr")
    engine = ApertiumEngine("en", "fr")
    known = quality(engine, english, french)
    neighbours(engine, known, random.Random(SEED))
    masks(english, french)


if __name__ == "__main__":
    main()
