"""Names: misspelt ones, and two that changed places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline import glossary
from l10n_pipeline.checks import CHECKS, CheckContext
from l10n_pipeline.checks.names.transliteration import arabic_skeleton, latin_skeleton, sound_alike
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Issue, Rendering, Severity, Term

Check = Callable[..., tuple[Issue, ...]]

GLOSSARY = Glossary(
    terms=(
        Term(
            "Rouhani", part_of_speech="proper noun", renderings={"fr": Rendering("Rohani"), "fa": Rendering("روحانی")}
        ),
        Term(
            "Larijani",
            part_of_speech="proper noun",
            renderings={"fr": Rendering("Larijani"), "fa": Rendering("لاریجانی")},
        ),
        Term("Montazeri", part_of_speech="proper noun", renderings={"fa": Rendering("منتظری")}),
    )
)

RIGHT = [
    ("fa", "Stes de Necker wrote to Reuters.", "Stes de Necker به Reuters نامه نوشت."),
    ("fa", "Obama met Putin in Germany.", "اوباما در آلمان با پوتین دیدار کرد."),
    ("ar", "Sweden told Germany of Robertson.", "أبلغت السويد ألمانيا عن روبرتسون."),
    ("fr", "the Department in Geneva and Italy", "le Département à Genève et en Italie"),
    ("fr", "Londoners met in Brussels and Moscow.", "Les Londoniens se sont réunis à Bruxelles et à Moscou."),
    ("fr", "the Parliament and the Africans", "le Parlement et les Africains"),
    ("fr", "a Canadian and two Iranians", "Le Canadien et deux Iraniens"),
    ("fr", "for Employers of Montazeri", "Pour les Employeurs de Montazeri"),
    ("fr", "so said O'Brien", "a dit O’Brien"),
    ("fr", "Newsom’s letter to Trump", "la lettre de Newsom à Trump"),
    ("fr", "Iran’s envoy to Germany", "l’envoyé en Allemagne de l’Iran"),
    ("fr", "In Germany, Robertson spoke.", "Robertson a parlé en Allemagne."),
    ("fa", "the SARS and the NGOs", "SARS و NGO"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_names_in_the_locale_s_own_form_and_order_raise_nothing(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Languages have names of their own for countries, and turn some phrases round."""
    assert check("names", source, target, locale) == ()


MISSPELT = [
    ("fa", "Reuters reported.", "Rueters گزارش داد.", Severity.ERROR),
    ("ar", "Callamard reported.", "قالت Calamard.", Severity.ERROR),
    ("fr", "so said Newsom", "a dit Newsim", Severity.WARNING),
    ("fr", "so said Hopkins", "a dit Hopkiens", Severity.WARNING),
]


@pytest.mark.parametrize(("locale", "source", "target", "severity"), MISSPELT)
def test_a_latin_name_that_is_almost_the_source_s_is_misspelt(
    check: Check, locale: str, source: str, target: str, severity: Severity
) -> None:
    """Among other letters it can only be a slip; among Latin letters it may be the language's own form."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is severity
    assert "misspelt" in issue.message


SWAPPED = [
    ("fa", "Obama said that Putin had lied.", "پوتین گفت که اوباما دروغ گفته است."),
    ("ar", "Germany accused Italy of the crime.", "اتهمت إيطاليا ألمانيا بالجريمة."),
    ("fr", "Robertson said that Callamard had lied.", "Callamard a dit que Robertson avait menti."),
]


@pytest.mark.parametrize(("locale", "source", "target"), SWAPPED)
def test_two_names_the_other_way_round_are_a_warning(check: Check, locale: str, source: str, target: str) -> None:
    """Who accuses whom is at stake; a person has to look."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert "swapped" in issue.message


def _with_terms(source: str, target: str, locale: str) -> list[Issue]:
    context = CheckContext(
        source=source,
        target=target,
        locale=get_locale(locale),
        source_locale=get_locale("en"),
        terms=glossary.find(GLOSSARY, source),
        glossary=GLOSSARY,
    )
    return list(CHECKS["names"].run(context))


def test_the_glossary_s_form_of_a_name_is_right_and_another_is_an_error() -> None:
    """It knows that French writes Rohani, and so that Rohuani is nobody."""
    assert _with_terms("so said Rouhani", "a dit Rohani", "fr") == []
    (issue,) = _with_terms("so said Larijani", "a dit Larijanni", "fr")
    assert issue.severity is Severity.ERROR


def test_names_that_only_the_glossary_can_find_are_compared_too() -> None:
    """Their renderings are looked for in the target."""
    source = "Montazeri said that Larijani had lied."
    assert _with_terms(source, "منتظری گفت که لاریجانی دروغ گفته است.", "fa") == []
    assert len(_with_terms(source, "لاریجانی گفت که منتظری دروغ گفته است.", "fa")) == 1


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Robertson", "رابرتسون"),
        ("Robertson", "روبرتسون"),
        ("Putin", "پوتین"),
        ("Putin", "بوتين"),
        ("Khamenei", "خامنه‌ای"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(name: str, word: str) -> None:
    """Vowels and what has no letter in the other script do not count."""
    assert latin_skeleton(name) == arabic_skeleton(word) != ""


def test_short_skeletons_need_more_than_their_consonants() -> None:
    """Obama and اوباما both begin with a vowel; a common word of the same two consonants does not."""
    assert latin_skeleton("Obama") == arabic_skeleton("اوباما")
    assert sound_alike("Obama", "اوباما")
    assert not sound_alike("Obama", "بم")


FRENCH_FORMS = [
    ("Rajavi", "Radjavi"),
    ("Rafsanjani", "Rafsandjani"),
    ("Shahroudi", "Chahroudi"),
    ("Mousavi", "Moussavi"),
    ("Nuri", "Nouri"),
    ("Rouhani", "Rohani"),
    ("Raisi", "Raïssi"),
    ("Hosseini", "Husseini"),
    ("Saeedi", "Saïdi"),
    ("Yousefi", "Youssefi"),
    ("Chalabi", "Tchalabi"),
    ("Jannati", "Djannati"),
]


@pytest.mark.parametrize(("name", "form"), FRENCH_FORMS)
def test_french_spells_the_sounds_of_a_name_in_its_own_way(check: Check, name: str, form: str) -> None:
    """It writes *dj* for j, *ch* for sh, *ou* for u."""
    assert check("names", f"They met Dr. {name} there.", f"Ils y ont rencontré le Dr {form}.") == ()


OTHER_PERSONS = [
    ("fr", "They met Hamid Nouri.", "Ils ont rencontré Hamed Nouri.", "Hamed"),
    ("fr", "Hamid Nouri was sentenced.", "Hamed Nouri a été condamné.", "Hamed"),
    ("fr", "They met Jamal there.", "Ils y ont rencontré Jamel.", "Jamel"),
    ("fr", "They met Parvin there.", "Ils y ont rencontré Parvan.", "Parvan"),
    ("fr", "They sentenced Hamid Rahimi.", "Ils ont condamné Hamid Rahmini.", "Rahmini"),
    ("fr", "They sentenced Hamid Nouri.", "Ils ont condamné Hamid Moussavi.", "Moussavi"),
    ("fr", "They sentenced Hamid Nouri.", "Ils ont condamné Hassan Nouri.", "Hassan"),
    ("fa", "They sentenced Hamid Nouri.", "آنها حمید موسوی را محکوم کردند.", "حمید موسوی"),
    ("ar", "They sentenced Hamid Nouri.", "حكموا على حميد موسوي.", "حميد موسوي"),
    ("fa", "They sentenced Hamid Nouri.", "آنها حسن نوری را محکوم کردند.", "حسن"),
    ("ar", "They sentenced Hamid Nouri.", "حكموا على حسن نوري.", "حسن"),
    ("ar", "Geoffrey Robertson wrote it.", "كتبه جيفري روبنز.", "جيفري روبنز"),
]


@pytest.mark.parametrize(("locale", "source", "target", "part"), OTHER_PERSONS)
def test_the_name_of_another_person_is_a_warning(
    check: Check, locale: str, source: str, target: str, part: str
) -> None:
    """A vowel makes another name, and a given name beside another family name is another person."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert target[issue.start : issue.end] == part


PERSONS = [
    ("Hamid Nouri", "حمید نوری", "حميد نوري"),
    ("Mostafa Pour-Mohammadi", "مصطفی پورمحمدی", "مصطفى بور محمدي"),
    ("Ali Khamenei", "علی خامنه‌ای", "علي خامنئي"),
    ("Kazem Rajavi", "کاظم رجوی", "كاظم رجوي"),
    ("Mir-Hossein Mousavi", "میرحسین موسوی", "مير حسين موسوي"),
    ("Hossein Ali Nayeri", "حسینعلی نیری", "حسين علي نيري"),
    ("Morteza Eshraghi", "مرتضی اشراقی", "مرتضى إشراقي"),
    ("Ebrahim Raisi", "ابراهیم رئیسی", "إبراهيم رئيسي"),
    ("Ali Akbar Hashemi Rafsanjani", "علی‌اکبر رفسنجانی", "علي أكبر رفسنجاني"),
    ("Mohammad Javad Zarif", "محمدجواد ظریف", "محمد جواد ظريف"),
    ("Shirin Ebadi", "شیرین عبادی", "شيرين عبادي"),
    ("Nasrin Sotoudeh", "نسرین ستوده", "نسرين ستوده"),
    ("Narges Mohammadi", "نرگس محمدی", "نرجس محمدي"),
    ("Mahmoud Ahmadinejad", "محمود احمدی‌نژاد", "محمود أحمدي نجاد"),
    ("Javaid Rehman", "جاوید رحمان", "جاويد رحمن"),
    ("Ahmad Khatami", "احمد خاتمی", "أحمد خاتمي"),
    ("Abdolkarim Lahiji", "عبدالکریم لاهیجی", "عبد الكريم لاهيجي"),
    ("Mohsen Rezaee", "محسن رضایی", "محسن رضائي"),
    ("Hassan Rouhani", "حسن روحانی", "حسن روحاني"),
    ("Sadegh Ghotbzadeh", "صادق قطب‌زاده", "صادق قطب زاده"),
    ("Mohammad Mosaddegh", "محمد مصدق", "محمد مصدق"),
    ("Ali Sayad Shirazi", "علی صیاد شیرازی", "علي صياد شيرازي"),
    ("Ashraf Dehghani", "اشرف دهقانی", "أشرف دهقاني"),
    ("Maryam Akbari-Monfared", "مریم اکبری منفرد", "مريم أكبري منفرد"),
    ("Jafar Azimzadeh", "جعفر عظیم‌زاده", "جعفر عظيم زاده"),
    ("Reza Khandan", "رضا خندان", "رضا خندان"),
    ("Golnaz Esfandiari", "گلناز اسفندیاری", "جولناز إسفندياري"),
    ("Atena Daemi", "آتنا دائمی", "أتينا دائمي"),
    ("Saeed Mortazavi", "سعید مرتضوی", "سعيد مرتضوي"),
    ("Ruhollah Khomeini", "امام خمینی", "الإمام الخميني"),
    ("Hussein Ali Montazeri", "آیت‌الله منتظری", "آية الله منتظري"),
    ("Mahmoud Alavi Tabar", "محمود علوی‌تبار", "محمود علوي تبار"),
    ("Geoffrey Robertson", "جفری رابرتسون", "جيفري روبرتسون"),
    ("Agnes Callamard", "آنیس کالامار", "أنييس كالامار"),
    ("Michelle Bachelet", "میشل باشله", "ميشيل باشليه"),
    ("Antonio Guterres", "آنتونیو گوترش", "أنطونيو غوتيريش"),
    ("Michael Schumacher", "مایکل شوماخر", "مايكل شوماخر"),
    ("Joe Biden", "جو بایدن", "جو بايدن"),
    ("Jean Giraudoux", "ژان ژیرودو", "جان جيرودو"),
    ("Ronald Reagan", "رونالد ریگان", "رونالد ريغان"),
]


@pytest.mark.parametrize(("name", "persian", "arabic"), PERSONS, ids=[name for name, _, _ in PERSONS])
def test_a_person_s_name_in_arabic_letters_raises_nothing(check: Check, name: str, persian: str, arabic: str) -> None:
    """By its sounds, joined or apart, without its first or its middle part."""
    assert check("names", f"They wrote to {name} in May.", f"آنها در ماه مه به {persian} نامه نوشتند.", "fa") == ()
    assert check("names", f"They wrote to {name} in May.", f"كتبوا إلى {arabic} في مايو.", "ar") == ()


NO_FAMILY = [
    ("fa", "the Imam Reza Hospital", "بیمارستان امام رضا"),
    ("fa", "He is called Hamid. Nobody knew.", "نام او حمید است. کسی نمی‌دانست."),
    ("ar", "Claude Desktop and Ali API", "كلود وعلي"),
    ("fr", "Martin Luther King Jr. and John Paul II", "Martin Luther King et Jean-Paul II"),
    ("fr", "the Ali Mosque in Evin", "la mosquée Ali Ben Abi Talib à Evin"),
    ("fr", "They wrote to Hamid Nouri.", "Ils ont écrit à Hamid NOURI."),
]


@pytest.mark.parametrize(("locale", "source", "target"), NO_FAMILY)
def test_what_stands_behind_a_given_name_need_not_be_a_family_name(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Hospitals and mosques are translated."""
    assert check("names", source, target, locale) == ()


OTHER_PLACES = [
    ("fr", "They demonstrated in Paris on Saturday.", "Ils ont manifesté à Londres samedi.", "Londres"),
    ("fa", "They demonstrated in Paris on Saturday.", "آنها شنبه در لندن تظاهرات کردند.", "لندن"),
    ("ar", "They demonstrated in Paris on Saturday.", "تظاهروا في لندن يوم السبت.", "لندن"),
    ("fr", "They fled to Iraq.", "Ils ont fui en Iran.", "Iran"),
    ("fa", "They fled to Iraq.", "آنها به ترکیه گریختند.", "ترکیه"),
    ("ar", "They fled to Germany.", "فروا إلى السويد.", "السويد"),
]


@pytest.mark.parametrize(("locale", "source", "target", "part"), OTHER_PLACES)
def test_another_country_or_city_than_the_source_s_is_a_warning(
    check: Check, locale: str, source: str, target: str, part: str
) -> None:
    """One of CLDR's is missing, and another, which the source has not, stands there."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is Severity.WARNING
    assert target[issue.start : issue.end] == part


SAME_PLACES = [
    (
        "fr",
        "Germany’s chancellor met the French president.",
        "Le chancelier allemand a rencontré le président de la France.",
    ),
    ("fa", "Tehran denied it.", "ایران آن را تکذیب کرد."),
    ("fr", "in the Netherlands and Holland", "aux Pays-Bas"),
    ("ar", "They went to Tunisia and Tunis.", "ذهبوا إلى تونس."),
    ("fa", "financial aid to Chad", "کمک مالی به چاد"),
    ("fr", "the London embassy of the United Kingdom", "l’ambassade du Royaume-Uni à Londres"),
    ("fr", "New Jersey and Jordan Peterson in Turkey", "Jersey et Peterson en Turquie"),
    ("ar", "He fled from Iraq to the UK.", "فر من العراق إلى المملكة المتحدة."),
]


@pytest.mark.parametrize(("locale", "source", "target"), SAME_PLACES)
def test_a_place_by_its_people_or_its_capital_raises_nothing(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Languages say *French* for France, and Tehran for Iran."""
    assert check("names", source, target, locale) == ()


TURNED = [
    ("ar", "Hamid Nouri was sentenced by a Stockholm court.", "حكمت محكمة في ستوكهولم على حميد نوري."),
    ("fr", "Nouri has been sentenced by a Stockholm court.", "Un tribunal de Stockholm a condamné Nouri."),
    ("fa", "Obama was accused by Putin.", "پوتین اوباما را متهم کرد."),
]


@pytest.mark.parametrize(("locale", "source", "target"), TURNED)
def test_a_passive_may_become_active(check: Check, locale: str, source: str, target: str) -> None:
    """Then whoever did it comes first."""
    assert check("names", source, target, locale) == ()


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("fr", "Putin a été accusé par Obama."),
        ("fa", "پوتین از سوی اوباما متهم شد."),
        ("ar", "اتُّهم بوتين من قبل أوباما."),
    ],
)
def test_a_passive_that_stays_one_keeps_its_order(check: Check, locale: str, target: str) -> None:
    """Who accuses whom is at stake."""
    issues = check("names", "Obama was accused by Putin.", target, locale)
    assert [issue.severity for issue in issues] == [Severity.WARNING]


OTHER_PEOPLES = [
    ("fa", "Iranian officials rejected it.", "مقامات عراقی آن را رد کردند."),
    ("ar", "The Swedish court sentenced him.", "حكمت عليه المحكمة السويسرية."),
    ("fr", "The Iraqi government must act.", "Le gouvernement iranien doit agir."),
    ("fr", "The United States condemned it.", "La Russie l’a condamné."),
    ("ar", "The United Kingdom condemned it.", "أدانته فرنسا."),
    ("fr", "Kurdish villages were shelled.", "Des villages arabes ont été bombardés."),
    ("fa", "Christians were arrested.", "یهودیان دستگیر شدند."),
    ("fr", "They were held in Evin and hanged in Shiraz.", "Ils furent détenus à Evin et pendus à Tabriz."),
    ("ar", "The office in Geneva wrote from Baghdad.", "كتب المكتب في لاهاي من بغداد."),
    ("fa", "A court in The Hague will hear it.", "دادگاهی در ژنو آن را بررسی می‌کند."),
]


@pytest.mark.parametrize(("locale", "source", "target"), OTHER_PEOPLES)
def test_another_country_people_faith_or_city_is_a_warning(check: Check, locale: str, source: str, target: str) -> None:
    """CLDR names Sweden; that *Swedish* is of Sweden, and where Evin is, tables tell."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is Severity.WARNING


SAME_PEOPLES = [
    ("fa", "The Iranian regime and the Kurds spoke.", "رژیم تهران و کردها گفتگو کردند."),
    ("fa", "Arab villages were shelled.", "آنجا را گلوله‌باران کرد."),
    ("fr", "Tehran and the Swedish court", "L’Iran et le tribunal suédois"),
    ("fr", "the American University of Paris", "l’université française"),
    ("ar", "The British and the Americans came.", "جاء ممثلو المملكة المتحدة والولايات المتحدة."),
    ("fr", "They were hanged in Mashhad and Isfahan.", "Ils furent pendus à Meched et à Ispahan."),
    ("fr", "Christian Wulff spoke to Muslims.", "Le président a parlé à des musulmans et à des juifs."),
    ("fa", "The Guards arrested him near Turkey.", "پاسداران او را نزدیک ترکیه دستگیر کردند و به تهران برد."),
]


@pytest.mark.parametrize(("locale", "source", "target"), SAME_PEOPLES)
def test_a_country_or_people_by_another_word_raises_nothing(
    check: Check, locale: str, source: str, target: str
) -> None:
    """A capital stands for its country, and what only looks like a people's name is none."""
    assert check("names", source, target, locale) == ()


LOST_PERSONS = [
    ("fr", "Javaid Rehman spoke of it.", "Ahmed Shaheed en a parlé."),
    ("ar", "Javaid Rehman spoke of it.", "تحدث عنها أحمد شهيد."),
    ("fa", "Mehdi, Ali and Fatemeh were arrested.", "مهدی، علی و زهرا دستگیر شدند."),
    ("fr", "Mehdi, Ali and Fatemeh were arrested.", "Mehdi et Fatemeh ont été arrêtés."),
    ("ar", "Narges Mohammadi wrote from prison.", "كتبت نرجس أحمدي من السجن."),
    ("fa", "Maryam Rajavi welcomed it.", "مریم رجبی از آن استقبال کرد."),
    ("fr", "Agnes Callamard presented it.", "Agnès Dupont l’a présenté."),
]


@pytest.mark.parametrize(("locale", "source", "target"), LOST_PERSONS)
def test_a_person_who_is_not_there_is_a_warning(check: Check, locale: str, source: str, target: str) -> None:
    """Neither name stands there, or one of a row is lost, or the family name only sounds nearly alike."""
    (issue,) = check("names", source, target, locale)
    assert issue.severity is Severity.WARNING


THERE = [
    (
        "fr",
        "Queen Elizabeth Driveway and Saint John Pilots",
        "la promenade Reine-Élizabeth et les pilotes de Saint-Jean",
    ),
    ("fr", "the Bill Noted for Payment", "la lettre de change notée"),
    ("ar", "Mehdi, Ali and Fatemeh were arrested.", "اعتُقل مهدي وعلي وفاطمة."),
    ("fr", "Mehdi, Ali and Fatemeh were arrested.", "Mehdi, Ali et Fatemeh ont été arrêtés."),
]


@pytest.mark.parametrize(("locale", "source", "target"), THERE)
def test_a_name_that_is_translated_or_stands_there_raises_nothing(
    check: Check, locale: str, source: str, target: str
) -> None:
    """Saints, queens and streets have names that languages translate."""
    assert check("names", source, target, locale) == ()
