"""Numbers written in words: tables for English, French, Persian and Arabic.

Each word has the part that it takes in a number (`Kind`), and whether it says a number and little else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from itertools import product

from l10n_pipeline.checks.folding import fold

Number = Decimal


class Kind(Enum):
    """The part that a word takes in a number."""

    UNIT = auto()
    """Adds up: 1 to 99, and the whole hundreds of Persian and Arabic."""
    HUNDRED = auto()
    SCALE = auto()
    """Multiplies what stands before it: a thousand, a million."""
    WHOLE = auto()
    """A scale with its number in one word: the Arabic duals."""
    TIMES = auto()
    """May multiply what stands before it, and ends the number: a dozen, a decade, a century."""
    FRACTION = auto()
    ALONE = auto()
    """No part of a longer number: French *vingt secondes* are twenty."""
    DENOMINATOR = auto()
    """The *thirds* of *two thirds*."""


@dataclass(frozen=True, slots=True)
class Word:
    """A number word."""

    value: Number
    kind: Kind = Kind.UNIT
    ordinal: bool = False
    """True where nothing of a number follows it, save in Arabic."""
    plain: bool = True
    """False for what says other things as well: *one*, *both*, *thousands*, French *neuf*."""
    dual: bool = False
    """True for an Arabic scale that is a dual before a noun: ألفا شخص, *two thousand people*."""
    fraction: Number | None = None
    """What it says as a fraction as well: Arabic خمس is five or a fifth."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """The number words of one language, folded."""

    name: str
    """ISO 639 code."""
    words: Mapping[str, Word]
    joiners: frozenset[str]
    """Words that may stand between two words of one number."""
    fillers: frozenset[str]
    """Articles that may: the *a* of *half a million*."""
    prefixes: tuple[str, ...]
    """What may be glued to the front of a word: conjunctions, prepositions, the article."""
    scales: Mapping[str, Number]
    """The words that multiply a number in digits before them."""


def _numbered(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Return the words with their places as values; ``a/b`` are two spellings of one number."""
    groups = enumerate(words.split())
    return {fold(word): start + step * place for place, group in groups for word in group.split("/")}


def _same(value: str, words: str) -> dict[str, str]:
    return {fold(word): value for word in words.split()}


def _words(
    values: Mapping[str, int] | Mapping[str, str], kind: Kind = Kind.UNIT, *, ordinal: bool = False, plain: bool = True
) -> dict[str, Word]:
    return {fold(word): Word(Decimal(value), kind, ordinal, plain) for word, value in values.items()}


def _loose(*values: Mapping[str, int] | Mapping[str, str]) -> dict[str, Word]:
    """Return words that stand for a number and are not missed."""
    return {word: entry for part in values for word, entry in _words(part, plain=False).items()}


def _fractions(**words: str) -> dict[str, Word]:
    """Return words for fractions, from ``f2_3="ثلثا ثلثي"``."""
    found: dict[str, Word] = {}
    for name, group in words.items():
        above, below = name[1:].split("_")
        found |= _words(_same(str(Decimal(above) / Decimal(below)), group), Kind.FRACTION)
    return found


def _scales(*, plain: bool = True, **words: str) -> dict[str, Word]:
    """Return scale words, from ``e6="million millions"``."""
    return {
        fold(word): Word(Decimal(f"1{exponent}"), Kind.SCALE, plain=plain)
        for exponent, group in words.items()
        for word in group.split()
    }


def _table(
    *parts: Mapping[str, Word],
    name: str,
    joiners: str = "",
    fillers: str = "",
    prefixes: tuple[str, ...] = (),
    vague: str = "",
    counts_no_digits: str = "",
) -> WordTable:
    words = {word: entry for part in parts for word, entry in part.items()}
    words |= {word: replace(words[word], plain=False) for word in fold(vague).split()}
    unfit = fold(counts_no_digits).split()
    scales = {word: entry.value for word, entry in words.items() if entry.kind is Kind.SCALE and word not in unfit}
    return WordTable(name, words, frozenset(joiners.split()), frozenset(fillers.split()), prefixes, scales)


# ---------------------------------------------------------------- English

_EN_ORDINALS = {
    **_numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    **_numbered("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 13),
    **_numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10),
}
ENGLISH = _table(
    _words(_numbered("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")),
    _words(_numbered("sixteen seventeen eighteen nineteen", 16)),
    _words(_numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10)),
    _words({"hundred": 100, "hundreds": 100}, Kind.HUNDRED),
    _words(_EN_ORDINALS, ordinal=True),
    _words({"hundredth": 100}, Kind.HUNDRED, ordinal=True),
    _words({"thousandth": 1000}, Kind.SCALE, ordinal=True),
    _words(_numbered("thirds fourths/quarters fifths sixths sevenths eighths ninths tenths", 3), Kind.DENOMINATOR),
    _words({"quarter": 4}, Kind.DENOMINATOR),
    _fractions(f1_2="half halves"),
    _loose(
        _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10),
        _same("0", "zero"),
        _same("1", "once single firstly"),
        _same("2", "twice double couple pair both secondly twofold two-fold biennial"),
        _same("3", "thrice triple threefold thirdly"),
        _same("4", "quadruple fourfold"),
        _same("10", "tenfold tens"),
    ),
    _words(_same("10", "decade decades"), Kind.TIMES),
    _words(_same("12", "dozen dozens"), Kind.TIMES),
    _words(_same("14", "fortnight"), Kind.TIMES),
    _words(_same("100", "century centuries"), Kind.TIMES),
    _scales(e3="thousand thousands", e6="million millions", e9="billion billions bn", e12="trillion trillions"),
    _scales(e15="quadrillion", e18="quintillion"),
    name="en",
    joiners="and",
    fillers="a an",
    vague="one first second hundreds thousands millions billions bn trillions",
    counts_no_digits="thousandth thousands millions billions trillions",
)
TELLING_ENGLISH = frozenset(
    word for word, entry in ENGLISH.words.items() if entry.plain and entry.kind is not Kind.TIMES
)
"""The English words without which nothing is said that a translation has to say too."""

STRICT_ENGLISH = frozenset(
    word
    for word, entry in ENGLISH.words.items()
    if entry.plain and not entry.ordinal and entry.kind in (Kind.UNIT, Kind.HUNDRED)
)
"""The English words that say a number and little else: *two* to *ninety*, *hundred*."""

# ---------------------------------------------------------------- French

_FR_UNITS = "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_FR_TENS = "vingt trente quarante cinquante soixante septante huitante/octante nonante"
_FR_ORDINALS = {
    **_numbered("unième deuxième troisième quatrième cinquième sixième septième"),
    **_numbered("huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième", 8),
    **_numbered("troisièmes quatrièmes cinquièmes sixièmes septièmes huitièmes neuvièmes dixièmes", 3),
    **_numbered("vingtième trentième quarantième cinquantième soixantième septantième octantième nonantième", 20, 10),
}
_FRENCH = _table(
    _words(_numbered(_FR_UNITS)),
    _words(_numbered(_FR_TENS, 20, 10)),
    _words({"cent": 100, "cents": 100}, Kind.HUNDRED),
    _words(_FR_ORDINALS, ordinal=True),
    _words({word + "ment": value for word, value in _FR_ORDINALS.items()}, ordinal=True, plain=False),
    _words({"centième": 100}, Kind.HUNDRED, ordinal=True),
    _words({"millième": 1000}, Kind.SCALE, ordinal=True),
    _words({"vingts": 20}, ordinal=True),
    _words(_numbered("premier/première/premiers/premières second/seconde/secondes/deuxièmes"), Kind.ALONE, plain=False),
    _words({"quart": 4, "quarts": 4, "tiers": 3}, Kind.DENOMINATOR),
    _fractions(f1_2="demi demie demies moitié moitiés"),
    _loose(
        _same("0", "zéro"),
        _same("1", "unique seul seule premièrement"),
        _same("2", "double deuxièmement couple paire biennal biennale"),
        _same("3", "triple troisièmement triennal triennale"),
        _same("4", "quadruple"),
        _same("5", "quinquennal quinquennale quinquennaux quinquennat"),
        _same("7", "hebdomadaire septennat"),
        _same("8", "huitaine"),
        _same("10", "dizaine dizaines décennal décennale décennaux"),
        _same("15", "quinzaine"),
        {"vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60},
        _same("100", "centaine centaines"),
    ),
    {"trimestre": Word(Decimal(3), plain=False, fraction=1 / Decimal(4))},
    {"semestre": Word(Decimal(6), plain=False, fraction=1 / Decimal(2))},
    _words(_same("10", "décennie décennies"), Kind.TIMES),
    _words(_same("12", "douzaine douzaines"), Kind.TIMES),
    _words(_same("100", "siècle siècles"), Kind.TIMES),
    _scales(e3="mille mil millier milliers", e6="million millions", e9="milliard milliards", e12="billion billions"),
    name="fr",
    joiners="et",
    counts_no_digits="millième",
    vague="un une neuf vingts millier milliers millions milliards billions mil",
)

# ---------------------------------------------------------------- Persian

_FA_CARDINALS: dict[str, int] = {
    **_numbered("یک/یکی دو سه چهار/چار پنج شش/شیش هفت هشت نه ده"),
    **_numbered("یازده دوازده سیزده چهارده پانزده/پونزده شانزده/شونزده هفده/هیفده هجده/هیجده/هژده نوزده", 11),
    **_numbered("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", 20, 10),
    **_numbered("صد/یکصد دویست سیصد چهارصد پانصد/پونصد ششصد/شیشصد هفتصد هشتصد نهصد", 100, 100),
}
_FA_ORDINALS = {
    fold(word + suffix): value for (word, value), suffix in product(_FA_CARDINALS.items(), ("م", "مین", "می"))
}
_FA_SUFFIXES = "تا تای تایی گانه مرحله ساله سالگی درصد درصدی روزه ماهه نفره نفر بار باره برابر جانبه هفته طرفه گوشه"
_PERSIAN = _table(
    _words(
        {fold(word + suffix): value for (word, value), suffix in product(_FA_CARDINALS.items(), _FA_SUFFIXES.split())},
        ordinal=True,
    ),
    _words(_FA_ORDINALS, ordinal=True),
    _words({"سومشان": 3, "چهارمشان": 4, "پنجمشان": 5}, ordinal=True),
    _words({"سوم": 3, "سومین": 3, "سی‌ام": 30, "چارم": 4, "دوم": 2, "دومین": 2}, ordinal=True),
    _words(_FA_CARDINALS),
    _words({"صد": 100}, Kind.HUNDRED),
    _words({"عشر": 10}, Kind.DENOMINATOR),
    _fractions(f1_2="نیم نیمی نیمه نصف نصفه نصفش نصفشان نیمش نیمشان", f1_3="ثلث", f1_4="ربع"),
    _loose(
        _same("0", "صفر"),
        _same("1", "اول اولین اولا نخست نخستین تک یگانه"),
        _same("2", "ثانیا ثانی جفت هردو دوباره دوبار دوچندان دوقلو"),
        _same("3", "ثالثا ثالث سهم سیم سهمی سیمی"),
        _same("100", "صدها"),
    ),
    _words(_same("10", "دهه"), Kind.TIMES),
    _words(_same("12", "دوجین"), Kind.TIMES),
    _words(_same("100", "سده قرن"), Kind.TIMES),
    _scales(e3="هزار هزاران هزارم هزارمین", e6="میلیون میلیونی میلیونها", e9="میلیارد میلیاردی بیلیون", e12="تریلیون"),
    name="fa",
    joiners=fold("و"),
    vague="یک یکی یکم نه صدم دوم دومین هزاران میلیونها میلیونی میلیاردی نیمه",
    counts_no_digits="هزاران",
)
PERSIAN_CARDINALS = frozenset(_FA_CARDINALS)

# ---------------------------------------------------------------- Arabic

_AR_UNITS = (
    "واحد/واحدة/واحدا/أحد/إحدى/أحدى اثنان/اثنين/اثنتان/اثنتين/اثنا/اثنتا/اثني/اثنتي ثلاث/ثلاثة/ثلاثا أربع/أربعة/أربعا "
    "خمس/خمسة/خمسا ست/ستة/ستا سبع/سبعة/سبعا ثمان/ثماني/ثمانية/ثمانيا تسع/تسعة/تسعا عشر/عشرة/عشرا"
)
_AR_TENS = "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين"
_AR_ORDINALS = (
    "أول/أولى/أولا/حادي/حادية ثاني/ثانية/ثان/ثانيا ثالث/ثالثة/ثالثا رابع/رابعة/رابعا خامس/خامسة سادس/سادسة "
    "سابع/سابعة ثامن/ثامنة تاسع/تاسعة عاشر/عاشرة"
)
_AR_STEMS = _numbered("ثلاث أربع خمس ست سبع ثمان/ثماني تسع", 3)
_AR_DECADES = _numbered("عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين", 20, 10)


_AR_PREFIXES = tuple(filter(None, map("".join, product(("", "و", "ف"), ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك")))))
_PRONOUNS = ("هم", "ها", "هن", "هما", "نا", "كم", "ه")


def _with_pronouns(words: Mapping[str, Word]) -> dict[str, Word]:
    """Return Arabic words with the pronouns that may be glued to them: نصفهم, *half of them*."""
    return {word + pronoun: entry for (word, entry), pronoun in product(words.items(), _PRONOUNS)}


_ARABIC = _table(
    _words(_numbered(_AR_ORDINALS)),
    _words(_numbered(_AR_UNITS)),
    _words(_numbered(_AR_TENS, 20, 10)),
    _words(
        {stem + hundred: value * 100 for (stem, value), hundred in product(_AR_STEMS.items(), ("مئه", "مائه", "ميه"))}
    ),
    _loose({stem + end: value for (stem, value), end in product(_AR_DECADES.items(), ("ات", "يات", "ي", "يه"))}),
    _words(_same("100", "مئة مائة مية ماية"), Kind.HUNDRED),
    _words(_same("200", "مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي")),
    {fold(word): Word(Decimal(value), fraction=1 / Decimal(value)) for word, value in (("خمس", 5), ("عشر", 10))},
    {fold("ثلثا"): Word(Decimal(2) / 3, Kind.FRACTION, fraction=1 / Decimal(3))},
    {fold("خمسا"): Word(Decimal(5), fraction=Decimal(2) / 5)},
    {fold("خمسين"): Word(Decimal(50), fraction=Decimal(2) / 5)},
    _with_pronouns(_fractions(f1_2="نصف", f1_3="ثلث", f2_3="ثلثا ثلثي", f1_4="ربع", f1_6="سدس")),
    _fractions(f1_2="نصف نصفا نصفين أنصاف", f1_3="ثلث", f2_3="ثلثي ثلثان ثلثين", f1_4="ربع ربعا"),
    _fractions(f1_6="سدس", f2_5="خمسي"),
    _words({"أثلاث": 3, "أرباع": 4, "أخماس": 5, "أسداس": 6, "أعشار": 10}, Kind.DENOMINATOR),
    _loose(
        _same("0", "صفر صفرا"),
        _same("1", "وحيد وحيدة فرد"),
        _same("2", "كلا كلتا كليهما كلاهما كلتيهما مرتين مرتان زوج ضعف ضعفي ضعفين مزدوج يومين أسبوعين شهرين سنتين"),
        _same("2", "عامين ساعتين دقيقتين"),
        _same("3", "ثلاثي ثلاثية"),
        _same("4", "رباعي رباعية"),
        _same("5", "خمسية"),
        _same("7", "أسبوعي أسبوعية"),
        _same("10", "عشرات عشري عشرية"),
        _same("100", "مئات مئوي"),
    ),
    _words(_same("10", "عقد عقود"), Kind.TIMES),
    _words(_same("20", "عقدين عقدان"), Kind.TIMES),
    _words(_same("100", "قرن قرون"), Kind.TIMES),
    _words(_same("200", "قرنين قرنان"), Kind.TIMES),
    _words(_same("2000", "ألفان ألفين ألفي"), Kind.WHOLE),
    _words(_same("2000000", "مليونان مليونين مليوني"), Kind.WHOLE),
    _words(_same("2000000000", "ملياران مليارين ملياري"), Kind.WHOLE),
    _scales(
        e3="ألف ألفا ألفًا آلاف الاف ألوف",
        e6="مليون مليونا مليونًا ملايين",
        e9="مليار مليارا مليارًا مليارات بليون بلايين",
        e12="تريليون تريليونات",
    ),
    {
        fold(word): Word(Decimal(value), Kind.SCALE, dual=True)
        for word, value in (("ألفا", "1e3"), ("مليونا", "1e6"), ("مليارا", "1e9"))
    },
    name="ar",
    joiners=fold("و"),
    prefixes=_AR_PREFIXES,
    vague="واحد واحدة واحدا أحد إحدى أحدى أول أولى أولا حادي حادية ثاني ثانية ثان ثانيا آلاف ألوف ملايين مليارات "
    "بلايين تريليونات مليوني ملياري",
)
TABLES: Mapping[str, WordTable] = {"en": ENGLISH, "fr": _FRENCH, "fa": _PERSIAN, "prs": _PERSIAN, "ar": _ARABIC}
"""By ISO 639 language code."""
