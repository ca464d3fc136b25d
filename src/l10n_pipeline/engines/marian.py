"""Marian models, as OPUS-MT gives them away, to CTranslate2: a folder with ``decoder.yml``, weights and vocabulary.

``decoder.yml`` names the other files::

    models: [opus.spm32k-spm32k.transformer-align.model1.npz.best-perplexity.npz]
    vocabs: [opus.spm32k-spm32k.vocab.yml, opus.spm32k-spm32k.vocab.yml]

Without it the only ``*.npz`` and ``*vocab*.yml`` of the folder are taken. The weights are converted by CTranslate2.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from l10n_pipeline import yaml_lines
from l10n_pipeline.errors import PackageError
from l10n_pipeline.files import read_bytes

DECODER = "decoder.yml"
QUANTIZATIONS = ("int8", "int16", "float16", "float32")
"""What weights may be stored as; int8 is a quarter of float32, and about as good."""
_FOREIGN = (RuntimeError, ValueError, OSError, KeyError, TypeError, AttributeError, ImportError, EOFError, IndexError)
"""What CTranslate2's converter and numpy raise on files that are damaged or that they do not know."""


@dataclass(frozen=True, slots=True)
class MarianFiles:
    """The files of a Marian model."""

    weights: Path
    vocabularies: tuple[Path, ...]
    """One for both languages, or source and target."""


class _Converter(Protocol):
    def convert(self, output_dir: str, *, quantization: str, force: bool) -> str: ...


def is_marian(folder: Path) -> bool:
    """Return whether ``folder`` looks like a Marian model."""
    return (folder / DECODER).is_file() or any(folder.glob("*.npz"))


def marian_files(folder: Path) -> MarianFiles:
    """Return the files of the Marian model in ``folder``.

    Raises `PackageError` where they are missing, outside of it, or of a kind that cannot be converted.
    """
    settings = _decoder(folder)
    models = _named(folder, settings, "models") or sorted(folder.glob("*.npz"))
    vocabularies = _named(folder, settings, "vocabs") or sorted(folder.glob("*vocab*.yml"))
    if len(models) != 1:
        raise PackageError(f"has {len(models)} models (*.npz), not one: ensembles cannot be converted", path=folder)
    if not 1 <= len(vocabularies) <= 2:
        raise PackageError(f"has {len(vocabularies)} vocabularies (*vocab*.yml), not one or two", path=folder)
    for path in (*models, *vocabularies):
        if not path.is_file():
            raise PackageError(f"has no {path.name}, which {DECODER} names", path=folder)
    for path in vocabularies:
        if path.suffix not in (".yml", ".yaml"):
            raise PackageError(f"its vocabulary {path.name} is not YAML: it cannot be converted", path=folder)
    return MarianFiles(models[0], tuple(vocabularies))


def convert(found: MarianFiles, folder: Path, quantization: str = "int8") -> None:
    """Write the CTranslate2 model of a Marian model into the new folder ``folder``.

    Raises `PackageError` where CTranslate2 cannot convert it; the reason says what it does not know.
    """
    try:
        module = importlib.import_module("ctranslate2.converters.marian")
        paths = [str(path) for path in found.vocabularies]
        converter = cast("_Converter", module.MarianConverter(str(found.weights), paths))
        converter.convert(str(folder), quantization=quantization, force=True)
    except _FOREIGN as reason:
        # The converter leaves the weights open; its frames would hold them until the garbage collector comes.
        traceback.clear_frames(reason.__traceback__)
        text = f"{type(reason).__name__}: {reason}" if isinstance(reason, KeyError) else str(reason)
        raise PackageError(f"the model cannot be converted: {text}", path=found.weights) from reason


def _decoder(folder: Path) -> Mapping[str, object]:
    path = folder / DECODER
    if not path.is_file():
        return {}
    data = yaml_lines.load(read_bytes(path, PackageError), str(path), PackageError).data
    if not isinstance(data, dict):
        raise PackageError("does not hold settings", path=path)
    return data


def _named(folder: Path, settings: Mapping[str, object], key: str) -> list[Path]:
    """Return the files that ``settings`` name under ``key``, in the folder whatever folder they once were in."""
    value = settings.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise PackageError("not a list of file names", path=folder / DECODER, key=key)
    return [folder / Path(name).name for name in value]
