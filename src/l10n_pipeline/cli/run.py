"""``l10n run``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from l10n_pipeline.cli.options import Locales, open_project
from l10n_pipeline.cli.publish import tell_more
from l10n_pipeline.cli.render import Column, counted, naming, note, plural, print_table, progress
from l10n_pipeline.cli.update import tell_taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n_pipeline.locales import LocaleInfo
    from l10n_pipeline.pipeline import DraftReport, Project, PublishReport, StatusReport

CANNOT_RUN = 2


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("run", epilog="Example: l10n run --locale fa --locale ar")(run)


def run(locale: Locales = None) -> int:
    """Do everything: update, pretranslate, check, publish what is finished, preview the rest.

    A second run changes nothing. Exit code 2 only where no locale has a target, and none could be drafted; numbers
    that are carried over count for none.
    """
    from l10n_pipeline.pipeline import draft_project, project_status, publish_project, update_project

    project = open_project()
    locales = project.choose_locales(locale or [])
    with project.lock():
        updated = update_project(project, locales)
        with progress("Drafting") as shown:
            drafts = draft_project(project, locales, shown)
        published = publish_project(project, locales)
    status = project_status(project, locales)
    _print(project, locales, status, drafts, published)
    tell_taken(updated)
    tell_more(project, published)
    changed = sum(item.report.changed for item in updated) + drafts.filled
    changed += len(published.written)
    if not changed:
        typer.echo("Nothing to do: catalogs, drafts and pages are up to date.")
    targets = sum(row.messages - row.untranslated for row in status.rows)
    return CANNOT_RUN if drafts.failed and targets == drafts.carried_over else 0


def _print(
    project: Project, locales: Sequence[LocaleInfo], status: StatusReport, drafts: DraftReport, published: PublishReport
) -> None:
    outcomes = {(result.locale, result.domain): result.outcome for result in published.results}
    numbers = ("messages", "translated", "reviewed", "drafts", "empty", "errors", "warnings")
    figures = (counted(name, optional=name != "messages") for name in numbers)
    columns = (*naming(), *figures, Column("outcome"))
    rows = []
    for row in status.rows:
        counts = (row.messages, row.translated, row.reviewed, row.draft, row.untranslated, row.errors, row.warnings)
        name = f"{row.locale} {row.name}"
        rows.append((name, row.domain, *(str(count) for count in counts), str(outcomes[row.locale, row.domain])))
    print_table(columns, rows)
    for item in drafts.locales:
        ways = [f"{item.from_engine:,} by {item.engine}"] if item.from_engine else []
        ways += [f"{item.from_memory:,} from memory"] if item.from_memory else []
        ways += [f"{item.carried_over:,} without words carried over"] if item.carried_over else []
        if ways:
            typer.echo(f"{item.locale}: drafted {plural(item.filled, 'message')}: {', '.join(ways)}")
        if item.problem:
            note(f"{item.locale}: {item.problem}")
    for text in drafts.notes:
        note(text)
    demonstration = [row.locale for row in status.rows if row.demonstration]
    if demonstration:
        note(
            f"Drafts in {', '.join(dict.fromkeys(demonstration))} come from demonstration packages: "
            "they show that the pipeline works and are not translations."
        )
    folders = sorted({path.relative_to(project.root).parts[0] for path in published.written})
    if folders:
        typer.echo(f"Pages written to {' and '.join(f'{folder}/' for folder in folders)}")
