"""Merge catalogs for git, and tell git to have them merged so."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.catalogs import merge, po
from l10n_pipeline.errors import CatalogError, UsageError
from l10n_pipeline.model import Catalog

ATTRIBUTES = ("*.po merge=l10n", "*.pot merge=l10n")
"""The lines of ``.gitattributes``."""
_NAME = "gettext catalogs, message by message"
_PLACES = "%O %A %B %P"
"""What git puts there: ancestor, ours (which it also takes the result from), theirs, and the file's own name."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What `install` told git."""

    repository: Path
    driver: str
    """The command, as the repository's configuration has it."""
    added: tuple[str, ...]
    """Lines that ``.gitattributes`` lacked."""


def merge_files(base: Path, ours: Path, theirs: Path, name: str = "") -> merge.Merged:
    """Merge the catalog ``theirs`` into the file ``ours`` and return what came of it.

    Raises `CatalogError` for a file that is broken, under the name ``name`` where it is given: nothing is written then.
    """
    read = [files.read_bytes(path, CatalogError) for path in (base, ours, theirs)]
    sides = ("ancestor's", "our", "their")
    catalogs = [
        _parse(data, name or str(path), side)
        for data, path, side in zip(read, (base, ours, theirs), sides, strict=True)
    ]
    merged = merge.merge(*catalogs)
    files.write(ours, serialize(merged.catalog, name or str(ours)), replacing=read[1])
    return merged


def serialize(catalog: Catalog, path: str) -> bytes:
    """Return the bytes of a merged catalog, read again to be sure of them; raises `CatalogError` with ``path``."""
    try:
        data = po.serialize(catalog)
    except CatalogError as error:
        raise CatalogError(error.reason, path=path, key=error.key) from error
    po.parse(data, path)
    return data


def install(folder: Path) -> Installed:
    """Have git merge catalogs with this program in the repository that ``folder`` belongs to.

    Writes ``merge.l10n.*`` into the repository's own configuration, which its clones do not get, and the missing lines
    into the ``.gitattributes`` at its top, which they do. Raises `UsageError` where there is no repository or no git.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel"))
    driver = f"{_command()} merge {_PLACES}"
    _git(top, "config", "merge.l10n.name", _NAME)
    _git(top, "config", "merge.l10n.driver", driver)
    path = top / ".gitattributes"
    before = files.read_if_there(path)
    text = (before or b"").decode("utf-8", "surrogateescape")
    there = {" ".join(line.split()) for line in text.splitlines()}
    added = tuple(line for line in ATTRIBUTES if line not in there)
    if added:
        newline = "\r\n" if "\r\n" in text else "\n"
        start = text if not text or text.endswith("\n") else text + newline
        new = start + "".join([line + newline for line in added])
        files.write(path, new.encode("utf-8", "surrogateescape"), replacing=before)
    return Installed(top, driver, added)


def _parse(data: bytes, path: str, side: str) -> Catalog:
    try:
        return po.parse(data, path)
    except CatalogError as error:
        # git shows three files under one name.
        raise CatalogError(f"{side} version: {error.reason}", path=path, line=error.line) from error


def _command() -> str:
    """Return how a shell starts this program, wherever git is started from: a virtual environment is not always on."""
    beside = Path(sys.executable).with_name("l10n")
    found = str(beside) if beside.is_file() else shutil.which("l10n")
    return shlex.quote(found) if found else f"{shlex.quote(sys.executable)} -m l10n_pipeline"


def _git(folder: Path, *arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        raise UsageError("git is not installed")
    done = subprocess.run([git, *arguments], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    if done.returncode:
        reason = done.stderr.strip().removeprefix("fatal: ") or f"git ended with {done.returncode}"
        raise UsageError(f"git {arguments[0]}: {reason}", path=folder)
    return done.stdout.strip()
