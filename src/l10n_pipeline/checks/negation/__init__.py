"""Negations: the `NEGATION` rule, and how languages negate."""

from __future__ import annotations

from l10n_pipeline.checks.negation.check import NEGATION

__all__ = ["NEGATION"]
