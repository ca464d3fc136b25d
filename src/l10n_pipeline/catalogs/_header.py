"""Merge the headers of two copies of a catalog, field by field."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from l10n_pipeline.catalogs._charset import codec_name, declared
from l10n_pipeline.catalogs._sides import both, one_side, same_bytes
from l10n_pipeline.catalogs._strings import escape
from l10n_pipeline.model import Catalog, Message

_DATES = ("POT-Creation-Date", "PO-Revision-Date")
_OF_REVISION = ("Last-Translator", "X-Generator")
"""Fields that say who or what made the revision: they go with its date."""
_CHARSET = re.compile(r"charset=[^\s;]+")


@dataclass(frozen=True, slots=True)
class MergedHeader:
    """The header of a merged catalog."""

    message: Message | None
    encoding: str
    conflicts: tuple[tuple[str, str, str], ...] = ()
    """Fields that both sides changed differently: name, ours, theirs."""


def merge_headers(base: Catalog, ours: Catalog, theirs: Catalog) -> MergedHeader:
    """Return the header for a merge of ``ours`` and ``theirs``.

    The later date counts, and with it who made that revision. A charset that both can be written in is kept: UTF-8
    where one of them is in UTF-8.
    """
    mine, yours, was = ours.header, theirs.header, base.header
    if mine is None or yours is None or mine == yours:
        known = mine or yours
        return MergedHeader(known, _encoding_of(known))
    if was is not None and ours.encoding == theirs.encoding and was in (mine, yours):
        if was == yours:
            return MergedHeader(mine, ours.encoding)
        chosen = yours if same_bytes(was, mine) and ours.newline == theirs.newline else replace(yours, raw=mine.raw)
        return MergedHeader(chosen, theirs.encoding)
    lines, conflicts = _merge_text(base.fields, ours, theirs)
    told = tuple(f'conflict: theirs: "{escape(f"{name}: {value}")}"' for name, _, value in conflicts)
    comments = both(was.comments if was else (), mine.comments, yours.comments)
    flags = both(was.flags if was else (), mine.flags, yours.flags)
    new = tuple(comment for comment in told if comment not in comments)
    merged = replace(mine, targets=(lines,), comments=(*comments, *new), flags=flags)
    return MergedHeader(merged, _encoding_of(merged), conflicts)


def _encoding_of(header: Message | None) -> str:
    return codec_name(declared(header.target) if header else None, path="", line=None)


def _merge_text(was: Mapping[str, str], ours: Catalog, theirs: Catalog) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Return the text of the merged header, its lines in our order, and what is undecided.

    Where the two are in different charsets and one is UTF-8, so is the result: only that holds what both say.
    """
    mine, yours = ours.fields, theirs.fields
    later = theirs if _date(yours.get("PO-Revision-Date")) > _date(mine.get("PO-Revision-Date")) else ours
    values: dict[str, str | None] = {}
    conflicts: list[tuple[str, str, str]] = []
    for name in {**mine, **yours}:
        old, our, their = was.get(name), mine.get(name), yours.get(name)
        values[name] = one_side(old, our, their)
        if our == their or old in (our, their):
            continue
        if name in _DATES:
            values[name] = max((our, their), key=_date)
        elif name in _OF_REVISION:
            values[name] = later.fields.get(name) or our or their
        elif our is None or their is None:
            values[name] = our or their
        elif name != "Content-Type":
            conflicts.append((name, our, their))
    encodings = {ours.encoding, theirs.encoding}
    if (told := values.get("Content-Type")) is not None and len(encodings) == 2 and "utf-8" in encodings:
        values["Content-Type"] = _CHARSET.sub("charset=UTF-8", told)
    return _rewritten(ours, values), tuple(conflicts)


def _rewritten(ours: Catalog, values: Mapping[str, str | None]) -> str:
    """Return the text of our header with these values; lines that need no change are kept letter for letter."""
    mine = ours.fields
    lines: list[str] = []
    text = ours.header.target if ours.header else ""
    for line in text.split("\n"):
        name = line.split(":", 1)[0].strip()
        if ":" not in line or values.get(name) == mine.get(name):
            lines.append(line)
        elif (value := values.get(name)) is not None:
            lines.append(f"{name}: {value}")
    new = [f"{name}: {value}" for name, value in values.items() if name not in mine and value is not None]
    if new and lines[-1:] == [""]:
        lines.pop()
    return "\n".join([*lines, *new, ""] if new else lines)


def _date(value: str | None) -> datetime:
    """Return when a header says that something was; the beginning of time where it does not."""
    for form in ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(value or "", form).astimezone(UTC)
    return datetime.min.replace(tzinfo=UTC)
