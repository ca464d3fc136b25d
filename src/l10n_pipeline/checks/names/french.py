"""How French spells the sounds of a name that English spells otherwise: Rajavi, Radjavi; Shahroudi, Chahroudi."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from l10n_pipeline.kept import MOST

_SPELLINGS = {
    "sh": "(?:sh|ch)",
    "ch": "t?ch",
    "zh": "(?:zh|j)",
    "oo": "(?:oo|ou)",
    "ou": "(?:ou|o|u)",
    "ee": "(?:ee|i)",
    "j": "d?j",
    "o": "[ou]",
    "s": "ss?",
    "u": "o?u",
    "w": "(?:w|ou|v)",
    "y": "[yi]",
}
_SOUND = re.compile(r"sh|ch|zh|oo|ou|ee|[juwy]|(?<=[aeiou])s(?=[aeiou])|o(?=ss?ei)")
"""What French may spell otherwise; o in *Hossein* alone."""
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=MOST)
def unaccented(word: str) -> str:
    """Return ``word`` in small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)).casefold()


def is_french_spelling(name: str, word: str) -> bool:
    """Return whether ``word`` spells an English ``name`` as French does; both `unaccented`."""
    return _pattern(name).fullmatch(word) is not None


@lru_cache(maxsize=MOST)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_SOUND.sub(lambda match: _SPELLINGS[match[0]], re.escape(name)))


def differ_in_a_vowel(name: str, word: str) -> bool:
    """Return whether the two, `unaccented`, differ in nothing but one vowel before their last letter: Hamid, Hamed."""
    differing = [place for place, (one, other) in enumerate(zip(name, word, strict=False)) if one != other]
    if len(name) != len(word) or len(differing) != 1 or differing[0] == len(name) - 1:
        return False
    return name[differing[0]] in _VOWELS and word[differing[0]] in _VOWELS
