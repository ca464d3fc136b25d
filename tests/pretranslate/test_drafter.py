"""Candidates judged by the checks, masks kept, origins told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l10n_pipeline import glossary
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions
from l10n_pipeline.engines.pseudo import PseudoEngine
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary
from l10n_pipeline.pretranslate import Drafter

TERMS = glossary.parse(
    b"""\
version: 1
terms:
  - term: PMOI
    part_of_speech: proper noun
    definition: An organisation.
    do_not_translate: true
  - term: massacre
    definition: Killing of many.
    translations: {fr: {preferred: massacre}}
""",
    "glossary.yaml",
)


@dataclass
class ScriptedEngine:
    """An engine that answers what the test says, and remembers what it was asked."""

    answer: Callable[[str], Sequence[str]]
    name: str = "scripted"
    source: str = "en"
    target: str = "fr"
    origin: str = "scripted en→fr 1.0"
    demonstration: bool = False
    digest: str = "0"

    def __post_init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        self.asked += sentences
        return [tuple(Hypothesis(text) for text in self.answer(s)[: options.hypotheses]) for s in sentences]


def drafter(answer: Callable[[str], Sequence[str]], terms: Glossary = Glossary()) -> tuple[Drafter, ScriptedEngine]:  # noqa: B008
    engine = ScriptedEngine(answer)
    return Drafter(engine, get_locale("fr"), get_locale("en"), terms), engine


def test_the_proposal_with_the_fewest_errors_wins() -> None:
    """A proposal that loses a number is passed over for the next one, and the origin says so."""
    drafts, _ = drafter(lambda s: ["Trois prisonniers sont morts.", "Les 30 000 prisonniers sont morts."])
    [suggestion] = drafts.draft(["The 30,000 prisoners are dead."])
    assert suggestion.target == "Les 30 000 prisonniers sont morts."
    assert suggestion.origin.text == "scripted en→fr 1.0 (n-best 2)"
    assert suggestion.issues == ()


def test_what_still_fails_is_drafted_with_its_issues() -> None:
    """A draft with an error is better than nothing, and says what is wrong."""
    drafts, _ = drafter(lambda s: ["Les prisonniers sont morts."])
    [suggestion] = drafts.draft(["The 30,000 prisoners are dead."])
    assert [issue.check for issue in suggestion.issues] == ["numbers"]


def test_the_proposal_that_keeps_a_term_wins_and_is_told() -> None:
    """A glossary term decides between proposals; kept terms stand in the origin."""
    drafts, _ = drafter(lambda s: ["La tuerie a eu lieu.", "Le massacre a eu lieu."], TERMS)
    [suggestion] = drafts.draft(["The massacre took place."])
    assert suggestion.target == "Le massacre a eu lieu."
    assert suggestion.origin.text == "scripted en→fr 1.0 (n-best 2; glossary: massacre)"


def test_equal_sentences_are_translated_once_and_long_texts_in_sentences() -> None:
    """The engine sees each distinct sentence once; the text is joined again."""
    drafts, engine = drafter(lambda s: [f"<{s}>".replace("<", "«\u00a0").replace(">", "\u00a0»")])
    suggestions = drafts.draft(["He came. He left.", "He left.", "He came. He left."])
    assert engine.asked == ["He came.", "He left."]
    assert suggestions[0].target == "«\u00a0He came.\u00a0» «\u00a0He left.\u00a0»"
    assert suggestions[0] == suggestions[2]


def test_what_must_survive_travels_masked() -> None:
    """URLs and terms that are never translated do not reach the engine, and stand in the draft."""
    drafts, engine = drafter(lambda s: [s.upper()], TERMS)
    [suggestion] = drafts.draft(["See https://example.org/a for the PMOI letter."])
    assert "example.org" not in engine.asked[0]
    assert "PMOI" not in engine.asked[0]
    assert "https://example.org/a" in suggestion.target
    assert "PMOI" in suggestion.target


def test_where_masks_are_lost_the_pieces_between_are_translated() -> None:
    """The last resort keeps every mask, and the origin says that it was used."""
    drafts, engine = drafter(lambda s: ["Rien du tout ici."] if "{" in s else [s.upper()])
    [suggestion] = drafts.draft(["Write to a@example.org before Monday."])
    assert suggestion.target == "WRITE TO a@example.org BEFORE MONDAY."
    assert "in pieces" in suggestion.origin.text
    assert len(engine.asked) == 3


def test_the_pseudo_engine_drafts_too() -> None:
    """A real engine behind the same interface."""
    engine = PseudoEngine("en", "fr")
    drafts = Drafter(engine, get_locale("fr"), get_locale("en"), TERMS)
    [suggestion] = drafts.draft(["The PMOI has 30,000 members."])
    assert "PMOI" in suggestion.target
    assert suggestion.target != "The PMOI has 30,000 members."
