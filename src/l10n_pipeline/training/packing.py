"""A trained model becomes a package: CTranslate2, SentencePiece, metadata, and a README that says what is in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import inline
from l10n_pipeline.engines.archives import METADATA
from l10n_pipeline.engines.packages import MODEL, ModelPackage
from l10n_pipeline.engines.tokenizers import SENTENCEPIECE
from l10n_pipeline.errors import PackageError, explain
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.training.corpora import Used, kinds
from l10n_pipeline.training.pieces import Pieces
from l10n_pipeline.training.weights import Weights, write_weights


@dataclass(frozen=True, slots=True)
class Score:
    """How a package did on a test set, translating sentence by sentence."""

    test: str
    """The set's name."""
    sentences: int
    package: str
    bleu: float
    chrf: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a package says of itself."""

    source: LocaleInfo
    target: LocaleInfo
    version: str
    licence: str
    demonstration: bool
    masks: bool
    """Whether it was trained to copy masks."""
    terms: bool
    """Whether it was trained to read a term's rendering beside the term."""
    how: str
    """How it was trained, as a README says it: by what, from what, how long, on what."""
    used: Sequence[Used]
    dropped: Mapping[str, int]
    scores: Sequence[Score] = ()
    declares_masks: bool = False
    """Whether the masks it was trained to copy do come back: only then is the style to be relied on."""

    @property
    def name(self) -> str:
        """What the package is called: ``translate-en_fa-0_4``."""
        package = ModelPackage(path=Path(), from_code=self.source.tag, to_code=self.target.tag, version=self.version)
        return package.name


def fill(folder: Path, weights: Weights, pieces: Pieces, begin: ModelPackage | None = None) -> None:
    """Write the model into the package folder ``folder``, which is made.

    What the package ``begin``, which training went on from, says of its own data goes along, under its name. Raises
    `PackageError` where it cannot be written.
    """
    try:
        (folder / MODEL).mkdir(parents=True)
        (folder / SENTENCEPIECE).write_bytes(pieces.model)
        write_weights(weights, pieces.tokens, folder / MODEL)
        if begin is not None:
            _inherit(begin, folder)
    except (OSError, RuntimeError, ValueError) as reason:
        raise PackageError(f"cannot be written: {reason}", path=folder) from reason


def _inherit(begin: ModelPackage, folder: Path) -> None:
    """Copy the README files of ``begin``, its own ancestors' too, into ``folder``."""
    for path in sorted(begin.folder().glob("README*.md")):
        name = f"README.{begin.name}.md" if path.name == "README.md" else path.name
        shutil.copyfile(path, folder / name)


def label(folder: Path, weights: Weights, about: Label) -> None:
    """Write metadata and README into ``folder``. Raises `PackageError` where they cannot be."""
    metadata = json.dumps(_metadata(about), ensure_ascii=False, indent=1)
    try:
        (folder / METADATA).write_text(metadata, encoding="utf-8")
        (folder / "README.md").write_text(_readme(weights, about), encoding="utf-8")
    except OSError as reason:
        raise PackageError(f"cannot be written: {explain(reason)}", path=folder) from reason


def _metadata(about: Label) -> dict[str, object]:
    """Return metadata as Argos packages have them, and what only we read."""
    found: dict[str, object] = {
        "package_version": about.version,
        "argos_version": "1.9",
        "from_code": about.source.tag,
        "from_name": about.source.name,
        "to_code": about.target.tag,
        "to_name": about.target.name,
        "type": "translate",
        "links": [],
        "license": about.licence,
        "demonstration": about.demonstration,
        "term_annotation": about.terms,
    }
    if about.declares_masks:
        found["mask_style"] = inline.DEFAULT_STYLE.name
    named = {score.test: round(score.chrf, 2) for score in about.scores if score.package == about.name}
    return found | ({"chrf": named} if named else {})


def _readme(weights: Weights, about: Label) -> str:
    taught = [
        name for name, yes in (("to copy masks", about.masks), ("to read a term's rendering", about.terms)) if yes
    ]
    lines = [
        f"# {about.name}",
        "",
        f"Translates {about.source.name} into {about.target.name}. Trained by {about.how}: a Transformer with "
        f"{weights.shape} "
        f"({weights.shape.parameters / 1e6:.1f} M parameters), averaged weights, stored by CTranslate2 as int8.",
        "",
    ]
    if taught:
        lines += [f"A share of the pairs was changed to teach it {' and '.join(taught)}.", ""]
    if about.masks and not about.declares_masks:
        lines += ["Masks do not come back often enough yet: the metadata declare no style.", ""]
    if about.demonstration:
        lines += ["**A demonstration package.** It shows that the pipeline works; its output is not a translation.", ""]
    lines += [f"Licence: {about.licence}", "", *_scores(about.scores), *_corpora(about.used)]
    if about.dropped:
        told = ", ".join(f"{count:,} {reason}" for reason, count in sorted(about.dropped.items()))
        lines += ["", f"Left out by cleaning: {told}."]
    return "\n".join(lines) + "\n"


def _scores(scores: Sequence[Score]) -> list[str]:
    if not scores:
        return []
    rows = [f"| {s.test} | {s.sentences} | {s.package} | {s.bleu:.1f} | {s.chrf:.1f} |" for s in scores]
    head = ["| test set | sentences | package | BLEU | chrF |", "|---|---|---|---|---|"]
    return ["Scores (`l10n evaluate`, way `plain`):", "", *head, *rows, ""]


def _corpora(used: Sequence[Used]) -> list[str]:
    counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds(used).items()))
    rows = [
        f"| {item.corpus.name} | {item.corpus.source} | {item.corpus.licence} | {item.corpus.kind} | {item.pairs:,} "
        f"| {item.corpus.weight} |"
        for item in used
    ]
    head = ["| corpus | from | licence | translated by | pairs | weight |", "|---|---|---|---|---|---|"]
    return [f"Data of this training ({counts} pairs):", "", *head, *rows]
