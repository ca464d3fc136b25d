"""How binding and how certain: a *must* that became a *may*, a *may* that became a *must*, and a lost *allegedly*.

In a law or a ruling the first two make another rule, and without the third a suspect is guilty. Told only where the
source has words of the one kind alone, and the target words of the other kind alone. Tables of the target's words are
in the form that `fold` gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.checks.folding import folded
from l10n_pipeline.model import Severity

_MUST = re.compile(r"\b(?:must|shall|(?:is|are) (?:required|obliged|obligated) to)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?<!as )(?-i:may)\b(?! (?:be|have|also|not)\b)", re.IGNORECASE)
_ANY_MAY = re.compile(
    r"\b(?:may|might|can|could|able|ability|possib\w*|permi[ts]\w*|allow\w*|powers? to|ha(?:s|ve) (?:the|a) right"
    r"|entitled|available"
    r"|enabl\w*|lets?|would|option\w*|(?!responsib|vulnerab|terrib|horrib|accountab|equitab|reasonab)\w+[ai]bl[ey]|free"
    r"|capab\w*|eligible|likely|potential\w*|chance|perhaps|authori\w*"
    r"|discretion|must have|must be (?:a|an|the|very|so))\b",
    re.IGNORECASE,
)
_ANY_MUST = re.compile(
    r"\b(?:must|should|shall|ha(?:s|ve|d) to|need\w*|requir\w*|obli\w+|necess\w+|ought|supposed|dut(?:y|ies)|bound"
    r"|mandatory|only|will|ow(?:es?|ed|ing)|got to|due|want\w*|going to|better|essential|important|until|unless|before"
    r"|ensur\w+|make sure|be sure|please|why|how|where|what|when)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|nobody|nothing|never|nor|neither|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_HEDGE = re.compile(r"\b(?:alleged(?:ly)?|reportedly|supposedly|suspected of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says that somebody may, must, or is said to."""

    may: re.Pattern[str]
    must: re.Pattern[str]
    any_may: re.Pattern[str]
    """Words that may stand for a *may*, beside those that do."""
    any_must: re.Pattern[str]
    hedge: re.Pattern[str]
    """Words of which a translation of *allegedly* has one."""


def _words(*, may: str, must: str, any_may: str, any_must: str, hedge: str) -> _Words:
    return _Words(*map(re.compile, (may, must, f"{may}|{any_may}", f"{must}|{any_must}", hedge)))


_PERSIAN = _words(
    may=r"(?<!\w)(?:مي[\u200c ]?توان(?:د|ند|يم|م|يد)?|مجازند|مجاز (?:است|هستند)|اختيار دار(?:د|ند))(?!\w)",
    must=r"(?<!\w)(?:بايد|بايست\w*|مي[\u200c ]?بايست|ملزم|موظف|مكلف|ناچار|مجبور)\w*",
    any_may=r"توان|ممكن|مجاز|اجاز|اختيار|امكان|شايد|قادر|(?<!\w)حق|قابل|آزاد|ازاد",
    any_must=r"لازم|ضرور|الزام|نياز|واجب|ناگزير|مستلزم|وظيفه|لزوم|تعهد|متعهد|شرط",
    hedge=r"ادعا|مدعي|گفته|گويا|ظاهر|متهم|اتهام|گزارش|مظنون|احتمال|محتمل|منتسب|نسبت|اصطلاح|ظن|شايد|گمان|مشكوك|مفروض"
    r"|گفت|گويند|فرض|قرار است|انگار|بنا ?بر|حسب|معلوم|خبر|مبني|شائب|شايع|روايت|شكايت|شاكي|منسوب|خوانده",
)
_WORDS: Mapping[str, _Words] = MappingProxyType(
    {
        "fa": _PERSIAN,
        "prs": _PERSIAN,
        "ar": _words(
            may=r"(?<!\w)[وف]?(?:[يت]جوز|(?:[يت]?مكن|يمكنه\w*)|بامكان\w*|[يت]حق)(?!\w)",
            must=r"(?<!\w)[وف]?(?:[يت]جب|[يت]تعين|[يت]توجب|[يت]لزم|ملزم\w*|لابد|لا بد|[يت]نبغي)(?!\w)",
            any_may=r"مكن|جواز|جائز|ستط[ايع]|سمح|سماح|(?<!\w)ل?حق|امكان|قادر|(?<!\w)قد(?!\w)|ربما|تسن|متاح|تيح|بوسع|صلاحي|خول|اختيار"
            r"|حري|مجاز",
            any_must=r"واجب|لزام|ضرور|مطلوب|طلب|طالب|شترط|شرط|ستلزم|حاج|حتاج|(?<!\w)[وف]?علي(?!\w)|عليه|عليك|عليها|اضطر|ضطر|فرض"
            r"|وجب|لازم|التزام|حتم|بغي|مفروض|مكلف|تعهد|غي ان",
            hedge=r"زعم|مزعوم|ادعا|ادعي|[يت]دعي|مدعي|قيل|ورد|وارد|افاد|افيد|فترض|متهم|اتهام|شتبه|اشتباه|شبه|بحسب|وفق|حسب"
            r"|يقال|نسب|بدعوي|محتمل|[يت]بدو|مشكوك|ظن|احتمال|ذكر|تقارير|افتراض|ظاهر|[يت]ظهر|ابلغ|مبلغ|شك|ربما|مرجح|علم|اشاع"
            r"|انباء|اخبار|روا[يه]|مدع",
        ),
        "fr": _words(
            may=r"(?<!ne )(?<!n')\b(?:peut|peuvent|pouvons|pouvez|pourra|pourront|a la faculté|ont la faculté"
            r"|(?:est|sont) (?:autorisée?s?|libres?))\b(?! être d)",
            must=r"(?<!ne )\b(?:doit|doivent|devra|devront|devons|devez|il faut"
            r"|(?:est|sont) tenue?s?|(?:est|sont) obligée?s?)\b",
            any_may=r"\b(?:peu[tx]|peuv|pourr|possib|permet|permis|autoris|faculté|pouv|droit|habilit|loisib|éventuel|capab|libre)"
            r"|ibles?\b|ables?\b",
            any_must=r"\b(?:doi|dev|dû|faut|faudra|falloir|tenu|oblig|nécess|impérati|exig|requi|contrain|astrein|incomb|impos"
            r"|indispens|soumi|besoin|veuillez|condition|subordonn|chargé|import|à [a-zé]+er\b)"
            r"|(?:est|sont|ont|a|avez) à\b",
            hedge=r"all[éè]g|préten|présum|suppos|soi-disant|selon|d'après|suspect|soupçon|accus|imput|reproch|dit|dirait"
            r"|sembl|apparem|paraît|déclar|affirm|rapport|report|probab|sans doute|éventuel|invoqu|signal|visé|prévenu"
            r"|poursui|censé|dénonc|infraction|manifest|pseudo|susceptib|[a-z]rai(?:t|ent)\b"
            r"|mis en cause|incriminé|réputé",
        ),
    }
)


def _modality(context: CheckContext) -> Iterable[Finding]:
    words = _WORDS.get(context.locale.language)
    if words is None or context.source_locale.language != "en":
        return ()
    source, target = context.source, folded(context.target)
    if (hedge := _HEDGE.search(source)) and not words.hedge.search(target):
        return [Finding(f"The source says “{hedge[0]}”, and nothing in the translation does: is it a fact there?")]
    # most translations have neither word, and to look for the target's is quickest
    must = words.may.search(target) and not words.any_must.search(target) and _MUST.search(source)
    if must and not _ANY_MAY.search(source) and not _NOT.search(source):
        return [Finding(f"The source says “{must[0]}”, the translation that somebody may.")]
    may = words.must.search(target) and not words.any_may.search(target) and _MAY.search(source)
    if may and not _ANY_MUST.search(source) and not _NOT.search(source):
        return [Finding(f"The source says “{may[0]}”, the translation that somebody must.")]
    return ()


MODALITY = Rule(
    "modality",
    Severity.WARNING,
    "A must stays a must, a may a may, and what is alleged is no fact.",
    _modality,
    review=Severity.WARNING,
    source_sign=has(
        re.compile(
            r"\b(?:must|shall|(?-i:may)|required|obliged|obligated|alleged(?:ly)?|reportedly|supposedly|suspected)\b",
            re.IGNORECASE,
        )
    ),
    of_letters=True,
)
