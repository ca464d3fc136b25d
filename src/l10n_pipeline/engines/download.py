"""Fetch files over HTTP: streamed to disk, with a limit, and taken up again where a connection broke.

This and the index are the only code of the project that uses a network, and only for `l10n models available` and
`l10n models install`.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from l10n_pipeline import __version__
from l10n_pipeline.errors import PackageError, explain

MAX_PACKAGE = 4 * 2**30
"""Bytes. The largest packages in use have 0.3 GB."""
MAX_INDEX = 16 * 2**20
"""Bytes. Argos' index has 0.1 MB."""
ATTEMPTS = 4
"""How often a connection may break in a row without a byte, and a file begun again."""
TIMEOUT = 30.0
"""Seconds without a byte after which a connection counts as broken."""

Progress = Callable[[int, int], None]
"""Takes the bytes that are here and the bytes there will be (0: not known)."""

_BLOCK = 2**18
_BROKEN = (http.client.HTTPException, ConnectionError, TimeoutError)
"""What a connection that breaks half-way raises: worth another attempt."""
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirections, from HTTPS to HTTPS only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request to go on with; raises `PackageError` where it would leave HTTPS."""
        if urlsplit(newurl).scheme not in ("https", urlsplit(req.full_url).scheme):
            fp.close()
            raise PackageError(f"leads to an unsafe place: {newurl}", path=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def read_url(url: str, limit: int = MAX_INDEX) -> bytes:
    """Return what stands at ``url``. Raises `PackageError` where it cannot be had or has more than ``limit`` bytes."""
    with _problems(url):
        try:
            with _open(url, {}) as answer:
                data = answer.read(limit + 1)
                _, total = _extent(answer, 0)
        except _BROKEN as reason:
            raise PackageError(f"cannot be downloaded: {_explain(reason)}", path=url) from reason
    if max(len(data), total) > limit:
        raise PackageError(f"has more than {limit // 2**20} MiB", path=url)
    if len(data) < total:
        raise PackageError(f"the download broke off after {len(data):,} of {total:,} bytes", path=url)
    return data


def download(url: str, file: Path, progress: Progress = lambda done, total: None, limit: int = MAX_PACKAGE) -> None:
    """Write what stands at ``url`` to ``file``, which is there as a whole at the end or not at all.

    Until then it is ``FILE.part``, with what the server calls that state of the file in ``FILE.part.tag``: a later call
    goes on from there, if the server's file is still the same. A broken connection is taken up again at once, up to
    `ATTEMPTS` times without a byte. Raises `PackageError` where it cannot be had or has more than ``limit`` bytes.
    """
    part = file.with_name(f"{file.name}.part")
    failures = 0
    with _problems(url):
        file.parent.mkdir(parents=True, exist_ok=True)
        while True:
            before = _size(part)
            try:
                if _attempt(url, part, progress, limit):
                    break
                reason = "the connection broke"
            except _BROKEN as error:
                reason = _explain(error)
            failures = 0 if _size(part) > before else failures + 1
            if failures >= ATTEMPTS:
                raise PackageError(f"the download broke off after {_size(part):,} bytes: {reason}", path=url)
        os.replace(part, file)  # noqa: PTH105 - inside the block that translates OSError
        _tag(part).unlink(missing_ok=True)


def _attempt(url: str, part: Path, progress: Progress, limit: int) -> bool:
    """Append to ``part`` what one answer of the server gives; return whether the file is whole now."""
    have, tag = _size(part), _read_tag(part)
    headers = {"Range": f"bytes={have}-", "If-Range": tag} if have and tag else {}
    try:
        answer = _open(url, headers)
    except urllib.error.HTTPError as error:
        if not headers or error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        # What is here is longer than what is there: begin again.
        error.close()
        part.unlink()
        return False
    with answer:
        start, total = _extent(answer, have)
        if total > limit:
            raise PackageError(f"has {total:,} bytes, more than {limit:,}", path=url)
        _write_tag(part, answer)
        done = _append(answer, part, start, total, progress, limit, url)
    return done == total or not total


def _append(
    answer: http.client.HTTPResponse, part: Path, done: int, total: int, progress: Progress, limit: int, url: str
) -> int:
    """Write the body of ``answer`` into ``part`` from the offset ``done``; return how many bytes are there then."""
    with part.open("r+b" if part.exists() else "wb") as out:
        out.truncate(done)
        out.seek(done)
        progress(done, total)
        while block := answer.read(_BLOCK):
            done += len(block)
            if done > limit:
                out.truncate(0)
                raise PackageError(f"has more than {limit:,} bytes", path=url)
            out.write(block)
            progress(done, total)
        out.flush()
        os.fsync(out.fileno())
    return done


def _open(url: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Return the server's answer. Only HTTP and HTTPS: urllib would also read files and FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    agent = {"User-Agent": f"l10n-pipeline/{__version__}", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers={**agent, **headers})  # noqa: S310 - see the handlers above
    answer = opener.open(request, timeout=TIMEOUT)
    if not isinstance(answer, http.client.HTTPResponse):
        raise PackageError("is not an HTTP address", path=url)
    return answer


def _extent(answer: http.client.HTTPResponse, have: int) -> tuple[int, int]:
    """Return where the body of ``answer`` begins, and how many bytes the whole file has (0: not known)."""
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if answer.status == http.HTTPStatus.PARTIAL_CONTENT and found is not None and int(found[1]) == have:
        return have, int(found[2]) if found[2] != "*" else 0
    if answer.status == http.HTTPStatus.PARTIAL_CONTENT:
        raise http.client.HTTPException("the server answered with another part than was asked for")
    length = answer.headers.get("Content-Length", "")
    return 0, int(length) if length.isdigit() else 0


@contextlib.contextmanager
def _problems(url: str) -> Iterator[None]:
    """Raise `PackageError`, one line with the address, for whatever network and disk can do."""
    try:
        yield
    except urllib.error.HTTPError as reason:
        reason.close()
        raise PackageError(f"cannot be downloaded: the server says {reason.code} {reason.reason}", path=url) from reason
    except urllib.error.URLError as reason:
        raise PackageError(f"cannot be reached: {_explain(reason.reason)}", path=url) from reason
    except OSError as reason:
        raise PackageError(f"cannot be downloaded: {_explain(reason)}", path=url) from reason
    except ValueError as reason:
        raise PackageError(f"is not an address: {reason}", path=url) from reason


def _explain(reason: object) -> str:
    if isinstance(reason, OSError) and reason.strerror:
        return explain(reason)
    text = str(reason) or type(reason).__name__
    return text[:1].lower() + text[1:]


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _tag(part: Path) -> Path:
    return part.with_name(f"{part.name}.tag")


def _read_tag(part: Path) -> str:
    """Return what the server called the file that ``part`` is a part of; empty where that is not known."""
    with contextlib.suppress(FileNotFoundError):
        return _tag(part).read_text(encoding="latin-1").strip()
    return ""


def _write_tag(part: Path, answer: http.client.HTTPResponse) -> None:
    etag = answer.headers.get("ETag", "")
    # A weak tag does not promise the same bytes (RFC 9110, 13.1.5).
    tag = etag if etag and not etag.startswith("W/") else answer.headers.get("Last-Modified", "")
    _tag(part).write_text(tag, encoding="latin-1")
