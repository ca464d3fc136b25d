"""Numbers written in words, read as whole values: *vingt-huit* is 28, and neither 20 nor 8.

A text is cut at its spaces, each piece looked up once and kept. Number words in a row are cut into as few well-formed
numbers as they can be: *two three* are two, *one hundred and two hundred* too, and *nineteen eighty-eight* is a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate, chain

from l10n_pipeline.checks.folding import TEXTS, fold, pieces
from l10n_pipeline.checks.numbers.grammar import Part, read_parts
from l10n_pipeline.checks.numbers.tables import PERSIAN_CARDINALS, TABLES, Kind, Number, Word, WordTable
from l10n_pipeline.kept import Table


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number in words, at ``text[start:end]``."""

    start: int
    end: int
    value: Number
    values: frozenset[Number]
    """What it may be worth, ``value`` the likeliest."""
    plain: bool
    """True where it says a number and little else."""
    parts: tuple[Number, ...]
    """What each of its words is worth."""
    loose: bool
    """True where a translation may do without: *a thousand*, *the third*."""

    @property
    def fraction(self) -> bool:
        """Return whether it is a half, two thirds, three quarters."""
        return 0 < self.value < 1

    @property
    def compound(self) -> bool:
        """Return whether it is more than one word."""
        return len(self.parts) > 1

    @property
    def sure(self) -> bool:
        """Return whether it is a number for certain, and no idiom: *twenty-eight*, *thirteen*."""
        return self.plain and (self.compound or self.value > _IDIOMS)


@dataclass(slots=True)
class _Item:
    """A word of a piece at ``piece[start:end]``."""

    start: int
    end: int
    word: Word | None
    """None for what is no number word."""
    role: int
    joined: bool
    """True with the conjunction glued to its front."""
    near: bool
    """True where nothing but a space, hyphen or ZWNJ stands between it and what is before."""


@dataclass(slots=True)
class _Record:
    """The words of a piece of which one may be in a number."""

    items: Sequence[_Item]
    near: bool
    """True where nothing stands behind the last one."""
    number: bool


_OTHER, _NUMBER, _JOINER, _FILLER = range(4)
_BARE = (Kind.SCALE, Kind.HUNDRED)
_IDIOMS = 12
"""Numbers up to this one are in idioms, and articles and pronouns."""
_WORD = re.compile(r"[^\W\d_]+(?:[\u0640\u064b-\u065f\u0670]+[^\W\d_]*)*")
"""A word with its vowel signs."""
_GAP = re.compile(r"[\s\u200c‐‑-]{0,3}")
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre|بین|میان|بين)\s$", re.IGNORECASE)
_DIGIT_BEFORE = re.compile(r"[0-9۰-۹٠-٩][\s\u200c]?$")
_PER_HUNDRED = re.compile(r"(?:\bpour[\s-]|(?<!\w)في\s)$", re.IGNORECASE)
_PERSIAN = "|".join(sorted((*PERSIAN_CARDINALS, "هزار"), key=len, reverse=True))
_AND_GLUED = re.compile(rf"({_PERSIAN})(و)(?=..)")
_GLUED_SCALE = re.compile(rf"({_PERSIAN})(?=هزار|ميليون)")
_GLUED_PART = re.compile(r"(يك|دو|سه|چهار)(?=(?:سوم|چهارم|پنجم)$)")
_PUBLIC = fold("عامين")
_ROMAN = re.compile(r"\b(?=[IVXLC]{2}|[VX])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?=e\b|er\b|ème\b|\b)")
_ROMAN_ITEM = re.compile(r"(?<=\()(?:x?(?:ix|iv|v?i{1,3})|x|v)(?=\))")
"""The (iv) of a list, which another language may count (4)."""
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@lru_cache(maxsize=TEXTS)
def phrases(text: str, language: str) -> tuple[Phrase, ...]:
    """Return the numbers in words of ``text``, in order; none in a language without a table."""
    if language not in TABLES:
        return ()
    cut = pieces(text)
    records = list(map(_reader(language).__getitem__, cut))
    if not any(record is not None and record.number for record in records):
        return ()
    return tuple(_phrases(text, cut, records, language))


def word_values(text: str, language: str) -> frozenset[Number]:
    """Return every number that the words and Roman numerals of ``text`` could stand for."""
    return frozenset(chain(*(phrase.values for phrase in phrases(text, language)), roman_values(text)))


def roman_values(text: str) -> frozenset[Number]:
    """Return the Roman numerals of ``text``."""
    return _NO_VALUES.union(*map(_romans.__getitem__, pieces(text)))


_NO_VALUES: frozenset[Number] = frozenset()


def _phrases(text: str, cut: Sequence[str], records: Sequence[_Record | None], language: str) -> Iterator[Phrase]:
    """Yield the numbers in the pieces ``cut`` of ``text``."""
    run: list[tuple[Part, int, int]] = []
    joined = filled = False
    begins = [*accumulate(map(len, cut), initial=0)]
    before = -1
    for place in [place for place, record in enumerate(records) if record is not None]:
        if place > before + 1:
            yield from _read(text, run, language)
            run, joined, filled = [], False, False
        before, record, offset = place, records[place], begins[place] + place
        for item in record.items if record else ():
            # vingt secondes et demie
            alone = run and item.word and item.word.kind is Kind.ALONE
            if not item.near or item.role == _OTHER or alone:
                yield from _read(text, run, language)
                run, joined, filled = [], False, False
            if item.role == _JOINER:
                joined = bool(run)
            elif item.role == _FILLER and not (item.word and not run):
                filled = True
            elif item.word is not None and not alone:
                part = Part(item.word, joined or (item.joined and bool(run)), filled)
                run.append((part, offset + item.start, offset + item.end))
                joined = filled = False
        if run and record and not record.near:
            yield from _read(text, run, language)
            run, joined, filled = [], False, False
    yield from _read(text, run, language)


def _read(text: str, run: Sequence[tuple[Part, int, int]], language: str) -> Iterator[Phrase]:
    """Yield the numbers that the words of ``run`` make."""
    if not run:
        return
    before = text[max(run[0][1] - 12, 0) : run[0][1]]
    between = _BETWEEN.search(before) is not None
    for first, last, value, values, plain in read_parts(tuple(part for part, _, _ in run), language, between):
        start, end = run[first][1], run[last][2]
        entry = run[first][0].word
        if first == last and entry.kind in _BARE:
            before = text[max(start - 12, 0) : start]
            # 30 thousand is a number in digits, and per cent none
            if _DIGIT_BEFORE.search(before) or _PER_HUNDRED.search(before):
                continue
        loose = first == last and (entry.kind in _BARE or (entry.ordinal and value <= _IDIOMS))
        yield Phrase(
            start, end, value, values, plain, tuple(part.word.value for part, _, _ in run[first : last + 1]), loose
        )


@cache
def _reader(language: str) -> Table[_Record | None]:
    """Return a table of the number words in the pieces of a language's texts."""
    table = TABLES[language]
    return Table(lambda piece: _record(piece, table))


def _record(piece: str, table: WordTable) -> _Record | None:
    if not piece:
        return None
    items = list(_items(piece, table))
    if not items or all(item.role == _OTHER for item in items):
        return None
    near = _GAP.fullmatch(piece, items[-1].end) is not None
    return _Record(items, near, any(item.role == _NUMBER for item in items))


def _items(piece: str, table: WordTable) -> Iterator[_Item]:
    end = 0
    for match in _WORD.finditer(piece):
        near = _GAP.fullmatch(piece, end, match.start()) is not None
        for start, stop in _cuts(match, table):
            yield _item(piece, start, stop, table, near=near)
            near = True
        end = match.end()


def _cuts(match: re.Match[str], table: WordTable) -> Iterator[tuple[int, int]]:
    """Yield where the words within a word begin and end: Persian سیودو, دوهزار and دوسوم are two."""
    start, end = match.span()
    if table.name == "fa" and (word := fold(match[0])) not in table.words and len(word) == end - start:
        while found := _AND_GLUED.match(word) or _GLUED_SCALE.match(word) or _GLUED_PART.match(word):
            if word[found.end() :] not in table.words and not _AND_GLUED.match(word, found.end()):
                break
            yield start, start + found.end(1)
            start, word = start + found.end(1), word[found.end(1) :]
        if word.endswith("و") and word[:-1] in table.words:
            yield start, end - 1
            start = end - 1
    yield start, end


def _item(piece: str, start: int, end: int, table: WordTable, *, near: bool) -> _Item:
    word = fold(piece[start:end])
    if word in table.joiners:
        return _Item(start, end, None, _JOINER, joined=False, near=near)
    entry, joined = _look_up(word, table, inside=start > 0 and near)
    if word in table.fillers:
        return _Item(start, end, entry, _FILLER, joined=False, near=near)
    return _Item(start, end, entry, _NUMBER if entry else _OTHER, joined, near)


def _look_up(word: str, table: WordTable, *, inside: bool) -> tuple[Word | None, bool]:
    """Return what a folded word is, and whether a conjunction is glued to it."""
    entry = table.words.get(word)
    for prefix in table.prefixes if entry is None else ():
        if word.startswith(prefix) and (found := table.words.get(word[len(prefix) :])):
            # بالمئة is per cent, and العامين are the public ones as well
            other = prefix.endswith("بال") if found.kind is Kind.HUNDRED else "ال" in prefix and word.endswith(_PUBLIC)
            return (None if other else found), word[0] in "وف"
    if entry is None and table.name == "fa" and word.startswith("و") and (found := table.words.get(word[1:])):
        return (found if inside else replace(found, plain=False)), True
    return entry, False


def _read_romans(piece: str) -> tuple[Number, ...]:
    """Return the Roman numerals in a piece of a text between two spaces."""
    found = [match[0] for match in _ROMAN.finditer(piece) if match[0]]
    if "(" in piece:
        found += [match[0].upper() for match in _ROMAN_ITEM.finditer(piece)]
    return tuple(map(_roman, found))


_romans = Table(_read_romans)


def _roman(numeral: str) -> Number:
    digits = [_ROMAN_DIGITS[char] for char in numeral]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return Decimal(sum(-digit if digit < after else digit for digit, after in pairs))
