"""glossary.yaml read, checked and turned into a `Glossary`."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from l10n_pipeline import yaml_lines
from l10n_pipeline.errors import GlossaryError, LocaleError
from l10n_pipeline.glossary import words
from l10n_pipeline.glossary.forms import find_forms
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import ForbiddenForm, Glossary, Rendering, Term, TermContext
from l10n_pipeline.yaml_lines import Loc, YamlDocument

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Forbidden(_Strict):
    form: _Text
    reason: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"form": value} if isinstance(value, str) else value


class _Translation(_Strict):
    preferred: _Text
    accepted: list[_Text] = []
    forbidden: list[_Forbidden] = []
    note: str = ""


class _Term(_Strict):
    term: _Text
    variants: list[_Text] = []
    part_of_speech: _Text = "noun"
    definition: str = ""
    note: str = ""
    case_sensitive: bool = False
    whole_word: bool = True
    do_not_translate: bool = False
    context: Literal["anywhere", "quotation", "heading"] = "anywhere"
    translations: dict[str, _Translation] = {}


class _File(_Strict):
    version: Literal[1]
    terms: list[_Term]


def read(data: bytes, path: str) -> Glossary:
    """Return the glossary in ``data``; raise `GlossaryError` with path, line and key."""
    document = yaml_lines.load(data, path, GlossaryError)
    file = yaml_lines.validate(_File, document, path, GlossaryError)
    return _Reader(document, path).glossary(file)


class _Reader:
    """Checks what the schema cannot say, and builds the terms."""

    def __init__(self, document: YamlDocument, path: str) -> None:
        self._document = document
        self._path = path
        self._seen: dict[tuple[str, ...], tuple[str, Loc]] = {}

    def glossary(self, file: _File) -> Glossary:
        return Glossary(tuple(self._term(entry, ("terms", n)) for n, entry in enumerate(file.terms)), self._path)

    def _problem(self, reason: str, loc: Loc, *, locale: str | None = None) -> GlossaryError:
        line = self._document.line(loc)
        return GlossaryError(reason, path=self._path, line=line, locale=locale, key=yaml_lines.dotted(loc))

    def _term(self, entry: _Term, loc: Loc) -> Term:
        self._sources(entry, loc)
        self._complete(entry, loc)
        renderings = dict(self._renderings(entry, loc))
        return Term(
            source=entry.term,
            variants=tuple(entry.variants),
            part_of_speech=entry.part_of_speech,
            definition=entry.definition.strip(),
            note=entry.note.strip(),
            case_sensitive=entry.case_sensitive,
            whole_word=entry.whole_word,
            do_not_translate=entry.do_not_translate,
            context=TermContext(entry.context),
            renderings=MappingProxyType(renderings),
            line=self._document.line(loc),
        )

    def _sources(self, entry: _Term, loc: Loc) -> None:
        places: list[tuple[str, Loc]] = [(entry.term, (*loc, "term"))]
        places += [(variant, (*loc, "variants", n)) for n, variant in enumerate(entry.variants)]
        own: dict[tuple[str, ...], str] = {}
        for source, place in places:
            if not any(word[0].isalnum() for word in words.key(source)):
                raise self._problem(f"no word in {source!r}", place)
            exact = words.key(source, fold=not entry.case_sensitive)
            if exact in own:
                raise self._problem(f"{source!r} repeats {own[exact]!r} of the same term", place)
            own[exact] = source
            self._once(source, place, loc)

    def _once(self, source: str, place: Loc, loc: Loc) -> None:
        first, first_place = self._seen.setdefault(words.key(source), (source, place))
        if first_place[:2] != loc:
            line = self._document.line(first_place)
            raise self._problem(f"{source!r} repeats {first!r} on line {line}", place)

    def _complete(self, entry: _Term, loc: Loc) -> None:
        if not entry.definition.strip() and not entry.note.strip():
            raise self._problem("a term needs a definition or a note", loc)
        if not entry.translations and not entry.do_not_translate:
            raise self._problem("no translations: give some, or set do_not_translate: true", loc)
        if entry.translations and entry.do_not_translate:
            raise self._problem("do_not_translate contradicts translations: drop one", (*loc, "do_not_translate"))

    def _renderings(self, entry: _Term, loc: Loc) -> Iterator[tuple[str, Rendering]]:
        seen: dict[str, str] = {}
        for key, translation in entry.translations.items():
            place = (*loc, "translations", key)
            try:
                tag = get_locale(key).tag
            except LocaleError as cause:
                raise self._problem(cause.reason, place) from cause
            if tag in seen:
                raise self._problem(f"{key!r} is the same locale as {seen[tag]!r}", place)
            seen[tag] = key
            self._consistent(translation, tag, place)
            yield tag, _rendering(translation)

    def _consistent(self, translation: _Translation, locale: str, loc: Loc) -> None:
        """Refuse a forbidden form that is, by the language's own inflection, a right one."""
        for n, forbidden in enumerate(translation.forbidden):
            for right in (translation.preferred, *translation.accepted):
                if right == forbidden.form or find_forms((forbidden.form,), right, locale) == ((0, len(right)),):
                    reason = f"{forbidden.form!r} is forbidden, and {right!r} is preferred or accepted"
                    raise self._problem(reason, (*loc, "forbidden", n))


def _rendering(translation: _Translation) -> Rendering:
    return Rendering(
        preferred=translation.preferred,
        accepted=tuple(translation.accepted),
        forbidden=tuple(ForbiddenForm(item.form, item.reason.strip()) for item in translation.forbidden),
        note=translation.note.strip(),
    )
