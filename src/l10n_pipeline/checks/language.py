"""The target is in its own language and script: nothing was left in the source's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import WORD, pieces, words
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Severity

_SCRIPTS = {
    "LATIN": {"Latn"},
    "ARABIC": {"Arab"},
    "CYRILLIC": {"Cyrl"},
    "GREEK": {"Grek"},
    "HEBREW": {"Hebr"},
    "ARMENIAN": {"Armn"},
    "GEORGIAN": {"Geor"},
    "DEVANAGARI": {"Deva"},
    "BENGALI": {"Beng"},
    "GURMUKHI": {"Guru"},
    "GUJARATI": {"Gujr"},
    "TAMIL": {"Taml"},
    "TELUGU": {"Telu"},
    "THAI": {"Thai"},
    "ETHIOPIC": {"Ethi"},
    "HIRAGANA": {"Jpan"},
    "KATAKANA": {"Jpan"},
    "KATAKANA-HIRAGANA": {"Jpan"},
    "CJK": {"Hans", "Hant", "Hani", "Jpan", "Kore"},
    "HANGUL": {"Kore"},
}
"""By the first word of a letter's Unicode name, the scripts (ISO 15924) that use it."""

_ENGLISH_ONLY = words(
    "the of and with that which their they have has been were from this these those would should could who whom what "
    "when where there his its our your you he she was is are be by for to it not had will than then into about after "
    "before because while against such other under over between during through any all some more most many being"
)
"""English function words. The locales' own lists take out what they share with it."""
_OWN_WORDS = {
    "fr": words(
        "le la les un une des du de et est sont dans que qui pour par sur avec au aux ce cette ces il elle ils elles "
        "en ne pas plus ou où se sa son ses leur leurs nous vous été être avoir ont avait comme mais sans sous entre "
        "depuis dont lors après avant contre tout tous toute toutes à y lui même aussi ainsi"
    ),
    "de": words(
        "der die das und ist sind in den dem des ein eine einer einen von mit für auf nicht zu im am bei aus nach wie "
        "als auch an es sich dass wurde wurden werden hat haben oder aber um bis"
    ),
    "es": words(
        "el la los las un una unos de del y es son en que por para con se su sus no al como más pero sin sobre entre "
        "fue ha han este esta desde hasta cuando donde"
    ),
    "it": words(
        "il lo la i gli le un una di del della dei e è sono in che per con si non al alla come più ma da dal nel nella "
        "su questo questa stato stati"
    ),
    "nl": words("de het een en van in is dat op te zijn met voor niet aan er om als door bij uit naar of"),
    "sv": words("och att det som en på är av för med den till inte har de ett om var från men vid"),
    "ar": words("في من على إلى التي الذي الذين هذا هذه أن إن كان كانت لم لن قد عن مع ما لا بين بعد قبل كل أو ثم كما"),
    "fa": words("در از که را است این آن یک برای با به هم شد شده بود می خود تا ها های اما یا هر نیز هیچ"),
}
_ALSO = {"fa": words("من ما لا بعد قبل كل"), "ar": words("به هم")}
"""Words of a language that look like function words of another one: Persian ``من`` is "I", Arabic ``هم`` "they"."""
_LOOK = {"ar": re.compile(r"(?:[وبف]?ال|لل)\w{3,}|\w{2,}ة")}
"""Words with the article, or in ة, in Arabic."""
_NEVER = {"ar": re.compile("[پچژگکی]")}
_PARTICLES = words("de der den von van du da di del della la le el al bin ibn ben of the and for in et und y e")
"""Lower-case words inside names."""
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[\s,;:()\"“”-]{1,3}[A-Za-z][A-Za-z'’-]*)*")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_OPENING = frozenset("«“„\"'‘([")
_CLOSING = "»”“\"'’)]"
_TITLED = re.compile(r"\b(?:intitulée?s?|بعنوان|المعنونة?|(?:با|تحت) عنوان)\s*:?\s*(?:[A-Z][\w’'-]*[\s,]+)*$")
"""What stands before a title, and the capitalised words that begin it."""
_ARABIC_BLOCKS = "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_LOWER_LATIN = re.compile(r"(?<![^\W\d_])[a-z]")
_INSIDE = re.compile(r"(?<=[\u0620-\u06ff])[A-Za-z]{1,2}(?=[\u0620-\u06ff])")
_CLAUSE = 3
"""Lower-case words in a row that are no longer a name."""
_SHARE = 6
"""Of so many words one at least is a function word of the language, where the text is in it."""
_KNOWN_SCRIPTS = frozenset[str]().union(*_SCRIPTS.values())


@lru_cache(maxsize=4096)
def _scripts(letter: str) -> frozenset[str]:
    """Return the scripts that use a letter; none where the table knows none (Unicode names, first word)."""
    return frozenset(_SCRIPTS.get(unicodedata.name(letter, "").split(" ", 1)[0], ()))


def _script(context: CheckContext) -> Iterable[Finding]:
    locale, source_locale = context.locale, context.source_locale
    if (locale.language, locale.script) == (source_locale.language, source_locale.script):
        return ()
    if locale.script not in _KNOWN_SCRIPTS:
        return ()
    text = _mask_terms(context)
    if context.target.strip() != context.source.strip() and not _is_suspect(text, locale):
        return ()
    text = mask_addresses(text)
    return list(_left_whole(context, text)) or list(_of_another(context, text)) or _left_in_part(context, text)


def _left_in_part(context: CheckContext, text: str) -> Iterator[Finding]:
    yield from _other_scripts(context, text)
    if context.source_locale.language != "en":
        return
    if context.locale.script == "Latn":
        yield from _english_among_latin(context, text)
    else:
        yield from _english_runs(context, text)


@dataclass(frozen=True, slots=True)
class _Foreign:
    """What a piece of a target has that may not be of its language."""

    lower: int
    """Latin words in small letters, in another script."""
    other: bool
    """True for letters of other scripts, or an English function word where the script is Latin."""
    strange: int = 0
    """Function words of other languages than the locale's and English, in its script."""


def _is_suspect(text: str, locale: LocaleInfo) -> bool:
    """Return False where a target that is not the source has nothing foreign for certain."""
    found = list(filter(None, map(_foreign(locale.script, locale.language).__getitem__, pieces(text))))
    if any(piece.other for piece in found) or sum(piece.lower for piece in found) >= _CLAUSE:
        return True
    return sum(piece.strange for piece in found) >= _CLAUSE


@cache
def _foreign(script: str, language: str) -> Table[_Foreign | None]:
    unexpected, latin = _unexpected(script), script == "Latn"
    _, english = _function_words(language)
    others = _others(language)

    def tell(piece: str) -> _Foreign | None:
        text = mask_addresses(piece)
        lower = 0 if latin else len(_LOWER_LATIN.findall(text))
        function_word = latin and not english.isdisjoint(WORD.findall(text.casefold()))
        other = function_word or unexpected.search(text) is not None
        count = sum(any(other.has(word) for other in others) for word in WORD.findall(text)) if others else 0
        return _Foreign(lower, other, count) if lower or other or count else None

    return Table(tell, any_digit=True)


def _mask_terms(context: CheckContext) -> str:
    """Return the target with spaces for what the glossary wants, so that a Latin term is not called English."""
    target = context.target
    tags = dict.fromkeys((context.locale.tag, context.locale.language))
    for match in context.terms:
        term = match.term
        renderings = [term.renderings[tag] for tag in tags if tag in term.renderings]
        forms = [form for rendering in renderings for form in rendering.forms if form in target]
        if term.do_not_translate:
            forms += [*term.sources, context.source[match.start : match.end]]
        for form in sorted(forms, key=len, reverse=True) if len(forms) > 1 else forms:
            target = target.replace(form, " " * len(form))
    return target


def _left_whole(context: CheckContext, text: str) -> Iterator[Finding]:
    """Yield a finding where the target as a whole is the source's, or in its script."""
    same = context.target.strip() == context.source.strip()
    if not same and (context.locale.script == "Latn" or len(_LOWER_LATIN.findall(text)) < _CLAUSE):
        return
    found = WORD.findall(text)
    lower = [word for word in found if word[0].islower() and word not in _PARTICLES]
    latin = context.locale.script == "Latn"
    if same:
        english = sum(word.casefold() in _ENGLISH_ONLY for word in found)
        if len(found) >= 2 and (len(lower) >= (2 if latin else 1) or english >= _CLAUSE):
            yield Finding("The translation is the source, left as it is.", 0, len(context.target))
        return
    if len(lower) < _CLAUSE:
        return
    letters = "".join(found)
    if sum(context.locale.script in _scripts(letter) for letter in letters) * 2 < len(letters):
        yield Finding(f"Most of the letters are not those of {context.locale.name}.", 0, len(context.target))


def _of_another(context: CheckContext, text: str) -> Iterator[Finding]:
    """Yield a finding for a target that has function words of another language in its script, and none of its own.

    What the source has too is a name or a title that stays as it is.
    """
    others = _others(context.locale.language)
    found = WORD.findall(text) if others else []
    kept = frozenset(WORD.findall(context.source))
    for other in others:
        told = [word for word in found if other.has(word) and word not in kept]
        if len(set(told)) < _CLAUSE or len(told) * _SHARE < len(found) or other.misses(found):
            continue
        yield Finding(f"The translation reads like {get_locale(other.language).name}.", 0, len(context.target))
        return


@dataclass(frozen=True, slots=True)
class _Other:
    """Another language in the script of a locale's."""

    language: str
    theirs: frozenset[str]
    """Its function words that the locale's has not."""
    ours: frozenset[str]
    """The locale's that it has not."""
    look: re.Pattern[str] | None
    """How many of its other words look, and none of the locale's."""
    never: re.Pattern[str] | None
    """Letters that it has not."""

    def has(self, word: str) -> bool:
        """Return whether ``word`` is of this language, and not of the locale's."""
        return word in self.theirs or (self.look is not None and self.look.fullmatch(word) is not None)

    def misses(self, words: Sequence[str]) -> bool:
        """Return whether one of ``words`` shows that the text is not in this language."""
        if self.never is not None and any(map(self.never.search, words)):
            return True
        return not self.ours.isdisjoint(map(str.casefold, words))


@cache
def _others(language: str) -> tuple[_Other, ...]:
    """Return the languages in the script of ``language`` whose function words are known, where its own are."""
    own = _OWN_WORDS.get(language)
    if own is None:
        return ()
    not_theirs = own | _ALSO.get(language, frozenset()) | _ENGLISH_ONLY
    script = get_locale(language).script
    return tuple(
        _Other(
            other, told - not_theirs, own - told - _ALSO.get(other, frozenset()), _LOOK.get(other), _NEVER.get(other)
        )
        for other, told in _OWN_WORDS.items()
        if other != language and get_locale(other).script == script
    )


def _identical(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a target that is its source and has a word that a language would have its own for.

    Names, acronyms, addresses and what the glossary keeps are the same everywhere; in a language of the same script so
    is many a single word.
    """
    if context.target.strip() != context.source.strip() or context.locale.language == context.source_locale.language:
        return
    found = [word for word in WORD.findall(mask_addresses(_mask_terms(context))) if len(word) > 2]
    lower = [word for word in found if word[0].islower() and word not in _PARTICLES]
    latin = context.locale.script == context.source_locale.script
    several = len(found) > 1 and not all(word.isupper() for word in found)
    if (lower and (not latin or len(found) > 1)) or (several and not latin):
        yield Finding("The translation is the same as the source.", 0, len(context.target))


def _other_scripts(context: CheckContext, text: str) -> Iterator[Finding]:
    """Yield a finding for each word in a script that neither the locale nor the source uses."""
    allowed = {context.locale.script, context.source_locale.script, "Latn"}
    known = frozenset(char for char in context.source if not char.isascii())
    if _unexpected(context.locale.script).search(text) is None:
        return
    for match in WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        if context.locale.script == "Arab" and (inside := _INSIDE.search(word)):
            yield Finding(f"“{word}” has Latin letters: {inside[0]}.", *match.span())
            continue
        strange = [char for char in word if (used := _scripts(char)) and not used & allowed and char not in known]
        # one Greek letter is a symbol
        if strange and not (len(word) == 1 and "Grek" in _scripts(word)):
            name = unicodedata.name(strange[0], "").split(" ", 1)[0].capitalize()
            yield Finding(f"“{word}” has {name} letters.", *match.span())


def _may_be_foreign(piece: str, locale: LocaleInfo) -> bool:
    """Return whether a piece of a target may be of another language: in Latin script any may.

    In another script capitals such as those of COVID-19 are of no language, but small letters and English words are.
    """
    if locale.script == "Latn":
        return True
    if not f"{piece}A".isupper():  # it has a small letter
        return True
    if any(other.has(word) for word in WORD.findall(piece) for other in _others(locale.language)):
        return True
    english = piece.isupper() and not _ENGLISH_ONLY.isdisjoint(WORD.findall(piece.casefold()))
    return english or _unexpected(locale.script).search(piece) is not None


@cache
def _unexpected(script: str) -> re.Pattern[str]:
    """Return a pattern for what deserves a look in a text of ``script``: letters outside its blocks and Latin's."""
    if script == "Arab":
        return re.compile(
            rf"[^\W\d_\x00-\u024f{_ARABIC_BLOCKS}]|(?<=[\u0620-\u06ff])[A-Za-z]{{1,2}}(?=[\u0620-\u06ff])"
        )
    return re.compile(r"[^\W\d_\x00-\u024f\u1e00-\u1eff]" if script == "Latn" else r"[^\W\d_\x00-\x7f]")


def _english_runs(context: CheckContext, text: str) -> Iterator[Finding]:
    """Yield a finding for each clause of Latin words in a text of another script that is no name."""
    if len(_LOWER_LATIN.findall(text)) < _CLAUSE:
        return
    for run in _LATIN_RUN.finditer(text):
        latin = _LATIN_WORD.findall(run[0])
        streak = longest = function_words = 0
        for word in latin:
            streak = streak + 1 if word[0].islower() else 0
            longest = max(longest, streak)
            function_words += word in _ENGLISH_ONLY
        if longest > _CLAUSE or (longest == _CLAUSE and function_words) or function_words > _CLAUSE:
            yield _left(text, *run.span())


def _is_title(text: str) -> bool:
    """Return whether at least half of the words that say something have a capital."""
    telling: list[str] = [word for word in WORD.findall(text) if word not in _ENGLISH_ONLY]
    return sum(word[0].isupper() for word in telling) * 2 >= len(telling)


def _left(text: str, start: int, end: int) -> Finding:
    """Return the finding for English at ``text[start:end]``: a warning where it is quoted or called a title."""
    inside = text[start:end].rstrip(_CLOSING)
    after = text[start + len(inside) :].lstrip(" \u00a0\u202f.,?!…")[:1]
    quoted = text[:start].rstrip()[-1:] in _OPENING and after != "" and after in _CLOSING
    title = quoted or (_is_title(inside) and _TITLED.search(text[max(start - 30, 0) : start]) is not None)
    return Finding("This was left in the source's language.", start, end, Severity.WARNING if title else None)


def _english_among_latin(context: CheckContext, text: str) -> Iterator[Finding]:
    """Yield a finding for the whole target where it reads like English, else for each clause of the source in it."""
    own, english = _function_words(context.locale.language)
    found = WORD.findall(text.casefold())
    foreign = sum(map(english.__contains__, found))
    if not foreign:
        return
    native = sum(map(own.__contains__, found))
    if foreign >= _CLAUSE and foreign > native and foreign * 6 > len(found):
        yield Finding("The translation reads like English.", 0, len(context.target))
        return
    yield from _source_clauses(context, text, english, own)


@cache
def _function_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the language's own function words, and those of English that are not among them."""
    own = _OWN_WORDS.get(language, frozenset())
    return own, _ENGLISH_ONLY - own


def _source_clauses(
    context: CheckContext, text: str, english: frozenset[str], own: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for each run of lower-case words of the source in the target that can only be English."""
    source = [match[0] for match in WORD.finditer(context.source)]
    triples = set(zip(source, source[1:], source[2:], strict=False))
    target = list(WORD.finditer(text))
    start = 0
    while start + _CLAUSE <= len(target):
        end = start
        while end + _CLAUSE <= len(target) and tuple(m[0] for m in target[end : end + _CLAUSE]) in triples:
            end += 1
        if end == start:
            start += 1
            continue
        run = target[start : end + _CLAUSE - 1]
        if _is_english([match[0] for match in run], english, own):
            yield _left(text, run[0].start(), run[-1].end())
        start = end + _CLAUSE - 1


def _is_english(run: list[str], english: frozenset[str], own: frozenset[str]) -> bool:
    lower = [word for word in run if word[0].islower()]
    if len(lower) < _CLAUSE or any(word in own for word in run):
        return False
    return sum(word in english for word in lower) >= (2 if len(lower) == _CLAUSE else 1)


IDENTICAL = Rule("identical", Severity.WARNING, "The target is the source, unchanged.", _identical)
SCRIPT = Rule(
    "script",
    Severity.ERROR,
    "The target is in its own script and language, not in the source's or another.",
    _script,
    target_sign=_may_be_foreign,
    of_letters=True,
)
