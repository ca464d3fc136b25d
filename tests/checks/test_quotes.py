"""Quotation marks: pairs in every style, quotations cut by a sentence's end, quotations lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

RIGHT = [
    ("fr", "He wrote “yes”.", "Il a écrit « oui »."),
    ("fr", 'He wrote "yes".', "Il a écrit «\u00a0oui\u00a0»."),
    ("fr", "He wrote “yes”, then “no”.", "Il a écrit « oui », puis « non »."),
    ("fr", "He wrote “yes”.", "Il a écrit “oui”."),
    ("fa", "He wrote “yes”.", "او نوشت: «بله»."),
    ("fa", "He wrote “yes”.", 'او نوشت: "بله".'),
    ("fa", "He wrote “yes”.", 'او نوشت: " بله ".'),
    ("ar", "He wrote “yes” and “no”.", 'كتب "نعم" و"لا".'),
    ("ar", "He wrote “yes”.", "كتب ”نعم“."),
    ("de", "He wrote “yes”.", "Er schrieb „ja“."),
    ("de", "He wrote “yes”.", "Er schrieb »ja«."),
    ("sv", "He wrote “yes”.", "Han skrev ”ja”."),
    # nested, with other marks inside
    ("fr", "“Run the ‘baton tunnel’,” he said.", "« Traverser le « tunnel de matraques » », a-t-il dit."),
    ("fa", "“Run the ‘baton tunnel’,” he said.", "گفت: «از “تونل باتوم” بگذرید»."),
    ("fr", "waging war (or ‘war on God’)", "faire la guerre (ou « guerre contre Dieu »)"),
    # a sentence of a longer quotation
    ("fr", "Reuters quoted him: “I am at a loss.", "Reuters l’a cité : « Je ne comprends pas."),
    ("fr", "The government gave no explanation.”", "Le gouvernement n’a pas donné d’explication. »"),
    ("fa", "HRW reported: “They are in prison.", "دیده‌بان حقوق بشر گزارش داد: «آن‌ها در زندان‌اند."),
    ("fa", "In 2013 it faded.” The “new” law stood.", "در ۲۰۱۳ رنگ باخت.» قانون «جدید» ماند."),
    ("ar", 'It faded."', 'وتلاشى".'),
    ("ar", 'It faded."', 'وتلاشى. "'),
    ("fa", 'It faded."', 'رنگ باخت. " '),
    ("fr", 'the chief of rights", told us, "we have', "le chef des « droits », nous a dit : « nous avons"),
    # apostrophes
    ("fr", "the prisoners’ rights and the NGO’s", "les droits des prisonniers et l’ONG"),
    ("fr", "'cause they're ill", "parce qu'ils sont malades"),
    ("fr", "the boys' and girls' schools", "les écoles de garçons et de filles"),
    ("fr", 'a 5" pipe', "un tuyau de 5 pouces"),
    # quotation marks added, as for a title
    ("fr", "the Guardian", "le « Guardian »"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_a_quotation_in_the_locale_s_marks_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Marks may change their style; what is open stays open, what is closed stays closed."""
    assert check("quotes", source, target, locale) == ()


WRONG = [
    ("not closed", "fr", "He wrote “yes”.", "Il a écrit « oui."),
    ("not opened", "fr", "He wrote “yes”.", "Il a écrit oui »."),
    ("not closed", "fa", "He wrote “yes”.", "او نوشت: «بله."),
    ("one mark left", "ar", "He wrote “yes”.", 'كتب "نعم.'),
    ("lost", "fr", "He wrote “yes”.", "Il a écrit oui."),
    ("lost", "fa", "He wrote “yes”.", "او نوشت بله."),
    ("lost", "ar", "He wrote “yes” and “no”.", 'كتب "نعم" ولا.'),
    ("single lost", "fr", "so called ‘the baton tunnel of Evin’ there", "le tunnel de matraques"),
    ("accusation", "fr", "convicted of “corruption”", "condamné pour corruption"),
    ("several words", "fr", "the “drug war of the state”", "la guerre contre la drogue"),
    ("closed too early", "fr", "He said: “I am at a loss.", "Il a dit : « Je ne comprends pas. »"),
    ("opened anew", "fr", "gave no explanation.”", "« n’a pas donné d’explication. »"),
    ("opening lost", "fa", "He said: “I am at a loss.", "گفت: درمانده‌ام."),
    ("closing lost", "fa", "gave no explanation.”", "توضیحی نداد."),
]


@pytest.mark.parametrize(("why", "locale", "source", "target"), WRONG)
def test_a_broken_or_lost_quotation_is_an_error(check: Check, why: str, locale: str, source: str, target: str) -> None:
    """Whose words they are must stay clear."""
    issues = check("quotes", source, target, locale)
    assert issues, why
    assert {issue.severity for issue in issues} == {Severity.ERROR}


def test_the_mark_without_a_partner_is_shown(check: Check) -> None:
    """The issue is at the mark."""
    (issue,) = check("quotes", "He wrote “yes”.", "Il a écrit « oui.", "fr")
    assert (issue.start, issue.end) == (11, 12)


def test_a_quoted_word_that_nobody_said_may_be_set_without_marks(check: Check) -> None:
    """Writers distance themselves from a word in this way; a person decides whether the translation should."""
    (issue,) = check("quotes", "There was a “bread crumb” there.", "Il y avait une miette là.", "fr")
    assert issue.severity is Severity.WARNING


def test_one_quotation_is_said_in_the_singular(check: Check) -> None:
    """Messages are read by people."""
    (issue,) = check("quotes", "He wrote “yes”.", "Il a écrit oui.")
    assert issue.message.startswith("The source has 1 quotation,")


MOTHER = "“We were told nothing,” his mother said, “until a guard gave us a plastic bag with his clothes.”"
NOURI = "“I have no regrets,” said Hamid Nouri. “We carried out the order of the Imam.”"
BANNER = "“Why are they silent?” the banner read. “Thirty years is enough!”"

ONE_QUOTATION = [
    ("fr", MOTHER, "« On ne nous a rien dit, a raconté sa mère, jusqu’à ce qu’un gardien nous remette un sac. »"),
    ("fa", MOTHER, "مادرش گفت: «هیچ چیز به ما نگفتند تا این‌که نگهبانی یک کیسه پلاستیکی با لباس‌هایش به ما داد.»"),
    ("ar", MOTHER, "قالت والدته: «لم يقولوا لنا شيئاً حتى أعطانا أحد الحراس كيساً بلاستيكياً فيه ملابسه»."),
    ("fr", MOTHER, "« On ne nous a rien dit », a raconté sa mère, « jusqu’à ce qu’un gardien nous remette un sac. »"),
    ("fr", NOURI, "« Je n’ai aucun regret, a déclaré Hamid Nouri. Nous avons exécuté l’ordre de l’imam. »"),
    ("fa", NOURI, "حمید نوری گفت: «پشیمان نیستم. ما فرمان امام را اجرا کردیم.»"),
    ("fa", BANNER, "روی پارچه‌نوشته آمده بود: «چرا سکوت کرده‌اند؟ سی سال بس است!»"),
    ("fa", BANNER, "روی پلاکارد نوشته شده بود: «چرا ساکت‌اند؟ سی سال بس است!»"),
    ("ar", BANNER, "وجاء في اللافتة: «لماذا يصمتون؟ ثلاثون عاماً تكفي!»"),
    ("fr", "“Tell the world”, she wrote, “and do it now”.", "« Dites-le au monde et faites-le », écrivit-elle."),
    ("fr", "‘Tell the world,’ she wrote, ‘and do it now.’", "« Dites-le au monde et faites-le », écrivit-elle."),
    ("fr", '"Tell the world," she wrote, "and do it now."', "« Dites-le au monde et faites-le », écrivit-elle."),
    (
        "fr",
        "“No,” said Dr. Rajavi, “not now.” He called it “a lie”.",
        "« Non, pas maintenant », dit Rajavi. Un « mensonge ».",
    ),
    ("fr", "“No,” she said, “not yet,” she added, “but soon.”", "« Non, dit-elle, pas encore, mais bientôt. »"),
    # a sentence of a longer quotation
    ("fr", "“No,” she said. “We carried out the order.", "« Non, a-t-elle dit. Nous avons exécuté l’ordre."),
    ("fr", "They were told,” she said, “to go.”", "On leur a dit, raconte-t-elle, de partir. »"),
    ("fa", "They were told,” she said, “to go away.", "به آنها گفتند که از آنجا بروند."),
]


@pytest.mark.parametrize(("locale", "source", "target"), ONE_QUOTATION)
def test_a_quotation_that_an_attribution_interrupts_is_one(check: Check, locale: str, source: str, target: str) -> None:
    """English closes the marks around *his mother said*; Persian, Arabic and French need not."""
    assert check("quotes", source, target, locale) == ()


LOST_BESIDE = [
    (
        "both lost",
        "fr",
        MOTHER,
        "On ne nous a rien dit, a raconté sa mère, jusqu’à ce qu’un gardien nous remette un sac.",
    ),
    (
        "second lost",
        "fr",
        MOTHER,
        "« On ne nous a rien dit », a raconté sa mère, jusqu’à ce qu’un gardien remette un sac.",
    ),
    (
        "second lost",
        "fa",
        MOTHER,
        "مادرش گفت: «هیچ چیز به ما نگفتند» تا این‌که نگهبانی یک کیسه پلاستیکی با لباس‌هایش به ما داد.",
    ),
    ("first lost", "fr", NOURI, "Je n’ai aucun regret, a dit Hamid Nouri. « Nous avons exécuté l’ordre. »"),
    (
        "another lost",
        "fr",
        "“No,” she said, “not now.” She called it “a lie of the state”.",
        "« Non, pas maintenant », dit-elle. Elle y voit un mensonge de l’État.",
    ),
    (
        "two speakers",
        "fr",
        "“We did not go,” said Ali. “We did go,” said Reza.",
        "« Nous non, dit Ali. Nous si, dit Reza. »",
    ),
    ("two speakers", "fr", "“We did not go,” said Ali, and Reza, “We all did.”", "« Nous non, dit Ali, et Reza oui. »"),
    (
        "no speaker",
        "fr",
        "the “guilt of the dead,” which he said, “is all ours”",
        "la « faute des morts, dit-il, la nôtre »",
    ),
    (
        "one speaks, one writes",
        "fr",
        "“We did not go,” he said. It wrote, “They all did.”",
        "« Nous non, dit-il. Et la cour : oui. »",
    ),
]


@pytest.mark.parametrize(("why", "locale", "source", "target"), LOST_BESIDE)
def test_a_quotation_lost_beside_an_attribution_is_found(
    check: Check, why: str, locale: str, source: str, target: str
) -> None:
    """What stands outside the marks is no longer than in the source, and what two people said is two quotations."""
    issues = check("quotes", source, target, locale)
    assert [issue.severity for issue in issues] == [Severity.ERROR], why
