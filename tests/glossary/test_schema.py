"""glossary.parse: what glossary.yaml may say, and how its mistakes are told."""

from __future__ import annotations

import pytest

from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary import parse
from l10n_pipeline.model import ForbiddenForm, Rendering, TermContext

GOOD = """\
version: 1
terms:
  - term: muharibih
    variants: [muharaba]
    part_of_speech: noun
    definition: an offence
    case_sensitive: true
    whole_word: false
    context: quotation
    translations:
      fa:
        preferred: محاربه
        accepted: [محارب]
        forbidden: [جنگ, {form: جهاد, reason: another}]
        note: why
      pt_br: {preferred: moharebeh}
  - term: CPJ
    note: letters
    do_not_translate: true
"""


def test_every_key_reaches_the_term() -> None:
    """All settings, with the line of the term; locales by their canonical tag."""
    first, second = parse(GOOD.encode(), "g.yaml").terms
    assert (first.source, first.variants, first.definition) == ("muharibih", ("muharaba",), "an offence")
    assert (first.case_sensitive, first.whole_word, first.context) == (True, False, TermContext.QUOTATION)
    assert dict(first.renderings) == {
        "fa": Rendering("محاربه", ("محارب",), (ForbiddenForm("جنگ"), ForbiddenForm("جهاد", "another")), "why"),
        "pt-BR": Rendering("moharebeh"),
    }
    assert (first.line, second.line) == (3, 17)
    assert second.do_not_translate
    assert second.part_of_speech == "noun"


def _term(*lines: str) -> str:
    return "version: 1\nterms:\n  - term: one\n    note: n\n    translations: {fa: {preferred: یک}}\n" + "".join(
        f"  {line}\n" for line in lines
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("terms: []\n", "g.yaml:1: version: a required key is missing", id="no version"),
        pytest.param("version: 2\nterms: []\n", "g.yaml:1: version: must be 1, not 2", id="unknown version"),
        pytest.param(_term("- note: n"), "g.yaml:6: terms.1.term: a required key is missing", id="no term"),
        pytest.param(
            _term("- term: two", "  notes: n"),
            "g.yaml:7: terms.1.notes: unknown key 'notes' (did you mean 'note'?)",
            id="unknown key",
        ),
        pytest.param(
            _term("- term: two", "  note: n", "  translations:", "    fa:", "      preferd: x"),
            "g.yaml:10: terms.1.translations.fa.preferd: unknown key 'preferd' (did you mean 'preferred'?) "
            "(and 1 further error)",
            id="unknown key of a translation",
        ),
        pytest.param(
            _term("- term: two", "  note: n", "  context: title"),
            "g.yaml:8: terms.1.context: must be 'anywhere', 'quotation' or 'heading', not 'title'",
            id="unknown context",
        ),
        pytest.param(
            _term("- term: ONE", "  note: n", "  translations: {fa: {preferred: دو}}"),
            "g.yaml:6: terms.1.term: 'ONE' repeats 'one' on line 3",
            id="a term twice",
        ),
        pytest.param(
            _term("- term: two", "  variants: [zwei, One]", "  note: n", "  translations: {fa: {preferred: دو}}"),
            "g.yaml:7: terms.1.variants.1: 'One' repeats 'one' on line 3",
            id="a variant repeats another term",
        ),
        pytest.param(
            _term("- term: two-fold", "  variants: [Two Fold]", "  note: n", "  translations: {fa: {preferred: دو}}"),
            "g.yaml:7: terms.1.variants.0: 'Two Fold' repeats 'two-fold' of the same term",
            id="a variant repeats its own term",
        ),
        pytest.param(
            _term("- term: '…'", "  note: n", "  translations: {fa: {preferred: دو}}"),
            "g.yaml:6: terms.1.term: no word in '…'",
            id="no word",
        ),
        pytest.param(
            _term("- term: two", "  translations: {fa: {preferred: دو}}"),
            "g.yaml:6: terms.1: 'two' tells nobody what it means: add a line 'definition: ...' (its meaning) "
            "or 'note: ...' (why it is rendered so)",
            id="neither definition nor note",
        ),
        pytest.param(
            _term("- term: two", "  note: n"),
            "g.yaml:6: terms.1: 'two' has no translations: add 'translations:' with one locale at least, "
            "or 'do_not_translate: true' where every locale keeps it",
            id="no translations",
        ),
        pytest.param(
            _term("- term: two", "  note: n", "  do_not_translate: true", "  translations: {fa: {preferred: دو}}"),
            "g.yaml:8: terms.1.do_not_translate: do_not_translate contradicts translations: drop one",
            id="both",
        ),
        pytest.param(
            _term("- term: two", "  note: n", "  translations:", "    xx: {preferred: x}"),
            "g.yaml:9: terms.1.translations.xx: no such locale: 'xx' is not in CLDR",
            id="unknown locale",
        ),
        pytest.param(
            _term(
                "- term: two", "  note: n", "  translations:", "    pt-BR: {preferred: x}", "    pt_br: {preferred: y}"
            ),
            "g.yaml:10: terms.1.translations.pt_br: 'pt_br' is the same locale as 'pt-BR'",
            id="a locale twice",
        ),
        pytest.param(
            _term("- term: two", "  note: n", "  translations:", "    fr: {preferred: ' '}"),
            "g.yaml:9: terms.1.translations.fr.preferred: must not be empty",
            id="empty preferred form",
        ),
        pytest.param(
            _term(
                "- term: two",
                "  note: n",
                "  translations:",
                "    fr:",
                "      preferred: x",
                "      accepted: [y, '']",
            ),
            "g.yaml:11: terms.1.translations.fr.accepted.1: must not be empty",
            id="empty accepted form",
        ),
        pytest.param(
            _term(
                "- term: two", "  note: n", "  translations:", "    fr:", "      preferred: x", "      forbidden: ['']"
            ),
            "g.yaml:11: terms.1.translations.fr.forbidden.0: must not be empty",
            id="empty forbidden form",
        ),
        pytest.param(
            _term(
                "- term: two",
                "  note: n",
                "  translations:",
                "    fr:",
                "      preferred: le Guide",
                "      accepted: [chefs]",
                "      forbidden:",
                "      - fou",
                "      - {form: Chef, reason: r}",
            ),
            "g.yaml:14: terms.1.translations.fr.forbidden.1: 'Chef' is forbidden, and 'chefs' is preferred or accepted",
            id="forbidden and accepted",
        ),
        pytest.param(
            _term("- term: no", "  note: n"),
            "g.yaml:6: terms.1.term: must be a valid string, not false (put it in quotes if you mean the word)",
            id="a word that YAML takes for a boolean",
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(text: str, message: str) -> None:
    """One line that says what to change where."""
    with pytest.raises(GlossaryError) as caught:
        parse(text.encode(), "g.yaml")
    assert str(caught.value) == message


def test_spelling_variants_of_a_case_sensitive_term_may_differ_in_case_only() -> None:
    """There they are two spellings."""
    text = "version: 1\nterms:\n- {term: IT, variants: [It], case_sensitive: true, note: n, do_not_translate: true}\n"
    assert parse(text.encode(), "g.yaml").terms[0].sources == ("IT", "It")


def test_a_forbidden_form_may_contain_a_right_one() -> None:
    """An honorific before the right name is forbidden as a whole."""
    text = _term("- term: two", "  note: n", "  translations: {fa: {preferred: خمینی, forbidden: [امام خمینی]}}")
    assert len(parse(text.encode(), "g.yaml").terms) == 2


def test_an_empty_glossary_is_one() -> None:
    """A project may begin without terms."""
    assert parse(b"version: 1\nterms: []\n", "g.yaml").terms == ()
