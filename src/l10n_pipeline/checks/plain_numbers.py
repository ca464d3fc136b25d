"""Numbers that their pieces tell, with nothing beside them that makes more of them, compared on both sides.

Most messages with numbers have the same ones in the same order: there is nothing to weigh then. Whatever is not
certainly so (30 000; 5 p.m.; 108 million; a number that moved, a percentage beside one that is none) is for
`number_forms`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from l10n_pipeline.checks.number_order import is_percent, may_be_year
from l10n_pipeline.checks.number_pieces import (
    CUE,
    DIGITS,
    ENDS,
    LONG,
    MAKES_MORE,
    ODD,
    PER,
    PERCENT,
    STARTS,
    YEAR,
    Look,
)

_CUE_REACH = 5
"""Pieces that may stand before a code, from the word that says it is one."""
_PERCENT_BEFORE = re.compile(r"[%٪]$")


def plain_numbers(look: Look) -> list[Decimal] | None:
    """Return the likeliest values of the numbers in digits of a text, in order; None where one of them is not plain."""
    found: list[Decimal] = []
    records = look.records
    last = len(records) - 1
    for place in look.noted:
        record = records[place]
        bits = record.bits
        if not bits & DIGITS:
            continue
        if bits & ODD or (place < last and _changes(bits, records[place + 1].bits)):
            return None
        if place and records[place - 1].bits & PER:
            return None
        if bits & LONG and look.bits & CUE and _has_cue(look, place):
            return None
        found += record.numbers
    return found


def _changes(bits: int, following: int) -> bool:
    """Return whether digits may mean something else with the piece behind them: 30 000, 5 p.m., 20 million."""
    return bool(following & MAKES_MORE or (bits & ENDS and following & STARTS))


def _has_cue(look: Look, place: int) -> bool:
    return any(record.bits & CUE for record in look.records[max(place - _CUE_REACH, 0) : place])


def are_same(source: Look, target: Look) -> bool:
    """Return whether both texts have the same numbers in the same order, all plain, and none changed what it is.

    False where that is not certain.
    """
    numbers = plain_numbers(source)
    if numbers is None or plain_numbers(target) != numbers:
        return False
    return len(numbers) < 2 or not (_may_have_moved_year(numbers, target) or _may_have_moved_percent(source, target))


def _may_have_moved_year(numbers: Sequence[Decimal], target: Look) -> bool:
    """Return whether the word for a year may stand before a number of the target that is none."""
    if not target.bits & YEAR:
        return False
    index = 0
    for place in target.noted:
        record = target.records[place]
        if record.numbers:
            named = place and record.bits & STARTS and target.records[place - 1].bits & YEAR
            if named and not may_be_year(numbers[index]):
                return True
            index += len(record.numbers)
    return False


def _may_have_moved_percent(source: Look, target: Look) -> bool:
    """Return whether a number of the target became a percentage, and one of the source is none any more."""
    if not source.bits & target.bits & PERCENT:
        return False
    both = list(zip(_percents(source), _percents(target), strict=True))
    return (True, False) in both and (False, True) in both


def _percents(look: Look) -> list[bool]:
    """Return for each number whether it is a percentage."""
    found: list[bool] = []
    for place in look.noted:
        record = look.records[place]
        if not record.numbers:
            continue
        found += record.percents or [False] * len(record.numbers)
        if place and record.bits & STARTS and _PERCENT_BEFORE.search(look.pieces[place - 1]):
            found[-len(record.numbers)] = True
        if not found[-1] and record.bits & ENDS:
            tail = ")" if look.pieces[place][-1] == ")" else ""
            found[-1] = is_percent(" ".join((tail, *look.pieces[place + 1 : place + 3])), 0, 0)
    return found
