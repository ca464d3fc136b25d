"""Who may see and change anything: the browser that was given the key, at this computer, from its own page."""

from __future__ import annotations

import http.client
import socket

import pytest

from l10n_pipeline.errors import UsageError
from l10n_pipeline.web.app import LARGEST_BODY
from l10n_pipeline.web.guard import HEADERS
from l10n_pipeline.web.serving import open_door
from tests.web.conftest import Serve
from tests.web.served import CATALOG, Visitor

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def test_the_printed_address_is_exchanged_for_a_cookie(serve: Serve) -> None:
    """The key leaves the address bar at once; no script and no other site can read or send the cookie."""
    visitor = serve()
    answer = visitor.enter()
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"l10n-review-{visitor.port}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert visitor.guard.address.partition("token=")[2] not in cookie
    assert visitor.ask("/").status == 303


PATHS = [
    "/",
    "/m/x",
    "/static/review.js",
    "/static/review.css",
    "/nothing",
    "/?token=wrong",
    "/?token=",
    "/m/x?token=é",
]


@pytest.mark.parametrize("path", PATHS)
def test_without_the_cookie_there_is_nothing(serve: Serve, path: str) -> None:
    """Not even the style of the page; the answer says where the key is."""
    visitor = serve()
    answer = visitor.ask(path.replace("é", "%C3%A9%ED%A0%80"))
    assert answer.status == 403
    assert "l10n review" in answer.text
    assert "Khomeini" not in answer.text


def test_the_key_counts_at_the_front_door_only(serve: Serve) -> None:
    """In no other address, and in no form."""
    visitor = serve()
    query = visitor.guard.address.partition("/?")[2]
    assert visitor.ask(f"/static/review.js?{query}").status == 403
    assert visitor.ask(f"/?{query}", form={}).status == 403


def test_an_invitation_opens_once(serve: Serve) -> None:
    """Others may read the command line of a browser."""
    visitor = serve()
    path = visitor.guard.invitation().partition(f":{visitor.port}")[2]
    assert visitor.ask(path).status == 303
    other = Visitor(visitor.port, visitor.desk, visitor.guard, visitor.catalog)
    assert other.ask(path).status == 403
    assert other.enter().status == 303


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}", ""]
)
def test_another_name_for_this_computer_is_not_served(visitor: Visitor, host: str) -> None:
    """DNS rebinding: the browser has the cookie, and asks for a name that leads here."""
    answer = visitor.ask("/", headers={"Host": host.format(port=visitor.port)})
    assert answer.status == 421
    assert visitor.ask("/", headers={"Host": f"localhost:{visitor.port}"}).status == 303


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost:{port}", ""]
)
def test_a_form_of_another_page_changes_nothing(visitor: Visitor, origin: str) -> None:
    """Even with the cookie."""
    row = visitor.row("Amnesty")
    form = {"revision": row.revision, "target": "x", "decision": "draft"}
    for path in (f"/m/{row.id}", f"/m/{row.id}/check"):
        headers = {"Origin": origin.format(port=visitor.port)} if origin else {}
        sent = visitor.ask(path, form, headers) if origin else ask_without_origin(visitor, path)
        assert sent == 403 if isinstance(sent, int) else sent.status == 403
    assert visitor.catalog.read_text(encoding="utf-8") == CATALOG


def ask_without_origin(visitor: Visitor, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", visitor.port, timeout=20)
    [(name, value)] = visitor.cookies.items()
    kind = "application/x-www-form-urlencoded"
    connection.request("POST", path, b"target=x", {"Cookie": f"{name}={value}", "Content-Type": kind})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("announced", [True, False])
def test_a_form_that_is_too_large_is_not_read(visitor: Visitor, *, announced: bool) -> None:
    """Whether it says how large it is or not."""
    row = visitor.row("Amnesty")
    body = b"target=" + b"a" * LARGEST_BODY
    headers = {} if announced else {"Transfer-Encoding": "chunked"}
    data = body if announced else b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    assert visitor.ask(f"/m/{row.id}", data, headers).status == 413


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"target=%FF", {}, 400),
        (b"target=\xff", {}, 400),
        (b"&".join([b"target=x"] * 100), {}, 400),
        (b"decision=publish", {}, 400),
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"", {"Content-Type": "multipart/form-data"}, 415),
    ],
)
def test_what_is_not_the_form_of_the_page_is_refused(
    visitor: Visitor, body: bytes, headers: dict[str, str], status: int
) -> None:
    """With a page that says so."""
    answer = visitor.ask(f"/m/{visitor.row('Amnesty').id}", body, headers)
    assert answer.status == status
    assert "That did not work" in answer.text


@pytest.mark.parametrize("path", ["/", "/m/{id}", "/m/nothing", "/static/review.js", "/nothing"])
@pytest.mark.parametrize("known", [True, False])
def test_every_answer_has_the_headers(serve: Serve, path: str, *, known: bool) -> None:
    """Pages, redirections, errors and refusals: nothing from elsewhere runs, nothing is kept."""
    visitor = serve()
    if known:
        visitor.enter()
    answer = visitor.ask(path.format(id=visitor.row("Amnesty").id))
    headers = {name.lower(): value for name, value in answer.headers.items()}
    assert {name.lower(): headers.get(name.lower()) for name in HEADERS} == {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
    assert "server" not in headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_do_nothing(visitor: Visitor, method: str) -> None:
    """Neither for us nor for others."""
    assert visitor.ask(f"/m/{visitor.row('Amnesty').id}", method=method).status in (403, 405)


@pytest.mark.parametrize(
    "path", ["/static/app.py", "/static/..%2Fapp.py", "/static/../guard.py", "/static/message.html"]
)
def test_no_other_file_is_served(visitor: Visitor, path: str) -> None:
    """Two are."""
    assert visitor.ask(path).status == 404
    assert visitor.ask("/static/review.css").headers["content-type"].startswith("text/css")


def test_only_this_computer_can_connect() -> None:
    """The socket is bound to the loopback address."""
    with open_door(0) as door:
        assert door.getsockname()[0] == "127.0.0.1"
        port = door.getsockname()[1]
        with pytest.raises(UsageError, match=rf"--port {port}: another program listens there"):
            open_door(port)
    assert isinstance(door, socket.socket)
