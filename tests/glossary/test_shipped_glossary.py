"""The glossary.yaml of this repository, for the statement in source/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n_pipeline.glossary import find, find_forms, parse
from l10n_pipeline.model import Glossary, TermContext

ROOT = Path(__file__).parents[2]
LOCALES = ("fa", "ar", "fr")

DELIBERATE: frozenset[str] = frozenset()
"""Terms that do not occur in the statement and are wanted all the same."""


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml")


@pytest.fixture(scope="module")
def statement() -> str:
    return (ROOT / "source" / "statement.txt").read_text(encoding="utf-8")


def test_it_has_many_terms_with_all_renderings(glossary: Glossary) -> None:
    """At least 75 terms, at least 60 of them in Persian, Arabic and French."""
    assert len(glossary.terms) >= 75
    assert sum(set(LOCALES) <= set(term.renderings) for term in glossary.terms) >= 60


def test_every_term_occurs_in_the_statement(glossary: Glossary, statement: str) -> None:
    """Or is named above."""
    found = {match.term.source for match in find(glossary, statement)}
    assert {term.source for term in glossary.terms} - found == DELIBERATE


def test_the_regimes_words_for_the_pmoi_count_in_quotations_only(glossary: Glossary) -> None:
    """Monafeqin and Hypocrites stand in nobody else's voice."""
    contexts = {term.source: term.context for term in glossary.terms}
    assert contexts["Monafeqin"] is contexts["Hypocrites"] is TermContext.QUOTATION


def test_the_slips_of_the_source_are_found_as_the_names_they_mean(glossary: Glossary) -> None:
    """Khamanei, Mosavi, Keroubi, Mjlis and the names run together."""
    text = "Khamanei, Mir Hussain Mosavi, Mehdi Keroubi, JavadLarijani, Mir HadiGharaseyyedRoomiani, Mjlis"
    assert [match.term.source for match in find(glossary, text)] == [
        "Ali Khamenei",
        "Mir Hossein Mousavi",
        "Mehdi Karroubi",
        "Javad Larijani",
        "Mir HadiGharaseyyedRoomiani",
        "Majlis",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_form_is_found_where_it_stands(glossary: Glossary, locale: str) -> None:
    """Preferred, accepted and forbidden forms are all of them findable."""
    for term in glossary.terms:
        rendering = term.renderings.get(locale)
        for form in (*rendering.forms, *(bad.form for bad in rendering.forbidden)) if rendering else ():
            assert find_forms([form], f"« {form} »", locale), (term.source, form)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_forbidden_form_has_its_reason(glossary: Glossary, locale: str) -> None:
    """A translator is told why."""
    for term in glossary.terms:
        for bad in term.renderings[locale].forbidden if locale in term.renderings else ():
            assert bad.reason, (term.source, bad.form)


@pytest.mark.parametrize(
    ("locale", "wrong"),
    [
        pytest.param("fa", r"[\u064a\u0643\u0649\u0629\u0660-\u0669]|[ \u200c]\u200c|\u200c[ \u200c]", id="Persian"),
        pytest.param("ar", r"[\u06cc\u06a9\u0686\u067e\u06af\u06f0-\u06f9\u200c]", id="Arabic"),
        pytest.param("fr", r"'|[\u0600-\u06ff]", id="French"),
    ],
)
def test_renderings_are_spelt_with_the_letters_of_their_language(glossary: Glossary, locale: str, wrong: str) -> None:
    """Persian ی and ک with single ZWNJs, Arabic ي and ك, French ’."""
    foreign = {"البلوچ", "هاشم شعباني نژاد", "شعباني نژاد"}  # as Arabic papers print these names
    for term in glossary.terms:
        for form in term.renderings[locale].forms if locale in term.renderings else ():
            assert form in foreign or not re.search(wrong, form), (term.source, form)


def test_the_head_says_who_wrote_the_renderings() -> None:
    """Nobody may take them for reviewed."""
    head = (ROOT / "glossary.yaml").read_text(encoding="utf-8")[:600]
    assert "machine assistance" in head
    assert "No native reader has reviewed" in head
