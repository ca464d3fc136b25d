"""``l10n memory``: what was translated before, taken in, found, written for others."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import Catalog, State
from l10n_pipeline.pipeline import Project, remembering
from tests.conftest import Command, tree

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>Nobody was charged.</seg></tuv>
<tuv xml:lang="fr"><seg>Personne n’a été inculpé.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>In 1988 Khomeini ordered the death of 20,000 prisoners.</seg></tuv>
<tuv xml:lang="fr"><seg>En 1988, Khomeini a ordonné la mort de 20\u202f000 prisonniers.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>to punish the massacre.</seg></tuv>
<tuv xml:lang="fr"><seg>de punir le massacre.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def filled(project: Path, l10n: Command) -> Path:
    """Make a project that imported a translation memory, then drafted French."""
    (project / "old.tmx").write_text(TMX, encoding="utf-8")
    done = l10n("memory", "import", "old.tmx", cwd=project)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1].split() == ["old.tmx", "3", "memory/old.tmx"]
    assert l10n("update", cwd=project).code == 0
    assert l10n("pretranslate", "-l", "fr", cwd=project).code == 0
    return project


def drafts(project: Path, locale: str = "fr") -> dict[str, tuple[str, str, str | None]]:
    catalog = po.parse((project / f"locales/{locale}/LC_MESSAGES/appeal.po").read_bytes())
    assert all(m.state in (State.DRAFT, State.UNTRANSLATED) for m in catalog.messages)
    return {
        m.source: (m.target, m.origin.text if m.origin else "", m.previous.source if m.previous else None)
        for m in catalog.messages
    }


def test_imported_translations_become_drafts(filled: Path) -> None:
    """Exact, with numbers put in, and fuzzy, before the machine; always drafts that say where they came from."""
    found = drafts(filled)
    assert found["Nobody was charged."] == ("Personne n’a été inculpé.", "memory 100 old.tmx", None)
    assert found["In 1988 Khomeini ordered the death of 30,000 prisoners."] == (
        "En 1988, Khomeini a ordonné la mort de 30\u202f000 prisonniers.",
        "memory 99 old.tmx (numbers put in)",
        "In 1988 Khomeini ordered the death of 20,000 prisoners.",
    )
    assert found["to condemn the massacre."] == (
        "de punir le massacre.",
        "memory 75 old.tmx",
        "to punish the massacre.",
    )
    assert found["To: All who care"][1].startswith("pseudo")


def test_the_index_is_made_again_when_it_is_deleted(filled: Path, l10n: Command) -> None:
    """Deleting .l10n loses nothing: what was imported is kept in memory/."""
    before = l10n("memory", "stats", cwd=filled)
    for path in (filled / ".l10n").glob("memory.sqlite*"):
        path.unlink()
    after = l10n("memory", "stats", cwd=filled)
    assert after.out == before.out
    assert [line.split() for line in after.out.splitlines()[1:]] == [["memory/old.tmx", "fr", "3", "0"], ["3", "units"]]


def test_stats_and_find_agree_on_what_a_machine_wrote(filled: Path, l10n: Command) -> None:
    """A draft that a person accepted as it was is the machine's text."""
    path = filled / "locales/fr/LC_MESSAGES/appeal.po"
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    found = json.loads(l10n("memory", "find", "To: All who care", "--to", "fr", "--json", cwd=filled).out)
    assert [(row["document"], row["state"], row["machine"]) for row in found] == [("appeal.po", "translated", True)]
    rows = json.loads(l10n("memory", "stats", "--json", cwd=filled).out)
    (row,) = [row for row in rows if row["file"].endswith("appeal.po")]
    assert row["machine"] > 0


def test_lines_of_a_table_that_bring_nothing_are_told(filled: Path, l10n: Command) -> None:
    """With their numbers and reasons; the others are taken."""
    (filled / "w.csv").write_text("en,fr\nOne,Un\nTwo\nThree,Trois,tres\nFour\n", encoding="utf-8")
    done = l10n("memory", "import", "w.csv", cwd=filled)
    assert (done.code, done.out.splitlines()[1].split()) == (0, ["w.csv", "1", "memory/w.tmx"])
    assert "w.csv: 2 lines not taken, no translation: 3, 5" in done.err
    assert "w.csv: 1 line not taken, more cells than columns: 4" in done.err
    (filled / "none.csv").write_text("en,fr\nOne\n", encoding="utf-8")
    bad = l10n("memory", "import", "none.csv", cwd=filled)
    assert (bad.code, "none.csv:2: holds no translation from en into" in bad.err) == (2, True)


def test_what_is_translated_in_one_document_comes_back_in_another(filled: Path, l10n: Command) -> None:
    """Also from a document that the project has no more."""
    path = filled / "locales/fr/LC_MESSAGES/appeal.po"
    text = path.read_text(encoding="utf-8")
    start = text.index("#, fuzzy", text.index("sentence 1 of 1") if "sentence 1 of 1" in text else 0)
    assert start
    path.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
    path.rename(path.with_name("former.po"))
    (filled / "locales/appeal.pot").unlink()
    found = l10n("memory", "find", "All who care", "--to", "fr", cwd=filled)
    assert found.code == 0
    assert "former.po" in found.out


def test_find_tells_scores_and_parts(filled: Path, l10n: Command) -> None:
    """Like sentences first, with their scores, then what holds the words; JSON for programs."""
    found = l10n("memory", "find", "Nobody was ever charged.", "--to", "fr", cwd=filled)
    assert found.code == 0
    assert found.out.splitlines() == [
        "fr  75 %  old.tmx  translated",
        "  Nobody was charged.",
        "  Personne n’a été inculpé.",
    ]
    part = l10n("memory", "find", "massacre", "--json", cwd=filled)
    assert [(row["locale"], row["score"], row["source"]) for row in json.loads(part.out)] == [
        ("fr", 0, "to punish the massacre.")
    ]
    nothing = l10n("memory", "find", "nothing of the kind", cwd=filled)
    assert (nothing.code, nothing.out) == (1, "Nothing like it in the memory.\n")


def test_export_is_what_import_reads(filled: Path, l10n: Command, tmp_path: Path) -> None:
    """The memory goes to another project and is the same there; exporting twice gives the same bytes."""
    assert l10n("memory", "export", "-o", str(tmp_path / "all.tmx"), cwd=filled).code == 0
    first = (tmp_path / "all.tmx").read_bytes()
    assert l10n("memory", "export", "-o", str(tmp_path / "all.tmx"), cwd=filled).code == 0
    assert (tmp_path / "all.tmx").read_bytes() == first
    (filled / "memory/old.tmx").unlink()
    assert l10n("memory", "import", str(tmp_path / "all.tmx"), cwd=filled).code == 0
    again = l10n("memory", "find", "Nobody was charged.", "--to", "fr", "--json", cwd=filled)
    assert [(r["score"], r["document"], r["state"]) for r in json.loads(again.out)] == [(100, "old.tmx", "translated")]


def test_a_name_that_was_imported_is_not_replaced_by_accident(filled: Path, l10n: Command) -> None:
    """It takes --replace; nothing changes otherwise."""
    before = tree(filled)
    refused = l10n("memory", "import", "old.tmx", cwd=filled)
    assert refused.code == 2
    assert "old.tmx was imported before as memory/old.tmx: say --replace, or rename it" in refused.err
    assert tree(filled) == before
    assert l10n("memory", "import", "old.tmx", "--replace", "--machine", cwd=filled).code == 0
    assert l10n("memory", "stats", cwd=filled).out.splitlines()[1].split() == ["memory/old.tmx", "fr", "0", "3"]


@pytest.mark.parametrize(
    ("name", "content", "arguments", "reason"),
    [
        pytest.param("a.txt", "x", (), "a.txt: is no translation memory: .tmx, .po,", id="format"),
        pytest.param("a.tmx", "<tmx>", (), "a.tmx:1: is not well-formed XML", id="broken"),
        pytest.param("a.csv", "en,de\nYes,Ja\n", (), "a.csv:1: its first line must name the columns", id="columns"),
        pytest.param("a.csv", "en,fr\nYes,\n", (), "a.csv:2: holds no translation from en into fr or fa", id="empty"),
        pytest.param("a.po", 'msgid "a"\nmsgstr "b"\n', (), "a.po: does not say which locale it is in", id="locale"),
        pytest.param("a.csv", "en,de\nYes,Ja\n", ("--to", "de"), "this project has no locale 'de'", id="not-ours"),
    ],
)
def test_what_cannot_be_taken_says_why(
    name: str, content: str, arguments: tuple[str, ...], reason: str, project: Path, l10n: Command
) -> None:
    """With the file's name; nothing is kept of it."""
    (project / name).write_text(content, encoding="utf-8")
    done = l10n("memory", "import", name, *arguments, cwd=project)
    assert done.code == 2
    assert reason in done.err
    assert not list(project.glob("memory/*"))


def test_catalogs_tables_and_xliff_are_taken(project: Path, l10n: Command) -> None:
    """PO with its own locale or a given one, CSV by its columns, XLIFF by its languages; drafts are not."""
    header = 'msgid ""\nmsgstr "Language: fr_FR\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    entries = 'msgid "Yes"\nmsgstr "Oui"\n\n#, fuzzy\nmsgid "No"\nmsgstr "Non"\n'
    (project / "site.po").write_text(header + entries, encoding="utf-8")
    (project / "words.csv").write_text("en;fa;de\nYes;بله;Ja\n", encoding="utf-8")
    (project / "cat.xlf").write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="en"'
        ' target-language="fr" datatype="plaintext"><body><trans-unit id="1"><source>Perhaps</source>'
        '<target state="translated">Peut-être</target></trans-unit></body></file></xliff>',
        encoding="utf-8",
    )
    done = l10n("memory", "import", "site.po", "words.csv", "cat.xlf", cwd=project)
    assert (done.code, done.err) == (0, "")
    assert [line.split()[1:] for line in done.out.splitlines()[1:]] == [
        ["1", "memory/site.fr.tmx"],
        ["1", "memory/words.tmx"],
        ["1", "memory/cat.tmx"],
    ]
    assert l10n("memory", "find", "Perhaps", "--to", "fr", cwd=project).code == 0


def test_a_catalog_is_parsed_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For its locale and its units."""
    path = project / "site.po"
    path.write_text('msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Yes"\nmsgstr "Oui"\n', encoding="utf-8")
    parsed: list[str] = []

    def parse(data: bytes, name: str) -> Catalog:
        parsed.append(name)
        return po.parse(data, name)

    monkeypatch.setattr(remembering, "po", SimpleNamespace(parse=parse))
    (taken,) = remembering.import_memory(Project.open(project), [path])
    assert (taken.units, taken.kept.name) == (1, "site.fr.tmx")
    assert parsed == [str(path)]


def test_a_broken_file_in_the_memory_folder_is_told_and_stops_nothing(filled: Path, l10n: Command) -> None:
    """What it held when it could be read last is still known."""
    (filled / "memory/old.tmx").write_text("<tmx>", encoding="utf-8")
    done = l10n("memory", "find", "Nobody was charged.", cwd=filled)
    assert done.code == 0
    assert "not taken into the translation memory: " in done.err
    assert "old.tmx" in done.err


def test_a_catalog_that_lost_its_translations_is_told(project: Path, l10n: Command) -> None:
    """A file that was cut off between two messages is a good catalog; what it had is missed."""
    assert l10n("update", cwd=project).code == 0
    path = project / "locales/fr/LC_MESSAGES/appeal.po"
    whole = re.sub(r'(msgid "[^"]+"\n)msgstr ""', r'\1msgstr "Traduit"', path.read_text(encoding="utf-8"))
    path.write_text(whole, encoding="utf-8")
    assert l10n("pretranslate", "-l", "fr", cwd=project).err == ""
    path.write_text(whole[: whole.index("\n\n", whole.index("Prosecute")) + 1], encoding="utf-8")
    cut = l10n("pretranslate", "-l", "fr", cwd=project)
    assert "appeal.po had 8 finished messages and has 1 now: was it cut off, or replaced?" in cut.err
