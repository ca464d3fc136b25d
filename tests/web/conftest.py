from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.web.served import CATALOG, Visitor, served

Serve = Callable[..., Visitor]


@pytest.fixture
def serve(project: Path) -> Iterator[Serve]:
    """Return what serves the Persian catalog of the small project."""
    catalog = project / "locales" / "fa" / "LC_MESSAGES" / "appeal.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(CATALOG, encoding="utf-8")
    with ExitStack() as stack:
        yield lambda name="": stack.enter_context(served(project, "fa", name))


@pytest.fixture
def visitor(serve: Serve) -> Visitor:
    """Return a visitor who has opened the printed address."""
    made = serve()
    assert made.enter().status == 303
    return made
