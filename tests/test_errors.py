"""How errors tell their place."""

from __future__ import annotations

from pathlib import Path

from l10n_pipeline.errors import CatalogError, GlossaryError, L10nError, explain


def test_an_error_is_one_line_with_path_line_and_key() -> None:
    """Path, line, locale and key stand before the reason, on one line."""
    error = GlossaryError("no such\nlocale", path=Path("glossary.yaml"), line=7, key="terms.3.translations.xx")
    assert str(error) == "glossary.yaml:7: terms.3.translations.xx: no such locale"
    assert str(CatalogError("is broken", path="a.po", locale="fa")) == "a.po [fa]: is broken"
    assert str(L10nError("alone")) == "alone"


def test_the_reason_of_the_system_is_the_end_of_a_sentence() -> None:
    """In lower case, as everything behind a colon, and without the path that stands in front of it already."""
    assert explain(PermissionError(13, "Permission denied", "/a/b")) == "permission denied"
    assert explain(OSError("Broken")) == "broken"
