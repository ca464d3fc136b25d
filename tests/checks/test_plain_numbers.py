"""Numbers that can be read in one way only."""

from __future__ import annotations

from decimal import Decimal

import pytest

from l10n_pipeline.checks.plain_numbers import plain_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("No number.", (), id="none"),
        pytest.param("In 1988 (and 12) came.", (1988, 12), id="plain"),
        pytest.param("30,000 came, 15% of them.", (30000, 15), id="grouped-and-percent"),
        pytest.param("(COVID-19), he said.", (19,), id="of-a-name"),
        pytest.param("۱۳۶۷ و ۱۲", (1367, 12), id="other-digits"),
    ],
)
def test_plain_numbers_are_read_in_order(text: str, numbers: tuple[int, ...]) -> None:
    """Digits by themselves, in a name or grouped are numbers with one reading."""
    assert plain_numbers(text, "en") == tuple(map(Decimal, numbers))


NOT_PLAIN = (
    "5 p.m.",
    "108 million",
    "30 000",
    "the 1980s",
    "2019-20",
    "1.5",
    "5 h 00",
    "000 100",
    "50bn",
    "7  million",
)


@pytest.mark.parametrize("text", [pytest.param(text, id=text) for text in NOT_PLAIN])
def test_what_may_be_read_otherwise_is_not_plain(text: str) -> None:
    """Whatever its neighbours may make another number of is left to the full reading."""
    assert plain_numbers(text, "en") is None


def test_a_target_is_read_by_both_locales() -> None:
    """What the source's locale reads as another number is not plain in the target."""
    assert plain_numbers("30,000 détenus", "fr", "en") is None
    assert plain_numbers("30000 détenus", "fr", "en") == (Decimal(30000),)
