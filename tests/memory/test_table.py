"""Tables whose first line names the locales."""

from __future__ import annotations

import pytest

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.memory import table
from l10n_pipeline.memory.tmx import Languages

WANTED = Languages("en", ("fa", "fr"))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_are_found_by_their_locales(sign: str) -> None:
    """In any order, whatever parts them, others passed over; empty cells are no translations."""
    rows = [["fr", "note", "\ufeffEN", "fa"], ["Oui", "x", "Yes", "بله"], ["", "", "No", "نه"], ["seul"]]
    text = "\r\n".join(sign.join(row) for row in rows)
    found = [(u.source, u.target, u.locale, u.document) for u in table.read(text, "a/terms.csv", WANTED)]
    assert found == [
        ("Yes", "Oui", "fr", "terms.csv"),
        ("Yes", "بله", "fa", "terms.csv"),
        ("No", "نه", "fa", "terms.csv"),
    ]


def test_lines_that_bring_nothing_are_told() -> None:
    """By the line on which they start; a line that is blank, or lacks one of two translations, is none of them."""
    text = 'en,fr,fa\n"One\ntwo",Un deux\nOnly English\nThe end, he said,La fin,x,y\n,Oui,\n,,\n\nYes,Oui,,\nNo,,نه\n'
    passed: list[table.Passed] = []
    found = [(u.source, u.target) for u in table.read(text, "a.csv", WANTED, passed.append)]
    assert found == [("One\ntwo", "Un deux"), ("Yes", "Oui"), ("No", "نه")]
    assert [(each.line, each.reason) for each in passed] == [
        (4, "no translation"),
        (5, "more cells than columns"),
        (6, "no source"),
    ]


def test_a_cell_may_hold_quotes_and_line_breaks() -> None:
    """As RFC 4180 has them."""
    (found,) = table.read('en,fr\n"He said ""no"",\nthen left","Il dit «\u00a0non\u00a0»"\n', "a.csv", WANTED)
    assert found.source == 'He said "no",\nthen left'


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "must name the columns by locale, en and fa or fr; it has: nothing", 1),
        ("source,target\nYes,Oui\n", "it has: source, target", 1),
        ('en,fr\nYes,"Oui" x\n', "cannot be read as a table", 2),
    ],
)
def test_what_is_no_such_table_is_refused(text: str, reason: str, line: int) -> None:
    """With file and line."""
    with pytest.raises(CatalogError, match=reason) as raised:
        list(table.read(text, "a.csv", WANTED))
    assert (raised.value.path, raised.value.line) == ("a.csv", line)
