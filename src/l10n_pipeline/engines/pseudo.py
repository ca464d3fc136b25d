"""Pseudo-localisation: text that shows what a layout, a font and this pipeline do with a locale, without a model.

Letters get accents, or become Arabic letters where the locale is written with those; words get about a third longer, as
translations do. Tags, links, placeholders, masks and numbers stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline import inline
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions, has_letters
from l10n_pipeline.locales import get_locale

_ACCENTS = str.maketrans("aceilnorsuyzACEILNORSUYZdgDG", "áçéíļñóřšúýžÁÇÉÍĻÑÓŘŠÚÝŽďğĎĞ")
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "ابصدعفغحوجخلمنوبقرستاضظثطز",
)
"""Letters that Arabic and Persian share: ي and ك are written otherwise in Persian."""
_ARABIC_PUNCTUATION = ((re.compile(r"\?"), "؟"), (re.compile(r",(?=\s|\Z)"), "،"), (re.compile(r";"), "؛"))
_VOWELS = frozenset("aeiou")
_RLM = "\u200f"


@dataclass(frozen=True, slots=True)
class PseudoSettings:
    """How pseudo text looks."""

    lengthen: float = 0.3
    """How many letters are added, as a share of those there are; vowels are doubled as they come."""
    brackets: bool = False
    """Whether each text stands between ⟦ and ⟧, to show where one is cut off."""


class PseudoEngine:
    """Pseudo-localisation. Needs no model and knows every locale."""

    name = "pseudo"

    def __init__(self, source: str, target: str, settings: PseudoSettings | None = None) -> None:
        """Make text for the locale ``target``; raises `LocaleError` where CLDR does not know it."""
        self.source = source
        self.target = target
        self.settings = settings or PseudoSettings()
        locale = get_locale(target)
        self._arabic = locale.script == "Arab"
        self._mark = _RLM if locale.rtl and not self._arabic else ""

    @property
    def origin(self) -> str:
        """What a draft's origin comment says: ``pseudo en→fa``."""
        return f"{self.name} {self.source}→{self.target}"

    @property
    def demonstration(self) -> bool:
        """False: nobody takes pseudo text for a translation."""
        return False

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the locale and the settings."""
        return hashlib.sha256(f"{self.name} 1 {self.target} {self.settings}".encode()).hexdigest()

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        """Return one proposal for each sentence; there is only one, whatever ``options`` ask for."""
        del options
        return [(Hypothesis(self._pseudo(sentence) if has_letters(sentence) else sentence),) for sentence in sentences]

    def _pseudo(self, sentence: str) -> str:
        out: list[str] = []
        end = 0
        for start, stop in _kept(sentence):
            out += [self._letters(sentence[end:start]), sentence[start:stop]]
            end = stop
        out.append(self._letters(sentence[end:]))
        text = f"{self._mark}{''.join(out)}{self._mark}"
        return f"⟦{text}⟧" if self.settings.brackets else text

    def _letters(self, text: str) -> str:
        """Return ``text`` longer and in other letters."""
        text = self._longer(text)
        if not self._arabic:
            return text.translate(_ACCENTS)
        for rule, mark in _ARABIC_PUNCTUATION:
            text = rule.sub(mark, text)
        return text.lower().translate(_ARABIC)

    def _longer(self, text: str) -> str:
        out: list[str] = []
        due = 0.0
        for character in text:
            out.append(character)
            due += self.settings.lengthen * character.isalpha()
            if due >= 1 and character.lower() in _VOWELS:
                out.append(character.lower())
                due -= 1
        return "".join(out)


def _kept(sentence: str) -> list[tuple[int, int]]:
    """Return what stays as it is, in order, without overlaps: spans, and masks in any style."""
    found = [(span.start, span.end) for span in inline.find(sentence)]
    for style in inline.STYLES.values():
        found += [m.span() for m in style.pattern.finditer(sentence) if style.read(m) is not None]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
