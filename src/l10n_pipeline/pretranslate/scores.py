"""How good translations are, in numbers: BLEU and chrF, the glossary's terms, the checks, the rungs of the ladder.

BLEU and chrF are sacreBLEU's (Post 2018, "A Call for Clarity in Reporting BLEU Scores"), over the whole set, with the
signatures that make them comparable. Terms count once a sentence, as the checks count them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline import glossary
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Issue, Severity, Term

PLAIN = "plain"
"""What a draft is called that no rung above the plain translation touched."""
_UNSPACED = MappingProxyType({"zh": "zh", "ja": "char", "th": "char", "lo": "char", "km": "char", "my": "char"})
"""By language, sacreBLEU's tokenizer where words are not written apart; ``13a`` elsewhere (sacreBLEU's README)."""
_RANK = re.compile(r"\s+\d+$")


@dataclass(frozen=True, slots=True)
class Quality:
    """Likeness to the references, over the whole set."""

    bleu: float
    """0 to 100."""
    chrf: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """How many of the glossary's terms are rendered as the glossary wants."""

    terms: int
    """Terms in the sources, once a sentence."""
    exact: int
    """Those with one of their right forms in the target, letter for letter."""
    tolerant: int
    """Those with one in an inflection of their language (`l10n_pipeline.glossary.find_forms`)."""

    @property
    def exact_rate(self) -> float | None:
        """``exact`` of ``terms``, 0 to 1; None where there were no terms."""
        return self.exact / self.terms if self.terms else None

    @property
    def tolerant_rate(self) -> float | None:
        """``tolerant`` of ``terms``, 0 to 1; None where there were no terms."""
        return self.tolerant / self.terms if self.terms else None


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the checks see in a set of targets."""

    flagged: int
    """Targets with an error issue."""
    checks: Mapping[str, int]
    """By the id of a check that raises errors, how many targets it does so for, the most first."""


def quality(targets: Sequence[str], references: Sequence[str], locale: LocaleInfo) -> Quality:
    """Return BLEU and chrF of ``targets`` against ``references``, one for one; there is one pair at least."""
    from sacrebleu.metrics.bleu import BLEU  # lazily: 0.2 s that only an evaluation needs
    from sacrebleu.metrics.chrf import CHRF

    # Forced: it would otherwise warn of text that looks tokenized, as bad output does.
    bleu = BLEU(tokenize=_tokenizer(locale), force=True)
    return Quality(bleu.corpus_score(targets, [references]).score, CHRF().corpus_score(targets, [references]).score)


def signatures(locale: LocaleInfo) -> Mapping[str, str]:
    """Return what sacreBLEU and its settings are called, by metric, so that others can get the same figures."""
    from importlib.metadata import version

    release = version("sacrebleu")
    return MappingProxyType(
        {
            "bleu": f"nrefs:1|case:mixed|eff:no|tok:{_tokenizer(locale)}|smooth:exp|version:{release}",
            "chrf": f"nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:{release}",
        }
    )


def adherence(pairs: Iterable[tuple[str, str]], matcher: glossary.Matcher, tag: str) -> Adherence:
    """Return how many terms of the sources their targets in the locale ``tag`` render right.

    Terms that have no rendering there do not count; those that are never translated have their source forms.
    """
    terms = exact = tolerant = 0
    for source, target in pairs:
        seen: set[int] = set()
        for match in matcher.find(source):
            forms = _forms(match.term, tag)
            if not forms or id(match.term) in seen:
                continue
            seen.add(id(match.term))
            terms += 1
            literal = any(form in target for form in forms)
            exact += literal
            tolerant += literal or bool(glossary.find_forms(forms, target, tag))
    return Adherence(terms, exact, tolerant)


def guarded(issues: Iterable[Sequence[Issue]]) -> Guarded:
    """Return how many targets, whose ``issues`` these are, raise errors and by which checks."""
    flagged = 0
    checks: Counter[str] = Counter()
    for found in issues:
        errors = {issue.check for issue in found if issue.severity is Severity.ERROR}
        flagged += bool(errors)
        checks.update(errors)
    return Guarded(flagged, MappingProxyType(dict(checks.most_common())))


def rungs(origin: str, engine_origin: str) -> tuple[str, ...]:
    """Return the rungs that a draft's ``origin`` names beside its engine's: ``n-best``, ``in pieces`` ...; or `PLAIN`.

    What a rung changed ("synonym: muharaba") and which proposal it was ("n-best 2") are left out.
    """
    added = origin.removeprefix(engine_origin.removesuffix(")")).strip(" ();")
    names = [_RANK.sub("", note.partition(":")[0].strip()) for note in added.split("; ")]
    return tuple(dict.fromkeys(name for name in names if name and name != "glossary")) or (PLAIN,)


def _forms(term: Term, tag: str) -> tuple[str, ...]:
    if term.do_not_translate:
        return term.sources
    rendering = term.rendering(tag)
    return rendering.forms if rendering else ()


def _tokenizer(locale: LocaleInfo) -> str:
    return _UNSPACED.get(locale.language, "13a")
