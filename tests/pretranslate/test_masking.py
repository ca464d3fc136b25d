"""Mask styles measured, fragments put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from l10n_pipeline import inline
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary
from l10n_pipeline.pretranslate.guards import Judge
from l10n_pipeline.pretranslate.masking import bare, choose_style, put_together

JUDGE = Judge(get_locale("fr"), get_locale("en"), Glossary(), 2.0)


class Mangler:
    """An engine that does to every sentence what it is told."""

    name, source, target, origin, demonstration, digest = "mangler", "en", "fr", "mangler", False, "0"

    def __init__(self, mangle: Callable[[str], str], style: inline.Style | None = None) -> None:
        self.mangle = mangle
        self.mask_style = style
        self.calls = 0

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        self.calls += 1
        return [(Hypothesis(self.mangle(sentence)),) for sentence in sentences]


def test_the_style_that_survives_is_chosen() -> None:
    """An engine that drops braces, brackets and signs keeps numerals, say."""
    engine = Mangler(lambda text: re.sub(r"[{}\[\]_#<>]|X(?=\d)|(?<=\d)X", "", text))
    style = choose_style(engine)
    assert style is not None
    assert style.name == "numerals"
    assert engine.calls == 1


def test_no_style_is_chosen_where_none_survives() -> None:
    """An engine that drops digits leaves no mask whole."""
    assert choose_style(Mangler(lambda text: re.sub(r"\d", "", text))) is None


def test_the_style_that_an_engine_declares_is_taken_unmeasured() -> None:
    """Its adapter knows better."""
    engine = Mangler(str.upper, inline.STYLES["hashes"])
    assert choose_style(engine) is inline.STYLES["hashes"]
    assert engine.calls == 0


def test_fragments_lose_the_full_stop_and_the_capital_that_they_were_given() -> None:
    """A fragment is no sentence, and its marks are those of the source."""
    parts = bare(
        [
            inline.Piece("the men, ", translate=True),
            inline.Piece("<b/>", translate=False),
            inline.Piece(" left.", translate=True),
        ]
    )
    assert [part.text for part in parts if part.translate] == ["the men", "left"]
    found = [(Hypothesis("Les hommes."),), (Hypothesis("Partis."),)]
    assert put_together(JUDGE, parts, found) == "les hommes, <b/> partis."


def test_the_proposal_without_an_error_is_taken_for_a_fragment() -> None:
    """A loop is passed over."""
    parts = [inline.Piece("the men", translate=True)]
    found = [(Hypothesis("les les les les les les"), Hypothesis("les hommes"))]
    assert put_together(JUDGE, parts, found) == "les hommes"
