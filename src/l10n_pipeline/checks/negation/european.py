"""How German, Dutch, Swedish, Spanish, Portuguese, Italian and Russian negate.

Tables are in the form that `fold` gives: small letters, ss for ß. Where a second word only strengthens the first
(Spanish *no ... nada*), the two are one negation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Words:
    """The negations of a language, by what they say."""

    plain: re.Pattern[str]
    """What says no and nothing else, *without* too."""
    other: re.Pattern[str]
    """Other words that can stand for a *not*."""
    faithful: re.Pattern[str]
    """Words other than negations that stand for a *not* every so often: *impossible*."""
    soft: re.Pattern[str]
    """Words that deny in a milder way, beside the faithful ones."""


def _words(*, plain: str, other: str = "(?!)", faithful: str, soft: str) -> Words:
    def whole(words: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{words})(?!\w)")

    return Words(whole(plain), whole(other), whole(faithful), whole(soft))


_ROMANCE_IN = (
    "accept|aceit|aceptab|accett|actif|activ|admis|ativ|attiv|adecuad|adequad|adeguat|attes|cans|capa[czs]|cert"
    "|ciert|compat|compet|complet|comp[lr]ens|condicion|condizion|consist|contest|"
    "coerent|coherent|correct|corret|corrett|definid|definit|depend|desead|desejad|desiderat|dign|direct|diret"
    "|dirett|discut|"
    "disponi|efica[zc]|efficac|esat|esistent|esperad|evit|exact|exat|exist|explic|fiel|fundad|fondat|humani"
    "|human|uman|inteligi|"
    "just|giust|legal|legít|legitim|moral|mutab|necess|necesari|negab|noc|nocu|prescind|previst|probab|provab"
    "|precis|regular|regolar|respons|"
    "segur|sicur|sens|separ|sufici|suffici|toler|us[ua]|utiliz|út|util|uti[lz]|vál|valid|vari|vis[ií]b|volunt|volont"
)
"""What stands behind *in-*, *im-*, *il-*, *ir-* in Romance adjectives that deny."""


def _strengthened(words: str, by: str) -> str:
    """Return a pattern of ``words``, each with what strengthens it behind it in its clause."""
    return rf"(?:{words})(?!\w)(?:[^.;:,?!]{{0,60}}?(?<!\w)(?:{by})(?!\w))*"


_ES = r"nada|nunca|jamás|nadie|ning[uú]n\w*|tampoco|ni"
_PT = r"nada|nunca|jamais|ninguém|nenhum\w*|tampouco|nem"
_IT = r"niente|nulla|mai|nessun\w*|neppure|nemmeno|neanche|né"
WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "de": _words(
            plain=r"(?<!\boder )nicht|kein\w*|nie|niemals|niemand\w*|nichts|ohne|weder|nirgend\w*",
            other=r"nein",
            faithful=r"un(?!ter|ser|iv|gefähr|ion)\w{3,}|\w{3,}los(?:e\w?)?|fehl\w*|verboten\w*|verhinder\w*",
            soft=r"nicht\w+|(?:an)?statt|bestr[ei]\w*|(?:ge)?leugn\w*|verweiger\w*|ab(?:ge)?lehn\w*|verbiet\w*"
            r"|verbot\w*|mangel\w*|leer\w*|sonst"
            r"|scheiter\w*|gescheitert"
            r"|vermeid\w*|vermied\w*|ausser\w*|miss\w{4,}|deaktiv\w*|bevor|kaum",
        ),
        "nl": _words(
            plain=r"(?<!\bof )niet|geen|nooit|niemand|niets|nergens|zonder|noch|nimmer",
            other=r"nee|neen",
            faithful=r"on(?!der|ze|s\b|line)\w{4,}|\w{3,}loze?|ontbre\w*|verboden|voorkom\w*",
            soft=r"niet-?\w+|in plaats van|ontken\w*|weiger\w*|geweigerd|verbied\w*|verbod\w*|mislukt?\w*|leeg|lege"
            r"|anders"
            r"|tekort\w*|gebrek|vermijd\w*"
            r"|afgewezen|uitgeschakeld|tenzij|voordat|nauwelijks",
        ),
        "sv": _words(
            plain=_strengthened(r"(?<!\beller )(?:inte|ej)|icke|varken", "utan")
            + r"|aldrig|ingen|inget|inga|ingenting|ingenstans|utan",
            other=r"nej",
            faithful=r"o(?!ch|m|fta|mråd|rd|bjekt|bs|ption|perat|rsak|lik)\w{4,}|\w{3,}l[öo]sa?t?|saknas?|saknar|saknade"
            r"|förbj\w+|hindra\w*",
            soft=r"i stället|istället|förnek\w*|vägra\w*|misslyck\w*|annars|tom|tomt|tomma|brist\w*|undvik\w*|avvis\w*"
            r"|förbud\w*|inaktiv\w*|såvida|innan"
            r"|knappast|icke-?\w+",
        ),
        "es": _words(
            plain=_strengthened(r"(?<!\bo )no(?! obstante)", _ES) + rf"|{_ES}|sin(?! (?:embargo|duda))",
            other="ni",
            faithful=r"incapa[zc]\w*|insufici\w*|inválid\w*|im\w*pos\w*|in[aeioucdfhstv]\w{4,}ble\w*|falta\w*|falló"
            r"|fall[aeoó]\w*|prohib\w*|impid\w*|impedi\w*|carec\w*|desconoc\w*|ausen\w*",
            soft=rf"des(?:conoc|hones|igual|protegid|organiz|emple|aparec|acuerdo|activ|confia)\w*"
            rf"|i[nmlr]{{1,2}}(?:{_ROMANCE_IN})\w*|en (?:lugar|vez) de|rechaz\w*|neg\w*|deneg\w*|evit\w*|excepto"
            rf"|salvo|vac[ií]\w*|antes|apenas",
        ),
        "pt": _words(
            plain=_strengthened(r"(?<!\bou )não(?! obstante)", _PT) + rf"|{_PT}|sem",
            other="nem|nenhuns",
            faithful=r"incapa[zc]\w*|insufici\w*|inválid\w*|inexist\w*|im\w*poss\w*|in[aeioucdfstv]\w{4,}(?:vel|veis)"
            r"|falta\w*|falh\w*|proib\w*|imped\w*|carec\w*|desconhec\w*|ausen\w*",
            soft=rf"des(?:conhec|hones|igual|proteg|organiz|empreg|aparec|acordo|ativ|confia)\w*"
            rf"|i[nmlr]{{1,2}}(?:{_ROMANCE_IN})\w*|em vez de|ao invés|rejeit\w*|recus\w*|neg\w*|evit\w*|exceto"
            rf"|excepto|salvo|vazi\w*|antes|apenas",
        ),
        "it": _words(
            plain=_strengthened(r"(?<!\bo )non", _IT) + rf"|{_IT}|senza",
            other="né",
            faithful=r"incapa[cz]\w*|insuffici\w*|im\w*poss\w*|in[aeioucdfstv]\w{4,}bil\w*|manca\w*|fallit\w*|falli\w*"
            r"|vieta\w*|proibit\w*|imped\w*|priv[oaie]|sconosciut\w*|assen\w*",
            soft=rf"dis(?:ones|ugual|occup|accord|attiv|abilit|uman|pers)\w*|s(?:conosciut|corrett|provvist)\w*"
            rf"|i[nmlr]{{1,2}}(?:{_ROMANCE_IN})\w*|invece|anziché|rifiut\w*|neg\w*|evit\w*|eccetto|tranne|salvo"
            rf"|vuot\w*|prima|appena",
        ),
        "ru": _words(
            plain=r"не(?! (?:менее|более)(?!\w))|(?<!\bили )нет|нельзя|без",
            other=r"ничего|никто|никого|никогда|нигде|никак\w*|ничто|ни|отсутств\w*",
            faithful=r"не\w{4,}|невозможн\w*|отказ\w*|запре\w*|отсутств\w*",
            soft=r"без\w{3,}|вместо|отриц\w*|опроверг\w*|иначе|сбой|ошибк\w*|пуст\w*|исключ\w*|кроме|избе\w*"
            r"|против\w*|до|недостат\w*"
            r"|лиш\w*",
        ),
    }
)
"""By ISO 639 language code."""


MAY = (
    r"far from|mismatch\w*|invalid\w*|illegal\w*|den(?:ied|y|ies|ial)|out of|incorrect\w*|malformed|wrong\w*"
    r"|suppress\w*"
    r"|ignor(?:e|es|ed|ing)"
    r"|empty|null|zero|instead|rather|except|inc\w{2,}ib\w*|inconsist\w*|inexact\w*|unless|until|non-?\w{4,}"
    r"|disallow\w*|improper\w*"
    r"|ambigu\w*|un(?!der|it|if|iq|ion|iv|less|like)\w{4,}|\w{3,}less(?:ly|ness)?"
)
"""English words that these languages often say with a negated verb or adjective or a *without*."""
