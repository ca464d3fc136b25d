"""What pieces of texts tell is worked out once, and kept within bounds."""

from __future__ import annotations

from functools import partial

from l10n_pipeline.checks.folding import pieces
from l10n_pipeline.kept import MOST, Table


def size(asked: list[str], piece: str) -> int:
    asked.append(piece)
    return len(piece)


def test_a_piece_is_worked_out_once() -> None:
    """The second text with it is told what was found for the first."""
    asked: list[str] = []
    table = Table(partial(size, asked))
    assert [table[piece] for piece in pieces("to be or not to be")] == [2, 2, 2, 3, 2, 2]
    assert asked == ["to", "be", "or", "not"]


def test_numbers_are_alike_where_their_digits_tell_nothing() -> None:
    """Those of each script among themselves, and as many digits only."""
    asked: list[str] = []
    table = Table(partial(size, asked), any_digit=True)
    assert [table[piece] for piece in ("(17)", "(98)", "۱۷", "۹۸", "123")] == [4, 4, 2, 2, 3]
    assert asked == ["(00)", "۰۰", "000"]


def test_a_table_is_bounded_and_forgets_what_is_out_of_use() -> None:
    """A piece that every text has is never worked out again, however many others come."""
    asked: list[str] = []
    table = Table(partial(size, asked))
    _ = table["once"]
    for number in range(3 * MOST):
        assert table["the"] == 3
        assert table[f"w{number}"] == len(f"w{number}")
        assert len(table) <= MOST
    assert asked.count("the") == 1
    _ = table["once"]
    assert asked.count("once") == 2


def test_every_space_cuts() -> None:
    """Between two, and at an end, is an empty piece: a text of none has one."""
    assert pieces(" a  b") == ["", "a", "", "b"]
    assert pieces("") == [""]
