"""What every engine must do: one contract, run over all of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from l10n_pipeline.engines import ArgosEngine, Engine, PseudoEngine, TranslateOptions
from l10n_pipeline.engines.apertium import ApertiumEngine
from l10n_pipeline.errors import EngineError, PackageError

STATEMENT = Path(__file__).parents[2] / "source/statement.txt"
KINDS = [*((kind, target) for kind in ("argos", "pseudo") for target in ("fa", "ar", "fr")), ("apertium", "fr")]
SCRIPTS = {"fa": "ARABIC", "ar": "ARABIC", "fr": "LATIN"}


@pytest.fixture(params=KINDS, ids=lambda pair: "-".join(pair))
def engine(request: pytest.FixtureRequest, engines: dict[str, ArgosEngine]) -> Engine:
    kind, target = request.param
    if kind == "apertium":
        try:
            return ApertiumEngine("en", "fr")
        except PackageError as reason:
            pytest.skip(f"{reason} (apt install apertium apertium-eng-cat apertium-fra-cat)")
    return engines[target] if kind == "argos" else PseudoEngine("en", target)


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    lines = STATEMENT.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if 30 < len(line) < 250][:20]


def texts(engine: Engine, sentences: list[str]) -> list[str]:
    return [proposals[0].text for proposals in engine.translate(sentences)]


def test_an_engine_says_what_it_is(engine: Engine) -> None:
    """Name, locales and origin agree, and the digest is hexadecimal."""
    assert engine.source == "en"
    assert engine.target in SCRIPTS
    assert engine.origin.split()[:2] == [engine.name, f"en→{engine.target}"]
    assert ("(demonstration)" in engine.origin) is engine.demonstration
    assert int(engine.digest, 16) >= 0
    assert engine.digest == engine.digest


def test_nothing_gives_nothing(engine: Engine) -> None:
    """No sentences, no proposals."""
    assert engine.translate([]) == []


def test_sentences_come_back_in_order_in_the_right_script(engine: Engine, sentences: list[str]) -> None:
    """Each sentence has a proposal, different sentences have different ones, mostly in the locale's script."""
    found = texts(engine, sentences)
    assert len(found) == len(sentences)
    letters = [c for text in found for c in text if c.isalpha()]
    right = sum(unicodedata.name(c, "").startswith(SCRIPTS[engine.target]) for c in letters)
    assert right > 0.8 * len(letters)


def test_the_order_of_the_sentences_changes_nothing(engine: Engine, sentences: list[str]) -> None:
    """Twice, backwards and with duplicates: a sentence gets the same text."""
    first = dict(zip(sentences, texts(engine, sentences), strict=True))
    backwards = sentences[::-1] + sentences[:5]
    assert texts(engine, backwards) == [first[sentence] for sentence in backwards]
    assert texts(engine, sentences) == [first[sentence] for sentence in sentences]


def test_what_has_no_letters_stays_as_it_is(engine: Engine) -> None:
    """Numbers, dashes, masks of digits and nothing at all are not given to a model."""
    odd = ["", " ", "1988", "30,000 – 33,700", "***", "{0}"]
    assert texts(engine, [*odd, "Hello"])[:-1] == odd


def test_proposals_are_different_and_the_best_comes_first(engine: Engine, sentences: list[str]) -> None:
    """At least one proposal, at most as many as asked for, no two alike, in falling order of their score."""
    for proposals in engine.translate(sentences[:5], TranslateOptions(hypotheses=3)):
        assert 1 <= len(proposals) <= 3
        assert len({p.text for p in proposals}) == len(proposals)
        assert [p.score for p in proposals] == sorted((p.score for p in proposals), reverse=True)


def test_a_very_long_sentence_is_translated_whole(engine: Engine) -> None:
    """2,000 characters without a full stop give one text, and not a short one."""
    sentence = " ".join(["The families of the prisoners, who had waited for years, asked for the truth"] * 26)
    assert len(sentence) > 1_950
    (text,) = texts(engine, [sentence])
    assert len(text) > 400


def test_odd_characters_do_no_harm(engine: Engine) -> None:
    """Scripts, symbols and control characters that no model knows are no error."""
    odd = ["A 漢字 sentence 🌰", "zero\u200bwidth \u202eturned", "a\ttab and\na line", "x" * 700, "Hello \x00 there"]
    assert len(texts(engine, odd)) == len(odd)


def test_less_than_one_proposal_is_refused() -> None:
    """Asking for nothing is an error of the caller."""
    with pytest.raises(EngineError):
        TranslateOptions(hypotheses=0)
