"""Pairs that teach something wrong are left out, and why is counted."""

from __future__ import annotations

import pytest

from l10n_pipeline.locales import get_locale
from l10n_pipeline.training.cleaning import Dropped, clean
from l10n_pipeline.training.reading import Pair

ENGLISH = get_locale("en")
GOOD = Pair("The court heard 12 witnesses.", "Le tribunal a entendu 12 témoins.")


@pytest.mark.parametrize(
    ("pair", "locale", "reason"),
    [
        (Pair("12", "12"), "fr", Dropped.EMPTY),
        (Pair("word " * 101, "mot " * 101), "fr", Dropped.LONG),
        (
            Pair("The court sat.", "Le tribunal a siégé pendant de longues journées sans rien dire."),
            "fr",
            Dropped.LENGTHS,
        ),
        (Pair("The 12 judges sat.", "Les 13 juges ont siégé."), "fr", Dropped.NUMBERS),
        (Pair("More than 30,000 died.", "Beaucoup sont morts."), "fr", Dropped.NUMBERS),
        (Pair("He said that it was not true.", "He said that it was not true."), "fr", Dropped.LANGUAGE),
        (Pair("The court sat for a long time.", "The judges were there for long."), "fr", Dropped.LANGUAGE),
        (Pair("The court sat for days.", "Le tribunal a siégé."), "fa", Dropped.LANGUAGE),
        (Pair("Open <b>this</b> page.", "Ouvrez cette page."), "fr", Dropped.MARKUP),
        (Pair("Ask info@example.org for it.", "Demandez-le."), "fr", Dropped.MARKUP),
    ],
    ids=[
        "no letters",
        "long",
        "lengths",
        "other number",
        "lost number",
        "same",
        "English",
        "script",
        "tags",
        "address",
    ],
)
def test_a_bad_pair_is_dropped_for_its_reason(pair: Pair, locale: str, reason: Dropped) -> None:
    """Each rule catches what it is there for, and lets a good pair pass."""
    cleaned = clean([pair], ENGLISH, get_locale(locale))
    assert (cleaned.pairs, cleaned.dropped) == ((), {reason: 1})


def test_good_pairs_pass_once_and_normalised() -> None:
    """A pair that comes twice counts once: weights are the manifest's business."""
    cleaned = clean([GOOD, Pair(f"  {GOOD.source} ", GOOD.target), GOOD], ENGLISH, get_locale("fr"))
    assert (cleaned.pairs, cleaned.dropped) == ((GOOD,), {Dropped.DOUBLE: 2})


def test_numbers_in_the_digits_of_another_script_are_the_same_numbers() -> None:
    """Persian translations write ۱۹۸۸."""
    pair = Pair("It was in the summer of 1988.", "این در تابستان ۱۹۸۸ بود.")
    assert clean([pair], ENGLISH, get_locale("fa")).pairs == (pair,)


@pytest.mark.parametrize("side", ["source", "target", "part"])
def test_what_a_test_set_has_is_not_learnt(side: str) -> None:
    """Neither the same sentence, whatever its case and punctuation, nor eight words of one in a row."""
    long = "We ask the United Nations to condemn the massacre of prisoners now."
    tests = {
        "source": "the COURT heard 12 witnesses",
        "target": "le tribunal a entendu 12 témoins !",
        "part": "Today we ask the United Nations to condemn the massacre of all.",
    }
    pair = Pair(long, "Nous demandons aux Nations unies de condamner le massacre.") if side == "part" else GOOD
    cleaned = clean([pair], ENGLISH, get_locale("fr"), [tests[side]])
    assert cleaned.dropped == {Dropped.TEST: 1}


def test_markup_that_both_sides_have_becomes_masks_to_copy() -> None:
    """At work the model sees masks, never tags: it learns what it will see, in the target's order."""
    pair = Pair("Write to <b>us</b> at a@b.org.", "À a@b.org, écrivez-<b>nous</b>.")
    (found,) = clean([pair], ENGLISH, get_locale("fr")).pairs
    assert (found.source, found.target) == ("Write to {0}us{1} at {2}.", "À {2}, écrivez-{0}nous{1}.")
