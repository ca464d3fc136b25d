"""The recipe as a whole: from pairs to a model, ready to be packed."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n_pipeline.engines.packages import MODEL, ModelPackage
from l10n_pipeline.engines.tokenizers import SENTENCEPIECE, SENTENCEPIECE_TARGET
from l10n_pipeline.errors import PackageError, UsageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.training import lexicon
from l10n_pipeline.training.augment import Augmenter, Shares
from l10n_pipeline.training.cleaning import clean
from l10n_pipeline.training.corpora import Corpus, Used, take, weigh
from l10n_pipeline.training.pieces import Pieces, learn_pieces, read_pieces
from l10n_pipeline.training.plan import Example, Plan, Report
from l10n_pipeline.training.reading import Pair
from l10n_pipeline.training.weights import SIZES, Shape, Weights, read_vocabulary, read_weights, shape_text

CHECKPOINT = "checkpoint.pt"
LEAST_PAIRS = 100
"""Fewer pairs teach nothing."""
_HELD_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What to make, and how."""

    source: LocaleInfo
    target: LocaleInfo
    plan: Plan
    manifest: tuple[Corpus, ...] = ()
    shares: Shares = field(default_factory=Shares)
    size: str = "small"
    """Of a model from nothing: a name in `SIZES`."""
    held: int = 200
    """Pairs, at most, that are not trained on but show what training did."""


@dataclass(frozen=True, slots=True)
class Start:
    """What training begins with."""

    shape: Shape
    pieces: Pieces
    weights: Weights | None = None
    """None for random ones."""
    name: str = ""
    """The package it comes from."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What there is to learn."""

    pairs: tuple[Pair, ...]
    """Weighted and shuffled, those that were made included."""
    held: tuple[Pair, ...]
    used: tuple[Used, ...]
    dropped: Mapping[str, int]
    """By reason, the pairs that cleaning left out."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What came of training."""

    weights: Weights
    device: str
    """What it ran on."""


def require_torch() -> None:
    """Raise `UsageError` where PyTorch is missing: better before reading a million pairs than after."""
    if importlib.util.find_spec("torch") is None:
        raise UsageError("training needs PyTorch: pip install 'l10n-pipeline[training]' (docs/training.md)")


def prepare(pairs: Iterable[Pair], recipe: Recipe, tests: Iterable[str] = ()) -> Lesson:
    """Return what is to be learnt from ``pairs``; ``tests`` are the sentences of test sets, which must not be.

    The same pairs are held back however often they are prepared. Raises `UsageError` where too few are left.
    """
    chance = random.Random(recipe.plan.seed)  # noqa: S311 - not for secrets
    cleaned = clean(take(pairs, recipe.manifest, chance), recipe.source, recipe.target, tests)
    if len(cleaned.pairs) < LEAST_PAIRS:
        told = ", ".join(f"{count} {reason}" for reason, count in cleaned.dropped.items()) or "none dropped"
        raise UsageError(f"only {len(cleaned.pairs)} pairs are left after cleaning ({told}): {LEAST_PAIRS} are needed")
    held = _hold(cleaned.pairs, recipe.held)
    kept = [pair for pair in cleaned.pairs if pair.source not in held]
    chosen, used = weigh(kept, recipe.manifest)
    made: list[Pair] = []
    if recipe.shares.masks or recipe.shares.terms:
        made = list(Augmenter(lexicon.learn(kept), recipe.target, chance).pairs(chosen, recipe.shares))
    everything = [*chosen, *made]
    chance.shuffle(everything)
    return Lesson(tuple(everything), tuple(held.values()), used, {str(k): n for k, n in cleaned.dropped.items()})


def _hold(pairs: Sequence[Pair], most: int) -> dict[str, Pair]:
    """Return, by source, the pairs to hold back: always the same, a twentieth at most."""
    limit = min(most, int(len(pairs) * _HELD_SHARE))
    ranked = sorted({pair.source: pair for pair in pairs}.values(), key=lambda pair: _rank(pair.source))
    return {pair.source: pair for pair in ranked[:limit]}


def _rank(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def start_with(package: ModelPackage) -> Start:
    """Return what training begins with to go on from ``package``.

    Raises `PackageError` where it is of a kind that cannot be trained here.
    """
    folder = package.folder()
    if package.source_prefix or package.target_prefix or (folder / SENTENCEPIECE_TARGET).is_file():
        raise PackageError(
            "has a model of several languages or two vocabularies: give another to start with", path=folder
        )
    if not (folder / SENTENCEPIECE).is_file():
        raise PackageError("has no SentencePiece model: training cannot go on from it", path=package.path)
    weights = read_weights(folder / MODEL)
    pieces = read_pieces(folder / SENTENCEPIECE)
    tokens = pieces.tokens
    if read_vocabulary(folder / MODEL)[: len(tokens)] != tokens or len(tokens) > weights.shape.vocabulary:
        raise PackageError("numbers its pieces otherwise than its SentencePiece model does", path=package.path)
    return Start(weights.shape, pieces, weights, package.name)


def start_from_nothing(lesson: Lesson, size: str) -> Start:
    """Return a model without knowledge, of the size called ``size``, whose pieces are those of ``lesson``.

    Raises `UsageError` where there is no such size.
    """
    if size not in SIZES:
        raise UsageError(f"{size!r} is none of {', '.join(SIZES)}", key="size")
    wanted = SIZES[size]
    texts = (text for pair in lesson.pairs for text in (pair.source, pair.target))
    pieces = learn_pieces(texts, wanted.vocabulary)
    shape = Shape(pieces.rows, wanted.width, wanted.inner, wanted.heads, wanted.encoders, wanted.decoders)
    return Start(shape, pieces)


def learn(
    lesson: Lesson,
    start: Start,
    plan: Plan,
    work: Path,
    report: Report = lambda progress: None,
) -> Learnt:
    """Return the weights after training on ``lesson``; the folder ``work`` keeps what an interrupted run had reached.

    Raises `UsageError` where no pair is short enough.
    """
    # Threads that wait in a loop for one another are slow, and a burden, where other programs work too.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    from l10n_pipeline.training.trainer import device_name, train  # PyTorch: some seconds, and not installed everywhere

    examples = start.pieces.examples(lesson.pairs)
    key = _key(examples, start, plan)
    weights = train(start.weights or start.shape, examples, plan, work / CHECKPOINT, key, report)
    return Learnt(weights, device_name())


def _key(examples: Sequence[Example], start: Start, plan: Plan) -> str:
    """Return what differs where a checkpoint would belong to another training; its minutes may be others."""
    total = hashlib.sha256(f"{shape_text(start.shape)} {start.name} {plan.seed} {plan.rate}".encode())
    total.update(start.pieces.model)
    for source, target in examples:
        total.update(b"".join((source.tobytes(), b"|", target.tobytes(), b"|")))
    return total.hexdigest()
