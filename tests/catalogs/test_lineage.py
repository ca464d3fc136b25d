"""_lineage.py: which old sentence a new one was made from."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs._lineage import Descent, lineage

BEFORE, AFTER = "We met in Paris.", "Signed by all."
DEATHS = "In 1988 Khomeini ordered the death of 30,000 prisoners."
NOBODY = "Nobody was charged."
BOTH = "In 1988 Khomeini ordered the death of 30,000 prisoners, and nobody was charged."
PAIRS = st.lists(st.lists(st.sampled_from("aabbccdefgh"), max_size=9).map(" ".join), max_size=8, unique=True)


def found(new: Sequence[str], old: Sequence[str]) -> dict[str, list[str]]:
    descents = lineage([(None, text) for text in new], [(None, text) for text in old])
    return {descent.new[1]: [key[1] for key in descent.olds] for descent in descents}


def parts(new: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]]:
    return [(each.part, each.parts) for each in lineage([(None, t) for t in new], [(None, t) for t in old])]


SAME_PLACE = {
    "a word of two": ("Their demands:", "Our demands:"),
    "an inflected title": ("Introductions", "Introduction"),
    "half of a short sentence": ("We strongly condemn this crime.", "We condemn these crimes."),
    "a long clause added": (
        "We call upon the Council to act, and upon all of the governments that have signed the Convention to see "
        "that those who are responsible for what happened in those months are tried.",
        "We call upon the Council to act.",
    ),
    "a long clause taken away": (
        "The prisoners were hanged.",
        "The prisoners were hanged in groups of six from cranes in the yard of the prison while the guards looked on.",
    ),
}


@pytest.mark.parametrize(("new", "old"), SAME_PLACE.values(), ids=SAME_PLACE.keys())
def test_between_the_same_neighbours_less_is_enough(new: str, old: str) -> None:
    """What is found between the same sentences is not taken for the same elsewhere."""
    for neighbours in ([BEFORE, "{}", AFTER], ["{}", AFTER], [BEFORE, "{}"]):
        assert found([t.format(new) for t in neighbours], [t.format(old) for t in neighbours]) == {new: [old]}
    assert found([BEFORE, new, AFTER], [old, BEFORE, AFTER, NOBODY]) == {}


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Yes.", "No."),
        ("The prisoners were executed without trial.", "The court sentenced him to ten years in prison."),
        ("We ask for justice.", "They have a list of names."),
        ("Paris, 2024", "Teheran, 1988"),
        ("to condemn the massacre.", "to bring the perpetrators to trial."),
    ],
)
def test_the_same_place_alone_is_not_enough(new: str, old: str) -> None:
    """A sentence that took the place of an unrelated one has no predecessor."""
    assert found([BEFORE, new, AFTER], [BEFORE, old, AFTER]) == {}


def test_the_same_words_are_enough_anywhere() -> None:
    """A sentence that was edited and moved is found, and so is one whose halves changed places."""
    edited = DEATHS.replace("30,000", "many")
    turned = "The death of 30,000 prisoners Khomeini ordered in 1988."
    assert found([edited, BEFORE, AFTER], [BEFORE, AFTER, DEATHS]) == {edited: [DEATHS]}
    assert found([turned, BEFORE, AFTER], [BEFORE, AFTER, DEATHS]) == {turned: [DEATHS]}


def test_the_best_pair_goes_first() -> None:
    """An old text serves the new one it fits best, and no other."""
    assert found(["a b c x y", "f", "a b c d x"], ["a b c d e", "f"]) == {"a b c d x": ["a b c d e"]}


def test_of_equal_pairs_the_one_in_the_same_place_is_made() -> None:
    """Sentences after a pattern go by their neighbours, also where whole passages moved."""
    old = ["A", "article one applies here", "B", "article two applies here", "C", "article three applies here"]
    new = ["C", "article 3 applies here", "B", "article 2 applies here", "A", "article 1 applies here"]
    assert found(new, old) == {new[1]: [old[5]], new[3]: [old[3]], new[5]: [old[1]]}


def test_a_better_text_far_away_loses_against_a_good_one_in_place() -> None:
    """The same neighbours count a tenth."""
    near, far = "the people of Iran demand freedom", "the people of Iran demand their freedom today"
    new = "the people of Iran demand their freedom"
    assert found([BEFORE, new, AFTER], [far, BEFORE, near, AFTER]) == {new: [near]}
    assert found([new, BEFORE, AFTER], [BEFORE, near, AFTER, far]) == {new: [far]}


def test_a_neighbour_may_be_edited_too() -> None:
    """What was paired is a neighbour for what stands beside it."""
    old = [DEATHS, "Our demands:", "We shall go on until the last of them has been tried."]
    new = [DEATHS.replace("30,000", "many"), "Their demands:", old[2].replace("last", "very last")]
    assert found(new, old) == {a: [b] for a, b in zip(new, old, strict=True)}


def test_a_split_sentence_is_found_in_both_its_parts() -> None:
    """Both halves come from the old sentence, numbered in their order."""
    assert found([BEFORE, DEATHS, NOBODY, AFTER], [BEFORE, BOTH, AFTER]) == {DEATHS: [BOTH], NOBODY: [BOTH]}
    assert parts([BEFORE, DEATHS, NOBODY, AFTER], [BEFORE, BOTH, AFTER]) == [(1, 2), (2, 2)]
    assert found([NOBODY, DEATHS], [BOTH]) == {NOBODY: [BOTH]} | {DEATHS: [BOTH]}


def test_a_sentence_may_be_split_in_three() -> None:
    """None of the parts alone resembles the whole by most of its words."""
    whole = (
        "A court was set up in Evin prison, which asked three questions of each prisoner there, and those who did not "
        "answer as wished were hanged on the same day."
    )
    new = [
        "A court was set up in Evin prison.",
        "It asked three questions of each prisoner there.",
        "Those who did not answer as wished were hanged on the same day.",
    ]
    assert found(new, [whole]) == {text: [whole] for text in new}
    assert parts(new, [whole]) == [(1, 3), (2, 3), (3, 3)]


def test_joined_sentences_are_found_in_their_order() -> None:
    """The new sentence comes from both."""
    assert found([BEFORE, BOTH, AFTER], [BEFORE, DEATHS, NOBODY, AFTER]) == {BOTH: [DEATHS, NOBODY]}


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ([DEATHS, "Their families were never told."], [BOTH]),
        ([DEATHS, BEFORE, NOBODY], [BOTH, BEFORE]),
        ([DEATHS, "Charged."], [BOTH]),
    ],
    ids=["an unrelated sentence", "not consecutive", "a single word"],
)
def test_what_only_stands_beside_an_edited_sentence_is_no_part_of_it(new: list[str], old: list[str]) -> None:
    """A part has to hold what the other one left."""
    assert found(new, old) == {DEATHS: [BOTH]}


def test_a_sentence_that_stayed_is_not_joined() -> None:
    """Only what left can have gone into another sentence."""
    assert found([BOTH, NOBODY], [DEATHS, NOBODY]) == {BOTH: [DEATHS]}


@settings(max_examples=200, deadline=None)
@given(PAIRS, PAIRS)
def test_every_text_is_used_once(new: list[str], old: list[str]) -> None:
    """A new text has one descent, an old one serves one text or all parts of itself, and the same call the same."""
    keys, olds = [(None, text) for text in new], [(None, text) for text in old]
    descents = lineage(keys, olds)
    assert descents == lineage(keys, olds)
    assert [each.new for each in descents] == [key for key in keys if key in {each.new for each in descents}]
    assert not {each.new for each in descents} & set(olds)
    users: dict[tuple[str | None, str], list[Descent]] = {}
    for each in descents:
        for key in each.olds:
            users.setdefault(key, []).append(each)
    for parts_of_one in users.values():
        assert [one.part for one in parts_of_one] == list(range(1, parts_of_one[0].parts + 1))


def test_a_rewritten_document_takes_linear_time() -> None:
    """Four thousand sentences, all of them edited and none of them kept, are no matrix of 16 million."""
    draw = random.Random(3)
    words = [f"w{n}" for n in range(3000)]
    old = [" ".join(draw.choices(words, k=12)) for _ in range(4_000)]
    new = [text.replace(" ", " new ", 1) for text in old]
    assert found(new, old) == {a: [b] for a, b in zip(new, old, strict=True)}
