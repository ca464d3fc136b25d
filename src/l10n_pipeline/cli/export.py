"""``l10n export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n_pipeline.cli.options import Documents, Locales, choose_documents, open_project
from l10n_pipeline.cli.render import Column, counted, naming, print_table
from l10n_pipeline.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        "export", epilog="Examples: l10n export statement --to fa · l10n export --format xliff12 -o for-omegat"
    )(export)


def export(
    documents: Documents = None,
    locale: Locales = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="The version of XLIFF that the CAT tool reads: xliff20 or xliff12."
        ),
    ] = "xliff20",
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where to. Default: exchange/ of the project."),
    ] = None,
) -> int:
    """Write the catalogs as XLIFF, for translators who work in a CAT tool.

    States, comments, context and inline tags go along; l10n import brings the work back.
    """
    from l10n_pipeline.pipeline import exchanging

    known = [str(each) for each in exchanging.Format]
    if form not in known:
        raise UsageError(f"--format: no such format: {form!r} (known: {', '.join(known)})")
    project = open_project()
    locales, domains = project.choose_locales(locale or []), choose_documents(project, documents)
    with project.lock():
        done = exchanging.export_project(project, locales, exchanging.Format(form), folder, domains)
    columns = (*naming(), counted("messages"), Column("file"), Column("note", remark=True))
    rows = [
        (item.locale, item.domain, str(item.messages), project.relative(item.path), "" if item.changed else "unchanged")
        for item in done
    ]
    print_table(columns, rows)
    return 0
