"""``l10n models train``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli.options import SPELLINGS, Json, PackageFolder
from l10n_pipeline.cli.render import Column, note, print_json, print_table

if TYPE_CHECKING:
    from l10n_pipeline.pipeline.training import Trained

_EXAMPLE = "Example: l10n models train --to fa --memory our.tmx --minutes 30"
_To = Annotated[str, typer.Option(*SPELLINGS, metavar="LOCALE", help="The language to translate into.")]
_From = Annotated[str, typer.Option("--from", metavar="LOCALE", help="The language of the sources.")]
_Memory = Annotated[
    list[Path],
    typer.Option(
        "--memory", "-m", metavar="FILE", help="What was translated: .tmx, .po, .tsv or .tsv.xz; repeat for more."
    ),
]
_Minutes = Annotated[float, typer.Option("--minutes", min=0.01, help="How long to train.")]
_Start = Annotated[
    str,
    typer.Option(
        "--start",
        metavar="NAME|PATH|nothing",
        help="The package to go on from, or 'nothing'. Default: the one that translates the pair here.",
    ),
]
_Manifest = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="FILE", help="Licence, kind and weight of each corpus: docs/training.md."),
]
_TestSource = Annotated[
    Path | None,
    typer.Option("--test-source", metavar="FILE", help="A test set to score with: sentences, one a line."),
]
_TestReference = Annotated[Path | None, typer.Option("--test-reference", metavar="FILE", help="Their translations.")]
_Size = Annotated[str, typer.Option("--size", help="From nothing: tiny, small, medium or large.")]
_Masks = Annotated[
    float, typer.Option("--masks", min=0, max=1, help="Share of pairs that teach to copy masks and tags.")
]
_Terms = Annotated[
    float, typer.Option("--terms", min=0, max=1, help="Share of pairs that teach to read a term's rendering.")
]
_Rate = Annotated[
    float, typer.Option("--rate", min=0, help="The highest learning rate; 0: 0.003 from nothing, 0.001 otherwise.")
]
_Seed = Annotated[int, typer.Option("--seed", help="Another one gives another order of the pairs.")]
_Threads = Annotated[int, typer.Option("--threads", min=0, help="Cores to use; 0 for all.")]
_Version = Annotated[str, typer.Option("--version", help="Of the new package. Default: the start's, one higher.")]
_Licence = Annotated[str, typer.Option("--license", help="Under what the package may be used.")]
_Forget = Annotated[
    bool, typer.Option("--forget", help="Begin anew, although an interrupted training could be gone on with.")
]


def register(app: typer.Typer) -> None:
    """Add the command to ``app``, which is ``l10n models``."""
    app.command("train", epilog=_EXAMPLE)(train)


def train(
    to: _To,
    memory: _Memory,
    minutes: _Minutes = 30.0,
    from_: _From = "en",
    start: _Start = "",
    manifest: _Manifest = None,
    test_source: _TestSource = None,
    test_reference: _TestReference = None,
    size: _Size = "small",
    masks: _Masks = 0.08,
    terms: _Terms = 0.12,
    rate: _Rate = 0.0,
    seed: _Seed = 1,
    threads: _Threads = 0,
    version: _Version = "",
    licence: _Licence = "",
    output: PackageFolder = None,
    forget: _Forget = False,
    as_json: Json = False,
) -> int:
    """Train a model package on your own translations, score it, and install it.

    It goes on from a package, which learns your words and style, or begins from nothing, which takes very many pairs
    and hours. Needs PyTorch. Interrupted, the same command goes on where it stopped.
    """
    from l10n_pipeline.errors import UsageError
    from l10n_pipeline.locales import get_locale
    from l10n_pipeline.pipeline import training
    from l10n_pipeline.training.augment import Shares
    from l10n_pipeline.training.plan import Plan
    from l10n_pipeline.training.recipe import Recipe

    if (test_source is None) != (test_reference is None):
        raise UsageError("--test-source and --test-reference belong together")
    anew = start == training.NOTHING
    plan = Plan(
        minutes=minutes,
        rate=rate or (3e-3 if anew else 1e-3),
        warmup=500 if anew else 100,
        dropout=0.1 if anew else 0.0,
        seed=seed,
        threads=threads,
    )
    recipe = Recipe(source=get_locale(from_), target=get_locale(to), plan=plan, shares=Shares(masks, terms), size=size)
    order = training.Order(
        memory=tuple(memory),
        manifest=manifest,
        start=start,
        test=(test_source, test_reference) if test_source and test_reference else None,
        version=version,
        licence=licence,
        output=output,
        forget=forget,
    )
    trained = training.train(
        order,
        recipe,
        note,
        lambda p: note(
            f"{p.minutes:.1f} of {minutes:g} minutes, step {p.step:,}: loss {p.loss:.3f}, "
            f"{p.tokens_per_second:,.0f} tokens/s"
        ),
    )
    _print(trained, as_json=as_json)
    return 0


def _print(trained: Trained, *, as_json: bool) -> None:
    scores = trained.scores
    if as_json:
        rows = [
            {"test": s.test, "sentences": s.sentences, "package": s.package, "bleu": s.bleu, "chrf": s.chrf}
            for s in scores
        ]
        print_json(
            {
                "name": trained.package.name,
                "path": str(trained.path),
                "installed": trained.installed,
                "demonstration": trained.package.demonstration,
                "pairs": trained.pairs,
                "scores": rows,
            }
        )
        return
    columns = [
        Column(title, right=i in (1, 3, 4)) for i, title in enumerate(("test", "sentences", "package", "BLEU", "chrF"))
    ]
    print_table(columns, [(s.test, f"{s.sentences:,}", s.package, f"{s.bleu:.1f}", f"{s.chrf:.1f}") for s in scores])
    typer.echo(f"{'installed' if trained.installed else 'wrote'} {trained.path}")
    if trained.package.demonstration:
        typer.echo(
            "It is a demonstration package: l10n run uses it only where engine.demonstration is true in l10n.yaml."
        )
