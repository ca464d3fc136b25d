"""The gate, and the renderings of what passes it and what does not."""

from __future__ import annotations

from l10n_pipeline.publish.gate import Reason, Refusal, gate
from l10n_pipeline.publish.page import Page, Passage, Sentence, make_page
from l10n_pipeline.publish.render import render_document, render_html

__all__ = [
    "Page",
    "Passage",
    "Reason",
    "Refusal",
    "Sentence",
    "gate",
    "make_page",
    "render_document",
    "render_html",
]
