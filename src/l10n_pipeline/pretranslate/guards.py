"""The judge of targets: the checks' errors, lost masks, absurd length, and fluency beside the plain translation.

Guards ask for a retry before they are a flag; which retries there are is `retries`' and `terms`' business.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n_pipeline import glossary, inline
from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary, Issue, Severity, TermMatch
from l10n_pipeline.pretranslate.sentences import Candidate, Job, Proposal, Sentence
from l10n_pipeline.typography import tidy

_GUARDED = frozenset({"length"})
"""Warnings that ask for a retry: a target of absurd length has lost or made up half a sentence."""


class Judge:
    """Says what is wrong with targets of one locale under one glossary."""

    def __init__(self, locale: LocaleInfo, source_locale: LocaleInfo, terms: Glossary, fluency: float) -> None:
        """Judge by the checks; ``fluency`` is how much worse than the plain one a candidate may score."""
        self.locale = locale
        self._source_locale = source_locale
        self._glossary = terms
        self._matcher = glossary.Matcher(terms)
        self._fluency = fluency

    def prepare(self, text: str) -> Sentence:
        """Return the sentence ``text`` with what must survive in it and its terms."""
        matches = self._matcher.find(text)
        keep = [text[match.start : match.end] for match in matches if match.term.do_not_translate]
        return Sentence(text, inline.find(text, keep), matches)

    def issues(self, source: str, target: str) -> tuple[Issue, ...]:
        """Return everything the checks see wrong with ``target``."""
        return self._check(source, target, self._matcher.find(source))

    def fragment_problems(self, source: str, target: str) -> int:
        """Return how many errors the checks see in the part of a sentence ``target``, its terms aside."""
        return len(_worth_a_retry(self._check(source, target, ())))

    def offer(self, job: Job, proposal: Proposal) -> None:
        """Judge ``proposal`` and keep it in ``job`` if it is the better one.

        A text that was judged before, or that scores worse than the plain one by more than the setting, is passed over.
        """
        if proposal.text in job.tried or self._clumsy(job, proposal):
            return
        job.tried.add(proposal.text)
        sentence = job.sentence
        target = tidy(proposal.text, self.locale)
        if proposal.notes:
            target = _capital(sentence.text, target)
        issues = self._check(sentence.text, target, sentence.matches)
        candidate = Candidate(target, issues, _worth_a_retry(issues), proposal.notes)
        job.offer(candidate, last_resort=proposal.last_resort)

    def failing(self, sentence: Sentence, target: str) -> tuple[TermMatch, ...]:
        """Return the terms of ``sentence`` that ``target`` lacks, or has in a form that must not be used."""
        return tuple(match for match in sentence.matches if self._fails(match, target))

    def has(self, match: TermMatch, target: str) -> bool:
        """Return whether ``target`` has the term in a right form."""
        term = match.term
        rendering = term.rendering(self.locale.tag)
        forms = term.sources if term.do_not_translate else rendering.forms if rendering else ()
        return bool(forms and glossary.find_forms(forms, target, self.locale.tag))

    def kept(self, text: str, target: str) -> list[str]:
        """Return the terms of the source ``text`` that ``target`` has in a right form, once each."""
        return list(dict.fromkeys(m.term.source for m in self._matcher.find(text) if self.has(m, target)))

    def _fails(self, match: TermMatch, target: str) -> bool:
        if match.term.do_not_translate:
            return False
        rendering = match.term.rendering(self.locale.tag)
        if rendering is None:
            return False
        wrong = [form.form for form in rendering.forbidden]
        return not self.has(match, target) or bool(glossary.find_forms(wrong, target, self.locale.tag))

    def _clumsy(self, job: Job, proposal: Proposal) -> bool:
        if proposal.score is None or job.plain_score is None:
            return False
        return proposal.score < job.plain_score - self._fluency

    def _check(self, source: str, target: str, terms: Sequence[TermMatch]) -> tuple[Issue, ...]:
        return run_checks(
            CheckContext(
                source=source,
                target=target,
                locale=self.locale,
                source_locale=self._source_locale,
                terms=tuple(terms),
                glossary=self._glossary,
            )
        )


def _worth_a_retry(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue.severity is Severity.ERROR or issue.check in _GUARDED)


def _capital(source: str, target: str) -> str:
    """Return ``target`` with a capital letter where ``source`` begins with one: what was put in may now stand first.

    An address or the like stays as it is.
    """
    if any(span.start == 0 for span in inline.find(target)):
        return target
    return target[:1].upper() + target[1:] if source[:1].isupper() and target[:1].islower() else target
