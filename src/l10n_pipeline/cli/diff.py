"""``l10n diff``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from l10n_pipeline.cli.options import Documents, Json, Locales, open_project
from l10n_pipeline.cli.render import plural, print_json

if TYPE_CHECKING:
    from l10n_pipeline.catalogs.worddiff import Part
    from l10n_pipeline.pipeline.stating import SourceChange


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("diff", epilog="Example: l10n diff --locale fr statement")(diff)


def diff(
    documents: Documents = None,
    locale: Locales = None,
    as_json: Json = False,
) -> int:
    """Show how the source of each draft differs from the one its translation was made for, word by word.

    ``[-removed-]`` and ``{+added+}``, in colour on a terminal; below it the translation of the other source. Where a
    sentence was split or several were joined, the first line says so.
    """
    from l10n_pipeline.pipeline.stating import check_domains, source_changes

    project = open_project()
    domains = documents or []
    check_domains(project, domains)
    changes = list(source_changes(project, project.choose_locales(locale or []), domains))
    if as_json:
        print_json([_record(change) for change in changes])
        return 0
    for change in changes:
        found = change.found
        where = f" ({', '.join(found.message.references)})" if found.message.references else ""
        typer.echo(f"{found.file}:{found.message.line}{where}{_how(change)}")
        typer.echo(f"  {''.join(_shown(part) for part in change.parts)}")
        for target in found.message.targets:
            typer.echo(f"  = {target}")
        typer.echo()
    typer.echo(f"{plural(len(changes), 'draft')} made for another source")
    return 0


def _how(change: SourceChange) -> str:
    """Return ``, split 1/2`` or ``, joined 2`` where update made the draft so."""
    origin = change.found.message.origin
    if origin is None or origin.source != "update":
        return ""
    return f", {' '.join(origin.text.split()[1:3])}"


def _shown(part: Part) -> str:
    from l10n_pipeline.catalogs.worddiff import Change

    colour = sys.stdout.isatty()
    match part.change:
        case Change.REMOVED:
            return typer.style(part.text, fg="red", strikethrough=True) if colour else f"[-{part.text}-]"
        case Change.ADDED:
            return typer.style(part.text, fg="green", bold=True) if colour else f"{{+{part.text}+}}"
        case Change.KEPT:
            return part.text


def _record(change: SourceChange) -> dict[str, object]:
    message = change.found.message
    return {
        "locale": change.found.locale,
        "document": change.found.domain,
        "file": change.found.file,
        "line": message.line,
        "source": message.source,
        "previous": message.previous.source if message.previous is not None else None,
        "parts": [{"change": str(part.change), "text": part.text} for part in change.parts],
        "targets": list(message.targets),
    }
