"""Dispatch to the subcommands, and the only place that knows exit codes.

0 done; 1 issues found, catalogs stale or publication refused; 2 could not run; 3 a bug; 130 interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from l10n_pipeline import __version__
from l10n_pipeline.cli import (
    check,
    diff,
    evaluate,
    export,
    fix,
    glossary,
    import_,
    init,
    memory,
    merge,
    models,
    pretranslate,
    publish,
    review,
    run,
    state,
    status,
    trace,
    translate,
    update,
)
from l10n_pipeline.errors import DocumentError, GlossaryError, L10nError, explain

CANNOT_RUN = 2
BUG = 3
INTERRUPTED = 130
STOPPED = "l10n: interrupted; what was written so far is whole, and the next run goes on from there"

app = typer.Typer(
    help="Offline localization: English documents to checked, published text in other languages.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 issues found or publication refused, 2 could not run, 3 a bug, 130 interrupted.",
)
for command in (
    init,
    run,
    update,
    pretranslate,
    check,
    fix,
    status,
    publish,
    review,
    translate,
    evaluate,
    state,
    diff,
    merge,
    export,
    import_,
    trace,
):
    command.register(app)
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models")
app.add_typer(glossary.app, name="glossary")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"l10n {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option("--project", "-C", metavar="FOLDER", help="Work as if started in FOLDER.")
    ] = None,
) -> None:
    """Take what stands before the subcommand."""
    if folder is not None:
        try:
            os.chdir(folder)
        except OSError as error:
            raise L10nError(f"cannot work there: {explain(error)}", path=folder) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (``sys.argv`` if not given) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The texts are Unicode whatever the locale of the terminal or pipe says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    try:
        result = app(args=None if arguments is None else list(arguments), standalone_mode=False)
        sys.stdout.flush()
    except L10nError as error:
        typer.echo(f"l10n: error: {error}{_named_by(error)}", err=True)
        return CANNOT_RUN
    except typer.TyperException as error:
        typer.echo(f"l10n: error: {error.format_message()}\nSee l10n --help.", err=True)
        return CANNOT_RUN
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(STOPPED, err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) had enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes an exit code
        typer.echo(f"l10n: a bug, sorry: {type(error).__name__}: {error}\nDetails are in {_log()}", err=True)
        return BUG
    if result == INTERRUPTED:  # typer's word for Ctrl-C
        typer.echo(STOPPED, err=True)
    return result if isinstance(result, int) else 0


def _named_by(error: L10nError) -> str:
    """Return which line of l10n.yaml names the file that ``error`` misses; nothing where it is another error."""
    if not isinstance(error, DocumentError | GlossaryError) or error.path is None or Path(error.path).exists():
        return ""
    from l10n_pipeline.config import FILENAME, where_named
    from l10n_pipeline.pipeline import Project

    root, path = Project.find(Path.cwd()), Path(error.path)
    if root is None or not path.is_relative_to(root):
        return ""
    with contextlib.suppress(L10nError):  # somebody may have edited or deleted l10n.yaml meanwhile
        found = where_named(root / FILENAME, path.relative_to(root).as_posix())
        return f" ({root / FILENAME}:{found[0]} names it: {found[1]})" if found else ""
    return ""


def _log() -> str:
    """Write the current traceback to a file and return the file's name."""
    try:
        handle, name = tempfile.mkstemp(prefix="l10n-bug-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"l10n {__version__}\n{sys.argv}\n{traceback.format_exc()}")
    except OSError:
        return f"nowhere: no file could be written\n{traceback.format_exc()}"
    return name
