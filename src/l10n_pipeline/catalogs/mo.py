"""Catalogs compiled for gettext (.mo)."""

from __future__ import annotations

from l10n_pipeline.model import Catalog, State

_FINISHED = (State.TRANSLATED, State.REVIEWED)


def compile_mo(catalog: Catalog) -> bytes:
    """Return the finished messages of ``catalog`` as a .mo file; drafts and obsolete ones are left out.

    polib writes it, from the messages as our own reader has them. The texts are in UTF-8, as the header then says.
    """
    import polib

    compiled = polib.POFile()
    compiled.metadata = {**catalog.fields, "Content-Type": "text/plain; charset=UTF-8"}
    for message in catalog.active:
        if message.state not in _FINISHED:
            continue
        entry = polib.POEntry(msgid=message.source, msgctxt=message.context)
        if message.source_plural is None:
            entry.msgstr = message.target
        else:
            entry.msgid_plural = message.source_plural
            entry.msgstr_plural = dict(enumerate(message.targets))
        compiled.append(entry)
    binary: bytes = compiled.to_binary()
    return binary
