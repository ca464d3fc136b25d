"""Words put in the place of those written from a term."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from l10n_pipeline.engines.base import Hypothesis, Link
from l10n_pipeline.pretranslate.repair import repair

TERM = (10, 20)
TEXT = "la « vieille tuerie », a eu lieu en 1988"


def proposal(words: Sequence[str], text: str = TEXT) -> Hypothesis:
    """Return ``text`` in which ``words`` were written from the term, and the others from elsewhere."""
    places = [(text.index(word), text.index(word) + len(word)) for word in text.split()]
    return Hypothesis(
        text, links=tuple(Link(*place, *(TERM if text[slice(*place)] in words else (0, 5))) for place in places)
    )


def test_the_span_is_replaced_without_its_marks() -> None:
    """Punctuation at its ends stays."""
    assert repair(proposal(["vieille", "tuerie"]), TERM, "massacre") == "la « massacre », a eu lieu en 1988"


@pytest.mark.parametrize(
    "words",
    [[], ["la", "lieu"], ["la", "«", "vieille", "tuerie", "»,", "a", "eu", "lieu"], ["en", "1988"]],
    ids=["nothing aligned", "not together", "too long", "a number inside"],
)
def test_a_doubtful_span_is_left_alone(words: list[str]) -> None:
    """What cannot be told apart from its neighbours is not replaced."""
    assert repair(proposal(words), TERM, "massacre") is None


def test_what_must_stay_is_not_replaced() -> None:
    """A span over another term's rendering is refused."""
    start = TEXT.index("vieille")
    assert repair(proposal(["vieille", "tuerie"]), TERM, "massacre", [(start, start + 3)]) is None
