"""What the pieces of a text, between two spaces, tell of its numbers: read once for each piece and kept.

Most numbers need only their own piece to be read, and what makes more of one stands in the pieces beside it. So a text
is cut at spaces and every piece looked up: whoever compares two texts starts from the few pieces that tell something.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from l10n_pipeline.checks.codes import CUE as CODE_CUE
from l10n_pipeline.checks.codes import holds_code
from l10n_pipeline.checks.folding import KEPT, WORD, ascii_digits, fold
from l10n_pipeline.checks.months import names_month
from l10n_pipeline.checks.number_forms import find_numbers, multiplies
from l10n_pipeline.checks.number_order import is_percent, may_be_year, names_year
from l10n_pipeline.checks.number_words import STRICT_ENGLISH
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.checks.weekdays import DAY_NAMES, names_day

DIGITS = 1
"""Has digits."""
ODD = 2
"""Has digits that cannot be read without the rest of the text."""
STARTS = 4
"""Begins with a digit."""
ENDS = 8
"""Ends with a digit or a bracket behind it."""
LONG = 16
"""Has digits enough to be a code after a word that says so."""
CUE = 32
"""Has a word after which digits may be a code."""
MAKES_MORE = 64
"""Makes another number of one before it, like *million* and *p.m.*, or hides what does."""
PER = 128
"""The *p.* of French *p. 100*."""
YEAR = 256
"""Says that the number after it is a year."""
PERCENT = 512
"""May say *per cent*."""
SURELY_PERCENT = 1024
"""Says it by itself."""
MONTH = 2048
"""Names a month, in an English source."""
DAY = 4096
"""May name a day of the week."""
WORD_NUMBER = 8192
"""Has a plain number word, in an English source."""

PER_100 = re.compile(r"(?<=\bp\. )100\b|(?<=\bp\.)100\b|(?<=\bp\.\u00a0)100\b")
PERCENT_SAID = re.compile(
    r"[%٪％﹪]|\bper[\s-]?cent|\bpour[\s-]?cent|\bp\.\s?100|pourcentage|درصد|صدی"
    r"|\bب?الما?[ئي][ةه]|مئوي"
)
_MAY_BE_PERCENT = re.compile(r"[%٪]|cent\b|درصد|مائة|مئة")
_DIGIT = re.compile(r"\d")
_INTEGER = re.compile(r"[(\[«“\"]*([1-9۱-۹١-٩]\d{0,5})[)\]»”\".,:;!?،؛؟]*")
"""Digits that are a number and nothing else, whatever the locale and the pieces around."""
_LONG = 5
_JOINED = re.compile(r"\d[/‐‑–-]\d")
_NO_AMOUNT = re.compile(r"(?<![\d.,])0\d|\+|\)-?\d|\d{7}")
_AFTERNOON = re.compile(r"p\.?(?:\s?m\b|$)", re.IGNORECASE)
_PER = re.compile(r"\bp\.$")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What one piece tells."""

    bits: int = 0
    """The sum of the signs above."""
    numbers: tuple[Decimal, ...] = ()
    """The likeliest values of its numbers in digits, in order."""
    others: tuple[Decimal, ...] = ()
    """Their further values."""
    percents: tuple[bool, ...] = ()
    """Whether each number has a percent sign or word beside it in the piece; empty where none has."""


NOTHING = Piece()
"""The one record of all pieces that tell nothing."""
_HIDES = Piece(MAKES_MORE)


class Pieces(dict[str, Piece]):
    """The records of the pieces of one locale's texts, made when they are first asked for; some `KEPT` are kept."""

    def __init__(self, read: Callable[[str], Piece]) -> None:
        """Make a table of what ``read`` says of pieces."""
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> Piece:
        """Return the record of a piece that is not known yet."""
        # long numbers are what texts seldom repeat
        if (found := _INTEGER.fullmatch(piece)) and len(found[1]) >= _LONG:
            return _integer(piece, found[1])
        if len(self) >= KEPT:
            self.clear()
        record = _integer(piece, found[1]) if found else self._read(piece) if piece else _HIDES
        self[piece] = record
        return record


@dataclass(slots=True)
class Look:
    """A text as its pieces tell it."""

    pieces: list[str]
    records: list[Piece]
    """One for each piece."""
    noted: list[int]
    """The places of the pieces that tell something."""
    bits: int
    """What any of them tells."""

    def values(self) -> frozenset[Decimal]:
        """Return all values that its numbers in digits may have."""
        noted = [self.records[place] for place in self.noted]
        return frozenset(value for record in noted for value in (*record.numbers, *record.others))


def look(text: str, table: Pieces) -> Look:
    """Return what the pieces of ``text`` tell by ``table``."""
    pieces = text.split(" ")
    records = list(map(table.__getitem__, pieces))
    noted = [place for place, record in enumerate(records) if record is not NOTHING]
    bits = 0
    for place in noted:
        bits |= records[place].bits
    return Look(pieces, records, noted, bits)


def _integer(piece: str, digits: str) -> Piece:
    bits = DIGITS | (LONG if len(digits) >= _LONG else 0) | _edges(piece)
    return Piece(bits, (Decimal(digits),))


def _edges(piece: str) -> int:
    return (STARTS if piece[0].isdigit() else 0) | (ENDS if piece[-1] == ")" or piece[-1].isdigit() else 0)


@cache
def source_pieces(tag: str) -> Pieces:
    """Return the records of pieces of sources in locale ``tag``."""
    return Pieces(_english if tag.split("-")[0] == "en" else _other_source)


def _english(piece: str) -> Piece:
    words = WORD.findall(fold(piece))
    bits = 0 if STRICT_ENGLISH.isdisjoint(words) else WORD_NUMBER
    if CODE_CUE.search(piece):
        bits |= CUE
    if names_month(piece):
        bits |= MONTH
    if names_day(piece):
        bits |= DAY
    return _record(piece, bits, "en", None)


def _other_source(piece: str) -> Piece:
    bits = (DIGITS | ODD if _DIGIT.search(piece) else 0) | _percent(piece)
    return Piece(bits) if bits else NOTHING


@cache
def target_pieces(tag: str, source_tag: str) -> Pieces:
    """Return the records of pieces of targets in locale ``tag``, of sources in ``source_tag``."""
    day_names = DAY_NAMES.get(tag.split("-")[0], ())

    def read(piece: str) -> Piece:
        plain = fold(piece)
        bits = DAY if any(map(plain.__contains__, day_names)) else 0
        if names_year(f"{piece} ", len(piece) + 1):
            bits |= YEAR
        if _PER.search(piece):
            bits |= PER
        return _record(piece, bits, tag, source_tag)

    return Pieces(read)


def _record(piece: str, bits: int, tag: str, source_tag: str | None) -> Piece:
    """Return the record of a piece of which ``bits`` are known: with ``source_tag`` one of a target."""
    bits |= _percent(piece)
    if multiplies(piece, tag) or _AFTERNOON.match(piece):
        bits |= MAKES_MORE
    if _DIGIT.search(piece):
        return _with_digits(piece, bits | DIGITS | _edges(piece), tag, source_tag)
    return Piece(bits) if bits else NOTHING


def _percent(piece: str) -> int:
    if not _MAY_BE_PERCENT.search(piece):
        return 0
    return PERCENT | SURELY_PERCENT if PERCENT_SAID.search(piece) else PERCENT


def _with_digits(piece: str, bits: int, tag: str, source_tag: str | None) -> Piece:
    text = mask_addresses(piece)
    plain = ascii_digits(text)
    if source_tag is not None:
        text = PER_100.sub("   ", text)
    elif _NO_AMOUNT.search(plain) or holds_code(plain):
        return Piece(bits | ODD)
    if sum(map(str.isdigit, plain)) >= _LONG or _JOINED.search(plain):
        bits |= LONG
    places = find_numbers(text, tag, source_tag)
    if plain.startswith("00") or plain[-1].isspace():
        bits |= ODD
    for place in places:
        year = may_be_year(place.readings[0].numbers[0][0]) and not place.text.isdigit()
        if not place.text[-1].isdigit() or year or names_year(text, place.start):
            bits |= ODD
    values = [values for place in places for values in place.readings[0].numbers]
    percents = tuple(is_percent(text, place.start, place.end) for place in places for _ in place.readings[0].numbers)
    return Piece(
        bits,
        tuple(first for first, *_ in values),
        tuple(other for _, *others in values for other in others),
        percents if any(percents) else (),
    )
