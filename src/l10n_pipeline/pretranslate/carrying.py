"""Texts without words, as a number in a table: they are carried over as the locale writes them, without an engine."""

from __future__ import annotations

from collections.abc import Sequence

from l10n_pipeline import inline
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Origin
from l10n_pipeline.pretranslate.numbers import localized
from l10n_pipeline.typography import tidy

CARRIED_OVER = Origin("source (no words)")
"""Of a draft that is the source as the locale writes it."""


def carried_over(text: str, spans: Sequence[inline.Span], locale: LocaleInfo, source_locale: LocaleInfo) -> str | None:
    """Return ``text`` as ``locale`` writes it where it has no words but ``spans``, which survive letter for letter.

    Its digits are the locale's, and so are its separators where the source's are known. None where it has other words.
    """
    parts = inline.pieces(text, spans)
    if any(part.translate for part in parts):
        return None
    english = source_locale.language == "en"

    def written(part: inline.Piece) -> str:
        if part.span:
            return part.text
        return localized(part.text, locale) if english else locale.with_digits(part.text)

    return tidy("".join(map(written, parts)), locale)
