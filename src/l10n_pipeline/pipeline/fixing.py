"""Mend what needs no reading: letters, spaces and punctuation of each locale (`l10n_pipeline.typography`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n_pipeline.errors import UsageError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Glossary, Message, State, target_digest
from l10n_pipeline.pipeline.checking import Checker, project_checker
from l10n_pipeline.pipeline.project import Project, store_catalog
from l10n_pipeline.typography import RULES, fix

_WORD = re.compile(r"\w+(?:['’\u200c]\w+)*")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A message that was mended, or would be."""

    file: str
    locale: str
    rules: tuple[str, ...]
    """What was done, in order, by the names of `RULES`."""
    before: Message
    after: Message


def fix_project(
    project: Project,
    locales: Sequence[LocaleInfo] = (),
    *,
    domains: Sequence[str] = (),
    rules: Sequence[str] = (),
    write: bool = False,
) -> tuple[Fixed, ...]:
    """Return what can be mended in the catalogs of ``locales`` (all if none); with ``write`` mend it.

    Reviewed messages are left alone. A mended one keeps its state: no word of it changed, so a translation is still its
    translator's, and a draft is still nobody's. The digest of a draft's origin follows, since the text is still what a
    machine wrote; where a person had edited it, that still shows. No check finds anything new in what was mended.
    """
    for name in rules:
        if name not in RULES:
            raise UsageError(f"no such rule: {name!r} (known: {', '.join(RULES)})")
    found: list[Fixed] = []
    for locale in locales or project.locales:
        fixer = _Fixer(project_checker(project, locale), locale, _kept(project.glossary, locale), frozenset(rules))
        for document in project.settings.documents:
            stored = project.catalog(document.name, locale)
            if stored.catalog is None or (domains and document.name not in domains):
                continue
            file = project.relative(stored.path)
            messages: list[Message] = []
            for message in stored.catalog.messages:
                mended, done = fixer.fix(message)
                messages.append(mended)
                found += [Fixed(file, locale.tag, done, message, mended)] if done else []
            if write and tuple(messages) != stored.catalog.messages:
                store_catalog(stored, replace(stored.catalog, messages=tuple(messages)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Fixer:
    """Mends the messages of one locale."""

    checker: Checker
    locale: LocaleInfo
    kept: frozenset[str]
    rules: frozenset[str]
    """Only these, where there are any."""

    def fix(self, message: Message) -> tuple[Message, tuple[str, ...]]:
        """Return ``message`` mended, and the rules that did it; the same message and none where all is well."""
        if message.obsolete or message.state in (State.REVIEWED, State.UNTRANSLATED):
            return message, ()
        mended, done = message, list[str]()
        for form in range(len(message.targets)):
            mended = self._fix_form(mended, form, done)
        return (_with_origin(message, mended), tuple(dict.fromkeys(done))) if done else (message, ())

    def _fix_form(self, message: Message, form: int, done: list[str]) -> Message:
        current = message

        def accept(text: str) -> bool:
            nonlocal current
            new = _with_target(current, form, text)
            if self._count(new) - self._count(current):
                return False
            current = new
            return True

        source = message.source if form == 0 or message.source_plural is None else message.source_plural
        changes = fix(source, message.targets[form], self.locale, self.kept, accept, self.rules)
        done.extend(change.rule for change in changes)
        return current

    def _count(self, message: Message) -> Counter[str]:
        """Return how many issues of each check ``message`` has."""
        return Counter(issue.check for issue in self.checker.raw(message))


def _with_target(message: Message, form: int, text: str) -> Message:
    targets = (*message.targets[:form], text, *message.targets[form + 1 :])
    return replace(message, targets=targets)


def _with_origin(before: Message, after: Message) -> Message:
    """Return ``after`` with the digest of its own text in its origin, where ``before`` had that of its own."""
    origin = before.origin
    if origin is None or not origin.digest or before.edited:
        return after
    new = replace(origin, digest=target_digest(after.targets)[:8])
    first = next(place for place, comment in enumerate(after.comments) if comment.startswith("origin:"))
    return replace(after, comments=(*after.comments[:first], new.comment, *after.comments[first + 1 :]))


def _kept(terms: Glossary, locale: LocaleInfo) -> frozenset[str]:
    """Return the words of the glossary's right forms in ``locale``: they are spelt as the organisation decided."""
    texts = [form for term in terms.terms if (known := term.rendering(locale.tag)) for form in known.forms]
    texts += [source for term in terms.terms if term.do_not_translate for source in term.sources]
    return frozenset(word for text in texts for word in _WORD.findall(text))
