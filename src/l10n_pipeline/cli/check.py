"""``l10n check``."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
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
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf]")
"""Begins half a surrogate pair where it stands alone in UTF-8."""
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
    from l10n_pipeline.reports import FORMATS

    if form not in FORMATS:
        raise UsageError(f"--format: no such format: {form!r} (known: {', '.join(FORMATS)})")
    form = _RECORDS if as_json else form
    colour = form == "table" and output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    paths, names = _files_and_names(what or [])
    if paths:
        from l10n_pipeline.pipeline import check_files
        from l10n_pipeline.reports import Options

        if locale and len(locale) > 1:
            raise UsageError("give one --locale for the given files")
        options = Options(source_locale=source, strict=strict, silenced=silenced, colour=colour)
        shown = _show(check_files(paths, locale[0] if locale else None, glossary, source), form, options)
    else:
        if glossary is not None:
            raise UsageError("--glossary goes with PO files; a project's glossary is named in l10n.yaml")
        shown = _check_project(_Asked(form, tuple(locale or ()), tuple(names), strict, silenced, colour), fresh=fresh)
    _print(shown, None if as_json else output)
    for file in shown.stale:
        note(f"{file} is stale: it does not hold the sentences of its document. Run l10n update.")
    return ISSUES_FOUND if shown.errors or shown.stale or (strict and shown.warnings) else 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked about a project."""

    form: str
    locales: tuple[str, ...]
    names: tuple[str, ...]
    strict: bool
    silenced: bool
    colour: bool


def _check_project(asked: _Asked, *, fresh: bool) -> Shown:
    """Return the report on the project of the current folder: the last one, where nothing has changed."""
    from l10n_pipeline.files import find_project
    from l10n_pipeline.pipeline.unchanged import shown_again

    root = find_project(Path.cwd())
    prefix = _prefix(root) if root and asked.form in ("sarif", "github") else ""
    question = f"{asked} {prefix!r}"
    again = shown_again(root, question) if root and not fresh else None
    if again is not None:
        return again
    # Imported here: the checks and the settings take longer than all of the above.
    from l10n_pipeline.pipeline import begin_check
    from l10n_pipeline.reports import Options

    project = open_project()
    domains = choose_documents(project, list(asked.names))
    options = Options(
        title=project.title,
        source_locale=project.source_locale.tag,
        strict=asked.strict,
        silenced=asked.silenced,
        prefix=prefix,
        colour=asked.colour,
    )
    checking = begin_check(project, project.choose_locales(list(asked.locales)), domains, cached=not fresh)
    return checking.shown(question, f"{asked.form} {options}", lambda report: _show(report, asked.form, options))


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
    data = text.encode("utf-8", "surrogatepass")
    plain = b"\x1b" not in data and not _HALF_PAIR.search(data)
    return Shown(
        (data,), plain, summary(report), report.count(Severity.ERROR), report.count(Severity.WARNING), report.stale
    )


def _print(shown: Shown, output: Path | None) -> None:
    from l10n_pipeline import files

    if output is None:
        if shown.plain:
            for part in shown.parts:
                typer.echo(part, nl=False)
        else:
            # Where it goes to no terminal it goes without what one would take for commands.
            typer.echo(_text(shown), nl=False)
        return
    files.write_parts(output, shown.parts if shown.plain else [_text(shown).encode("utf-8", "replace")])
    typer.echo(shown.summary)
    note(f"{output}: written")


def _text(shown: Shown) -> str:
    return b"".join(shown.parts).decode("utf-8", "surrogatepass")


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
