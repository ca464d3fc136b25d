"""Pages as PDF, by Typst.

The template is a Typst document that reads the page as JSON: nothing that a catalog holds is ever Typst code.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files as package_files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from l10n_pipeline.documents import Document
from l10n_pipeline.errors import PublishError
from l10n_pipeline.model import Catalog
from l10n_pipeline.publish.flow import FlowBlock, flow
from l10n_pipeline.publish.flow_markdown import markdown_flow
from l10n_pipeline.publish.page import Page
from l10n_pipeline.publish.render import banner, date_of
from l10n_pipeline.publish.templates import Templates

if TYPE_CHECKING:
    import typst

_FONT_PACKAGE = "fontpkg_amiri"
_SERIF = "Libertinus Serif"
"""Comes with Typst."""
_ARABIC = "Amiri"
"""For every language in Arabic script: of the fonts that were tried (Noto Sans and Naskh Arabic, IBM Plex, Cairo,
Tajawal, Rubik) the only one whose text comes out of the PDF again as it was: it has neither dots nor a lam-alef of
several glyphs."""
_ONES = {"arabext": "۱", "arab": "١", "deva": "१", "beng": "১"}
"""The number one in CLDR's numbering systems, which is how Typst wants to be told of digits."""


def render_pdf(page: Page, document: Document, catalog: Catalog, templates: Templates) -> bytes:
    """Return ``page`` as a PDF file with its structure tagged; the same page always gives the same bytes.

    Raises `PublishError` where Typst is not installed or its template is wrong.
    """
    blocks = markdown_flow(page, document, catalog) if document.suffix == ".md" else flow(page)
    record = json.dumps(_record(page, blocks), ensure_ascii=False, sort_keys=True)
    compiler, error = _compiler(templates.folder)
    try:
        made = compiler.compile(
            input=templates.text("page.typ").encode(),
            format="pdf",
            sys_inputs={"page": record},
            timestamp=0,
        )
    except error as reason:
        raise PublishError(f"Typst: {reason}", path="templates/page.typ") from reason
    if not isinstance(made, bytes):
        raise PublishError("Typst made no PDF", path="templates/page.typ")
    return made


def _record(page: Page, blocks: Sequence[FlowBlock]) -> dict[str, object]:
    """Return what the template reads."""
    locale, source = page.locale, page.source_locale
    own = [_ARABIC] if locale.script == "Arab" else []
    date = date_of(page)
    return {
        "title": page.title,
        "lang": locale.language,
        "dir": locale.direction,
        "fonts": [*own, _SERIF],
        "source": {"lang": source.language, "dir": source.direction},
        "source_fonts": [_SERIF, *own],
        # What Amiri moves apart or together looks like a space to programs that extract text.
        "kerning": locale.script != "Arab",
        "one": _ONES.get(locale.digits, "1"),
        "banner": [dataclasses.asdict(part) for part in banner(page)],
        "published": page.words.published.format(date=date) if date and not page.preview else "",
        "blocks": [dataclasses.asdict(block) for block in blocks],
    }


@cache
def _compiler(folder: Path | None) -> tuple[typst.Compiler, type[Exception]]:
    """Return the compiler and the error that it raises, with the project's own fonts in ``folder``."""
    try:
        import typst
    except ImportError as reason:
        raise PublishError("PDF needs Typst: pip install 'l10n-pipeline[pdf]'", key="publish.formats") from reason
    fonts = [] if find_spec(_FONT_PACKAGE) is None else [str(package_files(_FONT_PACKAGE) / "files")]
    if folder is not None and (folder / "fonts").is_dir():
        fonts.insert(0, str(folder / "fonts"))
    return typst.Compiler(font_paths=typst.Fonts(font_paths=fonts)), typst.TypstError
