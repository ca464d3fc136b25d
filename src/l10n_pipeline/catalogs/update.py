"""Bring catalogs up to date with a document: keep, revive, carry over as drafts, set aside. Nothing is written.

What a person translated stays: a message is matched by context and source; where a sentence was edited, split in
several or joined with others, the old translation becomes a draft of the new one, with the old source as
``#| msgid``; what left the document is set aside as obsolete. Updating twice with the same document changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from l10n_pipeline import collector
from l10n_pipeline.catalogs._carried import carried
from l10n_pipeline.catalogs._lineage import lineage
from l10n_pipeline.catalogs.po import header_text, new_header
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Catalog, Message

GENERATOR = "l10n-pipeline"
NEVER_REVISED = "1970-01-01 00:00+0000"
"""PO-Revision-Date of a new catalog: constant, and a date to tools that refuse or warn about anything else."""

_FORMAT = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}

_Key: TypeAlias = tuple[str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a document has to say about one message."""

    source: str
    references: tuple[str, ...] = ()
    """``path:line``, one each."""
    extracted: tuple[str, ...] = ()
    """Comments for the translator, a line each."""
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext identifies a message by: context and source."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateReport:
    """What an update did, in messages. ``kept + revived + fuzzied + new`` is the number of entries of the document."""

    kept: int = 0
    """Were there and still are."""
    revived: int = 0
    """Came back, with their translation."""
    fuzzied: int = 0
    """Are new and got the translation of what they were made from, which left, as a draft."""
    split: int = 0
    """Of those: are parts of a sentence that was split, and have the whole of its translation."""
    joined: int = 0
    """Of those: were several sentences, and have their translations one after the other."""
    new: int = 0
    """Are new and untranslated."""
    obsoleted: int = 0
    """Left and were set aside with their translation."""
    deleted: int = 0
    """Of those: no new message was made from them."""
    dropped: int = 0
    """Left and are gone: untranslated, or a draft that another message took over."""
    changed: bool = False
    """False where the catalog is what it was."""


def make_template(domain: str, version: str, entries: Iterable[Entry]) -> Catalog:
    """Return the template (.pot) of a document. It has no dates: the same document gives the same template."""
    fields = {
        "Project-Id-Version": f"{domain} {version}".strip(),
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        **_FORMAT,
        "X-Generator": GENERATOR,
    }
    return Catalog(header=new_header(fields), messages=tuple(_untranslated(entry) for entry in _merged(entries)))


def update(
    catalog: Catalog | None,
    entries: Iterable[Entry],
    locale: LocaleInfo,
    domain: str,
    *,
    version: str = "",
    revised: str = NEVER_REVISED,
) -> tuple[Catalog, UpdateReport]:
    """Return ``catalog``, or a new one for None, brought up to date with the ``entries`` of its document.

    Messages follow the order of the document, obsolete ones come last. ``revised`` is the PO-Revision-Date of a new
    catalog; the header of an existing one is kept, and only what gettext needs is added.
    """
    old = catalog or Catalog(header=None, messages=())
    wanted = _merged(entries)
    keys = {entry.key for entry in wanted}
    kept, revived = _found(old, wanted)
    unknown = [entry for entry in wanted if entry.key not in kept and entry.key not in revived]
    left = [message for message in old.active if message.key not in keys]
    with collector.paused():
        drafts, parents, counts = _drafts(wanted, unknown, old)

    known = {**kept, **revived, **drafts}
    current = [_refreshed(known[entry.key], entry) if entry.key in known else _untranslated(entry) for entry in wanted]
    # A finished message is not replaced: it comes back whole if the edit is undone.
    consumed = {message.key for message in left if message.fuzzy and message.key in parents}
    aside = [_set_aside(message) for message in left if any(message.targets) and message.key not in consumed]
    # gettext refuses a file in which an obsolete message repeats another one.
    taken = keys | {message.key for message in aside}
    older = [message for message in old.messages if message.obsolete and message.key not in taken]
    updated = replace(old, header=_header(old, _fields(locale, domain, version, revised)))
    updated = replace(updated, messages=(*current, *older, *aside))
    report = UpdateReport(
        kept=len(kept),
        revived=len(revived),
        fuzzied=len(drafts),
        split=counts["split"],
        joined=counts["joined"],
        new=len(unknown) - len(drafts),
        obsoleted=len(aside),
        deleted=sum(message.key not in parents for message in aside),
        dropped=len(left) - len(aside),
        changed=catalog is None or updated != catalog,
    )
    return updated, report


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, those that say the same at several places made into one."""
    merged: dict[_Key, Entry] = {}
    for entry in entries:
        first = merged.get(entry.key)
        if first is not None:
            references = tuple(dict.fromkeys((*first.references, *entry.references)))
            extracted = tuple(dict.fromkeys((*first.extracted, *entry.extracted)))
            entry = replace(first, references=references, extracted=extracted)
        merged[entry.key] = entry
    return list(merged.values())


def _found(old: Catalog, wanted: Sequence[Entry]) -> tuple[dict[_Key, Message], dict[_Key, Message]]:
    """Return the messages of ``wanted`` that are there, and those that come back from among the obsolete ones."""
    active = old.by_key()
    spare = {message.key: message for message in old.messages if message.obsolete and any(message.targets)}
    kept: dict[_Key, Message] = {}
    revived: dict[_Key, Message] = {}
    for entry in wanted:
        message = active.get(entry.key)
        if entry.key in spare and (message is None or not any(message.targets)):
            revived[entry.key] = replace(spare[entry.key], obsolete=False)
        elif message is not None:
            kept[entry.key] = message
    return kept, revived


def _drafts(
    wanted: Sequence[Entry], unknown: Sequence[Entry], old: Catalog
) -> tuple[dict[_Key, Message], set[_Key], Counter[str]]:
    """Return drafts for ``unknown`` entries, which messages they were made from, and what happened how often."""
    new = {entry.key for entry in unknown}
    keys = {entry.key for entry in wanted}
    active = old.by_key()
    # What says nothing of a translation does not stand between two sentences that were joined.
    usable = [key for key, m in active.items() if key in keys or (any(m.targets) and m.source_plural is None)]
    drafts: dict[_Key, Message] = {}
    parents: set[_Key] = set()
    counts: Counter[str] = Counter()
    for descent in lineage([entry.key for entry in wanted if entry.key in new or entry.key in active], usable):
        olds = [active[key] for key in descent.olds]
        drafts[descent.new] = carried(descent, olds)
        parents.update(descent.olds)
        counts["split"] += descent.parts > 1
        counts["joined"] += len(olds) > 1
    return drafts, parents, counts


def _untranslated(entry: Entry) -> Message:
    return Message(source=entry.source, context=entry.context, references=entry.references, extracted=entry.extracted)


def _refreshed(message: Message, entry: Entry) -> Message:
    """Return ``message`` with what the document says of it now; itself if that is the same."""
    if message.references == entry.references and message.extracted == entry.extracted:
        return message
    return replace(message, references=entry.references, extracted=entry.extracted)


def _set_aside(message: Message) -> Message:
    """Return ``message`` as obsolete: it stands nowhere in the document, as msgmerge too says."""
    return replace(message, obsolete=True, references=(), extracted=())


def _fields(locale: LocaleInfo, domain: str, version: str, revised: str) -> dict[str, str]:
    """Return the header of a new catalog: every field that ``msgfmt -c`` asks for, none at its initial value."""
    return {
        "Project-Id-Version": f"{domain} {version}".strip(),
        "PO-Revision-Date": revised,
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": locale.folder,
        **_FORMAT,
        "Plural-Forms": locale.plural_forms,
        "X-Generator": GENERATOR,
    }


def _header(old: Catalog, fields: Mapping[str, str]) -> Message:
    """Return the header of ``old`` with what gettext needs and it lacks; a new one where there is none."""
    if old.header is None:
        return new_header(fields)
    there = {name.casefold() for name in old.fields}
    missing = {name: fields[name] for name in ("Language", *_FORMAT, "Plural-Forms") if name.casefold() not in there}
    if not missing:
        return old.header
    text = old.header.target
    if text and not text.endswith("\n"):
        text += "\n"
    return replace(old.header, targets=(text + header_text(missing),))
