"""Texts without words, as a number in a table: they are carried over as the locale writes them, without an engine."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n_pipeline import inline
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Origin
from l10n_pipeline.pretranslate.numbers import localized
from l10n_pipeline.typography import tidy

_PERCENT = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")
CARRIED_OVER = Origin("source (no words)")
"""Of a draft that is the source as the locale writes it."""


def carried_over(text: str, spans: Sequence[inline.Span], locale: LocaleInfo, source_locale: LocaleInfo) -> str | None:
    """Return ``text`` as ``locale`` writes it where it has no words but ``spans``, which survive letter for letter.

    Its digits are the locale's, and so are its separators and per cent signs where the source's are known. None where
    it has other words.
    """
    parts = inline.pieces(text, spans)
    if any(part.translate for part in parts):
        return None
    english = source_locale.language == "en"

    def written(part: inline.Piece) -> str:
        if part.span:
            return part.text
        return _percent(localized(part.text, locale), locale) if english else locale.with_digits(part.text)

    return tidy("".join(map(written, parts)), locale)


def _percent(text: str, locale: LocaleInfo) -> str:
    """Return ``text`` with per cent signs behind numbers as CLDR's pattern has them: ``14 %`` in French, ``۱۴٪``."""
    from babel import Locale

    behind = Locale.parse(locale.folder).percent_formats[None].pattern.rpartition("0")[2]
    if not behind.endswith("%"):
        return text  # Turkish and Basque have it before the number
    sign = behind if locale.digits == "latn" else behind.replace("%", "٪")
    return _PERCENT.sub(sign, text)
