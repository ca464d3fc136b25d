"""``l10n glossary``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Json, Locales, open_project
from l10n_pipeline.cli.render import Column, note, plural, print_json, print_table, short

if TYPE_CHECKING:
    from l10n_pipeline.pipeline.glossaries import Found, GlossaryFile, ImportReport

ISSUES_FOUND = 1
_SHOWN = 20

app = typer.Typer(
    help="Check, search, count and exchange the glossary; suggest terms.",
    no_args_is_help=True,
    epilog="Example: l10n glossary check",
)

_File = Annotated[
    Path | None,
    typer.Option("--glossary", "-g", metavar="FILE", help="This glossary. Default: the project's."),
]


def _open(path: Path | None) -> GlossaryFile:
    # Imported here: pydantic and Babel cost 0.2 s that `l10n --help` must not pay.
    from l10n_pipeline.pipeline.glossaries import open_glossary

    return open_glossary(Path.cwd(), path)


@app.command("check", epilog="Examples: l10n glossary check · l10n glossary check --glossary other.yaml --strict")
def check(
    glossary: _File = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings too make the exit code 1.")] = False,
    as_json: Json = False,
) -> int:
    """Tell every mistake of the glossary with its line. Exit code 1 where there are errors, 2 where it is no YAML."""
    from l10n_pipeline.model import Severity
    from l10n_pipeline.pipeline.glossaries import examine

    file = _open(glossary)
    problems = examine(file)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if as_json:
        print_json([{name: getattr(problem, name) for name in problem.__slots__} for problem in problems])
    else:
        for problem in problems:
            key = f" [{problem.key}]" if problem.key else ""
            typer.echo(f"{_shown(file.path)}:{problem.line}: {problem.severity}: {problem.message}{key}")
        typer.echo(f"{_shown(file.path)}: {plural(errors, 'error')}, {plural(warnings, 'warning')}.")
    return ISSUES_FOUND if errors or (strict and warnings) else 0


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


@app.command("find", epilog='Example: l10n glossary find "charges of muharibih" --to fa')
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A text in the source language.")],
    locale: Locales = None,
    glossary: _File = None,
    as_json: Json = False,
) -> int:
    """Show the terms of a text and how they are written. Exit code 1 where there are none."""
    from l10n_pipeline.pipeline.glossaries import find_terms

    found = find_terms(_open(glossary), text, locale or [])
    if as_json:
        print_json([one.record for one in found])
    elif found:
        titles = ["in the text", "term", *(locale for locale, _ in found[0].renderings)]
        print_table([Column(title) for title in titles], [_found_row(one) for one in found])
        for line in _warnings(found):
            typer.echo(line)
    else:
        note("No term of the glossary stands in this text.")
    return 0 if found else ISSUES_FOUND


def _found_row(found: Found) -> list[str]:
    term = found.match.term
    forms = ["(not translated)" if term.do_not_translate else "–" for _ in found.renderings]
    for place, (_, rendering) in enumerate(found.renderings):
        if rendering is not None:
            more = f" (+{len(rendering.accepted)})" if rendering.accepted else ""
            forms[place] = rendering.preferred + more
    return [found.wording, term.source, *forms]


def _warnings(found: tuple[Found, ...]) -> list[str]:
    """Return what must not be written, once each."""
    lines = [
        f"{locale}: not “{item.form}” for “{one.match.term.source}”{f': {item.reason}' if item.reason else ''}"
        for one in found
        for locale, rendering in one.renderings
        for item in (rendering.forbidden if rendering is not None else ())
    ]
    return list(dict.fromkeys(lines))


@app.command("stats", epilog="Example: l10n glossary stats")
def stats(as_json: Json = False) -> int:
    """Count terms, how many have a rendering in each locale, and how translations use them."""
    from l10n_pipeline.pipeline.glossaries import statistics

    figures = statistics(open_project())
    if as_json:
        uses = [use.record for use in figures.locales]
        print_json(
            {"terms": figures.terms, "occurrences": figures.occurrences, "unused": figures.unused, "locales": uses}
        )
        return 0
    typer.echo(f"{plural(figures.terms, 'term')}, {plural(figures.occurrences, 'occurrence')} in the documents.")
    titles = ("locale", "terms", "in translations", "preferred", "accepted", "missing", "forbidden")
    rows = [
        [
            use.name,
            *(
                f"{n:,}"
                for n in (use.covered, use.occurrences, use.preferred, use.accepted, use.missing, use.forbidden)
            ),
        ]
        for use in figures.locales
    ]
    print_table([Column(title, right=place > 0) for place, title in enumerate(titles)], rows)
    if figures.unused:
        typer.echo(f"In no document: {short(', '.join(figures.unused), 300)}")
    return 0


@app.command("suggest", epilog="Example: l10n glossary suggest --top 40")
def suggest(
    top: Annotated[int, typer.Option("--top", min=1, metavar="NUMBER", help="How many at most.")] = 25,
    as_json: Json = False,
) -> int:
    """List frequent phrases of the documents that have no term, the likeliest terms first."""
    from l10n_pipeline.pipeline.glossaries import suggestions

    found = suggestions(open_project())[:top]
    if as_json:
        print_json([{name: getattr(one, name) for name in one.__slots__} for one in found])
    elif found:
        columns = [Column("score", right=True), Column("sentences", right=True), Column("phrase"), Column("first in")]
        rows = [[f"{one.score:.1f}", str(one.count), one.phrase, short(one.example, 60)] for one in found]
        print_table(columns, rows)
    else:
        typer.echo("Nothing stands in two sentences that has no term.")
    return 0


@app.command("schema", epilog="Example: l10n glossary schema > glossary.schema.json")
def schema() -> int:
    """Print the JSON Schema of glossary.yaml, with which editors complete keys and show mistakes while you type."""
    from l10n_pipeline.glossary.schema import json_schema

    typer.echo(json_schema(), nl=False)
    return 0


@app.command("export", epilog="Examples: l10n glossary export terms.csv · l10n glossary export terms.tbx --tbx 2008")
def export(
    target: Annotated[Path, typer.Argument(metavar="FILE.tbx|.csv", help="Is written anew.")],
    tbx: Annotated[
        str, typer.Option("--tbx", metavar="2019|2008", help="Edition of TBX; older programs want 2008.")
    ] = "2019",
    glossary: _File = None,
) -> int:
    """Write the glossary as TBX (for termbases and CAT tools) or CSV (for spreadsheets)."""
    from l10n_pipeline.errors import UsageError
    from l10n_pipeline.glossary.tbx import Edition
    from l10n_pipeline.pipeline.glossaries import export_glossary

    if tbx not in set(Edition):
        raise UsageError(f"--tbx takes 2019 or 2008, not {tbx!r}")
    count = export_glossary(_open(glossary), target, Edition(tbx))
    typer.echo(f"{target}: {plural(count, 'term')}.")
    return 0


@app.command("import", epilog="Example: l10n glossary import terms.tbx --dry-run")
def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE.tbx|.csv", help="Terms from another program.")],
    glossary: _File = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would be added, and write nothing.")] = False,
    as_json: Json = False,
) -> int:
    """Add new terms and renderings to the glossary. What it decides already stays: exit code 1 where a file differs."""
    from l10n_pipeline.pipeline.glossaries import import_glossary

    file = _open(glossary)
    report = import_glossary(file, source, write=not dry_run)
    if as_json:
        print_json(_import_record(report))
    else:
        _tell_import(report, file, dry_run=dry_run)
    return ISSUES_FOUND if report.addition.conflicts or report.skipped else 0


def _import_record(report: ImportReport) -> dict[str, object]:
    addition = report.addition
    conflicts = [{name: getattr(one, name) for name in one.__slots__} for one in addition.conflicts]
    return {
        "terms": addition.terms,
        "renderings": [{"term": term, "locale": locale} for term, locale in addition.renderings],
        "same": addition.same,
        "conflicts": conflicts,
        "skipped": report.skipped,
        "written": report.written,
    }


def _tell_import(report: ImportReport, file: GlossaryFile, *, dry_run: bool) -> None:
    addition = report.addition
    for conflict in addition.conflicts[:_SHOWN]:
        place = f"{_shown(file.path)}:{conflict.line}: " if conflict.line else ""
        note(f"{place}{conflict.term}: {conflict.reason}")
    if len(addition.conflicts) > _SHOWN:
        note(f"... and {len(addition.conflicts) - _SHOWN} more differences; --json lists all")
    for line in report.skipped[:_SHOWN]:
        note(f"skipped: {line}")
    if len(report.skipped) > _SHOWN:
        note(f"... and {len(report.skipped) - _SHOWN} more skipped; --json lists all")
    verb = "would be added" if dry_run else "added"
    terms, renderings = plural(len(addition.terms), "term"), plural(len(addition.renderings), "rendering")
    rest = f"{addition.same:,} known already, {plural(len(addition.conflicts), 'difference')} left as they are"
    typer.echo(f"{_shown(file.path)}: {terms} and {renderings} {verb}; {rest}.")
