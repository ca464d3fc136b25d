"""The index of all locales: what is published in which, and how far the rest is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.publish.dates import format_percent
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.templates import Templates
from l10n_pipeline.publish.words import words


@dataclass(frozen=True, slots=True)
class Row:
    """A document in one locale."""

    locale: LocaleInfo
    domain: str
    title: str
    """In the locale, or in the source language where no page is listed."""
    standing: Standing | None
    """None where nothing is published."""
    finished: int
    total: int

    @property
    def address(self) -> str:
        """Of its page, from the index; empty where nothing is published: a preview is nothing to send readers to."""
        return "" if self.standing in (None, Standing.PREVIEW) else f"{self.locale.tag}/{self.domain}.html"

    @property
    def completeness(self) -> str:
        """How much of it is finished, in the words of its language."""
        return words(self.locale.language).complete.format(
            percent=format_percent(self.finished, self.total, self.locale)
        )

    @property
    def remark(self) -> str:
        """What readers should know of it, in its language; empty for a finished document."""
        said = words(self.locale.language)
        match self.standing:
            case None | Standing.PREVIEW:
                return said.preparing
            case Standing.OLDER:
                return said.older
            case Standing.PARTIAL:
                return said.partial
            case Standing.FINISHED:
                return ""

    @property
    def remark_language(self) -> str:
        """Of its remark and completeness: English for languages whose words we do not have."""
        return words(self.locale.language).language


def render_index(rows: Sequence[Row], source: LocaleInfo, project: str, base_url: str, templates: Templates) -> bytes:
    """Return the page that lists ``rows``, grouped by locale in their order."""
    style = templates.style()
    locales = list(dict.fromkeys(row.locale for row in rows))
    shown = [(locale, [row for row in rows if row.locale == locale]) for locale in locales]
    url = f"{base_url}/index.html" if base_url else ""
    return templates.render("index.html", locales=shown, source=source, project=project, url=url, style=style).encode()
