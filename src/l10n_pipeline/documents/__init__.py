"""Source documents: bytes to skeleton and blocks, and back. One adapter a format."""

from __future__ import annotations

from l10n_pipeline.documents.base import (
    DRAFT,
    DRAFT_END,
    KEPT,
    KEPT_END,
    MARKS,
    Document,
    DocumentFormat,
    Notice,
    Rule,
    Segmentation,
    Translate,
    unmarked,
)
from l10n_pipeline.documents.registry import FORMATS, read_document

__all__ = [
    "DRAFT",
    "DRAFT_END",
    "FORMATS",
    "KEPT",
    "KEPT_END",
    "MARKS",
    "Document",
    "DocumentFormat",
    "Notice",
    "Rule",
    "Segmentation",
    "Translate",
    "read_document",
    "unmarked",
]
