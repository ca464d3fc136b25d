"""The pending messages of all documents of a locale as one stream: planned, drafted in chunks, written as they come.

A text that several documents hold is drafted once. What is drafted together is planned once, when nothing is drafted
yet, and the plan is kept until all of it stands in the catalogs (engines/cache.py says why). Catalogs are written every
few seconds, not after every chunk: what waits meanwhile is in the cache, and a run that is killed loses the engine's
call in flight at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from l10n_pipeline import files, inline
from l10n_pipeline.engines.cache import DraftCache
from l10n_pipeline.errors import CatalogError, FileError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.memory import Memory
from l10n_pipeline.model import Catalog, Suggestion
from l10n_pipeline.pipeline.project import Project, StoredCatalog, load_catalog, store_catalog
from l10n_pipeline.pretranslate import (
    CARRIED_OVER,
    Drafter,
    Key,
    Remembered,
    carried_over,
    fill,
    pending,
    remembered,
)

CHUNK = 512
"""Texts drafted together at most."""
CHUNK_CHARACTERS = 100_000
"""Characters drafted together at most, one text aside: whole blocks are long."""
WINDOW = 4096
"""Texts that are sorted together by length, so that those of a chunk, and of a batch, are equally long."""
WRITE_EVERY = 2.0
"""Seconds between two writes of the catalogs."""
WRITE_SHARE = 0.05
"""Share of the time that may go into writing: where catalogs are large they are written less often."""
WRITE_MOST = 4096
"""Drafts that may wait to be written: memory is to stay flat."""
_TRIES = 3
"""Times a catalog is read anew because somebody edited it just then."""


def plan_chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield ``texts`` in chunks to draft together: a window at a time, the longest of it first."""
    for start in range(0, len(texts), WINDOW):
        chunk: list[str] = []
        characters = 0
        for text in sorted(texts[start : start + WINDOW], key=len, reverse=True):
            if chunk and (len(chunk) == CHUNK or characters + len(text) > CHUNK_CHARACTERS):
                yield chunk
                chunk, characters = [], 0
            chunk.append(text)
            characters += len(text)
        if chunk:
            yield chunk


class LocaleStream:
    """The catalogs of one locale, as they fill."""

    def __init__(
        self,
        project: Project,
        locale: LocaleInfo,
        memory: Memory,
        domains: Sequence[str] = (),
        *,
        redraft: bool = False,
    ) -> None:
        """Read the catalogs of ``domains`` (all if none) in ``locale``. Writes nothing, does not ask ``memory`` yet.

        With ``redraft`` drafts that nobody touched are made anew.
        """
        self.locale = locale
        self.from_memory = 0
        self.from_engine = 0
        self.carried_over = 0
        # A plan of its own: that of a run over all documents that was killed stays for the next one.
        self._plan = "/".join((locale.tag, *dict.fromkeys(domains)))
        self._stored = [
            stored for source, stored in project.catalogs(locale) if not domains or source.domain in domains
        ]
        self._memory = memory
        self._threshold = project.settings.memory.threshold
        self._waiting: dict[str, Suggestion] = {}
        """What is drafted and not written yet, by source."""
        untouched = (m.source for catalog in self._catalogs for m in catalog.active if m.untouched)
        self._again: set[str] = set(untouched) if redraft else set()
        """Sources whose drafts are still to be made anew."""
        self._known: list[Mapping[Key, Remembered]] = [{} for _ in self._stored]
        """What memory has for the pending messages of each catalog, once it was asked."""
        self._empty: set[str] = set()
        """Texts that nothing came of."""
        self._written = time.monotonic()
        self._pause = WRITE_EVERY

    @property
    def left(self) -> int:
        """How many messages are still empty."""
        return sum(len(pending(catalog)) for catalog in self._catalogs)

    @property
    def untouched(self) -> int:
        """How many drafts are as they were made, those of this run included."""
        return sum(message.untouched for catalog in self._catalogs for message in catalog.active)

    @property
    def texts(self) -> list[str]:
        """The different texts that wait for a draft and for which memory has nothing (if asked), in catalog order."""
        return list(
            dict.fromkeys(
                message.source
                for stored, known in zip(self._stored, self._known, strict=True)
                if stored.catalog is not None
                for message in pending(stored.catalog, self._again)
                if message.key not in known
            )
        )

    def fill_from_memory(self) -> None:
        """Ask memory, fill and write what it has."""
        self._known = [self._remembered(stored) for stored in self._stored]
        self._flush(last=True)
        self._again -= {source for known in self._known for _, source in known}

    def carry_over(self, source_locale: LocaleInfo) -> None:
        """Fill and write what has no words, as a number in a table: that needs no engine."""
        for text in self.texts:
            target = carried_over(text, inline.find(text), self.locale, source_locale)
            if target is not None:
                self._waiting[text] = Suggestion(target, CARRIED_OVER, ())
        self._flush(last=True)

    def draft(self, drafter: Drafter, cache: DraftCache, progress: Callable[[int], None]) -> None:
        """Draft what is pending, and write it; ``progress`` is told how many texts are done since it was told last.

        A catalog that is edited meanwhile keeps the edit, and gets the drafts that it still has use for. Whatever
        stops the work, what is drafted by then is written.
        """
        name, digest = self._plan, drafter.engine.digest
        try:
            self._draft(self._planned(cache, name, digest), drafter, progress)
        finally:
            self._flush(last=True)
        # Once more, for what an edit brought or threw away meanwhile: the second is in the cache.
        self._reread()
        try:
            self._draft(self._planned(cache, name, digest), drafter, lambda count: None)
        finally:
            self._flush(last=True)
        cache.drop_plan(name)

    def _planned(self, cache: DraftCache, name: str, digest: str) -> list[list[str]]:
        """Return the chunks that hold a pending text, those of an unfinished run first, and keep them as the plan."""
        waiting = {text: None for text in self.texts if text not in self._empty}
        # Whole chunks: what they hold that is drafted already is in the cache.
        chunks = [chunk for chunk in cache.plan(name, digest) if any(text in waiting for text in chunk)]
        for chunk in chunks:
            for text in chunk:
                waiting.pop(text, None)
        chunks.extend(plan_chunks(list(waiting)))
        if chunks:
            cache.keep_plan(name, digest, chunks)
        return chunks

    def _draft(self, chunks: Sequence[Sequence[str]], drafter: Drafter, progress: Callable[[int], None]) -> None:
        waiting = set(self.texts)
        for chunk in chunks:
            for text, suggestion in zip(chunk, drafter.draft(chunk), strict=True):
                if suggestion.target.strip():
                    self._waiting[text] = suggestion
                else:
                    self._empty.add(text)
                    self._again.discard(text)
            progress(sum(text in waiting for text in chunk))
            if time.monotonic() - self._written >= self._pause or len(self._waiting) >= WRITE_MOST:
                self._flush()

    def _flush(self, *, last: bool = False) -> None:
        """Write what waits. What a catalog that is being edited cannot take now waits on, unless this is the ``last``.

        Raises `CatalogError` or `FileError` then; at any time where a catalog cannot be written.
        """
        begun = time.monotonic()
        done = [self._store(index, last=last) for index in range(len(self._stored))]
        if all(done):
            self._again -= self._waiting.keys()
            self._waiting.clear()
        self._written = time.monotonic()
        self._pause = max(WRITE_EVERY, (self._written - begun) / WRITE_SHARE)

    def _store(self, index: int, *, last: bool) -> bool:
        """Fill and write one catalog; return False where it has to wait because somebody is editing it."""
        for _ in range(_TRIES):
            stored = self._stored[index]
            if stored.catalog is None:
                return True
            filled = fill(stored.catalog, self._known[index], self._waiting, self._again)
            if not filled.drafts:
                return True
            try:
                self._stored[index] = store_catalog(stored, filled.catalog)
            except FileError:
                try:
                    now = load_catalog(stored.path)
                except CatalogError:  # an editor that does not write atomically is in the middle of it, perhaps
                    if last:
                        raise
                    return False
                if now.data == stored.data:
                    raise
                self._take(index, now)
                continue
            self.from_memory += filled.from_memory
            self.from_engine += filled.from_engine
            self.carried_over += filled.carried_over
            return True
        if last:
            raise FileError("is changed by another program again and again; its drafts wait", path=stored.path)
        return False

    def _reread(self) -> None:
        """Read the catalogs again that were edited since they were written."""
        for index, stored in enumerate(self._stored):
            if files.read_if_there(stored.path, CatalogError) != stored.data:
                self._take(index, load_catalog(stored.path))

    def _take(self, index: int, stored: StoredCatalog) -> None:
        """Take a catalog that somebody edited for what it is now."""
        self._stored[index] = stored
        self._known[index] = self._remembered(stored)

    def _remembered(self, stored: StoredCatalog) -> Mapping[Key, Remembered]:
        if stored.catalog is None:
            return {}
        wanted = pending(stored.catalog, self._again)
        return remembered(stored.catalog, wanted, self._memory, self.locale, self._threshold)

    @property
    def _catalogs(self) -> list[Catalog]:
        return [stored.catalog for stored in self._stored if stored.catalog is not None]
