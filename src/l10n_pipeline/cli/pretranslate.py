"""``l10n pretranslate``."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n_pipeline.cli.options import Documents, Locales, choose_documents, open_project
from l10n_pipeline.cli.render import Column, counted, note, plural, print_table, progress

CANNOT_RUN = 2


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        "pretranslate", epilog="Examples: l10n pretranslate --locale fr · l10n pretranslate statement --redraft"
    )(pretranslate)


def pretranslate(
    documents: Documents = None,
    locale: Locales = None,
    redraft: Annotated[
        bool,
        typer.Option(
            "--redraft",
            help="Make drafts that nobody touched anew: for a better package, a new glossary, memory imported since.",
        ),
    ] = False,
) -> int:
    """Fill empty messages with drafts, from memory and by machine, offline.

    Always drafts, with their origin; a message that has a target is never touched, but for --redraft. Exit code 2 where
    there was something to do and nothing could be done.
    """
    from l10n_pipeline.pipeline import draft_project

    project = open_project()
    locales, domains = project.choose_locales(locale or []), choose_documents(project, documents)
    with project.lock(), progress("Drafting") as shown:
        report = draft_project(project, locales, shown, domains=domains, redraft=redraft)
    columns = (
        Column("locale"),
        *(Column(n, right=True) for n in ("drafted", "from memory")),
        counted("carried over", optional=True),
        Column("left empty", right=True),
        Column("engine"),
    )
    rows = [
        (
            item.locale,
            *(str(count) for count in (item.from_engine, item.from_memory, item.carried_over, item.left)),
            item.engine or "none",
        )
        for item in report.locales
    ]
    print_table(columns, rows)
    for item in report.locales:
        if item.problem:
            note(f"{item.locale}: {item.problem}")
    for text in report.notes:
        note(text)
    if not report.pending:
        typer.echo("Nothing to do: no message is empty.")
        if report.untouched and not redraft:
            kept = plural(report.untouched, "draft")
            typer.echo(f"Nobody touched {kept}: --redraft makes such anew, asking memory first.")
    return CANNOT_RUN if report.failed else 0
