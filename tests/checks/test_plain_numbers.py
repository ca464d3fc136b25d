"""Numbers that their pieces tell, and texts whose numbers are plainly the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from l10n_pipeline.checks.number_pieces import Pieces, look, source_pieces, target_pieces
from l10n_pipeline.checks.plain_numbers import are_same, plain_numbers

ENGLISH = source_pieces("en")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("No number.", (), id="none"),
        pytest.param("In 1988 (and 12) came.", (1988, 12), id="plain"),
        pytest.param("30,000 came, 15% of them.", (30000, 15), id="grouped-and-percent"),
        pytest.param("(COVID-19), he said.", (19,), id="of-a-name"),
        pytest.param("۱۳۶۷ و ۱۲", (1367, 12), id="other-digits"),
        pytest.param("the 1980s, 2019-20 and 1.5", (1980, 2019, 20, Decimal("1.5")), id="with-further-values"),
        pytest.param("28, 2020", (28, 2020), id="beside-each-other"),
        pytest.param("5 people", (5,), id="no-afternoon"),
        pytest.param("No. 12 of the 100 cases, 12345 of them", (12, 100, 12345), id="no-code"),
    ],
)
def test_plain_numbers_are_read_in_order(text: str, numbers: tuple[int | Decimal, ...]) -> None:
    """Digits that no piece beside them changes are numbers with their likeliest value."""
    assert plain_numbers(look(text, ENGLISH)) == list(map(Decimal, numbers))


NOT_PLAIN = (
    "5 p.m.",
    "5 p. m.",
    "108 million",
    "30 000",
    "5 h 00",
    "000 100",
    "50bn",
    "7  million",
    "007 came",
    "call 5551234 now",
    "+49 30 123",
    "case no. 12345",
    "(555) 123-4567",
)


@pytest.mark.parametrize("text", [pytest.param(text, id=text) for text in NOT_PLAIN])
def test_what_may_be_read_otherwise_is_not_plain(text: str) -> None:
    """Whatever its neighbours may make another number or a code of is left to the full reading."""
    assert plain_numbers(look(text, ENGLISH)) is None


def test_a_target_is_read_by_both_locales() -> None:
    """The likeliest value is that of the target's own locale: 30,000 is 30 there, and its thousands are 30000."""
    french = target_pieces("fr", "en")
    assert plain_numbers(look("30,000 détenus", french)) == [Decimal(30)]
    assert plain_numbers(look("30000 détenus", french)) == [Decimal(30000)]
    assert plain_numbers(look("12 p. 100", french)) is None


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        pytest.param("5% of 20 came", "۵٪ از ۲۰ نفر آمدند", True, id="percentage-kept"),
        pytest.param("5% of 20 came", "۵ نفر از ۲۰٪ آمدند", False, id="percentage-moved"),
        pytest.param("5 percent of 20 came", "۵ درصد از ۲۰ نفر آمدند", True, id="percentage-in-words"),
        pytest.param("In 1988, 1600 died", "در سال ۱۹۸۸، ۱۶۰۰ نفر مردند", True, id="year-kept"),
        pytest.param("In 1988, 700 died", "۱۹۸۸ نفر در سال ۷۰۰ مردند", False, id="year-moved"),
        pytest.param("12 and 13", "۱۳ و ۱۲", False, id="moved"),
        pytest.param("12 and 13", "۱۲ و ۱۴", False, id="changed"),
    ],
)
def test_numbers_are_the_same_where_none_changed_or_moved(source: str, target: str, same: bool) -> None:
    """The same numbers in the same order, each a year or a percentage where it was one."""
    assert are_same(look(source, ENGLISH), look(target, target_pieces("fa", "en"))) is same


def test_a_table_keeps_no_more_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of pieces is emptied when it is full, and long numbers are not kept at all."""
    monkeypatch.setattr("l10n_pipeline.checks.number_pieces.KEPT", 3)
    table = Pieces(ENGLISH.__missing__)
    for piece in ("a", "b", "c", "d", "123456"):
        assert table[piece].bits == ENGLISH[piece].bits
    assert list(table) == ["d"]
