"""Adjectives and verbs that deny by themselves, and became their opposites: *illegal* is not légal.

Such a word has no *not* that could be counted. It is taken for lost where the target has no negation of any kind, nor
the word that denies, and has its opposite. English is in small letters, the others in the form that `fold` gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.folding import folded
from l10n_pipeline.kept import Table


@dataclass(frozen=True, slots=True)
class _Opposite:
    """A word that denies, and how other languages say what it denies."""

    denied: re.Pattern[str]
    affirmed: re.Pattern[str]
    """The English word without what denies."""
    words: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
    """By language: what affirms, and what denies by itself."""


_FA_BARE = r"(?<!غير[ \u200c])(?<!نا\u200c)(?<!بي[ \u200c])(?<!ضد[ \u200c])(?<!عدم )"
_NEVER = r"(?!)"


def _opposite(
    denied: str, affirmed: str, *, fr: tuple[str, str], fa: tuple[str, str], ar: tuple[str, str]
) -> _Opposite:
    words = {
        "fr": (rf"(?<![\w-])(?<!non )(?<!peu )(?:{fr[0]})", rf"(?<!\w)(?:{fr[1] or _NEVER})"),
        "fa": (rf"(?<!\w){_FA_BARE}(?:{fa[0]})", rf"(?<!\w)(?:{fa[1] or _NEVER})"),
        "ar": (
            rf"(?<!\w)(?<!غير )(?<!عدم )(?<!لا )[وفبلك]?(?:ال|لل)?(?:{ar[0]})",
            rf"(?<!\w)[وفبلك]?(?:ال|لل)?(?:{ar[1] or _NEVER})",
        ),
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
        fa=("قانون|مشروع", "نامشروع|خلاف|ناقانون|ممنوع|نقض"),
        ar=("قانون|مشروع|شرعي", "مخالف|محظور|ممنوع|انتهاك"),
    ),
    _opposite(
        "unacceptable|intolerable|inadmissible",
        "acceptable|tolerable|admissible",
        fr=("accept|toléra|admissib|recevab", "inaccept|intolér|inadmiss|irrecev|refus|rejet"),
        fa=("قابل (?:قبول|پذيرش|تحمل|استناد)|پذيرفتني|مقبول", "ناپذير|رد"),
        ar=("مقبول", "مرفوض|يرفض"),
    ),
    _opposite(
        "unjust(?:ly)?|unfair(?:ly)?",
        "just(?= (?:law|trial|cause|war|peace|society|and|sentence))|fair(?:ly)?(?= (?:trial|hearing|process|and))",
        fr=("justes?\\b|équitab|justement", "injust|inéquit|inique|iniquit|abusi|arbitrair"),
        fa=("عادلانه|منصفانه|عادل", "ظالم|ظلم"),
        ar=("عادل|منصف", "ظالم|ظلم|جائر|مجحف"),
    ),
    _opposite(
        "unable|incapable",
        "able(?= to)|capable",
        fr=(
            "pouvai|pouvoir|pouvaient|capab|peut\\b|peuvent|a pu\\b|ont pu\\b",
            "incapab|impuissan|impossib|échou|peine",
        ),
        fa=("مي\\u200c?توان|توانست|قادر|توانا", "عاجز|ن(?:مي)?\\u200c?توان|ناممكن"),
        ar=("[يتن]?ستط[ايع]|استطاع|تمكن|قادر", "عاجز|عجز|تعذر|مستحيل"),
    ),
    _opposite(
        "non-?violent(?:ly)?|unarmed|defen[cs]eless",
        "violent(?:ly)?|armed",
        fr=("violent|armés?\\b|armées\\b", "non|pacifi|désarm|paisib|défense"),
        fa=("خشونت[\\u200c ]?(?:آميز|اميز|طلب|گرا)|خشن|مسلح", "مسالمت|صلح"),
        ar=("عنيف|مسلح", "سلمي|عزلا?|اعزل"),
    ),
    _opposite(
        "den(?:y|ies|ied|ying)",
        "confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|acknowledg(?:es?|ed|ing)",
        fr=(
            "reconn|admet|admis|accept|confirm|avou",
            "ni[eéa]|nier|dément|démenti|refus|priv|contest|déni|rejet|conteste",
        ),
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
        fa=("انساني", "ضد|وحشي"),
        ar=("انساني", "وحشي|لاانساني"),
    ),
    _opposite(
        "unknown",
        "known|well-known",
        fr=("connu", "inconnu|ignor|anonym|indétermin|mystér"),
        fa=("شناخته|معلوم|مشخص|معروف", "ن(?:شناخت|ام)|مجهول|گمنام"),
        ar=("معروف|معلوم", "مجهول"),
    ),
    _opposite(
        "not guilty|innocent|acquitted",
        "guilty|convicted",
        fr=("coupab|condamn", "innocen|acquitt|relax|disculp|blanchi|non"),
        fa=("گناهكار|مجرم|محكوم|گناه(?!ي)|پذيرفت|اعتراف", "تبرئه|مبرا|برائت|رد"),
        ar=("مذنب|مدان|ادين|ادان|اقر|ذنب", "بر[يئاء]|تبرئ"),
    ),
    _opposite(
        "impossible",
        "possible",
        fr=("possib", "impossib"),
        fa=("ممكن|امكان", "محال"),
        ar=("ممكن|امكان", "مستحيل|متعذر|تعذر|استحال"),
    ),
    _opposite(
        "disproportionate(?:ly)?",
        "proportion(?:ate|al)",
        fr=("proportionn", "dispropor|excess|démesur|outr|abusi"),
        fa=("متناسب", "نامتناسب|بيش از|مفرط"),
        ar=("متناسب", "مفرط"),
    ),
    _opposite(
        "irreversible|irreparabl[ey]|irrevocabl[ey]",
        "reversible|reparable|revocable",
        fr=("réversib|réparab|révocab", "irré|définiti"),
        fa=("(?:برگشت|بازگشت|جبران)[\\u200c ]?پذير|قابل (?:برگشت|بازگشت|جبران)", ""),
        ar=("قابله? (?:لل|لاعاده|لاصلاح)", "نهائي"),
    ),
    _opposite(
        "inexcusable|unforgivable|unpardonable",
        "excusable|forgivable|pardonable",
        fr=("excusab|pardonnab", "inexc|impard"),
        fa=("بخشودني|بخشيدني|قابل (?:بخشش|گذشت|توجيه)", ""),
        ar=("[يت]?غتفر|مغتفر", ""),
    ),
    _opposite(
        "unwilling",
        "willing(?:ness)?",
        fr=("dispos|prêts?\\b|prête|volontaire", "réticen|refus"),
        fa=("مايل|حاضر|راغب", ""),
        ar=("راغب|مستعد|[يت]رغب", "رفض|[يت]رفض"),
    ),
    _opposite(
        "unconditional(?:ly)?",
        "condition(?:al|ally|s)?",
        fr=("conditionnel|(?<=sous )conditions?|(?<=sous )réserve|(?<=avec )(?:des )?conditions?", "incondition|sans"),
        fa=("مشروط|(?<=با )(?:قيد|شرط)", "نامشروط"),
        ar=("(?<!دون )(?<!بلا )(?:شروط|مشروط)", ""),
    ),
    _opposite(
        "impartial(?:ly|ity)?",
        "partial|biased",
        fr=("partial", "impartial|neutr"),
        fa=("جانبدار|مغرض|طرفدار", ""),
        ar=("منحاز|متحيز|انحياز", "محايد|حياد|نزيه|نزاه"),
    ),
    _opposite(
        "impunity",
        "punish\\w*|accountability",
        fr=("punition|châtiment|sanctions?\\b", "impun|sans"),
        fa=("مجازات|كيفر", "مصون|معاف|فرار"),
        ar=("عقاب|عقوب", "افلات|حصان|تملص|هروب|فلت|[يت]فلت|منا"),
    ),
    _opposite(
        "injustices?",
        "just(?:ice)?",
        fr=("justices?\\b", "injust|inéquit|iniquit"),
        fa=("عدالت|عدل", "ظلم|ستم|بيداد"),
        ar=("عدال|عدل", "ظلم|مظالم|جور|حيف|اجحاف|غياب"),
    ),
    _opposite(
        "inequalit(?:y|ies)|unequal(?:ly)?",
        "equal(?:ity|ly)?",
        fr=("égalit|égale?s?\\b|égaux|également", "inég|dispar|discrim"),
        fa=("برابري?\\b|مساوات", "نابراب|تبعيض"),
        ar=("مساواه|متساو", "تفاوت|تمييز|غياب|اوجه"),
    ),
    _opposite(
        "instability|unstable",
        "stab(?:le|ility)",
        fr=("stab(?:le|ilit)", "instab|précar|désta"),
        fa=("پايدار|ثبات|باثبات", "ناپا|متزلزل"),
        ar=("مستقر|استقرار", "زعزع|اضطراب"),
    ),
    _opposite(
        "invalid",
        "valid(?:ity)?",
        fr=("valid(?:e|es|ité)?\\b|valab", "invalid|nul|caduc|incorrect|erron"),
        fa=("معتبر|اعتبار", "باطل"),
        ar=("صالح|صحيح|صحه", "باطل|لاغ|بطلان|خاطئ"),
    ),
    _opposite(
        "unjustified|unjustifiable|unfounded|groundless|baseless|unwarranted",
        "justified|founded|grounds?|warranted",
        fr=("justifi|fondée?s?\\b", "injustif|infond|non|sans|dénu|indu"),
        fa=("موجه|مستند|(?:با|بر) ?اساس", "واهي"),
        ar=("مبرر|اساس", "باطل|واه"),
    ),
    _opposite(
        "unconstitutional(?:ly)?",
        "constitutional(?:ly)?",
        fr=("constitutionn", "inconst|anticonst|contraire"),
        fa=("قانون اساسي", "خلاف|مغاير|نقض|بر"),
        ar=("دستور", "مخالف|انتهاك|[يت]خالف"),
    ),
    _opposite(
        "unauthori[sz]ed",
        "authori[sz]ed",
        fr=("autoris", "non|illég|illicit|interdi|indu|sans"),
        fa=("مجاز", ""),
        ar=("مصرح|مرخص|ماذون", ""),
    ),
    _opposite(
        "undemocratic",
        "democra\\w+",
        fr=("démocrat", "antidém|anti|peu|non"),
        fa=("دموكرات", "ضد"),
        ar=("ديمقراط", "معاد"),
    ),
    _opposite(
        "non-?governmental",
        "governmental|intergovernmental|government",
        fr=("gouvernement", "non|ong\\b"),
        fa=("دولتي", "مردم|سمن"),
        ar=("حكومي", "اهلي"),
    ),
    _opposite(
        "extra-?judicial(?:ly)?",
        "judicia\\w+|courts?",
        fr=("judiciaire", "extra|sommair|hors|sans"),
        fa=("قضا[يئ]ي", "فرا|خارج|ورا"),
        ar=("قضا[ئء]", "خارج|نطاق|منا"),
    ),
    _opposite(
        "indirect(?:ly)?",
        "direct(?:ly)?",
        fr=("direct(?:e|es|s|ement)?\\b", "indirect"),
        fa=("مستقيم", ""),
        ar=("مباشر", ""),
    ),
    _opposite(
        "unpunished",
        "punish(?:ed|ment)",
        fr=("punie?s?\\b", "impun|sans"),
        fa=("مجازات|كيفر", "مصون"),
        ar=("عقاب|عقوب", "افلات|فلت|[يت]فلت"),
    ),
)


def turned(source: str, target: str, language: str, negated: Callable[[], bool]) -> Iterator[tuple[str, int, int]]:
    """Yield each word of the English ``source`` of which the target says the opposite, and where in the folded target.

    ``negated`` tells whether the target denies as often as the source: then nothing is certain.
    """
    source, target = source.casefold(), folded(target)
    for word in dict.fromkeys(match[0] for match in _DENIED.finditer(source)):
        for opposite in _OPPOSITES_OF[word]:
            if language not in opposite.words or opposite.affirmed.search(source):
                continue
            yes, no = opposite.words[language]
            if (there := yes.search(target)) and not no.search(target) and not negated():
                yield word, *there.span()


_DENIED = re.compile("|".join(opposite.denied.pattern for opposite in _OPPOSITES))
_OPPOSITES_OF = Table(lambda word: tuple(opposite for opposite in _OPPOSITES if opposite.denied.search(word)))
DENIED = re.compile(rf"{_DENIED.pattern}|guilty", re.IGNORECASE)
"""Found in a piece of each text that has a word which denies by itself, and in a few others."""
