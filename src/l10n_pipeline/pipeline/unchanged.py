"""The report that ``l10n check`` gave last, given again where not a byte that it depends on has changed.

Its inputs are read and digested, and nothing else is: no settings, no checks are loaded, nothing is parsed.
``asked.json`` in ``.l10n/checks`` says what was asked and which files were read for the answer; it is the text in
``shown.json``. What `check_cache` says of kept files holds for these too.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO

import l10n_pipeline
from l10n_pipeline import files
from l10n_pipeline.errors import FileError

LIMIT = 512 * 2**20
"""Bytes of a kept file that are read: everything found in some hundred thousand messages."""
MISSING = "missing"
"""Stands for the digest of a file that is not there."""
_PIECE = 2**18
_FOLDER = Path(".l10n", "checks")
_ASKED, _SHOWN = "asked.json", "shown.json"
_PACKAGES = (
    "ahocorasick-rs", "babel", "pyarabic", "pydantic", "pyyaml", "rapidfuzz", "simplemma", "snowballstemmer", "spylls",
)  # fmt: skip
"""Packages whose version changes what the checks find, where they are installed, or how the settings are read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as it is printed or written."""

    parts: Iterable[bytes]
    """The text in UTF-8, to be taken once; half a surrogate pair, which JSON can name, is as if it were a character."""
    plain: bool
    """Whether there is no such half in it, and nothing that a terminal would take for a command."""
    summary: str
    """How much was checked and found, in a sentence."""
    errors: int
    warnings: int
    stale: tuple[str, ...]
    """The catalogs that are missing or do not hold their documents' sentences."""


@functools.cache
def program() -> str:
    """Return a digest of this program's own code and of the packages that it judges with."""
    whole = hashlib.sha256(f"{l10n_pipeline.__version__} {platform.python_version()}".encode())
    for name in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            whole.update(f"{name} {version(name)}".encode())
    root = Path(l10n_pipeline.__file__).parent
    for path in sorted(path for path in root.rglob("*.*") if path.suffix != ".pyc" and path.is_file()):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def shown_again(root: Path, asked: str) -> Shown | None:
    """Return what the project in ``root`` was answered when ``asked`` the same last, if it would be answered so again.

    None too where nothing is kept, or a file is being written.
    """
    kept = read_kept(root / _FOLDER / _ASKED)
    if kept is None:
        return None
    match kept[1]:
        case {"key": str(key), "inputs": list(names)}:
            inputs = {str(name): _digest(root / str(name)) for name in names}
            # The settings say which files there are: without them a shorter list would pass for the whole.
            if files.PROJECT in inputs and None not in inputs.values() and kept[0] == _key(root, asked, inputs):
                return kept_shown(root, key)
    return None


def remember(root: Path, asked: str, inputs: Mapping[str, str], key: str) -> None:
    """Keep that the report of `keep_shown` under ``key`` answers ``asked``.

    ``inputs`` are all files that were read for it, from ``root``, with their digests or `MISSING`.
    """
    write_kept(root / _FOLDER / _ASKED, _key(root, asked, inputs), {"key": key, "inputs": list(inputs)})


def kept_shown(root: Path, key: str) -> Shown | None:
    """Return the report that was shown last, if ``key``, a digest of everything it depends on, is the same."""
    kept = _open(root / _FOLDER / _SHOWN, key)
    if kept is None:
        return None
    _, record, file = kept
    match record:
        case {
            "plain": bool(plain),
            "summary": str(summary),
            "errors": int(errors),
            "warnings": int(warnings),
            "stale": list(stale),
        }:
            parts = _rest(file)
            next(parts)  # from here on the file is closed also where nobody takes them
            return Shown(parts, plain, summary, errors, warnings, tuple(map(str, stale)))
    file.close()
    return None


def _rest(file: BinaryIO) -> Iterator[bytes]:
    """Yield what is left of ``file``, after nothing, in pieces that stay in the processor's memory; then close it."""
    with file:
        yield b""
        while part := file.read(_PIECE):
            yield part


def keep_shown(root: Path, key: str, shown: Shown) -> None:
    """Keep ``shown`` until another report is shown."""
    record = {
        "plain": shown.plain,
        "summary": shown.summary,
        "errors": shown.errors,
        "warnings": shown.warnings,
        "stale": list(shown.stale),
    }
    write_kept(root / _FOLDER / _SHOWN, key, record, (b"\n", *shown.parts))


def _key(root: Path, asked: str, inputs: Mapping[str, str | None]) -> str:
    return files.digest(repr((program(), str(root), asked, sorted(inputs.items()))).encode("utf-8", "surrogateescape"))


def _digest(path: Path) -> str | None:
    """Return the digest of a file, or `MISSING`; None where it cannot be told now."""
    if not path.exists():
        return None if path.is_symlink() else MISSING
    if not path.is_file() or files.being_written(path):
        return None
    try:
        return files.digest_of(path)
    except FileError:
        return None


def read_kept(path: Path, key: str | None = None) -> tuple[str, object] | None:
    """Return the key and the record of a kept file; None where there is none or the key is another."""
    kept = _open(path, key)
    if kept is None:
        return None
    first, record, file = kept
    file.close()
    return first, record


def _open(path: Path, key: str | None) -> tuple[str, object, BinaryIO] | None:
    """Return the key and the record of a kept file, and the file where its text begins."""
    with contextlib.ExitStack() as stack, contextlib.suppress(OSError, ValueError, RecursionError):
        if not path.is_file() or path.stat().st_size > LIMIT:
            return None
        file = stack.enter_context(path.open("rb"))
        first = file.readline().rstrip(b"\n").decode("ascii")
        # The key stands in a line of its own, so that an old record need not be parsed to be refused.
        if key is None or first == key:
            record: object = json.loads(file.readline())
            stack.pop_all()
            return first, record, file
    return None


def _json(record: Mapping[str, object]) -> bytes:
    text = json.dumps(record, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def write_kept(path: Path, key: str, record: Mapping[str, object], text: Sequence[bytes] = ()) -> None:
    """Make ``record`` under ``key``, and a ``text``, the kept file ``path``, as far as it can be written.

    The text is apart, since a long one takes ten times as long as a string of JSON.
    """
    # Where nothing can be written the next run checks again: slower, and just as right.
    with contextlib.suppress(FileError):
        parts: Iterable[bytes] = (key.encode(), b"\n", _json(record), *text)
        files.write_parts(path, parts)
