"""Drafts of new messages from the translations of those that they were made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from l10n_pipeline.catalogs._lineage import Descent
from l10n_pipeline.model import Message, Origin, Previous, target_digest

_UPDATE = re.compile(r"update (?:split|joined) [0-9/]+(?: \((.*)\))?", re.DOTALL)


def carried(descent: Descent, olds: Sequence[Message]) -> Message:
    """Return the draft of ``descent.new`` that the messages it was made from give.

    Sentences that were joined give their translations one after the other, and their sources as the previous one. A
    sentence that was split gives each part the whole translation, for a person to cut. The review of another source
    goes; the origin tells what was done, and in brackets where the translation had come from.
    """
    pieces = _different(olds)
    draft = replace(_changed(pieces[0]), context=descent.new[0], source=descent.new[1])
    if len(pieces) > 1:
        draft = replace(
            draft,
            targets=(" ".join(piece.target for piece in pieces),),
            previous=Previous(
                source=" ".join(dict.fromkeys(p.previous.source or "" for p in map(_changed, pieces) if p.previous)),
                context=draft.previous.context if draft.previous else None,
            ),
            flags=tuple(dict.fromkeys(flag for piece in pieces for flag in _changed(piece).flags)),
            comments=_comments(pieces),
        )
        return _told(draft, f"update joined {len(pieces)}", pieces)
    if descent.parts > 1:
        return _told(draft, f"update split {descent.part}/{descent.parts}", pieces)
    return draft if len(olds) == 1 else _rejoined(draft, pieces)


def _changed(old: Message) -> Message:
    """Return ``old`` as a draft whose previous source is the one that its translation was made for."""
    previous = old.previous if old.fuzzy else None
    if previous is None or previous.source is None:
        previous = Previous(source=old.source, context=old.context)
    return replace(
        old,
        previous=previous,
        flags=old.flags if old.fuzzy else ("fuzzy", *old.flags),
        comments=tuple(comment for comment in old.comments if not comment.startswith("reviewed:")),
    )


def _different(olds: Sequence[Message]) -> list[Message]:
    """Return ``olds`` without those that repeat the translation of one sentence, as the parts of a split one do."""
    different: dict[tuple[tuple[str, ...], Previous | None], Message] = {}
    for old in olds:
        different.setdefault((old.targets, _changed(old).previous), old)
    return list(different.values())


def _comments(pieces: Sequence[Message]) -> tuple[str, ...]:
    """Return the comments of all ``pieces`` in order; one that several have stands once."""
    first, *others = map(_changed, pieces)
    known = set(first.comments)
    more = dict.fromkeys(comment for each in others for comment in each.comments if comment not in known)
    return (*first.comments, *more)


def _told(draft: Message, what: str, pieces: Sequence[Message]) -> Message:
    """Return ``draft`` with an origin that says ``what`` was done, and where the ``pieces`` had come from."""
    origins = dict.fromkeys(text for piece in pieces if (text := _origin(piece)))
    origin = Origin(f"{what} ({'; '.join(origins)})" if origins else what, target_digest(draft.targets)[:8])
    return replace(draft, comments=(*_without_origin(draft), origin.comment))


def _rejoined(draft: Message, pieces: Sequence[Message]) -> Message:
    """Return ``draft``, made from the parts of a split sentence, with the origin that this had."""
    text = _origin(pieces[0])
    return replace(draft, comments=(*_without_origin(draft), *([Origin(text).comment] if text else [])))


def _origin(message: Message) -> str:
    """Return where the translation of ``message`` came from; "" where a person wrote or edited it."""
    if message.origin is None or message.edited:
        return ""
    by_update = _UPDATE.fullmatch(message.origin.text)
    return message.origin.text if by_update is None else by_update[1] or ""


def _without_origin(message: Message) -> tuple[str, ...]:
    return tuple(comment for comment in message.comments if not comment.startswith("origin:"))
