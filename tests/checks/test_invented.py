"""Numbers in words that only the target has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]


@pytest.mark.parametrize(
    ("locale", "source", "target", "word"),
    [
        ("ar", "three women and two people under 18", "ثلاث نساء وثمانين دون 18", "وثمانين (80)"),
        ("ar", "The families were told.", "أُبلغت ثلاثون عائلة.", "ثلاثون (30)"),
        ("fr", "The families were told.", "Trente familles ont été informées.", "Trente (30)"),
        ("fa", "The families were told.", "به بیست و هشت خانواده گفته شد.", "بیست و هشت (28)"),
        ("de", "The families were told.", "Dreißig Familien wurden informiert.", "Dreißig (30)"),
    ],
)
def test_a_number_in_words_from_nowhere_withholds(
    check: Check, locale: str, source: str, target: str, word: str
) -> None:
    """Whoever drafted it made it up, or took another word for it."""
    issues = check("numbers", source, target, locale)
    assert [(issue.severity, issue.message) for issue in issues] == [(Severity.WARNING, f"The source has no {word}.")]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        pytest.param("fr", "a fortnight later", "quinze jours plus tard", id="fortnight"),
        pytest.param("de", "a score of families", "zwanzig Familien", id="score"),
        pytest.param("fr", "about a mile away", "à environ un mille", id="mile"),
        pytest.param("fr", "some families", "deux ou trois familles", id="few"),
        pytest.param("fa", "files on a CD", "پرونده‌ها روی سی‌دی", id="letter"),
        pytest.param("ar", "in the 1970s", "في سبعينيات القرن العشرين", id="century"),
        pytest.param("ar", "a campus in Allston", "حرم جامعي في ألستون", id="name"),
        pytest.param("fr", "30 families", "trente familles", id="digits"),
    ],
)
def test_what_the_source_says_otherwise_is_not_from_nowhere(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Other units, letters, names, and what may be said of a few."""
    assert check("numbers", source, target, locale) == ()
