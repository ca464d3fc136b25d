"""GitHub's workflow commands: each issue an annotation at its line of the catalog.

Source: GitHub Docs, "Workflow commands for GitHub Actions", and actions/toolkit `command.ts` for what is escaped.
"""

from __future__ import annotations

from l10n_pipeline.model import Severity
from l10n_pipeline.pipeline.findings import CheckReport, Finding
from l10n_pipeline.reports.excerpt import marked_pieces, visible
from l10n_pipeline.reports.formats import Options
from l10n_pipeline.reports.text import summary, summed_up

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: CheckReport, options: Options) -> str:
    """Return a workflow command a line for each issue, and what was found in all as the last line.

    The empty messages of a catalog that has no others share one.
    """
    commands: list[str] = []
    for file in report.files:
        if file.untouched:
            commands.append(_told(file.untouched[0], summed_up(file.untouched).message, options))
        commands += [_command(finding, options) for finding in file.touched]
    return "\n".join([*commands, *report.notes, summary(report)]) + "\n"


def _command(finding: Finding, options: Options) -> str:
    issue = finding.issue
    parts = marked_pieces(finding.target, [(issue.start, issue.end)])
    target = "".join(f"›{part.text}‹" if part.marked else part.text for part in parts)
    text = f"{visible(issue.message)}\nsource: {visible(finding.message.source)}\ntarget: {target}"
    return _told(finding, text, options)


def _told(finding: Finding, text: str, options: Options) -> str:
    """Return the command that says ``text`` at the place of ``finding``."""
    issue = finding.issue
    properties = {
        "file": f"{options.prefix}{finding.file}",
        "line": str(finding.message.line or 1),
        "title": f"{issue.check} ({finding.locale})",
    }
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[issue.severity]} {told}::{text.translate(_DATA)}"
