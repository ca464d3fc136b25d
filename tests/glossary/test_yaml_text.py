"""Terms as text of glossary.yaml."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.glossary import parse
from l10n_pipeline.glossary.yaml_text import rendering_lines, scalar, term_lines
from l10n_pipeline.model import ForbiddenForm, Gender, Number, Rendering, Term, TermContext


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "null",
        "1988",
        "~",
        "- x",
        "a: b",
        "a #b",
        "‘x’",
        "l’État",
        "",
        " x",
        "1e3",
        "... a",
        "---",
        "=",
        "2001-01-01",
        "0?",
        "a?b",
    ],
)
def test_a_scalar_is_read_as_the_text_it_was(text: str) -> None:
    """Also where YAML would take it for something else; quotes only where they are needed."""
    assert yaml.safe_load(f"[{scalar(text)}]") == [text]
    assert scalar("محاربه با خدا") == "محاربه با خدا"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_without_controls_comes_back(text: str) -> None:
    """In one line, so that it may stand in a flow mapping."""
    written = scalar(text)
    assert "\n" not in written
    assert yaml.safe_load(f"[{written}]") == [text]


def test_a_term_with_everything_comes_back() -> None:
    """All keys that are not the usual ones are written, and nothing else."""
    term = Term(
        "war on God",
        ("war against God",),
        part_of_speech="phrase",
        definition="what: it means",
        note="why",
        case_sensitive=True,
        whole_word=False,
        context=TermContext.QUOTATION,
        renderings={
            "fa": Rendering("محاربه", ("محارب",), (ForbiddenForm("جنگ", "war, no"), ForbiddenForm("x")), "note: this"),
            "fr": Rendering("guerre", gender=Gender.FEMININE, number=Number.SINGULAR),
        },
        line=3,
    )
    text = "\n".join(["version: 1", "terms:", *term_lines(term, "  ")])
    assert parse(text.encode(), "g.yaml").terms == (term,)
    plain = Term("CPJ", note="letters", do_not_translate=True)
    assert term_lines(plain, "") == [
        "- term: CPJ",
        "  part_of_speech: noun",
        "  note: letters",
        "  do_not_translate: true",
    ]


def test_a_short_rendering_takes_one_line_and_a_long_one_a_line_a_key() -> None:
    """As people write them."""
    assert rendering_lines("fr", Rendering("x", ("y",)), "  ") == ["  fr: {preferred: x, accepted: [y]}"]
    long = Rendering("x", forbidden=(ForbiddenForm("z", "r"),))
    assert rendering_lines("fr", long, "") == ["fr:", "  preferred: x", "  forbidden: [{form: z, reason: r}]"]
