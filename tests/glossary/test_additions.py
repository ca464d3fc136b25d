"""Terms from elsewhere added to the text of a glossary."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary import parse
from l10n_pipeline.glossary.additions import Addition, add
from l10n_pipeline.model import ForbiddenForm, Rendering, Term
from tests.glossary.made import terms

OURS = """\
# Ours.
version: 1
terms:

  - term: one  # the first
    variants: [uno]
    note: n
    translations:
      # Persian first
      fa:
        preferred: یک
        forbidden: [{form: تک, reason: r}]

  # ---- more
  - term: two
    note: n
    translations: {fr: {preferred: deux, accepted: ['2']}}
  - {term: CPJ, note: letters, do_not_translate: true}
# the end
"""
NEW = Term("three", note="n", renderings={"fr": Rendering("trois")})


def added(*found: Term, text: str = OURS) -> Addition:
    return add(text.encode(), "g.yaml", found, "other.tbx")


def change(found: Addition, text: str = OURS) -> list[str]:
    """Return the lines that are new, after checking that all others are as they were."""
    old, new = text.splitlines(), found.data.decode().splitlines()
    rest = iter(new)
    lines = []
    for line in old:
        for other in rest:
            if other == line:
                break
            lines.append(other)
        else:
            raise AssertionError(f"lost: {line}")
    return [*lines, *rest]


def test_a_new_term_goes_to_the_end() -> None:
    """As people write it, and every line that was there stays."""
    found = added(NEW)
    assert found.terms == ("three",)
    assert change(found) == [
        "",
        "  - term: three",
        "    part_of_speech: noun",
        "    note: n",
        "    translations:",
        "      fr: {preferred: trois}",
    ]


def test_a_new_locale_becomes_a_line_of_its_term() -> None:
    """Found by a variant, in the layout of the term; what it has already is counted."""
    fa = Rendering("یک", forbidden=(ForbiddenForm("تک"),))
    found = added(Term("UNO", renderings={"fa": fa, "fr": Rendering("un")}))
    assert (found.terms, found.renderings, found.conflicts, found.same) == ((), (("one", "fr"),), (), 1)
    assert change(found) == ["      fr: {preferred: un}"]


def test_a_new_locale_goes_into_a_flow_mapping() -> None:
    """Before the one that is there."""
    found = added(Term("two", renderings={"fa": Rendering("دو", ("دوتا",))}))
    line = "    translations: {fa: {preferred: دو, accepted: [دوتا]}, fr: {preferred: deux, accepted: ['2']}}"
    assert line in found.data.decode().splitlines()


@pytest.mark.parametrize(
    ("term", "reasons"),
    [
        pytest.param(
            Term("one", renderings={"fa": Rendering("واحد")}),
            ["fa: keeps 'یک'; other.tbx also has 'واحد'"],
            id="another preferred form",
        ),
        pytest.param(
            Term("one", renderings={"fa": Rendering("تک")}), ["fa: 'تک' is forbidden here"], id="a forbidden form"
        ),
        pytest.param(
            Term("one", renderings={"fa": Rendering("یک", forbidden=(ForbiddenForm("یکی"),))}),
            ["fa: other.tbx also forbids 'یکی'"],
            id="another prohibition",
        ),
        pytest.param(
            Term("two", renderings={"fr": Rendering("deux", forbidden=(ForbiddenForm("2"),))}),
            ["fr: other.tbx forbids '2', which is right here"],
            id="a right form forbidden",
        ),
        pytest.param(
            Term("CPJ", renderings={"fr": Rendering("x")}),
            ["is not to be translated here; other.tbx says otherwise"],
            id="translated there",
        ),
        pytest.param(
            Term("two", do_not_translate=True), ["is translated here; other.tbx says otherwise"], id="kept there"
        ),
        pytest.param(Term("one", ("eins",)), ["other.tbx also has the spelling 'eins'"], id="another spelling"),
        pytest.param(
            Term("one", ("two",)), ["stands for 'one' and 'two', two terms of the glossary"], id="two terms in one"
        ),
        pytest.param(
            Term("one", renderings={"fr": Rendering("x", forbidden=(ForbiddenForm("x"),))}),
            ["fr is not added: 'x' is forbidden, and 'x' is preferred or accepted"],
            id="a contradiction",
        ),
        pytest.param(Term("…", note="n", do_not_translate=True), ["is not added: no word in '…'"], id="no word"),
    ],
)
def test_what_differs_is_a_conflict_and_changes_nothing(term: Term, reasons: list[str]) -> None:
    """What somebody decided stays."""
    found = added(term)
    assert [conflict.reason for conflict in found.conflicts] == reasons
    assert found.data == OURS.encode()
    assert (found.terms, found.renderings) == ((), ())


def test_a_conflict_names_the_line_of_the_term() -> None:
    """Of the first one where it stands for two."""
    (conflict,) = added(Term("uno", renderings={"fa": Rendering("x")})).conflicts
    assert (conflict.term, conflict.line) == ("one", 5)


def test_two_entries_of_the_other_file_become_one_term() -> None:
    """A CSV may have a row for each locale."""
    found = added(NEW, Term("Three", renderings={"fa": Rendering("سه")}))
    assert found.terms == ("three",)
    assert "      fa: {preferred: سه}" in change(found)


def test_a_term_without_definition_is_given_its_origin() -> None:
    """Since glossary.yaml wants one or the other."""
    found = added(replace(NEW, note=""))
    assert parse(found.data, "g.yaml").terms[-1].note == "Imported from other.tbx."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("version: 1\nterms: []\n", id="no terms"),
        pytest.param("version: 1\nterms: []", id="no line feed"),
        pytest.param("terms: []  # none yet\nversion: 1\n", id="another key behind"),
        pytest.param(
            "terms:\n- term: a\n  note: n\n  do_not_translate: true\n\n# of the file\nversion: 1\n", id="comment"
        ),
        pytest.param("version: 1\nterms:\n- {term: a, note: n, do_not_translate: true}\n...\n", id="end mark"),
        pytest.param("version: 1\nterms:\n    - {term: a, note: n, do_not_translate: true}", id="indented"),
        pytest.param(OURS.replace("\n", "\r\n"), id="carriage returns"),
    ],
)
def test_any_usual_layout_can_be_added_to(text: str) -> None:
    """And keeps its line ends."""
    found = added(NEW, text=text)
    assert parse(found.data, "g.yaml").terms[-1].source == "three"
    if "\r" in text:
        assert not re.search(rb"[^\r]\n", found.data)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{version: 1, terms: [{term: a, note: n, do_not_translate: true}]}\n", id="one line"),
        pytest.param("version: 1\nterms: [\n {term: a, note: n, do_not_translate: true}]\n", id="flow list"),
    ],
)
def test_a_layout_that_no_program_can_add_to_is_refused(text: str) -> None:
    """Rather than spoilt."""
    with pytest.raises(GlossaryError, match=r"^g\.yaml"):
        added(NEW, text=text)


@given(st.lists(terms(), max_size=4))
def test_whatever_is_added_the_old_terms_stay(found: list[Term]) -> None:
    """And a second time there is nothing to add."""
    first = added(*found)
    ours = parse(OURS.encode(), "g.yaml").terms
    merged = parse(first.data, "g.yaml").terms[: len(ours)]
    for old, new in zip(ours, merged, strict=True):
        assert old.renderings.items() <= new.renderings.items()
        assert replace(old, line=0, renderings={}) == replace(new, line=0, renderings={})
    second = add(first.data, "g.yaml", found, "other.tbx")
    assert (second.data, second.terms, second.renderings) == (first.data, (), ())
