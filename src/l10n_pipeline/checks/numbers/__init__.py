"""Numbers: the `NUMBERS` rule, and what it knows of digits, words, dates, codes and calendars."""

from __future__ import annotations

from l10n_pipeline.checks.numbers import elsewhere
from l10n_pipeline.checks.numbers.check import NUMBERS
from l10n_pipeline.checks.numbers.tables import TABLES

LANGUAGES = elsewhere.LANGUAGES.union(TABLES)
"""The languages, by ISO 639 code, whose number words are compared with English ones."""

__all__ = ["LANGUAGES", "NUMBERS"]
