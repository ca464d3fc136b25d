"""Ranges that one language counts out: *sections 11 to 14* are *les articles 11, 12, 13 et 14*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from l10n_pipeline.checks.numbers.order import Placed

_TO = re.compile(r"[\s()]*(?:[-–—]|\b(?:to|through|à|au|تا|الی|إلى|الى|حتى)\b)[\s()]*")
_MOST = 20
"""Numbers that somebody may count out."""


def without_counted_out(one: list[Placed], ranged: Sequence[Placed], text: str) -> list[Placed]:
    """Return ``one`` side's numbers that the other lacks, less those that a range of the other stands for.

    ``ranged`` are all numbers of the other side, in ``text``. A range stands for the numbers inside it if every one of
    them is there.
    """
    if not one:
        return one
    for first, last in pairwise(ranged):
        low, high = first.values[0], last.values[0]
        if not (1 < high - low <= _MOST and low == int(low)) or not _TO.fullmatch(
            text, first.place.end, last.place.start
        ):
            continue
        inside = {low + step for step in range(1, int(high - low))}
        if inside <= {number.values[0] for number in one}:
            counted: set[Decimal] = set(inside)
            kept = []
            for number in one:
                if number.values[0] in counted:
                    counted.discard(number.values[0])
                else:
                    kept.append(number)
            one = kept
    return one
