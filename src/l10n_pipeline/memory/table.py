"""CSV files of two or more columns → translation units."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.memory.tmx import Languages
from l10n_pipeline.model import State, TranslationUnit

SUFFIXES = (".csv", ".tsv")
_LIMIT = 1024 * 1024
"""Characters of a cell; more is no sentence."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A line of a table that brought no unit."""

    line: int
    """1-based, the first where its cells hold line breaks."""
    reason: str


def read(
    text: str, path: str, languages: Languages, pass_over: Callable[[Passed], None] = lambda passed: None
) -> Iterator[TranslationUnit]:
    """Yield the units of a table whose first line names the columns by their locales: ``en,fa,fr``.

    Columns in other locales are passed over. Comma, semicolon or tab part the cells, whichever the first line has.
    Blank lines aside, ``pass_over`` is told those that bring nothing: no source, no translation in a wanted locale, or
    more cells than columns, where a text was cut in two.
    Raises `CatalogError` with path and line where a needed column is missing, or a line cannot be read.
    """
    csv.field_size_limit(_LIMIT)
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max("\t;,", key=first.count), strict=True)
    document = path.replace("\\", "/").rpartition("/")[2]
    try:
        names = [name.strip().lstrip("\ufeff") for name in next(rows, [])]
        source, targets = _columns(names, path, languages)
        ended = rows.line_num
        for row in rows:
            line, ended = ended + 1, rows.line_num
            cells = [cell.strip() for cell in row]
            found = [(cells[place], locale) for place, locale in targets if place < len(cells) and cells[place]]
            if reason := _useless(cells, len(names), source, translated=bool(found)):
                pass_over(Passed(line, reason))
            elif any(cells):
                yield from (
                    TranslationUnit(cells[source], target, locale, State.TRANSLATED, document)
                    for target, locale in found
                )
    except csv.Error as reason:
        raise CatalogError(f"cannot be read as a table: {reason}", path=path, line=rows.line_num) from reason


def _useless(cells: Sequence[str], columns: int, source: int, *, translated: bool) -> str:
    """Return why a line of ``cells`` brings nothing; "" where it does, and for a blank one."""
    if not any(cells):
        return ""
    if any(cells[columns:]):
        return "more cells than columns"
    if source >= len(cells) or not cells[source]:
        return "no source"
    return "" if translated else "no translation"


def _columns(names: Sequence[str], path: str, languages: Languages) -> tuple[int, list[tuple[int, str]]]:
    """Return the place of the source column, and place and locale of the others that are wanted."""
    sources = [place for place, name in enumerate(names) if languages.is_source(name)]
    targets = [(place, locale) for place, name in enumerate(names) if (locale := languages.target(name)) is not None]
    if not sources or not targets:
        wanted = " or ".join(languages.targets)
        raise CatalogError(
            f"its first line must name the columns by locale, {languages.source} and {wanted}; it has:"
            f" {', '.join(names) or 'nothing'}",
            path=path,
            line=1,
        )
    return sources[0], targets
