"""The glossary for its editors: checked, searched, counted, and exchanged with other programs."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import checks, files, glossary
from l10n_pipeline.errors import GlossaryError, UsageError
from l10n_pipeline.glossary.additions import Addition
from l10n_pipeline.glossary.candidates import Candidate
from l10n_pipeline.glossary.exchange import Imported
from l10n_pipeline.glossary.reading import Problem
from l10n_pipeline.glossary.tbx import Edition
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Glossary, Message, Rendering, State, TermMatch
from l10n_pipeline.pipeline.checking import Checker
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.updating import HEADINGS, is_heading


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A glossary.yaml, of a project or from anywhere."""

    path: Path
    data: bytes
    source: str
    """The locale of its terms."""
    locales: tuple[str, ...]
    """Those of the project; none for a file from anywhere."""
    project: Project | None

    def parse(self) -> Glossary:
        """Return what it says; raises `GlossaryError` with path, line and key."""
        if self.project is not None:
            return self.project.glossary
        return glossary.parse(self.data, str(self.path))


def open_glossary(folder: Path, path: Path | None = None, source: str = "en") -> GlossaryFile:
    """Return the glossary in ``path``, or that of the project that ``folder`` belongs to."""
    if path is not None:
        return GlossaryFile(path, files.read_bytes(path, GlossaryError), get_locale(source).tag, (), None)
    project = Project.open(folder)
    data, name = project.glossary_data, project.settings.glossary
    if data is None or name is None:
        raise UsageError("this project has no glossary: write 'glossary: glossary.yaml' in its l10n.yaml")
    tags = tuple(locale.tag for locale in project.locales)
    return GlossaryFile(project.root / name, data, project.source_locale.tag, tags, project)


def examine(file: GlossaryFile) -> tuple[Problem, ...]:
    """Return what is wrong with ``file``, in the order of its lines."""
    from l10n_pipeline.glossary.reading import examine as read

    return read(file.data, str(file.path), file.locales)


# ---------------------------------------------------------------- find


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text, and how it is written in each locale asked for."""

    match: TermMatch
    wording: str
    renderings: tuple[tuple[str, Rendering | None], ...]

    @property
    def record(self) -> dict[str, object]:
        """The match as ``l10n glossary find --json`` prints it."""
        return {
            "start": self.match.start,
            "end": self.match.end,
            "wording": self.wording,
            "term": self.match.term.source,
            "line": self.match.term.line,
            "do_not_translate": self.match.term.do_not_translate,
            "renderings": {
                locale: rendering
                and {
                    "preferred": rendering.preferred,
                    "accepted": list(rendering.accepted),
                    "forbidden": [{"form": item.form, "reason": item.reason} for item in rendering.forbidden],
                }
                for locale, rendering in self.renderings
            },
        }


def find_terms(file: GlossaryFile, text: str, locales: Sequence[str] = ()) -> tuple[Found, ...]:
    """Return the terms in ``text`` with their renderings in ``locales``, or in those of the project, or in all."""
    terms = file.parse()
    every = dict.fromkeys(tag for term in terms.terms for tag in term.renderings)
    tags = [get_locale(tag).tag for tag in locales] or list(file.locales) or list(every)
    return tuple(
        Found(match, text[match.start : match.end], tuple((tag, match.term.rendering(tag)) for tag in tags))
        for match in glossary.find(terms, text)
    )


# ---------------------------------------------------------------- stats


_MISSING, _FORBIDDEN = "glossary-missing", "glossary-forbidden"
_OCCURRENCE, _PREFERRED = "occurrence", "preferred"


@dataclass(frozen=True, slots=True)
class LocaleUse:
    """How a locale's translations keep the glossary."""

    locale: str
    name: str
    covered: int
    """Terms with a rendering in the locale, or that no locale translates."""
    occurrences: int
    """Terms in the sources of translated messages, each once a message."""
    preferred: int
    accepted: int
    missing: int
    """Occurrences without any right form, as `l10n check` counts them."""
    forbidden: int
    """Forbidden forms, as `l10n check` counts them."""

    @property
    def record(self) -> dict[str, str | int]:
        """The figures as ``l10n glossary stats --json`` prints them."""
        return {field: getattr(self, field) for field in self.__slots__}


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a glossary is used."""

    terms: int
    occurrences: int
    """Of terms in the project's sentences, every repetition counted."""
    unused: tuple[str, ...]
    """Terms that stand in no document."""
    locales: tuple[LocaleUse, ...]


def statistics(project: Project) -> Statistics:
    """Return how the documents and catalogs of ``project`` use its glossary."""
    terms = project.glossary
    counts = Counter(
        match.term.source
        for document in project.documents
        for block in document.document.blocks
        for segment in (block.segments if block.translate else ())
        for match in glossary.find(terms, segment.text, heading=block.kind in HEADINGS)
    )
    unused = tuple(term.source for term in terms.terms if term.source not in counts)
    uses = tuple(_locale_use(project, locale) for locale in project.locales)
    return Statistics(len(terms.terms), counts.total(), unused, uses)


def _locale_use(project: Project, locale: LocaleInfo) -> LocaleUse:
    terms = project.glossary
    only_terms = checks.Policy(frozenset(checks.CHECKS) - {_MISSING, _FORBIDDEN})
    checker = Checker(locale, project.source_locale, terms, only_terms)
    uses: Counter[str] = Counter()
    for _, stored in project.catalogs(locale):
        for message in stored.catalog.active if stored.catalog is not None else ():
            if message.state is not State.UNTRANSLATED:
                uses.update(issue.check for issue in checker.raw(message))
                uses.update(_used(message, terms, locale.tag))
    return LocaleUse(
        locale=locale.tag,
        name=locale.name,
        covered=sum(term.do_not_translate or term.rendering(locale.tag) is not None for term in terms.terms),
        occurrences=uses[_OCCURRENCE],
        preferred=uses[_PREFERRED],
        accepted=uses[_OCCURRENCE] - uses[_PREFERRED] - uses[_MISSING],
        missing=uses[_MISSING],
        forbidden=uses[_FORBIDDEN],
    )


def _used(message: Message, terms: Glossary, locale: str) -> Iterator[str]:
    """Yield an occurrence for each term of ``message``, and where it stands in its preferred form that too."""
    matches = glossary.find(terms, message.source, heading=is_heading(message))
    for term in {id(match.term): match.term for match in matches}.values():
        rendering = Rendering(term.source) if term.do_not_translate else term.rendering(locale)
        if rendering is not None:
            yield _OCCURRENCE
            if glossary.holds((rendering.preferred,), message.target, locale):
                yield _PREFERRED


def suggestions(project: Project) -> tuple[Candidate, ...]:
    """Return the frequent phrases of the project's documents that no term covers, the likeliest terms first."""
    from l10n_pipeline.glossary.candidates import candidates

    sentences = (sentence for document in project.documents for sentence in document.sources)
    return candidates(sentences, project.glossary)


# ---------------------------------------------------------------- other formats


def export_glossary(file: GlossaryFile, target: Path, edition: Edition = Edition.V2019) -> int:
    """Write ``file`` as TBX or CSV, as the suffix of ``target`` says, and return how many terms it has."""
    from l10n_pipeline.glossary import sheet, tbx

    terms = file.parse()
    data = sheet.write(terms) if _is_sheet(target) else tbx.write(terms, file.source, edition)
    files.write(target, data)
    return len(terms.terms)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    addition: Addition
    skipped: tuple[str, ...]
    """What of the other file could not be read as a term."""
    written: bool


def import_glossary(file: GlossaryFile, other: Path, *, write: bool = True) -> ImportReport:
    """Add to ``file`` what is new in ``other``, a TBX or CSV file, and return what was added and what conflicts.

    Nothing that stands in ``file`` is changed. Without ``write`` it tells what it would do. Raises `GlossaryError`.
    """
    from l10n_pipeline.glossary.additions import add

    imported = _read(other, file.source)
    with file.project.lock() if file.project is not None and write else contextlib.nullcontext():
        addition = add(file.data, str(file.path), imported.terms, other.name)
        written = write and files.write(file.path, addition.data, replacing=file.data)
    return ImportReport(addition, imported.skipped, written)


def _read(path: Path, source: str) -> Imported:
    from l10n_pipeline.glossary import sheet, tbx

    is_sheet = _is_sheet(path)
    data = files.read_bytes(path, GlossaryError)
    return sheet.read(data, str(path)) if is_sheet else tbx.read(data, str(path), source)


def _is_sheet(path: Path) -> bool:
    """Return True for CSV, False for TBX; raises `UsageError` for another suffix."""
    match path.suffix.lower():
        case ".csv":
            return True
        case ".tbx":
            return False
    raise UsageError("glossaries are exchanged as .tbx or .csv", path=path)
