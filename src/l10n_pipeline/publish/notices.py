"""What an unfinished page says of itself, in its own language and in English.

The texts were written by the project with machine assistance and not reviewed by native readers.
"""

from __future__ import annotations

from dataclasses import dataclass

from l10n_pipeline.publish.counted import Counted


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentences of a banner, in one language."""

    heading: str
    body: str
    """Has the fields ``{drafts}`` and ``{untranslated}``, and ``{total}``, a phrase of `Words.sentences`."""
    drafts: Counted
    untranslated: Counted
    demonstration: str


ENGLISH = Notice(
    "DRAFT – NOT A FINISHED TRANSLATION",
    "Of {total}, {drafts} and {untranslated}. Nobody has checked this text. "
    "Do not publish, quote or forward this page.",
    Counted("{n} are drafts", one="{n} is a draft"),
    Counted("{n} have no translation", one="{n} has no translation"),
    "The drafts were made by a demonstration model: they show that the pipeline works and do not say what the source "
    "says.",
)

_NOTICES = {
    "fa": Notice(
        "پیش‌نویس – ترجمهٔ نهایی نیست",
        "از {total}، {drafts} و {untranslated}. هیچ‌کس این متن را بررسی نکرده است. "
        "این صفحه را منتشر، نقل یا بازفرست نکنید.",
        Counted("{n} جمله پیش‌نویس است"),
        Counted("{n} جمله ترجمه ندارد"),
        "این پیش‌نویس‌ها را یک مدل نمایشی ساخته است: فقط نشان می‌دهند که سامانه کار می‌کند و معنای متن اصلی را نمی‌رسانند.",
    ),
    "ar": Notice(
        "مسودة – ليست ترجمة نهائية",
        "من أصل {total}: {drafts}، و{untranslated}. لم يراجع أحد هذا النص. "
        "لا تنشر هذه الصفحة ولا تقتبس منها ولا تُعِد إرسالها.",
        Counted("{n} مسودة", zero="لا مسودات", one="مسودة واحدة", two="مسودتان", few="{n} مسودات"),
        Counted(
            "{n} جملة بلا ترجمة",
            zero="لا جمل بلا ترجمة",
            one="جملة واحدة بلا ترجمة",
            two="جملتان بلا ترجمة",
            few="{n} جمل بلا ترجمة",
        ),
        "أعدّ هذه المسودات نموذجٌ تجريبي للعرض: فهي تُظهر أن النظام يعمل ولا تنقل معنى النص الأصلي.",
    ),
    "fr": Notice(
        "BROUILLON – TRADUCTION NON FINALE",
        "Sur {total}, {drafts} et {untranslated}. Personne n’a vérifié ce texte. "
        "Ne pas publier, citer ni transmettre cette page.",
        Counted("{n} sont des ébauches", one="{n} est une ébauche"),
        Counted("{n} n’ont pas de traduction", one="{n} n’a pas de traduction"),
        "Ces ébauches viennent d’un modèle de démonstration : elles montrent que la chaîne fonctionne et ne disent pas "
        "ce que dit l’original.",
    ),
}


def notices(language: str) -> tuple[tuple[str, Notice], ...]:
    """Return the banner's notices with their language codes: the page's own language first where we have it."""
    own = _NOTICES.get(language)
    return ((language, own), ("en", ENGLISH)) if own is not None else (("en", ENGLISH),)
