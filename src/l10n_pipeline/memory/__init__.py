"""Translation memory: units by source, exact and fuzzy; TMX and CSV."""

from __future__ import annotations

from l10n_pipeline.memory.store import MACHINE_PENALTY, THRESHOLD, Memory

__all__ = ["MACHINE_PENALTY", "THRESHOLD", "Memory"]
