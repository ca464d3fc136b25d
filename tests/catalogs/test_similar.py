"""_similar.py: how much texts resemble each other."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs._similar import Texts, without

TEXTS = st.lists(st.lists(st.sampled_from("aabbccdefgh"), max_size=9).map(" ".join), max_size=8)


@pytest.mark.parametrize(
    ("new", "old", "score"),
    [
        ("We accept this.", "We accept that.", 2 / 3),
        ("FREEDOM, now!", "Freedom now", 1.0),
        ("c d a b", "a b c d", 0.75),
        ("a b c d e", "e d c b a", 0.6),
        ("the cat and the dog", "the cat", 4 / 7),
        ("the the the", "the", 0.5),
        ("...", "...", 0.0),
        ("a", "b", 0.0),
    ],
    ids=["a word changed", "case and punctuation", "halves changed places", "backwards", "shorter", "a word thrice",
         "no words", "another word"],
)  # fmt: skip
def test_words_count_twice_in_order_and_once_out_of_it(new: str, old: str, score: float) -> None:
    """The similarity is a share of the words of both texts."""
    assert Texts([new], [old]).words(0, 0) == pytest.approx(score)


def test_a_score_below_the_threshold_is_none() -> None:
    """Exactly the threshold is enough."""
    texts = Texts(["a b c d e", "a b c d e f"], ["a b c x y"])
    assert texts.words(0, 0, 0.6) == pytest.approx(0.6)
    assert texts.words(1, 0, 0.6) == 0.0


def test_letters_find_an_inflected_word() -> None:
    """Where no word is the same, letters may be."""
    texts = Texts(["Introductions"], ["INTRODUCTION"])
    assert texts.words(0, 0) == 0.0
    assert texts.letters(0, 0) == pytest.approx(0.96)


def test_what_is_left_of_a_sentence_keeps_its_order() -> None:
    """Each word is crossed out once, the first one."""
    assert without("abcabd", "bax") == "cabd"


def brute(new: list[str], old: list[str], threshold: float) -> dict[tuple[int, int], float]:
    """Return the pairs that reach ``threshold``, by comparing every text with every other."""
    found = {}
    for n, a in enumerate(new):
        for o, b in enumerate(old):
            x, y = a.split(), b.split()
            both = (in_order(x, y) + (Counter(x) & Counter(y)).total()) / max(1, len(x) + len(y))
            if both >= threshold:
                found[n, o] = both
    return found


def in_order(a: list[str], b: list[str]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        last = row
        row = [0]
        for j, y in enumerate(b):
            row.append(last[j] + 1 if x == y else max(last[j + 1], row[j]))
    return row[-1]


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([0.5, 0.6, 2 / 3, 0.75]))
def test_the_index_loses_no_pair(new: list[str], old: list[str], threshold: float) -> None:
    """The result is that of comparing every text with every other."""
    found = {(n, o): score for n, o, score in Texts(new, old).pairs(range(len(new)), range(len(old)), threshold)}
    assert found == brute(new, old, threshold)


def test_no_text_is_compared_with_more_than_the_budget() -> None:
    """Of many that are alike the budget is looked at, so that time stays linear."""
    texts = Texts(["article one applies"], [f"article {n} applies" for n in range(50)])
    assert len(list(texts.pairs([0], range(50), 0.6, budget=50))) == 50
    assert len(list(texts.pairs([0], range(50), 0.6, budget=7))) == 7
