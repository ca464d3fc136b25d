"""glossary.find: English terms in a source text."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.glossary import Matcher, find, matcher
from l10n_pipeline.model import Glossary, Rendering, Term, TermContext

_FA = {"fa": Rendering("x")}


def _glossary(*sources: str, **settings: bool) -> Glossary:
    return Glossary(tuple(Term(source, renderings=_FA, **settings) for source in sources))  # type: ignore[arg-type]


def _found(glossary: Glossary, text: str, *, heading: bool = False) -> list[str]:
    return [text[match.start : match.end] for match in find(glossary, text, heading=heading)]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        pytest.param("fatwa", "in his Fatwa: FATWA", ["Fatwa", "FATWA"], id="case"),
        pytest.param("Majlis", "Majlis, Majlisi, (Majlis)", ["Majlis", "Majlis"], id="whole words"),
        pytest.param("mullah", "mullahs and Mullahs", ["mullahs", "Mullahs"], id="plural -s"),
        pytest.param("Dervish", "14 Dervishes", ["Dervishes"], id="plural -es"),
        pytest.param("enemy of God", "the enemies of God", ["enemies of God"], id="plural -ies"),
        pytest.param(
            "crime against humanity", "crimes against humanity", ["crimes against humanity"], id="inner plural"
        ),
        pytest.param("MP", "more than 70 MPs", ["MPs"], id="plural of an acronym"),
        pytest.param("IT", "its", [], id="its is no plural"),
        pytest.param("glass", "glas", [], id="no letter is added"),
        pytest.param("Khomeini", "Khomeini's and Khomeini’s", ["Khomeini", "Khomeini"], id="possessive is not covered"),
        pytest.param("NGO", "NGO’s", ["NGO"], id="possessive as plural"),
        pytest.param("Khomeini Fatwa", "Khomeini's Fatwa", [], id="no possessive within a term"),
        pytest.param("regime's parliament", "The regime’s parliament", ["regime’s parliament"], id="apostrophes"),
        pytest.param("Baha'i", "179 Baha’i, 136 Baha’is", ["Baha’i", "Baha’is"], id="apostrophe within a word"),
        pytest.param("Pour-Mohammadi", "Pour Mohammadi", ["Pour Mohammadi"], id="hyphen for space"),
        pytest.param("Secretary General", "Secretary‑General", ["Secretary‑General"], id="non-breaking hyphen"),
        pytest.param("the Guardian", "the\u00a0Guardian", ["the\u00a0Guardian"], id="non-breaking space"),
        pytest.param("State Department", "State \u00a0 Department’s", ["State \u00a0 Department"], id="several spaces"),
        pytest.param("US State Department", "U.S. State Department", ["U.S. State Department"], id="dotted acronym"),
        pytest.param("U.N. rapporteur", "the UN rapporteur", ["UN rapporteur"], id="acronym without dots"),
        pytest.param("war on God", "a war. On God", [], id="not across a full stop"),
        pytest.param("cruel, inhuman", "cruel, inhuman; cruel inhuman", ["cruel, inhuman"], id="punctuation in a term"),
        pytest.param("Evin", "Évin Kevin Evin_x", [], id="letters and underscores are words"),
    ],
)
def test_a_term_is_found_however_it_is_typed(term: str, text: str, expected: list[str]) -> None:
    """Case, simple inflection, hyphens, spaces and apostrophes make no difference; other words do."""
    assert _found(_glossary(term), text) == expected


def test_variants_name_the_same_term() -> None:
    """A match carries the term whichever spelling was met."""
    term = Term("muharibih", ("muharaba",), renderings=_FA)
    assert [match.term for match in find(Glossary((term,)), "muharaba or muharibih")] == [term, term]


def test_the_longest_term_wins_and_nothing_overlaps() -> None:
    """A term within a longer one is not found; of equal rivals the first is."""
    glossary = _glossary("human rights", "Iran Human Rights", "Human Rights Watch", "Watch dog")
    assert _found(glossary, "Human Rights Watch dog; Iran Human Rights; human rights") == [
        "Human Rights Watch",
        "Iran Human Rights",
        "human rights",
    ]


def test_a_case_sensitive_term_needs_its_letters() -> None:
    """Hypocrites is a name, hypocrites is not."""
    assert _found(_glossary("Hypocrites", case_sensitive=True), "hypocrites, Hypocrites, HYPOCRITES") == ["Hypocrites"]


def test_a_case_sensitive_term_is_found_in_the_plural() -> None:
    """An ending does not hide the letters."""
    assert _found(_glossary("NGO", case_sensitive=True), "NGOs, ngos, U.S.") == ["NGOs"]


def test_a_term_that_may_stand_in_words_is_found_there() -> None:
    """Without whole_word the letters are enough, across words too."""
    glossary = _glossary("khomein", "post war", whole_word=False)
    assert _found(glossary, "anti-Khomeinism in the post-wartime") == ["Khomein", "post-war"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a “the X is” b X", 1, id="curly"),
        pytest.param('he said, " no X" and X', 1, id="straight, spaced"),
        pytest.param("the «X» X", 1, id="guillemets"),
        pytest.param("‘baton X’ X", 1, id="single"),
        pytest.param("the regime’s X isn’t", 0, id="apostrophes quote nothing"),
        pytest.param("‘it’s X’", 1, id="an apostrophe does not close"),
        pytest.param("“the Hypocrites [X] do” X", 1, id="brackets within"),
        pytest.param("[X]", 0, id="brackets without quotation marks"),
        pytest.param("X goes on.” X", 1, id="a closing mark nothing opened"),
        pytest.param("X: “X goes on", 1, id="an opening mark nothing closed"),
        pytest.param("“a X\n\nX", 1, id="not beyond the paragraph"),
        pytest.param("“a ‘X’ X” X “X”", 3, id="nested and several"),
        pytest.param('regime X", told X, "X"', 2, id="straight, closing first"),
        pytest.param('"a X "b X" X', 2, id="straight, closing forgotten"),
        pytest.param("„a X“ X", 1, id="low opening mark"),
        pytest.param("X", 0, id="no quotation"),
    ],
)
def test_a_term_for_quotations_counts_only_inside_one(text: str, expected: int) -> None:
    """Whatever the marks; a quotation cut in pieces is still one."""
    glossary = Glossary((Term("X", context=TermContext.QUOTATION, renderings=_FA),))
    assert len(find(glossary, text)) == expected


def test_a_term_for_headings_counts_only_there() -> None:
    """The caller says what a heading is."""
    glossary = Glossary((Term("Overview", context=TermContext.HEADING, renderings=_FA),))
    assert _found(glossary, "General Overview") == []
    assert _found(glossary, "General Overview", heading=True) == ["Overview"]


def test_a_glossary_is_compiled_once() -> None:
    """A call per message finds the compiled glossary again; another glossary gets its own."""
    one, two = _glossary("a"), _glossary("b")
    assert matcher(one) is matcher(one)
    assert matcher(one) is not matcher(two)
    for n in range(20):
        matcher(_glossary(f"w{n}"))
    assert _found(one, "a b") == ["a"]


def test_an_empty_glossary_finds_nothing() -> None:
    """Nor does a term without words."""
    assert find(Glossary(), "text") == ()
    assert find(_glossary("—"), "") == ()


@given(
    st.lists(st.text("aAsS '’-.“”[é\u0301ßİU", min_size=1, max_size=6), max_size=5),
    st.text("aAsS '’-.“”\"[]é\u0301ßİU\n", max_size=40),
    st.booleans(),
    st.booleans(),
)
def test_matches_are_ordered_spans_without_overlap(terms: list[str], text: str, case: bool, whole: bool) -> None:
    """Whatever the terms and the text."""
    before = 0
    for match in find(_glossary(*terms, case_sensitive=case, whole_word=whole), text):
        assert before <= match.start < match.end <= len(text)
        before = match.end


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), min_size=1, max_size=3), st.sampled_from([" ", "-", "\n"]))
def test_a_term_finds_itself(words: list[str], joint: str) -> None:
    """With any joint between its words."""
    text = f"x {joint.join(words)} y"
    (match,) = find(_glossary(" ".join(words)), text)
    assert text[match.start : match.end] == joint.join(words)


def _seconds(compiled: Matcher, texts: Iterable[str]) -> float:
    start = time.process_time()  # not the clock on the wall: other programs run too
    for text in texts:
        compiled.find(text)
    return time.process_time() - start


def test_the_number_of_terms_does_not_slow_finding() -> None:
    """Ten thousand terms take at most three times as long as a hundred."""
    sources = [f"common {a}{b} term {n}" for n, (a, b) in enumerate((x, y) for x in range(100) for y in range(100))]
    few, many = Matcher(_glossary(*sources[:100])), Matcher(_glossary(*sources))
    texts = [f"some common {n} words of a term {n} and others, common 00 term 0 among them" for n in range(200)]
    # In turn, so that a slow moment of the machine hits both.
    rounds = [(_seconds(few, texts), _seconds(many, texts)) for _ in range(9)]
    best_few, best_many = (min(times) for times in zip(*rounds, strict=True))
    assert best_many < 3 * best_few
