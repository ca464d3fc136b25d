"""What the reader keeps of an entry for the writer: its own bytes, cut into fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from l10n_pipeline.model import Message, Previous


class Field(IntEnum):
    """The parts of an entry, in the order in which GNU gettext writes them (gettext manual, "PO Files")."""

    BLANK = 0
    COMMENT = 1
    EXTRACTED = 2
    REFERENCES = 3
    FLAGS = 4
    STICKY = 5
    """A ``#=`` line: flags of gettext 0.25 and later that belong to the source."""
    PREVIOUS = 6
    CONTEXT = 7
    SOURCE = 8
    PLURAL = 9
    TARGET = 10


class Chunk(NamedTuple):
    """Consecutive bytes of a file that say one field.

    A translator or extracted comment has a chunk per line (one that an editor wrapped, for all its lines) and a target
    one per form, so that the n-th chunk of these fields is the n-th value of the message.
    """

    field: Field
    data: bytes


class Said(NamedTuple):
    """What the bytes of an entry say: the fields of `Message` that are written."""

    source: str
    targets: tuple[str, ...]
    source_plural: str | None
    context: str | None
    comments: tuple[str, ...]
    extracted: tuple[str, ...]
    references: tuple[str, ...]
    flags: tuple[str, ...]
    previous: Previous | None
    obsolete: bool

    def by(self, message: Message) -> bool:
        """Return whether ``message`` says just that."""
        return self == (
            message.source,
            message.targets,
            message.source_plural,
            message.context,
            message.comments,
            message.extracted,
            message.references,
            message.flags,
            message.previous,
            message.obsolete,
        )


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it was read. `Message.raw` holds one; the bytes of its chunks, joined, are the bytes of the entry."""

    said: Said
    chunks: tuple[Chunk, ...]
    sticky: tuple[str, ...]
    """The flags that stand in ``#=`` lines."""
    encoding: str
    """Python's name of the charset of the bytes."""
    position: int
    """0-based place of the entry in its file, the header counted."""

    @property
    def data(self) -> bytes:
        """The whole entry, with the blank lines before it."""
        return b"".join([chunk.data for chunk in self.chunks])

    @property
    def terminated(self) -> bool:
        """False for the last entry of a file that does not end in a line break."""
        return self.chunks[-1].data.endswith(b"\n")
