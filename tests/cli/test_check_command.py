"""``l10n check``: formats, files, exit codes, silencing, publication."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from l10n_pipeline import reports
from l10n_pipeline.pipeline import CheckReport
from l10n_pipeline.reports import Options
from tests.cli.test_commands import finished, po
from tests.cli.test_terminal import on_a_terminal
from tests.conftest import SETTINGS, Command


@pytest.fixture
def catalog(project: Path, l10n: Command) -> Path:
    """Return the finished French catalog with a changed number and a lost negation."""
    path = finished(project, l10n)
    text = path.read_text(encoding="utf-8")
    text = text.replace("30\u202f000", "3\u202f000").replace("Personne n’a été inculpé.", "Tous ont été inculpés.")
    path.write_text(text, encoding="utf-8")
    return path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def comment(path: Path, source: str, line: str) -> None:
    """Put a translator comment above the message with ``source``."""
    entries = path.read_text(encoding="utf-8").split("\n\n")
    (index,) = [i for i, entry in enumerate(entries) if f'msgid "{source}' in entry]
    entries[index] = f"# {line}\n{entries[index]}"
    path.write_text("\n\n".join(entries), encoding="utf-8")


def test_each_format_is_printed_or_written(project: Path, catalog: Path, l10n: Command) -> None:
    """Standard output and --output give the same bytes; the exit code is that of the checks."""
    for form in ("json", "sarif", "junit", "github", "html"):
        printed = l10n("check", "--locale", "fr", "--format", form, cwd=project)
        written = l10n("check", "--locale", "fr", "--format", form, "--output", f"out/report.{form}", cwd=project)
        assert (printed.code, written.code) == (1, 1)
        assert (project / "out" / f"report.{form}").read_text(encoding="utf-8") == printed.out
        assert written.out == "8 messages checked: 1 error, 1 warning.\n"
        assert f"report.{form}: written" in written.err
    assert json.loads((project / "out" / "report.json").read_text(encoding="utf-8"))["project"] == "Test project"
    assert json.loads((project / "out" / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert etree.parse(project / "out" / "report.junit").getroot().tag == "testsuites"


def test_an_unchanged_report_is_not_made_again(
    project: Path, catalog: Path, l10n: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same question has the same answer without work; an edit, another format or a damaged leftover asks anew."""
    first = l10n("check", "--locale", "fr", cwd=project)
    made: list[str] = []

    def render(report: CheckReport, form: str, options: Options) -> str:
        made.append(form)
        return real(report, form, options)

    real = reports.render
    monkeypatch.setattr(reports, "render", render)
    again = l10n("check", "--locale", "fr", cwd=project)
    assert (again.out, again.err, again.code) == (first.out, first.err, first.code)
    assert made == []
    l10n("check", "--locale", "fr", "--strict", cwd=project)
    assert made == ["table"]
    kept = project / ".l10n" / "checks" / "shown.json"
    for damage in (b"", b"{", kept.read_bytes().replace(b'"errors":1', b'"errors":"1"')):
        kept.write_bytes(damage)
        made.clear()
        assert l10n("check", "--locale", "fr", "--strict", cwd=project).out == first.out
        assert made == ["table"]
    edit(catalog, "3\u202f000", "30\u202f000")
    mended = l10n("check", "--locale", "fr", "--strict", cwd=project)
    assert "0 errors, 1 warning" in mended.out
    assert mended.code == 1
    made.clear()
    l10n("check", "--locale", "fr", "--strict", "--fresh", cwd=project)
    assert made == ["table"], "--fresh trusts nothing that was kept"


def test_exit_codes(project: Path, catalog: Path, l10n: Command) -> None:
    """0 nothing wrong, or only warnings; 1 errors, or warnings with --strict; 2 what cannot be run."""
    edit(catalog, "3\u202f000", "30\u202f000")
    assert l10n("check", "--locale", "fr", cwd=project).code == 0
    assert l10n("check", "--locale", "fr", "--strict", cwd=project).code == 1
    unknown = l10n("check", "--format", "xml", cwd=project)
    assert unknown.code == 2
    assert "no such format: 'xml' (known: table, json, sarif, junit, github, html)" in unknown.err
    unwritable = l10n("check", "--format", "html", "--output", "l10n.yaml/report.html", cwd=project)
    assert unwritable.code == 2
    edit(project / "l10n.yaml", SETTINGS, SETTINGS + "checks: {disabled: [nubmers]}\n")
    wrong = l10n("check", cwd=project)
    assert wrong.code == 2
    assert "l10n.yaml:8: checks.disabled.0: no such check: 'nubmers' (did you mean 'numbers'?)" in wrong.err


def test_names_of_files_start_from_the_repository_on_github(
    project: Path, catalog: Path, l10n: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Annotations find their file where the project is a folder of a repository."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    shown = l10n("check", "--locale", "fr", "--format", "github", cwd=project).out
    assert shown.startswith("::error file=project/locales/fr/LC_MESSAGES/appeal.po,line=")


def test_a_silenced_issue_is_counted_and_listed_on_request(project: Path, catalog: Path, l10n: Command) -> None:
    """With a reason the error is gone from the exit code, and not from the report."""
    comment(catalog, "In 1988", "l10n: ignore numbers -- thousands are told elsewhere")
    result = l10n("check", "--locale", "fr", cwd=project)
    assert result.code == 0
    assert result.out.endswith("8 messages checked: 0 errors, 1 warning, 1 silenced.\n")
    assert "[numbers]" not in result.out
    listed = l10n("check", "--locale", "fr", "--silenced", cwd=project).out
    assert "silenced: " in listed
    assert "[numbers] -- thousands are told elsewhere" in listed


def test_a_lost_negation_withholds_publication_until_a_person_looked(
    project: Path, catalog: Path, l10n: Command
) -> None:
    """Reviewed, or silenced with a reason, it is published; an edit after the review brings the doubt back."""
    edit(catalog, "3\u202f000", "30\u202f000")
    refused = l10n("publish", "--locale", "fr", cwd=project)
    assert refused.code == 1
    assert "nothing in the translation negates.\n" in refused.out
    assert "negation or a number: review the message, or silence the warning (docs/settings.md).\n" in refused.out
    assert not (project / "public").exists()
    review = ("state", "--locale", "fr", "--grep", "Nobody", "--review", "A. Reader")
    assert l10n(*review, cwd=project).code == 0
    assert l10n("publish", "--locale", "fr", cwd=project).code == 0
    edit(catalog, "Tous ont été inculpés.", "Tous furent inculpés.")
    assert l10n("publish", "--check", "--locale", "fr", cwd=project).code == 1
    comment(catalog, "Nobody was charged", "l10n: ignore negation -- the sentence is turned round")
    assert l10n("publish", "--check", "--locale", "fr", cwd=project).code == 0


def test_a_draft_is_not_made_publishable_by_a_comment(project: Path, catalog: Path, l10n: Command) -> None:
    """What nobody has finished stays a draft, and its grave issues show."""
    comment(catalog, "In 1988", "l10n: ignore numbers -- thousands are told elsewhere")
    edit(catalog, 'msgid "In 1988', '#, fuzzy\nmsgid "In 1988')
    assert l10n("check", "--locale", "fr", cwd=project).code == 1
    assert l10n("publish", "--check", "--locale", "fr", cwd=project).code == 1


def test_spelling_is_checked_where_asked_and_told_where_it_cannot_be(
    project: Path, catalog: Path, l10n: Command
) -> None:
    """Words in no dictionary are for information; names, listed words are right; a broken dictionary is an error."""
    folder = project / "dictionaries"
    folder.mkdir()
    (folder / "fr.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "fr.dic").write_text("2\ncondamner\nmassacre\n", encoding="utf-8")
    checks = "checks: {spelling: true, dictionaries: [dictionaries], words: [traduire]}\n"
    edit(project / "l10n.yaml", SETTINGS, SETTINGS + checks)
    found = json.loads(l10n("check", "--locale", "fr", "--json", cwd=project).out)["issues"]
    wrong = {i["target"][i["start"] : i["end"]] for i in found if i["check"] == "spelling"}
    assert "auteurs" in wrong
    assert not {"condamner", "massacre", "traduire", "Khomeini"} & wrong
    assert {i["severity"] for i in found if i["check"] == "spelling"} == {"info"}
    (folder / "fr.aff").write_text("SET no-such-charset\n", encoding="utf-8")
    broken = l10n("check", "--locale", "fr", cwd=project)
    assert broken.code == 2
    assert "fr.aff [fr]: is not a hunspell dictionary" in broken.err


def test_a_terminal_shows_colours_and_isolates(project: Path, l10n: Command) -> None:
    """The severity is coloured, the place reversed; Persian stands between isolates; NO_COLOR is kept."""
    l10n("update", cwd=project)
    edit(
        po(project, "fa"), 'msgid "Nobody was charged."\nmsgstr ""', 'msgid "Nobody was charged."\nmsgstr "همه  رفتند."'
    )
    code, shown = on_a_terminal("check", "--locale", "fa", cwd=project)
    assert code == 1
    assert "\x1b[33;1mwarning\x1b[0m" in shown
    assert "\u2068همه\x1b[7m⟨space⟩⟨space⟩\x1b[0mرفتند.\u2069" in shown


def test_files_from_anywhere_are_reported_in_every_format(tmp_path: Path, l10n: Command) -> None:
    """Without a project there is no title and no cache; the formats are the same."""
    path = tmp_path / "loose.po"
    path.write_text('msgid "In 1988."\nmsgstr "در ۱۹۸۹."\n', encoding="utf-8")
    for form in ("table", "json", "sarif", "junit", "github", "html"):
        result = l10n("check", "loose.po", "--locale", "fa", "--format", form, cwd=tmp_path)
        assert result.code == 1, result.err
        assert "loose.po" in result.out
    assert not (tmp_path / ".l10n").exists()
