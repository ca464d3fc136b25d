"""Texts to drafts: sentence by sentence, masked, translated, judged by the checks, retried, the best candidate kept.

A text without words, as a number in a table, is its own draft in the locale's digits: no engine is asked.
The plain translation of all sentences comes first, in one call. What the judge finds something wrong with climbs the
ladder (docs/drafting.md), a call a rung; what still fails at its end is drafted with its issues.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n_pipeline import inline, segmentation
from l10n_pipeline.engines.base import Engine
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary, Issue, Origin, Suggestion
from l10n_pipeline.pretranslate import retries, terms
from l10n_pipeline.pretranslate.carrying import CARRIED_OVER, carried_over
from l10n_pipeline.pretranslate.guards import Judge
from l10n_pipeline.pretranslate.ladder import DraftSettings, Rung, Tools, climb
from l10n_pipeline.pretranslate.sentences import Candidate, Job

RUNGS: tuple[Rung, ...] = (
    terms.annotated,
    retries.plain,
    retries.wider,
    retries.clauses,
    terms.synonyms,
    terms.aligned,
    terms.suppressed,
    terms.masked_terms,
    retries.pieces,
    retries.numbers,
)
"""The ladder, the gentlest first."""
_UNSPACED = frozenset({"Hans", "Hant", "Hani", "Jpan"})
"""Scripts that set no space between sentences (CLDR)."""


class Drafter:
    """Drafts texts in one locale with one engine under one glossary."""

    def __init__(
        self,
        engine: Engine,
        locale: LocaleInfo,
        source_locale: LocaleInfo,
        terms: Glossary,
        settings: DraftSettings | None = None,
    ) -> None:
        """Draft with ``engine``, which translates from ``source_locale`` to ``locale``."""
        self.engine = engine
        self.locale = locale
        self.settings = settings or DraftSettings()
        self._source_locale = source_locale
        self._judge = Judge(locale, source_locale, terms, self.settings.fluency)
        self._tools = Tools(engine, self._judge, self.settings)

    @property
    def mask_style(self) -> inline.Style | None:
        """The style in which what must survive travels, measured when first asked; None where masks get lost."""
        return self._tools.style

    def draft(self, texts: Sequence[str]) -> list[Suggestion]:
        """Return a suggestion for each of ``texts``, in their order, with the issues it still has.

        A text of several sentences is cut for the engine and joined again. Equal sentences are translated once.
        Raises `EngineError` where the engine fails.
        """
        made = {text: carried for text in dict.fromkeys(texts) if (carried := self._carried_over(text)) is not None}
        cut = {text: segmentation.split(text) or [text] for text in dict.fromkeys(texts) if text not in made}
        unique = list(dict.fromkeys(sentence for sentences in cut.values() for sentence in sentences))
        drafts = dict(zip(unique, self._draft_sentences(unique), strict=True))
        for text, sentences in cut.items():
            made[text] = self._suggest(text, sentences, [drafts[sentence] for sentence in sentences])
        return [made[text] for text in texts]

    def issues(self, source: str, target: str) -> tuple[Issue, ...]:
        """Return what the checks see wrong with ``target``."""
        return self._judge.issues(source, target)

    def _carried_over(self, text: str) -> Suggestion | None:
        """Return ``text`` as its own draft where it has no words but what must survive letter for letter, else None."""
        target = carried_over(text, self._judge.prepare(text).spans, self.locale, self._source_locale)
        return None if target is None else Suggestion(target, CARRIED_OVER, self.issues(text, target))

    def _draft_sentences(self, texts: Sequence[str]) -> list[Candidate]:
        jobs = [Job(self._judge.prepare(text)) for text in texts]
        climb(self._tools, jobs, RUNGS)
        return [job.best or self._untranslated(job.sentence.text) for job in jobs]

    def _untranslated(self, text: str) -> Candidate:
        """Return the source as its own draft: where no candidate at all came of it."""
        issues = self._judge.issues(text, text)
        return Candidate(text, issues, issues)

    def _suggest(self, text: str, sentences: Sequence[str], drafts: Sequence[Candidate]) -> Suggestion:
        target = ("" if self.locale.script in _UNSPACED else " ").join(draft.text for draft in drafts)
        notes = list(dict.fromkeys(note for draft in drafts for note in draft.notes))
        # Most texts are one sentence, whose issues are known.
        issues = drafts[0].issues if list(sentences) == [text] else self.issues(text, target)
        kept = self._judge.kept(text, target)
        if kept:
            notes.append(f"glossary: {', '.join(kept)}")
        return Suggestion(target, Origin(_with_notes(self.engine.origin, notes)), issues)


def _with_notes(origin: str, notes: Sequence[str]) -> str:
    """Return ``origin`` with ``notes`` in its brackets."""
    if not notes:
        return origin
    told = "; ".join(notes)
    return f"{origin[:-1]}; {told})" if origin.endswith(")") else f"{origin} ({told})"
