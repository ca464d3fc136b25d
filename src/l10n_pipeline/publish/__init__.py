"""The gate, and the renderings of what passes it and what does not."""

from __future__ import annotations

from l10n_pipeline.publish.gate import Reason, Refusal, gate, withheld
from l10n_pipeline.publish.index import Row, render_index
from l10n_pipeline.publish.page import Alternate, Page, Passage, Sentence, Setting, make_page
from l10n_pipeline.publish.policy import Format, Policy, Standing
from l10n_pipeline.publish.render import render_document, render_html
from l10n_pipeline.publish.renderings import render
from l10n_pipeline.publish.targets import harmless, without
from l10n_pipeline.publish.templates import Templates

__all__ = [
    "Alternate",
    "Format",
    "Page",
    "Passage",
    "Policy",
    "Reason",
    "Refusal",
    "Row",
    "Sentence",
    "Setting",
    "Standing",
    "Templates",
    "gate",
    "harmless",
    "make_page",
    "render",
    "render_document",
    "render_html",
    "render_index",
    "withheld",
    "without",
]
