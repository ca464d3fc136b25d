"""``l10n publish``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Documents, Json, Locales, choose_documents, open_project
from l10n_pipeline.cli.render import Column, note, plural, print_json, print_table, say, short

if TYPE_CHECKING:
    from l10n_pipeline.pipeline import Project, Published, PublishReport

REFUSED = 1
_SHOWN = 5
"""How many refused messages of a catalog are listed without ``--all``."""


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("publish", epilog="Examples: l10n publish · l10n publish --check --locale fr")(publish)


def publish(
    documents: Documents = None,
    locale: Locales = None,
    check: Annotated[bool, typer.Option("--check", help="Only say what would be refused; write nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="List every refused message.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Make every page anew.")] = False,
    as_json: Json = False,
) -> int:
    """Publish what is finished to public/; write marked previews of the rest to preview/.

    Names of documents go with --check: pages refer to each other and are published together.
    Finished means: every sentence has a translation that a person made or accepted, without an error, and reviewed
    where l10n.yaml demands it. `publish.policy` says what becomes of the rest. Exit code 1 where anything is refused.
    """
    from l10n_pipeline.pipeline import publish_project

    project = open_project()
    locales, domains = project.choose_locales(locale or []), choose_documents(project, documents)
    if check:
        report = publish_project(project, locales, domains=domains, write=False)
    else:
        with project.lock():
            report = publish_project(project, locales, domains=domains, again=again)
    tell_more(project, report)
    if as_json:
        print_json(_record(project, report))
    else:
        for result in report.results:
            _print(project, result, every=every, written=not check)
        if not check:
            typer.echo(f"{plural(len(report.written), 'file')} changed.")
    return 0 if report.complete else REFUSED


def tell_more(project: Project, report: PublishReport) -> None:
    """Say which pages are not published any more, and what the others miss."""
    for text in report.notes:
        note(text)
    for path in report.taken_down:
        note(f"Taken down: {project.relative(path)}")


def _print(project: Project, result: Published, *, every: bool, written: bool) -> None:
    from l10n_pipeline.publish import Reason

    shown = result.refusals if every else result.refusals[:_SHOWN]
    if not shown:
        typer.echo(f"{result.locale} {result.domain}: ready")
        return
    refused = f"refused: {plural(len(result.refusals), 'message')}"
    say(f"{result.locale} {result.domain}: {refused}; {_consequence(project, result)}")
    catalog = project.relative(result.catalog)
    rows = [
        (
            f"{catalog}:{refusal.line}" if refusal.line else "not in the catalog",
            short(refusal.source, 60),
            "; ".join(issue.message for issue in refusal.issues) or str(refusal.reason),
        )
        for refusal in shown
    ]
    # The reason, which may be long, stands last: outside a terminal it makes no other row longer.
    print_table((Column("message"), Column("source"), Column("reason")), rows)
    if result.refused(Reason.REVIEW):
        say("A doubt about a negation or a number: review the message, or silence the warning (docs/settings.md).")
    if len(shown) < len(result.refusals):
        typer.echo(
            f"... and {len(result.refusals) - len(shown)} more: "
            f"l10n publish --check --all --locale {result.locale} {result.domain}"
        )
    if written and result.catalog.exists():
        typer.echo(f"The text with its drafts marked: preview/{result.locale}/{result.domain}.html")


def _consequence(project: Project, result: Published) -> str:
    from l10n_pipeline.pipeline import Outcome

    match result.outcome:
        case Outcome.WITHHELD:
            renamed = result.stays is not None and result.stays.stem != result.domain
            place = f" as {project.relative(result.stays)}" if result.stays and renamed else ""
            return f"the version published before stays{place}"
        case Outcome.KEPT:
            return "the version published before stays, with a notice"
        case Outcome.PARTIAL:
            return "they appear in the source language, marked"
        case Outcome.NOTHING:
            return "there is no catalog: l10n update makes one"
        case _:
            return "not published as a finished text"


def _record(project: Project, report: PublishReport) -> list[dict[str, object]]:
    return [
        {
            "locale": result.locale,
            "document": result.domain,
            "outcome": str(result.outcome),
            "catalog": project.relative(result.catalog),
            "refused": [
                {
                    "line": refusal.line,
                    "reason": str(refusal.reason),
                    "source": refusal.source,
                    "issues": [issue.message for issue in refusal.issues],
                }
                for refusal in result.refusals
            ],
        }
        for result in report.results
    ]
