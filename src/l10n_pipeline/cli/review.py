"""``l10n review``."""

from __future__ import annotations

import contextlib
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import SPELLINGS, Documents
from l10n_pipeline.cli.render import note, plural
from l10n_pipeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n_pipeline.pipeline.reviewing import Desk, Sheet
    from l10n_pipeline.web.guard import Guard

PORT = 8017


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("review", epilog="Example: l10n review --locale fa --name 'S. Ahmadi'")(review)


def review(
    documents: Documents = None,
    locale: Annotated[
        str, typer.Option(*SPELLINGS, metavar="LOCALE", help="The locale to review; needed where there are several.")
    ] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Whose word a review is; the page asks.")] = "",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where this computer listens; 0 takes a free port.")
    ] = PORT,
    open_browser: Annotated[
        bool | None, typer.Option("--open/--no-open", help="Open the page in a browser. Default: on a terminal.")
    ] = None,
) -> int:
    """Open a page in the browser on which a person corrects and reviews the messages of a locale.

    It is served at this computer alone (127.0.0.1), to the browser that knows the printed address, until Ctrl-C.
    What is saved goes into the catalogs at once; what has an error is saved as a draft only.
    """
    from l10n_pipeline.pipeline.reviewing import Desk

    serve = _server()
    desk = Desk(Path.cwd(), locale, documents or ())
    _tell(desk.sheet())

    def opened(guard: Guard) -> None:
        typer.echo(f"Open {guard.address}\nOnly this computer can; the address is its key. Ctrl-C stops.")
        sys.stdout.flush()
        if sys.stdout.isatty() if open_browser is None else open_browser:
            _open(guard.invitation())

    serve(desk, port, name, opened)
    return 0


def _open(address: str) -> None:
    """Open ``address`` in a browser, if there is one that does not want this terminal for itself."""
    with contextlib.suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:
            # Some wait for the page, which is served from here.
            threading.Thread(target=browser.open, args=(address,), daemon=True).start()


def _tell(sheet: Sheet) -> None:
    waiting = sum(row.withheld is not None for row in sheet.rows)
    needed = f"{waiting} of them need a person" if waiting != 1 else "1 of them needs a person"
    typer.echo(f"{sheet.locale.tag} {sheet.locale.name}: {plural(len(sheet.rows), 'message')}, {needed}")
    for file in sheet.stale:
        note(f"{file}: does not hold the sentences of its document: run 'l10n update'")


def _server() -> Callable[[Desk, int, str, Callable[[Guard], None]], None]:
    """Return what serves the page; raises `UsageError` where its packages are not installed."""
    try:
        import starlette  # noqa: F401 - an extra, as uvicorn is
        import uvicorn  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the review page needs the package {error.name}: pip install 'l10n-pipeline[review]'"
        ) from error
    from l10n_pipeline.web.serving import serve

    return serve
