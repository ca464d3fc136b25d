"""Tables, progress and notes: rich on a terminal, plain lines in a pipe."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import typer

Progress = Callable[[int, int], None]
"""Takes how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column."""

    title: str
    right: bool = False
    style: str = ""
    """A rich style, used on terminals."""
    optional: bool = False
    """True where a column of nothing but noughts is not shown on a terminal: eighty columns are few."""


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: with rules and colours on a terminal, as aligned lines otherwise."""
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
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [
        index
        for index, column in enumerate(columns)
        if not column.optional or any(row[index] not in ("0", "") for row in rows)
    ]
    table = Table(box=box.SIMPLE_HEAVY, header_style="bold", pad_edge=False, collapse_padding=True)
    for index in shown:
        column = columns[index]
        # Without a least width rich shrinks the columns of words, which may wrap, to nothing first.
        widest = max((len(word) for row in rows for word in row[index].split()), default=0)
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            style=column.style,
            no_wrap=column.right,
            min_width=min(max(widest, len(column.title)), 12),
        )
    for row in rows:
        table.add_row(*(Text(row[index]) for index in shown))
    Console().print(table)


def print_json(record: object) -> None:
    """Print ``record`` as JSON, readable and in UTF-8."""
    typer.echo(json.dumps(record, ensure_ascii=False, indent=1))


def note(text: str) -> None:
    """Tell people ``text`` on standard error, so that it never mixes with output; whole words on a terminal."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        text = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
    typer.echo(text, err=True)


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
