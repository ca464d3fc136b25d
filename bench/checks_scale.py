"""The checks at scale, beside pofilter: `python bench/checks_scale.py [--messages N] [--terms N] [--locale fa]`.

One catalog of 100,000 messages and a glossary of 10,000 terms, made from bench/data with a fixed seed: half of the
messages are a sentence with a number before it, half two sentences, so that no two are alike; one in fifty was damaged.
Some 3,700 terms stand in the texts, each with a form that stands in the translation; the others are made of the same
words and have to be told apart. Then, as their users call them, in processes of their own:

- pofilter (translate-toolkit), all its filters, on the same file, or on its first messages with ``--sample``;
- l10n check on the whole file, with nothing kept from before;
- l10n check again, unchanged.

Ratios count: pofilter's seconds and ours are of the same minutes of the same machine. CPU seconds stand beside wall
seconds, since pofilter works alone and our command takes every core. ``--profile`` prints where our time goes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from l10n_pipeline import checks, glossary
from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.po import new_header
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Glossary, Message, Rendering, Term

DATA = Path(__file__).parent / "data"
REQUIRED_SPEED, REQUIRED_AGAIN = 8.0, 20.0
USED = 0.4
"""Share of the terms that are taken from the texts; those of them that do not fit are left out again."""
DAMAGED = 0.02
SETTINGS = """\
version: 1
title: Scale
locales: [{locale}]
documents: [{{path: source/scale.txt}}]
glossary: glossary.yaml
engine: {{name: none}}
"""


def read(tag: str) -> list[str]:
    return (DATA / f"tico19-dev.{tag}").read_text(encoding="utf-8").rstrip("\n").split("\n")


def make_messages(pairs: Sequence[tuple[str, str]], count: int, chance: random.Random) -> list[Message]:
    """Return ``count`` messages, no two alike."""
    messages: dict[str, Message] = {}
    while len(messages) < count:
        source, target = chance.choice(pairs)
        if len(messages) % 2:
            other = chance.choice(pairs)
            source, target = f"{source} {other[0]}", f"{target} {other[1]}"
        else:
            number = chance.randrange(100, 1_000_000)
            source, target = f"({number}) {source}", f"({number}) {target}"
        if chance.random() < DAMAGED:
            target = damage(target, chance)
        messages[source] = Message(source=source, targets=(target,))
    return list(messages.values())


def damage(target: str, chance: random.Random) -> str:
    """Return ``target`` with a digit changed, or a mark doubled, or cut short."""
    match chance.randrange(3):
        case 0:
            return re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), target, count=1)
        case 1:
            return f"{target}؟?"
        case _:
            return target[: len(target) // 5]


def make_glossary(pairs: Sequence[tuple[str, str]], count: int, locale: str, chance: random.Random) -> bytes:
    """Return a glossary of ``count`` terms; those that are used stand in one sentence of the data only."""
    places: dict[str, list[int]] = {}
    for index, (source, _) in enumerate(pairs):
        words = re.findall(r"[A-Za-z]{4,}", source)
        for size in (1, 2):
            for start in range(len(words) - size + 1):
                text = " ".join(words[start : start + size])
                if text in source:
                    places.setdefault(text.lower(), []).append(index)
    rare = [(text, found[0]) for text, found in places.items() if len(found) == 1]
    chance.shuffle(rare)
    renderings: dict[str, str] = {}
    for text, index in rare[: int(count * USED)]:
        words = re.findall(r"[^\W\d_]{3,}", pairs[index][1])
        if words:
            renderings[text] = chance.choice(words)
    renderings = settled(renderings, pairs, locale)
    used = len(renderings)
    vocabulary = sorted({word for text in places for word in text.split()})
    targets = sorted({word for _, target in pairs for word in re.findall(r"[^\W\d_]{3,}", target)})
    while len(renderings) < count:
        text = " ".join(chance.sample(vocabulary, 3))
        renderings.setdefault(text, chance.choice(targets))
    terms = [
        {"term": text, "definition": "Made for a measurement.", "translations": {locale: {"preferred": form}}}
        for text, form in renderings.items()
    ]
    print(f"{used:,} of the terms stand in the texts, {len(terms) - used:,} do not")
    return yaml.safe_dump({"version": 1, "terms": terms}, allow_unicode=True, sort_keys=False).encode()


def settled(renderings: dict[str, str], pairs: Sequence[tuple[str, str]], locale: str) -> dict[str, str]:
    """Return ``renderings`` without the terms that some sentence has, inflected, whose translation lacks the form."""
    left = dict(renderings)
    while True:
        terms = [Term(source=text, renderings={locale: Rendering(form)}) for text, form in left.items()]
        matcher = glossary.Matcher(Glossary(tuple(terms)))
        wrong = {
            match.term.source
            for source, target in pairs
            for match in matcher.find(source)
            if not glossary.find_forms((left[match.term.source],), target, locale)
        }
        if not wrong:
            return left
        left = {text: form for text, form in left.items() if text not in wrong}


def write_catalog(path: Path, messages: Sequence[Message], locale: str) -> None:
    info = get_locale(locale)
    header = new_header(
        {
            "Language": locale,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": info.plural_forms,
        }
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po.serialize(Catalog(header=header, messages=tuple(messages))))


@dataclass(frozen=True)
class Timing:
    wall: float
    cpu: float
    code: int


def timed(command: Sequence[str], folder: Path) -> Timing:
    """Run ``command`` and return its seconds, those of the processes it starts included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} failed: {done.stderr.decode()[-500:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timing(wall, cpu, done.returncode)


def profile(folder: Path, messages: Sequence[Message], locale: str) -> None:
    """Print what the parts of the work cost on ``messages``, in this process."""
    start = time.process_time()
    terms = glossary.parse((folder / "glossary.yaml").read_bytes(), "glossary.yaml")
    print(f"  read the glossary               {time.process_time() - start:8.2f} s once")
    start = time.process_time()
    matcher = glossary.Matcher(terms)
    print(f"  compile it                      {time.process_time() - start:8.2f} s once")
    spent: Counter[str] = Counter()
    info, english = get_locale(locale), get_locale("en")
    for message in messages:
        start = time.process_time()
        found = matcher.find(message.source)
        spent["(find the terms)"] += int((time.process_time() - start) * 1e9)
        context = checks.CheckContext(
            source=message.source, target=message.target, locale=info, source_locale=english, terms=found
        )
        for name, check in checks.CHECKS.items():
            start = time.process_time()
            list(check.run(context))
            spent[name] += int((time.process_time() - start) * 1e9)
    for name, nanoseconds in spent.most_common():
        print(f"  {name:31} {nanoseconds / len(messages) / 1000:8.0f} µs a message")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--terms", type=int, default=10_000)
    parser.add_argument("--sample", type=int, help="messages that pofilter gets; default: all")
    parser.add_argument("--locale", default="fa", choices=("fa", "ar", "fr"))
    parser.add_argument("--seed", type=int, default=1988)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    pairs = list(zip(read("en"), read(options.locale), strict=True))
    messages = make_messages(pairs, options.messages, chance)
    tools = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalog = folder / "locales" / options.locale / "LC_MESSAGES" / "scale.po"
        write_catalog(catalog, messages, options.locale)
        sample = messages[: options.sample]
        write_catalog(folder / "sample" / "scale.po", sample, options.locale)
        (folder / "source").mkdir()
        (folder / "source" / "scale.txt").write_text("Never read by the checks.\n", encoding="utf-8")
        (folder / "glossary.yaml").write_bytes(make_glossary(pairs, options.terms, options.locale, chance))
        (folder / "l10n.yaml").write_text(SETTINGS.format(locale=options.locale), encoding="utf-8")
        size = catalog.stat().st_size / 1e6
        print(f"{len(messages):,} messages ({size:.0f} MB), {options.terms:,} terms, {options.locale}", flush=True)
        if options.profile:
            profile(folder, messages[:2000], options.locale)
        peer = timed([str(tools / "pofilter"), f"--language={options.locale}", "sample", "filtered"], folder)
        ours = [str(tools / "l10n"), "check", "--format", "json", "--output", "report.json"]
        first = timed(ours, folder)
        again = timed(ours, folder)
    return tell(peer, len(sample), first, again, len(messages))


def tell(peer: Timing, sample: int, first: Timing, again: Timing, count: int) -> int:
    print(f"{'':28}{'messages':>10}{'wall s':>9}{'CPU s':>9}{'a second':>10}{'a CPU s':>9}")
    for name, timing, number in (
        ("pofilter", peer, sample), ("l10n check", first, count), ("l10n check, unchanged", again, count),
    ):  # fmt: skip
        speed, work = number / timing.wall, number / timing.cpu
        print(f"{name:28}{number:>10,}{timing.wall:>9.1f}{timing.cpu:>9.1f}{speed:>10,.0f}{work:>9,.0f}")
    speed = (count / first.wall) / (sample / peer.wall)
    work = (count / first.cpu) / (sample / peer.cpu)
    back = first.wall / again.wall
    print(
        f"messages a second: {speed:.1f} times pofilter's (wanted: {REQUIRED_SPEED:g}); a CPU second: {work:.1f} times"
    )
    print(
        f"unchanged: {back:.1f} times faster than the first run (wanted: {REQUIRED_AGAIN:g}); cores: {os.cpu_count()}"
    )
    return 0 if speed >= REQUIRED_SPEED and back >= REQUIRED_AGAIN else 1


if __name__ == "__main__":
    sys.exit(main())
