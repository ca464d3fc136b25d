"""A glossary as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary import parse, sheet
from l10n_pipeline.model import ForbiddenForm, Gender, Glossary, Number, Rendering, Term, TermContext
from tests.glossary.made import terms

ROOT = Path(__file__).parents[2]


def unplaced(found: tuple[Term, ...]) -> list[Term]:
    """Return the terms without their lines, renderings by locale."""
    return [replace(term, line=0, renderings=dict(sorted(term.renderings.items()))) for term in found]


def test_our_glossary_comes_back() -> None:
    """Every term with every setting, form, reason and note."""
    ours = parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml")
    back = sheet.read(sheet.write(ours), "g.csv")
    assert back.skipped == ()
    assert unplaced(back.terms) == unplaced(ours.terms)


@given(st.lists(terms(), max_size=3))
def test_any_glossary_comes_back(found: list[Term]) -> None:
    """Whatever separators, quotes and formulas its texts have in them."""
    back = sheet.read(sheet.write(Glossary(tuple(found))), "g.csv")
    # what separates a form from its reason cannot stand in the form
    if not any("//" in item.form for term in found for one in term.renderings.values() for item in one.forbidden):
        assert unplaced(back.terms) == unplaced(tuple(found))


def test_excel_knows_the_encoding_and_sees_no_formula() -> None:
    """A byte order mark, and an apostrophe before what begins like a formula."""
    data = sheet.write(Glossary((Term("=1+1", note="-x", do_not_translate=True),)))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert (rows[1][0], rows[1][rows[0].index("note")]) == ("'=1+1", "'-x")


FULL = (
    "term{0}variants{0}case_sensitive{0}context{0}note{0}fa{0}fa accepted{0}fa forbidden{0}fa gender{0}fa number\r\n"
    "war on God{0}war against God | fight{0}yes{0}quotation{0}n{0}محاربه{0}محارب{0}جنگ // war | x{0}Feminine{0}dual\r\n"
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(FULL.format(",").encode(), id="commas"),
        pytest.param(FULL.format(";").encode("utf-8-sig"), id="semicolons of a German Excel"),
        pytest.param(FULL.format("\t").encode("utf-16"), id="Unicode text"),
        pytest.param(FULL.format(",").replace("\r\n", "\n").encode() + b"\n,,,,,,,,,\n", id="line feeds, empty rows"),
    ],
)
def test_what_spreadsheets_write_is_read(data: bytes) -> None:
    """In their separators and encodings."""
    (term,) = sheet.read(data, "g.csv").terms
    assert (term.source, term.variants, term.case_sensitive) == ("war on God", ("war against God", "fight"), True)
    assert (term.context, term.line) == (TermContext.QUOTATION, 2)
    forbidden = (ForbiddenForm("جنگ", "war"), ForbiddenForm("x"))
    assert term.renderings == {"fa": Rendering("محاربه", ("محارب",), forbidden, "", Gender.FEMININE, Number.DUAL)}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "g.csv:1: has no column 'term'", id="empty"),
        pytest.param(b"source,fa\n", "g.csv:1: has no column 'term' (its columns: source, fa)", id="no terms"),
        pytest.param(b"term,xx\n", "g.csv:1: xx: unknown column (known: term, variants", id="no locale"),
        pytest.param(b"term,fa wrong\n", "g.csv:1: fa wrong: unknown column", id="no column of a locale"),
        pytest.param("term\né\n".encode("latin-1"), "g.csv:2: is not UTF-8: save it as 'CSV UTF-8'", id="Latin-1"),
        pytest.param(b"\xff\xfea", "g.csv:1: is not UTF-8", id="half a character"),
        pytest.param(b'term\n"' + b"x" * 200_000, "g.csv:2: is not CSV: field larger", id="a quote that never ends"),
    ],
)
def test_what_cannot_be_read_is_told_with_line_and_column(data: bytes, message: str) -> None:
    """And nothing of the file is taken."""
    with pytest.raises(GlossaryError) as caught:
        sheet.read(data, "g.csv")
    assert str(caught.value).startswith(message)


def test_a_row_that_makes_no_sense_is_skipped_and_told() -> None:
    """The others are read."""
    data = b"term,fa,fa gender,context,whole_word\na,x\n,y\nb,,feminine\nc,x,male\nd,x,,title\ne,x,,,maybe\n"
    found = sheet.read(data, "g.csv")
    assert [term.source for term in found.terms] == ["a"]
    assert [line.partition(":")[0] for line in found.skipped] == ["line 3", "line 4", "line 5", "line 6", "line 7"]
    assert found.skipped[0] == "line 3: no term"
    assert found.skipped[1] == "line 4: fa has no preferred form"
    assert "'male'" in found.skipped[2]
    assert found.skipped[3:] == (
        "line 6: 'd': 'title' is not a valid TermContext",
        "line 7: 'e': whole_word must be true or false, not 'maybe'",
    )
