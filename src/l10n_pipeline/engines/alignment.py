"""Attention to links: which part of the source a part of the target was written from."""

from __future__ import annotations

from collections.abc import Sequence

from l10n_pipeline.engines.base import Link

_SPACE = "▁"


def links(
    source: str,
    source_tokens: Sequence[str],
    target: str,
    target_tokens: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> tuple[Link, ...]:
    """Return a link for each token of ``target`` whose place is known, to the source token it attends to most.

    ``attention`` has a row for each target token and a column for each source token; columns after those are the
    source's end, which links to nothing. Tokens are SentencePiece's, ``▁`` for a space.
    """
    before, after = _places(source, source_tokens), _places(target, target_tokens)
    found: list[Link] = []
    for span, row in zip(after, attention, strict=False):
        if span is None or not row:
            continue
        most = max(range(len(row)), key=row.__getitem__)
        origin = before[most] if most < len(before) else None
        if origin is not None:
            found.append(Link(*span, *origin))
    return tuple(found)


def _places(text: str, tokens: Sequence[str]) -> list[tuple[int, int] | None]:
    """Return where each token stands in ``text``; None for a bare space and for what normalising has changed."""
    places: list[tuple[int, int] | None] = []
    end = 0
    for token in tokens:
        written = token.replace(_SPACE, " ").strip()
        start = text.find(written, end) if written else -1
        # Far away it is another occurrence: a token that was changed must not drag all others along.
        if start < 0 or start - end > len(written) + 2:
            places.append(None)
            continue
        end = start + len(written)
        places.append((start, end))
    return places
