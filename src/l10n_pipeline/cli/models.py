"""``l10n models``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n_pipeline.cli.render import Column, note, print_table
from l10n_pipeline.errors import PackageError

app = typer.Typer(
    help="List, install, verify and remove model packages (.argosmodel).",
    no_args_is_help=True,
    epilog="Example: l10n models install translate-en_fa-1_5.argosmodel",
)

_Name = Annotated[str, typer.Argument(help="A name that 'l10n models list' shows.")]


@app.command("list", epilog="Example: l10n models list")
def list_() -> int:
    """List the installed packages, in the order in which they are looked up."""
    from l10n_pipeline.pipeline import machines

    broken: list[PackageError] = []
    packages = machines.installed(machines.here(), broken)
    rows = [
        (
            f"{p.from_code}→{p.to_code}",
            p.version,
            "demonstration" if p.demonstration else "",
            f"{p.size / 1e6:.1f} MB",
            p.name,
            str(p.path),
        )
        for p in packages
    ]
    titles = (
        Column("pair"),
        Column("version"),
        Column("kind"),
        Column("size", right=True),
        Column("name"),
        Column("place"),
    )
    if rows:
        print_table(titles, rows)
    for error in broken:
        note(f"cannot be used: {error}")
    if not rows:
        typer.echo("No packages are installed. l10n models install FILE.argosmodel installs one.")
    return 0


@app.command(epilog="Example: l10n models install translate-en_fa-1_5.argosmodel")
def install(
    file: Annotated[Path, typer.Argument(help="An .argosmodel file, or a folder of them.")],
) -> int:
    """Install packages from files: unpacked safely, tried by loading them.

    In a project they go to its .l10n/models, elsewhere to Argos Translate's own folder.
    """
    from l10n_pipeline.pipeline import machines

    for package in machines.install(machines.here(), file):
        typer.echo(f"installed {package.name} ({package.from_code}→{package.to_code}) in {package.path}")
    return 0


@app.command(epilog="Example: l10n models verify translate-en_fa-1_5")
def verify(name: _Name) -> int:
    """Load a package and translate a word with it."""
    from l10n_pipeline.pipeline import machines

    package = machines.verify(machines.here(), name)
    typer.echo(f"{package.name}: loads and translates; sha256 {package.digest}")
    return 0


@app.command(epilog="Example: l10n models remove translate-en_fa-1_5")
def remove(name: _Name) -> int:
    """Delete an installed package. The packages of a project's models/ folder are yours: delete them by hand."""
    from l10n_pipeline.pipeline import machines

    package = machines.remove(machines.here(), name)
    typer.echo(f"removed {package.name} from {package.path}")
    return 0
