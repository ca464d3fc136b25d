"""Names: the `NAMES` rule, and how names are spelt, heard and ordered."""

from __future__ import annotations

from l10n_pipeline.checks.names.check import NAMES

__all__ = ["NAMES"]
