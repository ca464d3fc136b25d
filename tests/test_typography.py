"""Letters, punctuation and spaces of each locale."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.locales import get_locale
from l10n_pipeline.typography import fix, tidy


@pytest.mark.parametrize(
    ("locale", "before", "after"),
    [
        ("fa", "اين كتاب است?", "این کتاب است؟"),
        ("fa", "چرا ؟?", "چرا ؟"),
        ("fa", "الف, ب; ج", "الف، ب؛ ج"),
        ("fa", "۳۰,۰۰۰ و 30,000", "۳۰,۰۰۰ و 30,000"),
        ("ar", "هل هذا كتاب?", "هل هذا كتاب؟"),
        ("ar", "كتاب ي", "كتاب ي"),
        ("fr", "Pourquoi?", "Pourquoi\u202f?"),
        ("fr", "Il dit: «Non»; c'est tout !", "Il dit\u00a0: «\u00a0Non\u00a0»\u202f; c’est tout\u202f!"),
        ("fr", "à 10:30, voir http://a.example/?q=1", "à 10:30, voir http://a.example/?q=1"),
        ("fr-BE", "Pourquoi?", "Pourquoi\u202f?"),
        ("fr-CA", "Qui? C'est «\u00a0lui\u00a0».", "Qui? C’est «\u00a0lui\u00a0»."),
        ("de", "Was  ist  das?", "Was ist das?"),
        ("fa", "  ", ""),
    ],
)
def test_output_is_brought_to_its_locale(locale: str, before: str, after: str) -> None:
    """Persian letters, Arabic-script punctuation and French spaces are set; words and numbers stay."""
    assert tidy(before, get_locale(locale)) == after
    assert tidy(after, get_locale(locale)) == after


def mended(source: str, target: str, locale: str, kept: Sequence[str] = ()) -> str:
    changes = list(fix(source, target, get_locale(locale), frozenset(kept)))
    return changes[-1].text if changes else target


@pytest.mark.parametrize(
    ("locale", "source", "before", "after"),
    [
        ("fa", "These books.", "اين كتاب‌ها.", "این کتاب‌ها."),
        ("fa", "The verse.", "آیه «إنّا إليك» آمد و كتاب رفت.", "آیه «إنّا إليك» آمد و كتاب رفت."),
        ("fa", "See ali.", "عليه السلام و القليل", "علیه السلام و القليل"),
        ("fa", "He goes.", "او می رود و نمی گوید.", "او می\u200cرود و نمی\u200cگوید."),
        ("fa", "He drinks.", "او می خورد.", "او می خورد."),
        ("fa", "The wine jug.", "می ناب", "می ناب"),
        ("fa", "Prisons of Iran.", "زندان های ایران و آن ها.", "زندان\u200cهای ایران و آن\u200cها."),
        ("fa", "Ha ha.", "ها ها ها", "ها ها ها"),
        ("fa", "Prison.", "ســجن و القاعدة الـ ۲۸ هـ", "سجن و القاعدة الـ ۲۸ هـ"),
        ("fa", "Is it so?", "آیا چنین است؟?", "آیا چنین است؟"),
        ("fa", "Is it so?!", "آیا چنین است؟!", "آیا چنین است؟!"),
        ("fa", "What, then; why?", "چه, پس; چرا?", "چه، پس؛ چرا؟"),
        ("fa", "A B.", "الف\u200c\u200cب \u200cج\u200c .\u200b", "الف\u200cب ج."),
        ("fa", "30,000 and 1.5", "۳۰,۰۰۰ و 1.5", "۳۰,۰۰۰ و 1.5"),
        ("ar", "The book.", "كتاب ي", "كتاب ي"),
        ("ar", "See the full report.", "انظر التقریر الکامل.", "انظر التقرير الكامل."),
        ("ar", "On him.", "علی التقریر، وهو في إلی أن.", "على التقرير، وهو في إلى أن."),
        ("ar", "Ali came.", "جاء علی.", "جاء علی."),
        ("ar", "The hospital.", "فی المستشفی وعلی", "في المستشفی وعلى"),
        ("ar", "The newspaper کیهان.", "صحيفة کیهان", "صحيفة کیهان"),
        ("ar", "The verse.", "بيت «به نام خدا که چنین است» کبیر", "بيت «به نام خدا که چنین است» کبیر"),
        ("fr", "She was 23.", "Elle avait 23 ans .", "Elle avait 23 ans."),
        ("ar", "Read it.", "اقرأوه ،", "اقرأوه،"),
        ("fa", "Yes, so it is.", "بله , چنین است .", "بله، چنین است."),
        ("fr", "Wait .5 and ...", "Attendez .5 et ... .", "Attendez .5 et ... ."),
        ("fr", "a , b", "a , b", "a , b"),
        ("ar", "Who?", "من?", "من؟"),
        ("fr", "Who? No: “never”!", "Qui? Non: «jamais»!", "Qui\u202f? Non\u00a0: «\u00a0jamais\u00a0»\u202f!"),
        ("fr", "It is O'Brien's.", "C'est l'oncle d'O'Brien.", "C’est l’oncle d’O’Brien."),
        ("fr", "O'Brien came.", "O'Brien vint.", "O'Brien vint."),
        ("fr", "See http://a.example/?q=1; it's 10:30.", "Voir http://a.example/?q=1; 10:30.", None),
        ("fr", "A &amp; B;", "A &amp; B", "A &amp; B"),
        ("fr-CA", "Who?", "Qui? « oui »", "Qui? « oui »"),
        ("fr-FR", "Who?", "Qui?", "Qui\u202f?"),
        ("fr", "<b1>Who</b1>?", "<b1>Qui?</b1>", "<b1>Qui?</b1>"),
        ("fr", "Wait...", "Attendez..", "Attendez.."),
        ("fr", "Wait.", "Attendez..", "Attendez."),
        ("fr", "Stop!", "Halte!!", "Halte\u202f!"),
        ("fr", " Two  spaces", " Deux  espaces", " Deux  espaces"),
        ("de", "Two.", "  Zwei  drei. ", "Zwei drei."),
        ("de", "Two.", "   ", "   "),
        ("de", "Two.", "\ufeffZwei\u2060.", "Zwei."),
    ],
)
def test_what_is_certain_is_mended(locale: str, source: str, before: str, after: str | None) -> None:
    """Letters, spaces and marks of the locale; verses, wine, names, addresses and entities stay."""
    if after is None:
        after = "Voir http://a.example/?q=1\u202f; 10:30." if locale == "fr" else before
    assert mended(source, before, locale) == after
    assert mended(source, after, locale) == after


def test_what_the_glossary_spells_stays() -> None:
    """The organisation's own spelling goes before the orthography."""
    assert mended("Ali", "علي و كتاب", "fa", ["علي"]) == "علي و کتاب"


def test_a_change_that_is_refused_is_left_out_and_the_others_are_made() -> None:
    """Who calls may judge each step."""
    changes = fix("Who?", " Qui?", get_locale("fr"), accept=lambda text: "\u202f" not in text)
    assert [change.rule for change in changes] == ["white-space"]
    only = fix("Who?", " Qui?", get_locale("fr"), only=["french-spaces"])
    assert [(change.rule, change.text) for change in only] == [("french-spaces", " Qui\u202f?")]


PIECES = st.lists(
    st.sampled_from(
        [
            *" \u00a0\u202f\u200c\u200b\ufeff\n.,،؛;:!?؟…«»“”\"'’()ـكيىکیة1۲",
            *("می ", "نمی ", "رود", "کند", " ها", "های ", "كتاب", "Qui", "l'", "..", "؟?", "<b1>", "</b1>", "&amp;"),
            *("http://a.b/?c;", "{name}", "%s ", "«\u00a0", "  ", "a@b.org"),
        ]
    ),
    max_size=14,
).map("".join)


@given(PIECES, PIECES, st.sampled_from(["fa", "ar", "fr", "de"]))
def test_mending_twice_is_mending_once_and_no_word_changes(source: str, target: str, locale: str) -> None:
    """Whatever the texts: digits, letters and quotation marks stay, and a second call finds nothing."""
    result = mended(source, target, locale)
    assert mended(source, result, locale) == result
    fold = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی", "ـ": None})
    words = [char for char in target.translate(fold) if char.isalnum() or char in '«»“”"']
    assert [char for char in result.translate(fold) if char.isalnum() or char in '«»“”"'] == words
