"""What one language says with a negation and the other without: *remember* and *n'oubliez pas*.

Each row is a pair of phrases that mean the same. Such a pair excuses the odd negation that is in it, and no other.
English is in small letters, the other languages are in the form that `fold` gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.folding import folded


@dataclass(frozen=True, slots=True)
class _Idiom:
    """An English phrase and those of other languages that say it, of which one side negates."""

    english: re.Pattern[str]
    renderings: Mapping[str, re.Pattern[str]]
    """By ISO 639 language code."""

    def count(self, source: str, target: str, language: str) -> int:
        rendering = self.renderings.get(language)
        if rendering is None or not (said := sum(1 for _ in self.english.finditer(source))):
            return 0
        return min(said, sum(1 for _ in rendering.finditer(target)))


def _idiom(english: str, *, fr: str = "", ar: str = "", fa: str = "") -> _Idiom:
    forms = {"fr": fr, "ar": ar, "fa": fa, "prs": fa}
    found = {
        language: re.compile(rf"(?<!\w)[وف]?(?:{form})(?!\w)", re.DOTALL) for language, form in forms.items() if form
    }
    return _Idiom(re.compile(rf"(?:\b|(?=n['’]t))(?:{english})\b"), MappingProxyType(found))


def _said(words: str, lost: str) -> str:
    """Return a pattern of texts with one of ``words`` and without ``lost``, which is what a lost negation leaves."""
    return rf"\A(?!.*(?:{lost})).*?(?<!\w)(?:{words})"


_NOT = r"(?:not|n['’]t|never)"
_UNTIL = _idiom(
    r"until|till|unless",
    fr=r"tant que(?=[^.,;]{0,60}?(?:\sne\s|[\s']n'))",
    ar=r"(?:ما|طالما) لم",
    # the negated verb of the clause, behind which the main clause comes: تا روشن نشود فراموش نمی‌کنیم
    fa=r"تا(?= [^.،؛]{0,60}?(?<!\w)ن(?:شو|كن|يا|باش|رس|گرد|ياب|بين|ده|گو|رو|گير|دان)(?:د|ند|يم|م|يد|ي)،? \w)",
)
"""*Until it is known*: as long as it is not known."""
_TARGET_ONLY = (
    _idiom(
        r"remember\w*|(?:keep|bear) in mind|(?:be|make) sure",
        fr=r"n'oubli\w+",
        ar=r"لا [يت]نس\w*",
        fa=r"(?:فراموش|از ياد) ن\w+",
    ),
    _idiom(
        r"immediate(?:ly)?|forthwith|prompt(?:ly)?|at once|as soon as|instantly|right away|urgent(?:ly)?|quickly",
        fr=r"sans (?:plus |aucun )?(?:délai|tarder|attendre|retard)",
    ),
    _idiom(
        r"only|alone|solely|exclusively",
        fr=r"d'autre que",
        ar=r"(?:لا|لم|لن|ليست?)(?!\w)[^.؛؟]{0,90}?(?<!\w)(?:الا (?:ان|اذا)|سوا(?:ك|ه|ن)\w*)",
        fa=r"(?:جز|مگر|بجز)",
    ),
    _idiom(
        r"essential|indispensable|necessary|vital|crucial|must|needs?|(?:have|has|had) to|inevitab\w+|unavoidab\w+",
        ar=r"لا (?:غني|مناص|مفر|محيد)",
    ),
    _idiom(
        r"safe(?:ly)?",
        fr=r"(?:sans|aucun|pas de) (?:danger|risque)",
        ar=r"لا خطر|دون خطر",
        fa=r"خطر\w* (?:وجود )?ندار\w*|بي ?خطر",
    ),
    _idiom(
        r"careful\w*|cautious\w*|caution|beware|take care|watch out",
        fr=r"(?:attention|soin|garde|veill\w+) (?:à|de) ne",
    ),
    _idiom(r"includ\w+|as well as|and", fr=r"sans (?:oublier|compter)"),
    _idiom(r"remain(?:s|ed|ing)?|still|continu\w+", ar=r"(?:لم|لا|ما) [يت](?:زل|زال|زالوا|برح|نفك)\w*"),
    _idiom(r"memorable", ar=r"لا [يت]نس\w*"),
    _idiom(r"integral|part|inseparab\w+", ar=r"لا [يت](?:تجزا|نفصل|نفصم)"),
    _idiom(
        r"okay|ok|fine|all ?right|good|worth|welcome|feel free|happy to",
        fr=r"n'hésit\w+ (?:pas|jamais|plus)",
        ar=r"لا (?:باس|مانع|ضير|حرج|[يت]تردد\w*)",
        fa=r"(?:عيب|اشكال|مشكل|ايراد|مانع|اهميت)ي? (?:ن\w+)|بد نيست|(?:ترديد|تعارف) ن\w+",
    ),
    _idiom(
        r"rest assured|relax\w*|calm\w*",
        fr=r"ne (?:vous |t')inqui\w+|n'ayez (?:crainte|pas peur)",
        ar=r"لا [يت]?قلق\w*|لا داعي",
        fa=r"نگران نباش\w*",
    ),
    _idiom(
        r"ceas\w+|stop\w*|discontinu\w+|expir\w+|former\w*|outdated|any ?more|lapse\w*",
        fr=r"(?:ne\s|n')[^.;]{0,30}?(?<!\w)plus",
        ar=r"لم [يتن]عد\w*",
        fa=r"ديگر[^.؛]{0,40}?(?<!\w)ن\w+",
    ),
    _idiom(r"other than", fr=r"qui(?= ne\s| n')"),
    _idiom(r"free(?:ly)?|charge", fr=r"sans (?:frais|bourse)"),
    _idiom(r"\w+-free|free (?:of|from)", fr=r"sans"),
    _idiom(
        r"constant(?:ly)?|continu\w+|ke(?:pt|eps?) \w+ing|always|relentless\w*|hard",
        fr=r"sans (?:relâche|cesse|arrêt|répit|interruption)",
    ),
    _idiom(
        r"landlocked|homeless\w*|undocumented|jobless\w*|stateless\w*",
        fr=r"sans (?:littoral|abri|domicile|papiers|emploi|patrie)",
    ),
    _idiom(r"decentrali[sz]\w+|wireless", ar=r"لا (?:ال)?(?:مركزي|سلكي)\w*"),
    _idiom(r"unique\w*|unparalleled|unmatched|unrivalled", ar=r"لا (?:نظير|مثيل)"),
    _idiom(r"too [\w ]{2,25}? to", ar=r"لا|لن|لم", fa=r"ن(?:مي|شو|باش|توان|كن|دار)\w*"),
    _idiom(
        r"(?:still|remain\w*) to|await\w*|pending",
        fr=r"(?:ne\s|n')[^.;]{0,40}?(?<!\w)encore",
        ar=r"لم (?:\w+ ){1,4}?بعد",
        fa=r"هنوز[^.؛]{0,60}?(?<!\w)ن\w+",
    ),
    _UNTIL,
)
"""The target negates, the source does not."""

_COMPARED = r"(?:larg|small|high|low|old|young|short|wid|deep|bigg|heavi)er"
_SOURCE_ONLY = (
    _idiom(
        rf"{_NOT} (?:\w+ )?{_COMPARED} than|{_NOT} (?:to )?exceed(?:ing)?",
        fr=_said(r"au plus|maxim\w+|jusqu'\w+", "dépass|exc[éè]d|supérieur|franchi"),
        ar=_said("اقصاها?|(?:ال)?اقصي|كحد|بحد", "تجاوز|[يت]زيد|اكثر|اكبر"),
        fa=_said("حداكثر|سقف", "تجاوز|بيش|فراتر|بالاتر|بزرگ"),
    ),
    _idiom(
        r"without (?:\w+ )?delay",
        fr=r"immédiat\w*|aussitôt|prompt\w*|dès|d'urgence|meilleurs délais|rapid\w*|plus (?:tôt|vite)|sur-le-champ"
        r"|diligen\w*",
        ar=r"(?:علي )?(?:ال)?فور\w*|(?:علي )?وجه السرعه|(?:ب|علي )?سرعه|باسرع \w+|عاجل\w*|في اقرب \w+",
        fa=r"فور\w*|(?:به )?سرعت|هر ?چه|بلافاصله|عاجل\w*",
    ),
    _idiom(
        r"not (?:only|just|merely|solely|simply)",
        fr=_said("aussi|également|ainsi que|à la fois|tant|outre|au-delà|même", "seul|uniqu|just|simpl"),
        ar=_said("ايضا|كذلك|كما|بل|علي حد سواء|حتي|فضلا|بالاضافه|اضافه", "فقط|فحسب|مجرد|مقتصر"),
        fa=_said("هم|نيز|همچنين|حتي|علاوه|همين", "فقط|تنها|صرفا|محض"),
    ),
    _idiom(
        rf"{_NOT} (?:let|allow|permit)\w*",
        fr=r"empêch\w*|refus\w*",
        ar=r"[ينت]?منع\w*|[ينت]?حظر\w*|ممنوع\w*|محظور\w*",
        fa=r"ممنوع\w*|منع|جلوگيري|مانع|جلوي",
    ),
    _idiom(rf"if\b[^.;]{{0,80}}?{_NOT}", fr=r"cas contraire|à défaut|faute de quoi"),
    _idiom(rf"{_NOT}", fr=r"omission (?:de|d')\w*"),
    _idiom(r"not (?:\w+ )?\w{3,}[ai]ble|cannot be \w+", fr=r"i[mnlr]\w{3,}[ai]bles?"),
    _idiom(
        rf"{_NOT} (?:be )?(?:\w+ )?subject to (?:\w+ ){{0,3}}?(?:limitations?|prescription)", fr=r"imprescriptib\w*"
    ),
    _idiom(r"(?:no[\s-]?one|nobody) else", fr=r"personne d'autre"),
    _idiom(r"not (?:very |so |yet )?(?:well|properly|easily)", fr=r"mal|peu|difficile\w*"),
    _idiom(r"without \w+ (?:knowledge|knowing)", fr=r"insu", fa=r"بي ?خبر\w*|پنهان\w*"),
    _idiom(
        rf"{_NOT} forget",
        fr=_said(r"rappel\w*|souven\w*|pens(?:ez|er|ons|e) à|gard\w+ à l'esprit", "oubli"),
        ar=_said(r"[يت]?تذكر\w*|تاكد\w*", "نس[يو]|[نت]نس"),
        fa=_said(r"(?:به|در) (?:ياد|خاطر)\w*|ياد\w* باش\w*|توجه", "فراموش"),
    ),
)
"""The source negates, the target does not."""


def said_by_the_target_only(source: str, target: str, language: str) -> int:
    """Return how many of the target's negations belong to an idiom whose English does not negate."""
    return _count(_TARGET_ONLY, source, target, language)


def said_by_the_source_only(source: str, target: str, language: str) -> int:
    """Return how many of the source's negations belong to an idiom that the target says without one."""
    return _count(_SOURCE_ONLY, source, target, language)


def said_of_until(source: str, target: str, language: str) -> int:
    """Return how many of the target's negations are those of an *until*: they stand for no *not* of the source."""
    return _count((_UNTIL,), source, target, language)


def _count(idioms: tuple[_Idiom, ...], source: str, target: str, language: str) -> int:
    source, target = source.casefold(), folded(target)
    return sum(idiom.count(source, target, language) for idiom in idioms)
