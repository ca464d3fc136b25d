"""glossary.find_forms: renderings in a target, with the inflection of its language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.errors import LocaleError
from l10n_pipeline.glossary import find_forms, holds, plain_forms, spaced

Z = "\u200c"


def _found(form: str, target: str, locale: str) -> list[str]:
    return [target[start:end] for start, end in find_forms([form], target, locale)]


@pytest.mark.parametrize(
    ("form", "target", "expected"),
    [
        pytest.param("حرابة", "وبالحرابة", ["الحرابة"], id="conjunction, preposition and article"),
        pytest.param("الحرابة", "حرابة الناس", ["حرابة"], id="article dropped"),
        pytest.param("حرابة", "للحرابة", ["لحرابة"], id="li and article contracted"),
        pytest.param("لجنة الموت", "للجنة الموت", ["لجنة الموت"], id="contracted before lam"),
        pytest.param("سجين سياسي", "السجين السياسي", ["السجين السياسي"], id="article on each word"),
        pytest.param("المقرر الخاص", "مقرر خاص", ["مقرر خاص"], id="article on no word"),
        pytest.param("سجين سياسي", "سجيناً سياسياً", ["سجيناً سياسياً"], id="accusative"),
        pytest.param("منظمة", "منظمتهم وبمنظماتها", ["منظمتهم", "منظماتها"], id="ta marbuta before a pronoun"),
        pytest.param("محكمة", "محكمتان محكمات محكمه", ["محكمتان", "محكمات", "محكمه"], id="dual, plural, ha for ta"),
        pytest.param("مجاهد", "المجاهدون للمجاهدين", ["المجاهدون", "لمجاهدين"], id="sound plural"),
        pytest.param("المسلمون", "المسلمين", ["المسلمين"], id="case of the plural"),
        pytest.param("إعدام", "اعدام أعدام إعدامهم", ["اعدام", "أعدام", "إعدامهم"], id="alef with and without hamza"),
        pytest.param("فتوى", "فتوي", ["فتوي"], id="alef maqsura and ya"),
        pytest.param("محكمة", "مَحْكَمَةٌ محكمــة", ["مَحْكَمَةٌ", "محكمــة"], id="diacritics and tatweel"),
        pytest.param("محاربة الله", "لمحاربةِ اللّٰهِ", ["محاربةِ اللّٰهِ"], id="diacritics in a phrase"),
        pytest.param("الله", "لله والله له", ["له", "الله"], id="God: contracted, but not the pronoun"),
        pytest.param("كلمة", "کلمة", ["کلمة"], id="Persian kaf"),
        pytest.param("يعدم", "سيعدم", ["يعدم"], id="future"),
        pytest.param("فرانس 24", "فرانس ٢٤", ["فرانس ٢٤"], id="Arabic digits"),
        pytest.param("PMOI", "والـPMOI", ["الـPMOI"], id="Latin after an article"),
        pytest.param(
            "محكمة", "\ufee3\ufea4\ufedc\ufee4\ufe94", ["\ufee3\ufea4\ufedc\ufee4\ufe94"], id="presentation forms"
        ),
        pytest.param("إيران", "إيراني إيرانية", [], id="not the adjective"),
        pytest.param("جين", "سجين", [], id="sin stands before verbs only"),
        pytest.param("لجنة الموت", "لجنة والموت", [], id="no particle within a phrase"),
        pytest.param("محاكمة", "محكمة", [], id="another word"),
        pytest.param("حكم", "محكمة يحكم", [], id="a root is not a word"),
        pytest.param("دم", "قدم ودم وفدم", [], id="a short stem takes no particle"),
        pytest.param("CPI", "الـCPIX SCPI", [], id="an acronym within letters"),
    ],
)
def test_arabic_forms(form: str, target: str, expected: list[str]) -> None:
    """Particles, article, plural, pronouns and spelling variants; not other words."""
    assert _found(form, target, "ar") == expected


@pytest.mark.parametrize(
    ("form", "target", "expected"),
    [
        pytest.param("محاربه", f"محاربه{Z}ی محاربۀ محاربهٔ", [f"محاربه{Z}ی", "محاربۀ", "محاربهٔ"], id="ezafe after he"),
        pytest.param("فتوا", "فتوای خمینی", ["فتوای"], id="ezafe after alef"),
        pytest.param("قاضی", f"قاضی{Z}ای", [f"قاضی{Z}ای"], id="indefinite"),
        pytest.param("اعدام", f"اعدام{Z}ها اعدام ها اعدامها", [f"اعدام{Z}ها", "اعدام ها", "اعدامها"], id="plural"),
        pytest.param("اعدام", f"اعدام{Z}های گسترده", [f"اعدام{Z}های"], id="plural with ezafe"),
        pytest.param("اعدام", f"اعدامش اعدام{Z}هایشان", ["اعدامش", f"اعدام{Z}هایشان"], id="clitic pronouns"),
        pytest.param("زندانی سیاسی", f"زندانی{Z}های سیاسی", [f"زندانی{Z}های سیاسی"], id="plural within a phrase"),
        pytest.param("هیئت مرگ", "هیئتِ مرگ و هیئت\u00a0مرگ", ["هیئتِ مرگ", "هیئت\u00a0مرگ"], id="written ezafe; NBSP"),
        pytest.param(
            f"قتل{Z}عام", f"قتل عام قتلعام قتل{Z}عام", ["قتل عام", "قتلعام", f"قتل{Z}عام"], id="ZWNJ of a form"
        ),
        pytest.param("کرد", "كرد", ["كرد"], id="Arabic kaf"),
        pytest.param("سیاسی", "سياسي", ["سياسي"], id="Arabic ya"),
        pytest.param("قتل عام ۶۷", "قتل عام 67 قتل عام ٦٧", ["قتل عام 67", "قتل عام ٦٧"], id="digits"),
        pytest.param("رئیس", "رییس", ["رییس"], id="hamza carrier"),
        pytest.param("PMOI", f"PMOI{Z}ها", [f"PMOI{Z}ها"], id="Latin with a plural"),
        pytest.param("محاربه", "«محاربه»، محاربه.", ["محاربه", "محاربه"], id="punctuation"),
        pytest.param("کرد", "کردم کردند", [], id="a short word takes no one-letter ending"),
        pytest.param("اعدام", f"اعدام{Z}شده پیش{Z}اعدام", [], id="not part of a compound"),
        pytest.param("رهبر", "رهبرانه مرهبر", [], id="another word"),
        pytest.param("CPI", "CPIX ICPI", [], id="an acronym within letters"),
    ],
)
def test_persian_forms(form: str, target: str, expected: list[str]) -> None:
    """Ezafe, plural, indefinite and clitics however they are joined; not other words."""
    assert _found(form, target, "fa") == expected


@pytest.mark.parametrize(
    ("form", "target", "expected"),
    [
        pytest.param(
            "exécution", "l’exécution d'exécutions qu’EXÉCUTION", ["exécution", "exécutions", "EXÉCUTION"], id="elision"
        ),
        pytest.param(
            "le Guide suprême",
            "du Guide suprême, au Guide suprême",
            ["du Guide suprême", "au Guide suprême"],
            id="du, au",
        ),
        pytest.param("les Kurdes", "des Kurdes et aux Kurdes", ["des Kurdes", "aux Kurdes"], id="des, aux"),
        pytest.param(
            "crime contre l’humanité",
            "crimes contre l'humanité",
            ["crimes contre l'humanité"],
            id="plural, apostrophes",
        ),
        pytest.param(
            "tribunal révolutionnaire", "tribunaux révolutionnaires", ["tribunaux révolutionnaires"], id="-al, -aux"
        ),
        pytest.param("condamné", "condamnée condamnées", ["condamnée", "condamnées"], id="feminine"),
        pytest.param("iranien", "iraniennes", ["iraniennes"], id="-en, -enne"),
        pytest.param("prisonnier", "prisonnières", ["prisonnières"], id="-er, -ère"),
        pytest.param("religieux", "religieuses", ["religieuses"], id="-eux, -euse"),
        pytest.param("défenseur", "défenseuses", ["défenseuses"], id="-eur, -euse"),
        pytest.param("lieu", "lieux", ["lieux"], id="-x"),
        pytest.param("État de droit", "l’Etat de droit", ["Etat de droit"], id="capital without its accent"),
        pytest.param("Évin", "E\u0301vin", ["E\u0301vin"], id="decomposed"),
        pytest.param("œuvre", "oeuvre Œuvres", ["oeuvre", "Œuvres"], id="ligature"),
        pytest.param("Pour-Mohammadi", "Pour\u00a0Mohammadi", ["Pour\u00a0Mohammadi"], id="hyphen for space"),
        pytest.param("OMPI", "l’OMPI (OMPI)", ["OMPI", "OMPI"], id="acronym"),
        pytest.param("Baha", "Baha’i", [], id="not before an apostrophe"),
        pytest.param("i", "Baha’i", [], id="not behind one that elides nothing"),
        pytest.param("CPI", "CPIX, SCPI, CPIs", [], id="an acronym within letters"),
        pytest.param("exécute", "exécuté", [], id="accents count"),
        pytest.param("mort", "mortel amortir", [], id="another word"),
    ],
)
def test_french_forms(form: str, target: str, expected: list[str]) -> None:
    """Elision, contraction and agreement; not other words."""
    assert _found(form, target, "fr") == expected


@pytest.mark.parametrize(
    ("form", "target", "locale", "expected"),
    [
        pytest.param("Haus", "HAUS, Hausen, im Haus", "de", ["HAUS", "Haus"], id="whole words whatever their case"),
        pytest.param("New York", "New-York new  york", "es", ["New-York", "new  york"], id="hyphen for space"),
        pytest.param("死刑", "执行死刑的", "zh", ["死刑"], id="no spaces between words"),
        pytest.param("मुक", "मुके मुक", "hi", ["मुक"], id="a vowel sign belongs to its word"),
        pytest.param("محاكمة", "المحاكمة", "ar-EG", ["المحاكمة"], id="a region has its language's rules"),
    ],
)
def test_other_languages(form: str, target: str, locale: str, expected: list[str]) -> None:
    """Languages without rules get whole words; regions get their language's."""
    assert _found(form, target, locale) == expected


def test_the_longer_of_two_forms_is_found() -> None:
    """Whatever their order in the glossary."""
    assert find_forms(["Guide", "Guide suprême"], "le Guide suprême", "fr") == ((3, 16),)


def test_blank_forms_and_empty_targets_hold_nothing() -> None:
    """Nothing in, nothing out."""
    assert find_forms([], "texte", "fr") == ()
    assert find_forms(["", " "], "texte", "fr") == ()
    assert find_forms(["texte"], "", "fr") == ()
    assert find_forms(["\u064e"], "نَص", "ar") == ()


def test_invisible_controls_are_neither_in_the_way_nor_in_the_span() -> None:
    """Isolates and marks around or inside a word do not hide it."""
    target = "به \u2067سپ\u200fاه\u2069 گفت"
    ((start, end),) = find_forms(["سپاه"], target, "fa")
    assert target[start:end] == "سپ\u200fاه"


def test_an_unknown_locale_is_refused() -> None:
    """Rather than matched by no rules."""
    with pytest.raises(LocaleError):
        find_forms(["a"], "a", "xx-invalid")


_ALPHABETS = {
    "ar": "ابتةهوفكلسينمأىيًّـ 1٢A\u200f.",
    "fa": f"ابتهوکیيكمنش{Z} ۱1Aٔ۔.",
    "fr": "aeélduxsqi'’ -.AÉ\u0301œ1",
    "de": "aeßS'- .1\u0301İ",
    "zh": "死刑a 。",
}


@given(st.data())
def test_spans_are_ordered_and_within_the_target(data: st.DataObject) -> None:
    """Whatever the forms, the target and the language: no error, no overlap, no empty span."""
    locale = data.draw(st.sampled_from(sorted(_ALPHABETS)))
    letters = st.text(_ALPHABETS[locale], max_size=12)
    forms, target = data.draw(st.lists(letters, max_size=3)), data.draw(st.text(_ALPHABETS[locale], max_size=40))
    before = 0
    for start, end in find_forms(forms, target, locale):
        assert before <= start < end <= len(target)
        before = end


@given(st.sampled_from(["ar", "fa", "fr", "de"]), st.data())
def test_a_form_made_of_words_is_found_as_it_stands(locale: str, data: st.DataObject) -> None:
    """Between spaces, the whole of it."""
    alphabet = {"ar": "ابتةولكمنيى", "fa": "ابتهوکیمنش", "fr": "aeéldusqi", "de": "abcß"}[locale]
    words = st.text(alphabet, min_size=1, max_size=6)
    form = " ".join(data.draw(st.lists(words, min_size=1, max_size=3)))
    target = f". {form} ."
    assert any(start <= 2 and end >= 2 + len(form) for start, end in find_forms([form], target, locale))


@given(st.sampled_from(sorted(_ALPHABETS)), st.data())
def test_what_stands_plainly_in_a_folded_target_is_found(locale: str, data: st.DataObject) -> None:
    """A look at the folded text may miss a form, and never sees one that `find_forms` does not find."""
    letters = st.text(_ALPHABETS[locale], max_size=8)
    form, target = data.draw(letters), data.draw(st.text(_ALPHABETS[locale], max_size=30))
    target = data.draw(st.sampled_from([target, f"{target} {form} {target}", f"{form}.", f" {form},{target}"]))
    if any(plain in spaced(target, locale) for plain in plain_forms((form,), locale)):
        assert holds((form,), target, locale)


@given(st.sampled_from(sorted(_ALPHABETS)), st.data())
def test_a_text_is_folded_as_its_pieces_are(locale: str, data: st.DataObject) -> None:
    """Nothing looks over a space: words are folded once, and kept for all texts that have them."""
    pieces = data.draw(st.lists(st.text(_ALPHABETS[locale].replace(" ", "\u0340\u1fbe"), max_size=6), max_size=6))
    alone = " ".join(spaced(piece, locale)[1:-1] for piece in pieces)
    assert spaced(" ".join(pieces), locale) == f" {alone} "
