"""Sentences that deny a part: *not only*, *not all*, *no one but*. Without a word for the part they deny all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n_pipeline.checks.folding import folded

_NOT = r"(?:\b(?:not|never)\b|n['’]t\b)"
NONE_BUT = re.compile(
    r"\b(?:no[\s-]?one|nobody|none|nothing)(?: else)? (?:(?:was|is|were|are|can|could|may|will)(?: \w+){1,3} )?"
    r"(?:but|except(?: for)?|other than|apart from|save(?: for)?)\b(?! (?:that|when|if|to|in|by|with|the one)\b)",
    re.IGNORECASE,
)
"""*No one but the guards*: the guards alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """A way of English to deny a part."""

    english: re.Pattern[str]
    words: Mapping[str, re.Pattern[str]]
    """By language: words of which a translation has one, in folded texts."""
    message: str
    unless: re.Pattern[str] | None = None
    """A source that has this besides is left alone."""

    def is_lost(self, source: str, target: str, language: str) -> bool:
        """Return whether the source denies a part, and the target has no word for it."""
        words = self.words.get(language)
        if words is None or not self.english.search(source) or (self.unless and self.unless.search(source)):
            return False
        return words.search(folded(target)) is None


def _words(*, fr: str, fa: str, ar: str) -> Mapping[str, re.Pattern[str]]:
    persian = re.compile(fa)
    return MappingProxyType({"fr": re.compile(fr), "fa": persian, "prs": persian, "ar": re.compile(ar)})


PARTS = (
    Part(
        re.compile(rf"{_NOT}[^.;:?!]{{0,40}}\bonly\b", re.IGNORECASE),
        _words(
            fr=r"seul|uniqu|exclusiv|simple|juste\b|qu(?:e\b|')|aussi|également|même|mais|limit|outre",
            fa=r"فقط|تنها|صرفا|محض|(?<!\w)هم(?!\w)|نيز|همچنين|حتي|علاوه|بلكه|منحصر|محدود|جز|مگر",
            ar=r"فقط|فحسب|مجرد|ايضا|كذلك|(?<!\w)بل|حتي|وحد|فضلا|اضاف|سوي|الا|تقتصر|يقتصر|مقتصر|حصر",
        ),
        "The source says “not ... only”, the translation has no “only”: it may deny all of it.",
    ),
    Part(
        re.compile(r"(?:\bnot|n['’]t) (?:all|every|every(?:one|body|thing))\b(?! at all)", re.IGNORECASE),
        _words(
            fr=r"\btou(?:s|t|te|tes)\b|chaque|chacun|ensemble|quelques|certain|plupart|partie|toujours|entier|moindre|seul"
            r"|n'importe|plusieurs|totalité|intégr|complèt|nombre|univers|autant|rares|exclusiv|systémat",
            fa=r"هم[هگ]|تمام|(?<!\w)هر|كل(?:يه|اً?)?(?!\w)|برخي|بعضي|بسياري|جميع|سراسر|بيشتر|قسمت|بخش|پاره|كامل",
            ar=r"كل(?!\w{3})|جميع|كاف[هة]|سائر|بعض|معظم|باجمع|كامل|برمت|شامل|قاطب|اغلب|عموم",
        ),
        "The source says “not all”, the translation has no “all”: it may deny every one.",
        re.compile(r"\bnot at all\b|\b(?:not|n['’]t) all (?:that|right)\b", re.IGNORECASE),
    ),
    Part(
        NONE_BUT,
        _words(
            fr=r"seul|uniqu|exclusiv|\bqu(?:e\b|')|sauf|hormis|excep|à part|autre|sinon|en dehors|outre|ailleurs"
            r"|tou[ts]",
            fa=r"جز|فقط|تنها|مگر|غير|الا|صرفا|منحصر|استثنا|سواي|محض|همه|چيزي نيست|دگر|ديگر",
            ar=r"سوي|غير|الا|فقط|وحد|عدا|خلا|باستثناء|دون|مجرد|حصر|اخر|لا شي|انما|فحسب|كل ما",
        ),
        "The source says “no one but”, the translation has no “but” and no “only”: it may say the opposite.",
    ),
)
