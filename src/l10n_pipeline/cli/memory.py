"""``l10n memory``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import SPELLINGS, Json, Locales, open_project
from l10n_pipeline.cli.render import Column, note, plural, print_json, print_table, short

if TYPE_CHECKING:
    from l10n_pipeline.pipeline.remembering import Took

_LINES = 20
"""Lines of a table that are named for each reason."""

app = typer.Typer(
    help="The translation memory: what was translated before, found again. Catalogs fill it by themselves.",
    no_args_is_help=True,
)


@app.command("import", epilog="Examples: l10n memory import old.tmx · l10n memory import site.po --to fa")
def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="TMX, PO, XLIFF, CSV or TSV files.")],
    to: Annotated[
        str | None, typer.Option(*SPELLINGS, metavar="LOCALE", help="Only this locale; that of files that name none.")
    ] = None,
    machine: Annotated[
        bool, typer.Option("--machine", help="Nobody has looked at these translations: they count less.")
    ] = False,
    again: Annotated[bool, typer.Option("--replace", help="Replace a file of this name that was imported.")] = False,
) -> int:
    """Take translations made elsewhere into the memory.

    They are kept as TMX in the project's memory/ folder. A CSV file names its columns by locale: en,fa,fr.
    """
    from l10n_pipeline.pipeline import remembering

    project = open_project()
    with project.lock():
        locale = project.choose_locales([to])[0] if to else None
        taken = remembering.import_memory(project, paths, locale, machine=machine, again=again)
    columns = (Column("file"), Column("units", right=True), Column("kept in"))
    print_table(columns, [(str(item.path), str(item.units), project.relative(item.kept)) for item in taken])
    for item in taken:
        _tell_passed(item)
    return 0


def _tell_passed(item: Took) -> None:
    """Say which lines of a table were not taken, by reason."""
    lines: dict[str, list[int]] = {}
    for passed in item.passed:
        lines.setdefault(passed.reason, []).append(passed.line)
    for reason, found in lines.items():
        shown = ", ".join(map(str, found[:_LINES])) + (" ..." if len(found) > _LINES else "")
        note(f"{item.path}: {plural(len(found), 'line')} not taken, {reason}: {shown}")


@app.command(epilog="Example: l10n memory export --locale fa -o for-omegat.tmx")
def export(
    locale: Locales = None,
    path: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to. Default: exchange/memory.tmx.")
    ] = None,
) -> int:
    """Write the memory as TMX 1.4b, for CAT tools and other projects."""
    from l10n_pipeline.pipeline import remembering

    project = open_project()
    with project.lock():
        written = remembering.export_memory(project, project.choose_locales(locale or []), path, note)
    typer.echo(f"Written: {project.relative(written)}")
    return 0


@app.command(epilog='Example: l10n memory find "political prisoners" --to fa')
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence, or a part of one in either language.")],
    locale: Locales = None,
    threshold: Annotated[int, typer.Option(min=50, max=100, help="The least score of a match.")] = 75,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Matches for each locale.")] = 5,
    as_json: Json = False,
) -> int:
    """Show what the memory has: sentences like TEXT, then those that hold it.

    100 is the same text, 99 the same words but for case, punctuation and numbers. Exit code 1 where there is nothing.
    """
    from l10n_pipeline.pipeline import remembering

    project = open_project()
    found = [
        (each.tag, match)
        for each in project.choose_locales(locale or [])
        for match in remembering.find(project, text, each, threshold, limit, note)
    ]
    if as_json:
        print_json(
            [
                {
                    "locale": tag,
                    "score": match.score,
                    "source": match.unit.source,
                    "target": match.unit.target,
                    "state": match.unit.state.value,
                    "machine": match.unit.machine,
                    "document": match.unit.document,
                }
                for tag, match in found
            ]
        )
    else:
        for tag, match in found:
            unit = match.unit
            told = f"{match.score} %" if match.score else "part"
            typer.echo(f"{tag}  {told}  {unit.document}  {unit.state}{', machine' if unit.machine else ''}")
            typer.echo(f"  {short(unit.source, 400)}\n  {short(unit.target, 400)}")
        if not found:
            typer.echo("Nothing like it in the memory.")
    return 0 if found else 1


@app.command(epilog="Example: l10n memory stats")
def stats(as_json: Json = False) -> int:
    """Show what the memory was made of."""
    from l10n_pipeline.pipeline import remembering

    project = open_project()
    rows = remembering.held(project, note)
    if as_json:
        print_json([{"file": r.file, "locale": r.locale, "people": r.people, "machine": r.machine} for r in rows])
        return 0
    columns = (Column("file"), Column("locale"), Column("by people", right=True), Column("by machine", right=True))
    print_table(columns, [(row.file, row.locale, str(row.people), str(row.machine)) for row in rows])
    typer.echo(plural(sum(row.people + row.machine for row in rows), "unit"))
    return 0
