"""``l10n status``."""

from __future__ import annotations

import typer

from l10n_pipeline.cli.options import Documents, Json, Locales, choose_documents, open_project
from l10n_pipeline.cli.render import Column, counted, naming, print_json, print_table

STALE = 1


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("status", epilog="Examples: l10n status --json · l10n status statement --locale fa")(status)


def status(documents: Documents = None, locale: Locales = None, as_json: Json = False) -> int:
    """Show how far each locale is. Writes nothing; exit code 1 where a catalog is stale."""
    from l10n_pipeline.pipeline import project_status

    project = open_project()
    domains = choose_documents(project, documents)
    report = project_status(project, project.choose_locales(locale or []), domains)
    if as_json:
        print_json({"stale": report.stale, "catalogs": [row.record for row in report.rows]})
        return STALE if report.stale else 0
    numbers = ("messages", "untranslated", "drafts", "translated", "reviewed", "errors", "warnings")
    columns = (
        *naming(),
        *(counted(name, spare=name in ("untranslated", "drafts", "reviewed")) for name in numbers),
        Column("note", remark=True),
    )
    rows = []
    for row in report.rows:
        counts = (row.messages, row.untranslated, row.draft, row.translated, row.reviewed, row.errors, row.warnings)
        notes = ["stale: run l10n update"] if row.stale else []
        notes += [f"{row.demonstration} demonstration drafts"] if row.demonstration else []
        notes += [f"{row.as_it_came} translated by machine, as it came"] if row.as_it_came else []
        rows.append((row.locale, row.domain, *(str(count) for count in counts), "; ".join(notes)))
    print_table(columns, rows)
    if report.stale:
        stale = ", ".join(f"{row.locale} {row.domain}" for row in report.rows if row.stale)
        typer.echo(f"Does not match its document: {stale}. Run l10n update.")
    return STALE if report.stale else 0
