"""Persian forms: ezafe, plural, indefinite ی, clitic pronouns and copula, with ZWNJ, a space or nothing before them.

Plurals are ها, the ان of living beings (یان, گان) and the ین of Arabic participles (منافقین).
Folded: Arabic ي ى ك and Persian ی ک, ة ۀ and ه, the hamza carriers of alef, diacritics, tatweel, digits. A ZWNJ within
a form may be a space or missing in the text. Other plurals (ات, جات, broken ones from Arabic) are for the glossary to
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

_LETTERS = re.compile(r"[\u0621-\u06cc]+")

_JOIN = rf"[{ZWNJ}\s]?"
_CLITIC = "(?:مان|تان|شان|م|ت|ش)"
_EZAFE = rf"{_JOIN}ا?ی"
_PLURAL = rf"{_JOIN}ها"
_WITHIN = rf"{_PLURAL}(?:یی?)?|{_EZAFE}"
"""What the words of a phrase take before the next one."""
_LAST = rf"{_PLURAL}(?:یی|ی?{ZWNJ}?{_CLITIC}|ی)?|{_EZAFE}|{ZWNJ}ا?{_CLITIC}|{ZWNJ}(?:اند|ایم|اید|است|را)"
"""What any form may end in."""
_LONG = 4
"""Letters of a form that one-letter endings and ان may follow: کردم is "I did", and باران (rain) no plural of بار."""


def _pattern(form: str) -> str:
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    letters = sum(map(len, pieces))
    out: list[str] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else ""
        if piece == ZWNJ:
            out.append(_JOIN)
        elif piece == "-" or piece.isspace():
            out.append(rf"[\s{ZWNJ}-]+")
        elif piece[0].isalpha() and (not following or following.isspace()):
            out.append(_word(piece, letters, last=not following))
        else:
            out.append(re.escape(piece))
    return "".join(out)


def _word(word: str, letters: int, *, last: bool) -> str:
    """Return the pattern of ``word`` with what may follow it in a form of ``letters``."""
    endings = [_LAST] if last else [_WITHIN]
    if last and letters >= _LONG:
        # مهارت (skill) is not your مهار (containment)
        clitic = _CLITIC if letters > _LONG else _CLITIC.replace("|ت|", "|")
        endings += [clitic, f"{_JOIN}ی(?:ی|{ZWNJ}?{_CLITIC})"] if word[-1] in "او" else [clitic]
    if letters < _LONG or not _LETTERS.fullmatch(word):
        return f"{re.escape(word)}(?:{'|'.join(endings)})?"
    possessed = f"(?:ی|{ZWNJ}?{_CLITIC})?" if last else ""
    if _participle_plural(word):
        return f"{word[:-2]}(?:ین|ان)(?:{'|'.join(endings)})?"
    endings.append(f"{'یان' if word[-1] in 'او' else 'ان'}{possessed}")
    if word[0] == "م":
        endings.append(f"ین{possessed}")
    whole = f"{word}(?:{'|'.join(endings)})?"
    return f"(?:{whole}|{word[:-1]}گان{possessed})" if _mute(word) else whole


def _participle_plural(word: str) -> bool:
    """Return True for منافقین, which is منافقان too."""
    return word[0] == "م" and word.endswith("ین") and len(word) > len("مسکین")


def _mute(word: str) -> bool:
    """Return True where a final ه is a vowel, as in نماینده, نمایندگان; گروگان (hostage) is no plural of گروه."""
    return len(word) >= 3 and word[-1] == "ه" and word[-2] not in "اوی"


def _anchor(form: str) -> str:
    """Return the longest piece of ``form`` without the letters that an ending may change."""
    pieces = [piece for piece in _PIECE.findall(_FOLDING.fold(form).text) if piece.strip(f" -{ZWNJ}")]
    return max(map(_core, pieces), key=len, default="")


def _core(word: str) -> str:
    return word[:-2] if _participle_plural(word) else word.removesuffix("ه")


_LOOKALIKES = re.findall(
    r"\w+",
    """
    زندانی ایرانی تهرانی عراقی لبنانی افغانستانی عربی کردی قانونی دینی مذهبی اسلامی دولتی نظامی جهانی انسانی انقلابی
    آزادی رهبری دوستی دشمنی جمهوری پادشاهی شهرداری قضایی حقوقی فرهنگی تاریخی رسمی عمومی خصوصی امنیتی اطلاعاتی
    اقتصادی اجتماعی تروریستی تبلیغاتی خدایی علمی عملی اخلاقی داخلی خارجی اصلی سیاسی
    بیماری پزشکی کودکی جوانی همکاری همراهی فرماندهی قربانی گروهان درخشان بستگان پیدایش
    """,
)
"""Words of their own, not another word with ی or ان: a prisoner (زندانی) is not a prison (زندان)."""
_WORDS = {(folded := _FOLDING.fold(word).text): (folded,) for word in _LOOKALIKES}


def _bases(token: str) -> tuple[str, ...]:
    return _WORDS.get(token, ())


LANGUAGE = Language(_FOLDING, _pattern, _anchor, left=rf"(?<![\w{ZWNJ}])", right=rf"(?!{ZWNJ}?\w)", bases=_bases)
"""How Persian forms are found."""
