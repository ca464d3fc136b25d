"""What the pieces of a text, between two spaces, tell of its numbers: read once for each piece and kept.

Most numbers need only their own piece to be read, and what makes more of one stands in the pieces beside it. So a text
is cut at spaces and every piece looked up: whoever compares two texts starts from the few pieces that tell something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from l10n_pipeline.checks.folding import WORD, ascii_digits, fold, mask_tags, pieces
from l10n_pipeline.checks.numbers.codes import CUE as CODE_CUE
from l10n_pipeline.checks.numbers.codes import CUE_WORDS, holds_code
from l10n_pipeline.checks.numbers.forms import Place, find_numbers, scale_of, sets_points
from l10n_pipeline.checks.numbers.invented import large_words
from l10n_pipeline.checks.numbers.kinds import KIND_WORDS
from l10n_pipeline.checks.numbers.months import MONTH_STARTS, names_month
from l10n_pipeline.checks.numbers.order import YEAR_NOUNS, is_percent, may_be_year, names_year
from l10n_pipeline.checks.numbers.tables import ENGLISH, TELLING_ENGLISH
from l10n_pipeline.checks.numbers.weekdays import DAY_STARTS, may_name_day, names_day
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.kept import MOST, Table

DIGITS = 1
"""Has digits."""
ODD = 2
"""Has digits that cannot be read without the rest of the text."""
STARTS = 4
"""Begins with a digit."""
NOUGHTS = 8
"""Has 000, of which more is told by what stands beside it."""
ENDS = 16
"""Ends with a digit or a bracket behind it."""
NAME = 32
"""Has digits of names, like N95, and no others."""
LONG = 64
"""Has digits enough to be a code after a word that says so."""
CUE = 128
"""Has a word after which digits may be a code."""
SCALE = 256
"""Multiplies a number right before it, like *million*."""
CHANGES = 512
"""Makes another number of one before it, like *p.m.*, or hides what does."""
PER = 1024
"""The *p.* of French *p. 100*."""
YEAR = 2048
"""Says that the number after it is a year."""
PERCENT = 4096
"""May say *per cent*."""
SURELY_PERCENT = 8192
"""Says it by itself."""
MONTH = 16384
"""Names a month, in an English source."""
DAY = 32768
"""May name a day of the week."""
WORD_NUMBER = 65536
"""Has a plain number word, in an English source."""
KIND_WORD = 131072
"""Has a magnitude, a fraction or an ordinal in words, in an English source."""
LARGE_WORD = 262144
"""Has a number in words that is no idiom, in a target."""

_PER_100 = re.compile(r"(?<=\bp\. )100\b|(?<=\bp\.)100\b|(?<=\bp\.\u00a0)100\b")
PERCENT_SAID = re.compile(
    r"[%٪％﹪]|\bper[\s-]?cent|\bpour[\s-]?cent|\bp\.\s?100|pourcentage|درصد|صدی"
    r"|\bب?الما?[ئي][ةه]|مئوي"
)
_MAY_BE_PERCENT = re.compile(r"[%٪]|cent\b|درصد|مائة|مئة")
_DIGIT = re.compile(r"\d")
_TELLING = TELLING_ENGLISH | KIND_WORDS | ENGLISH.scales.keys() | CUE_WORDS | {"p", "pm"}
"""English words that tell something, besides percentages, months and days."""
_INTEGER = re.compile(r"[(\[«“\"]*([1-9۱-۹١-٩]\d{0,5})[)\]»”\".,:;!?،؛؟]*")
"""Digits that are a number and nothing else, whatever the locale and the pieces around."""
_LONG = 5
_HALF_OPEN = re.compile(r"[\s\u200c-]$")
"""What may stand between digits and a word that multiplies them, or a percent sign."""
_JOINED = re.compile(r"\d[/‐‑–-]\d")
_NO_AMOUNT = re.compile(r"(?<![\d.,])0\d|\+|\)-?\d|\d{7}")
_POINTED = re.compile(r"\d\.\d{1,2}(?!\d)")
_MINUTES = re.compile(r"00(?!\d)")
_AFTERNOON = re.compile(r"p\.?(?:\s?m\b|$)", re.IGNORECASE)
_PER = re.compile(r"\bp\.$")


@dataclass(slots=True, eq=False)
class Piece:
    """What one piece tells. Not frozen: one is made for each long number, and frozen it takes twice the time."""

    bits: int = 0
    """The sum of the signs above."""
    numbers: tuple[Decimal, ...] = ()
    """The likeliest values of its numbers in digits, in order."""
    others: tuple[Decimal, ...] = ()
    """Their further values."""
    percents: tuple[bool, ...] = ()
    """Whether each number has a percent sign or word beside it in the piece; empty where none has."""
    factor: Decimal | None = None
    """What it multiplies a number before it by."""


_HIDES = Piece(CHANGES)


@dataclass(slots=True)
class Look:
    """A text as its pieces tell it."""

    pieces: Sequence[str]
    records: Mapping[int, Piece]
    """Of the pieces that tell something, by their places and in order."""
    bits: int
    """What any of them tells."""


class Pieces(Table[Piece | None]):
    """The records of the pieces of one locale's texts, None for those that tell nothing."""

    def __init__(self, read: Callable[[str], Piece | None]) -> None:
        """Keep what ``read`` says of pieces."""
        super().__init__(read)
        self._silent: set[str] = set()

    def __missing__(self, piece: str) -> Piece | None:
        """Return the record of a piece that is not known yet."""
        # long numbers are what texts seldom repeat
        if (found := _INTEGER.fullmatch(piece)) and len(found[1]) >= _LONG:
            return _integer(piece, found)
        record = super().__missing__(piece)
        if record is None:
            if len(self._silent) >= MOST:
                self._silent.clear()
            self._silent.add(piece)
        return record

    def look(self, text: str) -> Look:
        """Return what the pieces of ``text`` tell."""
        cut, silent = pieces(text), self._silent
        records = {}
        bits = 0
        # most pieces tell nothing, and to know it of them is a third of looking them up
        for place in [place for place, piece in enumerate(cut) if piece not in silent]:
            if record := self[cut[place]]:
                records[place] = record
                bits |= record.bits
        return Look(cut, records, bits)


def _integer(piece: str, found: re.Match[str]) -> Piece:
    start, end = found.span(1)
    bits = DIGITS | LONG if end - start >= _LONG else DIGITS
    if start == 0:
        bits |= STARTS
    if end == len(piece) or piece[-1] == ")":
        bits |= ENDS
    return Piece(bits, (Decimal(found[1]),))


def without_per_100(text: str) -> str:
    """Return ``text`` with spaces for the hundred of French *p. 100*, which is a percent sign."""
    return _PER_100.sub("   ", text) if "100" in text else text


def _edges(piece: str) -> int:
    bits = ENDS if piece[-1] == ")" or piece[-1].isdigit() else 0
    return bits | STARTS if piece[0].isdigit() else bits


@cache
def source_pieces(tag: str) -> Pieces:
    """Return the records of pieces of sources in locale ``tag``."""
    return Pieces(_english if tag.split("-")[0] == "en" else _other_source)


def _english(piece: str) -> Piece | None:
    if found := _INTEGER.fullmatch(piece):
        return _integer(piece, found)
    if not piece:
        return _HIDES
    if _is_plain_word(piece):
        return None
    folded = fold(piece)
    words = WORD.findall(folded)
    bits = 0 if TELLING_ENGLISH.isdisjoint(words) else WORD_NUMBER
    if not KIND_WORDS.isdisjoint(words):
        bits |= KIND_WORD
    if CODE_CUE.search(piece):
        bits |= CUE
    if names_month(piece):
        bits |= MONTH
    if names_day(piece):
        bits |= DAY
    return _record(piece, folded, bits, "en", None)


def _is_plain_word(piece: str) -> bool:
    """Return whether a piece of an English text is a word without any sign, as nearly all are."""
    word = piece.rstrip(".,;:")
    if not (word.isascii() and word.isalpha()) or word.endswith("cent"):
        return False
    return word.lower() not in _TELLING and word[:3] not in MONTH_STARTS and word[:3] not in DAY_STARTS


def _other_source(piece: str) -> Piece | None:
    bits = (DIGITS if _DIGIT.search(piece) else 0) | _percent(piece)
    return Piece(bits) if bits else None


@cache
def target_pieces(tag: str, source_tag: str) -> Pieces:
    """Return the records of pieces of targets in locale ``tag``, of sources in ``source_tag``."""
    language = tag.split("-")[0]

    def read(piece: str) -> Piece | None:
        if found := _INTEGER.fullmatch(piece):
            return _integer(piece, found)
        if not piece:
            return _HIDES
        folded = fold(piece)
        bits = DAY if may_name_day(folded, language) else 0
        if large_words(piece, language):
            bits |= LARGE_WORD
        if piece.endswith(YEAR_NOUNS) and names_year(f"{piece} ", len(piece) + 1):
            bits |= YEAR
        if piece.endswith("p.") and _PER.search(piece):
            bits |= PER
        return _record(piece, folded, bits, tag, source_tag)

    return Pieces(read)


def _record(piece: str, folded: str, bits: int, tag: str, source_tag: str | None) -> Piece | None:
    """Return the record of a piece of which ``bits`` are known: with ``source_tag`` one of a target."""
    bits |= _percent(piece)
    if _AFTERNOON.match(piece):
        bits |= CHANGES
    factor = scale_of(piece, folded, tag)
    if factor is not None:
        bits |= SCALE
    piece = mask_tags(piece)
    if _DIGIT.search(piece):
        return _with_digits(piece, bits | DIGITS | _edges(piece), tag, source_tag)
    return Piece(bits, factor=factor) if bits else None


def _percent(piece: str) -> int:
    if not _MAY_BE_PERCENT.search(piece):
        return 0
    return PERCENT | SURELY_PERCENT if PERCENT_SAID.search(piece) else PERCENT


def _with_digits(piece: str, bits: int, tag: str, source_tag: str | None) -> Piece:
    text = mask_addresses(piece)
    plain = ascii_digits(text)
    if source_tag is not None:
        text = without_per_100(text)
        if _POINTED.search(plain) and not sets_points(tag):
            bits |= ODD
    elif _NO_AMOUNT.search(plain) or holds_code(plain):
        return Piece(bits | ODD)
    if sum(map(str.isdigit, plain)) >= _LONG or _JOINED.search(plain):
        bits |= LONG
    places = find_numbers(text, tag, source_tag)
    if _MINUTES.match(plain) or bits & SCALE or _HALF_OPEN.search(plain):
        bits |= ODD
    if any(_is_odd(text, place) for place in places):
        bits |= ODD
    if any(place.text == "000" for place in places):
        bits |= NOUGHTS
    if places and all(place.in_name for place in places):
        bits |= NAME
    values = [values for place in places for values in place.readings[0].numbers]
    percents = tuple(is_percent(text, place.start, place.end) for place in places for _ in place.readings[0].numbers)
    return Piece(
        bits,
        tuple(first for first, *_ in values),
        tuple(other for _, *others in values for other in others),
        percents if any(percents) else (),
    )


def _is_odd(text: str, place: Place) -> bool:
    """Return whether digits of a piece are multiplied in it, or a year that is not written as one."""
    year = may_be_year(place.readings[0].numbers[0][0]) and not place.text.isdigit()
    return year or not place.text[-1].isdigit() or names_year(text, place.start)
