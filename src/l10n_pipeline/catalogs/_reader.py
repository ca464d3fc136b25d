"""The PO grammar: lines of a file → entries, each with the bytes it came from.

The grammar is GNU gettext's (po-gram.y and po-lex.c of gettext-tools), down to what it refuses. More lenient, since it
costs nothing: comments may stand between ``#| msgid`` and ``msgid``, obsolete entries may repeat a source, and
the flags of all ``#,`` lines count, not just those of the last one.
Stricter: an entry starts on a line of its own, a comment too, and there is no ``domain``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from l10n_pipeline.catalogs._charset import encode
from l10n_pipeline.catalogs._draft import Draft, Mode, OpenField
from l10n_pipeline.catalogs._entry import Chunk, Field
from l10n_pipeline.catalogs._strings import unescape, unquote
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Message

_SPACE = " \t\r\f\v"
_QUOTED = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_KEYWORD = r"(msgctxt|msgid_plural|msgid|msgstr)(?![A-Za-z0-9_])(?:[ \t]*\[[ \t]*([0-9]{1,9})[ \t]*\])?"
_STRING_LINE = re.compile(rf"{_QUOTED}[{_SPACE}]*\Z")
_KEYWORD_LINE = re.compile(rf"{_KEYWORD}[{_SPACE}]*{_QUOTED}[{_SPACE}]*\Z")
_TOKEN = re.compile(rf"[{_SPACE}]*(?:{_QUOTED}|{_KEYWORD})")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|\Z)")
# ``#====`` is somebody's ruler.
_STICKY = re.compile(r"=[ \t]*[A-Za-z]")

_STRINGS = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_PLAIN = re.compile(
    rf"((?:#(?![~|])[^\n]*+\n)*+)msgid ({_STRINGS}(?:\n{_STRINGS})*+)\nmsgstr ({_STRINGS}(?:\n{_STRINGS})*+)"
)
"""An entry without white space around its lines, in groups of lines: its comments, its source and its target."""

_BEGINNINGS = ("msgid ", "msgctxt ", "# ", "#:", "#.", "#,")
"""How most entries begin; no line of these goes on with a string."""

_FIELDS = {"msgctxt": Field.CONTEXT, "msgid": Field.SOURCE, "msgid_plural": Field.PLURAL, "msgstr": Field.TARGET}
_HASHES = {".": Field.EXTRACTED, ":": Field.REFERENCES, ",": Field.FLAGS, "!": Field.FLAGS}
_ACTIVE = Mode()


class Reader:
    """Reads a file once: call `read`, then take `header`, `messages` and `tail`."""

    def __init__(self, path: str, encoding: str, *, raw: bool = True) -> None:
        """Read a file in ``encoding``; without ``raw`` most messages come without the bytes that a writer needs."""
        self.header: Message | None = None
        self.messages: list[Message] = []
        self.tail = b""
        self._path = path
        self._encoding = encoding
        self._raw = raw
        self._line = 0
        self._draft = Draft()
        self._open: OpenField | None = None
        self._blanks: list[bytes] = []
        """Blank lines of which it is not known yet to what they belong."""
        self._seen: dict[tuple[str | None, str], int] = {}

    def read(self, texts: list[str], lines: list[bytes]) -> None:
        """Read the lines of a file: ``texts`` decoded and without line break, ``lines`` as they are.

        Raises `CatalogError` at the first line that cannot stand where it stands.
        """
        self._take(texts, lines)
        self._finish()

    def read_paragraphs(self, text: str) -> None:
        """Do what `read` does with ``text``, a file in UTF-8 without carriage returns, in a third of the time.

        Most entries are comments, a source and a target between blank lines: these are taken as a whole.
        """
        paragraphs = text.split("\n\n")
        for paragraph, following in pairwise(paragraphs):
            # what follows has to begin another entry, since strings go on after blank lines
            found = _PLAIN.fullmatch(paragraph) if following.startswith(_BEGINNINGS) else None
            if found is None or not self._plain(*found.groups()):
                texts = paragraph.split("\n")
                self._take(texts, [f"{line}\n".encode() for line in texts])
            self._line += 1
            self._blanks.append(b"\n")
        if last := paragraphs[-1]:
            self._take(last.removesuffix("\n").split("\n"), last.encode().splitlines(keepends=True))
        self._finish()

    def _plain(self, comments: str, source: str, target: str) -> bool:
        """Take the lines of an entry, or return False where they have to be read one by one; none is taken then."""
        try:
            said = unquote(source), unquote(target)
        except ValueError:
            return False
        self._close()
        self._next_entry()
        if not self._draft.only_comments:
            return False
        if comments:
            for comment in comments[:-1].split("\n"):
                self._line += 1
                self._comment(comment, f"{comment}\n".encode())
        if self._raw:
            self._draft.chunks += (
                Chunk(Field.SOURCE, f"msgid {source}\n".encode()),
                Chunk(Field.TARGET, f"msgstr {target}\n".encode()),
            )
            self._keep(self._draft.plain(*said, self._line + 1, self._encoding, self._position))
        else:
            self._keep(self._draft.read_only(*said, self._line + 1))
        self._draft = Draft()
        self._line += 2 + source.count("\n") + target.count("\n")
        return True

    def _take(self, texts: Sequence[str], lines: Sequence[bytes]) -> None:
        for text, data in zip(texts, lines, strict=True):
            self._line += 1
            first = text[:1]
            if first == '"':
                self._strings(text, data, _ACTIVE)
            elif first == "#":
                self._hash(text, data)
            elif first == "m":
                self._keyword(text, data, _ACTIVE)
            else:
                self._other(text, data)

    def _other(self, text: str, data: bytes) -> None:
        """Take a line that is blank, indented or wrong."""
        text = text.lstrip(_SPACE)
        match text[:1]:
            case "":
                self._blanks.append(data)
            case "#":
                self._hash(text, data)
            case '"':
                self._strings(text, data, _ACTIVE)
            case _:
                self._keyword(text, data, _ACTIVE)

    def _hash(self, text: str, data: bytes) -> None:
        """Take a line that starts with ``#``."""
        mark = text[1:2]
        if mark == "~" or mark == "|":
            previous = mark == "|" or text[2:3] == "|"
            mode = Mode(mark == "~", previous)
            rest = text[3 if mark == "~" and previous else 2 :].lstrip(_SPACE)
            if not rest:
                self._blanks.append(data)
            elif rest[0] == "#" and not previous and rest[1:2] not in ("~", "|"):
                self._comment(rest, data)
            elif rest[0] == '"':
                self._strings(rest, data, mode)
            else:
                self._keyword(rest, data, mode)
        else:
            self._comment(text, data)

    def _comment(self, text: str, data: bytes) -> None:
        """Take a comment of any kind."""
        mark = text[1:2]
        field = _HASHES.get(mark, Field.COMMENT)
        if mark == "=" and _STICKY.match(text, 1):
            field = Field.STICKY
        self._close()
        self._next_entry()
        if reason := self._draft.add_comment(field, text[1 if field is Field.COMMENT else 2 :], data):
            self._fail(reason)

    def _strings(self, text: str, data: bytes, mode: Mode) -> None:
        """Take a line that starts with a quote."""
        opened = self._open
        if opened is None:
            self._fail("string without a keyword")
        if opened.mode != mode:
            self._fail("inconsistent use of #~ or #|")
        match = _STRING_LINE.match(text)
        if match is None:
            self._pieces(text, data, mode)
            return
        if self._blanks:
            opened.data += self._blanks
            self._blanks.clear()
        opened.data.append(data)
        opened.parts.append((match[1], self._line))

    def _keyword(self, text: str, data: bytes, mode: Mode) -> None:
        """Take a line that should start with a keyword."""
        match = _KEYWORD_LINE.match(text)
        if match is None:
            self._pieces(text, data, mode)
        else:
            keyword, index, part = match.groups()
            opened = self._begin(keyword, index, mode)
            opened.data.append(data)
            opened.parts.append((part, self._line))

    def _begin(self, keyword: str, index: str | None, mode: Mode) -> OpenField:
        self._close()
        field = _FIELDS[keyword]
        if index is not None and field is not Field.TARGET:
            self._fail(f"{keyword} with an index")
        if mode.previous or field not in (Field.TARGET, Field.PLURAL):
            self._next_entry()
        else:
            self._place_blanks()
        draft = self._draft
        if reason := draft.check(field, index, mode):
            self._fail(reason)
        if not mode.previous:
            draft.stage = field
            if field is Field.SOURCE:
                draft.line = self._line
        self._open = OpenField(field, keyword, mode, self._line)
        return self._open

    def _pieces(self, text: str, data: bytes, mode: Mode) -> None:
        """Take a line token by token: several keywords, several strings, or something wrong."""
        end = written = 0
        stop = len(text.rstrip(_SPACE))
        while end < stop:
            match = _TOKEN.match(text, end)
            if match is None:
                self._stray(text[end:].lstrip(_SPACE), text[:end].rstrip(_SPACE).endswith('"'))
            if match[2]:
                if end:
                    if self._draft.complete and match[2] != "msgstr":
                        self._fail("two entries on one line")
                    cut = len(data) - self._size(text[match.start() :], data)
                    self._add_data(data[written:cut])
                    written = cut
                self._begin(match[2], match[3], mode)
            elif self._open is not None:
                self._open.parts.append((match[1], self._line))
            end = match.end()
        self._add_data(data[written:])

    def _size(self, rest: str, data: bytes) -> int:
        """Return how many bytes of the line ``data`` its end ``rest`` takes, line break included."""
        encoded = encode(rest, self._encoding) + data[len(data.rstrip(b"\r\n")) :]
        if not data.endswith(encoded):
            # The charset has two ways to write a character, so that nobody knows where to cut.
            self._fail("several keywords on one line")
        return len(encoded)

    def _add_data(self, data: bytes) -> None:
        if self._open is not None:
            self._open.data += [*self._blanks, data]
            self._blanks.clear()

    def _stray(self, rest: str, after_string: bool) -> NoReturn:
        hint = ': write a quotation mark inside a string as \\"' if after_string else ""
        if _CONFLICT.match(rest):
            self._fail(f"conflict marker {rest[:7]}: the file has an unresolved merge")
        if rest.startswith('"'):
            self._fail(f"unterminated string{hint}")
        word = re.match(r"\w+", rest)
        if word and word[0] == "domain":
            self._fail("domain lines are not supported: a catalog has one domain")
        if rest.startswith("#"):
            self._fail("comment on the line of a keyword or string")
        told = f"stray text: {word[0]!r} is not a keyword" if word else f"stray text {rest[:20]!r}"
        self._fail(told + hint)

    def _close(self) -> None:
        """Put the open field into the entry."""
        opened = self._open
        if opened is None:
            return
        if not opened.parts:
            self._fail(f"{opened.keyword} without a string", opened.line)
        try:
            value = unescape([part for part, _ in opened.parts], self._encoding)
        except ValueError as error:
            raise self._error(str(error), self._line_of_escape(opened)) from error
        self._draft.add_field(opened, value)
        self._open = None

    def _line_of_escape(self, opened: OpenField) -> int:
        for part, line in opened.parts:
            try:
                unescape([part], self._encoding)
            except ValueError:
                return line
        return opened.line

    def _next_entry(self) -> None:
        """End the entry if it is complete; the blank lines go with what follows."""
        if self._draft.complete:
            self._store()
        self._place_blanks()

    def _place_blanks(self) -> None:
        if self._blanks:
            self._draft.chunks += [Chunk(Field.BLANK, data) for data in self._blanks]
            self._blanks.clear()

    def _store(self) -> None:
        message = self._draft.message(self._encoding, self._position)
        self._draft = Draft()
        self._keep(message)

    @property
    def _position(self) -> int:
        return len(self.messages) + (self.header is not None)

    def _keep(self, message: Message) -> None:
        if not message.obsolete:
            first = self._seen.setdefault(message.key, message.line)
            if first != message.line:
                what = "message definition" if message.source or message.context is not None else "header"
                self._fail(f"duplicate {what}: the first is on line {first}", message.line)
            if not message.source and message.context is None:
                self.header = message
                return
        self.messages.append(message)

    def _finish(self) -> None:
        """End the last entry; comments and blank lines after it are the tail."""
        self._close()
        if self._draft.complete:
            self._store()
        if reason := self._draft.unfinished():
            self._fail(reason, self._draft.line or self._line)
        self.tail = b"".join([*(chunk.data for chunk in self._draft.chunks), *self._blanks])

    def _error(self, reason: str, line: int) -> CatalogError:
        return CatalogError(reason, path=self._path, line=line)

    def _fail(self, reason: str, line: int | None = None) -> NoReturn:
        raise self._error(reason, self._line if line is None else line)
