"""A *not* of the source is a negation in the target, and the other way round.

A lost "not" turns a sentence into its opposite. Negations are counted, not aligned: those that the source surely has
against all that the target may have, and those that the target surely has against all that the source may have. Words
that deny in a milder way (*unable*, غير, *sans*) count for one side and excuse the other. Languages negate in many
ways, so this stays a warning; but it withholds publication until a person has reviewed the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.folding import Table, fold, pieces
from l10n_pipeline.checks.negation_forms import FORMS, Forms, Negatives
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
_IDIOMS_SMALL = re.compile(_IDIOMS.pattern)
"""Those in small letters: `re` is three times as fast where case matters."""
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


_REPEATED = ("no", "without", "nothing")
"""What may share its negation with the same word before it."""


@dataclass(frozen=True, slots=True)
class _Denials:
    """What an English text, or a piece of one between two spaces, has that negates."""

    sure: int
    """Negations that the target must have, one by one or in fewer words."""
    every: int
    """Those, *nor*, and those of idioms."""
    without: int
    mild: int
    """Words such as *unable*, which take a negation of their own."""
    repeated: int
    """How many of the sure ones may share their negation with another."""


def _read_piece(piece: str) -> _Denials | None:
    """Return what ``piece`` has, if anything: *no one* negates by its *no* too."""
    every, mild = len(_ALL.findall(piece)), len(_MILD.findall(piece))
    if not every and not mild:
        return None
    sure = [word.casefold() for word in _STRICT.findall(piece)]
    repeated = sum(map(_REPEATED.__contains__, sure))
    return _Denials(len(sure), every, len(_WITHOUT.findall(piece)), mild, repeated)


_PIECES = Table(_read_piece, any_digit=True)


def _read_source(text: str) -> _Denials:
    told = list(map(_PIECES.__getitem__, pieces(text)))
    known = list(filter(None, told))
    denials = known[0] if len(known) == 1 else _add(known)
    if denials.sure and (denials.repeated > 1 or _has_idiom(text, told)):
        return replace(denials, sure=_count_sure(text))
    return denials


def _add(known: Sequence[_Denials]) -> _Denials:
    sure = every = without = mild = repeated = 0
    for piece in known:
        sure += piece.sure
        every += piece.every
        without += piece.without
        mild += piece.mild
        repeated += piece.repeated
    return _Denials(sure, every, without, mild, repeated)


def _has_idiom(text: str, told: Sequence[_Denials | None]) -> bool:
    """Return whether there is an idiom: none of them reaches further than two pieces from its negative word."""
    cut = pieces(text)
    negative = (index for index, piece in enumerate(told) if piece and piece.sure)
    return any(_IDIOMS_SMALL.search(" ".join(cut[max(index - 2, 0) : index + 3]).casefold()) for index in negative)


def _count_sure(text: str) -> int:
    plain = _IDIOMS.sub(" ", text)
    matches = list(_STRICT.finditer(plain))
    sure = len(matches)
    for one, other in pairwise(matches):
        same = one[0].casefold() == other[0].casefold() in _REPEATED
        sure -= same and _NEXT.fullmatch(plain, one.end(), other.start()) is not None
    return sure


def _negation(context: CheckContext) -> Iterable[Finding]:
    forms = FORMS.get(context.locale.language)
    if forms is None or context.source_locale.language != "en":
        return ()
    source, target = _read_source(context.source), forms.count(context.target)
    # a source with milder words has its milder words in the target; else those are no negation of its own
    said = target.strong + (target.soft if source.mild else target.faithful)
    if source.sure and said < source.sure + source.mild:
        if said:
            wanted = times(source.sure + source.mild)
            message = f"The source negates {wanted}, the translation {times(said)}: is one lost?"
        else:
            first = _STRICT.findall(_IDIOMS.sub(" ", context.source))[0]
            message = f"The source has “{first}”, and nothing in the translation negates."
        return [Finding(message)]
    if target.plain and target.plain > _may_be_negated(context.source, source, target, forms):
        return [Finding("The translation negates more often than the source.")]
    return ()


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
