"""The manifest says what a model may be trained on, and how much of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from l10n_pipeline.errors import UsageError
from l10n_pipeline.training.corpora import Corpus, Used, kinds, read_manifest, take, weigh
from l10n_pipeline.training.reading import Pair
from tests.conftest import ROOT

HEAD = "corpus\tsource\tlicence\tkind\tweight\tmost\tpairs\n"
PAIRS = [Pair(f"Sentence {n}.", f"Phrase {n}.", "law" if n % 2 else "web") for n in range(20)]


def test_a_manifest_is_read_with_its_weights(tmp_path: Path) -> None:
    """Columns may be more than those that are needed."""
    path = tmp_path / "m.tsv"
    path.write_text(f"{HEAD}law\tstatutes\tOGL\thuman\t2\t100\t9\nweb\t\tCC0\tmachine\t0\t\t9\n", encoding="utf-8")
    assert read_manifest(path) == (
        Corpus("law", "statutes", "OGL", "human", 2, 100),
        Corpus("web", "", "CC0", "machine", 0, None),
    )


def test_a_manifest_may_weigh_its_corpora_for_two_trainings(tmp_path: Path) -> None:
    """The columns are told; their numbers are read, and their mistakes reported, as those of the usual ones."""
    path = tmp_path / "m.tsv"
    head = "corpus\tsource\tlicence\tkind\tweight\tmost\tjoint\tjoint_most\n"
    path.write_text(f"{head}law\t\t\thuman\t0\t\t2\t30\n", encoding="utf-8")
    assert read_manifest(path, "joint", "joint_most") == (Corpus("law", weight=2, most=30),)
    path.write_text(f"{head}law\t\t\thuman\t0\t\t1/30\t\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"m.tsv:2: joint: '1/30' is no whole number"):
        read_manifest(path, "joint", "joint_most")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("corpus\tsource\n", "m.tsv:1: has no column 'licence'"),
        (f"{HEAD}law\t\t\tnobody\t1\t\n", "m.tsv:2: kind: 'nobody' is none of human, machine, mixed"),
        (f"{HEAD}law\t\t\thuman\ttwice\t\n", "m.tsv:2: weight: 'twice' is no whole number"),
        (f"{HEAD}law\t\t\thuman\t1\t\n\nlaw\t\t\thuman\t1\t\n", "m.tsv:4: names the corpus 'law' a second time"),
        (f"{HEAD}\t\t\thuman\t1\t\n", "m.tsv:2: corpus: a corpus has no name"),
    ],
    ids=["column", "kind", "weight", "double", "nameless"],
)
def test_a_manifest_that_makes_no_sense_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    """What a model was trained on must not be guessed."""
    path = tmp_path / "m.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_manifest(path)
    assert message in str(caught.value)


def test_a_corpus_is_sampled_and_left_out_as_its_line_says() -> None:
    """What the manifest does not name is taken whole."""
    taken = take(PAIRS, [Corpus("law", most=3)], random.Random(1))
    assert [sum(p.corpus == name for p in taken) for name in ("law", "web")] == [3, 10]
    assert {p.corpus for p in take(PAIRS, [Corpus("law", weight=0)], random.Random(1))} == {"web"}


def test_a_manifest_that_leaves_nothing_is_an_error() -> None:
    """A misspelt weight is not noticed when the score is looked at, hours later."""
    with pytest.raises(UsageError, match="nothing to train on"):
        take(PAIRS, [Corpus("law", weight=0), Corpus("web", weight=0)], random.Random(1))


def test_pairs_are_weighed_and_counted_by_kind() -> None:
    """A weight repeats, the counts are of different pairs."""
    weighed, used = weigh(PAIRS, [Corpus("law", kind="machine", weight=3)])
    assert len(weighed) == 40
    assert used == (Used(Corpus("law", kind="machine", weight=3), 10), Used(Corpus("web"), 10))
    assert kinds(used) == {"machine": 10, "human": 10}


@pytest.mark.parametrize("pair", ["en-fr", "en-ar", "en-fa"])
def test_the_manifests_of_the_shipped_packages_name_source_and_licence_of_each_corpus(pair: str) -> None:
    """What went into a package, under which licence, is written down."""
    path = ROOT / "training" / f"{pair}.tsv"
    corpora = read_manifest(path)
    assert len(corpora) == len(read_manifest(path, "joint", "joint_most")) > 40
    assert all(corpus.source and corpus.licence for corpus in corpora)
