"""The project of this repository: what its translators and publishers find after the English changed."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import runpy
import shutil
import sys
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.cli.main import main
from l10n_pipeline.model import Catalog, Message, State
from tests.conftest import ROOT, tree

LOCALES = ("fa", "ar", "fr")
OLD = "A former official of the presidential office put the total at more than 20,000."
NEW = "A former official of the presidential office put the total number at more than 20,000."
BENCHES = [path for path in sorted((ROOT / "bench").glob("*.py")) if "__main__" in path.read_text(encoding="utf-8")]


def catalog(folder: Path, locale: str, domain: str = "statement") -> Catalog:
    path = folder / "locales" / locale / "LC_MESSAGES" / f"{domain}.po"
    return po.parse(path.read_bytes(), str(path))


def documents(folder: Path) -> dict[str, bytes]:
    """Return the renderings of documents below ``folder``; a manifest or an index is none."""
    return {name: data for name, data in tree(folder).items() if name.startswith(tuple(f"{each}/" for each in LOCALES))}


def entries(messages: Catalog) -> dict[str, Message]:
    """Return the active messages by their source."""
    return {message.source: message for message in messages.messages if not message.obsolete}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's project, published."""
    folder = tmp_path_factory.mktemp("repository") / "project"
    folder.mkdir()
    for name in ("l10n.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, folder)
    for name in ("source", "locales", "models"):
        shutil.copytree(ROOT / name, folder / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["run"]) == 0
    return folder


@pytest.fixture(scope="module")
def edited(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, in a copy of its own, after one sentence of the statement was edited and `l10n run` done again."""
    folder = tmp_path_factory.mktemp("edited") / "project"
    shutil.copytree(published, folder)
    source = folder / "source" / "statement.txt"
    text = source.read_text(encoding="utf-8")
    assert text.count(OLD) == 1
    source.write_text(text.replace(OLD, NEW), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["run"]) == 0
    return folder


def test_both_documents_are_published_in_three_languages(published: Path) -> None:
    """From the catalogs as they are: a page, the document in its own format and a compiled catalog each, no preview."""
    names = set(tree(published / "public"))
    kinds = ("statement.html", "statement.txt", "statement.mo", "demands.html", "demands.md", "demands.mo")
    assert {f"{locale}/{kind}" for locale in LOCALES for kind in kinds} <= names
    assert not documents(published / "preview")


def test_no_draft_passes_for_a_translation(published: Path) -> None:
    """Every message is finished, and none was left as a demonstration package wrote it."""
    for locale in LOCALES:
        for domain in ("statement", "demands"):
            for message in entries(catalog(published, locale, domain)).values():
                assert message.state in (State.TRANSLATED, State.REVIEWED), message.source
                assert message.origin is None or not message.origin.demonstration, message.source


@pytest.mark.parametrize("locale", LOCALES)
def test_an_edited_sentence_is_one_draft_a_locale(published: Path, edited: Path, locale: str) -> None:
    """It keeps its old translation, the old English beside it; of the other messages only lines of the source move."""
    before, after = entries(catalog(published, locale)), entries(catalog(edited, locale))
    drafts = [message for message in after.values() if message.state is State.DRAFT]
    assert [message.source for message in drafts] == [NEW]
    assert drafts[0].targets == before[OLD].targets
    assert drafts[0].previous is not None
    assert drafts[0].previous.source == OLD
    del before[OLD], after[NEW]
    assert after == before
    assert entries(catalog(edited, locale, "demands")) == entries(catalog(published, locale, "demands"))


def test_what_was_published_stays_and_the_new_text_is_a_marked_preview(
    published: Path, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The statement is withheld in three languages; of the two documents not a byte in public/ changes."""
    assert documents(edited / "public") == documents(published / "public")
    pages = documents(edited / "preview")
    for locale in LOCALES:
        for kind in ("html", "txt"):
            assert "DRAFT" in pages[f"{locale}/statement.{kind}"].decode()
    assert not any("demands" in name for name in pages)
    monkeypatch.chdir(edited)
    assert main(["publish", "--check"]) == 1


def test_a_person_who_accepts_the_draft_publishes_the_statement_again(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One accepted message a locale is all that was missing."""
    edited = shutil.copytree(edited, tmp_path / "project")
    monkeypatch.chdir(edited)
    assert main(["state", "statement", "--state", "draft", "--accept"]) == 1
    assert "translates another text" in capsys.readouterr().err
    assert main(["state", "statement", "--outdated", "--accept"]) == 0
    assert "3 messages changed" in capsys.readouterr().out
    assert main(["publish"]) == 0
    assert not documents(edited / "preview")
    for locale, number in zip(LOCALES, ("۲۰ هزار", "20 ألف", "20\u202f000"), strict=True):
        assert number in (edited / "public" / locale / "statement.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["bench", "training"])
def test_scripts_import_what_there_is(folder: str) -> None:
    """A script that is run once a month is not forgotten when something is renamed."""
    for path in sorted((ROOT / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("l10n_pipeline"):
                if node.module == "l10n_pipeline.training.network" and importlib.util.find_spec("torch") is None:
                    continue
                module = importlib.import_module(node.module or "")
                for name in node.names:
                    found = hasattr(module, name.name) or importlib.util.find_spec(f"{node.module}.{name.name}")
                    assert found, f"{path.name}:{node.lineno}: {node.module} has no {name.name}"


@pytest.mark.parametrize("script", BENCHES, ids=lambda path: path.name)
def test_a_bench_asked_for_help_measures_and_writes_nothing(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever does not know what a script takes asks it so."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    monkeypatch.setattr(sys, "argv", [script.name, "--help"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(script), run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {script.name}")
    assert not list(tmp_path.iterdir())
