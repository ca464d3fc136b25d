"""Words that became their opposites: the `OPPOSITES` rule and its words."""

from __future__ import annotations

from l10n_pipeline.checks.opposites.check import OPPOSITES

__all__ = ["OPPOSITES"]
