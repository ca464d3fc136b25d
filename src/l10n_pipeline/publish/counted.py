"""Phrases with a number in them, in the plural form that CLDR's rules ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase by CLDR's plural categories; each may have the field ``{n}``, and an empty one is as ``other``."""

    other: str
    one: str = ""
    zero: str = ""
    two: str = ""
    few: str = ""
    many: str = ""

    def of(self, number: int, language: str, shown: str, **more: str) -> str:
        """Return the phrase for ``number``, written as ``shown``, by the rules of ``language``; ``more`` are fields."""
        forms = {"zero": self.zero, "one": self.one, "two": self.two, "few": self.few, "many": self.many}
        return (forms.get(_category(number, language)) or self.other).format(n=shown, **more)


@cache
def _category(number: int, language: str) -> str:
    from babel import Locale

    return Locale.parse(language).plural_form(number)
