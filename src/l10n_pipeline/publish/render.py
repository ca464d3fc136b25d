"""Pages as HTML, and documents in the format of their source."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import right_to_left, with_mark
from l10n_pipeline.documents import DRAFT, DRAFT_END, KEPT, KEPT_END, Document, Notice
from l10n_pipeline.documents.tagged import Close, Empty, Item, Open, Text, items_of
from l10n_pipeline.locales import open_graph_locale
from l10n_pipeline.model import BlockKind, Catalog, Message, Segment, State
from l10n_pipeline.publish.bodies import isolated, marks_as_html, render_markdown, translated
from l10n_pipeline.publish.dates import format_date
from l10n_pipeline.publish.notices import notices
from l10n_pipeline.publish.page import Page, Passage, Sentence, sentence_items
from l10n_pipeline.publish.policy import Standing
from l10n_pipeline.publish.tables import TableCell, table_rows
from l10n_pipeline.publish.templates import Templates
from l10n_pipeline.publish.words import ENGLISH, Words
from l10n_pipeline.publish.words import words as words_of

if TYPE_CHECKING:
    from markupsafe import Markup

_ELEMENTS = {"b": "strong", "i": "em", "u": "u", "s": "s"}
_NUMBERS = re.compile(r"[0-9().\-]+")
_DECIMAL = re.compile(r"\(?(\d{1,3})[.)]\Z")
_LIST_STYLES = {"arabext": "persian", "arab": "arabic-indic"}
"""CSS counter styles of CLDR's numbering systems, where they are not ASCII's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that one element holds: a list's items, a table's cells, or a single passage."""

    element: str
    passages: tuple[Passage, ...]

    @property
    def rows(self) -> list[list[TableCell]]:
        """Those of a table."""
        return table_rows(self.passages)


def render_html(page: Page, document: Document, catalog: Catalog, templates: Templates | None = None) -> bytes:
    """Return ``page`` as one HTML file that asks for nothing from outside.

    Text is escaped. Runs against the page's direction are isolated; sentences left in the source language carry its
    ``lang`` and ``dir``. A page that is not finished has a banner at its top, and its drafts are marked. A document
    that is HTML itself is its own page.
    """
    if document.suffix == ".html":
        return render_document(page, document, catalog)
    templates = templates or Templates()
    body = render_markdown(page, document, catalog) if document.suffix == ".md" else None
    rendered = templates.render(
        "page.html",
        page=page,
        setting=page.setting,
        words=page.words,
        style=templates.style(_LIST_STYLES.get(page.locale.digits, "decimal")),
        banner=banner(page),
        body=body,
        groups=list(groups(page.text)) if body is None else [],
        notes=page.notes if body is None else (),
        isolate=functools.partial(isolate, tagged=page.tagged),
        shown=functools.partial(shown, page),
        marker_of=functools.partial(marker_of, page),
        item_number=item_number,
        date=date_of(page),
        open_graph=open_graph_locale,
        kinds=BlockKind,
        states=State,
        standings=Standing,
    )
    return rendered.encode()


def render_document(page: Page, document: Document, catalog: Catalog) -> bytes:
    """Return the document in its own format and in the page's locale: the source's layout.

    In plain text a block that begins against the page's direction gets a direction mark, and list numbers have the
    locale's digits. A page that is not finished begins with its banner.
    """
    if document.suffix == ".html":
        return _html_document(page, document, catalog)

    def mark(message: Message, segment: Segment) -> str:
        marked = segment.index == 1 and document.suffix == ".txt"
        return with_mark(message.target, rtl=page.locale.rtl) if marked else message.target

    kept = (KEPT, KEPT_END) if document.suffix == ".docx" else ("", "")
    made = document.merge(translated(page, catalog, mark, kept=kept), page.locale, banner(page))
    return _directed_lines(made.decode(), page).encode() if document.suffix == ".txt" else made


def _html_document(page: Page, document: Document, catalog: Catalog) -> bytes:
    def mark(message: Message, segment: Segment) -> str:
        del segment
        draft = page.preview and message.state is State.DRAFT
        return f"{DRAFT}{message.target}{DRAFT_END}" if draft else message.target

    # The page has no style of ours in which a sentence that is not translated could look another way.
    kept = (f"[{page.words.mark}] {KEPT}" if page.preview else KEPT, KEPT_END)
    made = document.merge(translated(page, catalog, mark, kept=kept), page.locale, banner(page))
    return marks_as_html(made.decode(), page, style=True).encode()


def _directed_lines(text: str, page: Page) -> str:
    """Return ``text`` with the numbers before its blocks in the page's digits and direction marks before these.

    A number such as ``II.`` stands in the document's skeleton, before the text that `with_mark` saw.
    """
    markers = {passage.marker for passage in page.passages if passage.marker and passage.translate}
    if not markers:
        return text
    alternatives = "|".join(re.escape(marker) for marker in sorted(markers, key=len, reverse=True))

    def directed(found: re.Match[str]) -> str:
        space, marker, rest = found.groups()
        if not any(right_to_left(character) is page.locale.rtl for character in rest if character.isalpha()):
            return found[0]  # a block that stays in the source language
        return space + with_mark(page.locale.with_digits(marker) + rest, rtl=page.locale.rtl)

    return re.sub(rf"(?m)^([^\S\n]*)({alternatives})(\s.*)$", directed, text)


def date_of(page: Page) -> str:
    """Return the day of publication in the page's language; empty where it is not known."""
    day = page.setting.published
    return "" if day is None else format_date(day, page.locale, solar=page.setting.solar_date)


def banner(page: Page) -> list[Notice]:
    """Return what the page says of itself, in each language that it says it in; nothing for a finished page."""
    match page.standing:
        case Standing.FINISHED:
            return []
        case Standing.PREVIEW:
            return list(_preview(page))
        case Standing.OLDER | Standing.PARTIAL:
            both = dict.fromkeys((page.words, ENGLISH))
            return [_standing(page, words) for words in both]


def _standing(page: Page, words: Words) -> Notice:
    own = words.language == page.locale.language
    direction = page.locale.direction if own else "ltr"
    if page.standing is Standing.OLDER:
        day = page.setting.published
        date = date_of(page) if own else "" if day is None else f"{day:%B} {day.day}, {day.year}"
        return Notice(words.language, direction, words.older, words.older_body.format(date=date))
    show = page.locale.integer if own else str
    left, total = page.untranslated, page.total
    body = words.partial_body.format(
        untranslated=words.untranslated.of(left, words.language, show(left), mark=page.words.mark),
        total=words.sentences.of(total, words.language, show(total)),
    )
    return Notice(words.language, direction, words.partial, body)


def _preview(page: Page) -> Iterator[Notice]:
    from babel.lists import format_list

    for language, notice in notices(page.locale.language):
        own = language == page.locale.language
        show = page.locale.integer if own else str
        withheld = (
            (notice.drafts, page.drafts),
            (notice.untranslated, page.untranslated),
            (notice.errors, page.errors),
            (notice.unreviewed, page.unreviewed),
        )
        phrases = [phrase.of(number, language, show(number)) for phrase, number in withheld if number]
        total = words_of(language).sentences.of(page.total, language, show(page.total))
        sentences = (
            notice.counted.format(total=total, withheld=format_list(phrases, locale=language)) if phrases else "",
            notice.unchecked if page.drafts else "",
            notice.request,
            notice.demonstration if page.demonstration else "",
        )
        direction = page.locale.direction if own else "ltr"
        yield Notice(language, direction, notice.heading, " ".join(filter(None, sentences)))


def isolate(text: str, rtl: bool, *, tagged: bool = False) -> Markup:
    """Return ``text`` escaped, with the runs against its direction inside ``<bdi>``, and its tags as HTML."""
    return _as_html(items_of(text), rtl) if tagged else isolated(text, rtl=rtl)


def shown(page: Page, sentence: Sentence, rtl: bool) -> Markup:
    """Return ``sentence`` as HTML: as `isolate` does, with its links and the marks of its notes.

    Where a link leads only the source says; a catalog cannot.
    """
    if not page.tagged:
        return isolated(sentence.text, rtl=rtl)
    return _as_html(sentence_items(sentence), rtl, page, sentence)


def _as_html(items: Iterable[Item], rtl: bool, page: Page | None = None, sentence: Sentence | None = None) -> Markup:
    from markupsafe import Markup

    parts: list[Markup] = []
    for item in items:
        lead = sentence.lead(item) if sentence is not None else None
        match item:
            case Text():
                parts.append(isolated(item.text, rtl=rtl))
            case Open() if item.letter in _ELEMENTS:
                parts.append(Markup("<{}>").format(_ELEMENTS[item.letter]))
            case Close() if item.letter in _ELEMENTS:
                parts.append(Markup("</{}>").format(_ELEMENTS[item.letter]))
            case Open() if lead is not None and lead.address:
                parts.append(Markup('<a href="{}">').format(lead.address))
            case Close() if lead is not None and lead.address:
                parts.append(Markup("</a>"))
            case Empty() if lead is not None and page is not None and page.note(lead.note):
                mark = Markup('<sup class="footnote-ref"><a href="#fn-{0}" id="fnref-{0}">[{1}]</a></sup>')
                parts.append(mark.format(lead.note, page.note_number(lead.note)))
            case Empty() if item.letter == "br":
                parts.append(Markup("<br>"))
            case _:
                pass
    return Markup("").join(parts)


def groups(passages: Iterable[Passage]) -> Iterable[Group]:
    """Yield ``passages`` with those of a table, and neighbouring list items and signatories, put together."""
    for (element, _), found in itertools.groupby(passages, key=lambda each: (_element(each), _table(each))):
        group = tuple(found)
        if element in ("ol", "ul", "table"):
            yield Group(element, group)
        else:
            yield from (Group(element, (passage,)) for passage in group)


def _table(passage: Passage) -> int:
    return passage.cell.table if passage.cell is not None else 0


def _element(passage: Passage) -> str:
    if passage.cell is not None:
        return "table"
    match passage.kind:
        case BlockKind.ITEM:
            return "ol" if _DECIMAL.match(passage.marker) and passage.level == 1 else "p"
        case BlockKind.SIGNATORY:
            return "ul"
        case BlockKind.HEADING:
            return "h2"
        case _:
            return "p"


def marker_of(page: Page, passage: Passage) -> str:
    """Return the marker of ``passage`` as the page writes it: numbers in its digits, letters as they are."""
    return page.locale.with_digits(passage.marker) if _NUMBERS.fullmatch(passage.marker) else passage.marker


def item_number(passage: Passage) -> int:
    """Return the number of a list item; 0 where its marker is none."""
    found = _DECIMAL.match(passage.marker)
    return int(found.group(1)) if found else 0
