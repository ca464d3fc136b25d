"""Compact model packages, trained from pairs of sentences: what `l10n models train` does.

The way of a pair: `reading` → `cleaning` → `corpora` (weights) → `augment` → `pieces` (SentencePiece) → `trainer` (the
Transformer of `network`) → `weights` (CTranslate2) → `packing` (`.argosmodel`). PyTorch is imported by `network` and
`trainer` only, which nobody imports before training begins.
"""
