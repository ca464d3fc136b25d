"""Masks through an engine: the style that its package leaves whole, by measurement, and the pieces between masks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n_pipeline import inline
from l10n_pipeline.engines.base import Engine, Hypotheses, TranslateOptions, mask_style
from l10n_pipeline.pretranslate.guards import Judge

PROPOSALS = 4
_PROBES = (
    "The letter was sent to @Maria@ on Monday.",
    "@Wilson@ said that the government must answer.",
    "More than a hundred people came to @Lisbon@ to see the new bridge.",
    "The report names @Baker@ and says that the court was wrong.",
    "In the north, @Harris@ met the families of @Cooper@.",
    "They read about it in @Nature@, and asked for a copy.",
    "The members of @Unity@ did not accept the decision of the council.",
    "According to @Fisher@, water was found near the old town.",
    "Please visit @Avenue@ for more information.",
    "He wrote to @Marlow@ and @Turner@ about the work of the committee.",
)
"""Sentences to measure with, their masked words between signs."""
_NEEDED = 0.2
"""Share of sentences that must come back whole before a style is worth the work of trying it."""
_FINAL = re.compile(r"[.!?…؟۔]+$")
_EDGES = re.compile(
    r"^(?P<lead>[\s,.;:!?…–—)\]}»”\"(\[{«“-]*)(?P<core>.*?)(?P<tail>[\s,.;:!?…–—)\]}»”\"(\[{«“-]*)$", re.DOTALL
)
"""The marks at the ends of a fragment: they belong to the sentence, and an engine drops or doubles them."""


def choose_style(engine: Engine) -> inline.Style | None:
    """Return the mask style that survives ``engine`` best; None where none does often enough to be tried.

    The style an engine declares is taken. Otherwise all known ones are measured in one call, on `_PROBES`: packages
    differ too much for a guess (bench/mask_survival.py).
    """
    declared = mask_style(engine)
    if declared is not None:
        return declared
    styles = list(inline.STYLES.values())
    masked = [(style, inline.mask(*_probe(text), style)) for style in styles for text in _PROBES]
    found = engine.translate([m.text for _, m in masked], TranslateOptions(hypotheses=PROPOSALS))
    whole = {style.name: 0 for style in styles}
    for (style, probe), proposals in zip(masked, found, strict=True):
        whole[style.name] += any(inline.restore(probe, proposal.text).ok for proposal in proposals)
    best = max(styles, key=lambda style: whole[style.name])
    return best if whole[best.name] >= _NEEDED * len(_PROBES) else None


def _probe(text: str) -> tuple[str, tuple[inline.Span, ...]]:
    """Return a probe without its signs, and the spans of what stood between them."""
    plain = ""
    spans: list[inline.Span] = []
    for index, part in enumerate(text.split("@")):
        if index % 2:
            spans.append(inline.Span(len(plain), len(plain) + len(part), inline.SpanKind.KEEP, part))
        plain += part
    return plain, tuple(spans)


def bare(parts: Sequence[inline.Piece]) -> tuple[inline.Piece, ...]:
    """Return ``parts`` with the marks at the ends of each one to translate as parts of their own, kept as they are."""
    out: list[inline.Piece] = []
    for part in parts:
        found = _EDGES.match(part.text) if part.translate else None
        if found is None:
            out.append(part)
            continue
        core = inline.Piece(found["core"], translate=any(character.isalpha() for character in found["core"]))
        marks = (inline.Piece(found["lead"], translate=False), core, inline.Piece(found["tail"], translate=False))
        out += [piece for piece in marks if piece.text]
    return tuple(out)


def put_together(judge: Judge, parts: Sequence[inline.Piece], found: Sequence[Hypotheses]) -> str:
    """Return ``parts`` joined, each one to translate replaced by the best of its proposals, which are in order.

    A fragment is no sentence: a full stop or a capital letter that the engine gave it is taken away.
    """
    wanted = [part.text for part in parts if part.translate]
    return inline.join(parts, [_best(judge, text, found_) for text, found_ in zip(wanted, found, strict=True)])


def _best(judge: Judge, source: str, proposals: Hypotheses) -> str:
    texts = [_as_fragment(source, proposal.text) for proposal in proposals]
    least = texts[0]
    fewest: int | None = None
    for text in texts:
        problems = judge.fragment_problems(source, text)
        if fewest is None or problems < fewest:
            least, fewest = text, problems
        if not problems:
            break
    return least


def _as_fragment(source: str, target: str) -> str:
    if not _FINAL.search(source):
        target = _FINAL.sub("", target).rstrip()
    if source[:1].islower() and target[1:2].islower():
        target = target[:1].lower() + target[1:]
    return target
