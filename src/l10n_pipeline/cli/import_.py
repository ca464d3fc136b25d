"""``l10n import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import open_project
from l10n_pipeline.cli.render import Column, plural, print_table, short
from l10n_pipeline.model import State

if TYPE_CHECKING:
    from l10n_pipeline.pipeline.exchanging import Returned

REFUSED = 1


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("import", epilog='Example: l10n import exchange/statement.fa.xlf --reviewer "Mina Karimi"')(import_)


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="XLIFF files, 1.2 or 2.x.")],
    reviewer: Annotated[
        str, typer.Option("--reviewer", metavar="NAME", help="Who reviewed what the files call reviewed or final.")
    ] = "",
) -> int:
    """Bring translations back from a CAT tool.

    A message whose source changed, that lost a tag, or that a person translated otherwise meanwhile is refused and left
    as it is; the others are taken. Exit code 1 where any is refused.
    """
    from l10n_pipeline.pipeline import exchanging

    project = open_project()
    with project.lock():
        returned = exchanging.import_files(project, paths, reviewer)
    names = ("translated", "reviewed", "drafts", "unchanged", "refused")
    columns = (Column("file"), Column("locale"), *(Column(name, right=True) for name in names))
    print_table(columns, [_row(item) for item in returned])
    for item in returned:
        for refusal in item.result.refused:
            typer.echo(f"{item.path}:{refusal.line}: {refusal.reason} ({short(refusal.source, 60)})")
    if any(item.result.refused for item in returned):
        typer.echo("What is refused was left as it is in the catalogs.")
        return REFUSED
    if not any(item.result.taken for item in returned):
        typer.echo(f"Nothing to do: {plural(len(paths), 'file')} brought nothing new.")
    return 0


def _row(item: Returned) -> tuple[str, ...]:
    taken, result = item.result.taken, item.result
    counts = (taken[State.TRANSLATED], taken[State.REVIEWED], taken[State.DRAFT], result.same, len(result.refused))
    return (str(item.path), item.locale, *(str(count) for count in counts))
