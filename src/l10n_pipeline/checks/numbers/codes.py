"""Digits that are no amount: telephone numbers, file and case numbers, and whatever begins with a nought.

Such a number says what it is by its digits, not by its value: 0101 is not 101. So they are compared digit for digit,
whatever script the digits are of and whatever separates their groups. Dates and times are left to the other rules: a
translator may write 3 juin for 03/06 and 8 h 30 for 08:30.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rapidfuzz.distance import OSA

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import ascii_digits
from l10n_pipeline.checks.urls import mask_addresses

_GATE = re.compile(r"(?<![\d.,])0\d|\+ ?\(?\d|\d{5}|\d\)? ?[ \u00a0\u202f./‐‑–-] ?\(?\d")
"""Something of this is in every text with a code."""
_SEPARATOR = r"(?:[ \u00a0\u202f]|[.‐‑–/-])"
_DIGITS = re.compile(rf"(?<![\w.,:/+])(?:\+ ?)?(?:\d{{1,4}}[ -]?)?(?:\(\+?\d{{1,5}}\)[ -]?)?\d+(?:{_SEPARATOR}\d+)*")
_GOES_ON = re.compile(r"[:,]\d")
_NORTH_AMERICAN = re.compile(r"(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}")
_PHONE_WORDS = "tel|phone|telephone|fax|call|mobile|hotline|whatsapp|signal"
_PHONE_CUE = re.compile(
    rf"\b(?:{_PHONE_WORDS})\b\.?:?\s?(?:number|no\.?|at|on|us on)?:?\s?$",
    re.IGNORECASE,
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NO_PHONE = re.compile(
    rf"{_DAY}([/.‐‑–-]){_DAY}\1\d{{4}}(?!\d)|0[.,]\d|(?:1[5-9]|20)\d\d[‐‑–-](?:1[5-9]|20)\d\d(?!\d)|\d{{4}}([/.‐‑–-])\d\d\2\d\d(?!\d)"
)
"""What begins like a telephone number: a date, a fraction, a range of years."""
_PHONE_LENGTHS = range(7, 18)
_TRUNK = re.compile(r"\(0\)")
"""The nought that is not dialled from abroad."""
_CASE_WORDS = "case|file|ref|reference|passport|docket|dossier|account|ID"
_CASE = re.compile(
    rf"(?:\b[Nn]os?\.|№|\b(?i:{_CASE_WORDS})\b\.?(?:\s(?i:number))?)"
    r":?\s?[A-Z]{0,6}[-/ ]?(?P<code>\d+(?:[/‐‑–-]\d+)*)(?![.,:]?\d)"
)
CUE = re.compile(rf"\b[Nn]os?\.|№|\+|\b(?i:{_CASE_WORDS}|{_PHONE_WORDS})\b")
"""A word or sign after which digits may be a code."""
CUE_WORDS = frozenset(f"no|nos|{_CASE_WORDS}|{_PHONE_WORDS}".lower().split("|"))
"""The words among them, in lower case."""
_LONG = 5
"""Digits from which on one group after *case no.* is a code, not a place in a row."""
_NOUGHT = re.compile(r"(?<![\d'’])(?<!\d[.,٫٬])0\d+(?!\d|[.,]\d)")
_AROUND = re.compile(r"[\d.,:/‐‑–-]+")
_AROUND_BEFORE = re.compile(rf"{_AROUND.pattern}$")
_NEAR = 24
"""Characters of a date on either side of its nought."""
_DATE = re.compile(
    rf"{_DAY}([/.‐‑–-]){_DAY}\1(?:\d\d|\d{{4}})|\d{{4}}([/.‐‑–-])\d\d(?:\2\d\d)?|{_DAY}/{_DAY}|(?:0?[1-9]|1[0-2])/\d{{4}}"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATED_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b|\s?(?:(?i:hours|hrs?|h|greenwich|gmt|utc|a\.?m|p\.?m)\b|o['’]clock)"
)
_DATED_BEFORE = re.compile(rf"\b{_MONTH}\.?\s$")
_SPACED_GROUP = re.compile(r"(?<!\d)[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})*[ \u00a0\u202f]$")
_HIDDEN = re.compile(r"<[^<>]*>|\{[^{}]*\}")
_GROUP = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\s\u200b-\u200f\u2066-\u2069.,٫٬،/()+‐‑–—-]{0,4}")
_PART_BEFORE = re.compile(r"\d[/.:,٫٬‐‑–-]$")
_PART_AFTER = re.compile(r"[/.:,٫٬‐‑–-]\d")
_MOST_GROUPS = 8
_MOST = 300
"""Rows of digits among which one that was changed is looked for."""
_LIKE = 0.6
"""How much alike two strings of digits are that may be the same one, changed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing the codes came to."""

    findings: tuple[Finding, ...]
    rest: CheckContext
    """The same texts with spaces for every code: as long as before, so that offsets hold."""


class _Place(Protocol):
    """Somewhere in a text."""

    @property
    def start(self) -> int:
        """Return the first place of it."""
        ...

    @property
    def end(self) -> int:
        """Return the place after it."""
        ...


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Code:
    text: str
    start: int
    end: int
    wanted: frozenset[str]
    """The digits by which it may stand in the target."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Groups of digits of the target in a row."""

    groups: tuple[str, ...]
    start: int
    end: int
    apart: bool
    """True where it is no part of a longer date, time or fraction."""

    @property
    def digits(self) -> str:
        """Return its digits without what divides them."""
        return "".join(self.groups)


def holds_code(text: str) -> bool:
    """Return whether ``text`` has a telephone number, a file number, or a number that begins with a nought."""
    return _GATE.search(ascii_digits(text)) is not None and any(_codes(_plain(text)))


def compare_codes(context: CheckContext) -> Compared:
    """Return a finding for each code of the source that the target has not digit for digit, and what is left."""
    if not _GATE.search(ascii_digits(context.source)):
        return Compared((), context)
    source = _plain(context.source)
    codes = tuple(_codes(source))
    if not codes:
        return Compared((), context)
    target = _plain(context.target)
    groups = list(_GROUP.finditer(source)), list(_GROUP.finditer(target))
    if [group[0] for group in groups[0]] == [group[0] for group in groups[1]]:
        pairs = zip(*groups, strict=True)
        inside = {place for code in codes for place in range(code.start, code.end)}
        taken = [_Span(*there.span()) for here, there in pairs if here.start() in inside]
        return Compared((), _rest(context, codes, taken))
    windows = _windows(target, max(len(digits) for code in codes for digits in code.wanted) + 2)
    met, lost = _sought(codes, _said(windows, target, turned=context.locale.rtl))
    free = [window for window in windows[:_MOST] if lost and not any(_overlap(window, one) for one in met[:_MOST])]
    findings = []
    for code in lost:
        like = _most_alike(code, free)
        if like is None:
            findings.append(Finding(f"{code.text} is missing from the translation, digit for digit."))
            continue
        free = [window for window in free if not _overlap(window, like)]
        met.append(like)
        text = context.target[like.start : like.end]
        findings.append(Finding(f"The source has {code.text}, the translation {text}.", like.start, like.end))
    return Compared(tuple(findings), _rest(context, codes, met))


def _rest(context: CheckContext, codes: Sequence[_Place], met: Sequence[_Place]) -> CheckContext:
    return replace(context, source=_blank(context.source, codes), target=_blank(context.target, met))


def _sought(codes: Sequence[_Code], said: Mapping[str, Sequence[_Window]]) -> tuple[list[_Window], list[_Code]]:
    """Return the rows of digits that say the codes, and the codes that none says."""
    found: list[_Window] = []
    lost: list[_Code] = []
    counts = Counter(code.text for code in codes)
    for code in {code.text: code for code in codes}.values():
        met = _met(code, counts[code.text], [window for digits in code.wanted for window in said.get(digits, ())])
        found += met
        lost += [] if met else [code]
    return found, lost


def _plain(text: str) -> str:
    return ascii_digits(_HIDDEN.sub(lambda match: " " * len(match[0]), mask_addresses(text)))


def _codes(text: str) -> Iterator[_Code]:
    """Yield the codes of a source, without overlaps."""
    phones = [match for match in _DIGITS.finditer(text) if _is_phone(text, match)]
    yield from (_Code(match[0], *match.span(), _dialled(match[0])) for match in phones)
    text = _blank(text, [_Span(*match.span()) for match in phones])
    cases = [match for match in _CASE.finditer(text) if len(match["code"]) >= _LONG or not match["code"].isdigit()]
    groups = [group for match in cases for group in _GROUP.finditer(text, *match.span("code"))]
    yield from (_Code(group[0], *group.span(), frozenset((group[0],))) for group in groups)
    text = _blank(text, [_Span(*group.span()) for group in groups])
    for match in _NOUGHT.finditer(text):
        if match[0].strip("0") and not _is_dated(text, match):
            yield _Code(match[0], *match.span(), frozenset((match[0],)))


def _dialled(number: str) -> frozenset[str]:
    """Return the digits of a telephone number, also with 00 for its + and without the nought for callers at home."""
    ways = {"".join(_GROUP.findall(text)) for text in (number, _TRUNK.sub("", number))}
    return frozenset(ways | {f"00{digits}" for digits in ways} if number[0] == "+" else ways)


def _is_phone(text: str, match: re.Match[str]) -> bool:
    number = match[0]
    groups = _GROUP.findall(number)
    if sum(map(len, groups)) not in _PHONE_LENGTHS or _NO_PHONE.match(number):
        return False
    if _GOES_ON.match(text, match.end()) or _DATED_AFTER.match(text, match.end()):
        return False
    if number[0] == "+" or _NORTH_AMERICAN.fullmatch(number):
        return True
    local = re.match(r"\(?0\d", number) is not None and (len(groups) > 1 or number[1] == "0") and "/" not in number
    return local or _PHONE_CUE.search(text[max(match.start() - 30, 0) : match.start()]) is not None


def _is_dated(text: str, match: re.Match[str]) -> bool:
    """Return whether digits that begin with a nought are of a date, a time, a fraction or a long number."""
    left = _AROUND_BEFORE.search(text, max(match.start() - _NEAR, 0), match.start())
    start = left.start() if left else match.start()
    right = _AROUND.match(text, match.start(), match.end() + _NEAR)
    token = text[start : right.end() if right else match.end()].strip(".,:-–")
    end = match.end() if right is None else match.start() + len(right[0].rstrip(".,:-–"))
    if ":" in token or _DATE.fullmatch(token) or re.fullmatch(r"\d+[.,]\d+", token):
        return True
    if len(match[0]) == 3 and _SPACED_GROUP.search(text[max(match.start() - 20, 0) : match.start()]):
        return True
    before = text[max(start - 14, 0) : start]
    return len(match[0]) in (2, 4) and bool(_DATED_AFTER.match(text, end) or _DATED_BEFORE.search(before))


def _windows(text: str, longest: int) -> list[_Window]:
    """Return every row of groups that only separators divide, of at most ``longest`` digits."""
    groups = list(_GROUP.finditer(text))
    windows = []
    for first, match in enumerate(groups):
        pieces: list[str] = []
        last = match.start()
        for group in groups[first : first + _MOST_GROUPS]:
            between = not pieces or _BETWEEN.fullmatch(text, last, group.start())
            pieces.append(group[0])
            last = group.end()
            if not between or sum(map(len, pieces)) > longest:
                break
            apart = not _PART_BEFORE.search(text, max(match.start() - 2, 0), match.start())
            apart = apart and not _PART_AFTER.match(text, last)
            windows.append(_Window(tuple(pieces), match.start(), last, apart))
    return windows


def _said(windows: Sequence[_Window], target: str, *, turned: bool) -> dict[str, list[_Window]]:
    """Return the windows by what they say; a + is 00, as at the start of a telephone number."""
    said: dict[str, list[_Window]] = {}
    for window in windows:
        ways = {window.digits, "".join(reversed(window.groups))} if turned else {window.digits}
        if "+" in (target[window.start - 1 : window.start], target[window.end : window.end + 1]):
            ways |= {f"00{digits}" for digits in ways}
        for digits in ways:
            said.setdefault(digits, []).append(window)
    return said


def _met(code: _Code, count: int, windows: Sequence[_Window]) -> list[_Window]:
    """Return ``count`` of the ``windows`` that say ``code``: first those in the same groups, no part of a date."""
    groups = tuple(_GROUP.findall(code.text))
    ordered = sorted(windows, key=lambda window: (window.groups != groups, not window.apart))
    met: list[_Window] = []
    places: set[int] = set()
    for window in ordered:
        if len(met) < count and places.isdisjoint(range(window.start, window.end)):
            met.append(window)
            places.update(range(window.start, window.end))
    return met


def _most_alike(code: _Code, windows: Sequence[_Window]) -> _Window | None:
    """Return the digits of the target that are most likely ``code``, changed."""

    def likeness(window: _Window) -> float:
        same = any(digits.strip("0") == window.digits.strip("0") for digits in code.wanted)
        return 1.0 if same else max(OSA.normalized_similarity(digits, window.digits) for digits in code.wanted)

    best = max(windows, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _LIKE else None


def _overlap(one: _Window, other: _Window) -> bool:
    return one.start < other.end and other.start < one.end


def _blank(text: str, places: Sequence[_Place]) -> str:
    """Return ``text`` with spaces at the places, which may overlap."""
    spans = sorted((place.start, place.end) for place in places)
    parts, last = [], 0
    for start, end in spans:
        if end > last:
            parts += [text[last : max(start, last)], " " * (end - max(start, last))]
            last = end
    return "".join((*parts, text[last:]))
