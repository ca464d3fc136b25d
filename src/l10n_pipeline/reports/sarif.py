"""SARIF 2.1.0 (OASIS): for GitHub code scanning and the viewers of editors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from urllib.parse import quote

from l10n_pipeline import __version__
from l10n_pipeline.checks import CHECKS
from l10n_pipeline.model import Severity
from l10n_pipeline.pipeline.findings import CheckReport, Finding
from l10n_pipeline.reports.formats import Options

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_OTHERS = {
    "flags": "A draft is marked as gettext wants it.",
    "silencing": "Comments that silence a check name it, and give a reason.",
    "spelling": "Every word is in a dictionary, in the glossary, or a name.",
}


def render(report: CheckReport, options: Options) -> str:
    """Return ``report`` as a SARIF log of one run; what comments silenced is there as suppressed."""
    found = (*report.findings, *report.silenced)
    names = list(dict.fromkeys(finding.issue.check for finding in found))
    run: dict[str, object] = {
        "tool": {"driver": _driver(names)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
        "results": [_result(finding, names, options) for finding in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _driver(names: Sequence[str]) -> dict[str, object]:
    return {
        "name": "l10n-pipeline",
        "semanticVersion": __version__,
        "rules": [_rule(name) for name in names],
    }


def _rule(name: str) -> dict[str, object]:
    check = CHECKS.get(name)
    description = check.description if check else _OTHERS.get(name, name)
    level = _LEVELS[check.severity] if check else "warning"
    return {
        "id": name,
        "shortDescription": {"text": description},
        "help": {"text": f"docs/checks.md describes the check “{name}” with a good and a bad example."},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, names: Sequence[str], options: Options) -> dict[str, object]:
    issue, message = finding.issue, finding.message
    result: dict[str, object] = {
        "ruleId": issue.check,
        "ruleIndex": names.index(issue.check),
        "level": _LEVELS[issue.severity],
        "message": {"text": f"{issue.message} Source: {_clean(message.source)} Translation: {_clean(finding.target)}"},
        "locations": [_location(finding, options)],
        "partialFingerprints": {"l10nMessage/v1": _fingerprint(finding)},
        "properties": {
            "locale": finding.locale,
            "source": _clean(message.source),
            "target": _clean(finding.target),
            "start": issue.start,
            "end": issue.end,
        },
    }
    if finding.reason:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.reason}]
    return result


def _location(finding: Finding, options: Options) -> dict[str, object]:
    # A catalog may be given as an absolute path: that is a URI by itself, and no base goes with it.
    name = f"{options.prefix}{finding.file}"
    place: dict[str, object] = (
        {"uri": f"file://{quote(name)}"} if name.startswith("/") else {"uri": quote(name), "uriBaseId": "SRCROOT"}
    )
    return {
        "physicalLocation": {"artifactLocation": place, "region": {"startLine": max(finding.message.line, 1)}},
    }


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move: GitHub tells by it that an alert is an old one."""
    issue, message = finding.issue, finding.message
    parts = (finding.locale, message.context or "", message.source, issue.check, issue.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _clean(text: str) -> str:
    """Return ``text`` with U+FFFD for what no UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode()
