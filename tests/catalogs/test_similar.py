"""_similar.py: which new text was made from which old one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs._similar import best_pairs

TEXTS = st.lists(st.lists(st.sampled_from("aabbccdefgh"), max_size=9).map(" ".join), max_size=8)


def pairs(new: list[str], old: list[str], threshold: float = 0.6) -> dict[str, str]:
    found = best_pairs(list(enumerate(new)), list(enumerate(old)), threshold)
    return {new[n]: old[o] for n, o in found.items()}


def test_an_edited_sentence_finds_its_old_form() -> None:
    """One word in six changed: 10 of 12 words agree."""
    assert pairs(["We do not accept this verdict."], ["Yes.", "We do not accept that verdict."]) == {
        "We do not accept this verdict.": "We do not accept that verdict."
    }


def test_case_and_punctuation_do_not_count() -> None:
    """Only words are compared."""
    assert pairs(["FREEDOM, now!"], ["Freedom now"]) == {"FREEDOM, now!": "Freedom now"}


def test_word_order_counts() -> None:
    """The same words backwards are another text."""
    assert pairs(["a b c d e"], ["e d c b a"]) == {}


def test_exactly_the_threshold_is_enough() -> None:
    """Three common words of five and five are 0.6."""
    assert pairs(["a b c d e"], ["a b c x y"]) == {"a b c d e": "a b c x y"}
    assert pairs(["a b c d e f"], ["a b c x y"]) == {}


def test_the_best_pair_goes_first() -> None:
    """An old text serves the new one it fits best, and no other."""
    assert pairs(["a b c x y", "a b c d x"], ["a b c d e"]) == {"a b c d x": "a b c d e"}


def test_equal_pairs_go_by_place() -> None:
    """Of texts that fit as well, the nearest in the document is taken."""
    old = ["article one applies here", "article two applies here", "article three applies here"]
    new = ["article 1 applies here", "article 2 applies here", "article 3 applies here"]
    assert pairs(new, old) == dict(zip(new, old, strict=True))


def test_texts_without_words_have_no_match() -> None:
    """Empty texts and punctuation resemble nothing."""
    assert pairs(["", "...", "a"], ["", "***", "—"]) == {}


def words_in_common(a: list[str], b: list[str]) -> int:
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
    scored = []
    for n, a in enumerate(new):
        for o, b in enumerate(old):
            size = len(a.split()) + len(b.split())
            score = 2 * words_in_common(a.split(), b.split()) / size if a and b else 0.0
            if score >= threshold:
                scored.append((-score, abs(n - o), n, o))
    expected: dict[int, int] = {}
    for _, _, n, o in sorted(scored):
        if n not in expected and o not in expected.values():
            expected[n] = o
    assert best_pairs(list(enumerate(new)), list(enumerate(old)), threshold) == expected
