"""How much of the source is there: the length of the target, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.wording import counted
from l10n_pipeline.model import Severity

FROM_ENGLISH: Mapping[str, float] = MappingProxyType({"fa": 0.97, "prs": 0.97, "ar": 0.87, "fr": 1.19})
"""How long a translation from English is usually, in characters for one of the source.

Medians over 971 sentences of TICO-19 and 20,000 sentences a language of other texts.
"""
_SHORT = 25
_BOUNDS = ((80, 0.56, 1.75), (40, 0.50, 2.0), (_SHORT, 0.38, 2.6))
"""From a length of the source on, how far from the usual a translation may be: about one in 200 is beyond."""
_BROKEN_OFF = 1.35
"""How much nearer to the usual length a translation may be that has lost the mark at the end of its sentence."""
_ENDED = re.compile(r"[.!?؟۔。…:;؛][\W\d]*$")
_ABSURD = 20
_ABSURD_LENGTH = 1000
"""From these on, times the usual length and characters, it is another text or a loop, and no translation."""
_DENSE_SCRIPTS = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore"})
_END = r"[.!?؟۔…][^\w\s]{0,4}(?:\[\d+\])?"
_END_AT_END = re.compile(rf"{_END}$")
"""What may end a sentence, if more stands behind it: without one in either text there is nothing to count."""
_END_INSIDE = re.compile(rf"{_END}\s")
_SENTENCE_END = re.compile(
    # the mark first: a search for one letter of a few is much faster than a look back at each place
    r"[.!?؟۔…](?:(?<=\w{3}[.!?؟۔…])|(?<=[^\W\d_A-Z]{2}[.!?؟۔…])|(?<=[\d)\]»”\"\u064b-\u0652][.!?؟۔…]))[.!?؟۔…]*"
    r"[\"”»’)]*(?:\s*\[\d+\])?[\s\u00a0\u202f]+(?=[\"“«]*[^\W\d_a-z])"
)
"""The end of a sentence before another: *Dr.* and *U.S.* do not end one."""


def _ratio(context: CheckContext) -> tuple[int, int, float | None]:
    """Return the lengths of source and target, and what is usual for the one by the other; None where it is unknown."""
    source, target = len(context.source.strip()), len(context.target.strip())
    if context.locale.script in _DENSE_SCRIPTS:
        target *= 3
    usual = FROM_ENGLISH.get(context.locale.language) if context.source_locale.language == "en" else None
    return source, target, usual


def _length(context: CheckContext) -> Iterable[Finding]:
    source, target, usual = _ratio(context)
    low, high = _bounds(source, usual)
    if source > _SHORT and low * _BROKEN_OFF * source <= target <= high * source:
        return ()
    if usual and source > _SHORT and _is_ended(context.source) and not _is_ended(context.target):
        low *= _BROKEN_OFF
    if target > high * max(source, _SHORT):
        absurd = len(context.target.strip()) > _ABSURD_LENGTH and target > _ABSURD * (usual or 1.0) * source
        message = f"The translation has {target} characters for {source} of the source: unusually long."
        return [Finding(message, severity=Severity.ERROR if absurd else None)]
    if source > _SHORT and target < low * source:
        message = f"The translation has {target} characters for {source} of the source: is something missing?"
        return [Finding(message)]
    return ()


def _bounds(source: int, usual: float | None) -> tuple[float, float]:
    """Return how many characters a translation has for one of a source of ``source``, at the least and at the most."""
    if not usual:
        return 0.25, 4.0
    for least, low, high in _BOUNDS:
        if source >= least:
            return usual * low, usual * high
    return 0.0, 4.0


def _is_ended(text: str) -> bool:
    return _ENDED.search(text[-8:]) is not None


def _sentence_count(context: CheckContext) -> Iterable[Finding]:
    """Return a finding where a sentence seems to be missing or added: in number and in length."""
    wanted = 1 + len(_SENTENCE_END.findall(context.source))
    found = 1 + len(_SENTENCE_END.findall(context.target))
    return () if wanted == found else _sentences(context, wanted, found)


def _sentences(context: CheckContext, wanted: int, found: int) -> Iterator[Finding]:
    """Yield a finding where the translation is as much too short or long as its number of sentences would make it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(context.source)]
    source, target, usual = _ratio(context)
    share = target / (source * (usual or 1.0)) if source else 1.0
    shortest = min(end - start for start, end in pairwise((0, *ends, len(context.source))))
    if found < wanted and share < 1 - 0.4 * shortest / max(source, 1):
        yield Finding(f"The source has {wanted} sentences, the translation {found}, and it is short.")
    elif found > wanted and share > 1 + 0.3 / wanted:
        yield Finding(f"The source has {counted(wanted, 'sentence')}, the translation {found}, and it is long.")


LENGTH = Rule("length", Severity.WARNING, "Much longer or much shorter than the source.", _length)
SENTENCE_COUNT = Rule(
    "sentence-count",
    Severity.WARNING,
    "As many sentences as in the source.",
    _sentence_count,
    source_sign=has(_END_INSIDE),
    target_sign=has(_END_INSIDE),
    inner_sign=has(_END_AT_END),
    of_letters=True,
)
