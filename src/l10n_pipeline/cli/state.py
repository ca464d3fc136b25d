"""``l10n state``."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Documents, Json, Locales, open_project
from l10n_pipeline.cli.render import note, plural, print_json, short
from l10n_pipeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n_pipeline.catalogs.states import Filter
    from l10n_pipeline.pipeline.stating import Found, StateReport

REFUSED = 1
_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = (
        "Examples: l10n state --state draft · l10n state --locale fr --accept --grep 'Our demands' · "
        "l10n state --locale fa --review 'S. Ahmadi' --state translated"
    )
    app.command("state", epilog=examples)(state)


def state(
    documents: Documents = None,
    locale: Locales = None,
    states: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", help="untranslated, draft, translated or reviewed; repeat for more."),
    ] = None,
    origin: Annotated[str, typer.Option("--origin", help="Only messages whose origin begins so: argos, memory.")] = "",
    grep: Annotated[str, typer.Option("--grep", metavar="REGEX", help="Only messages that hold this.")] = "",
    reference: Annotated[
        str, typer.Option("--reference", metavar="FILE[:LINE]", help="Only messages from there: statement.txt:12.")
    ] = "",
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Only what demonstration packages wrote and nobody changed.")
    ] = False,
    outdated: Annotated[
        bool, typer.Option("--outdated", help="Only drafts that translate another text: see 'l10n diff'.")
    ] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Make drafts translations.")] = False,
    review: Annotated[
        str | None, typer.Option("--review", metavar="NAME", help="Note that NAME reviewed them.")
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Set them back to drafts.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    as_json: Json = False,
) -> int:
    """List messages by their state, or set it: accept drafts, note a review, set back to draft.

    What has an error, and what a demonstration package wrote, is not accepted; what translates another text (the
    English changed, or memory had a sentence like it), only with --outdated or --review NAME. Exit code 1 where
    something was refused.
    """
    from l10n_pipeline.pipeline.stating import Decision, check_domains, find_messages, set_states

    if review is not None and not review.strip():
        raise UsageError("--review: a review needs the reviewer's name")
    project = open_project()
    locales = project.choose_locales(locale or [])
    domains = documents or []
    check_domains(project, domains)
    chosen = _filter(states or [], origin, grep, reference, demonstration=demonstration, outdated=outdated)
    if not (accept or review or draft):
        _list(list(find_messages(project, locales, chosen, domains)), as_json=as_json)
        return 0
    if not (locale or domains or states or origin or grep or reference or demonstration or outdated):
        raise UsageError("that would be every message: say which, by locale, document, --state, --grep ...")
    decision = Decision(accept=accept, review=review or "", draft=draft)
    today = dt.datetime.now(tz=dt.UTC).date()
    with project.lock():
        report = set_states(project, locales, chosen, decision, domains=domains, today=today, write=not dry_run)
    _tell(report, dry_run=dry_run, as_json=as_json)
    return REFUSED if report.refused else 0


def _filter(
    states: Sequence[str], origin: str, grep: str, reference: str, *, demonstration: bool, outdated: bool
) -> Filter:
    from l10n_pipeline.catalogs.states import Filter
    from l10n_pipeline.model import State

    known = [str(state) for state in State]
    for name in states:
        if name not in known:
            raise UsageError(f"no such state: {name!r} (known: {', '.join(known)})")
    try:
        pattern = re.compile(grep, re.IGNORECASE) if grep else None
    except re.error as reason:
        raise UsageError(f"--grep: not a regular expression: {reason}") from reason
    chosen = [State(name) for name in states]
    return Filter(
        states=chosen,
        origin=origin,
        text=pattern,
        reference=reference,
        demonstration=demonstration,
        outdated=outdated,
    )


def _list(found: Sequence[Found], *, as_json: bool) -> None:
    if as_json:
        print_json([_record(each) for each in found])
        return
    for each in found:
        typer.echo(_line(each))
    counts = Counter(str(each.message.state) for each in found)
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    typer.echo(f"{plural(len(found), 'message')}{f': {told}' if told else ''}")


def _line(found: Found) -> str:
    message = found.message
    edited = ", edited since" if message.edited else ""
    outdated = ", of another text" if message.outdated else ""
    origin = f" [{message.origin.text}{edited}]" if message.origin is not None else ""
    return f"{found.file}:{message.line}: {message.state}{outdated}{origin}: {short(message.source)}"


def _record(found: Found) -> dict[str, object]:
    message = found.message
    return {
        "locale": found.locale,
        "document": found.domain,
        "file": found.file,
        "line": message.line,
        "state": str(message.state),
        "outdated": message.outdated,
        "origin": message.origin.text if message.origin is not None else None,
        "reviewer": message.review.name if message.review is not None else None,
        "context": message.context,
        "source": message.source,
        "targets": list(message.targets),
    }


def _tell(report: StateReport, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "changed": [_record(found) for found in report.changed],
                "refused": [{**_record(r.found), "reason": r.reason} for r in report.refused],
            }
        )
        return
    for found in report.changed[:_SHOWN]:
        typer.echo(_line(found))
    if len(report.changed) > _SHOWN:
        typer.echo(f"... and {len(report.changed) - _SHOWN} more")
    typer.echo(f"{plural(len(report.changed), 'message')} {'would be ' if dry_run else ''}changed")
    for refused in report.refused[:_SHOWN]:
        place = f"{refused.found.file}:{refused.found.message.line}"
        note(f"{place}: not changed, it {refused.reason} ({short(refused.found.message.source, 50)})")
    if len(report.refused) > _SHOWN:
        note(f"... and {len(report.refused) - _SHOWN} more that were not changed")
