"""Options that several subcommands share, and the project they work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from l10n_pipeline.pipeline import Project

SPELLINGS = ("--locale", "--to", "-l")
"""How a locale may be asked for, in every command."""
Locales = Annotated[
    list[str] | None,
    typer.Option(*SPELLINGS, metavar="LOCALE", help="Only this locale; repeat for more. Default: all of l10n.yaml."),
]
Locale = Annotated[str, typer.Option(*SPELLINGS, metavar="LOCALE", help="The locale to translate into.")]
Documents = Annotated[
    list[str] | None, typer.Argument(metavar="[DOCUMENT]...", help="Names of documents. Default: all.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
PackageFolder = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FOLDER", help="Write the .argosmodel file there; install nothing."),
]


def choose_documents(project: Project, names: list[str] | None) -> tuple[str, ...]:
    """Return ``names``; raises `UsageError` with the known ones where ``project`` has no such document."""
    from l10n_pipeline.pipeline.stating import check_domains

    check_domains(project, names or ())
    return tuple(names or ())


def open_project() -> Project:
    """Return the project that the current folder belongs to."""
    # Imported here: settings and catalogs cost 0.2 s that `l10n --help` must not pay.
    from l10n_pipeline.pipeline import Project

    return Project.open(Path.cwd())
