"""Gender and number of a rendering, for those who decline what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n_pipeline.model import Rendering


class Gender(StrEnum):
    """Grammatical gender, as TBX names it."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    COMMON = "common"
    """Both: ``martyr`` in French."""


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class InflectedRendering(Rendering):
    """A rendering whose gender or number the glossary tells."""

    gender: Gender | None = None
    number: Number | None = None


def gender_of(rendering: Rendering) -> str:
    """Return the gender that the glossary tells, or an empty string."""
    return str(rendering.gender or "") if isinstance(rendering, InflectedRendering) else ""


def number_of(rendering: Rendering) -> str:
    """Return the number that the glossary tells, or an empty string."""
    return str(rendering.number or "") if isinstance(rendering, InflectedRendering) else ""


def with_grammar(rendering: Rendering, gender: str, number: str) -> Rendering:
    """Return ``rendering`` with its gender and number; the plain one where both are empty. Raises `ValueError`."""
    if not gender and not number:
        return rendering
    return InflectedRendering(
        rendering.preferred,
        rendering.accepted,
        rendering.forbidden,
        rendering.note,
        Gender(gender) if gender else None,
        Number(number) if number else None,
    )
