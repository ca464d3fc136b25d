"""glossary.yaml read and checked: its mistakes with line and key, or the `Glossary`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline import yaml_lines
from l10n_pipeline.errors import GlossaryError, LocaleError
from l10n_pipeline.glossary import words
from l10n_pipeline.glossary.exchange import canonical
from l10n_pipeline.glossary.forms import find_forms
from l10n_pipeline.glossary.schema import Entry, File, Translation
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import ForbiddenForm, Glossary, Rendering, Severity, Term, TermContext
from l10n_pipeline.yaml_lines import Loc, YamlDocument


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in glossary.yaml. An error keeps it from being used, a warning does not."""

    severity: Severity
    message: str
    line: int
    key: str
    """A dotted path: ``terms.3.translations.fa``."""


def read(data: bytes, path: str) -> Glossary:
    """Return the glossary in ``data``; raise `GlossaryError` with path, line and key for its first mistake."""
    document = yaml_lines.load(data, path, GlossaryError)
    reader = _Reader(document)
    glossary = reader.glossary(yaml_lines.validate(File, document, path, GlossaryError), path)
    if reader.problems:
        first = reader.problems[0]
        raise GlossaryError(first.message, path=path, line=first.line, key=first.key)
    return glossary


def examine(data: bytes, path: str, locales: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return everything that is wrong with the glossary in ``data``, in the order of its lines.

    A term without a rendering in one of ``locales`` is a warning. Raises `GlossaryError` where it is not YAML at all.
    """
    document = yaml_lines.load(data, path, GlossaryError)
    complaints = yaml_lines.complaints(File, document)
    if complaints:
        found = [Problem(Severity.ERROR, c.reason, c.line, yaml_lines.dotted(c.loc)) for c in complaints]
    else:
        file = File.model_validate(document.data)
        reader = _Reader(document)
        reader.glossary(file, path)
        advice = _Advice(document, tuple(locales))
        found = [*reader.problems, *advice.of(file)]
    return tuple(sorted(found, key=lambda problem: problem.line))


class _Reader:
    """Checks what the schema cannot say, and builds the terms."""

    def __init__(self, document: YamlDocument) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._seen: dict[tuple[str, ...], tuple[str, Loc]] = {}

    def glossary(self, file: File, path: str) -> Glossary:
        return Glossary(tuple(self._term(entry, ("terms", n)) for n, entry in enumerate(file.terms)), path)

    def _problem(self, reason: str, loc: Loc) -> None:
        self.problems.append(Problem(Severity.ERROR, reason, self._document.line(loc), yaml_lines.dotted(loc)))

    def _term(self, entry: Entry, loc: Loc) -> Term:
        self._sources(entry, loc)
        self._complete(entry, loc)
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
            renderings=MappingProxyType(dict(self._renderings(entry, loc))),
            line=self._document.line(loc),
        )

    def _sources(self, entry: Entry, loc: Loc) -> None:
        places: list[tuple[str, Loc]] = [(entry.term, (*loc, "term"))]
        places += [(variant, (*loc, "variants", n)) for n, variant in enumerate(entry.variants)]
        own: dict[tuple[str, ...], str] = {}
        for source, place in places:
            key = words.key(source)
            if not any(word[0].isalnum() for word in key):
                self._problem(f"no word in {source!r}", place)
                continue
            exact = words.key(source, fold=False) if entry.case_sensitive else key
            if exact in own:
                self._problem(f"{source!r} repeats {own[exact]!r} of the same term", place)
            own[exact] = source
            self._once(source, key, place, loc)

    def _once(self, source: str, key: tuple[str, ...], place: Loc, loc: Loc) -> None:
        first, first_place = self._seen.setdefault(key, (source, place))
        if first_place[:2] != loc:
            line = self._document.line(first_place)
            self._problem(f"{source!r} repeats {first!r} on line {line}", place)

    def _complete(self, entry: Entry, loc: Loc) -> None:
        if not entry.definition.strip() and not entry.note.strip():
            self._problem(
                f"{entry.term!r} tells nobody what it means: add a line 'definition: ...' (its meaning) "
                "or 'note: ...' (why it is rendered so)",
                loc,
            )
        if not entry.translations and not entry.do_not_translate:
            self._problem(
                f"{entry.term!r} has no translations: add 'translations:' with one locale at least, "
                "or 'do_not_translate: true' where every locale keeps it",
                loc,
            )
        if entry.translations and entry.do_not_translate:
            self._problem("do_not_translate contradicts translations: drop one", (*loc, "do_not_translate"))

    def _renderings(self, entry: Entry, loc: Loc) -> Iterator[tuple[str, Rendering]]:
        seen: dict[str, str] = {}
        for key, translation in entry.translations.items():
            place = (*loc, "translations", key)
            try:
                tag = get_locale(key).tag
            except LocaleError as cause:
                self._problem(cause.reason, place)
                continue
            if tag in seen:
                self._problem(f"{key!r} is the same locale as {seen[tag]!r}", place)
                continue
            seen[tag] = key
            self._consistent(translation, tag, place)
            yield tag, _rendering(translation)

    def _consistent(self, translation: Translation, locale: str, loc: Loc) -> None:
        """Refuse a forbidden form that is a right one, or only differs from one by the language's own inflection."""
        for n, forbidden in enumerate(translation.forbidden):
            for right in (translation.preferred, *translation.accepted):
                if _same(forbidden.form, right, locale):
                    reason = f"{shown(forbidden.form)} is forbidden, and {shown(right)} is preferred or accepted"
                    self._problem(reason, (*loc, "forbidden", n))


def shown(form: str) -> str:
    """Return ``form`` in quotes, what cannot be seen escaped; the Persian ZWNJ is part of its words."""
    return repr(form).replace(r"\u200c", "\u200c")


def _same(one: str, other: str, locale: str) -> bool:
    """Return True where one form is found as the whole of the other, whichever is inflected."""
    return one == other or any(
        find_forms((form,), text, locale) == ((0, len(text)),) for form, text in ((one, other), (other, one))
    )


def _rendering(translation: Translation) -> Rendering:
    return Rendering(
        preferred=translation.preferred,
        accepted=tuple(translation.accepted),
        forbidden=tuple(ForbiddenForm(item.form, item.reason.strip()) for item in translation.forbidden),
        note=translation.note.strip(),
        gender=translation.gender,
        number=translation.number,
    )


class _Advice:
    """Looks for what keeps no glossary from being used, but leaves translators alone."""

    def __init__(self, document: YamlDocument, locales: tuple[str, ...]) -> None:
        self._document = document
        self._locales = locales

    def of(self, file: File) -> Iterator[Problem]:
        for n, entry in enumerate(file.terms):
            loc: Loc = ("terms", n)
            yield from self._uncovered(entry, loc)
            for key, translation in entry.translations.items():
                yield from self._repeated(translation, (*loc, "translations", key))
                yield from self._unexplained(translation, (*loc, "translations", key))

    def _problem(self, reason: str, loc: Loc) -> Problem:
        return Problem(Severity.WARNING, reason, self._document.line(loc), yaml_lines.dotted(loc))

    def _uncovered(self, entry: Entry, loc: Loc) -> Iterator[Problem]:
        if entry.do_not_translate:
            return
        there = {canonical(key) for key in entry.translations}
        for locale in self._locales:
            if locale not in there and locale.partition("-")[0] not in there:
                name = get_locale(locale).name
                yield self._problem(f"{entry.term!r} has no translation in {name} ({locale})", (*loc, "translations"))

    def _repeated(self, translation: Translation, loc: Loc) -> Iterator[Problem]:
        seen = {translation.preferred}
        for n, form in enumerate(translation.accepted):
            if form in seen:
                yield self._problem(f"{shown(form)} is listed already: drop it", (*loc, "accepted", n))
            seen.add(form)

    def _unexplained(self, translation: Translation, loc: Loc) -> Iterator[Problem]:
        for n, forbidden in enumerate(translation.forbidden):
            if not forbidden.reason.strip():
                yield self._problem(
                    f"{shown(forbidden.form)} is forbidden without a reason: tell translators why, "
                    "{form: ..., reason: ...}",
                    (*loc, "forbidden", n),
                )
