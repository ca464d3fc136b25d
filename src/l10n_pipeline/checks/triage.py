"""Which checks can find anything in a message at all, told by its words.

Most checks find nothing in most messages, and single words tell: without a bracket in either text no bracket is wrong.
So texts are cut at spaces, and what a piece tells is kept: texts say the same words again and again, and a known piece
costs a look-up instead of some twenty searches. A `Rule` that names no sign runs always.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from operator import or_

from l10n_pipeline.checks.base import CheckContext, Rule
from l10n_pipeline.checks.folding import KEPT
from l10n_pipeline.locales import LocaleInfo

_MARKS_AT_END = (".", ",", "،")
_ANY_DIGIT = str.maketrans("123456789", "000000000")
_Reader = Callable[[str], int]


class Triage:
    """Chooses among rules those that have to look at a message."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Choose among ``rules``, in their order."""
        self._rules = [(1 << place, rule) for place, rule in enumerate(rules)]
        self._always = sum(bit for bit, rule in self._rules if not (rule.source_sign or rule.target_sign))
        self._readers: dict[tuple[str, bool], _Reader] = {}
        self._chosen = lru_cache(maxsize=4096)(self._choose)

    def chosen(self, context: CheckContext) -> tuple[Rule, ...]:
        """Return the rules that may find something in ``context``; the others find nothing for certain."""
        source = self._reader(context.source_locale, target=False)
        target = self._reader(context.locale, target=True)
        bits = reduce(or_, map(source, context.source.split(" ")), self._always)
        return self._chosen(reduce(or_, map(target, context.target.split(" ")), bits))

    def _choose(self, bits: int) -> tuple[Rule, ...]:
        return tuple(rule for bit, rule in self._rules if bit & bits)

    def _reader(self, locale: LocaleInfo, *, target: bool) -> _Reader:
        """Return a function that gives the bits of the rules for which a piece of a text in ``locale`` has a sign."""
        key = locale.tag, target
        if key not in self._readers:
            self._readers[key] = lru_cache(maxsize=KEPT)(self._new_reader(locale, target=target))
        return self._readers[key]

    def _new_reader(self, locale: LocaleInfo, *, target: bool) -> _Reader:
        signs = [
            (bit, rule.of_letters, sign)
            for bit, rule in self._rules
            if (sign := rule.target_sign if target else rule.source_sign)
        ]
        of_letters = [(bit, sign) for bit, letters, sign in signs if letters]
        every = [(bit, sign) for bit, _, sign in signs]

        def read(piece: str) -> int:
            word = piece.replace("\u200c", "")
            if word.endswith(_MARKS_AT_END):
                word = word[:-1]
            # half of the rules are about marks, and a plain word has none
            return sum(bit for bit, sign in (of_letters if word.isalpha() else every) if sign(piece, locale))

        alike = lru_cache(maxsize=KEPT)(read)
        # which digit it is tells no sign anything, and numbers are what texts seldom repeat
        return lambda piece: alike(piece.translate(_ANY_DIGIT))
