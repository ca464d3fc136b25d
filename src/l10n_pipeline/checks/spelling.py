"""Words that no dictionary knows. Runs only where settings ask for it: it needs hunspell dictionaries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from l10n_pipeline import files, inline
from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.policy import SPELLING
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary, Severity

SYSTEM_FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/usr/share/myspell"))
"""Where Debian, Fedora and others put the dictionaries that their packages hold."""

_WORD = re.compile(r"(?<![\w@#])[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]|[\u200c'’-]?[^\W\d_])*(?![\w@])")
_PARTS = re.compile(r"[\u200c'’-]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…؟:«“\"(\[—–-])\W*$")
_CACHE = 65536
"""Words whose verdict is remembered: a dictionary written in Python takes a millisecond for an unknown one."""


class Lexicon(Protocol):
    """A dictionary of one language."""

    def lookup(self, word: str) -> bool:
        """Return whether ``word`` is spelt right."""
        ...


class SpyllsMissingError(Exception):
    """The package spylls, an optional extra, is not installed."""


def find_dictionary(locale: LocaleInfo, folders: Iterable[Path]) -> Path | None:
    """Return the ``.aff`` file for ``locale`` in the first of ``folders`` that has one with its ``.dic``.

    ``fr_CA.aff`` is taken for fr-CA, else ``fr.aff``, else ``fr_FR.aff``, else the first of French.
    """
    for folder in folders:
        own = [locale.folder, locale.language, f"{locale.language}_{locale.language.upper()}"]
        others = sorted(path.stem for path in folder.glob(f"{locale.language}[_-]*.aff"))
        for name in (*own, *others):
            found = folder / f"{name}.aff"
            if found.is_file() and found.with_suffix(".dic").is_file():
                return found
    return None


def load_dictionary(path: Path) -> Lexicon:
    """Return the dictionary in the ``.aff`` file ``path`` and the ``.dic`` file beside it.

    Raises `SpyllsMissingError` where the package that reads them is not installed, `FileError` where they cannot be
    read.
    """
    try:
        from spylls.hunspell import Dictionary, readers
        from spylls.hunspell.readers.file_reader import FileReader
    except ImportError as error:
        raise SpyllsMissingError from error

    class Reader(FileReader):  # type: ignore[misc]
        """spylls' own leaves every file that it opens to the garbage collector."""

        def _open(self, name: str, encoding: str) -> io.StringIO:
            text = files.read_bytes(Path(name)).decode(encoding, "surrogateescape")
            return io.StringIO(text, newline=None)

    affixes, context = readers.read_aff(Reader(str(path)))
    words = Reader(str(path.with_suffix(".dic")), encoding=context.encoding)
    lexicon: Lexicon = Dictionary(affixes, readers.read_dic(words, aff=affixes, context=context))
    return lexicon


def spelling_check(lexicon: Lexicon, glossary: Glossary, tag: str, words: Iterable[str] = ()) -> Rule:
    """Return the check by ``lexicon``; the words of the glossary's forms in ``tag``, and ``words``, are right."""
    right = {_plain(word) for word in words}
    for term in glossary.terms:
        rendering = term.rendering(tag)
        for text in (*term.sources, *(rendering.forms if rendering else ())):
            right |= {_plain(part) for match in _WORD.finditer(text) for part in (match[0], *_PARTS.split(match[0]))}

    @lru_cache(maxsize=_CACHE)
    def spelt(word: str) -> bool:
        if word in right or _known(lexicon, word):
            return True
        parts = [part for part in _PARTS.split(word) if part]
        return len(parts) > 1 and all(len(part) == 1 or part in right or _known(lexicon, part) for part in parts)

    def find(context: CheckContext) -> Iterator[Finding]:
        known = {_plain(match[0]) for match in _WORD.finditer(context.source)}
        kept = [(span.start, span.end) for span in inline.find(context.target)]
        for match in _WORD.finditer(context.target):
            word = _plain(match[0])
            if word in known or any(start < match.end() and match.start() < end for start, end in kept):
                continue
            first = _SENTENCE_START.search(context.target, 0, match.start()) is not None
            if not _is_name(match[0], first=first) and not spelt(match[0]) and not (first and spelt(word)):
                yield Finding(f"“{match[0]}” is in no dictionary.", *match.span())

    return Rule(SPELLING, Severity.INFO, "Every word is in a dictionary, in the glossary, or a name.", find)


def _is_name(word: str, *, first: bool) -> bool:
    """Return whether ``word`` looks like a name or an acronym; the ``first`` of a sentence has a capital anyway."""
    return (word[:1].isupper() and not first) or any(char.isupper() for char in word[1:])


def _known(lexicon: Lexicon, word: str) -> bool:
    return lexicon.lookup(word) or ("’" in word and lexicon.lookup(word.replace("’", "'")))


def _plain(word: str) -> str:
    return word.replace("’", "'").lower()
