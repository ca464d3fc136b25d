"""Quotations of the source are quotations in the target, opened and closed where they are.

A sentence is often a piece of a longer quotation: it opens one and does not close it, or the other way round. Then the
target must do the same. Marks are read by pairing, whatever their style: “…”, «…», „…“, "…", ‘…’ and '…'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n_pipeline.checks.amount import FROM_ENGLISH
from l10n_pipeline.checks.attributions import interruptions
from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.wording import counted
from l10n_pipeline.model import Severity

_CLOSERS = {
    "“": '”"“',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "”": '”“"',
    '"': '"”“',
    "《": "》",
    "「": "」",
    "『": "』",
}
_ALWAYS_OPEN = frozenset("“„‟«《「『")
_BEHIND = " \u00a0\u202f\u200c\u200e\u200f.,;:!?؟،؛…)]"
"""What stands behind the last mark of a text: nothing that it could open."""
_BEFORE_OPENING = "([{—–-‘'“«"
_DOUBLE = re.compile(r"[“”„‟«»\"《》「」『』]")
_SINGLE = re.compile(
    # the mark first: a search for one character of a few is much faster than a look back at each place
    r"[‘‚‹'](?<![\w’'].)(?:(?<=[‘‚‹])(?=\w)[^‘‚‹›\"“”«»]{1,400}?(?<!\s)[’'›](?!\w)"
    r"|(?<=')(?!cause|em\b|til|tis|n\b)(?=\w)[^‘'\"“”«»]{1,400}?(?:(?<![\ss])'(?!\w)|s'(?![\w\s])))"
)
"""A short quotation in single marks. An apostrophe stands between letters, or has nothing to pair with."""
_FEW_WORDS = re.compile(
    r"[“\"«„]\s?[\w\u200c.’'%٪-]+(?:\s[\w\u200c.’'%٪-]+)?[,.]?\s?[”\"»“]|(?<![\w’'])[‘'][\w.-]+(?:\s[\w.-]+)?[,.]?[’'](?!\w)"
)
"""A word or two in quotation marks."""
_SAYING = re.compile(
    r"(?:[”\"»],? (?:and|or)|\b(?:sa(?:y|ys|id|ying)|wr(?:ote|ites?|itten)"
    r"|told|tells?|adds?|added|call(?:s|ed)?|names?d?|declar\w+|stat(?:es|ed|ing)"
    r"|repl(?:y|ies|ied)|ask(?:s|ed)?|announc\w+|shout\w*|chant\w*|quot\w+|term(?:s|ed)|label\w*|describ\w+|answer\w*|read)"
    r"|\b(?:charg|accus|guilt|convict|sentenc|crim|offen[cs]|arrest|execut|act)\w*(?: \w+){0,3})[\s,:(]*"
    r"(?:(?:of|for|with|as|by|a|an|the|that|it|him|her|them) ?)*[\s,:(]*$",
    re.IGNORECASE,
)
_ANY = re.compile(r"[“”„‟«»\"《》「」『』‘‚‹]|''|``|(?<![\w’'])'(?=\w)")
"""What a text with a quotation has. An apostrophe opens none."""
_MOST_OUTSIDE = 1.4
_SLACK = 12
"""How many times as many characters, and how many more, a translation of an attribution may have at the most."""
_LEAST_INSIDE, _LEAST_INTRODUCED = 0.74, 0.5
"""Share of the usual characters that a translation of quotations has at the least; where a colon introduces it."""
_INTRODUCED = re.compile(r"(?:^|[.!?؟…])[^:.!?؟…]*:[\s\u00a0\u202f]*[«“„\"](?!\s*$)[^:]*[»”\"][\s.,،!?؟…]*$")
_TYPED_DOUBLE = re.compile(r"''|``")


@dataclass(frozen=True, slots=True)
class _Quotations:
    pairs: int
    opened: tuple[int, ...]
    """Places of marks that open what this text does not close."""
    closed: tuple[int, ...]
    """Places of marks that close what this text has not opened."""
    inside: int = 0
    """Characters between the marks, those of the longest quotations only."""


def _read(text: str) -> _Quotations:
    text = _TYPED_DOUBLE.sub('"\u2060', text)  # a word joiner, so that places hold
    pairs = inside = 0
    stack: list[tuple[str, int]] = []
    closed: list[int] = []
    straight = text.count('"')
    last = len(text.rstrip(_BEHIND)) - 1
    for match in _DOUBLE.finditer(text):
        mark, place = match[0], match.start()
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        apart = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
        if stack and mark in _CLOSERS[stack[-1][0]] and not (apart and mark in _ALWAYS_OPEN):
            _, start = stack.pop()
            pairs += 1
            inside += 0 if stack else place - start
        elif mark == '"' and before.isdigit() and straight % 2:
            straight -= 1  # inches, seconds
            continue
        elif mark in _ALWAYS_OPEN or (
            place < last and _opens(mark, before, after, apart=apart, even=straight % 2 == 0)
        ):
            stack.append((mark, place))
        else:
            closed.append(place)
            inside = place
        straight -= mark == '"'
    inside += len(text) - stack[0][1] if stack else 0
    return _Quotations(pairs, tuple(place for _, place in stack), tuple(closed), inside)


def _opens(mark: str, before: str, after: str, *, apart: bool, even: bool) -> bool:
    """Return whether a mark that can do both opens here, where nothing is open that it could close.

    Straight marks, ``even`` of which are left, open by turns; only the last of an odd number needs a look.
    """
    if mark == '"':
        closing = bool(before) and (before in ".,!?…:;" or not (before.isspace() or after.isalnum()))
        certain = before.isalnum() and after in (",", ";")
        return apart or (even and not certain) or not closing
    return apart and after.isalnum()


def _quotes(context: CheckContext) -> Iterator[Finding]:
    if not _ANY.search(context.source) and not _ANY.search(context.target):
        return
    source, target = _read(context.source), _read(context.target)
    if _mended(source, target):
        source = replace(source, pairs=target.pairs, closed=())
    interrupted = list(interruptions(context.source))
    if interrupted and _amid(interrupted, source, target):
        source = replace(source, opened=(), closed=())
    elif interrupted and _bare(context, source, target):
        interrupted = []
    for place in target.opened[: max(len(target.opened) - len(source.opened), 0)]:
        yield Finding("This quotation is opened and not closed.", place, place + 1)
    for place in target.closed[: max(len(target.closed) - len(source.closed), 0)]:
        yield Finding("This mark closes a quotation that was not opened.", place, place + 1)
    if len(target.opened) < len(source.opened):
        yield Finding("The source opens a quotation that goes on in the next sentence; the translation does not.")
    if len(target.closed) < len(source.closed):
        yield Finding("The source closes a quotation begun in an earlier sentence; the translation does not.")
    if (len(target.opened), len(target.closed)) != (len(source.opened), len(source.closed)):
        return
    wanted = source.pairs + len(_SINGLE.findall(context.source))
    found = target.pairs + len(_SINGLE.findall(context.target))
    if found < wanted - len(interrupted):
        # a word or two in quotation marks may be set without; what somebody said or is accused of may not
        few = [not _said(context.source, match.start()) for match in _FEW_WORDS.finditer(context.source)]
        others = wanted - sum(few), found - sum(1 for _ in _FEW_WORDS.finditer(context.target))
        severity = Severity.WARNING if wanted - found <= sum(few) and others[0] <= max(others[1], 0) else None
        message = f"The source has {counted(wanted, 'quotation')}, quoted words included, the translation {found}."
        yield Finding(message, severity=severity)


def _said(text: str, place: int) -> bool:
    """Return whether the quotation at ``place`` is what somebody said, or the name of an accusation."""
    return _SAYING.search(text[max(place - 40, 0) : place]) is not None


def _amid(interrupted: Sequence[int], source: _Quotations, target: _Quotations) -> bool:
    """Return whether both texts stand amid a quotation, and the target sets no marks around the attribution."""
    return bool(source.closed) and source.opened[:1] == (interrupted[0],) and not (target.opened or target.closed)


def _bare(context: CheckContext, source: _Quotations, target: _Quotations) -> bool:
    """Return whether the target has too little text in quotations, or too much outside: then one has lost its marks."""
    texts = (context.source, source), (context.target, target)
    wanted, found = ((len(text), _inside(text, quotations)) for text, quotations in texts)
    if found[0] - found[1] > _MOST_OUTSIDE * (wanted[0] - wanted[1]) + _SLACK:
        return True
    usual = max(FROM_ENGLISH.get(context.locale.language, 0.0), found[0] / wanted[0])
    least = _LEAST_INTRODUCED if _INTRODUCED.search(context.target) else _LEAST_INSIDE
    return found[1] < least * usual * wanted[1]


def _inside(text: str, quotations: _Quotations) -> int:
    """Return how many characters of ``text`` are part of a quotation."""
    return quotations.inside or sum(len(match[0]) for match in _SINGLE.finditer(text))


def _mended(source: _Quotations, target: _Quotations) -> bool:
    """Return whether the translator supplied the other half of a stray mark of the source.

    That is a closing mark that nothing opens, before another quotation that begins in the same sentence.
    """
    stray = bool(source.closed and source.opened) and source.closed[-1] < source.opened[0]
    return stray and not target.closed and target.pairs == source.pairs + len(source.closed)


QUOTES = Rule(
    "quotes",
    Severity.ERROR,
    "Quotations are opened and closed as in the source; none is lost.",
    _quotes,
    source_sign=has(_ANY),
    target_sign=has(_ANY),
)
