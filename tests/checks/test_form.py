"""Empty targets, merge leftovers, white space, length, brackets, addresses, characters, repetition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

SENTENCE = "They were executed in the summer of that year, without a trial."

GOOD = [
    ("empty", "fa", "Yes.", "بله."),
    ("empty", "fa", "…", "…"),
    ("conflict-markers", "fr", "a ======= b", "a ======= b"),
    ("conflict-markers", "fr", "x", "a << b >> c == d"),
    ("whitespace", "fr", "Is it?", "Est-ce\u00a0?"),
    ("whitespace", "fr", " a  b ", " a  b "),
    ("length", "fr", "NGO", "organisation non gouvernementale"),
    ("length", "zh", SENTENCE, "他们于当年夏天未经审判即被处决。"),
    ("brackets", "fr", "war [on God] (1988)", "guerre [contre Dieu] (1988)"),
    ("brackets", "fa", "(1) war; (2) peace", "۱) جنگ؛ ۲) صلح"),
    ("brackets", "fr", "paragraph (a) of article 6(2)(b)", "l’alinéa a) de l’article 6(2)b)"),
    ("brackets", "fr", "paragraphs 32(a.1) and (c.11)", "les alinéas 32a.1) et c.11)"),
    ("brackets", "fa", "a) the public key", "الف) کلید عمومی"),
    ("brackets", "fr", "“[I]n Iran”", "« En Iran »"),
    ("brackets", "fr", "a) war (1988", "a) guerre (1988"),
    ("brackets", "zh", "war (1988)", "战争（1988）"),
    ("brackets", "fa", "on 9 August 1988", "در ۹ اوت ۱۹۸۸ (۱۸ مرداد ۱۳۶۷)"),
    ("brackets", "fa", "in August 1988", "در اوت ۱۹۸۸ (مرداد ۶۷)"),
    ("brackets", "fa", "in 1988", "در سال ۱۹۸۸ (۱۳۶۷)"),
    ("brackets", "ar", "Ashraf, 19, and Fatemeh, 20", "أشرف (19 عاماً) وفاطمة (20 عاماً)"),
    ("brackets", "fr", "Ashraf, 19, came.", "Ashraf (19 ans) est venue."),
    ("brackets", "ar", "The IBO said so.", "قالت منظمة البكالوريا الدولية (IBO) ذلك."),
    ("brackets", "fa", "The International Criminal Court (ICC) has none.", "دیوان کیفری بین‌المللی ندارد."),
    ("brackets", "fr", "the World Health Organization (W.H.O.)", "l’Organisation mondiale de la santé"),
    ("whitespace", "fr", "Is it 5.5 or .5?", "Est-ce 5,5 ou .5 ?"),
    ("whitespace", "fr", "Wait ... .", "Attendez ... ."),
    ("whitespace", "fr", "See .NET, please.", "Voir .NET, svp."),
    ("whitespace", "fr", "a , b", "a , b"),
    ("urls", "fa", "See https://example.org/a?b=1.", "https://example.org/a?b=1 را ببینید."),
    ("urls", "fr", "Write to info@example.org, please.", "Écrivez à info@example.org."),
    ("urls", "ar", "at www.example.org", "على www.example.org"),
    ("urls", "fr", "See (example.org/a).", "Voir example.org/a, svp."),
    ("bidi", "fa", "PMOI", "\u200fPMOI\u200e"),
    ("bidi", "fa", "\u2067a\u2069", "\u2067ا\u2069"),
    ("control-characters", "fa", "he goes", "می\u200cرود"),
    ("control-characters", "fr", "a\tb", "a\tb\n"),
    ("persian-letters", "fa", "book", "کتابی"),
    ("persian-letters", "ar", "my book", "كتابي"),
    ("persian-letters", "fa", "the word كتاب", "واژهٔ كتاب"),
    ("tatweel", "ar", "the 16 sectors", "القطاعات الـ 16"),
    ("tatweel", "ar", "in 1410 AH", "عام 1410 هـ"),
    ("doubled-word", "fr", "We sit down.", "Nous nous asseyons."),
    ("doubled-word", "fa", "one by one", "یک یک"),
    ("doubled-word", "fr", "very very long", "long long"),
    ("doubled-word", "fr", "1 1", "1 1"),
    ("doubled-word", "fr", "so, so", "alors, alors"),
    ("repetition", "fr", "no no no no", "non non non non"),
    ("repetition", "fr", "ha ha ha", "ha ha ha"),
]

BAD = [
    ("empty", "fa", "Yes.", ""),
    ("empty", "fa", "Yes.", " \u200f\u200c\u00a0"),
    ("conflict-markers", "fr", "x", "a\n<<<<<<< HEAD\nb"),
    ("conflict-markers", "fr", "x", "#-#-#-#-#  fr.po  #-#-#-#-#\na"),
    ("brackets", "fr", "war (1988)", "guerre (1988"),
    ("brackets", "fr", "war (1988)", "guerre 1988)"),
    ("brackets", "fa", "the [Mojahedin]", "مجاهدین"),
    ("brackets", "fr", "(a [b])", "(a [b)]"),
    ("brackets", "fr", "war (1988)", "guerre )1988("),
    ("urls", "fa", "See https://example.org/a?b=1.", "https://example.org/a را ببینید."),
    ("urls", "fa", "See https://example.org/a.", "نشانی را ببینید."),
    ("urls", "fr", "See https://example.org/a.", "Voir https://example.org/ab."),
    ("urls", "fr", "Write to info@example.org.", "Écrivez à info@exemple.org."),
    ("urls", "fr", "See the page.", "Voir https://example.org/."),
    ("bidi", "fa", "PMOI", "\u202ePMOI"),
    ("bidi", "ar", "PMOI", "\u2067PMOI"),
    ("control-characters", "fr", "x", "a\ufffdb"),
    ("control-characters", "fr", "x\ufffd", "a\ufffd"),
    ("control-characters", "fr", "x", "a\u0007b"),
    ("control-characters", "fa", "x", "می\u200bرود"),
    ("repetition", "fr", "a long way", "un long un long un long un long chemin"),
    ("repetition", "fa", "a long way", "راه راه راه راه دراز"),
    ("repetition", "fr", "a b", "de la de la, de la de la fin"),
    ("repetition", "ar", "a b", "هههههههه"),
]

MILD = [
    ("whitespace", "fr", "Yes.", " Oui."),
    ("whitespace", "fr", "Yes.", "Oui.\n"),
    ("whitespace", "fr", "a b", "a  b"),
    ("length", "fr", SENTENCE, "Été."),
    ("length", "fr", "Yes.", "Oui. " * 40),
    ("whitespace", "fr", "She was 23.", "Elle avait 23 ans ."),
    ("whitespace", "ar", "Nobody.", "لم توجَّه تهمة إلى أحد ."),
    ("whitespace", "fa", "Yes, she did.", "بله ، آمد."),
    ("whitespace", "fr", "“Yes,” he said.", "« Oui », dit-il .»"),
    ("brackets", "fr", "NGO", "ONG (organisation)"),
    ("brackets", "fa", "in the summer of that year", "در تابستان آن سال (۱۳۶۷)"),
    ("brackets", "fr", "Ashraf, 19, came.", "Ashraf (20 ans) est venue."),
    ("brackets", "fr", "Ashraf, 19, came.", "Ashraf (19 ans et très malade déjà) est venue."),
    ("brackets", "fa", "The International Criminal Court (ICC) has none.", "دیوان کیفری بین‌المللی ICC ندارد."),
    ("brackets", "fa", "The court (ICC) has none.", "دادگاه ندارد."),
    ("brackets", "fr", "war (1988)", "guerre, 1988"),
    ("persian-letters", "fa", "book", "كتاب"),
    ("tatweel", "ar", "prison", "ســجن"),
    ("doubled-word", "fr", "the prison", "la la prison"),
    ("doubled-word", "ar", "in prison", "في في السجن"),
]


@pytest.mark.parametrize(("name", "locale", "source", "target"), GOOD)
def test_what_is_right_raises_nothing(check: Check, name: str, locale: str, source: str, target: str) -> None:
    """Marks with a use, and what the source has too, are left alone."""
    assert check(name, source, target, locale) == ()


@pytest.mark.parametrize(("name", "locale", "source", "target"), BAD)
def test_what_harms_is_an_error(check: Check, name: str, locale: str, source: str, target: str) -> None:
    """Each fault is found and withholds publication."""
    issues = check(name, source, target, locale)
    assert issues
    assert {issue.severity for issue in issues} == {Severity.ERROR}


@pytest.mark.parametrize(("name", "locale", "source", "target"), MILD)
def test_what_is_untidy_is_a_warning(check: Check, name: str, locale: str, source: str, target: str) -> None:
    """Each is found, and a person decides."""
    issues = check(name, source, target, locale)
    assert issues
    assert {issue.severity for issue in issues} == {Severity.WARNING}


def test_a_bidi_control_is_named(check: Check) -> None:
    """It cannot be seen, so it is told by number and name."""
    (issue,) = check("bidi", "PMOI", "a\u202eb", "fa")
    assert (issue.start, issue.end) == (1, 2)
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in issue.message


def test_a_loop_is_shown_from_its_first_to_its_last_word(check: Check) -> None:
    """A translator sees what to delete."""
    target = "Il y a du pain du pain du pain du pain ici."
    (issue,) = check("repetition", "There is bread here.", target, "fr")
    assert target[issue.start : issue.end] == "du pain du pain du pain du pain"
