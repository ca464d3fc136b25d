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
from l10n_pipeline.pipeline.ignoring import Unheard
from l10n_pipeline.pipeline.reviewing import Answer, Changed, Declined, Desk, Row, Saved
from l10n_pipeline.pipeline.stating import Decision
from l10n_pipeline.web import pages
from l10n_pipeline.web.choice import Choice, Chosen
from l10n_pipeline.web.pages import Notice, Typed, View

LARGEST_BODY = 2**20
"""Bytes of a form: thousands of times what a sentence needs."""
_MOST_FIELDS = 4096
"""Each plural form is one, and each issue."""
_LONGEST_NAME = 100
_NAME_COOKIE = "l10n-review-name"
_YEAR = 365 * 24 * 3600
_IGNORE = "ignore"
_TAKE_BACK = "take-back:"
_ENTER = "enter"
"""The Enter key in a field of one line, which presses the first button of a form."""
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
            return RedirectResponse(_address(chosen.first.id, chosen.choice, "saved", saved), 303)
        return HTMLResponse(pages.empty_page(chosen, self._desk.name, self._saved(request, chosen)))

    def show(self, request: Request) -> Response:
        """Show a message."""
        chosen = self._chosen(request)
        row = chosen.sheet.row(_id(request))
        if row is None:
            raise HTTPException(404, "There is no such message any more: the English may have changed.")
        told = pages.TOLD.get(request.query_params.get("told", ""))
        notice = Notice(told, settled=row.id) if told else self._saved(request, chosen)
        view = View(row, Typed(row.message.targets), row, self._desk.terms(row), notice)
        return self._page(request, chosen, view)

    async def decide(self, request: Request) -> Response:
        """Save what was typed."""
        form = await _form(request)
        return await run_in_threadpool(self._decide, request, form)

    async def check(self, request: Request) -> Response:
        """Answer with what the checks find in a text that was not saved."""
        form = await _form(request)

        def answer() -> Response:
            checked = self._desk.check(_id(request), form.get("target", []))
            row = self._desk.sheet().row(_id(request))
            if row is None or checked is None:
                raise HTTPException(404)
            return HTMLResponse(pages.checks_part(self._desk.sheet(), row, checked))

        return await run_in_threadpool(answer)

    def _decide(self, request: Request, form: Form) -> Response:
        typed, name = Typed(tuple(form.get("target", [])), _reasons(form)), _name(form)
        decided = _one(form, "decision")
        if decided == _ENTER:
            decided = _IGNORE if typed.reasons else "translation"
        try:
            if decided == "review" and not name:
                return self._again(request, typed, Notice(pages.NO_NAME, alarm=True), 422)
            if decided == _IGNORE and not typed.reasons:
                return self._again(request, typed, Notice(pages.NO_REASON, alarm=True), 422)
            answer = self._answer(_id(request), form, typed, decided)
            match answer:
                case Saved(row) if decided == _IGNORE or decided.startswith(_TAKE_BACK):
                    return self._stay(request, row, typed, pages.NOTED if decided == _IGNORE else pages.TAKEN_BACK)
                case Saved(row):
                    return self._on(request, row, name)
                case Declined():
                    return self._again(request, typed, pages.declined(answer), 422)
                case Unheard():
                    return self._again(request, typed, pages.unheard(answer), 422)
                case Changed():
                    return self._again(request, typed, pages.changed(answer), 409)
        except L10nError as error:
            return self._again(request, typed, Notice(f"Nothing was saved: {error}", alarm=True), 503)

    def _answer(self, row: str, form: Form, typed: Typed, decided: str) -> Answer:
        revision = _one(form, "revision")
        if decided == _IGNORE:
            return self._desk.ignore(row, revision, typed.targets, typed.reasons)
        if decided.startswith(_TAKE_BACK):
            return self._desk.take_back(row, revision, decided.removeprefix(_TAKE_BACK))
        return self._desk.decide(
            row,
            revision,
            typed.targets,
            _decision(decided, _name(form)),
            compared=bool(_one(form, "compared")),
            reasons=typed.reasons,
            today=dt.datetime.now(tz=dt.UTC).date(),
        )

    def _stay(self, request: Request, row: Row, typed: Typed, told: str) -> Response:
        """Show the message, of which something was ``told``, again; with what was typed, if that is not saved."""
        if typed.fits(row):
            return RedirectResponse(_address(row.id, Choice.of(request.query_params), "told", told), 303)
        return self._again(request, typed, Notice(pages.TOLD[told]), 200)

    def _on(self, request: Request, row: Row, name: str) -> Response:
        """Lead to the next message; to the first one, or to nothing more, where this one was the last."""
        chosen = self._chosen(request)
        following = chosen.after(row) or (row if chosen.number(row) else None)
        to = _address(following.id if following else "", chosen.choice, "saved", row.id)
        response = RedirectResponse(to, 303)
        if name:
            response.set_cookie(_NAME_COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
        return response

    def _again(self, request: Request, typed: Typed, notice: Notice, status: int) -> Response:
        """Show the message as it is now with what was ``typed`` in its fields."""
        try:
            chosen = self._chosen(request)
            row = chosen.sheet.row(_id(request))
            checked = self._desk.check(_id(request), typed.targets)
        except L10nError:
            again = _address(_id(request), Choice.of(request.query_params), "", "")
            return HTMLResponse(pages.trouble_page(notice.text, typed.everything, again), status)
        if row is None or checked is None:
            return HTMLResponse(pages.trouble_page(notice.text, typed.everything), status)
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
    again = f"{request.url.path}{Choice.of(request.query_params).query}" if request.method == "GET" else ""
    return HTMLResponse(pages.trouble_page(str(error), again=again), 503)


def _id(request: Request) -> str:
    return str(request.path_params["id"])


def _address(row: str, choice: Choice, name: str, value: str) -> str:
    """Return where the message ``row`` is shown, or the first one, with what was done before (``name``, ``value``)."""
    query = f"{choice.query}{'&' if choice.query else '?'}{name}={quote(value)}" if value else choice.query
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


def _name(form: Form) -> str:
    return " ".join(_one(form, "name").split())[:_LONGEST_NAME]


def _reasons(form: Form) -> dict[str, str]:
    """Return the reasons that were typed, by check: of several issues of a check the first that has one counts."""
    typed = (
        (name.removeprefix(pages.REASON), values) for name, values in form.items() if name.startswith(pages.REASON)
    )
    found = ((check, next((value for value in values if value.strip()), "")) for check, values in typed)
    return {check: reason for check, reason in found if reason}


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
