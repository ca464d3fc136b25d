"""``l10n glossary``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n_pipeline.glossary.schema import json_schema
from tests.conftest import GLOSSARY, Command

FAULTY = GLOSSARY + "  - term: amnesty international\n    note: n\n    translations: {fr: {preferred: x}}\n"


def test_check_tells_every_mistake_with_its_line(project: Path, l10n: Command) -> None:
    """Exit code 0 without one, 1 with errors, or with warnings where they are to count; --json is the same."""
    fine = l10n("glossary", "check", cwd=project)
    assert (fine.code, fine.out) == (0, "glossary.yaml: 0 errors, 0 warnings.\n")
    (project / "glossary.yaml").write_text(FAULTY, encoding="utf-8")
    bad = l10n("glossary", "check", cwd=project)
    assert bad.code == 1
    assert bad.out.splitlines() == [
        "glossary.yaml:9: error: 'amnesty international' repeats 'Amnesty International' on line 3 [terms.1.term]",
        "glossary.yaml:11: warning: 'amnesty international' has no translation in Persian (fa) [terms.1.translations]",
        "glossary.yaml: 1 error, 1 warning.",
    ]
    told = json.loads(l10n("glossary", "check", "--json", cwd=project).out)
    assert [(one["severity"], one["line"]) for one in told] == [("error", 9), ("warning", 11)]


def test_strict_counts_warnings(project: Path, l10n: Command) -> None:
    """For a project that wants every locale."""
    text = GLOSSARY.replace("      fa: {preferred: عفو بین‌الملل}\n", "")
    (project / "glossary.yaml").write_text(text, encoding="utf-8")
    assert l10n("glossary", "check", cwd=project).code == 0
    assert l10n("glossary", "check", "--strict", cwd=project).code == 1


def test_a_glossary_that_is_no_yaml_is_exit_code_2(project: Path, l10n: Command) -> None:
    """With file and line, and no traceback."""
    (project / "glossary.yaml").write_text("version: 1\nterms: [\n", encoding="utf-8")
    done = l10n("glossary", "check", cwd=project)
    assert (done.code, done.out) == (2, "")
    assert "glossary.yaml:3: not YAML" in done.err


def test_find_shows_terms_and_what_not_to_write(project: Path, l10n: Command) -> None:
    """Exit code 1 where there are none."""
    (project / "glossary.yaml").write_text(
        GLOSSARY.replace(
            "{preferred: Amnesty International}", "{preferred: AI, forbidden: [{form: Amnistie, reason: r}]}"
        ),
        encoding="utf-8",
    )
    done = l10n("glossary", "find", "Amnesty International’s report", "--to", "fr", cwd=project)
    assert done.code == 0
    assert "Amnesty International" in done.out
    assert "fr: not “Amnistie” for “Amnesty International”: r" in done.out
    (one,) = json.loads(l10n("glossary", "find", "Amnesty International’s report", "--json", cwd=project).out)
    assert (one["start"], one["end"], list(one["renderings"])) == (0, 21, ["fr", "fa"])
    nothing = l10n("glossary", "find", "nothing", cwd=project)
    assert (nothing.code, nothing.err) == (1, "No term of the glossary stands in this text.\n")


def test_stats_and_suggest_print_tables_and_json(project: Path, l10n: Command) -> None:
    """Figures of the project's documents."""
    assert l10n("update", cwd=project).code == 0
    stats = l10n("glossary", "stats", cwd=project)
    assert stats.out.startswith("1 term, 1 occurrence in the documents.\n")
    assert json.loads(l10n("glossary", "stats", "--json", cwd=project).out)["unused"] == []
    assert l10n("glossary", "suggest", cwd=project).out == "Nothing stands in two sentences that has no term.\n"
    source = project / "source" / "appeal.txt"
    text = source.read_text(encoding="utf-8")
    source.write_text(f"{text}\nThe death commission met.\n\nA death commission judged.\n", encoding="utf-8")
    assert "death commission" in l10n("glossary", "suggest", cwd=project).out
    (one,) = json.loads(l10n("glossary", "suggest", "--json", cwd=project).out)
    assert (one["phrase"], one["count"]) == ("death commission", 2)


def test_schema_prints_the_json_schema(project: Path, l10n: Command) -> None:
    """Byte for byte what the program reads by."""
    assert l10n("glossary", "schema", cwd=project).out == json_schema()


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx"])
def test_export_and_import(name: str, project: Path, l10n: Command) -> None:
    """Into another glossary, which says what is new and what differs."""
    assert l10n("glossary", "export", name, cwd=project).out == f"{name}: 1 term.\n"
    other = project / "other.yaml"
    other.write_text("version: 1\nterms: []\n", encoding="utf-8")
    tried = l10n("glossary", "import", name, "--glossary", "other.yaml", "--dry-run", cwd=project)
    assert (tried.code, other.read_text(encoding="utf-8")) == (0, "version: 1\nterms: []\n")
    assert "1 term and 0 renderings would be added" in tried.out
    done = l10n("glossary", "import", name, "--glossary", "other.yaml", cwd=project)
    assert (done.code, "1 term and 0 renderings added" in done.out) == (0, True)
    again = l10n("glossary", "import", name, "--glossary", "other.yaml", cwd=project)
    assert "0 terms and 0 renderings added; 2 known already, 0 differences left as they are." in again.out


def test_what_differs_or_cannot_be_read_is_exit_code_1(project: Path, l10n: Command) -> None:
    """And told with the line of the term, or of the other file."""
    (project / "o.csv").write_text("term,fr\nAmnesty International,Amnistie\n,x\n", encoding="utf-8")
    done = l10n("glossary", "import", "o.csv", cwd=project)
    assert done.code == 1
    assert "glossary.yaml:3: Amnesty International: fr: keeps 'Amnesty International'; o.csv also has" in done.err
    assert "skipped: line 3: no term" in done.err
    told = json.loads(l10n("glossary", "import", "o.csv", "--json", cwd=project).out)
    assert [one["line"] for one in told["conflicts"]] == [3]
    assert (project / "glossary.yaml").read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("export", "x.xlsx"), "exchanged as .tbx or .csv", id="another format"),
        pytest.param(("export", "x.tbx", "--tbx", "1999"), "--tbx takes 2019 or 2008, not '1999'", id="no edition"),
        pytest.param(("import", "none.csv"), "none.csv", id="no file"),
        pytest.param(("find", "x", "--to", "xx"), "no such locale", id="no locale"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], message: str, project: Path, l10n: Command) -> None:
    """With what would be right."""
    done = l10n("glossary", *arguments, cwd=project)
    assert done.code == 2
    assert message in done.err
