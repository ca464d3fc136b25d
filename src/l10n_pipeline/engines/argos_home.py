"""What argostranslate knows on this machine: where its packages lie, and what their metadata means.

Importing argostranslate creates folders in the home directory and fails where it cannot. So it is asked only where
these folders exist already, that is, where somebody uses it; elsewhere its rules (argostranslate 1.12, settings.py and
package.py) are followed here.
"""

from __future__ import annotations

import copy
import importlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

_FAILURES = (ImportError, OSError, ValueError, TypeError, KeyError, AssertionError, RuntimeError)
"""What argostranslate raises where its settings or folders are not as it wants them."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a package's metadata says, with argostranslate's defaults; a text of the wrong type is empty."""

    kind: str
    """``translate``, or ``sbd`` and the like, which do not translate."""
    from_code: str
    to_code: str
    version: str
    target_prefix: str
    """The token that tells a model of many languages which one to write; mostly empty."""


def argos_folders() -> list[Path]:
    """Return the folders where the user's argostranslate keeps its packages, whether they exist or not.

    Creates nothing. Empty where there is no home directory to look in.
    """
    explicit = os.environ.get("ARGOS_PACKAGES_DIR")
    if explicit:
        return [Path(explicit)]
    settings = _argos("settings")
    if settings is not None:
        return [Path(folder) for folder in settings.package_dirs]
    data = _data_folder()
    if data is None:
        return []
    return [_packages_setting() or data / "packages", *_snap_folders()]


def describe(metadata: Mapping[str, object]) -> Description:
    """Return what ``metadata`` says, read by argostranslate itself where that leaves no traces."""
    package = _argos("package")
    if package is not None:
        try:
            argos = package.IPackage()
            argos.load_metadata_from_json(copy.deepcopy(dict(metadata)))
        except (*_FAILURES, AttributeError):
            return describe_alone(metadata)
        return Description(
            kind=_text(argos.type),
            from_code=_text(argos.from_code),
            to_code=_text(argos.to_code),
            version=_text(argos.package_version),
            target_prefix=_text(argos.target_prefix),
        )
    return describe_alone(metadata)


def describe_alone(metadata: Mapping[str, object]) -> Description:
    """Return what ``metadata`` says, without argostranslate."""
    return Description(
        kind=_text(metadata.get("type", "translate")),
        from_code=_text(metadata.get("from_code")),
        to_code=_text(metadata.get("to_code")),
        version=_text(metadata.get("package_version")),
        target_prefix=_text(metadata.get("target_prefix")),
    )


def _argos(module: str) -> ModuleType | None:
    """Return a module of argostranslate, or None where importing it would create folders or fail."""
    if not _in_use():
        return None
    try:
        return importlib.import_module(f"argostranslate.{module}")
    except _FAILURES:
        return None


def _in_use() -> bool:
    """Return whether every folder that argostranslate creates when it is imported is there."""
    data = _data_folder()
    config = _base("XDG_CONFIG_HOME", ".config")
    cache = _base("XDG_CACHE_HOME", ".local/cache")
    if data is None or config is None or cache is None:
        return False
    explicit = os.environ.get("ARGOS_PACKAGES_DIR")
    packages = Path(explicit) if explicit else _packages_setting() or data / "packages"
    return all(os.path.isdir(f) for f in (data, config, cache / "downloads", packages))  # noqa: PTH112  # no exceptions


def _data_folder() -> Path | None:
    return _base("XDG_DATA_HOME", ".local/share")


def _base(variable: str, fallback: str) -> Path | None:
    """Return argostranslate's folder under an XDG base directory."""
    explicit = os.environ.get(variable)
    if explicit is not None:
        return Path(explicit) / "argos-translate"
    try:
        home = Path(os.environ["SNAP_USER_DATA"]) if "SNAP" in os.environ else Path.home()
    except (KeyError, RuntimeError):
        return None
    return home / fallback / "argos-translate"


def _packages_setting() -> Path | None:
    """Return the packages folder that argostranslate's settings.json names, if it does."""
    config = _base("XDG_CONFIG_HOME", ".config")
    if config is None:
        return None
    try:
        settings: object = json.loads((config / "settings.json").read_bytes())
    except (OSError, ValueError):
        return None
    value = settings.get("ARGOS_PACKAGES_DIR") if isinstance(settings, dict) else None
    return Path(value) if isinstance(value, str) and value else None


def _snap_folders() -> list[Path]:
    """Return the package folders of the snap, where this is one."""
    snap = os.environ.get("SNAP")
    if snap is None:
        return []
    custom = Path(snap) / "snap_custom"
    content = custom / "content_snap_packages"
    try:
        return [custom / "packages", *sorted(folder for folder in content.iterdir() if folder.is_dir())]
    except OSError:
        return [custom / "packages"]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
