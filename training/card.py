"""Train on a graphics card: one model for all languages first, then that model for each language alone.

    card.py FOLDER joint --name joint --total 560 --compile                       all corpora
    card.py FOLDER prose --name prose --total 575 --compile --start joint.pt      those with a weight
    card.py FOLDER adapt fr --name fr --total 450 --compile --start prose.pt      French alone

``FOLDER`` is what `joint.py` prepared. Needs PyTorch, NumPy and SentencePiece only, so that it runs where nothing
can be installed. All numbers of all sentences lie on the card, and batches are gathered there; the other cores cut the
sentences into pieces anew meanwhile.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import math
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.utils.checkpoint import checkpoint

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))  # found where nothing is installed

from cutting import Cutter, Lines, Sentences, read_lines

from l10n_pipeline.training.network import Network
from l10n_pipeline.training.weights import Shape

BEGIN, END, NOTHING = 1, 2, -100
LONGEST = 120
_AT_ONCE = 16_384
"""Positions whose scores are in memory at once."""
_ROUND = 8

# ------------------------------------------------------------------ batches


@dataclass(slots=True)
class OnCard:
    """`Sentences` on the card."""

    source: Tensor
    target: Tensor
    source_at: Tensor
    target_at: Tensor
    lengths: tuple[np.ndarray, np.ndarray]


def _move(sentences: Sentences, device: torch.device) -> OnCard:
    parts = [
        torch.from_numpy(part.astype(kind)).to(device)
        for part, kind in (
            (sentences.source, np.int32),
            (sentences.target, np.int32),
            (sentences.source_at, np.int64),
            (sentences.target_at, np.int64),
        )
    ]
    return OnCard(*parts, sentences.lengths)


def _plan(lengths: tuple[np.ndarray, np.ndarray], order: np.ndarray, tokens: int, extra: int) -> Iterator[np.ndarray]:
    """Yield batches of pairs of about one length, in random order."""
    longest = np.maximum(lengths[0][order] + 1 + extra, lengths[1][order] + 1)
    usable = (lengths[0][order] > 0) & (lengths[1][order] > 0) & (longest <= LONGEST)
    order, longest = order[usable], longest[usable]
    wide = -(-longest // _ROUND) * _ROUND
    batches = []
    for width in np.unique(wide):
        own = order[wide == width]
        np.random.shuffle(own)
        rows = max(tokens // int(width), 8)
        batches += [own[start : start + rows] for start in range(0, len(own), rows)]
    random.shuffle(batches)
    yield from batches


def _gather(on: OnCard, batch: np.ndarray, prefix: np.ndarray | None, device: torch.device) -> tuple[Tensor, ...]:
    """Return sources, where they have tokens, targets with their beginning, and targets with their end."""
    extra = 0 if prefix is None else 1
    width = int(max(on.lengths[0][batch].max() + 1 + extra, on.lengths[1][batch].max() + 1))
    width = -(-width // _ROUND) * _ROUND
    index = torch.from_numpy(batch).to(device, non_blocking=True)
    place = torch.arange(width, device=device)[None, :]
    source, size = _rows(on.source, on.source_at, index, place - extra)
    source = torch.where(place == size + extra, END, source)
    if prefix is not None:
        first = torch.from_numpy(prefix[batch]).to(device, non_blocking=True)
        source = torch.where(place == 0, first[:, None], source)
    known = place <= size + extra
    target, long = _rows(on.target, on.target_at, index, place)
    wanted = torch.where(place == long, END, target)
    wanted = torch.where(place > long, NOTHING, wanted)
    given = torch.cat([torch.full_like(target[:, :1], BEGIN), target[:, :-1]], 1)
    return source, known, given, wanted


def _rows(flat: Tensor, at: Tensor, index: Tensor, place: Tensor) -> tuple[Tensor, Tensor]:
    begin = at[index]
    size = (at[index + 1] - begin)[:, None]
    inside = (place >= 0) & (place < size)
    found = flat[(begin[:, None] + place).clamp(0, flat.numel() - 1)].long()
    return torch.where(inside, found, 0), size


# ------------------------------------------------------------------ the loop


def _loss(network: Network, source: Tensor, known: Tensor, given: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    """Return the sum of the losses of all tokens; the scores are computed again for the gradient, to spare memory."""
    mask = known[:, None, None, :]
    memory = network.encoder(network.embed(source), None, mask)
    found = network.decoder(network.embed(given), memory, mask).flatten(0, 1)
    total = found.new_zeros((), dtype=torch.float32)
    flat = wanted.flatten()
    output = network.embeddings.weight, network.projection_bias
    for start in range(0, len(flat), _AT_ONCE):
        part = found[start : start + _AT_ONCE], flat[start : start + _AT_ONCE], *output, smoothing
        if network.training:
            total = total + checkpoint(_COMPILED.get("loss", _part), *part, use_reentrant=False)
        else:
            total = total + _part(*part)
    return total


_COMPILED: dict[str, Callable[..., Tensor]] = {}


def _part(rows: Tensor, wanted: Tensor, weight: Tensor, bias: Tensor, smoothing: float) -> Tensor:
    scores = functional.linear(rows, weight, bias).float()
    return functional.cross_entropy(scores, wanted, ignore_index=NOTHING, label_smoothing=smoothing, reduction="sum")


class Trainer:
    """A network in training, with the average of its weights."""

    def __init__(self, network: Network, device: torch.device) -> None:
        """Train ``network`` on ``device``."""
        self.network, self.device = network.to(device), device
        parameters = list(network.parameters())
        self.optimizer = torch.optim.AdamW(parameters, 0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.average = {name: value.detach().clone().float() for name, value in network.state_dict().items()}
        self.step = 0

    def learn(self, batch: tuple[Tensor, ...], rate: float, smoothing: float) -> Tensor:
        """Take a step and return the mean loss of a token."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        source, known, given, wanted = batch
        count = (wanted != NOTHING).sum()
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
            loss = _loss(self.network, source, known, given, wanted, smoothing) / count
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 8 == 0:
            keep = min(0.99, (self.step / 8 + 1) / (self.step / 8 + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(self.average.values()), list(self.network.state_dict().values()), 1 - keep)
        return loss.detach()

    @torch.no_grad()
    def held(self, on: OnCard, prefix: np.ndarray | None, parts: Sequence[tuple[str, int, int]]) -> dict[str, float]:
        """Return the loss, in nats a token, of each of ``parts`` of the pairs held back, under the averaged weights."""
        now = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.average)
        self.network.eval()
        # Not compiled: what is compiled is for training, and compiling it anew takes longer than this.
        with torch.compiler.set_stance("force_eager"):
            found = {name: self._mean(on, prefix, np.arange(start, end)) for name, start, end in parts}
        self.network.load_state_dict(now)
        self.network.train()
        return found

    def _mean(self, on: OnCard, prefix: np.ndarray | None, places: np.ndarray) -> float:
        total = tokens = 0.0
        for batch in _plan(on.lengths, places, 16_000, 0 if prefix is None else 1):
            source, known, given, wanted = _gather(on, batch, prefix, self.device)
            with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
                total += float(_loss(self.network, source, known, given, wanted, 0.0))
            tokens += float((wanted != NOTHING).sum())
        return round(total / max(tokens, 1), 3)


def _compile(network: Network) -> None:
    """Compile each layer, which is compiled once for all layers of its kind, and what comes after them."""
    _COMPILED["loss"] = torch.compile(_part, dynamic=True)
    for stack in (network.encoder, network.decoder):
        for layer in stack.layer:
            layer.compile(dynamic=True)


@dataclass(slots=True)
class Session:
    """A training, with all that it needs."""

    given: argparse.Namespace
    trainer: Trainer
    cutter: Cutter
    best: OnCard
    """The pairs, cut as they will be in use."""
    share: np.ndarray
    """How often each pair is seen in a pass."""
    held: list[tuple[str, int, int]]
    prefix: np.ndarray | None
    """Each pair's language token, where several languages are learnt together."""
    began: float

    def train(self) -> None:
        """Learn until the time is up, and tell how it goes."""
        given, trainer, on = self.given, self.trainer, self.best
        start = said = time.monotonic()
        seconds = max(given.total - (start - self.began), 1.0)
        losses: list[Tensor] = []
        tokens = passes = 0
        while (spent := (time.monotonic() - start) / seconds) < 1:
            for batch in self._pass(on):
                rate = _rate(given, spent, trainer.step)
                losses.append(trainer.learn(_gather(on, batch, self.prefix, trainer.device), rate, given.smoothing))
                tokens += int(on.lengths[1][batch].sum()) + len(batch)
                now = time.monotonic()
                if now - said > given.say:
                    speed = f"loss {float(torch.stack(losses).mean()):.3f}, {tokens / (now - said):,.0f} tokens/s"
                    self.tell(f"{spent:4.0%} pass {passes} step {trainer.step:,} rate {rate:.5f} {speed}")
                    said, losses, tokens = time.monotonic(), [], 0
                if (spent := (now - start) / seconds) >= 1:
                    break
            passes += 1
            # Every other pass is cut as it will be in use.
            if passes % 2 == 0:
                on = self.best
            elif (other := self.cutter.other()) is not None:
                on = _move(other, trainer.device)
        self.tell(f"100% pass {passes} step {trainer.step:,}")

    def tell(self, text: str) -> None:
        """Print ``text`` and the loss of the pairs held back."""
        _say(self.began, f"{text}, held {self.trainer.held(self.best, self.prefix, self.held)}")

    def _pass(self, on: OnCard) -> Iterator[np.ndarray]:
        times = np.floor(self.share + np.random.random(len(self.share))).astype(np.int64)
        order = np.repeat(np.arange(len(self.share)), times)
        return _plan(on.lengths, order, self.given.tokens, 0 if self.prefix is None else 1)

    def compile(self) -> None:
        """Compile the layers, and go back where that fails or is no faster."""
        batches = list(itertools.islice(self._pass(self.best), 12))

        def timed() -> float:
            torch.cuda.synchronize()
            start = time.monotonic()
            for batch in batches:
                self.trainer.learn(_gather(self.best, batch, self.prefix, self.trainer.device), 0.0, 0.1)
            torch.cuda.synchronize()
            return time.monotonic() - start

        timed()
        plain = timed()
        try:
            _compile(self.trainer.network)
            timed()
            fast = timed()
        except Exception as reason:  # noqa: BLE001 - whatever a compiler can say
            fast = math.inf
            _say(self.began, f"not compiled: {str(reason)[:300]}")
        memory = torch.cuda.max_memory_allocated() / 2**30
        _say(self.began, f"12 steps: {plain:.2f} s, compiled {fast:.2f} s, memory {memory:.1f} GiB")
        if fast > plain:
            for layer in (*self.trainer.network.encoder.layer, *self.trainer.network.decoder.layer):
                layer._compiled_call_impl = None
            _COMPILED.clear()


def run(given: argparse.Namespace) -> None:
    """Train as ``given`` says and write the averaged weights."""
    began = time.monotonic()
    random.seed(given.seed)
    np.random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() and not given.processor else "cpu")
    together = given.what != "adapt"
    locales = given.locales or ["fr", "ar", "fa"]
    texts = {tag: read_lines(given.folder / f"{tag}.tsv.xz") for tag in locales}
    held = {tag: read_lines(given.folder / f"{tag}.held.tsv") for tag in locales}
    pieces = given.folder / ("pieces.model" if together else f"{locales[0]}.pieces.model")
    cutter = Cutter({**texts, **{f"{tag}.held": lines for tag, lines in held.items()}}, pieces, (os.cpu_count() or 2))
    best = cutter.best()
    _say(began, f"{len(best.source_at) - 1:,} pairs, {len(best.target) / 1e6:.1f} M target pieces")
    rows = -(-cutter.processor.get_piece_size() // _ROUND) * _ROUND
    shape = Shape(rows, given.width, given.inner, given.heads, given.encoders, given.decoders)
    network = Network(shape, given.dropout)
    if given.start:
        kept = None if together else json.loads((given.folder / f"{locales[0]}.kept.json").read_text())
        network.load_state_dict(_begin(given.start, rows, kept))
    network.train()
    _say(began, f"{shape}: {shape.parameters / 1e6:.1f} M parameters on {device}")
    share, parts, prefix = _shares(
        texts, held, json.loads((given.folder / "weights.json").read_text()), given.what, cutter
    )
    on = _move(best, device)
    session = Session(given, Trainer(network, device), cutter, on, share, parts, prefix if together else None, began)
    if given.compile and device.type == "cuda":
        session.compile()
    session.train()
    cutter.close()
    half = {name: value.half().cpu() for name, value in session.trainer.average.items()}
    given.out.mkdir(parents=True, exist_ok=True)
    saved = {"average": half if together else small(half), "shape": list(dataclasses.astuple(shape))}
    torch.save(saved, given.out / f"{given.name}.pt")
    _say(began, "saved")


def _begin(path: Path, rows: int, kept: list[int] | None) -> dict[str, Tensor]:
    """Return the weights in ``path``, with the ``kept`` rows of the embeddings where it has all of them."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    arrays = {name: restored(value) for name, value in saved["average"].items()}
    if kept is not None and len(arrays["projection_bias"]) != rows:
        chosen = kept + [0] * (rows - len(kept))
        for name in ("embeddings.weight", "projection_bias"):
            arrays[name] = arrays[name][chosen]
    return arrays


def restored(value: Tensor | tuple[Tensor, Tensor]) -> Tensor:
    """Return an array as it was before `small`, nearly, or as it is."""
    return value[0].float() * value[1] if isinstance(value, tuple) else value.float()


def small(state: dict[str, Tensor]) -> dict[str, Tensor | tuple[Tensor, Tensor]]:
    """Return ``state`` with its matrices as int8 with a scale a row: half the size, for channels with a limit."""
    found: dict[str, Tensor | tuple[Tensor, Tensor]] = {}
    for name, value in state.items():
        if value.ndim == 2:
            scale = value.float().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            found[name] = ((value.float() / scale).round().to(torch.int8), scale)
        else:
            found[name] = value
    return found


def _rate(given: argparse.Namespace, spent: float, steps: int) -> float:
    rising = min((steps + 1) / given.warmup, 1.0)
    falling = 0.5 * (1 + math.cos(math.pi * min(spent, 1.0)))
    return given.rate * rising * (falling * (1 - given.last) + given.last)


def _shares(
    texts: dict[str, Lines], held: dict[str, Lines], weights: dict[str, dict], what: str, cutter: Cutter
) -> tuple[np.ndarray, list[tuple[str, int, int]], np.ndarray]:
    """Return how often each pair is seen in a pass, where the held ones lie, and each one's language token."""
    share: list[float] = []
    prefix: list[int] = []
    token = {tag: cutter.processor.piece_to_id(f">>{tag}<<") for tag in texts}
    for tag, lines in texts.items():
        own = weights["joint" if what == "joint" else "adapt"][tag]
        times = weights["languages"][tag] if what != "adapt" else 1.0
        share += [own.get(corpus, own.get(corpus.partition("|")[2], 0.0)) * times for _, _, corpus in lines]
        prefix += [token[tag]] * len(lines)
    parts = []
    for tag, lines in held.items():
        parts.append((tag, len(share), len(share) + len(lines)))
        share += [0.0] * len(lines)
        prefix += [token[tag]] * len(lines)
    return np.array(share), parts, np.array(prefix, np.int64)


def _say(began: float, text: str) -> None:
    print(f"{time.monotonic() - began:6.1f} s {text}", flush=True)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=["joint", "prose", "adapt"])
    parser.add_argument("locales", nargs="*")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--total", type=float, required=True, help="seconds, with all that comes before training")
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--last", type=float, default=0.1, help="of the rate, when the time is up")
    parser.add_argument("--warmup", type=int, default=1000)
    parser.add_argument("--tokens", type=int, default=48_000)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--inner", type=int, default=1536)
    parser.add_argument("--heads", type=int, default=6)
    parser.add_argument("--encoders", type=int, default=6)
    parser.add_argument("--decoders", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--say", type=float, default=30.0)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--processor", action="store_true", help="not on the card")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
