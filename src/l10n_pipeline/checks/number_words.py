"""Numbers written in words: tables for English, French, Persian and Arabic, and a reader of runs of them.

The reader is generous on purpose. It answers "could these words stand for 27?", so that a number spelled out by a
translator is not reported as lost; it does not claim to know what the words say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain, groupby, product

from l10n_pipeline.checks.folding import WORD, fold, pieces
from l10n_pipeline.kept import Table

Number = Decimal


@dataclass(frozen=True, slots=True)
class WordTable:
    """The number words of one language, folded."""

    name: str
    """ISO 639 code."""
    values: Mapping[str, Number]
    joiners: frozenset[str]
    """Words that may stand between two words of one number."""
    prefixes: re.Pattern[str] | None
    """What is glued to the front of a word: conjunctions, prepositions, the article."""
    scales: Mapping[str, Number]
    """The words that multiply a number in digits before them."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Number words in a row."""

    words: tuple[str, ...]
    whole: Number
    """Their value read as one number."""
    values: frozenset[Number]
    """The whole and each word by itself."""


def _numbered(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Return the words with their places as values; ``a/b`` are two spellings of one number."""
    groups = enumerate(words.split())
    return {fold(word): start + step * place for place, group in groups for word in group.split("/")}


def _same(value: str, words: str) -> dict[str, str]:
    return {fold(word): value for word in words.split()}


def _table(
    *parts: Mapping[str, int | str],
    name: str,
    joiners: str = "",
    prefixes: str | None = None,
    scales: Mapping[str, str],
) -> WordTable:
    multipliers = {fold(word): Decimal(value) for word, value in scales.items()}
    values = {fold(word): Decimal(value) for part in parts for word, value in part.items()}
    pattern = re.compile(prefixes) if prefixes else None
    return WordTable(name, multipliers | values, frozenset(map(fold, joiners.split())), pattern, multipliers)


def _scales(**words: str) -> dict[str, str]:
    """Return scale words with their values, from ``e6="million millions"``."""
    return {word: f"1{exponent}" for exponent, group in words.items() for word in group.split()}


# ---------------------------------------------------------------- English

_EN_CARDINALS = {
    **_numbered("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"),
    **_numbered("seventeen eighteen nineteen", 17),
    **_numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety hundred/hundreds", 20, 10),
    "hundred": 100,
    "hundreds": 100,
}
ENGLISH = _table(
    _EN_CARDINALS,
    _numbered(
        "first second third/thirds fourth/fourths fifth/fifths sixth seventh eighth ninth tenth eleventh twelfth"
    ),
    _numbered("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 13),
    _numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 20, 10),
    _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10),
    _same("0", "zero"),
    _same("1", "once single firstly"),
    _same("2", "twice double couple pair both secondly twofold two-fold biennial"),
    _same("3", "thrice triple threefold thirdly"),
    _same("4", "quarter quarters quadruple fourfold"),
    _same("0.5", "half halves"),
    _same("10", "decade decades tenfold tens"),
    _same("12", "dozen dozens"),
    _same("14", "fortnight"),
    _same("100", "century centuries"),
    name="en",
    joiners="and",
    scales=_scales(e3="thousand thousands", e6="million millions", e9="billion billions bn", e12="trillion trillions"),
)
STRICT_ENGLISH = frozenset(_EN_CARDINALS) - {"one", "hundreds"}
"""The English words that say a number and little else: their loss is worth a warning."""

# ---------------------------------------------------------------- French

_FR_UNITS = "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_FR_TENS = "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante cent/cents"
_FR_TENTHS = "vingtième trentième quarantième cinquantième soixantième septantième huitantième nonantième centième"
_FRENCH = _table(
    _numbered(_FR_UNITS),
    _numbered(_FR_TENS, 20, 10),
    {"cent": 100, "cents": 100, "quatrevingt": 80, "quatrevingtième": 80},
    _numbered("premier/première deuxième/second/seconde troisième quatrième cinquième sixième septième huitième"),
    _numbered("neuvième dixième onzième douzième treizième quatorzième quinzième seizième", 9),
    _numbered("premiers/premières deuxièmes/secondes troisièmes quatrièmes cinquièmes sixièmes septièmes huitièmes"),
    _numbered(_FR_TENTHS, 20, 10),
    _same("0", "zéro"),
    _same("1", "unique seul seule unième premièrement"),
    _same("5", "quinquennal quinquennale quinquennaux quinquennat"),
    _same("7", "hebdomadaire septennat"),
    _same("2", "double deuxièmement couple paire moitié biennal biennale"),
    _same("3", "triple tiers troisièmement trimestre triennal triennale"),
    _same("4", "quart quarts quadruple"),
    _same("0.5", "demi demie moitié"),
    _same("8", "huitaine"),
    _same("10", "dizaine dizaines décennie décennies décennal décennale décennaux"),
    _same("12", "douzaine douzaines"),
    _same("15", "quinzaine"),
    {"vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60},
    _same("100", "centaine centaines siècle siècles"),
    name="fr",
    joiners="et",
    scales=_scales(e3="mille millier milliers", e6="million millions", e9="milliard milliards", e12="billion billions"),
)

# ---------------------------------------------------------------- Persian

_FA_UNITS = "یک/یکی دو سه چهار پنج شش/شیش هفت هشت نه ده"
_FA_TEENS = "یازده دوازده سیزده چهارده پانزده/پونزده شانزده/شونزده هفده/هیفده هجده/هیجده/هژده نوزده"
_FA_TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد/صدها/یکصد"
_FA_HUNDREDS = "دویست سیصد چهارصد پانصد/پونصد ششصد/شیشصد هفتصد هشتصد نهصد"
_FA_CARDINALS: dict[str, int] = {
    **_numbered(_FA_UNITS),
    **_numbered(_FA_TEENS, 11),
    **_numbered(_FA_TENS, 20, 10),
    **_numbered(_FA_HUNDREDS, 200, 100),
}
_FA_SUFFIXES = "م مین ام امین تا تای تایی گانه ساله روزه ماهه نفره نفر بار باره برابر جانبه هفته طرفه گوشه"
_PERSIAN = _table(
    _FA_CARDINALS,
    {fold(word + suffix): value for (word, value), suffix in product(_FA_CARDINALS.items(), _FA_SUFFIXES.split())},
    _same("100", "صد صدها یکصد سده قرن"),
    _same("0", "صفر"),
    _same("1", "اول اولین اولا نخست نخستین یکم تک یگانه"),
    _same("2", "دوم دومین ثانیا ثانی جفت دوتا هردو دوبار دوباره دوچندان دوقلو نصف"),
    _same("3", "سوم سومین ثالث ثلث سه‌گانه ثالثا"),
    _same("4", "ربع چارم"),
    _same("0.5", "نیم نیمی نصف نصفه"),
    _same("10", "دهه دهه‌ها"),
    _same("12", "دوجین"),
    name="fa",
    joiners="و",
    scales=_scales(
        e3="هزار هزاران هزارم یکهزار", e6="میلیون میلیونی میلیونها", e9="میلیارد میلیاردی بیلیون", e12="تریلیون"
    ),
)

# ---------------------------------------------------------------- Arabic

_AR_UNITS = (
    "واحد/واحدة/أحد/إحدى/أحدى اثنان/اثنين/اثنتان/اثنتين/اثنا/اثنتا/اثني/اثنتي ثلاث/ثلاثة أربع/أربعة خمس/خمسة "
    "ست/ستة/ستا سبع/سبعة ثمان/ثماني/ثمانية/ثمانيا تسع/تسعة عشر/عشرة"
)
_AR_TENS = (
    "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين "
    "مئة/مائة/مية/ماية/مئات"
)
_AR_ORDINALS = (
    "أول/أولى/أولا/حادي/حادية ثاني/ثانية/ثان/ثانيا ثالث/ثالثة/ثالثا رابع/رابعة/رابعا خامس/خامسة سادس/سادسة "
    "سابع/سابعة ثامن/ثامنة تاسع/تاسعة عاشر/عاشرة"
)
_AR_STEMS = _numbered("ثلاث أربع خمس ست سبع ثمان/ثماني تسع", 3)
_AR_DECADES = _numbered("عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين", 20, 10)
_ARABIC = _table(
    _numbered(_AR_UNITS),
    _numbered(_AR_TENS, 20, 10),
    {stem + hundred: value * 100 for (stem, value), hundred in product(_AR_STEMS.items(), ("مئه", "مائه", "ميه"))},
    {stem + end: value for (stem, value), end in product(_AR_DECADES.items(), ("ات", "يات", "ي", "يه"))},
    _numbered(_AR_ORDINALS),
    _same("100", "مئة مائة مية ماية مئات قرن قرون مئوي"),
    _same("200", "مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي"),
    _same("0", "صفر صفرا"),
    _same("1", "وحيد وحيدة فرد"),
    _same("2", "كلا كلتا كليهما كلاهما كلتيهما مرتين مرتان زوج ضعف ضعفي ضعفين مزدوج يومين أسبوعين شهرين سنتين"),
    _same("3", "ثلث ثلثي ثلثا أثلاث ثلاثي ثلاثية"),
    _same("4", "ربع أرباع رباعي رباعية"),
    _same("0.5", "نصف ونصف"),
    _same("5", "خمسي خمسية"),
    _same("7", "أسبوعي أسبوعية"),
    _same("10", "عقد عقود عشر أعشار عشرات عشري عشرية"),
    _same("2000", "ألفان ألفين ألفي"),
    _same("2000000", "مليونان مليونين"),
    name="ar",
    joiners="و",
    prefixes=r"[وف]?(?:لل|[بلك]?ال|[بلك])|[وف]",
    scales=_scales(
        e3="ألف ألفا ألفًا آلاف الاف ألوف",
        e6="مليون مليونا مليونًا ملايين",
        e9="مليار مليارا مليارًا مليارات بليون بلايين",
        e12="تريليون تريليونات",
    ),
)

TABLES: Mapping[str, WordTable] = {"en": ENGLISH, "fr": _FRENCH, "fa": _PERSIAN, "prs": _PERSIAN, "ar": _ARABIC}
"""By ISO 639 language code."""

_NO_VALUES: frozenset[Number] = frozenset()
_HUNDRED = Decimal(100)
_GAP = re.compile(r"[\s\u200c-]{1,3}")
_FOUR_TWENTIES = re.compile(r"quatre[\s-]vingt")
_ROMAN = re.compile(r"\b(?=[IVXLC]{2}|[VX])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?=e\b|er\b|ème\b|\b)")
_ROMAN_ITEM = re.compile(r"(?<=\()(?:x?(?:ix|iv|v?i{1,3})|x|v)(?=\))")
"""The (iv) of a list, which another language may count (4)."""
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read_runs(text: str, table: WordTable) -> Iterator[WordRun]:
    """Yield the runs of number words in ``text``."""
    cut = pieces(text)
    parts = list(map(_sorter(table.name).__getitem__, cut))
    if _Part.NUMBER not in parts:
        return
    for other, stretch in groupby(zip(cut, parts, strict=True), key=_is_other):
        if not other:
            yield from _runs_between(" ".join(piece for piece, _ in stretch), table)


class _Part:
    """What a piece of a text, between two spaces, has of a number in words."""

    OTHER = 0
    """Only words that end a number."""
    BETWEEN = 1
    """Words or marks that may stand within one."""
    NUMBER = 2


def _is_other(piece: tuple[str, int]) -> bool:
    return piece[1] == _Part.OTHER


@cache
def _sorter(language: str) -> Table[int]:
    """Return a table of the `_Part` of each piece."""
    look_up, joiners = _finder(language), TABLES[language].joiners

    def sort(piece: str) -> int:
        words = WORD.findall(fold(piece))
        if any(look_up(word) is not None for word in words):
            return _Part.NUMBER
        return _Part.BETWEEN if not words or not joiners.isdisjoint(words) else _Part.OTHER

    return Table(sort)


def _runs_between(text: str, table: WordTable) -> Iterator[WordRun]:
    """Yield the runs in ``text``, a stretch of pieces none of which ends a number for certain."""
    plain = _whole_twenties(fold(text), table)
    look_up = _finder(table.name)
    run: list[tuple[str, Number]] = []
    end = 0
    for match in WORD.finditer(plain):
        value = look_up(match[0])
        near = _GAP.fullmatch(plain, end, match.start()) is not None
        if run and not (near and (value is not None or match[0] in table.joiners)):
            yield _read(run)
            run = []
        if value is not None:
            run.append((match[0], value))
        end = match.end()
    if run:
        yield _read(run)


def _whole_twenties(plain: str, table: WordTable) -> str:
    """Return a folded text with one word for the four twenties of French."""
    return _FOUR_TWENTIES.sub("quatrevingt", plain) if table is _FRENCH and "quatre" in plain else plain


@cache
def _finder(language: str) -> Callable[[str], Number | None]:
    """Return a look-up of one word in the table of ``language`` that remembers the words of the language."""
    table = TABLES[language]
    return lru_cache(maxsize=20_000)(lambda word: _look_up(word, table))


def _look_up(word: str, table: WordTable) -> Number | None:
    value = table.values.get(word)
    if value is None and table.prefixes and (prefix := table.prefixes.match(word)):
        value = table.values.get(word[prefix.end() :])
    return value


def _read(run: Iterable[tuple[str, Number]]) -> WordRun:
    """Return a run read from left to right: units add up, a hundred or a scale multiplies what stands before it."""
    words, numbers = zip(*run, strict=True)
    total = current = Decimal(0)
    for value in numbers:
        if value >= 1000:
            total, current = total + (current or 1) * value, Decimal(0)
        elif value == 100 and 0 < current < 10:
            current *= 100
        else:
            current += value
    values = {total + current, *numbers}
    if numbers[0] == _HUNDRED and len(numbers) > 1:
        # the twenty-first century: القرن الحادي والعشرين
        values.add(total + current - _HUNDRED)
    return WordRun(words, total + current, frozenset(values))


def word_values(text: str, language: str) -> frozenset[Number]:
    """Return every number that the words and Roman numerals of ``text`` could stand for."""
    table = TABLES.get(language)
    runs = read_runs(text, table) if table else ()
    return frozenset(chain(*(run.values for run in runs), *map(_romans.__getitem__, pieces(text))))


def single_values(text: str, language: str) -> frozenset[Number]:
    """Return the values of the single number words and Roman numerals of ``text``: some of `word_values`."""
    # in two pieces quatre vingts is neither 4 nor 20
    if language not in TABLES or (language == "fr" and " vingt" in text.lower()):
        return frozenset()
    return _NO_VALUES.union(*map(_single_values(language).__getitem__, pieces(text)))


@cache
def _single_values(language: str) -> Table[tuple[Number, ...]]:
    table = TABLES[language]

    def read(piece: str) -> tuple[Number, ...]:
        values = [
            value
            for word in WORD.findall(_whole_twenties(fold(piece), table))
            if (value := _look_up(word, table)) is not None
        ]
        return (*values, *_read_romans(piece))

    return Table(read)


def strict_words(cut: Iterable[str]) -> list[str]:
    """Return the plain number words in pieces of an English text."""
    return [word for piece in cut for word in WORD.findall(fold(piece)) if word in STRICT_ENGLISH]


def _read_romans(piece: str) -> tuple[Number, ...]:
    """Return the Roman numerals in a piece of a text between two spaces."""
    found = [match[0] for match in _ROMAN.finditer(piece) if match[0]]
    if "(" in piece:
        found += [match[0].upper() for match in _ROMAN_ITEM.finditer(piece)]
    return tuple(map(_roman, found))


_romans = Table(_read_romans)


def _roman(numeral: str) -> Number:
    digits = [_ROMAN_DIGITS[char] for char in numeral]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return Decimal(sum(-digit if digit < after else digit for digit, after in pairs))
