"""``l10n check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Json, Locales, open_project
from l10n_pipeline.cli.render import note, plural, print_json, short

if TYPE_CHECKING:
    from l10n_pipeline.pipeline import CheckReport

ISSUES_FOUND = 1


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    example = "Examples: l10n check · l10n check some/file.po --locale fa --glossary glossary.yaml --json"
    app.command("check", epilog=example)(check)


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE.po]...", help="PO files from anywhere. Default: the project's catalogs."),
    ] = None,
    locale: Locales = None,
    glossary: Annotated[
        Path | None, typer.Option("--glossary", metavar="FILE", help="Glossary for the given files.")
    ] = None,
    source: Annotated[str, typer.Option("--from", metavar="LOCALE", help="Source language of the given files.")] = "en",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings too make the exit code 1.")] = False,
    as_json: Json = False,
) -> int:
    """Check targets: glossary, numbers, script, quotes, punctuation ... Exit code 1 where there are errors.

    So it is where a catalog of the project is stale, that is, does not hold the sentences of its document.
    """
    from l10n_pipeline.errors import UsageError
    from l10n_pipeline.model import Severity
    from l10n_pipeline.pipeline import check_files, check_project

    if paths:
        if locale and len(locale) > 1:
            raise UsageError("give one --locale for the given files")
        report = check_files(paths, locale[0] if locale else None, glossary, source)
    else:
        if glossary is not None:
            raise UsageError("--glossary goes with PO files; a project's glossary is named in l10n.yaml")
        project = open_project()
        report = check_project(project, project.choose_locales(locale or []))
    if as_json:
        issues = [finding.record for finding in report.findings]
        print_json({"checked": report.checked, "stale": list(report.stale), "issues": issues})
    else:
        _print(report)
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    return ISSUES_FOUND if errors or report.stale or (strict and warnings) else 0


def _print(report: CheckReport) -> None:
    from l10n_pipeline.model import Severity

    for finding in report.findings:
        issue = finding.issue
        typer.echo(f"{finding.file}:{finding.message.line}: {issue.severity}: {issue.message} [{issue.check}]")
        typer.echo(f"    source: {short(finding.message.source, 100)}")
        if finding.message.target:
            typer.echo(f"    target: {_excerpt(finding.message.target, issue.start, issue.end)}")
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    typer.echo(
        f"{plural(report.checked, 'message')} checked: {plural(errors, 'error')}, {plural(warnings, 'warning')}."
    )
    for file in report.stale:
        note(f"{file} is stale: it does not hold the sentences of its document. Run l10n update.")


def _excerpt(target: str, start: int, end: int) -> str:
    """Return the offending span with some of what stands around it."""
    if end <= start:
        return short(target, 100)
    before, after = max(0, start - 40), min(len(target), end + 40)
    text = f"{target[before:start]}›{target[start:end]}‹{target[end:after]}"
    return " ".join(f"{'…' if before else ''}{text}{'…' if after < len(target) else ''}".split())
