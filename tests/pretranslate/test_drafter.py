"""Candidates judged by the checks, the rungs of the ladder, masks kept, origins told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from l10n_pipeline import glossary, inline
from l10n_pipeline.engines import ArgosEngine, choose, find_packages
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, Link, TranslateOptions
from l10n_pipeline.engines.pseudo import PseudoEngine
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Severity, Suggestion
from l10n_pipeline.pretranslate import Drafter, DraftSettings

ROOT = Path(__file__).parents[2]
NONE = Glossary()
TERMS = glossary.parse(
    b"""\
version: 1
terms:
  - term: PMOI
    part_of_speech: proper noun
    definition: An organisation.
    do_not_translate: true
  - term: massacre
    variants: [carnage]
    definition: The killing of many defenceless people.
    translations: {fr: {preferred: massacre, forbidden: [{form: boucherie, reason: "a shop"}]}}
  - term: Fatwa
    definition: A ruling by a religious authority.
    translations: {fr: {preferred: fatwa}}
""",
    "glossary.yaml",
)

Answer = Callable[[str, TranslateOptions], Sequence[str | Hypothesis]]


class ScriptedEngine:
    """An engine that answers what the test says, and remembers its calls."""

    name = "scripted"
    source = "en"
    target = "fr"
    origin = "scripted en→fr 1.0"
    demonstration = False
    digest = "0"
    term_annotation = False
    steerable = True

    def __init__(self, answer: Answer, style: inline.Style | None = inline.DEFAULT_STYLE) -> None:
        self.answer = answer
        self.mask_style = style
        self.calls: list[list[str]] = []
        self.options: list[TranslateOptions] = []

    @property
    def asked(self) -> list[str]:
        return [text for call in self.calls for text in call]

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        self.calls.append(list(sentences))
        self.options.append(options)
        answers = [self.answer(sentence, options)[: options.hypotheses] for sentence in sentences]
        return [tuple(h if isinstance(h, Hypothesis) else Hypothesis(h) for h in answer) for answer in answers]


def draft(engine: ScriptedEngine, *texts: str, terms: Glossary = NONE, fluency: float = 2.0) -> list[Suggestion]:
    settings = DraftSettings(fluency=fluency)
    return Drafter(engine, get_locale("fr"), get_locale("en"), terms, settings).draft(texts)


def always(*answers: str | Hypothesis) -> ScriptedEngine:
    return ScriptedEngine(lambda text, options: answers)


# ---------------------------------------------------------------- guards and their retries


def test_the_proposal_with_the_fewest_errors_wins() -> None:
    """A proposal that loses a number is passed over for the next one, and the origin says so."""
    engine = always("Trois prisonniers sont morts.", "Les 30 000 prisonniers sont morts.")
    [suggestion] = draft(engine, "The 30,000 prisoners are dead.")
    assert suggestion.target == "Les 30 000 prisonniers sont morts."
    assert suggestion.origin.text == "scripted en→fr 1.0 (n-best 2)"
    assert suggestion.issues == ()


def test_what_still_fails_is_drafted_with_its_issues() -> None:
    """A draft with an error is better than nothing, and says what is wrong."""
    [suggestion] = draft(always("Non non non non non non."), "The prisoners are dead.")
    assert suggestion.target == "Non non non non non non."
    assert [issue.check for issue in suggestion.issues if issue.severity is Severity.ERROR] == ["repetition"]


@pytest.mark.parametrize(
    ("bad", "source", "good"),
    [
        ("The court has found that they were not guilty.", "The court has found that they were not guilty.", None),
        ("oui oui oui oui oui oui", "The court freed the men.", "Le tribunal a libéré les hommes."),
        ("", "The court freed the men.", "Le tribunal a libéré les hommes."),
        ("Oui.", "The court freed the men who had been arrested in May.", "Le tribunal a libéré ceux arrêtés en mai."),
        ("Le tribunal a libéré les hommes.", "The court freed 14 men.", "Le tribunal a libéré 14 hommes."),
        ("Est-il libre ?!?!", "Is he free?", "Est-il libre ?"),
    ],
    ids=["still English", "a loop", "empty", "absurdly short", "a lost number", "doubled punctuation"],
)
def test_every_guard_asks_again_before_it_flags(bad: str, source: str, good: str | None) -> None:
    """With a wider beam and no repeated word sequences the engine does better, and that is taken."""
    good = good or "Le tribunal a constaté qu’ils n’étaient pas coupables."
    engine = ScriptedEngine(lambda text, options: [good] if options.no_repeat_ngram and options.beam else [bad])
    [suggestion] = draft(engine, source)
    assert suggestion.target.replace("\u202f", " ") == good
    assert "beam 6" in suggestion.origin.text


def test_a_sentence_that_fails_as_a_whole_is_tried_clause_by_clause() -> None:
    """The clauses are asked for together, and their marks kept."""
    parts = {
        "The men were free": "Les hommes étaient libres",
        "the 14 women were not": "les 14 femmes ne l’étaient pas",
    }
    engine = ScriptedEngine(lambda text, options: [parts.get(text, "Non non non non non non.")])
    [suggestion] = draft(engine, "The men were free, the 14 women were not.")
    assert suggestion.target == "Les hommes étaient libres, les 14 femmes ne l’étaient pas."
    assert "in clauses" in suggestion.origin.text


def test_a_rung_is_one_call_for_all_sentences_that_fail() -> None:
    """However many sentences fail, each rung asks the engine once, and only for those."""
    engine = ScriptedEngine(lambda text, options: ["Bien."] if "well" in text else ["Non non non non non non."])
    draft(engine, "All is well.", *(f"Prisoner {letter} was here, and nobody saw her." for letter in "ABCDEFGH"))
    assert [len(call) for call in engine.calls[:2]] == [9, 8]
    assert len(engine.calls) <= 4


def test_a_candidate_that_reads_much_worse_than_the_plain_one_is_refused() -> None:
    """The fluency setting says how much worse a candidate may score."""
    answers = (Hypothesis("La tuerie.", -0.5), Hypothesis("Le massacre.", -3.0))
    engine = ScriptedEngine(lambda text, options: answers if text == "The massacre." else [Hypothesis("Le", -9)])
    [near] = draft(always(*answers), "The massacre.", terms=TERMS, fluency=3.0)
    [far] = draft(engine, "The massacre.", terms=TERMS, fluency=2.0)
    assert near.origin.text == "scripted en→fr 1.0 (n-best 2; glossary: massacre)"
    assert "n-best" not in far.origin.text


def test_equal_sentences_are_translated_once_and_long_texts_in_sentences() -> None:
    """The engine sees each distinct sentence once; the text is joined again."""
    engine = ScriptedEngine(lambda text, options: [f"«\u00a0{text}\u00a0»"])
    suggestions = draft(engine, "He came. He left.", "He left.", "He came. He left.")
    assert engine.calls[0] == ["He came.", "He left."]
    assert suggestions[0].target.count("He") == 2
    assert suggestions[0] == suggestions[2]


# ---------------------------------------------------------------- masks


def test_what_must_survive_travels_masked() -> None:
    """URLs and terms that are never translated do not reach the engine, and stand in the draft."""
    engine = ScriptedEngine(lambda text, options: [text.upper()])
    [suggestion] = draft(engine, "See https://example.org/a for the PMOI letter.", terms=TERMS)
    assert "example.org" not in engine.asked[0]
    assert "PMOI" not in engine.asked[0]
    assert "https://example.org/a" in suggestion.target
    assert "PMOI" in suggestion.target


def test_where_masks_are_lost_the_pieces_between_are_translated() -> None:
    """The last resort keeps every mask, and the origin says that it was used."""
    engine = ScriptedEngine(lambda text, options: ["Rien du tout ici."] if "{" in text else [text.upper()])
    [suggestion] = draft(engine, "Write to a@example.org before Monday.")
    assert suggestion.target == "WRITE TO a@example.org BEFORE MONDAY."
    assert "in pieces" in suggestion.origin.text


def test_an_engine_that_leaves_no_mask_whole_is_not_asked_for_masked_sentences() -> None:
    """Survival is measured first; where it is nil, pieces are the only way."""
    engine = ScriptedEngine(lambda text, options: ["".join(c for c in text if c.isalpha() or c == " ")], style=None)
    [suggestion] = draft(engine, "Write to a@example.org before Monday.")
    assert suggestion.target == "Write to a@example.org before Monday."
    assert not any("@" in text or "{0}" in text for call in engine.calls[1:] for text in call)


def test_tags_that_come_back_crossed_are_refused() -> None:
    """Every tag is there, but they no longer nest: the pieces are taken."""
    engine = ScriptedEngine(
        lambda text, options: ["{1} gras {0} italique {3} fin {2}."] if "{0}" in text else [text.upper()]
    )
    [suggestion] = draft(engine, "<b1>Bold words</b1> and <i2>slanted words</i2> here.")
    assert suggestion.target == "<b1>BOLD WORDS</b1> AND <i2>SLANTED WORDS</i2> HERE."


def test_a_word_glued_to_a_link_is_parted_from_it() -> None:
    """Otherwise the link would be another one."""
    [suggestion] = draft(always("Voir lewww.example.org{0}ici."), "See www.example.org here.")
    [glued] = draft(always("Voir le{0}ici."), "See www.example.org here.")
    assert "www.example.org" in suggestion.target
    assert " www.example.org" in glued.target


# ---------------------------------------------------------------- terms


def rung_of(suggestion: Suggestion) -> str:
    return suggestion.origin.text.removeprefix("scripted en→fr 1.0 (").removesuffix("; glossary: massacre)")


def test_the_proposal_that_keeps_a_term_wins_and_is_told() -> None:
    """A glossary term decides between proposals; kept terms stand in the origin."""
    [suggestion] = draft(
        always("La tuerie a eu lieu.", "Le massacre a eu lieu."), "The massacre took place.", terms=TERMS
    )
    assert suggestion.target == "Le massacre a eu lieu."
    assert suggestion.origin.text == "scripted en→fr 1.0 (n-best 2; glossary: massacre)"


def test_another_source_wording_that_the_engine_renders_right_is_tried() -> None:
    """The wording is tried alone first, and used where it gives the right form."""
    engine = ScriptedEngine(
        lambda text, options: [text.replace("carnage", "massacre") if "carnage" in text else "Rien."]
    )
    [suggestion] = draft(engine, "Le massacre fini.", terms=TERMS)
    assert suggestion.target == "Le massacre fini."
    assert rung_of(suggestion) == "synonym: carnage"


def test_the_words_written_from_a_term_are_replaced() -> None:
    """Where the attention shows them together, the preferred rendering takes their place."""
    source, target = "The massacre took place.", "La tuerie a eu lieu."
    links = (Link(0, 2, 0, 3), Link(3, 9, 4, 12), Link(10, 11, 13, 17), Link(12, 14, 13, 17), Link(15, 19, 18, 23))
    engine = ScriptedEngine(
        lambda text, options: [Hypothesis(target, links=links if options.align and text == source else ())]
    )
    [suggestion] = draft(engine, source, terms=TERMS)
    assert suggestion.target == "La massacre a eu lieu."
    assert rung_of(suggestion) == "aligned: massacre"


def test_a_forbidden_form_is_suppressed() -> None:
    """The engine is asked again without the form that must not be used."""
    engine = ScriptedEngine(
        lambda text, options: ["Le massacre a eu lieu." if options.suppress == ("boucherie",) else "La boucherie."]
    )
    [suggestion] = draft(engine, "The massacre took place.", terms=TERMS)
    assert rung_of(suggestion) == "suppressed: boucherie"


def test_a_term_travels_masked_and_its_rendering_is_put_in() -> None:
    """What the engine does not know is written by the glossary."""
    engine = ScriptedEngine(lambda text, options: ["Le {0} a eu lieu." if "{0}" in text else "Rien ne va."])
    [suggestion] = draft(engine, "The massacre took place.", terms=TERMS)
    assert suggestion.target == "Le massacre a eu lieu."
    assert rung_of(suggestion) == "masked: massacre"


def test_the_last_resort_puts_the_terms_between_translated_pieces() -> None:
    """Every term stands there, a capital letter begins the sentence, and the origin flags it."""
    pieces = {"took place after the": "a eu lieu après la"}
    engine = ScriptedEngine(lambda text, options: [pieces.get(text, "Rien ne va.")])
    [suggestion] = draft(engine, "Massacre took place after the Fatwa.", terms=TERMS)
    assert suggestion.target == "Massacre a eu lieu après la fatwa."
    assert suggestion.origin.text == "scripted en→fr 1.0 (in pieces; glossary: massacre, Fatwa)"


def test_a_rung_that_breaks_something_else_is_not_taken() -> None:
    """A right term does not make up for a lost number: the draft is left as it was, and flagged."""
    engine = ScriptedEngine(lambda text, options: ["Le {0} eut lieu." if "{0}" in text else "En 1988 la tuerie."])
    [suggestion] = draft(engine, "The massacre took place in 1988.", terms=TERMS)
    assert "masked" not in suggestion.origin.text


def test_a_package_that_reads_annotations_gets_the_rendering_beside_the_term_first() -> None:
    """Before every other rung, even the plain one."""
    engine = always("Le massacre a eu lieu.")
    engine.term_annotation = True
    [suggestion] = draft(engine, "The carnage took place.", terms=TERMS)
    assert engine.asked == ["The carnage massacre took place."]
    assert rung_of(suggestion) == "annotated"


@pytest.mark.parametrize(("steerable", "alike"), [(True, False), (False, True)])
def test_an_engine_that_has_one_answer_is_asked_with_one_set_of_options(steerable: bool, alike: bool) -> None:
    """So that the cache knows what it said on the rung before."""
    engine = ScriptedEngine(lambda text, options: ["La tuerie."])
    engine.steerable = steerable
    draft(engine, "The massacre.", terms=TERMS)
    assert len(engine.options) > 2
    assert (set(engine.options) == {DEFAULT_OPTIONS}) is alike


def test_a_text_without_words_is_carried_over() -> None:
    """A cell with a number, in the locale's writing; a link or a kept name alone. No engine is asked, nor named."""
    engine = always("n’importe quoi")
    texts = ["1988", "<b1>30,000</b1>", "12.5 %", "PMOI", "https://example.org/a", "A prisoner."]
    made = draft(engine, *texts, terms=TERMS)
    assert [each.target for each in made[:5]] == [
        "1988", "<b1>30\u202f000</b1>", "12,5\u00a0%", "PMOI", "https://example.org/a",
    ]  # fmt: skip
    assert {each.origin.text for each in made[:5]} == {"source (no words)"}
    assert all(not each.issues for each in made[:5])
    assert set(engine.asked) == {"A prisoner."}


# ---------------------------------------------------------------- real engines


def test_the_pseudo_engine_drafts_too() -> None:
    """A real engine behind the same interface."""
    drafts = Drafter(PseudoEngine("en", "fr"), get_locale("fr"), get_locale("en"), TERMS)
    [suggestion] = drafts.draft(["The PMOI has 30,000 members."])
    assert "PMOI" in suggestion.target
    assert suggestion.target != "The PMOI has 30,000 members."


@pytest.mark.parametrize("locale", ["fa", "ar", "fr"])
def test_a_shipped_package_keeps_terms_and_tags(locale: str, tmp_path: Path) -> None:
    """With the statement's own glossary: every term in a right form, every tag and link there."""
    package = choose(find_packages([ROOT / "models"], tmp_path), "en", locale)
    assert package is not None
    terms = glossary.parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml")
    drafter = Drafter(ArgosEngine(package), get_locale(locale), get_locale("en"), terms)
    texts = [
        "The Revolutionary Guard arrested <b1>a mullah</b1> in Tehran.",
        "Amnesty International asks https://example.org/a about house arrest.",
    ]
    for text, suggestion in zip(texts, drafter.draft(texts), strict=True):
        assert not inline.lost(inline.find(text), suggestion.target)
        assert not [issue for issue in suggestion.issues if issue.check.startswith("glossary")]
