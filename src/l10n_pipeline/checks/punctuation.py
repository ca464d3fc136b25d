"""The mark that ends a sentence, and marks set twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.model import Severity

_KINDS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(".。।۔։።．", "full stop")
    | dict.fromkeys("?؟？՞;፧", "question mark")
    | dict.fromkeys("!！՜", "exclamation mark")
    | dict.fromkeys(":：", "colon")
    | dict.fromkeys(";؛；", "semicolon")
    | dict.fromkeys(",،，、", "comma")
    | {"…": "ellipsis"}
)
_CLOSING = " \t\n\u00a0\u202f\u200c\u200e\u200f\u061c”’»“\"'›)]}」』》"
_ARABIC_SCRIPT = MappingProxyType({"?": "؟", ";": "؛", ",": "،"})
_ARABIC_MARKS = frozenset({"fa", "prs", "ar", "ur", "ps", "ckb", "ug", "sd"})
"""Languages whose question mark is ؟. Hebrew, for one, is not among them."""

_OF_SPEECH = frozenset({"question mark", "exclamation mark"})
_SPOKEN = re.compile("([?؟!])[ \u00a0\u202f]?[”»\"“’']")
"""The mark of a sentence within quotation marks."""
_SPOKEN_AT_END = re.compile("[?؟!][ \u00a0\u202f]?[”»\"“’'][ \u00a0\u200f\u200e)]*$")
_LAST_TAG = re.compile(r"<(?:/[a-z]+\d*|[a-z]+\d*/)>\Z")
"""A note's mark, a line break, the end of bold words: the sentence's mark may stand on either side."""

_RUN = re.compile(r"[?؟!.,،;؛:…](?:(?:<n\d+/>|</[a-z]+\d+>)*[ \u00a0\u202f]?[?؟!.,،;؛:…])+")
"""What stands between the two marks of ``.<n1/>.`` hides them from no reader."""
_TAGS = re.compile(r"<[^>]*>")
_MAY_RUN = re.compile(r"^[?؟!.,،;؛:…]|[?؟!.,،;؛:…>][\u00a0\u202f]?[?؟!.,،;؛:…]")
"""What a piece of a text with a `_RUN` has."""
_SAME = str.maketrans({"؟": "?", "،": ",", "؛": ";", " ": None, "\u00a0": None, "\u202f": None})
_LEGITIMATE = re.compile(r"\.{3,4}|\.{3,4}[?!,;:]|[?!]\.{2,3}|\.[,;:?!]|…[.?!,;:]|[?!,;:]…|\?!|!\?|\.…")
"""Abbreviations before another mark, ellipses beside one, an interrobang."""

_NAMED = re.compile(r"\w([!?])(?= [a-z]|[.,;:])")
"""A mark in the middle of a sentence is a part of a name: *the Yahoo! toolbar*."""
_BEHIND_NAME = frozenset(".,;:")
_LEADER = re.compile(r"\.{5,}|…[.…]*…")
"""Dots to be written on, or to be waited at: how many is the typesetter's business."""


def _kind(text: str, language: str) -> tuple[str, int]:
    """Return the kind of mark at the end of ``text``, ``""`` where there is none, and its place."""
    text = _shorn(text)
    last = text[-1:]
    if text.endswith("..") and not text.endswith("؟.."):
        return "ellipsis", len(text) - 2
    if last == ";" and language == "el":
        return "question mark", len(text) - 1
    return _KINDS.get(last, ""), len(text) - 1


def _shorn(text: str) -> str:
    """Return ``text`` without what may stand behind its final mark."""
    while True:
        text = text.rstrip(_CLOSING)
        tag = _LAST_TAG.search(text) if text.endswith(">") else None
        if tag is None:
            return text
        text = text[: tag.start()]


def _final(context: CheckContext) -> Iterable[Finding]:
    source, target = context.source, context.target
    full_stops = source[-1:] == "." == target[-1:] and source[-2:] != ".." != target[-2:]
    return () if full_stops else _ends_otherwise(context)


def _ends_otherwise(context: CheckContext) -> Iterator[Finding]:
    language = context.locale.language
    wanted, _ = _kind(context.source, context.source_locale.language)
    found, place = _kind(context.target, language)
    if wanted != found:
        if _is_attributed(context, wanted, found):
            return
        if found:
            message = f"The source ends with {_a(wanted)}, the translation with {_a(found)}."
            yield Finding(message, place, place + 1)
        else:
            yield Finding(f"The source ends with {_a(wanted)}, the translation with no mark.")
        return
    if not found:
        return
    mark = context.target[place]
    if language in _ARABIC_MARKS and mark in _ARABIC_SCRIPT:
        yield Finding(f"{context.locale.name} writes {_ARABIC_SCRIPT[mark]} for {mark}.", place, place + 1)


def _is_attributed(context: CheckContext, wanted: str, found: str) -> bool:
    """Return whether one text ends with what is said, the other with who says it: *“Where is he?” she asked*."""
    if wanted == "full stop" and found in _OF_SPEECH:
        said, last = context.source, context.target
    elif found == "full stop" and wanted in _OF_SPEECH:
        said, last = context.target, context.source
    else:
        return False
    kind = found if said is context.source else wanted
    marks = {match[1] for match in _SPOKEN.finditer(said)}
    return any(_KINDS[mark] == kind for mark in marks) and _SPOKEN_AT_END.search(last) is not None


def _a(kind: str) -> str:
    """Return a kind of mark with its article; none is *no mark*."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" if kind else "no mark"


def _doubled(context: CheckContext) -> Iterator[Finding]:
    known = {_marks(match[0]) for match in _RUN.finditer(context.source)}
    if "..." in context.source or "…" in context.source:
        known.add("..")  # how many write an ellipsis
    named = {match[1] for match in _NAMED.finditer(context.source)}
    leader = _LEADER.search(context.source) is not None
    for match in _RUN.finditer(context.target):
        run = _marks(match[0])
        if (leader and _LEADER.fullmatch(run.strip(",;:"))) or (run[0] in named and run[1:] in _BEHIND_NAME):
            continue
        if run not in known and (not _LEGITIMATE.fullmatch(run) or _mixed(match[0])):
            yield Finding(f"“{match[0]}”: one mark is enough.", *match.span())


def _marks(run: str) -> str:
    """Return the marks of ``run``, Latin ones for Arabic ones."""
    return _TAGS.sub("", run).translate(_SAME)


def _mixed(run: str) -> bool:
    """Return whether ``run`` has the Latin and the Arabic form of one mark, as ``؟?`` has."""
    return any(latin in run and arabic in run for latin, arabic in _ARABIC_SCRIPT.items())


FINAL = Rule("final-punctuation", Severity.WARNING, "The sentence ends with the source's kind of mark.", _final)
DOUBLED = Rule(
    "doubled-punctuation",
    Severity.ERROR,
    "No mark is set twice, as in ؟? and !!.",
    _doubled,
    target_sign=has(_MAY_RUN),
)
