"""An entry while it is read: which field may follow which, and the message that comes out."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from l10n_pipeline.catalogs._entry import Chunk, Field, RawEntry, Said
from l10n_pipeline.catalogs._wrapped import unwrap
from l10n_pipeline.model import Message, Previous

# Names with spaces stand between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (gettext manual, "PO Files").
_REFERENCE = re.compile("(?:\u2068[^\u2069]*\u2069|[^ \t])+")
_ISOLATES = str.maketrans("", "", "\u2068\u2069")

FLAG = re.compile(r"range:[ \t]*[^\s,]+|[^\s,]+")
"""A flag; gettext parts them at commas and white space alike."""


class Mode(NamedTuple):
    """What a line begins with: nothing, ``#~``, ``#|`` or ``#~|``."""

    obsolete: bool = False
    previous: bool = False


class OpenField:
    """A keyword and its strings so far; the next line may go on with it."""

    __slots__ = ("data", "field", "keyword", "line", "mode", "parts")

    def __init__(self, field: Field, keyword: str, mode: Mode, line: int) -> None:
        self.field = field
        self.keyword = keyword
        self.mode = mode
        self.line = line
        self.data: list[bytes] = []
        self.parts: list[tuple[str, int]] = []
        """The quoted texts, each with its 1-based line."""


class Draft:
    """The fields of an entry read so far. Its checks return the reason why a line cannot stand here, or ""."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self.line = 0
        """Of ``msgid``."""
        self.stage = Field.COMMENT
        """The last keyword; COMMENT before the first."""
        self._comments: list[str] = []
        self._extracted: list[str] = []
        self._references: list[str] = []
        self._flags: list[str] = []
        self._sticky: list[str] = []
        self._previous: dict[Field, str] = {}
        self._previous_obsolete: bool | None = None
        self._context: str | None = None
        self._source = ""
        self._plural: str | None = None
        self._targets: list[str] = []
        self._obsolete = False

    @property
    def complete(self) -> bool:
        """True once a target was read: what follows may belong to another entry."""
        return self.stage is Field.TARGET

    @property
    def only_comments(self) -> bool:
        """True while there is no keyword, not even a previous one."""
        return self.stage is Field.COMMENT and not self._previous

    def add_comment(self, field: Field, text: str, data: bytes) -> str:
        """Take in a line that starts with ``#`` and whose text is ``text``."""
        if self.stage is not Field.COMMENT:
            return self.unfinished() or "comment inside an entry"
        self.chunks.append(Chunk(field, data))
        if field in (Field.COMMENT, Field.EXTRACTED):
            lines = self._comments if field is Field.COMMENT else self._extracted
            lines.append(text[1:] if text[:1] == " " else text)
        elif field is Field.REFERENCES:
            names = _REFERENCE.findall(text)
            self._references += [name.translate(_ISOLATES) for name in names] if "\u2068" in text else names
        else:
            flags = FLAG.findall(text)
            self._flags += flags
            if field is Field.STICKY:
                self._sticky += flags
        return ""

    def check(self, field: Field, index: str | None, mode: Mode) -> str:
        """Return why the keyword of ``field``, with ``[index]``, cannot come next; "" if it can."""
        if mode.previous:
            return self._check_previous(field, mode)
        if self.stage is Field.COMMENT:
            expected = self._previous_obsolete
            self._obsolete = mode.obsolete
        else:
            expected = self._obsolete
        if expected is not None and expected is not mode.obsolete:
            return "inconsistent use of #~"
        if field is Field.TARGET:
            return self._check_target(index)
        if field is Field.PLURAL:
            return "" if self.stage is Field.SOURCE else "msgid_plural without msgid"
        return self.unfinished() if self.stage >= field else ""

    def _check_previous(self, field: Field, mode: Mode) -> str:
        if self.stage is not Field.COMMENT:
            return self.unfinished() or "#| inside an entry"
        if field is Field.TARGET:
            return "a previous msgstr: #| is for msgctxt, msgid and msgid_plural"
        if self._previous and (field <= max(self._previous) or mode.obsolete is not self._previous_obsolete):
            return "#| lines out of order"
        self._previous_obsolete = mode.obsolete
        return ""

    def _check_target(self, index: str | None) -> str:
        if self.stage < Field.SOURCE or (self.stage is Field.TARGET and index is None):
            return "msgstr without msgid"
        if self._plural is None:
            return "" if index is None else f"msgstr[{index}] without msgid_plural"
        if index is None:
            return "msgid_plural without msgstr[0]: found a plain msgstr"
        count = len(self._targets)
        return "" if int(index) == count else f"msgstr[{index}] out of order: expected msgstr[{count}]"

    def unfinished(self) -> str:
        """Return what the entry still lacks; "" where it is whole or has only comments."""
        match self.stage:
            case Field.CONTEXT:
                return "msgctxt without msgid"
            case Field.SOURCE:
                return "msgid without msgstr"
            case Field.PLURAL:
                return "msgid_plural without msgstr[0]"
            case Field.COMMENT if self._previous:
                return "#| without msgid"
            case _:
                return ""

    def add_field(self, opened: OpenField, value: str) -> None:
        """Take in a keyword whose place was checked, with its strings."""
        field = opened.field
        if opened.mode.previous:
            self._previous[field] = value
            self.chunks.append(Chunk(Field.PREVIOUS, b"".join(opened.data)))
            return
        self.chunks.append(Chunk(field, b"".join(opened.data)))
        if field is Field.SOURCE:
            self._source = value
        elif field is Field.TARGET:
            self._targets.append(value)
        elif field is Field.PLURAL:
            self._plural = value
        else:
            self._context = value

    def message(self, encoding: str, position: int) -> Message:
        """Return the message with its bytes; ``position`` is its 0-based place in the file."""
        previous = None
        self._unwrap()
        if self._previous:
            get = self._previous.get
            previous = Previous(get(Field.SOURCE), get(Field.CONTEXT), get(Field.PLURAL))
        return self._message(
            Said(
                self._source,
                tuple(self._targets),
                self._plural,
                self._context,
                tuple(self._comments),
                tuple(self._extracted),
                tuple(self._references),
                tuple(self._flags),
                previous,
                self._obsolete,
            ),
            self.line,
            encoding,
            position,
        )

    def plain(self, source: str, target: str, line: int, encoding: str, position: int) -> Message:
        """Return the message that the comments read so far, a source at ``line`` and a target make."""
        self._unwrap()
        comments, extracted = tuple(self._comments), tuple(self._extracted)
        references, flags = tuple(self._references), tuple(self._flags)
        said = Said(source, (target,), None, None, comments, extracted, references, flags, None, obsolete=False)
        return self._message(said, line, encoding, position)

    def read_only(self, source: str, target: str, line: int) -> Message:
        """Return the message that `plain` does, without its bytes."""
        self._unwrap()
        return Message(
            source=source,
            targets=(target,),
            comments=tuple(self._comments),
            extracted=tuple(self._extracted),
            references=tuple(self._references),
            flags=tuple(self._flags),
            line=line,
        )

    def _unwrap(self) -> None:
        """Put translator comments together that an editor wrapped: each has one chunk, of several lines, then."""
        if len(self._comments) < 2:
            return
        lines, chunks = iter(self._comments), self.chunks
        self._comments, self.chunks = [], []
        for field, group in groupby(chunks, key=attrgetter("field")):
            run = list(group)
            if field is not Field.COMMENT:
                self.chunks += run
                continue
            for text, count in unwrap([next(lines) for _ in run]):
                self._comments.append(text)
                self.chunks.append(Chunk(field, b"".join([chunk.data for chunk in run[:count]])))
                del run[:count]

    def _message(self, said: Said, line: int, encoding: str, position: int) -> Message:
        return Message(
            source=said.source,
            targets=said.targets,
            source_plural=said.source_plural,
            context=said.context,
            comments=said.comments,
            extracted=said.extracted,
            references=said.references,
            flags=said.flags,
            previous=said.previous,
            obsolete=said.obsolete,
            line=line,
            raw=RawEntry(said, tuple(self.chunks), tuple(self._sticky), encoding, position),
        )
