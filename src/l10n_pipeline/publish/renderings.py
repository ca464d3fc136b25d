"""All files of one document in one locale."""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from l10n_pipeline.catalogs.mo import compile_mo
from l10n_pipeline.documents import Document
from l10n_pipeline.model import Catalog
from l10n_pipeline.publish.flat import render_markdown_page, render_text_page
from l10n_pipeline.publish.page import Page
from l10n_pipeline.publish.policy import Format, Standing
from l10n_pipeline.publish.record import render_json
from l10n_pipeline.publish.render import render_document, render_html
from l10n_pipeline.publish.templates import Templates


def render(
    page: Page, document: Document, catalog: Catalog, domain: str, formats: Collection[Format], templates: Templates
) -> dict[str, bytes]:
    """Return the files of ``page`` by name: its ``formats``, and, for programs, JSON and the finished messages as .mo.

    Programs get no drafts. A document that is HTML is published as HTML only: its author decides what its page is.
    """
    made: dict[str, bytes] = {}
    for form in formats:
        suffix = suffix_of(form, document)
        if suffix and f"{domain}{suffix}" not in made:
            made[f"{domain}{suffix}"] = _render(form, page, document, catalog, templates)
    if page.standing is not Standing.PREVIEW:
        made[f"{domain}.json"] = render_json(page, domain)
        made[f"{domain}.mo"] = compile_mo(catalog)
    return made


def suffix_of(form: Format, document: Document) -> str:
    """Return the suffix of ``document`` in ``form``; empty where it is not published in it."""
    if document.suffix == ".html" and form is not Format.DOCUMENT:
        return ".html" if form is Format.HTML else ""
    match form:
        case Format.HTML:
            return ".html"
        case Format.DOCUMENT:
            return document.suffix
        case Format.MARKDOWN:
            return ".md"
        case Format.TEXT:
            return ".txt"
        case Format.PDF:
            return ".pdf"
    assert_never(form)


def _render(form: Format, page: Page, document: Document, catalog: Catalog, templates: Templates) -> bytes:
    if form is Format.DOCUMENT or suffix_of(form, document) == document.suffix:
        return render_document(page, document, catalog)
    match form:
        case Format.HTML:
            return render_html(page, document, catalog, templates)
        case Format.MARKDOWN:
            return render_markdown_page(page, templates)
        case Format.TEXT:
            return render_text_page(page, document, catalog, templates)
        case Format.PDF:
            # What Typst costs to import only they pay who want a PDF.
            from l10n_pipeline.publish.pdf import render_pdf

            return render_pdf(page, document, catalog, templates)
    assert_never(form)
