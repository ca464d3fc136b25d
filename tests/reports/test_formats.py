"""One report in every format."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from l10n_pipeline.model import Message, Severity
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport
from l10n_pipeline.reports import FORMATS, Options, render
from tests.reports.conftest import EMPTY, finding

TEXT = """\
a b, Persian: 2 errors, 1 warning
locales/fa/LC_MESSAGES/a b.po:7: error: “۱۹۸۹” is wrong: numbers, 50 % of it. [numbers]
locales/fa/LC_MESSAGES/a b.po:7: error: “⟨U+202E⟩” is wrong: bidi, 50 % of it. [bidi]
locales/fa/LC_MESSAGES/a b.po:7: warning: “؟?” is wrong: final-punctuation, 50 % of it. [final-punctuation]
    source: In 1988 <b>they</b> & others came.
    target: \u2068در سال ›۱۹۸۹‹ ›⟨U+202E⟩‹<script>alert(1)</script> آمدند›؟?‹\u2069

a b, French: 1 error, 0 warnings, 1 for information, 1 silenced
locales/fr/LC_MESSAGES/a b.po:12: info: “\u00a0” is wrong: whitespace, 50 % of it. [whitespace]
    source: Why? Because, 100%: so.
    target: Pourquoi›⟨no-break space⟩‹? Parce que⟨U+200B⟩ 100
locales/fr/LC_MESSAGES/a b.po:20: error: “” is wrong: empty, 50 % of it. [empty]
    source: Nothing.

note: de: spelling not checked
10 messages checked: 3 errors, 1 warning, 1 for information, 1 silenced.
"""


def test_text_is_grouped_by_document_with_the_places_marked(report: CheckReport) -> None:
    """Each issue has a line for editors; a message's texts follow once; right-to-left text is isolated."""
    assert render(report, "table", Options()) == TEXT


def test_text_lists_what_was_silenced_when_asked(report: CheckReport) -> None:
    """With its reason."""
    shown = render(report, "table", Options(silenced=True))
    assert "silenced: “” is wrong: length, 50 % of it. [length] -- it <is> shorter & better" in shown


def test_colours_mark_the_place_on_a_terminal(report: CheckReport) -> None:
    """Reverse video instead of angle marks; no escape sequence comes from a text."""
    shown = render(report, "table", Options(colour=True))
    assert "\x1b[7m۱۹۸۹\x1b[0m" in shown
    assert "›" not in shown
    assert re.sub(r"\x1b\[[0-9;]+m", "", shown).count("\x1b") == 0


def test_a_catalog_without_a_translation_is_one_line(report: CheckReport) -> None:
    """People learn nothing from a line a message; the counts are of messages, and other issues are listed."""
    other = finding(EMPTY, "flags", Severity.WARNING)
    again = [finding(replace(EMPTY, source=source), "empty", Severity.ERROR) for source in ("Nothing.", "At all.")]
    untouched = CheckReport((CheckedFile("a.po", "fr", "a", 2, (*again, other)), *report.files))
    text = render(untouched, "table", Options())
    assert text.startswith(
        """\
a, French: 2 errors, 1 warning
locales/fr/LC_MESSAGES/a b.po:20: error: Nothing is translated yet (2 messages). [empty]
locales/fr/LC_MESSAGES/a b.po:20: warning: “” is wrong: flags, 50 % of it. [flags]
    source: Nothing.

a b, Persian"""
    )
    assert text.endswith("12 messages checked: 5 errors, 2 warnings, 1 for information, 1 silenced.\n")
    commands = render(untouched, "github", Options()).splitlines()
    said = "file=locales/fr/LC_MESSAGES/a b.po,line=20,title=empty (fr)::Nothing is translated yet (2 messages)."
    assert commands[0] == f"::error {said}"
    assert len(commands) == 1 + 1 + 5 + 1
    assert render(untouched, "junit", Options()).count("<failure") == 2 + 2


def test_a_catalog_with_a_translation_lists_what_is_empty() -> None:
    """Somebody works on it: the rest is what is left to do."""
    begun = CheckReport((CheckedFile("a.po", "fr", "a", 2, (finding(EMPTY, "empty", Severity.ERROR),)),))
    assert "is wrong: empty" in render(begun, "table", Options())
    assert "Nothing is translated" not in render(begun, "github", Options())


def test_nothing_found_is_one_line() -> None:
    """Silence would leave people in doubt whether anything was checked."""
    clean = CheckReport((CheckedFile("a.po", "fr", "a", 1),))
    assert render(clean, "table", Options()) == "1 message checked: 0 errors, 0 warnings.\n"


def test_json_has_everything(report: CheckReport) -> None:
    """Issues as `--json` has them, what was silenced with its reason, the files and the counts."""
    record = json.loads(render(report, "json", Options(title="T", prefix="texts/")))
    assert record["counts"] == {"error": 3, "warning": 1, "info": 1, "silenced": 1}
    assert [issue["check"] for issue in record["issues"]] == [
        "numbers",
        "bidi",
        "final-punctuation",
        "whitespace",
        "empty",
    ]
    assert record["silenced"][0]["reason"] == "it <is> shorter & better"
    assert [file["messages"] for file in record["files"]] == [5, 3, 2]
    assert record["files"][0]["file"] == "texts/locales/fa/LC_MESSAGES/a b.po"
    assert record["notes"] == ["de: spelling not checked"]


def test_github_commands_escape_what_would_end_them(report: CheckReport) -> None:
    """A line each; %, line breaks, and in properties : and , are written as GitHub decodes them."""
    lines = render(report, "github", Options(prefix="texts/")).splitlines()
    assert len(lines) == 7
    assert lines[3] == (
        "::notice file=texts/locales/fr/LC_MESSAGES/a b.po,line=12,title=whitespace (fr)::"
        "“\u00a0” is wrong: whitespace, 50 %25 of it.%0Asource: Why? Because, 100%25:%0Aso.%0A"
        "target: Pourquoi›⟨no-break space⟩‹? Parce que⟨U+200B⟩ 100"
    )
    hostile = finding(Message(source="a", targets=("b",), line=1), "x,y:z", Severity.ERROR)
    line = render(CheckReport((CheckedFile("f,1:2.po", "fr", "f", 1, (hostile,)),)), "github", Options()).split("\n")[0]
    assert "title=x%2Cy%3Az (fr)::" in line


def test_junit_has_a_suite_a_catalog_and_a_case_a_message(report: CheckReport) -> None:
    """Errors fail, warnings are told; all other messages are one case that passes."""
    root = etree.fromstring(render(report, "junit", Options(title="T")).encode())
    assert (root.get("tests"), root.get("failures")) == ("6", "2")
    assert [suite.get("name") for suite in root] == ["a b (fa)", "a b (fr)", "a b (de)"]
    case = root[0][0]
    assert case.get("classname") == "fa.a b"
    assert case.findtext("failure", "").count("error: ") == 2
    assert "‹<script>alert(1)</script>" in case.findtext("failure", "")
    assert "[final-punctuation]" in case.findtext("system-out", "")
    assert [case.get("name") for case in root[0]][1:] == ["4 messages without issues"]
    assert "it <is> shorter & better" in root[1].findtext("system-out", "")
    assert not any("\u202e" in text for text in root.itertext() if text)


def test_junit_fails_on_warnings_where_asked(report: CheckReport) -> None:
    """--strict says the same here as in the exit code."""
    root = etree.fromstring(render(report, "junit", Options(strict=True)).encode())
    assert root[0][0].find("system-out") is None


def test_junit_holds_what_xml_can_hold() -> None:
    """Control characters and lone surrogates of a broken text do not make a broken report."""
    message = Message(source="a\x00b\ud800", targets=("c\x01\uffff",), line=1)
    report = CheckReport((CheckedFile("f.po", "fr", "f\x02", 1, (finding(message, "empty", Severity.ERROR),)),))
    assert etree.fromstring(render(report, "junit", Options()).encode("utf-8", "strict")).get("failures") == "1"


def test_sarif_has_the_shape_that_its_specification_asks_for(report: CheckReport) -> None:
    """Required properties of SARIF 2.1.0 (sections 3.13 to 3.52), levels, places, rules by index, suppressions."""
    log = json.loads(render(report, "sarif", Options(prefix="texts/")))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "l10n-pipeline"
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules)) == 6
    results = run["results"]
    assert [result["level"] for result in results] == ["error", "error", "warning", "note", "error", "warning"]
    for result in results:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("texts/locales/")
        assert " " not in place["artifactLocation"]["uri"]
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert place["region"]["startLine"] >= 1
    assert [result.get("suppressions") for result in results][:5] == [None] * 5
    assert results[5]["suppressions"] == [{"kind": "inSource", "justification": "it <is> shorter & better"}]
    prints = [result["partialFingerprints"]["l10nMessage/v1"] for result in results]
    assert len(set(prints)) == 6


def test_sarif_names_files_outside_a_project_by_uri() -> None:
    """An absolute path has a scheme, and no base."""
    found = finding(Message(source="a", targets=("b",), line=0), "empty", Severity.ERROR)
    object.__setattr__(found, "file", "/tmp/ü.po")
    log = json.loads(render(CheckReport((CheckedFile("/tmp/ü.po", "fr", "ü", 1, (found,)),)), "sarif", Options()))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///tmp/%C3%BC.po"}
    assert place["region"] == {"startLine": 1}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_stands_an_empty_report_and_is_utf_8(form: str, report: CheckReport) -> None:
    """Nothing checked is a report too, and every report can be written."""
    assert render(CheckReport(()), form, Options()).endswith("\n")
    assert render(report, form, Options(silenced=True)).encode("utf-8", "strict")
