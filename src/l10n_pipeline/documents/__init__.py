"""Source documents: bytes to skeleton and blocks, and back. One adapter a format."""

from __future__ import annotations

from l10n_pipeline.documents.base import Document, DocumentFormat, Notice, Rule, Segmentation, Translate
from l10n_pipeline.documents.registry import FORMATS, read_document

__all__ = ["FORMATS", "Document", "DocumentFormat", "Notice", "Rule", "Segmentation", "Translate", "read_document"]
