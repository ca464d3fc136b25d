"""Checks: a source and its target in, issues out. docs/checks.md describes each with examples.

>>> issues = run_checks(CheckContext(source="No.", target="Non..", locale=..., source_locale=...))

A check never raises and never changes a text; it runs in time linear in the length of the texts.
"""

from __future__ import annotations

from l10n_pipeline.checks.base import CatalogCheck, Check, CheckContext, Entry
from l10n_pipeline.checks.flags import misspelt_flags
from l10n_pipeline.checks.policy import EVERYTHING, FLAGS, SILENCING, SPELLING, Policy
from l10n_pipeline.checks.registry import (
    CATALOG_CHECKS,
    CHECKS,
    REVIEW,
    overlooked,
    run_catalog_checks,
    run_checks,
    run_checks_together,
)
from l10n_pipeline.checks.silencing import GRAVE, UNSILENCEABLE, Silenced, Verdict, near, silence

KNOWN = frozenset({*CHECKS, *CATALOG_CHECKS, FLAGS, SPELLING, SILENCING})
"""The ids that settings and comments may name."""

__all__ = [
    "CATALOG_CHECKS",
    "CHECKS",
    "EVERYTHING",
    "FLAGS",
    "GRAVE",
    "KNOWN",
    "REVIEW",
    "SILENCING",
    "SPELLING",
    "UNSILENCEABLE",
    "CatalogCheck",
    "Check",
    "CheckContext",
    "Entry",
    "Policy",
    "Silenced",
    "Verdict",
    "misspelt_flags",
    "near",
    "overlooked",
    "run_catalog_checks",
    "run_checks",
    "run_checks_together",
    "silence",
]
