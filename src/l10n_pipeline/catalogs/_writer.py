"""Entries → bytes: an unchanged entry as it was; of a changed one only the changed fields are written anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import partial

from l10n_pipeline.catalogs._charset import encode
from l10n_pipeline.catalogs._draft import FLAG
from l10n_pipeline.catalogs._entry import Chunk, Field, RawEntry, Said
from l10n_pipeline.catalogs._strings import WIDTH, layout, logical_lines, unescape, width
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Message

_QUOTED = re.compile(r'[^"]*"((?:[^"\\]|\\.)*)"\s*\Z')
_OBSOLETE_MARK = re.compile(rb"^([ \t]*)#~(?:(\|)| ?)")
_LINE_BREAK = re.compile("[\r\n]")


class EntryWriter:
    """Writes entries in one charset with one kind of line break."""

    def __init__(self, encoding: str, newline: str) -> None:
        self._encoding = encoding
        self._newline = newline

    def write(self, message: Message) -> bytes:
        """Return the bytes of an entry, with the blank lines before it if it was read from a file.

        Raises `CatalogError` where the charset or the format has no way to say it.
        """
        raw = message.raw
        if not isinstance(raw, RawEntry):
            return b"".join([chunk.data for chunk in self._all(message)])
        if raw.encoding == self._encoding and raw.said.by(message):
            return raw.data
        return self._rewrite(message, raw)

    def _rewrite(self, message: Message, raw: RawEntry) -> bytes:
        old = raw.said
        chunks = [Chunk(chunk.field, self._transcode(chunk.data, raw.encoding)) for chunk in raw.chunks]
        newline = "\r\n" if any(chunk.data.endswith(b"\r\n") for chunk in chunks) else self._newline
        writer = self if newline == self._newline else EntryWriter(self._encoding, newline)
        if not raw.terminated:
            chunks[-1] = Chunk(chunks[-1].field, chunks[-1].data + newline.encode())
        if message.obsolete is not old.obsolete:
            if not all(chunk.data.endswith(b"\n") for chunk in chunks):
                # Several keywords share a line: no mark at its start could be right for all of them.
                blanks = [chunk for chunk in chunks if chunk.field is Field.BLANK]
                return b"".join([chunk.data for chunk in (*blanks, *writer._all(message))])
            change = _mark_obsolete if message.obsolete else _unmark_obsolete
            chunks = [Chunk(chunk.field, change(chunk)) for chunk in chunks]
        return b"".join([chunk.data for chunk in writer._merge(message, old, raw.sticky, chunks)])

    def _transcode(self, data: bytes, encoding: str) -> bytes:
        return data if encoding == self._encoding else encode(data.decode(encoding), self._encoding)

    def _merge(self, message: Message, old: Said, sticky: Sequence[str], chunks: list[Chunk]) -> list[Chunk]:
        """Return ``chunks``, which say ``old``, changed where ``message`` says something else."""
        chunks = self._unwrap(chunks, old.comments)
        for field, before, after in (
            (Field.COMMENT, old.comments, message.comments),
            (Field.EXTRACTED, old.extracted, message.extracted),
        ):
            if before != after:
                mark = "#" if field is Field.COMMENT else "#."
                chunks = _merge_lines(chunks, field, before, after, partial(self._comment, mark))
        if old.references != message.references:
            chunks = _put(chunks, Field.REFERENCES, self._references(message.references))
        if old.flags != message.flags:
            chunks = self._merge_flags(chunks, message.flags, old.flags, set(sticky))
        if old.previous != message.previous:
            chunks = _put(chunks, Field.PREVIOUS, self._previous(message))
        if old.context != message.context:
            chunks = _put(chunks, Field.CONTEXT, self._context(message))
        for field, was, now in (
            (Field.SOURCE, old.source, message.source),
            (Field.PLURAL, old.source_plural, message.source_plural),
        ):
            if was != now:
                line = self._string(message, _KEYWORDS[field], now, _known(chunks, field, self._encoding))
                chunks = _put(chunks, field, line)
        if old.targets != message.targets or (old.source_plural is None) is not (message.source_plural is None):
            chunks = self._merge_targets(chunks, message, old)
        return chunks

    def _unwrap(self, chunks: list[Chunk], comments: Sequence[str]) -> list[Chunk]:
        """Return ``chunks`` with each of the ``comments`` that an editor wrapped on one line."""
        told = iter(comments)
        pairs = [(chunk, next(told) if chunk.field is Field.COMMENT else "") for chunk in chunks]
        return [
            Chunk(chunk.field, self._comment("#", text)) if text and b"\n" in chunk.data[:-1] else chunk
            for chunk, text in pairs
        ]

    def _merge_flags(
        self, chunks: list[Chunk], flags: Sequence[str], old: Sequence[str], sticky: set[str]
    ) -> list[Chunk]:
        for field, mark in ((Field.FLAGS, "#,"), (Field.STICKY, "#=")):
            before, after = (
                [flag for flag in each if (flag in sticky) is (field is Field.STICKY)] for each in (old, flags)
            )
            if before != after:
                chunks = _put(chunks, field, self._flags(mark, after))
        return chunks

    def _merge_targets(self, chunks: list[Chunk], message: Message, old: Said) -> list[Chunk]:
        same_form = (old.source_plural is None) is (message.source_plural is None)
        read = [chunk.data for chunk in chunks if chunk.field is Field.TARGET]
        known = _known(chunks, Field.TARGET, self._encoding) if len(read) == 1 else {}
        written = [
            read[n]
            if same_form and n < len(read) and old.targets[n] == target
            else self._string(message, keyword, target, known)[0]
            for n, (keyword, target) in enumerate(_forms(message))
        ]
        return _put(chunks, Field.TARGET, written)

    def _all(self, message: Message) -> list[Chunk]:
        """Return every field of ``message``, written anew."""
        targets = [self._string(message, keyword, target)[0] for keyword, target in _forms(message)]
        fields = (
            (Field.COMMENT, [self._comment("#", text) for text in message.comments]),
            (Field.EXTRACTED, [self._comment("#.", text) for text in message.extracted]),
            (Field.REFERENCES, self._references(message.references)),
            (Field.FLAGS, self._flags("#,", message.flags)),
            (Field.PREVIOUS, self._previous(message)),
            (Field.CONTEXT, self._context(message)),
            (Field.SOURCE, self._string(message, "msgid", message.source)),
            (Field.PLURAL, self._string(message, "msgid_plural", message.source_plural)),
            (Field.TARGET, targets),
        )
        return [Chunk(field, data) for field, written in fields for data in written]

    def _lines(self, lines: Iterable[str]) -> bytes:
        return encode("".join([line + self._newline for line in lines]), self._encoding)

    def _comment(self, mark: str, text: str) -> bytes:
        _refuse_line_break(text, "comment")
        return self._lines([f"{mark} {text}" if text else mark])

    def _references(self, references: Sequence[str]) -> list[bytes]:
        lines: list[str] = []
        line = "#:"
        for reference in references:
            _refuse_line_break(reference, "reference")
            word = _isolate(reference)
            if line != "#:" and width(line) + 1 + width(word) > WIDTH:
                lines.append(line)
                line = "#:"
            line += f" {word}"
        return [self._lines([*lines, line])] if references else []

    def _flags(self, mark: str, flags: Sequence[str]) -> list[bytes]:
        for flag in flags:
            if not FLAG.fullmatch(flag):
                raise CatalogError(f"{flag!r} cannot be a flag")
        return [self._lines([f"{mark} {', '.join(flags)}"])] if flags else []

    def _previous(self, message: Message) -> list[bytes]:
        previous = message.previous
        if previous is None:
            return []
        prefix = "#~| " if message.obsolete else "#| "
        return [
            self._lines(layout(keyword, value, prefix=prefix, wrap="no-wrap" not in message.flags))
            for keyword, value in (
                ("msgctxt", previous.context),
                ("msgid", previous.source),
                ("msgid_plural", previous.source_plural),
            )
            if value is not None
        ]

    def _context(self, message: Message) -> list[bytes]:
        return self._string(message, "msgctxt", message.context)

    def _string(
        self, message: Message, keyword: str, value: str | None, known: dict[str, list[str]] | None = None
    ) -> list[bytes]:
        if value is None:
            return []
        if "\0" in value:
            raise CatalogError(f"a {keyword} cannot hold a NUL character", line=message.line or None)
        prefix = "#~ " if message.obsolete else ""
        return [self._lines(layout(keyword, value, prefix=prefix, wrap="no-wrap" not in message.flags, known=known))]


_KEYWORDS = {Field.SOURCE: "msgid", Field.PLURAL: "msgid_plural"}


def _forms(message: Message) -> list[tuple[str, str]]:
    """Return the targets with their keywords."""
    targets = message.targets or ("",)
    if message.source_plural is not None:
        return [(f"msgstr[{n}]", target) for n, target in enumerate(targets)]
    if len(targets) > 1:
        raise CatalogError(f"{len(targets)} targets for a source without plural", line=message.line or None)
    return [("msgstr", targets[0])]


def _refuse_line_break(text: str, what: str) -> None:
    if _LINE_BREAK.search(text) or "\0" in text:
        raise CatalogError(f"a {what} cannot hold a line break or NUL: {text!r}")


def _isolate(reference: str) -> str:
    """Return a reference as it stands in a file: a name with spaces between isolates (gettext manual, "PO Files")."""
    if not reference or "\u2068" in reference or "\u2069" in reference:
        raise CatalogError(f"{reference!r} cannot be a reference")
    if " " not in reference and "\t" not in reference:
        return reference
    name, colon, line = reference.rpartition(":")
    if not (colon and line.isdigit()):
        name, colon, line = reference, "", ""
    return f"\u2068{name}\u2069{colon}{line}"


def _put(chunks: list[Chunk], field: Field, written: Sequence[bytes]) -> list[Chunk]:
    """Return ``chunks`` with those of ``field`` replaced: where the first of them stood, or at gettext's place."""
    old = [n for n, chunk in enumerate(chunks) if chunk.field is field]
    kept = [chunk for chunk in chunks if chunk.field is not field]
    place = old[0] if old else 1 + max((n for n, chunk in enumerate(kept) if _before(chunk, field)), default=-1)
    if not old:
        # Not above the blank lines that part this entry from the last.
        while place < len(kept) and kept[place].field is Field.BLANK and not any(c.field for c in kept[:place]):
            place += 1
    return [*kept[:place], *(Chunk(field, data) for data in written), *kept[place:]]


def _before(chunk: Chunk, field: Field) -> bool:
    return Field.BLANK < chunk.field <= field


def _merge_lines(
    chunks: list[Chunk], field: Field, old: Sequence[str], new: Sequence[str], write: Callable[[str], bytes]
) -> list[Chunk]:
    """Return ``chunks`` with the lines of ``field``, which say ``old``, saying ``new``; equal lines are kept."""
    places = [n for n, chunk in enumerate(chunks) if chunk.field is field]
    if not places:
        return _put(chunks, field, [write(text) for text in new])
    inserted: dict[int, list[Chunk]] = {}
    dropped: set[int] = set()
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            dropped.update(places[start:end])
            place = places[start] if start < len(places) else places[-1] + 1
            inserted[place] = [Chunk(field, write(text)) for text in new[first:last]]
    merged: list[Chunk] = []
    for n, chunk in enumerate(chunks):
        merged += inserted.get(n, [])
        if n not in dropped:
            merged.append(chunk)
    return merged


def _known(chunks: Sequence[Chunk], field: Field, encoding: str) -> dict[str, list[str]]:
    r"""Return how the lines of a text, each ending in ``\n``, are laid out in its only chunk."""
    data = next((chunk.data for chunk in chunks if chunk.field is field), b"")
    physical = data.decode(encoding).removesuffix("\n").split("\n")
    known: dict[str, list[str]] = {}
    value, start = "", 1
    for end, line in enumerate(physical[1:], 2):
        match = _QUOTED.match(line)
        try:
            value += unescape([match[1]], encoding) if match else ""
        except ValueError:
            return {}
        if value.endswith("\n"):
            if len(logical_lines(value)) == 1:
                known[value] = [each.removesuffix("\r") for each in physical[start:end]]
            value, start = "", end
    return known


def _mark_obsolete(chunk: Chunk) -> bytes:
    """Return the bytes of an active entry's chunk as an obsolete entry has them."""
    if chunk.field < Field.PREVIOUS:
        return chunk.data
    lines = chunk.data.split(b"\n")
    return b"\n".join([_mark_line(line, previous=chunk.field is Field.PREVIOUS) for line in lines])


def _mark_line(line: bytes, *, previous: bool) -> bytes:
    if not line.strip():
        return line
    return line.replace(b"#|", b"#~|", 1) if previous else b"#~ " + line


def _unmark_obsolete(chunk: Chunk) -> bytes:
    """Return the bytes of an obsolete entry's chunk as an active entry has them."""

    def unmark(match: re.Match[bytes]) -> bytes:
        return match[1] + (b"#|" if match[2] else b"")

    return b"\n".join([_OBSOLETE_MARK.sub(unmark, line) for line in chunk.data.split(b"\n")])
