"""What the tests of training need: pairs of a very small language, and PyTorch where it is."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from l10n_pipeline.training.reading import Pair
from l10n_pipeline.training.weights import Shape, names

ADJECTIVES = {"red": "rouge", "young": "jeune", "calm": "calme", "honest": "honnête", "strange": "étrange"}
NOUNS = {"judge": "juge", "tree": "arbre", "minister": "ministre", "journalist": "journaliste", "member": "membre"}
PLACES = {
    "in the court": "dans la cour",
    "near the river": "près du fleuve",
    "behind the prison": "derrière la prison",
    "in front of the school": "devant l’école",
}
VERBS = {"sees": "voit", "waits for": "attend"}


def small_language() -> list[Pair]:
    """Return 334 different sentences that say who sees or awaits whom, and where."""
    found: list[Pair] = []
    for (adjective, a), (noun, n), (verb, v), (other, o), (place, p) in itertools.product(
        ADJECTIVES.items(), NOUNS.items(), VERBS.items(), NOUNS.items(), PLACES.items()
    ):
        found.append(Pair(f"The {noun} {verb} a {adjective} {other} {place}.", f"Le {n} {v} un {o} {a} {p}.", "small"))
    return found[::3]


def arrays_of(shape: Shape) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Return arrays of ones for a model of ``shape``."""
    sizes = {"embeddings": (shape.vocabulary, shape.width), "projection_bias": (shape.vocabulary,)}
    sizes |= {"linear_0.weight": (shape.inner, shape.width), "linear_0.bias": (shape.inner,)}
    sizes |= {"linear_1.weight": (shape.width, shape.inner), "linear_1.bias": (shape.width,)}
    sizes |= {
        "self_attention.linear.0": (3 * shape.width, shape.width),
        "attention.linear.1": (2 * shape.width, shape.width),
    }
    found = {}
    for name in names(shape):
        size = next((size for part, size in sizes.items() if part in name), (shape.width, shape.width))
        one = name.endswith("bias") or "layer_norm" in name
        found[name] = np.ones(size[:1] if one else size, np.float32)
    return found


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """The small language as a file."""
    path = tmp_path / "memory.tsv"
    path.write_text("".join(f"{p.source}\t{p.target}\n" for p in small_language()), encoding="utf-8")
    return path
