"""``l10n evaluate``, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from l10n_pipeline.cli import evaluate
from l10n_pipeline.errors import UsageError


@pytest.fixture
def arguments(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the arguments for two sentences in the test project."""
    monkeypatch.chdir(project)
    (tmp_path / "t.en").write_text("Amnesty International said no.\nWe ask for 3 things.\n", encoding="utf-8")
    (tmp_path / "t.fr").write_text("Amnesty International a dit non.\nNous demandons 3 choses.\n", encoding="utf-8")
    return ["--to", "fr", "--source", str(tmp_path / "t.en"), "--reference", str(tmp_path / "t.fr")]


def run(*arguments: str) -> object:
    app = typer.Typer()
    evaluate.register(app)
    return app(list(arguments), standalone_mode=False)


def test_a_table_shows_both_ways_and_the_references(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each package has a row a way; the glossary's rate of the references stands below."""
    assert run(*arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "en→fr, 2 sentences, 1 glossary term"
    assert lines[1].split() == ["package", "way", "BLEU", "chrF", "exact", "tolerant", "flagged", "sent./s"]
    assert [line.split()[:2] for line in lines[2:4]] == [["pseudo", "plain"], ["pseudo", "ours"]]
    assert lines[4].split() == ["(reference)", "100.0%", "100.0%"]
    assert any(line.startswith("BLEU nrefs:1|") for line in lines)
    title = next(number for number, line in enumerate(lines) if line.split()[1:2] == ["masks"])
    assert lines[title].split() == ["package", "masks", "whole", "terms", "plain", "told"]
    assert lines[title + 1].split()[:2] == ["pseudo", "braces"]


def test_json_has_every_figure(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get the counts, not only the rates."""
    assert run(*arguments, "--json", "--limit", "1", "--package", "pseudo") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["source_locale"], record["locale"], record["sentences"]) == ("en", "fr", 1)
    assert record["reference"]["terms"] == {
        "count": 1,
        "exact": 1,
        "tolerant": 1,
        "exact_rate": 1.0,
        "tolerant_rate": 1.0,
    }
    (package,) = record["packages"]
    assert package["package"] == "pseudo"
    assert package["masks"] == {"style": "braces", "sentences": 0, "whole": 0}
    assert package["told_terms"]["told"]["count"] == 1
    assert set(package["ways"]) == {"plain", "ours"}
    assert set(package["ways"]["ours"]) == {
        "bleu",
        "chrf",
        "terms",
        "flagged",
        "errors",
        "rungs",
        "seconds",
        "sentences_per_second",
    }


def test_files_that_do_not_match_are_refused(arguments: list[str], tmp_path: Path) -> None:
    """A reference that is a line short stops the command, with its place."""
    (tmp_path / "t.fr").write_text("Une seule ligne.\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"t\.fr:1: ends here"):
        run(*arguments)
