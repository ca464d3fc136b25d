"""Countries by any word for them, peoples and faiths: *Iranian officials* that became عراقی, *Kurdish* arabes.

CLDR names countries and says nothing of *Swedish*. Told only where one of the source is missing from the target and one
of its kind stands there of which the source says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import folded, unfolded
from l10n_pipeline.checks.names.words import Name
from l10n_pipeline.model import Severity

_COUNTRIES = """
Iran Iranian Iranians +Persia +Persian +Persians +Farsi +Tehran +Islamic : ايران ~فارس ~پارس ~تهران :
    ايران ~فارس ~طهران :
    iran ~pers ~téhéran
Iraq Iraqi Iraqis +Baghdad : عراق ~بغداد : عراق ~بغداد : ira[kq] ~bagdad
Syria Syrian Syrians +Damascus : سوري ~دمشق : سوري ~دمشق : syri ~damas
Lebanon Lebanese +Beirut : لبنان ~بيروت : لبنان ~بيروت : liban ~beyrouth
Israel Israeli Israelis +Jewish +Hebrew : اسرائيل اسراييل : اسرائيل : isra[ëe]l isra[eé]li
Turkish Turks Turkey +Turk +Ankara +Ottoman : تركيه ~ترك : تركيا(?!\\w) ~ترك ~اتراك : turqu turc
Saudi Saudis +Riyadh +Arabia : سعودي عربستان : سعودي : saoud séoud
Yemen Yemeni Yemenis : يمن(?:ي\\w*)?(?!\\w) : يمن(?:ي(?:ه|ون|ين)?)?(?!\\w) : yémén yemen yémen
Afghanistan Afghan Afghans +Kabul : افغان ~كابل : افغان ~كابول : afghan
Pakistan Pakistani Pakistanis : پاكستان : باكستان : pakistan
Egypt Egyptian Egyptians +Cairo : مصري ~مصر : مصري ~مصر : égypt
Russia Russian Russians +Moscow +Kremlin +Soviet : روسي(?:ه)?(?!\\w) ~روس ~شوروي ~مسكو :
    روسي ~روس ~سوف ~موسكو :
    russ ~sovi ~moscou
Ukraine Ukrainian Ukrainians : اوكراين : اوكران : ukrain
China Chinese +Beijing +Sino +Mandarin : چيني ~چين ~پكن : صين ~بكين : chin(?:e|ois\\w*)\\b ~pékin ~mandarin
Japan Japanese +Tokyo : ژاپن : يابان : japon
France French +Paris +Francophone : فرانس : فرنس : france\\b français ~franco
Germany German Germans +Berlin +Germanic : المان : المان : alleman ~germ
Austria Austrian Austrians +Vienna : اتريش : نمسا نمساو : autrich
Switzerland Swiss +Geneva +Bern : سوئيس سوييس : سويسر : suiss ~helv
Sweden Swedish Swedes +Stockholm : سوئد : سويد ~استكهولم ~ستوكهولم : suède suéd ~stockholm
Norway Norwegian Norwegians +Oslo : نروژ : نرويج : norv
Denmark Danish Danes +Copenhagen : دانمارك : دنمارك دانمارك دانمرك : danemark danois
Finland Finnish Finns +Helsinki : فنلاند : فنلند : finland
Netherlands Dutch +Hague +Holland +Amsterdam : هلند ~لاهه : هولند ~لاهاي : néerland pays-bas holland ~haye
Belgium Belgian Belgians +Brussels : بلژيك ~بروكسل : بلجيك ~بروكسل : belg ~bruxel
Italy Italian Italians +Rome +Roman : ايتاليا : ايطالي : itali
Spain Spanish Spaniards +Madrid +Hispanic +Castilian : اسپاني : اسباني : espagn ~hispan ~castill
Portugal Portuguese : پرتغال : برتغال : portug
Greece Greek Greeks +Athens +Hellenic : يونان : يونان اغريق : grec grèc ~hell
Poland Polish Poles +Warsaw : لهستان : بولند بولون : polon pologn
Albania Albanian Albanians +Tirana : آلباني البان : البان : alban
Canada Canadian Canadians +Ottawa : كانادا : كندا كندي : canad
Australia Australian Australians : استراليا : استرالي : austral
Argentina Argentine Argentinian +Argentinean : آرژانتين ارژانتين : ارجنتين : argentin
Brazil Brazilian Brazilians : برزيل : برازيل : brésil
Chile Chilean Chileans : شيلي : تشيلي شيلي : chili
Mexico Mexican Mexicans : مكزيك : مكسيك : mexi ~mexico
Rwanda Rwandan Rwandans : رواندا : روندا رواند : rwand
Cambodia Cambodian Cambodians +Khmer : كامبوج : كمبود : cambod ~khmer
Bosnia Bosnian Bosnians +Bosniak : بوسني : بوسن : bosni
Serbia Serbian Serbs +Serb : صرب : صرب : serb
Azerbaijan Azerbaijani +Azeri : آذربايجان اذربايجان ~آذري ~اذري : اذربيجان : azerb ~azér
Armenia Armenian Armenians : ارمنستان ارمني ~ارامنه : ارمين ارمن : armén
Libya Libyan Libyans : ليبي : ليبي : liby
Tunisia Tunisian Tunisians +Tunis : تونس : تونس : tunis
Algeria Algerian Algerians +Algiers : الجزاير الجزائر : جزائر : algér
Morocco Moroccan Moroccans : مراكش ~مغرب : مغرب : maroc
Britain British Britons United_Kingdom +English +England +UK +Kingdom +London : بريتاني انگليس انگلستان ~لندن :
    بريطاني ~انجل ~انكل ~لندن ~مملكه :
    britann ~angl ~brit ~royaume ~londres ~bretagne
American Americans United_States +America +States +Washington : امريكا آمريكا ~ايالات ~واشنگتن :
    امريك ~ولايات ~واشنطن :
    améric ~états-unis ~usa ~us\\b ~washington
"""
_PEOPLES = """
Kurdish Kurds +Kurd +Kurdistan : كردستان كردها ~كرد : كردي اكراد ~كرد : kurd
Arab Arabs +Arabic +Arabia +Arabian : عرب(?!ستان) ~عربستان : عربي عرب(?!ه|ات) ~عرب : arab
Baluchi Baluch +Balochi +Baloch +Baluchistan +Balochistan : بلوچ : بلوش : bal[ou] ~belou
Turkmen +Turkmenistan +Turkoman : تركمن : تركمان : turkm
"""
_FAITHS = """
Christians Christian +Christianity +Christ : مسيحي ~مسيح ~عيسوي ~نصاري : مسيحي ~مسيح ~نصار ~نصر :
    chréti ~christ
Jews Jewish +Jew +Judaism +Judeo +Israelites : يهود ~كليمي : يهود : juif juiv ~jud ~isra ~hébr
Muslims Muslim +Islam +Islamic +Moslem : مسلمان ~مسلم ~اسلام : مسلم ~اسلام : musulm ~islam
Baha'is Bahais Baha’is Baha'i Bahai Baha’i +Bahá : بهايي بهائي : بهائي : bah[aá]
Sunni Sunnis : سني ~سنت ~تسنن : سني ~سن : sunnit
Shia Shiite Shiites Shi'ite +Shi : شيع : شيع : chi[iï]t
Zoroastrians Zoroastrian : زرتشت زردشت : زرادشت زردشت : zoroast
Hindus Hindu +Hinduism : هندو : هندوس : hindou ~hindu
Buddhists Buddhist +Buddhism +Buddha : بودا : بوذ : boudd
"""


@dataclass(frozen=True, slots=True)
class _Kin:
    """A country, a people or a faith."""

    kind: int
    name: str
    said: frozenset[str]
    """English words for it that a translation has to say."""
    hinted: frozenset[str]
    """Other words, after which it may stand in the target."""


@dataclass(frozen=True, slots=True)
class _Stems:
    """How words for it begin in a language, folded."""

    certain: re.Pattern[str]
    possible: re.Pattern[str]
    """Those, and words that may mean something else."""


_COLUMNS = {"fa": 1, "prs": 1, "ar": 2, "fr": 3}


def other_people(context: CheckContext, names: Sequence[Name]) -> Iterator[Finding]:
    """Yield a finding for a country, people or faith of the source, of its ``names``, that is another in the target."""
    column = _COLUMNS.get(context.locale.language)
    if column is None or _FIRST.isdisjoint(words := {name.text for name in names}):
        return
    words |= {name for name in _TWO_WORDS if name.replace("_", " ") in context.source}
    table, target = _table(column), folded(context.target)
    named = [kin for kin in table if not kin.said.isdisjoint(words)]
    missing = [kin for kin in named if not table[kin].possible.search(target)]
    if len(missing) != 1 or not _stands_alone(missing[0], context.source):
        return
    hints = words | set(_CAPITALS.findall(context.source))
    added = [
        (kin, found)
        for kin, stems in table.items()
        if kin.kind == missing[0].kind and hints.isdisjoint(kin.said | kin.hinted)
        if (found := stems.certain.search(target))
    ]
    if len(added) == 1:
        span = unfolded(context.target, added[0][1].span())
        word = min(missing[0].said & words).replace("_", " ")
        yield Finding(f"The source has “{word}”, the translation {added[0][0].name}.", *span, Severity.WARNING)


_CAPITALS = re.compile(r"[A-Z][\w’']*")


def _stands_alone(kin: _Kin, source: str) -> bool:
    """Return whether ``source`` has a word for ``kin`` that is no part of another name: American University."""
    for word in kin.said:
        for match in re.finditer(rf"(?<![\w-]){re.escape(word.replace('_', ' '))}(?![\w-])", source):
            behind = re.match(r" [A-Z]", source[match.end() :])
            if behind is None and not re.search(r"[a-z,] [A-Z]\w* $", source[: match.start()]):
                return True
    return False


def _rows() -> Iterator[tuple[_Kin, list[str]]]:
    for kind, rows in enumerate((_COUNTRIES, _PEOPLES, _FAITHS)):
        for row in rows.replace("\n    ", " ").strip().split("\n"):
            english, *columns = row.split(" : ")
            words = english.split(" ")
            said = frozenset(word for word in words if word[0] != "+")
            hinted = frozenset(word[1:] for word in words if word[0] == "+")
            yield _Kin(kind, words[0], said, hinted), columns


_TWO_WORDS = frozenset(word for kin, _ in _rows() for word in kin.said if "_" in word)
_FIRST = frozenset(word.partition("_")[0] for kin, _ in _rows() for word in kin.said)


@cache
def _table(column: int) -> Mapping[_Kin, _Stems]:
    return {kin: _stems(columns[column - 1].split(" ")) for kin, columns in _rows()}


def _stems(stems: Sequence[str]) -> _Stems:
    certain = "|".join(stem for stem in stems if stem[0] != "~")
    possible = "|".join(stem.removeprefix("~") for stem in stems)
    begin = r"(?<!\w)(?:[وفبلك]{0,2}(?:ال|لل)?|(?:[dl]|qu)')"
    return _Stems(re.compile(rf"{begin}(?:{certain})"), re.compile(rf"{begin}(?:{possible})"))
