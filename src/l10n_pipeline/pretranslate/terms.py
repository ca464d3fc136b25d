"""The rungs for glossary terms (Bogoychev and Chen, WMT23; Moslem et al., WMT23): from the gentlest to the roughest.

Written beside the term, another source wording, aligned repair, wrong rendering suppressed, term masked. The last
resort, in pieces, is `retries.pieces`. Whether a rung helped is the judge's word: the rendering stands there, found by
`glossary.find_forms`, and nothing else got worse.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from l10n_pipeline import glossary, inline
from l10n_pipeline.engines.base import Hypotheses, Hypothesis, TranslateOptions, term_annotation
from l10n_pipeline.model import Term, TermMatch
from l10n_pipeline.pretranslate.ladder import Batch, Request, Tools, whole
from l10n_pipeline.pretranslate.repair import repair
from l10n_pipeline.pretranslate.sentences import Job, Proposal, Sentence, rendered

_DEFINITION_WORDS = 4
"""A longer definition is an explanation, not another name."""
_ALTERNATIVES = 4


def annotated(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for the sentences with each preferred rendering beside its term, if the package was trained to read it.

    After Dinu et al. (ACL 2019) and Bergmanis and Pinnis (EACL 2021): the rendering follows the term.
    """
    requests: list[Request] = []
    if term_annotation(tools.engine):
        for job in jobs:
            terms = rendered(job.sentence.matches, tools.locale.tag, ())
            if terms and not job.sentence.spans:
                text = beside(job.sentence.text, terms)
                masked = inline.mask(text, ())
                requests.append(Request(job, (text,), functools.partial(_first, masked, ("annotated",))))
    return Batch(tuple(requests), TranslateOptions(hypotheses=tools.settings.proposals))


def beside(text: str, terms: Sequence[inline.Span]) -> str:
    """Return ``text`` with the rendering of each of ``terms``, the text of its span, after the term."""
    return _replace(text, [(term.start, term.end, f"{text[term.start : term.end]} {term.text}") for term in terms])


def synonyms(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for the sentences with another source wording, one that the engine renders right where it stands alone."""
    others = [
        (job, match, other)
        for job in jobs
        for match in _failing(tools, job)
        for other in _alternatives(match.term, job.sentence.text[match.start : match.end])
    ]
    _probe(tools, [(match.term, other) for _, match, other in others])
    found: dict[int, dict[tuple[int, int], str]] = {}
    for job, match, other in others:
        if tools.renders[match.term.source, other]:
            found.setdefault(id(job), {}).setdefault((match.start, match.end), other)
    requests: list[Request] = []
    for job in jobs:
        if changes := found.get(id(job)):
            note = f"synonym: {_listed(changes.values())}"
            text = _replace(job.sentence.text, [(*place, other) for place, other in changes.items()])
            requests += _masked_requests(tools, job, text, tools.judge.prepare(text).spans, (note,))
    return Batch(tuple(requests), TranslateOptions(hypotheses=tools.settings.proposals))


def aligned(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for alignments, and put the preferred rendering for the words written from the term."""
    requests: list[Request] = []
    for job in jobs:
        failing = _failing(tools, job)
        style = tools.style if job.sentence.spans else inline.DEFAULT_STYLE
        if failing and style is not None:
            masked = inline.mask(job.sentence.text, job.sentence.spans, style)
            requests.append(Request(job, (masked.text,), functools.partial(_repaired, tools, job, masked)))
    return Batch(tuple(requests), TranslateOptions(hypotheses=tools.settings.proposals, align=True))


def suppressed(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask again without the forbidden forms that the best candidates hold."""
    requests: list[Request] = []
    words: dict[str, None] = {}
    for job in jobs:
        wrong = [form for match in _failing(tools, job) for form in _forbidden(tools, match.term, _text(job))]
        if wrong:
            words |= dict.fromkeys(wrong)
            note = f"suppressed: {_listed(wrong)}"
            requests += _masked_requests(tools, job, job.sentence.text, job.sentence.spans, (note,))
    return Batch(tuple(requests), TranslateOptions(hypotheses=tools.settings.proposals, suppress=tuple(words)))


def masked_terms(tools: Tools, jobs: Sequence[Job]) -> Batch:
    """Ask for the sentences with the failing terms masked; the preferred rendering is put in at restore."""
    requests: list[Request] = []
    for job in jobs:
        failing = _failing(tools, job)
        if failing:
            spans = rendered(failing, tools.locale.tag, job.sentence.spans)
            note = f"masked: {_listed([match.term.source for match in failing])}"
            requests += _masked_requests(tools, job, job.sentence.text, spans, (note,))
    return Batch(tuple(requests), TranslateOptions(hypotheses=tools.settings.proposals))


def _text(job: Job) -> str:
    return job.best.text if job.best else ""


def _failing(tools: Tools, job: Job) -> tuple[TermMatch, ...]:
    return tools.judge.failing(job.sentence, job.best.text) if job.best and job.lacks_terms else ()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _replace(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return ``text`` with each range replaced; the ranges do not overlap."""
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _masked_requests(
    tools: Tools, job: Job, text: str, spans: Sequence[inline.Span], notes: tuple[str, ...]
) -> Iterable[Request]:
    """Yield the request for ``text`` with ``spans`` masked; none where masks do not survive this engine."""
    style = tools.style if spans else inline.DEFAULT_STYLE
    if style is not None:
        masked = inline.mask(text, spans, style)
        yield Request(job, (masked.text,), functools.partial(_first, masked, notes))


def _first(masked: inline.Masked, notes: tuple[str, ...], found: Sequence[Hypotheses]) -> Iterable[Proposal]:
    return whole(masked, notes, found[0])


# ---------------------------------------------------------------- other wordings


def _alternatives(term: Term, written: str) -> list[str]:
    """Return other ways to say ``term`` in the source language, at most `_ALTERNATIVES`."""
    others = [*term.sources, written.lower(), written[:1].upper() + written[1:]]
    short = re.split(r"[,;:(.]", term.definition)[0].strip()
    if 0 < len(short.split()) <= _DEFINITION_WORDS:
        others.append(short)
    return [other for other in dict.fromkeys(others) if other != written][:_ALTERNATIVES]


def _probe(tools: Tools, wordings: Iterable[tuple[Term, str]]) -> None:
    """Find out, in one call for all, which of the other ``wordings`` of terms the engine renders right."""
    asked = {(term.source, other): term for term, other in wordings if (term.source, other) not in tools.renders}
    found = tools.engine.translate([other for _, other in asked], TranslateOptions()) if asked else []
    for (key, term), proposals in zip(asked.items(), found, strict=True):
        rendering = term.rendering(tools.locale.tag)
        right = rendering and glossary.find_forms(rendering.forms, proposals[0].text, tools.locale.tag)
        tools.renders[key] = bool(right)


# ---------------------------------------------------------------- aligned repair


def _repaired(tools: Tools, job: Job, masked: inline.Masked, found: Sequence[Hypotheses]) -> Iterable[Proposal]:
    """Yield each proposal with its failing terms repaired, one after the other."""
    sentence = tools.judge.prepare(masked.text)
    for hypothesis in found[0]:
        text, names = _repair_all(tools, sentence, hypothesis, masked.style)
        if names:
            note = f"aligned: {_listed(names)}"
            yield from whole(masked, (note,), (Hypothesis(text, hypothesis.score),))


def _repair_all(tools: Tools, sentence: Sentence, hypothesis: Hypothesis, style: inline.Style) -> tuple[str, list[str]]:
    """Return the text with what could be repaired in it, and the terms that were."""
    names: list[str] = []
    failing = tools.judge.failing(sentence, hypothesis.text)
    # From the end of the target to its start, the links before a repair stay right: only those are used after it.
    for match in sorted(failing, key=lambda m: -_place(hypothesis, m)):
        rendering = match.term.rendering(tools.locale.tag)
        if rendering is None:
            continue
        right = _right_ranges(tools, sentence, hypothesis.text, style)
        text = repair(hypothesis, (match.start, match.end), rendering.preferred, right)
        if text is not None:
            start = _place(hypothesis, match)
            links = tuple(link for link in hypothesis.links if link.end <= start)
            hypothesis = Hypothesis(text, hypothesis.score, links)
            names.append(match.term.source)
    return hypothesis.text, names


def _place(hypothesis: Hypothesis, match: TermMatch) -> int:
    """Return where the words that were written from a term begin."""
    starts = [
        link.start for link in hypothesis.links if link.source_start < match.end and match.start < link.source_end
    ]
    return min(starts, default=0)


def _right_ranges(tools: Tools, sentence: Sentence, target: str, style: inline.Style) -> list[tuple[int, int]]:
    """Return where ``target`` has terms of ``sentence`` in a right form, and its masks."""
    ranges = [found.span() for found in style.pattern.finditer(target)]
    for match in sentence.matches:
        rendering = match.term.rendering(tools.locale.tag)
        if rendering:
            ranges += glossary.find_forms(rendering.forms, target, tools.locale.tag)
    return ranges


def _forbidden(tools: Tools, term: Term, target: str) -> list[str]:
    """Return the forbidden forms of ``term`` that stand in ``target``."""
    rendering = term.rendering(tools.locale.tag)
    forms = [form.form for form in rendering.forbidden] if rendering else []
    return [form for form in forms if glossary.find_forms((form,), target, tools.locale.tag)]
