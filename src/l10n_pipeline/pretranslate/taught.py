"""What a package was taught beside translating, measured: to copy masks, and to read a term's rendering.

Both on the sentences of a test set, so that a package that was not taught them can be seen beside one that was.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline import glossary, inline
from l10n_pipeline.engines.base import Engine
from l10n_pipeline.pretranslate.scores import Adherence, adherence
from l10n_pipeline.pretranslate.sentences import rendered
from l10n_pipeline.pretranslate.terms import beside

_MOST = 100
"""Sentences to measure with: translating all once more would double the time."""
_MOST_MASKS = 3
_SEED = 20161106
_WORD = re.compile(r"[A-Za-z]{4,}")


@dataclass(frozen=True, slots=True)
class Taught:
    """How an engine does with what packages can be taught. First proposals only, without any retry."""

    sentences: int
    """That were masked, one to three words each."""
    whole: int
    """Of these, the ones that came back with every mask once and nothing else wrong."""
    plain: Adherence
    """Of the sentences that have terms, translated as they are."""
    told: Adherence
    """The same sentences with each term's rendering beside it."""


def measure(engine: Engine, sources: Sequence[str], matcher: glossary.Matcher, style: inline.Style | None) -> Taught:
    """Return how ``engine`` does on ``sources``, a hundred at most each time; masks are written in ``style``."""
    sentences, whole = _masks(engine, sources, style or inline.DEFAULT_STYLE)
    locale = engine.target
    found = [(source, matcher.find(source)) for source in sources]
    with_terms = [(source, spans) for source, matches in found if (spans := rendered(matches, locale, ()))][:_MOST]
    plain = [source for source, _ in with_terms]
    told = [beside(source, spans) for source, spans in with_terms]
    translated = engine.translate([*plain, *told]) if plain else []
    texts = [proposals[0].text for proposals in translated]
    return Taught(
        sentences,
        whole,
        adherence(zip(plain, texts[: len(plain)], strict=True), matcher, locale),
        adherence(zip(plain, texts[len(plain) :], strict=True), matcher, locale),
    )


def _masks(engine: Engine, sources: Sequence[str], style: inline.Style) -> tuple[int, int]:
    """Return how many sentences were masked, and how many came back whole."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    fit = [source for source in sources if 5 <= len(source.split()) <= 40 and not inline.find(source)]
    masked = [inline.mask(text, _spans(text, chance), style) for text in fit[:_MOST]]
    masked = [one for one in masked if one.masks and not one.taken]
    translated = engine.translate([one.text for one in masked]) if masked else []
    whole = sum(inline.restore(one, found[0].text).ok for one, found in zip(masked, translated, strict=True))
    return len(masked), whole


def _spans(text: str, chance: random.Random) -> tuple[inline.Span, ...]:
    words = list(_WORD.finditer(text))
    count = min(len(words), chance.randint(1, _MOST_MASKS))
    chosen = sorted(chance.sample(words, count), key=lambda match: match.start())
    return tuple(inline.Span(*match.span(), inline.SpanKind.KEEP, match.group()) for match in chosen)
