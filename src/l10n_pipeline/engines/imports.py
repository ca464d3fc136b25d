"""Make a model package of a model from elsewhere: a CTranslate2 folder, or a Marian folder as OPUS-MT has them.

The package has what the engine needs: the model, its SentencePiece models (source and target where they differ), and
metadata in Argos' form, with ``source_prefix`` where the model wants to be told the target language by a token.
"""

from __future__ import annotations

import importlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline.engines.archives import METADATA, SUFFIX, pack
from l10n_pipeline.engines.installation import verify
from l10n_pipeline.engines.marian import QUANTIZATIONS, convert, is_marian, marian_files
from l10n_pipeline.engines.packages import CODE, MODEL, VERSION, ModelPackage, locale_tag, read_package
from l10n_pipeline.engines.tokenizers import BPE, SENTENCEPIECE, SENTENCEPIECE_TARGET
from l10n_pipeline.errors import LocaleError, PackageError, UsageError, explain
from l10n_pipeline.files import decode_utf8
from l10n_pipeline.locales import get_locale

_PAIRS = (("source.spm", "target.spm"), (SENTENCEPIECE, SENTENCEPIECE_TARGET), ("source.model", "target.model"))
_SINGLE = (SENTENCEPIECE, "spm.model", "sentencepiece.bpe.model")
_MODEL_FILES = ("model.bin", "config.json", "vmap.txt", "*vocabulary.json", "*vocabulary.txt")
_KEPT = ("README*", "LICENSE*", "LICENCE*", "COPYING*")
"""What says where a model comes from and what may be done with it goes along."""
_LANGUAGE_TOKEN = re.compile(r">>\w+<<")
_LEAST_KNOWN = 0.5
"""Share of a SentencePiece model's pieces that its model knows, at least: others do not belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the files of a model do not say themselves."""

    from_code: str
    """Argos' code of the source language: ``en``."""
    to_code: str
    version: str = "1.0"
    license: str = ""
    source_prefix: str = ""
    """The token before every source sentence: ``>>ara<<``."""
    target_prefix: str = ""
    quantization: str = "int8"
    """What the weights of a Marian model are stored as."""

    def __post_init__(self) -> None:
        """Raise `UsageError` where a value cannot be."""
        for key, value, rule in (
            ("from", self.from_code, CODE),
            ("to", self.to_code, CODE),
            ("version", self.version, VERSION),
        ):
            if not rule.fullmatch(value):
                raise UsageError(f"{value!r} cannot be used here", key=key)
        if self.quantization not in QUANTIZATIONS:
            raise UsageError(f"no such storage: {self.quantization!r} ({', '.join(QUANTIZATIONS)})", key="quantization")

    @property
    def name(self) -> str:
        """What the package will be called: ``translate-en_ar-1_0``."""
        return ModelPackage(path=Path(), from_code=self.from_code, to_code=self.to_code, version=self.version).name


def import_model(source: Path, folder: Path, details: Details) -> Path:
    """Write the package of the model in the folder ``source`` into ``folder`` and return its `.argosmodel` file.

    The package has translated a word before it is written. Raises `PackageError` where files are missing, do not belong
    together or cannot be converted, or where there is such a package already.
    """
    file = folder / f"{details.name}{SUFFIX}"
    if file.exists():
        raise PackageError("is there already: give another version, or delete it", path=file)
    if not source.is_dir():
        raise PackageError("is not a folder", path=source)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".importing-") as temporary:
            package = Path(temporary) / details.name
            package.mkdir()
            _fill(source, package, details)
            _try(source, package)
            pack(package, file)
    except OSError as reason:
        raise PackageError(f"cannot be imported: {explain(reason)}", path=reason.filename or source) from reason
    return file


def _fill(source: Path, package: Path, details: Details) -> None:
    """Write the files of the package into the empty folder ``package``."""
    model = source if (source / "model.bin").is_file() else source / MODEL
    _copy_tokenizer((source, model), package)
    if (model / "model.bin").is_file():
        kind = "ctranslate2"
        (package / MODEL).mkdir()
        _copy(_matching(model, _MODEL_FILES), package / MODEL)
    elif is_marian(source):
        kind = "marian"
        convert(marian_files(source), package / MODEL, details.quantization)
    else:
        raise PackageError(_unknown(source), path=source)
    _copy(_matching(source, _KEPT), package)
    _check_vocabulary(source, package, details)
    text = json.dumps(_metadata(details, kind), ensure_ascii=False, indent=1)
    (package / METADATA).write_text(text, encoding="utf-8")


def _metadata(details: Details, kind: str) -> dict[str, str | list[str]]:
    """Return metadata as Argos packages have them, and what only we read."""
    return {
        "package_version": details.version,
        "argos_version": "1.9",
        "from_code": details.from_code,
        "from_name": _language(details.from_code),
        "to_code": details.to_code,
        "to_name": _language(details.to_code),
        "type": "translate",
        "links": [],
        "target_prefix": details.target_prefix,
        "source_prefix": details.source_prefix,
        "license": details.license,
        "imported_from": kind,
    }


def _copy_tokenizer(places: Iterable[Path], package: Path) -> None:
    """Copy the SentencePiece models, or the BPE merges, of the first of ``places`` that has some."""
    places = tuple(places)
    for place in places:
        for one, two in _PAIRS:
            if (place / one).is_file() and (place / two).is_file():
                shutil.copyfile(place / one, package / SENTENCEPIECE)
                if (place / one).read_bytes() != (place / two).read_bytes():
                    shutil.copyfile(place / two, package / SENTENCEPIECE_TARGET)
                return
        for name, copied in (*((name, SENTENCEPIECE) for name in _SINGLE), (BPE, BPE)):
            if (place / name).is_file():
                shutil.copyfile(place / name, package / copied)
                return
    if any((place / "source.bpe").is_file() for place in places):
        raise PackageError("is cut by source.bpe: only OPUS-MT models with SentencePiece can be used", path=places[0])
    raise PackageError("has no SentencePiece model (source.spm and target.spm, or sentencepiece.model)", path=places[0])


def _check_vocabulary(source: Path, package: Path, details: Details) -> None:
    """Raise `PackageError` where model, SentencePiece and prefixes do not fit together.

    Such a package would load and write nonsense.
    """
    known = {side: set(_vocabulary(package / MODEL, side)) for side in ("source", "target")}
    target = SENTENCEPIECE_TARGET if (package / SENTENCEPIECE_TARGET).is_file() else SENTENCEPIECE
    for side, name in (("source", SENTENCEPIECE), ("target", target)):
        if known[side] and (package / name).is_file():
            pieces = _pieces(package / name)
            share = sum(piece in known[side] for piece in pieces) / max(len(pieces), 1)
            if share < _LEAST_KNOWN:
                raise PackageError(
                    f"the SentencePiece model of the {side} does not belong to this model: {share:.0%} of its pieces "
                    "are known to it",
                    path=source,
                )
    for side, prefix in (("source", details.source_prefix), ("target", details.target_prefix)):
        if prefix and known[side] and prefix not in known[side]:
            raise PackageError(f"the model does not know {prefix!r}{_tokens(known[side])}", path=source)
    if not details.source_prefix and len(_language_tokens(known["source"])) > 1 and not details.target_prefix:
        raise PackageError(
            f"the model writes several languages: say which one with --source-prefix{_tokens(known['source'])}",
            path=source,
        )


def _vocabulary(model: Path, side: str) -> Sequence[str]:
    """Return the tokens a CTranslate2 model knows; empty where it has no list of them."""
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        if (model / f"{name}.json").is_file():
            try:
                tokens: object = json.loads((model / f"{name}.json").read_bytes())
            except (ValueError, RecursionError) as reason:
                raise PackageError(f"is not JSON: {reason}", path=model / f"{name}.json") from reason
            return [token for token in tokens if isinstance(token, str)] if isinstance(tokens, list) else []
        if (model / f"{name}.txt").is_file():
            path = model / f"{name}.txt"
            return decode_utf8(path.read_bytes(), str(path), PackageError).split("\n")
    return []


def _pieces(path: Path) -> list[str]:
    """Return the pieces of a SentencePiece model; not its control symbols and bytes, which all models have."""
    module = importlib.import_module("sentencepiece")
    try:
        processor = module.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as reason:
        raise PackageError(f"is not a SentencePiece model: {reason}", path=path.name) from reason
    size = int(processor.get_piece_size())
    return [
        str(processor.id_to_piece(n)) for n in range(size) if not processor.is_control(n) and not processor.is_byte(n)
    ]


def _language_tokens(known: Iterable[str]) -> list[str]:
    return sorted(token for token in known if _LANGUAGE_TOKEN.fullmatch(token))


def _tokens(known: Iterable[str]) -> str:
    tokens = _language_tokens(known)
    more = ", …" if len(tokens) > 12 else ""
    return f" (it knows {', '.join(tokens[:12])}{more})" if tokens else ""


def _try(source: Path, package: Path) -> None:
    """Load the package and translate a word; the error names what was to be imported."""
    try:
        verify(read_package(package))
    except PackageError as error:
        raise PackageError(error.reason, path=source, key=error.key) from error


def _unknown(source: Path) -> str:
    if any((source / name).is_file() for name in ("pytorch_model.bin", "model.safetensors", "tf_model.h5")):
        return (
            "is a model in Hugging Face's form: take the original archive from OPUS-MT, or make a CTranslate2 folder "
            "of it with ct2-transformers-converter"
        )
    return "is neither a CTranslate2 folder (model.bin) nor a Marian one (decoder.yml, *.npz)"


def _matching(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()})


def _copy(paths: Iterable[Path], folder: Path) -> None:
    for path in paths:
        shutil.copyfile(path, folder / path.name)


def _language(code: str) -> str:
    """Return the language's English name; the code where CLDR does not know it."""
    try:
        return get_locale(locale_tag(code)).name
    except LocaleError:
        return code
