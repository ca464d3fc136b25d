"""Merge two edited copies of a catalog, message by message, with the catalog that both were made from.

What one side changed is taken; what both changed alike is fine. A person's translation wins over a draft. Where two
people translated one message differently, ours stays as a draft and theirs stands beside it in translator comments,
``# conflict: theirs: "..."``, a line for each line of the text, with the escapes of PO strings (``theirs[1]`` is the
second plural form). A draft that a person worked on stands in such comments too (``# conflict: other draft: "..."``)
where a finished text wins over it. No text that a person wrote is dropped. docs/merging.md has the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from l10n_pipeline.catalogs._header import merge_headers
from l10n_pipeline.catalogs._sides import both, keep_bytes, one_side, same_bytes
from l10n_pipeline.catalogs._strings import escape, logical_lines
from l10n_pipeline.model import Catalog, Message, State

CONFLICT = "conflict: theirs"
"""What the translator comment begins with that keeps the other text."""
ASIDE = "conflict: other draft"
"""The same beside a finished text, of a draft that somebody worked on. It stays until a person deletes it."""

_Key: TypeAlias = tuple[str | None, str]
_Texts: TypeAlias = frozenset[tuple[str, ...]]
_HUMAN = (State.TRANSLATED, State.REVIEWED)
_OURS_ALONE = ("origin:", "reviewed:")
"""Comments that belong to a translation and go where it goes."""


class Kind(StrEnum):
    """What two sides disagree on."""

    TRANSLATION = "translation"
    """Two people's texts: ours is a draft now, theirs a comment."""
    DRAFT = "draft"
    """Two drafts that people worked on: ours stays, theirs is a comment. Nobody has to decide now."""
    ASIDE = "draft beside a finished text"
    """A draft that a person worked on, and another's finished text: that stays finished, the draft is a comment."""
    HEADER = "header"
    """A header field: ours stays, theirs is a comment."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A message, or header field, that both sides changed differently."""

    kind: Kind
    source: str
    """The msgid, or the name of the header field."""
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of a merge."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()
    """For a person to decide."""
    doubled: tuple[Conflict, ...] = ()
    """Drafts that differ: both are kept, and the message stays a draft."""
    aside: tuple[Conflict, ...] = ()
    """Drafts that people worked on, kept beside finished texts."""


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> Merged:
    """Return ``ours`` with what ``theirs`` changed since ``base``, which is empty where they have no common ancestor.

    Order, line breaks and untouched bytes are those of ``ours``; messages that ``theirs`` added stand where they stand
    there.
    """
    header = merge_headers(base, ours, theirs)
    was, mine, yours = _by_key(base), _by_key(ours), _by_key(theirs)
    same_layout = ours.newline == theirs.newline and ours.encoding == theirs.encoding
    merged: dict[_Key, Message] = {}
    old = frozenset(message.targets for message in base.messages)
    conflicts = [
        Conflict(Kind.HEADER, name, (our_value,), (their_value,)) for name, our_value, their_value in header.conflicts
    ]
    for key in {**mine, **yours}:
        message, conflict = _merge_entry(was.get(key), mine.get(key), yours.get(key), old)
        if message is not None:
            merged[key] = message if same_layout else _in_layout(message, mine.get(key))
        if conflict is not None:
            conflicts.append(conflict)
    extra = _extra(base, ours, theirs, same_layout=same_layout)
    catalog = replace(
        ours,
        header=header.message,
        encoding=header.encoding,
        messages=(*_ordered(merged, ours, theirs), *extra),
        tail=theirs.tail if same_layout and ours.tail == base.tail else ours.tail,
    )
    return Merged(
        catalog,
        tuple(each for each in conflicts if each.kind in (Kind.TRANSLATION, Kind.HEADER)),
        tuple(each for each in conflicts if each.kind is Kind.DRAFT),
        tuple(each for each in conflicts if each.kind is Kind.ASIDE),
    )


# ---------------------------------------------------------------- entries


def _by_key(catalog: Catalog) -> dict[_Key, Message]:
    """Return the messages by context and source; an active one before an obsolete one, the first of those."""
    found: dict[_Key, Message] = {}
    for message in catalog.messages:
        if message.key not in found or (found[message.key].obsolete and not message.obsolete):
            found[message.key] = message
    return found


def _merge_entry(
    base: Message | None, ours: Message | None, theirs: Message | None, old: _Texts
) -> tuple[Message | None, Conflict | None]:
    """Return what becomes of a message that one side has at least; ``old`` are the targets of the ancestor."""
    if ours is None or theirs is None:
        return _merge_removed(base, ours or theirs), None
    if ours == theirs:
        return (theirs if base is not None and same_bytes(base, ours) else ours), None
    if base is not None and base == theirs:
        return ours, None
    if base is not None and base == ours:
        return (theirs if same_bytes(base, ours) else replace(theirs, raw=ours.raw, line=ours.line)), None
    return _merge_fields(base, ours, theirs, old)


def _merge_removed(base: Message | None, left: Message | None) -> Message | None:
    """Return what becomes of a message that only one side has: new, or removed by the other.

    What was translated since is not thrown away with its message but set aside.
    """
    if base is None or left is None or (left.targets == base.targets and left.state == base.state):
        return left if base is None else None
    if not any(left.targets):
        return None
    return left if left.obsolete else replace(left, obsolete=True, references=(), extracted=())


def _merge_fields(base: Message | None, ours: Message, theirs: Message, old: _Texts) -> tuple[Message, Conflict | None]:
    chosen, conflict = _merge_translation(base, ours, theirs, old)
    was = base or Message(source=ours.source, context=ours.context, obsolete=ours.obsolete and theirs.obsolete)
    flags = both(_flags(was), _flags(ours), _flags(theirs))
    comments = both(_comments(was), _comments(ours), _comments(theirs))
    if chosen.fuzzy:
        at = chosen.flags.index("fuzzy")
        flags = (*flags[:at], "fuzzy", *flags[at:])
    told = tuple(comment for comment in chosen.comments if comment.startswith(_OURS_ALONE))
    aside = conflict is not None and conflict.kind is Kind.ASIDE
    if conflict is not None and not aside:
        told = tuple(comment for comment in told if not comment.startswith("reviewed:"))
        if "fuzzy" not in flags:
            flags = ("fuzzy", *flags)
        comments = (*comments, *(line for line in _kept(conflict.theirs) if line not in comments))
    elif not chosen.fuzzy and any(chosen.targets):
        # It was decided on the side that has no fuzzy mark.
        comments = tuple(comment for comment in comments if not comment.startswith(CONFLICT))
    if conflict is not None and aside:
        comments = (*(line for line in _kept(conflict.theirs, ASIDE) if line not in comments), *comments)
    merged = replace(
        ours,
        targets=chosen.targets,
        source_plural=chosen.source_plural,
        previous=chosen.previous,
        flags=flags,
        comments=_told_in_place(chosen, comments, told),
        extracted=both(was.extracted, ours.extracted, theirs.extracted),
        references=both(was.references, ours.references, theirs.references),
        obsolete=one_side(was.obsolete, ours.obsolete, theirs.obsolete),
    )
    return (ours if merged == ours else merged), conflict


def _merge_translation(
    base: Message | None, ours: Message, theirs: Message, old: _Texts
) -> tuple[Message, Conflict | None]:
    """Return whose translation it is: targets, fuzzy mark, origin, review, previous source; and what is undecided."""
    if (ours.source_plural is None) is not (theirs.source_plural is None):
        # As many texts as the other has forms: they cannot be mixed.
        changed = base is not None and base.source_plural == ours.source_plural
        chosen, other = (theirs, ours) if changed else (ours, theirs)
        lost = Conflict(Kind.TRANSLATION, ours.source, chosen.targets, other.targets, ours.context)
        if other.state in _HUMAN and set(other.targets) - set(chosen.targets):
            return chosen, lost
        return chosen, _aside(chosen, other, old)
    if ours.targets == theirs.targets:
        return _higher(base, ours, theirs), None
    if base is not None and ours.targets == base.targets:
        chosen = _edited(base, ours, theirs)
        return chosen, _aside(chosen, theirs, old)
    if base is not None and theirs.targets == base.targets:
        chosen = _edited(base, theirs, ours)
        return chosen, _aside(chosen, ours, old)
    human = [_of_a_person(message) for message in (ours, theirs)]
    if human[0] is not human[1]:
        chosen, other = (ours, theirs) if human[0] else (theirs, ours)
        return chosen, _aside(chosen, other, old)
    if not any(ours.targets) or not any(theirs.targets):
        return (ours if any(ours.targets) else theirs), None
    if not human[0] and (ours.untouched or theirs.untouched):
        # Nobody's work is in it: a machine makes it again.
        return (theirs if ours.untouched and not theirs.untouched else ours), None
    kind = Kind.TRANSLATION if human[0] else Kind.DRAFT
    return ours, Conflict(kind, ours.source, ours.targets, theirs.targets, ours.context)


def _aside(chosen: Message, other: Message, old: _Texts) -> Conflict | None:
    """Return what keeps the draft ``other``, which loses to ``chosen``, where a person worked on it.

    Nobody worked on what stands in the ancestor: an old translation that `update` brought back.
    """
    if other.state is not State.DRAFT or other.targets == chosen.targets or other.targets in old:
        return None
    origin = other.origin
    made = origin is not None and bool(origin.digest) and not other.edited
    return None if made else Conflict(Kind.ASIDE, chosen.source, chosen.targets, other.targets, chosen.context)


def _higher(base: Message | None, ours: Message, theirs: Message) -> Message:
    """Return the side that brought one text further; the one that changed its state where the other did not."""
    if base is not None and base.targets == ours.targets:
        if base.state is theirs.state:
            return ours
        if base.state is ours.state:
            return theirs
    order = list(State)
    return theirs if order.index(theirs.state) > order.index(ours.state) else ours


def _edited(base: Message, marked: Message, edited: Message) -> Message:
    """Return what becomes of a text that one side ``edited`` and the other only ``marked``: accepted, doubted.

    A draft that a person accepted is not replaced by another draft. A review of the text before the edit stays, so that
    the edit shows as one made after it.
    """
    if marked.state in _HUMAN and edited.state not in _HUMAN:
        return marked
    review = next((comment for comment in marked.comments if comment.startswith("reviewed:")), None)
    if review is None or edited.review is not None or review in base.comments:
        return edited
    return replace(edited, comments=(*edited.comments, review))


def _of_a_person(message: Message) -> bool:
    """Return whether a person accepted the text, if only until it met with another."""
    return message.state in _HUMAN or any(comment.startswith(CONFLICT) for comment in message.comments)


def _flags(message: Message) -> tuple[str, ...]:
    return tuple(flag for flag in message.flags if flag != "fuzzy")


def _comments(message: Message) -> tuple[str, ...]:
    return tuple(comment for comment in message.comments if not comment.startswith(_OURS_ALONE))


def _told_in_place(chosen: Message, comments: tuple[str, ...], told: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``comments`` with ``told``, before them where they stand so in ``chosen``."""
    if chosen.comments and chosen.comments[0] in told:
        return (*told, *comments)
    kept = [comment for comment in comments if not comment.startswith(CONFLICT)]
    return (*kept, *told, *comments[len(kept) :])


def _kept(texts: Sequence[str], mark: str = CONFLICT) -> list[str]:
    """Return the comments that keep the other side's ``texts``, each after ``mark``."""
    lines = []
    for index, text in enumerate(texts):
        label = mark if len(texts) == 1 else f"{mark}[{index}]"
        lines += [f'{label}: "{escape(line)}"' for line in logical_lines(text) or [""]]
    return lines


# ---------------------------------------------------------------- the file


def _in_layout(message: Message, ours: Message | None) -> Message:
    """Return ``message`` so that it is written with the line breaks and in the charset of our file."""
    if ours is not None:
        return replace(message, raw=ours.raw) if message.raw is not ours.raw else message
    return keep_bytes(message, keep=False)


def _extra(base: Catalog, ours: Catalog, theirs: Catalog, *, same_layout: bool) -> list[Message]:
    """Return obsolete messages of ``theirs`` that repeat another one and say something that only they say."""
    taken = set(map(id, _by_key(theirs).values()))
    known = [*base.messages, *ours.messages]
    found = [m for m in theirs.messages if m.obsolete and id(m) not in taken]
    texts = {(m.key, m.targets) for m in known} if found else set()
    return [keep_bytes(m, keep=same_layout) for m in found if (m.key, m.targets) not in texts]


def _ordered(merged: dict[_Key, Message], ours: Catalog, theirs: Catalog) -> list[Message]:
    """Return the merged messages in our order; what only ``theirs`` has follows what it follows there."""
    mine = [(m.key, m) for m in ours.messages]
    chosen = {key: id(m) for key, m in _by_key(ours).items()}
    # Set aside or revived by the other side: its place is another one now.
    staying = {k for k, m in mine if k in merged and id(m) == chosen[k] and merged[k].obsolete is m.obsolete}
    following, leading = _additions(merged, theirs, staying)
    out: list[Message] = []
    waiting = list(leading[False])
    aside = list(leading[True])
    shared = _by_key(theirs)
    for key, message in mine:
        if id(message) != chosen[key]:
            out.append(message)
            continue
        if key not in staying:
            continue
        if key in shared or merged[key].obsolete:
            out += waiting
            waiting = []
        out.append(merged[key])
        waiting += following.get(key, [])
    late = [merged[k] for k, m in mine if id(m) == chosen[k] and k in merged and k not in staying and k not in shared]
    return [*out, *waiting, *late, *aside]


def _additions(
    merged: dict[_Key, Message], theirs: Catalog, staying: set[_Key]
) -> tuple[dict[_Key, list[Message]], dict[bool, list[Message]]]:
    """Return the messages to put after each that stays, and those to put first and, obsolete, last."""
    following: dict[_Key, list[Message]] = {}
    leading: dict[bool, list[Message]] = {False: [], True: []}
    before: dict[bool, _Key | None] = {False: None, True: None}
    seen: set[_Key] = set()
    for message in theirs.messages:
        key = message.key
        if key not in merged or key in seen:
            continue
        seen.add(key)
        obsolete = merged[key].obsolete
        if key in staying:
            before[obsolete] = key
            continue
        anchor = before[obsolete]
        place = leading[obsolete] if anchor is None else following.setdefault(anchor, [])
        place.append(merged[key])
    return following, leading
