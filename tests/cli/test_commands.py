"""The commands as their users run them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import pytest

from l10n_pipeline.catalogs.po import parse, serialize
from l10n_pipeline.model import Origin
from tests.conftest import FRENCH, FRENCH_VERSION, SETTINGS, SOURCE, Command, put_demonstration, tree

COMMANDS = [
    "init",
    "run",
    "update",
    "pretranslate",
    "check",
    "fix",
    "status",
    "publish",
    "review",
    "translate",
    "evaluate",
    "models",
]


def po(project: Path, locale: str = "fr") -> Path:
    return project / "locales" / locale / "LC_MESSAGES" / "appeal.po"


def finished(project: Path, l10n: Command) -> Path:
    """Return the French catalog with correct, accepted translations."""
    assert l10n("update", cwd=project).code == 0
    path = po(project)
    text = path.read_text(encoding="utf-8")
    for source, target in {
        "Prosecute those responsible": "Poursuivez les responsables",
        "To: All who care": "À\u00a0: tous ceux que cela touche",
        "In 1988 Khomeini ordered the death of 30,000 prisoners.": (
            "En 1988, Khomeini a ordonné la mort de 30\u202f000 prisonniers."
        ),
        "Nobody was charged.": "Personne n’a été inculpé.",
        "Amnesty International called it a crime.": "Amnesty International a parlé d’un crime.",
        "We ask the United Nations:": "Nous demandons aux Nations unies\u00a0:",
        "to condemn the massacre.": "de condamner le massacre.",
        "to bring the perpetrators to justice.": "de traduire les auteurs en justice.",
    }.items():
        entry = f'msgid "{source}"\nmsgstr ""'
        assert entry in text, source
        text = text.replace(entry, f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, l10n: Command, tmp_path: Path) -> None:
    """--help says what the command does and shows one example at least."""
    result = l10n(command, "--help", cwd=tmp_path)
    assert result.code == 0
    assert re.search(r"Examples?: ", result.out)


def test_the_help_lists_every_command(l10n: Command, tmp_path: Path) -> None:
    """l10n --help names all commands; l10n alone too, and is a usage error."""
    result = l10n("--help", cwd=tmp_path)
    assert result.code == 0
    assert all(command in result.out for command in COMMANDS)
    assert l10n("nonsense", cwd=tmp_path).code == 2
    assert l10n("--version", cwd=tmp_path).out.startswith("l10n ")


def test_run_does_everything_and_a_second_run_nothing(project: Path, l10n_apart: Command) -> None:
    """Catalogs, drafts and previews are made; run again, no byte changes and it says so."""
    first = l10n_apart("run", cwd=project)
    assert first.code == 0, first.err
    assert re.search(r"fr French +appeal +8 +0 +0 +8 +0", first.out)
    files = tree(project)
    for name in (
        "locales/appeal.pot",
        "locales/fa/LC_MESSAGES/appeal.po",
        "preview/fa/appeal.html",
        "preview/fa/appeal.txt",
    ):
        assert name in files
    assert not any(name.startswith("public/") for name in files)
    second = l10n_apart("run", cwd=project)
    assert second.code == 0
    assert "Nothing to do" in second.out
    assert tree(project) == files


def test_run_touches_no_finished_translation(project: Path, l10n: Command) -> None:
    """A person's translation stays, byte for byte, while the rest is drafted."""
    l10n("update", cwd=project)
    path = po(project)
    before = 'msgid "Nobody was charged."\nmsgstr ""'
    after = 'msgid "Nobody was charged."\nmsgstr "Personne ne fut inculpé."'
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    l10n("run", cwd=project)
    text = path.read_text(encoding="utf-8")
    entry = next(part for part in text.split("\n\n") if after in part)
    assert "fuzzy" not in entry
    assert "origin" not in entry


def test_a_finished_locale_is_published_and_the_others_are_previews(project: Path, l10n: Command) -> None:
    """French goes to public/ with text, page, .mo and manifest; Persian stays a preview."""
    l10n("run", cwd=project)
    assert (project / "preview" / "fr" / "appeal.html").exists()
    po(project).unlink()
    finished(project, l10n)
    result = l10n("publish", cwd=project)
    assert result.code == 1, "Persian is refused"
    assert "fr appeal: ready" in result.out
    assert "fa appeal: refused: 8 messages" in result.out
    files = tree(project / "public")
    made = {name for name in files if not name.startswith(".sources/")}
    assert made == {
        "fr/appeal.html", "fr/appeal.txt", "fr/appeal.json", "fr/appeal.mo", "index.html", "manifest.json",
    }  # fmt: skip
    assert "30\u202f000" in files["fr/appeal.txt"].decode()
    assert "DRAFT" not in files["fr/appeal.html"].decode()
    assert not (project / "preview" / "fr" / "appeal.html").exists(), "an old preview could be taken for the newer text"
    record = json.loads(files["manifest.json"])["files"]["fr/appeal.html"]
    assert record["catalog"] == "locales/fr/LC_MESSAGES/appeal.po"
    assert all(len(record[key]) == 64 for key in ("sha256", "document_sha256", "catalog_sha256", "glossary_sha256"))
    assert l10n("publish", "--locale", "fr", cwd=project).code == 0


def test_a_changed_source_withholds_publication(project: Path, l10n: Command) -> None:
    """An edited sentence makes one draft that keeps the old translation; the published page stays as it was.

    The index alone changes, and its digest in the manifest: it says how far the new version is.
    """
    finished(project, l10n)
    assert l10n("publish", "--locale", "fr", cwd=project).code == 0
    published = tree(project / "public")
    source = project / "source" / "appeal.txt"
    source.write_text(SOURCE.replace("death of 30,000 prisoners", "death of 33,700 prisoners"), encoding="utf-8")
    result = l10n("run", "--locale", "fr", cwd=project)
    assert result.code == 0
    assert re.search(r"fr French +appeal +8 +7 +0 +1 +0 .*withheld", result.out)
    text = po(project).read_text(encoding="utf-8")
    assert '#| msgid "In 1988 Khomeini ordered the death of 30,000 prisoners."' in text
    now = tree(project / "public")
    assert "87" in now.pop("index.html").decode()
    assert "100" in published.pop("index.html").decode()
    then = json.loads(published.pop("manifest.json"))
    assert json.loads(now.pop("manifest.json")) == {**then, "also": ANY}
    assert now == published
    assert "DRAFT" in (project / "preview" / "fr" / "appeal.html").read_text(encoding="utf-8")


def test_publish_check_writes_nothing(project: Path, l10n: Command) -> None:
    """--check only asks the gate."""
    l10n("update", cwd=project)
    before = tree(project)
    result = l10n("publish", "--check", "--all", cwd=project)
    assert result.code == 1
    assert result.out.count("untranslated") == 16
    assert tree(project) == before


def test_check_reports_issues_as_text_and_json(project: Path, l10n_apart: Command) -> None:
    """A lost number is an error with file, line and span; the exit code is 1, and 0 once it is mended."""
    path = finished(project, l10n_apart)
    assert l10n_apart("check", "--locale", "fr", cwd=project).code == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("30\u202f000", "3\u202f000"), encoding="utf-8")
    result = l10n_apart("check", "--locale", "fr", cwd=project)
    assert result.code == 1
    assert re.search(r"locales/fr/LC_MESSAGES/appeal\.po:\d+: error: .*\[numbers\]", result.out)
    report = json.loads(l10n_apart("check", "--locale", "fr", "--json", cwd=project).out)
    assert report["checked"] == 8
    issue = next(i for i in report["issues"] if i["check"] == "numbers")
    assert set(issue) == {
        "file", "line", "locale", "context", "source", "target", "check", "severity", "message", "start", "end",
    }  # fmt: skip
    assert (issue["locale"], issue["severity"]) == ("fr", "error")
    assert path.read_text(encoding="utf-8").split("\n")[issue["line"] - 1].startswith("msgid")


def test_check_takes_files_from_anywhere(tmp_path: Path, l10n: Command, project: Path) -> None:
    """A PO file outside any project is checked against the given glossary and locale."""
    path = tmp_path / "loose.po"
    path.write_text('msgid "Amnesty International wrote."\nmsgstr "سازمان ملل نوشت."\n', encoding="utf-8")
    glossary = str(project / "glossary.yaml")
    result = l10n("check", "loose.po", "--locale", "fa", "--glossary", glossary, "--json", cwd=tmp_path)
    assert result.code == 1
    report = json.loads(result.out)
    assert report["checked"] == 1
    assert [(i["check"], i["file"], i["line"]) for i in report["issues"]] == [("glossary-missing", "loose.po", 1)]
    unknown = l10n("check", "loose.po", cwd=tmp_path)
    assert unknown.code == 2
    assert "say which with --locale" in unknown.err


def test_status_tells_stale_catalogs(project: Path, l10n: Command) -> None:
    """Missing or outdated catalogs make the exit code 1; up to date ones 0."""
    assert l10n("status", cwd=project).code == 1
    l10n("update", cwd=project)
    report = json.loads(l10n("status", "--json", cwd=project).out)
    assert report["stale"] is False
    assert [(row["locale"], row["messages"], row["untranslated"]) for row in report["catalogs"]] == [
        ("fr", 8, 8),
        ("fa", 8, 8),
    ]


def test_check_tells_stale_catalogs(project: Path, l10n: Command) -> None:
    """A catalog that does not hold its document's sentences makes the exit code 1 and is named; no file is written."""
    finished(project, l10n)
    source = project / "source" / "appeal.txt"
    source.write_text(SOURCE.replace("Nobody was", "Nobody at all was"), encoding="utf-8")
    before = tree(project)
    result = l10n("check", "--locale", "fr", cwd=project)
    assert result.code == 1
    assert "0 errors" in result.out
    assert result.err == (
        "locales/fr/LC_MESSAGES/appeal.po is stale: it does not hold the sentences of its document. Run l10n update.\n"
    )
    assert tree(project) == before
    report = json.loads(l10n("check", "--json", cwd=project).out)
    assert report["stale"] == ["locales/fr/LC_MESSAGES/appeal.po", "locales/fa/LC_MESSAGES/appeal.po"]
    l10n("update", cwd=project)
    assert l10n("check", "--locale", "fr", cwd=project).code == 0


def test_update_tells_what_was_joined_and_what_a_renamed_document_took_over(project: Path, l10n: Command) -> None:
    """The table counts sentences that were joined, and a line names the catalog of the former name."""
    path = finished(project, l10n)
    before = path.read_bytes()
    (project / "source" / "appeal.txt").unlink()
    text = SOURCE.replace("prisoners. Nobody was", "prisoners, and nobody was")
    (project / "source" / "petition.txt").write_text(text, encoding="utf-8")
    (project / "l10n.yaml").write_text(SETTINGS.replace("appeal.txt", "petition.txt"), encoding="utf-8")
    for command in ("update", "update"):
        result = l10n(command, "--locale", "fr", cwd=project)
        assert result.code == 0, result.err
        told = "fr petition: took over the translations of locales/fr/LC_MESSAGES/appeal.po" in result.out
        assert told is not ("Nothing to do" in result.out)
        if told:
            rows = [line.split() for line in result.out.splitlines()[:2]]
            assert dict(zip(*rows, strict=True)) == {
                "locale": "fr", "document": "petition", "kept": "6", "new": "0", "changed": "0", "split": "0",
                "joined": "1", "deleted": "0", "back": "0",
            }  # fmt: skip
    assert path.read_bytes() == before
    without = text.replace("Amnesty International called it a crime.\n\n", "")
    (project / "source" / "petition.txt").write_text(without, encoding="utf-8")
    rows = [line.split() for line in l10n("update", "--locale", "fr", cwd=project).out.splitlines()[:2]]
    assert dict(zip(*rows, strict=True))["deleted"] == "1", "nothing was made from this one"


def test_init_starts_a_project_that_runs(tmp_path: Path, l10n: Command) -> None:
    """The new project's own example goes through update; a second init is refused and changes nothing."""
    folder = tmp_path / "new"
    assert l10n("init", "new", "--to", "fa", "--to", "pt_BR", cwd=tmp_path).code == 0
    result = l10n("update", cwd=folder)
    assert result.code == 0, result.err
    assert (folder / "locales" / "pt_BR" / "LC_MESSAGES" / "example.po").exists()
    before = tree(folder)
    again = l10n("init", "new", "--to", "fr", cwd=tmp_path)
    assert again.code == 2
    assert "is a project already" in again.err
    assert tree(folder) == before


def test_init_takes_in_documents_that_are_there(tmp_path: Path, l10n: Command) -> None:
    """Files in source/ are listed in l10n.yaml, whatever their names."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "it's: a #test.txt").write_text("One sentence.\n", encoding="utf-8")
    assert l10n("init", "--to", "fr", cwd=tmp_path).code == 0
    assert "it's: a #test.txt" in (tmp_path / "l10n.yaml").read_text(encoding="utf-8")
    assert l10n("update", cwd=tmp_path).code == 0
    assert l10n("status", cwd=tmp_path).code == 0
    assert "Nothing to do" in l10n("update", cwd=tmp_path).out


def test_translate_reads_lines_and_writes_lines(project: Path, l10n_apart: Command) -> None:
    """A line for a line, blank ones kept, from standard input and from a file; the project's engine is used."""
    result = l10n_apart(
        "translate", "--to", "fr", cwd=project, stdin="Nobody was charged.\n\nSee https://a.example/x\n"
    )
    assert result.code == 0
    lines = result.out.split("\n")
    assert len(lines) == 4
    assert lines[1] == ""
    assert "https://a.example/x" in lines[2]
    assert lines[0] not in ("", "Nobody was charged.")
    (project / "lines.txt").write_bytes(b"\xef\xbb\xbfNobody was charged.\r\n")
    assert l10n_apart("translate", "--to", "fr", "lines.txt", cwd=project).out == f"{lines[0]}\n"


def test_translate_with_a_real_package_outside_any_project(tmp_path: Path, l10n: Command) -> None:
    """With a package in the user's Argos folder it works anywhere."""
    home = tmp_path / "other-home"
    home.mkdir()
    assert (
        "no model package translates" in l10n("translate", "--to", "fr", cwd=tmp_path, stdin="Hello.\n", home=home).err
    )
    installed = l10n("models", "install", str(FRENCH), cwd=tmp_path, home=home)
    assert installed.code == 0, installed.err
    assert FRENCH.stem in l10n("models", "list", cwd=tmp_path, home=home).out
    result = l10n("translate", "--to", "fr", cwd=tmp_path, stdin="The prisoners were executed.\n", home=home)
    assert result.code == 0, result.err
    assert "prisonniers" in result.out
    assert l10n("models", "verify", FRENCH.stem, cwd=tmp_path, home=home).code == 0
    assert l10n("models", "remove", FRENCH.stem, cwd=tmp_path, home=home).code == 0
    assert "No packages are installed" in l10n("models", "list", cwd=tmp_path, home=home).out


def test_demonstration_packages_draft_only_where_asked(project: Path, l10n: Command) -> None:
    """Without engine.demonstration the messages stay empty, the reason is told, and nothing done means exit code 2."""
    (project / "models").mkdir()
    put_demonstration(project / "models")
    (project / "l10n.yaml").write_text(SETTINGS.replace("name: pseudo", "name: argos"), encoding="utf-8")
    result = l10n("run", cwd=project)
    assert result.code == 2
    assert "only a demonstration package translates en→fr" in result.err
    assert "no model package translates en→fa" in result.err
    assert "#, fuzzy" not in po(project).read_text(encoding="utf-8")
    settings = SETTINGS.replace("{name: pseudo}", "{name: argos, demonstration: true}")
    (project / "l10n.yaml").write_text(settings, encoding="utf-8")
    result = l10n("run", cwd=project)
    assert result.code == 0, "French could be drafted"
    assert f"# origin: argos en→fr {FRENCH_VERSION} (demonstration" in po(project).read_text(encoding="utf-8")
    assert "demonstration packages" in result.err
    assert "demonstration model" in (project / "preview" / "fr" / "appeal.html").read_text(encoding="utf-8")
    assert "l10n models install" in result.err, "Persian still has none"


def test_redraft_makes_untouched_drafts_anew_and_nothing_else(project: Path, l10n: Command) -> None:
    """With another glossary; what a person touched, accepted or translated stays, byte for byte."""
    l10n("run", cwd=project)
    path = po(project)
    text = path.read_text(encoding="utf-8")
    assert l10n("pretranslate", "--redraft", cwd=project).code == 0
    assert path.read_text(encoding="utf-8") == text
    catalog = parse(path.read_bytes(), str(path))
    first, second, third, *rest = catalog.active
    worse = first.as_draft(["worse"], Origin("argos en→fr 0.1 (demonstration)"))
    edited = replace(second, targets=("de ma main",))
    accepted = replace(third, flags=())
    path.write_bytes(serialize(replace(catalog, messages=(worse, edited, accepted, *rest))))
    assert l10n("pretranslate", cwd=project).code == 0
    again = l10n("pretranslate", "--redraft", "--locale", "fr", cwd=project)
    assert again.code == 0
    after = parse(path.read_bytes(), str(path)).active
    assert after[:3] == (first, edited, accepted)
    assert after[3:] == tuple(rest)


def test_a_new_project_keeps_what_can_be_made_again_out_of_git(tmp_path: Path, l10n: Command) -> None:
    """Caches, pages, exchanged files, compiled catalogs; a .gitignore that is there stays as it is."""
    assert "wrote new/.gitignore" in l10n("init", "new", cwd=tmp_path).out
    ignored = (tmp_path / "new" / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert {"/.l10n/", "/public/", "/preview/", "/exchange/", "/locales/**/*.mo"} <= set(ignored)
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert ".gitignore" not in l10n("init", "old", cwd=tmp_path).out
    assert (tmp_path / "old" / ".gitignore").read_text(encoding="utf-8") == "mine\n"
