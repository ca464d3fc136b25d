"""The translation directions ("modes") that Apertium has installed, and the shortest chain of them.

Language packages put a file ``SOURCE-TARGET.mode`` into the folder ``modes`` of Apertium's data: a shell pipeline. The
languages are named by ISO 639-3 in newer packages, ISO 639-1 in older ones, and variants follow an underscore:
``eng-cat``, ``cat-eng_US``, ``eng-cat_valencia``, ``es-pt_BR``.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline.errors import PackageError, explain

INSTALL_HINT = (
    "install the command and the data of its languages, for English to French on Debian: "
    "apt install apertium apertium-eng-cat apertium-fra-cat"
)
_NAME = re.compile(r"([a-z]{2,3}(?:_\w+)?)-([a-z]{2,3}(?:_\w+)?)")
_DATA_FILE = re.compile(r"'([^']+)'|(?<![\w'])(/[^\s'|]+)")
"""A mode names its data by absolute path, in quotation marks where apertium-gen-modes wrote it."""


@dataclass(frozen=True, slots=True)
class Mode:
    """An installed translation direction."""

    name: str
    """What the command calls it: ``eng-cat``."""
    source: str
    """Locale tag: ``en``."""
    target: str
    path: Path


def find_command(command: str = "apertium") -> Path:
    """Return the path of the apertium command.

    Raises `PackageError` where it is not installed.
    """
    found = shutil.which(command)
    if found is None:
        raise PackageError(f"the command {command!r} is not installed: {INSTALL_HINT}")
    return Path(found)


def data_folder(command: Path) -> Path:
    """Return the folder of Apertium's data: ``$APERTIUM_DATADIR``, or ``share/apertium`` beside ``command``'s."""
    named = os.environ.get("APERTIUM_DATADIR")
    return Path(named) if named else command.resolve().parent.parent / "share" / "apertium"


def installed_modes(data: Path) -> tuple[Mode, ...]:
    """Return the translation directions installed in ``data``, by name; tools that are modes too are left out."""
    found = []
    for path in sorted((data / "modes").glob("*.mode")):
        match = _NAME.fullmatch(path.stem)
        if match:
            found.append(Mode(path.stem, locale_tag(match[1]), locale_tag(match[2]), path))
    return tuple(found)


def locale_tag(code: str) -> str:
    """Return the locale tag for Apertium's name of a language: ``en`` for ``eng``, ``pt-BR`` for ``por_BR``.

    From ISO 639-3 to ISO 639-1 with CLDR's language aliases. A variant that is no script or region follows in lower
    case (``ca-valencia``), so that it is not taken for the language itself.
    """
    from babel.core import get_global

    language, _, variant = code.partition("_")
    tag = (get_global("language_aliases").get(language) or language).replace("_", "-")
    return f"{tag}-{variant.replace('_', '-')}" if variant else tag


def find_chain(modes: Sequence[Mode], source: str, target: str) -> tuple[Mode, ...]:
    """Return the shortest chain of ``modes`` from the locale ``source`` to ``target``; empty where there is none.

    A chain to the very locale (``pt-BR``) is preferred to one to its language, and of two equally long ones that which
    comes first by name.
    """
    for start in dict.fromkeys((source, source.partition("-")[0])):
        for goal in dict.fromkeys((target, target.partition("-")[0])):
            chain = _breadth_first(modes, start, goal)
            if chain:
                return chain
    return ()


def _breadth_first(modes: Sequence[Mode], start: str, goal: str) -> tuple[Mode, ...]:
    chains: deque[tuple[Mode, ...]] = deque((mode,) for mode in modes if mode.source == start)
    seen = {start}
    while chains:
        chain = chains.popleft()
        here = chain[-1].target
        if here == goal:
            return chain
        if here not in seen:
            seen.add(here)
            chains.extend((*chain, mode) for mode in modes if mode.source == here)
    return ()


def digest(modes: Sequence[Mode]) -> str:
    """Return SHA-256, in hexadecimal, of ``modes`` and of the data files they name."""
    total = hashlib.sha256()
    for mode in modes:
        try:
            text = mode.path.read_bytes()
            total.update(f"{mode.name}\0".encode() + text)
            for quoted, bare in _DATA_FILE.findall(text.decode("utf-8", "replace")):
                file = Path(quoted or bare)
                if file.is_file():
                    total.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError as error:
            raise PackageError(
                f"cannot read the data of Apertium's {mode.name}: {explain(error)}", path=mode.path
            ) from error
    return total.hexdigest()
