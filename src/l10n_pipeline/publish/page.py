"""A document in one locale, ready to be rendered: its passages, each sentence with its text and state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n_pipeline.documents import Document
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text, plain
from l10n_pipeline.documents.tagged import items_of as tagged_items
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import WHOLE, Block, BlockKind, Catalog, Cell, Lead, Part, Segment, State
from l10n_pipeline.publish.gate import Reason, Refusal
from l10n_pipeline.publish.page_numbers import without_page_numbers
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.words import Words, words

_EXCERPT = 200
"""Characters of a page's description, about what search engines and messengers show."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is shown."""

    text: str
    state: State
    """`State.UNTRANSLATED` where the text is the source's."""
    source: str = ""
    leads: tuple[Lead, ...] = ()
    """Of its inline tags."""

    def lead(self, item: Item) -> Lead | None:
        """Return where ``item``, one of its `tagged.items_of`, leads."""
        tag = "" if isinstance(item, Text) else f"{item.letter}{item.key}"
        return next((lead for lead in self.leads if lead.tag == tag), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown."""

    kind: BlockKind
    marker: str
    sentences: tuple[Sentence, ...]
    translate: bool
    """False where a rule keeps it in the source language."""
    level: int = 1
    """How deep a list item stands."""
    part: Part = Part.BODY
    note: str = ""
    """The number of the note that it belongs to."""
    cell: Cell | None = None
    """Where it stands in a table."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same document in a locale in which it is published."""

    locale: LocaleInfo
    address: str
    """Relative to the page."""
    url: str
    """On the web; the same as ``address`` where the project does not say where its pages stand."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page has around its text."""

    project: str = ""
    """Title of the project."""
    alternates: tuple[Alternate, ...] = ()
    """The page itself included."""
    index: str = ""
    """Relative address of the index of all locales; empty where there is none."""
    published: dt.date | None = None
    """The day since which the text is as it is."""
    solar_date: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A document in one locale."""

    title: str
    locale: LocaleInfo
    source_locale: LocaleInfo
    passages: tuple[Passage, ...]
    standing: Standing
    demonstration: bool
    """True where drafts come from a demonstration package."""
    tagged: bool = False
    """True where inline markup stands in the sentences as tags."""
    setting: Setting = Setting()
    refusals: tuple[Refusal, ...] = ()
    """What keeps it from being finished."""

    @property
    def preview(self) -> bool:
        """True where drafts appear: every rendering then says so."""
        return self.standing is Standing.PREVIEW

    @property
    def words(self) -> Words:
        """What the page says of itself."""
        return words(self.locale.language)

    @property
    def text(self) -> tuple[Passage, ...]:
        """What the page shows before its notes: headers, then the text, then footers, each header and footer once.

        These have no numbers of pages.
        """
        headers, body, footers = (self._of(part) for part in (Part.HEADER, Part.BODY, Part.FOOTER))
        return (*_once(_unnumbered(headers)), *body, *_once(_unnumbered(footers)))

    @property
    def notes(self) -> tuple[Passage, ...]:
        """The paragraphs of its notes, those without a number last."""
        return tuple(sorted(self._of(Part.NOTE), key=lambda passage: not passage.note))

    def note(self, number: str) -> tuple[Passage, ...]:
        """Return the paragraphs of the note ``number``."""
        return tuple(passage for passage in self._of(Part.NOTE) if number and passage.note == number)

    def note_number(self, number: str) -> str:
        """Return the number of a note as the page writes it: in its digits, ``iv`` as it is."""
        return self.locale.with_digits(number)

    def _of(self, part: Part) -> list[Passage]:
        return [passage for passage in self.passages if passage.part is part]

    @property
    def drafts(self) -> int:
        """How many sentences are drafts, a machine's or not, which nobody accepted; each counts once, as a message."""
        return len(self._sources(State.DRAFT))

    @property
    def untranslated(self) -> int:
        """How many sentences stand in the source language for want of a translation; each counts once."""
        return len(self._sources(State.UNTRANSLATED))

    @property
    def errors(self) -> int:
        """How many translated sentences are withheld for an error."""
        return sum(refusal.reason is Reason.ERROR for refusal in self.refusals)

    @property
    def unreviewed(self) -> int:
        """How many translated sentences without an error are withheld until a person has reviewed them."""
        waiting = (Reason.REVIEW, Reason.UNREVIEWED, Reason.DEMONSTRATION)
        return sum(refusal.reason in waiting for refusal in self.refusals)

    @property
    def total(self) -> int:
        """How many sentences there are to translate; one that stands in several places counts once."""
        return len(self._sources(*State))

    @property
    def excerpt(self) -> str:
        """The beginning of the first paragraph, on whole words, without markup."""
        for passage in self.passages:
            if passage.kind is BlockKind.PARAGRAPH and passage.translate and passage.part is Part.BODY:
                text = " ".join(self.plain(sentence) for sentence in passage.sentences)
                return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
        return self.title

    def plain(self, sentence: Sentence) -> str:
        """Return the words of ``sentence`` without markup."""
        return plain(sentence_items(sentence)) if self.tagged else sentence.text

    def _sources(self, *states: State) -> set[str]:
        """Return the source texts of the sentences to translate that are in one of ``states``."""
        shown = (sentence for passage in self.passages if passage.translate for sentence in passage.sentences)
        return {sentence.source for sentence in shown if sentence.state in states}


def sentence_items(sentence: Sentence) -> list[Item]:
    """Return what ``sentence`` holds, in the link around its paragraph if there is one.

    The space behind a mark that it begins with, as a note's own does, is left out.
    """
    items = tagged_items(sentence.text)
    first = next((place for place, item in enumerate(items) if not isinstance(item, Empty)), len(items))
    if first < len(items) and isinstance(item := items[first], Text):
        items[first] = Text(item.text.lstrip())
    if any(lead.tag == WHOLE for lead in sentence.leads):
        letter, key = WHOLE[0], int(WHOLE[1:])
        return [Open(letter, key), *items, Close(letter, key)]
    return items


def _unnumbered(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield ``passages`` without numbers of pages; nothing of one that holds nothing else."""
    for passage in passages:
        made = tuple(_without_numbers(sentence) for sentence in passage.sentences)
        left = tuple(each for each in made if each.text) if made != passage.sentences else made
        if left:
            yield replace(passage, sentences=left)


def _without_numbers(sentence: Sentence) -> Sentence:
    tags = [lead.tag for lead in sentence.leads if lead.page]
    return replace(sentence, text=without_page_numbers(sentence.text, tags)) if tags else sentence


def _once(passages: Iterable[Passage]) -> Iterable[Passage]:
    """Return ``passages`` without those whose text an earlier one has."""
    return {tuple(sentence.text for sentence in passage.sentences): passage for passage in passages}.values()


def make_page(
    document: Document,
    catalog: Catalog,
    locale: LocaleInfo,
    source_locale: LocaleInfo,
    title: str,
    *,
    standing: Standing = Standing.FINISHED,
    setting: Setting | None = None,
    refusals: Sequence[Refusal] = (),
) -> Page:
    """Return ``document`` with the targets of ``catalog``; a sentence without one keeps its source text.

    ``refusals`` are what the gate says of the catalog.
    """
    messages = {message.source: message for message in catalog.active if message.context is None}

    def sentence(segment: Segment, *, translate: bool) -> Sentence:
        text = segment.text
        message = messages.get(text) if translate else None
        if message is None or message.state is State.UNTRANSLATED:
            return Sentence(text, State.UNTRANSLATED, text, segment.leads)
        return Sentence(message.target, message.state, text, segment.leads)

    def passage(block: Block) -> Passage:
        sentences = tuple(sentence(segment, translate=block.translate) for segment in block.segments)
        place = (block.level, block.part, block.note, block.cell)
        return Passage(block.kind, block.marker, sentences, block.translate, *place)

    passages = tuple(passage(block) for block in document.blocks if block.segments)
    drafts = (message for message in messages.values() if message.state is State.DRAFT)
    demonstration = any(m.demonstration for m in drafts)
    own = _own_title(passages)
    return Page(
        (plain(tagged_items(own)) if document.tagged else own) or title,
        locale,
        source_locale,
        passages,
        standing,
        demonstration,
        document.tagged,
        setting or Setting(project=title),
        tuple(refusals),
    )


def _own_title(passages: Sequence[Passage]) -> str:
    """Return the first title among ``passages``."""
    for passage in passages:
        if passage.kind is BlockKind.TITLE and passage.part is Part.BODY:
            return " ".join(sentence.text for sentence in passage.sentences)
    return ""
