"""How seven more languages say units of time, currencies, bounds, seasons and points of the compass.

Less is looked at in German, Dutch, Swedish, Spanish, Portuguese, Italian and Russian than in the languages of `words`.
Patterns are for folded texts, by the names of things.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades")
_CURRENCIES = ("dollars", "euros", "pounds", "rials", "tomans")
_BOUNDS = ("at least or more", "at most or less")
_SEASONS = ("spring", "summer", "autumn", "winter")
_DIRECTIONS = ("north", "south", "east", "west")


def _said(
    *,
    units: tuple[str, ...],
    pound: str,
    bounds: tuple[str, ...],
    seasons: tuple[str, ...],
    directions: tuple[str, ...],
) -> Mapping[str, str]:
    """Return patterns by the names of the things they say."""
    currencies = (
        r"\$|d[oó]l+ar|доллар|\busd\b",
        r"€|\beuro|евро|\beur\b",
        rf"£|{pound}|\bgbp\b",
        r"\brial|riyal|риал",
        r"tou?man|туман",
    )
    named = (
        (_UNITS, units),
        (_CURRENCIES, currencies),
        (_BOUNDS, bounds),
        (_SEASONS, seasons),
        (_DIRECTIONS, directions),
    )
    return MappingProxyType(dict(pair for names, said in named for pair in zip(names, said, strict=True)))


SAID: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": _said(
            units=(
                r"sekunde|\bsek\b|\bs\b",
                r"minute|\bmin\b",
                r"stunde|\buhr\b|\bh\b|stündig|stündlich",
                r"\btag|täg|heute|datum",
                r"woche|wöch",
                r"monat|quartal|vierteljahr",
                r"jahr|jähr",
                r"jahrzehnt|dekade",
            ),
            pound=r"pfund",
            bounds=(
                r"mindest|wenigstens|(?<!nicht )mehr als|über\b|\bab\b|nicht weniger|minimum|zumindest"
                r"|mehrere|überst|übersch"
                r"|oberhalb|älter|höher|grösser|\bmehr\b",
                r"höchst|maxim|(?<!nicht )weniger als|unter\b|nicht mehr als|\bbis\b|jünger|geringer"
                r"|kleiner|weniger\b|binnen"
                r"|innerhalb",
            ),
            seasons=(r"frühling|frühjahr|\blenz", r"sommer", r"herbst", r"winter"),
            directions=(r"nord|nörd", r"süd", r"\bost|öst|[dt]ost", r"west"),
        ),
        "nl": _said(
            units=(
                r"second|\bsec\b",
                r"minu|\bmin\b",
                r"\buur|\buren|\bu\b",
                r"\bdag|dage|etmaal|datum",
                r"week|weken",
                r"maand|kwartaal",
                r"jaar|jaren|jari",
                r"decenni",
            ),
            pound=r"pond",
            bounds=(
                r"minst|(?<!niet )meer dan|boven|ruim|minim|niet minder|langer dan|ouder|vanaf|oversch"
                r"|hoger|groter|\bmeer\b"
                r"|meerdere|voorbij",
                r"hoogst|maxim|(?<!niet )minder dan|onder\b|niet meer dan|\btot\b|hooguit|jonger|lager"
                r"|kleiner|binnen|minder\b",
            ),
            seasons=(r"lente|voorjaar", r"zomer", r"herfst|najaar", r"winter"),
            directions=(r"noord", r"zuid", r"oost", r"west"),
        ),
        "sv": _said(
            units=(
                r"sekund",
                r"minut|\bmin\b",
                r"timm|timme|\bkl\b|klock",
                r"\bdag|dygn|idag|datum",
                r"veck",
                r"månad|kvartal",
                r"\bår(?!tion)|årig|årlig|åring",
                r"decenni|årtionde|[0-9]-tal",
            ),
            pound=r"pund",
            bounds=(
                r"minst|(?<!inte )mer än|över\b|fler|inte mindre|minim|äldre|från|högre|större"
                r"|\bmera?\b|överst|överskr",
                r"högst|\bmax|(?<!inte )mindre än|färre|under\b|inte mer än|upp till|yngre|lägre"
                r"|mindre|inom|tills?\b",
            ),
            seasons=(r"våren|vårar|vårens|\bvårt?\b", r"sommar", r"höst", r"vinter|vintr"),
            directions=(r"norr|nord", r"söder|syd|södra", r"öst|öster", r"väst"),
        ),
        "es": _said(
            units=(
                r"segundo|\bseg\b|\bs\b",
                r"minuto|\bmin\b",
                r"hora|\bh\b",
                r"\bd[ií]as?\b|diari|jornada|\bhoy\b|fecha",
                r"semana",
                r"\bmes(?:es)?\b|mensual|trimestr",
                r"\baños?\b|anual|añer",
                r"década|decenio",
            ),
            pound=r"libra",
            bounds=(
                r"al menos|por lo menos|mínim|(?<!no )más de|más que|superior|no menos|super[aeó]"
                r"|exced|encima|mayor|sobre\b"
                r"|(?<!lo )\bmás\b|a partir|desde",
                r"como máximo|máxim|a lo sumo|a lo más|(?<!no )menos de|no más|hasta|inferior|debajo"
                r"|menor|bajo|(?<!al )(?<!lo )menos\b|límite|dentro",
            ),
            seasons=(r"primaver", r"verano|estival", r"otoñ", r"invierno|invernal"),
            directions=(
                r"nort|\bnor|septentrion",
                r"\bsur|sudest|sudoest|suroest|meridion",
                r"(?:al|del|el|hacia el) este\b|orient|(?:nor|nord|sur|sud)este",
                r"oeste|occident",
            ),
        ),
        "pt": _said(
            units=(
                r"segundo|\bseg\b|\bs\b",
                r"minuto|\bmin\b",
                r"hora|\bh\b",
                r"\bdias?\b|diári|diari|jornada|\bhoje\b|data",
                r"semana",
                r"\bmês\b|\bmeses\b|mensal|trimestr",
                r"\banos?\b|anua|anuid",
                r"década|decén|decên",
            ),
            pound=r"libra",
            bounds=(
                r"pelo menos|ao menos|mínim|(?<!não )mais d|mais que|superior|não menos|ultrapass"
                r"|exced|acima|maior|\bmais\b|a partir"
                r"|desde",
                r"no máximo|máxim|(?<!não )(?<!ao )menos d|não mais|\baté\b|inferior|abaixo|menor"
                r"|\bsob\b|(?<!ao )(?<!pelo )menos\b|limite|dentro",
            ),
            seasons=(r"primaver", r"verão|estival", r"outon", r"invern"),
            directions=(
                r"nort|\bnor|setentrion",
                r"\bsul|sudest|sudoest|meridion",
                r"leste|orient|nordeste|sudeste|\best?e\b",
                r"oeste|ocident",
            ),
        ),
        "it": _said(
            units=(
                r"second|\bsec\b",
                r"minut|\bmin\b",
                r"\bor[ae]\b|orari|\bh\b",
                r"giorn|quotidian|\bdì\b|\boggi\b|\bdata",
                r"settiman",
                r"\bmes[ei]\b|mensil|trimestr",
                r"\bann[oi]\b|annu|ennal",
                r"decenni",
            ),
            pound=r"sterlin",
            bounds=(
                r"almeno|perlomeno|minim|(?<!non )più d|più che|oltre|superior|non meno|supera|ecced"
                r"|maggior|sopra|\bpiù\b"
                r"|a partire",
                r"al massimo|massim|tutt'al più|(?<!non )\bmeno d|non più|fino a|inferior|sotto|minor"
                r"|\bmeno\b|limit|entro",
            ),
            seasons=(r"primaver", r"estat|estiv", r"autunn", r"invern"),
            directions=(
                r"nord|settentrion",
                r"\bsud|meridion",
                r"\best\b|-est\b|nordest|sudest|orient",
                r"ovest|occident",
            ),
        ),
        "ru": _said(
            units=(
                r"секунд|\bс\b",
                r"минут|\bмин\b",
                r"\bчас|\bч\b",
                r"\b(?:день|дн[яеюём]|дней|дни|днями|днях|сут)|днев|ежедн|сегодня|дат[аыеу]",
                r"недел",
                r"месяц|месяч|квартал",
                r"\bгод|\bлет(?:\b|н)|ежегод",
                r"десятилет|-х год|-е год",
            ),
            pound=r"фунт",
            bounds=(
                r"хотя бы|нескольк|или\b|не менее|не меньше|по меньшей|миним|(?<!не )более"
                r"|(?<!не )больше|свыше|по крайней|превы|сверх|старше|\bот\b"
                r"|выше|\bс\b",
                r"не более|не больше|максим|(?<!не )менее|(?<!не )меньше|\bдо\b|предел|ниже|младше|самое больш",
            ),
            seasons=(r"весн|весен", r"\bлет(?:о|а|ом|у|н)", r"осен", r"зим"),
            directions=(r"север", r"\bюг|\bюж|юго", r"восто", r"запад"),
        ),
    }
)
"""By ISO 639 language code; what is not named here is not looked at."""
