"""Whether an Arabic-script text can have a name that a Latin-script text spells, told so that a no is certain.

`transliteration` asks what a word most likely is; here every way is allowed in which Persian or Arabic takes over a
sound.
"""

from __future__ import annotations

import re
from functools import lru_cache

from l10n_pipeline.checks.names.french import unaccented
from l10n_pipeline.kept import MOST

_VOWELS = r"[اويهحعءئؤ\u200c]*"
"""With the half-space between the parts of a name. *h* may be left out, and ح is one."""
_SOUNDS = {
    "tch": "[چشخكتجق]{1,2}",
    "sch": "(?:[شخ]|س[كخ]?)",
    "sh": "[شچ]",
    "ch": "[چشخكتجقس]{1,2}",
    "zh": "[ژجزش]",
    "kh": "[خكحق]",
    "gh": "[غقگجك]?",
    "th": "[تثطذدظ]",
    "ph": "[فپ]",
    "dh": "[ذضدظ]",
    "ck": "[كق]",
    "qu": "[كقغ]",
    "x": "(?:كس|گز|جز|[خشسزگ])",
    "p": "[پبف]",
    "b": "[بپڤ]",
    "t": "[تطثدچ]",
    "d": "[دضذطت]",
    "j": "[جژچدخيه]{1,2}",
    "s": "[سصثزشذ]",
    "z": "[زذضظسصتژ]{0,2}",
    "k": "[كقخ]",
    "g": "[گغجقكيژدن]{0,2}",
    "q": "[قكگغ]",
    "c": "[سكقچشجتصخ]{1,2}",
    "f": "[فپو]",
    "v": "[وفبڤ]",
    "w": "[وفبڤ]?",
    "r": "ر",
    "l": "[لري]",
    "m": "[من]",
    "n": "[نم]",
    "y": "[يجا]*",
}
_OF_IRAN = {
    "sh": "ش",
    "ch": "(?:تش|[چشج])",
    "zh": "[ژجز]",
    "kh": "خ",
    "gh": "[غقگجك]",
    "p": "[پب]",
    "b": "ب",
    "t": "[تط]",
    "d": "[دضذ]",
    "j": "[جژ]",
    "s": "[سصث]",
    "z": "[زذضظ]",
    "k": "ك",
    "g": "[گغجقك]",
    "q": "[قغ]",
    "f": "ف",
    "v": "[وفڤ]",
    "w": "[وفڤ]",
    "r": "ر",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "h": "[هح]",
}
"""In names of Iran each sound has its letter, in Arabic some have another."""
_SOUND = re.compile("|".join(_SOUNDS))
_SOUND_OF_IRAN = re.compile("|".join((*(sound for sound in _OF_IRAN if sound != "h"), "h(?=[aeiouy])")))
_SILENT_AT_END = frozenset("tdsrnlzxp")
_REPEATED = re.compile(r"([a-z])\1+")
_PREFIX = r"(?<![^\W_])(?:[وفبلك]{0,2}(?:ال|لل)?)"


_JOINED = re.compile(
    r" (?=(?:زاده|نژاد|نجاد|پور|بور|فر|تبار|نيا|الله|محمدي|منفرد)(?!\w))|(?<=(?<!\w)(?:پور|بور|عبد|ابو)) "
)
"""The space between the parts of a name that English joins."""


def may_stand(name: str, text: str, *, iranian: bool) -> bool:
    """Return whether a word of ``text``, folded, may begin with the sounds of ``name``; a no is certain."""
    pattern = _iranian(name) if iranian else _pattern(name)
    return pattern.search(text) is not None or pattern.search(_JOINED.sub("", text)) is not None


def may_be(name: str, word: str) -> bool:
    """Return whether the whole of ``word``, folded, may be ``name``, of whatever language."""
    return _pattern(name).fullmatch(word) is not None


@lru_cache(maxsize=MOST)
def _pattern(name: str) -> re.Pattern[str]:
    plain = _plain(name)
    pieces = [_PREFIX, _VOWELS]
    for match in _SOUND.finditer(plain):
        silent = match.end() == len(plain) and match[0] in _SILENT_AT_END
        pieces += [_SOUNDS[match[0]], "?" if silent else "", _VOWELS]
    return re.compile("".join(pieces))


@lru_cache(maxsize=MOST)
def _iranian(name: str) -> re.Pattern[str]:
    sounds = (_OF_IRAN[match[0]] for match in _SOUND_OF_IRAN.finditer(_plain(name)))
    return re.compile("".join((_PREFIX, _VOWELS, *(f"{sound}{_VOWELS}" for sound in sounds))))


def _plain(name: str) -> str:
    return _REPEATED.sub(r"\1", unaccented(name))
