"""One model for several languages, and a package of each: how the packages in ``models/`` are made.

    joint.py prepare FOLDER --corpora CORPORA    clean and weigh, teach masks and terms
    joint.py settle FOLDER                       learn the pieces, write down the weights
    joint.py prune FOLDER                        the pieces of each language
    card.py FOLDER …                             train, on a graphics card
    joint.py pack FOLDER fr --version 1.0        store as int8, evaluate, pack

``CORPORA`` holds ``en-fr.tsv.xz`` and so on; other corpora may lie in files beside it (``en-fr.*.tsv``). What is learnt
from which corpus, and how often, say the manifests ``training/en-*.tsv``: ``weight`` and ``most`` while a model adapts
to its language, ``joint`` and ``joint_most`` while all languages are learnt together.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import sentencepiece
from babel import Locale
from cutting import read_lines
from variants import taught, varied

from l10n_pipeline.inline import DEFAULT_STYLE
from l10n_pipeline.locales import get_locale
from l10n_pipeline.pipeline import evaluating, machines, training
from l10n_pipeline.training import lexicon
from l10n_pipeline.training.augment import Augmenter
from l10n_pipeline.training.cleaning import clean
from l10n_pipeline.training.corpora import Corpus, Used, read_manifest, take
from l10n_pipeline.training.packing import Label
from l10n_pipeline.training.pieces import Pieces, learn_pieces
from l10n_pipeline.training.reading import Pair, read_pairs
from l10n_pipeline.training.recipe import Start
from l10n_pipeline.training.weights import Shape, Weights, names

HERE = Path(__file__).parent
LOCALES = ("fr", "ar", "fa")
TEST = HERE.parent / "bench" / "data"
SEEN = {"fr": 0.5, "ar": 0.25, "fa": 0.25}
"""Each language's share of what is seen while all are learnt together."""
HOW = (
    "`training/card.py` on one NVIDIA H200: English to French, Arabic and Persian in one model, for 8 minutes on all "
    "corpora and 9 on those with a weight, then into this language alone for 6 minutes beside the two others"
)
HELD = 300
"""Pairs of a language that are not learnt from."""
WRITTEN, NAMES = "written", "cldr"
"""The corpora that come with the project: `written.tsv.xz` (English, French, Arabic, Persian), and names from Babel."""
LEAST_USED = 5
"""Occurrences of a piece in a language's texts, at least, that keep it in that language's package."""


def prepare(folder: Path, corpora: Path, locales: Sequence[str], limit: int = 0) -> None:
    """Write ``LOCALE.tsv.xz`` (source, target, corpus) and ``LOCALE.json`` (what was left out) into ``folder``.

    With ``limit`` no corpus gives more pairs: to try things out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for tag in locales:
        source, target = get_locale("en"), get_locale(tag)
        manifest = _manifest(tag, joint=True)
        chance = random.Random(1)
        given = [*_written(tag), *_names(tag)]
        for path in sorted(corpora.glob(f"en-{tag}.*")):
            given += read_pairs(path, source, target)
        unknown = sorted({pair.corpus for pair in given} - set(manifest))
        if unknown:
            raise SystemExit(f"training/en-{tag}.tsv does not name {', '.join(unknown)}")
        # Cleaning and the lexicon see corpora without a weight too.
        bounds = [
            replace(corpus, weight=1, most=min(filter(None, (corpus.most, limit)), default=None))
            for corpus in manifest.values()
        ]
        tests = [
            line
            for code in ("en", tag)
            for line in (TEST / f"tico19-dev.{code}").read_text(encoding="utf-8").splitlines()
        ]
        cleaned = clean(take(given, bounds, chance), source, target, tests)
        pairs = list(cleaned.pairs)
        chance.shuffle(pairs)
        held_count = min(HELD, len(pairs) // 20)
        held, pairs = pairs[:held_count], pairs[held_count:]
        known = lexicon.learn(pairs)
        made = [*taught(Augmenter(known, target, chance), pairs), *varied(pairs, tag, chance)]
        _write(folder / f"{tag}.held.tsv", held)
        _write(folder / f"{tag}.tsv.xz", [*pairs, *made])
        counts = Counter(pair.corpus for pair in pairs)
        told = {"dropped": {str(k): n for k, n in cleaned.dropped.items()}, "pairs": dict(counts)}
        (folder / f"{tag}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
        print(
            tag,
            len(pairs),
            "pairs,",
            Counter(pair.corpus.partition("|")[0] for pair in made),
            told["dropped"],
            flush=True,
        )


def _written(tag: str) -> Iterator[Pair]:
    """Yield the sentences that were written, and translated, for these packages."""
    column = 1 + LOCALES.index(tag)
    with lzma.open(HERE / "written.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            texts = line.rstrip("\n").split("\t")
            yield Pair(texts[0], texts[column], WRITTEN)


def _names(tag: str) -> Iterator[Pair]:
    """Yield what countries, languages, scripts, currencies, months, days and cities are called (Unicode CLDR)."""
    english, other = Locale("en"), Locale(tag)
    tables = [
        (getattr(english, name), getattr(other, name)) for name in ("territories", "languages", "currencies", "scripts")
    ]
    tables += [
        (getattr(english, name)["format"]["wide"], getattr(other, name)["format"]["wide"])
        for name in ("months", "days")
    ]
    found = {table[key]: translated[key] for table, translated in tables for key in table if key in translated}
    for zone, told in other.time_zones.items():
        if "city" in told:
            city = english.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            found.setdefault(city, told["city"])
    yield from (Pair(name, translated, NAMES) for name, translated in found.items())


def _manifest(tag: str, *, joint: bool = False) -> dict[str, Corpus]:
    """Return the corpora by name, as a language is learnt alone, or ``joint``, as all are learnt together."""
    columns = ("joint", "joint_most") if joint else ("weight", "most")
    return {corpus.name: corpus for corpus in read_manifest(HERE / f"en-{tag}.tsv", *columns)}


def settle(folder: Path, size: int) -> None:
    """Learn the pieces of all languages' texts, and write down how often each corpus is seen."""
    texts: list[str] = []
    weights: dict[str, dict[str, object]] = {"joint": {}, "adapt": {}, "languages": {}}
    tokens: dict[str, float] = {}
    chance = random.Random(1)
    for tag in LOCALES:
        told = json.loads((folder / f"{tag}.json").read_text(encoding="utf-8"))["pairs"]
        joint = {name: corpus.weight for name, corpus in _manifest(tag, joint=True).items()}
        adapt = {
            name: round(corpus.weight * min(1.0, (corpus.most or told[name]) / told[name]), 4)
            for name, corpus in _manifest(tag).items()
            if told.get(name)
        }
        weights["joint"][tag], weights["adapt"][tag] = joint, adapt
        plain = [row for row in read_lines(folder / f"{tag}.tsv.xz") if row[2] in joint]
        tokens[tag] = sum(len(target.split()) * joint[corpus] for _, target, corpus in plain)
        prose = [row for row in plain if adapt.get(row[2]) or tag != "fr"]
        chosen = chance.sample(prose, min(len(prose), 150_000))
        texts += [text for row in chosen for text in row[:2]]
        own = sum(len(target.split()) * adapt.get(corpus, 0) for _, target, corpus in plain)
        print(f"{tag}: {tokens[tag]:,.0f} words with weights together, {own:,.0f} alone")
    weights["languages"] = {tag: round(SEEN[tag] / SEEN["fr"] * tokens["fr"] / tokens[tag], 3) for tag in LOCALES}
    (folder / "weights.json").write_text(json.dumps(weights, indent=1), encoding="utf-8")
    symbols = [f">>{tag}<<" for tag in LOCALES] + [DEFAULT_STYLE.write(number) for number in range(10)]
    pieces = learn_pieces(texts, size, symbols=symbols, sample=0)
    (folder / "pieces.model").write_bytes(pieces.model)
    print(weights["languages"], len(texts), "texts")


def prune(folder: Path) -> None:
    """Write, for each language, the pieces that its texts use as ``LOCALE.pieces.model`` and their numbers."""
    for tag in LOCALES:
        kept, pruned = _pruned((folder / "pieces.model").read_bytes(), folder / f"{tag}.tsv.xz")
        (folder / f"{tag}.pieces.model").write_bytes(pruned)
        (folder / f"{tag}.kept.json").write_text(json.dumps(kept), encoding="utf-8")
        print(tag, len(kept), "pieces", flush=True)


def pack(folder: Path, tag: str, version: str, output: Path, how: str, limit: int = 0) -> None:
    """Write the package of ``TAG.pt``, evaluated, into ``output``; ``how`` says how it was trained.

    With ``limit`` only so many sentences of the test set are translated.
    """
    import card
    import torch

    saved = torch.load(folder / f"{tag}.pt", map_location="cpu", weights_only=True)
    arrays = {name: card.restored(value).numpy() for name, value in saved["average"].items()}
    pieces = Pieces((folder / f"{tag}.pieces.model").read_bytes())
    shape = Shape(*saved["shape"])
    told = json.loads((folder / f"{tag}.json").read_text(encoding="utf-8"))
    manifest, seen = _manifest(tag), _manifest(tag, joint=True)
    label = Label(
        source=get_locale("en"),
        target=get_locale(tag),
        version=version,
        licence="that of its data: see README.md",
        demonstration=True,
        masks=True,
        terms=True,
        how=how,
        used=[Used(manifest[name], count) for name, count in sorted(told["pairs"].items()) if seen[name].weight],
        dropped=told["dropped"],
    )
    held = read_lines(folder / f"{tag}.held.tsv")
    tests = {
        "tico19-dev": evaluating.read_pairs(TEST / "tico19-dev.en", TEST / f"tico19-dev.{tag}", limit),
        "held back": evaluating.Pairs(tuple(row[0] for row in held), tuple(row[1] for row in held)),
    }
    order = training.Order(memory=(), output=output)
    weights = Weights(shape, {name: arrays[name] for name in names(shape)})
    start = Start(shape, pieces)
    trained = training.finish(machines.here(), order, label, weights, start, None, tests, sum(told["pairs"].values()))
    print(trained.path, trained.path.stat().st_size, shape, f"{shape.parameters / 1e6:.1f} M")
    for score in trained.scores:
        print(f"{score.test}: BLEU {score.bleu:.1f}, chrF {score.chrf:.1f}")


def _pruned(model: bytes, texts: Path) -> tuple[list[int], bytes]:
    """Return the numbers of the pieces that ``texts`` use, and the SentencePiece model that has only them.

    Without the pieces of the other languages a package is a third smaller. Bytes and control tokens stay.
    """
    from sentencepiece import sentencepiece_model_pb2

    proto = sentencepiece_model_pb2.ModelProto.FromString(model)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    counts = Counter(number for pair in read_lines(texts) for text in pair[:2] for number in processor.encode(text))
    kinds = sentencepiece_model_pb2.ModelProto.SentencePiece
    kept = [
        number
        for number, piece in enumerate(proto.pieces)
        if counts[number] >= LEAST_USED
        or piece.type in (kinds.UNKNOWN, kinds.CONTROL, kinds.BYTE)
        or (piece.type == kinds.USER_DEFINED and not piece.piece.startswith(">>"))
        or len(piece.piece) == 1
    ]
    pieces = [proto.pieces[number] for number in kept]
    del proto.pieces[:]
    proto.pieces.extend(pieces)
    proto.trainer_spec.vocab_size = len(pieces)
    return kept, proto.SerializeToString()


def _write(path: Path, pairs: Sequence[Pair]) -> None:
    data = "".join(f"{pair.source}\t{pair.target}\t{pair.corpus}\n" for pair in pairs).encode()
    path.write_bytes(lzma.compress(data, preset=6) if path.suffix == ".xz" else data)


def main() -> None:
    """Read the command line and do one step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("prepare")
    one.add_argument("folder", type=Path)
    one.add_argument("--corpora", type=Path, required=True)
    one.add_argument("--limit", type=int, default=0, help="pairs a corpus gives at most, to try things out")
    one.add_argument("--to", nargs="*", default=LOCALES)
    two = commands.add_parser("settle")
    two.add_argument("folder", type=Path)
    two.add_argument("--size", type=int, default=32_000)
    three = commands.add_parser("pack")
    three.add_argument("folder", type=Path)
    three.add_argument("locale", choices=LOCALES)
    three.add_argument("--version", required=True)
    three.add_argument("--output", type=Path, default=HERE.parent / "models")
    three.add_argument("--limit", type=int, default=0, help="sentences of the test set, to try things out")
    three.add_argument("--how", default=HOW, help="what the package's README says of its training")
    four = commands.add_parser("prune")
    four.add_argument("folder", type=Path)
    given = parser.parse_args()
    if given.command == "prune":
        prune(given.folder)
    if given.command == "pack":
        pack(given.folder, given.locale, given.version, given.output, given.how, given.limit)
    if given.command == "settle":
        settle(given.folder, given.size)
    if given.command == "prepare":
        prepare(given.folder, given.corpora, given.to, given.limit)


if __name__ == "__main__":
    main()
