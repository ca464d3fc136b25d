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
from l10n_pipeline.checks.folding import fold, folded, pieces, unfolded
from l10n_pipeline.checks.negation.deniers import SIGN, undenied
from l10n_pipeline.checks.negation.forms import FORMS, Forms, Negatives
from l10n_pipeline.checks.negation.idioms import said_by_the_source_only, said_by_the_target_only, said_of_until
from l10n_pipeline.checks.negation.opposites import DENIED, turned
from l10n_pipeline.checks.negation.parts import NONE_BUT, PARTS
from l10n_pipeline.checks.wording import times
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

_STRICT = re.compile(
    r"\b(?:not|never|neither|cannot|without|nobody|none|nothing|nowhere|no(?![\s-]?one\b)|no[\s-]one)\b|n['’]t\b",
    re.IGNORECASE,
)
_IDIOMS = re.compile(
    r"\b(?:whether or not|or not|if not|not until|not guilty|no\.? ?[0-9]+|(?-i:Nos?)\.\s?[A-Z]{1,4}[-./]?\s?[0-9]+"
    r"|no matter|no doubt|nothing but"
    r"|no less|(?:no|not) (?:later|sooner|earlier|fewer|less|more|longer|greater) than"
    r"|not to mention|no sooner|none other|none the less|nonetheless|last but not least"
    r"|not[- ]for[- ]profit"
    r"|nowhere near|not limited to|believe it or not|without (?:a )?doubt|no exception|without exception)\b|\bno,",
    re.IGNORECASE,
)
"""What holds a negative word and is often rendered without one."""
_SURE = re.compile(
    rf"{_STRICT.pattern}|\bnor\b(?=\s(?:has|have|had|do|does|did|is|are|was|were|can|could|will|would|should)"
    r"\s(?:it|he|she|they|we|you|I|the|this|that|these|those|any|his|her|its|their|our)\b)",
    re.IGNORECASE,
)
"""What the target must say, idioms aside: also a *nor* that begins a clause of its own."""
_NEXT = re.compile(r"[^.;:?!]{0,45}(?:,|\band\b|\bor\b|\bbut\b)[^.;:?!]{0,20}", re.IGNORECASE)
"""What stands before a *no* that shares its negation with the one before: *no food and no water*."""
_VERB = re.compile(
    r"(?<!that )(?<!who )(?<!which )\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|shall|should"
    r"|may|might|must)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?! (?:that|who|which|to|of)\b)(?: [\w’'-]+){1,4}? (?<!that )"
    r"(?<!who )(?<!which )(?:is|are|was|were|has|have|had)\b"
)
_CLAUSE_BEFORE = re.compile(rf"{_VERB.pattern}[^.;:?!]*$", re.IGNORECASE)
_ALL = re.compile(rf"{_STRICT.pattern}|\bnor\b", re.IGNORECASE)
"""Whatever negates, idioms too."""
_LINKS = frozenset({"no", "nor", "nothing", "nobody", "without"})
"""What another language may say with the next *ni*, where the source has *nor*; elsewhere any word may be."""
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_SPREAD = re.compile(rf"(?:{_STRICT.pattern})[^.;:?!]{{0,80}}?\bor\b", re.IGNORECASE)
_REVERSED = (
    r"block|bind|check(?!ed)|coat|cover|delet|do(?:ne|ing)?\b|earth|fold|group|hid|instal|leash|link|load|lock|mask|mount"
    r"|pack|plug|publish(?!ed)|register(?!ed)|select|subscri|veil|wrap"
)
"""What *un-* undoes: *unlock* is no negation."""
_MILD = re.compile(
    r"\b(?:avoid\w*|prevent(?!i[ov]|ati)\w*|impossib\w*|rejects?|rejected|refus\w+|den(?:y|ial|ies)|lack(?:s|ed|ing)?|absence|missing|inconclusive|fail(?:s|ed|ing)?"
    r"|asymptomatic|non-?(?!etheless)\w{4,}|(?!regard|never|nonethe|wire|stain|seam|doubt|count|need)\w{4,}less|(?:in(?:valid(?!at)|correct|complete|suffic|secure|accura|capab|direct|justic)|illeg"
    rf"|irre[glv])\w*|un(?!der|it|i[oqv]|til|less|esco|desa|cles?\b|ic|fort|anim|employ|if[iory]|rest\b|like\b|{_REVERSED})\w{{4,}})\b",
    re.IGNORECASE,
)
"""Words that are nearly always said with a negation of their own, milder or not."""
_UNTIL = ("until", "Until", "till ", "unless", "Unless")
_EXCEPT = re.compile(r"\b(?:but|except|save|other than|before)\b", re.IGNORECASE)
"""What French may render *not ... but* with: *ne ... que*."""
_EITHER = re.compile(
    r"\b(?:(?:un(?!it)|in(?!ject|ter|flam|hab|cred|sur|valu)|im(?!agin)|ir)\w{3,}[ai]bl[ey]"
    rf"|un(?!der|it|if|like|{_REVERSED})\w{{4,}}ed|unchecked|uninstalled"
    r"|insecure|inadequate\w*|insufficien\w*|inappropriate\w*"
    r"|prevent(?!i[ov]|ati)\w*|avoid\w*|refus\w+|discourag\w+|failures? (?:to|of)|irrelevant"
    r"|un\w{4,}ingly|non-\w{3,})\b"
)
"""Words that take one negation of the target: the verb's (ثبت نشده, *ne ... pas*), or a milder one of their own."""


_DENIES = re.compile(rf"{DENIED.pattern}|{SIGN}", re.IGNORECASE)
_DENIAL = re.compile(
    rf"{_ALL.pattern}|{_DENIES.pattern}|{_MILD.pattern}",
    re.IGNORECASE,
)
"""Whatever denies in English, each of it once."""


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
    denies: bool
    """Whether a word may have an opposite (see `opposites`)."""


def _read_piece(piece: str) -> _Denials | None:
    """Return what ``piece`` has, if anything: *no one* negates by its *no* too."""
    every, mild, denies = len(_ALL.findall(piece)), len(_MILD.findall(piece)), _DENIES.search(piece) is not None
    if not every and not mild and not denies:
        return None
    return _Denials(len(_STRICT.findall(piece)), every, len(_WITHOUT.findall(piece)), mild, denies)


_PIECES = Table(_read_piece, any_digit=True)
_NOTHING = _Denials(0, 0, 0, 0, False)


def _read_source(text: str) -> _Denials:
    found = list(filter(None, map(_PIECES.__getitem__, pieces(text))))
    if len(found) < 2:
        return found[0] if found else _NOTHING
    strict = every = without = mild = 0
    denies = False
    for piece in found:
        strict += piece.strict
        every += piece.every
        without += piece.without
        mild += piece.mild
        denies |= piece.denies
    return _Denials(strict, every, without, mild, denies)


def _find_sure(text: str) -> list[str]:
    """Return the negations that the target must have, one by one or in fewer words."""
    plain = NONE_BUT.sub(" ", _IDIOMS.sub(" ", text))
    matches = list(_SURE.finditer(plain))
    sure = [match[0] for match in matches[:1]]
    for one, other in pairwise(matches):
        same = one[0].casefold() == other[0].casefold() in ("no", "without", "nothing")
        if not same or not _shared(plain, one, other):
            sure.append(other[0])
    return sure


def _shared(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether a verb of ``text`` may be negated once for two of a kind: *there is no food and no water*.

    *No record was kept and no lawyer was present* has two.
    """
    if _NEXT.fullmatch(text, one.end(), other.start()) is None:
        return False
    if _VERB.search(text, one.end(), other.start()):
        return False
    behind = _CLAUSE.match(text, other.end())
    before = _CLAUSE_BEFORE.search(text, max(one.start() - 40, 0), one.start())
    return not (behind and before)


def _negation(context: CheckContext) -> Iterable[Finding]:
    forms = FORMS.get(context.locale.language)
    if forms is None or context.source_locale.language != "en":
        return ()
    source, target = _read_source(context.source), forms.count(context.target)
    # a source with milder words has its milder words in the target; else those are no negation of its own
    said = target.strong + (target.soft if source.mild else target.faithful)
    if source.strict:
        if unsaid := _find_unsaid(context):
            return [Finding(unsaid)]
        said -= target.linked + _restricted(context, target)
        if said < source.every + source.mild and (lost := _find_lost(context, source, said, target.linked)):
            return [Finding(lost)]
    if source.denies and forms.denials and (opposed := _find_opposed(context, forms.denials)):
        return [opposed]
    if target.plain and target.plain > (may := _may_be_negated(context.source, source, target, forms)):
        if target.plain <= may + said_by_the_target_only(context.source, context.target, context.locale.language):
            return ()
        return [Finding("The translation negates more often than the source.")]
    return ()


def _restricted(context: CheckContext, target: Negatives) -> int:
    """Return how many negations of the target stand for no *not* of the source, but for *until* or *only*."""
    if any(map(context.source.__contains__, _UNTIL)):
        return said_of_until(context.source, context.target, context.locale.language)
    return 0 if target.only and _EXCEPT.search(context.source) else target.only


def _find_unsaid(context: CheckContext) -> str:
    """Return what is wrong where the source denies a part, and nothing in the translation says so; else nothing."""
    for part in PARTS:
        if part.is_lost(context.source, context.target, context.locale.language):
            return part.message
    return ""


def _find_opposed(context: CheckContext, denials: re.Pattern[str]) -> Finding | None:
    """Return a finding where a word of the source denies by itself, and the target says the opposite or nothing."""

    def negated() -> bool:
        said = sum(1 for _ in denials.finditer(folded(context.target)))
        return said >= len(_DENIAL.findall(context.source))

    language = context.locale.language
    for word, start, end in turned(context.source, context.target, language, negated):
        message = f"The source has “{word}”, and nothing in the translation denies: does it say the opposite?"
        return Finding(message, *unfolded(context.target, (start, end)))
    for word in undenied(context.source, context.target, language, denials):
        return Finding(f"The source has “{word}”, and nothing in the translation denies.")
    return None


def _find_lost(context: CheckContext, source: _Denials, said: int, linked: int) -> str:
    """Return what is wrong where the source negates more often than the target; empty where it does not for certain.

    ``said`` is how often the target does, ``linked`` how often it repeats that in *ni ... ni*.
    """
    sure, mild = _find_sure(context.source), source.mild
    if linked:
        own = linked - max(source.every - len(sure), 0)
        nor = "nor" in context.source
        said += max(min(own, sum(not nor or word.casefold() in _LINKS for word in sure[1:])), 0)
    if not sure or said >= len(sure) + mild:
        return ""
    if said + said_by_the_source_only(context.source, context.target, context.locale.language) >= len(sure) + mild:
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
    rest, words = forms.may.subn(" ", text.casefold())
    least += words
    if target.plain > least:
        either = len(_EITHER.findall(rest))
        # the other milder words of the source have milder words in the target first
        mild = max(target.strong - target.plain, 0) + target.soft - max(source.mild - either, 0)
        least += max(either - max(mild, 0), 0)
    if target.plain > least:
        # do not X, Y or Z: each of the three is negated elsewhere
        least += sum(1 + match[0].count(",") for match in _SPREAD.finditer(text))
    return least


def _may_negate(piece: str, locale: LocaleInfo) -> bool:
    forms = FORMS.get(locale.language)
    return forms is not None and forms.begun.search(fold(piece)) is not None


NEGATION = Rule(
    "negation",
    Severity.WARNING,
    "A not of the source is a not in the target, and vice versa.",
    _negation,
    review=Severity.INFO,
    source_sign=has(re.compile(rf"{_STRICT.pattern}|{_DENIES.pattern}", re.IGNORECASE)),
    target_sign=_may_negate,
    of_letters=True,
)
