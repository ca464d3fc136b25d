from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.checks import CHECKS, CheckContext
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue


@pytest.fixture(scope="session")
def check() -> Callable[..., tuple[Issue, ...]]:
    """Return a function that runs one check: ``check(id, source, target, locale)``."""

    def run(name: str, source: str, target: str, locale: str = "fr") -> tuple[Issue, ...]:
        context = CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))
        return tuple(CHECKS[name].run(context))

    return run
