"""JSON: everything that was found, with what was silenced and why."""

from __future__ import annotations

import json
from collections.abc import Iterator

from l10n_pipeline.model import Severity
from l10n_pipeline.pipeline.findings import CheckReport
from l10n_pipeline.reports.formats import Options

_encoded = json.JSONEncoder(ensure_ascii=False).encode
"""`json.dumps` would make an encoder for each finding."""


def render(report: CheckReport, options: Options) -> str:
    """Return ``report`` as JSON; issues have the keys of ``l10n check --json``, silenced ones their ``reason`` too."""
    record = {
        "version": 1,
        "project": options.title,
        "checked": report.checked,
        "counts": {
            **{str(severity): report.count(severity) for severity in Severity},
            "silenced": len(report.silenced),
        },
        "files": [
            {
                "file": f"{options.prefix}{file.file}",
                "locale": file.locale,
                "document": file.document,
                "messages": file.messages,
            }
            for file in report.files
        ],
        "issues": [finding.record for finding in report.findings],
        "silenced": [{**finding.record, "reason": finding.reason} for finding in report.silenced],
        "notes": list(report.notes),
    }
    # Each value on a line of its own, and each issue: json's own indentation takes ten times as long.
    parts: list[str] = []
    for name, value in record.items():
        parts += (",\n " if parts else "{\n ", _encoded(name), ": ", *_lines(value))
    # Put together once: a copy of a long text takes as long as making a tenth of it.
    return "".join([*parts, "\n}\n"])


def _lines(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        yield _encoded(value)
        return
    between = "[\n  "
    for each in value:
        yield between
        yield _encoded(each)
        between = ",\n  "
    yield "\n ]"
