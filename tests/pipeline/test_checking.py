"""Catalogs checked: settings, silencing, what is kept from one run to the next, several processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from l10n_pipeline.checks import Policy
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Issue, Message, Severity
from l10n_pipeline.pipeline import CheckReport, Project, check_project
from l10n_pipeline.pipeline import check_workers as workers
from l10n_pipeline.pipeline.check_cache import subject
from l10n_pipeline.pipeline.checking import Checker
from tests.conftest import SETTINGS

CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "In 1988 they came."
msgstr "En 1989 ils vinrent."

# l10n: ignore numbers -- the Iranian year is meant
msgid "In 1989 they left."
msgstr "En 1368, ils partirent."

#. heading 1
msgid "Nobody was charged."
msgstr "Tous furent inculpés."

msgid "%d letter"
msgid_plural "%d letters and 2 words"
msgstr[0] "%d lettre"
msgstr[1] "%d lettres et 3 mots"
"""


@pytest.fixture
def catalog(project: Path) -> Path:
    """Write a French catalog with something wrong in it."""
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOG, encoding="utf-8")
    return path


def check(project: Path, *, cached: bool = True) -> CheckReport:
    return check_project(Project.open(project), cached=cached)


def told(report: CheckReport) -> list[tuple[str, str, str]]:
    return [(f.issue.check, str(f.issue.severity), f.message.source) for f in report.findings]


def settings(project: Path, checks: str) -> None:
    (project / "l10n.yaml").write_text(f"{SETTINGS}checks: {checks}\n", encoding="utf-8")


def test_findings_are_grouped_by_file_and_silenced_ones_counted_apart(project: Path, catalog: Path) -> None:
    """A number silenced with a reason is no finding, and is not forgotten."""
    report = check(project)
    assert told(report) == [
        ("numbers", "error", "In 1988 they came."),
        ("negation", "warning", "Nobody was charged."),
        ("numbers", "error", "%d letter"),
    ]
    assert [(f.issue.check, f.reason) for f in report.silenced] == [("numbers", "the Iranian year is meant")]
    french, persian = report.files
    assert (french.file, french.locale, french.document, french.messages) == (
        "locales/fr/LC_MESSAGES/appeal.po", "fr", "appeal", 4,
    )  # fmt: skip
    assert (persian.messages, report.stale) == (0, (french.file, persian.file))


def test_an_issue_in_a_plural_form_points_into_that_form(project: Path, catalog: Path) -> None:
    """The span is one of the second form, and the record shows that form."""
    finding = next(f for f in check(project).findings if f.message.source_plural)
    assert finding.target[finding.issue.start : finding.issue.end] == "3"
    assert finding.record["target"] == "%d lettres et 3 mots"


def test_a_fuzzy_mark_that_gettext_does_not_know_is_told(project: Path, catalog: Path) -> None:
    """Kept or found anew, and for a translation alone: what has no text is no draft."""
    text = CATALOG.replace("#. heading 1", "#, Fuzzy")
    catalog.write_text(f'{text}\n#, FUZZY\nmsgid "Empty."\nmsgstr ""\n', encoding="utf-8")
    for _ in range(2):
        found = [each for each in told(check(project)) if each[0] == "flags"]
        assert found == [("flags", "warning", "Nobody was charged.")]


def test_settings_rate_checks_by_locale(project: Path, catalog: Path) -> None:
    """What the locale says goes before what the project says."""
    settings(project, "{severity: {numbers: warning, negation: error}, locales: {fr: {severity: {numbers: info}}}}")
    assert [(name, severity) for name, severity, _ in told(check(project))] == [
        ("numbers", "info"), ("negation", "error"), ("numbers", "info"),
    ]  # fmt: skip


def test_settings_switch_checks_off_by_locale(project: Path, catalog: Path) -> None:
    """A disabled check finds nothing, and a comment on it has nothing to answer for."""
    settings(project, "{locales: {fr: {disabled: [numbers]}, fa: {disabled: [negation]}}}")
    report = check(project)
    assert [name for name, _, _ in told(report)] == ["negation"]
    assert report.silenced == ()


@pytest.mark.parametrize("edit", [lambda text: text, lambda text: f"{text}\n# the end\n"], ids=["same", "other bytes"])
def test_what_was_found_before_is_found_again(project: Path, catalog: Path, edit: object) -> None:
    """A second run gives the same report, from the kept report or from the kept issues of its messages."""
    first = check(project)
    assert callable(edit)
    catalog.write_text(str(edit(CATALOG)), encoding="utf-8")
    assert check(project) == first == check(project, cached=False)


def test_an_unchanged_run_checks_nothing_and_an_edit_only_what_was_edited(
    project: Path, catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checks see a message once for each text that it has had."""
    seen: list[str] = []
    raw_all = Checker.raw_all

    def spy(self: Checker, messages: Sequence[Message]) -> list[tuple[Issue, ...]]:
        seen.extend(message.source for message in messages)
        return raw_all(self, messages)

    monkeypatch.setattr(Checker, "raw_all", spy)
    check(project)
    assert len(seen) == 4
    check(project)
    assert len(seen) == 4
    catalog.write_text(CATALOG.replace("En 1989 ils vinrent.", "En 1988 ils vinrent."), encoding="utf-8")
    report = check(project)
    assert seen[4:] == ["In 1988 they came."]
    assert [name for name, _, _ in told(report)] == ["negation", "numbers"]


@pytest.mark.parametrize(
    "change",
    [
        lambda project: settings(project, "{disabled: [negation]}"),
        lambda project: settings(project, "{severity: {negation: info}}"),
        lambda project: (project / "glossary.yaml").write_text(
            "version: 1\nterms: [{term: they, note: All., translations: {fr: {preferred: eux}}}]\n", encoding="utf-8"
        ),
    ],
    ids=["disabled", "severity", "glossary"],
)
def test_other_settings_or_another_glossary_make_what_was_kept_worthless(
    project: Path, catalog: Path, change: object
) -> None:
    """Nothing is taken from a run that judged by other rules."""
    before = check(project)
    assert callable(change)
    change(project)
    after = check(project)
    assert after == check(project, cached=False)
    assert after != before


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"{}", b'{"messages": "x"}', b"\xff\xfe"])
def test_damaged_leftovers_are_as_good_as_none(project: Path, catalog: Path, damage: bytes) -> None:
    """A file cut short, emptied or of another shape is made anew."""
    first = check(project)
    for path in (project / ".l10n" / "checks").iterdir():
        head, _, _ = path.read_bytes().partition(b"\n")
        path.write_bytes(head + b"\n" + damage)
    assert check(project) == first
    for path in (project / ".l10n" / "checks").iterdir():
        path.write_bytes(damage)
    assert check(project) == first


def test_spans_and_texts_of_kept_findings_are_checked(project: Path, catalog: Path) -> None:
    """A record that names a severity nobody knows is refused, and the message checked anew."""
    first = check(project)
    for path in (project / ".l10n" / "checks").iterdir():
        head, _, body = path.read_bytes().partition(b"\n")
        path.write_bytes(head + b"\n" + json.dumps(json.loads(body)).replace('"error"', '"fatal"').encode())
    assert check(project) == first
    for path in (project / ".l10n" / "checks").glob("*.report.json"):
        head, _, body = path.read_bytes().partition(b"\n")
        path.write_bytes(head + b"\n" + body.replace(b',1,""]', b',9,""]'))
    assert check(project) == first


def test_where_nothing_can_be_kept_the_checks_go_on(project: Path, catalog: Path) -> None:
    """A file in the place of the folder is no reason to stop."""
    (project / ".l10n").mkdir()
    (project / ".l10n" / "checks").write_text("in the way", encoding="utf-8")
    assert len(check(project).findings) == 3


def test_nothing_is_kept_where_the_settings_say_so(project: Path, catalog: Path) -> None:
    """checks.cache: false writes no file."""
    settings(project, "{cache: false}")
    check(project)
    assert not (project / ".l10n").exists()


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Issues come back in the order of the messages, whoever found them."""
    monkeypatch.setattr(workers, "PARALLEL_FROM", 4)
    monkeypatch.setattr(workers, "_CHUNK", 3)
    checker = Checker(get_locale("fr"), get_locale("en"), Glossary())
    messages = [Message(source=f"In {n} words.", targets=(f"En {n + n % 2} mots.",)) for n in range(100, 120)]
    alone: Sequence[Sequence[Issue]] = workers.check_all(checker, messages, processes=1)
    assert workers.check_all(checker, messages, processes=2) == alone
    assert [bool(issues) for issues in alone] == [bool(n % 2) for n in range(100, 120)]
    kept = (Issue("length", Severity.INFO, "kept"),)
    known = [kept, *[None] * (len(messages) - 1)]
    assert workers.check_all(checker, messages, known, 2) == [kept, *alone[1:]]


def test_other_work_is_done_while_several_processes_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and only where there are others to wait for."""
    monkeypatch.setattr(workers, "PARALLEL_FROM", 4)
    checker = Checker(get_locale("fr"), get_locale("en"), Glossary())
    messages = [Message(source=f"In {n} words.", targets=(f"En {n} mots.",)) for n in range(4)]
    calls: list[int] = []
    workers.check_all(checker, messages, processes=2, meanwhile=lambda: calls.append(2))
    workers.check_all(checker, messages, processes=1, meanwhile=lambda: calls.append(1))
    assert calls == [2]


@pytest.mark.parametrize(("messages", "processes"), [(4, 2), (4, 1), (3, 2)], ids=["enough", "one core", "few"])
def test_files_are_written_by_a_process_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, messages: int, processes: int
) -> None:
    """They stand there at the end; a process is started only where there is much to write, and another core."""
    monkeypatch.setattr(workers, "PARALLEL_FROM", 4)
    path = tmp_path / "writer"
    with workers.beside(lambda: path.write_text(str(os.getpid()), encoding="utf-8"), messages, processes):
        pass
    assert (int(path.read_text(encoding="utf-8")) != os.getpid()) == (messages == 4 and processes == 2)


def test_a_check_imports_no_engine() -> None:
    """Nobody should wait for what only other commands need."""
    code = "import sys, l10n_pipeline.pipeline as p; p.begin_check; print('l10n_pipeline.engines' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


class Fatal:
    """A checker whose process dies, except for the one that it was made in."""

    def __init__(self) -> None:
        self.home = os.getpid()

    def prepare(self) -> None:
        pass

    def raw_all(self, messages: Sequence[Message]) -> list[tuple[Issue, ...]]:
        if os.getpid() != self.home:
            os._exit(9)
        return [(Issue("length", Severity.INFO, message.source),) for message in messages]


def test_where_a_process_is_killed_the_work_is_done_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system kills the largest process first; a report must come out all the same."""
    monkeypatch.setattr(workers, "PARALLEL_FROM", 4)
    messages = [Message(source=str(n), targets=("x",)) for n in range(6)]
    found = workers.check_all(Fatal(), messages, processes=2)
    assert [issue.message for (issue,) in found] == [str(n) for n in range(6)]


def test_a_message_is_another_when_its_texts_or_its_place_are() -> None:
    """Comments and lines do not matter to the checks; sources, targets and headings do."""
    message = Message(source="A", targets=("b",))
    same = Message(source="A", targets=("b",), comments=("x",), line=7, flags=("fuzzy",))
    others = [
        Message(source="A", targets=("c",)),
        Message(source="B", targets=("b",)),
        Message(source="A", targets=("b", "")),
        Message(source="A", targets=("b",), extracted=("heading 1",)),
        Message(source="A", source_plural="As", targets=("b",)),
    ]
    assert subject(message) == subject(same)
    assert len({subject(each) for each in (message, *others)}) == 6


def test_a_policy_gives_every_issue_of_a_check_one_severity() -> None:
    """Also those that the check itself rates otherwise."""
    issues = (Issue("numbers", Severity.ERROR, "a"), Issue("numbers", Severity.WARNING, "b"))
    rated = Policy(severities={"numbers": Severity.INFO}).rate(issues)
    assert [issue.severity for issue in rated] == [Severity.INFO, Severity.INFO]
    assert Policy().rate(issues) == issues
