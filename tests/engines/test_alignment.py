"""Attention to links."""

from __future__ import annotations

from l10n_pipeline.engines import ArgosEngine, TranslateOptions
from l10n_pipeline.engines.alignment import links
from l10n_pipeline.engines.base import Link


def test_each_target_token_links_to_the_source_token_it_looked_at_most() -> None:
    """In code points of both texts; the source's end and bare spaces link to nothing."""
    attention = [[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.1, 0.1, 0.8]]
    found = links("the cat", ["▁the", "▁cat"], "le chat .", ["▁le", "▁chat", "▁."], attention)
    assert found == (Link(0, 2, 0, 3), Link(3, 7, 4, 7))


def test_a_token_that_does_not_stand_in_the_text_is_passed_over() -> None:
    """Normalising may change characters; the tokens after it keep their places."""
    found = links("ﬁne cat", ["▁fine", "▁cat"], "bon chat", ["▁bon", "▁chat"], [[1.0, 0.0], [0.0, 1.0]])
    assert found == (Link(4, 8, 4, 7),)


def test_a_real_model_gives_links_where_asked(engines: dict[str, ArgosEngine]) -> None:
    """They lie in both texts, in the target's order, and the proposal is the same as without."""
    sentence = "The prisoners were executed in Tehran."
    for engine in engines.values():
        [[plain]] = engine.translate([sentence])
        [[aligned]] = engine.translate([sentence], TranslateOptions(align=True))
        assert plain.links == ()
        assert aligned.text == plain.text
        assert aligned.links
        assert [link.start for link in aligned.links] == sorted(link.start for link in aligned.links)
        assert all(link.end <= len(aligned.text) and link.source_end <= len(sentence) for link in aligned.links)


def test_a_word_sequence_does_not_come_twice_where_that_is_asked(engines: dict[str, ArgosEngine]) -> None:
    """The options of one call reach the model: a wider beam, no repeated tokens."""
    options = TranslateOptions(beam=6, no_repeat_ngram=1)
    for engine in engines.values():
        [[found]] = engine.translate(["He went, and went, and went, and went."], options)
        words = found.text.rstrip(".").split()
        assert len(words) == len(set(words))
