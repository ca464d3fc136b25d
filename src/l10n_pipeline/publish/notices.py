"""What an unfinished page says of itself, in its own language and in English.

The texts were worded by a language model, and no native reader has reviewed them.
"""

from __future__ import annotations

from dataclasses import dataclass

from l10n_pipeline.publish.counted import Counted


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentences of a banner, in one language."""

    heading: str
    counted: str
    """Has the fields ``{total}``, a phrase of `Words.sentences`, and ``{withheld}``, those of the phrases below."""
    drafts: Counted
    untranslated: Counted
    errors: Counted
    unreviewed: Counted
    unchecked: str
    """For a text with drafts."""
    request: str
    demonstration: str


ENGLISH = Notice(
    "DRAFT – NOT A FINISHED TRANSLATION",
    "Of {total}, {withheld}.",
    Counted("{n} are drafts", one="{n} is a draft"),
    Counted("{n} have no translation", one="{n} has no translation"),
    Counted("{n} have errors", one="{n} has an error"),
    Counted("{n} wait for a review", one="{n} waits for a review"),
    "Nobody has checked this text.",
    "Do not publish, quote or forward this page.",
    "The drafts were made by a demonstration model: they show that the pipeline works and do not say what the source "
    "says.",
)

_NOTICES = {
    "fa": Notice(
        "پیش‌نویس – ترجمهٔ نهایی نیست",
        "از {total}، {withheld}.",
        Counted("{n} جمله پیش‌نویس است"),
        Counted("{n} جمله ترجمه ندارد"),
        Counted("{n} جمله خطا دارد"),
        Counted("{n} جمله در انتظار بازبینی است"),
        "هیچ‌کس این متن را بررسی نکرده است.",
        "این صفحه را منتشر، نقل یا بازفرست نکنید.",
        "این پیش‌نویس‌ها را یک مدل نمایشی ساخته است: فقط نشان می‌دهند که سامانه کار می‌کند و معنای متن اصلی را نمی‌رسانند.",
    ),
    "ar": Notice(
        "مسودة – ليست ترجمة نهائية",
        "من أصل {total}: {withheld}.",
        Counted("{n} مسودة", one="مسودة واحدة", two="مسودتان", few="{n} مسودات"),
        Counted("{n} جملة بلا ترجمة", one="جملة واحدة بلا ترجمة", two="جملتان بلا ترجمة", few="{n} جمل بلا ترجمة"),
        Counted("{n} جملة فيها خطأ", one="جملة واحدة فيها خطأ", two="جملتان فيهما خطأ", few="{n} جمل فيها خطأ"),
        Counted(
            "{n} جملة تنتظر المراجعة",
            one="جملة واحدة تنتظر المراجعة",
            two="جملتان تنتظران المراجعة",
            few="{n} جمل تنتظر المراجعة",
        ),
        "لم يراجع أحد هذا النص.",
        "لا تنشر هذه الصفحة ولا تقتبس منها ولا تُعِد إرسالها.",
        "أعدّ هذه المسودات نموذجٌ تجريبي للعرض: فهي تُظهر أن النظام يعمل ولا تنقل معنى النص الأصلي.",
    ),
    "fr": Notice(
        "BROUILLON – TRADUCTION NON FINALE",
        "Sur {total}, {withheld}.",
        Counted("{n} sont des ébauches", one="{n} est une ébauche"),
        Counted("{n} n’ont pas de traduction", one="{n} n’a pas de traduction"),
        Counted("{n} contiennent une erreur", one="{n} contient une erreur"),
        Counted("{n} attendent une relecture", one="{n} attend une relecture"),
        "Personne n’a vérifié ce texte.",
        "Ne pas publier, citer ni transmettre cette page.",
        "Ces ébauches viennent d’un modèle de démonstration : elles montrent que la chaîne fonctionne et ne disent pas "
        "ce que dit l’original.",
    ),
}


def notices(language: str) -> tuple[tuple[str, Notice], ...]:
    """Return the banner's notices with their language codes: the page's own language first where we have it."""
    own = _NOTICES.get(language)
    return ((language, own), ("en", ENGLISH)) if own is not None else (("en", ENGLISH),)
