"""A short run of bench/mutations.py: damage done on purpose must not go unseen again."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"
FEW = 5


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """Return bench/mutations.py; its modules import each other by name."""
    _module("mutants")
    _module("mutants_text")
    _module("mutants_codes")
    _module("mutants_denials")
    _module("mutants_measures")
    _module("mutants_opposites")
    _module("mutants_names")
    return _module("mutations")


@pytest.mark.parametrize("locale", ["fa", "ar", "fr"])
def test_damage_of_every_kind_is_seen(bench: ModuleType, locale: str) -> None:
    """Five of each kind, the same every time: nineteen in twenty of the errors, seventeen in twenty of the warnings."""
    ours = bench.Ours()
    pairs = bench.read_pairs(BENCH / "data", locale)
    seen: dict[str, list[bool]] = {"error": [], "warning": []}
    for kind in bench.KINDS:
        if locale in kind.locales:
            made = list(bench.mutants(kind, pairs, locale, FEW, ours.glossary))
            results = [ours.sees(mutant, kind, locale) for mutant in made]
            assert sum(results) * 2 > len(results), kind.name
            seen[kind.severity] += results
    assert sum(seen["error"]) >= 0.95 * len(seen["error"])
    assert sum(seen["warning"]) >= 0.85 * len(seen["warning"])
