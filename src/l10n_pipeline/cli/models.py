"""``l10n models``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n_pipeline.cli import training
from l10n_pipeline.cli.options import SPELLINGS, Json, PackageFolder
from l10n_pipeline.cli.render import Column, note, print_json, print_table, progress

if TYPE_CHECKING:
    from l10n_pipeline.engines.packages import ModelPackage
    from l10n_pipeline.errors import PackageError
    from l10n_pipeline.pipeline.machines import Place

app = typer.Typer(
    help="List, install, verify, import, train and remove model packages (.argosmodel).",
    no_args_is_help=True,
    epilog="Example: l10n models install fa",
)

_Index = Annotated[
    str | None,
    typer.Option(
        "--index",
        metavar="URL|FILE",
        help="The list of packages: a URL, a file, or a folder with index.json. Default: $L10N_PACKAGE_INDEX, "
        "then Argos' own list.",
    ),
]


@app.command("list", epilog="Example: l10n models list")
def list_(json: Json = False) -> int:
    """List the installed packages, in the order in which they are looked up.

    'changed' under 'lock' means: not the package that the project's models.lock names. It is not used. 'demonstration'
    under 'kind' means: too weak, or not measured; used only where engine.demonstration is true in l10n.yaml. 'chrF' is
    what the package states of itself, on the development sentences of TICO-19.
    """
    from l10n_pipeline.pipeline import machines

    broken: list[PackageError] = []
    where = machines.here()
    packages = [(package, _lock_state(where, package)) for package in machines.installed(where, broken)]
    if json:
        print_json([_record(package, state) for package, state in packages])
    elif packages:
        titles = ("pair", "version", "kind", "chrF", "lock", "size", "name", "place")
        print_table([Column(title, right=title in ("chrF", "size")) for title in titles], _rows(packages))
    else:
        typer.echo(
            "No packages are installed. l10n models install fa gets the one into Persian, FILE.argosmodel a file."
        )
    for error in broken:
        note(f"cannot be used: {error}")
    return 0


@app.command(epilog="Examples: l10n models available · l10n models available ar · l10n models available --index FILE")
def available(
    wanted: Annotated[str, typer.Argument(metavar="[LOCALE|PAIR]", help="Only these: fa, or en-fa.")] = "",
    index: _Index = None,
    json: Json = False,
) -> int:
    """List the packages that the index offers. Uses the network, unless the index is a file."""
    from l10n_pipeline.engines.index import matching
    from l10n_pipeline.pipeline import machines, models

    broken: list[PackageError] = []
    where = machines.here()
    there = {package.name for package in machines.installed(where)}
    found = matching(models.offers(models.index_place(where, index), broken.append), wanted)
    if json:
        print_json(
            [
                {
                    "name": offer.name,
                    "from": offer.from_code,
                    "to": offer.to_code,
                    "version": offer.version,
                    "links": list(offer.links),
                    "installed": offer.name in there,
                }
                for offer in found
            ]
        )
    elif found:
        rows = [
            (
                f"{offer.from_code}→{offer.to_code}",
                f"{offer.from_name or offer.from_code} to {offer.to_name or offer.to_code}",
                offer.version,
                "installed" if offer.name in there else "",
                offer.name,
            )
            for offer in sorted(found, key=lambda offer: (offer.from_code, offer.to_code, offer.version))
        ]
        print_table([Column(title) for title in ("pair", "languages", "version", "here", "name")], rows)
    else:
        typer.echo(f"The index has no package for {wanted!r}." if wanted else "The index is empty.")
    for error in broken:
        note(f"passed over: {error}")
    return 0


@app.command(epilog="Examples: l10n models install fa · l10n models install translate-en_fa-1_5.argosmodel")
def install(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT...",
            help="A locale (fa), a pair (en-fa), a name (translate-en_fa-1_5), an .argosmodel file, a folder of them, "
            "or a URL.",
        ),
    ],
    index: _Index = None,
    repin: Annotated[
        bool, typer.Option("--repin", help="Trust a package that is not the one that models.lock names, from now on.")
    ] = False,
) -> int:
    """Install packages: downloaded if need be, unpacked safely, tried by loading them.

    In a project they go to its .l10n/models and their digests to models.lock; elsewhere to Argos Translate's own
    folder. A download that broke off goes on where it stopped.
    """
    from l10n_pipeline.pipeline import machines, models

    where = machines.here()
    for item in what:
        there = models.places(where)
        with progress(f"{item} (kB)") as shown:
            packages = models.install(
                where,
                item,
                models.index_place(where, index),
                repin=repin,
                progress=lambda done, total, shown=shown: shown(done // 1000, total // 1000),  # type: ignore[misc]
            )
        for package in packages:
            done = "already installed:" if package.path in there else "installed"
            typer.echo(f"{done} {package.name} ({package.from_code}→{package.to_code}) in {package.path}")
    return 0


@app.command(epilog="Examples: l10n models verify · l10n models verify translate-en_fa-1_5")
def verify(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Default: all.")] = None,
    pin: Annotated[bool, typer.Option("--pin", help="Add those that models.lock does not name to it.")] = False,
) -> int:
    """Load packages, translate a word with each, and compare them with models.lock.

    Exit code 1 where one fails, and where models.lock names one that is not installed.
    """
    from l10n_pipeline.pipeline import machines, models

    where = machines.here()
    found = models.verify(where, names or (), pin=pin)
    for item in found:
        if item.problem is not None:
            note(f"{item.name}: {item.problem}")
        elif item.package is not None:
            state = "as in models.lock" if item.pinned else "not in models.lock"
            typer.echo(f"{item.name}: loads and translates; {state}; sha256 {item.package.digest}")
    if not found:
        typer.echo("No packages are installed" + (", and models.lock names none." if where.lock_path else "."))
    return 1 if any(item.problem for item in found) else 0


@app.command(epilog="Example: l10n models remove translate-en_fa-1_5")
def remove(name: Annotated[str, typer.Argument(help="A name that 'l10n models list' shows.")]) -> int:
    """Delete an installed package. Its line in models.lock stays: the same package can come back, another cannot."""
    from l10n_pipeline.pipeline import machines, models

    package = models.remove(machines.here(), name)
    typer.echo(f"removed {package.name} from {package.path}")
    return 0


@app.command("import", epilog="Example: l10n models import opus-mt-en-ar/ --to ar --source-prefix '>>ara<<'")
def import_(
    folder: Annotated[Path, typer.Argument(help="A CTranslate2 folder, or a Marian one as OPUS-MT has them.")],
    to: Annotated[str, typer.Option(*SPELLINGS, metavar="CODE", help="The language it writes.")] = ...,  # type: ignore[assignment]
    source: Annotated[str, typer.Option("--from", metavar="CODE", help="The language it reads.")] = "en",
    version: Annotated[str, typer.Option("--version", help="The version the package gets.")] = "1.0",
    licence: Annotated[str, typer.Option("--license", help="Under what the model may be used.")] = "",
    source_prefix: Annotated[
        str, typer.Option("--source-prefix", metavar="TOKEN", help="Before every sentence: >>ara<<.")
    ] = "",
    target_prefix: Annotated[
        str, typer.Option("--target-prefix", metavar="TOKEN", help="What the model's text begins with.")
    ] = "",
    quantization: Annotated[
        str, typer.Option(help="How a Marian model's weights are stored: int8, int16, float16, float32.")
    ] = "int8",
    output: PackageFolder = None,
) -> int:
    """Make a package of a model from elsewhere, and install it."""
    from l10n_pipeline.engines.imports import Details
    from l10n_pipeline.pipeline import machines, models

    details = Details(
        from_code=source,
        to_code=to,
        version=version,
        license=licence,
        source_prefix=source_prefix,
        target_prefix=target_prefix,
        quantization=quantization,
    )
    path, installed = models.import_package(machines.here(), folder, details, output)
    typer.echo(f"{'installed' if installed else 'wrote'} {path}")
    return 0


training.register(app)


def _lock_state(where: Place, package: ModelPackage) -> str:
    """Return ``locked``, ``changed``, or nothing where models.lock does not name ``package``."""
    from l10n_pipeline.errors import PackageError

    lock = where.lock()
    try:
        return "locked" if lock is not None and lock.check(package) else ""
    except PackageError:
        return "changed"


def _rows(packages: Iterable[tuple[ModelPackage, str]]) -> list[tuple[str, ...]]:
    return [
        (
            f"{p.from_code}→{p.to_code}",
            p.version,
            "demonstration" if p.demonstration else "",
            "" if p.chrf is None else f"{p.chrf:.2f}",
            state,
            f"{p.size / 1e6:.1f} MB",
            p.name,
            str(p.path),
        )
        for p, state in packages
    ]


def _record(package: ModelPackage, state: str) -> dict[str, object]:
    return {
        "name": package.name,
        "from": package.from_code,
        "to": package.to_code,
        "version": package.version,
        "demonstration": package.demonstration,
        "chrf": package.chrf,
        "lock": state,
        "size": package.size,
        "license": package.license,
        "sha256": package.digest,
        "path": str(package.path),
    }
