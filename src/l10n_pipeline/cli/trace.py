"""``l10n trace``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Json, Locales, open_project
from l10n_pipeline.cli.render import note, print_json

if TYPE_CHECKING:
    from l10n_pipeline.pipeline import Trace

NOT_FOUND = 1


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("trace", epilog='Example: l10n trace "30,000 prisoners" --locale fr')(trace)


def trace(
    words: Annotated[
        str,
        typer.Argument(metavar="WORDS", help="Some words of a published text or of its source, or a whole passage."),
    ],
    locale: Locales = None,
    as_json: Json = False,
) -> int:
    """Tell where published words came from: message, state, origin, reviewer, and the files that the page was made of.

    The words may be those of the text, in any language, or of its source.

    Exit code 1 where no published sentence holds them.
    """
    from l10n_pipeline.pipeline import trace as find

    project = open_project()
    found = find(project, words, project.choose_locales(locale or []))
    if as_json:
        print_json([{**dataclasses.asdict(item), "digests": dict(item.digests)} for item in found])
    for item in () if as_json else found:
        _print(item)
    if not found:
        note("No published sentence holds these words.")
    return 0 if found else NOT_FOUND


def _print(item: Trace) -> None:
    place = f"{item.catalog}:{item.line}" if item.line else f"{item.catalog}, where it does not stand any more"
    lines = [
        ("text", item.text),
        ("source", item.source),
        ("found in", " and ".join(item.matched)),
        ("message", place),
        ("document", item.reference or item.document),
        ("state", item.state),
        ("origin", item.origin or "not told by the catalog"),
        ("reviewed", item.reviewer or "by nobody"),
        ("published", f"{item.published} ({item.standing})"),
    ]
    if item.changed:
        lines.append(
            ("note", "the catalog changed since it was published: `git log` has the one with the digest below")
        )
    lines += [("sha256", f"{digest}  {name}") for name, digest in item.digests]
    typer.echo(item.page)
    for title, value in lines:
        typer.echo(f"  {title:<10}{value}")
