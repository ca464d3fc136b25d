"""Numbers: the `NUMBERS` rule, and what it knows of digits, words, dates, codes and calendars."""

from __future__ import annotations

from l10n_pipeline.checks.numbers.check import NUMBERS

__all__ = ["NUMBERS"]
