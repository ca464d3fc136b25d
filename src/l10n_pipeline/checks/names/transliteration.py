"""Names across scripts: whether an Arabic-script word can be the name that a Latin-script text spells.

Vowels are written in one script and not in the other, so only consonants are compared, in classes wide enough for the
ways Persian and Arabic take over foreign sounds: p is پ or ب, g is گ, غ or ج.
"""

from __future__ import annotations

import re
from functools import lru_cache

from l10n_pipeline.checks.folding import fold

_DIGRAPHS = re.compile(r"tch|sch|sh|ch|kh|gh|th|ph|ck|zh|dh|qu|x")
_FROM_DIGRAPH = {
    "tch": "S",
    "sch": "S",
    "sh": "S",
    "ch": "S",
    "kh": "K",
    "gh": "K",
    "th": "T",
    "ph": "B",
    "ck": "K",
    "zh": "S",
    "dh": "T",
    "qu": "K",
    "x": "KS",
}
_LATIN = str.maketrans(
    {
        **dict.fromkeys("pbfv", "B"),
        **dict.fromkeys("tdz", "T"),
        **dict.fromkeys("kqcg", "K"),
        **dict.fromkeys("sj", "S"),
        "m": "M",
        "n": "N",
        "l": "L",
        "r": "R",
        **dict.fromkeys("aeiouyhw'’-", None),
    }
)
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("پبفڤ", "B"),
        **dict.fromkeys("تدطضظذث", "T"),
        "ز": "T",
        **dict.fromkeys("كقگغخ", "K"),
        **dict.fromkeys("سصشچژج", "S"),
        "م": "M",
        "ن": "N",
        "ل": "L",
        "ر": "R",
        **dict.fromkeys("اويهحعءئؤ\u200c", None),
    }
)
_CLASSES = frozenset("BTKSMNLR")
_REPEATED = re.compile(r"(.)\1+")
SHORTEST = 3
"""Consonants below which two words are alike by chance."""
SHORTEST_ALIKE = 4
"""Letters of a word in the target below which `sound_alike` is never true."""
_LATIN_VOWELS = re.compile(r"[aeiou]")
_ARABIC_VOWEL = re.compile(r"[اأإآعی]")


@lru_cache(maxsize=50_000)
def latin_skeleton(name: str) -> str:
    """Return the consonant classes of a Latin-script name; empty where it has other letters."""
    text = _DIGRAPHS.sub(lambda match: _FROM_DIGRAPH[match[0]], name.casefold())
    return _closed(text.translate(_LATIN))


@lru_cache(maxsize=50_000)
def arabic_skeleton(word: str) -> str:
    """Return the consonant classes of a Persian or Arabic word; empty where it has other letters."""
    return _closed(fold(word).translate(_ARABIC))


def _closed(classes: str) -> str:
    return _REPEATED.sub(r"\1", classes) if _CLASSES.issuperset(classes) else ""


def sound_alike(name: str, word: str) -> bool:
    """Return whether two words of one short skeleton are alike in the rest: their beginning and their length."""
    first = bool(_LATIN_VOWELS.match(name.casefold())) == bool(_ARABIC_VOWEL.match(word))
    return first and abs(len(name) - len(word)) <= 3 and len(word) >= SHORTEST_ALIKE
