"""Arabic forms: particles and article in front, sound plurals, dual and pronouns behind.

In front of a form و ف, then ب ك ل, and س before an imperfect verb; the article ال may be there or not on every word
(an idafa drops it), and contracts with ل to لل. Behind it the sound plurals and dual, the accusative ا and the
pronouns ه ها هم هن هما كم نا: not ي and ك, since with them إيران would be found in إيراني. ة becomes ت before a
pronoun and ات in the plural. Broken plurals are for the glossary to list. Folded: أإآا, ى and ي, ة and ه, diacritics,
tatweel, digits, and Persian ی ک.
"""

from __future__ import annotations

import re

from l10n_pipeline.glossary.folding import Folding, Language

_FOLDING = Folding(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀە", "ه"),
    },
    keep_marks=False,
)
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_LETTERS = re.compile(r"[\u0621-\u064a]+")

_PREFIX = r"(?:[وف]?(?:[بكل]|س(?=[اينت]))?)"
_ARTICLE = r"(?:ال|(?<=ل)ل)?"
_PRONOUN = "(?:هما|ها|هم|هن|ه|كم|نا)"
_SHORTEST = 3
"""Stems of fewer letters take nothing: with particles and suffixes they would be found in other words."""
_GOD = "الله"


def _pattern(form: str) -> str:
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    # ة is told from ه in the form as the glossary writes it; texts often write ه for it
    feminine = [piece.endswith("ة") for piece in _PIECE.findall(_unmarked(form))]
    out: list[str] = []
    for place, piece in enumerate(pieces):
        if piece == "-" or piece.isspace():
            out.append(r"[\s-]+")
        elif _LETTERS.fullmatch(piece):
            ends_in_ta = len(feminine) == len(pieces) and feminine[place]
            out.append(_word(piece, feminine=ends_in_ta, first=not place))
        else:
            out.append((_ARTICLE if not place and piece[0].isalpha() else "") + re.escape(piece))
    return "".join(out)


def _unmarked(form: str) -> str:
    """Return ``form`` without what folding drops, its letters as they are."""
    return "".join(character for character in form if _FOLDING[character])


def _word(word: str, *, feminine: bool, first: bool) -> str:
    """Return the pattern of one folded word with article, plural and pronoun."""
    if word == _GOD:
        return f"(?:{_GOD}|(?<=ل)له)"
    stem = word.removeprefix("ال")
    if len(stem) < _SHORTEST:
        alone = r"(?<!\w)" if first else ""
        return alone + re.escape(word)
    if feminine:
        return f"{_ARTICLE}{stem[:-1]}(?:ه|ت{_PRONOUN}|ات{_PRONOUN}?|تان|تين)"
    if stem[-2:] in ("ون", "ين") and len(stem) >= _SHORTEST + 2:
        return f"{_ARTICLE}{stem[:-2]}(?:ون|ين)"
    return f"{_ARTICLE}{stem}(?:ات{_PRONOUN}?|ان|ين|ون|ا|{_PRONOUN})?"


LANGUAGE = Language(_FOLDING, _pattern, prefix=_PREFIX)
"""How Arabic forms are found."""
