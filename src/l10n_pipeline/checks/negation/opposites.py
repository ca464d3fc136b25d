"""Adjectives and verbs that deny by themselves, and became their opposites: *illegal* is not légal.

Such a word has no *not* that could be counted. It is taken for lost where the target has no negation of any kind, nor
the word that denies, and has its opposite. English is in small letters, the others in the form that `fold` gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.folding import folded


@dataclass(frozen=True, slots=True)
class _Opposite:
    """A word that denies, and how other languages say what it denies."""

    denied: re.Pattern[str]
    affirmed: re.Pattern[str]
    """The English word without what denies."""
    words: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
    """By language: what affirms, and what denies by itself."""


def _opposite(
    denied: str, affirmed: str, *, fr: tuple[str, str], fa: tuple[str, str], ar: tuple[str, str]
) -> _Opposite:
    words = {
        "fr": (rf"(?<![\w-])(?:{fr[0]})", rf"(?<!\w)(?:{fr[1]})"),
        "fa": (rf"(?<!\w)(?:{fa[0]})", rf"(?<!\w)(?:{fa[1]})"),
        "ar": (rf"(?<!\w)[وفبلك]?(?:ال|لل)?(?:{ar[0]})", rf"(?<!\w)[وفبلك]?(?:ال|لل)?(?:{ar[1]})"),
    }
    compiled = {language: (re.compile(yes), re.compile(no)) for language, (yes, no) in words.items()}
    return _Opposite(
        re.compile(rf"\b(?:{denied})\b"),
        re.compile(rf"(?<!not )(?<!-)\b(?:{affirmed})\b"),
        MappingProxyType(compiled | {"prs": compiled["fa"]}),
    )


_OPPOSITES = (
    _opposite(
        "illegal(?:ly)?|unlawful(?:ly)?|illegitimate(?:ly)?",
        "legal(?:ly)?|lawful(?:ly)?|legitimate(?:ly)?",
        fr=(
            "légal|légitim|licite|lois?\\b|droit",
            "illég|illicit|interdi|hors-la-loi|contraire|mépris|arbitrair|clandestin",
        ),
        fa=("قانون|مشروع", "غير|نامشروع|خلاف|ناقانون|ممنوع|نقض"),
        ar=("قانون|مشروع|شرعي", "غير|مخالف|محظور|ممنوع|انتهاك"),
    ),
    _opposite(
        "unacceptable|intolerable|inadmissible",
        "acceptable|tolerable|admissible",
        fr=("accept|toléra|admissib", "inaccept|intolér|inadmiss|refus|rejet"),
        fa=("قابل قبول|پذيرفتني|قابل پذيرش|مقبول|قابل تحمل", "غير|ناپذير|رد"),
        ar=("مقبول", "غير|مرفوض|يرفض"),
    ),
    _opposite(
        "unjust(?:ly)?|unfair(?:ly)?",
        "just(?= (?:law|trial|cause|war|peace|society|and|sentence))|fair(?:ly)?(?= (?:trial|hearing|process|and))",
        fr=("justes?\\b|équitab|justement", "injust|inéquit|inique|iniquit|abusi|arbitrair"),
        fa=("عادلانه|منصفانه|عادل", "نا|غير|بي|ظالم|ظلم"),
        ar=("عادل|منصف", "غير|ظالم|ظلم|جائر|مجحف"),
    ),
    _opposite(
        "unable|incapable",
        "able(?= to)|capable",
        fr=(
            "pouvai|pouvoir|pouvaient|capab|peut\\b|peuvent|a pu\\b|ont pu\\b",
            "incapab|impuissan|impossib|échou|peine",
        ),
        fa=("مي\\u200c?توان|توانست|قادر|توانا", "نا|عاجز|ن(?:مي)?\\u200c?توان|ناممكن"),
        ar=("[يتن]?ستط[ايع]|استطاع|تمكن|قادر", "عاجز|عجز|تعذر|غير|مستحيل"),
    ),
    _opposite(
        "non-?violent(?:ly)?|unarmed|defen[cs]eless",
        "violent(?:ly)?|armed",
        fr=("violent|armés?\\b|armées\\b", "non|pacifi|désarm|paisib|défense"),
        fa=("خشونت[\\u200c ]?(?:آميز|اميز|طلب|گرا)|خشن|مسلح", "بي|غير|مسالمت|صلح|بدون"),
        ar=("عنيف|مسلح", "غير|سلمي|عزل|اعزل|لا"),
    ),
    _opposite(
        "den(?:y|ies|ied|ying)",
        "confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|acknowledg(?:es?|ed|ing)",
        fr=("reconn|admet|admis|confirm|avou", "ni[eéa]|nier|dément|démenti|refus|priv|contest|déni|rejet|conteste"),
        fa=("تاييد|تصديق|اذعان|اعتراف|پذيرفت", "انكار|تكذيب|رد|حاشا|محروم|منكر|نفي"),
        ar=(
            "[يتن]?ؤكد|اكد|[يتن]?عترف|اعترف|[يتن]قر\\b|اقر",
            "نفي|[يتن]نف|انكر|[يتن]نكر|كذب|[يتن]كذب|رفض|[يتن]رفض|حرم|[يتن]حرم|انكار",
        ),
    ),
    _opposite(
        "inhuman(?:e|ely)?",
        "humane(?:ly)?",
        fr=("humain", "inhumain|dégrad|cruel"),
        fa=("انساني", "غير|ضد|نا|وحشي"),
        ar=("انساني", "غير|لا|وحشي|لاانساني"),
    ),
    _opposite(
        "unknown",
        "known|well-known",
        fr=("connu", "inconnu|ignor|anonym|indétermin|mystér"),
        fa=("شناخته|معلوم|مشخص|معروف", "نا|ن(?:شناخت|ام)|مجهول|گمنام|بي"),
        ar=("معروف|معلوم", "مجهول|غير"),
    ),
    _opposite(
        "not guilty|innocent|acquitted",
        "guilty|convicted",
        fr=("coupab|condamn", "innocen|acquitt|relax|disculp|blanchi"),
        fa=("گناهكار|مجرم|محكوم|گناه(?!ي)", "بي|تبرئه|مبرا|برائت"),
        ar=("مذنب|مدان|ادين|ادان", "بر[يئاء]|تبرئ"),
    ),
    _opposite(
        "impossible",
        "possible",
        fr=("possib", "impossib"),
        fa=("ممكن|امكان", "نا|غير|محال"),
        ar=("ممكن|امكان", "مستحيل|غير|متعذر|تعذر|استحال"),
    ),
)


def turned(source: str, target: str, language: str, *, negated: bool) -> Iterator[tuple[str, int, int]]:
    """Yield each word of the English ``source`` of which the target says the opposite, and where in the folded target.

    ``negated`` tells whether the target has a negation of any other kind: then nothing is certain of what the source
    denies.
    """
    source, target = source.casefold(), folded(target)
    for opposite in _OPPOSITES:
        if language not in opposite.words:
            continue
        yes, no = opposite.words[language]
        denied, affirmed = opposite.denied.search(source), opposite.affirmed.search(source)
        if denied and not affirmed and not negated and not no.search(target) and (there := yes.search(target)):
            yield denied[0], *there.span()


DENIED = re.compile("|".join([*(opposite.denied.pattern for opposite in _OPPOSITES), "guilty"]), re.IGNORECASE)
"""Found in a piece of each text that has a word which denies by itself, and in a few others."""
