"""French forms: elision, contraction with the article, agreement in number and gender.

``l’``, ``d’``, ``qu’`` ... may stand before a form with either apostrophe. A form that begins with an article is also
found contracted: ``le`` as ``du`` and ``au``, ``les`` as ``des`` and ``aux``. A word is also found in its plural and
feminine by the regular endings; short words, function words and acronyms do not change.
"""

from __future__ import annotations

import re

from l10n_pipeline.glossary.folding import Folding, Language

_FOLDING = Folding({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}, keep_marks=True)
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")

_ARTICLES = {"le": "(?:le|du|au)", "les": "(?:les|des|aux)"}
_FIXED = frozenset(
    ["aux", "avec", "contre", "dans", "des", "entre", "est", "les", "par", "pas", "pour", "sans", "sous", "sur", "une"]
)
_ENDINGS = (
    ("al", "(?:al|ale|ales|aux)"),
    ("el", "(?:el|elle|els|elles)"),
    ("en", "(?:en|enne|ens|ennes)"),
    ("if", "(?:if|ive|ifs|ives)"),
    ("eux", "(?:eux|euse|euses)"),
    ("er", "(?:er|ère|ers|ères)"),
    ("eur", "(?:eur|eurs|euse|euses|rice|rices)"),
)
# capitals often lose their accent: Etat, Ecole
_BARE_INITIAL = {"à": "[àa]", "â": "[âa]", "é": "[ée]", "è": "[èe]", "ê": "[êe]", "î": "[îi]", "ô": "[ôo]", "ç": "[çc]"}

_ELISIONS = (r"\b[cdjlmnst]", r"\bqu", "jusqu", "lorsqu", "puisqu", "quoiqu")
# after an apostrophe only where it elides or opens a quotation: "Baha'i" does not hold the form "i"
_LEFT = r"(?:(?<!\w)(?<!\w')|" + "|".join(f"(?<={elision}')" for elision in _ELISIONS) + ")"
_RIGHT = r"(?!\w|'\w)"


def _pattern(form: str) -> str:
    acronyms = {piece.casefold() for piece in _PIECE.findall(form) if piece.isupper() and len(piece) > 1}
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    out: list[str] = []
    for place, piece in enumerate(pieces):
        if piece == "-" or piece.isspace():
            out.append(r"[\s-]+")
        elif piece == "'":
            out.append(r"'\s?")
        elif not place and piece in _ARTICLES and len(pieces) > 1:
            out.append(_ARTICLES[piece])
        elif piece in acronyms:
            out.append(re.escape(piece))
        else:
            out.append(_word(piece))
    return "".join(out)


def _word(word: str) -> str:
    """Return the pattern of one word and its regular plural and feminine."""
    if not word.isalpha() or len(word) < 3 or word in _FIXED:
        return re.escape(word)
    initial = _BARE_INITIAL.get(word[0], re.escape(word[0]))
    rest = word[1:]
    for ending, pattern in _ENDINGS:
        if rest.endswith(ending) and len(rest) > len(ending):
            return initial + rest.removesuffix(ending) + pattern
    if word[-1] in "sxz":
        return initial + rest + "(?:es?)?"
    return initial + rest + ("s?" if word[-1] == "e" else "(?:e?s?|x)")


LANGUAGE = Language(_FOLDING, _pattern, left=_LEFT, right=_RIGHT)
"""How French forms are found."""
