"""Phrases of the source that may deserve a term."""

from __future__ import annotations

import pytest

from l10n_pipeline.glossary.candidates import candidates
from l10n_pipeline.model import Glossary, Rendering, Term

NONE = Glossary()


def phrases(*sources: str, glossary: Glossary = NONE) -> list[str]:
    return [one.phrase for one in candidates(sources, glossary)]


def test_a_noun_phrase_of_two_sentences_is_one() -> None:
    """Whatever its number and case; it is shown in the singular where the spellings are as frequent."""
    found = candidates(["The death commissions met in Evin.", "A death commission was formed.", "Nobody spoke."], NONE)
    assert [(one.phrase, one.count, one.example) for one in found] == [
        ("death commission", 2, "The death commissions met in Evin.")
    ]


def test_a_sentence_that_is_repeated_counts_once() -> None:
    """A slogan under every page is no evidence."""
    assert phrases("The death commission met.", "The death commission met.") == []


def test_what_is_a_term_already_is_left_out() -> None:
    """In any of its inflections, and with it the phrases that hold it."""
    known = Glossary((Term("death commission", renderings={"fa": Rendering("هیئت مرگ")}),))
    sources = ("The secret death commissions met.", "A secret death commission was formed.")
    assert phrases(*sources, glossary=known) == []
    assert phrases(*sources) == ["secret death commission"]


def test_a_part_counts_only_as_often_as_it_stands_alone() -> None:
    """C-value: of the words of a longer phrase no shorter one is shown that is seen nowhere else."""
    sources = ["the Supreme National Council said so", "a Supreme National Council was there"]
    assert phrases(*sources) == ["Supreme National Council"]
    alone = ["the National Council met", "their National Council failed", "our National Council won"]
    assert phrases(*sources, *alone) == ["National Council", "Supreme National Council"]


@pytest.mark.parametrize(
    "name",
    ["Ministry of Intelligence", "Court of Justice", "Committee to Protect Journalists", "Council for the Defence"],
)
def test_a_name_may_have_small_words_within(name: str) -> None:
    """Where it is capitalised on both sides."""
    found = phrases(f"Then the {name} spoke.", f"And so the {name} fell.")
    assert (name in found) is not name.startswith("Committee")


@pytest.mark.parametrize(
    "source", ["They said so on Monday.", "It was reported quickly.", "In 1988 they did.", "They have been there."]
)
def test_function_words_verbs_dates_and_adverbs_are_none(source: str) -> None:
    """However often they stand."""
    assert phrases(source, source + " Again.", source + " Anew.") == []
