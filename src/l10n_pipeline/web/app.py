"""The routes of the review page."""

from __future__ import annotations

import datetime as dt
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from urllib.parse import parse_qs, quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from l10n_pipeline.errors import L10nError
from l10n_pipeline.pipeline.reviewing import Changed, Declined, Desk, Row, Saved
from l10n_pipeline.pipeline.stating import Decision
from l10n_pipeline.web import pages
from l10n_pipeline.web.choice import Choice, Chosen
from l10n_pipeline.web.pages import Notice, View

LARGEST_BODY = 2**20
"""Bytes of a form: thousands of times what a sentence needs."""
_MOST_FIELDS = 64
_LONGEST_NAME = 100
_NAME_COOKIE = "l10n-review-name"
_YEAR = 365 * 24 * 3600
_STATIC = {"review.css": "text/css", "review.js": "text/javascript"}

Form = dict[str, list[str]]


def make_app(desk: Desk, name: str = "") -> Starlette:
    """Return the application that shows the messages of ``desk``; ``name`` is the reviewer's, if it is known."""
    routes = _Routes(desk, name)
    return Starlette(
        routes=[
            Route("/", routes.start),
            Route("/m/{id}", routes.show, methods=["GET"]),
            Route("/m/{id}", routes.decide, methods=["POST"]),
            Route("/m/{id}/check", routes.check, methods=["POST"]),
            Route("/static/{file}", _static),
        ],
        exception_handlers={L10nError: _trouble, HTTPException: _refused},
    )


class _Routes:
    """What the addresses of the page do. Reading and writing files is done in threads of their own."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self._name = name

    def start(self, request: Request) -> Response:
        """Lead to the first message that the filters mean."""
        chosen = self._chosen(request)
        if chosen.first is not None:
            saved = request.query_params.get("saved", "")
            return RedirectResponse(_address(chosen.first.id, chosen.choice, saved), 303)
        return HTMLResponse(pages.empty_page(chosen, self._desk.name, self._saved(request, chosen)))

    def show(self, request: Request) -> Response:
        """Show a message."""
        chosen = self._chosen(request)
        row = chosen.sheet.row(_id(request))
        if row is None:
            raise HTTPException(404, "There is no such message any more: the English may have changed.")
        view = View(row, row.message.targets, row, self._desk.terms(row), self._saved(request, chosen))
        return self._page(request, chosen, view)

    async def decide(self, request: Request) -> Response:
        """Save what was typed."""
        form = await _form(request)
        return await run_in_threadpool(self._decide, request, form)

    async def check(self, request: Request) -> Response:
        """Answer with what the checks find in a text that was not saved."""
        form = await _form(request)

        def answer() -> Response:
            row = self._desk.check(_id(request), form.get("target", []))
            if row is None:
                raise HTTPException(404)
            return HTMLResponse(pages.checks_part(self._desk.sheet(), row))

        return await run_in_threadpool(answer)

    def _decide(self, request: Request, form: Form) -> Response:
        typed, name = tuple(form.get("target", [])), " ".join(_one(form, "name").split())[:_LONGEST_NAME]
        decided = _one(form, "decision")
        try:
            if decided == "review" and not name:
                return self._again(request, typed, Notice(pages.NO_NAME, alarm=True), 422)
            answer = self._desk.decide(
                _id(request),
                _one(form, "revision"),
                typed,
                _decision(decided, name),
                compared=bool(_one(form, "compared")),
                today=dt.datetime.now(tz=dt.UTC).date(),
            )
            match answer:
                case Saved(row):
                    return self._on(request, row, name)
                case Declined():
                    return self._again(request, typed, pages.declined(answer), 422)
                case Changed():
                    return self._again(request, typed, pages.changed(answer), 409)
        except L10nError as error:
            return self._again(request, typed, Notice(f"Nothing was saved: {error}", alarm=True), 503)

    def _on(self, request: Request, row: Row, name: str) -> Response:
        """Lead to the next message; to the first one, or to nothing more, where this one was the last."""
        chosen = self._chosen(request)
        following = chosen.after(row) or (row if chosen.number(row) else None)
        to = _address(following.id if following else "", chosen.choice, row.id)
        response = RedirectResponse(to, 303)
        if name:
            response.set_cookie(_NAME_COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
        return response

    def _again(self, request: Request, typed: tuple[str, ...], notice: Notice, status: int) -> Response:
        """Show the message as it is now with what was ``typed`` in its fields."""
        try:
            chosen = self._chosen(request)
            row = chosen.sheet.row(_id(request))
            checked = self._desk.check(_id(request), typed)
        except L10nError:
            row = checked = None
        if row is None or checked is None:
            return HTMLResponse(pages.trouble_page(notice.text, typed), status)
        view = View(row, typed, checked, self._desk.terms(row), notice)
        return self._page(request, chosen, view, status)

    def _page(self, request: Request, chosen: Chosen, view: View, status: int = 200) -> Response:
        name = self._name or unquote(request.cookies.get(_NAME_COOKIE, ""))
        return HTMLResponse(pages.message_page(chosen, view, self._desk.name, name), status)

    def _chosen(self, request: Request) -> Chosen:
        return Chosen(self._desk.sheet(), Choice.of(request.query_params))

    def _saved(self, request: Request, chosen: Chosen) -> Notice | None:
        row = chosen.sheet.row(request.query_params.get("saved", ""))
        return pages.saved(row) if row else None


def _static(request: Request) -> Response:
    name = request.path_params["file"]
    if name not in _STATIC:
        raise HTTPException(404)
    return PlainTextResponse(_resource(name), media_type=_STATIC[name])


@cache
def _resource(name: str) -> str:
    return (files("l10n_pipeline.web") / "templates" / name).read_text(encoding="utf-8")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return HTMLResponse(pages.trouble_page(error.detail), error.status_code)


def _trouble(request: Request, error: Exception) -> Response:
    return HTMLResponse(pages.trouble_page(str(error)), 503)


def _id(request: Request) -> str:
    return str(request.path_params["id"])


def _address(row: str, choice: Choice, saved: str) -> str:
    """Return where the message ``row`` is shown, or the first one, after ``saved`` was saved."""
    query = f"{choice.query}{'&' if choice.query else '?'}saved={quote(saved)}" if saved else choice.query
    return f"/m/{row}{query}" if row else f"/{query}"


def _decision(decided: str, name: str) -> Decision:
    match decided:
        case "translation":
            return Decision(accept=True)
        case "review":
            return Decision(accept=True, review=name)
        case "draft":
            return Decision(draft=True)
        case _:
            raise HTTPException(400, f"There is no decision {decided!r}.")


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]


async def _form(request: Request) -> Form:
    """Return the fields of a form; one that is too large is not read to its end."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > LARGEST_BODY:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is more text than a message may have.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "That is not the form of this page.")
    try:
        return parse_qs(data.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read: {error}") from error
