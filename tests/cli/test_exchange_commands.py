"""``l10n export`` and ``l10n import``: to a CAT tool and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import State
from tests.conftest import Command, tree

FR = Path("locales/fr/LC_MESSAGES/appeal.po")
XLF = Path("exchange/appeal.fr.xlf")


@pytest.fixture
def exported(project: Path, l10n: Command) -> Path:
    """Make a project with French drafts, exported."""
    assert l10n("update", cwd=project).code == 0
    assert l10n("pretranslate", "-l", "fr", cwd=project).code == 0
    assert l10n("export", "--to", "fr", cwd=project).code == 0
    return project


def translate(path: Path, target: str, state: str = "translated") -> None:
    """Translate "Nobody was charged." in a 2.0 file."""
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(
        r'state="initial" subState="l10n:draft">(\s*<source>Nobody was charged\.</source>\s*)<target>.*?</target>',
        rf'state="{state}">\1<target>{target}</target>',
        text,
    )
    assert count == 1
    path.write_text(changed, encoding="utf-8")


def message(project: Path, source: str = "Nobody was charged.") -> tuple[str, State]:
    found = next(m for m in po.parse((project / FR).read_bytes()).messages if m.source == source)
    return found.target, found.state


@pytest.mark.parametrize("form", ["xliff20", "xliff12"])
def test_export_and_import_change_no_byte(form: str, project: Path, l10n: Command) -> None:
    """What nobody touched comes back as it went, in either version; a second export writes nothing."""
    assert l10n("update", cwd=project).code == 0
    assert l10n("pretranslate", "-l", "fr", cwd=project).code == 0
    first = l10n("export", "--format", form, "-o", "out", cwd=project)
    assert first.code == 0
    assert re.search(r"fr +appeal +8 +out/appeal\.fr\.xlf\n", first.out)
    before = tree(project)
    assert {"out/appeal.fr.xlf", "out/appeal.fa.xlf"} <= set(before)
    again = l10n("export", "--format", form, "-o", "out", cwd=project)
    assert again.out.count("unchanged") == 2
    back = l10n("import", "out/appeal.fr.xlf", "out/appeal.fa.xlf", cwd=project)
    assert back.code == 0
    assert "Nothing to do: 2 files brought nothing new." in back.out
    assert tree(project) == before


def test_documents_are_named_as_in_other_commands(project: Path, l10n: Command) -> None:
    """Only those are written; a name that the project has not is refused with the known ones."""
    (project / "source" / "letter.txt").write_text("They wrote.\n", encoding="utf-8")
    settings = project / "l10n.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("documents:\n", "documents:\n  - path: source/letter.txt\n"),
        encoding="utf-8",
    )
    assert l10n("update", cwd=project).code == 0
    assert l10n("export", "letter", "--to", "fr", cwd=project).code == 0
    assert [path.name for path in (project / "exchange").iterdir()] == ["letter.fr.xlf"]
    refused = l10n("export", "lettre", cwd=project)
    assert refused.code == 2
    assert "appeal" in refused.err


def test_a_translation_comes_back(exported: Path, l10n: Command) -> None:
    """Only its entry changes, and it is translated; a second import finds nothing to do."""
    before = (exported / FR).read_text(encoding="utf-8")
    translate(exported / XLF, "Personne n’a été inculpé.")
    back = l10n("import", str(XLF), cwd=exported)
    assert back.code == 0
    assert re.search(r"exchange/appeal\.fr\.xlf +fr +1 +0 +0 +7 +0", back.out)
    assert message(exported) == ("Personne n’a été inculpé.", State.TRANSLATED)
    entries = [set(text.split("\n\n")) for text in (before, (exported / FR).read_text(encoding="utf-8"))]
    assert len(entries[0] - entries[1]) == len(entries[1] - entries[0]) == 1
    assert "Nothing to do: 1 file brought" in l10n("import", str(XLF), cwd=exported).out


def test_a_review_needs_a_name(exported: Path, l10n: Command) -> None:
    """With --reviewer it is reviewed by them, without it is translated."""
    translate(exported / XLF, "Personne.", "final")
    assert l10n("import", str(XLF), cwd=exported).code == 0
    assert message(exported) == ("Personne.", State.TRANSLATED)
    assert l10n("import", str(XLF), "--reviewer", "Mina Karimi", cwd=exported).code == 0
    assert message(exported) == ("Personne.", State.REVIEWED)
    assert "# reviewed: Mina Karimi 2" in (exported / FR).read_text(encoding="utf-8")


def test_what_is_refused_is_listed_and_the_rest_taken(exported: Path, l10n: Command) -> None:
    """A changed source, and a text translated meanwhile: exit code 1, line and reason; other messages are imported."""
    path = exported / XLF
    translate(path, "Personne.")
    text = path.read_text(encoding="utf-8")
    text = text.replace("<source>To: All who care</source>", "<source>To: All</source>")
    text = re.sub(
        r'state="initial" subState="l10n:draft">(\s*<source>to condemn the massacre\.</source>\s*)<target>.*?</target>',
        r'state="translated">\1<target>de condamner.</target>',
        text,
    )
    path.write_text(text, encoding="utf-8")
    catalog = (exported / FR).read_text(encoding="utf-8")
    edited = re.sub(r'#, fuzzy\n(msgid "to condemn the massacre\."\nmsgstr )".*?"', r'\1"pour condamner."', catalog)
    assert edited != catalog
    (exported / FR).write_text(edited, encoding="utf-8")
    back = l10n("import", str(XLF), cwd=exported)
    assert back.code == 1
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "condamner" in each)
    assert re.search(
        r"exchange/appeal\.fr\.xlf:(\d+): was translated since the export, and otherwise: 'pour condamner\.' "
        r"\(to condemn the massacre\.\)",
        back.out,
    )
    assert int(re.findall(r"xlf:(\d+): was", back.out)[0]) < line
    assert "its source in the file is another one than in the catalog: 'To: All' (To: All)" in back.out
    assert "What is refused was left as it is in the catalogs." in back.out
    assert message(exported) == ("Personne.", State.TRANSLATED)
    assert message(exported, "to condemn the massacre.") == ("pour condamner.", State.TRANSLATED)


def test_files_that_cannot_be_imported_are_named_and_nothing_is_written(exported: Path, l10n: Command) -> None:
    """Another vocabulary, a DTD, a locale or document of another project: exit code 2, also beside a good file."""
    text = (exported / XLF).read_text(encoding="utf-8")
    translate(exported / XLF, "Personne.")
    bad = exported / "bad.xlf"
    before = (exported / FR).read_bytes()
    for content, reason in (
        ("<tmx/>", "bad.xlf:1: is not an XLIFF 1 or 2 document"),
        (f"<!DOCTYPE xliff SYSTEM 'x.dtd'>{text[text.index('<xliff') :]}", "document type declaration"),
        (text.replace('trgLang="fr"', 'trgLang="de"'), "bad.xlf: is in de, which this project has not"),
        (text.replace('trgLang="fr"', ""), "bad.xlf: its target language cannot be used"),
        (text.replace('trgLang="fr"', 'trgLang="fa"'), "is in fa, and was made of 'locales/fr/LC_MESSAGES/appeal.po'"),
        (text.replace("appeal.po", "other.po"), "is of 'locales/fr/LC_MESSAGES/other.po', which is no catalog"),
    ):
        bad.write_text(content, encoding="utf-8")
        result = l10n("import", str(XLF), "bad.xlf", cwd=exported)
        assert result.code == 2
        assert reason in result.err
        assert (exported / FR).read_bytes() == before
    (exported / "locales" / "fa" / "LC_MESSAGES" / "appeal.po").unlink()
    bad.write_text(text.replace('trgLang="fr"', 'trgLang="fa"').replace("/fr/", "/fa/"), encoding="utf-8")
    assert "there is no catalog to import into: run 'l10n update'" in l10n("import", "bad.xlf", cwd=exported).err
    assert "there is no catalog to export yet: run 'l10n update'" in l10n("export", cwd=exported).err


def test_a_language_with_a_region_is_the_language(exported: Path, l10n: Command) -> None:
    """Tools that know only fr-FR write that; it is the project's French."""
    translate(exported / XLF, "Personne.")
    text = (exported / XLF).read_text(encoding="utf-8")
    (exported / XLF).write_text(text.replace('trgLang="fr"', 'trgLang="fr-FR"'), encoding="utf-8")
    assert l10n("import", str(XLF), cwd=exported).code == 0
    assert message(exported) == ("Personne.", State.TRANSLATED)


def test_a_text_that_xml_cannot_hold_stops_the_export(exported: Path, l10n: Command) -> None:
    """The catalog, its line and the character are named, and nothing is written."""
    text = (exported / FR).read_text(encoding="utf-8")
    (exported / FR).write_text(text.replace('msgid "Nobody', 'msgid "\\013Nobody'), encoding="utf-8")
    before = tree(exported)
    result = l10n("export", cwd=exported)
    assert result.code == 2
    assert re.search(r"appeal\.po:\d+: Nobody was charged\.: holds the character U\+000B, which XML cannot", result.err)
    assert tree(exported) == before


@pytest.mark.parametrize("command", ["merge", "export", "import"])
def test_the_help_has_an_example(command: str, tmp_path: Path, l10n: Command) -> None:
    """--help says what the command does and shows one example at least."""
    assert re.search(r"Examples?: l10n ", l10n(command, "--help", cwd=tmp_path).out)
