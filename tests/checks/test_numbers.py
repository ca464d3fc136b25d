"""Numbers: what counts as the same number in two locales, and what is a changed, lost or added one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.checks.numbers.words import word_values
from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

RIGHT = [
    # the digits of tags are no numbers, whether or not the source has the tag
    ("fr", "He was never there.", "Il n’y fut <i1>jamais</i1>."),
    ("fr", "He was <i1>never</i1> there.", "Il n’y fut jamais."),
    ("fa", "<b1>30</b1> were held in 2019<n2/>.", "<b3>۳۰</b3> نفر در ۲۰۱۹ بازداشت شدند."),
    ("fr", "At <b1>5 p.m.</b1> on 3 May", "Le 3 mai, à <i1>17 heures</i1>"),
    # thousands, decimals, digits of every script
    ("fa", "30,000 political prisoners", "۳۰٬۰۰۰ زندانی سیاسی"),
    ("fa", "30,000 political prisoners", "۳۰,۰۰۰ زندانی سیاسی"),
    ("fa", "39,768 cases", "۳۹،۷۶۸ مورد"),
    ("fa", "30,000 political prisoners", "30,000 زندانی سیاسی"),
    ("fa", "30,000 political prisoners", "30000 زندانی سیاسی"),
    ("fa", "30,000 political prisoners", "۳۰ هزار زندانی سیاسی"),
    ("fa", "30,000 political prisoners", "سی هزار زندانی سیاسی"),
    ("fa", "33,700 political prisoners", "۳۳ هزار و ۷۰۰ زندانی سیاسی"),
    ("fa", "33,700 political prisoners", "سی و سه هزار و هفتصد زندانی سیاسی"),
    ("fa", "1.8 billion", "۱٫۸ میلیارد"),
    ("fa", "1.8 billion", "۱.۸ میلیارد"),
    ("fa", "1.8 billion", "۱/۸ میلیارد"),
    ("fa", "70% of them", "٪۷۰ از آن‌ها"),
    ("fa", "70 percent of them", "۷۰ درصد از آن‌ها"),
    ("ar", "30,000 prisoners", "٣٠٬٠٠٠ سجين"),
    ("ar", "30,000 prisoners", "30,000 سجين"),
    ("ar", "30,000 prisoners", "30 ألف سجين"),
    ("ar", "30,000 prisoners", "٣٠ ألفًا من السجناء"),
    ("ar", "30,000 prisoners", "ثلاثون ألف سجين"),
    ("ar", "30,000 prisoners", "ثلاثين ألفًا من السجناء"),
    ("ar", "1.8 billion", "١٫٨ مليار"),
    ("ar", "70% of them", "70٪ منهم"),
    ("ar", "70% of them", "70 في المائة منهم"),
    ("ar", "70% of them", "سبعون بالمئة منهم"),
    ("fr", "30,000 prisoners", "30 000 prisonniers"),
    ("fr", "30,000 prisoners", "30\u00a0000 prisonniers"),
    ("fr", "30,000 prisoners", "30\u202f000 prisonniers"),
    ("fr", "30,000 prisoners", "30000 prisonniers"),
    ("fr", "30,000 prisoners", "30 mille prisonniers"),
    ("fr", "30,000 prisoners", "trente mille prisonniers"),
    ("fr", "33,700 prisoners", "33 700 prisonniers"),
    ("fr", "1.8 million", "1,8 million"),
    ("fr", "1.8 billion", "1,8 milliard"),
    ("fr", "70% of them", "70 % d’entre eux"),
    ("fr", "70% of them", "70 pour cent d’entre eux"),
    ("fr", "90 per cent or more", "90 p. 100 ou plus"),
    ("ar", "per 100,000 people and 1,000 women", "لكل 000 100 شخص و000 1 امرأة"),
    ("ar", "(i) war; (ii) peace; (iv) both", "(1) الحرب؛ (2) السلام؛ (4) كلاهما"),
    ("ar", "2-5 hours a week", "من ساعتين إلى خمس ساعات في الأسبوع"),
    ("fr", "the 10-year framework", "le cadre décennal"),
    ("de", "30,000 prisoners", "30.000 Gefangene"),
    ("fr", "section 2.3", "section 2.3"),
    ("de", "1.8 million", "1,8 Millionen"),
    ("ru", "30,000 prisoners", "30 000 заключённых"),
    ("zh", "30,000 prisoners", "30,000名囚犯"),
    ("fr", "a <b1>new</b1> law", "une loi <b1>nouvelle"),
    # several numbers side by side
    ("fr", "In 2020, 103 were in 5 states.", "En 2020, 103 se trouvaient dans 5 États."),
    ("fr", "On the 15 200 came.", "Le 15 200 vinrent."),
    ("fr", "ranging from 7 to 20 years", "allant de 7 à 20 ans"),
    ("fa", "7-20 years", "۷ تا ۲۰ سال"),
    ("ar", "between 7 and 20 years", "بين 7 و20 سنة"),
    ("fr", "10 to 20 million", "10 à 20 millions"),
    ("fr", "10 million to 20 million", "10 à 20 millions"),
    ("fr", "12:30", "12 h 30"),
    ("fr", "at 5 p.m.", "à 17 h"),
    ("fr", "at 8:00", "à 8 heures"),
    ("fr", "at 0930 hours", "à 9 h 30"),
    ("fr", "at 0930 hours", "à 09h30"),
    ("fr", "at 0900 hrs on 3 May", "à 9 heures le 3 mai"),
    ("fr", "at 0030 hours", "à 0 h 30"),
    ("fa", "at 1730 hours", "در ساعت ۱۷:۳۰"),
    ("fr", "1730 hours of work", "1 730 heures de travail"),
    ("fa", "the 2019–20 season", "فصل ۲۰۱۹-۲۰۲۰"),
    ("fa", "the pandemic of 1968/69", "همه‌گیری ۱۹۶۸/۱۹۶۹"),
    # ordinals, years, decades, centuries
    ("fr", "May 27th", "le 27 mai"),
    ("fr", "1 June 2014", "le 1er juin 2014"),
    ("fr", "in the 20th century", "au XXe siècle"),
    ("fr", "in the 20th century", "au vingtième siècle"),
    ("fa", "on May 27th", "در ۲۷ مه"),
    ("fa", "on May 27th", "در بیست و هفتم مه"),
    ("fa", "on May 27th", "در ۲۷م ماه می"),
    ("ar", "April 7th Report", "تقرير السابع من أبريل"),
    ("ar", "on 27 May", "في السابع والعشرين من مايو"),
    ("fr", "in the summer of '09", "à l’été 2009"),
    ("fr", "the coup of ’53", "le coup d’État de 1953"),
    ("fr", "the '60s in Iran", "les années 1960 en Iran"),
    ("fr", "the '60s in Iran", "les années 60 en Iran"),
    ("fr", "in the 1980s", "dans les années 1980"),
    ("fr", "in the 1980s", "dans les années 80"),
    ("fr", "in the 1980s", "dans les années quatre-vingt"),
    ("fa", "in the 1980s", "در دههٔ ۱۹۸۰"),
    ("fa", "in the 1980s", "در دهه هشتاد میلادی"),
    ("ar", "in the 1980s", "في الثمانينيات من القرن العشرين"),
    ("ar", "in the 1980s", "في ثمانينات القرن الماضي"),
    # months, with the names that each locale uses
    ("fa", "4 November 2016", "۴ نوامبر ۲۰۱۶"),
    ("ar", "4 November 2016", "4 نوفمبر 2016"),
    ("ar", "4 November 2016", "٤ تشرين الثاني ٢٠١٦"),
    ("ar", "in July 1988", "في تموز/يوليو 1988"),
    ("fr", "4 November 2016", "04/11/2016"),
    ("fr", "on 11/4/2016", "le 4 novembre 2016"),
    ("fr", "in May 2014", "en mai 2014"),
    ("fr", "They may march in August.", "Ils manifesteront peut-être en août."),
    ("fa", "in July 1988", "در تیر ۱۳۶۷"),
    ("fa", "in July 1988", "در ژوئیه ۱۹۸۸ (تیر ۱۳۶۷)"),
    ("fa", "since 1988", "از سال ۱۳۶۷"),
    ("de", "in July 1988", "im Juli 1988"),
    # words
    ("fa", "three letters", "سه نامه"),
    ("ar", "three letters", "ثلاث رسائل"),
    ("ar", "three letters", "الرسائل الثلاث"),
    ("fr", "three letters", "3 lettres"),
    ("fr", "three letters", "trois lettres"),
    ("fr", "20 years", "vingt ans"),
    ("fr", "97 names", "quatre-vingt-dix-sept noms"),
    ("fr", "71 names", "soixante et onze noms"),
    ("fa", "seven leaders", "هفت رهبر"),
    ("fa", "20-year sentences", "محکومیت‌های بیست‌ساله"),
    ("fa", "5 months", "پنج‌ماهه"),
    ("ar", "2 days", "يومين"),
    ("ar", "2 prisoners", "سجينان"),
    ("ar", "thirteen cases", "13 حالة"),
    ("fr", "One should not, once and for all.", "Il ne faut pas, définitivement."),
    ("fr", "thousands of people", "des milliers de personnes"),
    ("fr", "article IV", "article 4"),
    ("ar", "two letters", "رسالتان"),
    ("de", "two letters", "zwei Briefe"),
    ("fr", "see https://example.org/2016/a7", "voir https://example.org/2016/a7"),
    # magnitudes, fractions and ordinals in words
    ("fr", "dozens of prisoners", "des dizaines de prisonniers"),
    ("fa", "hundreds of thousands", "صدها هزار تن"),
    ("fa", "tens of millions", "ده ها میلیون نفر"),
    ("fr", "hundreds of thousands in 1988", "des centaines de milliers en 1988"),
    ("ar", "hundreds of thousands of families", "مئات الألوف من الأسر"),
    ("fa", "millions, many millions", "میلیون‌ها، میلیون‌ها"),
    ("fr", "four hundred million for 2,500 officers", "quatre cents millions pour deux mille cinq cents agents"),
    ("fr", "in the seventy-first year", "la soixante et onzième année"),
    ("fr", "a third party", "un tiers"),
    ("ar", "the first session in January", "الدورة الأولى في كانون الثاني"),
    ("ar", "a million and 80 per cent", "مليون و80 في المئة"),
    ("fa", "half of them, 50 per cent", "نیمی از آنها، ۵۰ درصد"),
    ("fr", "thousands of letters", "beaucoup de lettres"),
    # short scales, decades and centuries
    ("fr", "10k protesters", "10 000 manifestants"),
    ("fr", "2.5m people", "2,5 millions de personnes"),
    ("fr", "a 5m wall", "un mur de 5 mètres"),
    ("fa", "$4K", "۴ هزار دلار"),
    ("ar", "$3M", "3 ملايين دولار"),
    ("ar", "in the 1990's", "في تسعينيات القرن العشرين"),
    ("fr", "in the 1800s", "au XIXe siècle"),
    ("ar", "in the early 2000s", "في أوائل القرن الحادي والعشرين"),
    # 50 per cent and a half
    ("fr", "below 50 per cent of median income", "moins de la moitié du revenu médian"),
    ("ar", "50% of the inmates", "نصف السجناء"),
    ("fa", "half of the inmates", "۵۰ درصد زندانیان"),
    # ranges counted out
    ("fr", "Sections 11 to 14 apply.", "Les articles 11, 12, 13 et 14 s’appliquent."),
    ("ar", "articles 1, 2 and 3", "المواد 1 إلى 3"),
    # the Arabic dual before a second noun
    ("ar", "within 2 working days", "خلال يومي عمل"),
    ("ar", "2 women of the village", "امرأتي القرية"),
    ("fa", "a 3rd party", "شخص ثالث"),
]

WRONG = [
    ("digit changed", "fa", "30,000 prisoners", "۳۱٬۰۰۰ زندانی", "۳۱٬۰۰۰"),
    ("digit changed", "ar", "687 people in 2013", "678 شخصًا في عام 2013", "678"),
    ("digit changed", "fr", "in 1988", "en 1998", "1998"),
    ("digit changed", "fr", "in '88", "en 1989", "1989"),
    ("digit changed", "fr", "in '88", "en 2088", "2088"),
    ("digit changed", "fr", "'20 people died', he said", "« 2020 personnes sont mortes », a-t-il dit", "2020"),
    ("number lost", "fr", "at 0930 hours", "à 9 heures", ""),
    ("digit changed", "fr", "at 0930 hours", "à 9 h 20", "20"),
    ("zero lost", "fa", "30,000 prisoners", "۳٬۰۰۰ زندانی", "۳٬۰۰۰"),
    ("zero lost", "fr", "33,700 prisoners", "3 370 prisonniers", "3 370"),
    ("scale lost", "fr", "108 million", "108", "108"),
    ("false friend", "fr", "1.8 billion", "1,8 billion", "1,8 billion"),
    ("wrong scale", "fa", "30,000", "۳۰ میلیون", "۳۰ میلیون"),
    ("number lost", "fa", "30,000 prisoners in 1988", "زندانیان در ۱۹۸۸", ""),
    ("number lost", "ar", "30,000 prisoners in 1988", "السجناء في 1988", ""),
    ("number lost", "fr", "10 people", "des personnes", ""),
    ("number added", "fr", "people", "10 personnes", "10"),
    ("number added", "fa", "in 1988", "در ۱۹۸۸ و ۲۰۱۶", "۲۰۱۶"),
    ("another word", "fr", "7 people", "huit personnes", "huit"),
    ("year of the wrong calendar", "fa", "in 1988", "در ۱۳۷۶", "۱۳۷۶"),
    ("percent lost", "fr", "70% of them", "70 d’entre eux", ""),
    ("percent added", "fa", "70 of them", "۷۰٪ آن‌ها", "٪"),
    ("English separators", "fr", "30,000 prisoners", "30,000 prisonniers", "30,000"),
    ("English separators", "de", "30,000 prisoners", "30,000 Gefangene", "30,000"),
    ("decimal for thousands", "fr", "30,000 prisoners", "30.000 prisonniers", "30.000"),
    ("decimal for thousands", "fa", "30,000 prisoners", "۳۰.۰۰۰ زندانی", "۳۰.۰۰۰"),
    ("another month", "fa", "on August 9", "در ۹ ژوئیه", "ژوئیه"),
    ("another month", "ar", "in December 2013", "في نوفمبر 2013", "نوفمبر"),
    ("another month", "fr", "in June 2014", "en juillet 2014", "juillet"),
    ("another number of the text", "fr", "subsection 2(1)", "le paragraphe 2(2)", "2"),
    ("another number of the text", "fa", "40 men, 30 women, 30 children", "۴۰ مرد، ۴۰ زن، ۳۰ کودک", "۴۰"),
    ("another magnitude", "fr", "five million dollars", "cinq milliers de dollars", "cinq milliers"),
    ("another fraction", "fr", "a third of the inmates", "un quart des détenus", "un quart"),
    ("another fraction", "fa", "half of the inmates", "یک سوم زندانیان", "یک سوم"),
    (
        "another fraction beside 25",
        "fr",
        "A quarter were under 25.",
        "Un cinquième avait moins de 25 ans.",
        "Un cinquième",
    ),
    ("another short scale", "fr", "10k protesters", "11 000 manifestants", "11 000"),
    ("another century", "fr", "in the 1800s", "au XVIIIe siècle", ""),
    ("half of another percentage", "fr", "a half, and 50% and 40% of them", "la moitié, et 40 % d’entre eux", ""),
    ("a time that is a decimal", "fr", "It opened at 9:00.", "Elle s’est ouverte à 9,00.", "9,00"),
    ("a time that is a decimal", "fa", "until 15:30", "تا ۱۵٫۳۰", "۱۵٫۳۰"),
    ("not all counted out", "fr", "Sections 11 to 14 apply.", "Les articles 11, 12 et 14 s’appliquent.", "12"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_the_same_numbers_raise_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """A number is the same in the digits, separators, words and calendars of the locale."""
    assert check("numbers", source, target, locale) == ()


@pytest.mark.parametrize(("why", "locale", "source", "target", "place"), WRONG)
def test_a_changed_lost_or_added_number_is_an_error(
    check: Check, why: str, locale: str, source: str, target: str, place: str
) -> None:
    """Each fault gives one error, at the number where there is one."""
    issues = check("numbers", source, target, locale)
    assert [issue.severity for issue in issues] == [Severity.ERROR], why
    assert target[issues[0].start : issues[0].end] == place


MILD = [
    ("a word lost", "fr", "three letters", "des lettres"),
    ("another word", "fa", "three letters", "چهار نامه"),
    ("an idiom", "fr", "He is in two minds.", "Il hésite."),
    ("another word", "fa", "more than two people a day", "بیش از سه نفر در روز"),
    ("English decimal sign", "fr", "€2.3 billion", "2.3 milliards d’euros"),
    ("English decimal sign", "fr", "a rate of 2.3%", "un taux de 2.3 %"),
    ("once of twice", "fr", "30 in May and 30 in June", "30 en mai et en juin"),
    ("twice for once", "fr", "30 in May", "30 et 30 en mai"),
    ("the one lost", "fr", "1 person", "personne"),
    ("another magnitude", "fr", "dozens of prisoners", "des centaines de prisonniers"),
    ("another magnitude", "ar", "thousands of prisoners", "مئات السجناء"),
    ("another magnitude", "fa", "hundreds were executed", "هزاران تن اعدام شدند"),
    ("another magnitude", "fa", "tens of thousands, in 1988", "صدها هزار، در ۱۹۸۸"),
    ("another magnitude", "fr", "hundreds of thousands of families", "des centaines de familles"),
    ("another magnitude", "ar", "hundreds of thousands of families", "آلاف الأسر"),
    ("another magnitude", "fa", "Tens of thousands were executed in 1988.", "در سال ۱۹۸۸ هزاران تن اعدام شدند."),
    ("another magnitude", "ar", "tens of thousands in 1988", "آلاف في عام 1988"),
    ("another scale", "ar", "more than a million", "أكثر من مليار"),
    ("another ordinal", "ar", "the third session", "الدورة الثانية"),
    ("another ordinal", "fr", "the first of a series", "la deuxième d’une série"),
    ("digits of a name", "fr", "the virus", "le virus COVID-19"),
    ("month lost", "fr", "in June 2014", "en 2014"),
    ("a day of the other calendar without its year", "fa", "on August 9", "در ۲۵ مرداد"),
    ("the name says the year", "fa", "Disease 2019 (COVID-19)", "بیماری (کووید-19)"),
]


@pytest.mark.parametrize(("why", "locale", "source", "target"), MILD)
def test_what_may_be_right_is_at_most_a_warning(check: Check, why: str, locale: str, source: str, target: str) -> None:
    """Where grammar, a name or another calendar may explain it, a person is asked to look."""
    issues = check("numbers", source, target, locale)
    assert {issue.severity for issue in issues} == {Severity.WARNING}, why


def test_a_small_number_is_only_told_where_number_words_are_not_known(check: Check) -> None:
    """It may well be there in words; a warning would withhold the message until somebody has reviewed it."""
    assert [issue.severity for issue in check("numbers", "7 people", "sedm lidí", "cs")] == [Severity.INFO]
    assert [issue.severity for issue in check("numbers", "70 people", "sedmdesát lidí", "cs")] == [Severity.ERROR]


def test_the_message_names_both_numbers(check: Check) -> None:
    """A translator sees what the source has and what stands there now."""
    (issue,) = check("numbers", "33,700 prisoners", "33 007 prisonniers", "fr")
    assert issue.message == "The source has 33,700, the translation 33 007."


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "twenty-seven", 27),
        ("en", "three hundred and five thousand", 305_000),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "deux cent mille", 200_000),
        ("fr", "mille neuf cent quatre-vingt-huit", 1988),
        ("fa", "هزار و نهصد و هشتاد و هشت", 1988),
        ("fa", "صد و بیست", 120),
        ("ar", "سبعة وعشرون", 27),
        ("ar", "ثلاثمائة وخمسة عشر", 315),
        ("ar", "ألف وتسعمائة وثمانية وثمانون", 1988),
        ("fr", "XIX", 19),
    ],
)
def test_number_words_are_read(language: str, text: str, value: int) -> None:
    """Runs of number words are read as one number."""
    assert value in word_values(text, language)


def test_a_number_said_more_often_is_told_once(check: Check) -> None:
    """However often it stands."""
    (issue,) = check("numbers", "In cell 14 he stayed.", "Cellule 14 : la 14 et la 14 et la 14.")
    assert issue.message == "14 stands more often than in the source."
