"""Renderings found in a target text, with the inflection of its language.

The table `_LANGUAGES` names the module of each language that has rules of its own; the others get whole words whatever
their case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from l10n_pipeline.glossary import arabic, french, persian, plain
from l10n_pipeline.glossary.folding import Folded, Language
from l10n_pipeline.locales import get_locale

_LANGUAGES = {"ar": arabic.LANGUAGE, "fa": persian.LANGUAGE, "fr": french.LANGUAGE}
_UNSPACED = dict.fromkeys(("ja", "km", "lo", "my", "th", "zh"), plain.UNSPACED)


def find_forms(rendering_forms: Sequence[str], target: str, locale: str) -> tuple[tuple[int, int], ...]:
    """Return where ``target``, a text in ``locale``, holds any of the forms: spans in order, without overlaps.

    A span covers the form with its article, plural and suffixes, but not what is glued to its front in Arabic (و ف ب ك
    ل س) or elided before it in French, so that replacing the span loses no particle. Raises `LocaleError`.
    """
    language = get_locale(locale).language
    pattern = _compile(tuple(rendering_forms), language)
    if pattern is None:
        return ()
    folded = _fold(target, language)
    return tuple(
        folded.span(*found.span("form"))
        for found in pattern.finditer(folded.text)
        if found.group("form") and not _cuts_cluster(folded.text, found.end())
    )


def _language(language: str) -> Language:
    return _LANGUAGES.get(language) or _UNSPACED.get(language) or plain.LANGUAGE


def _cuts_cluster(text: str, end: int) -> bool:
    """Return True where a vowel sign or the like follows: in Indic scripts `re` takes it for a word's end."""
    return end < len(text) and unicodedata.category(text[end]).startswith("M")


# A check asks for many terms in one target, and for one term in many targets: both are kept.
@lru_cache(maxsize=256)
def _fold(target: str, language: str) -> Folded:
    return _language(language).folding.fold(target)


@lru_cache(maxsize=32768)
def _compile(forms: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    rules = _language(language)
    # the longer form first: an alternation takes the first that fits
    ordered = sorted({form.strip() for form in forms} - {""}, key=lambda form: (-len(form), form))
    patterns = [pattern for form in ordered if (pattern := rules.pattern(form))]
    if not patterns:
        return None
    return re.compile(f"{rules.left}{rules.prefix}(?P<form>{'|'.join(patterns)}){rules.right}")
