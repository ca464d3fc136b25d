"""Bring engine output to its locale's own letters, punctuation and spaces.

Only what is safe without reading the sentence: no word is changed. Sources: Persian Academy orthography (Persian yeh
and kaf), CLDR exemplar punctuation of fa and ar, Imprimerie nationale (spaces before French double punctuation).
"""

from __future__ import annotations

import re

from l10n_pipeline.locales import LocaleInfo

_PERSIAN_LETTERS = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی"})
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c"
_ARABIC_SCRIPT_RULES = (
    (re.compile(rf"(?<=[{_ARABIC}])\s*\?"), "؟"),
    (re.compile(rf"(?<=[{_ARABIC}])\s*,(?=\s|$)"), "،"),
    (re.compile(rf"(?<=[{_ARABIC}])\s*;(?=\s|$)"), "؛"),
    (re.compile(r"؟[؟?]+"), "؟"),
)
_FRENCH_RULES = (
    # A line must never begin with « ? »: narrow no-break space before ; ! ?, no-break space before : and in guillemets.
    (re.compile(r"(?<=[\w»”\")\]])[ \u00a0\u202f]*([;!?])(?=[\s»”\")\]]|$)"), "\u202f\\1"),
    (re.compile(r"(?<=[\w»”\")\]])[ \u00a0\u202f]*:(?=\s|$)"), "\u00a0:"),
    (re.compile(r"«[ \u00a0\u202f]*(?=\S)"), "«\u00a0"),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]*»"), "\u00a0»"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)
_SPACES = re.compile(r"[ \t\n\r]{2,}")


def tidy(text: str, locale: LocaleInfo) -> str:
    """Return ``text`` with the letters, punctuation and spaces of ``locale``."""
    text = _SPACES.sub(" ", text).strip()
    match locale.language:
        case "fa":
            text = text.translate(_PERSIAN_LETTERS)
            rules: tuple[tuple[re.Pattern[str], str], ...] = _ARABIC_SCRIPT_RULES
        case "ar" | "ur" | "ckb" | "ps":
            rules = _ARABIC_SCRIPT_RULES
        case "fr":
            rules = _FRENCH_RULES
        case _:
            return text
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text
