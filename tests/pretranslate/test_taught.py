"""What a package was taught is measured on first proposals, without the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n_pipeline import glossary, inline
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions
from l10n_pipeline.model import Glossary, Rendering, Term
from l10n_pipeline.pretranslate.taught import measure

TERMS = Glossary((Term("Mojahedin", renderings={"fr": Rendering("Moudjahidine")}),))
SENTENCES = ["The Mojahedin were held in Evin.", "There was no trial for these prisoners."]


@dataclass
class Copier:
    """An engine that copies, but drops what stands before or in place of masks if told to."""

    drops: str = ""
    source: str = "en"
    target: str = "fr"
    name: str = "copier"
    origin: str = "copier"
    digest: str = "0"
    demonstration: bool = True
    asked: list[str] = field(default_factory=list)

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        self.asked += sentences
        return [(Hypothesis(sentence.replace(self.drops, "") if self.drops else sentence),) for sentence in sentences]


def test_an_engine_that_copies_masks_leaves_every_sentence_whole() -> None:
    """Words of both sentences are masked, and all come back."""
    engine = Copier()
    taught = measure(engine, SENTENCES, glossary.Matcher(TERMS), inline.DEFAULT_STYLE)
    assert (taught.sentences, taught.whole) == (2, 2)
    assert all("{0}" in text for text in engine.asked[:2])


def test_an_engine_that_drops_a_mask_spoils_the_sentence() -> None:
    """One mask lost is a sentence lost."""
    taught = measure(Copier(drops="{0}"), SENTENCES, glossary.Matcher(TERMS), inline.DEFAULT_STYLE)
    assert (taught.sentences, taught.whole) == (2, 0)


def test_terms_are_counted_without_and_with_their_rendering_beside_them() -> None:
    """Only the sentence that has a term; the copier writes the rendering only where it was told."""
    taught = measure(Copier(), SENTENCES, glossary.Matcher(TERMS), inline.DEFAULT_STYLE)
    assert (taught.plain.terms, taught.plain.exact) == (1, 0)
    assert (taught.told.terms, taught.told.exact) == (1, 1)


def test_a_set_without_terms_and_without_long_sentences_has_nothing_to_measure() -> None:
    """No figure is made up."""
    taught = measure(Copier(), ["Yes."], glossary.Matcher(TERMS), None)
    assert (taught.sentences, taught.plain.terms, taught.plain.tolerant_rate) == (0, 0, None)
