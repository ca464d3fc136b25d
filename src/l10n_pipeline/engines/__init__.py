"""Machine translation, offline. One adapter an engine; model packages are found, chosen and installed here."""

from __future__ import annotations

from l10n_pipeline.engines.argos import ArgosEngine, ArgosSettings
from l10n_pipeline.engines.argos_home import argos_folders
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Engine, Hypotheses, Hypothesis, TranslateOptions
from l10n_pipeline.engines.installation import install, install_all, remove, verify
from l10n_pipeline.engines.packages import ModelPackage, choose, find_packages, read_package
from l10n_pipeline.engines.pseudo import PseudoEngine, PseudoSettings

__all__ = [
    "DEFAULT_OPTIONS",
    "ArgosEngine",
    "ArgosSettings",
    "Engine",
    "Hypotheses",
    "Hypothesis",
    "ModelPackage",
    "PseudoEngine",
    "PseudoSettings",
    "TranslateOptions",
    "argos_folders",
    "choose",
    "find_packages",
    "install",
    "install_all",
    "read_package",
    "remove",
    "verify",
]
