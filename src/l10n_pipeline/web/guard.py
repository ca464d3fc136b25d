"""Who may talk to the server: the browser of the person who started it, and nothing else on this computer or beyond.

Whoever knows the address that was printed gets a cookie, which no other site can read or send; each request needs it.
A page from elsewhere that has its own name lead to this computer (DNS rebinding) is known by the name it asks for, one
that sends a form by its origin.
"""

from __future__ import annotations

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would have browsers leave the origin out of our own forms too (Fetch, "append a request origin").
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer says."""
_ASK = "Open the address that “l10n review” printed when it was started: it has the key to this page."


class Guard:
    """Stands before an application, and lets through what comes from the browser it was opened in."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Guard ``app``, which is served at ``port`` of this computer."""
        self._app = app
        self._port = port
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        # Cookies are the same for all ports of a host.
        self._cookie = f"l10n-review-{port}"
        self._token = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._invitations: set[str] = set()

    @property
    def address(self) -> str:
        """Where a person opens the page, for as long as the server runs."""
        return self._with(self._token)

    def invitation(self) -> str:
        """Return an address that opens the page once: for the command line of a browser, which others may read."""
        token = secrets.token_urlsafe(32)
        self._invitations.add(token)
        return self._with(token)

    def _with(self, token: str) -> str:
        return f"http://{self._hosts[0]}/?token={token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have the application answer it."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answer = self._stopped(Request(scope)) or self._app
        await answer(scope, receive, send_guarded)

    def _stopped(self, request: Request) -> Response | None:
        """Return what is answered in the application's place; None for a request that may pass."""
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse(f"This is not {host}.", 421)
        token = request.query_params.get("token")
        if token is not None and request.url.path == "/" and request.method == "GET" and self._opens(token):
            welcome = RedirectResponse("/", 303)
            welcome.set_cookie(self._cookie, self._session, httponly=True, samesite="strict")
            return welcome
        if not _same(request.cookies.get(self._cookie, ""), self._session):
            return PlainTextResponse(_ASK, 403)
        if request.method not in ("GET", "HEAD") and request.headers.get("origin") != f"http://{host}":
            return PlainTextResponse("This form was sent from another page.", 403)
        return None

    def _opens(self, token: str) -> bool:
        if _same(token, self._token):
            return True
        found = next((each for each in self._invitations if _same(token, each)), None)
        self._invitations.discard(found or "")
        return found is not None


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())
