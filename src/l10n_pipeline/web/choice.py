"""Which messages a person wants to see, as the page's filters and addresses say it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from urllib.parse import urlencode

from l10n_pipeline.glossary import spaced
from l10n_pipeline.model import Severity, State
from l10n_pipeline.pipeline.reviewing import Row, Sheet

_AROUND = 30
"""Messages of the list before and after the one that is open."""


class Show(StrEnum):
    """Which messages, by what is to be done with them."""

    PERSON = "person"
    """Everything that may not be published as it is."""
    ALL = "all"
    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    ERRORS = "errors"
    WARNINGS = "warnings"


TITLES = {
    Show.PERSON: "What needs a person",
    Show.ALL: "All messages",
    Show.UNTRANSLATED: "Not translated",
    Show.DRAFT: "Drafts",
    Show.TRANSLATED: "Translated, not reviewed",
    Show.REVIEWED: "Reviewed",
    Show.ERRORS: "With errors",
    Show.WARNINGS: "With warnings",
}
"""What the filter calls them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the filters say."""

    show: Show = Show.PERSON
    document: str = ""
    """A domain; empty for all."""
    text: str = ""
    """Found in the English or the translation, however it is typed."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Choice:
        """Return what the query of an address asks for; what makes no sense there counts as not said."""
        shown = query.get("show", "")
        show = Show(shown) if shown in list(Show) else Show.PERSON
        return cls(show, query.get("document", ""), " ".join(query.get("text", "").split()))

    @property
    def query(self) -> str:
        """What an address needs to ask for the same, with its question mark; empty where nothing was chosen."""
        fields = {"show": self.show if self.show is not Show.PERSON else "", "document": self.document}
        said = {name: value for name, value in (fields | {"text": self.text}).items() if value}
        return f"?{urlencode(said)}" if said else ""

    def fits(self, row: Row, sheet: Sheet) -> bool:
        """Return whether ``row`` of ``sheet`` is meant."""
        if self.document and row.document != self.document:
            return False
        if not self._shows(row):
            return False
        return not self.text or (
            any(_has(text, self.text, sheet.source_locale.language) for text in _sources(row))
            or any(_has(text, self.text, sheet.locale.language) for text in row.message.targets)
        )

    def _shows(self, row: Row) -> bool:
        match self.show:
            case Show.PERSON:
                return row.withheld is not None
            case Show.ALL:
                return True
            case Show.ERRORS:
                return row.count(Severity.ERROR) > 0
            case Show.WARNINGS:
                return row.count(Severity.WARNING) > 0
            case _:
                return row.message.state is State(str(self.show))


def _sources(row: Row) -> tuple[str, ...]:
    message = row.message
    return (message.source,) if message.source_plural is None else (message.source, message.source_plural)


def _has(text: str, words: str, language: str) -> bool:
    """Return whether ``text`` has ``words``, whatever their case, and however Arabic and Persian letters are typed."""
    return words.casefold() in text.casefold() or spaced(words, language).strip() in spaced(text, language)


@dataclass(frozen=True, slots=True)
class Near:
    """The part of a list that is shown."""

    rows: tuple[Row, ...]
    before: int
    """Messages of the list that are not shown, above."""
    after: int
    """The same, below."""


@dataclass(frozen=True)
class Chosen:
    """The messages of a sheet that a choice means, and how one comes from one to the next."""

    sheet: Sheet
    choice: Choice

    @cached_property
    def places(self) -> list[int]:
        """Where they stand in the sheet."""
        return [place for place, row in enumerate(self.sheet.rows) if self.choice.fits(row, self.sheet)]

    @property
    def first(self) -> Row | None:
        """The first of them."""
        return self.sheet.rows[self.places[0]] if self.places else None

    def before(self, row: Row) -> Row | None:
        """Return the last of them before ``row``, which need not be one of them."""
        place = bisect_left(self.places, self.sheet.places[row.id])
        return self.sheet.rows[self.places[place - 1]] if place else None

    def after(self, row: Row) -> Row | None:
        """Return the first of them behind ``row``, which need not be one of them."""
        place = bisect_right(self.places, self.sheet.places[row.id])
        return self.sheet.rows[self.places[place]] if place < len(self.places) else None

    def number(self, row: Row) -> int:
        """Return which of them ``row`` is, from 1; 0 where it is none of them."""
        place = bisect_left(self.places, self.sheet.places[row.id])
        found = place < len(self.places) and self.places[place] == self.sheet.places[row.id]
        return place + 1 if found else 0

    def near(self, row: Row) -> Near:
        """Return those that a list shows where ``row`` is open, with ``row`` itself: long lists are cut."""
        here = self.sheet.places[row.id]
        place = bisect_left(self.places, here)
        first, end = max(place - _AROUND, 0), min(place + _AROUND + 1, len(self.places))
        shown = sorted({*self.places[first:end], here})
        return Near(tuple(self.sheet.rows[each] for each in shown), first, len(self.places) - end)
