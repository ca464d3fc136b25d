"""Climb a ladder of rungs: each one asks the engine once, for all sentences that still fail, and the judge decides.

A rung looks at the jobs and says what it would like translated, and what proposals it makes of the answers. The first
candidate without a problem ends a sentence's climb; otherwise the one with the fewest stays.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from l10n_pipeline import inline
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Engine, Hypotheses, TranslateOptions, steerable
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pretranslate.guards import Judge
from l10n_pipeline.pretranslate.masking import choose_style
from l10n_pipeline.pretranslate.sentences import Job, Proposal

_ADDRESSES = frozenset({inline.SpanKind.URL, inline.SpanKind.EMAIL})


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """How hard to try."""

    proposals: int = 4
    """How many proposals a sentence gets. With beam 4 the engine has found them anyway."""
    wider: int = 6
    """Width of the beam of the second try, and how many proposals it gives."""
    no_repeat_ngram: int = 3
    """Length of the token sequences that may occur once only in the second try."""
    fluency: float = 2.0
    """How much worse than the plain translation a candidate may score, in mean log-probability of a token."""


class Tools:
    """What the rungs work with."""

    def __init__(self, engine: Engine, judge: Judge, settings: DraftSettings) -> None:
        """Translate with ``engine`` and judge by ``judge``."""
        self.engine = engine
        self.judge = judge
        self.settings = settings
        self.renders: dict[tuple[str, str], bool] = {}
        """By term and other source wording, whether the engine, given the wording alone, writes a right form."""

    @property
    def locale(self) -> LocaleInfo:
        """The locale drafted in."""
        return self.judge.locale

    @functools.cached_property
    def style(self) -> inline.Style | None:
        """The mask style to use, measured when first needed; None where masks do not survive the engine."""
        return choose_style(self.engine)


@dataclass(frozen=True, slots=True)
class Request:
    """What a rung wants for one job."""

    job: Job
    texts: tuple[str, ...]
    """For the engine."""
    build: Callable[[Sequence[Hypotheses]], Iterable[Proposal]]
    """From the engine's proposals for each of ``texts`` to proposals for the sentence, the best first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a rung wants for all jobs: one call of the engine."""

    requests: tuple[Request, ...]
    options: TranslateOptions


Rung = Callable[[Tools, Sequence[Job]], Batch]
"""From the jobs that are not done to what to ask for; a job that the rung is not for gets no request."""


def climb(tools: Tools, jobs: Sequence[Job], rungs: Iterable[Rung]) -> None:
    """Take ``jobs`` up ``rungs`` until nothing is left to improve."""
    for rung in rungs:
        waiting = [job for job in jobs if not job.done]
        if not waiting:
            return
        batch = rung(tools, waiting)
        texts = list(dict.fromkeys(text for request in batch.requests for text in request.texts))
        # An engine that has one answer is asked with one set of options: the cache of proposals knows it then.
        options = batch.options if steerable(tools.engine) else DEFAULT_OPTIONS
        found = dict(zip(texts, tools.engine.translate(texts, options), strict=True)) if texts else {}
        for request in batch.requests:
            for proposal in request.build([found[text] for text in request.texts]):
                tools.judge.offer(request.job, proposal)
                if request.job.done:
                    break


def _litter(masked: inline.Masked, text: str) -> bool:
    """Return whether an engine left marks of masks behind, more of them than it was given."""
    marks = {character for mask in masked.masks for character in mask.token if not character.isalnum()}
    return any(text.count(mark) > masked.text.count(mark) for mark in marks)


def _parted(text: str, spans: Sequence[inline.Span]) -> str:
    """Return ``text`` with a space between an address and the word that an engine glued to it."""
    for span in spans:
        if span.kind in _ADDRESSES and not any(o.text != span.text and o.text.endswith(span.text) for o in spans):
            link = re.escape(span.text)
            text = re.sub(rf"(?<=\w)(?={link})|(?<={link})(?=[^\W\d_])(?=[^\x00-\x7f])", " ", text)
    return text


def _swallowed(text: str, spans: Sequence[inline.Span]) -> bool:
    """Return whether one of ``spans`` can no longer be told from what stands around it."""
    found = Counter(span.text for span in inline.find(text))
    return bool(Counter(span.text for span in spans if span.kind is not inline.SpanKind.KEEP) - found)


def whole(masked: inline.Masked, notes: tuple[str, ...], hypotheses: Hypotheses) -> Iterable[Proposal]:
    """Yield those of ``hypotheses`` that kept every mask, restored; later ones than the first say which they were."""
    for rank, hypothesis in enumerate(hypotheses, 1):
        restored = inline.restore(masked, hypothesis.text)
        if not restored.ok or _litter(masked, hypothesis.text):
            continue
        spans = [mask.span for mask in masked.masks]
        text = _parted(restored.text, spans)
        if not _swallowed(text, spans):
            ranked = (f"n-best {rank}",) if rank > 1 else ()
            yield Proposal(text, (*ranked, *notes), hypothesis.score)
