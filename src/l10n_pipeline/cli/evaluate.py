"""``l10n evaluate``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import Json, Locale
from l10n_pipeline.cli.render import Column, plural, print_json, print_table, progress

if TYPE_CHECKING:
    from l10n_pipeline.pipeline.evaluating import Evaluated, Evaluation, Way
    from l10n_pipeline.pretranslate.scores import Adherence

_EXAMPLE = "Example: l10n evaluate --to fr --source test.en --reference test.fr --package translate-en_fr-1_9 --json"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("evaluate", epilog=_EXAMPLE)(evaluate)


def evaluate(
    to: Locale,
    source: Annotated[Path, typer.Option("--source", metavar="FILE", help="Sentences, one a line.")],
    reference: Annotated[Path, typer.Option("--reference", metavar="FILE", help="Their translations by people.")],
    from_: Annotated[str | None, typer.Option("--from", metavar="LOCALE", help="The language of the source.")] = None,
    package: Annotated[
        list[str] | None,
        typer.Option(
            "--package",
            "-p",
            metavar="NAME|PATH",
            help="A package, or 'apertium' or 'pseudo'; repeat for more. Default: what would draft the locale here.",
        ),
    ] = None,
    glossary: Annotated[
        Path | None, typer.Option("--glossary", metavar="FILE", help="Default: the project's, if in one.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Only so many sentences; 0 for all.")] = 0,
    as_json: Json = False,
) -> int:
    """Measure how well and how fast packages translate a test set.

    BLEU and chrF against the references, the glossary's terms (letter for letter, and inflected), the sentences with
    errors that the checks see, and the speed: of the engine's plain output, and of drafts as this program makes them.
    Then, of first proposals: sentences whose masks all came back, and terms without and with their rendering beside.
    """
    from l10n_pipeline.pipeline import Project
    from l10n_pipeline.pipeline.evaluating import evaluate as run
    from l10n_pipeline.pipeline.evaluating import read_pairs

    pairs = read_pairs(source, reference, limit)
    project = Project.open(Path.cwd()) if Project.find(Path.cwd()) else None
    with progress("Evaluating") as shown:
        result = run(pairs, to, from_, packages=package or (), glossary_path=glossary, project=project, progress=shown)
    if as_json:
        print_json(_record(result))
    else:
        _print(result)
    return 0


def _print(result: Evaluation) -> None:
    typer.echo(
        f"{result.source_locale}→{result.locale}, {plural(result.sentences, 'sentence')}, "
        f"{plural(result.reference_terms.terms, 'glossary term')}"
    )
    ways = [(engine, way) for engine in result.engines for way in engine.ways]
    titles = ("package", "way", "BLEU", "chrF", "exact", "tolerant", "flagged", "sent./s")
    rows = [_scores(engine, way, result.sentences) for engine, way in ways]
    rows.append(("(reference)", "", "", "", *_rates(result.reference_terms), "", ""))
    print_table([Column(title, right=index > 1) for index, title in enumerate(titles)], rows)
    _print_counts("error", result, lambda way: way.guarded.checks)
    _print_counts("rung", result, lambda way: way.rungs)
    _print_taught(result)
    typer.echo(f"BLEU {result.signatures['bleu']}\nchrF {result.signatures['chrf']}")
    if any(engine.demonstration for engine in result.engines):
        typer.echo("A demonstration package is among these: its output is no translation.")


def _print_taught(result: Evaluation) -> None:
    """Print how masks survive, and what writing a term's rendering beside it does, without any retry."""
    typer.echo("")
    rows = [
        (
            engine.name,
            engine.mask_style,
            f"{engine.taught.whole} of {engine.taught.sentences}",
            str(engine.taught.plain.terms),
            _rates(engine.taught.plain)[1],
            _rates(engine.taught.told)[1],
        )
        for engine in result.engines
    ]
    titles = ("package", "masks", "whole", "terms", "plain", "told")
    print_table([Column(title, right=index > 1) for index, title in enumerate(titles)], rows)


def _scores(engine: Evaluated, way: Way, sentences: int) -> tuple[str, ...]:
    return (
        engine.name,
        way.name,
        f"{way.quality.bleu:.1f}",
        f"{way.quality.chrf:.1f}",
        *_rates(way.terms),
        f"{way.guarded.flagged / sentences:.1%}",
        f"{sentences / way.seconds:,.1f}",
    )


def _rates(terms: Adherence) -> tuple[str, str]:
    exact, tolerant = terms.exact_rate, terms.tolerant_rate
    return ("–" if exact is None else f"{exact:.1%}", "–" if tolerant is None else f"{tolerant:.1%}")


def _print_counts(title: str, result: Evaluation, counts: Callable[[Way], Mapping[str, int]]) -> None:
    """Print how many sentences of each way there were by ``title``."""
    rows = [
        (engine.name, way.name, name, f"{count:,}", f"{count / result.sentences:.1%}")
        for engine in result.engines
        for way in engine.ways
        for name, count in counts(way).items()
    ]
    if not rows:
        return
    typer.echo("")
    columns = (Column("package"), Column("way"), Column(title), Column("sentences", right=True))
    print_table((*columns, Column("share", right=True)), rows)


def _record(result: Evaluation) -> dict[str, object]:
    """Return ``result`` for ``--json``."""
    return {
        "source_locale": result.source_locale,
        "locale": result.locale,
        "sentences": result.sentences,
        "signatures": dict(result.signatures),
        "reference": {"terms": _terms(result.reference_terms)},
        "packages": [
            {
                "package": engine.name,
                "origin": engine.origin,
                "demonstration": engine.demonstration,
                "masks": {
                    "style": engine.mask_style,
                    "sentences": engine.taught.sentences,
                    "whole": engine.taught.whole,
                },
                "told_terms": {"plain": _terms(engine.taught.plain), "told": _terms(engine.taught.told)},
                "ways": {way.name: _way(way, result.sentences) for way in engine.ways},
            }
            for engine in result.engines
        ],
    }


def _way(way: Way, sentences: int) -> dict[str, object]:
    return {
        "bleu": round(way.quality.bleu, 2),
        "chrf": round(way.quality.chrf, 2),
        "terms": _terms(way.terms),
        "flagged": way.guarded.flagged,
        "errors": dict(way.guarded.checks),
        "rungs": dict(way.rungs),
        "seconds": round(way.seconds, 3),
        "sentences_per_second": round(sentences / way.seconds, 2),
    }


def _terms(terms: Adherence) -> dict[str, object]:
    return {
        "count": terms.terms,
        "exact": terms.exact,
        "tolerant": terms.tolerant,
        "exact_rate": terms.exact_rate,
        "tolerant_rate": terms.tolerant_rate,
    }
