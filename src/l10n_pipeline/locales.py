"""What a locale is: its direction, script, names, plural forms and digits, from Babel's CLDR data.

A locale is a BCP 47 tag (``fa``, ``pt-BR``, ``sr-Latn``). Folder names use gettext's spelling (``pt_BR``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from l10n_pipeline.errors import LocaleError

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\d{3}))?([-_@][A-Za-z0-9]{5,8})*")
_DIGITS = {
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
"""Digits of CLDR's numbering systems, where they are not ASCII's."""
_SPACED_MARKS = frozenset({"fr", "fr-FR", "fr-BE", "fr-LU", "fr-MC"})

_OLD = {"nb": "no", "iw": "he", "in": "id", "tl": "fil", "ji": "yi"}
"""Codes that mean the same language as another one."""


@dataclass(frozen=True, slots=True)
class LocaleInfo:
    """What CLDR says of one locale."""

    tag: str
    """Canonical BCP 47: ``pt-BR``."""
    folder: str
    """gettext's name for it: ``pt_BR``."""
    language: str
    """ISO 639 code: ``pt``."""
    script: str
    """ISO 15924 code: ``Latn``, ``Arab`` ..."""
    rtl: bool
    name: str
    """In English."""
    own_name: str
    """In its own language."""
    plural_forms: str
    """The value of gettext's Plural-Forms header."""
    plural_count: int
    """How many ``msgstr[n]`` an entry with a plural has."""
    digits: str
    """CLDR's default numbering system: ``latn``, ``arabext`` (Persian), ``arab``."""

    def contradicts(self, tag: str) -> bool:
        """Return whether ``tag``, BCP 47 or gettext's, is of another language for certain: one that CLDR knows."""
        try:
            other = get_locale(tag)
        except LocaleError:
            return False
        return _OLD.get(other.language, other.language) != _OLD.get(self.language, self.language)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML's dir wants it."""
        return "rtl" if self.rtl else "ltr"

    @property
    def spaces_marks(self) -> bool:
        """Whether a space that does not break stands before ; ! ? : and within « ».

        So in French (Imprimerie nationale), but Canada and Switzerland set marks close to the word.
        """
        return self.tag in _SPACED_MARKS

    def integer(self, number: int) -> str:
        """Return ``number`` in the locale's own digits."""
        return self.with_digits(str(number))

    def with_digits(self, text: str) -> str:
        """Return ``text`` with its ASCII digits as the locale's own."""
        return text.translate(_DIGITS.get(self.digits, {}))


@cache
def get_locale(tag: str) -> LocaleInfo:
    """Return what CLDR says of the locale ``tag``.

    Raises `LocaleError` where the tag is not well-formed or CLDR does not know it.
    """
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global
    from babel.messages.plurals import get_plural

    if not _TAG.fullmatch(tag):
        raise LocaleError(f"{tag!r} is not a locale: expected a BCP 47 tag such as fa, fr or pt-BR", key=tag)
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise LocaleError(f"no such locale: {tag!r} is not in CLDR", key=tag) from error
    script = locale.script or _likely_script(locale.language, locale.territory, get_global("likely_subtags"))
    parts = [part for part in (locale.language, locale.script, locale.territory, locale.variant) if part]
    plural = get_plural(locale)
    return LocaleInfo(
        tag="-".join(parts),
        folder="_".join(parts),
        language=locale.language,
        script=script,
        rtl=locale.text_direction == "rtl",
        name=locale.get_display_name("en") or tag,
        own_name=locale.get_display_name() or tag,
        plural_forms=f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        plural_count=plural.num_plurals,
        digits=locale.default_numbering_system,
    )


def _likely_script(language: str, territory: str | None, likely: Mapping[str, str]) -> str:
    """Return the script CLDR's likely subtags give a language (UTS 35, "Likely Subtags")."""
    for key in (f"{language}_{territory}", language):
        parts = likely.get(key, "").split("_")
        if len(parts) >= 2:
            return parts[1]
    return "Latn"


def open_graph_locale(locale: LocaleInfo) -> str:
    """Return ``locale`` as Open Graph wants it, with the territory that CLDR thinks likely: ``fa_IR``."""
    from babel.core import Locale, get_global

    known = Locale.parse(locale.folder)
    if known.territory:
        return f"{known.language}_{known.territory}"
    likely = get_global("likely_subtags").get(locale.folder) or get_global("likely_subtags").get(known.language, "")
    parts = likely.split("_")
    return f"{known.language}_{parts[-1]}" if len(parts) == 3 else known.language
