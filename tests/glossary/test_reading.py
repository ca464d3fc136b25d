"""All that is wrong with a glossary, told at once."""

from __future__ import annotations

import json

import pytest

from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary import parse
from l10n_pipeline.glossary.reading import examine
from l10n_pipeline.glossary.schema import Entry, Forbidden, Translation, json_schema
from l10n_pipeline.model import Gender, Number, Severity

FAULTY = """\
version: 1
terms:
  - term: one
    note: n
    translations:
      fa: {preferred: یک, accepted: [یکی, یکی]}
  - term: One
    note: n
    translations:
      fa:
        preferred: اعدام
        forbidden: [{form: اعدام‌ها, reason: r}, مرگ]
      xx: {preferred: x}
  - term: three
    do_not_translate: true
"""


def told(text: str, *locales: str) -> list[tuple[Severity, int, str, str]]:
    return [(p.severity, p.line, p.key, p.message) for p in examine(text.encode(), "g.yaml", locales)]


def test_every_mistake_is_told_in_the_order_of_the_lines() -> None:
    """Duplicates, what is right and forbidden, what no locale is; errors and advice together."""
    errors = [(line, key, message) for severity, line, key, message in told(FAULTY) if severity is Severity.ERROR]
    assert errors == [
        (7, "terms.1.term", "'One' repeats 'one' on line 3"),
        (12, "terms.1.translations.fa.forbidden.0", "'اعدام‌ها' is forbidden, and 'اعدام' is preferred or accepted"),
        (13, "terms.1.translations.xx", "no such locale: 'xx' is not in CLDR"),
        (14, "terms.2", next(m for *_, m in told(FAULTY) if "tells nobody" in m)),
    ]
    assert [line for _, line, *_ in told(FAULTY)] == sorted(line for _, line, *_ in told(FAULTY))


def test_a_term_without_one_of_the_projects_locales_is_a_warning() -> None:
    """A language serves its regions, and what is not translated needs none."""
    text = (
        "version: 1\nterms:\n- term: a\n  note: n\n  translations: {fr: {preferred: x}}\n"
        "- {term: b, note: n, do_not_translate: true}\n"
    )
    assert told(text, "fr-CA", "fa") == [
        (Severity.WARNING, 5, "terms.0.translations", "'a' has no translation in Persian (fa)")
    ]
    assert told(text) == []


def test_a_form_listed_twice_and_a_prohibition_without_reason_are_warnings() -> None:
    """Neither keeps the glossary from being used."""
    text = (
        "version: 1\nterms:\n- term: a\n  note: n\n  translations:\n    fr:\n      preferred: x\n"
        "      accepted: [y, x]\n      forbidden: [z]\n"
    )
    assert [(severity, line, key) for severity, line, key, _ in told(text)] == [
        (Severity.WARNING, 8, "terms.0.translations.fr.accepted.1"),
        (Severity.WARNING, 9, "terms.0.translations.fr.forbidden.0"),
    ]
    assert len(parse(text.encode(), "g.yaml").terms) == 1


def test_every_complaint_of_the_schema_is_told() -> None:
    """Not the first alone, as where the glossary is used."""
    text = "version: 1\nterms:\n- term: a\n  notes: n\n- note: n\n- term: c\n  context: title\n"
    assert [(line, key) for _, line, key, _ in told(text)] == [
        (4, "terms.0.notes"),
        (5, "terms.1.term"),
        (7, "terms.2.context"),
    ]
    assert [key for *_, key, _ in told("")] == [""]


def test_what_is_no_yaml_is_an_exception() -> None:
    """Nothing can be said of it."""
    with pytest.raises(GlossaryError, match=r"g\.yaml:3: not YAML"):
        examine(b"version: 1\nterms: [\n", "g.yaml")


def test_gender_and_number_reach_the_rendering() -> None:
    """By the names of TBX; another is an error with its line."""
    fr = "{fr: {preferred: x, gender: feminine, number: plural}}"
    text = f"version: 1\nterms:\n- term: a\n  note: n\n  translations: {fr}\n"
    rendering = parse(text.encode(), "g.yaml").terms[0].renderings["fr"]
    assert (rendering.gender, rendering.number) == (Gender.FEMININE, Number.PLURAL)
    with pytest.raises(GlossaryError, match=r"g.yaml:5: terms.0.translations.fr.gender: must be 'masculine'"):
        parse(text.replace("feminine", "female").encode(), "g.yaml")


def test_the_json_schema_names_every_key_with_its_meaning() -> None:
    """Made from the model that reads the file, so it is never out of date."""
    schema = json.loads(json_schema())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    for model in (Entry, Translation):
        described = schema["$defs"][model.__name__]["properties"]
        assert list(described) == list(model.model_fields)
        assert all("description" in one for one in described.values())
    short, whole = schema["$defs"][Forbidden.__name__]["anyOf"]
    assert (short["type"], list(whole["properties"])) == ("string", ["form", "reason"])
