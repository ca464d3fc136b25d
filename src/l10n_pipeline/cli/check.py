"""``l10n check``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Json, Locales, choose_documents, open_project
from l10n_pipeline.cli.render import json_text, note
from l10n_pipeline.errors import UsageError

if TYPE_CHECKING:
    from l10n_pipeline.pipeline import CheckReport, Shown
    from l10n_pipeline.reports import Options

ISSUES_FOUND = 1
_SUFFIXES = (".po", ".pot")
_RECORDS = "records"
"""What ``--json`` prints, which is shorter than the format json."""
_FORMATS = "table, json, sarif, junit, github or html"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = (
        "Examples: l10n check · l10n check statement --locale fa · l10n check --format html --output report.html · "
        "l10n check some/file.po --locale fa --glossary glossary.yaml --json"
    )
    app.command("check", epilog=examples)(check)


def check(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOCUMENT|FILE.po]...",
            help="Names of documents, or PO files from anywhere. Default: all documents.",
        ),
    ] = None,
    locale: Locales = None,
    glossary: Annotated[
        Path | None, typer.Option("--glossary", metavar="FILE", help="Glossary for the given files.")
    ] = None,
    source: Annotated[str, typer.Option("--from", metavar="LOCALE", help="Source language of the given files.")] = "en",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings too make the exit code 1.")] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"Print {_FORMATS}.")] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report there instead.")
    ] = None,
    silenced: Annotated[bool, typer.Option("--silenced", help="List what comments silenced too.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Check everything anew, whatever was found before.")] = False,
    as_json: Json = False,
) -> int:
    """Check targets: glossary, numbers, script, quotes, punctuation ... Exit code 1 where there are errors.

    So it is where a catalog of the project is stale, that is, does not hold the sentences of its document.
    """
    from l10n_pipeline.pipeline import begin_check, check_files
    from l10n_pipeline.reports import FORMATS, Options

    if form not in FORMATS:
        raise UsageError(f"--format: no such format: {form!r} (known: {', '.join(FORMATS)})")
    form = _RECORDS if as_json else form
    colour = form == "table" and output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    paths, names = _files_and_names(what or [])
    if paths:
        if locale and len(locale) > 1:
            raise UsageError("give one --locale for the given files")
        options = Options(source_locale=source, strict=strict, silenced=silenced, colour=colour)
        shown = _show(check_files(paths, locale[0] if locale else None, glossary, source), form, options)
    else:
        if glossary is not None:
            raise UsageError("--glossary goes with PO files; a project's glossary is named in l10n.yaml")
        project = open_project()
        domains = choose_documents(project, names)
        options = Options(
            title=project.title,
            source_locale=project.source_locale.tag,
            strict=strict,
            silenced=silenced,
            prefix=_prefix(project.root) if form in ("sarif", "github") else "",
            colour=colour,
        )
        checking = begin_check(project, project.choose_locales(locale or []), domains, cached=not fresh)
        shown = checking.shown(f"{form} {options}", lambda report: _show(report, form, options))
    _print(shown, None if as_json else output)
    for file in shown.stale:
        note(f"{file} is stale: it does not hold the sentences of its document. Run l10n update.")
    return ISSUES_FOUND if shown.errors or shown.stale or (strict and shown.warnings) else 0


def _files_and_names(what: list[str]) -> tuple[list[Path], list[str]]:
    """Return the files in ``what``, and the names of documents: whatever is no file and has no path's look.

    Raises `UsageError` where there are both.
    """
    paths = [Path(item) for item in what if Path(item).is_file() or Path(item).name != item or item.endswith(_SUFFIXES)]
    names = [item for item in what if Path(item) not in paths]
    if paths and names:
        raise UsageError(f"{names[0]!r} is no PO file: give either files or names of the project's documents")
    return paths, names


def _show(report: CheckReport, form: str, options: Options) -> Shown:
    from l10n_pipeline.model import Severity
    from l10n_pipeline.pipeline import Shown
    from l10n_pipeline.reports import render
    from l10n_pipeline.reports.text import summary

    if form == _RECORDS:
        issues = [finding.record for finding in report.findings]
        text = json_text({"checked": report.checked, "stale": list(report.stale), "issues": issues}) + "\n"
    else:
        text = render(report, form, options)
    return Shown(text, summary(report), report.count(Severity.ERROR), report.count(Severity.WARNING), report.stale)


def _print(shown: Shown, output: Path | None) -> None:
    from l10n_pipeline import files

    if output is None:
        typer.echo(shown.text, nl=False)
        return
    files.write_parts(output, [shown.text.encode("utf-8", "replace")])
    typer.echo(shown.summary)
    note(f"{output}: written")


def _prefix(root: Path) -> str:
    """Return the way from the repository's root to the project folder on GitHub, where files are named from there."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return ""
    try:
        way = root.relative_to(Path(workspace).resolve()).as_posix()
    except ValueError:
        return ""
    return "" if way == "." else f"{way}/"
