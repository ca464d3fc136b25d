"""The inflected forms of English words: plurals of nouns, the third person, past and participles of verbs.

Forms are made from the glossary's words, not guessed from the text's: a wrong guess stands in no text. Irregular forms
are listed for words that news, law and human-rights prose uses.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PLURALS: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
        man:men woman:women child:children person:people foot:feet tooth:teeth goose:geese mouse:mice ox:oxen life:lives
        wife:wives knife:knives half:halves thief:thieves wolf:wolves leaf:leaves self:selves shelf:shelves loaf:loaves
        calf:calves criterion:criteria phenomenon:phenomena datum:data medium:media memorandum:memoranda
        referendum:referenda bacterium:bacteria alumnus:alumni stimulus:stimuli fungus:fungi index:indices
        appendix:appendices mujahid:mujahideen
        """,
    )
)
_SAME = frozenset(re.findall(r"\w+", "species series means headquarters aircraft police gallows news"))
"""Words whose plural is the same."""
_NO_MEN = frozenset(re.findall(r"\w+", "human german roman ottoman talisman shaman caiman"))

_VERBS: dict[str, tuple[str, ...]] = {
    line.split()[0]: tuple(line.split()[1:])
    for line in re.split(
        r"/\s*",
        """arise arose arisen/ awake awoke awoken/ be am is are was were been/ bear bore borne born/ beat beaten/
        become became/ begin began begun/ bend bent/ bet/ bid/ bind bound/ bite bit bitten/ bleed bled/
        blow blew blown/ break broke broken/ breed bred/ bring brought/ broadcast/ build built/ burn burnt burned/
        burst/ buy bought/ cast/ catch caught/ choose chose chosen/ cling clung/ come came/ cost/ creep crept/ cut/
        deal dealt/ dig dug/ do did done does/ draw drew drawn/ drink drank drunk/ drive drove driven/
        eat ate eaten/ fall fell fallen/ feed fed/ feel felt/ fight fought/ find found/ flee fled/ fling flung/
        fly flew flown/ forbid forbade forbidden/ forget forgot forgotten/ forgive forgave forgiven/
        forsake forsook forsaken/ freeze froze frozen/ get got gotten/ give gave given/ go went gone goes/
        grind ground/ grow grew grown/ hang hung hanged/ have has had having/ hear heard/ hide hid hidden/ hit/
        hold held/ hurt/ keep kept/ kneel knelt/ know knew known/ lay laid/ lead led/ leave left/ lend lent/ let/
        lie lay lain lied/ light lit/ lose lost/ make made/ mean meant/ meet met/ mislead misled/
        overcome overcame/ oversee oversaw overseen/ overthrow overthrew overthrown/ pay paid/ plead pled pleaded/
        prove proven proved/ put/ quit/ read/ rebuild rebuilt/ repay repaid/ ride rode ridden/ ring rang rung/
        rise rose risen/ run ran/ say said/ see saw seen/ seek sought/ sell sold/ send sent/ set/
        shake shook shaken/ shed/ shine shone/ shoot shot/ show shown showed/ shrink shrank shrunk/ shut/
        sing sang sung/ sink sank sunk/ sit sat/ slay slew slain/ sleep slept/ slide slid/ smite smote smitten/
        speak spoke spoken/ spend spent/ spill spilt spilled/ spin spun/ split/ spread/ spring sprang sprung/
        stand stood/ steal stole stolen/ stick stuck/ sting stung/ strike struck stricken/ strive strove striven/
        swear swore sworn/ sweep swept/ swim swam swum/ swing swung/ take took taken/ teach taught/ tear tore torn/
        tell told/ think thought/ throw threw thrown/ undergo underwent undergone/ understand understood/
        undertake undertook undertaken/ uphold upheld/ wake woke woken/ wear wore worn/ weave wove woven/
        weep wept/ win won/ wind wound/ withdraw withdrew withdrawn/ withhold withheld/ withstand withstood/
        wring wrung/ write wrote written""",
    )
}
"""The past and participle of irregular verbs; -s and -ing are made by rule."""
_OWN_THIRD_PERSON = frozenset(("be", "have"))
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at by to for from with without against under over and or nor not as into upon its their",
    )
)
_SIBILANT = re.compile(r"(?:[sxz]|ch|sh)$", re.IGNORECASE)
_CONSONANT_Y = re.compile(r"[^aeiou\W]y$", re.IGNORECASE)
_DOUBLES = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprtv]$", re.IGNORECASE)
_VOWELS = "aeiou"


@lru_cache(maxsize=65536)
def plurals(word: str, *, name: bool = False) -> tuple[str, ...]:
    """Return the plural forms of ``word``, none where it has none; ``name`` is true within a proper noun.

    The acronym of a name stands for one thing: ``PMOIs`` is not PMOI. Letters keep their case (``MP`` → ``MPs``).
    """
    lower = word.lower()
    if not word[-1:].isalpha() or lower.endswith("'s") or lower in _SAME or lower in _FUNCTION_WORDS:
        return ()
    acronym = len(word) > 1 and word.isupper()
    if acronym:
        return () if name else (f"{word}s",)
    if len(word) < 3:
        return ()
    if irregular := _irregular(lower):
        return tuple(_cased(form, word) for form in (irregular, *_regular(lower)))
    return tuple(_cased(form, word) for form in _regular(lower))


def _irregular(lower: str) -> str:
    """Return the listed plural of ``lower``, or of what a compound ends in: policewoman, lawman."""
    if lower in _PLURALS:
        return _PLURALS[lower]
    if lower.endswith("man") and lower not in _NO_MEN:
        return lower[:-2] + "en"
    return ""


def _regular(lower: str) -> tuple[str, ...]:
    if lower.endswith("sis"):
        return (lower[:-2] + "es",)
    if _SIBILANT.search(lower):
        return (lower + "es",)
    if _CONSONANT_Y.search(lower):
        return (lower[:-1] + "ies", lower + "s")
    if lower.endswith("o"):
        return (lower + "s", lower + "es")
    return (lower + "s",)


@lru_cache(maxsize=4096)
def conjugated(verb: str) -> tuple[str, ...]:
    """Return the other forms of ``verb``, given in the infinitive."""
    lower = verb.lower()
    irregular = _VERBS.get(lower, ())
    found = list(irregular) if irregular else _past(lower)
    if lower not in _OWN_THIRD_PERSON:
        found.append(_third_person(lower))
    found += ["being"] if lower == "be" else _participles(lower)
    return tuple(_cased(form, verb) for form in dict.fromkeys(found) if form != lower)


def _third_person(lower: str) -> str:
    if _SIBILANT.search(lower) or lower.endswith("o"):
        return lower + "es"
    return lower[:-1] + "ies" if _CONSONANT_Y.search(lower) else lower + "s"


def _participles(lower: str) -> list[str]:
    if lower.endswith("ie"):
        return [lower[:-2] + "ying"]
    if lower.endswith("e") and not lower.endswith(("ee", "oe", "ye")):
        return [lower[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(lower)]


def _past(lower: str) -> list[str]:
    if lower.endswith("e"):
        return [lower + "d"]
    if _CONSONANT_Y.search(lower):
        return [lower[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(lower)]


def _stems(lower: str) -> list[str]:
    """Return what -ed and -ing follow: the stress says which of two is right, letters do not."""
    if lower.endswith("c"):
        return [lower + "k"]
    if not _DOUBLES.search(lower):
        return [lower]
    one_syllable = sum(a in _VOWELS and b not in _VOWELS for a, b in zip(lower, lower[1:] + " ", strict=True)) == 1
    return [lower + lower[-1]] if one_syllable else [lower + lower[-1], lower]


def _cased(form: str, like: str) -> str:
    """Return ``form`` with the capitals of ``like``: all, the first, or none."""
    if like.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form
