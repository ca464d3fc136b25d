"""unchanged.py: the last report is given again while not a byte that it depends on has changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n_pipeline.pipeline import CheckReport, Project, Shown, begin_check
from l10n_pipeline.pipeline.unchanged import shown_again

CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "In 1988 they came."
msgstr "En 1989 ils vinrent."
"""
FRENCH = Path("locales/fr/LC_MESSAGES/appeal.po")
ASKED = Path(".l10n/checks/asked.json")


@pytest.fixture
def asked(project: Path) -> Path:
    """Return a project whose report on all locales was shown; it has a French catalog and no Persian one."""
    (project / FRENCH).parent.mkdir(parents=True)
    (project / FRENCH).write_text(CATALOG, encoding="utf-8")
    ask(project)
    return project


def ask(project: Path) -> Shown:
    return begin_check(Project.open(project)).shown("all", "all of Test", show)


def show(report: CheckReport) -> Shown:
    names = " ".join(finding.issue.check for finding in report.findings)
    return Shown((names.encode(),), True, f"{report.checked} checked", 1, 2, report.stale)


def append(name: str) -> Callable[[Path], object]:
    return lambda project: (project / name).write_bytes((project / name).read_bytes() + b"\n# more\n")


def test_the_same_question_has_the_same_answer(asked: Path) -> None:
    """Every part of what was shown is kept."""
    again = shown_again(asked, "all")
    assert again is not None
    assert b"".join(again.parts) == b"numbers"
    files = (str(FRENCH), "locales/fa/LC_MESSAGES/appeal.po")
    assert (again.plain, again.summary, again.errors, again.warnings, again.stale) == (True, "1 checked", 1, 2, files)


@pytest.mark.parametrize(
    "change",
    [
        append("l10n.yaml"),
        append("glossary.yaml"),
        append("source/appeal.txt"),
        append(str(FRENCH)),
        lambda project: (project / FRENCH).unlink(),
        lambda project: (project / FRENCH).write_text(CATALOG.replace("1989", "1987"), encoding="utf-8"),
        lambda project: (project / "locales/fr").rename(project / "locales/fa"),
    ],
    ids=[
        "settings",
        "glossary",
        "document",
        "catalog",
        "no catalog",
        "as long as before",
        "another locale's",
    ],
)
def test_any_change_of_any_input_asks_anew(asked: Path, change: Callable[[Path], object]) -> None:
    """Sizes and times are not looked at: bytes are."""
    change(asked)
    assert shown_again(asked, "all") is None
    assert ask(asked).summary.endswith("checked")
    assert shown_again(asked, "all") is not None


def test_another_question_or_another_folder_has_no_answer_yet(asked: Path, tmp_path: Path) -> None:
    """What is asked belongs to the key, and so does where the project stands: its name may be its title."""
    assert shown_again(asked, "some") is None
    moved = asked.rename(asked.with_name("elsewhere"))
    assert shown_again(moved, "all") is None


def test_an_edit_while_the_report_is_made_is_not_taken_for_what_was_checked(asked: Path) -> None:
    """The digests are those of the bytes that were read."""
    append("l10n.yaml")(asked)

    def edit_and_show(report: CheckReport) -> Shown:
        append(str(FRENCH))(asked)
        append("l10n.yaml")(asked)
        return show(report)

    begin_check(Project.open(asked)).shown("all", "otherwise", edit_and_show)
    assert shown_again(asked, "all") is None


@pytest.mark.parametrize("damage", ["", "x", "{}", '{"key":1,"inputs":[]}', '{"key":"x","inputs":[1,"\\u0000"]}'])
def test_a_damaged_record_is_no_answer(asked: Path, damage: str) -> None:
    """Whatever stands in it, the checks are asked."""
    head, _, _ = (asked / ASKED).read_text(encoding="utf-8").partition("\n")
    (asked / ASKED).write_text(f"{head}\n{damage}", encoding="utf-8")
    assert shown_again(asked, "all") is None


def test_a_shorter_list_of_inputs_is_no_answer(asked: Path) -> None:
    """A catalog that is not looked at could have changed."""
    head, _, body = (asked / ASKED).read_text(encoding="utf-8").partition("\n")
    record = json.loads(body)
    record["inputs"].remove(str(FRENCH))
    (asked / ASKED).write_text(f"{head}\n{json.dumps(record)}", encoding="utf-8")
    assert shown_again(asked, "all") is None


def test_where_spelling_is_checked_nothing_is_answered_from_here(asked: Path) -> None:
    """The dictionaries of the system are not among the inputs."""
    (asked / ASKED).unlink()
    settings = (asked / "l10n.yaml").read_text(encoding="utf-8")
    (asked / "l10n.yaml").write_text(f"{settings}checks: {{spelling: true}}\n", encoding="utf-8")
    ask(asked)
    assert not (asked / ASKED).exists()


def test_an_unchanged_check_loads_neither_checks_nor_settings(asked: Path) -> None:
    """They take longer to load than the answer takes to read."""
    program = (
        "import sys; from l10n_pipeline.cli.main import main; code = main(['check']);"
        "print(code, 'l10n_pipeline.checks' in sys.modules, 'l10n_pipeline.config' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", program], cwd=asked, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [each.stdout.splitlines()[-1] for each in told] == ["1 True True", "1 False False"]
    assert told[0].stdout.splitlines()[:-1] == told[1].stdout.splitlines()[:-1]
    assert told[0].stderr == told[1].stderr
