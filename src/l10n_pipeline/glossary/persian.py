"""Persian forms: ezafe, plural, indefinite ی and the clitic pronouns, with ZWNJ, a space or nothing before them.

Folded: Arabic ي ى ك and Persian ی ک, ة ۀ and ه, the hamza carriers of alef, diacritics, tatweel, digits. A ZWNJ within
a form may be a space or missing in the text. Other plurals (ان, جات, broken ones from Arabic) are for the glossary to
list. A form is not found as part of a compound joined by ZWNJ.
"""

from __future__ import annotations

import re

from l10n_pipeline.glossary.folding import ZWNJ, Folding, Language

_FOLDING = Folding(
    {
        **dict.fromkeys("يىېۍ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ةۀە", "ه"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ؤ": "و",
        "ئ": "ی",
        ZWNJ: ZWNJ,
    },
    keep_marks=False,
)
_PIECE = re.compile(rf"\w+|\s+|{ZWNJ}|[^\w\s]")

_JOIN = rf"[{ZWNJ}\s]?"
_PLURAL = rf"{_JOIN}ها"
_CLITIC = "(?:مان|تان|شان|م|ت|ش)"
_EZAFE = rf"(?:{_PLURAL}(?:یی?)?|{_JOIN}ا?ی)"
_SUFFIX = rf"(?:{_PLURAL}(?:یی|ی?{_CLITIC}|ی)?|{_JOIN}ا?ی|{ZWNJ}ا?{_CLITIC}|{_CLITIC})"
# کرد + م is "I did": one-letter endings need a word long enough to be known by
_SUFFIX_SHORT = rf"(?:{_PLURAL}(?:یی|ی?{_CLITIC}|ی)?|{_JOIN}ا?ی|{ZWNJ}ا?{_CLITIC})"
_LONG = 4


def _pattern(form: str) -> str:
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    out: list[str] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else ""
        if piece == ZWNJ:
            out.append(_JOIN)
        elif piece == "-" or piece.isspace():
            out.append(rf"[\s{ZWNJ}-]+")
        elif not piece[0].isalpha():
            out.append(re.escape(piece))
        elif not following:
            suffix = _SUFFIX if len("".join(pieces)) >= _LONG else _SUFFIX_SHORT
            out.append(f"{re.escape(piece)}{suffix}?")
        elif following.isspace():
            out.append(f"{re.escape(piece)}{_EZAFE}?")
        else:
            out.append(re.escape(piece))
    return "".join(out)


LANGUAGE = Language(_FOLDING, _pattern, left=rf"(?<![\w{ZWNJ}])", right=rf"(?!{ZWNJ}?\w)")
"""How Persian forms are found."""
