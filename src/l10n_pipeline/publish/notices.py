"""What an unfinished page says of itself, in its own language and in English.

The texts were written by the project with machine assistance and not reviewed by native readers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentences of a banner, in one language."""

    heading: str
    body: str
    """Has the fields ``{drafts}``, ``{untranslated}`` and ``{total}``."""
    demonstration: str


ENGLISH = Notice(
    "MACHINE DRAFT – NOT A FINISHED TRANSLATION",
    "Of {total} sentences, a machine drafted {drafts} and {untranslated} have no translation; nobody has checked them. "
    "Do not publish, quote or forward this page.",
    "The drafts were made by a demonstration model: they show that the pipeline works and do not say what the source "
    "says.",
)

_NOTICES = {
    "fa": Notice(
        "پیش‌نویس ماشینی – ترجمهٔ نهایی نیست",
        "از {total} جمله، {drafts} جمله را ماشین پیش‌نویس کرده و {untranslated} جمله ترجمه ندارد؛ "
        "هیچ‌کس آن‌ها را بررسی نکرده است. "
        "این صفحه را منتشر، نقل یا بازفرست نکنید.",
        "این پیش‌نویس‌ها را یک مدل نمایشی ساخته است: فقط نشان می‌دهند که سامانه کار می‌کند و معنای متن اصلی را نمی‌رسانند.",
    ),
    "ar": Notice(
        "مسودة آلية – ليست ترجمة نهائية",
        "من أصل {total} جملة، صاغت الآلة {drafts} جملة وبقيت {untranslated} جملة بلا ترجمة، ولم يراجعها أحد. "
        "لا تنشر هذه الصفحة ولا تقتبس منها ولا تُعِد إرسالها.",
        "أعدّ هذه المسودات نموذجٌ تجريبي للعرض: فهي تُظهر أن النظام يعمل ولا تنقل معنى النص الأصلي.",
    ),
    "fr": Notice(
        "BROUILLON AUTOMATIQUE – TRADUCTION NON FINALE",
        "Sur {total} phrases, {drafts} ont été ébauchées par une machine et {untranslated} n’ont pas de traduction ; "
        "personne ne les a vérifiées. Ne pas publier, citer ni transmettre cette page.",
        "Ces ébauches viennent d’un modèle de démonstration : elles montrent que la chaîne fonctionne et ne disent pas "
        "ce que dit l’original.",
    ),
}


def notices(language: str) -> tuple[tuple[str, Notice], ...]:
    """Return the banner's notices with their language codes: the page's own language first where we have it."""
    own = _NOTICES.get(language)
    return ((language, own), ("en", ENGLISH)) if own is not None else (("en", ENGLISH),)
