"""Engines of the shipped packages, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.packages import ModelPackage, choose, find_packages

MODELS = Path(__file__).parents[2] / "models"
TARGETS = ("fa", "ar", "fr")


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ModelPackage]:
    """Return the shipped package of each locale."""
    found = find_packages([MODELS], tmp_path_factory.mktemp("cache"))
    chosen = {target: choose(found, "en", target) for target in TARGETS}
    return {target: package for target, package in chosen.items() if package is not None}


@pytest.fixture(scope="session")
def engines(packages: dict[str, ModelPackage]) -> dict[str, ArgosEngine]:
    """Return an engine for each locale."""
    return {target: ArgosEngine(package) for target, package in packages.items()}
