"""A *not* of the source is a negation in the target, and the other way round.

A lost "not" turns a sentence into its opposite. Negations are counted, not aligned: those that the source surely has
against all that the target may have, and those that the target surely has against all that the source may have. Words
that deny in a milder way (*unable*, غير, *sans*) count for one side and excuse the other. Languages negate in many
ways, so this stays a warning; but it withholds publication until a person has reviewed the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.folding import fold, pieces
from l10n_pipeline.checks.negation_forms import FORMS, Forms, Negatives
from l10n_pipeline.checks.wording import times
from l10n_pipeline.kept import Table
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


@dataclass(frozen=True, slots=True)
class _Denials:
    """What an English text, or a piece of one between two spaces, has that negates."""

    strict: int
    """Negations that the target must have, those of idioms among them: at most so many."""
    every: int
    """Those and *nor*."""
    without: int
    mild: int
    """Words such as *unable*, which take a negation of their own."""


def _read_piece(piece: str) -> _Denials | None:
    """Return what ``piece`` has, if anything: *no one* negates by its *no* too."""
    every, mild = len(_ALL.findall(piece)), len(_MILD.findall(piece))
    if not every and not mild:
        return None
    return _Denials(len(_STRICT.findall(piece)), every, len(_WITHOUT.findall(piece)), mild)


_PIECES = Table(_read_piece, any_digit=True)
_NOTHING = _Denials(0, 0, 0, 0)


def _read_source(text: str) -> _Denials:
    found = list(filter(None, map(_PIECES.__getitem__, pieces(text))))
    if len(found) < 2:
        return found[0] if found else _NOTHING
    strict = every = without = mild = 0
    for piece in found:
        strict += piece.strict
        every += piece.every
        without += piece.without
        mild += piece.mild
    return _Denials(strict, every, without, mild)


def _find_sure(text: str) -> list[str]:
    """Return the negations that the target must have, one by one or in fewer words."""
    plain = _IDIOMS.sub(" ", text)
    matches = list(_STRICT.finditer(plain))
    sure = [match[0] for match in matches[:1]]
    for one, other in pairwise(matches):
        same = one[0].casefold() == other[0].casefold() in ("no", "without", "nothing")
        if not same or _NEXT.fullmatch(plain, one.end(), other.start()) is None:
            sure.append(other[0])
    return sure


def _negation(context: CheckContext) -> Iterable[Finding]:
    forms = FORMS.get(context.locale.language)
    if forms is None or context.source_locale.language != "en":
        return ()
    source, target = _read_source(context.source), forms.count(context.target)
    # a source with milder words has its milder words in the target; else those are no negation of its own
    said = target.strong + (target.soft if source.mild else target.faithful)
    if source.strict and said < source.strict + source.mild and (lost := _find_lost(context.source, source.mild, said)):
        return [Finding(lost)]
    if target.plain and target.plain > _may_be_negated(context.source, source, target, forms):
        return [Finding("The translation negates more often than the source.")]
    return ()


def _find_lost(text: str, mild: int, said: int) -> str:
    """Return what is wrong where the source negates more often than the target; empty where it does not for certain."""
    sure = _find_sure(text)
    if not sure or said >= len(sure) + mild:
        return ""
    if said:
        return f"The source negates {times(len(sure) + mild)}, the translation {times(said)}: is one lost?"
    return f"The source has “{sure[0]}”, and nothing in the translation negates."


def _may_be_negated(text: str, source: _Denials, target: Negatives, forms: Forms) -> int:
    """Return how often the source lets the target negate plainly, beside the *without* that it has as such.

    Where that is as often as it does, no further.
    """
    least = source.every - min(target.without, source.without)
    if target.plain <= least:
        return least
    words = len(forms.may.findall(text.casefold()))
    # do not X or Y: each of the two is negated elsewhere
    return least + words + (len(_SPREAD.findall(text)) if target.plain > least + words else 0)


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
