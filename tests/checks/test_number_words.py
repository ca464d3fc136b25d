"""Numbers in words: read as whole values, and compared as such."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.checks import CheckContext, run_checks
from l10n_pipeline.checks.numbers.words import phrases
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]
ZWNJ = "\u200c"


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "twenty-eight prisoners", ["28"]),
        ("en", "between one hundred and two hundred", ["100", "200"]),
        ("en", "two or three of the twenty", ["2", "3", "20"]),
        ("en", "in nineteen eighty-eight", ["1988"]),
        ("en", "one hundred and twenty-first", ["121"]),
        ("en", "half a million", ["500000"]),
        ("en", "a million and a half", ["1500000"]),
        ("en", "two and a half years", ["2.5"]),
        ("en", "three quarters of an hour", ["0.75"]),
        ("en", "two decades", ["20"]),
        ("fr", "quatre-vingts personnes", ["80"]),
        ("fr", "quatre vingt dix neuf", ["99"]),
        ("fr", "mil neuf cent quatre-vingt-huit", ["1988"]),
        ("fr", "cent vingt et un", ["121"]),
        ("fr", "soixante et onze", ["71"]),
        ("fr", "deux millions et demi de", ["2500000"]),
        ("fr", "entre deux cents et trois cents", ["200", "300"]),
        ("fr", "cinquante pour cent", ["50"]),
        ("fr", "108 millions", []),
        ("fa", f"سی{ZWNJ}ودو نگهبان", ["32"]),
        ("fa", "سیودو نگهبان", ["32"]),
        ("fa", f"بیست{ZWNJ}ویکمین", ["21"]),
        ("fa", f"چهل{ZWNJ}وچهارمین", ["44"]),
        ("fa", "نودوپنج", ["95"]),
        ("fa", "دو میلیون و نیم", ["2500000"]),
        ("fa", "بین بیست و سی", ["20", "30"]),
        ("fa", "هفت هشت نفر", ["7", "8"]),
        ("fa", "سه چهارم", ["0.75"]),
        ("ar", "ثمانية وعشرين", ["28"]),
        ("ar", "الثامن والعشرين", ["28"]),
        ("ar", "ألفا شخص", ["2000"]),
        ("ar", "مليونا شخص", ["2000000"]),
        ("ar", "مئتا شخص", ["200"]),
        ("ar", "مليون ونصف المليون", ["1500000"]),
        ("ar", "ثلاثة أرباع", ["0.75"]),
        ("ar", "خمسون في المئة", ["50"]),
        ("ar", "مئة وخمسة وعشرون", ["125"]),
    ],
)
def test_words_in_a_row_are_whole_numbers(language: str, text: str, values: list[str]) -> None:
    """Well-formed numbers as few as they can be, and none that only stands beside digits or per cent."""
    assert [f"{phrase.value.normalize():f}" for phrase in phrases(text, language)] == values


RIGHT = [
    ("fa", "Twenty-eight years later", f"بیست{ZWNJ}وهشت سال بعد"),
    ("fa", "Twenty-eight years later", "۲۸ سال بعد"),
    ("ar", "Twenty-eight years later", "بعد ثمانية وعشرين عاماً"),
    ("fr", "Twenty-eight years later", "Vingt-huit ans plus tard"),
    ("fr", "the twenty-eighth day", "le 28e jour"),
    ("fa", "32 guards", f"سی{ZWNJ}ودو نگهبان"),
    ("fa", "In 25 towns", f"در بیست{ZWNJ}وپنج شهر"),
    ("fa", "The 44th session", f"چهل{ZWNJ}وچهارمین نشست"),
    ("fa", "The 33rd session", f"سی{ZWNJ}وسومین نشست"),
    ("fa", "The 21st session", f"بیست{ZWNJ}ویکمین نشست"),
    ("fa", "Ninety-five prisoners", "نودوپنج زندانی"),
    ("fa", "Twenty-two-year-old Mahsa", f"مهسای بیست{ZWNJ}ودوساله"),
    ("fr", "80 people died.", "Quatre-vingts personnes sont mortes."),
    ("fr", "80% of them died.", "Quatre-vingts pour cent sont morts."),
    ("fr", "1.5 million people", "Un million et demi de personnes"),
    ("fr", "2.5 million people", "Deux millions et demi de personnes"),
    ("fa", "2.5 million people", "دو میلیون و نیم نفر"),
    ("ar", "1.5 million people", "مليون ونصف المليون شخص"),
    ("ar", "2,000 people", "ألفا شخص"),
    ("ar", "2 million people", "مليونا شخص"),
    ("ar", "200 people", "مئتا شخص"),
    ("ar", "30,000 people", "ثلاثون ألفا من الناس"),
    ("ar", "at 6:30 p.m.", "في السادسة والنصف مساءً"),
    ("ar", "at 6:15", "في السادسة والربع"),
    ("ar", "at 6:45", "في السابعة إلا ربعاً"),
    ("fa", "at 6:30 p.m.", "شش و نیم عصر"),
    ("fa", "at 6:15", "ساعت شش و ربع"),
    ("fa", "at 6:45", "یک ربع به هفت"),
    ("fr", "at 6:30 p.m.", "à six heures et demie du soir"),
    ("fr", "at 6:15", "à six heures et quart"),
    ("fr", "at 6:45", "à sept heures moins le quart"),
    ("fr", "at half past six", "à 6 h 30"),
    ("fr", "at a quarter past six", "à 6 h 15"),
    ("fr", "until 5 in the afternoon", "jusqu’à 17 heures"),
    ("fr", "at 9 in the evening", "à 21 heures"),
    ("fr", "at five in the afternoon", "à 17 heures"),
    ("fr", "Between 2 and 3 p.m. they left.", "Ils sont partis entre 14 et 15 heures."),
    ("fr", "from 2 to 3:30 p.m.", "de 14 heures à 15 h 30"),
    ("fr", "At 12:30 a.m.", "À 0 h 30"),
    ("fr", "at 4.58 p.m.", "à 16 h 58"),
    ("fr", "in the nineties", "dans les années 1990"),
    ("fr", "In 1936 thousands came.", "En 1936, des milliers sont venus."),
    ("ar", "room for 2,000", "مكان لألفين"),
    ("ar", "2,000 hectares", "أضرار بألفي هكتار"),
    ("fa", "its 100,000th patient", "صدهزارمین بیمار"),
    ("fa", "The 16th-century mosque", "مسجد قرن شانزدهمی"),
    ("fr", "ninety seconds", "quatre-vingt-dix secondes"),
    ("fr", "the first hundred days", "les cent premiers jours"),
    ("ar", "a ninety-second shower", "استحمام مدته 90 ثانية"),
    ("ar", "seventy-four lashes", "أربعًا وسبعين جلدة"),
    ("ar", "a third of them women", "ثلثهم نساء"),
    ("ar", "the last third of the genome", "للثلث الأخير من الجينوم الأوّلي"),
    ("ar", "more than two fifths", "أكثر من الخُمسين"),
    ("fa", "at the age of sixty-four", f"در شصت{ZWNJ}وچهارسالگی"),
    ("fr", "3.5 seconds", "trois secondes et demie"),
    ("fr", "If two or more persons", "Si plusieurs personnes"),
    ("fr", "a fiscal half-year", "un semestre d’exercice"),
    ("fa", "half of it in the morning", "نصفش در صبح"),
    ("fa", "one hundred twenty talents", "صدو بیست وزنه"),
    ("fa", "one hundred seventy-five years", "صد و هفتاد وپنج سال"),
    ("fa", "six hundred and one thousand men", "ششصد و یکهزار مرد"),
    ("fr", "the 300th day", "le trois centième jour"),
    ("fr", "the fraction 1/4", "la fraction d’un quart"),
    ("fr", "3rd-party packages", "les paquets tiers"),
    ("fr", "less than one-half mile", "moins d’un demi-mille"),
    ("fr", "ten thousand people", "une dizaine de milliers de personnes"),
    ("fr", "a tenth of the price", "dix fois moins cher"),
    ("fr", "after eight you ring", "après vingt heures, on sonne"),
    ("fr", "from nine million to six and a half", "de neuf millions à six millions et demi"),
    ("fr", "50% of them", "La moitié d’entre eux"),
    ("ar", "50% of them", "نصفهم تقريباً، أي نصف السجناء"),
    ("fa", "50% of them", "نیمی از آنها"),
    ("fr", "Half of them", "50 % d’entre eux"),
    ("fr", "In 1988", "En mil neuf cent quatre-vingt-huit"),
    ("fr", "two weeks", "quinze jours"),
    ("fr", "forty-eight hours", "deux jours"),
    ("fr", "eighteen months", "un an et demi"),
    ("fr", "two and a half years", "deux ans et demi"),
    ("fr", "a year and a half", "dix-huit mois"),
    ("fa", "a year and a half", "یک سال و نیم"),
    ("ar", "a year and a half", "عام ونصف"),
    ("fr", "two decades", "vingt ans"),
    ("fr", "two-thirds of the victims", "les deux tiers des victimes"),
    ("fa", "two-thirds of the victims", f"دو{ZWNJ}سوم قربانیان"),
    ("fa", "two-thirds of the victims", "دوسوم قربانیان"),
    ("ar", "two-thirds of the victims", "ثلثا الضحايا"),
    ("ar", "two-thirds of the victims", "ثلثي الضحايا"),
    ("fr", "a third of the victims", "un tiers des victimes"),
    ("ar", "three quarters of the victims", "ثلاثة أرباع الضحايا"),
    ("fa", "three quarters of the victims", f"سه{ZWNJ}چهارم قربانیان"),
    ("fr", "a quarter of a century", "un quart de siècle"),
    ("fr", "a quarter of a century", "vingt-cinq ans"),
    ("fr", "half an hour", "trente minutes"),
    ("fr", "one in five", "un cinquième"),
    ("fr", "half of the prisoners", "un prisonnier sur deux"),
    ("fr", "the first half of 2016", "le premier semestre 2016"),
    ("fr", "the third man", "le troisième homme"),
    ("fr", "thousands of people", "des milliers de gens"),
    ("fr", "a hundred times", "maintes fois"),
    ("ar", "two sons and three daughters", "ابنان وثلاث بنات"),
    ("fr", "two sons and three daughters", "deux fils et trois filles"),
    ("fr", "He is in two minds about the twenty-one.", "Les deux parties en ont 21."),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_what_languages_say_otherwise_is_right(check: Check, locale: str, source: str, target: str) -> None:
    """Glued words, duals, times of the day, units and fractions are the numbers that they are."""
    issues = check("numbers", source, target, locale)
    assert [issue for issue in issues if "two" not in issue.message] == []


WRONG = [
    ("fr", "twenty-eight prisoners", "dix-huit détenus", "dix-huit"),
    ("fr", "Twenty-eight years", "Vingt-sept ans", "Vingt-sept"),
    ("fr", "Twenty-eight years", "Vingt ans", "Vingt"),
    ("fa", "Twenty-eight years", "هشت سال", "هشت"),
    ("fa", "Twenty-eight years", f"بیست{ZWNJ}وهفت سال", f"بیست{ZWNJ}وهفت"),
    ("ar", "Twenty-eight years", "سبعة وعشرين عاماً", "سبعة وعشرين"),
    ("fa", "twenty-eight prisoners", "سی و هشت زندانی", "سی و هشت"),
    ("ar", "twenty-eight prisoners", "ثمانية وثلاثين سجيناً", "ثمانية وثلاثين"),
    ("fr", "twenty-eight prisoners", "trente-huit détenus", "trente-huit"),
    ("fa", "twenty-one prisoners", "بیست زندانی", "بیست"),
    ("ar", "twenty-one prisoners", "عشرين سجيناً", "عشرين"),
    ("fr", "twenty-one prisoners", "vingt détenus", "vingt"),
    ("fr", "thirty-two guards", "trente gardiens", "trente"),
    ("fr", "thirty-two guards", "deux gardiens", "deux"),
    ("fr", "thirty-two guards", "quarante-deux gardiens", "quarante-deux"),
    ("fa", "thirty-two guards", f"سی{ZWNJ}وسه نگهبان", f"سی{ZWNJ}وسه"),
    ("ar", "thirty-two guards", "ثلاثة وثلاثون حارساً", "ثلاثة وثلاثون"),
    ("fa", "five thousand people", "شش هزار نفر", "شش هزار"),
    ("ar", "five thousand people", "ستة آلاف شخص", "ستة آلاف"),
    ("ar", "thirty thousand people", "أربعين ألف شخص", "أربعين ألف"),
    ("fr", "thirty thousand people", "quarante mille personnes", "quarante mille"),
    ("fa", "two million people", "دو هزار نفر", "دو هزار"),
    ("fr", "two million people", "trois millions de personnes", "trois millions"),
    ("fr", "two hundred people", "trois cents personnes", "trois cents"),
    ("fr", "one hundred people", "mille personnes", "mille"),
    ("fa", "one hundred people", "هزار نفر", "هزار"),
    ("fr", "the twenty-eighth day", "le dix-huitième jour", "dix-huitième"),
    ("fr", "twenty-eight prisoners", "27 détenus", "27"),
    ("fr", "30 guards", "trente-deux gardiens", "trente-deux"),
    ("fa", "32 guards", f"سی{ZWNJ}وسه نگهبان", f"سی{ZWNJ}وسه"),
    ("fr", "eight prisoners", "vingt-huit détenus", "vingt-huit"),
    ("ar", "the practitioners’ Appendix 2.", "الملحق للممارسين العامين", ""),
    ("fr", "seventeen prisoners", "sept détenus", "sept"),
    ("fr", "thirteen agents", "trois agents", "trois"),
    ("ar", "seventeen years", "سبعة أعوام", "سبعة"),
    ("fr", "nineteen prisoners", "neuf prisonniers", "neuf"),
    ("fa", "nineteen prisoners", "نه زندانی", "نه"),
    # fractions
    ("fa", "two-thirds of them", f"یک{ZWNJ}سوم آنها", f"یک{ZWNJ}سوم"),
    ("ar", "two-thirds of them", "ثلث الضحايا", "ثلث"),
    ("fr", "two-thirds of them", "les trois quarts d’entre eux", "trois quarts"),
    ("fa", "Half of the victims", f"یک{ZWNJ}سوم قربانیان", f"یک{ZWNJ}سوم"),
    ("fr", "Half of the victims", "Le tiers des victimes", "tiers"),
    ("ar", "Half of the victims", "ثلث الضحايا", "ثلث"),
    ("fr", "A quarter of the victims", "La moitié des victimes", "moitié"),
    ("fr", "half an hour", "un quart d’heure", "un quart"),
]


@pytest.mark.parametrize(("locale", "source", "target", "place"), WRONG)
def test_another_number_in_words_is_an_error(check: Check, locale: str, source: str, target: str, place: str) -> None:
    """However much of the number's words it shares."""
    (issue,) = check("numbers", source, target, locale)
    assert issue.severity is Severity.ERROR
    assert target[issue.start : issue.end] == place


@pytest.mark.parametrize(("locale", "source", "target", "place"), WRONG)
def test_another_number_in_words_is_looked_for(locale: str, source: str, target: str, place: str) -> None:
    """Its words are a sign by which the check is chosen for a message."""
    context = CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))
    assert place in {target[issue.start : issue.end] for issue in run_checks(context) if issue.check == "numbers"}


MILD = [
    ("ar", "She spent two years there", "أمضت ثلاث سنوات هناك", "The source has two"),
    ("fr", "two sons and three daughters", "trois fils et deux filles", "swapped?"),
    ("fr", "at 5 p.m. two sons and three daughters", "à 17 h trois fils et deux filles", "swapped?"),
    ("fa", "two sons and three daughters", "سه پسر و دو دختر", "swapped?"),
    ("fr", "three prisoners", "quatre prisonniers", "The source has three, the translation quatre (4)."),
    ("fr", "twenty-eight prisoners", "des prisonniers", "“twenty-eight” is missing"),
    ("fr", "a hundred people", "mille personnes", "The source has “hundred”, the translation “mille”."),
    ("fr", "a year and a half", "un an", "“half” is missing"),
    ("fa", "a year and a half", "یک سال", "“half” is missing"),
    ("fr", "the third man", "le quatrième homme", "The source has “third”, the translation “quatrième”."),
    ("fr", "Half of the victims", "Les victimes", "“Half” is missing"),
]


@pytest.mark.parametrize(("locale", "source", "target", "message"), MILD)
def test_a_small_or_lost_number_in_words_is_a_warning(
    check: Check, locale: str, source: str, target: str, message: str
) -> None:
    """Small numbers are in idioms, and a translator may say a number in a way that no table knows."""
    (issue,) = check("numbers", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert message in issue.message
