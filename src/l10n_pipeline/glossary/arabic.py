"""Arabic forms: particles and article in front, sound plurals, dual and pronouns behind.

In front of a form و ف, then ب ك ل, and س before an imperfect verb; the article ال may be there or not on every word
(an idafa drops it), and contracts with ل to لل. Behind it the sound plurals and dual, before another noun without their
ن, the accusative ا and the pronouns: not ي, since with it إيران would be found in إيراني. ة becomes ت before a pronoun
and ات in the plural; an adjective takes ة, a verb ون, and one like أعدم ت and وا. Broken plurals are for the glossary
to list. Folded: أإآا, ؤ ئ ء, ى and ي, diacritics, tatweel, digits, and Persian ی ک; a ة may be written ه.
"""

from __future__ import annotations

import re
from functools import lru_cache

from l10n_pipeline.glossary.folding import Folding, Language

_FOLDING = Folding(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ۀە", "ه"),
        **dict.fromkeys("ؤئ", "ء"),
    },
    keep_marks=False,
)
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_LETTERS = re.compile(r"[\u0621-\u064a]+")

_PREFIX = r"(?:[وف]?(?:[بكل]|س(?=[اينت]))?)"
_ARTICLE = r"(?:ال|(?<=ل)ل)?"
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "كما", "كم", "كن", "ك", "نا")
_PRONOUN = f"(?:{'|'.join(_PRONOUNS)})"
_SHORTEST = 3
"""Stems of fewer letters take an article, but no other particle and no ending: they would be found in other words."""
_NOUN = r"(?=\s+\w)"
"""The second noun of an idafa, before which a plural or dual has no ن."""
_ADJECTIVE = re.compile(r"\w{2,}ي|\wا\w\w|\w\wي\w|م(?!\wا\w\w$)\w{3,}")
"""Shapes of words that make their feminine with ة: nisba, فاعل, فعيل and most participles; مفاعل is محاكم (courts)."""
_GOD = "الله"
_NO_ARTICLE = re.compile(
    r"الت(?:زام|هاب|ماس|حاق|فاف|قاط|قاء|باس|فات|ئام|واء|هام)(?:ات|ه|ي)?|التي|الذي|الذين|الي|الا|الكتروني?ه?|المانيا?"
)
"""What begins with ال and has no article: form VIII of verbs that begin with ل, foreign words."""


def _pattern(form: str) -> str:
    out: list[str] = []
    for place, piece in enumerate(_pieces(form)):
        if piece == "-" or piece.isspace():
            out.append(r"[\s-]+")
        elif _LETTERS.fullmatch(piece):
            out.append(_word(piece, first=not place))
        else:
            out.append((_ARTICLE if not place and piece[0].isalpha() else "") + re.escape(piece))
    return "".join(out)


def _anchor(form: str) -> str:
    return max(map(_core, _pieces(form)), key=len, default="")


def _pieces(form: str) -> list[str]:
    """Return the folded words of ``form``, without their article, and what stands between them."""
    folded = _FOLDING.fold(form)
    return [
        _stem(found.group(), form[folded.starts[found.start()]], form[folded.starts[found.end() - 1]])
        for found in _PIECE.finditer(folded.text)
    ]


def _stem(word: str, first: str, last: str) -> str:
    """Return the folded ``word`` without the article; its ``first`` letter as written tells that إلغاء has none.

    Its ``last`` letter is ى where it is so written: مرضى (patients) is no مرضي (pathological).
    """
    article = first in "اٱ" and word not in ("ال", _GOD) and not _NO_ARTICLE.fullmatch(word)
    stem = word.removeprefix("ال") if article else word
    return f"{stem[:-1]}ى" if last == "ى" and len(stem) >= _SHORTEST else stem


def _core(stem: str) -> str:
    """Return the letters that every inflection of ``stem`` keeps."""
    if not _LETTERS.fullmatch(stem):
        return "" if stem.isspace() or stem == "-" else stem
    if stem == _GOD:
        return "له"
    if len(stem) < _SHORTEST:
        return stem
    if _plural(stem):
        return stem[:-2]
    return stem[:-1] if stem[-1] in "ةهيى" else stem


def _plural(stem: str) -> bool:
    return stem[-2:] in ("ون", "ين") and len(stem) >= _SHORTEST + 2


def _word(stem: str, *, first: bool) -> str:
    """Return the pattern of one word with article, plural and pronoun."""
    if stem == _GOD:
        return f"(?:{_GOD}|(?<=ل)له)"
    if len(stem) < _SHORTEST:
        return rf"(?:(?<!\w)(?:ال)?|(?<=[وفبك])ال|(?<=ل)ل){stem}" if first else f"(?:ال)?{stem}"
    adjective = stem[-1] != "ى" and (not first or _ADJECTIVE.fullmatch(stem) is not None)
    return f"{_ARTICLE}{_core(stem)}{_ending(stem, adjective=adjective)}"


def _ending(stem: str, *, adjective: bool) -> str:
    """Return the pattern of what may follow the core of ``stem``."""
    if stem[-1] == "ة":
        return rf"(?:[هة]|ات{_PRONOUN}?|ت(?:{_PRONOUN}|ي|ان|ين|[اي]{_NOUN}))"
    if _plural(stem):
        return rf"(?:ون|ين|ات{_PRONOUN}?|[وي](?:{_PRONOUN}|{_NOUN}))"
    endings = rf"ات{_PRONOUN}?|ان|ين|ون{_PRONOUN}?|و(?:{_PRONOUN}|{_NOUN})|ا|{_PRONOUN}"
    if adjective:
        endings += rf"|ة|ت(?:{_PRONOUN}|ان|ين)"
    if stem[0] == "م":
        endings += f"|ي(?:{_PRONOUN}|{_NOUN})"
    if stem[0] == "ا" and len(stem) > _SHORTEST:
        endings += "|ت|وا"  # أعدم, اعتقل, استجوب
    match stem[-1]:
        case "ه":
            return rf"[هة](?:{endings})?"
        case "ى":
            return rf"(?:ي(?:{endings})?|ا{_PRONOUN})"
        case "ي":
            return rf"ي(?:{endings})?"
    return rf"(?:{endings})?"


_LOOKALIKES = re.findall(
    r"\w+",
    """
    بلد بلاد بيان بناء بعيد بريد بقاء بداية بطل بحر بحث بشر بنود باب بيت بين بعد
    كتاب كتابة كلام كبير كريم كرامة كامل كيان كشف كسر كاتب
    لجنة لقاء لسان لباس لاجئ لحم لحظة لون لعنة لغة لوح
    وزير وزارة وفاة وثيقة وكيل وكالة ولاية ولادة وطن وحدة وحش واجب واقع وضع وقت وصف وصول وعد وقف وجود والد والدة ورقة
    وعي وسط وسام واحد وارد وافد وادي
    فساد فقير فقيد فتاة فريق فكرة فصل فترة فاعل فارس فرع سجين
    طريقة مكتبة فعالية فاعلية قاعدة قائمة دائرة طائرة عاصمة عالمة
    إنسان ميزان سلطان عدوان برهان عنوان قانون رمضان لبنان جيران
    """,
)
"""Common words that begin like a particle with another word, or end like another word with an ending."""


_FRONTS = ("", *"وفبكل", "ال", "وال", "بال", "فال", "كال", "لل", "ول", "وب", "ولل", "وبال")


def _forms_of(word: str) -> dict[str, frozenset[str]]:
    """Return the folded ``word`` alone, with pronouns and in the feminine plural, each with what it is a form of."""
    folded = _FOLDING.fold(word).text
    stem = folded.removesuffix("ة")
    joint = f"{stem}ت" if stem != folded else stem
    forms = [folded, *(joint + end for end in _PRONOUNS), *((f"{stem}ه", f"{stem}ات") if stem != folded else ())]
    return dict.fromkeys(forms, frozenset((folded, f"{stem}ات")))


@lru_cache(maxsize=1)
def _lookalikes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word in _LOOKALIKES:
        for form, bases in _forms_of(word).items():
            found[form] = found.get(form, frozenset()) | bases
    return found


def _bases(token: str) -> frozenset[str]:
    known = _lookalikes()
    rests = (token.removeprefix(front) for front in _FRONTS if token.startswith(front))
    return frozenset().union(*(known.get(rest, ()) for rest in rests))


LANGUAGE = Language(_FOLDING, _pattern, _anchor, prefix=_PREFIX, bases=_bases)
"""How Arabic forms are found."""
