"""Persian forms: ezafe, plural, indefinite ی, clitic pronouns and copula, with ZWNJ, a space or nothing before them.

Folded: Arabic ي ى ك and Persian ی ک, ة ۀ and ه, the hamza carriers of alef, diacritics, tatweel, digits. A ZWNJ within
a form may be a space or missing in the text. Other plurals (ان, جات, broken ones from Arabic) are for the glossary to
list. A form is not found as part of a compound joined by ZWNJ, nor in a common word that only looks like it with ی.
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
_COPULA = f"{ZWNJ}(?:اند|ایم|اید|است|را)"
_EZAFE = rf"(?:{_PLURAL}(?:یی?)?|{_JOIN}ا?ی)"
# کرد + م is "I did": one-letter endings need a word long enough to be known by
_SUFFIX_SHORT = rf"(?:{_PLURAL}(?:یی|ی?{_CLITIC}|ی)?|{_JOIN}ا?ی|{ZWNJ}ا?{_CLITIC}|{_COPULA})"
_SUFFIX = rf"(?:{_SUFFIX_SHORT}|{_CLITIC})"
_SUFFIX_VOWEL = rf"(?:{_SUFFIX_SHORT}|{_JOIN}ی(?:ی|{_CLITIC})|{_CLITIC})"
"""After ا and و: فتوایش, فتوایی."""
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
            out.append(f"{re.escape(piece)}{_suffix(piece, sum(map(len, pieces)))}?")
        elif following.isspace():
            out.append(f"{re.escape(piece)}{_EZAFE}?")
        else:
            out.append(re.escape(piece))
    return "".join(out)


def _suffix(last: str, length: int) -> str:
    """Return the pattern of what may follow the last word of a form of ``length`` letters."""
    if length < _LONG:
        return _SUFFIX_SHORT
    return _SUFFIX_VOWEL if last[-1] in "او" else _SUFFIX


def _anchor(form: str) -> str:
    """Return the longest piece of ``form``: no ending changes one."""
    pieces = [piece for piece in _PIECE.findall(_FOLDING.fold(form).text) if piece.strip(f" -{ZWNJ}")]
    return max(pieces, key=len, default="")


_LOOKALIKES = re.findall(
    r"\w+",
    """
    زندانی ایرانی تهرانی عراقی لبنانی افغانستانی عربی کردی قانونی دینی مذهبی اسلامی دولتی نظامی جهانی انسانی انقلابی
    آزادی رهبری دوستی دشمنی جمهوری پادشاهی شهرداری قضایی حقوقی فرهنگی تاریخی رسمی عمومی خصوصی امنیتی اطلاعاتی
    اقتصادی اجتماعی تروریستی تبلیغاتی خدایی علمی عملی اخلاقی داخلی خارجی اصلی سیاسی
    """,
)
"""Words of their own, not another word with ی: a prisoner (زندانی) is not a prison (زندان)."""
_WORDS = {(folded := _FOLDING.fold(word).text): folded for word in _LOOKALIKES}

LANGUAGE = Language(_FOLDING, _pattern, _anchor, left=rf"(?<![\w{ZWNJ}])", right=rf"(?!{ZWNJ}?\w)", words=_WORDS)
"""How Persian forms are found."""
