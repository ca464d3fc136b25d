"""Names: misspelt ones, and two that changed places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline import glossary
from l10n_pipeline.checks import CHECKS, CheckContext
from l10n_pipeline.checks.transliteration import arabic_skeleton, latin_skeleton, sound_alike
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Issue, Rendering, Severity, Term

Check = Callable[..., tuple[Issue, ...]]

GLOSSARY = Glossary(
    terms=(
        Term(
            "Rouhani", part_of_speech="proper noun", renderings={"fr": Rendering("Rohani"), "fa": Rendering("روحانی")}
        ),
        Term(
            "Larijani",
            part_of_speech="proper noun",
            renderings={"fr": Rendering("Larijani"), "fa": Rendering("لاریجانی")},
        ),
        Term("Montazeri", part_of_speech="proper noun", renderings={"fa": Rendering("منتظری")}),
    )
)

RIGHT = [
    ("fa", "Stes de Necker wrote to Reuters.", "Stes de Necker به Reuters نامه نوشت."),
    ("fa", "Obama met Putin in Germany.", "اوباما در آلمان با پوتین دیدار کرد."),
    ("ar", "Sweden told Germany of Robertson.", "أبلغت السويد ألمانيا عن روبرتسون."),
    ("fr", "the Department in Geneva and Italy", "le Département à Genève et en Italie"),
    ("fr", "Londoners met in Brussels and Moscow.", "Les Londoniens se sont réunis à Bruxelles et à Moscou."),
    ("fr", "the Parliament and the Africans", "le Parlement et les Africains"),
    ("fr", "a Canadian and two Iranians", "Le Canadien et deux Iraniens"),
    ("fr", "for Employers of Montazeri", "Pour les Employeurs de Montazeri"),
    ("fr", "so said O'Brien", "a dit O’Brien"),
    ("fr", "Newsom’s letter to Trump", "la lettre de Newsom à Trump"),
    ("fr", "Iran’s envoy to Germany", "l’envoyé en Allemagne de l’Iran"),
    ("fr", "In Germany, Robertson spoke.", "Robertson a parlé en Allemagne."),
    ("fa", "the SARS and the NGOs", "SARS و NGO"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_names_in_the_locale_s_own_form_and_order_raise_nothing(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Languages have names of their own for countries, and turn some phrases round."""
    assert check("names", source, target, locale) == ()


MISSPELT = [
    ("fa", "Reuters reported.", "Rueters گزارش داد.", Severity.ERROR),
    ("ar", "Callamard reported.", "قالت Calamard.", Severity.ERROR),
    ("fr", "so said Newsom", "a dit Newsim", Severity.WARNING),
    ("fr", "so said Hopkins", "a dit Hopkiens", Severity.WARNING),
]


@pytest.mark.parametrize(("locale", "source", "target", "severity"), MISSPELT)
def test_a_latin_name_that_is_almost_the_source_s_is_misspelt(
    check: Check, locale: str, source: str, target: str, severity: Severity
) -> None:
    """Among other letters it can only be a slip; among Latin letters it may be the language's own form."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is severity
    assert "misspelt" in issue.message


SWAPPED = [
    ("fa", "Obama said that Putin had lied.", "پوتین گفت که اوباما دروغ گفته است."),
    ("ar", "Germany accused Italy of the crime.", "اتهمت إيطاليا ألمانيا بالجريمة."),
    ("fr", "Robertson said that Callamard had lied.", "Callamard a dit que Robertson avait menti."),
]


@pytest.mark.parametrize(("locale", "source", "target"), SWAPPED)
def test_two_names_the_other_way_round_are_a_warning(check: Check, locale: str, source: str, target: str) -> None:
    """Who accuses whom is at stake; a person has to look."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert "swapped" in issue.message


def _with_terms(source: str, target: str, locale: str) -> list[Issue]:
    context = CheckContext(
        source=source,
        target=target,
        locale=get_locale(locale),
        source_locale=get_locale("en"),
        terms=glossary.find(GLOSSARY, source),
        glossary=GLOSSARY,
    )
    return list(CHECKS["names"].run(context))


def test_the_glossary_s_form_of_a_name_is_right_and_another_is_an_error() -> None:
    """It knows that French writes Rohani, and so that Rohuani is nobody."""
    assert _with_terms("so said Rouhani", "a dit Rohani", "fr") == []
    (issue,) = _with_terms("so said Larijani", "a dit Larijanni", "fr")
    assert issue.severity is Severity.ERROR


def test_names_that_only_the_glossary_can_find_are_compared_too() -> None:
    """Their renderings are looked for in the target."""
    source = "Montazeri said that Larijani had lied."
    assert _with_terms(source, "منتظری گفت که لاریجانی دروغ گفته است.", "fa") == []
    assert len(_with_terms(source, "لاریجانی گفت که منتظری دروغ گفته است.", "fa")) == 1


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Robertson", "رابرتسون"),
        ("Robertson", "روبرتسون"),
        ("Putin", "پوتین"),
        ("Putin", "بوتين"),
        ("Khamenei", "خامنه‌ای"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(name: str, word: str) -> None:
    """Vowels and what has no letter in the other script do not count."""
    assert latin_skeleton(name) == arabic_skeleton(word) != ""


def test_short_skeletons_need_more_than_their_consonants() -> None:
    """Obama and اوباما both begin with a vowel; a common word of the same two consonants does not."""
    assert latin_skeleton("Obama") == arabic_skeleton("اوباما")
    assert sound_alike("Obama", "اوباما")
    assert not sound_alike("Obama", "بم")
