"""How to train, and how far training is: what others say to `trainer` without importing PyTorch."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Example: TypeAlias = "tuple[array[int], array[int]]"
"""The numbers of a source's and a target's pieces, without beginning and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train."""

    minutes: float
    """Of work, however often it is interrupted."""
    steps: int = 0
    """At most; 0 for as many as the time allows."""
    rate: float = 3e-3
    """The highest learning rate, for a width of 256; it goes with the inverse root of the width."""
    warmup: int = 500
    """Steps until the highest rate."""
    tokens: int = 5000
    """Tokens in a batch, padding included."""
    dropout: float = 0.1
    smoothing: float = 0.1
    seed: int = 1
    save_minutes: float = 3.0
    """Between two checkpoints."""
    threads: int = 0
    """Cores to use; 0 for all."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far training is."""

    step: int
    minutes: float
    """Spent so far, earlier runs included."""
    loss: float
    """Mean over the last steps, in nats a token, label smoothing included."""
    tokens_per_second: float
    """Target tokens, without padding."""


Report = Callable[[Progress], None]
