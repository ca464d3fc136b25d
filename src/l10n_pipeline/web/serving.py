"""The server of the review page: at this computer alone, for as long as the command runs."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from l10n_pipeline.errors import UsageError, explain
from l10n_pipeline.pipeline.reviewing import Desk
from l10n_pipeline.web.app import make_app
from l10n_pipeline.web.guard import Guard

_HOST = "127.0.0.1"
_PATIENCE = 3
"""Seconds that a request in progress is waited for at the end."""


def open_door(port: int) -> socket.socket:
    """Return a socket at ``port`` of this computer, 0 for a free one; raises `UsageError` where there is none."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((_HOST, port))
        door.listen()
    except (OSError, OverflowError) as error:
        door.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            reason = "another program listens there, another 'l10n review' perhaps: --port 0 takes a free one"
        else:
            reason = explain(error) if isinstance(error, OSError) else str(error)
        raise UsageError(f"--port {port}: {reason}") from error
    return door


def make_server(desk: Desk, port: int, name: str = "") -> tuple[uvicorn.Server, Guard]:
    """Return a server of the page of ``desk`` for the `open_door` at ``port``, and the guard that knows its address."""
    guard = Guard(make_app(desk, name), port)
    config = uvicorn.Config(
        guard,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    return uvicorn.Server(config), guard


def serve(desk: Desk, port: int, name: str, tell: Callable[[Guard], None]) -> None:
    """Serve the page of ``desk`` until Ctrl-C; ``tell`` is called when the port is open.

    Raises `UsageError` where the port cannot be had.
    """
    with open_door(port) as door:
        server, guard = make_server(desk, door.getsockname()[1], name)
        tell(guard)
        server.run(sockets=[door])
