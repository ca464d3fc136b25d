"""Numbers that their pieces tell, and texts whose numbers are plainly the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from l10n_pipeline.checks.numbers.pieces import Pieces, source_pieces, target_pieces
from l10n_pipeline.checks.numbers.plain import are_same, plain_numbers

ENGLISH = source_pieces("en")


def values(text: str, table: Pieces) -> Sequence[Decimal] | None:
    """Return the values of the plain numbers of ``text``, None where one is not plain."""
    plain = plain_numbers(table.look(text))
    return plain.values if plain else None


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
        pytest.param("108 million, US$2.6 billion", (108_000_000, 2_600_000_000), id="multiplied"),
        pytest.param("30 400 and 1 234 567.", (30_400, 1_234_567), id="grouped-by-spaces"),
        pytest.param("(589253) 290 of 2009 H1N1 2010", (589253, 290, 2009, 1, 1, 2010), id="apart"),
        pytest.param("No. 12 of the 100 cases, 12345 of them", (12, 100, 12345), id="no-code"),
    ],
)
def test_plain_numbers_are_read_in_order(text: str, numbers: tuple[int | Decimal, ...]) -> None:
    """Digits that no piece beside them changes are numbers with their likeliest value."""
    assert values(text, ENGLISH) == list(map(Decimal, numbers))


NOT_PLAIN = (
    "5 p.m.",
    "5 p. m.",
    "10 to 20 million",
    "1 million 200 thousand",
    "1 988",
    "12 345,6",
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
    assert values(text, ENGLISH) is None


def test_a_target_is_read_by_both_locales() -> None:
    """The likeliest value is that of the target's own locale: 30,000 is 30 there, and its thousands are 30000."""
    french = target_pieces("fr", "en")
    assert values("30,000 détenus", french) == [Decimal(30)]
    assert values("30000 détenus", french) == [Decimal(30000)]
    assert values("30 000 détenus", french) == [Decimal(30000)]
    assert values("12 p. 100", french) is None


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        pytest.param("5% of 20 came", "۵٪ از ۲۰ نفر آمدند", True, id="percentage-kept"),
        pytest.param("5% of 20 came", "۵ نفر از ۲۰٪ آمدند", False, id="percentage-moved"),
        pytest.param("5 percent of 20 came", "۵ درصد از ۲۰ نفر آمدند", True, id="percentage-in-words"),
        pytest.param("In 1988, 1600 died", "در سال ۱۹۸۸، ۱۶۰۰ نفر مردند", True, id="year-kept"),
        pytest.param("In 1988, 700 died", "۱۹۸۸ نفر در سال ۷۰۰ مردند", False, id="year-moved"),
        pytest.param("1988 million in 1999", "سال ۱۹۸۸ میلیون در ۱۹۹۹", False, id="year-that-is-multiplied"),
        pytest.param("12 and 13", "۱۳ و ۱۲", False, id="moved"),
        pytest.param("COVID-19 in 12 and 13", "۱۲ و ۱۳ کووید-۱۹", True, id="name-moved"),
        pytest.param("12 and 13", "۱۲ و ۱۴", False, id="changed"),
    ],
)
def test_numbers_are_the_same_where_none_changed_or_moved(source: str, target: str, same: bool) -> None:
    """The same numbers in the same order, each a year or a percentage where it was one."""
    look = ENGLISH.look(source)
    plain = plain_numbers(look)
    assert plain is not None
    assert are_same(look, plain, target_pieces("fa", "en").look(target)) is same


def test_long_numbers_are_read_but_not_kept() -> None:
    """Texts seldom repeat long numbers: a table of pieces keeps words and short numbers only."""
    table = Pieces(lambda _: None)
    record = table["(123456)"]
    assert record is not None
    assert record.numbers == (Decimal(123456),)
    assert table["word"] is None
    assert list(table) == ["word"]
