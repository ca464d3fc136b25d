"""``l10n init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n_pipeline.cli.options import SPELLINGS
from l10n_pipeline.cli.render import note


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("init", epilog="Example: l10n init appeal --to fa --to fr")(init)


def init(
    folder: Annotated[Path, typer.Argument(help="The project's folder; made if it is not there.")] = Path(),
    to: Annotated[
        list[str] | None, typer.Option(*SPELLINGS, metavar="LOCALE", help="A locale to translate into; repeat.")
    ] = None,
    source: Annotated[str, typer.Option("--from", metavar="LOCALE", help="The language of the documents.")] = "en",
) -> int:
    """Start a project: l10n.yaml, glossary.yaml, .gitignore, source/. Overwrites nothing."""
    from l10n_pipeline.pipeline import init_project

    written = init_project(folder, to or ["fr"], source)
    for path in written:
        typer.echo(f"wrote {path}")
    note("Next: put your documents into source/, list them in l10n.yaml, then l10n run")
    return 0
