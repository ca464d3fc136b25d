"""JUnit XML, as CI servers show it: a suite a catalog, a case a message with issues and one for all the others.

There is no standard; this keeps to what Jenkins', GitLab's and pytest's readers and writers share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from l10n_pipeline.model import Severity
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding
from l10n_pipeline.reports.excerpt import by_message, marked_pieces, visible
from l10n_pipeline.reports.formats import Options

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def render(report: CheckReport, options: Options) -> str:
    """Return ``report`` as JUnit XML; errors are failures, warnings too where the options are strict."""
    root = etree.Element("testsuites", name=_text(options.title or "l10n check"))
    for file in report.files:
        _suite(root, file, options)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data.decode()


def _suite(root: etree._Element, file: CheckedFile, options: Options) -> None:
    suite = etree.SubElement(root, "testsuite", name=_text(f"{file.document} ({file.locale})"))
    entries = by_message(file.findings)
    classname = _text(f"{file.locale}.{file.document}")
    failures = 0
    for entry in entries:
        message = entry.message
        name = _text(f"line {message.line}: {_short(message.source)}")
        case = etree.SubElement(suite, "testcase", name=name, classname=classname)
        case.set("file", _text(f"{options.prefix}{file.file}"))
        case.set("line", str(message.line))
        failing = [finding for finding in entry.findings if _fails(finding, options)]
        if failing:
            failures += 1
            failure = etree.SubElement(case, "failure", message=_text(failing[0].issue.message))
            failure.set("type", failing[0].issue.check)
            failure.text = _text(_told(failing))
        others = [finding for finding in entry.findings if finding not in failing]
        if others:
            etree.SubElement(case, "system-out").text = _text(_told(others))
    clean = file.messages - len({entry.message.key for entry in entries})
    if clean > 0:
        etree.SubElement(suite, "testcase", name=f"{clean} messages without issues", classname=classname)
    if file.silenced:
        etree.SubElement(suite, "system-out").text = _text(_told(file.silenced))
    suite.set("tests", str(len(entries) + (clean > 0)))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    suite.set("skipped", "0")


def _fails(finding: Finding, options: Options) -> bool:
    severity = finding.issue.severity
    return severity is Severity.ERROR or (options.strict and severity is Severity.WARNING)


def _told(findings: Sequence[Finding]) -> str:
    """Return ``findings`` of one message as text, its source and target once."""
    lines: list[str] = []
    for entry in by_message(findings):
        for finding in entry.findings:
            issue = finding.issue
            severity = "silenced" if finding.reason else str(issue.severity)
            reason = f" -- {finding.reason}" if finding.reason else ""
            place = f"{finding.file}:{finding.message.line}"
            lines.append(f"{place}: {severity}: {visible(issue.message)} [{issue.check}]{reason}")
        marked = (f"›{part.text}‹" if part.marked else part.text for part in marked_pieces(entry.target, entry.spans))
        lines += [f"    source: {visible(entry.message.source)}", f"    target: {''.join(marked)}"]
    return "\n".join(lines)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"


def _text(text: str) -> str:
    """Return ``text`` with U+FFFD for what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
