"""Typography of the locale: French spaces, Persian half-spaces, one kind of digits, curly quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.urls import mask_addresses, may_hold_address
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity
from l10n_pipeline.orthography import PERHAPS_WINE, PLURAL_APART, VERB_APART, VERB_GLUED

_MARKS = re.compile(r"[?!;:«»]")
_CLOSE = re.compile(r"(?<=[^\W_])[)\]»”…]?([?!;:]|»)(?=[\s\u00a0\u202f)\]»”]|$)|«(?=\w)|(?<=\w)»")
_PERSIAN = frozenset({"fa", "prs"})
_MI_AT_END = re.compile(r"(?<!\w)ن?می$")
_DIGITS = {"0": "Latin", "٠": "Arabic", "۰": "Persian"}
_OF_ARABIC_SCRIPT = re.compile(r"[٠-٩۰-۹]")
_NUMERAL = re.compile(r"[0-9٠-٩۰-۹][0-9٠-٩۰-۹]*(?:[.,٫٬،/:][0-9٠-٩۰-۹]+)*")
_ZEROS = str.maketrans("123456789١٢٣٤٥٦٧٨٩۱۲۳۴۵۶۷۸۹", "000000000٠٠٠٠٠٠٠٠٠۰۰۰۰۰۰۰۰۰", ".,٫٬،/:")
"""The zero of its system for each digit of a `_NUMERAL`."""
_TELEPHONE = re.compile(r"\+[0-9][0-9 ()./\u00a0-]{5,}[0-9]")
_IN_NAME = re.compile(r"[A-Za-z]|[^\W\d_][-‐‑–]")
_FOREIGN_DIGITS = {"ar": "۰", "fa": "٠", "prs": "٠"}
_STRAIGHT = re.compile(r'(?<![0-9])"')
_TAG = re.compile(r"<[^<>]*>")
_OWN_MARKS = {"fa": "« »", "prs": "« »", "fr": "« »", "ar": "« » or “ ”"}
_CURLY = re.compile(r"[“”«»„]")


def _french_spaces(context: CheckContext) -> Iterator[Finding]:
    if not context.locale.spaces_marks or not _MARKS.search(context.target):
        return
    for match in _CLOSE.finditer(mask_addresses(context.target)):
        mark = match[1] or match[0]
        side = "after" if mark == "«" else "before"
        yield Finding(f"French sets a no-break space {side} {mark}", match.end() - 1, match.end())


def _half_spaces(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each kind of missing half-space; a mere information where the text has no half-space at all.

    Many keyboards cannot type it, and whole books are printed without: then it is a decision, not a slip.
    """
    if context.locale.language not in _PERSIAN:
        return
    target = context.target
    severity = None if "\u200c" in target else Severity.INFO
    for pattern in (VERB_APART, PERHAPS_WINE, VERB_GLUED, PLURAL_APART):
        if match := pattern.search(target):
            start, end = match.span()
            start -= start > 0 and target.startswith("نمی", start - 1)
            message = f"«{target[start:end].strip()}» wants a half-space (ZWNJ), as in «می‌شود», «کتاب‌ها»."
            yield Finding(message, start, end, severity)


def _mixed_digits(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a number in two kinds of digits, for those of another language, and for both kinds in a text.

    Digits beside Latin letters (COVID-19, CO2, addresses) and of telephone numbers are nobody's choice.
    """
    if not _OF_ARABIC_SCRIPT.search(context.target):
        return
    target = _TELEPHONE.sub(lambda match: " " * len(match[0]), mask_addresses(context.target))
    foreign = _FOREIGN_DIGITS.get(context.locale.language)
    first: dict[str, re.Match[str]] = {}
    for match in _NUMERAL.finditer(target):
        used = set(match[0].translate(_ZEROS))
        if len(used) > 1:
            yield Finding(f"“{match[0]}” mixes two kinds of digits.", *match.span())
        elif foreign in used and match[0] not in context.source:
            yield Finding(f"{_DIGITS[foreign or '']} digits do not belong in {context.locale.name}.", *match.span())
        elif not _IN_NAME.search(target, max(match.start() - 3, 0), match.end() + 3):
            first.setdefault(used.pop(), match)
    if len(first) > 1:
        _, other = sorted(first.values(), key=lambda match: match.start())[:2]
        kinds = " and ".join(sorted(_DIGITS[system] for system in first))
        yield Finding(f"The numbers are in {kinds} digits: take one kind.", *other.span())


def _straight_quotes(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a straight mark where the text has curly ones, or the locale has marks of its own.

    Arabic is often set with straight marks throughout: there that is only told where the source is set so too.
    """
    match = _STRAIGHT.search(_TAG.sub(lambda tag: " " * len(tag[0]), context.target))
    if not match:
        return
    if _CURLY.search(context.target):
        yield Finding("Straight and typographic quotation marks in one text.", *match.span())
    elif '"' not in context.source and _CURLY.search(context.source):
        yield Finding("A straight quotation mark, where the text has typographic ones.", *match.span())
    elif (marks := _OWN_MARKS.get(context.locale.language)) is not None:
        severity = Severity.INFO if context.locale.language == "ar" else None
        name = context.locale.name
        yield Finding(f"A straight quotation mark, where {name} has {marks}.", *match.span(), severity)


def _may_want_half_space(piece: str, locale: LocaleInfo) -> bool:
    """Return whether `_half_spaces` may find anything in a text with ``piece``."""
    if locale.language not in _PERSIAN:
        return False
    if "می" in piece and (_MI_AT_END.search(piece) or VERB_GLUED.search(piece)):
        return True
    return piece.startswith("ها")


def _may_want_space(piece: str, locale: LocaleInfo) -> bool:
    """Return whether `_french_spaces` may find anything in a text with ``piece``."""
    if not locale.spaces_marks or not _MARKS.search(piece):
        return False
    return may_hold_address(piece, locale) or _CLOSE.search(piece) is not None


FRENCH_SPACES = Rule(
    "french-spaces",
    Severity.WARNING,
    "A no-break space before ? ! ; : and inside « ».",
    _french_spaces,
    target_sign=_may_want_space,
)
HALF_SPACES = Rule(
    "half-spaces",
    Severity.WARNING,
    "ZWNJ in Persian after می and before ها.",
    _half_spaces,
    target_sign=_may_want_half_space,
    of_letters=True,
)
MIXED_DIGITS = Rule(
    "mixed-digits",
    Severity.WARNING,
    "One kind of digits, and the locale's.",
    _mixed_digits,
    target_sign=has(_OF_ARABIC_SCRIPT),
)
STRAIGHT_QUOTES = Rule(
    "straight-quotes",
    Severity.WARNING,
    "The locale's quotation marks, not straight ones.",
    _straight_quotes,
    target_sign=lambda piece, _: '"' in piece,
)
