"""The figures of an evaluation."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from l10n_pipeline.glossary import Matcher
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Issue, Rendering, Severity, Term
from l10n_pipeline.pretranslate import scores

TERMS = Glossary(
    (
        Term("massacre", renderings={"fr": Rendering("massacre", ("tuerie",)), "ar": Rendering("مجزرة")}),
        Term("PMOI", case_sensitive=True, do_not_translate=True),
        Term("fatwa", renderings={"fa": Rendering("فتوا")}),
    )
)
MATCHER = Matcher(TERMS)


def test_a_perfect_translation_has_full_marks() -> None:
    """The references themselves have BLEU and chrF 100."""
    lines = ["Nous demandons justice pour les victimes.", "Personne n’a été inculpé jusqu’à présent."]
    found = scores.quality(lines, lines, get_locale("fr"))
    assert found.bleu == pytest.approx(100)
    assert found.chrf == pytest.approx(100)


def test_the_figures_are_those_of_sacrebleu() -> None:
    """BLEU and chrF are corpus scores of sacreBLEU at its defaults, not means of sentences."""
    targets = ["le chat est sur le tapis", "il pleut beaucoup ici ce soir"]
    references = ["le chat dort sur le tapis", "il pleut beaucoup ici"]
    found = scores.quality(targets, references, get_locale("fr"))
    assert found.bleu == pytest.approx(BLEU().corpus_score(targets, [references]).score)
    assert found.chrf == pytest.approx(CHRF().corpus_score(targets, [references]).score)


@pytest.mark.parametrize("tag", ["fr", "fa", "zh-Hans", "ja"])
def test_signatures_are_those_that_sacrebleu_gives(tag: str) -> None:
    """What a report says of its figures is what sacreBLEU says, whatever the language."""
    locale = get_locale(tag)
    tokenizer = {"zh": "zh", "ja": "char"}.get(locale.language, "13a")
    bleu, chrf = BLEU(tokenize=tokenizer), CHRF()
    bleu.corpus_score(["a b c d"], [["a b c d"]])
    chrf.corpus_score(["a"], [["a"]])
    assert scores.signatures(locale) == {"bleu": str(bleu.get_signature()), "chrf": str(chrf.get_signature())}


def test_output_that_looks_tokenized_raises_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    """Bad output may have spaces before its stops: the figures come without a sermon on standard error."""
    scores.quality(["le chat ."] * 200, ["le chat."] * 200, get_locale("fr"))
    assert not caplog.records


@pytest.mark.parametrize(
    ("target", "exact", "tolerant"),
    [
        pytest.param("Le massacre continue.", 1, 1, id="preferred"),
        pytest.param("La tuerie continue.", 1, 1, id="accepted"),
        pytest.param("Le meurtre continue.", 0, 0, id="missing"),
    ],
)
def test_a_term_counts_where_a_right_form_stands(target: str, exact: int, tolerant: int) -> None:
    """Preferred and accepted forms are right; anything else is not."""
    found = scores.adherence([("The massacre goes on.", target)], MATCHER, "fr")
    assert found == scores.Adherence(1, exact, tolerant)


def test_an_inflected_term_counts_as_tolerant_only() -> None:
    """Arabic with و and the article glued, its last letter folded, is the term, but not letter for letter."""
    found = scores.adherence([("The massacre goes on.", "والمجزره مستمرة")], MATCHER, "ar")
    assert found == scores.Adherence(1, 0, 1)


def test_terms_count_once_a_sentence_and_only_with_a_rendering() -> None:
    """A term that occurs twice counts once; one without a rendering in the locale, never; a kept name, as it is."""
    pairs = [("A massacre, a massacre, a fatwa.", "massacre"), ("The PMOI said so.", "Le PMOI l’a dit.")]
    assert scores.adherence(pairs, MATCHER, "fr") == scores.Adherence(2, 2, 2)


def test_without_terms_there_is_no_rate() -> None:
    """No terms is neither 0 nor 100 percent."""
    found = scores.adherence([("Nothing here.", "Rien ici.")], MATCHER, "fr")
    assert found.exact_rate is None
    assert found.tolerant_rate is None


def test_targets_count_once_for_each_check_that_raises_an_error() -> None:
    """Two errors of one check are one target; warnings do not count."""
    error = Issue("numbers", Severity.ERROR, "")
    warning = Issue("length", Severity.WARNING, "")
    script = Issue("script", Severity.ERROR, "")
    found = scores.guarded([(error, error), (warning,), (), (script, error)])
    assert found == scores.Guarded(2, {"numbers": 2, "script": 1})


@pytest.mark.parametrize(
    ("origin", "engine", "expected"),
    [
        pytest.param("argos en→fr 1.9", "argos en→fr 1.9", ("plain",), id="plain"),
        pytest.param("argos en→fr 1.9 (n-best 2)", "argos en→fr 1.9", ("n-best",), id="rank left out"),
        pytest.param(
            "argos en→fr 0.1 (demonstration; in clauses; synonym: muharaba; glossary: PMOI)",
            "argos en→fr 0.1 (demonstration)",
            ("in clauses", "synonym"),
            id="two rungs and terms kept",
        ),
        pytest.param(
            "apertium en→fr 3.8 (through ca; glossary: PMOI)",
            "apertium en→fr 3.8 (through ca)",
            ("plain",),
            id="terms kept in the plain way",
        ),
    ],
)
def test_rungs_are_read_from_the_origin(origin: str, engine: str, expected: tuple[str, ...]) -> None:
    """What an origin says beyond its engine's own is the rungs, without their details and the terms kept."""
    assert scores.rungs(origin, engine) == expected
