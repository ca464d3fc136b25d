"""Round trips of real PO files, beside polib, Babel and translate-toolkit: `python bench/po_roundtrip.py FOLDER...`.

Every *.po and *.pot below the folders is read and written unchanged, equal files counted once. Then the translation of
one message, chosen by `--seed`, is edited: only bytes of that entry's own lines may change. What we refuse is listed
with the reason, and with what GNU msgfmt says of it.

To get some thousand files, anywhere with network:

    mkdir /tmp/po && cd /tmp/po
    pip download --no-deps --only-binary :all: Django Sphinx WTForms wagtail django-allauth
    for f in *.whl; do python -m zipfile -e $f ${f%.whl}; done
    pip download --no-deps --no-binary :all: Babel polib mdpo translate-toolkit
    apt-get source --download-only gettext bash sed shared-mime-info    # needs a deb-src line
    for f in *.tar.*; do mkdir -p x-$f && tar xf $f -C x-$f; done

The exit code is 1 where a file or an edit fails, where we refuse what msgfmt takes, or with fewer than 300 files.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import re
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polib
from babel.messages.pofile import read_po, write_po
from translate.storage.pypo import pofile

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message

REQUIRED = 300
ADDED = "[edited]"
_OWN_LINE = re.compile(rb'[ \t]*(?:#~)?[ \t]*(?:msg|"|\r?\n|\Z)')


@dataclass(slots=True)
class Result:
    """What became of the files."""

    files: int = 0
    entries: int = 0
    read: int = 0
    changed: list[str] = field(default_factory=list)
    """Files of ours that came back otherwise."""
    edits: int = 0
    bad_edits: list[str] = field(default_factory=list)
    refused: list[tuple[str, str, bool]] = field(default_factory=list)
    """File, our reason, whether msgfmt refuses it too."""
    identical: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)


def find(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the PO files below ``folders`` by digest, so that equal ones count once."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*.po*") if each.suffix in (".po", ".pot")):
            if path.is_file():
                found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return found


def edit(catalog: Catalog, draw: random.Random) -> tuple[Message, Message] | None:
    """Return a message and itself with one form of its translation edited; None for a catalog without messages."""
    if not catalog.messages:
        return None
    old = draw.choice(catalog.messages)
    targets = list(old.targets)
    form = draw.randrange(len(targets))
    words = targets[form].split(" ")
    words.insert(draw.randint(0, len(words)), ADDED)
    targets[form] = " ".join(words)
    return old, replace(old, targets=tuple(targets))


def only_own_lines_changed(before: bytes, after: bytes, line: int) -> bool:
    """Return whether ``after`` is ``before`` but for the keyword and string lines from the 1-based ``line`` on."""
    lines = before.splitlines(keepends=True) if b"\r" not in before.replace(b"\r\n", b"") else _lines(before)
    start = sum(map(len, lines[: line - 1]))
    end = start
    for own in lines[line - 1 :]:
        if not _OWN_LINE.match(own) or (not own.strip() and end > start):
            break
        end += len(own)
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return start <= head and len(before) - tail <= end


def _shared(a: bytes, b: bytes) -> int:
    """Return how many bytes both begin with."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _lines(data: bytes) -> list[bytes]:
    return [line + b"\n" for line in data.split(b"\n")]


def msgfmt_refuses(path: Path) -> bool:
    done = subprocess.run(["msgfmt", "-o", "/dev/null", str(path)], capture_output=True, check=False, timeout=60)
    return done.returncode != 0


def ours(result: Result, path: Path, name: str, draw: random.Random) -> None:
    """Read, write, edit and write a file as this project does, and note what happened."""
    data = path.read_bytes()
    try:
        catalog = po.parse(data, name)
    except CatalogError as error:
        result.refused.append((name, f"line {error.line}: {error.reason}", msgfmt_refuses(path)))
        return
    result.read += 1
    result.entries += len(catalog.messages)
    if po.serialize(catalog) == data:
        result.identical["l10n_pipeline"] += 1
    else:
        result.changed.append(name)
    pair = edit(catalog, draw)
    if pair is None:
        return
    old, new = pair
    messages = tuple(new if each is old else each for each in catalog.messages)
    written = po.serialize(replace(catalog, messages=messages))
    result.edits += 1
    if po.parse(written).messages != messages or not only_own_lines_changed(data, written, old.line):
        result.bad_edits.append(f"{name}:{old.line}")


def by_polib(path: Path) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        polib.pofile(str(path)).save(file.name)
        return Path(file.name).read_bytes()


def by_babel(path: Path) -> bytes:
    output = io.BytesIO()
    with path.open("rb") as file:
        write_po(output, read_po(file))
    return output.getvalue()


def by_translate(path: Path) -> bytes:
    return bytes(pofile.parsefile(str(path)))


PEERS: dict[str, Callable[[Path], bytes]] = {
    "polib": by_polib,
    "Babel": by_babel,
    "translate-toolkit": by_translate,
}


def peers(result: Result, path: Path) -> None:
    for name, write in PEERS.items():
        try:
            result.identical[name] += write(path) == path.read_bytes()
        except Exception:  # noqa: BLE001 - whatever they raise: the file could not be read or written
            result.failed[name] += 1


def show(result: Result) -> bool:
    """Print the figures; return whether all is as required."""
    print(f"{result.files:,} different files, {result.entries:,} entries")
    print(f"{'':18} {'byte-identical':>14} {'cannot read or write':>21}")
    result.failed["l10n_pipeline"] = len(result.refused)
    for name in ("l10n_pipeline", *PEERS):
        print(f"{name:18} {result.identical[name]:14,} {result.failed[name]:21,}")
    print(
        f"one message edited: {result.edits - len(result.bad_edits):,} of {result.edits:,} changed only its own lines"
    )
    for name, reason, too in result.refused:
        print(f"refused{'' if too else ' BUT msgfmt takes it'}: {name}: {reason}")
    for name in result.changed:
        print(f"NOT IDENTICAL: {name}")
    for name in result.bad_edits:
        print(f"EDIT CHANGED MORE: {name}")
    enough = result.files >= REQUIRED
    if not enough:
        print(f"only {result.files} files: {REQUIRED} are wanted")
    return enough and not result.changed and not result.bad_edits and all(too for _, _, too in result.refused)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-peers", action="store_true", help="Leave polib, Babel and translate-toolkit out.")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    draw = random.Random(options.seed)
    result = Result()
    for path in find(options.folders).values():
        result.files += 1
        ours(result, path, str(path), draw)
        if not options.no_peers:
            peers(result, path)
    return 0 if show(result) else 1


if __name__ == "__main__":
    sys.exit(main())
