"""Pairs made of pairs: what real input looks like, too, and what a model has to copy.

Each has the corpus it comes from after a bar (``augmented: masks|umbrella``), and is seen as often as that corpus is.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n_pipeline.training.augment import Augmenter, Shares
from l10n_pipeline.training.reading import Pair

SHARES = Shares(masks=0.10, terms=0.14)
SPEECH, CAPITALS, JOINED = "augmented: speech", "augmented: capitals", "augmented: joined"
NUMBERS = "augmented: numbers"
_SHARE_OF = {SPEECH: 0.05, CAPITALS: 0.02, JOINED: 0.06}


def taught(augmenter: Augmenter, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield pairs that teach to copy masks and to read a term's rendering; by corpus as above."""
    for pair in pairs:
        for share, make in ((SHARES.masks, augmenter.masked), (SHARES.terms, augmenter.annotated)):
            if augmenter.chance.random() < share and (made := make(pair)) is not None:
                yield replace(made, corpus=f"{made.corpus}|{pair.corpus}")


def varied(pairs: Sequence[Pair], tag: str, chance: random.Random) -> Iterator[Pair]:
    """Yield what real input looks like, too: speech written down, headings in capitals, two sentences in a segment.

    The corpus of such a pair is the one it comes from, after a bar: it is seen only where that one is.
    """
    for pair in pairs:
        words = len(pair.source.split())
        if words >= 5 and "{" not in pair.source and chance.random() < _SHARE_OF[SPEECH]:
            bare = pair.source.lower().translate(
                str.maketrans("", "", string.punctuation.replace("'", "").replace("-", ""))
            )
            yield Pair(" ".join(bare.split()), pair.target, f"{SPEECH}|{pair.corpus}")
        if 2 <= words <= 12 and "{" not in pair.source and chance.random() < _SHARE_OF[CAPITALS]:
            yield Pair(pair.source.upper(), pair.target, f"{CAPITALS}|{pair.corpus}")
    for pair in pairs:
        if (other := renumbered(pair, tag, chance)) is not None:
            yield replace(other, corpus=f"{NUMBERS}|{pair.corpus}")
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        if re.search(r"[.!?]$", pair.source) and len(pair.source.split()) >= 5 and "{" not in pair.source:
            groups.setdefault(pair.corpus, []).append(pair)
    for own in groups.values():
        for _ in range(int(len(own) * _SHARE_OF[JOINED])):
            one, two = chance.choice(own), chance.choice(own)
            if len(one.source.split()) + len(two.source.split()) < 60:
                yield Pair(f"{one.source} {two.source}", f"{one.target} {two.target}", f"{JOINED}|{one.corpus}")


_NUMBER = re.compile(r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+|\d{2,6})(?![\w:/-]|[.,]\d)")
_SEPARATORS = (",", "", " ", "\u00a0", "\u202f", "\u066c", ".")
_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}


def renumbered(pair: Pair, tag: str, chance: random.Random) -> Pair | None:
    """Return ``pair`` with another number on both sides, written in the same way; None where none is sure."""
    found = list(_NUMBER.finditer(pair.source))
    if len(found) != 1 or sum(map(str.isdigit, pair.source)) != sum(map(str.isdigit, found[0][0])):
        return None
    written = found[0][0]
    value = int(written.replace(",", ""))
    year = len(written) == 4 and 1800 <= value <= 2100
    new = chance.randint(1850, 2030) if year else chance.randint(10 ** (len(str(value)) - 1), 10 ** len(str(value)) - 1)
    if not year and chance.random() < 0.5 and value % 10 == 0:  # round ones stay round
        zeros = len(str(value)) - len(str(value).rstrip("0"))
        new = max(new // 10**zeros, 1) * 10**zeros
    for digits in ({}, _DIGITS.get(tag, {})):
        for separator in _SEPARATORS:
            form, other = (f"{number:,}".replace(",", separator).translate(digits) for number in (value, new))
            if re.search(rf"(?<!\d){re.escape(form)}(?!\d)", pair.target) and pair.target.count(form) == 1:
                if sum(map(str.isdigit, pair.target)) != sum(map(str.isdigit, form)):
                    return None
                source = f"{new:,}" if "," in written else str(new)
                return Pair(pair.source.replace(written, source), pair.target.replace(form, other), pair.corpus)
    return None
