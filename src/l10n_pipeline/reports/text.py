"""Text for a terminal or a pipe: by document, by message, the offending place marked.

Right-to-left text stands on a line of its own, between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX 9): a
terminal that knows directions sets it as one piece, one that does not shows it in memory order, and nothing that is not
part of the text comes after it. Every issue also has a line ``FILE:LINE: SEVERITY: MESSAGE [CHECK]``, which editors and
grep understand; the empty messages of a catalog that has no others share one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding, count
from l10n_pipeline.reports.excerpt import Entry, Piece, by_message, cut, marked_pieces, visible
from l10n_pipeline.reports.formats import Options

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_MARK = "7"
_FAINT = "2"
_BOLD = "1"
_ISOLATE = ("\u2068", "\u2069")


def render(report: CheckReport, options: Options) -> str:
    """Return ``report`` as text, with ANSI colours where the options say so."""
    lines: list[str] = []
    for file in report.files:
        shown = by_message((*file.touched, *file.silenced) if options.silenced else file.touched)
        if file.untouched or shown:
            lines += [_heading(file, options), *_untouched(file, options), *_entries(file, shown, options), ""]
    lines += [f"note: {note}" for note in report.notes]
    lines.append(summary(report))
    return "\n".join(lines) + "\n"


def summary(report: CheckReport) -> str:
    """Return how much was checked and found, in a sentence."""
    return f"{_count(report.checked, 'message')} checked: {_counts(report.findings, report.silenced)}."


def summed_up(findings: Sequence[Finding]) -> Issue:
    """Return one issue for ``findings``, those of all messages of a catalog of which nothing is translated."""
    return replace(findings[0].issue, message=f"Nothing is translated yet ({_count(len(findings), 'message')}).")


def _counts(findings: Sequence[Finding], silenced: Sequence[Finding]) -> str:
    parts = [_count(count(findings, Severity.ERROR), "error"), _count(count(findings, Severity.WARNING), "warning")]
    if infos := count(findings, Severity.INFO):
        parts.append(f"{infos:,} for information")
    if silenced:
        parts.append(f"{len(silenced):,} silenced")
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _heading(file: CheckedFile, options: Options) -> str:
    name = get_locale(file.locale).name
    title = f"{visible(file.document)}, {name}: {_counts(file.findings, file.silenced)}"
    return _style(title, _BOLD, options)


def _untouched(file: CheckedFile, options: Options) -> Iterator[str]:
    """Yield a line for all empty messages of a catalog that has no others."""
    if file.untouched:
        yield _issue(replace(file.untouched[0], issue=summed_up(file.untouched)), options)


def _entries(file: CheckedFile, entries: Iterable[Entry], options: Options) -> Iterator[str]:
    rtl = get_locale(file.locale).rtl
    for entry in entries:
        for finding in entry.findings:
            yield _issue(finding, options)
        source = cut([Piece(visible(entry.message.source))])
        yield f"    source: {_text(source, options, rtl=get_locale(options.source_locale).rtl)}"
        if entry.target:
            target = cut(marked_pieces(entry.target, entry.spans))
            yield f"    target: {_text(target, options, rtl=rtl)}"


def _issue(finding: Finding, options: Options) -> str:
    issue = finding.issue
    place = f"{options.prefix}{visible(finding.file)}:{finding.message.line}"
    severity = "silenced" if finding.reason else str(issue.severity)
    reason = f" -- {visible(finding.reason)}" if finding.reason else ""
    colour = _FAINT if finding.reason else _COLOURS[issue.severity]
    check = _style(f"[{issue.check}]", _FAINT, options)
    return f"{place}: {_style(severity, colour, options)}: {visible(issue.message)} {check}{reason}"


def _text(parts: Sequence[Piece], options: Options, *, rtl: bool) -> str:
    shown = "".join(_piece(part, options) for part in parts)
    return f"{_ISOLATE[0]}{shown}{_ISOLATE[1]}" if rtl else shown


def _piece(part: Piece, options: Options) -> str:
    text = part.text.replace("\n", " ").replace("\t", " ")
    if not part.marked:
        return text
    return _style(text, _MARK, options) if options.colour else f"›{text}‹"


def _style(text: str, code: str, options: Options) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if options.colour else text
