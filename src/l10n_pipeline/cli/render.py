"""Tables, progress and notes: rich on a terminal, plain lines in a pipe."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from l10n_pipeline.cli.tables import Column, layout

__all__ = [
    "Column",
    "counted",
    "json_text",
    "naming",
    "note",
    "plural",
    "print_json",
    "print_table",
    "progress",
    "say",
    "short",
]

_SHORT = {
    "messages": "msgs",
    "untranslated": "empty",
    "translated": "done",
    "reviewed": "rev.",
    "errors": "err.",
    "warnings": "warn.",
}
"""Titles where there is little room."""

Progress = Callable[[int, int], None]
"""Takes how much is done and how much there is."""


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: with rules and within its width on a terminal, as aligned lines otherwise."""
    if not sys.stdout.isatty():
        widths = [max(len(column.title), *(len(row[i]) for row in rows), 0) for i, column in enumerate(columns)]
        for row in ([column.title for column in columns], *rows):
            cells = (
                cell.rjust(width) if column.right else cell.ljust(width)
                for cell, width, column in zip(row, widths, columns, strict=True)
            )
            typer.echo("  ".join(cells).rstrip())
        return
    # rich costs 60 ms to import: only a terminal pays for it.
    from rich.cells import cell_len

    for line in layout(columns, rows, shutil.get_terminal_size().columns, cell_len, _bold):
        typer.echo(line)


def _bold(text: str) -> str:
    return text if os.environ.get("TERM") in ("dumb", "unknown") else typer.style(text, bold=True)


def naming() -> tuple[Column, Column]:
    """Return the columns that name a catalog: its locale and its document."""
    return Column("locale", names=True), Column("document", names=True)


def counted(name: str, *, optional: bool = False, spare: bool = False) -> Column:
    """Return the column of how many messages are ``name``, or do what it says."""
    return Column(name, right=True, short=_SHORT.get(name, ""), optional=optional, spare=spare)


def print_json(record: object) -> None:
    """Print ``record`` as JSON, readable and in UTF-8."""
    typer.echo(json_text(record))


def json_text(record: object) -> str:
    """Return ``record`` as JSON, readable."""
    return json.dumps(record, ensure_ascii=False, indent=1)


def note(text: str) -> None:
    """Tell people ``text`` on standard error, so that it never mixes with output; whole words on a terminal."""
    typer.echo(_filled(text) if sys.stderr.isatty() else text, err=True)


def say(text: str) -> None:
    """Print ``text``, with whole words on a terminal."""
    typer.echo(_filled(text) if sys.stdout.isatty() else text)


def _filled(text: str) -> str:
    width = shutil.get_terminal_size().columns
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Show a progress bar on a terminal while a ``with`` block works; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def plural(count: int, noun: str) -> str:
    """Return ``1 file`` or ``2 files``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def short(text: str, width: int = 70) -> str:
    """Return ``text`` on one line, cut at ``width`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
