"""Percentages: where one text has some, the other has some too, or says them as fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import ascii_digits
from l10n_pipeline.checks.numbers.pieces import PERCENT_SAID
from l10n_pipeline.checks.numbers.said import spoken
from l10n_pipeline.checks.numbers.tables import TABLES
from l10n_pipeline.locales import LocaleInfo

SIGN = re.compile(r"[%٪]")
_SOURCE_PERCENT = re.compile(
    r"(?:\d\s?%|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|\w+ty|hundred))[\s-]?per\s?cent\b)"
)
_PERCENTS = re.compile(r"(\d+)\s?(?:[%٪]|per\s?cent)|[%٪](\d+)")


def percent_findings(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where one side has percentages and the other has none."""
    if context.locale.language not in TABLES:
        return
    signs = "%" in context.source or "cent" in context.source
    match = _SOURCE_PERCENT.search(context.source) if signs else None
    if (
        match
        and not PERCENT_SAID.search(context.target)
        and not _halves(context.source, context.target, context.locale)
    ):
        yield Finding("The source has a percentage, the translation none.")
    sign = SIGN.search(context.target) if "%" in context.target or "٪" in context.target else None
    if sign and not PERCENT_SAID.search(context.source):
        source_locale = context.source_locale
        if not _halves(ascii_digits(context.target), context.source, source_locale):
            yield Finding("The translation has a percentage, the source none.", *sign.span())


def _halves(text: str, other: str, locale: LocaleInfo) -> bool:
    """Return whether ``other``, a text in ``locale``, says the percentages of ``text`` as fractions: 50 % is a half."""
    fractions = spoken(other, locale.language).fractions
    percents = [Decimal(first or second) / 100 for first, second in _PERCENTS.findall(text)]
    return bool(percents) and fractions.issuperset(percents)
