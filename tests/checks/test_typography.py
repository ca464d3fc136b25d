"""Typography of the locales."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

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
