"""Arabic forms: particles and article in front, sound plurals, dual and pronouns behind.

In front of a form و ف, then ب ك ل, and س before an imperfect verb; the article ال may be there or not on every word
(an idafa drops it), and contracts with ل to لل. Behind it the sound plurals and dual, before another noun without their
ن, the accusative ا and the pronouns ه ها هم هن هما كم نا: not ي and ك, since with them إيران would be found in إيراني.
ة becomes ت before a pronoun and ات in the plural, ى becomes ا, ء its carrier. Broken plurals are for the glossary to
list. Folded: أإآا, ى and ي, ة and ه, diacritics, tatweel, digits, and Persian ی ک.
"""

from __future__ import annotations

import re

from l10n_pipeline.glossary.folding import Folding, Language

_FOLDING = Folding(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀە", "ه"),
    },
    keep_marks=False,
)
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_LETTERS = re.compile(r"[\u0621-\u064a]+")

_PREFIX = r"(?:[وف]?(?:[بكل]|س(?=[اينت]))?)"
_ARTICLE = r"(?:ال|(?<=ل)ل)?"
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "كم", "نا")
_PRONOUN = f"(?:{'|'.join(_PRONOUNS)})"
_SHORTEST = 3
"""Stems of fewer letters take an article, but no other particle and no ending: they would be found in other words."""
_GOD = "الله"
_NO_ARTICLE = re.compile(
    r"الت(?:زام|هاب|ماس|حاق|فاف|قاط|قاء|باس|فات|ئام|واء|هام)(?:ات|ه|ي)?|التي|الذي|الذين|الي|الا|الكتروني?ه?|المانيا?"
)
"""What begins with ال and has no article: form VIII of verbs that begin with ل, foreign words."""


def _pattern(form: str) -> str:
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    written = _written(form, pieces)
    out: list[str] = []
    for place, piece in enumerate(pieces):
        if piece == "-" or piece.isspace():
            out.append(r"[\s-]+")
        elif _LETTERS.fullmatch(piece):
            out.append(_word(piece, written[place], first=not place))
        else:
            out.append((_ARTICLE if not place and piece[0].isalpha() else "") + re.escape(piece))
    return "".join(out)


def _anchor(form: str) -> str:
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    return max(map(_core, pieces, _written(form, pieces)), key=len, default="")


def _written(form: str, pieces: list[str]) -> list[str]:
    """Return the pieces as the glossary writes them, which tells ة from ه and أ from ا."""
    kept = _PIECE.findall("".join(character for character in form if _FOLDING[character]))
    return kept if len(kept) == len(pieces) else pieces


def _stem(word: str, written: str) -> str:
    """Return the folded ``word`` without the article."""
    if not written.startswith("ال") or _NO_ARTICLE.fullmatch(word):
        return word
    return word.removeprefix("ال")


def _core(word: str, written: str) -> str:
    """Return the letters that every inflection of ``word`` keeps."""
    if not _LETTERS.fullmatch(word):
        return "" if word.isspace() or word == "-" else word
    if word == _GOD:
        return "له"
    stem = _stem(word, written)
    if len(stem) < _SHORTEST:
        return stem
    if _plural(stem):
        return stem[:-2]
    return stem[:-1] if written.endswith(("ة", "ى")) or stem.endswith("اء") else stem


def _plural(stem: str) -> bool:
    return stem[-2:] in ("ون", "ين") and len(stem) >= _SHORTEST + 2


def _word(word: str, written: str, *, first: bool) -> str:
    """Return the pattern of one folded word with article, plural and pronoun."""
    if word == _GOD:
        return f"(?:{_GOD}|(?<=ل)له)"
    stem = _stem(word, written)
    if len(stem) < _SHORTEST:
        return rf"(?:(?<!\w)(?:ال)?|(?<=[وفبك])ال|(?<=ل)ل){stem}" if first else f"(?:ال)?{stem}"
    return f"{_ARTICLE}{_core(word, written)}{_ending(stem, written)}"


def _ending(stem: str, written: str) -> str:
    """Return the pattern of what may follow the core of ``stem``."""
    noun = r"(?=\s+\w)"  # the second noun of an idafa
    if written.endswith("ة"):
        return rf"(?:ه|ت{_PRONOUN}|ات{_PRONOUN}?|تان|تين|ت[اي]{noun})"
    if _plural(stem):
        return rf"(?:ون|ين|[وي](?:{_PRONOUN}|{noun}))"
    plurals = rf"ات{_PRONOUN}?|ان|ين|ون|و{noun}|ا|{_PRONOUN}"
    if written.endswith("ى"):
        return rf"(?:ي(?:{plurals})?|ا{_PRONOUN})"
    if stem.endswith("اء"):
        return rf"(?:ء(?:{plurals})?|[ؤئ]{_PRONOUN})"
    return rf"(?:{plurals})?"


_LOOKALIKES = re.findall(
    r"\w+",
    """
    بلد بلاد بيان بناء بعيد بريد بقاء بداية بطل بحر بحث بشر بنود باب بيت بين بعد
    كتاب كتابة كلام كبير كريم كرامة كامل كيان كشف كسر كاتب
    لجنة لقاء لسان لباس لاجئ لحم لحظة لون لعنة لغة لوح
    وزير وزارة وفاة وثيقة وكيل وكالة ولاية ولادة وطن وحدة وحش واجب واقع وضع وقت وصف وصول وعد وقف وجود والد والدة ورقة
    وعي وسط وسام واحد وارد وافد وادي
    فساد فقير فقيد فتاة فريق فكرة فصل فترة فاعل فارس فرع سجين
    إنسان ميزان سلطان عدوان برهان عنوان قانون رمضان لبنان جيران
    """,
)
"""Common words that begin like a particle with another word, or end like another word with an ending."""


def _forms_of(word: str) -> list[str]:
    """Return the folded ``word`` alone and with pronouns, each also after و and ف."""
    folded = _FOLDING.fold(word).text
    joint = folded[:-1] + "ت" if word.endswith("ة") else folded
    return [first + form for first in ("", "و", "ف") for form in (folded, *(joint + end for end in _PRONOUNS))]


_WORDS = {form: _FOLDING.fold(word).text for word in reversed(_LOOKALIKES) for form in _forms_of(word)}

LANGUAGE = Language(_FOLDING, _pattern, _anchor, prefix=_PREFIX, words=_WORDS)
"""How Arabic forms are found."""
