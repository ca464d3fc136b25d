"""``l10n fix``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Documents, Json, Locales, open_project
from l10n_pipeline.cli.render import plural, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n_pipeline.pipeline.fixing import Fixed

TO_FIX = 1


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = "Examples: l10n fix · l10n fix --locale fa --write · l10n fix statement --rule french-spaces"
    app.command("fix", epilog=examples)(fix)


def fix(
    documents: Documents = None,
    locale: Locales = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="RULE", help="Only this rule; repeat for more.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the catalogs; without it they are only shown.")] = False,
    as_json: Json = False,
) -> int:
    """Mend letters, spaces and punctuation where no reading is needed, and show each change.

    Never changes a word, a digit or a quotation mark, and never a reviewed message. Without --write nothing is written,
    and the exit code is 1 where there is something to mend.
    """
    from l10n_pipeline.pipeline.fixing import fix_project
    from l10n_pipeline.pipeline.stating import check_domains

    project = open_project()
    locales, domains, rules = project.choose_locales(locale or []), documents or [], rule or []
    check_domains(project, domains)
    if write:
        with project.lock():
            fixed = fix_project(project, locales, domains=domains, rules=rules, write=True)
    else:
        fixed = fix_project(project, locales, domains=domains, rules=rules)
    if as_json:
        print_json([_record(each) for each in fixed])
    else:
        _print(fixed, write=write)
    return TO_FIX if fixed and not write else 0


def _print(fixed: Sequence[Fixed], *, write: bool) -> None:
    from l10n_pipeline.locales import get_locale
    from l10n_pipeline.reports.diff import diff_lines

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for each in fixed:
        typer.echo(f"{each.file}:{each.before.line}: {', '.join(each.rules)}")
        rtl = get_locale(each.locale).rtl
        for old, new in zip(each.before.targets, each.after.targets, strict=True):
            if old != new:
                for line in diff_lines(old, new, rtl=rtl, colour=colour):
                    typer.echo(f"  {line}")
    if not fixed:
        typer.echo("Nothing to mend.")
    elif write:
        typer.echo(f"{plural(len(fixed), 'message')} mended.")
    else:
        typer.echo(f"{plural(len(fixed), 'message')} would be mended: l10n fix --write does it.")


def _record(fixed: Fixed) -> dict[str, object]:
    return {
        "file": fixed.file,
        "line": fixed.before.line,
        "locale": fixed.locale,
        "rules": list(fixed.rules),
        "context": fixed.before.context,
        "source": fixed.before.source,
        "before": list(fixed.before.targets),
        "after": list(fixed.after.targets),
    }
