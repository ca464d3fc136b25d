"""What a translator finds in a catalog."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from l10n_pipeline.errors import FileError
from l10n_pipeline.pipeline import Project, project_status, update_project
from l10n_pipeline.pipeline.project import load_catalog, store_catalog
from tests.conftest import GLOSSARY, ROOT, SOURCE, tree

STATEMENT_FILES = ("l10n.yaml", "glossary.yaml", "source/statement.txt", "source/demands.md")


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of this repository, updated in a folder of its own."""
    folder = tmp_path_factory.mktemp("statement")
    (folder / "source").mkdir()
    for name in STATEMENT_FILES:
        shutil.copy(ROOT / name, folder / name)
    update_project(Project.open(folder))
    return folder


def test_a_message_says_where_it_stands_and_which_terms_it_holds(statement: Path) -> None:
    """Block kind, place in the block, every line it stands on, and the glossary's renderings are in its comments."""
    catalog = load_catalog(statement / "locales" / "fa" / "LC_MESSAGES" / "statement.po").catalog
    assert catalog is not None
    messages = {message.source: message for message in catalog.messages}
    title = next(m for m in catalog.messages if m.references == ("source/statement.txt:3", "source/statement.txt:5"))
    assert title.extracted[:2] == ("title 1", "title 2")
    sentence = next(m for source, m in messages.items() if source.startswith("In it, he described the massacre"))
    assert sentence.extracted[0] == "paragraph 2, sentence 2 of 2"
    assert any(comment.startswith("term: death commission = هیئت مرگ") for comment in sentence.extracted)
    demand = next(m for source, m in messages.items() if source.startswith("to establish a truth commission"))
    assert demand.extracted[0] == "item 2."


def test_the_signatories_are_in_no_catalog(statement: Path) -> None:
    """What a rule keeps in the source language is not offered for translation."""
    data = (statement / "locales" / "statement.pot").read_text(encoding="utf-8")
    assert "Islamic Middle Party Jordan" not in data
    assert "binds the NGO" in data


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs GNU gettext's msgfmt")
def test_gettext_accepts_every_catalog(statement: Path) -> None:
    """GNU msgfmt -c has nothing to say about the catalogs, nor an error about the template."""
    for path in sorted(statement.rglob("*.po*")):
        command = ["msgfmt", "--check", "--output-file=/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        if path.suffix == ".po":
            assert done.stderr == ""


def test_the_repository_holds_the_catalogs_of_its_documents(statement: Path) -> None:
    """The catalogs in locales/ are up to date: updating them again would change nothing but what people wrote."""
    rows = project_status(Project.open(ROOT)).rows
    assert len(rows) == 6
    assert not any(row.stale for row in rows)
    for name in ("statement.pot", "demands.pot"):
        assert (ROOT / "locales" / name).read_bytes() == (statement / "locales" / name).read_bytes()


def test_a_second_update_changes_no_byte(statement: Path) -> None:
    """The same documents and glossary give the same files."""
    before = tree(statement)
    updated = update_project(Project.open(statement))
    assert not any(item.report.changed for item in updated)
    assert tree(statement) == before


def test_a_changed_glossary_changes_only_comments(project: Path) -> None:
    """Renderings in the comments follow the glossary; sources and targets stay."""
    update_project(Project.open(project))
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    before = path.read_text(encoding="utf-8")
    assert "#. term: Amnesty International = Amnesty International\n" in before
    (project / "glossary.yaml").write_text(GLOSSARY.replace("preferred: Amnesty", "preferred: ONG Amnesty"), "utf-8")
    update_project(Project.open(project))
    assert path.read_text(encoding="utf-8") == before.replace("= Amnesty", "= ONG Amnesty")


def test_a_changed_sentence_keeps_its_translation_as_a_draft(project: Path) -> None:
    """The old translation is fuzzy with the old source beside it; the other entries keep their bytes."""
    update_project(Project.open(project))
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    done = path.read_text(encoding="utf-8").replace(
        'msgid "to condemn the massacre."\nmsgstr ""',
        'msgid "to condemn the massacre."\nmsgstr "condamner le massacre."',
    )
    path.write_text(done, encoding="utf-8")
    changed = SOURCE.replace("to condemn the massacre.", "to condemn the 1988 massacre.")
    (project / "source" / "appeal.txt").write_text(changed, encoding="utf-8")
    update_project(Project.open(project))
    after = path.read_text(encoding="utf-8")
    assert (
        '#, fuzzy\n#| msgid "to condemn the massacre."\nmsgid "to condemn the 1988 massacre."\n'
        'msgstr "condamner le massacre."\n'
    ) in after
    untouched = [entry for entry in done.split("\n\n") if "massacre" not in entry]
    assert all(entry.strip() in after for entry in untouched)


def test_an_edit_made_while_we_worked_is_not_overwritten(project: Path) -> None:
    """A catalog that changed on disk since it was read is left alone."""
    update_project(Project.open(project))
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    stored = load_catalog(path)
    assert stored.catalog is not None
    path.write_bytes(path.read_bytes() + b"\n# a translator was here\n")
    with pytest.raises(FileError, match="changed by another program"):
        store_catalog(stored, stored.catalog)
    assert path.read_bytes().endswith(b"was here\n")
