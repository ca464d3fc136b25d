"""``l10n merge``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.render import note, plural, short
from l10n_pipeline.errors import UsageError

if TYPE_CHECKING:
    from l10n_pipeline.catalogs.merge import Conflict, Merged

CONFLICTS = 1
_SHOWN = 10


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("merge", epilog="Examples: l10n merge --install · l10n merge base.po ours.po theirs.po")(merge)


def merge(
    base: Annotated[Path | None, typer.Argument(metavar="BASE", help="The common ancestor; may be empty.")] = None,
    ours: Annotated[Path | None, typer.Argument(metavar="OURS", help="Our version; the result replaces it.")] = None,
    theirs: Annotated[Path | None, typer.Argument(metavar="THEIRS", help="The other version.")] = None,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The file's own name, for messages.")] = "",
    install: Annotated[
        bool, typer.Option("--install", help="Have git merge catalogs so in this repository; merge nothing now.")
    ] = False,
) -> int:
    """Merge two versions of a catalog message by message, as git's merge driver for .po files.

    A person's translation wins over a draft. Where two people translated differently, ours becomes a draft and theirs
    stands beside it in a comment: exit code 1. A broken file is not merged, OURS stays as it is: exit code 2.
    """
    from l10n_pipeline.pipeline import merging

    if install:
        done = merging.install(Path.cwd())
        typer.echo(f"{done.repository}: git merges .po and .pot files with: {done.driver}")
        if done.added:
            typer.echo(f"Added to .gitattributes, to be committed: {', '.join(done.added)}")
        return 0
    if base is None or ours is None or theirs is None:
        raise UsageError("merge takes BASE, OURS and THEIRS, or --install")
    merged = merging.merge_files(base, ours, theirs, name)
    _tell(merged, name or str(ours))
    return CONFLICTS if merged.conflicts else 0


def _tell(merged: Merged, name: str) -> None:
    if merged.doubled:
        note(f"{name}: {plural(len(merged.doubled), 'draft')} of two kinds; theirs stand beside ours in comments")
    if merged.aside:
        what = plural(len(merged.aside), "unfinished draft")
        note(f"{name}: {what} kept beside another's finished text; look for '# conflict: other draft' in the file")
    for conflict in merged.conflicts[:_SHOWN]:
        _tell_conflict(conflict, name)
    if len(merged.conflicts) > _SHOWN:
        note(f"... and {len(merged.conflicts) - _SHOWN} more")
    if merged.conflicts:
        note(f"{name}: {plural(len(merged.conflicts), 'conflict')}; look for '# conflict: theirs' in the file")


def _tell_conflict(conflict: Conflict, name: str) -> None:
    ours, theirs = (short(" | ".join(texts), 60) for texts in (conflict.ours, conflict.theirs))
    note(f"{name}: {conflict.kind} of {short(conflict.source, 60)!r}: ours {ours!r}, theirs {theirs!r}")
