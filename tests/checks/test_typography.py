"""Typography of the locales."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity
from l10n_pipeline.typography import fix

Check = Callable[..., tuple[Issue, ...]]

RIGHT = [
    ("french-spaces", "fr", "Is it so?", "Est-ce ainsi ?"),
    ("french-spaces", "fr", "He said: “yes”", "Il a dit : « oui »"),
    ("french-spaces", "fr", "at 12:30, see https://example.org/a?b", "à 12:30, voir https://example.org/a?b"),
    ("french-spaces", "fr-CA", "Is it so?", "Est-ce ainsi?"),
    ("half-spaces", "fa", "books", "کتاب‌ها می‌شود"),
    ("half-spaces", "fa", "fish", "ماهی می و مبین"),
    ("half-spaces", "fr", "books", "livres"),
    ("mixed-digits", "fa", "COVID-19: 50 people", "کووید-19: ۵۰ تن"),
    ("mixed-digits", "fa", "50 people in 2019", "50 تن در 2019"),
    ("mixed-digits", "fa", "Call +33 1 45 67 89 10 by 5 May.", "تا ۵ مهٔ با +33 1 45 67 89 10 تماس بگیرید."),
    ("mixed-digits", "ar", "50 people in 2019", "٥٠ شخصًا في ٢٠١٩"),
    ("straight-quotes", "de", 'He said "yes"', 'Er sagte "ja"'),
    ("straight-quotes", "fr", 'a 14" screen', 'un écran de 14"'),
    ("straight-quotes", "fr", 'a <a href="b">page</a>', 'une <a href="b">page</a>'),
    ("straight-quotes", "fr", "He said “yes”", "Il a dit « oui »"),
    ("arabic-letters", "ar", "prison of Evin", "سجن إيفين"),
    ("arabic-letters", "fa", "books", "کتاب‌های"),
]


@pytest.mark.parametrize(("name", "locale", "source", "target"), RIGHT)
def test_the_locale_s_typography_raises_nothing(check: Check, name: str, locale: str, source: str, target: str) -> None:
    """What a language sets otherwise, and what a name or an address has, is left alone."""
    assert check(name, source, target, locale) == ()


WRONG = [
    ("french-spaces", "fr", "Is it so?", "Est-ce ainsi?", "?"),
    ("french-spaces", "fr", "He said: “yes”", "Il a dit: «oui »", ":"),
    ("half-spaces", "fa", "It becomes books.", "کتاب‌ها می شود.", "می "),
    ("half-spaces", "fa", "It becomes books.", "کتاب‌ها میشود.", "میشود"),
    ("half-spaces", "fa", "It becomes books.", "کتاب ها می‌شود.", " ها"),
    ("mixed-digits", "fa", "1988", "۱۹88", "۱۹88"),
    ("mixed-digits", "fa", "50 people, 60 men", "۵۰ تن، 60 مرد", "60"),
    ("mixed-digits", "ar", "50 people", "۵۰ شخصًا", "۵۰"),
    ("straight-quotes", "fr", "He said “yes”", 'Il a dit "oui"', '"'),
    ("straight-quotes", "fr", 'He said "yes"', 'Il a dit "oui"', '"'),
    ("straight-quotes", "fa", 'He said "yes"', 'گفت "بله"', '"'),
    ("straight-quotes", "ar", "He said “yes”", 'قال "نعم"', '"'),
    ("straight-quotes", "fr", 'He said "yes" and "no"', 'Il a dit « oui » et "non"', '"'),
    ("arabic-letters", "ar", "book", "کتاب", "کتاب"),
]


@pytest.mark.parametrize(("name", "locale", "source", "target", "part"), WRONG)
def test_what_the_locale_does_not_set_is_a_warning(
    check: Check, name: str, locale: str, source: str, target: str, part: str
) -> None:
    """The place is shown."""
    issue = check(name, source, target, locale)[0]
    assert issue.severity is Severity.WARNING
    assert target[issue.start : issue.end] == part


def test_a_text_without_any_half_space_is_only_told(check: Check) -> None:
    """Some keyboards have none: then it is a decision, and no warning at every verb."""
    (issue,) = check("half-spaces", "It becomes.", "این می شود.", "fa")
    assert issue.severity is Severity.INFO


def test_straight_marks_throughout_are_told_in_arabic(check: Check) -> None:
    """Arabic is often set with them, so a text whose source is set so too is no slip."""
    (issue,) = check("straight-quotes", 'He said "yes"', 'قال "نعم"', "ar")
    assert issue.severity is Severity.INFO


VERBS = (
    "می پرسند، می پرسد، می مانند، می ترسند، می جنگند، می کوشند، می شناسند، می پرستند، می فهمند، می افتند"
    "، می گذرد، می ایستند، می نشینند، می شکنند، می میرند، می بخشند، می کوبند، می آموزند، می بندند"
    "، می اندازند، می گریزند، می گریند، می پیوندند، می ربایند، می کشتند، می پنداشتند، نمی پرسند"
    "، می بینید؟، نمی شناسمشان، می چلانند، نمی غلتانیم، می شده، می توان، می باید، نمی خورند"
)


@pytest.mark.parametrize("verb", VERBS.split("، "))
def test_any_verb_wants_its_half_space_and_gets_it(check: Check, verb: str) -> None:
    """Also one that no list has: what ends like a verb is one."""
    target = f"آن‌ها {verb}"
    (issue,) = check("half-spaces", "They do.", target, "fa")
    assert issue.severity is Severity.WARNING
    assert target[issue.start : issue.end] == verb.split(" ")[0] + " "
    mended = [change.text for change in fix("They do.", target, get_locale("fa"))]
    assert mended == [target.replace("می ", "می\u200c")]


NO_VERBS = [
    "خانه‌ها و می ناب و می کهنه و می انگوری",
    "آن‌ها ۲۵ می دولت را و در ماه می هیئت را",
    "آن‌ها در می هیئت را و اول می جمعیت را",
    "آن‌ها تحقیقات میدانی و میگوی تازه و میهمانی میانی",
    "آن‌ها می می‌نوشند",
    "آن‌ها های های گریستند و ها ها ها",
    "آن‌ها رسمی شدند و قدیمی بودند",
]


@pytest.mark.parametrize("target", NO_VERBS)
def test_wine_may_and_fields_want_no_half_space(check: Check, target: str) -> None:
    """می is not always the prefix of a verb."""
    assert check("half-spaces", "They do.", target, "fa") == ()
    assert list(fix("They do.", target, get_locale("fa"))) == []


def test_drinking_wine_is_told_and_left_alone(check: Check) -> None:
    """می خورد may be either; after نمی it is a verb."""
    assert len(check("half-spaces", "They do.", "آن‌ها می خورند", "fa")) == 1
    assert list(fix("They do.", "آن‌ها می خورند", get_locale("fa"))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("میشود", "می‌شود"), ("نمیپرسند", "نمی‌پرسند"), ("میخورد", "می‌خورد"), ("خانه هایمان", "خانه‌هایمان")],
)
def test_what_is_found_glued_or_apart_is_mended(check: Check, before: str, after: str) -> None:
    """What a check finds without doubt, `fix` mends."""
    assert len(check("half-spaces", "They do.", f"آن‌ها {before}.", "fa")) == 1
    assert [change.text for change in fix("They do.", f"آن‌ها {before}.", get_locale("fa"))] == [f"آن‌ها {after}."]


def test_the_right_form_of_an_arabic_word_is_told(check: Check) -> None:
    """At the end of a word ی is ى or ي: which one, is known of particles."""
    assert check("arabic-letters", "On.", "علی", "ar")[0].message.endswith("«على».")
    assert check("arabic-letters", "In.", "فی", "ar")[0].message.endswith("«في».")
    assert check("arabic-letters", "The report.", "التقریر", "ar")[0].message.endswith("«التقرير».")
    assert check("arabic-letters", "The hospital.", "المستشفی", "ar")[0].message.endswith("«المستشفي» or «المستشفى».")
