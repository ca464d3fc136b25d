"""Which adapter reads which file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from l10n_pipeline.documents.base import Document, DocumentFormat, Rule, Segmentation
from l10n_pipeline.documents.docx import DocxFormat
from l10n_pipeline.documents.html import HtmlFormat
from l10n_pipeline.documents.markdown import MarkdownFormat
from l10n_pipeline.documents.text import TextFormat
from l10n_pipeline.errors import DocumentError

FORMATS: dict[str, DocumentFormat] = {
    "text": TextFormat(),
    "markdown": MarkdownFormat(),
    "html": HtmlFormat(),
    "docx": DocxFormat(),
}
"""The known formats by name."""


def read_document(
    data: bytes,
    path: str,
    rules: Sequence[Rule] = (),
    form: str | None = None,
    segmentation: Segmentation = Segmentation.SENTENCE,
) -> Document:
    """Return the document in ``data``, cut into blocks and, as ``segmentation`` says, segments.

    ``form`` names the format; without it the suffix of ``path`` decides. Raises `DocumentError` where no adapter
    knows the format, or the bytes are not of it.
    """
    if form is not None:
        if form not in FORMATS:
            raise DocumentError(f"no such format: {form!r} (known: {', '.join(FORMATS)})", path=path)
        return FORMATS[form].read(data, path, rules, segmentation)
    suffix = PurePath(path).suffix.lower()
    for adapter in FORMATS.values():
        if suffix in adapter.suffixes:
            return adapter.read(data, path, rules, segmentation)
    known = ", ".join(sorted(s for adapter in FORMATS.values() for s in adapter.suffixes))
    raise DocumentError(f"no adapter reads {suffix or 'a file without a suffix'} (known: {known})", path=path)
