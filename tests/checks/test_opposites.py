"""Words of amount, change, order and time that became their opposites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.checks.opposites.words import FAMILIES, FREE
from l10n_pipeline.checks.registry import REVIEW
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

WRONG = [
    ("fr", "All detainees must be released.", "Certains détenus doivent être libérés.", "Certains"),
    ("fa", "All detainees must be released.", "برخی از بازداشت‌شدگان باید آزاد شوند.", "برخی"),
    ("ar", "All detainees must be released.", "يجب الإفراج عن بعض المحتجزين.", "بعض"),
    ("ar", "Everyone has the right to life.", "لبعض الناس الحق في الحياة.", "بعض"),
    ("fr", "Most of the victims were civilians.", "Une minorité des victimes étaient des civils.", "minorité"),
    ("fa", "Most of the victims were civilians.", "شمار اندکی از قربانیان غیرنظامی بودند.", "اندک"),
    ("ar", "A majority of states agreed.", "وافقت أقلية من الدول.", "قلي"),
    ("fr", "Few survivors have spoken.", "Beaucoup de survivants ont parlé.", "eaucoup"),
    ("fr", "The number of executions increased.", "Le nombre d’exécutions a diminué.", "diminué"),
    ("fa", "The number of executions increased.", "شمار اعدام‌ها کاهش یافت.", "کاهش"),
    ("ar", "The number of executions rose.", "انخفض عدد الإعدامات.", "انخفض"),
    ("fa", "Complaints decreased from 120 to 85.", "شکایت‌ها از ۱۲۰ به ۸۵ افزایش یافت.", "افزایش"),
    ("fr", "The population has doubled.", "La population a triplé.", "triplé"),
    ("fa", "The population has doubled.", "جمعیت نصف شده است.", "نصف"),
    ("fr", "Women earn less than men.", "Les femmes gagnent plus que les hommes.", "plus"),
    ("fr", "They earn 20% less than men.", "Elles gagnent 20 % de plus que les hommes.", "de plus que"),
    ("ar", "Women earn less than men.", "تكسب النساء أكثر من الرجال.", "أكثر"),
    ("fa", "The highest number was in the south.", "کم‌ترین شمار در جنوب بود.", "کم"),
    ("fr", "The elder sister was shot.", "La sœur cadette a été abattue.", "cadet"),
    ("fr", "They were tortured before they were executed.", "Ils ont été torturés après avoir été tués.", "après"),
    ("fa", "They were tortured before they were executed.", "آنها را پس از اعدام شکنجه کردند.", "پس"),
    ("ar", "They have been silent since the executions.", "صمتوا قبل الإعدامات.", "قبل"),
    ("fr", "Two days later they came.", "Deux jours plus tôt, ils vinrent.", "plus tôt"),
    ("fa", "Two days earlier they came.", "دو روز بعد آمدند.", "روز بعد"),
    ("fr", "The last survivors were waiting.", "Les premiers survivants attendaient.", "premiers"),
    ("fa", "The court will sit next Tuesday.", "دادگاه سه‌شنبهٔ گذشته تشکیل می‌شود.", ""),
    ("ar", "The court will sit next month.", "ستنعقد المحكمة الشهر الماضي.", "الماضي"),
    ("fa", "in late 1988", "در اوایل ۱۹۸۸", "اوایل"),
    ("fr", "until the end of March", "jusqu’au début mars", "début"),
    ("fr", "The prisoners were beaten daily.", "Les prisonniers étaient battus chaque semaine.", "chaque semaine"),
    ("ar", "twice a month", "مرتين في الأسبوع", "في الأسبوع"),
    ("fa", "An earthquake struck at dawn.", "زمین‌لرزه‌ای غروب رخ داد.", "غروب"),
    ("fr", "Conditions have worsened.", "Les conditions se sont améliorées.", "amélior"),
    ("fa", "The route is longer.", "این مسیر کوتاه‌تر است.", "کوتاه"),
    ("fr", "The youngest was 13, the oldest 84.", "Le plus âgé avait 13 ans, le plus jeune 84.", ""),
    ("fa", "It is published annually and updated monthly.", "ماهانه منتشر و سالانه به‌روز می‌شود.", ""),
]
RIGHT = [
    ("fr", "All detainees must be released.", "Les détenus doivent tous être libérés."),
    ("fr", "Almost all of them are ill.", "La plupart d’entre eux sont malades."),
    ("fr", "Not all prisoners were allowed to write.", "Certains prisonniers n’avaient pas le droit d’écrire."),
    ("ar", "Most of them, though not all, agreed.", "وافق معظمهم وليس جميعهم."),
    ("fa", "Most of the documents were lost.", "بیشتر اسناد از میان رفت."),
    ("fr", "at all costs, after all", "certains coûts, après tout"),
    ("fr", "The number fell by a third.", "Le nombre a reculé d’un tiers."),
    ("fr", "Costs fell as demand increased.", "Les coûts ont baissé, la demande ayant augmenté."),
    ("fa", "The number has risen.", "این رقم بالا رفته است."),
    ("fr", "No more than five may enter.", "Cinq au plus peuvent entrer."),
    ("fr", "He did not come until the war was over.", "Il n’est venu qu’après la guerre."),
    ("fr", "on or before 30 September", "au plus tard le 30 septembre"),
    ("ar", "He was arrested by the police after the vote.", "اعتُقل من قبل الشرطة بعد التصويت."),
    ("fa", "three days before the vote", "سه روز مانده به رأی‌گیری"),
    ("fr", "the first and the last", "le dernier et le premier"),
    ("fr", "The number of workdays before or after the start date", "Nombre de jours après ou avant le début"),
    ("fr", "last week", "la semaine dernière"),
    ("de", "All detainees must be released.", "Manche Häftlinge müssen freigelassen werden."),
]


@pytest.mark.parametrize(("locale", "source", "target", "place"), WRONG)
def test_an_opposite_is_a_warning(check: Check, locale: str, source: str, target: str, place: str) -> None:
    """Where the source's word is said in no way, and its opposite is."""
    issues = check("opposites", source, target, locale)
    assert [issue.severity for issue in issues] == [Severity.WARNING]
    assert place in target[issues[0].start : issues[0].end] or not issues[0].end


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_what_says_the_same_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """Idioms, negations and what either text says besides explain the other word."""
    assert check("opposites", source, target, locale) == ()


def test_it_withholds_publication() -> None:
    """Until a person has reviewed the message."""
    assert Severity.WARNING in REVIEW["opposites"]


def test_the_triage_asks_it(check: Check) -> None:
    """A word of the source is its sign."""
    texts = WRONG[0]
    context = CheckContext(source=texts[1], target=texts[2], locale=get_locale("fr"), source_locale=get_locale("en"))
    assert [issue.check for issue in run_checks(context)] == ["opposites"]


def test_every_thing_has_an_opposite() -> None:
    """A family of one could find nothing; those in any order are families too."""
    assert all(len(family) > 1 for family in FAMILIES)
    assert all(family in FAMILIES for family in FREE)
