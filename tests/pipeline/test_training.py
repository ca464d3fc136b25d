"""A package of one's own: what is begun with, what it is called, and what it says of itself.

Training itself, which needs PyTorch, is tested in tests/training: here a training of no time stands in its place.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from l10n_pipeline.cli.main import main
from l10n_pipeline.engines.packages import read_package
from l10n_pipeline.errors import PackageError, UsageError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.pipeline import training
from l10n_pipeline.training import recipe as recipes
from l10n_pipeline.training.plan import Plan, Progress, Report
from l10n_pipeline.training.recipe import Learnt, Lesson, Recipe, Start
from l10n_pipeline.training.weights import Weights
from tests.conftest import FRENCH
from tests.training.conftest import arrays_of, small_language

RECIPE = Recipe(source=get_locale("en"), target=get_locale("fr"), plan=Plan(minutes=1))


def _no_time(lesson: Lesson, start: Start, plan: Plan, work: Path, report: Report) -> Learnt:
    assert start.weights is not None
    (work / recipes.CHECKPOINT).write_bytes(b"x")
    return Learnt(start.weights, "nothing at all")


@pytest.fixture
def memory(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of pairs, to be worked on in the test project with the French package that we ship."""
    monkeypatch.setattr(recipes, "require_torch", lambda: None)
    monkeypatch.setattr(recipes, "learn", _no_time)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(project.parent / "argos"))
    monkeypatch.chdir(project)
    (project / "models").mkdir()
    shutil.copy(FRENCH, project / "models")
    path = project / "our.tsv"
    path.write_text("".join(f"{p.source}\t{p.target}\n" for p in small_language()), encoding="utf-8")
    return path


def test_without_a_word_it_goes_on_from_what_translates_the_pair_and_is_installed(memory: Path, project: Path) -> None:
    """The new package has the next version, its line in models.lock, and the licence of the old one."""
    said: list[str] = []
    trained = training.train(training.Order(memory=(memory,)), RECIPE, said.append)
    start = read_package(FRENCH)
    head, _, last = start.version.rpartition(".")
    assert trained.package.version == f"{head}.{int(last) + 1}"
    assert trained.path == project / ".l10n" / "models" / trained.package.name
    assert trained.package.name in (project / "models.lock").read_text(encoding="utf-8")
    assert trained.package.license == start.license
    assert not trained.package.demonstration
    assert [(s.test, s.package) for s in trained.scores] == [
        ("held back", start.name),
        ("held back", trained.package.name),
    ]
    assert trained.scores[0].chrf == pytest.approx(trained.scores[1].chrf)  # no time, nothing learnt
    assert f"going on from {start.name}" in said[-1]
    assert not (project / ".l10n" / "training" / "en-fr" / recipes.CHECKPOINT).exists()


@pytest.mark.parametrize(("bar", "demonstration"), [(0.5, False), (101.0, True)], ids=["reached", "missed"])
def test_the_development_set_decides_whether_it_is_a_demonstration(
    memory: Path, project: Path, monkeypatch: pytest.MonkeyPatch, bar: float, demonstration: bool
) -> None:
    """One that reaches the bar of its language drafts by default; its metadata state the figure."""
    monkeypatch.setattr("l10n_pipeline.engines.packages.BARS", {"fr": bar})
    for ending, text in (("en", "The court heard the witnesses."), ("fr", "Le tribunal a entendu les témoins.")):
        (project / f"tico19-dev.{ending}").write_text(f"{text}\n", encoding="utf-8")
    test = (project / "tico19-dev.en", project / "tico19-dev.fr")
    order = training.Order(memory=(memory,), test=test, output=project / "out", version="2.0")
    trained = training.train(order, RECIPE)
    assert trained.path == project / "out" / "translate-en_fr-2_0.argosmodel"
    folder = read_package(trained.path, project / "unpacked").folder()
    metadata = json.loads((folder / "metadata.json").read_bytes())
    assert metadata["demonstration"] is demonstration
    assert set(metadata["chrf"]) == {"tico19-dev", "held back"}
    assert trained.package.chrf == metadata["chrf"]["tico19-dev"]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "| tico19-dev | 1 | translate-en_fr-2_0 |" in readme
    assert ("A demonstration package" in readme) is demonstration


def test_what_a_package_was_trained_on_goes_along_with_those_that_go_on_from_it(memory: Path, project: Path) -> None:
    """The README of each ancestor stands in the package, under the ancestor's name."""
    first = training.train(training.Order(memory=(memory,), version="2.0"), RECIPE).package
    second = training.train(training.Order(memory=(memory,), start=first.name), RECIPE).package
    third = training.train(training.Order(memory=(memory,), start=second.name), RECIPE).package
    names = {path.name for path in third.path.glob("README*")}
    assert names >= {"README.md", f"README.{first.name}.md", f"README.{second.name}.md"}
    assert (third.path / f"README.{first.name}.md").read_bytes() == (first.path / "README.md").read_bytes()


@pytest.mark.parametrize(("needed", "declared"), [(0.0, "braces"), (1.01, "")], ids=["come back", "are lost"])
def test_masks_are_declared_only_where_they_come_back(
    memory: Path, monkeypatch: pytest.MonkeyPatch, needed: float, declared: str
) -> None:
    """Having been taught is not having learnt: a style that is declared is used without measuring."""
    monkeypatch.setattr(training, "_LEARNT", needed)
    package = training.train(training.Order(memory=(memory,), version="2.0"), RECIPE).package
    assert package.mask_style == declared
    told = "the metadata declare no style" in (package.path / "README.md").read_text(encoding="utf-8")
    assert told is not bool(declared)


def test_a_version_that_is_taken_is_refused_before_hours_of_work(memory: Path, project: Path) -> None:
    """Nothing is trained that could not be kept."""
    (project / "out").mkdir()
    (project / "out" / "translate-en_fr-2_0.argosmodel").write_bytes(b"")
    with pytest.raises(PackageError, match="is there already"):
        training.train(training.Order(memory=(memory,), output=project / "out", version="2.0"), RECIPE)
    installed = training.train(training.Order(memory=(memory,), version="2.0"), RECIPE).package
    with pytest.raises(PackageError, match="is there already"):
        training.train(training.Order(memory=(memory,), version=installed.version), RECIPE)


@pytest.mark.parametrize(
    ("start", "to", "message"),
    [
        ("nobody", "fr", "no package is called 'nobody'"),
        ("", "de", "no package translates en→de here: say --start nothing"),
        (str(FRENCH), "de", "translates en→fr"),
    ],
    ids=["unknown", "none for the pair", "another pair"],
)
def test_a_start_that_cannot_be_is_told(memory: Path, start: str, to: str, message: str) -> None:
    """Before anything is read."""
    recipe = Recipe(source=get_locale("en"), target=get_locale(to), plan=Plan(minutes=1))
    with pytest.raises(UsageError, match=message):
        training.train(training.Order(memory=(memory,), start=start), recipe)


def test_a_package_that_is_not_the_pinned_one_is_not_gone_on_from(memory: Path, project: Path) -> None:
    """What models.lock refuses to draft with is not learnt from either."""
    name = FRENCH.stem
    (project / "models.lock").write_text(f"{name} sha256:{'0' * 64} elsewhere\n", encoding="utf-8")
    with pytest.raises(PackageError, match="is not the package that"):
        training.train(training.Order(memory=(memory,)), RECIPE)


def _ones(lesson: Lesson, start: Start, plan: Plan, work: Path, report: Report) -> Learnt:
    chance = np.random.default_rng(1)
    arrays = arrays_of(start.shape)
    weights = {name: chance.normal(0, 0.05, array.shape).astype(np.float32) for name, array in arrays.items()}
    report(Progress(7, 0.5, 3.25, 1200.0))
    return Learnt(Weights(start.shape, weights), "nothing at all")


def test_the_command_begins_from_nothing_and_says_how_it_went(
    memory: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pieces are learnt from the pairs; how training goes is told beside the output, the scores in it."""
    monkeypatch.setattr(recipes, "learn", _ones)
    given = ["--to", "fr", "--memory", str(memory), "--start", "nothing", "--size", "tiny", "--minutes", "2"]
    assert main(["models", "train", *given, "-o", str(project / "out")]) == 0
    told = capsys.readouterr()
    assert "from nothing" in told.err
    assert "0.5 of 2 minutes, step 7: loss 3.250, 1,200 tokens/s" in told.err
    assert told.out.splitlines()[0].split() == ["test", "sentences", "package", "BLEU", "chrF"]
    (file,) = (project / "out").glob("*.argosmodel")
    assert f"wrote {file}" in told.out
    assert "It is a demonstration package" in told.out


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--test-source", "a.en"], "--test-source and --test-reference belong together"),
        (["--start", "nothing", "--size", "huge"], "'huge' is none of tiny, small"),
    ],
    ids=["half a test set", "size"],
)
def test_the_command_refuses_what_cannot_be(
    memory: Path, capsys: pytest.CaptureFixture[str], given: list[str], message: str
) -> None:
    """Exit code 2, and one line that says what is wrong."""
    assert main(["models", "train", "--to", "fr", "--memory", str(memory), *given]) == 2
    assert message in capsys.readouterr().err
