"""``l10n update``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from l10n_pipeline.cli.options import Documents, Locales, choose_documents, open_project
from l10n_pipeline.cli.render import counted, naming, print_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n_pipeline.pipeline import UpdatedCatalog


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("update", epilog="Examples: l10n update · l10n update statement --locale fa")(update)


def update(documents: Documents = None, locale: Locales = None) -> int:
    """Bring the catalogs up to date with the documents.

    A new sentence comes in untranslated, a changed one keeps its old translation as a draft with the old source beside
    it, a deleted one becomes obsolete. One that was split gives each part its translation, joined ones give theirs one
    after the other. A document that was renamed finds its translations. Nothing a translator wrote is lost.
    """
    from l10n_pipeline.pipeline import update_project

    project = open_project()
    domains = choose_documents(project, documents)
    with project.lock():
        updated = update_project(project, project.choose_locales(locale or []), domains)
    columns = (
        *naming(),
        *(counted(n) for n in ("kept", "new", "changed")),
        *(counted(n, optional=True) for n in ("split", "joined")),
        *(counted(n) for n in ("deleted", "back")),
    )
    rows = []
    for item in updated:
        report = item.report
        edited = report.fuzzied - report.split - report.joined
        counts = (report.kept, report.new, edited, report.split, report.joined, report.deleted, report.revived)
        rows.append((item.locale, item.domain, *(str(count) for count in counts)))
    print_table(columns, rows)
    tell_taken(updated)
    if not any(item.report.changed for item in updated):
        typer.echo("Nothing to do: the catalogs are up to date.")
    return 0


def tell_taken(updated: Iterable[UpdatedCatalog]) -> None:
    """Print which catalogs took over the translations of a document's former name."""
    for item in updated:
        if item.taken_from:
            typer.echo(
                f"{item.locale} {item.domain}: took over the translations of {item.taken_from}, "
                "which no document has any more. The old file is left as it is; delete it when you like."
            )
