"""Pairs of sentences from files: what an organisation has translated, and corpora.

==============  ========================================================================================
``.tmx``        translation memory; native codes and what a machine wrote are left out
``.po``         gettext catalog: what people translated; drafts, plurals and obsolete messages are left out
``.tsv``        source, tab, target, and perhaps a tab and the name of the corpus; also as ``.tsv.xz``
==============  ========================================================================================
"""

from __future__ import annotations

import io
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError, LocaleError, UsageError, explain
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.memory import tmx
from l10n_pipeline.model import State

LIMIT = 2**30
"""Bytes of a file, unpacked."""
_DONE = (State.TRANSLATED, State.REVIEWED)


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    source: str
    target: str
    corpus: str = ""
    """Where it comes from: a name in a corpus manifest, or the file's."""


def read_pairs(path: Path, source: LocaleInfo, target: LocaleInfo) -> Iterator[Pair]:
    """Yield the pairs in the file ``path`` that are in these languages, in its order.

    Raises `UsageError` with file and line for what cannot be read.
    """
    name = path.name.lower()
    for ending, reader in _READERS.items():
        if name.endswith(ending):
            yield from reader(path, source, target)
            return
    raise UsageError(f"is none of {', '.join(_READERS)}: it cannot be learnt from", path=path)


def _read_tsv(path: Path, source: LocaleInfo, target: LocaleInfo) -> Iterator[Pair]:
    data = files.read_bytes(path, UsageError, limit=LIMIT)
    yield from _lines(files.decode_utf8(data, str(path), UsageError), path)


def _read_xz(path: Path, source: LocaleInfo, target: LocaleInfo) -> Iterator[Pair]:
    data = files.read_bytes(path, UsageError, limit=LIMIT)
    try:
        with lzma.open(io.BytesIO(data)) as file:
            unpacked = file.read(LIMIT + 1)
    except (lzma.LZMAError, EOFError) as reason:
        raise UsageError(f"is not an xz file: {reason}", path=path) from reason
    if len(unpacked) > LIMIT:
        raise UsageError(f"unpacks to more than {LIMIT // 2**20} MiB", path=path)
    yield from _lines(files.decode_utf8(unpacked, str(path), UsageError), path)


def _lines(text: str, path: Path) -> Iterator[Pair]:
    # Not splitlines(): a sentence may hold U+2028 and the like.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        fields = line.rstrip("\r").split("\t")
        if fields == [""]:
            continue
        if len(fields) < 2:
            raise UsageError("has no tab: source and target are needed", path=path, line=number)
        yield Pair(fields[0], fields[1], fields[2] if len(fields) > 2 else path.name)


def _read_po(path: Path, source: LocaleInfo, target: LocaleInfo) -> Iterator[Pair]:
    catalog = po.parse(files.read_bytes(path, UsageError), str(path))
    language = catalog.fields.get("Language", "")
    if language and not _is(language, target):
        raise UsageError(f"is a catalog in {language}, not {target.tag}", path=path)
    for message in catalog.active:
        if message.state in _DONE and message.source_plural is None:
            yield Pair(message.source, message.target, path.name)


def _read_tmx(path: Path, source: LocaleInfo, target: LocaleInfo) -> Iterator[Pair]:
    try:
        with path.open("rb") as file:
            for unit in tmx.read(file, str(path), tmx.Languages(source.tag, (target.tag,))):
                if not unit.machine:
                    yield Pair(" ".join(unit.source.split()), " ".join(unit.target.split()), path.name)
    except OSError as reason:
        raise UsageError(f"cannot be read: {explain(reason)}", path=path) from reason
    except CatalogError as reason:
        raise UsageError(reason.reason, path=path, line=reason.line) from reason


def _is(tag: str, wanted: LocaleInfo) -> bool:
    """Return whether ``tag`` is of the language and script wanted, whatever its region."""
    try:
        found = get_locale(tag)
    except LocaleError:
        return False
    return (found.language, found.script) == (wanted.language, wanted.script)


_READERS: Mapping[str, Callable[[Path, LocaleInfo, LocaleInfo], Iterator[Pair]]] = {
    ".tmx": _read_tmx,
    ".po": _read_po,
    ".tsv": _read_tsv,
    ".tsv.xz": _read_xz,
}
