"""collector.py: the collector is paused, and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from l10n_pipeline import collector
from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError


@pytest.mark.parametrize("enabled", [True, False], ids=["on", "off"])
def test_the_collector_is_afterwards_what_it_was_before(enabled: bool) -> None:
    """Also where the block ends with an error, as reading a broken file does."""
    try:
        (gc.enable if enabled else gc.disable)()
        with collector.paused():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
        with pytest.raises(CatalogError):
            po.parse(b'msgid "a\n')
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
