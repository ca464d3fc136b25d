"""What CLDR says of locales."""

from __future__ import annotations

import pytest

from l10n_pipeline.errors import LocaleError
from l10n_pipeline.locales import get_locale, open_graph_locale


@pytest.mark.parametrize(
    ("tag", "folder", "script", "direction", "plurals"),
    [
        ("fa", "fa", "Arab", "rtl", 1),
        ("ar", "ar", "Arab", "rtl", 6),
        ("fr", "fr", "Latn", "ltr", 2),
        ("pt-BR", "pt_BR", "Latn", "ltr", 2),
        ("pt_BR", "pt_BR", "Latn", "ltr", 2),
        ("sr-Latn", "sr_Latn", "Latn", "ltr", 3),
        ("he", "he", "Hebr", "rtl", 2),
        ("ru", "ru", "Cyrl", "ltr", 3),
    ],
)
def test_a_locale_has_its_direction_script_and_plurals(
    tag: str, folder: str, script: str, direction: str, plurals: int
) -> None:
    """Direction, script, plural forms and gettext's folder name come from CLDR."""
    locale = get_locale(tag)
    assert (locale.folder, locale.script, locale.direction, locale.plural_count) == (folder, script, direction, plurals)
    assert locale.tag == folder.replace("_", "-")


@pytest.mark.parametrize("tag", ["xx", "farsi", "", "fa/../x", "fa\n", "../../etc", "e"])
def test_what_is_no_locale_is_refused(tag: str) -> None:
    """A tag that CLDR does not know, or that is none, is an error that names it."""
    with pytest.raises(LocaleError, match="locale"):
        get_locale(tag)


@pytest.mark.parametrize(("tag", "shown"), [("fa", "fa_IR"), ("fr", "fr_FR"), ("pt-BR", "pt_BR"), ("sr-Latn", "sr_RS")])
def test_open_graph_wants_a_territory(tag: str, shown: str) -> None:
    """CLDR's likely one where the locale has none."""
    assert open_graph_locale(get_locale(tag)) == shown
