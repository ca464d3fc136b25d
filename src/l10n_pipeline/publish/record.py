"""Pages as JSON, for other programs and for `l10n trace`.

Nobody's name is in it: who drafted, translated and reviewed a sentence stays in the catalogs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from l10n_pipeline.publish.page import Page

VERSION = 1


@dataclass(frozen=True, slots=True)
class RecordedSentence:
    """A published sentence."""

    source: str
    text: str
    state: str


def render_json(page: Page, domain: str) -> bytes:
    """Return ``page`` as JSON; docs/publishing.md describes it."""
    day = page.setting.published
    record = {
        "version": VERSION,
        "document": domain,
        "locale": page.locale.tag,
        "direction": page.locale.direction,
        "source_locale": page.source_locale.tag,
        "standing": str(page.standing),
        "published": None if day is None else day.isoformat(),
        "title": page.title,
        "sentences": page.total,
        "translated": page.total - page.untranslated - page.drafts,
        "passages": [
            {
                "kind": str(passage.kind),
                "marker": passage.marker,
                "part": str(passage.part),
                "note": passage.note,
                "translate": passage.translate,
                "sentences": [{"source": s.source, "text": s.text, "state": str(s.state)} for s in passage.sentences],
            }
            for passage in page.passages
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def read_json(data: bytes) -> Iterator[RecordedSentence]:
    """Yield the translated sentences of what `render_json` returned; raises ValueError where ``data`` is not that."""
    try:
        for passage in json.loads(data)["passages"]:
            for sentence in passage["sentences"] if passage["translate"] else ():
                yield RecordedSentence(str(sentence["source"]), str(sentence["text"]), str(sentence["state"]))
    except (TypeError, KeyError) as error:
        raise ValueError("not the JSON of a published page") from error
