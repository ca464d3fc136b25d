"""Tags and placeholders stand in the target letter for letter, and tags nest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from l10n_pipeline import inline
from l10n_pipeline.checks.base import CheckContext, Finding, Rule, has
from l10n_pipeline.inline import Span, SpanKind
from l10n_pipeline.model import Severity

_LIKELY = re.compile(r"[<{]|%[\w(]|\$\{")
"""Without one of these a text has neither tags nor placeholders."""
_TAGS = frozenset({SpanKind.OPEN, SpanKind.CLOSE, SpanKind.EMPTY})
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def _spans(text: str) -> list[Span]:
    if not _LIKELY.search(text):
        return []
    # &nbsp; and its like are spaces and letters: each language sets its own
    return [
        span
        for span in inline.find(text)
        if span.kind in _TAGS or (span.kind is SpanKind.PLACEHOLDER and not span.text.startswith("&"))
    ]


def _markup(context: CheckContext) -> Iterator[Finding]:
    source, target = _spans(context.source), _spans(context.target)
    if not source and not target:
        return
    wanted, found = Counter(span.text for span in source), Counter(span.text for span in target)
    for text, count in (wanted - found).items():
        times = "" if count == 1 else f" {count} times"
        yield Finding(f"{text} of the source is missing from the translation{times}.")
    extra = found - wanted
    for span in reversed(target):
        # 50 %d’intérêts is no placeholder where the source has none
        if extra[span.text] > 0 and (span.kind in _TAGS or source):
            extra[span.text] -= 1
            yield Finding(f"The source has no {span.text} here.", span.start, span.end)
    if wanted == found and inline.nests(source):
        if not inline.nests(target):
            yield Finding("The tags are not nested as in the source: one closes what another opened.")
            return
        held = list(_held(context.target, target))
        lost = _filled(_held(context.source, source)) - _filled(held)
        for span, text in held:
            if lost[span.text] > 0 and not _shows(text):
                lost[span.text] -= 1
                yield Finding(f"{span.text} holds nothing: its words stand outside.", span.start, span.end)


def _filled(held: Iterable[tuple[Span, str]]) -> Counter[str]:
    """Return how many pairs of tags hold something, by the opening one."""
    return Counter(span.text for span, text in held if _shows(text))


def _held(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield each opening tag of ``text``, whose tags nest, with what stands between it and its closing one."""
    opened: list[Span] = []
    for span in spans:
        if span.kind is SpanKind.OPEN:
            opened.append(span)
        elif span.kind is SpanKind.CLOSE:
            start = opened.pop()
            yield start, text[start.end : span.start]


def _shows(text: str) -> bool:
    """Return whether ``text`` has words or, as an empty tag, a picture."""
    return "/>" in text or any(map(str.isalnum, _TAG.sub("", text)))


MARKUP = Rule(
    "markup",
    Severity.ERROR,
    "Tags and placeholders of the source stand in the target, and nest.",
    _markup,
    source_sign=has(_LIKELY),
    target_sign=has(_LIKELY),
)
