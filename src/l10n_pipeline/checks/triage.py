"""Which checks can find anything in a message at all, told by its words.

Most checks find nothing in most messages, and single words tell: without a bracket in either text no bracket is wrong.
So texts are cut at spaces, and what a piece tells is kept: texts say the same words again and again, and a known piece
costs a look-up instead of some twenty searches. A `Rule` that names no sign runs always.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_

from l10n_pipeline.checks.base import CheckContext, Rule, Sign
from l10n_pipeline.checks.folding import pieces
from l10n_pipeline.kept import Table
from l10n_pipeline.locales import LocaleInfo

_MARKS_AT_END = (".", ",", "،")


class _Signs(Table[int]):
    """The bits of the rules for which a piece of a text has a sign, by piece: of sources or targets in one locale."""

    def __init__(self, signs: Sequence[tuple[int, bool, Sign]], locale: LocaleInfo) -> None:
        """Look for ``signs``, each with the bit of its rule and whether a plain word may have it."""
        super().__init__(self._read, any_digit=True)
        self._every = [(bit, sign) for bit, _, sign in signs]
        self._of_letters = [(bit, sign) for bit, letters, sign in signs if letters]
        self._locale = locale
        self._alike: dict[int, int] = {}

    def _read(self, piece: str) -> int:
        word = piece.replace("\u200c", "")
        if word.endswith(_MARKS_AT_END):
            word = word[:-1]
        # half of the rules are about marks, and a plain word has none
        signs = self._of_letters if word.isalpha() else self._every
        bits = sum(bit for bit, sign in signs if sign(piece, self._locale))
        # one number for all words alike stays in the processor's cache
        return self._alike.setdefault(bits, bits)


class Triage:
    """Chooses among rules those that have to look at a message."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Choose among ``rules``, in their order."""
        self._rules = [(1 << place, 1 << place + len(rules), rule) for place, rule in enumerate(rules)]
        self._anywhere = (1 << len(rules)) - 1
        """The bits of signs that tell in the last piece of a text too."""
        self._always = sum(bit for bit, _, rule in self._rules if not (rule.source_sign or rule.target_sign))
        self._sources: dict[str, _Signs] = {}
        self._targets: dict[str, _Signs] = {}
        self._chosen = lru_cache(maxsize=4096)(self._choose)

    def chosen(self, context: CheckContext) -> tuple[Rule, ...]:
        """Return the rules that may find something in ``context``; the others find nothing for certain."""
        source = self._sources.get(context.source_locale.tag)
        if source is None:
            source = self._add(self._sources, context.source_locale, [rule.source_sign for _, _, rule in self._rules])
        target = self._targets.get(context.locale.tag)
        if target is None:
            target = self._add(self._targets, context.locale, [rule.target_sign for _, _, rule in self._rules])
        words = pieces(context.source)
        bits = self._always | source[words[-1]] & self._anywhere
        # most pieces have no sign
        bits = reduce(or_, filter(None, map(source.__getitem__, words[:-1])), bits)
        words = pieces(context.target)
        bits |= target[words[-1]] & self._anywhere
        return self._chosen(reduce(or_, filter(None, map(target.__getitem__, words[:-1])), bits))

    def _choose(self, bits: int) -> tuple[Rule, ...]:
        return tuple(rule for bit, inner, rule in self._rules if (bit | inner) & bits)

    def _add(self, tables: dict[str, _Signs], locale: LocaleInfo, signs: Sequence[Sign | None]) -> _Signs:
        """Return a new table for texts in ``locale``, put among ``tables``; ``signs`` are those of all rules."""
        looked_for = [
            (place, rule.of_letters, sign)
            for (bit, inner, rule), own in zip(self._rules, signs, strict=True)
            for place, sign in ((bit, own), (inner, rule.inner_sign))
            if sign
        ]
        return tables.setdefault(locale.tag, _Signs(looked_for, locale))
