"""Fill empty messages with drafts: exact match, fuzzy match, then machine translation under the glossary."""

from __future__ import annotations

from l10n_pipeline.pretranslate.carrying import CARRIED_OVER, carried_over
from l10n_pipeline.pretranslate.drafter import Drafter
from l10n_pipeline.pretranslate.filling import Filled, fill, pending
from l10n_pipeline.pretranslate.ladder import DraftSettings
from l10n_pipeline.pretranslate.matching import Key, Remembered, remembered

__all__ = [
    "CARRIED_OVER",
    "DraftSettings",
    "Drafter",
    "Filled",
    "Key",
    "Remembered",
    "carried_over",
    "fill",
    "pending",
    "remembered",
]
"""What the pipeline uses; see the modules for the rules."""
