"""Negations lost and added."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

RIGHT = [
    ("fa", "They did not receive medical attention.", "آنها مراقبت پزشکی دریافت نکردند."),
    ("fa", "They cannot leave.", "آنها نمی‌توانند بروند."),
    ("fa", "He has never spoken.", "او هرگز سخن نگفته است."),
    ("fa", "without trial", "بدون محاکمه"),
    ("fa", "It is not fair.", "این بی‌عدالتی است."),
    ("fa", "Neither has been charged.", "هیچ‌یک متهم نشده‌اند."),
    ("fa", "Iran’s representatives said so.", "نمایندگان ایران چنین گفتند."),
    ("ar", "They did not receive medical attention.", "لم يتلقوا رعاية طبية."),
    ("ar", "They cannot leave.", "لا يستطيعون المغادرة."),
    ("ar", "without trial", "بدون محاكمة"),
    ("ar", "It is not fair.", "هذا غير عادل."),
    ("ar", "especially the young", "لا سيما الشباب"),
    ("ar", "Schools remain open.", "لا تزال المدارس مفتوحة."),
    ("fr", "They did not receive medical attention.", "Ils n’ont pas reçu de soins."),
    ("fr", "He has never spoken.", "Il n'a jamais parlé."),
    ("fr", "without trial", "sans procès"),
    ("fr", "It is not possible.", "C’est impossible."),
    ("fr", "Neither candidate has been charged.", "Aucun des candidats n’a été inculpé."),
    ("fr", "unlawful detention", "une détention qui n’est pas légale"),
    ("fr", "They failed to appear.", "Ils ne se sont pas présentés."),
    ("fr", "including, but not limited to, torture", "y compris la torture"),
    ("de", "They did not come.", "Sie kamen."),
    ("fr", "not later than 30 June", "au plus tard le 30 juin"),
    ("fa", "not later than 30 June", "حداکثر تا ۳۰ ژوئن"),
    ("ar", "not later than 30 June", "في موعد أقصاه 30 يونيو"),
    ("ar", "not later than 30 June", "في موعد لا يتجاوز 30 يونيو"),
    ("ar", "on 30 June at the latest", "في موعد لا يتجاوز 30 يونيو"),
    ("fr", "for not more than three days", "pendant trois jours au maximum"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_a_negation_said_in_the_locale_s_way_raises_nothing(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Negative verbs, pronouns, prefixes and prepositions all count."""
    assert check("negation", source, target, locale) == ()


WRONG = [
    ("fa", "They did not receive medical attention.", "آنها مراقبت پزشکی دریافت کردند."),
    ("fa", "prison without trial", "زندان با محاکمه"),
    ("fa", "They don’t represent the patients.", "آن‌ها نماینده بیماران هستند."),
    ("fa", "They received medical attention.", "آنها مراقبت پزشکی دریافت نکردند."),
    ("fa", "The candidates were not near the district.", "نامزدها نزدیک ناحیه بودند."),
    ("ar", "Khalid and others did not come.", "جاء خالد وغيرها."),
    ("ar", "They did not receive medical attention.", "تلقوا رعاية طبية."),
    ("ar", "They received medical attention.", "لم يتلقوا رعاية طبية."),
    ("fr", "They did not receive medical attention.", "Ils ont reçu des soins."),
    ("fr", "They did not answer later.", "Ils ont répondu plus tard."),
    ("fr", "They couldn't leave.", "Ils pouvaient partir."),
    ("fr", "They received medical attention.", "Ils n’ont pas reçu de soins."),
]


@pytest.mark.parametrize(("locale", "source", "target"), WRONG)
def test_a_lost_or_added_not_is_a_warning(check: Check, locale: str, source: str, target: str) -> None:
    """It turns a sentence into its opposite, and only a person can be sure."""
    (issue,) = check("negation", source, target, locale)
    assert issue.severity is Severity.WARNING
