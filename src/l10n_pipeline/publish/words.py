"""The few words that pages say of themselves, by language.

The texts were written by the project with machine assistance and not reviewed by native readers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    languages: str
    """Name of the language switcher."""
    published: str
    """Has the field ``{date}``."""
    mark: str
    """Stands, in square brackets, before a sentence without a translation."""
    older: str
    older_body: str
    """Has the field ``{date}``."""
    partial: str
    partial_body: str
    """Has the fields ``{untranslated}``, ``{total}`` and ``{mark}``."""
    preparing: str
    """What the index says of a document that is not published yet."""
    complete: str
    """Has the field ``{percent}``."""


ENGLISH = Words(
    "en",
    "Languages",
    "Published {date}",
    "not translated",
    "EARLIER VERSION",
    "This text was published on {date}. A newer version is in preparation.",
    "PARTLY TRANSLATED",
    "Of {total} sentences, {untranslated} are not translated yet and stand in the original language; "
    "each is marked “{mark}”.",
    "in preparation",
    "{percent} complete",
)

_WORDS = {
    "en": ENGLISH,
    "fa": Words(
        "fa",
        "زبان‌ها",
        "تاریخ انتشار: {date}",
        "ترجمه‌نشده",
        "نسخهٔ پیشین",
        "این متن در {date} منتشر شده است و نسخهٔ تازه‌تر آن هنوز آماده نیست.",
        "ترجمهٔ ناتمام",
        "از {total} جمله، {untranslated} جمله هنوز ترجمه نشده و به زبان اصلی آمده است؛ هر یک نشانهٔ «{mark}» دارد.",
        "در دست تهیه",
        "{percent} کامل",
    ),
    "ar": Words(
        "ar",
        "اللغات",
        "تاريخ النشر: {date}",
        "غير مترجم",
        "نسخة سابقة",
        "نُشر هذا النص في {date}، ونسخته الأحدث قيد الإعداد.",
        "ترجمة غير مكتملة",
        "من أصل {total} جملة، لم تُترجم {untranslated} جملة بعد ووردت بلغتها الأصلية؛ وتسبق كلًّا منها علامة «{mark}».",
        "قيد الإعداد",
        "اكتمل {percent}",
    ),
    "fr": Words(
        "fr",
        "Langues",
        "Publié le {date}",
        "non traduit",
        "VERSION ANTÉRIEURE",
        "Ce texte a été publié le {date}. Une version plus récente est en préparation.",
        "TRADUCTION INCOMPLÈTE",
        "Sur {total} phrases, {untranslated} ne sont pas encore traduites et figurent dans la langue d’origine ; "
        "chacune est signalée par « {mark} ».",
        "en préparation",
        "{percent} terminé",
    ),
}


def words(language: str) -> Words:
    """Return the words of ``language``; the English ones where we have none."""
    return _WORDS.get(language, ENGLISH)
