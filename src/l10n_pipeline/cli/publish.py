"""``l10n publish``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Locales, open_project
from l10n_pipeline.cli.render import Column, plural, print_table, short

if TYPE_CHECKING:
    from l10n_pipeline.pipeline import Project, Published

REFUSED = 1
_SHOWN = 5
"""How many refused messages of a catalog are listed without ``--all``."""


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("publish", epilog="Examples: l10n publish · l10n publish --check --locale fr")(publish)


def publish(
    locale: Locales = None,
    check: Annotated[bool, typer.Option("--check", help="Only say what would be refused; write nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="List every refused message.")] = False,
) -> int:
    """Publish what is finished to public/; write marked previews of the rest to preview/.

    Finished means: every sentence has a translation that a person made or accepted, without an error. Exit code 1 where
    anything is refused.
    """
    from l10n_pipeline.pipeline import publish_project

    project = open_project()
    if check:
        report = publish_project(project, project.choose_locales(locale or []), write=False)
    else:
        with project.lock():
            report = publish_project(project, project.choose_locales(locale or []))
    for result in report.results:
        _print(project, result, every=every)
    if not check:
        typer.echo(f"{plural(len(report.written), 'file')} changed.")
    return 0 if report.complete else REFUSED


def _print(project: Project, result: Published, *, every: bool) -> None:
    from l10n_pipeline.pipeline import Outcome

    verdict = "ready" if result.outcome is Outcome.PUBLISHED else f"refused: {plural(len(result.refusals), 'message')}"
    typer.echo(f"{result.locale} {result.domain}: {verdict}")
    shown = result.refusals if every else result.refusals[:_SHOWN]
    if not shown:
        return
    catalog = project.relative(result.catalog)
    rows = []
    for refusal in shown:
        reason = "; ".join(issue.message for issue in refusal.issues) or str(refusal.reason)
        rows.append(
            (f"{catalog}:{refusal.line}" if refusal.line else "not in the catalog", reason, short(refusal.source, 60))
        )
    print_table((Column("message"), Column("reason"), Column("source")), rows)
    if len(shown) < len(result.refusals):
        typer.echo(
            f"... and {len(result.refusals) - len(shown)} more: l10n publish --check --all --locale {result.locale}"
        )
