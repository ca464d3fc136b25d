"""A document in one locale, ready to be rendered: its passages, each sentence with its text and state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n_pipeline.documents import Document
from l10n_pipeline.documents.tagged import items_of as tagged_items
from l10n_pipeline.documents.tagged import plain
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Block, BlockKind, Catalog, State


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is shown."""

    text: str
    state: State
    """`State.UNTRANSLATED` where the text is the source's."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown."""

    kind: BlockKind
    marker: str
    sentences: tuple[Sentence, ...]
    translate: bool
    """False where a rule keeps it in the source language."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document in one locale."""

    title: str
    locale: LocaleInfo
    source_locale: LocaleInfo
    passages: tuple[Passage, ...]
    preview: bool
    """True where it is not finished: every rendering then says so."""
    demonstration: bool
    """True where drafts come from a demonstration package."""
    tagged: bool = False
    """True where inline markup stands in the sentences as tags."""

    @property
    def drafts(self) -> int:
        """How many sentences a machine drafted and nobody accepted."""
        return self._count(State.DRAFT)

    @property
    def untranslated(self) -> int:
        """How many sentences stand in the source language for want of a translation."""
        return self._count(State.UNTRANSLATED)

    @property
    def total(self) -> int:
        """How many sentences there are to translate."""
        return sum(len(passage.sentences) for passage in self.passages if passage.translate)

    def _count(self, state: State) -> int:
        return sum(
            sentence.state is state for passage in self.passages if passage.translate for sentence in passage.sentences
        )


def make_page(
    document: Document, catalog: Catalog, locale: LocaleInfo, source_locale: LocaleInfo, title: str, *, preview: bool
) -> Page:
    """Return ``document`` with the targets of ``catalog``; a sentence without one keeps its source text."""
    messages = {message.source: message for message in catalog.active if message.context is None}

    def sentence(text: str, *, translate: bool) -> Sentence:
        message = messages.get(text) if translate else None
        if message is None or message.state is State.UNTRANSLATED:
            return Sentence(text, State.UNTRANSLATED)
        return Sentence(message.target, message.state)

    def passage(block: Block) -> Passage:
        sentences = tuple(sentence(segment.text, translate=block.translate) for segment in block.segments)
        return Passage(block.kind, block.marker, sentences, block.translate)

    passages = tuple(passage(block) for block in document.blocks if block.segments)
    drafts = (message for message in messages.values() if message.state is State.DRAFT)
    demonstration = any(m.origin is not None and m.origin.demonstration and not m.edited for m in drafts)
    own = _own_title(passages)
    return Page(
        (plain(tagged_items(own)) if document.tagged else own) or title,
        locale,
        source_locale,
        passages,
        preview,
        demonstration,
        document.tagged,
    )


def _own_title(passages: Sequence[Passage]) -> str:
    """Return the first title among ``passages``."""
    for passage in passages:
        if passage.kind is BlockKind.TITLE:
            return " ".join(sentence.text for sentence in passage.sentences)
    return ""
