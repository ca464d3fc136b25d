"""Numbers that their pieces tell, with nothing beside them that makes more of them, compared on both sides.

Most messages with numbers have the same ones in the same order: there is nothing to weigh then. Whatever is not
certainly so (30 000; 5 p.m.; 10 to 20 million; a number that moved, a percentage beside one that is none) is for
`forms`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from l10n_pipeline.checks.numbers.forms import RANGE, SUM
from l10n_pipeline.checks.numbers.order import is_percent, may_be_year
from l10n_pipeline.checks.numbers.pieces import (
    CHANGES,
    CUE,
    DIGITS,
    ENDS,
    LONG,
    NAME,
    NOUGHTS,
    ODD,
    PER,
    PERCENT,
    SCALE,
    STARTS,
    YEAR,
    Look,
    Piece,
)

_CUE_REACH = 5
"""Pieces that may stand before a code, from the word that says it is one."""
_GOES_ON = re.compile(r"(?<!\d)\d{1,3} \d{3}(?!\d)|[).-]\d{3} \d{4}(?!\d)|\(\d{3}\) \d{3}(?!\d)")
"""Two pieces that may be one number or code."""
_FRONT = re.compile(r"[(\[«“\"$€£]*(?!000|٠٠٠|۰۰۰)(\d{1,3})")
_GROUP = re.compile(r"(\d{3})[)\]»”\".,:;!?،؛؟%٪]*")
_HEAD, _TAIL = re.compile(r"^\D*"), re.compile(r"\D*$")
"""What stands before the first digit of a piece, and behind the last."""
_DIGIT = re.compile(r"\d")
_BEHIND_WORD = re.compile(r"^\W?[^\W\d_]+(.*)", re.DOTALL)


@dataclass(slots=True)
class Plain:
    """The numbers in digits of a text."""

    values: Sequence[Decimal]
    """The likeliest value of each, in order."""
    joined: Mapping[int, int]
    """The places of pieces that make one number with those behind them, and of the piece where it ends."""


def plain_numbers(look: Look) -> Plain | None:
    """Return the numbers in digits of a text; None where one of them is not plain."""
    if not look.bits & DIGITS:
        return Plain([], {})
    if look.bits & ODD:
        return None
    found: list[Decimal] = []
    joined: dict[int, int] = {}
    records = look.records
    passed = 0
    for place, record in look.records.items():
        bits = record.bits
        if place < passed or not bits & DIGITS:
            continue
        if bits & NOUGHTS or ((before := records.get(place - 1)) and before.bits & PER):
            return None
        if bits & LONG and look.bits & CUE and _has_cue(look, place):
            return None
        if following := records.get(place + 1):
            if following.bits & CHANGES:
                return None
            if bits & ENDS and following.bits & (STARTS | SCALE):
                whole = _with_following(look, place, record, following)
                if whole is None:
                    return None
                numbers, passed = whole
                found += numbers
                if passed - place > 1:
                    joined[place] = passed - 1
                continue
        found += record.numbers
    return Plain(found, joined)


def _has_cue(look: Look, place: int) -> bool:
    return any(place - _CUE_REACH <= cue < place for cue, record in look.records.items() if record.bits & CUE)


def _with_following(look: Look, place: int, record: Piece, following: Piece) -> tuple[Sequence[Decimal], int] | None:
    """Return the numbers of a piece with those that the next ones make of them, and the place of the piece after.

    None where they are not certain.
    """
    cut = look.pieces
    if following.factor and cut[place][-1] != ")":
        number = _multiplied(look, place, record, following.factor)
        return None if number is None else ((number,), place + 2)
    if look.bits & CUE and following.bits & STARTS:
        return None
    if following.bits & STARTS and _GOES_ON.search(f"{cut[place]} {cut[place + 1]}"):
        return _joined(look, place)
    return record.numbers, place + 1


def _joined(look: Look, place: int) -> tuple[Sequence[Decimal], int] | None:
    """Return the number that is written with spaces between its groups from ``place`` on, and the place after it."""
    cut = look.pieces
    if (front := _FRONT.fullmatch(cut[place])) is None:
        return None
    digits, end = front[1], place + 1
    while end < len(cut) and cut[end - 1][-1:].isdigit() and _GOES_ON.search(f"{cut[end - 1]} {cut[end]}"):
        if (group := _GROUP.fullmatch(cut[end])) is None:
            return None
        digits, end = digits + group[1], end + 1
    following = look.records.get(end)
    if (following and following.bits & (CHANGES | SCALE)) or may_be_year(Decimal(digits)):
        return None
    return (Decimal(digits),), end


def _multiplied(look: Look, place: int, record: Piece, factor: Decimal) -> Decimal | None:
    """Return the value of 20 million; None where it may be a part of a range or of a sum, or reads as a year."""
    cut = look.pieces
    digits = [other for other, noted in look.records.items() if noted.bits & DIGITS]
    before = max((other for other in digits if other < place), default=None)
    if before is not None and RANGE.fullmatch(" ".join((_TAIL.findall(cut[before])[0], *cut[before + 1 : place], ""))):
        return None
    after = min((other for other in digits if other > place), default=None)
    if after is not None and SUM.fullmatch(" ".join((*cut[place + 2 : after], _HEAD.findall(cut[after])[0]))):
        return None
    if record.others or len(record.numbers) != 1:
        return None
    value = record.numbers[0] * factor
    return None if may_be_year(value) else value


def are_same(source: Look, plain: Plain, target: Look) -> bool:
    """Return whether the target has the same numbers, all plain, of which none moved and none changed what it is.

    False where that is not certain. ``plain`` are the numbers of the source. Digits of names may have moved: the 19 of
    COVID-19 is wherever the name is.
    """
    theirs = plain_numbers(target)
    if theirs is None or len(plain.values) != len(theirs.values):
        return False
    if plain.values != theirs.values and not _only_names_moved(source, plain.values, target, theirs.values):
        return False
    if len(plain.values) > 1:
        if target.bits & YEAR and _may_have_moved_year(target, theirs):
            return False
        if source.bits & target.bits & PERCENT:
            return not _may_have_moved_percent(_percents(source, plain), _percents(target, theirs))
    return True


def _only_names_moved(source: Look, numbers: Sequence[Decimal], target: Look, theirs: Sequence[Decimal]) -> bool:
    """Return whether the same numbers stand in the same order but for those that are digits of names, or not unique."""
    if not source.bits & NAME or any(record.others for look in (source, target) for record in look.records.values()):
        return False
    counts = Counter(numbers)
    if counts != Counter(theirs):
        return False
    passed = {number for record in source.records.values() if record.bits & NAME for number in record.numbers}
    passed |= {number for number, count in counts.items() if count > 1}
    kept, met = ([number for number in side if number not in passed] for side in (numbers, theirs))
    return kept == met


def _may_have_moved_year(target: Look, plain: Plain) -> bool:
    """Return whether the word for a year stands before a number of the target that is none."""
    for place, record in target.records.items():
        before = target.records.get(place - 1)
        named = record.numbers and record.bits & STARTS and before and before.bits & YEAR
        if named and (place in plain.joined or not may_be_year(record.numbers[0])):
            return True
    return False


def _may_have_moved_percent(source: Sequence[tuple[Decimal, bool]], target: Sequence[tuple[Decimal, bool]]) -> bool:
    """Return whether a number of the target became a percentage, and one of the source is none any more.

    The numbers are given with whether each is one.
    """
    if any(number != other for (number, _), (other, _) in zip(source, target, strict=True)):
        source, target = sorted(source), sorted(target)
    changes = {(before, after) for (_, before), (_, after) in zip(source, target, strict=True)}
    return {(True, False), (False, True)} <= changes


def _percents(look: Look, plain: Plain) -> list[tuple[Decimal, bool]]:
    """Return each number with whether it is a percentage."""
    found: list[bool] = []
    passed = 0
    for place, record in look.records.items():
        if not record.numbers or place < passed:
            continue
        percents = list(record.percents) or [False] * len(record.numbers)
        if place and record.bits & STARTS and look.pieces[place - 1].endswith(("%", "٪")):
            percents[0] = True
        end = plain.joined.get(place, place)
        passed = end + 1
        if not percents[-1]:
            tail = (_TAIL if _DIGIT.search(look.pieces[end]) else _BEHIND_WORD).findall(look.pieces[end])[0]
            percents[-1] = is_percent(" ".join((tail, *look.pieces[end + 1 : end + 3])), 0, 0)
        found += percents
    return list(zip(plain.values, found, strict=True))
