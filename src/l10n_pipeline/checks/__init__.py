"""Checks: a source and its target in, issues out. docs/checks.md describes each with examples.

>>> issues = run_checks(CheckContext(source="No.", target="Non..", locale=..., source_locale=...))

A check never raises and never changes a text; it runs in time linear in the length of the texts.
"""

from __future__ import annotations

from l10n_pipeline.checks.base import CatalogCheck, Check, CheckContext, Entry
from l10n_pipeline.checks.registry import CATALOG_CHECKS, CHECKS, REVIEW, run_catalog_checks, run_checks

__all__ = [
    "CATALOG_CHECKS",
    "CHECKS",
    "REVIEW",
    "CatalogCheck",
    "Check",
    "CheckContext",
    "Entry",
    "run_catalog_checks",
    "run_checks",
]
