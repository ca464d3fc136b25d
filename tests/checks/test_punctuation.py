"""Final marks and doubled marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("fa", "Is it so?", "آیا چنین است؟"),
        ("fa", "It is so.", "چنین است."),
        ("fa", "“It is so.”", "«چنین است»."),
        ("fa", "It is so:", "چنین است:"),
        ("fa", "It is so;", "چنین است؛"),
        ("fa", "It is so...", "چنین است…"),
        ("ar", "Is it so?", "أهو كذلك؟"),
        ("ar", "It is so (all of it).", "هو كذلك (كله)."),
        ("fr", "Is it so?", "Est-ce ainsi\u00a0?"),
        ("fr", "So it is!", "C’est ainsi !"),
        ("fr", "“It is so.”", "« C’est ainsi. »"),
        ("fr", "Really?!", "Vraiment ?!"),
        ("fr-CA", "Is it so?", "Est-ce ainsi?"),
        ("el", "Is it so?", "Έτσι είναι;"),
        ("zh", "It is so.", "是这样。"),
        ("hi", "It is so.", "ऐसा ही है।"),
        ("fr", "A heading", "Un titre"),
        ("fr", "He left prison.<n1/>", "Il a quitté la prison<n1/>."),
        ("fr", "He left prison<n1/>.", "Il a quitté la prison.<n1/>"),
        ("fr", "He left <b1>prison.</b1>", "Il a quitté <b1>la prison</b1>."),
        ("fa", "Is it so?<n1/><n2/>", "آیا چنین است<n1/><n2/>؟"),
        ("fr", "A heading<n1/>", "Un titre<n1/>"),
        ("fa", "“Where is my son?” she asked.", "او پرسید: «پسرم کجاست؟»"),
        ("ar", "“Take him away!” the judge shouted.", "صاح القاضي: «خذوه!»"),
        ("fr", "She asked, “Why are we here?”", "«\u00a0Pourquoi sommes-nous ici\u00a0?\u00a0» demanda-t-elle."),
    ],
)
def test_the_locale_s_own_final_mark_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """A kind of mark has another sign in another script; closing marks may stand behind it or before it."""
    assert check("final-punctuation", source, target, locale) == ()


@pytest.mark.parametrize(
    ("locale", "source", "target", "part"),
    [
        ("fa", "It is so.", "چنین است", "no mark"),
        ("fa", "Is it so?", "آیا چنین است.", "full stop"),
        ("fa", "Is it so?", "آیا چنین است?", "؟"),
        ("ar", "It is so;", "هو كذلك;", "؛"),
        ("fr", "A heading", "Un titre.", "no mark"),
        ("fr", "It is so...", "C’est ainsi.", "ellipsis"),
        ("fr", "He left prison.<n1/>", "Il a quitté la prison<n1/>", "no mark"),
        ("fr", "A heading<n1/>", "Un titre.<n1/>", "no mark"),
        ("fr", "He left prison.", "Il a quitté la prison<n1/>", "no mark"),
        ("fa", "Is it so?<n1/>", "آیا چنین است?<n1/>", "؟"),
        ("fa", "“It is so,” she said.", "او گفت: «آیا چنین است؟»", "question mark"),
        ("fr", "She asked, “Why are we here?”", "Elle demanda : « Pourquoi sommes-nous ici. »", "full stop"),
    ],
)
def test_another_final_mark_is_a_warning(check: Check, locale: str, source: str, target: str, part: str) -> None:
    """Another kind, none, or the source language's sign."""
    (issue,) = check("final-punctuation", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert part in issue.message


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("So it is!", "C’est ainsi.", "ends with an exclamation mark, the translation with a full stop."),
        ("So it is.", "C’est ainsi…", "ends with a full stop, the translation with an ellipsis."),
        ("So it is!", "C’est ainsi", "ends with an exclamation mark, the translation with no mark."),
    ],
)
def test_a_message_is_english(check: Check, source: str, target: str, part: str) -> None:
    """An exclamation mark, a full stop."""
    (issue,) = check("final-punctuation", source, target, "fr")
    assert part in issue.message


@pytest.mark.parametrize(
    ("locale", "source", "target", "run"),
    [
        ("fa", "Is it so?", "آیا چنین است؟?", "؟?"),
        ("fa", "Is it so?", "آیا چنین است؟؟", "؟؟"),
        ("fa", "Is it so?", "آیا چنین است؟ ؟", "؟ ؟"),
        ("fa", "It is so, yes.", "چنین است،، بله.", "،،"),
        ("fa", "It is so, yes.", "چنین است,، بله.", ",،"),
        ("ar", "It is so.", "هو كذلك..", ".."),
        ("ar", "Is it so?", "أهو كذلك؟.", "؟."),
        ("fr", "So it is!", "C’est ainsi !!", "!!"),
        ("fr", "It is so: yes.", "C’est ainsi :: oui.", "::"),
        ("fr", "He left prison.<n1/>", "Il a quitté la prison.<n1/>.", ".<n1/>."),
        ("fa", "Is it so?<n1/> Yes.", "آیا چنین است؟<n1/>؟ بله.", "؟<n1/>؟"),
        ("fr", "He <b1>left.</b1>", "Il est <b1>parti.</b1>.", ".</b1>."),
        ("fa", "the Yahoo? toolbar", "آیا نوار؟? یاهو", "؟?"),
        ("fr", "So... it is.", "Alors... c’est ainsi.....", "....."),
    ],
)
def test_a_mark_set_twice_is_an_error(check: Check, locale: str, source: str, target: str, run: str) -> None:
    """The two question marks of machine translation and their like, at their place."""
    (issue,) = check("doubled-punctuation", source, target, locale)
    assert issue.severity is Severity.ERROR
    assert target[issue.start : issue.end] == run


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("fr", "Wait...", "Attendez..."),
        ("fr", "Wait....", "Attendez...."),
        ("fr", "What?!", "Quoi ?!"),
        ("fr", "What!!", "Quoi !!"),
        ("fr", "tea, etc., and so on", "thé, etc., et ainsi de suite"),
        ("fr", "the U.S.?", "les U.S. ?"),
        ("fr", "So what… ?", "Et alors… ?"),
        ("fa", "What?!", "چه؟!"),
        ("fa", "war … as they", "جنگ … آنچنان"),
        ("fr", "at 12:30, 1.5", "à 12:30, 1,5"),
        ("fr", "He left, etc.<n1/>, and so on", "Il est parti, etc.<n1/>, et ainsi de suite"),
        ("fr", "One.<br1/>… two", "Un.<br1/>… deux"),
        ("fr", "He left!<n1/>!", "Il est parti !<n1/>!"),
        ("fr", "without the Yahoo! toolbar, please", "sans la barre Yahoo!, svp"),
        ("ar", "without the Yahoo! toolbar, please", "بلا شريط ياهو! ، رجاء"),
        ("fr", "I, .........., of Tehran", "Moi, ......, de Téhéran"),
        ("ar", "this is… a…… delay", "هذا ........ تأخير"),
    ],
)
def test_ellipses_and_abbreviations_raise_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Some marks stand side by side by right, or because the source has them."""
    assert check("doubled-punctuation", source, target, locale) == ()
