"""How Persian, Arabic and French negate: counts of the forms in a text.

Tables are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.folding import fold, folded, pieces
from l10n_pipeline.checks.negation import european
from l10n_pipeline.kept import Table


@dataclass(frozen=True, slots=True)
class Negatives:
    """How often a text negates."""

    plain: int
    """Negated verbs, and *without*: what says no and nothing else."""
    strong: int
    """Those, and the other words that can stand for a *not*."""
    faithful: int
    """Words other than negations that stand for a *not* every so often: *impossible*, تعذر."""
    soft: int
    """Words that deny in a milder way: adjectives with a negative prefix, *lack*, *forbid* ...; those of before too."""
    without: int = 0
    """Words that say *without* and are no part of ``plain``."""
    only: int = 0
    """Those of ``strong`` that do not deny but restrict: French *ne ... que*."""
    linked: int = 0
    """Those of ``strong`` that a negation before them says too: the second *ni* of *ni ... ni*, نه of نه ... نه."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a piece of a text has of some patterns."""

    counts: tuple[int, ...]
    reaching: bool
    """True where what stands beside the piece matters, and ``counts`` say nothing."""


class _Reader:
    """Counts what patterns find in folded texts, adding up what pieces, between two spaces, are known to have."""

    def __init__(self, patterns: Sequence[re.Pattern[str]], reaching: re.Pattern[str], *, after: int = 1) -> None:
        """Count each of ``patterns``: what they find in a piece without ``reaching`` depends on nothing beside it.

        Where it has ``reaching``, the piece before it and ``after`` pieces behind it may matter.
        """
        self._patterns = patterns
        self._reaching = reaching
        self._after = after
        self._table = Table(self._tell, any_digit=True)

    def count(self, text: str) -> tuple[int, ...]:
        """Return how often ``text`` has each of the patterns."""
        told = list(map(self._table.__getitem__, pieces(text)))
        known = list(filter(None, told))
        if any(piece.reaching for piece in known):
            return self._count_beside(text, told)
        return known[0].counts if len(known) == 1 else self._sum(piece.counts for piece in known)

    def _count_beside(self, text: str, told: Sequence[_Told | None]) -> tuple[int, ...]:
        """Return the counts of a text with reaching pieces: those are read with their neighbours."""
        apart = set[int]()
        for index, piece in enumerate(told):
            if piece and piece.reaching:
                apart.update(range(max(index - 1, 0), min(index + self._after + 1, len(told))))
        counts = [piece.counts for index, piece in enumerate(told) if piece and index not in apart]
        cut = pieces(text)
        start = None
        for index in sorted(apart):
            start = index if start is None else start
            if index + 1 not in apart:
                counts.append(self._search(fold(" ".join(cut[start : index + 1]))))
                start = None
        return self._sum(counts)

    def _tell(self, piece: str) -> _Told | None:
        folded_piece = fold(piece)
        if self._reaching.search(folded_piece):
            return _Told((), True)
        counts = self._search(folded_piece)
        return _Told(counts, False) if any(counts) else None

    def _search(self, text: str) -> tuple[int, ...]:
        return tuple(_count(pattern, text) for pattern in self._patterns)

    def _sum(self, counts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
        return tuple(map(sum, zip(*counts, strict=True))) or (0,) * len(self._patterns)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


# ---------------------------------------------------------------- Persian

_FA_STEMS = (
    "بود باش شد شو كرد كن داشت دار داد ده(?!ا) خواه خواست توان بايد بايست رفت رو(?!ژ) گرفت گير يافت ياب يامد "
    "ياي ياور گفت گو "
    "ديد بين رسيد رس ماند ساخت ساز گذاشت گذار گذشت پذيرفت پذير دانست دان شنيد شنو خورد خور نوشت كشيد خوان پرداخت "
    "مرد(?!م) موخت فتاد نداخت بست فروخت فهم شناخت شناس ترس زن(?!ان) برد(?!بان) آور اور ورد پرسيد فرستاد "
    "پيوست خوابيد پوشاند كشت نشست نشين ايستاد گرد(?=د|ند|يد|يم) نمود نماي ياندا[خز] "
    "فرست(?=ند|يد|يم) سپرد سپار پرس(?=ند|يد|يم) "
    "بر(?=ند|يد|يم) گذر گذرد يفتاد ينداخت ياورد ياموز پسنديد گشت انجاميد شكست جنگيد"
)
_FA_PREFIXED = (
    "خواه گشت گرد داشت دار يامد ياي ياورد ياور يافت ياب گرفت گير خواست خاست خيز خورد ماند رفت گذشت گذار داد كرد انگيخت"
)
"""Stems of verbs with a prefix, which stands before the negation: برنمی‌گردد, درنیافت."""
_FA_VERB = re.compile(
    rf"(?<!\w)(?:بر|در|باز|فرو|فرا|وا)ن(?:مي(?:(?!\w)|\w+)|(?:{'|'.join(_FA_PREFIXED.split())})\w*)"
    rf"|(?<!\w)ن(?:مي(?:(?!\w)|\w+)|(?:{'|'.join(_FA_STEMS.split())})(?!ه?گان)\w*)|(?<!\w)نيست\w*"
    r"|(?<=مي[\u200c ])ن(?:خواه|توان|ياب|رو)\w*"
)
_FA_BEGUN = re.compile(rf"{_FA_VERB.pattern}|^ن(?:خواه|توان|ياب|رو)")
_FA_WITHOUT = re.compile(
    r"(?<!\w)(?:بدون|عدم|فاقد|مبادا|بلا(?=[\u200c ])|نه(?! (?:نفر|تن|ماه|سال|روز|هزار|صد)(?!\w))"
    r"|غير(?=[\u200c ])|بي(?=[\u200c ])(?![\u200c ](?:طرف|گناه|شمار|رحم))|غيرقابل)(?!\w)"
)
_FA_FAITHFUL = re.compile(r"(?<!\w)(?:غير\w{3,}|نا(?:ممكن|مجاز|موفق|متناسب|سازگار|كافي))(?!\w)")
_FA_SOFT = re.compile(
    r"(?<!\w)(?:نا(?!مز|ظر|حي|مي|مه|مش|گها|شر|شي|زي|وگ|بغ|صر|در|قل|تو|هار|فذ|خن|ن\b|م\b|فع|زل|ب\b|جي|پد|و\b)\w{3,}"
    r"|بي[\u200c ]?(?:گناه|سابقه|شمار|رحم|عدالت|قانون|دليل|اعتبار|نتيجه|هوده|طرف|فايده|احترام|نظير"
    r"|خانمان|كار|علامت)\w*"
    r"|جز|بلكه|ممنوع\w*|منع|فقدان|غير\w+|كمبود|نبود"
    r"|بعيد|محروم\w*|انكار|رد|نقض|خودداري|اجتناب|امتناع|جلوگيري|جلوي|ظلم\w*|ستم\w*|بيداد\w*"
    r"|[بم]?ي?پرهيز\w*|مانع|مفقود\w*|نامشخص\w*|مخالف\w*|سر ?باز|طفره)(?!\w)"
)
_FA_NEVER = re.compile(r"(?<!\w)(?:هرگز|هيچ\w*|ابدا)(?!\w)")
_FEW = 4
"""Words of a text that may have no verb."""
_FA_READER = _Reader(
    (_FA_VERB, _FA_WITHOUT, _FA_FAITHFUL, _FA_SOFT, re.compile("بدون"), re.compile(r"(?<!\w)نه(?!\w)")),
    re.compile(rf"(?<!\w)(?:نه|بلا|غير|بي|سر)$|^(?!{_FA_VERB.pattern})ن(?:خواه|توان|ياب|رو)"),
)


def _persian(text: str) -> Negatives:
    # هیچ and هرگز only go with a negated verb, and are no negation of their own
    verbs, without, faithful, soft, bare, links = _FA_READER.count(text)
    if not verbs and len(pieces(text)) <= _FEW:
        # there may be no verb to negate
        without += _count(_FA_NEVER, folded(text))
    return Negatives(verbs, verbs + without, faithful, soft, without=bare, linked=max(min(links, without) - 1, 0))


# ---------------------------------------------------------------- Arabic

_AR_GLUED = r"لا[يتن](?:مكن|وجد|جوز|جب|نبغي|ستطيع|عرف|كون|حق|علم|تم|صح|عني|سمح|حتاج|توفر|دري)\w*"
"""A *not* typed without the space behind it."""
_AR_NO_OR = r"(?<![/م])(?<!(?<!\w)م )(?<!(?<!\w)ام )"
"""What is no *or not* (أم لا), nor an hour in the afternoon (م)."""
_AR_NO_AGE = r"(?! (?:سن|ال(?:ثامن|سابع|سادس|خامس|رابع|ثالث|ثاني|حادي|عشرين)\w*|ال?[0-9٠-٩]))"
"""What is not *without* but *under* eighteen."""
_AR_STRONG = re.compile(
    rf"(?<!\w)(?:[وف]|ا(?=لم|لن|ليس|لست|لسن))?(?:{_AR_NO_OR}[بك]?لا(?!/| (?:سيما|بد|شك|محاله)(?!\w)"
    rf"| [يت]زا?ل)|لم|لن|ليس\w*"
    r"|لست\w*|لسنا|لسن|كلا(?= [,،.])"
    rf"|لئلا|كيلا|(?:ال|ب|ل|لل|ك)?(?:غير(?!ه|ها|هم|هما)|عدم|انعدام)|[بم]?دون{_AR_NO_AGE}"
    r"|بدون(?:ه|ها|هم|هما|نا|ك|كم)|ما (?:كان\w*|لم|من)(?!\w)"
    rf"|مستحيل\w*|{_AR_GLUED})(?!\w)"
)
_AR_NEVER = re.compile(r"(?<!\w)ابدا(?!\w)")
_AR_WITHOUT = re.compile(rf"(?<!\w)[وف]?(?:[بم]?دون{_AR_NO_AGE}|بلا)(?!\w)")
_AR_OR_NOT = re.compile(r"(?<!\w)[وف]?[بل]?(?:ألا|ألّا)(?! وهو| وهي)(?!\w)")
_AR_PLAIN = re.compile(
    rf"(?<!\w)[وف]?(?:لم|لن|ليس|ليست|{_AR_NO_OR}لا(?!/| (?:سيما|[يت]?زا?ل\w*|[يت]قل|بد|شك|محاله)(?!\w))"
    rf"|{_AR_GLUED})(?!\w)"
)
_AR_EXCEPT = ("إلا", "إلّا", "الا", "سوى")
_AR_ONLY = re.compile(
    rf"(?<!\w)[وف]?(?:لا|لم|لن|ليست?)(?!\w)[^.؛؟]{{0,90}}?(?<!\w)(?:{'|'.join(_AR_EXCEPT)})"
    r"(?!\w)(?! (?:أن|إذا|ان|اذا)(?!\w))"
)
"""*Not ... except* says *only*."""
_AR_FAITHFUL = re.compile(
    r"(?<!\w)[وف]?(?:معدوم\w*|منعدم\w*|[يت]?تعذر\w*|عاجز\w*|[يت]عجز\w*|خاليه?|[يت]خلو|عديم\w*|[يتن]جهل\w*)(?!\w)"
)
_AR_SOFT = re.compile(
    r"(?<!\w)[وف]?(?:ال|ب|ل|لل)?(?:سوي|عديم\w*|خلو\w{0,2}|خال|خاليه?|نفي|نفت|مطلقا|[يت]?تعذر|رفض\w*"
    r"|[يت]رفض\w*|عجز\w*|منع\w*|[يتن]منع\w*|ظلم\w*|مظالم|حظر\w*|[يت]حظر"
    r"|فشل\w*|[يت]فشل\w*|نقص|افتقار|[يت]فتقر\w*|مفقود\w*|انكار|[يت]?تجنب\w*|[يت]?تفاد\w*|ابتعاد|استحاله"
    r"|كفي?|لولا|الا|نادر\w*|[يت]ندر|محروم\w*|حرمان)(?!\w)"
)
_AR_READER = _Reader(
    (_AR_STRONG, _AR_PLAIN, _AR_FAITHFUL, _AR_SOFT, _AR_WITHOUT),
    re.compile(r"(?<!\w)[وف]?(?:[بك]?لا|ما|[بم]?دون)$|^[بك]?لا(?!\w)"),
)


def _arabic(text: str) -> Negatives:
    strong, plain, faithful, soft, without = _AR_READER.count(text)
    if "ألا" in text or "ألّا" in text:
        strong += _count(_AR_OR_NOT, text)
    if plain and any(map(text.__contains__, _AR_EXCEPT)):
        plain -= min(plain, _count(_AR_ONLY, text))
    if not strong and len(pieces(text)) <= _FEW:
        # never, by itself; with a negated verb it is no negation of its own
        strong = _count(_AR_NEVER, folded(text))
    return Negatives(plain, strong, faithful, soft, without)


# ---------------------------------------------------------------- French

_FR_NE = re.compile(r"(?<!\w)(?:ne(?!\w)|n['’](?=\w))")
_FR_SECOND = re.compile(r"(?<!\w)(?:pas|jamais|(?<!sans )aucune?|rien|nulle?|guère|point(?=\s+(?:de|d'|encore)))(?!\w)")
_FR_ALONE = re.compile(r"(?<!\w)(?:sans(?! (?:aucun )?doute(?!\w))|non(?!-)(?! plus))(?!\w)|(?<!\w)non-")
_FR_PLAIN = re.compile(
    r"(?<!\w)(?:ne\s|n'(?!import))(?:[lmsty]'|\w+['\s-]){0,4}?(?:pas|jamais|aucune?|rien|ni|plus"
    r"|personne|guère)(?!\w)"
    r"|(?<!\w)sans(?!\w)(?! (?:aucun )?doute(?!\w))"
)
_FR_ONLY = re.compile(
    r"(?<!\w)(?:ne\s|n')(?!p[eouû]|sa[iv]|cess|os[ae])(?:(?!(?:pas|jamais|rien|plus|aucun|ni|personne"
    r"|guère|point|autre|d'autre)(?!\w))[\w'-]+\s){1,4}?qu(?:e(?!\w)|')"
)
"""*Ne ... que* says *only*; after *pouvoir*, *savoir*, *cesser*, *oser* a *ne* alone denies."""
_FR_BEFORE = re.compile(
    r"(?<!\w)(?<!une )(?<!la )(?<!cette )(?<!chaque )(?<!toute )"
    r"(?:personne|rien|aucune?(?:\s[\w'-]+){0,6}?|nul(?:le)?(?:\s[\w'-]+){0,3}?)\s(?:ne\s|n')"
    r"(?!(?:[\w'-]+\s){0,3}?(?:pas|jamais|aucune?|rien|ni|plus|personne|guère)(?!\w))"
)
"""*Personne ne ...*: the second word of the negation stands before the first."""
_FR_EXPLETIVE = re.compile(
    r"(?<!\w)(?:(?:à moins|avant|de peur|de crainte) qu|(?:craign|crain[dt]|empêch|évit)\w* (?:[\w'-]+ ){0,3}?qu)"
    r"(?:e\s|')(?:[\w'-]+\s){1,8}?(?:ne\s|n')(?!(?:[\w'-]+[\s-]){1,3}?(?:pas|jamais|plus|aucune?|rien"
    r"|personne)(?!\w))"
)
"""*À moins qu'il ne vienne*, *avant qu'il ne vienne*: this *ne* denies nothing."""
_FR_BEGUN = re.compile(r"(?<!\w)(?:ne(?:\s|$)|n'|sans(?!\w))")
_FR_FAITHFUL = re.compile(
    r"(?<!\w)(?:impossib\w*|introuvab\w*|absence|interdi\w*|incapab\w*|inexist\w*|insuffis\w*|inutil\w*"
    r"|ignor\w*|dépourv\w*"
    r"|défaut|peu|omet\w*|sinon|impuissan\w*|insu)(?!\w)"
)
_FR_SOFT = re.compile(
    r"(?<!\w)(?:absen\w+|manqu\w*|dépourvu\w*|exempt\w*|évit\w*|refus\w*|rejet\w*"
    r"|dément\w*|nier|nient?|priv(?:é\w*|er|ation\w*)|prév(?:en(?!u)|ien)\w*|dispar\w*|impay\w*|illimit\w*"
    r"|irrégul\w*|imparf\w*|inconditionn\w*|faute|à moins|exclu\w*"
    r"|contraire\w*|interdi\w*|illég\w*"
    r"|injust\w*|inconnu\w*|incomplet\w*|inutile\w*|insuffisan\w*|inexist\w*|asympt\w*|peu|écart\w*"
    r"|disproportion\w*|incapable\w*"
    r"|i[mnlr]\w{3,}[ai]bles?|i[mnlr]\w{3,}[ai]blement|indépend\w*|inapproprié\w*|inactif\w*|empêch\w*"
    r"|ignor\w*|échou\w*|échec\w*"
    r"|impossib\w*|mal|dé(?:sactiv|connect|ni)\w*|défaut|zéro|plutôt|rare\w*|abst\w+|in(?:act|adapt"
    r"|adéquat|attendu|certain|changé|"
    r"cohéren|compatib|consci|correct|direct|dispensab|égal|évitab|grat|habituel|justifi|nocen|offensi"
    r"|utili|valid|variab|volontair)\w*)(?!\w)"
)
_FR_READER = _Reader(
    (_FR_NE, _FR_SECOND, _FR_ALONE, _FR_PLAIN, _FR_FAITHFUL, _FR_SOFT, _FR_ONLY, re.compile(r"(?<!\w)ni(?!\w)")),
    re.compile(r"(?<!\w)(?:ne(?:\s|$)|n')|(?<!\w)sans$|point\s*$|^moins(?!\w)|^$"),
    after=6,  # what _FR_PLAIN reaches over
)


def _french(text: str) -> Negatives:
    ne, second, alone, plain, faithful, soft, only, links = _FR_READER.count(text)
    if ne and second + 1 >= ne:
        plain += _count(_FR_BEFORE, folded(text))
    if ne > second:
        ne -= min(ne - second, _count(_FR_EXPLETIVE, folded(text)))
    only = min(only, max(ne - second, 0))
    linked = max(links - (not second and not alone), 0)
    return Negatives(plain, max(ne, second) + alone + linked, faithful, soft, only=only, linked=linked)


@dataclass(frozen=True, slots=True)
class Forms:
    """What the check knows of a language."""

    begun: re.Pattern[str]
    """What some folded piece, between two spaces, of each text that negates plainly has."""
    count: Callable[[str], Negatives]
    may: re.Pattern[str]
    """English words that the language often says with a negated verb or a *without* (one time in fourteen, or more).

    In small letters.
    """
    denials: re.Pattern[str] | None = None
    """What denies in any way, in folded texts, each of it once; None where words that deny have no table."""


_OFTEN = (
    r"un(?:able|law\w+|fair\w*|just\w*|availab\w+|set|support\w+|changed|related|clear|likely|sure"
    r"|certain|wanted|defined|resolved|encrypted|saved"
    r"|verified|protected|aware|willing|identified|controlled|responsive|detected|touched|named)"
    r"|(?:in(?:complet|sensit|capab|finite|conclus)|imposs|irrevers)\w*"
    r"|fail(?:s|ed|ing)?|lack(?:s|ed|ing)?|missing|absent|asympt\w+|rarely|hardly|barely|seldom|yet to"
    r"|at a loss|short of|at the latest"
)


def _may(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_OFTEN}|{words})\b")


_PERSIAN = Forms(
    _FA_BEGUN,
    _persian,
    _may(r"instead of|rather than|until|absen\w+|improper\w*|refus\w+|ignored|unless|unknown|zero"),
    re.compile(rf"{_FA_VERB.pattern}|{_FA_WITHOUT.pattern}|{_FA_SOFT.pattern}|(?<!\w)(?:نا|بي\u200c|غير|ضد)\w{{2,}}"),
)


def _european(language: str) -> Forms:
    words = european.WORDS[language]

    def count(text: str) -> Negatives:
        text = folded(text)
        plain, faithful = _count(words.plain, text), _count(words.faithful, text)
        return Negatives(plain, plain + _count(words.other, text), faithful, faithful + _count(words.soft, text))

    return Forms(words.plain, count, _may(european.MAY))


FORMS: Mapping[str, Forms] = MappingProxyType(
    {
        **{language: _european(language) for language in european.WORDS},
        "fa": _PERSIAN,
        "prs": _PERSIAN,
        "ar": Forms(
            _AR_PLAIN,
            _arabic,
            _may(r"unless|otherwise|little|rather than|omit\w*|deny|denies|useless|disables|zero"),
            re.compile(
                rf"{_AR_STRONG.pattern}|{_AR_SOFT.pattern}|{_AR_FAITHFUL.pattern}|(?<!\w)[وف]?[بل]?الا(?!\w)"
                r"|(?<!\w)لا[اي]\w{4,}|(?<!\w)ضد(?!\w)"
            ),
        ),
        "fr": Forms(
            _FR_BEGUN,
            _french,
            _may(
                r"\w{4,}less(?:ness)?|unless|wrong|skip(?:s|ped)?|unidentified|non-profit|null|disagree"
                r"|incorrect\w*|unconditional\w*|rejects?|zero|invalid|never-\w+"
            ),
            re.compile(
                rf"{_FR_NE.pattern}(?:[\w'-]+\s){{0,3}}(?:{_FR_SECOND.pattern})?|{_FR_SECOND.pattern}"
                rf"|{_FR_ALONE.pattern}"
                rf"|{_FR_FAITHFUL.pattern}|{_FR_SOFT.pattern}"
            ),
        ),
    }
)
"""By ISO 639 language code."""
