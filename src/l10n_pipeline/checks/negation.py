"""A *not* of the source is a negation in the target, and the other way round.

A lost "not" turns a sentence into its opposite. Languages negate in many ways, so this check only asks whether there is
any negative form at all, and is a warning: it points a person to the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import fold
from l10n_pipeline.model import Severity

_ENGLISH = re.compile(
    r"\b(?:not|never|neither|nor|cannot|without|nobody|none|nothing|nowhere|no)\b|n['’]t\b", re.IGNORECASE
)
_ENGLISH_IDIOMS = re.compile(
    r"\b(?:whether or not|or not|no\.? ?[0-9]+|no matter|no doubt|nothing but|not only|if not|no later than"
    r"|no fewer than|no less than|no more than|not to mention|why not|no sooner|none other|none the less|nonetheless"
    r"|last but not least|not limited to|nowhere near|not[- ]for[- ]profit)\b|\bno,",
    re.IGNORECASE,
)
"""What holds a negative word and is often rendered without one."""
_ENGLISH_HINT = re.compile(
    r"\b(?:no|non|not|never|neither|nor|cannot|without|nobody|none|nothing|nowhere|few|fewer|little|less|hardly|"
    r"barely|rarely|seldom|scarcely|only|until|unless|except|apart|rather|instead|otherwise|other than|too|out of|off|"
    r"far from|despite|regardless|yet|free|null|void|rule[sd]? out|keep\w* from|kept from|no-?one|against|low)\b"
    r"|at most\b|n['’]t\b"
    r"|\bun(?!der|it|i[oqv]|til|less|esco|desa)\w{3,}|\bnon-?\w+|\banti-\w+|\bmis(?!s\b|sion|ter)\w{3,}|\b\w{2,30}less(?:ly)?\b"
    r"|\bin(?:ab|accu|active|adeq|appropr|capab|complet|conclus|correct|defin|different|effect|effic|evit|human|just\b|"
    r"justic|secur|signific|suffic|toler|valid|visib|violab|experienc|equal|flex|sensit)\w*"
    r"|\bim(?:possib|mobil|partial|patien|perfect|proper|punit|moral)\w*|\b(?:ir(?:ra|re[glsv])|il(?:leg|lic|lit))\w*"
    r"|\bdis(?:ab|adv|agr|app|bel|card|comf|conn|cont|courag|cred|hon|inter|like|loy|mant|ob|order|org|pro|qual|reg|rup|"
    r"sat|sua|trus|use)\w*"
    r"|\b(?:lack|den[iy]|refus|fail|reject|prevent|avoid|stop|ban|prohibit|forb[ia]d|exclud|absen|miss|wrong|false|loss|"
    r"lost|lose|losing|oppos|cease|halt|refrain|neglect|ignor|omit|doubt|short|abstain|withh|resist|contrary|exempt|"
    r"contradict|block|interrupt|reluct|ab(?:olish|ort)|scarce|asympt|substandard|barr|violat|depriv|empty|overlook|impunity|end(?:s|ed|ing)?\b)\w*",
    re.IGNORECASE,
)
"""English words that other languages often say with a negation."""


@dataclass(frozen=True, slots=True)
class _Forms:
    any_form: re.Pattern[str]
    """Whatever can carry a negation."""
    plain: re.Pattern[str]
    """A negated verb, and nothing else."""


def _forms(any_form: str, plain: str) -> _Forms:
    return _Forms(re.compile(any_form), re.compile(plain))


# Tables are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة.
_FA_STEMS = (
    "مي بود باش شد شو كرد كن داشت دار داد ده خواه خواست توان بايد بايست رفت رو گرفت گير يافت ياب يامد ياي ياور گفت گو "
    "ديد بين رسيد رس ماند ساخت ساز گذاشت گذار گذشت پذيرفت پذير دانست دان شنيد شنو خورد خور نوشت كشيد "
    "خوان پرداخت مرد موخت فتاد نداخت بست فروخت فهم شناخت شناس ترس"
)
_FA = (
    rf"(?<!\w)ن(?:{'|'.join(_FA_STEMS.split())})\w*"
    r"|(?<!\w)(?:نه|نيست\w*|هيچ\w*|هرگز|بدون|بي|غير\w*|عدم|فاقد|جز|نا(?!مز|ظر|حي|مي|مه|مش|گها|شر|شي|زي|وگ|بغ|صر|در|قل|تو|هار|فذ)\w{3,}|مبادا|ابدا|بلكه|ممنوع\w*|منع|فقدان|بلا\w*)(?!\w)"
    r"|(?<!\w)بي(?:گناه|سابقه|شمار|رحم|عدالت|قانون|دليل|اعتبار|نتيجه|هوده|طرف|فايده|احترام|نظير)\w*"
)
_FA_PLAIN = (
    r"(?<!\w)(?:نمي(?!\w)|نمي(?:شو|كن|توان|دان|خواه|ده|شد|كرد|باش|اي|رو|گير|ياب)\w*|نيست\w*|نبايد|نشد\w*|نكرد\w*|ندار\w*|نداشت\w*"
    r"|نبود\w*|نخواه\w*|نباش\w*|نتوانست\w*|نداد\w*|نگرفت\w*|نكن\w*|نشو\w*|ندهي\w*|نرو\w*)"
)
_AR = (
    r"(?<!\w)[وفا]?(?:[بك]?لا|لم|لن|ليس\w*|لست\w*|لسنا|الا|لئلا|كيلا|كلا"
    r"|(?:ال|ب|ل|لل)?(?:غير(?!ه)\w{0,3}|عدم|انعدام|خلو\w{0,2})|[بم]?دون|ما (?:كان\w*|زال\w*|لم|من|يزال)"
    r"|سوي|عديم\w*|خال|خاليه?|مستحيل\w*|نفي|نفت|ابدا|مطلقا|ي?تعذر|رفض\w*|عجز\w*|منع\w*|حظر\w*|يحظر|فشل\w*)(?!\w)"
)
_AR_PLAIN = r"(?<!\w)[وف]?(?:لم|لن|ليس|ليست|(?<![/م])(?<!م )لا(?!/| (?:سيما|[يت]?زا?ل\w*|[يت]قل|بد|شك)(?!\w)))(?!\w)"
_FR = (
    r"(?<!\w)(?:ne|pas|jamais|aucun\w*|ni|sans|non|rien|nulle?|guère|absence|manque\w*|dépourvu\w*|exempt\w*"
    r"|évit\w*|refus\w*|faute|à moins|exclu|exclue?s|contraire|interdi\w*|illég\w*|injust\w*|inconnu\w*"
    r"|incomplet\w*|inutile\w*|insuffisan\w*|inexist\w*|asympt\w*|peu|écart\w*|disproportion\w*|incapable\w*|i[mnlr]\w{3,}[ai]bles?|i[mnlr]\w{3,}[ai]blement)(?!\w)"
    r"|(?<!\w)n['’]"
)
_FR_PLAIN = r"(?<!\w)(?:ne\s|n')(?:[lmsty]'|\w+[\s-]){0,4}?(?:pas|jamais|aucune?|rien|ni)(?!\w)|(?<!\w)sans(?!\w)"
_LANGUAGES: Mapping[str, _Forms] = {
    "fa": _forms(_FA, _FA_PLAIN),
    "prs": _forms(_FA, _FA_PLAIN),
    "ar": _forms(_AR, _AR_PLAIN),
    "fr": _forms(_FR, _FR_PLAIN),
}


def _negation(context: CheckContext) -> Iterator[Finding]:
    forms = _LANGUAGES.get(context.locale.language)
    if forms is None or context.source_locale.language != "en":
        return
    target = fold(context.target)
    negative = _ENGLISH.search(_ENGLISH_IDIOMS.sub(" ", context.source))
    if negative and not forms.any_form.search(target):
        yield Finding(f"The source has “{negative[0]}”, and nothing in the translation negates.")
        return
    if not _ENGLISH_HINT.search(context.source) and forms.plain.search(target):
        yield Finding("The translation negates, and the source does not.")


NEGATION = Rule(
    "negation", Severity.WARNING, "A not of the source is a not in the target, and vice versa.", _negation, review=True
)
