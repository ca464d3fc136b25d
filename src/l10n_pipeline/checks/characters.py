"""Checks of single characters: bidi and control characters, Arabic letters in Persian, tatweel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.model import Severity
from l10n_pipeline.orthography import in_arabic_letters

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (UAX 9). LRM, RLM and ALM are allowed: translators need them."""
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff]"
)
_ARABIC_IN_PERSIAN = re.compile(r"\b\w*[يك]\w*")
_PERSIAN_LETTER = re.compile("[یکہەۀے]")
_PERSIAN_IN_ARABIC = re.compile(r"\w*[یکہەۀے]\w*")
_TATWEEL = re.compile(r"(?<=[\u0620-\u06ff])(?<!ـ)ـ+(?=[\u0620-\u063f\u0641-\u06ff])")
"""Between two letters. At the end of a word it has its uses: الـ 28, 1410 هـ."""
_PERSIAN = frozenset({"fa", "prs"})


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _bidi(context: CheckContext) -> Iterator[Finding]:
    for match in _BIDI.finditer(context.target):
        if match[0] not in context.source:
            yield Finding(
                f"{_name(match[0])} reorders the text invisibly, and the source has none.", match.start(), match.end()
            )


def _control(context: CheckContext) -> Iterator[Finding]:
    for match in _CONTROL.finditer(context.target):
        if match[0] == "\ufffd" or match[0] not in context.source:
            yield Finding(f"{_name(match[0])} does not belong in a text.", match.start(), match.end())


def _persian_letters(context: CheckContext) -> Iterator[Finding]:
    if context.locale.language not in _PERSIAN or not ("ي" in context.target or "ك" in context.target):
        return
    for match in _ARABIC_IN_PERSIAN.finditer(context.target):
        if match[0] not in context.source:
            right = match[0].replace("ي", "ی").replace("ك", "ک")
            yield Finding(f"«{match[0]}» is written with Arabic letters: «{right}».", match.start(), match.end())


def _arabic_letters(context: CheckContext) -> Iterator[Finding]:
    if context.locale.language != "ar" or not _PERSIAN_LETTER.search(context.target):
        return
    for match in _PERSIAN_IN_ARABIC.finditer(context.target):
        if match[0] not in context.source:
            right = "» or «".join(in_arabic_letters(match[0], context.source))
            yield Finding(f"«{match[0]}» is written with Persian letters: «{right}».", *match.span())


def _tatweel(context: CheckContext) -> Iterator[Finding]:
    if "ـ" in context.target and "ـ" not in context.source:
        for match in _TATWEEL.finditer(context.target):
            yield Finding("Tatweel (kashida) stretches a word: leave it out.", match.start(), match.end())


BIDI = Rule(
    "bidi",
    Severity.ERROR,
    "Embeddings, overrides or isolates that the source has not.",
    _bidi,
    target_sign=has(_BIDI),
)
CONTROL = Rule(
    "control-characters",
    Severity.ERROR,
    "Control, private-use, replacement characters, zero-width spaces.",
    _control,
    target_sign=has(_CONTROL),
)
PERSIAN_LETTERS = Rule(
    "persian-letters",
    Severity.WARNING,
    "Arabic ي or ك in Persian.",
    _persian_letters,
    target_sign=lambda piece, locale: locale.language in _PERSIAN and ("ي" in piece or "ك" in piece),
    of_letters=True,
)
ARABIC_LETTERS = Rule(
    "arabic-letters",
    Severity.WARNING,
    "Persian ی or ک in Arabic.",
    _arabic_letters,
    target_sign=lambda piece, locale: locale.language == "ar" and _PERSIAN_LETTER.search(piece) is not None,
    of_letters=True,
)
TATWEEL = Rule(
    "tatweel",
    Severity.WARNING,
    "Tatweel in the target.",
    _tatweel,
    target_sign=lambda piece, _: "ـ" in piece,
    of_letters=True,
)
