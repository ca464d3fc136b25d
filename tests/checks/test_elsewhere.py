"""What the checks know of German, Dutch, Swedish, Spanish, Portuguese, Italian and Russian.

The sentences were written and translated by a language model; nobody has reviewed them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.checks.numbers.elsewhere import phrases
from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

SOURCES = (
    "The families were never told where their children were buried.",
    "No official has been held accountable.",
    "Nobody knows the exact number, and neither the courts nor the parliament has investigated.",
    "The government did not deny that the executions took place.",
    "This is not only a crime against the victims but against humanity.",
    "We will not rest until justice is done.",
    "He refused to repent and was hanged.",
    "Those who do not know whether or not their relatives are alive cannot mourn.",
    "Without truth there is no justice.",
    "The unlawful detention lasted no less than nine years.",
    "He has yet to be brought to justice.",
    "They failed to appear before the court.",
)
TARGETS = {
    "de": (
        "Den Familien wurde nie gesagt, wo ihre Kinder begraben wurden.",
        "Kein Beamter wurde zur Rechenschaft gezogen.",
        "Niemand kennt die genaue Zahl, und weder die Gerichte noch das Parlament haben ermittelt.",
        "Die Regierung bestritt nicht, dass die Hinrichtungen stattfanden.",
        "Dies ist nicht nur ein Verbrechen an den Opfern, sondern an der Menschheit.",
        "Wir werden nicht ruhen, bis Gerechtigkeit geschaffen ist.",
        "Er weigerte sich zu bereuen und wurde gehängt.",
        "Wer nicht weiß, ob seine Angehörigen noch leben oder nicht, kann nicht trauern.",
        "Ohne Wahrheit gibt es keine Gerechtigkeit.",
        "Die rechtswidrige Haft dauerte nicht weniger als neun Jahre.",
        "Er wurde bislang nicht vor Gericht gestellt.",
        "Sie erschienen nicht vor Gericht.",
    ),
    "nl": (
        "De families is nooit verteld waar hun kinderen begraven zijn.",
        "Geen enkele ambtenaar is ter verantwoording geroepen.",
        "Niemand kent het exacte aantal, en noch de rechtbanken noch het parlement hebben onderzoek gedaan.",
        "De regering ontkende niet dat de executies hadden plaatsgevonden.",
        "Dit is niet alleen een misdaad tegen de slachtoffers, maar tegen de mensheid.",
        "Wij zullen niet rusten tot er gerechtigheid is.",
        "Hij weigerde berouw te tonen en werd opgehangen.",
        "Wie niet weet of zijn familieleden leven of niet, kan niet rouwen.",
        "Zonder waarheid is er geen gerechtigheid.",
        "De onwettige detentie duurde niet minder dan negen jaar.",
        "Hij is nog niet voor de rechter gebracht.",
        "Zij verschenen niet voor de rechtbank.",
    ),
    "sv": (
        "Familjerna fick aldrig veta var deras barn begravdes.",
        "Ingen tjänsteman har ställts till svars.",
        "Ingen vet det exakta antalet, och varken domstolarna eller parlamentet har utrett saken.",
        "Regeringen förnekade inte att avrättningarna ägde rum.",
        "Detta är inte bara ett brott mot offren utan mot mänskligheten.",
        "Vi vilar inte förrän rättvisa har skipats.",
        "Han vägrade att ångra sig och hängdes.",
        "De som inte vet om deras anhöriga lever eller inte kan inte sörja.",
        "Utan sanning finns ingen rättvisa.",
        "Det olagliga frihetsberövandet varade inte mindre än nio år.",
        "Han har ännu inte ställts inför rätta.",
        "De infann sig inte inför domstolen.",
    ),
    "es": (
        "A las familias nunca se les dijo dónde fueron enterrados sus hijos.",
        "Ningún funcionario ha rendido cuentas.",
        "Nadie conoce la cifra exacta, y ni los tribunales ni el parlamento han investigado.",
        "El gobierno no negó que las ejecuciones hubieran tenido lugar.",
        "No se trata solo de un crimen contra las víctimas, sino contra la humanidad.",
        "No descansaremos hasta que se haga justicia.",
        "Se negó a arrepentirse y fue ahorcado.",
        "Quienes no saben si sus familiares están vivos o no, no pueden llorarlos.",
        "Sin verdad no hay justicia.",
        "La detención ilegal duró no menos de nueve años.",
        "Aún no ha sido llevado ante la justicia.",
        "No comparecieron ante el tribunal.",
    ),
    "pt": (
        "Nunca disseram às famílias onde os seus filhos foram enterrados.",
        "Nenhum funcionário foi responsabilizado.",
        "Ninguém sabe o número exato, e nem os tribunais nem o parlamento investigaram.",
        "O governo não negou que as execuções tenham ocorrido.",
        "Não é apenas um crime contra as vítimas, mas contra a humanidade.",
        "Não descansaremos até que se faça justiça.",
        "Recusou-se a arrepender-se e foi enforcado.",
        "Quem não sabe se os seus familiares estão vivos ou não, não pode fazer o luto.",
        "Sem verdade não há justiça.",
        "A detenção ilegal durou nada menos que nove anos.",
        "Ainda não foi levado à justiça.",
        "Não compareceram perante o tribunal.",
    ),
    "it": (
        "Alle famiglie non è mai stato detto dove fossero sepolti i loro figli.",
        "Nessun funzionario è stato chiamato a rispondere.",
        "Nessuno conosce il numero esatto, e né i tribunali né il parlamento hanno indagato.",
        "Il governo non ha negato che le esecuzioni abbiano avuto luogo.",
        "Non è solo un crimine contro le vittime, ma contro l'umanità.",
        "Non avremo pace finché non sarà fatta giustizia.",
        "Rifiutò di pentirsi e fu impiccato.",
        "Chi non sa se i propri cari siano vivi o no non può piangerli.",
        "Senza verità non c'è giustizia.",
        "La detenzione illegale durò non meno di nove anni.",
        "Non è ancora stato consegnato alla giustizia.",
        "Non comparvero davanti al tribunale.",
    ),
    "ru": (
        "Семьям так и не сказали, где похоронены их дети.",
        "Ни один чиновник не был привлечён к ответственности.",
        "Никто не знает точного числа, и ни суды, ни парламент не провели расследования.",
        "Правительство не отрицало, что казни имели место.",
        "Это не только преступление против жертв, но и против человечества.",
        "Мы не успокоимся, пока не восторжествует справедливость.",
        "Он отказался раскаяться и был повешен.",
        "Те, кто не знает, живы их родственники или нет, не могут скорбеть.",
        "Без правды нет справедливости.",
        "Незаконное содержание под стражей длилось не менее девяти лет.",
        "Он до сих пор не предстал перед судом.",
        "Они не явились в суд.",
    ),
}


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [(locale, *pair) for locale, targets in TARGETS.items() for pair in zip(SOURCES, targets, strict=True)],
)
def test_a_right_translation_negates_as_its_source_does(check: Check, locale: str, source: str, target: str) -> None:
    """Double negations, idioms and verbs that deny by themselves are no doubt."""
    assert check("negation", source, target, locale) == ()


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("de", SOURCES[0], "Den Familien wurde gesagt, wo ihre Kinder begraben wurden."),
        ("de", SOURCES[3], "Die Regierung bestritt, dass die Hinrichtungen stattfanden."),
        ("nl", SOURCES[5], "Wij zullen rusten tot er gerechtigheid is."),
        ("sv", SOURCES[1], "En tjänsteman har ställts till svars."),
        ("es", SOURCES[3], "El gobierno negó que las ejecuciones hubieran tenido lugar."),
        ("es", SOURCES[8], "Con la verdad hay justicia."),
        ("pt", SOURCES[0], "Disseram às famílias onde os seus filhos foram enterrados."),
        ("it", SOURCES[0], "Alle famiglie è stato detto dove fossero sepolti i loro figli."),
        ("ru", SOURCES[0], "Семьям сказали, где похоронены их дети."),
        ("de", "The court acquitted him.", "Das Gericht sprach ihn nicht frei."),
        ("es", "The court convicted him.", "El tribunal no lo condenó."),
        ("ru", "The court convicted him.", "Суд не осудил его."),
    ],
)
def test_a_lost_or_added_negation_withholds(check: Check, locale: str, source: str, target: str) -> None:
    """One that is gone, and one that the source does not have."""
    assert [issue.severity for issue in check("negation", source, target, locale)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "de",
            "achtundzwanzig, dreißigtausend, neunzehnhundertachtundachtzig, zwei Millionen",
            [28, 30000, 1988, 2000000],
        ),
        ("nl", "tweeëntwintig of achtentwintig, driehonderdvijftig, dertigduizend", [22, 28, 350, 30000]),
        ("sv", "tjugoåtta, femhundra, trettiotusen, nittonhundraåttioåtta", [28, 500, 30000, 1988]),
        (
            "es",
            "treinta y cinco, dos mil quinientos, mil novecientos ochenta y ocho, dos o tres",
            [35, 2500, 1988, 2, 3],
        ),
        ("pt", "vinte e oito, mil novecentos e oitenta e oito, dois milhões", [28, 1988, 2000000]),
        ("it", "ventotto, ventitré, trentamila, millenovecentottantotto", [28, 23, 30000, 1988]),
        ("ru", "двадцати восьми, две тысячи пятьсот, двое", [28, 2500, 2]),
    ],
)
def test_number_words_are_read_as_whole_values(language: str, text: str, values: list[int]) -> None:
    """Words of one number are one, whether they are glued or not."""
    assert [int(phrase.value) for phrase in phrases(text, language)] == values


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("de", "28 people were executed.", "Achtundzwanzig Menschen wurden hingerichtet."),
        ("de", "some 30,000 prisoners", "etwa dreißigtausend Gefangene"),
        ("de", "5 people", "fünf Menschen"),
        ("es", "One of the two was freed.", "Uno de los dos fue liberado."),
        ("it", "Thirty thousand were killed.", "Ne furono uccisi 30.000."),
        ("ru", "Twenty-eight people were executed.", "Казнили двадцать восемь человек."),
        ("nl", "The first five were tried.", "De eerste vijf werden berecht."),
        ("sv", "They walked in twos and threes.", "De gick i små grupper."),
    ],
)
def test_a_number_may_be_spelled_out(check: Check, locale: str, source: str, target: str) -> None:
    """Digits and words say the same, and what is no number is not missed."""
    assert check("numbers", source, target, locale) == ()


@pytest.mark.parametrize(
    ("locale", "source", "target", "severity"),
    [
        ("de", "Twenty-eight people were executed.", "Achtzehn Menschen wurden hingerichtet.", Severity.ERROR),
        ("de", "5 people were executed.", "Sechs Menschen wurden hingerichtet.", Severity.WARNING),
        ("de", "5 people were executed.", "Menschen wurden hingerichtet.", Severity.WARNING),
        ("it", "some 30,000 prisoners", "circa tremila prigionieri", Severity.ERROR),
        ("nl", "in twenty-three cities", "in tweeëndertig steden", Severity.ERROR),
        ("es", "Thirty-five were hanged.", "Treinta y seis fueron ahorcados.", Severity.ERROR),
        ("pt", "Twenty-eight were hanged.", "Dezoito foram enforcados.", Severity.ERROR),
        ("sv", "Twelve were hanged.", "Tretton hängdes.", Severity.WARNING),
        ("ru", "Twenty-eight people were executed.", "Казнили восемнадцать человек.", Severity.ERROR),
    ],
)
def test_a_changed_number_word_is_told(check: Check, locale: str, source: str, target: str, severity: Severity) -> None:
    """Words that became others, digits that became other words, and digits that are gone."""
    assert [issue.severity for issue in check("numbers", source, target, locale)] == [severity]


DAYS = {
    "de": ("am Montag", "am Dienstag"),
    "nl": ("op maandag", "op dinsdag"),
    "sv": ("på måndagen", "på tisdagen"),
    "es": ("el lunes", "el martes"),
    "pt": ("na segunda-feira", "na terça-feira"),
    "it": ("lunedì", "martedì"),
    "ru": ("в понедельник", "во вторник"),
}


@pytest.mark.parametrize("locale", DAYS)
def test_another_day_of_the_week_is_told(check: Check, locale: str) -> None:
    """Monday is no Tuesday."""
    right, wrong = DAYS[locale]
    assert check("numbers", "on Monday", right, locale) == ()
    assert [issue.severity for issue in check("numbers", "on Monday", wrong, locale)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ru", "on Wednesday, among friends, in these surroundings", "в среду, среди друзей, в этой среде"),
        ("de", "on Saturday evening", "am Sonnabendabend"),
        ("pt", "the second part", "a segunda parte"),
        ("es", "in Santo Domingo", "en Santo Domingo"),
    ],
)
def test_words_that_are_days_too_are_no_days(check: Check, locale: str, source: str, target: str) -> None:
    """The Portuguese Monday is a *second*, and the Russian Wednesday the *middle*."""
    assert check("numbers", source, target, locale) == ()


MEASURES = {
    "de": ("neun Monate später", "neun Jahre später", "mindestens 47 Gefangene", "höchstens 47 Gefangene"),
    "nl": ("negen maanden later", "negen jaar later", "minstens 47 gevangenen", "hoogstens 47 gevangenen"),
    "sv": ("nio månader senare", "nio år senare", "minst 47 fångar", "högst 47 fångar"),
    "es": ("nueve meses después", "nueve años después", "al menos 47 presos", "como máximo 47 presos"),
    "pt": ("nove meses depois", "nove anos depois", "pelo menos 47 presos", "no máximo 47 presos"),
    "it": ("nove mesi dopo", "nove anni dopo", "almeno 47 detenuti", "al massimo 47 detenuti"),
    "ru": ("девять месяцев спустя", "девять лет спустя", "не менее 47 заключённых", "не более 47 заключённых"),
}


@pytest.mark.parametrize("locale", MEASURES)
def test_other_units_and_bounds_are_errors(check: Check, locale: str) -> None:
    """Nine months are no nine years, and at least 47 is not at most 47."""
    months, years, least, most = MEASURES[locale]
    for source, right, wrong in (
        ("nine months later", months, years),
        ("nine years later", years, months),
        ("at least 47 prisoners", least, most),
        ("at most 47 prisoners", most, least),
    ):
        assert check("measures", source, right, locale) == ()
        assert [issue.severity for issue in check("measures", source, wrong, locale)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("de", "It costs $4,500.", "Es kostet 4.500 €."),
        ("es", "in southern Iran", "en el norte de Irán"),
        ("it", "in the summer of 1988", "nell’inverno del 1988"),
        ("ru", "in the summer of 1988", "зимой 1988 года"),
        ("sv", "in western Iran", "i östra Iran"),
        ("nl", "in eastern Iran", "in het westen van Iran"),
        ("pt", "200 rials", "200 tomans"),
    ],
)
def test_another_currency_season_or_direction_is_an_error(check: Check, locale: str, source: str, target: str) -> None:
    """They are compared in these languages too."""
    assert [issue.severity for issue in check("measures", source, target, locale)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("es", "at most 47 prisoners", "a lo más 47 presos"),
        ("pt", "at least 47 prisoners", "ao menos 47 presos"),
        ("ru", "more than one prison", "несколько тюрем"),
        ("de", "within 48 hours", "binnen zwei Tagen"),
        ("ru", "in the summer of 1988", "летом 1988 года"),
        ("es", "this year", "este año"),
    ],
)
def test_measures_may_be_said_otherwise(check: Check, locale: str, source: str, target: str) -> None:
    """By other words for a bound, or in another unit."""
    assert check("measures", source, target, locale) == ()


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("de", "Sie wurden am 3. April 2024 um 5.30 Uhr hingerichtet."),
        ("nl", "Zij werden op 3 april 2024 om 5.30 uur geëxecuteerd."),
        ("sv", "De avrättades den 3 april 2024 kl. 5.30."),
        ("es", "Fueron ejecutados el 3 de abril de 2024 a las 5:30."),
        ("pt", "Foram executados em 3 de abril de 2024 às 5h30."),
        ("it", "Furono giustiziati il 3 aprile 2024 alle 5.30."),
        ("ru", "Их казнили 3 апреля 2024 года в 5:30."),
    ],
)
def test_a_date_may_stand_before_its_time(check: Check, locale: str, target: str) -> None:
    """Months tell which number is the day, and the two numbers of a time with a point are at one place."""
    assert check("numbers", "They were executed at 5:30 a.m. on 3 April 2024.", target, locale) == ()
