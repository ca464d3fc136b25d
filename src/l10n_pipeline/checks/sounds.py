"""Whether an Arabic-script text can have a name that a Latin-script text spells, told so that a no is certain.

`transliteration` asks what a word most likely is; here every way is allowed in which Persian or Arabic takes over a
sound.
"""

from __future__ import annotations

import re
from functools import lru_cache

from l10n_pipeline.checks.french_names import unaccented
from l10n_pipeline.kept import MOST

_VOWELS = r"[اويهحعءئؤ\u200c ]*"
"""With what stands between the parts of a name. *h* may be left out, and ح is one."""
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
    "j": "[جژچدخيه]{0,2}",
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
    "l": "[لرو]",
    "m": "[من]",
    "n": "[نم]",
    "y": "[يجا]*",
}
_SOUND = re.compile("|".join(_SOUNDS))
_SILENT_AT_END = frozenset("tdsrnlzxp")
_REPEATED = re.compile(r"([a-z])\1+")
_PREFIX = r"(?<![^\W_])(?:[وفبلك]{0,2}(?:ال|لل)?)"


def may_stand(name: str, text: str) -> bool:
    """Return whether a word of ``text``, folded, may begin with the sounds of ``name``; a no is certain."""
    return _pattern(name).search(text) is not None


def may_be(name: str, word: str) -> bool:
    """Return whether the whole of ``word``, folded, may be ``name``."""
    return _pattern(name).fullmatch(word) is not None


@lru_cache(maxsize=MOST)
def _pattern(name: str) -> re.Pattern[str]:
    plain = _REPEATED.sub(r"\1", unaccented(name))
    pieces = [_PREFIX, _VOWELS]
    for match in _SOUND.finditer(plain):
        silent = match.end() == len(plain) and match[0] in _SILENT_AT_END
        pieces += [_SOUNDS[match[0]], "?" if silent else "", _VOWELS]
    return re.compile("".join(pieces))
