"""Verbs and nouns that deny what stands behind them: *fail to*, *refuse to*, *lack*, *prohibit*, *hardly*.

Languages say them with a word of their own or with a plain negation. One is lost where the target has neither, nor any
other word that denies. English is in small letters, the others are in the form that `fold` gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.folding import folded


@dataclass(frozen=True, slots=True)
class _Denier:
    """An English word that denies, and what other languages say for it, plain negations aside."""

    english: re.Pattern[str]
    words: Mapping[str, re.Pattern[str]]
    """By language."""


def _denier(english: str, *, behind: str = "", fr: str, fa: str, ar: str) -> tuple[str, _Denier]:
    """Return what a piece with the word has, and the word with what has to stand ``behind`` it."""
    persian = re.compile(rf"(?<!\w)(?:{fa})")
    words = {
        "fr": re.compile(rf"(?<!\w)(?:{fr})"),
        "fa": persian,
        "prs": persian,
        "ar": re.compile(rf"(?<!\w)[وفبلكس]{{0,3}}(?:ال|لل)?(?:{ar})"),
    }
    return english, _Denier(re.compile(rf"\b(?:{english})\b{behind}"), MappingProxyType(words))


_ROWS = (
    _denier(
        "fail(?:s|ed|ing)?|failures?",
        behind=r" to (?!be\b)",
        fr="échou|échec|manqu|omi[st]|omett|néglig|défaut|défaill|carence|incap|impuissan|faute|sans"
        "|refus|oubli|abst|rat[eé]"
        "|fai[lt]li|peine|erreur|problème|inexéc|contrev|inobserv|atteinte|contraven|enfrei|infraction"
        "|viol|transgress",
        fa="ناكام|شكست|كوتاهي|قصور|غفلت|خودداري|ناتوان|باز ?ماند|ناموفق|خطا|اهمال|سر ?باز|بي ?توجه|دريغ"
        "|مردود|خراب|مشكل|اشكال|ايراد|فراموش|جا ?ماند",
        ar="فشل|[يتن]فشل|اخفق|[يتن]خفق|اخفاق|عجز|قصر|[يتن]قصر|تقصير|تقاعس|[يت]تقاعس|اهم[لا]|[يت]همل|تخلف|[يت]تخلف"
        "|امتن|[يت]متن|خطا|تعذر|[يت]تعذر|قصور|[يت]?غفل|اغفل|اغفال",
    ),
    _denier(
        "refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)",
        behind=" to ",
        fr="refus|rejet|déclin|abst|récus|renonc",
        fa="خودداري|امتناع|سر ?باز|ن?پذير|رد|ابا|طفره|سرپيچ|زير بار|دريغ|تن ن|منفي|اجتناب|انكار",
        ar="رفض|[يتن]رفض|امتن|[يت]متن|ابي|[يت]ابي|اعتذر|[يت]عتذر|احجم|[يت]حجم",
    ),
    _denier(
        "lack(?:s|ed|ing)?",
        behind=r" (?!of\b)|lack of ",
        fr="manqu|absen|dépourv|défaut|faute|insuff|priv|dén[ué]|carence|pénuri|sans|peu|rare|ignor|mal"
        "|déficit|faibl|lacun|inexist",
        fa="كمبود|محتاج|احتياج|نيازمند|فقدان|نبود|فاقد|كم|ضعف|خلا|محروم|بي|نا|تهي|خالي|عاري|دور از",
        ar="[يتن]?فتقر|افتقر|افتقار|افتقاد|افتقد|[يت]فتقد|نقص|[يت]نقص|انعدام|غياب|قله|ندره|انقطاع|شح"
        "|ضعف|فقدان|خلو|[يت]خلو|[يت]?عوز|قصور|نقصان|ضعيف|سوء",
    ),
    _denier(
        "absence",
        behind=" of ",
        fr="absen|manqu|défaut|faute|sans|aucun|inexist|dépourv|carence|disparition",
        fa="نبود|فقدان|غياب|غيبت|غايب|نداشتن|كمبود|خلا|بي|عدم|نبودن",
        ar="غياب|غائب|انعدام|منعدم|عدم|خلو|فقدان|نقص|افتقار|غيب|تغيب",
    ),
    _denier(
        "den(?:y|ies|ied|ying|ials?)",
        behind="(?! of service)",
        fr="ni[eéa]|nier|dément|dénég|refus|priv|contest|rejet|déni|récus|réfut|interdi|débout|empêch|défend",
        fa="انكار|منكر|تكذيب|حاشا|محروم|رد|خودداري|باز ?ندار|باز ?مدار|دريغ|سلب|نفي|مردود|نپذير|امتناع|ممانعت|منع",
        ar="نفي|[يتن]نف|نفت|انكر|[يتن]نكر|انكار|كذب|[يتن]كذب|حظر|محظور|مرفوض|رفض|[يتن]رفض|حرم|[يتن]حرم"
        "|حرمان|منع|[يت]منع|جحد|جحود|تنكر|حجب",
    ),
    _denier(
        "prohibit(?:s|ed|ing)?|forbid(?:s|den)?|forbade|bann(?:ed|ing)|bans? on",
        fr="interd|prohib|ban|proscri|défen[ds]|empêch|embargo|exclu|condamn|déconseill|suspen",
        fa="ممنوع|منع|قدغن|تحريم|حرام|نهي|بازدار|محروم|جلوگيري|مسدود|سياه|تحريم",
        ar="حظر|[يتن]حظر|محظور|منع|[يتن]منع|ممنوع|حرم|[يتن]حرم|محرم|تحريم|محاذير|محذور|نهي|[يت]نهي|حرام|منهي",
    ),
    _denier(
        "hardly|barely|scarcely|seldom",
        fr="à peine|guère|peine|diffic|rare|peu|presque|tout juste|quasi|mal|juste|moindre",
        fa="(?:به? ?)?(?:زحمت|سختي|ندرت|دشواري)|كم|تقريبا|هنوز|تازه|دشوار|مشكل|چندان|اندك|تنها|سخت|نادر",
        ar="بالكاد|كاد|[يتن]?كاد|كادت|نادر|قلما|صعوب|قليل|ما ان|شبه|تقريبا|[يت]ندر|قل|صعب|مجرد|كدت|يكد|تكد|اكد",
    ),
    _denier(
        "free",
        behind=r" (?:of|from) (?!charge\b)",
        fr="libre|exempt|dépourv|dénu|l'abri|affranch|débarrass|libér|exonér|sans|délivr|préserv"
        "|franchise|gratu|zéro|soustra|détax|quitte|émancip|sépar|indépend|à l'abri|pur",
        fa="عاري|آزاد|ازاد|رها|مبرا|فارغ|دور|مصون|بي|خالي|معاف|رايگان|پاك|نجات|تهي|در امان|رهايي|خالص|جدا|خلاص",
        ar="خال|خلو|[يت]خلو|متحرر|حر[هي]?|تحرر|[يت]تحرر|بعيد|براء|مناي|منجاة|مجان|حرر|معف|[يت]حرر|سالم"
        "|طليق|بري|نجا|احرار|حريه|متخلص|خلص",
    ),
    _denier(
        "acquit(?:s|ted|ting|tal|tals)?",
        fr="acquitt|relax|innocen|disculp|non-lieu|blanchi|absou",
        fa="تبرئه|برائت|بي ?گناه|مبرا|برا?ئت",
        ar="برا|[يت]بر|براءه|تبرئ|بري|برئ",
    ),
    _denier(
        "unwilling(?:ly|ness)?|reluctan(?:t|tly|ce)",
        fr="réticen|refus|hésit|répugn|contrecœur|contrecoeur|gré|peu|mauvaise|réticence|rechign|contre",
        fa="اكراه|بي ?ميل|بي ?رغبت|خودداري|امتناع|مردد|ترديد|اكراه|سر ?باز|بي",
        ar="تردد|متردد|[يت]تردد|احجام|[يت]حجم|مضض|رفض|[يت]رفض|عازف|عزوف|كره|ممانع|امتناع",
    ),
    _denier(
        "depriv(?:e|es|ed|ing|ation)",
        fr="priv|dépourv|ôt|retir|dépossé|dépouill|spoli|frustr|enlev",
        fa="محروم|سلب|بي ?بهره|گرفت|گير|باز ?داشت",
        ar="حرم|[يتن]حرم|حرمان|محروم|سلب|[يتن]سلب|جرد|[يتن]جرد|تجريد|مجرد|فقد",
    ),
    _denier(
        "rejects?|rejected|rejecting|rejection",
        fr="rejet|refus|récus|écart|repouss|débout|désapprouv|exclu|déclin|réfut|recal",
        fa="رد|نپذير|مردود|طرد|وازد|ترك|حقير|خوار|مكروه|انكار|دور|برگشت|متروك|باطل|مطرود|برطرف",
        ar="رفض|[يتن]رفض|مرفوض|رد|[يت]رد|نبذ|منبوذ|مردود|استبعد|[يت]ستبعد|رافض",
    ),
)
_DENIERS = tuple(row for _, row in _ROWS)
SIGN = "|".join(rf"\b(?:{english})\b" for english, _ in _ROWS)
"""Found in a piece of each text in small letters that has such a word."""


def undenied(source: str, target: str, language: str, denials: re.Pattern[str]) -> Iterator[str]:
    """Yield each word of the English ``source`` that denies where nothing in the target does.

    ``denials`` are what denies in general in the language of the target.
    """
    source, target = source.casefold(), folded(target)
    if denials.search(target):
        return
    for denier in _DENIERS:
        found = denier.english.search(source)
        # in a command or a key the word stays as it is
        if found and found[0].split()[0] not in target and not denier.words[language].search(target):
            yield found[0].strip()
