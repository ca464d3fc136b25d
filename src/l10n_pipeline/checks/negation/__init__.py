"""Negations: the `NEGATION` rule, and how languages negate."""

from __future__ import annotations

from l10n_pipeline.checks.negation.check import NEGATION
from l10n_pipeline.checks.negation.forms import FORMS

LANGUAGES = frozenset(FORMS)
"""The languages, by ISO 639 code, whose negations are compared with English ones."""

__all__ = ["LANGUAGES", "NEGATION"]
