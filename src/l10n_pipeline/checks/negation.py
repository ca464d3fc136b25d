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

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.negation_forms import COUNTERS
from l10n_pipeline.model import Severity

_STRICT = re.compile(
    r"\b(?:not|never|neither|cannot|without|nobody|none|nothing|nowhere|no(?![\s-]?one\b)|no[\s-]one)\b|n['’]t\b",
    re.IGNORECASE,
)
_IDIOMS = re.compile(
    r"\b(?:whether or not|or not|no\.? ?[0-9]+|no matter|no doubt|nothing but|not only|not just|not simply|not merely"
    r"|not necessarily|not until|if not|if nothing else|all or nothing|no later than|no fewer than|no less|no more than"
    r"|not to mention|why not|no sooner|none other|none the less|nonetheless|last but not least|not limited to"
    r"|nowhere near|not[- ]for[- ]profit|believe it or not|without (?:a )?doubt|no exception|without exception"
    r"|no problem|no wonder|can(?:not|['’]t) help|(?:do|did|would)n['’]t mind|no good)\b"
    r"|n['’]t (?:just|only|necessarily|until|it\b|they\b|we\b|you\b|he\b|she\b|forget|hesitate|worry)|\bno,"
    r"|\bnot (?:forget|hesitate)\b",
    re.IGNORECASE,
)
"""What holds a negative word and is often rendered without one."""
_NEXT = re.compile(r"[^.;:?!]{0,45}(?:,|\band\b|\bor\b|\bbut\b)[^.;:?!]{0,20}", re.IGNORECASE)
"""What stands before a *no* that shares its negation with the one before: *no food and no water*."""
_SHARED = frozenset({"no", "without", "nothing", "none", "neither", "nobody", "nowhere"})
_HINT = re.compile(
    r"\b(?:nor|hardly|barely|rarely|seldom|scarcely|unless|except|apart from|rather than|instead of|far from|few|little"
    r"|too|null|void|zero|off|wrong|empty|closed?|ruled? out|kept from|otherwise|regardless|despite|out of"
    r"|against|short of|other than|nothing|nobody|none|no|neither|than|free of|no-?one|nor|only|still|remains?|as long as"
    r"|is it|are they|long before|stop(?:s|ped|ping)?)\b|n['’]t\b|\b(?:not|never|cannot|without|nowhere)\b"
    r"|\bun(?!der|it|i[oqv]|til|less|esco|desa|cle)\w{3,}|\bnon-?\w+|\b\w{2,30}less(?:ly|ness)?\b"
    r"|\bin(?:ab|accu|act|adeq|adver|animate|appropr|capab|complet|conclus|consist|correct|curab|defin|different|direct"
    r"|effect|effic|eligib|evit|exact|human|just\b|justic|nocen|secur|sensit|signific|suffic|toler|valid|visib|violab"
    r"|experienc|equal|flex|finite|form(?:al\b)|frequen|vulnerab|voluntar)\w*"
    r"|\bim(?:possib|mobil|partial|patien|perfect|proper|punit|moral|mature|mun)\w*|\b(?:ir(?:ra|re[glsv])|il(?:leg|lic|lit|log))\w*"
    r"|\bdis(?:ab|adv|agr|app|bel|card|connect|contin|courag|hon|interest|like|loy|ob|order|proportion|qual|regard|rup"
    r"|satisf|trust|use)\w*|\ba(?:symptom|typical)\w*"
    r"|\b(?:lack|den[iy]|refus|fail|reject|prevent|avoid|ban|bann|prohibit|forb[ia]d|exclud|absen|miss(?!ion|ile)|false"
    r"|los[est]|cease|halt|refrain|neglect|ignor|omit|doubt|abstain|withh|exempt|contradict|block|interrupt|reluct|scarce"
    r"|violat|depriv|overlook|impunity|skip|stopp|tempora|mistrust|worthless|lest|hard to|difficult to|oppos|expir|end(?:s|ed|ing)\b)\w*",
    re.IGNORECASE,
)
"""English words that other languages may say with a negation."""


@dataclass(frozen=True, slots=True)
class _Source:
    sure: int
    """Negations that the target must have, one by one or in fewer words."""
    first: str
    may: int
    """Negations that the target may have."""
    mild: int
    """Of those, the ones that are no *not*: words such as *unable*."""


def _read_source(text: str) -> _Source:
    plain = _IDIOMS.sub(" ", text)
    matches = list(_STRICT.finditer(plain))
    sure, end = 0, -1
    for match in matches:
        shared = end >= 0 and match[0].casefold() in _SHARED and _NEXT.fullmatch(plain, end, match.start())
        sure += not shared
        end = match.end()
    may = sum(1 for _ in _HINT.finditer(text))
    return _Source(sure, matches[0][0] if matches else "", may, may - sum(1 for _ in _STRICT.finditer(text)))


def _negation(context: CheckContext) -> Iterator[Finding]:
    count = COUNTERS.get(context.locale.language)
    if count is None or context.source_locale.language != "en":
        return
    source, target = _read_source(context.source), count(context.target)
    said = target.strong + max(target.soft - source.mild, 0)
    if said < source.sure:
        if target.strong + target.soft:
            message = f"The source negates {source.sure} times, the translation {said} times: is a “not” lost?"
        else:
            message = f"The source has “{source.first}”, and nothing in the translation negates."
        yield Finding(message)
    elif target.plain > source.may:
        yield Finding("The translation negates more often than the source.")


NEGATION = Rule(
    "negation", Severity.WARNING, "A not of the source is a not in the target, and vice versa.", _negation, review=True
)
