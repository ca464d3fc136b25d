"""The review page, served by the real server at a free port of this computer."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from l10n_pipeline.pipeline.reviewing import Desk, Row
from l10n_pipeline.web.guard import Guard
from l10n_pipeline.web.serving import make_server, open_door

HOSTILE = "<script>alert(1)</script>"
CATALOG = """\
msgid ""
msgstr ""
"Language: fa\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

# origin: argos en→fa 1.5 <b>
# note: <i>careful</i>
#. paragraph 1, sentence 1 of 2
#: source/appeal.txt:5
#, fuzzy
#| msgid "In 1988 Khomeini ordered the death of 10,000 prisoners."
msgid "In 1988 Khomeini ordered the death of 30,000 prisoners."
msgstr "در سال ۱۹۸۸ خمینی فرمان مرگ ۱۰٬۰۰۰ زندانی را داد."

#. paragraph 1, sentence 2 of 2
msgid "Nobody was charged <script>alert(1)</script> & so on."
msgstr "هیچ‌کس <script>alert(1)</script> متهم \u202eنشد & غیره."

msgid "Amnesty International called it a crime."
msgstr "عفو بین‌الملل آن را جنایت خواند."
"""


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class Visitor:
    """A browser as the server sees one: it keeps cookies, and sends what browsers send."""

    port: int
    desk: Desk
    guard: Guard
    catalog: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        path: str,
        form: Mapping[str, object] | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        method: str = "",
    ) -> Answer:
        """Send one request; a ``form`` makes it a POST. ``headers`` take the place of those a browser would send."""
        own = f"127.0.0.1:{self.port}"
        sent = {"Host": own, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = form if isinstance(form, bytes) else urlencode(form, doseq=True).encode()
            sent |= {"Origin": f"http://{own}", "Content-Type": "application/x-www-form-urlencoded"}
        sent |= headers or {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method or ("GET" if form is None else "POST"), path, body, sent)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, dict(answer.headers.items()), text)

    def enter(self) -> Answer:
        """Open the address that was printed."""
        parts = urlsplit(self.guard.address)
        return self.ask(f"{parts.path}?{parts.query}")

    def row(self, words: str) -> Row:
        """Return the message with ``words`` in its English."""
        return next(row for row in self.desk.sheet().rows if words in row.message.source)

    def save(self, row: Row, *targets: str, decision: str = "translation", query: str = "", **more: str) -> Answer:
        """Send the form of ``row``."""
        form = {"revision": row.revision, "target": list(targets), "decision": decision, **more}
        return self.ask(f"/m/{row.id}{query}", form)


@contextmanager
def served(project: Path, tag: str, name: str = "", port: int = 0) -> Iterator[Visitor]:
    """Serve a locale of ``project`` while a ``with`` block works, and yield who has not yet opened the address."""
    with open_door(port) as door:
        port = door.getsockname()[1]
        desk = Desk(project, tag)
        server, guard = make_server(desk, port, name)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield Visitor(port, desk, guard, project / "locales" / tag / "LC_MESSAGES" / "appeal.po")
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive()
