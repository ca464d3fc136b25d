"""Letters, punctuation and spaces of each locale: rules that change no word, no digit and no meaning.

`tidy` brings what an engine wrote to its locale; `fix`, behind ``l10n fix``, mends what people and tools left in
catalogs, more carefully, since that text may be a person's. Sources: Persian Academy orthography (yeh and kaf, ZWNJ),
CLDR exemplar punctuation of fa and ar, Imprimerie nationale (spaces before French double punctuation).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from l10n_pipeline import inline
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.orthography import BEFORE_STOP, PLURAL_APART, VERB_APART, VERB_GLUED, in_arabic_letters

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c"
_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "prs", "ps", "ur"})
"""Languages that write ؟ ، ؛."""
_PERSIAN = frozenset({"fa", "prs"})

Replacement = str | Callable[[re.Match[str]], str]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is found and what stands in its place."""

    pattern: re.Pattern[str]
    replacement: Replacement

    def apply(self, text: str, protected: Collection[Span] = (), kept: Collection[str] = ()) -> str:
        """Return ``text`` with the replacement, except within ``protected`` spans and for matches in ``kept``."""

        def replace(match: re.Match[str]) -> str:
            start, end = match.span()
            inside = any(first < max(end, start + 1) and start < last for first, last in protected)
            if inside or match[0] in kept:
                return match[0]
            return match.expand(self.replacement) if isinstance(self.replacement, str) else self.replacement(match)

        return self.pattern.sub(replace, text)


def _p(pattern: str, replacement: Replacement) -> Pattern:
    return Pattern(re.compile(pattern), replacement)


# ---------------------------------------------------------------- what both callers do

_ARABIC_MARKS = (
    _p(rf"(?<=[{_ARABIC}])(?<![؟،؛])[ \u00a0\u202f]*\?", "؟"),
    _p(rf"(?<=[{_ARABIC}])(?<![؟،؛])[ \u00a0\u202f]*,(?=\s|$)", "،"),
    _p(rf"(?<=[{_ARABIC}])(?<![؟،؛])[ \u00a0\u202f]*;(?=\s|$)", "؛"),
)
_FRENCH_SPACES = (
    # A line must never begin with « ? »: narrow no-break space before ; ! ?, no-break space before : and in guillemets.
    _p(r"(?<=[\w»”\")\]])[ \u00a0\u202f]*([;!?])(?=[\s»”\")\]]|$)", "\u202f\\1"),
    _p(r"(?<=[\w»”\")\]])[ \u00a0\u202f]*:(?=\s|$)", "\u00a0:"),
    _p(r"«[ \u00a0\u202f]*(?=\S)", "«\u00a0"),
    _p(r"(?<=\S)[ \u00a0\u202f]*»", "\u00a0»"),
)
_APOSTROPHE = (_p(r"\w+(?:'\w+)+", lambda match: match[0].replace("'", "’")),)
_DOUBLED_QUESTION = (_p(r"؟[؟?]+", "؟"),)
_PERSIAN_LETTERS = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی"})
_SPACES = re.compile(r"[ \t\n\r]{2,}")


def tidy(text: str, locale: LocaleInfo) -> str:
    """Return ``text``, which an engine wrote, with the letters, punctuation and spaces of ``locale``."""
    text = _SPACES.sub(" ", text).strip()
    if locale.language in _PERSIAN:
        text = text.translate(_PERSIAN_LETTERS)
    rules: tuple[Pattern, ...] = ()
    if locale.language in _ARABIC_SCRIPT:
        rules = (*_ARABIC_MARKS, *_DOUBLED_QUESTION)
    elif locale.language == "fr":
        rules = (*(_FRENCH_SPACES if locale.spaces_marks else ()), *_APOSTROPHE)
    for rule in rules:
        text = rule.apply(text)
    return text


# ---------------------------------------------------------------- l10n fix


@dataclass(frozen=True, slots=True)
class Change:
    """A text after one rule."""

    rule: str
    """Its name in `RULES`."""
    text: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A target to mend, with what its rules may know."""

    source: str
    target: str
    locale: LocaleInfo
    kept: frozenset[str]
    """Words that stay as they are: the glossary's, and those of the source."""

    def apply(self, rules: Collection[Pattern]) -> str:
        """Return the target with ``rules`` applied, except within addresses, placeholders, tags and entities."""
        text = self.target
        for rule in rules:
            text = rule.apply(text, _protected(text), self.kept)
        return text


_ENTITY = re.compile(r"&#?\w{1,31};")


def _protected(text: str) -> tuple[Span, ...]:
    found = ((span.start, span.end) for span in inline.find(text))
    return (*found, *(match.span() for match in _ENTITY.finditer(text)))


_JUNK = re.compile("[\u200b\u2060\ufeff]")
_ZWNJ = (
    _p("\u200c{2,}", "\u200c"),
    # beside a space, or at an edge, it shows nothing and joins nothing
    _p(r"\u200c(?=\s|$)|(?<=\s)\u200c|^\u200c", ""),
)
_LETTER = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
_TATWEEL = (_p(rf"(?<=[{_LETTER}])ـ+(?=[{_LETTER}])", ""),)
_PERSIAN_WORD = _p(rf"[{_ARABIC}]*[يكى][{_ARABIC}]*", lambda match: _persian(match[0]))
_ARABIC_WORD = re.compile(rf"[{_ARABIC}]*[یک][{_ARABIC}]*")
_PERSIAN_TEXT = re.compile("[پچژگ\u200c]")
"""Signs of a Persian quotation in an Arabic text."""
_ARABIC_TEXT = re.compile("[ةإٱ\u064c\u064d\u0670]")
"""Signs of an Arabic quotation in a Persian text, which keeps its spelling."""

_JOINED = (
    Pattern(VERB_APART, "می\u200c"),
    Pattern(VERB_GLUED, lambda match: f"می\u200c{match[0].removeprefix('می')}"),
    Pattern(PLURAL_APART, lambda match: f"\u200c{match[0].lstrip()}"),
)
"""The prefix می of a verb, and the plural ending ها of any word."""


def _persian(word: str) -> str:
    return word if word.startswith("ال") else word.translate(_PERSIAN_LETTERS)


_STOP_APART = Pattern(BEFORE_STOP, "")
_MANY_SPACES = _p(r"(?<=\S) {2,}(?=\S)", " ")


def _white_space(text: _Text) -> str:
    target, source = text.target, text.source
    if not source[:1].isspace():
        target = target.lstrip()
    if not source[-1:].isspace():
        target = target.rstrip()
    if not _SPACES.search(source.strip()):
        target = _MANY_SPACES.apply(target, _protected(target))
    return target if BEFORE_STOP.search(source) else _STOP_APART.apply(target, _protected(target))


def _junk(text: _Text) -> str:
    removed = text.target if _JUNK.search(text.source) else _JUNK.sub("", text.target)
    if text.locale.language not in _PERSIAN or "\u200c" in text.source:
        return removed
    return _Text(text.source, removed, text.locale, text.kept).apply(_ZWNJ)


def _persian_letters(text: _Text) -> str:
    persian = text.locale.language in _PERSIAN and not _ARABIC_TEXT.search(text.target)
    return text.apply((_PERSIAN_WORD,)) if persian else text.target


def _arabic_letters(text: _Text) -> str:
    """Set Arabic letters for Persian ones, in words whose last letter is certain."""

    def arabic(match: re.Match[str]) -> str:
        forms = in_arabic_letters(match[0], text.source)
        return forms[0] if len(forms) == 1 else match[0]

    if text.locale.language != "ar" or _PERSIAN_TEXT.search(text.target):
        return text.target
    return text.apply((Pattern(_ARABIC_WORD, arabic),))


def _tatweel(text: _Text) -> str:
    return text.target if "ـ" in text.source else text.apply(_TATWEEL)


def _zwnj(text: _Text) -> str:
    return text.apply(_JOINED) if text.locale.language in _PERSIAN else text.target


def _arabic_punctuation(text: _Text) -> str:
    return text.apply(_ARABIC_MARKS) if text.locale.language in _ARABIC_SCRIPT else text.target


_MARKS: Mapping[str, str] = {"؟": "?", "،": ",", "؛": ";"}
_RUN = re.compile(r"[?؟!,،;؛:]{2,}|(?<!\.)\.\.(?=[\s»”\")\]]|$)")


def _doubled_punctuation(text: _Text) -> str:
    """Set a mark once that stands twice, where the source nowhere sets two: ``؟?`` is ``؟``, ``!?`` is left alone."""
    if _RUN.search(text.source) or "…" in text.source or "..." in text.source:
        return text.target

    def once(match: re.Match[str]) -> str:
        same = {_MARKS.get(mark, mark) for mark in match[0]}
        arabic = next((mark for mark in match[0] if mark in _MARKS), match[0][0])
        return arabic if len(same) == 1 else match[0]

    return text.apply((Pattern(_RUN, once),))


def _french_spaces(text: _Text) -> str:
    return text.apply(_FRENCH_SPACES) if text.locale.spaces_marks else text.target


def _apostrophe(text: _Text) -> str:
    return text.apply(_APOSTROPHE) if text.locale.language == "fr" else text.target


RULES: Mapping[str, Callable[[_Text], str]] = {
    "invisible-characters": _junk,
    "white-space": _white_space,
    "persian-letters": _persian_letters,
    "arabic-letters": _arabic_letters,
    "tatweel": _tatweel,
    "zwnj": _zwnj,
    "doubled-punctuation": _doubled_punctuation,
    "arabic-punctuation": _arabic_punctuation,
    "french-spaces": _french_spaces,
    "apostrophe": _apostrophe,
}
"""What `fix` does, by name, in its order."""
_ROUNDS = 4
"""One rule may make room for another; more rounds than this are not needed (a test looks)."""


def fix(
    source: str,
    target: str,
    locale: LocaleInfo,
    kept: frozenset[str] = frozenset(),
    accept: Callable[[str], bool] = lambda text: True,
    only: Collection[str] = (),
) -> Iterator[Change]:
    """Yield ``target`` after each rule that changes it, from one to the next; nothing where all is well.

    Only what is certain without reading the sentence. Addresses, placeholders, tags, the words ``kept`` and those of
    the source stay; a change that would touch a word, a digit or a quotation mark, or that ``accept`` refuses, is left
    out. What comes out last is left alone by another call. With ``only`` just these of `RULES` are tried.
    """
    kept |= frozenset(_WORD.findall(source))
    for _ in range(_ROUNDS):
        before = target
        for name, rule in RULES.items():
            if only and name not in only:
                continue
            changed = rule(_Text(source, target, locale, kept))
            if changed != target and _same(target, changed) and accept(changed):
                target = changed
                yield Change(name, target)
        if target == before:
            return


_WORD = re.compile(r"\w+(?:['’\u200c]\w+)*")
_QUOTES = frozenset('«»“”„‟‹›"‘‚')
_SAME_LETTERS = {ord("ي"): "ی", ord("ك"): "ک", ord("ى"): "ی", ord("ـ"): None}


def _same(before: str, after: str) -> bool:
    """Return whether ``after`` has the letters, digits and quotation marks of ``before``, and shows something."""
    return _essence(before) == _essence(after) and bool(after.strip())


def _essence(text: str) -> list[str]:
    return [char for char in text.translate(_SAME_LETTERS) if char.isalnum() or char in _QUOTES]
