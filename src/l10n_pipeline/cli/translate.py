"""``l10n translate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from l10n_pipeline.cli.options import Locale
from l10n_pipeline.cli.render import note, progress


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("translate", epilog="Examples: l10n translate --to fr notes.txt · echo Hello | l10n translate --to fa")(
        translate
    )


def translate(
    file: Annotated[Path | None, typer.Argument(help="One segment a line. Default: standard input.")] = None,
    to: Locale = ...,  # type: ignore[assignment]
    source: Annotated[str | None, typer.Option("--from", metavar="LOCALE", help="The language of the lines.")] = None,
) -> int:
    """Translate lines to standard output: machine drafts, a line for a line.

    The same engine, guards and glossary as in a project; those of the project the current folder is in, if any.
    """
    from l10n_pipeline.errors import UsageError
    from l10n_pipeline.files import decode_utf8, read_bytes
    from l10n_pipeline.pipeline import Project, translate_lines

    data = read_bytes(file, UsageError) if file is not None else sys.stdin.buffer.read()
    lines = decode_utf8(data, str(file or "standard input"), UsageError).removeprefix("\ufeff").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    project = Project.open(Path.cwd()) if Project.find(Path.cwd()) else None
    with progress("Translating") as shown:
        result = translate_lines(lines, to, source, project, shown)
    for line in result.targets:
        typer.echo(line)
    if result.demonstration:
        note("l10n: these come from a demonstration package: they are not translations.")
    if result.flagged:
        note(f"l10n: {result.flagged} of {len(lines)} lines have errors that the checks see: read them with care.")
    return 0
