"""Glossary terms in targets."""

from __future__ import annotations

import pytest

from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.glossary import find
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import ForbiddenForm, Glossary, Issue, Rendering, Severity, Term

GLOSSARY = Glossary(
    (
        Term(
            "muharibih",
            variants=("muharaba",),
            renderings={
                "fa": Rendering("محاربه", ("محاربه با خدا",), (ForbiddenForm("جنگ با خدا", "not the legal term"),)),
                "ar": Rendering("محاربة", ("الحرابة",)),
                "fr": Rendering("moharebeh", ("guerre contre Dieu",), (ForbiddenForm("djihad"),)),
            },
        ),
        Term(
            "political prisoner",
            renderings={
                "fa": Rendering("زندانی سیاسی", ("زندانیان سیاسی",)),
                "fr": Rendering("prisonnier politique"),
            },
        ),
        Term(
            "PMOI",
            renderings={"fa": Rendering("سازمان مجاهدین خلق", ("مجاهدین",), (ForbiddenForm("منافقین", "an insult"),))},
        ),
        Term("Hypocrites", renderings={"fa": Rendering("منافقین")}),
        Term("Kaleme", do_not_translate=True),
    )
)


def issues_of(source: str, target: str, locale: str) -> list[Issue]:
    context = CheckContext(
        source=source,
        target=target,
        locale=get_locale(locale),
        source_locale=get_locale("en"),
        terms=find(GLOSSARY, source),
        glossary=GLOSSARY,
    )
    return [issue for issue in run_checks(context) if issue.check.startswith("glossary")]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("fa", "charges of muharibih", "اتهام محاربه"),
        ("fa", "charges of muharaba", "اتهام محاربه با خدا"),
        ("ar", "charges of muharibih", "تهمة المحاربة"),
        ("ar", "charges of muharibih", "وبالحرابة"),
        ("fr", "charges of muharibih", "accusé de moharebeh"),
        ("fr", "political prisoners", "des prisonniers politiques"),
        ("fa", "the political prisoners", "زندانیان سیاسی"),
        ("fa", "the PMOI", "مجاهدین"),
        ("fa", "Kaleme reported", "Kaleme گزارش داد"),
        ("fr", "a PMOI member", "un membre de l’OMPI"),
        ("fa", "Khomeini called the PMOI Hypocrites", "خمینی مجاهدین را منافقین نامید"),
    ],
)
def test_a_term_in_an_accepted_form_raises_nothing(locale: str, source: str, target: str) -> None:
    """Inflected and accepted forms are right; a term without a rendering in the locale is not checked."""
    assert issues_of(source, target, locale) == []


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("fa", "charges of muharibih", "اتهام سنگین"),
        ("ar", "charges of muharibih", "تهمة خطيرة"),
        ("fr", "charges of muharibih", "accusé de crime"),
        ("fa", "Kaleme reported", "کلمه گزارش داد"),
        ("fr", "Kaleme reported", "kaleme a rapporté"),
    ],
)
def test_a_missing_term_is_an_error(locale: str, source: str, target: str) -> None:
    """No accepted form stands in the target; a do-not-translate term stands letter for letter or is missing."""
    (issue,) = issues_of(source, target, locale)
    assert (issue.check, issue.severity) == ("glossary-missing", Severity.ERROR)


def test_a_term_is_reported_once_however_often_it_stands() -> None:
    """A translator needs to hear it once."""
    assert len(issues_of("muharibih and muharibih", "جرم و جرم", "fa")) == 1


def test_a_forbidden_form_is_an_error_at_its_place_with_its_reason() -> None:
    """The glossary's reason is handed on."""
    target = "مجاهدین یا منافقین در زندان"
    (issue,) = issues_of("PMOI members in prison", target, "fa")
    assert (issue.check, issue.severity) == ("glossary-forbidden", Severity.ERROR)
    assert target[issue.start : issue.end] == "منافقین"
    assert "an insult" in issue.message


def test_a_missing_term_in_a_forbidden_form_gets_both_issues() -> None:
    """The one says what must not stand, the other what should."""
    checks = [issue.check for issue in issues_of("charges of muharibih", "accusé de djihad", "fr")]
    assert sorted(checks) == ["glossary-forbidden", "glossary-missing"]


@pytest.mark.parametrize(
    ("locale", "target", "kept"),
    [
        pytest.param("fa", "سایت Kaleme نوشت", True, id="as a word"),
        pytest.param("ar", "والـKaleme كتب", True, id="behind an Arabic article"),
        pytest.param("fa", "Kalemeها", True, id="before a Persian ending"),
        pytest.param("fr", "le site d’Kaleme.", True, id="behind an elision"),
        pytest.param("fr", "les Kalemes", False, id="inflected"),
        pytest.param("fr", "Kalemé", False, id="another letter"),
        pytest.param("fr", "Kaleme2", False, id="a digit"),
        pytest.param("fr", "kaleme", False, id="another case"),
        pytest.param("fa", "کلمه", False, id="transliterated"),
    ],
)
def test_what_is_not_translated_stands_letter_for_letter(locale: str, target: str, kept: bool) -> None:
    """As a word of its own, but particles of another script may be glued to it."""
    found = issues_of("the Kaleme site", target, locale)
    assert [issue.check for issue in found] == ([] if kept else ["glossary-missing"])


NAMES = Glossary(
    (
        Term("Evin prison", part_of_speech="proper noun", renderings={"fr": Rendering("prison d’Evin")}),
        Term("Red Cross", part_of_speech="proper noun", renderings={"fr": Rendering("Croix-Rouge")}),
        Term("Guard", part_of_speech="proper noun", renderings={"fr": Rendering("Gardien de la révolution")}),
        Term("Iranian State", part_of_speech="proper noun", renderings={"fr": Rendering("État iranien")}),
        Term("Montazeri", part_of_speech="proper noun", renderings={"fa": Rendering("منتظری")}),
    )
)


@pytest.mark.parametrize(
    ("locale", "source", "target", "right"),
    [
        pytest.param("fr", "in Evin prison", "dans la prison d’Evin", True, id="as-it-is"),
        pytest.param("fr", "in Evin prison", "dans les prisons d’Evin", True, id="its-common-noun-in-the-plural"),
        pytest.param("fr", "in Evin prison", "dans la prison d’Evine", False, id="misspelt"),
        pytest.param("fr", "the Red Cross", "la Croix-Rouge", True, id="hyphen"),
        pytest.param("fr", "the Red Cross", "la Croix-Rouges", False, id="plural-of-a-name"),
        pytest.param("fr", "the Guards", "les Gardiens de la révolution", True, id="plural-in-the-source"),
        pytest.param("fr", "the Guard", "les Gardiens de la révolution", False, id="plural-of-one"),
        pytest.param("fr", "the Iranian State", "l’Etat iranien", True, id="capital-without-accent"),
        pytest.param("fa", "Montazeri’s letter", "نامه منتظری\u200cاش", True, id="persian-clitic"),
    ],
)
def test_a_french_proper_noun_takes_no_endings(locale: str, source: str, target: str, right: bool) -> None:
    """Its capitalised words do not; where the source has several of them, they take the plural."""
    locale_info = get_locale(locale)
    context = CheckContext(
        source=source,
        target=target,
        locale=locale_info,
        source_locale=get_locale("en"),
        terms=find(NAMES, source),
        glossary=NAMES,
    )
    issues = [issue for issue in run_checks(context) if issue.check == "glossary-missing"]
    assert (not issues) is right
