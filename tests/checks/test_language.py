"""The target's script and language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.checks import CHECKS, CheckContext
from l10n_pipeline.checks.language import SCRIPT
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Rendering, Severity, Term, TermMatch

Check = Callable[..., tuple[Issue, ...]]

RIGHT = [
    ("fa", "Amnesty International condemned it.", "عفو بین‌الملل آن را محکوم کرد."),
    ("fa", "Stes de Necker wrote to the PMOI.", "Stes de Necker به PMOI نامه نوشت."),
    ("fa", "See https://example.org/the/list/of/all or write.", "https://example.org/the/list/of/all را ببینید."),
    ("fa", "the Journal of the American Medical Association", "مجلهٔ Journal of the American Medical Association"),
    ("fa", "lopinavir and ritonavir", "lopinavir و ritonavir"),
    ("fa", "COVID-19", "COVID-19"),
    ("fa", "Twitter", "Twitter"),
    ("fa", "2016", "۲۰۱۶"),
    ("ar", "The United Nations said so.", "قالت الأمم المتحدة ذلك."),
    ("ar", "the α and β cells", "خلايا α وβ"),
    ("fr", "Call for prosecution", "Appel à des poursuites"),
    ("fr", "Amnesty International", "Amnesty International"),
    ("fr", "NOW", "NOW"),
    ("fr", "massacre", "massacre"),
    ("fr", "The Guardian reported on it.", "The Guardian en a parlé."),
    ("fr", "an impressive action plan on that", "un plan d’action impressionnant sur ce point"),
    ("de", "He was in prison.", "Er war im Gefängnis."),
    ("ru", "He was in prison.", "Он был в тюрьме."),
    ("zh", "He was in prison.", "他曾在监狱里。"),
    ("ja", "He was in prison.", "彼は刑務所にいた。"),
    ("ml", "He was in prison.", "He was in prison."),
    ("en-GB", "He was in prison.", "He was in prison."),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_a_text_in_its_own_language_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Names, acronyms, addresses and single words may stay as they are."""
    assert check("script", source, target, locale) == ()


ENGLISH = "The prisoners were executed in the summer."
WRONG = [
    ("all English", "fa", ENGLISH, ENGLISH),
    ("all English", "ar", ENGLISH, ENGLISH),
    ("all English", "fr", ENGLISH, ENGLISH),
    ("all English", "de", ENGLISH, ENGLISH),
    ("other English", "fa", ENGLISH, "The prisoners were put to death in summer."),
    ("other English", "fr", ENGLISH, "The prisoners were put to death that summer."),
    ("capitals", "fa", "IT IS HEREBY ORDERED THAT:", "IT IS HEREBY ORDERED THAT:"),
    ("half English", "fa", ENGLISH, "زندانیان were executed in the summer."),
    ("half English", "ar", ENGLISH, "تم إعدام prisoners were executed صيفا."),
    ("half English", "fr", ENGLISH, "Les prisonniers were executed in the summer."),
    (
        "no function words",
        "fa",
        "systematic ongoing egregious violations",
        "نقض systematic ongoing egregious violations",
    ),
    ("Cyrillic look-alike", "fr", "the prison", "la рrison"),
    ("Hebrew for Arabic", "ar", "the prison", "הכלא"),
    ("Arabic in French", "fr", "the prison", "la prison زندان"),
]


@pytest.mark.parametrize(("why", "locale", "source", "target"), WRONG)
def test_a_text_left_in_english_or_in_another_script_is_an_error(
    check: Check, why: str, locale: str, source: str, target: str
) -> None:
    """What the reader cannot read is not published."""
    issues = check("script", source, target, locale)
    assert [issue.severity for issue in issues] == [Severity.ERROR], why


OTHERS = [
    ("fa", "Arabic", "في صيف عام 1988 أعدمت السلطات آلاف السجناء السياسيين في سجون البلاد."),
    ("fa", "Arabic", "وشملت المحاكمات القصيرة السجينات أيضا"),
    ("ar", "Persian", "در تابستان سال ۱۳۶۷ هزاران زندانی سیاسی را در زندان‌ها اعدام کردند که این جنایت است."),
    ("fr", "German", "Im Sommer 1988 wurden die Gefangenen in dem Gefängnis hingerichtet, und das ist nicht alles."),
    ("fr", "Spanish", "En el verano de 1988 los presos fueron ejecutados por las autoridades del país."),
    ("de", "French", "Les prisonniers ont été exécutés par les autorités dans la prison."),
]


@pytest.mark.parametrize(("locale", "name", "target"), OTHERS)
def test_a_text_in_the_language_of_another_locale_is_an_error(
    check: Check, locale: str, name: str, target: str
) -> None:
    """In the locale's script, with the other's function words, or Arabic articles, and none of its own."""
    (issue,) = check("script", ENGLISH, target, locale)
    assert (issue.severity, issue.message) == (Severity.ERROR, f"The translation reads like {name}.")


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("fa", "The verse", "بسم الله الرحمن الرحیم"),
        ("fa", "He quoted it.", "او گفت: «من في السجن على الحق» و رفت."),
        ("fa", "the Islamic Revolution Court", "البته ديدگاه بين‌المللي هم همين است"),
        ("ar", "Poetry", "به در هم"),
        ("fr", "von der Leyen, von Bismarck und Sohn", "von der Leyen, von Bismarck und Sohn"),
        ("fr", "He said it.", "« Das ist nicht der Fall, und die Gefangenen sind tot », a-t-il dit dans la salle."),
        ("de", "Cities", "Los Angeles, El Paso und Las Vegas"),
    ],
)
def test_a_quotation_or_name_of_another_language_is_none(check: Check, locale: str, source: str, target: str) -> None:
    """One word of the locale's own, or a Persian letter, is enough, and so is what the source has."""
    assert [issue for issue in check("script", source, target, locale) if "reads like" in issue.message] == []


def test_the_english_clause_is_shown(check: Check) -> None:
    """The issue covers what was left, and no more."""
    target = "Les prisonniers politiques were executed in the summer."
    (issue,) = check("script", ENGLISH, target, "fr")
    assert target[issue.start : issue.end] == "were executed in the summer"


def test_a_quoted_title_in_english_is_a_warning(check: Check) -> None:
    """A title in quotation marks may be meant to stay."""
    target = "گزارش «the state of human rights» هفتهٔ گذشته در تهران و شهرهای دیگر منتشر شد."
    (issue,) = check("script", "The report “the state of human rights” came out last week in Tehran.", target, "fa")
    assert issue.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Standard Practice for the Training of Personnel", Severity.WARNING),
        ("the state of human rights", Severity.ERROR),
    ],
    ids=["capitals", "a clause"],
)
def test_what_is_called_a_title_and_has_a_title_s_capitals_is_a_warning(
    check: Check, title: str, severity: Severity
) -> None:
    """Laws and reports are cited by their English titles, set in italics that are not in the text."""
    target = f"Les auteurs de la lettre citent dans leur rapport et dans une note la règle intitulée {title}."
    (issue,) = check("script", f"The authors of the letter cite {title} in their report and a note.", target, "fr")
    assert issue.severity is severity


def test_capitalised_words_left_as_they_are_get_a_warning(check: Check) -> None:
    """They may be a name, or a forgotten heading."""
    (issue,) = check("identical", "Kindest Regards", "Kindest Regards", "fa")
    assert issue.severity is Severity.WARNING


def test_what_the_glossary_keeps_in_english_is_not_called_english() -> None:
    """A Latin form that the glossary accepts or a do-not-translate term does not count."""
    source = "They work for the association for rights of weavers."
    target = "آنها برای association for rights of weavers کار می‌کنند."
    kept = Term("association for rights of weavers", do_not_translate=True)
    latin = Term("rights", renderings={"fa": Rendering("حقوق", ("association for rights of weavers",))})
    for term in (kept, latin):
        start = source.index(term.source)
        context = CheckContext(
            source=source,
            target=target,
            locale=get_locale("fa"),
            source_locale=get_locale("en"),
            terms=(TermMatch(term, start, start + len(term.source)),),
        )
        assert list(CHECKS["script"].run(context)) == []


@pytest.mark.parametrize(
    ("piece", "seen"),
    [
        ("COVID-19،", False),
        ("(UN)", False),
        ("۱۹۸۸", False),
        ("محاکمه", False),
        ("Wuhan", True),
        ("THE", True),
        ("COVID-19های", False),
        ("суд", True),
        ("محاaکمه", True),
    ],
    ids=["code", "capitals", "digits", "Persian", "small", "English", "suffix", "Cyrillic", "inside"],
)
def test_a_word_that_may_be_of_another_language_makes_the_text_worth_a_look(piece: str, seen: bool) -> None:
    """Capitals alone are of no language, unless they are an English word."""
    assert SCRIPT.target_sign is not None
    assert SCRIPT.target_sign(piece, get_locale("fa")) is seen
    assert SCRIPT.target_sign(piece, get_locale("fr")) is True
