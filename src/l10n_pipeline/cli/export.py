"""``l10n export``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from l10n_pipeline.cli.options import open_project
from l10n_pipeline.cli.render import Column, counted, naming, print_table


class Form(StrEnum):
    """What ``--format`` takes."""

    XLIFF20 = "xliff20"
    XLIFF12 = "xliff12"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("export", epilog="Examples: l10n export --to fa · l10n export --format xliff12 -o for-omegat")(export)


def export(
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", "--locale", "-l", metavar="LOCALE", help="Only this locale; repeat for more. Default: all."
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="The version of XLIFF that the CAT tool reads.")
    ] = Form.XLIFF20,
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where to. Default: exchange/ of the project."),
    ] = None,
) -> int:
    """Write the catalogs as XLIFF, for translators who work in a CAT tool.

    States, comments, context and inline tags go along; l10n import brings the work back.
    """
    from l10n_pipeline.pipeline import exchanging

    project = open_project()
    with project.lock():
        done = exchanging.export_project(
            project, project.choose_locales(to or []), exchanging.Format(form.value), folder
        )
    columns = (*naming(), counted("messages"), Column("file"), Column("note", remark=True))
    rows = [
        (item.locale, item.domain, str(item.messages), project.relative(item.path), "" if item.changed else "unchanged")
        for item in done
    ]
    print_table(columns, rows)
    return 0
