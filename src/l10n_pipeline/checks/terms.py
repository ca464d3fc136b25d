"""The glossary's terms are rendered as the organisation has decided."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.glossary import BESIDE_WORDS, find_forms, holds, plain_forms, spaced
from l10n_pipeline.kept import MOST
from l10n_pipeline.model import Rendering, Severity, Term, TermMatch

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the glossary says of a term in one locale."""

    term: Term
    written: str | None
    """What is enough in the target: the preferred form between spaces, or nothing where nothing is asked."""
    plain: tuple[str, ...]
    """What is enough in the folded target (see `spaced`)."""
    forbids: bool


_forbids = attrgetter("forbids")


class _Tables:
    """What the glossary says of terms in one locale, kept by the identity of the term."""

    def __init__(self, tag: str, language: str) -> None:
        self._tag = tag
        self._language = language
        self._told: dict[int, _Told] = {}

    def of(self, matches: Iterable[TermMatch]) -> list[_Told]:
        """Return what is said of each term that was found."""
        told = self._told
        return [told.get(id(match.term)) or self._tell(match.term) for match in matches]

    def _tell(self, term: Term) -> _Told:
        if len(self._told) >= MOST:
            self._told.clear()
        rendering = term.rendering(self._tag)
        plain = plain_forms(rendering.forms, self._language) if rendering else ()
        if term.do_not_translate:
            written, plain = None, ()
        elif rendering is None:
            written = ""
        else:
            written = f" {rendering.preferred} " if plain_forms((rendering.preferred,), self._language) else None
        # it holds the term, whose identity is nobody else's as long as it is kept
        self._told[id(term)] = told = _Told(term, written, plain, rendering is not None and bool(rendering.forbidden))
        return told


@lru_cache(maxsize=64)
def _tables(tag: str, language: str) -> _Tables:
    return _Tables(tag, language)


def _told(context: CheckContext) -> list[_Told]:
    return _tables(context.locale.tag, context.locale.language).of(context.terms)


def _found(context: CheckContext) -> dict[str, Term]:
    """Return the terms of the source once each, by the wording in which the source has them first."""
    terms: dict[int, tuple[str, Term]] = {}
    for match in context.terms:
        terms.setdefault(id(match.term), (context.source[match.start : match.end], match.term))
    return dict(terms.values())


def _to_look_for(context: CheckContext) -> set[int]:
    """Return the identities of the terms that do not stand in the target just as the glossary has them: few do not."""
    target = f" {context.target} "
    return {
        id(told.term)
        for told in _told(context)
        if (told.written is None or told.written not in target) and not _stands_folded(told, target, context)
    }


def _stands_folded(told: _Told, target: str, context: CheckContext) -> bool:
    """Return whether a form of a term stands in the target, beside marks or otherwise typed; not inflected."""
    if told.written:
        # without the space behind it
        place = target.find(told.written[:-1])
        if place >= 0 and target.startswith(BESIDE_WORDS, place + len(told.written) - 1):
            return True
    if not told.plain:
        return False
    folded = spaced(context.target, context.locale.language)
    return any(map(folded.__contains__, told.plain))


def _missing(context: CheckContext) -> Iterable[Finding]:
    left = _to_look_for(context)
    return _lost(context, left) if left else ()


def _lost(context: CheckContext, left: set[int]) -> Iterator[Finding]:
    """Yield a finding for each of the terms ``left`` that the target has in no form, inflected or not."""
    for wording, term in _found(context).items():
        if id(term) not in left:
            continue
        if term.do_not_translate:
            if not any(_stands(source, context.target) for source in (wording, *term.sources)):
                yield Finding(f"“{wording}” stays as it is in every language, letter for letter.")
            continue
        rendering = term.rendering(context.locale.tag)
        if rendering and not holds(rendering.forms, context.target, context.locale.tag, name=_is_name(wording, term)):
            yield Finding(f"“{wording}” is “{rendering.preferred}” in {context.locale.name}.{_note(rendering)}")


def _is_name(wording: str, term: Term) -> bool:
    """Return whether ``term`` is a proper noun that the source has as it is: several of a name take a plural."""
    known = (source.casefold() for source in term.sources)
    return term.part_of_speech == "proper noun" and wording.casefold() in known


def _stands(source: str, target: str) -> bool:
    """Return True where ``target`` has ``source`` as a word, or glued to particles of another script: والـCPJ."""
    for found in re.finditer(re.escape(source), target):
        start, end = found.span()
        if not _joined(target[start - 1 : start], source[0]) and not _joined(target[end : end + 1], source[-1]):
            return True
    return False


def _joined(neighbour: str, letter: str) -> bool:
    return neighbour.isdigit() or (neighbour.isalpha() and _script(neighbour) == _script(letter))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _note(rendering: Rendering) -> str:
    others = ", ".join(f"“{form}”" for form in rendering.accepted[:3])
    return f" Also right: {others}." if others else ""


def _forbidden(context: CheckContext) -> Iterator[Finding]:
    """Yield each forbidden form, except inside a right form of this or another term of the same source."""
    if not any(map(_forbids, _told(context))):
        return
    found = _found(context)
    renderings = {wording: term.rendering(context.locale.tag) for wording, term in found.items()}
    right: list[Span] | None = None
    seen: set[Span] = set()
    for wording, rendering in renderings.items():
        for forbidden in rendering.forbidden if rendering else ():
            for span in find_forms((forbidden.form,), context.target, context.locale.tag):
                if right is None:
                    right = _right_spans(context, [known for known in renderings.values() if known])
                if span in seen or any(start <= span[0] and span[1] <= end for start, end in right):
                    continue
                seen.add(span)
                reason = f": {forbidden.reason}" if forbidden.reason else ""
                yield Finding(f"“{forbidden.form}” must not stand for “{wording}”{reason}".rstrip(".") + ".", *span)


def _right_spans(context: CheckContext, renderings: list[Rendering]) -> list[Span]:
    return [span for known in renderings for span in find_forms(known.forms, context.target, context.locale.tag)]


MISSING = Rule("glossary-missing", Severity.ERROR, "Each term stands in one of its accepted forms.", _missing)
FORBIDDEN = Rule("glossary-forbidden", Severity.ERROR, "No term stands in a form its glossary forbids.", _forbidden)
