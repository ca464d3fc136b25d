"""Model packages: where they lie, what they translate, which one to use.

A package is a folder with ``metadata.json``, a CTranslate2 model in ``model/`` and ``sentencepiece.model`` (with
``sentencepiece.target.model`` where the target language has its own) or ``bpe.model``; or an ``.argosmodel`` file: such
a folder in a ZIP archive, unpacked into a cache on first use.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from l10n_pipeline import inline
from l10n_pipeline.engines.archives import METADATA, SUFFIX, file_digest, fill_folder, open_archive, unpack
from l10n_pipeline.engines.argos_home import describe
from l10n_pipeline.engines.tokenizers import BPE, SENTENCEPIECE
from l10n_pipeline.errors import LocaleError, PackageError
from l10n_pipeline.locales import get_locale

MODEL = "model"
_METADATA_LIMIT = 2**20
_BLOCK = 2**20
CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,30}")
MEASURE = "tico19-dev"
"""The test set that decides about packages trained here: the development sentences of TICO-19, in bench/data."""
BARS: Mapping[str, float] = {"fr": 50.0, "ar": 38.0, "fa": 36.0}
"""By target language, the chrF on `MEASURE` under which a package that states it is a demonstration."""
_TAGS = {"pb": "pt-BR", "zt": "zh-Hant"}
"""Codes that only Argos uses (argos-translate's package index; the same two in argostranslate/sbd.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What translates one locale into another: a package here, or one that an index offers."""

    from_code: str
    """What Argos calls the source language: ``en``."""
    to_code: str
    """What Argos calls the target language: ``fa``, ``pb``."""
    version: str
    demonstration: bool = False
    """True where it only shows that the pipeline works."""

    @property
    def name(self) -> str:
        """What Argos calls its folder: ``translate-en_fa-1_5``."""
        return f"translate-{self.from_code}_{self.to_code}-{self.version.replace('.', '_')}"

    @property
    def source(self) -> str:
        """The locale tag it translates from."""
        return locale_tag(self.from_code)

    @property
    def target(self) -> str:
        """The locale tag it translates into: ``pt-BR`` for Argos's ``pb``."""
        return locale_tag(self.to_code)


Choice = TypeVar("Choice", bound=Translation)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPackage(Translation):
    """A model package, as found; a demonstration where its metadata says so, or states less than its bar."""

    path: Path
    """Its folder, or its `.argosmodel` file."""
    term_annotation: bool = False
    """True where its metadata says that it was trained to read a term's rendering beside the term."""
    mask_style: str = ""
    """The name of the mask style that its metadata says it was trained to copy; mostly empty."""
    chrf: float | None = None
    """Its chrF on `MEASURE`, where its metadata state it."""
    license: str = ""
    """As its metadata puts it; mostly empty."""
    size: int = 0
    """Bytes, unpacked."""
    target_prefix: str = ""
    """The token that a model of many targets begins its text with; mostly empty."""
    source_prefix: str = ""
    """The token that goes before every source sentence, as OPUS-MT's ``>>ara<<``; mostly empty. Not known to Argos."""
    cache: Path | None = field(default=None, compare=False)
    """Where an `.argosmodel` file is unpacked."""

    @property
    def packed(self) -> bool:
        """True where it is an `.argosmodel` file."""
        return self.path.suffix == SUFFIX and not self.path.is_dir()

    @property
    def digest(self) -> str:
        """SHA-256 of its files, in hexadecimal: the same packed and unpacked. Reads them all, once a process."""
        return _digest(self.path, _stamp(self.path))

    def folder(self) -> Path:
        """Return the folder with its files, unpacking an `.argosmodel` file into the cache if that is still to do.

        Raises `PackageError` where the file is damaged or unsafe, or the cache cannot be written.
        """
        if not self.packed:
            return self.path
        if self.cache is None:
            raise PackageError("is packed, and there is no cache folder to unpack it in", path=self.path)
        folder = self.cache / f"{self.name}-{file_digest(self.path)[:12]}"
        if not (folder / METADATA).is_file():
            fill_folder(folder, functools.partial(unpack, self.path))
        return folder


def read_package(path: Path, cache: Path | None = None) -> ModelPackage:
    """Return the package in the folder or `.argosmodel` file ``path``; an archive is looked into, not unpacked.

    Raises `PackageError` where it is missing, damaged, unsafe, of a kind that cannot be used, or its metadata make no
    sense.
    """
    try:
        if path.is_dir():
            metadata = (path / METADATA).read_bytes()
            names = [file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()]
            size = sum((path / name).stat().st_size for name in names)
            cache = None
        else:
            with open_archive(path) as archive:
                metadata = archive.read(METADATA, _METADATA_LIMIT)
                names = [member.name for member in archive.members]
                size = archive.size
    except OSError as reason:
        raise PackageError(f"cannot be read: {reason.strerror}", path=reason.filename or path) from reason
    fields = _fields(metadata, path)
    _check_files(names, path)
    description = describe(fields)
    if description.kind != "translate":
        raise PackageError(f"is a package of type {description.kind!r}: it does not translate", path=path)
    for key, value, rule in (
        ("from_code", description.from_code, CODE),
        ("to_code", description.to_code, CODE),
        ("package_version", description.version, VERSION),
    ):
        if not rule.fullmatch(value):
            raise PackageError(f"{METADATA}: missing or malformed", path=path, key=key)
    chrf = _chrf(fields, path)
    return ModelPackage(
        path=path,
        from_code=description.from_code,
        to_code=description.to_code,
        version=description.version,
        demonstration=_flag(fields, "demonstration", path) or below_bar(locale_tag(description.to_code), chrf),
        mask_style=_mask_style(fields, path),
        chrf=chrf,
        term_annotation=_flag(fields, "term_annotation", path),
        license=str(fields.get("license", "")),
        size=size,
        target_prefix=description.target_prefix,
        source_prefix=_prefix(fields, path),
        cache=cache,
    )


def find_packages(
    folders: Iterable[Path], cache: Path | None = None, broken: Callable[[PackageError], None] | None = None
) -> list[ModelPackage]:
    """Return the packages in ``folders``, in their order and by name; nothing is unpacked.

    Folders that do not exist are passed over, as are subfolders without ``metadata.json``. A package that cannot be
    used is given to ``broken``; without it its `PackageError` is raised. ``cache`` is where archives are unpacked when
    used.
    """
    packages: list[ModelPackage] = []
    seen: set[Path] = set()
    for folder in folders:
        for path in _candidates(folder):
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            try:
                packages.append(read_package(path, cache))
            except PackageError as error:
                if broken is None:
                    raise
                broken(error)
    return packages


def choose(packages: Sequence[Choice], source: str, target: str) -> Choice | None:
    """Return the package to translate from locale ``source`` into locale ``target``, or None.

    A package that is not a demonstration wins, then the one whose locales fit better (a package for ``pt`` serves
    ``pt-BR`` too, one for ``zh`` does not serve ``zh-Hant``), then the higher version, then the earlier one.
    """
    best: tuple[bool, int, tuple[int, ...]] | None = None
    chosen: Choice | None = None
    for package in packages:
        distances = (distance(package.source, source), distance(package.target, target))
        if None in distances:
            continue
        rank = (not package.demonstration, -sum(d for d in distances if d is not None), _numbers(package.version))
        if best is None or rank > best:
            best, chosen = rank, package
    return chosen


def locale_tag(code: str) -> str:
    """Return the BCP 47 tag of an Argos language code; the code itself where CLDR does not know it."""
    tag = _TAGS.get(code, code)
    try:
        return get_locale(tag).tag
    except LocaleError:
        return tag


def below_bar(target: str, chrf: float | None) -> bool:
    """Return whether a package into the locale ``target`` with this ``chrf`` on `MEASURE` is only a demonstration."""
    return chrf is not None and chrf < BARS.get(target.split("-")[0], 0.0)


def reaches_bar(target: str, chrf: float | None) -> bool:
    """Return whether a package into the locale ``target`` has shown that it may draft by default."""
    bar = BARS.get(target.split("-")[0])
    return bar is not None and chrf is not None and chrf >= bar


def _candidates(folder: Path) -> list[Path]:
    """Return what may be packages in ``folder``, by name."""
    try:
        if not folder.is_dir():
            return []
        paths = sorted(folder.iterdir())
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (path.suffix == SUFFIX or (path / METADATA).is_file())
        ]
    except OSError as reason:
        raise PackageError(f"cannot be read: {reason.strerror}", path=folder) from reason


@functools.lru_cache(maxsize=4096)
def distance(has: str, wanted: str) -> int | None:
    """Return how far a package's locale tag is from the one wanted, 0 to 2; None where it will not do."""
    if has == wanted:
        return 0
    try:
        mine, theirs = get_locale(has), get_locale(wanted)
    except LocaleError:
        return None
    if (mine.language, mine.script) != (theirs.language, theirs.script):
        return None
    if not _territory(has):
        return 1
    return None if _territory(wanted) else 2


def _territory(tag: str) -> bool:
    return any(re.fullmatch(r"[A-Z]{2}|\d{3}", part) for part in tag.split("-")[1:])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _fields(metadata: bytes, path: Path) -> Mapping[str, object]:
    try:
        fields: object = json.loads(metadata)
    except (ValueError, RecursionError) as reason:
        raise PackageError(f"{METADATA} is not JSON: {reason}", path=path) from reason
    if not isinstance(fields, dict):
        raise PackageError(f"{METADATA} does not hold an object", path=path)
    return fields


def _flag(fields: Mapping[str, object], key: str, path: Path) -> bool:
    value = fields.get(key, False)
    if not isinstance(value, bool):
        raise PackageError(f"{METADATA}: neither true nor false: {value!r}", path=path, key=key)
    return value


def _prefix(fields: Mapping[str, object], path: Path) -> str:
    value = fields.get("source_prefix", "")
    if not isinstance(value, str) or value.split() not in ([], [value]):
        raise PackageError(f"{METADATA}: not one token: {value!r}", path=path, key="source_prefix")
    return value


def _mask_style(fields: Mapping[str, object], path: Path) -> str:
    value = fields.get("mask_style", "")
    if not isinstance(value, str) or (value and value not in inline.STYLES):
        known = ", ".join(inline.STYLES)
        raise PackageError(f"{METADATA}: no such mask style: {value!r} (known: {known})", path=path, key="mask_style")
    return value


def _chrf(fields: Mapping[str, object], path: Path) -> float | None:
    """Return the chrF on `MEASURE` that the metadata state, under ``chrf`` by the name of the test set."""
    stated = fields.get("chrf", {})
    value = stated.get(MEASURE) if isinstance(stated, dict) else stated
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100):
        raise PackageError(f"{METADATA}: no chrF: {value!r}", path=path, key="chrf")
    return None if value is None else float(value)


def _check_files(names: Iterable[str], path: Path) -> None:
    names = set(names)
    if not names & {SENTENCEPIECE, BPE}:
        raise PackageError(f"has neither {SENTENCEPIECE} nor {BPE}", path=path)
    if f"{MODEL}/model.bin" not in names:
        raise PackageError(f"has no {MODEL}/model.bin", path=path)


def _stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return names, sizes and times of a package's files: the digest is computed anew where one of them changes."""
    try:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        return tuple((str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files if f.is_file())
    except OSError as reason:
        raise PackageError(f"cannot be read: {reason.strerror}", path=path) from reason


@functools.lru_cache(maxsize=256)
def _digest(path: Path, _stamps: tuple[tuple[str, int, int], ...]) -> str:
    """Return the SHA-256 over name, size and bytes of every file, sorted by name."""
    total = hashlib.sha256()
    if not path.is_dir():
        with open_archive(path) as archive:
            for member in archive.members:
                total.update(f"{member.name}\0{member.size}\0".encode())
                for block in archive.blocks(member):
                    total.update(block)
        return total.hexdigest()
    try:
        files = {file.relative_to(path).as_posix(): file for file in path.rglob("*") if file.is_file()}
        for name in sorted(files):
            total.update(f"{name}\0{files[name].stat().st_size}\0".encode())
            with files[name].open("rb") as stream:
                while block := stream.read(_BLOCK):
                    total.update(block)
    except OSError as reason:
        raise PackageError(f"cannot be read: {reason.strerror}", path=reason.filename or path) from reason
    return total.hexdigest()
