"""From the words of a published text back to who or what wrote them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import PublishError
from l10n_pipeline.locales import LocaleInfo, get_locale
from l10n_pipeline.model import Message, State
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.publishing import PUBLIC
from l10n_pipeline.pipeline.site import Entry, Site
from l10n_pipeline.publish.record import RecordedSentence, read_json
from l10n_pipeline.publish.targets import clean

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TAGS = re.compile(r"</?[a-z]+\d+/?>")
_LEAST = 12
"""Characters of a published sentence that counts as found where it stands inside the words that are looked for."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A published sentence and where it came from."""

    page: str
    """Its page, from the project folder."""
    locale: str
    text: str
    source: str
    matched: tuple[str, ...]
    """What holds the words, or is held by them: ``text``, ``source``."""
    state: str
    """When it was published."""
    standing: str
    published: str
    """Since when the page's text is as it is, ISO 8601."""
    catalog: str
    line: int
    """Of the catalog as it is now; 0 where the sentence does not stand there any more."""
    origin: str
    """What drafted or translated it, as the catalog says; empty where it does not."""
    reviewer: str
    """Who reviewed it, and when; empty where nobody did, or it was edited since."""
    document: str
    reference: str
    """``path:line`` of the source."""
    changed: bool
    """True where the catalog is not the one that was published: state and origin may have been others then."""
    digests: tuple[tuple[str, str], ...]
    """SHA-256 of what the page was made of, with the names."""


def trace(project: Project, words: str, locales: Sequence[LocaleInfo] = ()) -> tuple[Trace, ...]:
    """Return the published sentences whose text or source holds ``words``, or that ``words`` hold, in the site's order.

    Case, white space, marks that nobody sees, and the kinds of digits make no difference. Raises `PublishError` where
    nothing is published.
    """
    site = Site(project.root / PUBLIC)
    if not site.entries:
        raise PublishError("nothing is published yet: run 'l10n publish'", path=site.folder)
    wanted = _folded(words)
    tags = {locale.tag for locale in locales or project.locales}
    found: list[Trace] = []
    for name, entry in site.entries.items():
        if wanted and name.partition("/")[0] in tags:
            found += _in_page(project, site, name, entry, wanted)
    return tuple(found)


def _in_page(project: Project, site: Site, name: str, entry: Entry, wanted: str) -> Iterator[Trace]:
    data = files.read_if_there(site.folder / f"{name}.json", PublishError)
    if data is None:
        return
    try:
        sentences = [sentence for sentence in read_json(data) if _matched(sentence, wanted)]
    except ValueError as error:
        raise PublishError(f"{error}: run 'l10n publish --again'", path=site.folder / f"{name}.json") from error
    if sentences:
        path = project.root / str(entry.made_of["catalog"])
        messages, changed = _messages(path, str(entry.made_of["catalog_sha256"]))
        for sentence in dict.fromkeys(sentences):
            matched = _matched(sentence, wanted)
            yield _trace(site, name, entry, sentence, matched, messages.get(sentence.source), changed=changed)


def _messages(path: Path, published: str) -> tuple[dict[str, Message], bool]:
    """Return the messages of the catalog by source, and whether it changed since it was published."""
    data = files.read_if_there(path, PublishError)
    if data is None:
        return {}, True
    messages = {message.source: message for message in po.parse(data, str(path)).active if message.context is None}
    return messages, files.digest(data) != published


def _matched(sentence: RecordedSentence, wanted: str) -> tuple[str, ...]:
    return tuple(name for name, text in (("text", sentence.text), ("source", sentence.source)) if _holds(text, wanted))


def _holds(text: str, wanted: str) -> bool:
    folded = _folded(text)
    return wanted in folded or (len(folded) >= _LEAST and folded in wanted)


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", _TAGS.sub("", text)))
    digits = (str(unicodedata.decimal(character, character)) for character in text)
    return " ".join("".join(digits).casefold().split())


def _trace(
    site: Site,
    name: str,
    entry: Entry,
    sentence: RecordedSentence,
    matched: tuple[str, ...],
    message: Message | None,
    *,
    changed: bool,
) -> Trace:
    same = message if message is not None and clean(message.target, message.source) == sentence.text else None
    origin = same.origin.text if same is not None and same.origin is not None else ""
    if same is not None and same.edited:
        origin += ", edited by a person since"
    review = same.review if same is not None and same.state is State.REVIEWED else None
    made_of = entry.made_of
    digests = [
        (str(made_of[key]), str(made_of[f"{key}_sha256"]))
        for key in ("document", "catalog", "glossary")
        if key in made_of
    ]
    models = made_of.get("models", [])
    if isinstance(models, list):
        digests += [(f"{model['name']} {model['version']}", str(model["sha256"])) for model in models]
    return Trace(
        page=f"{site.folder.name}/{name}.html",
        locale=get_locale(name.partition("/")[0]).tag,
        text=sentence.text,
        source=sentence.source,
        matched=matched,
        state=sentence.state,
        standing=entry.standing,
        published=entry.published,
        catalog=str(made_of["catalog"]),
        line=same.line if same is not None else 0,
        origin=origin,
        reviewer=f"{review.name}, {review.date}" if review is not None else "",
        document=str(made_of["document"]),
        reference=next(iter(same.references), "") if same is not None else "",
        changed=changed,
        digests=tuple(digests),
    )
