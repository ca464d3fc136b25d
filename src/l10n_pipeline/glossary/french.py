"""French forms: elision, contraction with the article, agreement in number and gender, verbs in -er.

``l’``, ``d’``, ``qu’`` ... may stand before a form with either apostrophe. A form that begins with an article is also
found contracted: ``le`` as ``du`` and ``au``, ``les`` as ``des`` and ``aux``. A word is also found in its plural and
feminine by the regular endings, a verb in -er in all its regular forms, a plural of six letters or more in the
singular; short words, function words and acronyms do not change.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from l10n_pipeline.glossary.folding import Folding, Language

_FOLDING = Folding({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}, keep_marks=True)
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")

_ARTICLES = {"le": "(?:le|du|au)", "les": "(?:les|des|aux)"}
_LONG = 6
_FIXED = frozenset(
    ["aux", "avec", "contre", "dans", "des", "entre", "est", "les", "par", "pas", "pour", "sans", "sous", "sur", "une"]
)
_INCLUSIVE = r"(?:·\w{1,5}){0,2}"
"""prisonnier·ère·s: both genders in one word."""
_VERB = "ée?s?|e?ant|es?|ent|e?ons|ez|e?ait|e?aient|èrent|er(?:a|ai|as|ons|ez|ont|ait|aient)"
"""Of verbs in -er: condamner, condamné, jugeait."""
_ENDINGS = (
    ("eur", "(?:eur|eurs|eure|eures|euse|euses|rice|rices)"),
    ("eux", "(?:eux|euse|euses)"),
    ("eau", "(?:eau|eaux|elle|elles)"),
    ("ail", "(?:ail|ails|aux)"),
    ("al", "(?:al|als|ale|ales|aux)"),
    ("el", "(?:el|els|elle|elles)"),
    ("en", "(?:en|ens|enne|ennes)"),
    ("an", "(?:an|ans|ane|anes|anne|annes)"),
    ("tion", "tions?"),
    ("sion", "sions?"),
    ("on", "(?:on|ons|one|ones|onne|onnes)"),
    ("et", "(?:et|ets|ette|ettes|ète|ètes)"),
    ("er", f"(?:ers?|ères?|{_VERB})"),
    ("ef", "(?:ef|efs|ève|èves)"),
    ("f", "(?:f|fs|ve|ves)"),
)
_IRREGULAR = {
    "public": "publi(?:cs?|ques?)",
    "laïc": "laï(?:cs?|ques?)",
    "turc": "tur(?:cs?|ques?)",
    "grec": "gre(?:cs?|cques?)",
    "blanc": "blan(?:cs?|ches?)",
    "franc": "fran(?:cs?|ches?)",
    "long": "long(?:ue)?s?",
    "favori": "favorit?e?s?",
    "gros": "gros(?:ses?)?",
    "épais": "épais(?:ses?)?",
    "faux": "fau(?:x|sses?)",
    "vieux": "(?:vieux|vieil|vieilles?)",
    "fou": "(?:fous?|fol|folles?)",
    "nul": "nul(?:le)?s?",
    "gentil": "gentil(?:le)?s?",
    "tout": "(?:tout|tous|toutes?)",
    "oeil": "(?:oeil|yeux)",
    "ciel": "(?:ciel|cieux)",
    "monsieur": "(?:monsieur|messieurs)",
    "madame": "(?:madame|mesdames)",
}
# capitals often lose their accent: Etat, Ecole
_BARE_INITIAL = {"à": "[àa]", "â": "[âa]", "é": "[ée]", "è": "[èe]", "ê": "[êe]", "î": "[îi]", "ô": "[ôo]", "ç": "[çc]"}

_ELISIONS = (r"\b[cdjlmnst]", r"\bqu", "jusqu", "lorsqu", "puisqu", "quoiqu")
# after an apostrophe only where it elides or opens a quotation: "Baha'i" does not hold the form "i"
_LEFT = r"(?:(?<!\w)(?<!\w')|" + "|".join(f"(?<={elision}')" for elision in _ELISIONS) + ")"
_RIGHT = r"(?!\w|'\w)"


def _pattern(form: str) -> str:
    fixed = {piece.casefold() for piece in _PIECE.findall(form) if piece.isupper() and len(piece) > 1}
    return _joined(form, fixed)


def _name(form: str) -> str:
    """Return the pattern of a proper noun, whose capitalised words have no plural and no feminine."""
    return _joined(form, {_FOLDING.fold(piece).text for piece in _PIECE.findall(form) if piece[0].isupper()})


def _joined(form: str, fixed: Collection[str]) -> str:
    """Return the pattern of ``form``, the ``fixed`` folded words of which do not change."""
    pieces = _PIECE.findall(_FOLDING.fold(form).text)
    out: list[str] = []
    for place, piece in enumerate(pieces):
        if piece == "-" or piece.isspace():
            out.append(r"[\s-]+")
        elif piece == "'":
            out.append(r"'\s?")
        elif not place and piece in _ARTICLES and len(pieces) > 1:
            out.append(_ARTICLES[piece])
        elif piece in fixed:
            out.append(_BARE_INITIAL.get(piece[0], re.escape(piece[0])) + re.escape(piece[1:]))
        else:
            out.append(_word(piece) + (_INCLUSIVE if _inflects(piece) else ""))
    return "".join(out)


def _word(word: str) -> str:
    """Return the pattern of one word and its regular plural and feminine."""
    if not _inflects(word):
        return re.escape(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    initial = _BARE_INITIAL.get(word[0], re.escape(word[0]))
    rest = word[1:]
    for ending, pattern in _ENDINGS:
        if rest.endswith(ending) and len(rest) > len(ending):
            return initial + rest.removesuffix(ending) + pattern
    if word[-1] in "sxz":
        whole = initial + rest + "(?:es?)?"
        return f"(?:{whole}|{_word(word[:-1])})" if _plural(word) else whole
    return initial + rest + ("s?" if word[-1] == "e" else "(?:e?s?|x)")


def _plural(word: str) -> bool:
    """Return True where ``word`` may be a plural that is found in the singular too: not cours (of cour) or fois."""
    return word[-1] == "s" and len(word) >= _LONG


def _inflects(word: str) -> bool:
    return word.isalpha() and len(word) >= 3 and word not in _FIXED


def _anchor(form: str) -> str:
    """Return the longest run of letters that no inflection changes."""
    return max(map(_core, _PIECE.findall(_FOLDING.fold(form).text)), key=len, default="")


def _core(word: str) -> str:
    if not word[0].isalnum() or word in _ARTICLES or word in _IRREGULAR:
        return ""
    if not _inflects(word):
        return word
    if _plural(word):
        return _core(word[:-1])
    start = 1 if word[0] in _BARE_INITIAL else 0
    for ending, _ in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            # -eur becomes -rice, -ail and -al -aux: the letters before the ending stay
            return word[start:].removesuffix(ending)
    return word[start:]


_LOOKALIKES = re.findall(
    r"\w+",
    """
    porte pointe droite foie fois file exile case parte coure appelle campe tribune vole fonde sorte vise plane mure
    rate coupe chante monte ponte vente débute arrête prête décrète projette rejette accorde regarde retarde renvoie
    envoie emploie appuie essaie exploite refuse abuse propose avise profite crédite mandate viole donne pardonne
    abandonne soupçonne raisonne motive loupe joue bute contacte voire attente médecine
    """,
)
"""Words that look like the feminine of another: a door (porte) is no port, and who violates (viole) is no viol."""
_NO_VERBS = re.findall(r"\w+", "passage étrange usage ménage berge bouche message verge roche cloche planche conseille")
"""Words that look like a verb in -er: passage is no form of passager."""
_WORDS = {
    **{word + plural: (word, f"{word}r") for word in _LOOKALIKES for plural in ("", "s")},
    **{word + plural: (word,) for word in _NO_VERBS for plural in ("", "s")},
}


def _bases(token: str) -> tuple[str, ...]:
    return _WORDS.get(token, ())


LANGUAGE = Language(_FOLDING, _pattern, _anchor, left=_LEFT, right=_RIGHT, bases=_bases, name=_name)
"""How French forms are found."""
