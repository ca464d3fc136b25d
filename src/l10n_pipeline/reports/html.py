"""One HTML page with filters, for a browser: self-contained, and asks for nothing from outside.

Its content security policy (CSP level 3) allows the page's own style and script by their digests and nothing else, so
that even a text that got around the escaping could not run or load anything.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Severity
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding
from l10n_pipeline.reports.excerpt import Piece, by_message, marked_pieces, visible
from l10n_pipeline.reports.formats import Options
from l10n_pipeline.reports.text import summary

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_QUOTED = re.compile(r"((?<=“)[^”]*(?=”)|(?<=«)[^»]*(?=»))").split
"""Cuts a message into what is its own and, at the odd places, what stands in its quotation marks."""
_TAGS = re.compile(r"(</?[A-Za-z]+\d+/?>)").split
"""Cuts a text into what stands between its tags and, at the odd places, these."""
SILENCED = "silenced"
"""What stands in the place of the severity of what a comment silenced."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue as the page shows it."""

    check: str
    severity: str
    message: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A message with its problems."""

    line: int
    context: str
    source: str
    target: tuple[Piece, ...]
    problems: tuple[Problem, ...]

    @property
    def checks(self) -> str:
        """The ids of its checks, for the filter."""
        return " ".join(dict.fromkeys(problem.check for problem in self.problems))

    @property
    def severities(self) -> str:
        """Its severities, for the filter."""
        return " ".join(dict.fromkeys(problem.severity for problem in self.problems))

    @property
    def worst(self) -> str:
        """Its worst severity, which gives the row its colour."""
        order = [*map(str, Severity), SILENCED]
        return min((problem.severity for problem in self.problems), key=order.index)


@dataclass(frozen=True, slots=True)
class Section:
    """A catalog with its rows."""

    file: str
    document: str
    locale: LocaleInfo
    rows: tuple[Row, ...]
    messages: int


def render(report: CheckReport, options: Options) -> str:
    """Return ``report`` as one HTML file; every text in it is escaped, and has its language and direction."""
    sections = [_section(file, options) for file in report.files]
    problems = [problem for section in sections for row in section.rows for problem in row.problems]
    style, script = _resource("report.css"), _resource("report.js")
    page = _template().render(
        title=options.title or "Check report",
        summary=summary(report),
        notes=report.notes,
        sections=sections,
        source_locale=get_locale(options.source_locale),
        severities=_counted([problem.severity for problem in problems], [*map(str, Severity), SILENCED]),
        checks=_counted([problem.check for problem in problems]),
        locales=list(dict.fromkeys(section.locale for section in sections)),
        documents=list(dict.fromkeys(section.document for section in sections)),
        style=style,
        script=script,
        quoted=quoted,
        upright=upright,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page.rstrip("\n") + "\n"


def _section(file: CheckedFile, options: Options) -> Section:
    rows = tuple(
        Row(
            line=entry.message.line,
            context=entry.message.context or "",
            source=visible(entry.message.source),
            target=marked_pieces(entry.target, entry.spans),
            problems=tuple(_problem(finding) for finding in entry.findings),
        )
        for entry in by_message((*file.findings, *file.silenced))
    )
    locale = get_locale(file.locale)
    return Section(f"{options.prefix}{file.file}", file.document, locale, rows, file.messages)


def _problem(finding: Finding) -> Problem:
    issue = finding.issue
    severity = SILENCED if finding.reason else str(issue.severity)
    return Problem(issue.check, severity, visible(issue.message), visible(finding.reason))


def quoted(message: str) -> Markup:
    """Return the English ``message`` escaped; what it quotes from a target keeps its own direction."""
    from markupsafe import Markup

    isolated, plain = Markup("<bdi>{}</bdi>"), Markup("{}")
    parts = (
        isolated.format(upright(part)) if index % 2 else plain.format(part)
        for index, part in enumerate(_QUOTED(message))
    )
    return Markup("").join(parts)


def upright(text: str) -> Markup:
    """Return ``text`` escaped, each tag in an isolate of its own: right-to-left text would turn its brackets round."""
    from markupsafe import Markup

    isolated, plain = Markup('<bdi dir="ltr">{}</bdi>'), Markup("{}")
    return Markup("").join((isolated if index % 2 else plain).format(part) for index, part in enumerate(_TAGS(text)))


def _counted(names: Sequence[str], order: Sequence[str] = ()) -> list[tuple[str, int]]:
    """Return each name with how often it stands: in the given order, or the most frequent first."""
    counts = Counter(names)
    if order:
        return [(name, counts[name]) for name in order if counts[name]]
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _hash(text: str) -> str:
    """Return ``text``'s digest as a content security policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _resource(name: str) -> str:
    """Return a file of ours that goes into the page as it is; its line breaks are what is digested."""
    return (files("l10n_pipeline.reports") / "templates" / name).read_text(encoding="utf-8").strip()


@cache
def _template() -> Template:
    # Jinja2 costs 50 ms to import: only who asks for HTML pays for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("l10n_pipeline.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")
