"""Round brackets that a translation sets or leaves out by right.

It sets them around a date of the Iranian calendar, around a number of the source that stood between commas (*Ashraf,
19,*) and around a name left in the source's letters. It leaves out an acronym that stands for the words before it.
"""

from __future__ import annotations

import re

from l10n_pipeline.checks.base import CheckContext
from l10n_pipeline.checks.folding import ascii_digits, words
from l10n_pipeline.checks.numbers.solar import find_solar

_PAIR = re.compile(r"[(（]([^()（）]{1,40})[)）]")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 2
"""Words beside a number in brackets: *years*, *years old*."""
_PERSIAN = frozenset({"fa", "prs"})
_IRANIAN_YEAR = re.compile(r"1[34]\d\d")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&.-]{1,11})\)")
_BEFORE = re.compile(r"[A-Za-z]+")
_SMALL = words("of the and for in on to de la le des du s against")
_FARTHEST = 120
"""Characters before an acronym in which its words stand."""

_LETTER = (
    "إم|إس|إن|إل|إف|إتش|إكس|إي|إيه|أيه|آر|أر|آي|سي|دي|بي|تي|جي|يو|كيو|في|دبليو|واي|زد"
    "|اچ|ام|اس|ان|ال|آ|سی|دی|بی|تی|جی|وی"
)
_BARE = re.compile(
    rf"(?<!\w)(?:{_LETTER})(?:[ \u200c.-]?(?:{_LETTER}))+(?!\w)|(?<!\w)(\w{{1,20}}(?: \w{{1,20}}){{1,5}}) \1(?!\w)"
)
"""An acronym by the names of its letters, and words said twice: what stood in the brackets."""


def pairs_added(context: CheckContext) -> int:
    """Return how many pairs of round brackets in the target need none in the source."""
    return sum(_may_be_added(match[1].strip(), context) for match in _PAIR.finditer(context.target))


def pairs_left_out(context: CheckContext) -> int:
    """Return how many pairs of round brackets in the source need none in the target, which has nothing of them."""
    left_out = sum(_may_be_left_out(match, context) for match in _ACRONYM.finditer(context.source))
    return left_out if left_out and not _BARE.search(context.target) else 0


def _may_be_added(content: str, context: CheckContext) -> bool:
    plain = ascii_digits(content)
    numbers, known = _NUMBER.findall(plain), _NUMBER.findall(context.source)
    if numbers and known:
        if set(numbers) <= set(known) and len(_WORD.findall(content)) <= _MOST_WORDS:
            return True
        iranian = context.locale.language in _PERSIAN and (
            _IRANIAN_YEAR.fullmatch(plain) or next(iter(find_solar(content)), None)
        )
        return bool(iranian)
    named = content.isascii() and re.search(rf"(?<!\w){re.escape(content)}(?!\w)", context.source) is not None
    return named and (context.locale.script != "Latn" or content.isupper())


def _may_be_left_out(match: re.Match[str], context: CheckContext) -> bool:
    """Return whether an acronym stands for the words before it, and nowhere in the target."""
    letters = [char.casefold() for char in match[1] if char.isupper()]
    if len(letters) < 2 or match[1] in context.target or match[1].replace(".", "") in context.target:
        return False
    before = _BEFORE.findall(context.source[max(match.start() - _FARTHEST, 0) : match.start()])
    for letter in reversed(letters):
        while before and before[-1][0].casefold() != letter and before[-1] in _SMALL:
            before.pop()
        if not before or before.pop()[0].casefold() != letter:
            return False
    return True
