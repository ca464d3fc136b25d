"""The whole recipe: some hundred pairs, a minute at most, a package that translates."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from l10n_pipeline.cli.main import main
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.packages import read_package
from l10n_pipeline.errors import UsageError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.pipeline import training
from l10n_pipeline.training.corpora import Corpus
from l10n_pipeline.training.plan import Plan, Progress
from l10n_pipeline.training.recipe import Recipe, prepare
from tests.conftest import FRENCH as SHIPPED
from tests.training.conftest import small_language

# Not importorskip: that would import PyTorch before the recipe says how its threads are to wait.
needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="PyTorch is not installed: pip install torch (docs/training.md)"
)
ENGLISH, FRENCH = get_locale("en"), get_locale("fr")
PLAN = Plan(minutes=0.7, steps=200, rate=3e-3, warmup=30, tokens=2000, dropout=0.0)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with caches of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@needs_torch
def test_a_package_trained_for_less_than_a_minute_translates_what_it_never_saw(place: Path, memory: Path) -> None:
    """From nothing: some hundred pairs of a small language give a package that translates held-back ones."""
    manifest = place / "manifest.tsv"
    manifest.write_text(
        "corpus\tsource\tlicence\tkind\tweight\tmost\nmemory.tsv\tthis test\tCC0\thuman\t1\t\n", encoding="utf-8"
    )
    seen: list[Progress] = []
    order = training.Order(
        memory=(memory,), manifest=manifest, start=training.NOTHING, output=place / "out", licence="CC0"
    )
    recipe = Recipe(source=ENGLISH, target=FRENCH, plan=PLAN, size="tiny")

    trained = training.train(order, recipe, report=seen.append)

    package = read_package(trained.path, place / "unpacked")
    assert (package.name, package.demonstration) == ("translate-en_fr-0_1", True)
    assert (package.term_annotation, package.license) == (True, "CC0")
    assert package.mask_style in ("", "braces")  # declared where masks come back, by measurement
    (score,) = trained.scores
    assert (score.test, score.sentences) == ("held back", 16)
    assert score.chrf > 50
    held = prepare(small_language(), recipe).held[0]
    (found,) = ArgosEngine(package).translate([held.source])
    assert set(found[0].text.split()) & set(held.target.split())
    readme = (package.folder() / "README.md").read_text(encoding="utf-8")
    assert "| memory.tsv | this test | CC0 | human | 318 | 1 |" in readme
    assert "| held back | 16 | translate-en_fr-0_1 |" in readme


@needs_torch
def test_an_interrupted_training_goes_on_where_it_stopped(place: Path, memory: Path) -> None:
    """Ctrl-C loses nothing: the same command begins with the step after the last."""
    from l10n_pipeline.training import recipe as recipes
    from l10n_pipeline.training import trainer

    plan = Plan(minutes=0.5, steps=6, warmup=2, tokens=500)
    lesson = prepare(small_language(), Recipe(source=ENGLISH, target=FRENCH, plan=plan))
    start = recipes.start_from_nothing(lesson, "tiny")
    examples = start.pieces.examples(lesson.pairs)
    checkpoint = place / "checkpoint.pt"
    first = trainer.train(start.shape, examples, Plan(minutes=0.5, steps=3, warmup=2, tokens=500), checkpoint, "key")
    again = trainer.train(start.shape, examples, Plan(minutes=0.5, steps=3, warmup=2, tokens=500), checkpoint, "key")
    other = trainer.train(start.shape, examples, plan, checkpoint, "key")
    name = "projection_bias"
    assert (first.arrays[name] == again.arrays[name]).all()
    assert (first.arrays[name] != other.arrays[name]).any()


@needs_torch
def test_the_command_goes_on_from_a_shipped_package(
    place: Path, memory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`l10n models train --start PACKAGE` says what both packages score on the held-back pairs."""
    start = str(SHIPPED)
    given = ["--to", "fr", "-m", str(memory), "--start", start, "--minutes", "0.02", "-o", "out", "--json"]

    assert main(["models", "train", *given, "--version", "9.1"]) == 0

    record = json.loads(capsys.readouterr().out)
    assert (record["name"], record["installed"]) == ("translate-en_fr-9_1", False)
    assert [score["package"] for score in record["scores"]] == [SHIPPED.stem, "translate-en_fr-9_1"]
    assert (place / "out" / "translate-en_fr-9_1.argosmodel").is_file()


def test_without_pytorch_the_command_says_how_to_get_it(
    place: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Training is an extra: who lacks it is told, and nothing is read or written."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"l10n-pipeline\[training\]"):
        training.train(training.Order(memory=(memory,)), Recipe(source=ENGLISH, target=FRENCH, plan=PLAN))


def test_the_same_pairs_are_held_back_each_time_and_none_is_learnt() -> None:
    """Scores of two trainings can be compared, and are not of what was learnt by heart."""
    recipe = Recipe(source=ENGLISH, target=FRENCH, plan=PLAN)
    one, two = prepare(small_language(), recipe), prepare(reversed(small_language()), recipe)
    assert {pair.source for pair in one.held} == {pair.source for pair in two.held}
    assert len(one.held) == 16
    assert not {pair.source for pair in one.held} & {pair.source for pair in one.pairs}


def test_weights_of_the_manifest_repeat_and_leave_out(place: Path) -> None:
    """A corpus with weight 2 is seen twice, one with weight 0 never, and `most` takes a sample."""
    pairs = small_language()
    mixed = [*pairs[:150], *(type(p)(p.source, p.target, "other") for p in pairs[150:300])]
    manifest = (Corpus("small", weight=2, most=120), Corpus("other", weight=0))
    recipe = Recipe(source=ENGLISH, target=FRENCH, plan=PLAN, manifest=manifest)
    lesson = prepare(mixed, recipe)
    assert [(used.corpus.name, used.pairs) for used in lesson.used] == [("small", 114)]
    assert sum(pair.corpus == "small" for pair in lesson.pairs) == 228


def test_too_few_pairs_are_an_error_that_says_what_was_dropped() -> None:
    """Nobody trains on nothing without noticing."""
    pairs = [*small_language()[:50], *small_language()[:7]]
    with pytest.raises(UsageError, match=r"only 50 pairs are left after cleaning \(7 double\)"):
        prepare(pairs, Recipe(source=ENGLISH, target=FRENCH, plan=PLAN))
