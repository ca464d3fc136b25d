"""Renderings found in a target text, with the inflection of its language.

The table `_LANGUAGES` names the module of each language that has rules of its own; the others get whole words whatever
their case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from l10n_pipeline.glossary import arabic, french, persian, plain
from l10n_pipeline.glossary.folding import Folded, Language
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import get_locale

_LANGUAGES = {"ar": arabic.LANGUAGE, "fa": persian.LANGUAGE, "fr": french.LANGUAGE}
_UNSPACED = dict.fromkeys(("ja", "km", "lo", "my", "th", "zh"), plain.UNSPACED)


def find_forms(
    rendering_forms: Sequence[str], target: str, locale: str, *, name: bool = False
) -> tuple[tuple[int, int], ...]:
    """Return where ``target``, a text in ``locale``, holds any of the forms: spans in order, without overlaps.

    A span covers the form with its article, plural and suffixes, but not what is glued to its front in Arabic (و ف ب ك
    ل س) or elided before it in French, so that replacing the span loses no particle. With ``name`` the forms are those
    of a proper noun, whose capitalised words take no endings in French. Raises `LocaleError`.
    """
    language = get_locale(locale).language
    found = list(_occurrences(tuple(rendering_forms), target, language, name=name))
    if not found:
        return ()
    folded = _fold(target, language)
    return tuple(folded.span(*match.span("form")) for match in found)


def holds(rendering_forms: Sequence[str], target: str, locale: str, *, name: bool = False) -> bool:
    """Return True where `find_forms` finds something: faster where a form stands in ``target`` as the glossary has it.

    Raises `LocaleError`.
    """
    language = get_locale(locale).language
    forms = tuple(rendering_forms)
    text = spaced(target, language)
    if any(form in text for form in plain_forms(forms, language)):
        return True
    return next(_occurrences(forms, target, language, name=name), None) is not None


def _occurrences(forms: tuple[str, ...], target: str, language: str, *, name: bool) -> Iterator[re.Match[str]]:
    """Yield the matches of ``forms`` in the folded ``target``."""
    text = _text(target, language)
    known = _known(forms, language)
    # most forbidden forms, and a rendering that is missing, are ruled out without compiling a pattern
    if not any(map(text.__contains__, known.anchors)):
        return
    pattern = _compile(forms, language, name=name)
    if pattern is None:
        return
    bases = _language(language).bases
    for match in pattern.finditer(text):
        if match["form"] and not _cuts_cluster(text, match.end()) and known.includes(match[0], bases(match[0])):
            yield match


def _language(language: str) -> Language:
    return _LANGUAGES.get(language) or _UNSPACED.get(language) or plain.LANGUAGE


def _cuts_cluster(text: str, end: int) -> bool:
    """Return True where a vowel sign or the like follows: in Indic scripts `re` takes it for a word's end."""
    return end < len(text) and unicodedata.category(text[end]).startswith("M")


BESIDE_WORDS = tuple(".,،؛:;!?؟()«»")
"""Marks that end a word in every language: a form stands as well before them as before a space."""


@cache
def _folded_pieces(language: str) -> Table[str]:
    """Return a table of the pieces of texts without spaces, folded: no letter changes how another is folded."""
    return Table(_language(language).folding.fold_text)


@cache
def _spaced_pieces(language: str) -> Table[str]:
    """Return a table of the pieces of texts without spaces, folded, with spaces around commas, full stops and so on."""
    folded = _folded_pieces(language)

    def widened(piece: str) -> str:
        text = folded[piece]
        for mark in BESIDE_WORDS:
            if mark in text:
                text = text.replace(mark, f" {mark} ")
        return text

    return Table(widened)


# A check asks for many terms in one target, and for one term in many targets: both are kept.
@lru_cache(maxsize=256)
def _text(target: str, language: str) -> str:
    return " ".join(map(_folded_pieces(language).__getitem__, target.split(" ")))


@lru_cache(maxsize=256)
def spaced(target: str, language: str) -> str:
    """Return ``target`` folded, with a space before and behind it and around its commas, full stops and the like.

    A form stands in the target, not inflected, where one of its `plain_forms` is in this text.
    """
    return f" {' '.join(map(_spaced_pieces(language).__getitem__, target.split(' ')))} "


def plain_forms(forms: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return those of ``forms`` that are letters, digits and single spaces only, folded, between spaces."""
    return _known(forms, language).spaced


@lru_cache(maxsize=256)
def _fold(target: str, language: str) -> Folded:
    return _language(language).folding.fold(target)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of forms without compiling them."""

    anchors: tuple[str, ...]
    """Letters of each form that a folded text with it has."""
    spaced: tuple[str, ...]
    """The forms folded, between spaces: those of letters, digits and single spaces only."""
    stems: frozenset[str]
    """The forms folded, with and without the Arabic article."""

    def includes(self, token: str, bases: Collection[str]) -> bool:
        """Return False where ``token`` is a word of its own, inflected from ``bases``, and not one of the forms."""
        return not bases or token in self.stems or not self.stems.isdisjoint(bases)


@lru_cache(maxsize=32768)
def _known(forms: tuple[str, ...], language: str) -> _Known:
    rules = _language(language)
    folded = {form: rules.folding.fold(form.strip()).text for form in forms if form.strip()}
    return _Known(
        anchors=tuple(dict.fromkeys(rules.anchor(form) for form in folded)),
        spaced=tuple(f" {text} " for text in folded.values() if text and all(map(str.isalnum, text.split(" ")))),
        stems=frozenset(stem for text in folded.values() for stem in (text, text.removeprefix("ال"))),
    )


@lru_cache(maxsize=32768)
def _compile(forms: tuple[str, ...], language: str, *, name: bool) -> re.Pattern[str] | None:
    rules = _language(language)
    write = (name and rules.name) or rules.pattern
    # the longer form first: an alternation takes the first that fits
    ordered = sorted({form.strip() for form in forms} - {""}, key=lambda form: (-len(form), form))
    patterns = [pattern for form in ordered if (pattern := write(form))]
    if not patterns:
        return None
    return re.compile(f"{rules.left}{rules.prefix}(?P<form>{'|'.join(patterns)}){rules.right}")
