"""How far each locale is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity, State
from l10n_pipeline.pipeline.checking import project_checker
from l10n_pipeline.pipeline.project import Project


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """How far one document is in one locale."""

    domain: str
    locale: str
    name: str
    """The locale's English name."""
    messages: int
    untranslated: int
    draft: int
    translated: int
    reviewed: int
    demonstration: int
    """How many texts a demonstration package wrote and nobody changed."""
    as_it_came: int
    """How many translations are a machine's that nobody changed or reviewed."""
    errors: int
    """In messages that have a target."""
    warnings: int
    stale: bool
    """True where the catalog is missing or does not hold the document's sentences: run ``l10n update``."""

    @property
    def record(self) -> dict[str, str | int | bool]:
        """The status as ``l10n status --json`` prints it."""
        return {field: getattr(self, field) for field in self.__slots__}


@dataclass(frozen=True, slots=True)
class StatusReport:
    """How far every document is in every locale."""

    rows: tuple[LocaleStatus, ...]

    @property
    def stale(self) -> bool:
        """True where any catalog is."""
        return any(row.stale for row in self.rows)


def project_status(project: Project, locales: Sequence[LocaleInfo] = (), domains: Sequence[str] = ()) -> StatusReport:
    """Return how far the catalogs of ``domains`` in ``locales`` (all if none) are. Writes nothing."""
    rows: list[LocaleStatus] = []
    for locale in locales or project.locales:
        checker = project_checker(project, locale)
        for source in project.documents:
            if domains and source.domain not in domains:
                continue
            stored = project.catalog(source.domain, locale)
            active = stored.catalog.active if stored.catalog else ()
            states = Counter(message.state for message in active)
            found = checker.check_catalog(stored.catalog) if stored.catalog else {}
            severities = Counter(issue.severity for issues in found.values() for issue in issues)
            rows.append(
                LocaleStatus(
                    domain=source.domain,
                    locale=locale.tag,
                    name=locale.name,
                    messages=len(active),
                    untranslated=states[State.UNTRANSLATED],
                    draft=states[State.DRAFT],
                    translated=states[State.TRANSLATED],
                    reviewed=states[State.REVIEWED],
                    demonstration=sum(m.demonstration for m in active),
                    as_it_came=sum(m.as_it_came for m in active),
                    errors=severities[Severity.ERROR],
                    warnings=severities[Severity.WARNING],
                    stale=not source.fits(stored.catalog),
                )
            )
    return StatusReport(tuple(rows))
