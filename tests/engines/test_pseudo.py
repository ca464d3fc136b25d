"""Tests of l10n_pipeline.engines.pseudo beyond the contract of all engines (test_engines.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline import inline
from l10n_pipeline.engines.pseudo import PseudoEngine, PseudoSettings
from l10n_pipeline.errors import LocaleError


def pseudo(text: str, target: str = "fr", settings: PseudoSettings | None = None) -> str:
    return PseudoEngine("en", target, settings).translate([text])[0][0].text


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("fr", "Thé příšóñéřš.", id="accents"),
        pytest.param("fa", "تحع بروسونعرس.", id="arabic-letters"),
        pytest.param("he", "\u200fThé příšóñéřš.\u200f", id="other-right-to-left"),
    ],
)
def test_letters_change_with_the_script(target: str, expected: str) -> None:
    """Accents for most locales, Arabic letters where these are used, marks where text runs right to left otherwise."""
    assert pseudo("The prisoners.", target, PseudoSettings(lengthen=0)) == expected


def test_text_gets_a_third_longer() -> None:
    """As translations do."""
    text = "Many of those condemned had been previously sentenced to prison terms."
    assert 1.2 * len(text) < len(pseudo(text)) < 1.35 * len(text)


def test_brackets_are_an_option() -> None:
    """They show where a text is cut off, and would confuse the checks of brackets."""
    assert pseudo("Hi", settings=PseudoSettings(brackets=True, lengthen=0)) == "⟦Hí⟧"


@pytest.mark.parametrize("target", ["fr", "fa", "he"])
def test_what_must_survive_survives(target: str) -> None:
    """Tags, links, placeholders, numbers, and masks of every style."""
    kept = ["<b1>", "</b1>", "https://x.org/a", "a@b.org", "%(name)s", "{name}", "`code`", "30,000", "1988"]
    kept += [style.write(3) for style in inline.STYLES.values()]
    text = " and ".join(kept)
    assert all(part in pseudo(text, target) for part in kept)


def test_punctuation_is_arabic_in_arabic_script() -> None:
    """Question marks, commas between words and semicolons turn; the comma in a number does not."""
    text = pseudo("Why, 30,000; so?", "ar")
    assert text.count("،") == 1
    assert "30,000؛" in text
    assert text.endswith("؟")


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    """No text is an error, and the same text gives the same result."""
    assert pseudo(text) == pseudo(text)


def test_an_unknown_locale_is_an_error() -> None:
    """The locale says which letters to use, so it must exist."""
    with pytest.raises(LocaleError):
        PseudoEngine("en", "xx")
