"""What every engine offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from l10n_pipeline import inline
from l10n_pipeline.errors import EngineError


@dataclass(frozen=True, slots=True)
class Link:
    """A word part of a target and the part of its source that the model looked at most when it wrote it.

    ``target[start:end]`` and ``source[source_start:source_end]``, in code points, of the texts as the engine had them.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A proposed translation of one sentence."""

    text: str
    score: float = 0.0
    """Mean log-probability of its tokens: 0 is certainty, less is worse. 0 where an engine does not score."""
    links: tuple[Link, ...] = ()
    """In the target's order, where `TranslateOptions.align` asked for them and the engine knows them."""


Hypotheses = tuple[Hypothesis, ...]
"""The proposals for one sentence, the best first: one at least, as many as were asked for at most, no two alike."""


@dataclass(frozen=True, slots=True)
class TranslateOptions:
    """How to translate the sentences of one call."""

    hypotheses: int = 1
    """How many proposals a sentence gets, at most."""
    suppress: tuple[str, ...] = ()
    """Target strings not to use. An engine does what it can; the caller looks whether they are gone."""
    beam: int = 0
    """Width of the beam search; 0 for the engine's own."""
    no_repeat_ngram: int = 0
    """Length of the token sequences that may occur once only; 0 for the engine's own setting."""
    align: bool = False
    """Whether proposals come with their `Hypothesis.links`."""

    def __post_init__(self) -> None:
        """Raise `EngineError` where less than one proposal is asked for."""
        if self.hypotheses < 1:
            raise EngineError(f"asked for {self.hypotheses} translations a sentence: at least 1 is needed")


DEFAULT_OPTIONS = TranslateOptions()
"""One proposal a sentence, nothing suppressed."""


class Engine(Protocol):
    """Translates sentences from one locale into another, without a network."""

    @property
    def name(self) -> str:
        """What l10n.yaml calls it: ``argos``, ``pseudo``."""
        ...

    @property
    def source(self) -> str:
        """The locale tag it translates from."""
        ...

    @property
    def target(self) -> str:
        """The locale tag it translates into."""
        ...

    @property
    def origin(self) -> str:
        """What a draft's origin comment says, the glossary aside: ``argos en→fa 0.1 (demonstration)``."""
        ...

    @property
    def demonstration(self) -> bool:
        """True where its texts only show that the pipeline works."""
        ...

    @property
    def digest(self) -> str:
        """Hexadecimal digits that change whenever its texts could: the key of whoever keeps them."""
        ...

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        """Return the proposals for each sentence, in their order.

        The same sentences give the same texts, whatever their order and however often one occurs. A sentence without
        a letter is returned as it is. Raises `EngineError` where translation fails.
        """
        ...


def mask_style(engine: Engine) -> inline.Style | None:
    """Return the mask style that ``engine`` declares (an attribute ``mask_style``), None where it declares none."""
    style: inline.Style | None = getattr(engine, "mask_style", None)
    return style


def term_annotation(engine: Engine) -> bool:
    """Return whether ``engine`` was trained to read a term's rendering beside the term (``term_annotation``)."""
    return bool(getattr(engine, "term_annotation", False))


def steerable(engine: Engine) -> bool:
    """Return whether the options of a call change what ``engine`` answers (``steerable``): rules know one answer."""
    return bool(getattr(engine, "steerable", True))


def has_letters(sentence: str) -> bool:
    """Return whether there is anything to translate: a number or a dash is better left alone than garbled."""
    return any(character.isalpha() for character in sentence)
