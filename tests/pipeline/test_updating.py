"""What a translator finds in a catalog."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.catalogs.states import review
from l10n_pipeline.errors import CatalogError, FileError
from l10n_pipeline.model import State
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


def rename(project: Path, name: str, text: str = SOURCE) -> None:
    """Give the document of ``project`` another name, and another text perhaps."""
    (project / "source" / "appeal.txt").unlink()
    (project / "source" / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = (project / "l10n.yaml").read_text(encoding="utf-8")
    (project / "l10n.yaml").write_text(settings.replace("appeal.txt", f"{name}.txt"), encoding="utf-8")


def catalog_file(project: Path, name: str, locale: str = "fr") -> Path:
    return project / "locales" / locale / "LC_MESSAGES" / f"{name}.po"


def translate(path: Path, source: str, target: str) -> None:
    """Write ``target`` into the empty message of ``source``."""
    text = path.read_text(encoding="utf-8")
    entry = f'msgid "{source}"\nmsgstr ""'
    assert text.count(entry) == 1
    path.write_text(text.replace(entry, f'msgid "{source}"\nmsgstr "{target}"'), encoding="utf-8")


def test_a_renamed_document_finds_its_translations(project: Path) -> None:
    """States and edits go with it, the report says from where, the old file keeps its bytes; then nothing changes."""
    update_project(Project.open(project))
    old = catalog_file(project, "appeal")
    translate(old, "to condemn the massacre.", "condamner le massacre.")
    stored = load_catalog(old)
    assert stored.catalog is not None
    read = tuple(review(m, "A", dt.date(2024, 1, 1)) if m.target else m for m in stored.catalog.messages)
    store_catalog(stored, replace(stored.catalog, messages=read))
    before = old.read_bytes()
    rename(project, "petition", SOURCE.replace("to bring the perpetrators", "to bring all the perpetrators"))
    updated = update_project(Project.open(project))
    assert [(item.locale, item.taken_from) for item in updated] == [
        ("fr", "locales/fr/LC_MESSAGES/appeal.po"),
        ("fa", ""),
    ], "the Persian catalog has no translation to take over"
    assert updated[0].report.kept == 7
    assert old.read_bytes() == before
    catalog = load_catalog(catalog_file(project, "petition")).catalog
    assert catalog is not None
    assert catalog.fields["Project-Id-Version"] == "petition"
    message = next(m for m in catalog.active if m.source == "to condemn the massacre.")
    assert (message.target, message.state) == ("condamner le massacre.", State.REVIEWED)
    assert message.references == ("source/petition.txt:11",)
    files = tree(project)
    assert not any(item.report.changed or item.taken_from for item in update_project(Project.open(project)))
    assert tree(project) == files


def test_a_document_of_other_sentences_takes_nothing_over(project: Path) -> None:
    """A catalog that holds less than half of them is another document's."""
    update_project(Project.open(project))
    translate(catalog_file(project, "appeal"), "to condemn the massacre.", "condamner le massacre.")
    text = "A new text.\n\nIt says other things.\n\n1. to condemn the massacre.\n"
    rename(project, "petition", text)
    updated = update_project(Project.open(project))
    assert [(item.taken_from, item.report.new) for item in updated] == [("", 3), ("", 3)]


def test_a_catalog_that_a_document_has_is_not_taken_over(project: Path) -> None:
    """A second document with the same text starts empty: the first one's translations are the first one's."""
    update_project(Project.open(project))
    translate(catalog_file(project, "appeal"), "to condemn the massacre.", "condamner le massacre.")
    (project / "source" / "copy.txt").write_text(SOURCE, encoding="utf-8")
    settings = (project / "l10n.yaml").read_text(encoding="utf-8")
    settings = settings.replace(
        "  - path: source/appeal.txt\n", "  - path: source/appeal.txt\n  - path: source/copy.txt\n"
    )
    (project / "l10n.yaml").write_text(settings, encoding="utf-8")
    assert [item.taken_from for item in update_project(Project.open(project))] == [""] * 4


def test_the_catalog_that_holds_most_of_a_document_is_its_former_one(project: Path) -> None:
    """Of several leftover catalogs the best is taken, whatever their names; a broken one stops the update."""
    update_project(Project.open(project))
    best = catalog_file(project, "appeal")
    translate(best, "to condemn the massacre.", "condamner le massacre.")
    head, _, rest = best.read_text(encoding="utf-8").partition("\n#. paragraph 1, ")
    assert rest
    catalog_file(project, "a-part").write_text(
        head + '\n\nmsgid "to condemn the massacre."\nmsgstr "autre"\n\nmsgid "Nobody was charged."\nmsgstr "x"\n',
        "utf-8",
    )
    rename(project, "petition")
    broken = catalog_file(project, "other")
    broken.write_text('msgid "a\n', encoding="utf-8")
    with pytest.raises(CatalogError, match="unterminated string") as caught:
        update_project(Project.open(project))
    assert caught.value.path == str(broken)
    assert not catalog_file(project, "petition").exists()
    broken.unlink()
    assert update_project(Project.open(project))[0].taken_from.endswith("/appeal.po")
