"""The rungs that need no glossary: the plain one, another beam, clause by clause, and between the masks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from l10n_pipeline import inline
from l10n_pipeline.engines.base import Hypotheses, TranslateOptions
from l10n_pipeline.pretranslate.clauses import cut_clauses
from l10n_pipeline.pretranslate.ladder import Batch, Request, Tools, whole
from l10n_pipeline.pretranslate.masking import bare, put_together
from l10n_pipeline.pretranslate.sentences import Job, Proposal, rendered

IN_PIECES = "in pieces"
"""The note of drafts put together from what stands between masks, terms or numbers: check their grammar."""
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*(?![\w])")


def plain(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for the sentences as they are, what must survive masked."""
    options = TranslateOptions(hypotheses=tools.settings.proposals)
    return Batch(tuple(_whole_requests(tools, jobs, ())), options)


def wider(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask again with a wider beam and without repeated word sequences."""
    settings = tools.settings
    options = TranslateOptions(hypotheses=settings.wider, beam=settings.wider, no_repeat_ngram=settings.no_repeat_ngram)
    return Batch(tuple(_whole_requests(tools, jobs, (f"beam {settings.wider}",))), options)


def clauses(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for the clauses of sentences that fail for another reason than their terms."""
    requests: list[Request] = []
    for job in jobs:
        parts = cut_clauses(job.sentence.text)
        if job.has_other_problems and not job.sentence.spans and sum(part.translate for part in parts) > 1:
            requests.append(pieces_request(tools, job, parts, ("in clauses",)))
    return Batch(tuple(requests), TranslateOptions(hypotheses=tools.settings.proposals))


def pieces(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for what stands between masks and terms, which keeps all of them: the last resort."""
    return _in_pieces(tools, [(job, _cuts(tools, job)) for job in jobs])


def numbers(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for what stands between masks, terms and numbers, where numbers were lost or changed."""
    wrong = [job for job in jobs if job.best and any(issue.check == "numbers" for issue in job.best.problems)]
    return _in_pieces(tools, [(job, _with_numbers(job.sentence.text, _cuts(tools, job))) for job in wrong])


def _in_pieces(tools: Tools, cut: Sequence[tuple[Job, Sequence[inline.Span]]]) -> Batch:
    requests = [
        pieces_request(tools, job, inline.pieces(job.sentence.text, spans), (IN_PIECES,), last_resort=True)
        for job, spans in cut
        if spans
    ]
    options = TranslateOptions(hypotheses=tools.settings.proposals, no_repeat_ngram=tools.settings.no_repeat_ngram)
    return Batch(tuple(requests), options)


def _cuts(tools: Tools, job: Job) -> tuple[inline.Span, ...]:
    """Return where to cut: at what must survive and, if no candidate has all of its terms, at the terms."""
    put_in = job.best is None or job.lacks_terms or IN_PIECES in job.best.notes
    return rendered(job.sentence.matches if put_in else (), tools.locale.tag, job.sentence.spans)


def pieces_request(
    tools: Tools, job: Job, parts: Sequence[inline.Piece], notes: tuple[str, ...], *, last_resort: bool = False
) -> Request:
    """Return the request for ``parts``, put together again with the best proposal for each."""
    parts = bare(parts)

    def build(found: Sequence[Hypotheses]) -> Iterable[Proposal]:
        yield Proposal(put_together(tools.judge, parts, found), notes, last_resort=last_resort)

    return Request(job, tuple(part.text for part in parts if part.translate), build)


def _whole_requests(tools: Tools, jobs: Sequence[Job], notes: tuple[str, ...]) -> Iterable[Request]:
    for job in jobs:
        spans = job.sentence.spans
        style = tools.style if spans else inline.DEFAULT_STYLE
        if style is not None:
            masked = inline.mask(job.sentence.text, spans, style)
            yield Request(job, (masked.text,), functools.partial(_whole, job, masked, notes))


def _whole(job: Job, masked: inline.Masked, notes: tuple[str, ...], found: Sequence[Hypotheses]) -> Iterable[Proposal]:
    if job.plain_score is None:
        job.plain_score = found[0][0].score
    return whole(masked, notes, found[0])


def _with_numbers(text: str, spans: Sequence[inline.Span]) -> tuple[inline.Span, ...]:
    """Return ``spans`` and, as spans of their own, the numbers of ``text`` outside them."""
    numbers = [inline.Span(*m.span(), inline.SpanKind.KEEP, m.group()) for m in _NUMBER.finditer(text)]
    free = [n for n in numbers if all(n.end <= span.start or n.start >= span.end for span in spans)]
    return tuple(sorted((*spans, *free), key=lambda span: span.start))
