"""The families of opposites."""

from __future__ import annotations

from l10n_pipeline.checks.opposites.amounts import AMOUNTS, MULTIPLES
from l10n_pipeline.checks.opposites.degrees import AGES, CHANGES, COMPARISONS, LENGTHS, LIMITS, QUALITIES
from l10n_pipeline.checks.opposites.thing import Thing
from l10n_pipeline.checks.opposites.times import ENDS, FREQUENCIES, HALVES, ORDERS, PAST, RANKS

FAMILIES: tuple[tuple[Thing, ...], ...] = (
    AMOUNTS,
    CHANGES,
    MULTIPLES,
    COMPARISONS,
    LIMITS,
    AGES,
    ORDERS,
    RANKS,
    PAST,
    ENDS,
    FREQUENCIES,
    HALVES,
    QUALITIES,
    LENGTHS,
)
"""The things of which one must not stand for the other."""
FREE = (AMOUNTS, ORDERS)
"""The families whose words languages set in another order."""
