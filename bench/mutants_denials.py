"""Kinds of mutation of what is denied, who is meant, and what binds. All are built: a sentence stands for the pair."""

from __future__ import annotations

from mutants import WARNING, Material, Mutant, kind

Sentence = tuple[str, dict[str, tuple[str, str]]]
"""English, and by language the right translation and a damaged one."""


def beside(m: Material, sentences: list[Sentence]) -> Mutant:
    """Return a mutant of one of ``sentences`` alone: what a reference says besides may deny too."""
    source, texts = m.chance.choice(sentences)
    right, wrong = texts[m.locale]
    before = {"en": "In {}, ", "fa": "در سال {} ", "ar": "في عام {} ", "fr": "En {}, "}
    year = m.chance.randrange(1980, 2020)
    return Mutant(
        before["en"].format(year) + source,
        before[m.locale].format(year) + right,
        before[m.locale].format(year) + wrong,
    )


SECOND: list[Sentence] = [
    (
        "no lawyer was present and no record was kept.",
        {
            "fa": ("هیچ وکیلی حاضر نبود و هیچ صورت‌جلسه‌ای تنظیم نشد.", "هیچ وکیلی حاضر نبود و صورت‌جلسه‌ای تنظیم شد."),
            "ar": ("لم يكن هناك محامٍ ولم يُحرَّر أي محضر.", "لم يكن هناك محامٍ وحُرِّر محضر."),
            "fr": (
                "aucun avocat n’était présent et aucun procès-verbal n’a été dressé.",
                "aucun avocat n’était présent et un procès-verbal a été dressé.",
            ),
        },
    ),
    (
        "the court had no jurisdiction and had no intention of hearing the case.",
        {
            "fa": (
                "دادگاه صلاحیت نداشت و قصد رسیدگی هم نداشت.",
                "دادگاه صلاحیت نداشت و قصد رسیدگی داشت.",
            ),
            "ar": (
                "لم تكن للمحكمة ولاية ولم تكن تنوي النظر في القضية.",
                "لم تكن للمحكمة ولاية وكانت تنوي النظر في القضية.",
            ),
            "fr": (
                "le tribunal n’était pas compétent et n’avait pas l’intention d’examiner l’affaire.",
                "le tribunal était compétent et n’avait pas l’intention d’examiner l’affaire.",
            ),
        },
    ),
]
DENIERS: list[Sentence] = [
    (
        "the authorities failed to investigate the deaths.",
        {
            "fa": ("مقام‌ها دربارهٔ این مرگ‌ها تحقیق نکردند.", "مقام‌ها دربارهٔ این مرگ‌ها تحقیق کردند."),
            "ar": ("لم تحقق السلطات في الوفيات.", "حققت السلطات في الوفيات."),
            "fr": ("les autorités n’ont pas enquêté sur ces morts.", "les autorités ont enquêté sur ces morts."),
        },
    ),
    (
        "the guards refused to give them water.",
        {
            "fa": ("نگهبانان از دادن آب به آنان خودداری کردند.", "نگهبانان به آنان آب دادند."),
            "ar": ("رفض الحراس إعطاءهم ماءً.", "أعطاهم الحراس ماءً."),
            "fr": ("les gardiens ont refusé de leur donner de l’eau.", "les gardiens leur ont donné de l’eau."),
        },
    ),
    (
        "the law prohibited torture in all circumstances.",
        {
            "fa": ("قانون شکنجه را در هر شرایطی ممنوع می‌کرد.", "قانون شکنجه را در هر شرایطی مجاز می‌دانست."),
            "ar": ("حظر القانون التعذيب في جميع الظروف.", "أجاز القانون التعذيب في جميع الظروف."),
            "fr": (
                "la loi interdisait la torture en toutes circonstances.",
                "la loi autorisait la torture en toutes circonstances.",
            ),
        },
    ),
    (
        "the prisoners were released unconditionally.",
        {
            "fa": ("زندانیان بدون قید و شرط آزاد شدند.", "زندانیان با قید و شرط آزاد شدند."),
            "ar": ("أُفرج عن السجناء دون شروط.", "أُفرج عن السجناء بشروط."),
            "fr": (
                "les prisonniers ont été libérés sans condition.",
                "les prisonniers ont été libérés sous condition.",
            ),
        },
    ),
]
PEOPLES: list[Sentence] = [
    (
        "Iranian officials rejected the report.",
        {
            "fa": ("مقامات ایرانی گزارش را رد کردند.", "مقامات عراقی گزارش را رد کردند."),
            "ar": ("رفض المسؤولون الإيرانيون التقرير.", "رفض المسؤولون العراقيون التقرير."),
            "fr": (
                "les responsables iraniens ont rejeté le rapport.",
                "les responsables irakiens ont rejeté le rapport.",
            ),
        },
    ),
    (
        "the Swedish court sentenced him.",
        {
            "fa": ("دادگاه سوئد او را محکوم کرد.", "دادگاه سوئیس او را محکوم کرد."),
            "ar": ("أدانته المحكمة السويدية.", "أدانته المحكمة السويسرية."),
            "fr": ("le tribunal suédois l’a condamné.", "le tribunal suisse l’a condamné."),
        },
    ),
    (
        "Kurdish villages were shelled.",
        {
            "fa": ("روستاهای کرد گلوله‌باران شدند.", "روستاهای عرب گلوله‌باران شدند."),
            "ar": ("قُصفت قرى كردية.", "قُصفت قرى عربية."),
            "fr": ("des villages kurdes ont été bombardés.", "des villages arabes ont été bombardés."),
        },
    ),
]
BINDING: list[Sentence] = [
    (
        "states must prosecute those responsible.",
        {
            "fa": ("دولت‌ها باید مسئولان را محاکمه کنند.", "دولت‌ها می‌توانند مسئولان را محاکمه کنند."),
            "ar": ("يجب على الدول أن تحاكم المسؤولين.", "يجوز للدول أن تحاكم المسؤولين."),
            "fr": (
                "les États doivent poursuivre les responsables.",
                "les États peuvent poursuivre les responsables.",
            ),
        },
    ),
    (
        "the Committee may request further information.",
        {
            "fa": ("کمیته می‌تواند اطلاعات بیشتری بخواهد.", "کمیته باید اطلاعات بیشتری بخواهد."),
            "ar": ("يجوز للجنة أن تطلب معلومات إضافية.", "يجب على اللجنة أن تطلب معلومات إضافية."),
            "fr": ("le Comité peut demander des précisions.", "le Comité doit demander des précisions."),
        },
    ),
    (
        "he allegedly ordered the executions.",
        {
            "fa": ("گفته می‌شود او دستور اعدام‌ها را داده است.", "او دستور اعدام‌ها را داده است."),
            "ar": ("يُزعم أنه أمر بالإعدامات.", "أمر بالإعدامات."),
            "fr": ("il aurait ordonné les exécutions.", "il a ordonné les exécutions."),
        },
    ),
]


@kind("second of two negations lost", "negation", WARNING, built=True)
def lose_second(m: Material) -> Mutant:
    return beside(m, SECOND)


@kind("word that denies by itself lost", "negation", WARNING, built=True)
def lose_denier(m: Material) -> Mutant:
    return beside(m, DENIERS)


@kind("people becomes another", "names", WARNING, built=True)
def change_people(m: Material) -> Mutant:
    return beside(m, PEOPLES)


@kind("must, may or allegedly changed", "modality", WARNING, built=True)
def change_binding(m: Material) -> Mutant:
    return beside(m, BINDING)
