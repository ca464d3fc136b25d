"""How English, French, Persian and Arabic say units, currencies, bounds and times of the day.

Tables for targets are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة, small letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from l10n_pipeline.checks.measures.elsewhere import SAID
from l10n_pipeline.checks.numbers.tables import STRICT_ENGLISH

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"fr": "fr", "fa": "fa", "prs": "fa", "ar": "ar", **{language: language for language in SAID}}
)
"""The languages with tables, here or in `elsewhere`, and whose each has."""
_NUMBER = rf"(?:[$€£]?\d(?:[\d.,]*\d)?|(?:{'|'.join(sorted(STRICT_ENGLISH | {'one'}))})(?:-\w+)?)"
_SPAN = "hour|day|week|month|year|decade|century"
_AMOUNT = (
    rf"(?:{_NUMBER}|twice|once|half|two-thirds|dozens|hundreds|thousands"
    rf"|(?:an?|one) (?:hundred|thousand|dozen|million|third|quarter|minute|{_SPAN}))"
)
"""What else is bounded."""
_HOUR = r"\b(?P<hour>\d{1,2})(?:[:.]\d{2})?\s?"
_AR = r"(?<!\w)[وفبلك]?(?:ال|لل)?"
"""What may be glued to an Arabic word."""


class Family(Enum):
    """Things of which one must not stand for the other."""

    UNIT = auto()
    COUNTED = auto()
    """Units behind numbers, and ages, for `counted`."""
    CURRENCY = auto()
    BOUND = auto()
    HALF = auto()
    NOON = auto()
    ORDER = auto()
    SEASON = auto()
    DIRECTION = auto()


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a family: a unit, a currency, a bound, a half of the day."""

    name: str
    """As a finding calls it."""
    sure: str
    """Where an English text says it for certain; the group ``number`` is how many, where that counts."""
    loose: str
    """Words by which an English text may say it at all."""
    said: Mapping[str, str]
    """Words that say it in a target, by language."""
    unless: str = r"(?!)"
    """What stands before its number and makes another thing of it: *not ... more than*."""


@dataclass(frozen=True, slots=True)
class Words:
    """The things of a family."""

    sign: re.Pattern[str]
    """Found in a piece of an English text that says one of them."""
    things: tuple[Thing, ...]
    reach: tuple[int, int] = (0, 0)
    """Pieces before and behind among which a number stands; none where they say something without."""
    around: tuple[int, int] = (30, 30)
    """Characters before and behind a number within which it is said, and nothing else of the family."""


def _unit(name: str, loose: str, fr: str, fa: str, ar: str) -> Thing:
    # thirty-second is an ordinal
    plural = "s" if name == "second" else "s?"
    between = r"(?:\s(?:full|more|long|additional|consecutive|whole|working|calendar))?[\s-]"
    sure = rf"\b(?P<number>{_NUMBER}){between}{name}{plural}\b"
    return Thing(f"{name}s", sure, loose, {"fr": fr, "fa": fa, "ar": ar})


UNITS = (
    _unit("second", r"\bsec", r"\bsecondes\b|(?<=\d )seconde\b", r"ثانيه", rf"{_AR}(?:ثاني(?:ه|تين|تان)|ثوان)"),
    _unit("minute", r"\bmin", r"(?<!/)\bmin(?:utes?)?\b", r"دقيقه|دقايق", rf"{_AR}(?:دقيق(?:ه|تين|تان)|دقائق)"),
    _unit(
        "hour",
        r"hour|o['’]clock|\d:\d|[ap]\.?m\b|\btime|midnight|noon",
        r"\bh\b|heure",
        r"ساعت",
        rf"{_AR}ساع(?:ه|ات|تين|تان)",
    ),
    _unit("day", r"day|daily|\bdate|today|night", r"jour|quotidien", r"روز", rf"{_AR}(?:يوم|ايام|نهار)"),
    _unit("week", r"week|fortnight", r"semaine|hebdo", r"هفت[هگ]", rf"{_AR}(?:اسبوع|اسابيع)"),
    _unit(
        "month",
        r"month|moon|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|quarter|semester|trimester",
        r"mois|mensuel|trimestr|semestr",
        r"(?<!\w)ماه",
        rf"{_AR}(?:شهر|اشهر|شهور)",
    ),
    _unit(
        "year",
        r"year|annual|annum|annivers|\bage|\bold\b|decade|\b1[0-9]{3}\b|\b20[0-9]{2}\b|centur",
        r"\ban(?:s|nées?|nuel\w*)?\b|âge|anniversaire",
        r"سال(?!ن)|سنه|سنوات",
        rf"{_AR}(?:سنه|سنوات|سنين|سنت|سنوي|عام(?:\b|ا|ين|ان)|اعوام|حول)",
    ),
    _unit("decade", r"decade|\d0s|ten", r"décennie", r"(?<!\w)دهه", rf"{_AR}(?:عقد|عقود)"),
)


def _size(name: str, english: str, fr: str, fa: str, ar: str) -> Thing:
    return Thing(name, rf"{english}\b", english, {"fr": fr, "fa": fa, "ar": rf"{_AR}(?:{ar})"})


SIZES = (
    _size("kilometres", r"kilomet(?:er|re)s?|km", r"kilomètre|km\b", r"كيلومتر", r"كيلومتر|كلم|كم(?!\w)"),
    _size("metres", r"met(?:er|re)s?", r"mètre|m\b", r"متر", r"متر|امتار|م(?!\w)"),
    _size("centimetres", r"centimet(?:er|re)s?|cm", r"centimètre|cm\b", r"سانتي", r"سنتي ?متر|سنتمتر|سم(?!\w)"),
    _size("miles", r"miles?", r"miles?\b|milles\b", r"مايل", r"ميل(?!ي)|اميال"),
    _size(
        "kilograms", r"kilo(?:gram(?:me)?)?s?|kg", r"kilo(?:gramme)?s?\b|kg\b", r"كيلو(?!متر)", r"كيلو(?!متر)|كجم|كغ"
    ),
    _size("grams", r"gram(?:me)?s?", r"gramme|g\b", r"گرم", r"غرام|جرام|جم(?!\w)|غ(?!\w)"),
    _size("tons", r"ton(?:ne)?s?", r"tonne", r"تن(?!\w)", r"طن(?!ي)|اطنان"),
    _size("litres", r"lit(?:er|re)s?", r"litre|l\b", r"ليتر", r"لتر|ليتر"),
    _size("hectares", r"hectares?", r"hectare|ha\b", r"هكتار", r"هكتار"),
)
"""Units of length, weight and the like: compared only where they stand behind a number."""


def _currency(name: str, signs: str, fr: str, fa: str, ar: str) -> Thing:
    named = rf"(?<![\d.,])\d[\d.,]*[\s-](?:(?:thousand|million|billion)\s)?{name}s?\b"
    sure = rf"(?:{signs})\s?(?P<number>\d(?:[\d.,]*\d)?)|{named}"
    return Thing(f"{name}s", sure, rf"{signs}|\b{name}", {"fr": fr, "fa": fa, "ar": ar})


_CURRENCIES = (
    _currency("dollar", r"\$|\bUSD", r"\$|dollar|\busd\b", r"\$|دلار|usd", r"\$|دولار|usd"),
    _currency("euro", r"€|\bEUR\b", r"€|\beuros?\b|\beur\b", r"€|يورو", r"€|يورو|اورو"),
    _currency("pound", r"£|\bGBP", r"£|livre|\bgbp\b", r"£|پوند", r"£|جنيه|استرليني|باوند"),
    _currency("rial", r"\bIRR", r"rial|riyal", r"ريال", r"ريال"),
    _currency("toman", r"\bIRT", r"tou?man", r"تومان|تومن", r"تومان"),
)
_AGE_OF = r"(?:\s(?:the\s)?age\sof)?"
_NEGATED = r"(?:\b(?:not|no|nor|neither|never|cannot|without)\b|n['’]t\b)[^.;:!?(]*\b"
_BOUNDS = (
    Thing(
        "at least or more",
        rf"\b(?:at least|(?<!no )(?<!not )more than|over(?= \d| the age of| an? (?:{_SPAN}))"
        r"|no (?:fewer|less) than|not less than|upwards of"
        rf"|in excess of|a minimum of|above|older than){_AGE_OF}\s(?P<number>{_AMOUNT})\b",
        r"\b(?:(?<!no )(?<!not )more|over|least|exceed\w*|minimum|above|greater|higher|upwards?|excess|beyond|older)\b"
        r"|\+",
        {
            "fr": r"au moins|(?<!pas )(?<!non )(?<!au )plus d(?:['’]|es?\b|u\b)|minimum|pas moins"
            r"|supérieur|dépass|excéd|au-delà|au-dessus"
            r"|davantage|plusieurs",
            "fa": r"حداقل|حد اقل|دست[\u200c ]?كم|بيش(?!ين)|زيادتر|افزون|متجاوز|بالا|فراتر|لااقل|كم[\u200c ]?كم|تجاوز"
            r"|بالغ|(?<!\w)چند",
            "ar": r"علي الاقل|(?<!ال)اكثر|لا [يت]قل|(?<!لا )[يت]زيد|(?<!لا )[يت]?تجاوز|فوق|ادني|ازيد|[يت]فوق|يربو|تربو"
            r"|ينيف|(?<!\w)عده|متعدد",
        },
        rf"{_NEGATED}(?:more than|over|in excess of|above)\s$",
    ),
    Thing(
        "at most or less",
        r"\b(?:at (?:the )?most|(?<!no )fewer than|(?<!no )(?<!not )less than|no more than|not more than|under|below"
        rf"|up to|no longer than|not longer than|a maximum of|younger than){_AGE_OF}\s(?P<number>{_AMOUNT})\b",
        r"\b(?:(?<!no )(?<!not )(?:less|fewer)|under|below|most|maximum|up to|within|lower|limit(?:ed)?|until|till)\b",
        {
            "fr": r"au plus|maximum|(?<!pas )(?<!non )(?<!au )moins d(?:['’]|es?\b|u\b)|pas plus|jusqu|à peine"
            r"|\bsous\b(?!-)|limit",
            "fa": r"حداكثر|حد اكثر|كمتر|(?<!\w)زير(?!\w)|نهايت|سقف|(?<!\w)تا(?!\w)|پايين",
            "ar": r"علي الاكثر|(?<!ليس )(?<!لا )(?<!ال)اقل من|لا [يت]زيد|لا [يت]تجاوز|(?:لا|الا|لن|لم) .{0,25}اكثر"
            r"|اقصي|دون|حتي",
        },
        rf"{_NEGATED}(?:less than|fewer than|under|below)\s$",
    ),
    Thing(
        "nearly",
        rf"\b(?:nearly|almost|close to)\s(?P<number>{_AMOUNT})\b",
        r"\b(?:near|almost|close|about|around|approx|some\b|rough|virtual|circa|estimat|or so|just (?:under|over))|~",
        {
            "fr": r"près de|presque|quelque(?!s)|approch|quasi|avoisin|environ|frôl|à peu près|autour",
            "fa": r"نزديك|حدود|تقريب|قريب|حوالي",
            "ar": r"يقرب|يقارب|زهاء|قراب|حوالي|نحو|تقريب|يناهز|قريب|كاد",
        },
    ),
)
_HALVES = (
    Thing(
        "the morning",
        rf"{_HOUR}[Aa]\.?\s?[Mm]\b\.?",
        r"morning|dawn|midnight|sunrise|early|\b[Aa]\.?\s?[Mm]\b|\d[Aa]\.?[Mm]\b",
        {
            "fr": r"matin|aube|\bam\b",
            "fa": r"(?<!\w)(?:صبح|بامداد|سحر)|(?:قبل|پيش) از ظهر",
            "ar": rf"{_AR}(?:صباح|فجر|سحر)|قبل الظهر|(?<=\d )ص(?!\w)",
        },
    ),
    Thing(
        "the evening",
        rf"{_HOUR}[Pp]\.?\s?[Mm]\b\.?",
        r"evening|afternoon|noon|midday|dusk|sunset|night|\b[Pp]\.?\s?[Mm]\b|\d[Pp]\.?[Mm]\b",
        {
            "fr": r"soir|après[\s-]midi|\bpm\b",
            "fa": r"(?<!\w)(?:عصر|غروب)(?!\w)|بعد\s?از\s?ظهر|بعداز ظهر",
            "ar": rf"{_AR}(?:مساء|عصر)|(?:بعد|ب)\s?ال?ظهر|(?<!\w)ظهرا|(?<=\d )م(?!\w)",
        },
    ),
)
EVENING_OR_ANY: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"fr": re.compile(r"nuit|midi"), "fa": re.compile(r"شب|ظهر|نيمه"), "ar": re.compile(r"ليل|ظهر|مساء")}
)
"""Words of the day that may be said of an hour after noon, though of others too."""
_NOONS = (
    Thing(
        "noon",
        r"\b(?:at|by|until|till|before|after|around|from|to)\s(?:noon|midday)\b",
        r"noon|midday|\b12\b|twelve|day",
        {"fr": r"\bmidi\b", "fa": r"ظهر", "ar": r"ظهر|ظهيره"},
    ),
    Thing(
        "midnight",
        r"\b(?:at|by|until|till|before|after|around|from|to)\smidnight\b",
        r"midnight|\b12\b|\b0?0:00|night",
        {"fr": r"minuit", "fa": r"نيمه[\u200c ]?شب|بامداد", "ar": r"منتصف الليل|منتصف ليل"},
    ),
)
_ORDER = (
    Thing(
        "before",
        r"\b(?:before|prior to)\s(?:the\s)?(?P<number>\d[\d.,:]*|\w+day|dawn|sunrise|noon|midnight)\b",
        r"\b(?:before|prior|earlier|ago|previous|until|till|ahead|by(?= \d))\b",
        {
            "fr": r"avant|jusqu|d['’]ici|préalabl|précéd|antérieur|il y a|plus tôt|veille",
            "fa": r"(?<!\w)(?:پيش|قبل|تا |اول|نخست)",
            "ar": r"قبل|قبيل|حتي|سابق|سبق|موعد",
        },
    ),
    Thing(
        "after",
        r"\bafter\s(?:the\s)?(?P<number>\d[\d.,:]*|\w+day|dawn|sunrise|noon|midnight)\b",
        r"\b(?:after|since|following|later|past|next|as of|onwards?|subsequent|from(?= \d))\b",
        {
            "fr": r"après|depuis|suite|ensuite|dès|à partir|au bout|plus tard|passé|lendemain|ultérieur|au terme"
            r"|à l['’]issue|postérieur",
            "fa": r"پس|بعد|سپس|(?<!قبل )(?<!پيش )از (?=سال|\d)|(?<!\w)طي",
            "ar": r"بعد|عقب|اثر|منذ|ثم|لاحق|مضي|مرور|تلو",
        },
    ),
)


def _season(name: str, loose: str, fr: str, fa: str, ar: str) -> Thing:
    return Thing(name.split("|")[0], rf"\b(?:{name})\b", loose, {"fr": fr, "fa": fa, "ar": ar})


_SEASONS = (
    _season("spring", "spring", r"printemps|printanier", r"بهار", rf"{_AR}ربيع"),
    _season("summer", "summer", r"(?:l['’]|d['’]|en |cet |un |chaque )étés?\b|estival", r"تابستان", rf"{_AR}صيف"),
    _season("autumn|fall of", "autumn|fall", r"automn", r"پاييز|خزان", rf"{_AR}خريف"),
    _season("winter", "winter", r"hiver", r"زمستان", rf"{_AR}شتاء"),
)


def _direction(name: str, loose: str, fr: str, fa: str, ar: str) -> Thing:
    # the southeast is in the south and in the east
    more = r"{}(?:[\s-]?(?:east|west))?" if name in {"north", "south"} else r"(?:(?:north|south)[\s-]?)?{}"
    return Thing(name, rf"\b{more.format(name)}(?:ern)?\b", loose, {"fr": fr, "fa": fa, "ar": ar})


_DIRECTIONS = (
    _direction("north", "north", r"\bnord|septentrion|arctique", r"شمال", rf"{_AR}شمال"),
    _direction("south", "south", r"\bsud|méridion|austral|midi\b", r"جنوب", rf"{_AR}جنوب"),
    _direction(
        "east",
        r"\b(?:north|south)?east(?!er\b)",
        r"(?:l|d|qu)['’]est\b|-est\b|\b(?:plein|vers|en) est\b|orient",
        r"شرق|خاور|مشرق",
        rf"{_AR}(?:شرق|مشرق)",
    ),
    _direction("west", "west", r"\bouest|occident", r"غرب|باختر|مغرب", rf"{_AR}(?:غرب|مغرب)"),
)


NUMBER_OR_DAY = re.compile(
    rf"\b(?:{'|'.join(sorted(STRICT_ENGLISH | {'one'}))})\b|day|dawn|sunrise|noon|midnight"
    r"|^(?:twice|once|half|two-thirds|dozens?|hundreds?|thousands?|third|quarter|an?)\b",
    re.IGNORECASE,
)
"""Number words, and what else stands behind *before* and *after*."""


def _words(
    sign: str, things: tuple[Thing, ...], reach: tuple[int, int] = (0, 0), around: tuple[int, int] = (30, 30)
) -> Words:
    return Words(re.compile(sign, re.IGNORECASE), things, reach, around)


FAMILIES: Mapping[Family, Words] = MappingProxyType(
    {
        Family.UNIT: _words(r"(?:second|minute|hour|day|week|month|year|decade)s?\b", UNITS, (2, 0), (15, 30)),
        Family.COUNTED: _words(
            rf"\b(?:{'|'.join(unit.loose for unit in SIZES)}|(?:second|minute|{_SPAN})s?|aged?)\b",
            (),
            (2, 2),
        ),
        Family.CURRENCY: _words(
            r"[$€£]|USD|EUR|GBP|IR[RT]|dollar|euro|pound|rials?\b|toman", _CURRENCIES, (2, 1), (8, 30)
        ),
        Family.BOUND: _words(
            r"^\W*(?:least|most|than|up|over|upwards|excess|minimum|maximum|above|under|below|nearly|almost|close)$",
            _BOUNDS,
            (0, 4),
            (16, 24),
        ),
        Family.HALF: _words(r"^[^\w]*(?:[ap]\.?m\b|\d[\d:.]*[ap]\.?m\b|[ap]\.$)", _HALVES),
        Family.NOON: _words(r"\b(?:noon|midday|midnight)\b", _NOONS),
        Family.ORDER: _words(r"^\W*(?:before|prior|after)$", _ORDER, (0, 2), (16, 0)),
        Family.SEASON: _words(r"\b(?:spring|summer|autumn|fall|winter)\b", _SEASONS),
        Family.DIRECTION: _words(r"\b(?:(?:north|south)(?:east|west)?|east|west)(?:ern)?\b", _DIRECTIONS),
    }
)
"""Every family."""
