"""training/: one model for several languages, a package of each, as those in models/ were made."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.packages import read_package
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not installed")
SMALL = ("--width", "32", "--inner", "64", "--heads", "2", "--encoders", "1", "--decoders", "1")
QUICK = ("--processor", "--total", "6", "--warmup", "5", "--tokens", "1500")


def run(script: str, *words: str | Path) -> str:
    command = [sys.executable, str(ROOT / "training" / script), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_three_languages_are_learnt_together_and_packed_apart(tmp_path: Path) -> None:
    """From the sentences that come with the project to a package that translates, through every step of the recipe."""
    corpora, work = tmp_path / "corpora", tmp_path / "work"
    corpora.mkdir()
    told = run("joint.py", "prepare", work, "--corpora", corpora, "--limit", "250")
    assert all(f"{tag} " in told and "augmented: masks" in told for tag in ("fr", "ar", "fa"))
    run("joint.py", "settle", work, "--size", "1200")
    assert "fa " in run("joint.py", "prune", work)
    card = ("--out", work, *SMALL, *QUICK)
    assert "held {'fr':" in run("card.py", work, "joint", "--name", "joint", *card)
    run("card.py", work, "prose", "--name", "prose", "--start", work / "joint.pt", *card)
    assert "held {'fa':" in run("card.py", work, "adapt", "fa", "--name", "fa", "--start", work / "prose.pt", *card)
    run("joint.py", "pack", work, "fa", "--version", "0.1", "--output", tmp_path / "out", "--limit", "20")
    package = read_package(tmp_path / "out" / "translate-en_fa-0_1.argosmodel", tmp_path / "cache")
    assert package.demonstration, "it cannot be good"
    assert "training/card.py" in (package.folder() / "README.md").read_text(encoding="utf-8")
    assert len(ArgosEngine(package).translate(["The prisoners were executed."])) == 1
