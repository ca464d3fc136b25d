"""CSV files of two or more columns → translation units."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.memory.tmx import Languages
from l10n_pipeline.model import State, TranslationUnit

SUFFIXES = (".csv", ".tsv")
_LIMIT = 1024 * 1024
"""Characters of a cell; more is no sentence."""


def read(text: str, path: str, languages: Languages) -> Iterator[TranslationUnit]:
    """Yield the units of a table whose first line names the columns by their locales: ``en,fa,fr``.

    Columns in other locales are passed over. Comma, semicolon or tab part the cells, whichever the first line has.
    Raises `CatalogError` with path and line where a needed column is missing, or a line cannot be read.
    """
    csv.field_size_limit(_LIMIT)
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max("\t;,", key=first.count), strict=True)
    document = path.replace("\\", "/").rpartition("/")[2]
    try:
        names = [name.strip().lstrip("\ufeff") for name in next(rows, [])]
        source, targets = _columns(names, path, languages)
        for row in rows:
            for place, locale in targets:
                if max(source, place) < len(row) and row[source].strip() and row[place].strip():
                    yield TranslationUnit(row[source].strip(), row[place].strip(), locale, State.TRANSLATED, document)
    except csv.Error as reason:
        raise CatalogError(f"cannot be read as a table: {reason}", path=path, line=rows.line_num) from reason


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
