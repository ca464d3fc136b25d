"""``l10n update``."""

from __future__ import annotations

import typer

from l10n_pipeline.cli.options import Locales, open_project
from l10n_pipeline.cli.render import Column, print_table


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("update", epilog="Example: l10n update --locale fa")(update)


def update(locale: Locales = None) -> int:
    """Bring the catalogs up to date with the documents.

    A new sentence comes in untranslated, a changed one keeps its old translation as a draft with the old source beside
    it, a deleted one becomes obsolete. Nothing a translator wrote is lost.
    """
    from l10n_pipeline.pipeline import update_project

    project = open_project()
    with project.lock():
        updated = update_project(project, project.choose_locales(locale or []))
    columns = (
        Column("locale"),
        Column("document"),
        *(Column(n, right=True) for n in ("kept", "new", "changed", "deleted", "back")),
    )
    rows = []
    for item in updated:
        report = item.report
        counts = (report.kept, report.new, report.fuzzied, report.obsoleted, report.revived)
        rows.append((item.locale, item.domain, *(str(count) for count in counts)))
    print_table(columns, rows)
    if not any(item.report.changed for item in updated):
        typer.echo("Nothing to do: the catalogs are up to date.")
    return 0
