"""Number words of German, Dutch, Swedish, Spanish, Portuguese, Italian and Russian.

Less is asked of them than of the languages that have a table of their own (`tables`): a number in digits may be spelled
out, and one that became another is told. What goes unsaid is not missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from l10n_pipeline.checks.folding import TEXTS, fold
from l10n_pipeline.checks.numbers.words import Phrase

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\u202f-]")
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 10**6
_LONGEST = 12
"""Words of one number."""


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language says numbers."""

    one: str
    """As other words are made of it."""
    numbers: str
    """From two to nineteen, ``a/b`` two forms of one."""
    tens: str
    """From twenty to ninety."""
    scales: Mapping[str, int]
    glued: str = ""
    """How tens and units make one word: ``{unit}und{ten}``; nothing where they are two words."""
    hundred: str = ""
    """What is glued behind a unit to make hundreds; nothing where they are words of their own, in ``hundreds``."""
    hundreds: str = ""
    """One hundred to nine hundred."""
    thousand: str = ""
    """What is glued behind a number to make thousands."""
    joiner: str = ""
    """What stands between tens and units."""
    twenties: str = ""
    """From twenty-one to twenty-nine, where they are not made of others."""
    vague: str = ""
    """Those that say other things as well."""


_LANGUAGES: Mapping[str, _Language] = {
    "de": _Language(
        "ein",
        "zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
        {"tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9},
        glued="{unit}und{ten}",
        hundred="hundert",
        thousand="tausend",
        vague="acht",
    ),
    "nl": _Language(
        "een",
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
        "negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        {"duizend": 10**3, "miljoen": 10**6, "miljard": 10**9},
        glued="{unit}en{ten}",
        hundred="honderd",
        thousand="duizend",
    ),
    "sv": _Language(
        "ett",
        "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
        {"tusen": 10**3, "miljon": 10**6, "miljoner": 10**6, "miljard": 10**9, "miljarder": 10**9},
        glued="{ten}{unit}",
        hundred="hundra",
        thousand="tusen",
    ),
    "it": _Language(
        "uno",
        "due tre/tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
        "diciassette diciotto diciannove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        {"mila": 10**3, "mille": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9},
        glued="{ten}{unit}",
        hundred="cento",
        thousand="mila",
        vague="sei",
    ),
    "es": _Language(
        "uno",
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis/dieciseis "
        "diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        {"mil": 10**3, "millón": 10**6, "millones": 10**6},
        hundreds="cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
        "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
        "novecientos/novecientas",
        joiner="y",
        twenties="veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve",
    ),
    "pt": _Language(
        "um",
        "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        {"mil": 10**3, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "bilião": 10**12},
        hundreds="cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
        "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        joiner="e",
    ),
    "ru": _Language(
        "один",
        "два/две/двух/двум/двумя/двое/двоих три/трёх/трех/трём/трем/тремя/трое/троих "
        "четыре/четырёх/четырех/четырём/четырем/четырьмя/четверо/четверых пять/пяти/пятью/пятеро/пятерых "
        "шесть/шести/шестью/шестеро семь/семи/семью/семеро восемь/восьми/восемью девять/девяти/девятью "
        "десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати "
        "четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати "
        "восемнадцать/восемнадцати девятнадцать/девятнадцати",
        "двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти "
        "семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста",
        {
            **dict.fromkeys(("тысяча", "тысячи", "тысяч", "тысячу", "тысячам", "тысячами", "тысячах"), 10**3),
            **dict.fromkeys(("миллион", "миллиона", "миллионов", "миллионам", "миллионами"), 10**6),
            **dict.fromkeys(("миллиард", "миллиарда", "миллиардов"), 10**9),
        },
        hundreds="сто/ста двести/двухсот триста/трёхсот/трехсот четыреста/четырёхсот/четырехсот пятьсот/пятисот "
        "шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот",
        vague="семью",
    ),
}
LANGUAGES = frozenset(_LANGUAGES)
"""The languages whose number words this module knows."""


@dataclass(frozen=True, slots=True)
class _Table:
    values: Mapping[str, int]
    """What words are worth, up to 999 and, where they are glued, beyond."""
    scales: Mapping[str, int]
    thousand: str
    joiner: str
    vague: frozenset[str]


def _groups(words: str) -> list[list[str]]:
    return [[fold(word) for word in group.split("/")] for group in words.split()]


@cache
def _table(language: str) -> _Table:
    """Return the words of ``language``, folded, those that are made of others too."""
    own = _LANGUAGES[language]
    values = {word: place for place, group in enumerate(_groups(own.numbers), 2) for word in group}
    tens = {word: 10 * place for place, group in enumerate(_groups(own.tens), 2) for word in group}
    units = {own.one: 1, **{word: value for word, value in values.items() if value < 10}}
    values |= tens
    if own.glued:
        for (ten, ten_value), (unit, unit_value) in ((t, u) for t in tens.items() for u in units.items()):
            for word in _glue(language, own.glued, ten, unit):
                values[word] = ten_value + unit_value
    values |= {word: place for place, group in enumerate(_groups(own.twenties), 21) for word in group}
    values |= {word: _HUNDRED * place for place, group in enumerate(_groups(own.hundreds), 1) for word in group}
    if own.hundred:
        values |= dict(_hundreds(own.hundred, values, units))
    scales = {fold(word): value for word, value in own.scales.items()}
    return _Table(values, scales, own.thousand, own.joiner, frozenset(map(fold, own.vague.split())))


def _glue(language: str, pattern: str, ten: str, unit: str) -> Iterator[str]:
    """Yield the ways to write tens and units in one word: Dutch *tweeëntwintig*, Italian *ventotto*."""
    if language == "it" and unit[0] in "ou":
        ten = ten[:-1]
    word = pattern.format(ten=ten, unit=unit)
    yield word
    if language == "nl" and unit.endswith("e"):
        yield f"{unit}ën{ten}"


def _hundreds(hundred: str, values: Mapping[str, int], units: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the words for 100 to 1999 that are made of a number, *hundred* and another."""
    rest = {"": 0, **{word: value for word, value in values.items() if value < _HUNDRED}}
    teens = {word: value for word, value in values.items() if 10 < value < 20}
    for before, count in {"": 1, **units, **teens}.items():
        for behind, value in rest.items():
            for link in ("", "und", "en") if behind and hundred != "cento" else ("",):
                yield f"{before}{hundred}{link}{behind}", count * _HUNDRED + value
            if hundred == "cento" and behind.startswith("ott"):
                yield f"{before}cent{behind}", count * _HUNDRED + value


def _worth(word: str, table: _Table) -> int | None:
    """Return what a folded word is worth, thousands glued to it too."""
    value = table.values.get(word)
    if value is None and word.startswith("mille") and (rest := table.values.get(word.removeprefix("mille"))):
        return _THOUSAND + rest
    if value is None and table.thousand and table.thousand in word:
        before, _, behind = word.partition(table.thousand)
        many, rest = table.values.get(before), table.values.get(behind, 0 if not behind else None)
        if many is not None and rest is not None and rest < _THOUSAND:
            return many * _THOUSAND + rest
    return value


@lru_cache(maxsize=TEXTS)
def phrases(text: str, language: str) -> tuple[Phrase, ...]:
    """Return the numbers in words of ``text``, in order."""
    return tuple(_phrases(text, _table(language)))


def _phrases(text: str, table: _Table) -> Iterator[Phrase]:
    number = _Number(table)
    joint = False
    end = -1
    for match in _WORD.finditer(text):
        word = fold(match[0])
        near = number.begun and match.start() == end + 1 and _GAP.match(text, end) is not None
        end = match.end()
        if near and word == table.joiner and not joint:
            joint = True
            continue
        if not (near and number.take(word, joined=joint, end=match.end())):
            yield from number.phrase()
            number = _Number(table)
            if not number.take(word, joined=False, end=match.end(), start=match.start()):
                number = _Number(table)
        joint = False
    yield from number.phrase()


class _Number:
    """A number that is read word by word."""

    def __init__(self, table: _Table) -> None:
        self._table = table
        self._words: list[str] = []
        self._total = 0
        self._scale = 0
        self._group: int | None = None
        self._start = self._end = 0

    @property
    def begun(self) -> bool:
        return bool(self._words)

    def take(self, word: str, *, joined: bool, end: int, start: int | None = None) -> bool:
        """Take one word more; return False where it does not belong to the number."""
        value, scale = _worth(word, self._table), self._table.scales.get(word)
        if value is not None:
            taken = self._add(value, joined=joined)
        else:
            taken = scale is not None and not joined and self._multiply(scale)
        if not taken or len(self._words) >= _LONGEST:
            return False
        if start is not None:
            self._start = start
        self._words.append(word)
        self._end = end
        return True

    def _add(self, value: int, *, joined: bool) -> bool:
        group = self._group
        if group is None:
            if self._scale and value >= self._scale:
                return False
            self._group = value
            return True
        rest = group % _HUNDRED
        tens = rest >= 20 and rest % 10 == 0
        fits = value < 10 and tens and joined == bool(self._table.joiner)
        # cento e vinte, but ciento veinte
        if value < _HUNDRED and group and rest == 0 and (not joined or self._table.joiner == "e"):
            fits = True
        if fits:
            self._group = group + value
        return fits

    def _multiply(self, scale: int) -> bool:
        if self._group is None and self._total == 0:
            self._total, self._scale = scale, scale
        elif self._group is None:
            # mil millones
            if scale <= self._scale:
                return False
            self._total, self._scale = self._total * scale, scale
        elif self._scale and scale >= self._scale:
            return False
        else:
            self._total, self._scale, self._group = self._total + self._group * scale, scale, None
        return True

    def phrase(self) -> Iterator[Phrase]:
        """Yield the number that was read, if any."""
        if not self._words:
            return
        value = Decimal(self._total + (self._group or 0))
        bare = len(self._words) == 1 and (self._words[0] in self._table.scales or value in (_HUNDRED, _THOUSAND))
        vague = len(self._words) == 1 and self._words[0] in self._table.vague
        parts = tuple(Decimal(_worth(word, self._table) or self._table.scales.get(word, 0)) for word in self._words)
        yield Phrase(self._start, self._end, value, frozenset((value,)), not (bare or vague), parts, bare)
