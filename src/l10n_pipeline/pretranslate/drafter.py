"""Texts to drafts: sentence by sentence, masked, translated, judged by the checks, the best candidate kept.

Of an engine's proposals the one with the fewest error issues wins, the engine's own order deciding between equals. What
must survive (tags, URLs, terms that are never translated) travels masked; where every proposal loses a mask, the pieces
between are translated one by one and put together, which always keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline import glossary, inline, segmentation
from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.engines.base import Engine, Hypotheses, TranslateOptions
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary, Issue, Origin, Severity, Suggestion
from l10n_pipeline.pretranslate.tidy import tidy

PROPOSALS = 4
"""How many proposals a sentence gets. With beam 4 the engine has found them anyway."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence on its way through the engine."""

    text: str
    spans: tuple[inline.Span, ...]
    masked: inline.Masked


@dataclass(frozen=True, slots=True)
class _Draft:
    """The candidate that was kept for a sentence."""

    text: str
    errors: int
    note: str = ""
    """Which way it came, where not the plain one."""


class Drafter:
    """Drafts texts in one locale with one engine under one glossary."""

    def __init__(self, engine: Engine, locale: LocaleInfo, source_locale: LocaleInfo, terms: Glossary) -> None:
        """Draft with ``engine``, which translates from ``source_locale`` to ``locale``."""
        self.engine = engine
        self.locale = locale
        self._source_locale = source_locale
        self._glossary = terms
        self._matcher = glossary.Matcher(terms)

    def draft(self, texts: Sequence[str]) -> list[Suggestion]:
        """Return a suggestion for each of ``texts``, in their order, with the issues it still has.

        A text of several sentences is cut for the engine and joined again. Equal sentences are translated once.
        """
        cut = [segmentation.split(text) or [text] for text in texts]
        unique = list(dict.fromkeys(sentence for sentences in cut for sentence in sentences))
        drafts = dict(zip(unique, self._draft_sentences(unique), strict=True))
        return [
            self._suggest(text, [drafts[sentence] for sentence in sentences])
            for text, sentences in zip(texts, cut, strict=True)
        ]

    def issues(self, source: str, target: str) -> tuple[Issue, ...]:
        """Return what the checks see wrong with ``target``."""
        context = CheckContext(
            source=source,
            target=target,
            locale=self.locale,
            source_locale=self._source_locale,
            terms=self._matcher.find(source),
            glossary=self._glossary,
        )
        return run_checks(context)

    def _suggest(self, text: str, drafts: Sequence[_Draft]) -> Suggestion:
        target = " ".join(draft.text for draft in drafts)
        notes = list(dict.fromkeys(draft.note for draft in drafts if draft.note))
        issues = self.issues(text, target)
        kept = self._kept_terms(text, target)
        if kept:
            notes.append(f"glossary: {', '.join(kept)}")
        return Suggestion(target, Origin(_with_notes(self.engine.origin, notes)), issues)

    def _kept_terms(self, text: str, target: str) -> list[str]:
        """Return the terms of ``text`` that ``target`` renders as the glossary wants."""
        kept: dict[str, None] = {}
        for match in self._matcher.find(text):
            term = match.term
            rendering = term.rendering(self.locale.tag)
            forms = term.sources if term.do_not_translate else rendering.forms if rendering else ()
            if forms and glossary.find_forms(forms, target, self.locale.tag):
                kept[term.source] = None
        return list(kept)

    def _draft_sentences(self, texts: Sequence[str]) -> list[_Draft]:
        sentences = [self._prepare(text) for text in texts]
        options = TranslateOptions(hypotheses=PROPOSALS)
        proposals = self.engine.translate([sentence.masked.text for sentence in sentences], options)
        drafts = [self._choose(*pair) for pair in zip(sentences, proposals, strict=True)]
        lost = [index for index, draft in enumerate(drafts) if draft is None]
        pieced = iter(self._translate_pieces([sentences[index] for index in lost]))
        return [next(pieced) if draft is None else draft for draft in drafts]

    def _prepare(self, text: str) -> _Sentence:
        keep = [text[m.start : m.end] for m in self._matcher.find(text) if m.term.do_not_translate]
        spans = inline.find(text, keep)
        return _Sentence(text, spans, inline.mask(text, spans))

    def _choose(self, sentence: _Sentence, proposals: Hypotheses) -> _Draft | None:
        """Return the best of ``proposals``; None where all of them lost a mask."""
        best: _Draft | None = None
        for rank, hypothesis in enumerate(proposals, 1):
            restored = inline.restore(sentence.masked, hypothesis.text)
            if not restored.ok:
                continue
            draft = self._judge(sentence.text, restored.text, f"n-best {rank}" if rank > 1 else "")
            if best is None or draft.errors < best.errors:
                best = draft
            if not best.errors:
                break
        return best

    def _judge(self, source: str, text: str, note: str) -> _Draft:
        target = tidy(text, self.locale)
        errors = sum(issue.severity is Severity.ERROR for issue in self.issues(source, target))
        return _Draft(target, errors, note)

    def _translate_pieces(self, sentences: Sequence[_Sentence]) -> list[_Draft]:
        """Translate what stands between the masks of each sentence, and put it together."""
        cut = [inline.pieces(sentence.text, sentence.spans) for sentence in sentences]
        texts = list(dict.fromkeys(part.text for parts in cut for part in parts if part.translate))
        proposals = self.engine.translate(texts, TranslateOptions())
        known = {text: tidy(found[0].text, self.locale) for text, found in zip(texts, proposals, strict=True)}
        return [
            self._judge(sentence.text, inline.join(parts, [known[p.text] for p in parts if p.translate]), "in pieces")
            for sentence, parts in zip(sentences, cut, strict=True)
        ]


def _with_notes(origin: str, notes: Sequence[str]) -> str:
    """Return ``origin`` with ``notes`` in its brackets."""
    if not notes:
        return origin
    told = "; ".join(notes)
    return f"{origin[:-1]}; {told})" if origin.endswith(")") else f"{origin} ({told})"
