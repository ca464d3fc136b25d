"""What becomes of a document that is not ready, and the forms in which documents are published."""

from __future__ import annotations

from enum import StrEnum


class Policy(StrEnum):
    """What becomes, in public/, of a document that the gate refuses. A marked preview goes to preview/ in any case."""

    WITHHOLD = "withhold"
    """Nothing new; a finished version that was published before stays as it is."""
    KEEP = "keep"
    """The version that was published before stays, with a notice that a newer one is to come."""
    SOURCE = "source"
    """What is finished appears, the rest in the source language; a notice says so, and each such part is marked."""
    PREVIEW = "preview"
    """The drafts appear, marked as such."""


class Standing(StrEnum):
    """What a published page is."""

    FINISHED = "finished"
    OLDER = "older"
    """An earlier finished version, with a notice."""
    PARTIAL = "partial"
    """Finished sentences, and marked ones in the source language, with a notice."""
    PREVIEW = "preview"
    """With drafts in it: every rendering says so first."""


class Format(StrEnum):
    """A form in which documents are published. The .mo file and the .json file come with them."""

    HTML = "html"
    DOCUMENT = "document"
    """The source's own format."""
    MARKDOWN = "markdown"
    TEXT = "text"
    PDF = "pdf"
