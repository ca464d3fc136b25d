"""The words that decide whether a full stop ends a sentence: abbreviations by kind, sentence starters, verbs of saying.

Every word is in lower case and without its final stop. The lists hold closed classes of English (pronouns,
auxiliaries, titles, months ...); what is not listed is left to nupunkt's model.
"""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_CALENDAR = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
)

NEVER_LAST = _words(
    "mr mrs ms mx dr drs prof profs rev fr hon gen lt col sgt capt cpt cmdr cdr adm maj brig gov lieut sen rep pres",
    "amb msgr messrs mme mlle mgr supt insp int dipl ste mt sra dra attn",
    "vs viz cf e.g i.e eg ie approx incl esp resp n.b p.s p.ex c.-à-d",
)
"""Abbreviations that always lean on the next word: titles, ``vs.``, ``e.g.``, ``P.S.``"""

BEFORE_NUMBER = _CALENDAR | _words(
    "no nos nr n° art arts fig figs sec secs sect ch chap chaps p pp vol vols ver eq eqs para paras pt pts app ex cl",
    "reg rs tel ext ed op ca c ser ps pg pgs sc ph mob fax res doc ord ref",
)
"""Abbreviations that lean on a number (``No. 5``, ``Sept. 25``); elsewhere they are ordinary words, or end a phrase."""

UNITS = _words("in ft lb lbs oz km kg cm mm hr hrs min mins mi yr yrs sq cu gal mph")
"""Abbreviations behind an amount only: ``6 in.``, but ``come in.``"""

OFTEN_LAST = _words("etc ibid id")
"""Abbreviations that end a sentence whenever a capital follows."""

MAY_BE_LAST = (
    _CALENDAR
    | UNITS
    | OFTEN_LAST
    | _words(
        "inc co cos corp ltd llc plc bros gmbh cie mfg jr sr esq al st ave blvd rd hwy",
        "dept dist div univ assn est govt govts natl intl misc temp avg anon",
        "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa",
        "penn tenn tex va vt wash wis wyo ont que",
    )
)
"""Abbreviations that stand in the middle as well as at the end: before a capital, the next word decides."""

STARTERS = _words(
    "a an the this these that those such there here it he she they we i you one some many most all each every both",
    "several few his her its their our my your",
    "in on at by for from with without within under over after before since until during through despite among between",
    "about against according upon as if when while where whereas although though because once unless whether",
    "and but or so yet nor however therefore moreover furthermore meanwhile nevertheless nonetheless instead also then",
    "thus hence indeed still finally first second later today yesterday now only even perhaps",
    "what who why how which whose whom",
    "is are was were am do does did has have had could would should let please thanks not no yes",
)
"""Words which, written with a capital after an abbreviation, open a sentence."""

SAYING = _words(
    "said says say asked asks ask replied replies answered answers added adds wrote writes cried cries yelled shouted",
    "shouts whispered whispers muttered mutters murmured exclaimed exclaims demanded demands inquired enquired told",
    "tells thought thinks wondered continued continues called calls begged screamed snapped repeated remarked observed",
)
"""Verbs of saying, which tie a quotation to the sentence around it."""

EXCLAIMED_NAMES = _words("yahoo y yum jeopardy joomla")
"""Names spelled with an exclamation mark."""

PARTICLES = _words(
    "a an the of for and or nor to in on at by with from as de du des la le les del der den di da von van und et y e",
    "versus vs al el il",
)
"""Words left in lower case in a title."""
