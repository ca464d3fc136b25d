"""Fill empty messages with drafts: exact memory match first, then machine translation under the glossary."""

from __future__ import annotations

from l10n_pipeline.pretranslate.drafter import Drafter
from l10n_pipeline.pretranslate.filling import Filled, fill, pending
from l10n_pipeline.pretranslate.ladder import DraftSettings

__all__ = ["DraftSettings", "Drafter", "Filled", "fill", "pending"]
"""What the pipeline uses; see the modules for the rules."""
