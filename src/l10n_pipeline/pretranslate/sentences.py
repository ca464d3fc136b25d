"""A sentence on its way to a draft: what must survive in it, the terms in it, the best candidate so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n_pipeline import inline
from l10n_pipeline.model import Issue, TermMatch

TERM_CHECKS = frozenset({"glossary-missing", "glossary-forbidden"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A source sentence and what was found in it."""

    text: str
    spans: tuple[inline.Span, ...]
    """What must survive letter for letter."""
    matches: tuple[TermMatch, ...]
    """The glossary's terms."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target before it is judged."""

    text: str
    notes: tuple[str, ...] = ()
    """Which way it came, for the origin; empty for the plain way."""
    score: float | None = None
    """Mean log-probability, where the engine wrote the sentence as a whole."""
    last_resort: bool = False
    """True where anything better is worth having, even with another kind of problem."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A judged target."""

    text: str
    issues: tuple[Issue, ...]
    """All that the checks see."""
    problems: tuple[Issue, ...]
    """Those of the issues that a retry is worth: errors, and warnings that a guard takes as seriously."""
    notes: tuple[str, ...] = ()

    @property
    def term_problems(self) -> int:
        """How many of the problems are the glossary's."""
        return sum(issue.check in TERM_CHECKS for issue in self.problems)

    @property
    def other_problems(self) -> Counter[str]:
        """The problems that are not the glossary's, counted by check."""
        return Counter(issue.check for issue in self.problems if issue.check not in TERM_CHECKS)


@dataclass(slots=True)
class Job:
    """A sentence, and the best that was made of it so far."""

    sentence: Sentence
    best: Candidate | None = None
    plain_score: float | None = None
    """Mean log-probability of the engine's first proposal."""
    tried: set[str] = field(default_factory=set)
    """Proposals judged before."""

    @property
    def done(self) -> bool:
        """True where nothing is left to improve."""
        return self.best is not None and not self.best.problems

    @property
    def lacks_terms(self) -> bool:
        """True where the best candidate has a problem with the glossary."""
        return self.best is not None and self.best.term_problems > 0

    @property
    def has_other_problems(self) -> bool:
        """True where no candidate kept the masks, or the best has a problem that is not the glossary's."""
        return self.best is None or len(self.best.problems) > self.best.term_problems

    def offer(self, candidate: Candidate, *, last_resort: bool = False) -> None:
        """Keep ``candidate`` if it is better: fewer problems and, but for a last resort, none of a new kind."""
        if self.best is not None:
            if len(candidate.problems) >= len(self.best.problems):
                return
            if not last_resort and candidate.other_problems - self.best.other_problems:
                return
        self.best = candidate


def rendered(matches: Sequence[TermMatch], locale: str, taken: Sequence[inline.Span]) -> tuple[inline.Span, ...]:
    """Return ``taken`` and, as spans that stand for its preferred rendering, each of ``matches``, in order.

    A term inside a span that must survive anyway, or without a rendering, is left out.
    """
    found = list(taken)
    for match in matches:
        rendering = match.term.rendering(locale)
        free = all(match.end <= span.start or match.start >= span.end for span in taken)
        if rendering and free and not match.term.do_not_translate:
            found.append(inline.Span(match.start, match.end, inline.SpanKind.KEEP, rendering.preferred))
    return tuple(sorted(found, key=lambda span: span.start))
