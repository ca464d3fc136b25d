"""A *not* of the source is a negation in the target, and the other way round.

A lost "not" turns a sentence into its opposite. Negations are counted, not aligned: those that the source surely has
against all that the target may have, and those that the target surely has against all that the source may have. Words
that deny in a milder way (*unable*, غير, *sans*) count for one side and excuse the other. Languages negate in many
ways, so this stays a warning; but it withholds publication until a person has reviewed the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.folding import KEPT, fold, folded
from l10n_pipeline.checks.negation_forms import FORMS, Counted, Forms, Negatives
from l10n_pipeline.checks.wording import times
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

_STRICT = re.compile(
    r"\b(?:not|never|neither|cannot|without|nobody|none|nothing|nowhere|no(?![\s-]?one\b)|no[\s-]one)\b|n['’]t\b",
    re.IGNORECASE,
)
_IDIOMS = re.compile(
    r"\b(?:whether or not|or not|if not|no\.? ?[0-9]+|no matter|no doubt|nothing but"
    r"|no less|(?:no|not) (?:later|sooner|earlier|fewer|less|more|longer|greater) than"
    r"|not to mention|no sooner|none other|none the less|nonetheless|last but not least"
    r"|not[- ]for[- ]profit"
    r"|nowhere near|not limited to|believe it or not|without (?:a )?doubt|no exception|without exception)\b|\bno,",
    re.IGNORECASE,
)
"""What holds a negative word and is often rendered without one."""
_NEXT = re.compile(r"[^.;:?!]{0,45}(?:,|\band\b|\bor\b|\bbut\b)[^.;:?!]{0,20}", re.IGNORECASE)
"""What stands before a *no* that shares its negation with the one before: *no food and no water*."""
_ALL = re.compile(rf"{_STRICT.pattern}|\bnor\b", re.IGNORECASE)
"""Whatever negates, idioms too."""
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_SPREAD = re.compile(rf"(?:{_STRICT.pattern})[^.;:?!]{{0,80}}?\bor\b", re.IGNORECASE)
_MILD = re.compile(
    r"\b(?:avoid\w*|prevent\w*|impossib\w*|rejects?|rejected|refus\w+|den(?:y|ial|ies)|lack(?:s|ed|ing)?|absence|missing|inconclusive|fail(?:s|ed|ing)?"
    r"|asymptomatic|non-?\w{4,}|\w{4,}less|(?:in(?:valid|correct|complete|suffic|secure|accura|capab|direct|evitab|justic)|illeg"
    r"|irre[glv])\w*|un(?!der|it|i[oqv]|til|less|esco|desa|cles?\b|ic|fort)\w{4,})\b",
    re.IGNORECASE,
)
"""Words that are nearly always said with a negation of their own, milder or not."""


_MILD_WORDS = Counted(_MILD)


@lru_cache(maxsize=KEPT)
def _is_strict(piece: str) -> bool:
    """Return whether a piece of an English text, between two spaces, negates: *no one* does so by its *no* too."""
    return _STRICT.search(piece) is not None


@dataclass(frozen=True, slots=True)
class _Source:
    sure: int
    """Negations that the target must have, one by one or in fewer words."""
    first: str
    mild: int
    """Words such as *unable*, which take a negation of their own."""


def _read_source(text: str) -> _Source:
    plain = _IDIOMS.sub(" ", text)
    matches = list(_STRICT.finditer(plain))
    sure = len(matches)
    for one, other in pairwise(matches):
        same = one[0].casefold() == other[0].casefold() in ("no", "without", "nothing")
        sure -= same and _NEXT.fullmatch(plain, one.end(), other.start()) is not None
    return _Source(sure, matches[0][0] if matches else "", _MILD_WORDS.count(text))


def _negation(context: CheckContext) -> Iterator[Finding]:
    forms = FORMS.get(context.locale.language)
    if forms is None or context.source_locale.language != "en":
        return
    negative = any(map(_is_strict, context.source.split(" ")))
    if not negative and forms.negated.search(folded(context.target)) is None:
        return
    source, target = _read_source(context.source), forms.count(context.target)
    # a source with milder words has its milder words in the target; else those are no negation of its own
    said = target.strong + (target.soft if source.mild else target.faithful)
    if source.sure and said < source.sure + source.mild:
        if said:
            wanted = times(source.sure + source.mild)
            message = f"The source negates {wanted}, the translation {times(said)}: is one lost?"
        else:
            message = f"The source has “{source.first}”, and nothing in the translation negates."
        yield Finding(message)
    elif target.plain and target.plain > _may_be_negated(context.source, target, forms):
        yield Finding("The translation negates more often than the source.")


def _may_be_negated(text: str, target: Negatives, forms: Forms) -> int:
    """Return how often the source lets the target negate plainly, beside the *without* that it has as such."""
    strict = sum(1 for _ in _ALL.finditer(text))
    without = min(target.without, sum(1 for _ in _WITHOUT.finditer(text)))
    words = sum(1 for _ in forms.may.finditer(text))
    # do not X or Y: each of the two is negated elsewhere
    spread = sum(1 for _ in _SPREAD.finditer(text))
    return strict - without + words + spread


def _may_negate(piece: str, locale: LocaleInfo) -> bool:
    forms = FORMS.get(locale.language)
    return forms is not None and forms.begun.search(fold(piece)) is not None


NEGATION = Rule(
    "negation",
    Severity.WARNING,
    "A not of the source is a not in the target, and vice versa.",
    _negation,
    review=True,
    source_sign=has(_STRICT),
    target_sign=_may_negate,
    of_letters=True,
)
