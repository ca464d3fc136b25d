"""What the readers of other glossary formats hand over, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from l10n_pipeline.errors import LocaleError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Rendering, Term, TermContext


@dataclass(frozen=True, slots=True)
class Imported:
    """The terms of a file in another format."""

    terms: tuple[Term, ...]
    skipped: tuple[str, ...] = ()
    """What could not be taken, a sentence each."""


FLAGS = ("part_of_speech", "case_sensitive", "whole_word", "do_not_translate", "context")
"""Settings of a term by their keys in glossary.yaml: what other formats have no place for."""


def flags_of(term: Term) -> dict[str, str]:
    """Return the settings of ``term`` that are not the usual ones."""
    all_of = {
        "part_of_speech": (term.part_of_speech, "noun"),
        "case_sensitive": (_word(term.case_sensitive), "false"),
        "whole_word": (_word(term.whole_word), "true"),
        "do_not_translate": (_word(term.do_not_translate), "false"),
        "context": (str(term.context), "anywhere"),
    }
    return {key: value for key, (value, usual) in all_of.items() if value != usual}


def make_term(
    source: str,
    variants: tuple[str, ...],
    texts: tuple[str, str],
    renderings: Mapping[str, Rendering],
    flags: Mapping[str, str],
    line: int,
) -> Term:
    """Return a term with its definition and note in ``texts``; raises `ValueError` for a flag that makes no sense."""
    return Term(
        source=source,
        variants=variants,
        part_of_speech=flags.get("part_of_speech") or "noun",
        definition=texts[0],
        note=texts[1],
        case_sensitive=_truth("case_sensitive", flags.get("case_sensitive", ""), usual=False),
        whole_word=_truth("whole_word", flags.get("whole_word", ""), usual=True),
        do_not_translate=_truth("do_not_translate", flags.get("do_not_translate", ""), usual=False),
        context=TermContext(flags.get("context") or "anywhere"),
        renderings=renderings,
        line=line,
    )


def canonical(tag: str) -> str | None:
    """Return the canonical form of a locale's tag, None where it is none."""
    try:
        return get_locale(tag.strip()).tag
    except LocaleError:
        return None


def _word(value: bool) -> str:
    return "true" if value else "false"


def _truth(key: str, text: str, *, usual: bool) -> bool:
    match text.strip().lower():
        case "":
            return usual
        case "true" | "yes" | "1" | "x":
            return True
        case "false" | "no" | "0":
            return False
    raise ValueError(f"{key} must be true or false, not {text!r}")
