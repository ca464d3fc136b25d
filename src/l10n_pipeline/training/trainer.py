"""The loop: batches of one length, a budget of minutes, checkpoints to go on from, averaged weights.

The learning rate rises for some steps, then falls along a cosine to a twentieth when the time is up; what is kept is a
moving average of the weights, which is better than the last ones (Polyak averaging). The arithmetic is bfloat16 on a
graphics card only: on a processor, for matrices as small as these, it takes half as long again as float32.
"""

from __future__ import annotations

import io
import math
import pickle
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from l10n_pipeline import files
from l10n_pipeline.errors import UsageError
from l10n_pipeline.training.network import Network
from l10n_pipeline.training.plan import Example, Plan, Progress, Report
from l10n_pipeline.training.weights import Shape, Weights

BEGIN, END, NOTHING = 1, 2, -100
"""The tokens that open and close a sentence, and what no score is asked for."""
_CHECKPOINT_LIMIT = 4 * 2**30
_AVERAGED_EVERY = 4
_SORTED_AT_ONCE = 50_000
_LAST_SHARE = 0.05
"""Of the highest learning rate, when the time is up."""
_SAY_EVERY = 15.0
"""Seconds between two reports."""


@dataclass(slots=True)
class _State:
    """What a checkpoint holds."""

    network: Network
    optimizer: torch.optim.Optimizer
    average: dict[str, Tensor]
    step: int = 0
    spent: float = 0.0
    """Seconds."""


def train(
    start: Weights | Shape,
    examples: Sequence[Example],
    plan: Plan,
    checkpoint: Path,
    key: str,
    report: Report = lambda progress: None,
) -> Weights:
    """Return the averaged weights after the time of ``plan``, beginning with ``start``: weights, or random ones.

    The state goes to the file ``checkpoint`` every few minutes; a later call with the same ``key`` goes on from there.
    Raises `UsageError` where there is nothing to train on.
    """
    if not examples:
        raise UsageError("there is nothing to train on")
    if plan.threads:
        torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    state = _begin(start, plan, device)
    _resume(state, checkpoint, key, device)
    try:
        _Loop(state, examples, plan, device, report, lambda: _save(state, checkpoint, key)).run()
    finally:  # interrupted, too
        _save(state, checkpoint, key)
    arrays = {name: value.detach().float().cpu().numpy().copy() for name, value in state.average.items()}
    return Weights(state.network.shape, arrays)


def device_name() -> str:
    """Return what training runs on, for people."""
    if torch.cuda.is_available():
        return str(torch.cuda.get_device_name())
    return f"a processor ({torch.get_num_threads()} threads)"


def _begin(start: Weights | Shape, plan: Plan, device: torch.device) -> _State:
    network = Network(start.shape if isinstance(start, Weights) else start, plan.dropout)
    if isinstance(start, Weights):
        network.load(start)
    network.to(device).train()
    optimizer = torch.optim.AdamW(network.parameters(), 0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    return _State(network, optimizer, average)


def _resume(state: _State, checkpoint: Path, key: str, device: torch.device) -> None:
    """Take over what ``checkpoint`` holds, if it belongs to this training."""
    data = files.read_bytes(checkpoint, limit=_CHECKPOINT_LIMIT) if checkpoint.exists() else None
    if data is None:
        return
    try:
        saved = torch.load(io.BytesIO(data), map_location=device, weights_only=True)
        if saved["key"] != key:
            return
    except (RuntimeError, KeyError, TypeError, ValueError, EOFError, pickle.UnpicklingError):
        return  # damaged: training begins anew
    state.network.load_state_dict(saved["network"])
    state.optimizer.load_state_dict(saved["optimizer"])
    state.average = saved["average"]
    state.step, state.spent = saved["step"], saved["spent"]


def _save(state: _State, checkpoint: Path, key: str) -> None:
    buffer = io.BytesIO()
    saved = {
        "key": key,
        "network": state.network.state_dict(),
        "optimizer": state.optimizer.state_dict(),
        "average": state.average,
        "step": state.step,
        "spent": state.spent,
    }
    torch.save(saved, buffer)
    files.write(checkpoint, buffer.getvalue())


@dataclass(slots=True)
class _Loop:
    state: _State
    examples: Sequence[Example]
    plan: Plan
    device: torch.device
    report: Report
    save: Callable[[], None]

    def run(self) -> None:
        """Train until the time is up."""
        state = self.state
        # Another order than before the interruption: what came last is not seen twice.
        batches = _batches(self.examples, self.plan.tokens, random.Random(self.plan.seed + state.step))  # noqa: S311
        said = saved = time.monotonic()
        losses: list[float] = []
        tokens = 0
        while (share := self._share()) < 1:
            began = time.monotonic()
            batch = next(batches)
            losses.append(self._step(batch, self._rate(share)))
            tokens += sum(len(self.examples[index][1]) + 1 for index in batch)
            now = time.monotonic()
            state.spent += now - began
            if now - said > _SAY_EVERY:
                self.report(Progress(state.step, state.spent / 60, sum(losses) / len(losses), tokens / (now - said)))
                said, losses, tokens = now, [], 0
            if now - saved > self.plan.save_minutes * 60:
                self.save()
                saved = now

    def _share(self) -> float:
        """Return how much of the time, or of the steps, is spent: 1 at the end."""
        steps = self.state.step / self.plan.steps if self.plan.steps else 0.0
        return max(self.state.spent / (self.plan.minutes * 60), steps)

    def _rate(self, share: float) -> float:
        """Return the learning rate when ``share`` of the time is spent."""
        highest = self.plan.rate * math.sqrt(256 / self.state.network.shape.width)
        rising = min((self.state.step + 1) / self.plan.warmup, 1.0)
        falling = 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))
        return highest * rising * (falling * (1 - _LAST_SHARE) + _LAST_SHARE)

    def _step(self, batch: Sequence[int], rate: float) -> float:
        """Learn from one batch and return its loss."""
        state = self.state
        for group in state.optimizer.param_groups:
            group["lr"] = rate
        source, known, target, wanted = (part.to(self.device) for part in _tensors([self.examples[i] for i in batch]))
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
            scores = state.network(source, known, target)
        loss = functional.cross_entropy(
            scores.float().flatten(0, 1), wanted.flatten(), ignore_index=NOTHING, label_smoothing=self.plan.smoothing
        )
        state.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(state.network.parameters(), 1.0)
        state.optimizer.step()
        state.step += 1
        if state.step % _AVERAGED_EVERY == 0:
            self._average()
        return float(loss.item())

    def _average(self) -> None:
        """Let the average follow: quickly at first, then over some hundred steps."""
        times = self.state.step / _AVERAGED_EVERY
        keep = min(0.99, (times + 1) / (times + 10))
        with torch.no_grad():
            for name, value in self.state.network.state_dict().items():
                self.state.average[name].lerp_(value, 1 - keep)


def _batches(examples: Sequence[Example], tokens: int, chance: random.Random) -> Iterator[list[int]]:
    """Yield batches of examples of about one length, by their places, for ever; each pass in another order."""
    lengths = [max(len(source), len(target)) + 1 for source, target in examples]
    while True:
        order = list(range(len(examples)))
        chance.shuffle(order)
        for start in range(0, len(order), _SORTED_AT_ONCE):
            part = sorted(order[start : start + _SORTED_AT_ONCE], key=lambda index: (lengths[index], chance.random()))
            found = _cut(part, lengths, tokens)
            chance.shuffle(found)
            yield from found


def _cut(part: Sequence[int], lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Return ``part``, sorted by length, in batches of ``tokens`` at most, padding included."""
    found: list[list[int]] = [[]]
    for index in part:
        if found[-1] and lengths[index] * (len(found[-1]) + 1) > tokens:
            found.append([])
        found[-1].append(index)
    return found


def _tensors(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the sources, where they have tokens, the targets with their beginning, and the targets with their end."""
    count = len(examples)
    wide = max(len(source) for source, _ in examples) + 1
    long = max(len(target) for _, target in examples) + 1
    source = np.zeros((count, wide), np.int64)
    known = np.zeros((count, wide), np.bool_)
    target = np.zeros((count, long), np.int64)
    wanted = np.full((count, long), NOTHING, np.int64)
    for row, (words, meant) in enumerate(examples):
        source[row, : len(words) + 1] = [*words, END]
        known[row, : len(words) + 1] = True
        target[row, : len(meant) + 1] = [BEGIN, *meant]
        wanted[row, : len(meant) + 1] = [*meant, END]
    return torch.from_numpy(source), torch.from_numpy(known), torch.from_numpy(target), torch.from_numpy(wanted)
