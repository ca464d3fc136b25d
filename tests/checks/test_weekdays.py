"""The days of the week."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "fa": ("دوشنبه", "سه\u200cشنبه", "چهار شنبه", "پنجشنبه", "جمعه", "شنبه", "یک\u200cشنبه"),
    "ar": ("الإثنين", "الثُّلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
SENTENCES = {
    "fr": "Le {} 3 juin, il est parti.",
    "fa": "او {} ۳ ژوئن رفت.",
    "ar": "غادر يوم {} 3 يونيو.",
}


@pytest.mark.parametrize("locale", NAMES)
@pytest.mark.parametrize("day", range(7), ids=ENGLISH)
def test_each_day_has_its_name(check: Check, locale: str, day: int) -> None:
    """The right one raises nothing; each other one is an error where it stands."""
    source = f"On {ENGLISH[day]}, 3 June, he left."
    for other, name in enumerate(NAMES[locale]):
        target = SENTENCES[locale].format(name)
        issues = check("numbers", source, target, locale)
        assert [issue.severity for issue in issues] == ([] if other == day else [Severity.ERROR])
        assert all(name == target[issue.start : issue.end] for issue in issues)


RIGHT = [
    pytest.param("fa", "On Thursday night he left.", "او شب جمعه رفت.", id="eve-in-persian"),
    pytest.param("ar", "On Sunday night he left.", "غادر ليلة الاثنين.", id="eve-in-arabic"),
    pytest.param("fa", "On Monday the Friday prayer leader left.", "روز دوشنبه امام جمعه رفت.", id="prayer-leader"),
    pytest.param("fa", "On Monday the imam left.", "روز دوشنبه امام جمعه رفت.", id="imam"),
    pytest.param("ar", "The two left.", "غادر هذان، وعاد الاثنين.", id="two"),
    pytest.param("ar", "On Friday the two left.", "يوم الجمعة سافر مع الاثنين.", id="two-beside-a-day"),
    pytest.param("fr", "Good Friday fell on it.", "Le Vendredi saint tombait ce jour-là.", id="feast"),
    pytest.param("fr", "the Sunday Times wrote", "le quotidien a écrit", id="newspaper"),
    pytest.param("fr", "Mon, 3 June", "lundi 3 juin", id="short"),
    pytest.param("fr", "from Monday to Friday", "du lundi au vendredi", id="two-days"),
    pytest.param("fa", "open Mon-Fri", "دوشنبه تا جمعه باز است", id="from-to-short"),
    pytest.param("fr", "on Mondays", "chaque lundi", id="every"),
    pytest.param("ar", "the evening of Wednesday, 3 June", "مساء الأربعاء 3 يونيو", id="evening"),
    pytest.param("fr", "written Mon, 20 as here", "écrit Mon, 20 comme ici", id="left-in-english"),
    pytest.param("fr", "0 is the Sun, 3 the Moon", "0 est le soleil, 3 la lune", id="sun"),
    pytest.param("tr", "On Monday he left.", "Salı günü gitti.", id="no-table"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_a_day_said_in_the_locale_s_way_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Eves, feasts, prayers and newspapers are named otherwise."""
    assert check("numbers", source, target, locale) == ()


WARNINGS = [
    pytest.param("On Monday he left.", "Il est parti mardi.", "mardi", id="no-date"),
    pytest.param("On Monday he left.", "Il est parti.", "", id="lost"),
    pytest.param("He left on 3 June.", "Il est parti mardi 3 juin.", "mardi", id="added"),
    pytest.param("from Monday, 3 June, to Friday", "du lundi 3 juin au jeudi", "jeudi", id="one-of-two"),
]


@pytest.mark.parametrize(("source", "target", "at"), WARNINGS)
def test_what_is_less_certain_is_a_warning(check: Check, source: str, target: str, at: str) -> None:
    """Without a date, or with several days."""
    (issue,) = check("numbers", source, target, "fr")
    assert issue.severity is Severity.WARNING
    assert target[issue.start : issue.end] == at


def test_a_day_after_vowel_signs_is_found_in_its_place(check: Check) -> None:
    """Signs are folded away for look-ups, and the issue still marks the text as it is."""
    target = "غَادَرَ يَوْمَ الثُّلَاثَاءِ 3 يونيو"
    (issue,) = check("numbers", "He left on Monday, 3 June", target, "ar")
    assert target[issue.start : issue.end] == "الثُّلَاثَاء"
