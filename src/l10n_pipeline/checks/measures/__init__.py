"""What stands beside numbers: the `MEASURES` rule and its words."""

from __future__ import annotations

from l10n_pipeline.checks.measures.check import MEASURES

__all__ = ["MEASURES"]
