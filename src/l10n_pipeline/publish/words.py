"""The few words that pages say of themselves, by language.

The texts were written by the project with machine assistance and not reviewed by native readers.
"""

from __future__ import annotations

from dataclasses import dataclass

from l10n_pipeline.publish.counted import Counted


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
    """Has the fields ``{untranslated}`` and ``{total}``."""
    sentences: Counted
    """How many there are, as it stands in the bodies."""
    untranslated: Counted
    """Has the field ``{mark}`` too."""
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
    "Of {total}, {untranslated}.",
    Counted("{n} sentences", one="{n} sentence"),
    Counted(
        "{n} are not translated yet and stand in the original language; each is marked “{mark}”",
        one="{n} is not translated yet and stands in the original language, marked “{mark}”",
    ),
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
        "از {total}، {untranslated}.",
        Counted("{n} جمله"),
        Counted(
            "{n} جمله هنوز ترجمه نشده و به زبان اصلی آمده است؛ هر یک نشانهٔ «{mark}» دارد",
            one="{n} جمله هنوز ترجمه نشده و به زبان اصلی آمده است و نشانهٔ «{mark}» دارد",
        ),
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
        "من أصل {total}، {untranslated}.",
        Counted("{n} جملة", one="جملة واحدة", two="جملتين", few="{n} جمل"),
        Counted(
            "بقيت {n} جملة بلا ترجمة ووردت بلغتها الأصلية؛ وتسبق كلًّا منها علامة «{mark}»",
            one="بقيت جملة واحدة بلا ترجمة ووردت بلغتها الأصلية، وتسبقها علامة «{mark}»",
            two="بقيت جملتان بلا ترجمة ووردتا بلغتهما الأصلية؛ وتسبق كلًّا منهما علامة «{mark}»",
            few="بقيت {n} جمل بلا ترجمة ووردت بلغتها الأصلية؛ وتسبق كلًّا منها علامة «{mark}»",
        ),
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
        "Sur {total}, {untranslated}.",
        Counted("{n} phrases", one="{n} phrase"),
        Counted(
            "{n} ne sont pas encore traduites et figurent dans la langue d’origine ; chacune est signalée par "
            "« {mark} »",
            one="{n} n’est pas encore traduite et figure dans la langue d’origine, signalée par « {mark} »",
        ),
        "en préparation",
        "{percent} terminé",
    ),
}


def words(language: str) -> Words:
    """Return the words of ``language``; the English ones where we have none."""
    return _WORDS.get(language, ENGLISH)
