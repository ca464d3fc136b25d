"""The Arabic dual: *two* said by the ending of a noun."""

from __future__ import annotations

import re

from l10n_pipeline.checks.folding import folded

_DUAL = re.compile(r"\b\w{3,}(?:ين|ان|تي|تا)(?:\b|(?<=ن)[يه])")
_OWNED = re.compile(r"(?<!\w)\w{2,}[^\W\d_][اي](?:ها|هما|هم|هن|ه|كما|كم|كن|ك|نا)(?!\w)")
"""A dual with a pronoun: طفليه, ابنتاها. Asked of an unfolded text, where سياسية does not end in ه."""
_CONSTRUCT = {
    "day": "يومي",
    "week": "اسبوعي",
    "month": "شهري",
    "year": "(?:عامي|سنتي)",
    "hour": "ساعتي",
    "child": "طفلي",
    "man": "رجلي",
    "woman": "امراتي",
}
"""Duals before a second noun, which have lost their ن: يومي عمل, *two working days*. They look like adjectives."""
_MEASURED = re.compile(rf"[\s-]+(?:\w+[\s-]+)?({'|'.join(_CONSTRUCT)})(?:s|ren)?\b|[\s-]+(?:\w+[\s-]+)?(men|women)\b")
_NO_DUAL = re.compile(r"[وف]?[بلك]?(?:إلي|الي|علي|لدي|حوالي|يلي|تلي|أي|إيا|ايا)(?:ها|هما|هم|هن|ه|كما|كم|كن|ك|نا)")
"""Prepositions with a pronoun that look like it: ولديه, *and he has*, is also *his two sons*."""
_SONS = re.compile(r"\b(?:child(?:ren)?|sons?|boys?)\b", re.IGNORECASE)
_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]+")
_OWNER = re.compile(r"\b(?:his|her|its|their|our|your|my)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def has_dual(source: str, place: int, target: str) -> bool:
    """Return whether the Arabic ``target`` may say by a dual the 2 that stands at ``place`` of the English source.

    A dual with a pronoun counts only where the source has one too: *his 2 children*, طفليه.
    """
    if _DUAL.search(folded(target)):
        return True
    if measured := _MEASURED.match(source, place + 1):
        noun = measured[1] or measured[2].replace("men", "man")
        if re.search(rf"\b[وف]?[بل]?{_CONSTRUCT[noun]} \w", folded(target)):
            return True
    if not _OWNER.search(source[max(place - 40, 0) : place]):
        return False
    sons = _SONS.match(source, place + 2) is not None
    words = (match[0] for match in _OWNED.finditer(_SIGNS.sub("", target)))
    return any(not _NO_DUAL.fullmatch(word) or (sons and word.startswith("ولدي")) for word in words)
