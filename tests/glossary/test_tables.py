"""Tables of forms in sentences: what a term or rendering is found in, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.glossary import find, find_forms, holds
from l10n_pipeline.model import Glossary, Rendering, Term

DATA = Path(__file__).parent / "data"
LEAST = 100


def _rows(name: str) -> list[list[str]]:
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _expected(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split(";")


@pytest.mark.parametrize(
    ("term", "part", "text", "expected"), [pytest.param(*row, id=f"{row[0]} in {row[2]}") for row in _rows("en")]
)
def test_english_terms(term: str, part: str, text: str, expected: str) -> None:
    """Inflected, possessive, hyphenated and dotted spellings are the term; words that resemble it are not."""
    glossary = Glossary((Term(term, part_of_speech=part, renderings={"fa": Rendering("x")}),))
    assert [text[match.start : match.end] for match in find(glossary, text)] == _expected(expected)


@pytest.mark.parametrize(
    ("locale", "form", "text", "expected"),
    [pytest.param(locale, *row, id=f"{row[0]} in {row[1]}") for locale in ("fr", "ar", "fa") for row in _rows(locale)],
)
def test_forms_of_renderings(locale: str, form: str, text: str, expected: str) -> None:
    """Inflected forms with their particles are the rendering; words that resemble it are not."""
    assert [text[start:end] for start, end in find_forms([form], text, locale)] == _expected(expected)
    assert holds([form], text, locale) == (expected != "-")


@pytest.mark.parametrize("name", ["en", "fr", "ar", "fa"])
def test_the_tables_hold_enough(name: str) -> None:
    """At least a hundred rows a language, at least twenty-five of them near misses."""
    rows = _rows(name)
    assert len(rows) >= LEAST
    assert sum(row[-1] == "-" for row in rows) >= 25
