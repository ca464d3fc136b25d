"""Made pairs teach to copy masks and to read a term's rendering."""

from __future__ import annotations

import random

import pytest

from l10n_pipeline import inline
from l10n_pipeline.locales import get_locale
from l10n_pipeline.training.augment import MASKS, TERMS, Augmenter, Shares
from l10n_pipeline.training.lexicon import Lexicon, learn
from l10n_pipeline.training.reading import Pair
from tests.training.conftest import small_language

PAIRS = small_language()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """What the small language's pairs say of its words."""
    return learn(PAIRS)


def test_words_that_translate_each_other_are_found(lexicon: Lexicon) -> None:
    """IBM Model 1 in both directions tells nouns and adjectives apart although they always stand together."""
    pair = Pair("The judge sees a red tree in the court.", "Le juge voit un arbre rouge dans la cour.")
    found = {
        (pair.source[p.start : p.end], pair.target[p.target_start : p.target_end])
        for p in lexicon.phrases(pair)
        if p.words == 1
    }
    assert {("judge", "juge"), ("red", "rouge"), ("tree", "arbre")} <= found


def test_masked_pairs_have_the_same_masks_on_both_sides(lexicon: Lexicon) -> None:
    """Each mask once a side; what a mask stands for is gone from both, or enclosed as by tags."""
    made = list(Augmenter(lexicon, get_locale("fr"), random.Random(1)).pairs(PAIRS, Shares(masks=0.5, terms=0)))
    assert len(made) > 50
    for pair in made:
        masks = inline.DEFAULT_STYLE.pattern.findall(pair.source)
        assert pair.corpus == MASKS
        assert masks
        assert sorted(masks) == sorted(inline.DEFAULT_STYLE.pattern.findall(pair.target))
        assert len(set(masks)) == len(masks)


def test_annotated_pairs_have_the_rendering_after_the_term_and_the_target_as_it_was(lexicon: Lexicon) -> None:
    """The form of Dinu et al. (2019), as the drafter will write it."""
    pair = Pair("The judge sees a red tree in the court.", "Le juge voit un arbre rouge dans la cour.")
    augmenter = Augmenter(lexicon, get_locale("fr"), random.Random(1))
    found = {made.source for _ in range(40) if (made := augmenter.annotated(pair)) is not None}
    assert "The judge juge sees a red tree arbre in the court." in found
    several = list(augmenter.pairs([pair] * 50, Shares(masks=0, terms=0.5)))
    assert {(m.target, m.corpus) for m in several} == {(pair.target, TERMS)}


def test_what_is_written_beside_a_term_is_its_base_form() -> None:
    """The model is given `prisonnier` and learns to write `prisonniers` (Bergmanis and Pinnis 2021)."""
    pairs = [
        Pair("The prisoner spoke today.", "Le prisonnier a parlé."),
        Pair("A prisoner spoke there.", "Un prisonnier y parlait."),
        Pair("No prisoner came.", "Aucun prisonnier ne vint."),
        Pair("We saw two prisoners.", "Nous avons vu deux prisonniers."),
    ]
    lexicon = Lexicon(
        {("prisoners", "prisonniers"): 0.6, ("prisoners", "prisonnier"): 0.3},
        {("prisoners", "prisonniers"): 0.9},
        learn(pairs).counts,
        {"prisoners": ("prisonniers", "prisonnier")},
    )
    made = Augmenter(lexicon, get_locale("fr"), random.Random(1)).annotated(pairs[-1])
    assert made == Pair("We saw two prisoners prisonnier.", pairs[-1].target, TERMS)


def test_the_same_seed_makes_the_same_pairs(lexicon: Lexicon) -> None:
    """A training can be repeated."""
    one, two = (
        list(Augmenter(lexicon, get_locale("fr"), random.Random(7)).pairs(PAIRS, Shares(0.2, 0.2))) for _ in range(2)
    )
    assert one == two
