"""What single pieces of texts tell of numbers, months and days."""

from __future__ import annotations

import pytest

from l10n_pipeline.checks.numbers import pieces as number_pieces
from l10n_pipeline.checks.numbers.pieces import source_pieces, target_pieces

ENGLISH = [
    pytest.param("Two,", number_pieces.WORD_NUMBER, id="number-word"),
    pytest.param("Twenty-eighth", number_pieces.WORD_NUMBER, id="compound-number-word"),
    pytest.param("nineteenth", number_pieces.WORD_NUMBER, id="ordinal"),
    pytest.param("thousand", number_pieces.WORD_NUMBER, id="thousand"),
    pytest.param("Half", number_pieces.WORD_NUMBER, id="half"),
    pytest.param("two-thirds,", number_pieces.WORD_NUMBER, id="fraction"),
    pytest.param("million.", number_pieces.SCALE, id="scale"),
    pytest.param("May", number_pieces.MONTH, id="month"),
    pytest.param("Sept.", number_pieces.MONTH, id="short-month"),
    pytest.param("Mondays", number_pieces.DAY, id="day"),
    pytest.param("percent", number_pieces.PERCENT, id="percent"),
    pytest.param("cent", number_pieces.PERCENT, id="per-cent"),
    pytest.param("No.", number_pieces.CUE, id="number-sign"),
    pytest.param("Call", number_pieces.CUE, id="call"),
    pytest.param("p.m.", number_pieces.CHANGES, id="afternoon"),
    pytest.param("pm", number_pieces.CHANGES, id="afternoon-without-stops"),
    pytest.param("", number_pieces.CHANGES, id="two-spaces"),
    pytest.param("N95", number_pieces.NAME, id="name"),
    pytest.param("007", number_pieces.ODD, id="nought"),
]


@pytest.mark.parametrize(("piece", "sign"), ENGLISH)
def test_an_english_piece_tells_its_sign(piece: str, sign: int) -> None:
    """Words with a meaning beside numbers are known by themselves, with a mark behind them too."""
    record = source_pieces("en")[piece]
    assert record is not None
    assert record.bits & sign


@pytest.mark.parametrize("piece", ["people", "Marching", "may", "sun", "weekday", "centre", "“quoted”"])
def test_a_plain_english_word_tells_nothing(piece: str) -> None:
    """Words that only look like a month, a day or a percentage have no record."""
    assert source_pieces("en")[piece] is None


@pytest.mark.parametrize(
    ("locale", "piece", "sign"),
    [
        pytest.param("fa", "میلیون", number_pieces.SCALE, id="scale"),
        pytest.param("ar", "والعام", number_pieces.YEAR, id="year"),
        pytest.param("ar", "الجمعة،", number_pieces.DAY, id="day"),
        pytest.param("fr", "p.", number_pieces.PER, id="per"),
        pytest.param("fa", "درصد", number_pieces.SURELY_PERCENT, id="percent"),
        pytest.param("fr", "000", number_pieces.NOUGHTS, id="noughts"),
    ],
)
def test_a_piece_of_a_target_tells_its_sign(locale: str, piece: str, sign: int) -> None:
    """In the target's language, whatever stands before the word or behind it in the piece."""
    record = target_pieces(locale, "en")[piece]
    assert record is not None
    assert record.bits & sign


@pytest.mark.parametrize("table", [source_pieces("en"), target_pieces("fr", "en")], ids=["source", "target"])
def test_the_digits_of_tags_are_no_numbers(table: number_pieces.Pieces) -> None:
    """A tag that is lost or added is for `markup` to say."""
    record = table["<b1>loi</b1>,"]
    assert record is None or record.numbers == ()


@pytest.mark.parametrize(("locale", "piece"), [("ar", "واحدة"), ("ar", "المجمعة"), ("fa", "مردم")])
def test_a_plain_word_of_a_target_tells_nothing(locale: str, piece: str) -> None:
    """A word around the name of a day is another word."""
    assert target_pieces(locale, "en")[piece] is None
