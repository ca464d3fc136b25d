"""A catalog and its messages: source, target, state, origin."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """How finished a message is. Only a person may set the last two."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


_COMMENT_ORIGIN = "origin:"
_COMMENT_REVIEWED = "reviewed:"
_ORIGIN = re.compile(r"(.*?)(?: \[([0-9a-f]{8})\])?", re.DOTALL)
_ENGINES = ("argos", "apertium", "pseudo")
"""First words of the origins of machine translation."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a target came from, as the comment ``# origin: ...`` tells it."""

    text: str
    """``memory 100 statement.po`` or ``argos en→fa 1.5 (demonstration; glossary: PMOI)``."""
    digest: str = ""
    """The first 8 digits of `target_digest` of what came from there; empty where the comment has none."""

    @property
    def source(self) -> str:
        """The first word: ``memory``, ``argos``, ``pseudo``, ``human`` ..."""
        return self.text.split(maxsplit=1)[0] if self.text else ""

    @property
    def demonstration(self) -> bool:
        """True where a demonstration package made the text."""
        return bool(re.search(r"\bdemonstration\b", self.text))

    @property
    def comment(self) -> str:
        """The translator comment, without its ``# ``: ``origin: argos en→fa 1.5 [3f2a9c41]``."""
        return f"{_COMMENT_ORIGIN} {self.text}" + (f" [{self.digest}]" if self.digest else "")


@dataclass(frozen=True, slots=True)
class Previous:
    """The source a fuzzy translation was made for (``#| msgid``)."""

    source: str | None = None
    context: str | None = None
    source_plural: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A catalog entry. Texts are unescaped; comments stand without their marker and one leading space."""

    source: str
    """msgid."""
    targets: tuple[str, ...] = ("",)
    """msgstr, or ``msgstr[0]``, ``msgstr[1]`` ... in order."""
    source_plural: str | None = None
    """msgid_plural."""
    context: str | None = None
    """msgctxt."""
    comments: tuple[str, ...] = ()
    """Translator comments, ``# ...``, a line each: state and origin live here, since every tool carries them along."""
    extracted: tuple[str, ...] = ()
    """Extracted comments, ``#. ...``, a line each."""
    references: tuple[str, ...] = ()
    """``path:line``, one each, from ``#: ...``."""
    flags: tuple[str, ...] = ()
    """``fuzzy``, ``no-wrap`` ... in file order."""
    previous: Previous | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """1-based line of the file on which ``msgid`` stands; 0 for a message not read from a file."""
    raw: object | None = field(default=None, compare=False, repr=False)
    """The entry's own text as read, kept by the reader for the writer. Nobody else looks at it."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext identifies a message by: context and source."""
        return (self.context, self.source)

    @property
    def target(self) -> str:
        """The translation; the first form where there are plurals."""
        return self.targets[0] if self.targets else ""

    @property
    def fuzzy(self) -> bool:
        """True where the file says ``#, fuzzy``."""
        return "fuzzy" in self.flags

    @property
    def state(self) -> State:
        """Untranslated, draft, translated or reviewed, as the file shows it (docs/architecture.md, "States")."""
        if not any(self.targets):
            return State.UNTRANSLATED
        if self.fuzzy or not all(self.targets):
            return State.DRAFT
        review = self.review
        return (
            State.REVIEWED if review is not None and review.digest == target_digest(self.targets) else State.TRANSLATED
        )

    @property
    def origin(self) -> Origin | None:
        """Where the target came from, if a comment says so."""
        for comment in self.comments:
            if comment.startswith(_COMMENT_ORIGIN):
                found = _ORIGIN.fullmatch(comment.removeprefix(_COMMENT_ORIGIN).strip())
                return Origin(found[1], found[2] or "") if found else None
        return None

    @property
    def edited(self) -> bool:
        """True where the target is not the one that came from its origin any more: a person changed it."""
        origin = self.origin
        return origin is not None and bool(origin.digest) and origin.digest != target_digest(self.targets)[:8]

    @property
    def demonstration(self) -> bool:
        """True where a demonstration package wrote the target and nobody changed it, whatever its state."""
        origin = self.origin
        return origin is not None and origin.demonstration and not self.edited

    @property
    def by_machine(self) -> bool:
        """True where an engine wrote the target and nobody changed it, as far as its origin tells."""
        origin = self.origin
        return origin is not None and origin.source in _ENGINES and not self.edited

    @property
    def as_it_came(self) -> bool:
        """True for a translation that is a machine's for certain, letter for letter, and that nobody reviewed.

        A person accepted it as it was, or only its fuzzy mark is gone.
        """
        origin = self.origin
        certain = origin is not None and bool(origin.digest) and self.by_machine
        return certain and self.state is State.TRANSLATED

    @property
    def untouched(self) -> bool:
        """True for a draft that is as its origin left it, for the source it has: nobody's work is in it.

        False where the comment has no digest, and where the source changed: a person may have accepted it before.
        """
        origin = self.origin
        made = origin is not None and bool(origin.digest) and not self.edited
        return made and self.state is State.DRAFT and self.previous is None

    @property
    def outdated(self) -> bool:
        """True for a draft that translates another source than it has: it was edited, or memory had one like it."""
        old = self.previous
        if old is None or self.state is not State.DRAFT:
            return False
        pairs = ((old.source, self.source), (old.source_plural, self.source_plural))
        return any(before is not None and before != now for before, now in pairs)

    @property
    def review(self) -> Review | None:
        """Who reviewed which text, if a comment says so. Its digest may be stale."""
        for comment in self.comments:
            if comment.startswith(_COMMENT_REVIEWED):
                words = comment.removeprefix(_COMMENT_REVIEWED).split()
                if len(words) >= 3:
                    return Review(" ".join(words[:-2]), words[-2], words[-1])
        return None

    def as_draft(self, targets: Sequence[str], origin: Origin) -> Message:
        """Return this message with machine-made ``targets``: fuzzy, with its origin, without a review.

        The origin comment gets a digest of ``targets``, so that an edit shows.
        """
        flags = self.flags if self.fuzzy else ("fuzzy", *self.flags)
        kept = [c for c in self.comments if not c.startswith((_COMMENT_ORIGIN, _COMMENT_REVIEWED))]
        marked = replace(origin, digest=target_digest(targets)[:8])
        return replace(self, targets=tuple(targets), flags=flags, comments=(*kept, marked.comment), previous=None)


@dataclass(frozen=True, slots=True)
class Review:
    """A person's word that a target is right: ``# reviewed: NAME DATE DIGEST``."""

    name: str
    date: str
    """ISO 8601."""
    digest: str
    """`target_digest` of the text that was reviewed; another one means that it was edited since."""


def target_digest(targets: Iterable[str]) -> str:
    """Return 12 hexadecimal digits that change whenever a target changes."""
    return hashlib.sha256("\x00".join(targets).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The messages of one document in one locale, or of its template, in file order."""

    header: Message | None
    """The entry with the empty msgid; its target is the header text."""
    messages: tuple[Message, ...]
    """All others, obsolete ones included."""
    encoding: str = "utf-8"
    """Python's name of the charset that the header declares."""
    newline: str = field(default="\n", compare=False)
    tail: str = field(default="", compare=False, repr=False)
    """What stands after the last entry."""
    bom: bool = field(default=False, compare=False)

    @property
    def active(self) -> tuple[Message, ...]:
        """The messages that are not obsolete."""
        return tuple(message for message in self.messages if not message.obsolete)

    @property
    def fields(self) -> Mapping[str, str]:
        """The header fields by name, in file order; read-only."""
        text = self.header.target if self.header else ""
        pairs = (line.split(":", 1) for line in text.split("\n") if ":" in line)
        return MappingProxyType({name.strip(): value.strip() for name, value in pairs})

    def by_key(self) -> dict[tuple[str | None, str], Message]:
        """Return the active messages by context and source."""
        return {message.key: message for message in self.active}
