"""What the rules of l10n.yaml say of the blocks of a document that is not cut by lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n_pipeline.documents.base import Rule
from l10n_pipeline.model import BlockKind


class RuleBook:
    """Applies the rules of one document to its blocks, in order, and counts them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Take ``rules``, which are asked in their order."""
        self._rules = rules
        self._region: Rule | None = None
        self._waiting = [rule for rule in rules if rule.after is not None]
        self._counts: Counter[BlockKind] = Counter()

    def rule(self, text: str, kind: BlockKind) -> tuple[BlockKind, bool, int]:
        """Return kind, whether to translate, and number of the next block: it holds ``text`` and seems a ``kind``."""
        region = self._region
        if region is not None and region.until is not None and region.until.search(text):
            region = self._region = None
        ruling = [region] if region else [r for r in self._rules if r.match is not None and r.match.search(text)]
        for rule in self._waiting:
            if rule.after is not None and rule.after.search(text):
                self._region = rule
                self._waiting.remove(rule)
                break
        kind = next((rule.kind for rule in ruling if rule.kind is not None), kind)
        translate = next((rule.translate for rule in ruling if rule.translate is not None), True)
        self._counts[kind] += 1
        return kind, translate, self._counts[kind]
