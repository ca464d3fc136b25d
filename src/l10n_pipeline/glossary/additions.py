"""Terms from elsewhere added to the text of glossary.yaml, which otherwise stays as it is, comments and layout too.

Nothing that somebody decided is overwritten: a new term goes to the end of the list, a rendering in a locale that a
term lacks becomes a line of that term, and a spelling or form that differs is a conflict for a person. Definitions,
notes and settings of a term that is there are not compared: each side may word them as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n_pipeline import yaml_lines
from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary import words
from l10n_pipeline.glossary.reading import read, shown
from l10n_pipeline.glossary.yaml_text import rendering_flow, rendering_lines, scalar, term_lines
from l10n_pipeline.model import Glossary, Rendering, Term
from l10n_pipeline.yaml_lines import YamlDocument

_FLOW = re.compile(r"^(?P<before>.*?\btranslations:\s*\{)(?P<rest>.*)$", re.DOTALL)
_EMPTY_LIST = re.compile(r"^terms:\s*\[\s*\]")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a file says otherwise than the glossary, which stays as it is."""

    term: str
    reason: str
    line: int
    """Of the term in the glossary; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Addition:
    """The new text of a glossary and what is new in it."""

    data: bytes
    terms: tuple[str, ...]
    renderings: tuple[tuple[str, str], ...]
    """Term and locale of each rendering added to a term that was there."""
    conflicts: tuple[Conflict, ...]
    same: int
    """How many renderings the glossary has already."""


def add(data: bytes, path: str, terms: Sequence[Term], origin: str) -> Addition:
    """Return the glossary in ``data`` with what is new in ``terms``, which came from a file called ``origin``.

    Raises `GlossaryError` where ``data`` is no glossary, or is laid out so that no program can add to it.
    """
    document = yaml_lines.load(data, path, GlossaryError)
    merge = _Merge(read(data, path), origin)
    for term in terms:
        merge.take(term)
    text = _Text(data, document)
    for place, locale, rendering in merge.renderings:
        text.add_rendering(place, locale, rendering)
    text.add_terms(merge.new)
    result = text.data()
    wanted = [*merge.terms, *merge.new]
    if [_plain(term) for term in read(result, path).terms] != [_plain(term) for term in wanted]:
        raise GlossaryError("is laid out so that no program can add to it; it is unchanged", path=path)
    return Addition(
        result,
        tuple(term.source for term in merge.new),
        tuple((merge.terms[place].source, locale) for place, locale, _ in merge.renderings),
        tuple(merge.conflicts),
        merge.same,
    )


def _plain(term: Term) -> tuple[Term, dict[str, Rendering]]:
    """Return ``term`` as it is compared: without its line."""
    return replace(term, line=0, renderings={}), dict(term.renderings)


class _Merge:
    """Decides what of each term is new, the same, or in conflict."""

    def __init__(self, glossary: Glossary, origin: str) -> None:
        self.terms = list(glossary.terms)
        self.new: list[Term] = []
        self.renderings: list[tuple[int, str, Rendering]] = []
        self.conflicts: list[Conflict] = []
        self.same = 0
        self._origin = origin
        self._known = {words.key(source): n for n, term in enumerate(self.terms) for source in term.sources}

    def take(self, term: Term) -> None:
        """Sort ``term`` in."""
        found = dict.fromkeys(
            place for source in term.sources if (place := self._known.get(words.key(source))) is not None
        )
        if len(found) > 1:
            names = " and ".join(repr(self._at(place).source) for place in list(found)[:2])
            self._conflict(
                term.source, f"stands for {names}, two terms of the glossary", self._at(next(iter(found))).line
            )
        elif found:
            self._compare(next(iter(found)), term)
        else:
            self._begin(term)

    def _at(self, place: int) -> Term:
        return self.terms[place] if place < len(self.terms) else self.new[place - len(self.terms)]

    def _conflict(self, source: str, reason: str, line: int = 0) -> None:
        self.conflicts.append(Conflict(source, reason, line))

    def _begin(self, term: Term) -> None:
        if not term.definition and not term.note:
            term = replace(term, note=f"Imported from {self._origin}.")
        if reason := _refused(term):
            self._conflict(term.source, f"is not added: {reason}")
            return
        self._known.update({words.key(source): len(self.terms) + len(self.new) for source in term.sources})
        self.new.append(term)

    def _compare(self, place: int, term: Term) -> None:
        mine = self._at(place)
        if mine.do_not_translate != term.do_not_translate:
            says = "is not to be translated here" if mine.do_not_translate else "is translated here"
            self._conflict(mine.source, f"{says}; {self._origin} says otherwise", mine.line)
            return
        if new := [source for source in term.sources if words.key(source) not in self._known]:
            self._conflict(mine.source, f"{self._origin} also has the spelling {_list(new)}", mine.line)
        for locale, rendering in term.renderings.items():
            own = mine.renderings.get(locale)
            if own is not None:
                self._differences(mine, locale, own, rendering)
            elif reason := _refused(replace(term, definition="d", renderings={locale: rendering})):
                self._conflict(mine.source, f"{locale} is not added: {reason}", mine.line)
            else:
                self._put(place, locale, rendering)

    def _put(self, place: int, locale: str, rendering: Rendering) -> None:
        mine = self._at(place)
        fuller = replace(mine, renderings={**mine.renderings, locale: rendering})
        if place < len(self.terms):
            self.terms[place] = fuller
            self.renderings.append((place, locale, rendering))
        else:
            self.new[place - len(self.terms)] = fuller

    def _differences(self, mine: Term, locale: str, own: Rendering, other: Rendering) -> None:
        never, others = {item.form for item in own.forbidden}, {item.form for item in other.forbidden}
        wrong = [form for form in other.forms if form in never]
        bad = [form for form in own.forms if form in others]
        extra = [form for form in other.forms if form not in own.forms and form not in never]
        more = [item.form for item in other.forbidden if item.form not in never and item.form not in own.forms]
        reasons = {
            f"{_list(wrong)} is forbidden here": wrong,
            f"{self._origin} forbids {_list(bad)}, which is right here": bad,
            f"keeps {shown(own.preferred)}; {self._origin} also has {_list(extra)}": extra,
            f"{self._origin} also forbids {_list(more)}": more,
        }
        for reason, forms in reasons.items():
            if forms:
                self._conflict(mine.source, f"{locale}: {reason}", mine.line)
        self.same += not any(reasons.values())


def _list(forms: Sequence[str]) -> str:
    return ", ".join(map(shown, forms[:3]))


def _refused(term: Term) -> str:
    """Return why glossary.yaml would not take ``term``; an empty string where it would."""
    text = "\n".join(["version: 1", "terms:", *term_lines(term, "  ")]) + "\n"
    try:
        read(text.encode(), "")
    except GlossaryError as error:
        return error.reason
    return ""


class _Text:
    """The lines of a glossary.yaml, and what is to be put between them."""

    def __init__(self, data: bytes, document: YamlDocument) -> None:
        text = data.decode("utf-8")
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        self._document = document
        self._inserts: dict[int, list[str]] = {}
        self._flow: dict[int, list[str]] = {}

    def add_rendering(self, place: int, locale: str, rendering: Rendering) -> None:
        """Put a rendering first among those of the term at ``place``."""
        loc = ("terms", place, "translations")
        line = self._document.line(loc)
        first = min(
            (found for key, found in self._document.lines.items() if len(key) == 4 and key[:3] == loc), default=line
        )
        if first == line:
            self._flow.setdefault(line, []).append(f"{scalar(locale)}: {rendering_flow(rendering)}, ")
            return
        above = self._lines[first - 1]
        indent = above[: len(above) - len(above.lstrip())]
        self._inserts.setdefault(line, []).extend(rendering_lines(locale, rendering, indent))

    def add_terms(self, terms: Sequence[Term]) -> None:
        """Put ``terms`` after the last one."""
        if not terms:
            return
        line = self._document.line(("terms",))
        head = self._lines[line - 1]
        if _EMPTY_LIST.match(head):
            self._lines[line - 1] = _EMPTY_LIST.sub("terms:", head)
        indent = self._indent()
        added: list[str] = []
        for term in terms:
            added += ["", *term_lines(term, indent)]
        self._inserts.setdefault(self._end(line), []).extend(added)

    def _indent(self) -> str:
        first = self._document.lines.get(("terms", 0))
        found = re.match(r"(\s*)- ", self._lines[first - 1]) if first else None
        return found.group(1) if found else "  "

    def _end(self, line: int) -> int:
        """Return the line after which the list of terms ends: the file's last, or what stands before another key."""
        after = [found for key, found in self._document.lines.items() if len(key) == 1 and found > line]
        end = min(after) - 1 if after else len(self._lines)
        while end > line and _is_aside(self._lines[end - 1], whole=bool(after)):
            end -= 1
        return end

    def data(self) -> bytes:
        """Return the file with everything added."""
        out: list[str] = []
        for number, line in enumerate(self._lines, 1):
            out.append(_with_flow(line, self._flow.get(number, ())))
            out += self._ended(out, self._inserts.get(number, ()))
        return "".join(out).encode("utf-8")

    def _ended(self, before: list[str], lines: Sequence[str]) -> Iterator[str]:
        if lines and not before[-1].endswith("\n"):
            before[-1] += self._newline
        return (line + self._newline for line in lines)


def _is_aside(line: str, *, whole: bool) -> bool:
    """Return True for a line that is not the last term's: the end mark, and before a key blank lines and comments."""
    text = line.strip()
    return text in ("", "...") or (whole and line.startswith("#"))


def _with_flow(line: str, added: Sequence[str]) -> str:
    found = _FLOW.match(line) if added else None
    return f"{found['before']}{''.join(added)}{found['rest']}" if found else line
