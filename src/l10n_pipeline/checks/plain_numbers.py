"""Numbers that can be read in one way only, with nothing beside them that makes more of them.

Most messages with numbers have only such ones, and the same on both sides: there is nothing to weigh then. Whatever is
not certainly plain (1.5; 30 000; 5 p.m.; 108 million; 1980s; 2019-20) is for `number_forms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache

from l10n_pipeline.checks.folding import KEPT, ascii_digits
from l10n_pipeline.checks.number_forms import CLUSTER, multiplies, readings

_DIGIT = re.compile(r"\d")
_ALONE = re.compile(rf"[(\[«“\"%٪$€£+]*(?:[^\W\d_]+-?)?({CLUSTER.pattern})[)\]»”\"%٪.,:;!?،؛؟]*")
"""A piece of a text with one number in digits, that of a name too: *(COVID-19),*."""
_NOT_PLAIN = frozenset(("00", "000", "100"))
"""Minutes, a group of another number's noughts, the 100 of French *p. 100*."""


def plain_numbers(text: str, tag: str, source_tag: str | None = None) -> tuple[Decimal, ...] | None:
    """Return the numbers in digits of ``text`` in locale ``tag``, in order; None where one of them is not plain.

    ``source_tag`` is given for a target, as for `number_forms.find_numbers`.
    """
    pieces = text.split(" ")
    kinds = list(map(_reader(tag, source_tag), pieces))
    if kinds.count(None) == len(kinds):
        return ()
    found: list[Decimal] = []
    for place in [place for place, kind in enumerate(kinds, 1) if kind is not None]:
        kind = kinds[place - 1]
        following = pieces[place] if place < len(pieces) else "."
        # of two pieces in a row 30 000 may be made; two spaces hide what follows
        if not kind or not following or (place < len(kinds) and kinds[place] is not None):
            return None
        # 5 p.m., 20 million
        if following[0] in "pP" or multiplies(following, tag):
            return None
        found += kind
    return tuple(found)


@cache
def _reader(tag: str, source_tag: str | None) -> Callable[[str], tuple[Decimal, ...] | None]:
    """Return a function that gives the plain number in a piece; nothing where it is not plain, None without digits."""

    def read(piece: str) -> tuple[Decimal, ...] | None:
        if not _DIGIT.search(piece):
            return None
        found = _ALONE.fullmatch(ascii_digits(piece))
        if found is None or found[1] in _NOT_PLAIN:
            return ()
        ways = readings(found[1], tag, source_tag)
        return ways[0].numbers[0] if len(ways) == 1 and len(ways[0].numbers) == 1 else ()

    return lru_cache(maxsize=KEPT)(read)
