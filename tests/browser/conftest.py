"""A real browser: Debian's chromium, driven by Playwright. Without one these tests are skipped and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from l10n_pipeline.pipeline import Project, publish_project
from tests.conftest import ROOT

CHROMIUM = os.environ.get("L10N_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for all of these tests."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no browser: {CHROMIUM} is not installed (apt-get install chromium, or set L10N_CHROMIUM)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def view(browser: Browser) -> Iterator[Page]:
    """Open an empty tab."""
    opened = browser.new_page(viewport={"width": 900, "height": 1000})
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the project's own statement, and return the site's folder."""
    folder = tmp_path_factory.mktemp("statement")
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "glossary.yaml", folder)
    settings = (ROOT / "l10n.yaml").read_text(encoding="utf-8")
    settings = settings[: settings.index("engine:")] + "publish: {solar_date: true}\nengine: {name: none}\n"
    (folder / "l10n.yaml").write_text(settings, encoding="utf-8")
    assert publish_project(Project.open(folder)).complete
    return folder / "public"
